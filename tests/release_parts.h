/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_parts: releases made by hand and by chance, for the tests of what is told of a group. */
#ifndef TESTS_RELEASE_PARTS_H
#define TESTS_RELEASE_PARTS_H

#include "property.h"
#include "report/release_formats.h"

/* Only with <check.h>. */
TCase *release_golden_case(void); /* whole files against goldens */
TCase *release_read_case(void);   /* every figure is the same in every form */
TCase *release_quiet_case(void);  /* what is suppressed stays so; hostile texts stay texts */
TCase *release_schema_case(void); /* the JSON Schema, the columns and their codes */
TCase *release_told_case(void);   /* laid beside an earlier one */

/* A group on FRAMEWORK that is told by line, in two buckets, or not in parts. */
struct group *release_group(const struct framework *framework, bool split);

/* One of every form, on tests/frameworks/small.yaml; with parts when GROUP is split. */
struct release *release_example(const struct framework *framework, const struct group *group);

/* Everything suppressed. */
struct release *release_silent(const struct framework *framework, const struct group *group);

/* Anything that the type can hold, up to the largest numbers when WILD. */
struct release *release_random(const struct framework *framework, const struct group *group,
                               struct chance *chance, bool wild);

/* Puts numbers where a suppressed cell has none, so that a writer that looks there is found out. */
void release_poison(struct release *release);

/* tests/frameworks/small.yaml with texts that are formulas, markup and separators. */
struct framework *release_hostile_framework(void);

#endif

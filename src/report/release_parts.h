/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_parts: what the files that tell a release share. Private to this folder. */
#ifndef REPORT_RELEASE_PARTS_H
#define REPORT_RELEASE_PARTS_H

#include "report/release.h"

/* A document under way. */
struct telling {
    struct doc *doc;
    const struct release *release;
    const struct framework *framework;
    const char *language;
};

const char *telling_text(const struct telling *t, const struct localized *text);
const char *telling_statement(const struct telling *t, int item);

/* Wishes, modules, the supply check, the plan for the team. */
void telling_wants(const struct telling *t);
void telling_needs(const struct telling *t);

/* CELL in words: where the middle lies, or how many are high, or why it is not told. ANSWERS: it
 * is of a dimension, and its counts are answers, not people. The caller frees it. */
char *release_said(const struct framework *framework, const struct cell *cell, bool answers,
                   const char *language);

/* Why a cell is not told, in a few words without a figure. */
const char *release_why(enum suppression why);

/* Adds the ids of the buckets in PART, "+" between them: "all", "vo+mbo", "none". */
void release_bucket_ids(const struct release *release, const struct released_part *part,
                        struct buf *out);

/* Adds their names: "everybody", "mbo; not said". */
void release_bucket_names(const struct release *release, const struct released_part *part,
                          const char *language, struct buf *out);

/* Part 0 is everybody; then come the parts that are told apart. */
int release_part_count(const struct release *release);
const struct released_part *release_part(const struct release *release, int part);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assessment_parts: frameworks with answers for the tests of assessment, sharing and report. */
#ifndef TESTS_ASSESSMENT_PARTS_H
#define TESTS_ASSESSMENT_PARTS_H

#include "assessment/assessment.h"
#include "framework_parts.h"
#include "property.h"

TCase *assessment_select_case(void); /* which items are shown */
TCase *assessment_record_case(void); /* the record */
TCase *assessment_broken_case(void); /* records that are refused */
TCase *assessment_again_case(void);  /* starting from last time, looking back, the same meaning */

/* tests/frameworks/small.yaml, or frameworks/lob.yaml when LOB. */
struct framework *assessment_framework(bool lob);

/* An empty assessment, made and changed on a fixed day. */
struct assessment *assessment_empty(const struct framework *framework);

/* Somebody at random: about, answers, wishes, notes, dates, and some intentions unless NOTES is 0.
 * NOTES: percentage of the answered items with a note, and of those with something of the past. */
struct assessment *assessment_random(const struct framework *framework, struct chance *chance,
                                     int notes);

/* Adds an intention at random, or puts it in the place of another. */
void intend_random(struct assessment *assessment, struct chance *chance);

/* What a person said about herself, at random. */
struct about about_random(const struct framework *framework, struct chance *chance);

#endif

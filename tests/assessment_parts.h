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

/* tests/frameworks/small.yaml, or frameworks/lob.yaml when LOB. */
struct framework *assessment_framework(bool lob);

/* An empty assessment, made and changed on a fixed day. */
struct assessment *assessment_empty(const struct framework *framework);

/* Somebody at random: about, answers, wishes, notes, dates. NOTES: percentage of items. */
struct assessment *assessment_random(const struct framework *framework, struct chance *chance,
                                     int notes);
struct about about_random(const struct framework *framework, struct chance *chance);

#endif

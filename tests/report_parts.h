/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_parts: what the tests of the folder report share; test_report.c runs them. */
#ifndef TESTS_REPORT_PARTS_H
#define TESTS_REPORT_PARTS_H

#include "assessment_parts.h"
#include "report/report.h"

TCase *report_layout_case(void); /* lines made of blocks, by examples */
TCase *report_plot_case(void);   /* plots, by examples */
TCase *report_chart_case(void);  /* charts, by examples */
TCase *report_markdown_case(void); /* Markdown */
TCase *report_data_case(void);     /* JSON, and its schema */
TCase *report_random_case(void); /* what holds for any document and width */
TCase *report_golden_case(void); /* whole documents against files */
TCase *report_cafe_case(void);   /* the document of a Kenniscafé */

/* Messages from here on are in LANGUAGE, as with language_use() in src/cli/language.c. */
void report_language(const char *language);

/* The document of about, profile, advice and plans of A. */
struct doc *report_whole(const struct assessment *a, int hours, const char *language);

/* The document of the profile of NOW beside that of THEN, which may be NULL. */
struct doc *report_profiles(const struct assessment *then, const struct assessment *now,
                            const char *language);

/* The document of what is different between THEN and NOW. */
struct doc *report_compared(const struct assessment *then, const struct assessment *now,
                            const char *language);

/* Fails where TEXT is not what is in tests/golden/report/NAME; LOBSPIEGEL_UPDATE=1 writes that
 * file anew. A text that is meant to stay private has "PRIVATE" in it. */
void report_check_golden(const char *name, const struct buf *text);

/* A document of random blocks of every kind. */
struct doc *report_random(struct chance *chance);

#endif

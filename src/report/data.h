/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data: a profile and an advice as data: JSON as schemas/report-1.schema.json describes it; and
 * a comparison.
 *
 * It holds what the report holds, and so no notes. Everything is told per item or per group;
 * there is no figure that adds a person up. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include "advice/advice.h"
#include "profile/compare.h"

/* The names of the formats, in the files. */
#define REPORT_FORMAT "lobspiegel-report/1"
#define COMPARISON_FORMAT "lobspiegel-comparison/1"

/* A whole report: who, profile, advice, plans. PREVIOUS as in report_profile(), or NULL; HOURS is
 * the budget that was asked for; LANGUAGE is that of the framework's texts. */
void report_data(const struct profile *profile, const struct profile *previous,
                 const struct advice *advice, int hours, const char *language, struct buf *out);

/* The advice only. */
void report_advice_data(const struct advice *advice, int hours, const char *language,
                        struct buf *out);

/* Two moments, as schemas/comparison-1.schema.json describes it. */
void report_comparison_data(const struct comparison *comparison, const char *language,
                            struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: what people read: the document model, its layout, and the documents made of a
 * profile and an advice. Each report_* function adds blocks to a document; LANGUAGE is the
 * language of the framework's texts. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "advice/advice.h"
#include "profile/compare.h"
#include "report/data.h"
#include "report/doc.h"
#include "report/html.h"
#include "report/layout.h"
#include "report/markdown.h"
#include "workshop/cafe.h"

/* What the answers say: strengths first, then dimensions, kinds and lines, wishes, what was left
 * open. PREVIOUS is the profile of the same person at an earlier moment, on the same struct
 * framework, whose bands are shown too; or NULL. */
void report_profile(struct doc *doc, const struct profile *profile, const struct profile *previous,
                    const char *language);

/* What is different between two moments, item by item; no figure that says how much. */
void report_comparison(struct doc *doc, const struct comparison *comparison, const char *language);

/* Which modules fit, why, and what they leave. HOURS is the budget that was asked for. */
void report_advice(struct doc *doc, const struct advice *advice, int hours, const char *language);

/* What would change in the advice if the person grew. */
void report_what_if(struct doc *doc, const struct what_if *what_if, const char *language);

/* Who the person said to be, and from which framework and day the answers are. */
void report_about(struct doc *doc, const struct assessment *assessment, const char *language);

/* What the person means to do: her plans, strays too; nothing when there are none. */
void report_plans(struct doc *doc, const struct assessment *assessment, const char *language);

/* The bytes of a file for GROUP, before it is shared, and what is not in it. */
void report_share(struct doc *doc, const struct buf *bytes, const char *group);

/* All that a framework holds, for its authors. */
void report_framework(struct doc *doc, const struct framework *framework, const char *language);

/* The questionnaire on paper: the items shown in ASSESSMENT, with boxes to tick. */
void report_paper(struct doc *doc, const struct assessment *assessment, const char *language);

/* Who sits where in a Kenniscafé, how well people are mixed, and a slip for everybody. */
void report_cafe(struct doc *doc, const struct cafe *cafe);

/* The name of a kind, and of a phase with what it means, in the language of the texts. */
const char *report_kind(enum kind kind);
const char *report_phase(enum phase phase);

/* Why a module is not in the advice, in a few words; "" for one that is. */
const char *report_reason(enum reason reason);

/* Adds the same with what stands in the way: "Does not fit in the hours (2 hours too many)". */
void report_why_not(const struct advice *advice, int module, const char *language,
                    struct buf *out);

#endif

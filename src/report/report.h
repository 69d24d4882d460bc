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
#include "sharing/group.h"
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

/* What a person can show on the sheet for a talk. */
enum talk_part {
    TALK_STRENGTHS,
    TALK_STEPS,    /* where she wants to go */
    TALK_PLANS,
    TALK_TRAINING, /* what the advice has */
    TALK_PICTURE,  /* the bands of the dimensions */
    TALK_TASKS,    /* what she called not her task here */
    TALK_PARTS
};
#define TALK_USUAL (1u << TALK_STRENGTHS | 1u << TALK_STEPS | 1u << TALK_PLANS)

/* A part as a word of the command line, and as a heading in the language of the texts. */
const char *report_talk_id(enum talk_part part);
const char *report_talk_name(enum talk_part part);

/* One page for a talk with a colleague or manager: the parts CHOSEN (a bit for each) that have
 * something to show, and questions about these and about nothing else. What she would rather not
 * say, her notes, role and stage are never on it. */
void report_talk(struct doc *doc, const struct advice *advice, unsigned chosen,
                 const char *language);

/* The bytes of a file for GROUP, counted in BUCKET, before it is shared; what is not in it, and the
 * rules of the group. */
void report_share(struct doc *doc, const struct buf *bytes, const struct group *group,
                  const struct framework *framework, int bucket, const char *language);

/* What a group is and how to share with it. FRAMEWORK may be NULL: then codes stand for names. */
void report_group(struct doc *doc, const struct group *group, const struct framework *framework,
                  const char *language);

/* Parts of that: what the person who gathers wrote, and the rules. */
void report_group_texts(struct doc *doc, const struct group *group);
void report_group_rules(struct doc *doc, const struct group *group);

/* The sheet for staff council and data officer. */
void report_privacy(struct doc *doc, const struct group *group);

/* All that a framework holds, for its authors. */
void report_framework(struct doc *doc, const struct framework *framework, const char *language);

/* The questionnaire on paper, to fill in with a pen: the items shown in ASSESSMENT, numbered in the
 * order in which they are keyed in. For GROUP, which may be NULL, it also asks with whom somebody is
 * counted and says what happens with the sheet; KEY_IN are the words of the command that reads it
 * (after "lobspiegel key-in"). */
void report_paper(struct doc *doc, const struct assessment *assessment, const struct group *group,
                  const char *key_in, const char *language);

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

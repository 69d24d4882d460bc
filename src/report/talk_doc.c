/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet for a talk: one page with what the person chose to show, and questions about that. */
#include <config.h>

#include <string.h>

#include "report/bands.h"
#include "report/report.h"

/* So much of each part fits on one page. */
#define STRENGTHS_MOST 3
#define STEPS_MOST 3
#define MODULES_MOST 3
#define TASKS_MOST 3
#define PLANS_MOST 3 /* as many as a person can have */
#define PLAN_COLUMNS 150 /* of a person's own words; the rest is in the report */

static const struct {
    const char *id, *name;
} parts[TALK_PARTS] = {
    [TALK_STRENGTHS] = {"strengths", N_("What I am good at")},
    [TALK_STEPS] = {"steps", N_("Where I want to go")},
    [TALK_PLANS] = {"plans", N_("What I am going to do")},
    [TALK_TRAINING] = {"training", N_("Training that fits")},
    [TALK_PICTURE] = {"picture", N_("The picture by dimension")},
    [TALK_TASKS] = {"tasks", N_("What I do not see as my task here")},
};

const char *report_talk_id(enum talk_part part) {
    return parts[part].id;
}

const char *report_talk_name(enum talk_part part) {
    return _(parts[part].name);
}

struct writing {
    struct doc *doc;
    const struct advice *advice;
    const struct profile *profile;
    const struct assessment *assessment;
    const struct framework *framework;
    unsigned shown; /* parts with something on the sheet, a bit for each */
    const char *language;
};

static const char *text_of(const struct writing *w, const struct localized *text) {
    return framework_text(w->framework, text, w->language);
}

static const char *statement_of(const struct writing *w, int item) {
    return text_of(w, &w->framework->items[item].statement);
}

static const char *level_brief(const struct writing *w, int level) {
    return text_of(w, &w->framework->scale[level].brief);
}

static bool shows(const struct writing *w, enum talk_part part) {
    return w->shown >> part & 1;
}

/* The first item with STATE, in the order shown, from position FROM on; -1: none. */
static int next_with(const struct writing *w, enum answer_state state, int from) {
    for (int i = from; i < w->assessment->shown_count; i++)
        if (w->assessment->answers[w->assessment->shown[i]].state == state)
            return i;
    return -1;
}

/* True when PART would have something on it. */
static bool has(const struct writing *w, enum talk_part part) {
    const struct profile *p = w->profile;
    bool band = false;
    switch (part) {
    case TALK_STRENGTHS:
        return p->strength_count + p->strong_count > 0;
    case TALK_STEPS:
        return p->gap_count > 0;
    case TALK_PLANS:
        return w->assessment->intention_count + w->assessment->stray_intention_count > 0;
    case TALK_TRAINING:
        return w->advice->chosen_count > 0;
    case TALK_PICTURE:
        for (int d = 0; d < w->framework->dimension_count; d++)
            band = band || p->dimensions[d].low >= 0;
        return band;
    case TALK_TASKS:
        return next_with(w, ANSWER_NOT_MINE, 0) >= 0;
    case TALK_PARTS:
        break;
    }
    return false;
}

/* --- the parts --------------------------------------------------------------------------- */

static const char *group_name(const struct writing *w, const struct strength *strength) {
    return strength->type == GROUP_DIMENSION
               ? text_of(w, &w->framework->dimensions[strength->index].name)
               : report_kind((enum kind)strength->index);
}

static void write_strengths(const struct writing *w) {
    const struct profile *p = w->profile;
    int room = STRENGTHS_MOST;
    for (int i = 0; i < p->strength_count && room > 0; i++, room--)
        doc_bullet(w->doc, "%s", group_name(w, &p->strengths[i]));
    for (int i = 0; i < p->strong_count && room > 0; i++, room--)
        doc_bullet(w->doc, "%s (%s)", statement_of(w, p->strong_items[i]),
                   level_brief(w, w->assessment->answers[p->strong_items[i]].now));
}

static void write_steps(const struct writing *w) {
    for (int i = 0; i < w->profile->gap_count && i < STEPS_MOST; i++) {
        const struct gap *gap = &w->profile->gaps[i];
        const char *from = level_brief(w, gap->now), *to = level_brief(w, gap->wanted);
        if (gap->source == WISH_OWN)
            doc_bullet(w->doc, _("%s (from \"%s\" to \"%s\")"), statement_of(w, gap->item), from,
                       to);
        else
            doc_bullet(w->doc, _("%s (from \"%s\" to \"%s\": a guideline, no norm)"),
                       statement_of(w, gap->item), from, to);
    }
}

/* Own words are cut where they would not fit on one page. */
static void add_cut(const char *text, struct buf *out) {
    size_t end = text_fit(text, strlen(text), PLAN_COLUMNS);
    buf_add(out, text, end);
    if (text[end])
        buf_add_string(out, "…");
}

static void write_plan(const struct writing *w, const char *what, const char *when,
                       const char *with) {
    struct buf whole = {0}, shown = {0};
    buf_add_string(&whole, what);
    if (when[0])
        buf_addf(&whole, ". %s: %s", _("When"), when);
    if (with[0])
        buf_addf(&whole, ". %s: %s", _("With whom"), with);
    add_cut(buf_string(&whole), &shown);
    doc_bullet(w->doc, "%s", buf_string(&shown));
    buf_free(&whole);
    buf_free(&shown);
}

/* A plan is hers too when what it is about has left the questionnaire. */
static void write_plans(const struct writing *w) {
    const struct assessment *a = w->assessment;
    for (int i = 0; i < a->intention_count; i++)
        write_plan(w, a->intentions[i].what, a->intentions[i].when, a->intentions[i].with);
    int room = PLANS_MOST - a->intention_count;
    for (int i = 0; i < a->stray_intention_count && i < room; i++)
        write_plan(w, a->stray_intentions[i].what, a->stray_intentions[i].when,
                   a->stray_intentions[i].with);
}

static void write_training(const struct writing *w) {
    int count = w->advice->chosen_count;
    for (int i = 0; i < count && i < MODULES_MOST; i++) {
        const struct module *m = &w->framework->modules[w->advice->chosen[i].module];
        struct buf hours = {0};
        buf_addf(&hours, ngettext("%d hour", "%d hours", (unsigned long)m->hours), m->hours);
        doc_bullet(w->doc, "%s, %s, %s", text_of(w, &m->name), buf_string(&hours),
                   report_phase(m->phase));
        buf_free(&hours);
    }
    if (count > MODULES_MOST)
        doc_text(w->doc, STYLE_QUIET,
                 ngettext("and %d more", "and %d more", (unsigned long)(count - MODULES_MOST)),
                 count - MODULES_MOST);
}

static void write_picture(const struct writing *w) {
    struct plot *plot =
        band_plot(w->doc, report_talk_name(TALK_PICTURE), w->framework, w->language);
    for (int d = 0; d < w->framework->dimension_count; d++) {
        const struct spread *spread = &w->profile->dimensions[d];
        struct plot_band bands[PLOT_MARKS] = {[PLOT_NOW] = {spread->low, spread->high},
                                              [PLOT_WANTED] = {-1, -1},
                                              [PLOT_PREVIOUS] = {-1, -1}};
        if (shows(w, TALK_STEPS))
            bands[PLOT_WANTED] = (struct plot_band){spread->aim_low, spread->aim_high};
        if (spread->low >= 0 && w->framework->dimensions[d].parent < 0)
            band_plot_row(w->doc, plot, text_of(w, &w->framework->dimensions[d].name), bands,
                          w->framework, w->language);
    }
}

static void write_tasks(const struct writing *w) {
    int at = next_with(w, ANSWER_NOT_MINE, 0);
    for (int n = 0; at >= 0 && n < TASKS_MOST; n++) {
        doc_bullet(w->doc, "%s", statement_of(w, w->assessment->shown[at]));
        at = next_with(w, ANSWER_NOT_MINE, at + 1);
    }
}

static void (*const writers[TALK_PARTS])(const struct writing *w) = {
    [TALK_STRENGTHS] = write_strengths, [TALK_STEPS] = write_steps,
    [TALK_PLANS] = write_plans,         [TALK_TRAINING] = write_training,
    [TALK_PICTURE] = write_picture,     [TALK_TASKS] = write_tasks,
};

/* --- the questions ----------------------------------------------------------------------- */

/* What to ask about a strength; an item that others could learn from goes first. */
static void ask_strength(const struct writing *w) {
    const struct profile *p = w->profile;
    int item = p->strong_count ? p->strong_items[0] : -1;
    if (item >= 0 && w->assessment->answers[item].now == LEVELS - 1)
        doc_bullet(w->doc, _("Who could I help with this? \"%s\""), statement_of(w, item));
    else
        doc_bullet(w->doc, _("Where do you see this in my work? \"%s\""),
                   p->strength_count ? group_name(w, &p->strengths[0]) : statement_of(w, item));
}

static void ask_step(const struct writing *w) {
    const struct gap *gap = &w->profile->gaps[0];
    if (gap->source == WISH_OWN)
        doc_bullet(w->doc, _("What could be a small first step, and with whom? \"%s\""),
                   statement_of(w, gap->item));
    else
        doc_bullet(w->doc, _("The guideline goes further than where I am. Does it fit my work "
                             "here? \"%s\""),
                   statement_of(w, gap->item));
    for (int i = 0; i < w->profile->gap_count && i < STEPS_MOST; i++)
        if (w->advice->nobody_teaches[i]) {
            doc_bullet(w->doc, _("No training leads there. Who here could help me? \"%s\""),
                       statement_of(w, w->profile->gaps[i].item));
            return;
        }
}

static void write_questions(const struct writing *w) {
    doc_heading(w->doc, _("To talk about"));
    if (shows(w, TALK_STRENGTHS))
        ask_strength(w);
    if (shows(w, TALK_STEPS))
        ask_step(w);
    if (shows(w, TALK_PLANS))
        doc_bullet(w->doc, "%s", _("What do I need to do what I plan? Who can give me that?"));
    if (shows(w, TALK_TRAINING))
        doc_bullet(w->doc, _("Would this help most now, and is there time for it? \"%s\""),
                   text_of(w, &w->framework->modules[w->advice->chosen[0].module].name));
    if (shows(w, TALK_PICTURE))
        doc_bullet(w->doc, "%s", _("What in this picture is as you expected, and what is not?"));
    if (shows(w, TALK_TASKS))
        doc_bullet(w->doc, "%s",
                   _("Do you see these tasks as I do? Who does them, and do they know it?"));
    doc_bullet(w->doc, "%s", _("What do you see me do that I do not see myself?"));
    doc_gap(w->doc);
}

static void write_agreements(const struct writing *w) {
    doc_heading(w->doc, _("What we agree"));
    doc_text(w->doc, STYLE_PLAIN, "%s", "..............................");
    doc_spoken(w->doc, _("room to write"));
    doc_text(w->doc, STYLE_PLAIN, "%s", _("When we come back to it: ............."));
    doc_spoken(w->doc, _("When we come back to it: room to write"));
    doc_gap(w->doc);
}

void report_talk(struct doc *doc, const struct advice *advice, unsigned chosen,
                 const char *language) {
    const struct profile *profile = advice->profile;
    const struct assessment *a = profile->assessment;
    struct writing w = {doc, advice, profile, a, a->framework, 0, language};
    char day[DATE_SIZE];
    date_format(a->changed, day);
    doc_text(doc, STYLE_QUIET,
             _("On %s I looked at my work with %s. This is how I see it, as far as I want to show "
               "it: to talk about together, not for appraisal or pay."),
             day, text_of(&w, &w.framework->title));
    doc_gap(doc);
    for (int part = 0; part < TALK_PARTS; part++)
        if (chosen >> part & 1 && has(&w, (enum talk_part)part))
            w.shown |= 1u << part;
    for (int part = 0; part < TALK_PARTS; part++) {
        if (!shows(&w, (enum talk_part)part))
            continue;
        doc_heading(doc, report_talk_name((enum talk_part)part));
        writers[part](&w);
        doc_gap(doc);
    }
    write_questions(&w);
    write_agreements(&w);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of an advice: what to do, why, what it leaves, and why not the rest. */
#include <config.h>

#include <stdlib.h>

#include "report/report.h"

static const char *const phase_names[PHASES] = {
    [PHASE_INITIAL] = N_("initial (part of your training)"),
    [PHASE_POST_INITIAL] = N_("post-initial (beside your work)"),
    [PHASE_WORKPLACE] = N_("at the workplace"),
};

const char *report_phase(enum phase phase) {
    return _(phase_names[phase]);
}

static const char *const reason_texts[] = {
    [REASON_CHOSEN] = "",
    [REASON_EXCLUDED] = N_("You left it out"),
    [REASON_LATER] = N_("It can wait in your stage"),
    [REASON_AUDIENCE] = N_("Made for other roles, stages, lines or sectors"),
    [REASON_NO_STEP] = N_("Serves none of the steps you want to make"),
    [REASON_ENTRY] = N_("Starts at a level you have not reached yet"),
    [REASON_PREREQUISITE] = N_("A module that must come first does not fit"),
    [REASON_HOURS] = N_("Does not fit in the hours"),
    [REASON_COVERED] = N_("The modules above already bring what it would bring"),
};

struct writing {
    struct doc *doc;
    const struct advice *advice;
    const struct profile *profile;
    const struct framework *framework;
    const char *language;
};

static const char *text_of(const struct writing *w, const struct localized *text) {
    return framework_text(w->framework, text, w->language);
}

static const char *statement_of(const struct writing *w, int gap) {
    return text_of(w, &w->framework->items[w->profile->gaps[gap].item].statement);
}

/* Hours, or the size in other words where the catalogue gives one. */
static void add_size(const struct writing *w, const struct module *module, struct buf *out) {
    const char *size = text_of(w, &module->size);
    buf_addf(out, ngettext("%d hour", "%d hours", (unsigned long)module->hours), module->hours);
    if (size[0])
        buf_addf(out, " (%s)", size);
}

static void write_module(const struct writing *w, const struct advised *advised, int number) {
    const struct module *module = &w->framework->modules[advised->module];
    struct buf size = {0};
    add_size(w, module, &size);
    doc_text(w->doc, STYLE_HEADING, "%d. %s", number, text_of(w, &module->name));
    doc_text(w->doc, STYLE_QUIET, "%s, %s", buf_string(&size), report_phase(module->phase));
    doc_indent(w->doc, 3);
    doc_text(w->doc, STYLE_PLAIN, "%s", text_of(w, &module->about));
    doc_indent(w->doc, 3);
    buf_free(&size);
    if (advised->prerequisite_only) {
        doc_text(w->doc, STYLE_PLAIN, "%s", _("It prepares you for a module further on."));
        doc_indent(w->doc, 3);
    }
    for (int i = 0; i < advised->step_count; i++) {
        const struct advice_step *step = &advised->steps[i];
        doc_bullet(w->doc, "%d → %d  %s", step->from, step->to, statement_of(w, step->gap));
        doc_indent(w->doc, 3);
    }
    doc_gap(w->doc);
}

static void write_chosen(const struct writing *w, int hours) {
    const struct advice *advice = w->advice;
    if (w->profile->gap_count == 0) {
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 _("There is nothing to advise yet: you did not mark a step you want to make. On "
                   "an item, press w and a digit to say where you want to be."));
        doc_gap(w->doc);
        return;
    }
    if (advice->chosen_count == 0) {
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 hours == ADVICE_ANY_HOURS
                     ? _("No module in the catalogue fits your wishes. That is an answer too: talk "
                         "with a colleague about what would help you.")
                     : _("Nothing fits in these hours. Allow more hours to see what would help."));
        doc_gap(w->doc);
        return;
    }
    doc_text(w->doc, STYLE_PLAIN,
             ngettext("Together about %d hour. Hours are an indication.",
                      "Together about %d hours. Hours are an indication.",
                      (unsigned long)advice->hours),
             advice->hours);
    doc_gap(w->doc);
    for (int i = 0; i < advice->chosen_count; i++)
        write_module(w, &advice->chosen[i], i + 1);
    if (!advice->proven)
        doc_text(w->doc, STYLE_ALERT, "%s",
                 _("The search was stopped before it was sure that nothing better exists."));
}

/* Steps that the advice does not reach, and whether anybody teaches them. */
static void write_left(const struct writing *w) {
    bool any = false;
    for (int i = 0; i < w->profile->gap_count; i++) {
        const struct gap *gap = &w->profile->gaps[i];
        int reached = w->advice->reached[i];
        if (reached >= gap->wanted)
            continue;
        if (!any)
            doc_heading(w->doc, _("What this leaves"));
        any = true;
        doc_bullet(w->doc,
                   w->advice->nobody_teaches[i]
                       ? _("%s (you get to %d, you want %d; no module teaches this: a gap in what "
                           "is offered)")
                       : _("%s (you get to %d, you want %d)"),
                   statement_of(w, i), reached, gap->wanted);
    }
    if (any)
        doc_gap(w->doc);
}

/* The names of the modules that are out for this reason; false when there are none. */
static bool add_names(const struct writing *w, enum reason reason, struct buf *out) {
    for (int i = 0; i < w->framework->module_count; i++)
        if (w->advice->reasons[i] == reason)
            buf_addf(out, "%s%s", out->length ? "; " : "",
                     text_of(w, &w->framework->modules[i].name));
    return out->length > 0;
}

static void write_reasons(const struct writing *w) {
    bool any = false;
    for (int reason = REASON_CHOSEN + 1; reason < (int)ARRAY_LENGTH(reason_texts); reason++) {
        struct buf names = {0};
        if (add_names(w, (enum reason)reason, &names)) {
            if (!any)
                doc_heading(w->doc, _("Why not the others?"));
            any = true;
            doc_bullet(w->doc, "%s: %s", _(reason_texts[reason]), buf_string(&names));
        }
        buf_free(&names);
    }
    if (any)
        doc_gap(w->doc);
}

void report_advice(struct doc *doc, const struct advice *advice, int hours,
                   const char *language) {
    const struct profile *profile = advice->profile;
    const struct writing w = {doc, advice, profile, profile->assessment->framework, language};
    int stage = profile->assessment->about.stage;
    if (stage >= 0 && text_of(&w, &w.framework->stages[stage].reason)[0]) {
        doc_text(doc, STYLE_QUIET, "%s", text_of(&w, &w.framework->stages[stage].reason));
        doc_gap(doc);
    }
    write_chosen(&w, hours);
    write_left(&w);
    if (profile->gap_count)
        write_reasons(&w);
}

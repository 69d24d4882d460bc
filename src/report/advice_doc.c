/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of an advice: what to do, why, what it leaves, why not the rest; and what would
 * change if the person grew. */
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
    [REASON_KNOWN] = N_("A refresher, and you are there already for half of it or more"),
    [REASON_ENTRY] = N_("Starts at a level you have not reached yet"),
    [REASON_PREREQUISITE] = N_("A module that must come first does not fit"),
    [REASON_HOURS] = N_("Does not fit in the hours"),
    [REASON_COVERED] = N_("The modules above already bring what it would bring"),
};

const char *report_reason(enum reason reason) {
    return reason_texts[reason][0] ? _(reason_texts[reason]) : "";
}

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

static const char *module_name(const struct writing *w, int module) {
    return text_of(w, &w->framework->modules[module].name);
}

/* The names of COUNT modules, without the module EXCEPT (-1: all). */
static void add_modules(const struct writing *w, const int *modules, int count, int except,
                        struct buf *out) {
    for (int i = 0; i < count; i++)
        if (modules[i] != except)
            buf_addf(out, "%s%s", out->length ? "; " : "", module_name(w, modules[i]));
}

/* What comes instead, and what goes along. */
static void add_exchange(const struct writing *w, const struct advised *advised, struct buf *out) {
    const struct alternative *without = &advised->without;
    struct buf come = {0}, gone = {0};
    add_modules(w, without->come, without->come_count, -1, &come);
    add_modules(w, without->gone, without->gone_count, advised->module, &gone);
    if (come.length)
        buf_addf(out, _("Without it, this would come instead: %s."), buf_string(&come));
    else
        buf_add_string(out, _("Without it, nothing would come instead."));
    buf_add_char(out, ' ');
    if (gone.length) {
        buf_addf(out, _("This would go too: %s."), buf_string(&gone));
        buf_add_char(out, ' ');
    }
    buf_free(&come);
    buf_free(&gone);
}

static void add_steps(const struct alternative *without, struct buf *out) {
    int lost = without->lost, won = without->won;
    if (lost && won)
        buf_addf(out, _("Steps you would not make: %d; other steps you would make: %d."), lost,
                 won);
    else if (lost)
        buf_addf(out,
                 ngettext("You would make %d step fewer.", "You would make %d steps fewer.",
                          (unsigned long)lost),
                 lost);
    else if (won)
        buf_addf(out,
                 ngettext("You would make %d step more.", "You would make %d steps more.",
                          (unsigned long)won),
                 won);
    else
        buf_add_string(out, _("You would make the same steps."));
    buf_add_char(out, ' ');
}

static void add_hours(int hours, struct buf *out) {
    if (hours > 0)
        buf_addf(out,
                 ngettext("It would take %d hour more.", "It would take %d hours more.",
                          (unsigned long)hours),
                 hours);
    else if (hours < 0)
        buf_addf(out,
                 ngettext("It would take %d hour less.", "It would take %d hours less.",
                          (unsigned long)-hours),
                 -hours);
    else
        buf_add_string(out, _("It would take as many hours."));
}

/* What decides where steps and hours do not show it; "" when they do. */
static const char *edge_text(const struct writing *w, const struct advised *advised) {
    const struct alternative *without = &advised->without;
    if (!without->proven)
        return _("The search for this was stopped before it was sure.");
    switch (advised->edge) {
    case EDGE_STEPS:
        return without->lost > without->won ? "" : _("A step to a wish of your own counts double.");
    case EDGE_REFRESHER:
        return _("More of the hours would be a refresher, and that comes last in your stage.");
    case EDGE_NEXT:
        return _("More of the hours would be of a kind that comes second in your stage.");
    case EDGE_MODULES:
        return _("It would be more modules.");
    case EDGE_ORDER:
        return _("The two are equally good; this one stands first in the catalogue.");
    case EDGE_NONE:
        if (advised->pinned)
            return _("It is here because you asked for it.");
        return w->advice->proven ? _("It is here for a module that you asked for.") : "";
    case EDGE_HOURS:
        break;
    }
    return "";
}

/* Why this module and not the next one, and what changes without it. */
static void write_alternative(const struct writing *w, const struct advised *advised) {
    struct buf said = {0};
    const char *edge = edge_text(w, advised);
    add_exchange(w, advised, &said);
    add_steps(&advised->without, &said);
    add_hours(advised->without.hours, &said);
    if (edge[0])
        buf_addf(&said, " %s", edge);
    doc_text(w->doc, STYLE_QUIET, "%s", buf_string(&said));
    doc_indent(w->doc, 3);
    buf_free(&said);
}

/* True when the steps of this module are all on guidelines, while there are wishes too. */
static bool serves_guidelines_only(const struct writing *w, const struct advised *advised) {
    bool any_wish = false;
    for (int i = 0; i < w->profile->gap_count; i++)
        any_wish = any_wish || w->profile->gaps[i].source == WISH_OWN;
    for (int i = 0; i < advised->step_count; i++)
        if (w->profile->gaps[advised->steps[i].gap].source == WISH_OWN)
            return false;
    return any_wish && advised->step_count > 0 && !advised->pinned;
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
        doc_bullet(w->doc,
                   w->profile->gaps[step->gap].source == WISH_OWN
                       ? "%d → %d  %s"
                       : _("%d → %d  %s (guideline)"),
                   step->from, step->to, statement_of(w, step->gap));
        doc_indent(w->doc, 3);
    }
    if (serves_guidelines_only(w, advised)) {
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 _("It serves guidelines only, and no wish of your own: you can do without it."));
        doc_indent(w->doc, 3);
    }
    write_alternative(w, advised);
    doc_gap(w->doc);
}

/* True when more hours would let something fit. */
static bool wants_hours(const struct writing *w) {
    for (int m = 0; m < w->framework->module_count; m++)
        if (advice_why_not(w->advice, m)->reason == REASON_HOURS)
            return true;
    return false;
}

static void write_chosen(const struct writing *w, int hours) {
    const struct advice *advice = w->advice;
    if (w->profile->gap_count == 0) {
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 _("There is nothing to advise yet: you did not mark a step you want to make. With "
                   "each item you can say where you want to be: that is the wish."));
        doc_gap(w->doc);
    } else if (advice->chosen_count == 0) {
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 hours != ADVICE_ANY_HOURS && wants_hours(w)
                     ? _("Nothing fits in these hours. Allow more hours to see what would help.")
                     : _("No module in the catalogue fits your wishes. That is an answer too: talk "
                         "with a colleague about what would help you."));
        doc_gap(w->doc);
    }
    if (advice->chosen_count == 0)
        return;
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

/* Where a step ends, and where it was to lead: a wish, or a guideline. */
static void add_end(const struct writing *w, int i, struct buf *out) {
    const struct gap *gap = &w->profile->gaps[i];
    buf_addf(out,
             gap->source == WISH_OWN ? _("you get to %d, you want %d")
                                     : _("you get to %d, the guideline is %d"),
             w->advice->reached[i], gap->wanted);
    if (w->advice->nobody_teaches[i])
        buf_addf(out, "; %s", _("no module teaches this: a gap in what is offered"));
}

/* Steps that the advice does not reach, and whether anybody teaches them. */
static void write_left(const struct writing *w) {
    bool any = false;
    for (int i = 0; i < w->profile->gap_count; i++) {
        struct buf end = {0};
        if (w->advice->reached[i] >= w->profile->gaps[i].wanted)
            continue;
        if (!any)
            doc_heading(w->doc, _("What this leaves"));
        any = true;
        add_end(w, i, &end);
        doc_bullet(w->doc, "%s (%s)", statement_of(w, i), buf_string(&end));
        buf_free(&end);
    }
    if (any)
        doc_gap(w->doc);
}

static void add_name(const char *name, struct buf *out) {
    buf_addf(out, "%s%s", out->length ? ", " : "", name);
}

/* For whom a module is made, as far as that keeps this person out. */
static void add_audience(const struct writing *w, const struct why_not *why, struct buf *out) {
    const struct framework *fw = w->framework;
    for (int i = 0; i < fw->role_count; i++)
        if (SET_HAS(why->roles, i))
            add_name(text_of(w, &fw->roles[i].name), out);
    for (int i = 0; i < fw->stage_count; i++)
        if (SET_HAS(why->stages, i))
            add_name(text_of(w, &fw->stages[i].name), out);
    for (int i = 0; i < fw->line_count; i++)
        if (SET_HAS(why->lines, i))
            add_name(text_of(w, &fw->lines[i].name), out);
    for (int i = 0; i < fw->sector_count; i++)
        if (SET_HAS(why->sectors, i))
            add_name(text_of(w, &fw->sectors[i].name), out);
}

static void add_too_long(const struct why_not *why, struct buf *out) {
    if (why->hours_alone)
        buf_addf(out,
                 ngettext("%d hour too many", "%d hours too many", (unsigned long)why->hours_alone),
                 why->hours_alone);
    else if (why->hours_beside)
        buf_addf(out,
                 ngettext("%d hour too many beside the others",
                          "%d hours too many beside the others", (unsigned long)why->hours_beside),
                 why->hours_beside);
    else
        buf_add_string(out, _("what leads up to it does not fit"));
}

/* What stands in the way of MODULE; nothing where the reason says it all. */
static void add_obstacle(const struct writing *w, int module, struct buf *out) {
    const struct why_not *why = advice_why_not(w->advice, module);
    int entry = w->framework->modules[module].entry;
    if (why->reason == REASON_AUDIENCE)
        add_audience(w, why, out);
    else if (why->reason == REASON_ENTRY)
        buf_addf(out,
                 why->level < entry ? _("starts at %d, you come to %d: %s")
                                    : _("starts at %d, you want no more than %d: %s"),
                 entry, why->level, text_of(w, &w->framework->items[why->item].statement));
    else if (why->reason == REASON_PREREQUISITE)
        buf_addf(out, _("first %s"), module_name(w, why->required));
    else if (why->reason == REASON_HOURS)
        add_too_long(why, out);
}

void report_why_not(const struct advice *advice, int module, const char *language,
                    struct buf *out) {
    const struct framework *fw = advice->profile->assessment->framework;
    const struct writing w = {NULL, advice, advice->profile, fw, language};
    struct buf obstacle = {0};
    add_obstacle(&w, module, &obstacle);
    buf_add_string(out, report_reason(advice_why_not(advice, module)->reason));
    if (obstacle.length)
        buf_addf(out, " (%s)", buf_string(&obstacle));
    buf_free(&obstacle);
}

/* The modules that are out for this reason; false when there are none. */
static bool add_names(const struct writing *w, enum reason reason, struct buf *out) {
    for (int i = 0; i < w->framework->module_count; i++) {
        if (advice_why_not(w->advice, i)->reason != reason)
            continue;
        struct buf obstacle = {0};
        add_obstacle(w, i, &obstacle);
        buf_addf(out, "%s%s", out->length ? "; " : "", module_name(w, i));
        if (obstacle.length)
            buf_addf(out, " (%s)", buf_string(&obstacle));
        buf_free(&obstacle);
    }
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
            doc_bullet(w->doc, "%s: %s", report_reason((enum reason)reason), buf_string(&names));
        }
        buf_free(&names);
    }
    if (any)
        doc_gap(w->doc);
}

void report_advice(struct doc *doc, const struct advice *advice, int hours, const char *language) {
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

/* Items that end elsewhere than in the advice as it stands. */
static void write_shifts(const struct writing *w, const struct alternative *change) {
    for (int i = 0; i < change->shift_count; i++) {
        const struct shift *shift = &change->shifts[i];
        doc_bullet(w->doc, _("%s (you get to %d, not %d)"), statement_of(w, shift->gap),
                   shift->there, shift->here);
    }
}

static void write_exchange(const struct writing *w, const struct alternative *change) {
    struct buf gone = {0}, come = {0}, hours = {0};
    add_modules(w, change->gone, change->gone_count, -1, &gone);
    add_modules(w, change->come, change->come_count, -1, &come);
    add_hours(change->hours, &hours);
    if (gone.length)
        doc_bullet(w->doc, _("No longer in the advice: %s"), buf_string(&gone));
    if (come.length)
        doc_bullet(w->doc, _("New in the advice: %s"), buf_string(&come));
    doc_bullet(w->doc, "%s", buf_string(&hours));
    write_shifts(w, change);
    buf_free(&gone);
    buf_free(&come);
    buf_free(&hours);
}

void report_what_if(struct doc *doc, const struct what_if *what_if, const char *language) {
    const struct profile *profile = what_if->base->profile;
    const struct framework *fw = profile->assessment->framework;
    const struct writing w = {doc, what_if->base, profile, fw, language};
    const struct alternative *change = &what_if->change;
    struct buf heading = {0};
    buf_addf(&heading, _("If you grow one level in: %s"),
             text_of(&w, what_if->item >= 0 ? &fw->items[what_if->item].statement
                                            : &fw->dimensions[what_if->dimension].name));
    doc_heading(doc, buf_string(&heading));
    buf_free(&heading);
    if (what_if->grown == 0)
        doc_text(doc, STYLE_PLAIN, "%s", _("There is no answer here that can go up a level."));
    else if (what_if->profile->gap_count == 0 && profile->gap_count > 0)
        doc_text(doc, STYLE_PLAIN, "%s", _("Then you are where you want to be, without a module."));
    else if (!change->gone_count && !change->come_count && !change->shift_count)
        doc_text(doc, STYLE_PLAIN, "%s", _("The advice would stay as it is."));
    else
        write_exchange(&w, change);
    if (!what_if->advice->proven)
        doc_text(doc, STYLE_ALERT, "%s",
                 _("The search was stopped before it was sure that nothing better exists."));
    doc_gap(doc);
}

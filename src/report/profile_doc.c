/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a profile: strengths first, no total, no marks. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "report/bands.h"
#include "report/report.h"

static const char *const kind_names[KINDS] = {
    [KIND_KNOWLEDGE] = N_("Knowledge"), [KIND_SKILL] = N_("Skill"), [KIND_ATTITUDE] = N_("Attitude")};

const char *report_kind(enum kind kind) {
    return _(kind_names[kind]);
}

struct writing {
    struct doc *doc;
    const struct profile *profile, *previous; /* previous may be NULL */
    const struct assessment *assessment;
    const struct framework *framework;
    const char *language;
};

static const char *text_of(const struct writing *w, const struct localized *text) {
    return framework_text(w->framework, text, w->language);
}

static const char *level_brief(const struct writing *w, int level) {
    return text_of(w, &w->framework->scale[level].brief);
}

/* The band of SPREAD in words. The caller frees it. */
static char *band_of(const struct writing *w, const struct spread *spread) {
    return band_words(w->framework, spread->low, spread->high, w->language);
}

/* The columns of a table of spreads: name, a column per level, picture, valid. */
enum { COLUMN_NAME, COLUMN_LEVELS, COLUMN_BAND = COLUMN_LEVELS + LEVELS, COLUMN_VALID, COLUMNS };

static struct table *spread_table(const struct writing *w) {
    static const char digits[LEVELS][2] = {"0", "1", "2", "3", "4"};
    const char *heads[COLUMNS] = {[COLUMN_NAME] = "", [COLUMN_BAND] = _("mostly"),
                                  [COLUMN_VALID] = _("counted")};
    enum align aligns[COLUMNS] = {[COLUMN_NAME] = ALIGN_LEFT, [COLUMN_BAND] = ALIGN_LEFT,
                                  [COLUMN_VALID] = ALIGN_LEFT};
    for (int level = 0; level < LEVELS; level++) {
        heads[COLUMN_LEVELS + level] = digits[level];
        aligns[COLUMN_LEVELS + level] = ALIGN_CENTRE;
    }
    return doc_table(w->doc, COLUMNS, heads, aligns);
}

/* A table with more answers than this at one level has numbers instead of dots. */
#define DOTS_MOST 4

static bool fits_dots(const struct spread *spreads, int count) {
    for (int i = 0; i < count; i++)
        for (int level = 0; level < LEVELS; level++)
            if (spreads[i].count[level] > DOTS_MOST)
                return false;
    return true;
}

/* One dot for every answer at this level; heard as "level 2: 3 times". */
static void add_count(const struct writing *w, struct table *table, int level, int count,
                      bool as_dots) {
    struct buf shown = {0}, spoken = {0};
    if (count && as_dots)
        buf_add_repeat(&shown, "●", count);
    else if (count)
        buf_addf(&shown, "%d", count);
    else
        buf_add_string(&shown, "·");
    if (count)
        buf_addf(&spoken,
                 ngettext("level %d: %d time", "level %d: %d times", (unsigned long)count), level,
                 count);
    doc_cell(w->doc, table, COLUMN_LEVELS + level, buf_string(&spoken), "%s", buf_string(&shown));
    buf_free(&shown);
    buf_free(&spoken);
}

static void add_spread(const struct writing *w, struct table *table, const char *name,
                       const struct spread *spread, bool as_dots) {
    char *band = band_of(w, spread);
    struct buf mostly = {0}, counted = {0};
    if (band[0])
        buf_addf(&mostly, _("mostly %s"), band);
    else
        buf_add_string(&mostly, _("too few answers to say"));
    buf_addf(&counted, _("%d of %d counted"), spread->valid, spread->shown);
    doc_row(w->doc, table);
    doc_cell(w->doc, table, COLUMN_NAME, NULL, "%s", name);
    for (int level = 0; level < LEVELS; level++)
        add_count(w, table, level, spread->count[level], as_dots);
    doc_cell(w->doc, table, COLUMN_BAND, buf_string(&mostly), "%s", band[0] ? band : "—");
    doc_cell(w->doc, table, COLUMN_VALID, buf_string(&counted), _("%d of %d"), spread->valid,
             spread->shown);
    buf_free(&mostly);
    buf_free(&counted);
    free(band);
}

typedef const char *name_of(const struct writing *w, int i);

/* A table of spreads, without the groups this person saw nothing of. */
static void write_spreads(const struct writing *w, const struct spread *spreads, int count,
                          name_of *name) {
    struct table *table = spread_table(w);
    bool as_dots = fits_dots(spreads, count);
    for (int i = 0; i < count; i++)
        if (spreads[i].shown)
            add_spread(w, table, name(w, i), &spreads[i], as_dots);
    doc_gap(w->doc);
}

static const char *dimension_name(const struct writing *w, int i) {
    return text_of(w, &w->framework->dimensions[i].name);
}

/* In the table a part stands a little to the right, under its whole. */
static const char *dimension_row(const struct writing *w, int i) {
    const char *name = dimension_name(w, i);
    if (w->framework->dimensions[i].parent < 0)
        return name;
    struct buf indented = {0};
    buf_addf(&indented, "  %s", name);
    const char *kept = arena_copy(w->doc->arena, buf_string(&indented), indented.length);
    buf_free(&indented);
    return kept;
}

static const char *kind_name(const struct writing *w, int i) {
    (void)w;
    return report_kind((enum kind)i);
}

static const char *line_name(const struct writing *w, int i) {
    return text_of(w, &w->framework->lines[i].name);
}

static const char *perspective_name(const struct writing *w, int i) {
    return text_of(w, &w->framework->perspectives[i].name);
}

static const char *strength_name(const struct writing *w, const struct strength *strength) {
    return strength->type == GROUP_DIMENSION ? dimension_name(w, strength->index)
                                             : kind_name(w, strength->index);
}

static const struct spread *strength_spread(const struct writing *w,
                                            const struct strength *strength) {
    return strength->type == GROUP_DIMENSION ? &w->profile->dimensions[strength->index]
                                             : &w->profile->kinds[strength->index];
}

/* How many of a list are not named; nothing when all are. */
static void write_more(const struct writing *w, int more) {
    if (more <= 0)
        return;
    doc_text(w->doc, STYLE_QUIET, ngettext("and %d more", "and %d more", (unsigned long)more), more);
    doc_indent(w->doc, 2);
}

#define STRONG_ITEMS_SHOWN 5

static void write_strengths(const struct writing *w) {
    const struct profile *p = w->profile;
    if (p->strong_count == 0 && p->strength_count == 0)
        return;
    bool starting = p->strength_count == 0 && w->assessment->answers[p->strong_items[0]].now < 2;
    doc_heading(w->doc, starting ? _("Where you have made a start") : _("What you are good at"));
    for (int i = 0; i < p->strength_count; i++) {
        char *band = band_of(w, strength_spread(w, &p->strengths[i]));
        doc_bullet(w->doc, _("%s, mostly: %s"), strength_name(w, &p->strengths[i]), band);
        free(band);
    }
    for (int i = 0; i < p->strong_count && i < STRONG_ITEMS_SHOWN; i++) {
        int item = p->strong_items[i];
        doc_bullet(w->doc, "%s (%s)", text_of(w, &w->framework->items[item].statement),
                   level_brief(w, w->assessment->answers[item].now));
    }
    write_more(w, p->strong_count - STRONG_ITEMS_SHOWN);
    doc_gap(w->doc);
}

static bool has_band(const struct writing *w, int dimension) {
    return w->profile->dimensions[dimension].low >= 0 ||
           (w->previous && w->previous->dimensions[dimension].low >= 0);
}

/* Where the dimensions are on the scale; nothing when no dimension has a band yet. */
static void plot_dimensions(const struct writing *w) {
    bool any = false;
    for (int d = 0; d < w->framework->dimension_count; d++)
        any = any || has_band(w, d);
    if (!any)
        return;
    struct plot *plot = band_plot(w->doc, _("By dimension"), w->framework, w->language);
    for (int d = 0; d < w->framework->dimension_count; d++) {
        const struct spread *now = &w->profile->dimensions[d];
        struct plot_band bands[PLOT_MARKS] = {
            [PLOT_NOW] = {now->low, now->high},
            [PLOT_WANTED] = {now->aim_low, now->aim_high},
            [PLOT_PREVIOUS] = {-1, -1},
        };
        if (w->previous)
            bands[PLOT_PREVIOUS] =
                (struct plot_band){w->previous->dimensions[d].low, w->previous->dimensions[d].high};
        if (now->shown || has_band(w, d))
            band_plot_row(w->doc, plot, dimension_row(w, d), bands, w->framework, w->language);
    }
    if (w->previous)
        band_moments(w->doc, w->previous->assessment, w->assessment, STYLE_QUIET);
    doc_gap(w->doc);
    doc_text(w->doc, STYLE_QUIET, "%s", _("How many answers you have at each level:"));
}

static void write_dimensions(const struct writing *w) {
    doc_heading(w->doc, _("By dimension"));
    plot_dimensions(w);
    write_spreads(w, w->profile->dimensions, w->framework->dimension_count, dimension_row);
}

static void write_kinds(const struct writing *w) {
    doc_heading(w->doc, _("Knowledge, skill and attitude"));
    write_spreads(w, w->profile->kinds, KINDS, kind_name);
}

/* The lines that this person works in, when these are more than one. With one line the whole
 * profile is its strip; who chose no split gets none. The other lines happen to share items with
 * these, which would say nothing about them. */
static void write_lines(const struct writing *w) {
    set lines = w->assessment->about.lines;
    if ((lines & (lines - 1)) == 0)
        return;
    doc_heading(w->doc, _("By line"));
    doc_text(w->doc, STYLE_QUIET, "%s", _("An item can belong to more than one line."));
    struct table *table = spread_table(w);
    bool as_dots = fits_dots(w->profile->lines, w->framework->line_count);
    for (int i = 0; i < w->framework->line_count; i++)
        if (SET_HAS(lines, i) && w->profile->lines[i].shown)
            add_spread(w, table, line_name(w, i), &w->profile->lines[i], as_dots);
    doc_gap(w->doc);
}

static const char *own_name(const struct writing *w, int i) {
    (void)i;
    return text_of(w, &w->framework->title);
}

/* What a school or sector added is kept apart from what everybody shares. */
static void write_own(const struct writing *w) {
    if (w->profile->own.shown == 0)
        return;
    doc_heading(w->doc, _("Items that were added, kept apart"));
    write_spreads(w, &w->profile->own, 1, own_name);
}

static void write_perspectives(const struct writing *w) {
    if (w->framework->perspective_count == 0)
        return;
    doc_heading(w->doc, _("By perspective, kept apart"));
    write_spreads(w, w->profile->perspectives, w->framework->perspective_count, perspective_name);
}

/* Where a step is meant to lead: "2 → 3, your own wish". The caller frees it. */
static char *gap_text(const struct profile *profile, int gap, const char *language) {
    const struct gap *g = &profile->gaps[gap];
    const struct framework *fw = profile->assessment->framework;
    struct buf text = {0};
    buf_addf(&text, "%d → %d, ", g->now, g->wanted);
    if (g->source == WISH_OWN)
        buf_add_string(&text, _("your own wish"));
    else
        buf_addf(&text, _("guideline for %s, no norm"),
                 framework_text(fw, &fw->roles[g->role].name, language));
    return buf_take(&text);
}

static void write_gaps(const struct writing *w) {
    const struct profile *p = w->profile;
    doc_heading(w->doc, _("Where you want to go (largest step first)"));
    if (p->gap_count == 0)
        doc_text(w->doc, STYLE_PLAIN, "%s",
                 _("You did not mark a step you want to make. That is fine. With each item you can "
                   "say where you want to be: that is the wish."));
    for (int i = 0; i < p->gap_count; i++) {
        char *step = gap_text(p, i, w->language);
        doc_bullet(w->doc, "%s  %s",
                   text_of(w, &w->framework->items[p->gaps[i].item].statement), step);
        free(step);
    }
    doc_gap(w->doc);
}

static const struct {
    enum answer_state state;
    const char *name;
} left_out[] = {
    {ANSWER_NA, N_("not applicable")},
    {ANSWER_NOT_MINE, N_("not my task here")},
    {ANSWER_RATHER_NOT, N_("I would rather not say")},
    {ANSWER_OPEN, N_("still open")},
};

#define LEFT_OUT_NAMED 5

/* The items without a level for one reason: the first of them by name. */
static void write_left_out_for(const struct writing *w, enum answer_state state,
                               const char *reason) {
    const struct assessment *a = w->assessment;
    int count = 0;
    for (int i = 0; i < a->shown_count; i++)
        if (a->answers[a->shown[i]].state == state && ++count <= LEFT_OUT_NAMED)
            doc_bullet(w->doc, "%s: %s", reason,
                       text_of(w, &w->framework->items[a->shown[i]].statement));
    int more = count - LEFT_OUT_NAMED;
    if (more > 0)
        doc_bullet(w->doc, ngettext("%s: and %d more", "%s: and %d more", (unsigned long)more),
                   reason, more);
}

static void write_left_out(const struct writing *w) {
    const struct assessment *a = w->assessment;
    int rated = 0;
    for (int i = 0; i < a->shown_count; i++)
        rated += a->answers[a->shown[i]].state == ANSWER_RATED;
    if (rated == a->shown_count)
        return;
    doc_heading(w->doc, _("Not counted"));
    for (size_t i = 0; i < ARRAY_LENGTH(left_out); i++)
        write_left_out_for(w, left_out[i].state, _(left_out[i].name));
    doc_gap(w->doc);
}

void report_profile(struct doc *doc, const struct profile *profile, const struct profile *previous,
                    const char *language) {
    const struct writing w = {
        doc, profile, previous, profile->assessment, profile->assessment->framework, language};
    doc_text(doc, STYLE_QUIET, "%s",
             _("A mirror, not a yardstick: this is how you see it yourself, today. How people rate "
               "themselves and what they do are not the same; talk it over with somebody who "
               "knows your work."));
    doc_gap(doc);
    write_strengths(&w);
    write_dimensions(&w);
    write_gaps(&w);
    write_kinds(&w);
    write_lines(&w);
    write_perspectives(&w);
    write_own(&w);
    write_left_out(&w);
    band_levels(doc, w.framework, language);
}

static void add_name(struct buf *out, const char *name) {
    buf_addf(out, "%s%s", out->length ? ", " : "", name);
}

void report_about(struct doc *doc, const struct assessment *assessment, const char *language) {
    const struct framework *fw = assessment->framework;
    const struct about *about = &assessment->about;
    const struct writing w = {doc, NULL, NULL, assessment, fw, language};
    struct buf roles = {0}, lines = {0};
    char started[DATE_SIZE], changed[DATE_SIZE];
    date_format(assessment->started, started);
    date_format(assessment->changed, changed);
    for (int i = 0; i < fw->role_count; i++)
        if (SET_HAS(about->roles, i))
            add_name(&roles, text_of(&w, &fw->roles[i].name));
    for (int i = 0; i < fw->line_count; i++)
        if (SET_HAS(about->lines, i))
            add_name(&lines, text_of(&w, &fw->lines[i].name));
    if (roles.length)
        doc_text(doc, STYLE_PLAIN, _("Role: %s"), buf_string(&roles));
    if (about->stage >= 0)
        doc_text(doc, STYLE_PLAIN, _("Stage: %s"), text_of(&w, &fw->stages[about->stage].name));
    if (about->sector >= 0)
        doc_text(doc, STYLE_PLAIN, _("Sector: %s"), text_of(&w, &fw->sectors[about->sector].name));
    if (fw->line_count > 1)
        doc_text(doc, STYLE_PLAIN, _("Line: %s"),
                 lines.length ? buf_string(&lines) : _("no split"));
    if (strcmp(started, changed) == 0)
        doc_text(doc, STYLE_PLAIN, _("Answers of %s, questionnaire %s version %s"), started, fw->id,
                 assessment->version);
    else
        doc_text(doc, STYLE_PLAIN, _("Answers from %s to %s, questionnaire %s version %s"), started,
                 changed, fw->id, assessment->version);
    doc_gap(doc);
    buf_free(&roles);
    buf_free(&lines);
}

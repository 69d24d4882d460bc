/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides: what a group's release tells, one thing on each, in few words. */
#include <config.h>

#include <stdlib.h>

#include "report/bands.h"
#include "report/release_parts.h"
#include "report/report.h"
#include "report/slides.h"

#define LINES_SHOWN 5

/* The slides after those of the dimensions. */
enum { AFTER_DIFFER, AFTER_COVER, AFTER_WANT, AFTER_HELP, AFTER_GAPS, AFTERS };

/* --- which slides there are ----------------------------------------------------------------- */

static bool is_whole(const struct framework *fw, int dimension) {
    return fw->dimensions[dimension].parent < 0;
}

static int wholes(const struct framework *fw) {
    int count = 0;
    for (int d = 0; d < fw->dimension_count; d++)
        count += is_whole(fw, d);
    return count;
}

/* The dimension of slide number SLIDE. */
static int whole_at(const struct framework *fw, int slide) {
    for (int d = 0; d < fw->dimension_count; d++)
        if (is_whole(fw, d) && slide-- == 0)
            return d;
    return 0;
}

/* The item with this DIFFERENCE, in the dimension or its parts, that has NUMBER of these before it;
 * -1: there are not so many. */
static int different_item(const struct release *release, int dimension, int difference,
                          int number) {
    const struct framework *fw = release->framework;
    for (int i = 0; i < fw->item_count; i++) {
        int of = fw->items[i].dimension;
        if ((int)release->items[i].difference == difference &&
            (of == dimension || fw->dimensions[of].parent == dimension) && number-- == 0)
            return i;
    }
    return -1;
}

/* From each dimension in turn, so that none gets all the cards. */
int card_items(const struct release *release, int items[static CARDS_MAX]) {
    int count = 0;
    for (int difference = DIFFERENCE_MUCH; difference >= DIFFERENCE_SOME; difference--)
        for (int number = 0, before = -1; before != count && count < CARDS_MAX; number++) {
            before = count;
            for (int w = 0; w < wholes(release->framework) && count < CARDS_MAX; w++) {
                int item =
                    different_item(release, whole_at(release->framework, w), difference, number);
                if (item >= 0)
                    items[count++] = item;
            }
        }
    return count;
}

int slide_figures(const struct release *release) {
    return wholes(release->framework) + AFTERS;
}

/* The slides after the cards: each dimension item by item. */
static int slide_items(const struct release *release) {
    int items[CARDS_MAX];
    return slide_figures(release) + card_items(release, items);
}

int slide_count(const struct release *release) {
    return slide_items(release) + wholes(release->framework);
}

void slide_title(const struct release *release, int slide, const char *language, struct buf *out) {
    static const char *const titles[AFTERS] = {
        [AFTER_DIFFER] = N_("Where we differ most"),
        [AFTER_COVER] = N_("Who could show others"),
        [AFTER_WANT] = N_("What we want"),
        [AFTER_HELP] = N_("What would help"),
        [AFTER_GAPS] = N_("What nobody teaches yet"),
    };
    const struct framework *fw = release->framework;
    int after = slide - wholes(fw);
    if (after < 0)
        buf_add_string(out,
                       framework_text(fw, &fw->dimensions[whole_at(fw, slide)].name, language));
    else if (after < AFTERS)
        buf_add_string(out, _(titles[after]));
    else if (slide < slide_items(release))
        buf_add_string(out, _("Let us talk about this"));
    else
        buf_addf(out, _("Item by item: %s"),
                 framework_text(fw,
                                &fw->dimensions[whole_at(fw, slide - slide_items(release))].name,
                                language));
}

/* --- a dimension ---------------------------------------------------------------------------- */

static void add_cell(const struct telling *t, struct chart *chart, const char *code,
                     const char *name, const struct cell *cell, bool answers) {
    char *said = release_said(t->framework, cell, answers, t->language);
    struct chart_row row = {.code = code, .name = name, .said = said};
    for (int i = 0; cell->form == FORM_TALLY && i < cell->part_count; i++)
        row.parts[row.part_count++] =
            (struct chart_part){cell->parts[i].from, cell->parts[i].to, cell->parts[i].count};
    doc_chart_row(t->doc, chart, &row);
    free(said);
}

static struct chart *begin_chart(const struct telling *t, enum chart_look look, int dimension) {
    const struct framework *fw = t->framework;
    const char *heads[CHART_LEVELS];
    for (int level = 0; level < LEVELS; level++)
        heads[level] = telling_text(t, &fw->scale[level].brief);
    return doc_chart(t->doc, look, telling_text(t, &fw->dimensions[dimension].name), heads);
}

/* A part of a dimension stands a little to the right, under its whole. */
static void add_row(const struct telling *t, struct chart *chart, int dimension) {
    const struct dimension *d = &t->framework->dimensions[dimension];
    struct buf name = {0};
    buf_addf(&name, "%s%s", d->parent < 0 ? "" : "  ", telling_text(t, &d->name));
    add_cell(t, chart, "", buf_string(&name), &t->release->all.dimensions[dimension], true);
    buf_free(&name);
}

/* The items of a dimension and of its parts. */
static void write_items(const struct telling *t, int dimension) {
    const struct framework *fw = t->framework;
    struct chart *chart = begin_chart(t, CHART_HEAT, dimension);
    for (int i = 0; i < fw->item_count; i++) {
        int of = fw->items[i].dimension;
        if (of == dimension || fw->dimensions[of].parent == dimension)
            add_cell(t, chart, fw->items[i].id, telling_statement(t, i), &t->release->all.items[i],
                     false);
    }
}

static void write_dimension(const struct telling *t, int dimension, int guess) {
    const struct framework *fw = t->framework;
    if (guess >= 0)
        doc_text(t->doc, STYLE_STATEMENT, _("You expected: %s"),
                 telling_text(t, &fw->scale[guess].brief));
    else
        doc_text(t->doc, STYLE_QUIET, "%s", _("You did not say what you expected."));
    doc_gap(t->doc);
    struct chart *chart = begin_chart(t, CHART_BARS, dimension);
    add_row(t, chart, dimension);
    for (int d = 0; d < fw->dimension_count; d++)
        if (fw->dimensions[d].parent == dimension)
            add_row(t, chart, d);
    doc_gap(t->doc);
}

/* --- lists ---------------------------------------------------------------------------------- */

static void write_differences(const struct telling *t) {
    int items[CARDS_MAX], count = card_items(t->release, items);
    for (int i = 0; i < count && i < LINES_SHOWN; i++)
        doc_bullet(t->doc, "%s", telling_statement(t, items[i]));
    if (count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 t->release->people < (uint32_t)t->release->k_items
                     ? _("This is told when there are more people, so that nobody can be found "
                         "out.")
                     : _("There is no item of which can be told that you differ."));
    else
        doc_text(t->doc, STYLE_QUIET, "%s",
                 _("Difference is good: there is something to learn from each other."));
}

static int list_coverage(const struct telling *t, enum coverage coverage, const char *head) {
    int count = 0;
    for (int i = 0; i < t->framework->item_count; i++) {
        if (t->release->items[i].coverage != coverage)
            continue;
        if (count == 0)
            doc_text(t->doc, STYLE_STATEMENT, "%s", head);
        if (count++ < LINES_SHOWN)
            doc_bullet(t->doc, "%s", telling_statement(t, i));
    }
    if (count > LINES_SHOWN)
        doc_text(t->doc, STYLE_QUIET,
                 ngettext("and %d more", "and %d more", (unsigned long)(count - LINES_SHOWN)),
                 count - LINES_SHOWN);
    if (count)
        doc_gap(t->doc);
    return count;
}

static void write_coverage(const struct telling *t) {
    int count = list_coverage(t, COVERAGE_NOBODY, _("Nobody yet. Who would like to be the first?"));
    count += list_coverage(t, COVERAGE_ONE, _("At least one of us can show this:"));
    count += list_coverage(t, COVERAGE_TWO, _("At least two of us can show this:"));
    if (count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("This is told when there are more people, so that nobody can be found out."));
    else
        doc_text(t->doc, STYLE_QUIET, "%s", _("No names: who likes to show something says so."));
}

static void write_wants(const struct telling *t) {
    int count = 0;
    for (int score = -100; score < 0; score++)
        for (int i = 0; i < t->framework->item_count && count < LINES_SHOWN; i++)
            if (t->release->items[i].discrepancy.said &&
                t->release->items[i].discrepancy.score == score) {
                doc_bullet(t->doc, "%s", telling_statement(t, i));
                count++;
            }
    if (count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("There is no item of which can be told that many of you want to grow."));
}

/* --- needs ---------------------------------------------------------------------------------- */

static bool has_needs(const struct telling *t) {
    if (t->release->needs_items > 0 && t->framework->module_count > 0)
        return true;
    doc_text(t->doc, STYLE_PLAIN, "%s", _("There are no wishes that can be told."));
    return false;
}

static void write_help(const struct telling *t) {
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT};
    const char *const heads[] = {_("Where something can be learned"), _("wishes")};
    if (!has_needs(t))
        return;
    struct table *table = doc_table(t->doc, 2, heads, aligns);
    for (int phase = 0; phase < PHASES; phase++) {
        doc_row(t->doc, table);
        doc_cell(t->doc, table, 0, NULL, "%s", report_phase((enum phase)phase));
        doc_cell(t->doc, table, 1, NULL, "%lu", (unsigned long)t->release->wishes_by[phase]);
    }
    doc_row(t->doc, table);
    doc_cell(t->doc, table, 0, NULL, "%s", _("nowhere in this catalogue"));
    doc_cell(t->doc, table, 1, NULL, "%lu", (unsigned long)t->release->wishes_unmet);
    doc_gap(t->doc);
    for (int i = 0; i < t->release->need_count && i < LINES_SHOWN; i++) {
        const struct module *module = &t->framework->modules[t->release->needs[i].module];
        doc_bullet(t->doc, "%s · %s", telling_text(t, &module->name), report_phase(module->phase));
    }
}

static void write_gaps(const struct telling *t) {
    if (!has_needs(t))
        return;
    for (int i = 0; i < t->release->gap_count && i < LINES_SHOWN; i++) {
        const struct supply_gap *gap = &t->release->gaps[i];
        if (gap->only_initial)
            doc_bullet(t->doc, _("%s (in teacher education only)"),
                       telling_statement(t, gap->item));
        else
            doc_bullet(t->doc, "%s", telling_statement(t, gap->item));
    }
    if (t->release->gap_count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("For every wish that can be told there is a module that leads further."));
}

void report_slide(struct doc *doc, const struct release *release, const signed char *guesses,
                  int slide, const char *language) {
    static void (*const writers[AFTERS])(const struct telling *) = {
        [AFTER_DIFFER] = write_differences, [AFTER_COVER] = write_coverage,
        [AFTER_WANT] = write_wants,         [AFTER_HELP] = write_help,
        [AFTER_GAPS] = write_gaps,
    };
    const struct telling t = {doc, release, release->framework, language};
    int after = slide - wholes(release->framework), items[CARDS_MAX];
    if (after < 0) {
        int dimension = whole_at(release->framework, slide);
        write_dimension(&t, dimension, guesses[dimension]);
    } else if (after < AFTERS) {
        writers[after](&t);
    } else if (after - AFTERS < card_items(release, items)) {
        report_card(doc, release->framework, items[after - AFTERS], language);
    } else {
        write_items(&t, whole_at(release->framework, slide - slide_items(release)));
    }
}

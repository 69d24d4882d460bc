/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report about a group: what it is, strengths, dimensions, differences, who could show
 * others, every item, and the parts that are told apart. */
#include <config.h>

#include <stdlib.h>

#include "report/bands.h"
#include "report/release_parts.h"

#define STRONG_SHOWN 5
#define DIFFERENT_SHOWN 8

/* --- what this is --------------------------------------------------------------------------- */

void report_release_title(const struct release *release, struct buf *out) {
    buf_addf(out, _("The mirror of group %s"), release->group->code);
}

static void write_what(const struct telling *t) {
    const struct release *r = t->release;
    struct buf title = {0};
    report_release_title(r, &title);
    doc_title(t->doc, buf_string(&title));
    buf_free(&title);
    doc_text(t->doc, STYLE_STATEMENT,
             ngettext("%lu person looked in the mirror: %s, version %s.",
                      "%lu people looked in the mirror: %s, version %s.", (unsigned long)r->people),
             (unsigned long)r->people, telling_text(t, &t->framework->title),
             t->framework->version);
    if (r->group->period && r->group->period[0])
        doc_text(t->doc, STYLE_PLAIN, _("Period: %s"), r->group->period);
    if (r->group->purpose && r->group->purpose[0])
        doc_text(t->doc, STYLE_PLAIN, _("What the figures are for: %s"), r->group->purpose);
    if (r->batches > 1)
        doc_text(t->doc, STYLE_PLAIN, _("Results were added in %d rounds."), r->batches);
    doc_gap(t->doc);
    doc_text(t->doc, STYLE_PLAIN, "%s",
             _("This report is anonymous. It tells about the group and not about anybody in it, so "
               "you may show it to everyone."));
    doc_text(t->doc, STYLE_PLAIN, "%s",
             _("It is a mirror, not a yardstick: people said how they see themselves. It is meant "
               "for a good talk. It is not for ranking people, teams or schools, and not for "
               "appraisal or pay."));
    doc_gap(t->doc);
}

static int suppressed_items(const struct release *r, enum form form) {
    int count = 0;
    for (int i = 0; i < r->framework->item_count; i++)
        count += r->all.items[i].form == form;
    return count;
}

static void write_rules(const struct telling *t) {
    const struct release *r = t->release;
    int kept = suppressed_items(r, FORM_SUPPRESSED), worded = suppressed_items(r, FORM_SHARE);
    doc_heading(t->doc, _("What is told, and what is not"));
    if (r->k == r->k_items)
        doc_bullet(t->doc, _("A figure has at least %d people behind it."), r->k);
    else
        doc_bullet(t->doc,
                   _("A figure has at least %d people behind it; a figure about one item %d."),
                   r->k, r->k_items);
    doc_bullet(t->doc, "%s",
               _("Where one or two people are at a level, that level is counted together with the "
                 "one beside it."));
    doc_bullet(t->doc, "%s",
               _("Where nearly everybody gives the same answer, or few people answered, you read it in "
                 "words and not in figures: else you would know what each person said."));
    if (r->group->region) {
        doc_bullet(t->doc, "%s",
                   _("Schools handed up these figures, each of its own people. Nothing is told of "
                     "fewer than three schools, or where one school is much larger than the "
                     "others."));
        doc_bullet(t->doc, "%s",
                   _("Some schools handed up an item in words. Where these have more than one in "
                     "ten of the people, you read words here as well; else they are left out, and "
                     "the figure is of the others."));
    }
    if (worded)
        doc_bullet(t->doc,
                   ngettext("%d item is told in words only.", "%d items are told in words only.",
                            (unsigned long)worded),
                   worded);
    if (kept)
        doc_bullet(t->doc,
                   ngettext("%d item is not told at all, to protect the people who answered.",
                            "%d items are not told at all, to protect the people who answered.",
                            (unsigned long)kept),
                   kept);
    if (r->split_withheld)
        doc_bullet(t->doc, "%s",
                   _("The group would also be told in parts. The parts are too small for that."));
    doc_gap(t->doc);
}

/* --- strengths ------------------------------------------------------------------------------ */

/* How strong the group is on an item; 0: no strength. Most are on their own there. */
static int strength_of(const struct cell *cell) {
    if (cell->form == FORM_TALLY)
        return cell->low >= SHARE_LEVEL ? cell->low + cell->high : 0;
    if (cell->form == FORM_SHARE)
        return cell->share == SHARE_NEARLY ? 5 : cell->share == SHARE_MORE ? 4 : 0;
    return 0;
}

static void write_strengths(const struct telling *t) {
    const struct cell *cells = t->release->all.items;
    int shown = 0;
    doc_heading(t->doc, _("What this group is good at"));
    for (int strength = 2 * (LEVELS - 1); strength > 0; strength--)
        for (int i = 0; i < t->framework->item_count && shown < STRONG_SHOWN; i++)
            if (strength_of(&cells[i]) == strength) {
                char *said = release_said(t->framework, &cells[i], false, t->language);
                doc_bullet(t->doc, "%s (%s)", telling_statement(t, i), said);
                free(said);
                shown++;
            }
    if (shown == 0 && 2 * suppressed_items(t->release, FORM_SUPPRESSED) > t->framework->item_count)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("Too little can be told of this group to say that."));
    else if (shown == 0)
        doc_text(
            t->doc, STYLE_PLAIN, "%s",
            _("This group is at the start with most of what is asked. That is a good moment to "
              "choose together where to begin."));
    doc_gap(t->doc);
}

/* --- charts --------------------------------------------------------------------------------- */

static struct chart *begin_chart(const struct telling *t, enum chart_look look, const char *title) {
    const char *heads[CHART_LEVELS];
    _Static_assert(CHART_LEVELS == LEVELS, "a part for every level");
    for (int level = 0; level < LEVELS; level++)
        heads[level] = telling_text(t, &t->framework->scale[level].brief);
    return doc_chart(t->doc, look, title, heads);
}

static void add_row(const struct telling *t, struct chart *chart, const char *code,
                    const char *name, const struct cell *cell, bool answers) {
    char *said = release_said(t->framework, cell, answers, t->language);
    struct chart_row row = {.code = code, .name = name, .said = said};
    for (int i = 0; cell->form == FORM_TALLY && i < cell->part_count; i++)
        row.parts[row.part_count++] =
            (struct chart_part){cell->parts[i].from, cell->parts[i].to, cell->parts[i].count};
    doc_chart_row(t->doc, chart, &row);
    free(said);
}

/* A part of a dimension stands a little to the right, under its whole. */
static void add_dimensions(const struct telling *t, const struct released_part *part,
                           const char *title) {
    struct chart *chart = begin_chart(t, CHART_BARS, title);
    for (int d = 0; d < t->framework->dimension_count; d++) {
        const struct dimension *dimension = &t->framework->dimensions[d];
        struct buf name = {0};
        buf_addf(&name, "%s%s", dimension->parent < 0 ? "" : "  ",
                 telling_text(t, &dimension->name));
        add_row(t, chart, "", buf_string(&name), &part->dimensions[d], true);
        buf_free(&name);
    }
    doc_gap(t->doc);
}

static void write_dimensions(const struct telling *t) {
    doc_heading(t->doc, _("By dimension"));
    doc_text(t->doc, STYLE_QUIET, "%s",
             _("The digits are the levels, from low to high; behind each stands how many answers "
               "there are at that level. Half of the answers lie below the middle and half above "
               "it."));
    doc_gap(t->doc);
    add_dimensions(t, &t->release->all, _("By dimension"));
}

/* --- differences, and who could show others ------------------------------------------------- */

static int list_different(const struct telling *t, enum difference difference, const char *words,
                          int room) {
    int shown = 0;
    for (int i = 0; i < t->framework->item_count && shown < room; i++)
        if (t->release->items[i].difference == difference) {
            doc_bullet(t->doc, "%s (%s)", telling_statement(t, i), words);
            shown++;
        }
    return shown;
}

static void write_differences(const struct telling *t) {
    doc_heading(t->doc, _("Where you differ: a good start for a talk"));
    doc_text(t->doc, STYLE_PLAIN, "%s",
             _("Difference is not a fault: it means that there is something to learn from each "
               "other. Ask: how do you do it, and what does it look like in your work? Nobody has "
               "to say which answer was hers or his."));
    doc_gap(t->doc);
    int shown = list_different(t, DIFFERENCE_MUCH, _("much difference"), DIFFERENT_SHOWN);
    shown += list_different(t, DIFFERENCE_SOME, _("some difference"), DIFFERENT_SHOWN - shown);
    if (shown == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("There is no item of which can be told that you differ much."));
    doc_gap(t->doc);
}

static void list_covered(const struct telling *t, enum coverage coverage, const char *head) {
    bool any = false;
    for (int i = 0; i < t->framework->item_count; i++) {
        if (t->release->items[i].coverage != coverage)
            continue;
        if (!any)
            doc_text(t->doc, STYLE_PLAIN, "%s", head);
        any = true;
        doc_bullet(t->doc, "%s", telling_statement(t, i));
        doc_indent(t->doc, 2);
    }
    if (any)
        doc_gap(t->doc);
}

static void write_coverage(const struct telling *t) {
    bool any = false;
    for (int i = 0; i < t->framework->item_count; i++)
        any = any || t->release->items[i].coverage != COVERAGE_NOT_SAID;
    if (!any)
        return;
    doc_heading(t->doc, _("Who could show others"));
    doc_text(t->doc, STYLE_PLAIN,
             _("At \"%s\" or \"%s\" you can show a colleague how you do it. There are no names "
               "here: who likes to show something says so."),
             telling_text(t, &t->framework->scale[3].brief),
             telling_text(t, &t->framework->scale[4].brief));
    doc_gap(t->doc);
    list_covered(t, COVERAGE_TWO, _("At least two colleagues can show:"));
    list_covered(t, COVERAGE_ONE, _("At least one colleague can show:"));
    list_covered(t, COVERAGE_NOBODY, _("Nobody yet. Who would like to be the first?"));
}

/* --- item by item --------------------------------------------------------------------------- */

static bool has_items(const struct framework *fw, int dimension) {
    for (int i = 0; i < fw->item_count; i++)
        if (fw->items[i].dimension == dimension)
            return true;
    return false;
}

static void write_items(const struct telling *t) {
    const struct framework *fw = t->framework;
    doc_title(t->doc, _("Item by item"));
    doc_text(
        t->doc, STYLE_QUIET, "%s",
        _("How many people are at each level. Levels that are counted together stand between "
          "brackets or in one box; in a table « stands at a level that is counted together with "
          "the one before it."));
    doc_gap(t->doc);
    for (int d = 0; d < fw->dimension_count; d++) {
        const char *name = telling_text(t, &fw->dimensions[d].name);
        if (!has_items(fw, d))
            continue;
        doc_heading(t->doc, name);
        struct chart *chart = begin_chart(t, CHART_HEAT, name);
        for (int i = 0; i < fw->item_count; i++)
            if (fw->items[i].dimension == d)
                add_row(t, chart, fw->items[i].id, telling_statement(t, i),
                        &t->release->all.items[i], false);
        doc_gap(t->doc);
    }
}

static void write_parts(const struct telling *t) {
    if (t->release->part_count == 0)
        return;
    doc_title(t->doc, _("The parts of the group"));
    doc_text(
        t->doc, STYLE_PLAIN, "%s",
        _("The parts were named before anybody answered. They are no contest: work, pupils and "
          "tasks differ."));
    doc_gap(t->doc);
    for (int p = 0; p < t->release->part_count; p++) {
        const struct released_part *part = &t->release->parts[p];
        struct buf name = {0};
        release_bucket_names(t->release, part, t->language, &name);
        doc_heading(t->doc, buf_string(&name));
        doc_text(t->doc, STYLE_PLAIN,
                 ngettext("%lu person", "%lu people", (unsigned long)part->people),
                 (unsigned long)part->people);
        doc_gap(t->doc);
        add_dimensions(t, part, buf_string(&name));
        buf_free(&name);
    }
}

void report_release(struct doc *doc, const struct release *release, const char *language) {
    const struct telling t = {doc, release, release->framework, language};
    write_what(&t);
    write_rules(&t);
    write_strengths(&t);
    write_dimensions(&t);
    write_differences(&t);
    write_coverage(&t);
    telling_wants(&t);
    telling_needs(&t);
    if (release->earlier) {
        struct told *now = told_of(release);
        report_then_and_now(doc, release->earlier, now, language);
        told_free(now);
    }
    band_levels(doc, release->framework, language);
    write_items(&t);
    write_parts(&t);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group wants, which modules could bring that nearer, what nobody teaches, and a plan for
 * the team. */
#include <config.h>

#include <stdlib.h>

#include "report/release_parts.h"
#include "report/report.h"

#define WANTED_SHOWN 10
#define MODULES_SHOWN 10

/* --- wishes --------------------------------------------------------------------------------- */

/* "12 people want a higher level"; "" when that is not told. */
static void add_growing(struct buf *out, const struct discrepancy *d) {
    if (d->few)
        buf_add_string(out, _("one or two people want a higher level"));
    else
        buf_addf(out,
                 ngettext("%lu person wants a higher level", "%lu people want a higher level",
                          (unsigned long)d->growing),
                 (unsigned long)d->growing);
}

static void write_wanted(const struct telling *t, const int *items, int count) {
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT};
    const char *const heads[] = {"", _("score"), ""};
    struct table *table = doc_table(t->doc, 3, heads, aligns);
    for (int i = 0; i < count; i++) {
        const struct released_item *item = &t->release->items[items[i]];
        struct buf growing = {0};
        add_growing(&growing, &item->discrepancy);
        doc_row(t->doc, table);
        doc_cell(t->doc, table, 0, NULL, "%s", telling_statement(t, items[i]));
        doc_cell(t->doc, table, 1, NULL, "%d", item->discrepancy.score);
        doc_cell(t->doc, table, 2, NULL, "%s", buf_string(&growing));
        buf_free(&growing);
    }
    doc_gap(t->doc);
}

/* The items on which more people want to grow than the other way, the lowest score first. */
static int pick_wanted(const struct release *r, int items[WANTED_SHOWN], bool *any) {
    int count = 0;
    for (int score = -100; score <= 100; score++)
        for (int i = 0; i < r->framework->item_count; i++) {
            if (!r->items[i].discrepancy.said || r->items[i].discrepancy.score != score)
                continue;
            *any = true;
            if (score < 0 && count < WANTED_SHOWN)
                items[count++] = i;
        }
    return count;
}

void telling_wants(const struct telling *t) {
    int items[WANTED_SHOWN];
    bool any = false;
    int count = pick_wanted(t->release, items, &any);
    if (!any)
        return;
    doc_heading(t->doc, _("What people want"));
    if (count == 0) {
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("As far as can be told, there is no item on which more people want to grow than "
                   "not."));
        doc_gap(t->doc);
        return;
    }
    doc_text(
        t->doc, STYLE_PLAIN, "%s",
        _("The score lays where people are beside where they want to be. Everybody who wants a "
          "higher level pulls it down, everybody who wants a lower one pulls it up: -100 means "
          "that all want to grow, 0 that it is good as it is, or that wishes are in balance. "
          "It tells how many want to grow, not how far."));
    doc_gap(t->doc);
    write_wanted(t, items, count);
}

/* --- modules -------------------------------------------------------------------------------- */

static void write_phases(const struct telling *t) {
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT};
    const char *const heads[] = {_("Where something can be learned"), _("wishes")};
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
}

static void write_modules(const struct telling *t) {
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT};
    const char *const heads[] = {_("module"), _("wishes"), ""};
    if (t->release->need_count == 0)
        return;
    doc_text(t->doc, STYLE_PLAIN, "%s",
             _("The modules that bring most wishes at least one level nearer:"));
    struct table *table = doc_table(t->doc, 3, heads, aligns);
    for (int i = 0; i < t->release->need_count && i < MODULES_SHOWN; i++) {
        const struct module_need *need = &t->release->needs[i];
        const struct module *module = &t->framework->modules[need->module];
        doc_row(t->doc, table);
        doc_cell(t->doc, table, 0, NULL, "%s", telling_text(t, &module->name));
        doc_cell(t->doc, table, 1, NULL, "%lu", (unsigned long)need->wishes);
        doc_cell(t->doc, table, 2, NULL,
                 ngettext("%s, %d hour", "%s, %d hours", (unsigned long)module->hours),
                 report_phase(module->phase), module->hours);
    }
    doc_gap(t->doc);
}

/* --- what nobody teaches -------------------------------------------------------------------- */

static void list_gaps(const struct telling *t, bool only_initial, const char *head) {
    bool any = false;
    for (int i = 0; i < t->release->gap_count; i++) {
        const struct supply_gap *gap = &t->release->gaps[i];
        if (gap->only_initial != only_initial)
            continue;
        if (!any)
            doc_text(t->doc, STYLE_PLAIN, "%s", head);
        any = true;
        doc_bullet(t->doc, ngettext("%s (%lu wish)", "%s (%lu wishes)", (unsigned long)gap->wishes),
                   telling_statement(t, gap->item), (unsigned long)gap->wishes);
        doc_indent(t->doc, 2);
    }
    if (any)
        doc_gap(t->doc);
}

static void write_gaps(const struct telling *t) {
    doc_heading(t->doc, _("What nobody teaches yet"));
    if (t->release->gap_count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("For every wish that can be told there is a module that leads further."));
    list_gaps(t, false,
              _("No module in the catalogue leads further. This is what the field could make:"));
    list_gaps(t, true,
              _("Only teacher education leads further, so there is nothing for people who are "
                "already at work:"));
    doc_gap(t->doc);
}

/* --- the plan for the team ------------------------------------------------------------------ */

static void write_plan(const struct telling *t) {
    const struct team_plan *plan = &t->release->plan;
    doc_heading(t->doc, _("A plan for the team"));
    doc_text(
        t->doc, STYLE_PLAIN, "%s",
        _("Not everybody needs to be able to do everything. With these modules, each followed by "
          "two people, every item has two people at the level that the middle of the group "
          "wants."));
    doc_gap(t->doc);
    for (int i = 0; i < plan->module_count; i++) {
        const struct module *module = &t->framework->modules[plan->modules[i]];
        doc_bullet(t->doc,
                   ngettext("%s (%d hour, %s)", "%s (%d hours, %s)", (unsigned long)module->hours),
                   telling_text(t, &module->name), module->hours, report_phase(module->phase));
    }
    if (plan->module_count == 0)
        doc_text(t->doc, STYLE_PLAIN, "%s",
                 _("No module is needed for that, or none leads there."));
    else
        doc_text(t->doc, STYLE_PLAIN,
                 ngettext("Together this takes %d hour for each of them.",
                          "Together this takes %d hours for each of them.",
                          (unsigned long)plan->hours),
                 plan->hours);
    if (!plan->proven)
        doc_text(
            t->doc, STYLE_QUIET, "%s",
            _("It may be possible in fewer hours: the search was stopped before that was sure."));
    doc_gap(t->doc);
    if (plan->without_count)
        doc_text(t->doc, STYLE_PLAIN, "%s", _("For these no module leads to that level:"));
    for (int i = 0; i < plan->without_count; i++) {
        doc_bullet(t->doc, "%s", telling_statement(t, plan->without[i]));
        doc_indent(t->doc, 2);
    }
    doc_gap(t->doc);
}

void telling_needs(const struct telling *t) {
    const struct release *r = t->release;
    if (r->needs_items == 0 || t->framework->module_count == 0)
        return;
    doc_heading(t->doc, _("What would help"));
    doc_text(t->doc, STYLE_PLAIN,
             ngettext("This rests on %d item, the one of which wishes can be told.",
                      "This rests on the %d items of which wishes can be told.",
                      (unsigned long)r->needs_items),
             r->needs_items);
    doc_text(t->doc, STYLE_PLAIN,
             ngettext("On these there is %lu wish to grow. A wish is one person who wants a higher "
                      "level on one item. More than one kind of module can bring it nearer.",
                      "On these there are %lu wishes to grow. A wish is one person who wants a "
                      "higher level on one item. More than one kind of module can bring it nearer.",
                      (unsigned long)r->wishes),
             (unsigned long)r->wishes);
    doc_gap(t->doc);
    if (r->wishes == 0)
        return;
    write_phases(t);
    write_modules(t);
    write_gaps(t);
    write_plan(t);
}

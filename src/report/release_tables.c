/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the tables of a release. */
#include <config.h>

#include "report/release_tables.h"

#include <string.h>

#include "report/release_columns.h"
#include "report/release_parts.h"

struct datum datum_text(const char *text) {
    return (struct datum){.there = true, .text = text};
}

struct datum datum_number(long long number) {
    return (struct datum){.there = true, .number = number};
}

static struct datum yes_no(bool yes) {
    return datum_text(yes ? "yes" : "no");
}

/* A row of release R, with nothing in it yet but which release it is of. */
static void begin_row(const struct release *r, struct datum row[COLUMNS_MAX]) {
    memset(row, 0, COLUMNS_MAX * sizeof *row);
    row[OF_RELEASE] = datum_number(r->batches);
    row[OF_GROUP] = datum_text(r->group->code);
    row[OF_FRAMEWORK] = datum_text(r->framework->id);
    row[OF_VERSION] = datum_text(r->framework->version);
}

/* --- cells ---------------------------------------------------------------------------------- */

/* COUNT of TOTAL in tenths of a percent, half up. */
static long long tenths(uint64_t count, uint64_t total) {
    return total ? (long long)((2000 * count + total) / (2 * total)) : 0;
}

static void add_part_rows(const struct cell *cell, struct datum *row,
                          const struct row_taker *taker) {
    uint64_t total = 0;
    for (int i = 0; i < cell->part_count; i++)
        total += cell->parts[i].count;
    for (int i = 0; i < cell->part_count; i++) {
        const struct part *part = &cell->parts[i];
        struct buf levels = {0};
        buf_addf(&levels, "L%d", part->from);
        if (part->from < part->to)
            buf_addf(&levels, "_L%d", part->to);
        row[CELL_LEVELS] = datum_text(buf_string(&levels));
        row[CELL_FROM] = datum_number(part->from);
        row[CELL_TO] = datum_number(part->to);
        row[CELL_COUNT] = datum_number(part->count);
        row[CELL_PERCENT] = datum_number(tenths(part->count, total));
        taker->take(taker->context, row);
        buf_free(&levels);
    }
}

/* The rows of one cell: a suppressed one has nothing but its reason. */
static void add_cell_rows(const struct release *r, const char *bucket, const char *table,
                          const char *id, const char *measure, const struct cell *cell,
                          const struct row_taker *taker) {
    struct datum row[COLUMNS_MAX];
    begin_row(r, row);
    row[CELL_BUCKET] = datum_text(bucket);
    row[CELL_TABLE] = datum_text(table);
    row[CELL_ID] = datum_text(id);
    row[CELL_MEASURE] = datum_text(measure);
    row[CELL_LEVELS] = datum_text("all");
    row[CELL_STATUS] = datum_text(form_ids[cell->form]);
    if (cell->form == FORM_SUPPRESSED) {
        row[CELL_REASON] = datum_text(suppression_ids[cell->why]);
        taker->take(taker->context, row);
        return;
    }
    row[CELL_PEOPLE] = datum_number(cell->people);
    if (cell->items)
        row[CELL_ITEMS] = datum_number(cell->items);
    if (cell->form == FORM_SHARE) {
        row[CELL_SHARE] = datum_text(share_ids[cell->share]);
        taker->take(taker->context, row);
        return;
    }
    row[CELL_MIDDLE_FROM] = datum_number(cell->low);
    row[CELL_MIDDLE_TO] = datum_number(cell->high);
    add_part_rows(cell, row, taker);
}

void release_cell_rows(const struct release *release, const char *language,
                       const struct row_taker *taker) {
    const struct framework *fw = release->framework;
    (void)language;
    for (int p = 0; p < release_part_count(release); p++) {
        const struct released_part *part = release_part(release, p);
        struct buf bucket = {0};
        release_bucket_ids(release, part, &bucket);
        for (int d = 0; d < fw->dimension_count; d++)
            add_cell_rows(release, buf_string(&bucket), "dimension", fw->dimensions[d].id, "now",
                          &part->dimensions[d], taker);
        for (int i = 0; i < fw->item_count; i++)
            add_cell_rows(release, buf_string(&bucket), "item", fw->items[i].id, "now",
                          &part->items[i], taker);
        buf_free(&bucket);
    }
    for (int i = 0; i < fw->item_count; i++)
        add_cell_rows(release, "all", "item", fw->items[i].id, "wanted", &release->items[i].wanted,
                      taker);
}

/* --- figures by item, needs ----------------------------------------------------------------- */

void release_figure_rows(const struct release *release, const char *language,
                         const struct row_taker *taker) {
    (void)language;
    for (int i = 0; i < release->framework->item_count; i++) {
        const struct released_item *item = &release->items[i];
        const struct discrepancy *d = &item->discrepancy;
        struct datum row[COLUMNS_MAX];
        begin_row(release, row);
        row[FIGURE_ITEM] = datum_text(release->framework->items[i].id);
        row[FIGURE_DIFFERENCE] = datum_text(difference_ids[item->difference]);
        row[FIGURE_COVERAGE] = datum_text(coverage_ids[item->coverage]);
        if (d->said) {
            row[FIGURE_PEOPLE] = datum_number(d->people);
            row[FIGURE_SCORE] = datum_number(d->score);
            row[FIGURE_FEW] = yes_no(d->few);
            if (!d->few)
                row[FIGURE_GROWING] = datum_number(d->growing);
        }
        taker->take(taker->context, row);
    }
}

/* WISHES or HOURS below 0: not there; PHASE NULL: none. */
static void add_need(const struct release *r, const char *what, const char *id, const char *phase,
                     long long wishes, int hours, const struct row_taker *taker) {
    struct datum row[COLUMNS_MAX];
    begin_row(r, row);
    row[NEED_WHAT] = datum_text(what);
    row[NEED_ID] = datum_text(id);
    if (phase)
        row[NEED_PHASE] = datum_text(phase);
    if (wishes >= 0)
        row[NEED_WISHES] = datum_number(wishes);
    if (hours >= 0)
        row[NEED_HOURS] = datum_number(hours);
    taker->take(taker->context, row);
}

void release_need_rows(const struct release *release, const char *language,
                       const struct row_taker *taker) {
    const struct framework *fw = release->framework;
    const struct team_plan *plan = &release->plan;
    (void)language;
    for (int phase = 0; phase < PHASES; phase++)
        add_need(release, "phase", phase_ids[phase], phase_ids[phase], release->wishes_by[phase],
                 -1, taker);
    for (int i = 0; i < release->need_count; i++) {
        const struct module *module = &fw->modules[release->needs[i].module];
        add_need(release, "module", module->id, phase_ids[module->phase], release->needs[i].wishes,
                 module->hours, taker);
    }
    for (int i = 0; i < release->gap_count; i++)
        add_need(release, release->gaps[i].only_initial ? "gap-initial" : "gap",
                 fw->items[release->gaps[i].item].id, NULL, release->gaps[i].wishes, -1, taker);
    for (int i = 0; i < plan->module_count; i++) {
        const struct module *module = &fw->modules[plan->modules[i]];
        add_need(release, "plan", module->id, phase_ids[module->phase], -1, module->hours, taker);
    }
    for (int i = 0; i < plan->without_count; i++)
        add_need(release, "plan-without", fw->items[plan->without[i]].id, NULL, -1, -1, taker);
}

/* --- the release, its parts ----------------------------------------------------------------- */

void release_part_rows(const struct release *release, const char *language,
                       const struct row_taker *taker) {
    for (int p = 0; p < release_part_count(release); p++) {
        const struct released_part *part = release_part(release, p);
        struct datum row[COLUMNS_MAX];
        struct buf ids = {0}, names = {0};
        release_bucket_ids(release, part, &ids);
        release_bucket_names(release, part, language, &names);
        begin_row(release, row);
        row[PART_BUCKET] = datum_text(buf_string(&ids));
        row[PART_NAME] = datum_text(buf_string(&names));
        row[PART_PEOPLE] = datum_number(part->people);
        taker->take(taker->context, row);
        buf_free(&ids);
        buf_free(&names);
    }
}

void release_release_rows(const struct release *release, const char *language,
                          const struct row_taker *taker) {
    struct datum row[COLUMNS_MAX];
    (void)language;
    begin_row(release, row);
    row[RELEASE_HASH] = datum_text(release->framework->hash);
    row[RELEASE_PEOPLE] = datum_number(release->people);
    row[RELEASE_K] = datum_number(release->k);
    row[RELEASE_K_ITEMS] = datum_number(release->k_items);
    row[RELEASE_SPLIT] = datum_text(split_ids[release->group->split]);
    row[RELEASE_WITHHELD] = yes_no(release->split_withheld);
    row[RELEASE_NEEDS_ITEMS] = datum_number(release->needs_items);
    row[RELEASE_WISHES] = datum_number(release->wishes);
    row[RELEASE_UNMET] = datum_number(release->wishes_unmet);
    row[RELEASE_PLAN_HOURS] = datum_number(release->plan.hours);
    row[RELEASE_PLAN_PROVEN] = yes_no(release->plan.proven);
    taker->take(taker->context, row);
}

/* --- the framework -------------------------------------------------------------------------- */

void release_item_rows(const struct release *release, const char *language,
                       const struct row_taker *taker) {
    const struct framework *fw = release->framework;
    for (int d = 0; d < fw->dimension_count; d++) {
        const struct dimension *dimension = &fw->dimensions[d];
        struct datum row[COLUMNS_MAX] = {{0}};
        row[ITEM_FRAMEWORK] = datum_text(fw->id);
        row[ITEM_VERSION] = datum_text(fw->version);
        row[ITEM_TABLE] = datum_text("dimension");
        row[ITEM_ID] = datum_text(dimension->id);
        if (dimension->parent >= 0)
            row[ITEM_DIMENSION] = datum_text(fw->dimensions[dimension->parent].id);
        row[ITEM_TEXT] = datum_text(framework_text(fw, &dimension->name, language));
        taker->take(taker->context, row);
    }
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        struct datum row[COLUMNS_MAX] = {{0}};
        row[ITEM_FRAMEWORK] = datum_text(fw->id);
        row[ITEM_VERSION] = datum_text(fw->version);
        row[ITEM_TABLE] = datum_text("item");
        row[ITEM_ID] = datum_text(item->id);
        row[ITEM_DIMENSION] = datum_text(fw->dimensions[item->dimension].id);
        row[ITEM_KIND] = datum_text(kind_ids[item->kind]);
        row[ITEM_OWN] = yes_no(item->own);
        row[ITEM_TEXT] = datum_text(framework_text(fw, &item->statement, language));
        taker->take(taker->context, row);
    }
}

void release_scale_rows(const struct release *release, const char *language,
                        const struct row_taker *taker) {
    const struct framework *fw = release->framework;
    for (int level = 0; level < LEVELS; level++) {
        struct datum row[COLUMNS_MAX] = {{0}};
        row[SCALE_FRAMEWORK] = datum_text(fw->id);
        row[SCALE_VERSION] = datum_text(fw->version);
        row[SCALE_LEVEL] = datum_number(level);
        row[SCALE_BRIEF] = datum_text(framework_text(fw, &fw->scale[level].brief, language));
        row[SCALE_NAME] = datum_text(framework_text(fw, &fw->scale[level].name, language));
        row[SCALE_MEANING] = datum_text(framework_text(fw, &fw->scale[level].meaning, language));
        taker->take(taker->context, row);
    }
}

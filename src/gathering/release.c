/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/release.h"

#include <stdlib.h>

const char *const form_ids[] = {"suppressed", "share", "tally"};
const char *const suppression_ids[SUPPRESSIONS] = {"k", "alike", "rest", "words"};
const char *const share_ids[SHARES] = {"hardly", "fewer", "half", "more", "nearly"};
const char *const difference_ids[] = {"not-said", "little", "some", "much"};
const char *const coverage_ids[] = {"not-said", "nobody", "one", "two"};

static void free_part(struct released_part *part) {
    free(part->items);
    free(part->dimensions);
}

void release_free(struct release *release) {
    if (!release)
        return;
    free_part(&release->all);
    for (int p = 0; p < release->part_count; p++)
        free_part(&release->parts[p]);
    free(release->parts);
    free(release->items);
    free(release->needs);
    free(release->gaps);
    free(release->plan.modules);
    free(release->plan.without);
    free(release);
}

/* --- all that is told, as numbers ------------------------------------------------------------ */

/* Eight bytes, the same on every machine. */
static void add(struct buf *out, long long number) {
    char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)((unsigned long long)number >> 8 * i & 0xff);
    buf_add(out, bytes, sizeof bytes);
}

void cell_numbers(const struct cell *cell, struct buf *out) {
    add(out, cell->form);
    add(out, cell->why);
    add(out, cell->people);
    add(out, cell->items);
    add(out, cell->share);
    add(out, cell->low);
    add(out, cell->high);
    add(out, cell->part_count);
    for (int i = 0; i < cell->part_count; i++) {
        add(out, cell->parts[i].from);
        add(out, cell->parts[i].to);
        add(out, cell->parts[i].count);
    }
}

static void part_numbers(const struct framework *fw, const struct released_part *part,
                         struct buf *out) {
    add(out, (long long)part->buckets);
    add(out, part->people);
    for (int i = 0; i < fw->item_count; i++)
        cell_numbers(&part->items[i], out);
    for (int d = 0; d < fw->dimension_count; d++)
        cell_numbers(&part->dimensions[d], out);
}

void released_item_numbers(const struct released_item *item, struct buf *out) {
    cell_numbers(&item->wanted, out);
    add(out, item->difference);
    add(out, item->coverage);
    add(out, item->discrepancy.said);
    add(out, item->discrepancy.people);
    add(out, item->discrepancy.score);
    add(out, item->discrepancy.growing);
    add(out, item->discrepancy.few);
}

static void plan_numbers(const struct team_plan *plan, struct buf *out) {
    add(out, plan->module_count);
    for (int i = 0; i < plan->module_count; i++)
        add(out, plan->modules[i]);
    add(out, plan->hours);
    add(out, plan->without_count);
    for (int i = 0; i < plan->without_count; i++)
        add(out, plan->without[i]);
    add(out, plan->proven);
}

void release_needs_numbers(const struct release *release, struct buf *out) {
    add(out, release->needs_items);
    add(out, release->wishes);
    for (int p = 0; p < PHASES; p++)
        add(out, release->wishes_by[p]);
    add(out, release->wishes_unmet);
    add(out, release->need_count);
    for (int i = 0; i < release->need_count; i++) {
        add(out, release->needs[i].module);
        add(out, release->needs[i].wishes);
    }
    add(out, release->gap_count);
    for (int i = 0; i < release->gap_count; i++) {
        add(out, release->gaps[i].item);
        add(out, release->gaps[i].wishes);
        add(out, release->gaps[i].only_initial);
    }
    plan_numbers(&release->plan, out);
}

void release_digest(const struct release *release, char hex[static HASH_HEX_SIZE]) {
    struct buf told = {0};
    buf_add_string(&told, release->framework->hash);
    buf_add_string(&told, release->group->id);
    add(&told, release->k);
    add(&told, release->k_items);
    add(&told, release->batches);
    add(&told, release->split_withheld);
    part_numbers(release->framework, &release->all, &told);
    add(&told, release->part_count);
    for (int p = 0; p < release->part_count; p++)
        part_numbers(release->framework, &release->parts[p], &told);
    for (int i = 0; i < release->framework->item_count; i++)
        released_item_numbers(&release->items[i], &told);
    release_needs_numbers(release, &told);
    hash_bytes(told.bytes, told.length, hex);
    buf_free(&told);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/release.h"

#include <stdlib.h>

const char *const form_ids[] = {"suppressed", "share", "tally"};
const char *const suppression_ids[SUPPRESSIONS] = {"k", "alike", "rest"};
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

static void hash_cell(struct hash *hash, const struct cell *cell) {
    hash_number(hash, cell->form);
    hash_number(hash, cell->why);
    hash_number(hash, cell->people);
    hash_number(hash, cell->items);
    hash_number(hash, cell->share);
    hash_number(hash, cell->low);
    hash_number(hash, cell->high);
    hash_number(hash, cell->part_count);
    for (int i = 0; i < cell->part_count; i++) {
        hash_number(hash, cell->parts[i].from);
        hash_number(hash, cell->parts[i].to);
        hash_number(hash, cell->parts[i].count);
    }
}

static void hash_part(struct hash *hash, const struct framework *fw,
                      const struct released_part *part) {
    hash_number(hash, (long long)part->buckets);
    hash_number(hash, part->people);
    for (int i = 0; i < fw->item_count; i++)
        hash_cell(hash, &part->items[i]);
    for (int d = 0; d < fw->dimension_count; d++)
        hash_cell(hash, &part->dimensions[d]);
}

static void hash_item(struct hash *hash, const struct released_item *item) {
    hash_cell(hash, &item->wanted);
    hash_number(hash, item->difference);
    hash_number(hash, item->coverage);
    hash_number(hash, item->discrepancy.said);
    hash_number(hash, item->discrepancy.people);
    hash_number(hash, item->discrepancy.score);
    hash_number(hash, item->discrepancy.growing);
    hash_number(hash, item->discrepancy.few);
}

static void hash_needs(struct hash *hash, const struct release *release) {
    hash_number(hash, release->needs_items);
    hash_number(hash, release->wishes);
    for (int p = 0; p < PHASES; p++)
        hash_number(hash, release->wishes_by[p]);
    hash_number(hash, release->wishes_unmet);
    hash_number(hash, release->need_count);
    for (int i = 0; i < release->need_count; i++) {
        hash_number(hash, release->needs[i].module);
        hash_number(hash, release->needs[i].wishes);
    }
    hash_number(hash, release->gap_count);
    for (int i = 0; i < release->gap_count; i++) {
        hash_number(hash, release->gaps[i].item);
        hash_number(hash, release->gaps[i].wishes);
        hash_number(hash, release->gaps[i].only_initial);
    }
}

static void hash_plan(struct hash *hash, const struct team_plan *plan) {
    hash_number(hash, plan->module_count);
    for (int i = 0; i < plan->module_count; i++)
        hash_number(hash, plan->modules[i]);
    hash_number(hash, plan->hours);
    hash_number(hash, plan->without_count);
    for (int i = 0; i < plan->without_count; i++)
        hash_number(hash, plan->without[i]);
    hash_number(hash, plan->proven);
}

void release_digest(const struct release *release, char hex[static HASH_HEX_SIZE]) {
    struct hash hash;
    hash_begin(&hash);
    hash_string(&hash, release->framework->hash);
    hash_string(&hash, release->group->id);
    hash_number(&hash, release->k);
    hash_number(&hash, release->k_items);
    hash_number(&hash, release->batches);
    hash_number(&hash, release->split_withheld);
    hash_part(&hash, release->framework, &release->all);
    hash_number(&hash, release->part_count);
    for (int p = 0; p < release->part_count; p++)
        hash_part(&hash, release->framework, &release->parts[p]);
    for (int i = 0; i < release->framework->item_count; i++)
        hash_item(&hash, &release->items[i]);
    hash_needs(&hash, release);
    hash_plan(&hash, &release->plan);
    hash_end(&hash, hex);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a dimension: the sum of the items that are told as tallies, when these are at least
 * half of those that anybody answered; else in words. */
#include <config.h>

#include <stdlib.h>

#include "gathering/atoms.h"
#include "gathering/making.h"
#include "gathering/telling.h"

bool making_is_in(const struct framework *framework, int item, int dimension) {
    return !framework->items[item].own &&
           framework_within(framework, framework->items[item].dimension, dimension);
}

/* The items of a dimension that are told as tallies of a part, in framework order. */
struct told {
    int *items;
    int count, asked; /* asked: those that anybody of the part answered */
};

static struct told told_items(const struct making *m, const struct released_part *part,
                              int dimension) {
    const struct framework *fw = m->pool->framework;
    struct told told = {.items = mem_new((size_t)fw->item_count, sizeof *told.items)};
    for (int i = 0; i < fw->item_count; i++) {
        if (!making_is_in(fw, i, dimension) || making_valid(m, part->buckets, i) == 0)
            continue;
        told.asked++;
        if (part->items[i].form == FORM_TALLY)
            told.items[told.count++] = i;
    }
    return told;
}

static bool are_enough(const struct told *told) {
    return told->count > 0 && 2 * told->count >= told->asked;
}

/* --- tallies -------------------------------------------------------------------------------- */

/* The answers to these items by BUCKETS of batches FROM to COUNT - 1. */
static struct counts sum_of(const struct making *m, const struct told *told, set buckets, int from,
                            int count) {
    struct counts sum = {{0}};
    for (int i = 0; i < told->count; i++) {
        struct item_tally tally = atoms_tally(m->pool, from, count, buckets, told->items[i]);
        struct counts counts = making_now(&tally);
        for (int level = 0; level < LEVELS; level++)
            sum.at[level] += counts.at[level];
    }
    return sum;
}

/* Their sum, and that of each batch, as the difference of two releases can be told. */
static int add_sums(const struct making *m, const struct told *told, set buckets,
                    struct counts *tables) {
    int n = 0;
    tables[n++] = sum_of(m, told, buckets, 0, m->count);
    for (int b = 0; b < m->count && m->count > 1; b++)
        tables[n++] = sum_of(m, told, buckets, b, b + 1);
    return n;
}

/* The cuts with which the sum tells no small count of any of its items, within WITHIN. */
static struct cuts own_cuts(const struct making *m, const struct told *told,
                            const struct released_part *part, struct cuts within) {
    struct counts *tables = mem_new((size_t)told->count, sizeof *tables);
    struct cuts *cuts = mem_new((size_t)told->count, sizeof *cuts);
    for (int i = 0; i < told->count; i++) {
        struct item_tally tally = making_tally(m, part->buckets, told->items[i]);
        tables[i] = making_now(&tally);
        cuts[i] = cells_cuts_of(&part->items[told->items[i]]);
    }
    struct cuts own = cells_common_cuts(cells_sum_cuts(tables, cuts, told->count), within);
    free(tables);
    free(cuts);
    return own;
}

static struct cell tally_cell(const struct making *m, const struct told *told,
                              const struct released_part *part, int dimension, struct cuts cuts) {
    struct counts sum = sum_of(m, told, part->buckets, 0, m->count);
    struct cell cell = cell_tally(
        &sum, cuts, atoms_dimension_people(m->pool, 0, m->count, part->buckets, dimension));
    cell.items = told->count;
    return cell;
}

static struct cuts all_cuts(const struct making *m, const struct told *told) {
    struct counts tables[BATCHES_MAX + 1];
    int n = add_sums(m, told, ALL_BUCKETS, tables);
    return cells_cuts(tables, n, own_cuts(m, told, &m->release->all, cells_all_cuts()));
}

/* What is left of ALL when PART is taken away; false when that is no count. */
static bool take_away(const struct counts *all, const struct counts *part, struct counts *left) {
    for (int level = 0; level < LEVELS; level++) {
        if (part->at[level] > all->at[level])
            return false;
        left->at[level] = all->at[level] - part->at[level];
    }
    return true;
}

/* The cuts of all parts, within those for everybody: also for what is left of everybody. */
static struct cuts part_cuts(const struct making *m, const struct told *all,
                             const struct told *parts, struct cuts within) {
    const struct release *release = m->release;
    int n = 0;
    struct counts *tables = mem_new((size_t)release->part_count * (BATCHES_MAX + 2),
                                    sizeof *tables);
    struct counts everybody = sum_of(m, all, ALL_BUCKETS, 0, m->count);
    for (int p = 0; p < release->part_count; p++) {
        int first = n;
        if (parts[p].count == 0)
            continue;
        within = own_cuts(m, &parts[p], &release->parts[p], within);
        n += add_sums(m, &parts[p], release->parts[p].buckets, tables + n);
        n += take_away(&everybody, &tables[first], &tables[n]);
    }
    struct cuts cuts = cells_cuts(tables, n, within);
    free(tables);
    return cuts;
}

/* --- words ---------------------------------------------------------------------------------- */

/* In words, over the items that enough people answered. */
static struct cell share_cell(const struct making *m, const struct released_part *part,
                                int dimension, uint32_t people) {
    const struct framework *fw = m->pool->framework;
    uint32_t least = 0, most = 0, answers = 0;
    int items = 0;
    for (int i = 0; i < fw->item_count; i++) {
        if (!making_is_in(fw, i, dimension))
            continue;
        struct item_tally tally = making_tally(m, part->buckets, i);
        uint32_t valid = item_tally_valid(&tally);
        if (valid < (uint32_t)m->pool->thresholds.k)
            continue;
        items++;
        answers += valid;
        struct counts counts = making_now(&tally);
        least += making_high(&counts) + tally.words.least;
        most += making_high(&counts) + tally.words.most;
    }
    if (items == 0 || (items == 1 && people < (uint32_t)m->pool->thresholds.items))
        return cell_suppressed(SUPPRESSED_K); /* one item by another name asks as many people */
    struct cell cell = cell_share(least, most, answers, people, m->pool->thresholds.items);
    cell.items = cell.form == FORM_SHARE ? items : 0;
    return cell;
}

/* --- both ----------------------------------------------------------------------------------- */

static bool has_people(const struct making *m, const struct released_part *part, int dimension,
                       struct cell *cell) {
    int least = m->pool->thresholds.k;
    uint32_t people = atoms_dimension_people(m->pool, 0, m->count, part->buckets, dimension);
    *cell = making_withheld(people, least);
    return people >= (uint32_t)least;
}

static void make_parts(const struct making *m, int dimension, const struct told *all,
                       struct cuts cuts, struct cells *cells) {
    const struct release *release = m->release;
    struct told parts[BUCKETS_MAX + 1];
    bool tallies = true; /* of all parts or of none: else one would be what is left */
    for (int p = 0; p < release->part_count; p++) {
        parts[p] = told_items(m, &release->parts[p], dimension);
        tallies = tallies && (parts[p].asked == 0 || are_enough(&parts[p]));
    }
    if (tallies)
        cuts = part_cuts(m, all, parts, cuts);
    for (int p = 0; p < release->part_count; p++) {
        const struct released_part *part = &release->parts[p];
        if (has_people(m, part, dimension, &cells->parts[p]))
            cells->parts[p] =
                tallies ? tally_cell(m, &parts[p], part, dimension, cuts)
                        : share_cell(m, part, dimension,
                                     atoms_dimension_people(m->pool, 0, m->count, part->buckets,
                                                            dimension));
        free(parts[p].items);
    }
}

void making_dimension(const struct making *m, int dimension, struct cells *cells) {
    struct telling may = telling_of(m->pool, m->count, -1, dimension);
    const struct released_part *all = &m->release->all;
    struct told told = told_items(m, all, dimension);
    struct cuts cuts = cells_all_cuts();
    if (has_people(m, all, dimension, &cells->all) && may.all) {
        if (are_enough(&told)) {
            cuts = all_cuts(m, &told);
            cells->all = tally_cell(m, &told, all, dimension, cuts);
        } else {
            cells->all = share_cell(
                m, all, dimension,
                atoms_dimension_people(m->pool, 0, m->count, ALL_BUCKETS, dimension));
        }
    }
    if (may.parts)
        make_parts(m, dimension, &told, cuts, cells);
    for (int p = 0; p < m->release->part_count && !may.parts; p++)
        has_people(m, &m->release->parts[p], dimension, &cells->parts[p]);
    free(told.items);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/control.h"

#include <stdlib.h>

#include "gathering/atoms.h"
#include "gathering/cells.h"
#include "gathering/needs.h"

/* A release under way. */
struct making {
    const struct pool *pool;
    int count; /* batches */
    struct release *release;
    struct atom *atoms;
    int atom_count;
    struct cuts *cuts; /* of each item, where it is told as a tally */
};

struct thresholds control_thresholds(const struct group *group) {
    int k = group_threshold(group);
    return (struct thresholds){.k = k, .items = k > K_ITEMS ? k : K_ITEMS};
}

/* --- parts ---------------------------------------------------------------------------------- */

static uint32_t part_people(const struct pool *pool, int part, const struct tallies *batch) {
    struct tallies *const batches[] = {(struct tallies *)(uintptr_t)batch};
    struct pool one = *pool;
    one.batches = batches;
    return atoms_people(&one, 0, 1, pool->parts[part]);
}

/* The part with the fewest people but for the one at EXCEPT; the last of equals. */
static int smallest_part(const struct pool *pool, const uint32_t *people, int except) {
    int smallest = -1;
    for (int p = 0; p < pool->part_count; p++)
        if (p != except && (smallest < 0 || people[p] <= people[smallest]))
            smallest = p;
    return smallest;
}

void control_parts(struct pool *pool, const struct tallies *batch) {
    uint32_t people[BUCKETS_MAX + 1];
    pool->part_count = 0;
    if (pool->group->split == SPLIT_NONE)
        return;
    for (int b = 0; b <= batch->bucket_count; b++)
        pool->parts[pool->part_count++] =
            SET_OF(b == batch->bucket_count ? NO_BUCKET_BIT : b);
    for (int p = 0; p < pool->part_count; p++)
        people[p] = part_people(pool, p, batch);
    while (pool->part_count > 1) {
        int small = smallest_part(pool, people, -1);
        if (people[small] >= 2 * (uint32_t)pool->thresholds.k)
            return;
        int next = smallest_part(pool, people, small);
        int keep = small < next ? small : next, go = small < next ? next : small;
        pool->parts[keep] |= pool->parts[go];
        people[keep] += people[go];
        pool->parts[go] = pool->parts[--pool->part_count];
        people[go] = people[pool->part_count];
    }
    pool->part_count = 0;
}

/* --- figures laid side by side --------------------------------------------------------------- */

/* People who gave an answer to an item, or in a dimension, after each batch: of all, then of each
 * part. */
struct answered {
    uint32_t people[BATCHES_MAX][BUCKETS_MAX + 2];
};

/* May a figure be told of all, and of each part? */
struct telling {
    bool all, parts;
};

static uint32_t people_who_answered(const struct pool *pool, int batch, set buckets, int item,
                                    int dimension) {
    if (item < 0)
        return atoms_dimension_people(pool, batch, batch + 1, buckets, dimension);
    struct item_tally tally = atoms_tally(pool, batch, batch + 1, buckets, item);
    return item_tally_valid(&tally);
}

static void count_answered(const struct making *m, int item, int dimension,
                           struct answered *answered) {
    for (int b = 0; b < m->count; b++)
        for (int p = 0; p <= m->pool->part_count; p++) {
            set buckets = p == 0 ? ALL_BUCKETS : m->pool->parts[p - 1];
            answered->people[b][p] = (b > 0 ? answered->people[b - 1][p] : 0) +
                                     people_who_answered(m->pool, b, buckets, item, dimension);
        }
}

/* Taking any earlier figure of column P that was TOLD away from the one after batch B leaves
 * nobody, or enough people (rules R13 and R22). */
static bool leaves_enough(const struct making *m, const struct answered *answered,
                          const bool *told, int b, int p) {
    for (int before = 0; before < b; before++) {
        uint32_t left = answered->people[b][p] - answered->people[before][p];
        if (told[before] && left > 0 && left < (uint32_t)m->pool->thresholds.k)
            return false;
    }
    return true;
}

/* What may be told of ITEM (or else of DIMENSION) with LEAST people behind each figure. One part
 * with some people and too few keeps all parts from being told: it would be what is left of all
 * (rule R12). All of it follows from numbers of people who answered. */
static struct telling may_be_told(const struct making *m, int item, int dimension, int least) {
    struct answered answered;
    bool all[BATCHES_MAX], parts[BATCHES_MAX], split = m->pool->part_count > 0;
    if (m->count == 0)
        return (struct telling){false, false};
    count_answered(m, item, dimension, &answered);
    for (int b = 0; b < m->count; b++) {
        split = split && atoms_batch_is_split(m->pool, b);
        all[b] = answered.people[b][0] >= (uint32_t)least &&
                 leaves_enough(m, &answered, all, b, 0);
        parts[b] = split && all[b];
        for (int p = 1; p <= m->pool->part_count && parts[b]; p++) {
            uint32_t people = answered.people[b][p];
            parts[b] = (people == 0 || people >= (uint32_t)least) &&
                       leaves_enough(m, &answered, parts, b, p);
        }
    }
    return (struct telling){all[m->count - 1], parts[m->count - 1]};
}

/* --- items ---------------------------------------------------------------------------------- */

static struct counts counts_now(const struct item_tally *tally) {
    struct counts counts;
    for (int level = 0; level < LEVELS; level++)
        counts.at[level] = item_tally_now(tally, level);
    return counts;
}

static struct counts counts_wish(const struct item_tally *tally) {
    struct counts counts;
    for (int level = 0; level < LEVELS; level++)
        counts.at[level] = item_tally_wish(tally, level + 1);
    return counts;
}

static struct item_tally tally_of(const struct making *m, set buckets, int item) {
    return atoms_tally(m->pool, 0, m->count, buckets, item);
}

/* The cuts of ITEM, which serve everybody, every part and every atom. */
static struct cuts item_cuts(const struct making *m, int item,
                             struct counts (*counts_of)(const struct item_tally *)) {
    int n = 0, most = m->atom_count + m->release->part_count + 1;
    struct counts *tables = mem_new((size_t)most, sizeof *tables);
    struct item_tally tally = tally_of(m, ALL_BUCKETS, item);
    tables[n++] = counts_of(&tally);
    for (int p = 0; p < m->release->part_count; p++) {
        tally = tally_of(m, m->release->parts[p].buckets, item);
        tables[n++] = counts_of(&tally);
    }
    for (int i = 0; i < m->atom_count; i++) {
        int batch = m->atoms[i].batch;
        tally = atoms_tally(m->pool, batch, batch + 1, m->atoms[i].buckets, item);
        tables[n++] = counts_of(&tally);
    }
    struct cuts cuts = cells_cuts(tables, n);
    free(tables);
    return cuts;
}

static struct cell withheld(uint32_t people, int least) {
    return cell_suppressed(people < (uint32_t)least ? SUPPRESSED_K : SUPPRESSED_REST);
}

/* How ITEM is told of the people in BUCKETS, when it MAY be. */
static struct cell item_cell(const struct making *m, set buckets, int item, bool open, bool may) {
    struct item_tally tally = tally_of(m, buckets, item);
    struct counts counts = counts_now(&tally);
    uint32_t valid = item_tally_valid(&tally), high = 0;
    if (!may || valid < (uint32_t)m->pool->thresholds.items)
        return withheld(valid, m->pool->thresholds.items);
    if (open)
        return cell_tally(&counts, m->cuts[item], valid);
    for (int level = SHARE_LEVEL; level < LEVELS; level++)
        high += counts.at[level];
    return cell_share(high, valid, valid);
}

/* What is told of ITEM beside where people are now. */
static void add_item(struct making *m, int item, bool open) {
    struct released_item *released = &m->release->items[item];
    const struct cell *now = &m->release->all.items[item];
    struct item_tally tally = tally_of(m, ALL_BUCKETS, item);
    uint32_t wishes = item_tally_valid(&tally) - item_tally_wish(&tally, 0);
    uint32_t coverage = item_tally_now(&tally, 3) + item_tally_now(&tally, 4);
    released->wanted =
        cell_suppressed(now->form == FORM_SUPPRESSED ? now->why : SUPPRESSED_ALIKE);
    if (!open || now->form != FORM_TALLY)
        return;
    released->difference = cell_difference(now);
    released->coverage = coverage == 0  ? COVERAGE_NOBODY
                         : coverage < 3 ? COVERAGE_ONE
                                        : COVERAGE_TWO;
    if (wishes < (uint32_t)m->pool->thresholds.items ||
        !atoms_wish_is_open(m->pool, m->count, item))
        return;
    struct counts counts = counts_wish(&tally);
    released->wanted = cell_tally(&counts, item_cuts(m, item, counts_wish), wishes);
    released->discrepancy = needs_discrepancy(&tally);
}

static void add_items(struct making *m) {
    struct release *release = m->release;
    for (int i = 0; i < m->pool->framework->item_count; i++) {
        bool open = atoms_now_is_open(m->pool, m->count, i);
        struct telling may = may_be_told(m, i, -1, m->pool->thresholds.items);
        if (open)
            m->cuts[i] = item_cuts(m, i, counts_now);
        release->all.items[i] = item_cell(m, ALL_BUCKETS, i, open, may.all);
        for (int p = 0; p < release->part_count; p++)
            release->parts[p].items[i] =
                item_cell(m, release->parts[p].buckets, i, open, may.parts);
        add_item(m, i, open);
    }
}

/* --- dimensions ----------------------------------------------------------------------------- */

static bool is_in(const struct framework *fw, int item, int dimension) {
    return !fw->items[item].own && framework_within(fw, fw->items[item].dimension, dimension);
}

/* The tally of DIMENSION: what the tallies of its items say together, and no more. True when each
 * item that anybody answered is told as a tally. */
static bool pooled_tally(const struct making *m, const struct released_part *part, int dimension,
                         uint32_t people, struct cell *cell) {
    const struct framework *fw = m->pool->framework;
    struct counts counts = {{0}};
    struct cuts cuts = {{true, true, true, true, true}};
    bool any = false;
    for (int i = 0; i < fw->item_count; i++) {
        if (!is_in(fw, i, dimension))
            continue;
        struct item_tally tally = tally_of(m, part->buckets, i);
        if (item_tally_valid(&tally) == 0)
            continue;
        if (part->items[i].form != FORM_TALLY)
            return false;
        for (int level = 0; level < LEVELS; level++)
            counts.at[level] += item_tally_now(&tally, level);
        cuts = cells_common_cuts(cuts, m->cuts[i]);
        any = true;
    }
    if (any)
        *cell = cell_tally(&counts, cuts, people);
    return any;
}

/* In words, over the items that enough people answered. */
static struct cell pooled_share(const struct making *m, const struct released_part *part,
                                int dimension, uint32_t people) {
    const struct framework *fw = m->pool->framework;
    uint32_t high = 0, answers = 0;
    for (int i = 0; i < fw->item_count; i++) {
        if (!is_in(fw, i, dimension))
            continue;
        struct item_tally tally = tally_of(m, part->buckets, i);
        uint32_t valid = item_tally_valid(&tally);
        if (valid < (uint32_t)m->pool->thresholds.k)
            continue;
        answers += valid;
        for (int level = SHARE_LEVEL; level < LEVELS; level++)
            high += item_tally_now(&tally, level);
    }
    return answers ? cell_share(high, answers, people) : cell_suppressed(SUPPRESSED_K);
}

static struct cell dimension_cell(const struct making *m, const struct released_part *part,
                                  int dimension, bool may) {
    struct cell cell;
    uint32_t people =
        atoms_dimension_people(m->pool, 0, m->count, part->buckets, dimension);
    if (!may || people < (uint32_t)m->pool->thresholds.k)
        return withheld(people, m->pool->thresholds.k);
    return pooled_tally(m, part, dimension, people, &cell)
               ? cell
               : pooled_share(m, part, dimension, people);
}

static void add_dimensions(struct making *m) {
    struct release *release = m->release;
    for (int d = 0; d < m->pool->framework->dimension_count; d++) {
        struct telling may = may_be_told(m, -1, d, m->pool->thresholds.k);
        release->all.dimensions[d] = dimension_cell(m, &release->all, d, may.all);
        for (int p = 0; p < release->part_count; p++)
            release->parts[p].dimensions[d] =
                dimension_cell(m, &release->parts[p], d, may.parts);
    }
}

/* --- the whole ------------------------------------------------------------------------------ */

static void begin_part(const struct making *m, struct released_part *part, set buckets) {
    const struct framework *fw = m->pool->framework;
    *part = (struct released_part){.bucket = -1, .buckets = buckets};
    for (int b = m->pool->group->bucket_count - 1; b >= 0 && buckets != ALL_BUCKETS; b--)
        if (SET_HAS(buckets, b))
            part->bucket = b;
    part->people = atoms_people(m->pool, 0, m->count, buckets);
    part->items = mem_new((size_t)fw->item_count, sizeof *part->items);
    part->dimensions = mem_new((size_t)fw->dimension_count, sizeof *part->dimensions);
}

static void begin_parts(struct making *m) {
    const struct pool *pool = m->pool;
    struct release *release = m->release;
    begin_part(m, &release->all, ALL_BUCKETS);
    release->people = release->all.people;
    if (atoms_are_split(pool, m->count)) {
        release->parts = mem_new((size_t)pool->part_count, sizeof *release->parts);
        for (int p = 0; p < pool->part_count; p++)
            begin_part(m, &release->parts[release->part_count++], pool->parts[p]);
    }
    release->split_withheld = pool->group->split != SPLIT_NONE && release->part_count == 0;
}

struct release *control_release(const struct pool *pool, int count) {
    const struct framework *fw = pool->framework;
    struct release *release = mem_new(1, sizeof *release);
    struct making m = {.pool = pool, .count = count, .release = release};
    release->framework = fw;
    release->group = pool->group;
    release->k = pool->thresholds.k;
    release->k_items = pool->thresholds.items;
    release->batches = count;
    release->items = mem_new((size_t)fw->item_count, sizeof *release->items);
    m.atom_count = atoms_list(pool, count, &m.atoms);
    m.cuts = mem_new((size_t)fw->item_count, sizeof *m.cuts);
    begin_parts(&m);
    add_items(&m);
    add_dimensions(&m);
    needs_add(release, pool, count);
    free(m.cuts);
    free(m.atoms);
    return release;
}

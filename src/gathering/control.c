/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/control.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/atoms.h"
#include "gathering/making.h"
#include "gathering/needs.h"
#include "gathering/telling.h"

struct thresholds control_thresholds_of(const struct group *group, int k) {
    int items = K_ITEMS + (group->takes_part ? 1 : 0);
    return (struct thresholds){.k = k, .items = k > items ? k : items};
}

struct thresholds control_thresholds(const struct group *group) {
    return control_thresholds_of(group, group_threshold(group));
}

int control_past_count(const struct pool *pool, int count) {
    return pool->past ? pool->past_count : count - 1;
}

struct past_release control_past(const struct pool *pool, int place) {
    if (pool->past)
        return pool->past[place];
    return (struct past_release){.batches = place + 1, .thresholds = pool->thresholds};
}

/* --- parts ---------------------------------------------------------------------------------- */

static uint32_t part_people(const struct pool *pool, int part, const struct tallies *batch) {
    struct tallies *const batches[] = {(struct tallies *)(uintptr_t)batch};
    struct pool one = *pool;
    one.batches = batches;
    one.sums = NULL;
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

/* --- items ---------------------------------------------------------------------------------- */

struct counts making_now(const struct item_tally *tally) {
    struct counts counts;
    for (int level = 0; level < LEVELS; level++)
        counts.at[level] = item_tally_now(tally, level);
    return counts;
}

uint32_t making_high(const struct counts *counts) {
    uint32_t high = 0;
    for (int level = SHARE_LEVEL; level < LEVELS; level++)
        high += counts->at[level];
    return high;
}

struct item_tally making_tally(const struct making *m, set buckets, int item) {
    return atoms_tally(m->pool, 0, m->count, buckets, item);
}

uint32_t making_valid(const struct making *m, set buckets, int item) {
    struct item_tally tally = making_tally(m, buckets, item);
    return item_tally_valid(&tally);
}

struct cell making_withheld(uint32_t people, int least) {
    return cell_suppressed(people < (uint32_t)least ? SUPPRESSED_K : SUPPRESSED_REST);
}

static struct counts counts_wish(const struct item_tally *tally) {
    struct counts counts;
    for (int level = 0; level < LEVELS; level++)
        counts.at[level] = item_tally_wish(tally, level + 1);
    return counts;
}

typedef struct counts counts_of(const struct item_tally *tally);

/* The tables of ITEM for these BUCKETS: all batches together and, as the difference of two releases
 * can be told, each of them. Returns how many there are. */
static int add_tables(const struct making *m, set buckets, int item, counts_of *of,
                      struct counts *tables) {
    int n = 0;
    struct item_tally tally = making_tally(m, buckets, item);
    tables[n++] = of(&tally);
    for (int i = 0; i < m->count && m->count > 1; i++) {
        tally = atoms_tally(m->pool, i, i + 1, buckets, item);
        tables[n++] = of(&tally);
    }
    return n;
}

static struct cuts all_cuts(const struct making *m, int item, counts_of *of) {
    struct counts tables[BATCHES_MAX + 1];
    int n = add_tables(m, ALL_BUCKETS, item, of, tables);
    return cells_cuts(tables, n, cells_all_cuts());
}

/* Those of all parts: within the cuts for all people. */
static struct cuts part_cuts(const struct making *m, int item, struct cuts within) {
    int n = 0;
    struct counts *tables = mem_new((size_t)m->release->part_count * (BATCHES_MAX + 1),
                                    sizeof *tables);
    for (int p = 0; p < m->release->part_count; p++)
        n += add_tables(m, m->release->parts[p].buckets, item, making_now, tables + n);
    struct cuts cuts = cells_cuts(tables, n, within);
    free(tables);
    return cuts;
}

/* How ITEM is told of the people in BUCKETS, when it MAY be; with CUTS when it is open, else NULL. */
static struct cell item_cell(const struct making *m, set buckets, int item, bool may,
                             const struct cuts *cuts) {
    struct item_tally tally = making_tally(m, buckets, item);
    struct counts counts = making_now(&tally);
    uint32_t valid = item_tally_valid(&tally), high = making_high(&counts);
    if (!may || valid < (uint32_t)m->pool->thresholds.items)
        return making_withheld(valid, m->pool->thresholds.items);
    if (cuts)
        return cell_tally(&counts, *cuts, valid);
    return cell_share(high + tally.words.least, high + tally.words.most, valid, valid,
                      m->pool->thresholds.items);
}

/* What is told of ITEM beside where people are NOW. */
static struct released_item make_item(const struct making *m, int item, const struct cell *now) {
    struct released_item released = {
        .wanted = cell_suppressed(now->form == FORM_SUPPRESSED ? now->why : SUPPRESSED_ALIKE)};
    struct item_tally tally = making_tally(m, ALL_BUCKETS, item);
    uint32_t wishes = item_tally_valid(&tally) - item_tally_wish(&tally, 0);
    uint32_t coverage = item_tally_now(&tally, 3) + item_tally_now(&tally, 4);
    if (now->form != FORM_TALLY)
        return released;
    released.difference = cell_difference(now);
    released.coverage = coverage == 0  ? COVERAGE_NOBODY
                        : coverage < 3 ? COVERAGE_ONE
                                       : COVERAGE_TWO;
    if (wishes < (uint32_t)m->pool->thresholds.items ||
        !atoms_wish_is_open(m->pool, m->count, item))
        return released;
    struct counts counts = counts_wish(&tally);
    released.wanted = cell_tally(&counts, all_cuts(m, item, counts_wish), wishes);
    released.discrepancy = needs_discrepancy(&tally);
    return released;
}

/* Where people are now on ITEM. */
static void make_cells(const struct making *m, int item, struct cells *cells) {
    struct telling may = telling_of(m->pool, m->count, item, -1);
    bool open = atoms_now_is_open(m->pool, m->count, item);
    struct cuts all = cells_all_cuts(), parts = all;
    if (open) {
        all = all_cuts(m, item, making_now);
        parts = part_cuts(m, item, all);
    }
    cells->all = item_cell(m, ALL_BUCKETS, item, may.all, open ? &all : NULL);
    for (int p = 0; p < m->release->part_count; p++)
        cells->parts[p] = item_cell(m, m->release->parts[p].buckets, item, may.parts,
                                    open ? &parts : NULL);
}

static void add_items(const struct making *m, struct release *release) {
    for (int i = 0; i < m->pool->framework->item_count; i++) {
        struct cells cells;
        make_cells(m, i, &cells);
        release->all.items[i] = cells.all;
        for (int p = 0; p < release->part_count; p++)
            release->parts[p].items[i] = cells.parts[p];
        release->items[i] = make_item(m, i, &cells.all);
    }
}

/* --- dimensions ----------------------------------------------------------------------------- */

static void add_dimensions(const struct making *m, struct release *release) {
    for (int d = 0; d < m->pool->framework->dimension_count; d++) {
        struct cells cells;
        making_dimension(m, d, &cells);
        release->all.dimensions[d] = cells.all;
        for (int p = 0; p < release->part_count; p++)
            release->parts[p].dimensions[d] = cells.parts[p];
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

static void begin_parts(const struct making *m, struct release *release) {
    const struct pool *pool = m->pool;
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
    begin_parts(&m, release);
    add_items(&m, release);
    add_dimensions(&m, release);
    needs_add(release, pool, count);
    return release;
}

/* --- figures made once more ----------------------------------------------------------------- */

/* Frees both. */
static bool bufs_are_same(struct buf *a, struct buf *b) {
    bool same = a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
    buf_free(a);
    buf_free(b);
    return same;
}

/* Is CELLS what the release tells in its cells of ITEM, or of DIMENSION where that is not -1? */
static bool are_told(const struct release *told, const struct cells *cells, int item,
                     int dimension) {
    struct buf now = {0}, then = {0};
    for (int p = -1; p < told->part_count; p++) {
        const struct released_part *part = p < 0 ? &told->all : &told->parts[p];
        cell_numbers(p < 0 ? &cells->all : &cells->parts[p], &now);
        cell_numbers(dimension < 0 ? &part->items[item] : &part->dimensions[dimension], &then);
    }
    return bufs_are_same(&now, &then);
}

static bool item_is_same(const struct making *m, int item) {
    struct cells cells;
    struct buf now = {0}, then = {0};
    make_cells(m, item, &cells);
    if (!are_told(m->release, &cells, item, -1))
        return false;
    struct released_item released = make_item(m, item, &cells.all);
    released_item_numbers(&released, &now);
    released_item_numbers(&m->release->items[item], &then);
    return bufs_are_same(&now, &then);
}

static bool dimensions_are_same(const struct making *m, int item) {
    const struct framework *fw = m->pool->framework;
    bool same = true;
    for (int d = 0; d < fw->dimension_count && same; d++) {
        struct cells cells;
        if (!making_is_in(fw, item, d))
            continue;
        making_dimension(m, d, &cells);
        same = are_told(m->release, &cells, -1, d);
    }
    return same;
}

static bool needs_are_same(const struct making *m) {
    struct release *again = mem_new(1, sizeof *again);
    struct buf now = {0}, then = {0};
    again->framework = m->release->framework;
    again->items = m->release->items;
    needs_add(again, m->pool, m->count);
    release_needs_numbers(again, &now);
    release_needs_numbers(m->release, &then);
    again->items = NULL; /* not its own */
    release_free(again);
    return bufs_are_same(&now, &then);
}

bool control_tells_same(const struct pool *pool, const struct release *told, int item) {
    struct making m = {.pool = pool, .count = told->batches, .release = told};
    bool same = item_is_same(&m, item) && dimensions_are_same(&m, item) &&
                (!told->items[item].discrepancy.said || needs_are_same(&m));
    return same;
}

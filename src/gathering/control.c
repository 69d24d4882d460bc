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
    struct cuts *cuts, *part_cuts; /* of each item told as a tally: for all people, for parts */
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

static uint32_t valid_of(const struct making *m, set buckets, int item) {
    struct item_tally tally = tally_of(m, buckets, item);
    return item_tally_valid(&tally);
}

typedef struct counts counts_of(const struct item_tally *tally);

/* The tables of ITEM for these BUCKETS: all batches together and, as the difference of two releases
 * can be told, each of them. Returns how many there are. */
static int add_tables(const struct making *m, set buckets, int item, counts_of *of,
                      struct counts *tables) {
    int n = 0;
    struct item_tally tally = tally_of(m, buckets, item);
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
        n += add_tables(m, m->release->parts[p].buckets, item, counts_now, tables + n);
    struct cuts cuts = cells_cuts(tables, n, within);
    free(tables);
    return cuts;
}

static const struct cuts *cuts_for(const struct making *m, set buckets, int item) {
    return buckets == ALL_BUCKETS ? &m->cuts[item] : &m->part_cuts[item];
}

/* How ITEM is told of the people in BUCKETS. */
static struct cell item_cell(const struct making *m, set buckets, int item, bool open) {
    struct item_tally tally = tally_of(m, buckets, item);
    struct counts counts = counts_now(&tally);
    uint32_t valid = item_tally_valid(&tally), high = 0;
    if (valid < (uint32_t)m->pool->thresholds.items)
        return cell_suppressed(SUPPRESSED_K);
    if (open)
        return cell_tally(&counts, *cuts_for(m, buckets, item), valid);
    for (int level = SHARE_LEVEL; level < LEVELS; level++)
        high += counts.at[level];
    return cell_share(high, valid, valid);
}

/* True when a part has some people for a figure, and too few: then no part is told, because the
 * small one is what is left of all (rule R12). */
static bool some_part_is_small(const struct making *m, int least, int item, int dimension) {
    for (int p = 0; p < m->release->part_count; p++) {
        set buckets = m->release->parts[p].buckets;
        uint32_t people =
            item >= 0 ? valid_of(m, buckets, item)
                      : atoms_dimension_people(m->pool, 0, m->count, buckets, dimension);
        if (people > 0 && people < (uint32_t)least)
            return true;
    }
    return false;
}

static struct cell withheld(uint32_t people, int least) {
    return cell_suppressed(people < (uint32_t)least ? SUPPRESSED_K : SUPPRESSED_REST);
}

/* What is told of ITEM beside where people are now. */
static void add_item(struct making *m, int item, bool open) {
    struct released_item *released = &m->release->items[item];
    const struct cell *now = &m->release->all.items[item];
    struct item_tally tally = tally_of(m, ALL_BUCKETS, item);
    uint32_t wishes = item_tally_valid(&tally) - item_tally_wish(&tally, 0);
    uint32_t coverage = item_tally_now(&tally, 3) + item_tally_now(&tally, 4);
    released->wanted =
        cell_suppressed(now->form == FORM_SUPPRESSED ? SUPPRESSED_K : SUPPRESSED_ALIKE);
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
    released->wanted = cell_tally(&counts, all_cuts(m, item, counts_wish), wishes);
    released->discrepancy = needs_discrepancy(&tally);
}

static void add_items(struct making *m) {
    struct release *release = m->release;
    int least = m->pool->thresholds.items;
    for (int i = 0; i < m->pool->framework->item_count; i++) {
        bool open = atoms_now_is_open(m->pool, m->count, i);
        bool apart = !some_part_is_small(m, least, i, -1);
        if (open) {
            m->cuts[i] = all_cuts(m, i, counts_now);
            m->part_cuts[i] = part_cuts(m, i, m->cuts[i]);
        }
        release->all.items[i] = item_cell(m, ALL_BUCKETS, i, open);
        for (int p = 0; p < release->part_count; p++)
            release->parts[p].items[i] =
                apart ? item_cell(m, release->parts[p].buckets, i, open)
                      : withheld(valid_of(m, release->parts[p].buckets, i), least);
        add_item(m, i, open);
    }
}

/* --- dimensions ----------------------------------------------------------------------------- */

static bool is_in(const struct framework *fw, int item, int dimension) {
    return !fw->items[item].own && framework_within(fw, fw->items[item].dimension, dimension);
}

/* The items of DIMENSION that are told as tallies of PART, in framework order; *ASKED are those that
 * anybody answered. */
static int told_items(const struct making *m, const struct released_part *part, int dimension,
                      int *items, int *asked) {
    const struct framework *fw = m->pool->framework;
    int n = 0;
    *asked = 0;
    for (int i = 0; i < fw->item_count; i++) {
        if (!is_in(fw, i, dimension) || valid_of(m, part->buckets, i) == 0)
            continue;
        ++*asked;
        if (part->items[i].form == FORM_TALLY)
            items[n++] = i;
    }
    return n;
}

/* The sum of COUNT items, cut so that it tells no small count of any of them. */
static struct cuts sum_items(const struct making *m, set buckets, const int *items, int count,
                             struct counts *sum) {
    struct counts *tables = mem_new((size_t)count, sizeof *tables);
    struct cuts *cuts = mem_new((size_t)count, sizeof *cuts);
    *sum = (struct counts){{0}};
    for (int i = 0; i < count; i++) {
        struct item_tally tally = tally_of(m, buckets, items[i]);
        tables[i] = counts_now(&tally);
        cuts[i] = *cuts_for(m, buckets, items[i]);
        for (int level = 0; level < LEVELS; level++)
            sum->at[level] += tables[i].at[level];
    }
    struct cuts together = cells_sum_cuts(tables, cuts, count);
    free(tables);
    free(cuts);
    return together;
}

/* The tally of DIMENSION: the sum of the items that are told as tallies, when these are at least
 * half of those that anybody answered. */
static bool pooled_tally(const struct making *m, const struct released_part *part, int dimension,
                         uint32_t people, struct cell *cell) {
    int *items = mem_new((size_t)m->pool->framework->item_count, sizeof *items), asked;
    int count = told_items(m, part, dimension, items, &asked);
    bool told = count > 0 && 2 * count >= asked;
    if (told) {
        struct counts sum;
        struct cuts cuts = sum_items(m, part->buckets, items, count, &sum);
        *cell = cell_tally(&sum, cuts, people);
        cell->items = count;
    }
    free(items);
    return told;
}

/* In words, over the items that enough people answered. */
static struct cell pooled_share(const struct making *m, const struct released_part *part,
                                int dimension, uint32_t people) {
    const struct framework *fw = m->pool->framework;
    uint32_t high = 0, answers = 0;
    int items = 0;
    for (int i = 0; i < fw->item_count; i++) {
        if (!is_in(fw, i, dimension))
            continue;
        struct item_tally tally = tally_of(m, part->buckets, i);
        uint32_t valid = item_tally_valid(&tally);
        if (valid < (uint32_t)m->pool->thresholds.k)
            continue;
        items++;
        answers += valid;
        for (int level = SHARE_LEVEL; level < LEVELS; level++)
            high += item_tally_now(&tally, level);
    }
    if (items == 0)
        return cell_suppressed(SUPPRESSED_K);
    struct cell cell = cell_share(high, answers, people);
    cell.items = items;
    return cell;
}

static struct cell dimension_cell(const struct making *m, const struct released_part *part,
                                  int dimension) {
    struct cell cell;
    uint32_t people =
        atoms_dimension_people(m->pool, 0, m->count, part->buckets, dimension);
    if (people < (uint32_t)m->pool->thresholds.k)
        return cell_suppressed(SUPPRESSED_K);
    return pooled_tally(m, part, dimension, people, &cell)
               ? cell
               : pooled_share(m, part, dimension, people);
}

static void add_dimensions(struct making *m) {
    struct release *release = m->release;
    int least = m->pool->thresholds.k;
    for (int d = 0; d < m->pool->framework->dimension_count; d++) {
        bool apart = !some_part_is_small(m, least, -1, d);
        release->all.dimensions[d] = dimension_cell(m, &release->all, d);
        for (int p = 0; p < release->part_count; p++) {
            struct released_part *part = &release->parts[p];
            part->dimensions[d] =
                apart ? dimension_cell(m, part, d)
                      : withheld(atoms_dimension_people(m->pool, 0, m->count, part->buckets, d),
                                 least);
        }
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
    m.cuts = mem_new((size_t)fw->item_count, sizeof *m.cuts);
    m.part_cuts = mem_new((size_t)fw->item_count, sizeof *m.part_cuts);
    begin_parts(&m);
    add_items(&m);
    add_dimensions(&m);
    needs_add(release, pool, count);
    free(m.cuts);
    free(m.part_cuts);
    return release;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/atoms.h"

#include <stdlib.h>

#include "gathering/sums.h"

static bool has_bucket(const struct tallies *batch, set buckets, int bucket) {
    return SET_HAS(buckets, bucket == batch->bucket_count ? NO_BUCKET_BIT : bucket);
}

static uint32_t batch_people(const struct tallies *batch, set buckets) {
    uint32_t people = 0;
    for (int b = 0; b <= batch->bucket_count; b++)
        if (has_bucket(batch, buckets, b))
            people += batch->buckets[b].people;
    return people;
}

uint32_t atoms_people(const struct pool *pool, int from, int count, set buckets) {
    uint32_t people = 0;
    for (int i = from; i < count; i++)
        people += batch_people(pool->batches[i], buckets);
    return people;
}

uint32_t atoms_dimension_people(const struct pool *pool, int from, int count, set buckets,
                                int dimension) {
    uint32_t people = 0;
    for (int i = from; i < count; i++)
        for (int b = 0; b <= pool->batches[i]->bucket_count; b++)
            if (has_bucket(pool->batches[i], buckets, b))
                people += pool->batches[i]->buckets[b].dimension_people[dimension];
    return people;
}

struct item_tally atoms_tally(const struct pool *pool, int from, int count, set buckets, int item) {
    struct item_tally tally = {.pairs = {{0}}};
    if (pool->sums)
        return sums_tally(pool->sums, from, count, buckets, item);
    for (int i = from; i < count; i++)
        for (int b = 0; b <= pool->batches[i]->bucket_count; b++)
            if (has_bucket(pool->batches[i], buckets, b))
                item_tally_merge(&tally, &pool->batches[i]->buckets[b].items[item]);
    return tally;
}

bool atoms_batch_is_split(const struct pool *pool, int batch) {
    for (int p = 0; p < pool->part_count; p++)
        if (batch_people(pool->batches[batch], pool->parts[p]) < 2 * (uint32_t)pool->thresholds.k)
            return false;
    return pool->part_count > 0;
}

bool atoms_are_split(const struct pool *pool, int count) {
    for (int i = 0; i < count; i++)
        if (!atoms_batch_is_split(pool, i))
            return false;
    return count > 0;
}

int atoms_list(const struct pool *pool, int count, struct atom **atoms) {
    int n = 0;
    *atoms = mem_new((size_t)count * (size_t)(pool->part_count + 1), sizeof **atoms);
    for (int i = 0; i < count; i++) {
        bool split = atoms_batch_is_split(pool, i);
        for (int p = 0; split && p < pool->part_count; p++)
            (*atoms)[n++] = (struct atom){i, pool->parts[p]};
        if (!split)
            (*atoms)[n++] = (struct atom){i, ALL_BUCKETS};
    }
    return n;
}

uint32_t atoms_most_alike(const struct thresholds *thresholds, uint32_t people) {
    uint32_t known = (uint32_t)thresholds->k - 1;
    if (people <= known)
        return 0;
    return (9 * (people - known) + 9) / 10 - 1;
}

/* Calls for every atom; true when no value is too common in any of them. */
static bool is_open(const struct pool *pool, int count, int item, int values,
                    uint32_t (*people_at)(const struct item_tally *, int)) {
    struct atom *atoms;
    int atom_count = atoms_list(pool, count, &atoms);
    bool open = true;
    for (int i = 0; i < atom_count && open; i++) {
        struct item_tally tally =
            atoms_tally(pool, atoms[i].batch, atoms[i].batch + 1, atoms[i].buckets, item);
        uint32_t most = atoms_most_alike(&pool->thresholds, item_tally_valid(&tally));
        open = tally.words.people == 0;
        for (int value = 0; value < values; value++)
            open = open && people_at(&tally, value) <= most;
    }
    free(atoms);
    return open;
}

bool atoms_now_is_open(const struct pool *pool, int count, int item) {
    return is_open(pool, count, item, LEVELS, item_tally_now);
}

bool atoms_wish_is_open(const struct pool *pool, int count, int item) {
    return is_open(pool, count, item, WISHES, item_tally_wish) &&
           atoms_now_is_open(pool, count, item);
}

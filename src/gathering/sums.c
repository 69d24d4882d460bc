/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/sums.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/atoms.h"

struct sums {
    set sets[BUCKETS_MAX + 2]; /* all people, then the parts */
    int set_count, batch_count;
    struct item_tally *tallies; /* by item, set, and the number of batches added up: 0 is nobody */
};

static struct item_tally *sums_at(const struct sums *sums, int item, int s, int count) {
    size_t row = (size_t)item * (size_t)sums->set_count + (size_t)s;
    return &sums->tallies[row * ((size_t)sums->batch_count + 1) + (size_t)count];
}

struct sums *sums_new(const struct pool *pool) {
    struct sums *sums = mem_new(1, sizeof *sums);
    size_t items = (size_t)pool->framework->item_count;
    sums->batch_count = pool->batch_count;
    sums->sets[sums->set_count++] = ALL_BUCKETS;
    for (int p = 0; p < pool->part_count; p++)
        sums->sets[sums->set_count++] = pool->parts[p];
    sums->tallies = mem_new(items * (size_t)sums->set_count * ((size_t)pool->batch_count + 1),
                            sizeof *sums->tallies);
    for (int i = 0; i < pool->framework->item_count; i++)
        for (int b = 0; b < pool->batch_count; b++)
            sums_change(sums, pool, i, b);
    return sums;
}

void sums_free(struct sums *sums) {
    if (sums)
        free(sums->tallies);
    free(sums);
}

bool sums_change(struct sums *sums, const struct pool *pool, int item, int batch) {
    static const struct item_tally nothing = {.pairs = {{0}}};
    struct pool plain = *pool;
    bool changed = false;
    plain.sums = NULL;
    for (int s = 0; s < sums->set_count; s++) {
        struct item_tally more = atoms_tally(&plain, batch, batch + 1, sums->sets[s], item);
        item_tally_take(&more, sums_at(sums, item, s, batch + 1));
        item_tally_merge(&more, sums_at(sums, item, s, batch));
        if (memcmp(&more, &nothing, sizeof more) == 0)
            continue;
        changed = true;
        for (int b = batch; b < sums->batch_count; b++) /* fewer is more, modulo 2^32 */
            item_tally_merge(sums_at(sums, item, s, b + 1), &more);
    }
    return changed;
}

struct item_tally sums_tally(const struct sums *sums, int from, int count, set buckets, int item) {
    int s = 0;
    while (sums->sets[s] != buckets)
        if (++s == sums->set_count)
            abort(); /* see sums.h */
    struct item_tally tally = *sums_at(sums, item, s, count);
    item_tally_take(&tally, sums_at(sums, item, s, from));
    return tally;
}

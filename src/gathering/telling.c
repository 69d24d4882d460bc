/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/telling.h"

#include "gathering/atoms.h"

/* People who gave an answer to an item, or in a dimension, after each batch: of all, then of each
 * part. */
struct answered {
    uint32_t people[BATCHES_MAX][BUCKETS_MAX + 2];
};

static uint32_t people_who_answered(const struct pool *pool, int batch, set buckets, int item,
                                    int dimension) {
    if (item < 0)
        return atoms_dimension_people(pool, batch, batch + 1, buckets, dimension);
    struct item_tally tally = atoms_tally(pool, batch, batch + 1, buckets, item);
    return item_tally_valid(&tally);
}

static void count_answered(const struct pool *pool, int count, int item, int dimension,
                           struct answered *answered) {
    for (int b = 0; b < count; b++)
        for (int p = 0; p <= pool->part_count; p++) {
            set buckets = p == 0 ? ALL_BUCKETS : pool->parts[p - 1];
            answered->people[b][p] = (b > 0 ? answered->people[b - 1][p] : 0) +
                                     people_who_answered(pool, b, buckets, item, dimension);
        }
}

/* Taking any earlier figure of column P that was TOLD away from the one after batch B leaves
 * nobody, or enough people (rules R13 and R22). */
static bool leaves_enough(const struct pool *pool, const struct answered *answered,
                          const bool *told, int b, int p) {
    for (int before = 0; before < b; before++) {
        uint32_t left = answered->people[b][p] - answered->people[before][p];
        if (told[before] && left > 0 && left < (uint32_t)pool->thresholds.k)
            return false;
    }
    return true;
}

struct telling telling_of(const struct pool *pool, int count, int item, int dimension, int least) {
    struct answered answered;
    bool all[BATCHES_MAX], parts[BATCHES_MAX], split = pool->part_count > 0;
    if (count == 0)
        return (struct telling){false, false};
    count_answered(pool, count, item, dimension, &answered);
    for (int b = 0; b < count; b++) {
        split = split && atoms_batch_is_split(pool, b);
        all[b] = answered.people[b][0] >= (uint32_t)least &&
                 leaves_enough(pool, &answered, all, b, 0);
        parts[b] = split && all[b];
        for (int p = 1; p <= pool->part_count && parts[b]; p++) {
            uint32_t people = answered.people[b][p];
            parts[b] = (people == 0 || people >= (uint32_t)least) &&
                       leaves_enough(pool, &answered, parts, b, p);
        }
    }
    return (struct telling){all[count - 1], parts[count - 1]};
}

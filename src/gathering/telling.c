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

/* What was told, and of how many batches. */
struct told {
    int batches;
    struct telling told;
};

/* A figure of column P after COUNT batches: taking any earlier one that was TOLD away from it
 * leaves nobody, or enough people (rules R13 and R22). */
static bool leaves_enough(const struct pool *pool, const struct answered *answered,
                          const struct told *told, int told_count, int count, int p) {
    for (int i = 0; i < told_count; i++) {
        bool was_told = p == 0 ? told[i].told.all : told[i].told.parts;
        uint32_t left = answered->people[count - 1][p] - answered->people[told[i].batches - 1][p];
        if (was_told && left > 0 && left < (uint32_t)pool->thresholds.k)
            return false;
    }
    return true;
}

/* What may be told after COUNT batches, with LEAST people behind each figure, TOLD before it. */
static struct telling telling_after(const struct pool *pool, const struct answered *answered,
                                    const struct told *told, int told_count, int count, int least) {
    struct telling may;
    may.all = answered->people[count - 1][0] >= (uint32_t)least &&
              leaves_enough(pool, answered, told, told_count, count, 0);
    may.parts = may.all && atoms_are_split(pool, count);
    for (int p = 1; p <= pool->part_count && may.parts; p++) {
        uint32_t people = answered->people[count - 1][p];
        may.parts = (people == 0 || people >= (uint32_t)least) &&
                    leaves_enough(pool, answered, told, told_count, count, p);
    }
    return may;
}

struct telling telling_of(const struct pool *pool, int count, int item, int dimension) {
    struct answered answered;
    struct told told[PAST_MAX + 1];
    struct pool then = *pool;
    int n = 0, past_count = control_past_count(pool, count);
    if (count == 0)
        return (struct telling){false, false};
    count_answered(pool, count, item, dimension, &answered);
    for (int i = 0; i <= past_count; i++) {
        struct past_release past =
            i < past_count
                ? control_past(pool, i)
                : (struct past_release){.batches = count, .thresholds = pool->thresholds};
        int least = item < 0 ? past.thresholds.k : past.thresholds.items;
        if (past.batches > count)
            continue;
        then.thresholds = past.thresholds;
        told[n].told = telling_after(&then, &answered, told, n, past.batches, least);
        told[n++].batches = past.batches;
    }
    return told[n - 1].told;
}

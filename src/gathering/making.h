/* SPDX-License-Identifier: GPL-3.0-or-later */
/* making: a release under way, or one whose figures are made once more to see whether they are the
 * same; within this folder only. */
#ifndef GATHERING_MAKING_H
#define GATHERING_MAKING_H

#include "gathering/cells.h"
#include "gathering/control.h"

struct making {
    const struct pool *pool;
    int count; /* batches */
    const struct release *release;
};

/* A figure of everybody and of each part. */
struct cells {
    struct cell all, parts[BUCKETS_MAX + 1];
};

/* The people of BUCKETS in all batches who answered ITEM; how many they are; their levels now. */
struct item_tally making_tally(const struct making *m, set buckets, int item);
uint32_t making_valid(const struct making *m, set buckets, int item);
struct counts making_now(const struct item_tally *tally);

/* Those at SHARE_LEVEL or higher. */
uint32_t making_high(const struct counts *counts);

/* The cell of a figure that is not told: PEOPLE are fewer than LEAST, or something else would be. */
struct cell making_withheld(uint32_t people, int least);

/* True when ITEM counts in the figures of DIMENSION. */
bool making_is_in(const struct framework *framework, int item, int dimension);

/* The figures of DIMENSION, made of the cells of its items in the release. */
void making_dimension(const struct making *m, int dimension, struct cells *cells);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sums: tallies of the first batches added up beforehand, for all people and for each part: whoever
 * makes the same figures many times (attack.h) need not add them up each time. A pool that has sums
 * gives no other tallies than these: asking for other people ends the program. So when no sum
 * changes, no figure does. They belong to whoever made them (sums_free()); within this folder
 * only. */
#ifndef GATHERING_SUMS_H
#define GATHERING_SUMS_H

#include "gathering/control.h"

/* The sums of POOL as it stands. Its framework and batches must outlive them. */
struct sums *sums_new(const struct pool *pool);
void sums_free(struct sums *sums);

/* Adds up once more what BATCH said about ITEM, which was changed; false when all sums are what
 * they were. */
bool sums_change(struct sums *sums, const struct pool *pool, int item, int batch);

/* The people of batches FROM to COUNT - 1 in BUCKETS, all or a part, who answered ITEM. */
struct item_tally sums_tally(const struct sums *sums, int from, int count, set buckets, int item);

#endif

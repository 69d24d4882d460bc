/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms: the sets of people whose answers could be swapped without any figure changing, and which
 * items are open in them (control.h says why); within this folder only. */
#ifndef GATHERING_ATOMS_H
#define GATHERING_ATOMS_H

#include "gathering/control.h"

#define NO_BUCKET_BIT BUCKETS_MAX

/* All buckets, and those who named none. */
#define ALL_BUCKETS (SET_OF(NO_BUCKET_BIT + 1) - 1)

/* One atom: the people of one batch in these buckets. */
struct atom {
    int batch;
    set buckets;
};

/* Is BATCH told by part? Depends on numbers of people alone. */
bool atoms_batch_is_split(const struct pool *pool, int batch);

/* Are the first COUNT batches told by part? */
bool atoms_are_split(const struct pool *pool, int count);

/* The atoms of the first COUNT batches. The caller frees *ATOMS. */
int atoms_list(const struct pool *pool, int count, struct atom **atoms);

/* The people of batches FROM to COUNT - 1 in BUCKETS who answered ITEM. */
struct item_tally atoms_tally(const struct pool *pool, int from, int count, set buckets, int item);
uint32_t atoms_people(const struct pool *pool, int from, int count, set buckets);
uint32_t atoms_dimension_people(const struct pool *pool, int from, int count, set buckets,
                                int dimension);

/* The most people that may be alike among PEOPLE valid answers of an atom for an item to be open:
 * after taking away any k-1 of them, fewer than nine in ten of the rest are. */
uint32_t atoms_most_alike(const struct thresholds *thresholds, uint32_t people);

/* Is the level now (or the wish) on ITEM open in all atoms of the first COUNT batches? Wishes count
 * as open only where the level is. */
bool atoms_now_is_open(const struct pool *pool, int count, int item);
bool atoms_wish_is_open(const struct pool *pool, int count, int item);

#endif

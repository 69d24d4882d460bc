/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gathering_parts: small groups for the tests of the folder gathering. */
#ifndef TESTS_GATHERING_PARTS_H
#define TESTS_GATHERING_PARTS_H

#include "fixture.h"
#include "gathering/attack.h"
#include "gathering/handup.h"

#include <check.h>

TCase *gathering_tallies_case(void); /* counting results */
TCase *gathering_cells_case(void);   /* how counts are told */
TCase *gathering_control_case(void); /* what is told, and how */
TCase *gathering_needs_case(void);   /* wishes, supply, team plan */
TCase *gathering_search_case(void);  /* every possible small group, searched through */
TCase *gathering_attack_case(void);  /* what the attack finds */
TCase *gathering_ledger_case(void);  /* the ledger */
TCase *gathering_region_case(void);  /* what schools hand up, and what a region makes of it */
TCase *gathering_random_case(void);  /* large random groups, counted once more */

/* A group on a framework of ITEMS items (SMALL_ITEMS at most) in one dimension, with one module that leads item 0 to
 * level 3, and with BUCKETS buckets of which figures are told apart. */
#define SMALL_ITEMS 4

struct small_group {
    struct fixture *fixture;
    int items_by_id[SMALL_ITEMS];
    struct group group;
    struct tallies *batches[BATCHES_MAX];
    struct pool pool;
};

void small_group_begin(struct small_group *small, int items, int buckets, int k, int k_items);
void small_group_end(struct small_group *small);

/* The same for PEOPLE people, about one item, and nothing about the others. */
void small_group_people(struct tallies *batch, int bucket, int item, int now, int wish, int people);

/* Takes the batches out again. */
void small_group_clear(struct small_group *small);

/* Adds an empty batch; returns it. */
struct tallies *small_group_batch(struct small_group *small);

/* Counts one more person in BATCH and BUCKET (-1: none), who says for each item NOW (-1: no level)
 * and WISH (-1: none). */
void small_group_person(struct tallies *batch, int bucket, const signed char *now,
                        const signed char *wish);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cafe_parts: the steps by which a plan is made. Private to this folder. */
#ifndef WORKSHOP_CAFE_PARTS_H
#define WORKSHOP_CAFE_PARTS_H

#include "workshop/cafe.h"
#include "workshop/draw.h"

/* A plan for places that nobody has yet. The caller owns TABLE. */
struct seating {
    int places, tables, rounds;
    bool visits; /* how often a place is at each table must differ by at most one */
    long work;   /* the most that each search does */
    int *table;      /* from 0: table[ROUND * places + PLACE] */
};

/* Fills TABLE by a construction that keeps the rules. */
void seating_start(struct seating *seating);

/* Lets more different pairs of places meet, and keeps the rules. At most MET pairs can meet. */
void seating_improve(struct seating *seating, int met, struct draw *draw);

/* Which place each person gets: by lot, and then so that people who are alike meet little. */
void seating_mix(const struct seating *seating, const struct people *people, struct draw *draw,
                 int *place_of);

/* The pairs in a group of COUNT, and the fewest that stay together when it is spread over
 * TABLES. */
int pairs_in(int count);
int pairs_spread(int count, int tables);

/* The most different pairs that any plan can let meet. */
int cafe_met_bound(int people, const struct cafe_wish *wish);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bound: how much coverage a half-made plan can still come to; within this folder only.
 *
 * The bound is sound for any prices: give every open step a price between 0 and its weight, let
 * a module earn the prices of the open steps it covers, and fill the room that is left with the
 * modules that earn most for their size, the last one in part. What that earns, plus what the
 * steps weigh above their prices, is at least what any completion of the plan brings. After each
 * round prices move towards a lower bound: up for steps the filling leaves, down for steps it
 * covers more than once (Lagrangian relaxation). Where several costs are limited, size and room
 * are a mixture of them; the share of a cost grows while the filling breaks its limit. It is all
 * done in whole numbers, so every machine finds the same. No number passes 2^60 as long as the
 * limits of a framework file hold (1000 modules of 10000 hours, 100000 items). */
#ifndef ADVICE_BOUND_H
#define ADVICE_BOUND_H

#include "advice/plan.h"

struct bound {
    /* per step */
    int *weight; /* what covering it brings; 0: not open */
    int *price;  /* in parts of a unit; kept from plan to plan */
    int *load;   /* how often the filling covers it, in parts of a unit */
    /* the open steps */
    int *open;
    int open_count;
    int settled; /* what the plan itself covers */
    /* undecided modules that cover an open step, best earner for its size first */
    int *order;
    int order_count;
    /* per module */
    long long *earns, *size;
    int *part; /* how much of it is in the filling, in parts of a unit */
    long long share[COSTS];
};

void bound_begin(struct bound *bound, const struct puzzle *puzzle);
void bound_end(struct bound *bound);

/* Finds the open steps of PLAN, and what it covers so far: returned, as the sum of weights. */
int bound_settle(struct bound *bound, const struct plan *plan);

/* After bound_settle(): false when PLAN, completed within MOST of each cost (COST_NO_LIMIT:
 * any), certainly does not cover TARGET. PLAN itself must be within MOST. */
bool bound_allows(struct bound *bound, const struct plan *plan, int target,
                  const long long most[static COSTS], int rounds);

/* After bound_allows(): the module that earns most; -1 when no module covers an open step. */
int bound_best_earner(const struct bound *bound);

#endif

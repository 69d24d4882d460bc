/* SPDX-License-Identifier: GPL-3.0-or-later */
/* puzzle: what is left to choose, as bare numbers; within this folder only.
 *
 * A gap falls apart into steps of one level. A module covers the steps from its entry level (or
 * the now-level, when that is higher) up to the level it brings. The level reached in a gap is
 * then the number of its steps covered from below without a hole: exactly what applying the
 * modules until nothing changes gives. Forced modules are no longer in the puzzle; the steps
 * they cover are marked. Modules that no best set can hold are dropped beforehand. */
#ifndef ADVICE_PUZZLE_H
#define ADVICE_PUZZLE_H

#include <limits.h>

#include "advice/candidates.h"

/* What a set of modules costs, the most important first. */
enum cost { COST_REFRESHER, COST_NEXT, COST_HOURS, COST_MODULES, COSTS };

#define COST_NO_LIMIT LLONG_MAX

/* One list of numbers per key: entry[start[key]] up to entry[start[key + 1]]. */
struct lists {
    int *start, *entry;
};

struct step {
    int gap, level; /* from LEVEL - 1 to LEVEL */
    int weight;
    bool given; /* covered by a forced module */
};

struct puzzle {
    int count; /* modules, in catalogue order */
    int *module;
    long long (*cost)[COSTS];
    long long hours;    /* left for them, or COST_NO_LIMIT */
    struct step *steps; /* by gap, lowest level first */
    int step_count;
    struct lists serves;    /* per module: the steps it covers */
    struct lists needs;     /* per module: itself and all that it asks for, all the way down */
    struct lists needed_by; /* per module: itself and all that ask for it, all the way up */
};

/* The steps that OFFER of MODULE covers, as bits: bit l is the step from l - 1 to l. */
unsigned puzzle_covers(const struct candidates *candidates, int module, const struct offer *offer);

/* The steps above FROM, up to TO, as bits. */
unsigned puzzle_levels(int from, int to);

/* What one step weighs: on an own wish twice as much as on an advisory level. */
int puzzle_weight(enum wish_source source);

/* What MODULE costs. */
void puzzle_cost(const struct candidates *candidates, int module, long long cost[static COSTS]);

/* The hours left beside the forced modules, never below 0; or COST_NO_LIMIT. */
long long puzzle_hours(const struct candidates *candidates);

struct puzzle *puzzle_make(const struct candidates *candidates);
void puzzle_free(struct puzzle *puzzle);

#endif

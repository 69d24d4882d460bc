/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: a half-made choice in a puzzle, and the way back from it; within this folder only. */
#ifndef ADVICE_PLAN_H
#define ADVICE_PLAN_H

#include "advice/puzzle.h"

enum status { STATUS_UNDECIDED, STATUS_CHOSEN, STATUS_RULED_OUT };

struct plan {
    const struct puzzle *puzzle;
    enum status *status; /* per module */
    int *covered;        /* per step: how many chosen or given modules cover it */
    int *coverable;      /* per step: how many that are not ruled out cover it */
    long long used[COSTS];
    int *trail; /* modules decided, oldest first */
    int trail_count;
};

void plan_begin(struct plan *plan, const struct puzzle *puzzle);
void plan_end(struct plan *plan);

/* Chooses MODULE, which is undecided, with all it asks for. None of that is ruled out, because
 * ruling out goes all the way up. */
void plan_choose(struct plan *plan, int module);

/* Rules out MODULE, which is undecided, and all that ask for it, all the way up. None of these
 * is chosen, because choosing goes all the way down. */
void plan_rule_out(struct plan *plan, int module);

/* Takes back decisions until COUNT are left. */
void plan_undo(struct plan *plan, int count);

#endif

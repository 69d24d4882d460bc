/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/plan.h"

#include <stdlib.h>

void plan_begin(struct plan *plan, const struct puzzle *puzzle) {
    *plan = (struct plan){
        .puzzle = puzzle,
        .status = mem_new((size_t)puzzle->count, sizeof *plan->status),
        .covered = mem_new((size_t)puzzle->step_count, sizeof *plan->covered),
        .coverable = mem_new((size_t)puzzle->step_count, sizeof *plan->coverable),
        .trail = mem_new((size_t)puzzle->count, sizeof *plan->trail),
    };
    for (int s = 0; s < puzzle->step_count; s++)
        plan->covered[s] = plan->coverable[s] = puzzle->steps[s].given;
    for (int i = 0; i < puzzle->serves.start[puzzle->count]; i++)
        plan->coverable[puzzle->serves.entry[i]]++;
}

void plan_end(struct plan *plan) {
    free(plan->status);
    free(plan->covered);
    free(plan->coverable);
    free(plan->trail);
}

/* Counts MODULE's steps (BY 1) or takes them back (BY -1). */
static void count_steps(const struct plan *plan, int module, int *counts, int by) {
    const struct lists *serves = &plan->puzzle->serves;
    for (int i = serves->start[module]; i < serves->start[module + 1]; i++)
        counts[serves->entry[i]] += by;
}

static void decide(struct plan *plan, int module, enum status status) {
    plan->status[module] = status;
    plan->trail[plan->trail_count++] = module;
    if (status == STATUS_RULED_OUT) {
        count_steps(plan, module, plan->coverable, -1);
        return;
    }
    count_steps(plan, module, plan->covered, 1);
    for (int i = 0; i < COSTS; i++)
        plan->used[i] += plan->puzzle->cost[module][i];
}

void plan_choose(struct plan *plan, int module) {
    const struct lists *needs = &plan->puzzle->needs;
    for (int i = needs->start[module]; i < needs->start[module + 1]; i++)
        if (plan->status[needs->entry[i]] == STATUS_UNDECIDED)
            decide(plan, needs->entry[i], STATUS_CHOSEN);
}

void plan_rule_out(struct plan *plan, int module) {
    const struct lists *needed_by = &plan->puzzle->needed_by;
    for (int i = needed_by->start[module]; i < needed_by->start[module + 1]; i++)
        if (plan->status[needed_by->entry[i]] == STATUS_UNDECIDED)
            decide(plan, needed_by->entry[i], STATUS_RULED_OUT);
}

void plan_undo(struct plan *plan, int count) {
    while (plan->trail_count > count) {
        int module = plan->trail[--plan->trail_count];
        if (plan->status[module] == STATUS_RULED_OUT) {
            count_steps(plan, module, plan->coverable, 1);
        } else {
            count_steps(plan, module, plan->covered, -1);
            for (int i = 0; i < COSTS; i++)
                plan->used[i] -= plan->puzzle->cost[module][i];
        }
        plan->status[module] = STATUS_UNDECIDED;
    }
}

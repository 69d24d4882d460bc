/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/bound.h"

#include <stdlib.h>

#define UNIT 256
#define SHARE_FIRST 16
#define SHARE_MOST 1024

void bound_begin(struct bound *bound, const struct puzzle *puzzle) {
    size_t steps = (size_t)puzzle->step_count, modules = (size_t)puzzle->count;
    *bound = (struct bound){
        .weight = mem_new(steps, sizeof *bound->weight),
        .price = mem_new(steps, sizeof *bound->price),
        .load = mem_new(steps, sizeof *bound->load),
        .open = mem_new(steps, sizeof *bound->open),
        .order = mem_new(modules, sizeof *bound->order),
        .earns = mem_new(modules, sizeof *bound->earns),
        .size = mem_new(modules, sizeof *bound->size),
        .part = mem_new(modules, sizeof *bound->part),
    };
    for (size_t s = 0; s < steps; s++)
        bound->price[s] = puzzle->steps[s].weight * UNIT;
    for (int c = 0; c < COSTS; c++)
        bound->share[c] = SHARE_FIRST;
}

void bound_end(struct bound *bound) {
    free(bound->weight);
    free(bound->price);
    free(bound->load);
    free(bound->open);
    free(bound->order);
    free(bound->earns);
    free(bound->size);
    free(bound->part);
}

/* A covered step above an open one counts only when the open one is covered too: its weight
 * goes with the open step below it. Above a step that nothing can cover, nothing counts. */
int bound_settle(struct bound *bound, const struct plan *plan) {
    enum { NONE = -1, DEAD = -2 };
    const struct puzzle *p = plan->puzzle;
    bound->settled = bound->open_count = 0;
    for (int s = 0, below = NONE; s < p->step_count; s++) {
        bound->weight[s] = 0;
        if (s > 0 && p->steps[s].gap != p->steps[s - 1].gap)
            below = NONE;
        if (below == DEAD)
            continue;
        if (plan->covered[s] > 0 && below == NONE) {
            bound->settled += p->steps[s].weight;
        } else if (plan->covered[s] > 0) {
            bound->weight[below] += p->steps[s].weight;
        } else if (plan->coverable[s] > 0) {
            bound->weight[s] = p->steps[s].weight;
            bound->open[bound->open_count++] = below = s;
        } else {
            below = DEAD;
        }
    }
    return bound->settled;
}

/* What MODULE earns at the present prices; -1 when it covers no open step. */
static long long earnings(const struct bound *bound, const struct puzzle *p, int module) {
    long long earns = 0;
    bool covers = false;
    for (int i = p->serves.start[module]; i < p->serves.start[module + 1]; i++) {
        int s = p->serves.entry[i];
        if (bound->weight[s] > 0) {
            earns += bound->price[s];
            covers = true;
        }
    }
    return covers ? earns : -1;
}

/* Finds what the modules earn; returns what the open steps weigh above their prices. */
static long long find_earnings(struct bound *bound, const struct plan *plan) {
    long long above = 0;
    for (int i = 0; i < bound->open_count; i++) {
        int s = bound->open[i], weight = bound->weight[s] * UNIT;
        if (bound->price[s] > weight)
            bound->price[s] = weight;
        above += weight - bound->price[s];
        bound->load[s] = 0;
    }
    bound->order_count = 0;
    for (int m = 0; m < plan->puzzle->count; m++) {
        bound->part[m] = 0;
        if (plan->status[m] != STATUS_UNDECIDED)
            continue;
        bound->earns[m] = earnings(bound, plan->puzzle, m);
        if (bound->earns[m] >= 0)
            bound->order[bound->order_count++] = m;
    }
    return above;
}

/* The room that is left, and what every module takes of it; COST_NO_LIMIT: room for all. */
static long long find_sizes(struct bound *bound, const struct plan *plan,
                            const long long most[static COSTS]) {
    long long room = 0;
    bool limited = false;
    for (int m = 0; m < plan->puzzle->count; m++)
        bound->size[m] = 0;
    for (int c = 0; c < COSTS; c++) {
        if (most[c] == COST_NO_LIMIT)
            continue;
        limited = true;
        room += bound->share[c] * (most[c] - plan->used[c]);
        for (int m = 0; m < plan->puzzle->count; m++)
            bound->size[m] += bound->share[c] * plan->puzzle->cost[m][c];
    }
    return limited ? room : COST_NO_LIMIT;
}

/* What takes no room and earns nothing must not stand as equal to all others: a wrong order
 * makes the bound unsound. So the higher earnings decide between equals. */
static bool earns_better(const struct bound *bound, int a, int b) {
    long long of_a = bound->earns[a] * bound->size[b], of_b = bound->earns[b] * bound->size[a];
    return of_a != of_b ? of_a > of_b : bound->earns[a] > bound->earns[b];
}

static void sort_by_earnings(struct bound *bound) {
    for (int i = 1; i < bound->order_count; i++) {
        int m = bound->order[i], j = i;
        for (; j > 0 && earns_better(bound, m, bound->order[j - 1]); j--)
            bound->order[j] = bound->order[j - 1];
        bound->order[j] = m;
    }
}

/* Fills ROOM and returns what that earns, rounded up. */
static long long fill(struct bound *bound, const struct puzzle *p, long long room) {
    long long earned = 0;
    bool full = false;
    for (int i = 0; i < bound->order_count && !full; i++) {
        int m = bound->order[i];
        bound->part[m] = UNIT;
        if (room == COST_NO_LIMIT) {
            earned += bound->earns[m];
        } else if (bound->size[m] <= room) {
            earned += bound->earns[m];
            room -= bound->size[m];
        } else {
            earned += (bound->earns[m] * room + bound->size[m] - 1) / bound->size[m];
            bound->part[m] = (int)(UNIT * room / bound->size[m]);
            full = true;
        }
        for (int j = p->serves.start[m]; j < p->serves.start[m + 1]; j++)
            bound->load[p->serves.entry[j]] += bound->part[m];
    }
    return earned;
}

/* Moves the prices; SURPLUS is how far the bound lies above what it should prove. */
static void move_prices(struct bound *bound, long long surplus) {
    long long squares = 0;
    for (int i = 0; i < bound->open_count; i++) {
        long long lack = UNIT - bound->load[bound->open[i]];
        squares += lack * lack;
    }
    for (int i = 0; squares > 0 && i < bound->open_count; i++) {
        int s = bound->open[i];
        long long lack = UNIT - bound->load[s], weight = bound->weight[s] * UNIT;
        long long price = bound->price[s] + surplus * lack * UNIT / squares;
        bound->price[s] = (int)(price < 0 ? 0 : price > weight ? weight : price);
    }
}

static void move_shares(struct bound *bound, const struct plan *plan,
                        const long long most[static COSTS]) {
    for (int c = 0; c < COSTS; c++) {
        long long taken = 0, *share = &bound->share[c];
        if (most[c] == COST_NO_LIMIT)
            continue;
        for (int i = 0; i < bound->order_count; i++) {
            int m = bound->order[i];
            taken += bound->part[m] * plan->puzzle->cost[m][c];
        }
        if (taken <= (most[c] - plan->used[c]) * UNIT)
            *share -= *share / 8;
        else if (*share < SHARE_MOST)
            *share += *share / 4 + 1;
    }
}

bool bound_allows(struct bound *bound, const struct plan *plan, int target,
                  const long long most[static COSTS], int rounds) {
    long long weight = bound->settled;
    for (int i = 0; i < bound->open_count; i++)
        weight += bound->weight[bound->open[i]];
    if (weight < target)
        return false;
    for (int round = 0;; round++) {
        long long room = find_sizes(bound, plan, most);
        long long can_reach = bound->settled * (long long)UNIT + find_earnings(bound, plan);
        sort_by_earnings(bound);
        can_reach += fill(bound, plan->puzzle, room);
        long long surplus = can_reach - (long long)target * UNIT;
        if (surplus < 0)
            return false;
        if (round == rounds)
            return true;
        move_shares(bound, plan, most);
        move_prices(bound, surplus + UNIT);
    }
}

int bound_best_earner(const struct bound *bound) {
    int best = -1;
    for (int i = 0; i < bound->order_count; i++) {
        int m = bound->order[i];
        if (best < 0 || bound->earns[m] > bound->earns[best])
            best = m;
    }
    return best;
}

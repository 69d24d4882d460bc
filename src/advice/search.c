/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branch and bound in steps, each settling one line of the order in advice.h: first the most
 * coverage; then, that coverage kept, the least of each cost in turn; then the modules that come
 * first in the catalogue. Every step asks the same question: is there a set that covers the
 * target within the limits? */
#include <config.h>

#include "advice/search.h"

#include <stdlib.h>
#include <string.h>

#include "advice/bound.h"

/* How often prices are moved before a question is taken apart, at the start and further on. */
#define ROUNDS_FIRST 30
#define ROUNDS 2

enum question {
    ASK_MORE,    /* a set found raises the target above it */
    ASK_CHEAPER, /* a set found lowers the limit of `cost` below it */
    ASK_ANY,     /* the first set found is the answer */
};

struct search {
    const struct puzzle *puzzle;
    struct plan plan;
    struct bound bound;
    enum question question;
    enum cost cost;
    int target;            /* a set must cover at least this */
    long long most[COSTS]; /* and cost at most this; COST_NO_LIMIT: any */
    bool found;            /* a set, since the question was asked */
    bool *best;            /* per module of the puzzle: in the best set so far */
    int best_coverage;
    long long best_cost[COSTS];
    long long nodes, nodes_max;
};

static bool is_stopped(const struct search *search) {
    return search->nodes > search->nodes_max;
}

static bool is_within(const struct search *search) {
    for (int c = 0; c < COSTS; c++)
        if (search->most[c] != COST_NO_LIMIT && search->plan.used[c] > search->most[c])
            return false;
    return true;
}

static void rule_out_what_does_not_fit(struct search *search) {
    struct plan *plan = &search->plan;
    for (int c = 0; c < COSTS; c++) {
        if (search->most[c] == COST_NO_LIMIT)
            continue;
        for (int m = 0; m < search->puzzle->count; m++)
            if (plan->status[m] == STATUS_UNDECIDED &&
                plan->used[c] + search->puzzle->cost[m][c] > search->most[c])
                plan_rule_out(plan, m);
    }
}

/* Keeps the plan as the best set, and makes the question sharper. */
static void keep(struct search *search) {
    for (int m = 0; m < search->puzzle->count; m++)
        search->best[m] = search->plan.status[m] == STATUS_CHOSEN;
    search->best_coverage = search->bound.settled;
    memcpy(search->best_cost, search->plan.used, sizeof search->best_cost);
    search->found = true;
    if (search->question == ASK_MORE)
        search->target = search->best_coverage + 1;
    else if (search->question == ASK_CHEAPER)
        search->most[search->cost] = search->best_cost[search->cost] - 1;
}

/* Answers the question for all completions of the plan: first those with the best earner, then
 * those without it. A module that covers no open step is in no answer that is needed: without
 * it, and what asks for it, a set covers as much and costs less. */
static void visit(struct search *search, int rounds) {
    struct plan *plan = &search->plan;
    int before = plan->trail_count;
    if (is_stopped(search) || (search->question == ASK_ANY && search->found))
        return;
    search->nodes++;
    rule_out_what_does_not_fit(search);
    if (bound_settle(&search->bound, plan) >= search->target && is_within(search))
        keep(search);
    if (is_within(search) &&
        bound_allows(&search->bound, plan, search->target, search->most, rounds)) {
        int module = bound_best_earner(&search->bound), here = plan->trail_count;
        if (module >= 0) {
            plan_choose(plan, module);
            visit(search, ROUNDS);
            plan_undo(plan, here);
            plan_rule_out(plan, module);
            visit(search, ROUNDS);
        }
    }
    plan_undo(plan, before);
}

static void find_most_coverage(struct search *search) {
    search->question = ASK_MORE;
    search->best_coverage = bound_settle(&search->bound, &search->plan);
    search->target = search->best_coverage + 1;
    visit(search, ROUNDS_FIRST);
    search->target = search->best_coverage;
}

static void find_least(struct search *search, enum cost cost) {
    search->question = ASK_CHEAPER;
    search->cost = cost;
    search->most[cost] = search->best_cost[cost] - 1;
    if (search->most[cost] >= 0)
        visit(search, ROUNDS_FIRST);
    search->most[cost] = search->best_cost[cost];
}

/* Goes through the catalogue: a module is in the best set when some set that is as good, with
 * the same choice among the modules before it, holds it. */
static void settle_ties(struct search *search) {
    struct plan *plan = &search->plan;
    search->question = ASK_ANY;
    for (int m = 0; m < search->puzzle->count && !is_stopped(search); m++) {
        int before = plan->trail_count;
        if (plan->status[m] == STATUS_UNDECIDED && !search->best[m]) {
            search->found = false;
            plan_choose(plan, m);
            visit(search, ROUNDS_FIRST);
            plan_undo(plan, before);
        }
        if (plan->status[m] != STATUS_UNDECIDED)
            continue;
        if (search->best[m])
            plan_choose(plan, m);
        else
            plan_rule_out(plan, m);
    }
}

/* What a node is taken to cost: it looks at every step and every module a few times. */
static long long looks_per_node(const struct puzzle *p) {
    return 1LL + p->count + p->step_count + p->serves.start[p->count];
}

bool search_best(const struct candidates *candidates, long long *work, bool *chosen) {
    struct puzzle *p = puzzle_make(candidates);
    struct search search = {.puzzle = p, .nodes_max = *work / looks_per_node(p)};
    /* The first dive, which gives a set worth having, is always made. */
    if (search.nodes_max <= p->count)
        search.nodes_max = p->count + 1;
    plan_begin(&search.plan, p);
    bound_begin(&search.bound, p);
    search.best = mem_new((size_t)p->count, sizeof *search.best);
    for (int c = 0; c < COSTS; c++)
        search.most[c] = COST_NO_LIMIT;
    search.most[COST_HOURS] = p->hours;
    find_most_coverage(&search);
    for (int c = 0; c < COSTS; c++)
        find_least(&search, (enum cost)c);
    settle_ties(&search);
    for (int m = 0; m < candidates->framework->module_count; m++)
        chosen[m] = candidates->list[m].forced;
    for (int m = 0; m < p->count; m++)
        if (search.best[m])
            chosen[p->module[m]] = true;
    bool sure = !is_stopped(&search);
    *work -= search.nodes * looks_per_node(p);
    if (*work < 0)
        *work = 0;
    free(search.best);
    bound_end(&search.bound);
    plan_end(&search.plan);
    puzzle_free(p);
    return sure;
}

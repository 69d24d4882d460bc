/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/puzzle.h"

#include <stdlib.h>

#include "advice/reduce.h"

int puzzle_weight(enum wish_source source) {
    return source == WISH_OWN ? 2 : 1;
}

unsigned puzzle_levels(int from, int to) {
    return from < to ? (2u << to) - (2u << from) : 0;
}

unsigned puzzle_covers(const struct candidates *candidates, int module, const struct offer *offer) {
    int entry = candidates->framework->modules[module].entry;
    int now = candidates->profile->gaps[offer->gap].now;
    return puzzle_levels(entry > now ? entry : now, offer->to);
}

void puzzle_cost(const struct candidates *candidates, int module, long long cost[static COSTS]) {
    int hours = candidates->framework->modules[module].hours;
    enum priority priority = candidates->list[module].priority;
    cost[COST_REFRESHER] = priority == PRIORITY_REFRESHER ? hours : 0;
    cost[COST_NEXT] = priority == PRIORITY_NEXT ? hours : 0;
    cost[COST_HOURS] = hours;
    cost[COST_MODULES] = 1;
}

long long puzzle_hours(const struct candidates *candidates) {
    if (candidates->hours == ADVICE_ANY_HOURS)
        return COST_NO_LIMIT;
    long long left = candidates->hours - candidates->forced_hours;
    return left > 0 ? left : 0;
}

/* Lists of KEYS keys with COUNT numbers in all; lists_add() fills them key by key. */
static struct lists lists_new(int keys, int count) {
    return (struct lists){
        .start = mem_new((size_t)keys + 1, sizeof(int)),
        .entry = mem_new((size_t)count, sizeof(int)),
    };
}

/* Adds ENTRY to the list of KEY; the keys come in order. */
static void lists_add(struct lists *lists, int key, int entry) {
    lists->entry[lists->start[key + 1]++] = entry;
}

static void lists_next(struct lists *lists, int key) {
    lists->start[key + 1] = lists->start[key];
}

static void lists_free(struct lists *lists) {
    free(lists->start);
    free(lists->entry);
}

/* The steps that possible modules can bring in each gap. */
static void find_steps(struct puzzle *p, const struct candidates *c) {
    const struct profile *profile = c->profile;
    unsigned *given = mem_new((size_t)profile->gap_count, sizeof *given);
    p->steps = mem_new((size_t)profile->gap_count * LEVELS, sizeof *p->steps);
    for (int m = 0; m < c->framework->module_count; m++)
        for (int i = 0; c->list[m].forced && i < c->list[m].offer_count; i++)
            given[c->list[m].offers[i].gap] |= puzzle_covers(c, m, &c->list[m].offers[i]);
    for (int g = 0; g < profile->gap_count; g++)
        for (int l = profile->gaps[g].now + 1; l <= c->could_reach[g]; l++)
            p->steps[p->step_count++] = (struct step){
                .gap = g,
                .level = l,
                .weight = puzzle_weight(profile->gaps[g].source),
                .given = given[g] & (1u << l),
            };
    free(given);
}

static void find_serves(struct puzzle *p, const struct candidates *c) {
    int count = 0;
    for (int i = 0; i < p->count; i++)
        count += c->list[p->module[i]].offer_count * LEVELS;
    p->serves = lists_new(p->count, count);
    int *first = mem_new((size_t)c->profile->gap_count, sizeof *first); /* step of each gap */
    for (int s = p->step_count - 1; s >= 0; s--)
        first[p->steps[s].gap] = s;
    for (int i = 0; i < p->count; i++) {
        const struct candidate *k = &c->list[p->module[i]];
        lists_next(&p->serves, i);
        for (int o = 0; o < k->offer_count; o++) {
            unsigned covers = puzzle_covers(c, p->module[i], &k->offers[o]);
            int gap = k->offers[o].gap;
            for (int s = first[gap]; s < p->step_count && p->steps[s].gap == gap; s++)
                if (covers & (1u << p->steps[s].level))
                    lists_add(&p->serves, i, s);
        }
    }
    free(first);
}

static void find_needs(struct puzzle *p, const struct candidates *c) {
    size_t modules = (size_t)c->framework->module_count;
    bool *needs = mem_new((size_t)p->count * modules, sizeof *needs);
    int count = 0;
    for (int i = 0; i < p->count; i++) {
        candidates_with_needs(c, p->module[i], &needs[(size_t)i * modules]);
        for (int j = 0; j < p->count; j++)
            count += needs[(size_t)i * modules + (size_t)p->module[j]];
    }
    p->needs = lists_new(p->count, count);
    p->needed_by = lists_new(p->count, count);
    for (int i = 0; i < p->count; i++) {
        lists_next(&p->needs, i);
        lists_next(&p->needed_by, i);
        for (int j = 0; j < p->count; j++) {
            if (needs[(size_t)i * modules + (size_t)p->module[j]])
                lists_add(&p->needs, i, j);
            if (needs[(size_t)j * modules + (size_t)p->module[i]])
                lists_add(&p->needed_by, i, j);
        }
    }
    free(needs);
}

static long long common_divisor(long long a, long long b) {
    while (b) {
        long long rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Measures costs and weights in the largest unit that fits all of them: the coarser the unit,
 * the sooner a bound decides. */
static void coarsen(struct puzzle *p) {
    for (int c = 0; c < COSTS; c++) {
        long long unit = 0;
        for (int m = 0; m < p->count; m++)
            unit = common_divisor(unit, p->cost[m][c]);
        for (int m = 0; m < p->count && unit > 1; m++)
            p->cost[m][c] /= unit;
        if (c == COST_HOURS && p->hours != COST_NO_LIMIT && unit > 1)
            p->hours /= unit;
    }
    long long unit = 0;
    for (int s = 0; s < p->step_count; s++)
        unit = common_divisor(unit, p->steps[s].weight);
    for (int s = 0; s < p->step_count; s++)
        p->steps[s].weight /= (int)unit;
}

struct puzzle *puzzle_make(const struct candidates *candidates) {
    struct puzzle *p = mem_new(1, sizeof *p);
    size_t count = (size_t)candidates->framework->module_count;
    bool *in = mem_new(count, sizeof *in);
    reduce_candidates(candidates, in);
    p->module = mem_new(count, sizeof *p->module);
    p->cost = mem_new(count, sizeof *p->cost);
    for (int m = 0; m < (int)count; m++) {
        if (!in[m])
            continue;
        puzzle_cost(candidates, m, p->cost[p->count]);
        p->module[p->count++] = m;
    }
    free(in);
    p->hours = puzzle_hours(candidates);
    find_steps(p, candidates);
    coarsen(p);
    find_serves(p, candidates);
    find_needs(p, candidates);
    return p;
}

void puzzle_free(struct puzzle *puzzle) {
    free(puzzle->module);
    free(puzzle->cost);
    free(puzzle->steps);
    lists_free(&puzzle->serves);
    lists_free(&puzzle->needs);
    lists_free(&puzzle->needed_by);
    free(puzzle);
}

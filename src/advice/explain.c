/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/explain.h"

#include <stdlib.h>

#include "advice/puzzle.h"

struct ordering {
    const struct candidates *c;
    const bool *chosen;
    bool *placed;
    int *levels;        /* per gap, after the modules placed so far */
    const int *reached; /* per gap, after all */
};

/* True when a chosen module that MODULE asks for is still to come. */
static bool asks_for_later(const struct ordering *o, int module) {
    const struct module *m = &o->c->framework->modules[module];
    for (int i = 0; i < m->require_count; i++)
        if (o->chosen[m->requires[i]] && !o->placed[m->requires[i]])
            return true;
    return false;
}

/* True when MODULE starts somewhere from a level that modules still to come will bring. */
static bool builds_on_later(const struct ordering *o, int module) {
    const struct candidate *k = &o->c->list[module];
    int entry = o->c->framework->modules[module].entry;
    for (int i = 0; i < k->offer_count; i++) {
        int gap = k->offers[i].gap;
        if (k->offers[i].to > entry && entry > o->levels[gap] && entry <= o->reached[gap])
            return true;
    }
    return false;
}

/* The weighted steps that MODULE makes from the levels so far. */
static int weight_now(const struct ordering *o, int module) {
    const struct candidate *k = &o->c->list[module];
    int entry = o->c->framework->modules[module].entry, weight = 0;
    for (int i = 0; i < k->offer_count; i++) {
        int gap = k->offers[i].gap, level = o->levels[gap];
        if (level >= entry && k->offers[i].to > level)
            weight += (k->offers[i].to - level) * puzzle_weight(o->c->profile->gaps[gap].source);
    }
    return weight;
}

static bool comes_before(const struct ordering *o, int a, int b) {
    int a_waits = 2 * asks_for_later(o, a) + builds_on_later(o, a);
    int b_waits = 2 * asks_for_later(o, b) + builds_on_later(o, b);
    if (a_waits != b_waits)
        return a_waits < b_waits;
    if (o->c->list[a].priority != o->c->list[b].priority)
        return o->c->list[a].priority < o->c->list[b].priority;
    int a_weight = weight_now(o, a), b_weight = weight_now(o, b);
    return a_weight != b_weight ? a_weight > b_weight : a < b;
}

static int next_to_place(const struct ordering *o) {
    int best = -1;
    for (int m = 0; m < o->c->framework->module_count; m++)
        if (o->chosen[m] && !o->placed[m] && (best < 0 || comes_before(o, m, best)))
            best = m;
    return best;
}

/* Adds the steps that ADVISED makes from the levels so far; true when there are any. */
static bool take_steps(struct ordering *o, struct advised *advised) {
    const struct candidate *k = &o->c->list[advised->module];
    int before = advised->step_count;
    for (int i = 0; i < k->offer_count; i++) {
        int *level = &o->levels[k->offers[i].gap], to = k->offers[i].to;
        if (*level < o->c->framework->modules[advised->module].entry || *level >= to)
            continue;
        advised->steps[advised->step_count++] =
            (struct advice_step){.gap = k->offers[i].gap, .from = *level, .to = to};
        *level = to;
    }
    return advised->step_count > before;
}

static void place(struct ordering *o, int module, struct advice *advice) {
    const struct candidate *k = &o->c->list[module];
    struct advised *advised = &advice->chosen[advice->chosen_count++];
    *advised = (struct advised){.module = module, .pinned = k->pinned};
    advised->steps = mem_new((size_t)k->offer_count, sizeof *advised->steps);
    take_steps(o, advised);
    o->placed[module] = true;
    advice->hours += o->c->framework->modules[module].hours;
}

void explain_chosen(const struct candidates *candidates, const bool *chosen,
                    struct advice *advice) {
    size_t modules = (size_t)candidates->framework->module_count;
    size_t gaps = (size_t)candidates->profile->gap_count;
    struct ordering o = {.c = candidates, .chosen = chosen};
    advice->reached = mem_new(gaps, sizeof *advice->reached);
    advice->chosen = mem_new(modules, sizeof *advice->chosen);
    candidates_reach(candidates, chosen, advice->reached);
    o.reached = advice->reached;
    o.placed = mem_new(modules, sizeof *o.placed);
    o.levels = mem_new(gaps, sizeof *o.levels);
    for (size_t g = 0; g < gaps; g++)
        o.levels[g] = candidates->profile->gaps[g].now;
    for (int m; (m = next_to_place(&o)) >= 0;)
        place(&o, m, advice);
    /* A prerequisite that itself builds on what asks for it makes those steps afterwards. */
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < advice->chosen_count; i++)
            changed = take_steps(&o, &advice->chosen[i]) || changed;
    }
    for (int i = 0; i < advice->chosen_count; i++) {
        struct advised *advised = &advice->chosen[i];
        advised->prerequisite_only = !advised->pinned && advised->step_count == 0;
    }
    free(o.placed);
    free(o.levels);
}

void explain_supply(const struct candidates *candidates, struct advice *advice) {
    size_t modules = (size_t)candidates->framework->module_count;
    size_t gaps = (size_t)candidates->profile->gap_count;
    bool *all = mem_new(modules, sizeof *all);
    int *taught = mem_new(gaps, sizeof *taught);
    for (size_t m = 0; m < modules; m++)
        all[m] = true;
    candidates_reach(candidates, all, taught);
    advice->nobody_teaches = mem_new(gaps, sizeof *advice->nobody_teaches);
    for (size_t g = 0; g < gaps; g++)
        advice->nobody_teaches[g] = advice->reached[g] < candidates->profile->gaps[g].wanted &&
                                    taught[g] <= advice->reached[g];
    free(all);
    free(taught);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/explain.h"

#include <stdlib.h>

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

static bool comes_before(const struct ordering *o, int a, int b) {
    int a_waits = 2 * asks_for_later(o, a) + builds_on_later(o, a);
    int b_waits = 2 * asks_for_later(o, b) + builds_on_later(o, b);
    if (a_waits != b_waits)
        return a_waits < b_waits;
    if (o->c->list[a].priority != o->c->list[b].priority)
        return o->c->list[a].priority < o->c->list[b].priority;
    return a < b;
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

/* True when MODULE can bring this person above LEVELS in some gap, as soon as the level from
 * which it starts is reached; never when no possible module leads to that level. */
static bool could_bring(const struct candidates *c, int module, const int *levels) {
    const struct candidate *k = &c->list[module];
    int entry = c->framework->modules[module].entry;
    for (int i = 0; i < k->offer_count; i++) {
        const struct offer *offer = &k->offers[i];
        int level = levels ? levels[offer->gap] : c->profile->gaps[offer->gap].now;
        if (entry <= c->could_reach[offer->gap] && offer->to > entry && offer->to > level)
            return true;
    }
    return false;
}

/* True when MODULE with all it asks for does not fit the hours beside the forced modules. */
static bool is_too_long(const struct candidates *c, int module) {
    if (c->hours == ADVICE_ANY_HOURS)
        return false;
    bool *with = mem_new((size_t)c->framework->module_count, sizeof *with);
    long long hours = c->forced_hours;
    candidates_with_needs(c, module, with);
    for (int m = 0; m < c->framework->module_count; m++)
        if (with[m])
            hours += c->framework->modules[m].hours;
    free(with);
    return hours > c->hours;
}

static enum reason reason_for(const struct candidates *c, int module, const int *reached) {
    const struct candidate *k = &c->list[module];
    if (k->excluded)
        return REASON_EXCLUDED;
    if (k->priority == PRIORITY_LATER)
        return REASON_LATER;
    if (!k->audience)
        return REASON_AUDIENCE;
    if (k->offer_count == 0)
        return REASON_NO_STEP;
    if (!could_bring(c, module, NULL))
        return REASON_ENTRY;
    if (!k->possible)
        return REASON_PREREQUISITE;
    if (is_too_long(c, module) || could_bring(c, module, reached))
        return REASON_HOURS;
    return REASON_COVERED;
}

void explain_reasons(const struct candidates *candidates, const bool *chosen,
                     struct advice *advice) {
    int count = candidates->framework->module_count;
    advice->reasons = mem_new((size_t)count, sizeof *advice->reasons);
    for (int m = 0; m < count; m++)
        advice->reasons[m] = chosen[m] ? REASON_CHOSEN : reason_for(candidates, m, advice->reached);
}

void explain_supply(const struct candidates *candidates, struct advice *advice) {
    const struct framework *fw = candidates->framework;
    const struct profile *profile = candidates->profile;
    advice->nobody_teaches = mem_new((size_t)profile->gap_count, sizeof(bool));
    for (int g = 0; g < profile->gap_count; g++)
        advice->nobody_teaches[g] = true;
    for (int m = 0; m < fw->module_count; m++)
        for (int i = 0; i < candidates->list[m].offer_count; i++) {
            int g = candidates->list[m].offers[i].gap;
            if (fw->modules[m].entry <= profile->gaps[g].now)
                advice->nobody_teaches[g] = false;
        }
}

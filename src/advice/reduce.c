/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drops modules that no best set holds, each for a reason that can be proven:
 * - with all it asks for it takes more hours than there are left;
 * - it covers no step that still counts, and nothing that is left asks for it;
 * - another module covers the same steps and more, is no dearer in hours and in the order of the
 *   advice, asks for nothing more, and comes first when all is equal; nothing asks for it. */
#include <config.h>

#include "advice/reduce.h"

#include <stdlib.h>

struct reduction {
    const struct candidates *c;
    bool *in;        /* per module: still in the puzzle */
    bool **needs;    /* needs[a][b]: choosing a means choosing b */
    unsigned *given; /* per gap: steps that forced modules cover */
    unsigned *alive; /* per gap: steps not given that can still count */
    long long hours;
};

static unsigned covers(const struct reduction *r, int module, const struct offer *offer) {
    return puzzle_covers(r->c, module, offer) & r->alive[offer->gap];
}

static void find_alive(struct reduction *r) {
    int count = r->c->framework->module_count;
    bool *chosen = mem_new((size_t)count, sizeof *chosen);
    int *reach = mem_new((size_t)r->c->profile->gap_count, sizeof *reach);
    for (int m = 0; m < count; m++)
        chosen[m] = r->in[m] || r->c->list[m].forced;
    candidates_reach(r->c, chosen, reach);
    for (int g = 0; g < r->c->profile->gap_count; g++)
        r->alive[g] = puzzle_levels(r->c->profile->gaps[g].now, reach[g]) & ~r->given[g];
    free(chosen);
    free(reach);
}

static bool fits_hours(const struct reduction *r, int module) {
    long long hours = 0;
    for (int m = 0; m < r->c->framework->module_count; m++)
        if (r->needs[module][m])
            hours += r->c->framework->modules[m].hours;
    return r->hours == COST_NO_LIMIT || hours <= r->hours;
}

static bool is_asked_for(const struct reduction *r, int module) {
    for (int m = 0; m < r->c->framework->module_count; m++)
        if (m != module && r->in[m] && r->needs[m][module])
            return true;
    return false;
}

static bool covers_something(const struct reduction *r, int module) {
    const struct candidate *k = &r->c->list[module];
    for (int i = 0; i < k->offer_count; i++)
        if (covers(r, module, &k->offers[i]))
            return true;
    return false;
}

/* True when B covers whatever A covers. */
static bool covers_all_of(const struct reduction *r, int b, int a) {
    const struct candidate *ka = &r->c->list[a], *kb = &r->c->list[b];
    for (int i = 0, j = 0; i < ka->offer_count; i++) {
        unsigned steps = covers(r, a, &ka->offers[i]);
        if (!steps)
            continue;
        while (j < kb->offer_count && kb->offers[j].gap < ka->offers[i].gap)
            j++;
        if (j == kb->offer_count || kb->offers[j].gap != ka->offers[i].gap ||
            (steps & ~covers(r, b, &kb->offers[j])))
            return false;
    }
    return true;
}

/* True when B comes before A in the order of the advice, alone for alone. */
static bool is_preferred(const struct reduction *r, int b, int a) {
    long long of_a[COSTS], of_b[COSTS];
    puzzle_cost(r->c, a, of_a);
    puzzle_cost(r->c, b, of_b);
    for (int i = 0; i < COSTS; i++)
        if (of_a[i] != of_b[i])
            return of_b[i] < of_a[i];
    return b < a;
}

/* True when B asks for something that A does not ask for. */
static bool asks_more(const struct reduction *r, int b, int a) {
    for (int m = 0; m < r->c->framework->module_count; m++)
        if (m != b && r->needs[b][m] && !r->needs[a][m])
            return true;
    return false;
}

/* For an A that nothing asks for: so no B does. */
static bool is_dominated(const struct reduction *r, int a) {
    int count = r->c->framework->module_count;
    const struct module *modules = r->c->framework->modules;
    for (int b = 0; b < count; b++) {
        if (b == a || !r->in[b] || modules[b].hours > modules[a].hours || !is_preferred(r, b, a))
            continue;
        if (covers_all_of(r, b, a) && !asks_more(r, b, a))
            return true;
    }
    return false;
}

static void drop(struct reduction *r, int module) {
    for (int m = 0; m < r->c->framework->module_count; m++)
        if (r->in[m] && r->needs[m][module])
            r->in[m] = false;
}

static void begin(struct reduction *r) {
    int count = r->c->framework->module_count;
    r->needs = mem_new((size_t)count, sizeof *r->needs);
    r->given = mem_new((size_t)r->c->profile->gap_count, sizeof *r->given);
    r->alive = mem_new((size_t)r->c->profile->gap_count, sizeof *r->alive);
    for (int m = 0; m < count; m++) {
        const struct candidate *k = &r->c->list[m];
        r->needs[m] = mem_new((size_t)count, sizeof **r->needs);
        r->in[m] = k->possible && !k->forced;
        if (r->in[m])
            candidates_with_needs(r->c, m, r->needs[m]);
        for (int i = 0; k->forced && i < k->offer_count; i++)
            r->given[k->offers[i].gap] |= puzzle_covers(r->c, m, &k->offers[i]);
    }
    r->hours = puzzle_hours(r->c);
}

static void end(struct reduction *r) {
    for (int m = 0; m < r->c->framework->module_count; m++)
        free(r->needs[m]);
    free(r->needs);
    free(r->given);
    free(r->alive);
}

void reduce_candidates(const struct candidates *c, bool *in) {
    struct reduction r = {.c = c, .in = in};
    begin(&r);
    for (bool changed = true; changed;) {
        changed = false;
        find_alive(&r);
        for (int m = 0; m < c->framework->module_count; m++) {
            if (!in[m] || (fits_hours(&r, m) && (is_asked_for(&r, m) || (covers_something(&r, m) &&
                                                                         !is_dominated(&r, m)))))
                continue;
            drop(&r, m);
            changed = true;
        }
    }
    end(&r);
}

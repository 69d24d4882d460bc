/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/needs.h"

#include <stdlib.h>

#include "gathering/atoms.h"

#define TOLD_LEAST 3 /* people behind a count (rule R17) */

struct discrepancy needs_discrepancy(const struct item_tally *tally) {
    struct discrepancy discrepancy = {.said = true};
    int64_t more = 0, less = 0;
    for (int now = 0; now < LEVELS; now++)
        for (int wanted = 0; wanted < LEVELS; wanted++) {
            uint32_t people = tally->pairs[now][wanted + 1];
            discrepancy.people += people;
            more += wanted > now ? people : 0;
            less += wanted < now ? people : 0;
        }
    int64_t people = discrepancy.people ? discrepancy.people : 1;
    int64_t step = people < 20 ? 5 : 1, part = people * step;
    int64_t size = less > more ? less - more : more - less;
    int score = (int)((200 * size + part) / (2 * part) * step); /* to the nearest, half up */
    discrepancy.score = less >= more ? score : -score;
    discrepancy.few = more > 0 && more < TOLD_LEAST;
    discrepancy.growing = discrepancy.few ? 0 : (uint32_t)more;
    return discrepancy;
}

/* True when MODULE brings a person at level NOW who wants WANTED nearer on the item it SERVES. */
static bool leads_on(const struct module *module, const struct service *serves, int now,
                     int wanted) {
    return wanted > now && serves->up_to > now && module->entry <= now;
}


static set phases_that_lead_on(const struct framework *fw, int item, int now, int wanted,
                               uint32_t people, uint32_t *by_module) {
    set phases = 0;
    for (int m = 0; m < fw->module_count; m++)
        for (int s = 0; s < fw->modules[m].serve_count; s++) {
            const struct service *serves = &fw->modules[m].serves[s];
            if (serves->item != item || !leads_on(&fw->modules[m], serves, now, wanted))
                continue;
            phases |= SET_OF(fw->modules[m].phase);
            by_module[m] += people;
        }
    return phases;
}

static void add_gap(struct release *release, int item, uint32_t wishes, bool only_initial) {
    if (wishes >= TOLD_LEAST)
        release->gaps[release->gap_count++] = (struct supply_gap){item, wishes, only_initial};
}

/* The wishes on one item. */
static void add_item_needs(struct release *release, int item, const struct item_tally *tally,
                           uint32_t *by_module) {
    uint32_t unmet = 0, only_initial = 0;
    for (int now = 0; now < LEVELS; now++)
        for (int wanted = now + 1; wanted < LEVELS; wanted++) {
            uint32_t people = tally->pairs[now][wanted + 1];
            set phases = phases_that_lead_on(release->framework, item, now, wanted, people,
                                             by_module);
            release->wishes += people;
            for (int p = 0; p < PHASES; p++)
                release->wishes_by[p] += SET_HAS(phases, p) ? people : 0;
            unmet += phases ? 0 : people;
            only_initial += phases == SET_OF(PHASE_INITIAL) ? people : 0;
        }
    release->wishes_unmet += unmet;
    add_gap(release, item, unmet, false);
    add_gap(release, item, only_initial, true);
}

static int by_wishes(const void *a, const void *b) {
    const struct module_need *left = a, *right = b;
    if (left->wishes != right->wishes)
        return left->wishes > right->wishes ? -1 : 1;
    return left->module - right->module;
}

static void add_modules(struct release *release, const uint32_t *by_module) {
    int count = release->framework->module_count;
    release->needs = mem_new((size_t)count, sizeof *release->needs);
    for (int m = 0; m < count; m++)
        if (by_module[m] >= TOLD_LEAST)
            release->needs[release->need_count++] = (struct module_need){m, by_module[m]};
    if (release->need_count > 0)
        qsort(release->needs, (size_t)release->need_count, sizeof *release->needs, by_wishes);
}

void needs_add(struct release *release, const struct pool *pool, int count) {
    const struct framework *fw = release->framework;
    uint32_t *by_module = mem_new((size_t)fw->module_count, sizeof *by_module);
    int *items = mem_new((size_t)fw->item_count, sizeof *items);
    signed char *levels = mem_new((size_t)fw->item_count, sizeof *levels);
    struct item_tally *tallies = mem_new((size_t)fw->item_count, sizeof *tallies);
    release->gaps = mem_new(2 * (size_t)fw->item_count, sizeof *release->gaps);
    for (int i = 0; i < fw->item_count; i++) {
        int n = release->needs_items;
        if (!release->items[i].discrepancy.said)
            continue;
        items[n] = i;
        levels[n] = release->items[i].wanted.high;
        tallies[n] = atoms_tally(pool, 0, count, ALL_BUCKETS, i);
        add_item_needs(release, i, &tallies[n], by_module);
        release->needs_items++;
    }
    add_modules(release, by_module);
    team_plan_make(fw, items, tallies, levels, release->needs_items, &release->plan);
    free(by_module);
    free(items);
    free(levels);
    free(tallies);
}

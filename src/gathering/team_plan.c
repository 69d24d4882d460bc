/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least training for a team: a cover of the items that lack people, searched for exactly, within a fixed amount of
 * work. */
#include <config.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "gathering/needs.h"

#define TEAM_LEAST 2      /* people at the wanted level */
#define WORK_MOST 2000000 /* nodes looked at */

struct search {
    const struct framework *framework;
    int count;    /* items that lack people, and that some module serves */
    bool *serves; /* serves[module * count + i]: MODULE leads the i-th lacking item there */
    int *covered; /* per lacking item: how many chosen modules serve it */
    bool *chosen, *best;
    int chosen_count, chosen_hours, best_count, best_hours;
    long work;
};

/* People who could be led to LEVEL on an item by a module that starts at ENTRY, and those there. */
static uint32_t people_from(const struct item_tally *tally, int level) {
    uint32_t people = 0;
    for (; level < LEVELS; level++)
        people += item_tally_now(tally, level);
    return people;
}

static bool module_serves(const struct module *module, int item, const struct item_tally *tally,
                          int level) {
    for (int s = 0; s < module->serve_count; s++)
        if (module->serves[s].item == item)
            return module->serves[s].up_to >= level &&
                   people_from(tally, module->entry) >= TEAM_LEAST;
    return false;
}

/* The uncovered item that the fewest modules serve; -1: all are covered. */
static int hardest(const struct search *s) {
    int hardest = -1, fewest = 0;
    for (int i = 0; i < s->count; i++) {
        int n = 0;
        if (s->covered[i] > 0)
            continue;
        for (int m = 0; m < s->framework->module_count; m++)
            n += s->serves[m * s->count + i];
        if (hardest < 0 || n < fewest) {
            hardest = i;
            fewest = n;
        }
    }
    return hardest;
}

/* Is the chosen set better than the best so far? Equal sets: the one with the first module in which
 * they differ. */
static bool is_better(const struct search *s) {
    if (s->chosen_hours != s->best_hours)
        return s->chosen_hours < s->best_hours;
    if (s->chosen_count != s->best_count)
        return s->chosen_count < s->best_count;
    for (int m = 0; m < s->framework->module_count; m++)
        if (s->chosen[m] != s->best[m])
            return s->chosen[m];
    return false;
}

static void choose(struct search *s, int module, int step) {
    s->chosen[module] = step > 0;
    s->chosen_count += step;
    s->chosen_hours += step * s->framework->modules[module].hours;
    for (int i = 0; i < s->count; i++)
        s->covered[i] += s->serves[module * s->count + i] ? step : 0;
}

static void look(struct search *s) {
    int item = hardest(s);
    if (item < 0) {
        if (is_better(s)) {
            memcpy(s->best, s->chosen, (size_t)s->framework->module_count * sizeof *s->best);
            s->best_count = s->chosen_count;
            s->best_hours = s->chosen_hours;
        }
        return;
    }
    if (s->chosen_hours > s->best_hours || ++s->work > WORK_MOST)
        return;
    for (int m = 0; m < s->framework->module_count; m++)
        if (s->serves[m * s->count + item] && !s->chosen[m]) {
            choose(s, m, 1);
            look(s);
            choose(s, m, -1);
        }
}

/* Keeps the items that lack people and can be served; those that cannot go to the plan. */
static void find_lacking(struct search *s, const int *items, const struct item_tally *tallies,
                         const signed char *levels, int count, struct team_plan *plan) {
    const struct framework *fw = s->framework;
    int *place = mem_new((size_t)count, sizeof *place);
    for (int i = 0; i < count; i++) {
        bool any = false;
        if (people_from(&tallies[i], levels[i]) >= TEAM_LEAST)
            continue;
        for (int m = 0; m < fw->module_count && !any; m++)
            any = module_serves(&fw->modules[m], items[i], &tallies[i], levels[i]);
        if (any)
            place[s->count++] = i;
        else
            plan->without[plan->without_count++] = items[i];
    }
    s->serves = mem_new((size_t)fw->module_count * (size_t)s->count, sizeof *s->serves);
    for (int m = 0; m < fw->module_count; m++)
        for (int i = 0; i < s->count; i++)
            s->serves[m * s->count + i] = module_serves(&fw->modules[m], items[place[i]],
                                                        &tallies[place[i]], levels[place[i]]);
    free(place);
}

void team_plan_make(const struct framework *framework, const int *items,
                    const struct item_tally *tallies, const signed char *levels_wanted, int count,
                    struct team_plan *plan) {
    size_t modules = (size_t)framework->module_count;
    struct search s = {.framework = framework, .best_hours = INT_MAX};
    *plan = (struct team_plan){.modules = mem_new(modules, sizeof *plan->modules),
                               .without = mem_new((size_t)count, sizeof *plan->without)};
    find_lacking(&s, items, tallies, levels_wanted, count, plan);
    s.covered = mem_new((size_t)s.count, sizeof *s.covered);
    s.chosen = mem_new(modules, sizeof *s.chosen);
    s.best = mem_new(modules, sizeof *s.best);
    look(&s);
    for (int m = 0; m < framework->module_count; m++)
        if (s.best[m]) {
            plan->modules[plan->module_count++] = m;
            plan->hours += framework->modules[m].hours;
        }
    plan->proven = s.work <= WORK_MOST;
    free(s.serves);
    free(s.covered);
    free(s.chosen);
    free(s.best);
}

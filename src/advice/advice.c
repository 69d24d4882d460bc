/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/advice.h"

#include <stdlib.h>
#include <string.h>

#include "advice/explain.h"
#include "advice/search.h"

/* The work for the alternatives of all chosen modules together. */
#define ALTERNATIVES_WORK_MAX (SEARCH_WORK_MAX / 2)

/* The advice without alternatives; takes what it does off WORK. */
static struct advice *solve(const struct profile *profile, const struct advice_wish *wish,
                            long long *work) {
    struct candidates *candidates = candidates_make(profile, wish);
    struct advice *advice = mem_new(1, sizeof *advice);
    bool *chosen = mem_new((size_t)candidates->framework->module_count, sizeof *chosen);
    advice->profile = profile;
    advice->proven = search_best(candidates, work, chosen);
    explain_chosen(candidates, chosen, advice);
    explain_reasons(candidates, chosen, advice);
    explain_supply(candidates, advice);
    free(chosen);
    candidates_free(candidates);
    return advice;
}

/* Solves once more for every chosen module, with that module excluded. The work is shared out
 * evenly; what one search leaves goes to those after it. */
static void find_alternatives(struct advice *advice, const struct advice_wish *wish) {
    struct advice_wish other = *wish;
    long long left = ALTERNATIVES_WORK_MAX;
    int *excluded = mem_new((size_t)wish->excluded_count + 1, sizeof *excluded);
    if (wish->excluded_count)
        memcpy(excluded, wish->excluded, (size_t)wish->excluded_count * sizeof *excluded);
    other.excluded = excluded;
    other.excluded_count = wish->excluded_count + 1;
    for (int i = 0; i < advice->chosen_count; i++) {
        struct advised *advised = &advice->chosen[i];
        long long work = left / (advice->chosen_count - i);
        left -= work;
        excluded[wish->excluded_count] = advised->module;
        struct advice *there = solve(advice->profile, &other, &work);
        left += work;
        alternative_make(advice, there, &advised->without);
        advised->edge = alternative_edge(advice, there);
        advice_free(there);
    }
    free(excluded);
}

struct advice *advice_make(const struct profile *profile, const struct advice_wish *wish) {
    long long work = SEARCH_WORK_MAX;
    struct advice *advice = solve(profile, wish, &work);
    find_alternatives(advice, wish);
    return advice;
}

void advice_free(struct advice *advice) {
    if (!advice)
        return;
    for (int i = 0; i < advice->chosen_count; i++) {
        free(advice->chosen[i].steps);
        alternative_free(&advice->chosen[i].without);
    }
    free(advice->chosen);
    free(advice->why_nots);
    free(advice->reached);
    free(advice->nobody_teaches);
    free(advice);
}

const struct why_not *advice_why_not(const struct advice *advice, int module) {
    return &advice->why_nots[module];
}

struct what_if *advice_if_grown(const struct advice *base, const struct advice_wish *wish,
                                int dimension, int item) {
    const struct assessment *a = base->profile->assessment;
    const struct framework *fw = a->framework;
    struct what_if *w = mem_new(1, sizeof *w);
    struct answer *answers = mem_new((size_t)fw->item_count, sizeof *answers);
    w->base = base;
    w->dimension = dimension;
    w->item = item;
    w->assessment = *a;
    w->assessment.answers = answers;
    if (fw->item_count)
        memcpy(answers, a->answers, (size_t)fw->item_count * sizeof *answers);
    for (int s = 0; s < a->shown_count; s++) {
        int i = a->shown[s];
        bool grows = i == item ||
                     (dimension >= 0 && framework_within(fw, fw->items[i].dimension, dimension));
        if (!grows || answers[i].state != ANSWER_RATED || answers[i].now >= LEVELS - 1)
            continue;
        answers[i].now++;
        w->grown++;
    }
    w->profile = profile_make(&w->assessment);
    long long work = SEARCH_WORK_MAX;
    w->advice = solve(w->profile, wish, &work);
    alternative_make(base, w->advice, &w->change);
    return w;
}

void what_if_free(struct what_if *what_if) {
    if (!what_if)
        return;
    alternative_free(&what_if->change);
    advice_free(what_if->advice);
    profile_free(what_if->profile);
    free(what_if->assessment.answers);
    free(what_if);
}

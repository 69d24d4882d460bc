/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "advice/advice.h"

#include <stdlib.h>

#include "advice/explain.h"
#include "advice/search.h"

struct advice *advice_make(const struct profile *profile, const struct advice_wish *wish) {
    struct candidates *candidates = candidates_make(profile, wish);
    struct advice *advice = mem_new(1, sizeof *advice);
    bool *chosen = mem_new((size_t)candidates->framework->module_count, sizeof *chosen);
    advice->profile = profile;
    advice->proven = search_best(candidates, SEARCH_WORK_MAX, chosen);
    explain_chosen(candidates, chosen, advice);
    explain_reasons(candidates, chosen, advice);
    explain_supply(candidates, advice);
    free(chosen);
    candidates_free(candidates);
    return advice;
}

void advice_free(struct advice *advice) {
    if (!advice)
        return;
    for (int i = 0; i < advice->chosen_count; i++)
        free(advice->chosen[i].steps);
    free(advice->chosen);
    free(advice->reasons);
    free(advice->reached);
    free(advice->nobody_teaches);
    free(advice);
}

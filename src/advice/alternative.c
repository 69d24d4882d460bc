/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two advices side by side: what goes, what comes, and what that changes. */
#include <config.h>

#include <stdlib.h>

#include "advice/explain.h"
#include "advice/puzzle.h"

static bool chooses(const struct advice *advice, int module) {
    return advice->why_nots[module].reason == REASON_CHOSEN;
}

/* The modules that A chooses and B does not, in the order of A; returns how many. */
static int only_in(const struct advice *a, const struct advice *b, int **modules) {
    int count = 0;
    *modules = mem_new((size_t)a->chosen_count, sizeof **modules);
    for (int i = 0; i < a->chosen_count; i++)
        if (!chooses(b, a->chosen[i].module))
            (*modules)[count++] = a->chosen[i].module;
    return count;
}

/* The level of ITEM after ADVICE, never above WANTED. */
static int ends_at(const struct advice *advice, int item, int wanted) {
    const struct profile *profile = advice->profile;
    for (int g = 0; g < profile->gap_count; g++)
        if (profile->gaps[g].item == item)
            return advice->reached[g];
    int now = profile->assessment->answers[item].now;
    return now < wanted ? now : wanted;
}

void alternative_make(const struct advice *here, const struct advice *there,
                      struct alternative *alternative) {
    const struct profile *profile = here->profile;
    *alternative = (struct alternative){
        .hours = there->hours - here->hours,
        .shifts = mem_new((size_t)profile->gap_count, sizeof *alternative->shifts),
        .proven = there->proven,
    };
    alternative->gone_count = only_in(here, there, &alternative->gone);
    alternative->come_count = only_in(there, here, &alternative->come);
    for (int g = 0; g < profile->gap_count; g++) {
        const struct gap *gap = &profile->gaps[g];
        struct shift shift = {g, here->reached[g], ends_at(there, gap->item, gap->wanted)};
        if (shift.here == shift.there)
            continue;
        alternative->shifts[alternative->shift_count++] = shift;
        if (shift.here > shift.there)
            alternative->lost += shift.here - shift.there;
        else
            alternative->won += shift.there - shift.here;
    }
}

void alternative_free(struct alternative *alternative) {
    free(alternative->gone);
    free(alternative->come);
    free(alternative->shifts);
}

/* What a set is judged by before ties, the most important first; the steps count downwards. */
static void judge(const struct advice *advice, long long worth[static EDGE_ORDER]) {
    const struct profile *profile = advice->profile;
    const struct framework *fw = profile->assessment->framework;
    int stage = profile->assessment->about.stage;
    for (int i = 0; i < EDGE_ORDER; i++)
        worth[i] = 0;
    for (int g = 0; g < profile->gap_count; g++)
        worth[EDGE_STEPS] -=
            (advice->reached[g] - profile->gaps[g].now) * puzzle_weight(profile->gaps[g].source);
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct module *m = &fw->modules[advice->chosen[i].module];
        enum priority priority = stage < 0 ? PRIORITY_FIRST : fw->stages[stage].phases[m->phase];
        worth[EDGE_REFRESHER] += priority == PRIORITY_REFRESHER ? m->hours : 0;
        worth[EDGE_NEXT] += priority == PRIORITY_NEXT ? m->hours : 0;
        worth[EDGE_HOURS] += m->hours;
        worth[EDGE_MODULES]++;
    }
}

enum edge alternative_edge(const struct advice *here, const struct advice *there) {
    long long of_here[EDGE_ORDER], of_there[EDGE_ORDER];
    judge(here, of_here);
    judge(there, of_there);
    for (int i = 0; i < EDGE_ORDER; i++)
        if (of_here[i] != of_there[i])
            return of_here[i] < of_there[i] ? (enum edge)i : EDGE_NONE;
    int m = 0;
    while (chooses(here, m) == chooses(there, m))
        m++;
    return chooses(here, m) ? EDGE_ORDER : EDGE_NONE;
}

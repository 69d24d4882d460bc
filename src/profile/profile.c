/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile put together: which groups and items stand out, and which steps are wanted. */
#include <config.h>

#include "profile/profile.h"

#include <stdlib.h>

#include "profile/spread.h"

/* «On my own»: a band below this level is no strength. */
#define STRENGTH_LEAST 2

int profile_wanted(const struct assessment *assessment, int item, enum wish_source *source,
                   int *role) {
    const struct framework *fw = assessment->framework;
    const struct about *about = &assessment->about;
    int wanted = assessment->answers[item].wanted;
    enum wish_source from = WISH_OWN;
    int of_role = -1;
    if (wanted < 0 && about->stage >= 0) {
        for (int r = 0; r < fw->role_count; r++) {
            if (!SET_HAS(about->roles, r))
                continue;
            int level = framework_expected(fw, r, about->stage, fw->items[item].dimension);
            if (level > wanted) {
                wanted = level;
                from = WISH_EXPECTED;
                of_role = r;
            }
        }
    }
    if (source)
        *source = from;
    if (role)
        *role = of_role;
    return wanted;
}

int profile_aim(const struct assessment *assessment, int item) {
    int wanted = profile_wanted(assessment, item, NULL, NULL), now = assessment->answers[item].now;
    return wanted > now ? wanted : now;
}

static int by_importance(const void *left, const void *right) {
    const struct gap *a = left, *b = right;
    int a_step = a->wanted - a->now, b_step = b->wanted - b->now;
    if (a_step != b_step)
        return b_step - a_step;
    if (a->source != b->source)
        return a->source == WISH_OWN ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

static void find_gaps(struct profile *profile, const bool *shown) {
    const struct assessment *a = profile->assessment;
    profile->gaps = mem_new((size_t)a->framework->item_count, sizeof *profile->gaps);
    for (int i = 0; i < a->framework->item_count; i++) {
        if (!shown[i] || a->answers[i].state != ANSWER_RATED)
            continue;
        struct gap gap = {.item = i, .now = a->answers[i].now};
        gap.wanted = profile_wanted(a, i, &gap.source, &gap.role);
        if (gap.wanted > gap.now)
            profile->gaps[profile->gap_count++] = gap;
    }
    qsort(profile->gaps, (size_t)profile->gap_count, sizeof *profile->gaps, by_importance);
}

/* Adds the shown items at LEVEL. */
static void add_strong(struct profile *profile, const bool *shown, int level) {
    const struct assessment *a = profile->assessment;
    for (int i = 0; i < a->framework->item_count; i++)
        if (shown[i] && a->answers[i].state == ANSWER_RATED && a->answers[i].now == level)
            profile->strong_items[profile->strong_count++] = i;
}

static void find_strong_items(struct profile *profile, const bool *shown) {
    size_t count = (size_t)profile->assessment->framework->item_count;
    profile->strong_items = mem_new(count, sizeof *profile->strong_items);
    add_strong(profile, shown, 4);
    add_strong(profile, shown, 3);
    for (int level = 2; level > 0 && profile->strong_count == 0; level--)
        add_strong(profile, shown, level);
}

/* Which of two bands lies higher: the lower median decides, then the upper one. */
static int compare_bands(const struct spread *a, const struct spread *b) {
    return a->low != b->low ? a->low - b->low : a->high - b->high;
}

static void add_strengths(struct profile *profile, enum group_type type,
                          const struct spread *spreads, int count) {
    const struct spread *highest = NULL;
    bool alike = true;
    for (int i = 0; i < count; i++) {
        if (spreads[i].low < 0)
            continue;
        if (highest && compare_bands(&spreads[i], highest) != 0)
            alike = false;
        if (!highest || compare_bands(&spreads[i], highest) > 0)
            highest = &spreads[i];
    }
    if (!highest || alike || highest->low < STRENGTH_LEAST)
        return;
    for (int i = 0; i < count; i++)
        if (compare_bands(&spreads[i], highest) == 0)
            profile->strengths[profile->strength_count++] = (struct strength){type, i};
}

static void find_strengths(struct profile *profile) {
    int dimensions = profile->assessment->framework->dimension_count;
    profile->strengths = mem_new((size_t)dimensions + KINDS, sizeof *profile->strengths);
    add_strengths(profile, GROUP_DIMENSION, profile->dimensions, dimensions);
    add_strengths(profile, GROUP_KIND, profile->kinds, KINDS);
}

struct profile *profile_make(const struct assessment *assessment) {
    struct profile *profile = mem_new(1, sizeof *profile);
    profile->assessment = assessment;
    bool *shown = mem_new((size_t)assessment->framework->item_count, sizeof *shown);
    for (int i = 0; i < assessment->shown_count; i++)
        shown[assessment->shown[i]] = true;
    spread_items(profile, shown);
    find_strengths(profile);
    find_strong_items(profile, shown);
    find_gaps(profile, shown);
    free(shown);
    return profile;
}

void profile_free(struct profile *profile) {
    if (!profile)
        return;
    free(profile->dimensions);
    free(profile->lines);
    free(profile->perspectives);
    free(profile->strengths);
    free(profile->strong_items);
    free(profile->gaps);
    free(profile);
}

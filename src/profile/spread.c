/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "profile/spread.h"

static void count_answer(struct spread *spread, const struct answer *answer) {
    spread->shown++;
    switch (answer->state) {
    case ANSWER_OPEN:
        spread->open++;
        break;
    case ANSWER_RATED:
        spread->valid++;
        spread->count[answer->now]++;
        break;
    case ANSWER_NA:
        spread->na++;
        break;
    case ANSWER_NOT_MINE:
        spread->not_mine++;
        break;
    case ANSWER_RATHER_NOT:
        spread->rather_not++;
        break;
    }
}

/* The level of the answer at POSITION (from 0) when they are put in order. */
static int level_at(const struct spread *spread, int position) {
    int level = 0;
    while (level < LEVELS - 1 && position >= spread->count[level])
        position -= spread->count[level++];
    return level;
}

static void find_bands(struct spread *spreads, int count) {
    for (int i = 0; i < count; i++) {
        struct spread *spread = &spreads[i];
        bool enough = spread->valid >= BAND_LEAST;
        spread->low = enough ? level_at(spread, (spread->valid - 1) / 2) : -1;
        spread->high = enough ? level_at(spread, spread->valid / 2) : -1;
    }
}

void spread_items(struct profile *profile, const bool *shown) {
    const struct assessment *a = profile->assessment;
    const struct framework *fw = a->framework;
    profile->dimensions = mem_new((size_t)fw->dimension_count, sizeof *profile->dimensions);
    profile->lines = mem_new((size_t)fw->line_count, sizeof *profile->lines);
    profile->perspectives = mem_new((size_t)fw->perspective_count, sizeof *profile->perspectives);
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        if (!shown[i])
            continue;
        if (item->own) {
            count_answer(&profile->own, &a->answers[i]);
            continue;
        }
        count_answer(&profile->dimensions[item->dimension], &a->answers[i]);
        int parent = fw->dimensions[item->dimension].parent;
        if (parent >= 0)
            count_answer(&profile->dimensions[parent], &a->answers[i]);
        count_answer(&profile->kinds[item->kind], &a->answers[i]);
        if (item->perspective >= 0)
            count_answer(&profile->perspectives[item->perspective], &a->answers[i]);
        for (int l = 0; l < fw->line_count; l++)
            if (SET_HAS(item->lines, l))
                count_answer(&profile->lines[l], &a->answers[i]);
    }
    find_bands(profile->dimensions, fw->dimension_count);
    find_bands(profile->kinds, KINDS);
    find_bands(profile->lines, fw->line_count);
    find_bands(profile->perspectives, fw->perspective_count);
    find_bands(&profile->own, 1);
}

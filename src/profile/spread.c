/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "profile/spread.h"

static void count_item(struct spread *spread, const struct assessment *a, int item) {
    const struct answer *answer = &a->answers[item];
    int aim;
    spread->shown++;
    switch (answer->state) {
    case ANSWER_OPEN:
        spread->open++;
        break;
    case ANSWER_RATED:
        spread->valid++;
        spread->count[answer->now]++;
        aim = profile_aim(a, item);
        spread->aim[aim]++;
        spread->steps += aim > answer->now;
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

/* The level at POSITION (from 0) when the levels counted are put in order. */
static int level_at(const int *count, int position) {
    int level = 0;
    while (level < LEVELS - 1 && position >= count[level])
        position -= count[level++];
    return level;
}

static void find_bands(struct spread *spreads, int count) {
    for (int i = 0; i < count; i++) {
        struct spread *spread = &spreads[i];
        bool enough = spread->valid >= BAND_LEAST;
        int lower = (spread->valid - 1) / 2, upper = spread->valid / 2;
        spread->low = enough ? level_at(spread->count, lower) : -1;
        spread->high = enough ? level_at(spread->count, upper) : -1;
        bool has_aim = enough && spread->steps > 0;
        spread->aim_low = has_aim ? level_at(spread->aim, lower) : -1;
        spread->aim_high = has_aim ? level_at(spread->aim, upper) : -1;
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
            count_item(&profile->own, a, i);
            continue;
        }
        count_item(&profile->dimensions[item->dimension], a, i);
        int parent = fw->dimensions[item->dimension].parent;
        if (parent >= 0)
            count_item(&profile->dimensions[parent], a, i);
        count_item(&profile->kinds[item->kind], a, i);
        if (item->perspective >= 0)
            count_item(&profile->perspectives[item->perspective], a, i);
        for (int l = 0; l < fw->line_count; l++)
            if (SET_HAS(item->lines, l))
                count_item(&profile->lines[l], a, i);
    }
    find_bands(profile->dimensions, fw->dimension_count);
    find_bands(profile->kinds, KINDS);
    find_bands(profile->lines, fw->line_count);
    find_bands(profile->perspectives, fw->perspective_count);
    find_bands(&profile->own, 1);
}

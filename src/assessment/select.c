/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items a person sees: see assessment_select() in assessment.h for the rule. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assessment/record.h"

static bool is_for(const struct framework *fw, const struct about *about, int i) {
    const struct item *item = &fw->items[i];
    if (about->lines && !(item->lines & about->lines))
        return false;
    if (about->roles && item->roles && !(item->roles & about->roles))
        return false;
    return about->sector < 0 || !item->sectors || SET_HAS(item->sectors, about->sector);
}

/* The next item of the base of DEPTH in DIMENSION (or in any, when -1) from place FROM on; -1 when
 * there is none. */
static int next_of(const struct framework *fw, const struct about *about, enum depth depth,
                   int dimension, int from) {
    for (int i = from; i < fw->item_count; i++)
        if (fw->items[i].depth == depth && !fw->items[i].own && is_for(fw, about, i) &&
            (dimension < 0 || fw->items[i].dimension == dimension))
            return i;
    return -1;
}

/* A school's own items come before the others: that is why they were added. */
static int take_own(const struct framework *fw, const struct about *about, enum depth depth,
                    bool *taken) {
    int count = 0;
    for (int i = 0; i < fw->item_count && count < fw->sizes[depth]; i++)
        if (fw->items[i].own && fw->items[i].depth <= depth && is_for(fw, about, i)) {
            taken[i] = true;
            count++;
        }
    return count;
}

/* Takes items of one depth until ROOM is used up, a dimension at a time, in turn. */
static int take_evenly(const struct framework *fw, const struct about *about, enum depth depth,
                       int room, bool *taken) {
    int *from = mem_new((size_t)fw->dimension_count, sizeof *from);
    int left = room;
    for (bool any = true; any && left > 0;) {
        any = false;
        for (int d = 0; d < fw->dimension_count && left > 0; d++) {
            int i = next_of(fw, about, depth, d, from[d]);
            from[d] = i < 0 ? fw->item_count : i + 1;
            if (i < 0)
                continue;
            taken[i] = any = true;
            left--;
        }
    }
    free(from);
    return room - left;
}

/* Marks the items for this person at this depth; returns how many. */
static int take(const struct framework *fw, const struct about *about, enum depth depth,
                bool *taken) {
    int room = fw->sizes[depth], count = take_own(fw, about, depth, taken);
    for (int d = DEPTH_QUICK; d <= (int)depth; d++) {
        int fits = 0;
        for (int i = 0; (i = next_of(fw, about, (enum depth)d, -1, i)) >= 0; i++)
            fits++;
        if (fits > room - count) {
            count += take_evenly(fw, about, (enum depth)d, room - count, taken);
            break;
        }
        for (int i = 0; (i = next_of(fw, about, (enum depth)d, -1, i)) >= 0; i++)
            taken[i] = true;
        count += fits;
    }
    return count;
}

/* Counts what is shown, and numbers it within its dimension. */
static void count_shown(struct assessment *a) {
    const struct framework *fw = a->framework;
    int *last = mem_new((size_t)fw->dimension_count, sizeof *last);
    memset(a->tallies, 0, ((size_t)fw->dimension_count + 1) * sizeof *a->tallies);
    for (int i = 0; i < a->shown_count; i++) {
        int item = a->shown[i];
        a->numbers[i] = ++last[fw->items[item].dimension];
        tally_add(a, item, (struct tally){1, answer_is_done(&a->answers[item])});
    }
    free(last);
}

void assessment_select(struct assessment *a) {
    const struct framework *fw = a->framework;
    bool *taken = mem_new((size_t)fw->item_count, sizeof *taken);
    take(fw, &a->about, a->about.depth, taken);
    for (int i = 0; i < a->intention_count; i++)
        if (a->intentions[i].item >= 0)
            taken[a->intentions[i].item] = true;
    a->shown_count = 0;
    for (int i = 0; i < fw->item_count; i++) {
        const struct answer *answer = &a->answers[i];
        if (taken[i] || answer_is_done(answer) || answer->wanted >= 0 || answer->note)
            a->shown[a->shown_count++] = i;
    }
    count_shown(a);
    free(taken);
}

int assessment_size(const struct framework *framework, const struct about *about,
                    enum depth depth) {
    bool *taken = mem_new((size_t)framework->item_count, sizeof *taken);
    int count = take(framework, about, depth, taken);
    free(taken);
    return count;
}

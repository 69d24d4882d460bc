/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare: the answers of one person at two moments, side by side.
 *
 * comparison_make() computes it from two assessments on the same struct framework;
 * comparison_free() gives it back. Both assessments must outlive it. It says what is different,
 * not what is better: who has learned more often sees herself more strictly (response shift), so
 * a lower level is no failure. There is no total, and nobody is compared with somebody else. */
#ifndef PROFILE_COMPARE_H
#define PROFILE_COMPARE_H

#include "profile/profile.h"

/* An item that was shown and given a level both times. */
struct level_change {
    int item;
    int then, now; /* levels */
    int back;      /* the level of then, looking back from now; -1: not said */
};

struct comparison {
    const struct assessment *then, *now;
    /* The largest change up first; then what stayed the same; then down, the smallest change
     * first; framework order where changes are equal. */
    struct level_change *changes;
    int change_count;
    int up, same, down; /* of these */
    int looked_back;    /* of these: with a level looking back */
    int unknown;        /* of these: one of the records does not tell what the item meant */
    /* Items that changed their meaning in between: these are in no other figure. */
    struct level_change *altered; /* in framework order */
    int altered_count;
    int only_then, only_now; /* items with a level at one of the two moments only */
    int gone; /* levels given then to items that the framework no longer has; not in only_then */
    /* One per dimension, over the items of `changes` only, so that like is laid beside like;
     * bands and parts as in struct profile, items that a layer added left out as there. */
    struct spread *dimensions_then, *dimensions_now;
};

/* THEN and NOW are on the same struct framework. */
struct comparison *comparison_make(const struct assessment *then, const struct assessment *now);
void comparison_free(struct comparison *comparison);

/* True when an item that has a level in THEN means something else in NOW, or may do so. */
bool comparison_is_changed(const struct assessment *then, const struct assessment *now);

#endif

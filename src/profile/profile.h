/* SPDX-License-Identifier: GPL-3.0-or-later */
/* profile: what the answers of one person say.
 *
 * profile_make() computes it from an assessment; profile_free() gives it back. The assessment
 * (and its framework) must outlive the profile. Levels are ordinal: there are counts and bands
 * from the median, no means, and no figure that adds the whole person up. Only items shown to
 * this person count; the order in which they are shown makes no difference. */
#ifndef PROFILE_PROFILE_H
#define PROFILE_PROFILE_H

#include "assessment/assessment.h"

/* From this many valid answers on there is a band; below it only the answers themselves. */
#define BAND_LEAST 3

/* How the answers to a group of items are spread. */
struct spread {
    int count[LEVELS]; /* items at each now-level */
    int valid;         /* items with a now-level */
    int shown;         /* items shown to this person */
    int na, not_mine, rather_not, open;
    /* The band: the lower and upper median of the now-levels; they are equal when the number is
     * odd or both middle answers agree. -1 when there are fewer than BAND_LEAST. */
    int low, high;
    int aim[LEVELS]; /* valid items at each level aimed at: profile_aim() */
    int steps;       /* valid items with a step: the level aimed at is above the now-level */
    /* The band aimed at: the lower and upper median of the levels aimed at, over the same items as
     * the band; neither end lies below that of the band. -1 when there is no band, or no item has
     * a step: then the band itself is all there is to show. */
    int aim_low, aim_high;
};

enum wish_source {
    WISH_OWN,      /* the person chose the wanted level */
    WISH_EXPECTED, /* the framework's advisory level for role and stage; no norm */
};

/* A step this person may want to make: an item with a wanted level above the now-level. */
struct gap {
    int item;
    int now, wanted; /* wanted > now */
    enum wish_source source;
    int role; /* WISH_EXPECTED: the role whose level it is; else -1 */
};

/* A group of items that stands out: a dimension or a kind. */
enum group_type { GROUP_DIMENSION, GROUP_KIND };
struct strength {
    enum group_type type;
    int index;
};

struct profile {
    const struct assessment *assessment;
    struct spread *dimensions; /* one per dimension; with its parts, where it has them */
    struct spread kinds[KINDS];
    struct spread *lines;        /* one per line; an item of two lines counts in both */
    struct spread *perspectives; /* one per perspective; never summed */
    struct spread own;           /* items that a layer added: in this spread and in no other */
    /* Groups whose band lies highest of all groups of the same type with a band, and not below
     * level 2 («on my own»); none when every group is alike in its band, or only one has a band.
     * The lower median decides, then the upper one. Dimensions first, then kinds. */
    struct strength *strengths;
    int strength_count;
    /* Items at level 3 or 4, highest first, then in framework order; when there are none, items
     * at level 2, else at level 1. */
    int *strong_items;
    int strong_count;
    /* Largest step first; own wishes before advisory ones; then framework order. */
    struct gap *gaps;
    int gap_count;
};

struct profile *profile_make(const struct assessment *assessment);
void profile_free(struct profile *profile);

/* The level this person aims at for ITEM: the own wish, else the highest advisory level of the
 * roles chosen at the stage chosen (of the first such role, when several have it); -1 when there
 * is neither, so also when no role or no stage is said. Tells the source and role when these are
 * not NULL; where there is no level they are WISH_OWN and -1, which mean nothing then. */
int profile_wanted(const struct assessment *assessment, int item, enum wish_source *source,
                   int *role);

/* The level a rated ITEM would be at when the person had what she wants: the level of
 * profile_wanted() where that is above the now-level, else the now-level. A wish to stay, or an
 * advisory level that was passed, takes nobody down. */
int profile_aim(const struct assessment *assessment, int item);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tallies: how many people gave which answer, counted while results are read.
 *
 * Nothing here remembers who: a result is added and forgotten (rule R20). A struct tallies belongs
 * to whoever made it (tallies_free()). Tallies are private: they are exact, so nothing but
 * control.h may make something of them that is told. */
#ifndef GATHERING_TALLIES_H
#define GATHERING_TALLIES_H

#include "sharing/sharing.h"

/* Wishes as values: not said, then levels 0 to 4. */
#define WISHES (LEVELS + 1)

/* People of whom only words were handed up (handup.h): how many gave a level, and how many of them are
 * at SHARE_LEVEL or higher, at least and at most. Nobody where results were counted. */
struct item_words {
    uint32_t people, least, most;
};

/* The people who answered one item with a level: by level now and wish. All others (open, not
 * applicable, not my task, rather not say) are not counted apart, so that no figure can tell
 * these from each other. */
struct item_tally {
    uint32_t pairs[LEVELS][WISHES];
    struct item_words words; /* of other people than those above */
};

/* One bucket, or the people who named none. */
struct bucket_tally {
    uint32_t people;
    struct item_tally *items;    /* one per item of the framework */
    uint32_t *dimension_people;  /* per dimension with its parts: people with a valid answer */
};

struct tallies {
    const struct framework *framework;
    int bucket_count;              /* of the group */
    struct bucket_tally *buckets;  /* bucket_count + 1; the last one: no bucket */
    uint32_t *seen, serial; /* while counting: the last result with a valid answer, per dimension */
};

struct tallies *tallies_new(const struct framework *framework, int bucket_count);
void tallies_free(struct tallies *tallies);

/* Counts one result. */
void tallies_add(struct tallies *tallies, const struct result *result);

/* Adds the counts of FROM; takes them away. */
void item_tally_merge(struct item_tally *tally, const struct item_tally *from);
void item_tally_take(struct item_tally *tally, const struct item_tally *from);
void tallies_merge(struct tallies *tallies, const struct tallies *from);

/* Counts all people of BUCKETS (bit BUCKETS_MAX: those who named none) in the bucket INTO, and
 * nobody in the others of them. */
void tallies_fold(struct tallies *tallies, set buckets, int into);

uint32_t tallies_people(const struct tallies *tallies);

/* People with a valid answer, those in words among them; at a level now; with a wish (0: not said, else level + 1). */
uint32_t item_tally_valid(const struct item_tally *tally);
uint32_t item_tally_now(const struct item_tally *tally, int level);
uint32_t item_tally_wish(const struct item_tally *tally, int wish);

#endif

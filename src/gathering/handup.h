/* SPDX-License-Identifier: GPL-3.0-or-later */
/* handup: what a school hands up to its region: the hand-up/1 file. No answers of one person, and
 * no more than the school's own control (control.h) lets out:
 *
 *   - of an item that is open: its exact tally, of which control.h says why it gives nobody away;
 *     without the wishes where these are not told;
 *   - of an item that is told in words: that word, and of how many people;
 *   - of all other items: nothing, not even why;
 *   - of each dimension: how many people answered any of it, where a figure of it is told.
 *
 * So a hand-up is one more release. The ledger remembers it, and the attack is made on it.
 *
 * Its number follows from the school's group and the region's, so that a school that hands up once
 * more replaces what it handed up before. The school's group does not follow from its number: that
 * would be turning SHA-256 round. A hand-up belongs to whoever made or read it (handup_free()). */
#ifndef GATHERING_HANDUP_H
#define GATHERING_HANDUP_H

#include "gathering/control.h"

#define HANDUP_TYPE "hand-up/1"
#define HANDUP_ENDING ".handup.sealed"
#define HANDUP_PEOPLE_MAX 999999
#define HANDUP_PAD 4096 /* every file is a whole number of these long */

/* How an item is handed up. */
enum handed_form { HANDED_NOTHING, HANDED_WORD, HANDED_LEVELS, HANDED_ALL };

struct handed_item {
    enum handed_form form;
    enum share share;        /* HANDED_WORD */
    uint32_t people;         /* who gave a level; 0 where nothing is told */
    struct item_tally tally; /* HANDED_LEVELS: all of them without a wish */
};

struct handup {
    const struct framework *framework;
    const struct group *region;
    unsigned char number[RESULT_RANDOM_BYTES];
    uint32_t people;
    struct handed_item *items;  /* one per item of the framework */
    uint32_t *dimension_people; /* one per dimension; 0 where nothing is told */
};

/* A hand-up of nobody, to be filled. FRAMEWORK and REGION must outlive it. */
struct handup *handup_new(const struct framework *framework, const struct group *region);
void handup_free(struct handup *handup);

/* The number of SCHOOL's hand-ups to REGION. */
void handup_number(const struct group *school, const struct group *region,
                   unsigned char number[static RESULT_RANDOM_BYTES]);

/* How ITEM is handed up together with RELEASE, which is one of POOL. */
struct handed_item handup_item(const struct pool *pool, const struct release *release, int item);

/* All of it. */
struct handup *handup_make(const struct pool *pool, const struct release *release,
                           const struct group *region);

/* Adds the canonical bytes of the file, before they are sealed. All hand-ups of one questionnaire
 * and region are equally long. */
void handup_write(const struct handup *handup, struct buf *out);

/* Reads them. NULL with a problem when they are not the canonical bytes of a hand-up to REGION:
 * another kind of file, another region, another version of the questionnaire, altered; or when it
 * says what cannot be: more people behind a figure than there are. */
struct handup *handup_read(const char *file, const char *bytes, size_t length,
                           const struct framework *framework, const struct group *region,
                           struct problems *problems);

/* True when both say the same of an item; of the same school. */
bool handed_same(const struct handed_item *a, const struct handed_item *b);
bool handup_same(const struct handup *a, const struct handup *b);

#endif

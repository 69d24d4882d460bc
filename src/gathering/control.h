/* SPDX-License-Identifier: GPL-3.0-or-later */
/* control: disclosure control: what may be told about a group, so that nobody's answer can be
 * found out, not even by k-1 colleagues who put their own answers together and know this program.
 *
 * The rule, and why it holds (tests/gathering_search.c tries it on every possible small group):
 *
 * People come in batches: those who were in the first release, those who were added in the
 * second, and so on. A batch, or each part of it when it is told by bucket, is an atom. Of an
 * atom only two kinds of things are ever used:
 *
 *   1. For an item that is open in it: its exact tally. An item is open when, for every level, so
 *      many people are at another one that after taking away any threshold-1 people fewer than
 *      nine in ten of the rest are alike. Then whatever two people of one atom have answered
 *      could be the other way round, with all figures as they are; and there are always more
 *      such people than colleagues who put their answers together.
 *   2. For all other items: who gave a level at all, and whether it is below level 2. An answer
 *      could then always be another one on the same side (0 or 1; 2, 3 or 4), with all figures as
 *      they are. Of those without a level it is never told which of the four reasons they gave.
 *
 * Whether an item is open in a batch depends on that batch alone, and for the parts of a batch on
 * numbers of people alone. So a later release cannot open what an earlier one kept shut, and two
 * releases laid side by side tell about the batch between them what (1) and (2) tell. A batch is
 * never smaller than the threshold (R13, R14). Of a batch fewer may have answered an item; a figure
 * that differs from an earlier one of the same item, or the same dimension, by the answers of so
 * few is not told (R22). Who it is not told of follows from numbers of people as in (2), so this
 * tells nothing more. Everything that is told is worked out from these
 * two and from nothing else; putting together small counts (R17) comes on top of it. */
#ifndef GATHERING_CONTROL_H
#define GATHERING_CONTROL_H

#include "gathering/release.h"
#include "gathering/tallies.h"

#define BATCHES_MAX 64
#define PAST_MAX 1000 /* releases of one group */

struct thresholds {
    int k;     /* people behind any figure */
    int items; /* people behind a figure about one item */
};

/* A release that was made: of the first BATCHES batches, under the thresholds of that moment. */
struct past_release {
    int batches;
    struct thresholds thresholds;
    bool handed_up; /* to a region as well (handup.h) */
    char digest[HASH_HEX_SIZE];
};

/* Sums of tallies that are asked for again and again (sums.h). */
struct sums;

/* All that a group has gathered: batches in the order in which they were added. */
struct pool {
    const struct framework *framework;
    const struct group *group;
    struct thresholds thresholds;
    struct tallies *const *batches;
    int batch_count;
    /* The parts that are told apart: each a set of buckets (bit BUCKETS_MAX: no bucket), decided
     * when the first batch came and kept ever since; none: not by bucket. */
    set parts[BUCKETS_MAX + 1];
    int part_count;
    /* The releases made before, oldest first. NULL: one after each batch but the last, under the
     * same thresholds. */
    const struct past_release *past;
    int past_count;
    bool hands_up; /* the release to come is handed up as well */
    const struct sums *sums; /* of these batches, or NULL */
};

/* The thresholds of GROUP; those it has, or had, with K people behind any figure. Where who gathers
 * takes part, there is one more behind every figure, also about one item (rule R11). */
struct thresholds control_thresholds(const struct group *group);
struct thresholds control_thresholds_of(const struct group *group, int k);

/* How many releases were made before the one of the first COUNT batches, and one of them. */
int control_past_count(const struct pool *pool, int count);
struct past_release control_past(const struct pool *pool, int place);

/* The parts for a group whose first batch is BATCH: buckets of their own where they have twice the
 * threshold of people; smaller ones are put together until they have (rule R18); none when that
 * leaves fewer than two. Fills POOL->parts from the numbers of people alone. */
void control_parts(struct pool *pool, const struct tallies *batch);

/* Which figures the first COUNT batches give, after all past releases. The caller frees with release_free(). */
struct release *control_release(const struct pool *pool, int count);

/* Would control_release() give the same as TOLD, which it gave for as many batches, now that
 * people have other answers to ITEM? Only figures in which ITEM has a part are made again. */
bool control_tells_same(const struct pool *pool, const struct release *told, int item);

#endif

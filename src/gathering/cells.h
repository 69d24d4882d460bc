/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells: how counts are told: put together where they are small, or in words; within this folder
 * only. */
#ifndef GATHERING_CELLS_H
#define GATHERING_CELLS_H

#include "gathering/release.h"

/* Counts per level of one set of people. */
struct counts {
    uint32_t at[LEVELS];
};

/* Where counts are cut in parts: true at LEVEL when a part begins there (always at 0). */
struct cuts {
    bool at[LEVELS];
};

/* A part for every level. */
struct cuts cells_all_cuts(void);

/* The finest cuts, none of them outside FROM, with which no part of any of the TABLES counts 1 or 2
 * people (rule R17). A part that is too small is put together with the neighbour that is smaller in
 * that table. The same cuts serve all tables, so that subtracting one from another gives no small
 * part either. A table that counts 1 or 2 in all is left as one part. */
struct cuts cells_cuts(const struct counts *tables, int table_count, struct cuts from);

/* The finest cuts for the sum of COUNT tables that are told with cuts of their own (CUTS, one of
 * each): those with which no part of the sum is small, and subtracting the tables that have a cut
 * leaves no small part of those that have not. */
struct cuts cells_sum_cuts(const struct counts *tables, const struct cuts *cuts, int count);

/* The cuts of a cell that is told as a tally. */
struct cuts cells_cuts_of(const struct cell *cell);

/* Only the cuts that both have. */
struct cuts cells_common_cuts(struct cuts a, struct cuts b);

/* A cell with a tally; PEOPLE as in struct cell. */
struct cell cell_tally(const struct counts *counts, struct cuts cuts, uint32_t people);

/* A cell in words: LEAST to MOST of ANSWERS are at SHARE_LEVEL or higher. It is suppressed where these
 * are not one word. Of fewer than FEWEST people who are nearly all on one side nothing is told
 * either: it would tell of each of them (rule R15). */
struct cell cell_share(uint32_t least, uint32_t most, uint32_t answers, uint32_t people,
                       int fewest);

/* How many of ANSWERS a word is said of, at least and at most. */
void cell_share_bounds(enum share share, uint32_t answers, uint32_t *least, uint32_t *most);
struct cell cell_suppressed(enum suppression why);

/* The cell of a tally in words for readers: how much people differ. Leik's measure of ordinal
 * consensus (Leik, R. K., "A measure of ordinal consensus", Pacific Sociological Review 9, 1966),
 * turned round: 0 when all are in one part, 1 when half is in the first and half in the last.
 * Below 0.4 little, below 0.6 some. With fewer than three parts nothing is said: two that are
 * about as large would always be much. */
enum difference cell_difference(const struct cell *cell);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/cells.h"

#define SMALL_LEAST 1
#define SMALL_MOST 2

static bool is_small(uint32_t count) {
    return count >= SMALL_LEAST && count <= SMALL_MOST;
}

static uint32_t part_count(const struct counts *counts, const struct cuts *cuts, int from,
                           int *next) {
    uint32_t sum = counts->at[from];
    for (*next = from + 1; *next < LEVELS && !cuts->at[*next]; ++*next)
        sum += counts->at[*next];
    return sum;
}

/* The first level of a part of TABLE that is small; -1: none. */
static int small_part(const struct counts *table, const struct cuts *cuts) {
    int next;
    for (int from = 0; from < LEVELS; from = next) {
        uint32_t count = part_count(table, cuts, from, &next);
        if (is_small(count))
            return from;
    }
    return -1;
}

/* Puts the part that begins at FROM together with a neighbour: the smaller one, else the lower. */
static void join(const struct counts *table, struct cuts *cuts, int from) {
    int next, after, before = from - 1;
    part_count(table, cuts, from, &next);
    while (before > 0 && !cuts->at[before])
        before--;
    bool has_next = next < LEVELS;
    if (from == 0 && has_next)
        cuts->at[next] = false;
    else if (from > 0 && has_next &&
             part_count(table, cuts, next, &after) < part_count(table, cuts, before, &after))
        cuts->at[next] = false;
    else
        cuts->at[from] = from == 0;
}

struct cuts cells_all_cuts(void) {
    return (struct cuts){{true, true, true, true, true}};
}

struct cuts cells_cuts(const struct counts *tables, int table_count, struct cuts cuts) {
    for (int i = 0; i < table_count; i++) {
        int next, from = small_part(&tables[i], &cuts);
        if (from < 0)
            continue;
        part_count(&tables[i], &cuts, from, &next);
        if (from == 0 && next == LEVELS) /* a whole table that is small stays small */
            continue;
        join(&tables[i], &cuts, from);
        i = -1; /* all tables again: they share their cuts */
    }
    return cuts;
}

/* The people of TABLE below AT and from AT on, within the part of CUTS that AT lies in. */
static void part_around(const struct counts *table, const struct cuts *cuts, int at,
                        uint32_t *below, uint32_t *above) {
    int level = at;
    do
        *below += table->at[--level];
    while (!cuts->at[level]);
    for (level = at; level < LEVELS && (level == at || !cuts->at[level]); level++)
        *above += table->at[level];
}

struct cuts cells_sum_cuts(const struct counts *tables, const struct cuts *cuts, int count) {
    struct cuts all = cells_all_cuts();
    struct counts sum = {{0}};
    for (int at = 1; at < LEVELS; at++) {
        uint32_t below = 0, above = 0; /* of the tables that have no cut here */
        for (int i = 0; i < count; i++)
            if (!cuts[i].at[at])
                part_around(&tables[i], &cuts[i], at, &below, &above);
        all.at[at] = !is_small(below) && !is_small(above);
    }
    for (int i = 0; i < count; i++)
        for (int level = 0; level < LEVELS; level++)
            sum.at[level] += tables[i].at[level];
    return cells_cuts(&sum, 1, all);
}

struct cuts cells_cuts_of(const struct cell *cell) {
    struct cuts cuts = {{false}};
    for (int i = 0; i < cell->part_count; i++)
        cuts.at[cell->parts[i].from] = true;
    return cuts;
}

struct cuts cells_common_cuts(struct cuts a, struct cuts b) {
    for (int level = 0; level < LEVELS; level++)
        a.at[level] = a.at[level] && b.at[level];
    return a;
}

/* The part in which the answer with this number lies, counting from 1. */
static const struct part *part_of(const struct cell *cell, uint32_t number) {
    const struct part *part = cell->parts;
    for (uint32_t sum = part->count; sum < number; sum += part->count)
        part++;
    return part;
}

struct cell cell_tally(const struct counts *counts, struct cuts cuts, uint32_t people) {
    struct cell cell = {.form = FORM_TALLY, .people = people};
    uint32_t answers = 0;
    int next;
    for (int from = 0; from < LEVELS; from = next) {
        uint32_t count = part_count(counts, &cuts, from, &next);
        cell.parts[cell.part_count++] =
            (struct part){(signed char)from, (signed char)(next - 1), count};
        answers += count;
    }
    cell.low = part_of(&cell, (answers + 1) / 2)->from;
    cell.high = part_of(&cell, answers / 2 + 1)->to;
    return cell;
}

static enum share share_of(uint32_t high, uint32_t answers) {
    uint64_t tenths = 10 * (uint64_t)high; /* in tenths of an answer */
    if (tenths <= answers)
        return SHARE_HARDLY;
    if (tenths < 4 * (uint64_t)answers)
        return SHARE_FEWER;
    if (tenths >= 9 * (uint64_t)answers)
        return SHARE_NEARLY;
    return tenths > 6 * (uint64_t)answers ? SHARE_MORE : SHARE_HALF;
}

struct cell cell_share(uint32_t least, uint32_t most, uint32_t answers, uint32_t people,
                       int fewest) {
    enum share share = share_of(least, answers);
    bool alike = share == SHARE_HARDLY || share == SHARE_NEARLY;
    if (share != share_of(most, answers))
        return cell_suppressed(SUPPRESSED_WORDS);
    if (alike && people < (uint32_t)fewest)
        return cell_suppressed(SUPPRESSED_ALIKE);
    return (struct cell){.form = FORM_SHARE, .people = people, .share = share};
}

void cell_share_bounds(enum share share, uint32_t answers, uint32_t *least, uint32_t *most) {
    uint64_t n = answers;
    /* the most of each word; the least is one more than the most of the word before it */
    uint64_t mosts[SHARES] = {n / 10, (4 * n + 9) / 10 - 1, 6 * n / 10, (9 * n + 9) / 10 - 1, n};
    *most = (uint32_t)mosts[share];
    *least = share == SHARE_HARDLY ? 0 : (uint32_t)mosts[share - 1] + 1;
}

struct cell cell_suppressed(enum suppression why) {
    return (struct cell){.form = FORM_SUPPRESSED, .why = why};
}

enum difference cell_difference(const struct cell *cell) {
    if (cell->form != FORM_TALLY || cell->part_count < 3)
        return DIFFERENCE_NONE_SAID;
    uint64_t answers = 0, below = 0, distance = 0;
    for (int i = 0; i < cell->part_count; i++)
        answers += cell->parts[i].count;
    for (int i = 0; i + 1 < cell->part_count; i++) {
        below += cell->parts[i].count;
        distance += below < answers - below ? below : answers - below;
    }
    /* 2 * distance / answers / (parts - 1), held against 0.4 and 0.6 */
    uint64_t ten_times = 20 * distance, unit = answers * (uint64_t)(cell->part_count - 1);
    return ten_times < 4 * unit ? DIFFERENCE_LITTLE
         : ten_times < 6 * unit ? DIFFERENCE_SOME
                                : DIFFERENCE_MUCH;
}

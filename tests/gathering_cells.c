/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting results, and how counts are told: small ones put together, medians, words. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gathering/cells.h"
#include "gathering_parts.h"

/* --- counting ------------------------------------------------------------------------------- */

START_TEST(a_result_is_counted_where_it_belongs) {
    struct small_group small;
    small_group_begin(&small, 3, 2, 5, 10);
    small.fixture->items[2].own = true;
    struct tallies *batch = small_group_batch(&small);
    small_group_person(batch, 1, (const signed char[]){2, -1, 4}, (const signed char[]){3, 1, -1});
    small_group_person(batch, 1, (const signed char[]){-1, -1, 4}, (const signed char[]){-1, -1, 0});
    small_group_person(batch, -1, (const signed char[]){2, 0, 4}, (const signed char[]){-1, -1, -1});
    ck_assert_uint_eq(batch->buckets[0].people, 0);
    ck_assert_uint_eq(batch->buckets[1].people, 2);
    ck_assert_uint_eq(batch->buckets[2].people, 1); /* no bucket */
    ck_assert_uint_eq(tallies_people(batch), 3);
    ck_assert_uint_eq(batch->buckets[1].items[0].pairs[2][4], 1); /* 2, wants 3 */
    ck_assert_uint_eq(batch->buckets[2].items[0].pairs[2][0], 1); /* 2, no wish */
    ck_assert_uint_eq(item_tally_valid(&batch->buckets[1].items[1]), 0);
    ck_assert_uint_eq(item_tally_now(&batch->buckets[1].items[2], 4), 2);
    ck_assert_uint_eq(item_tally_wish(&batch->buckets[1].items[2], 1), 1);
    /* the second person answered an item of the school only, which is in no dimension's figure */
    ck_assert_uint_eq(batch->buckets[1].dimension_people[0], 1);
    ck_assert_uint_eq(batch->buckets[2].dimension_people[0], 1);
    small_group_end(&small);
}
END_TEST

START_TEST(the_order_of_results_makes_no_difference) {
    for (int n = 0; n < 200; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        small_group_begin(&small, 4, 2, 5, 10);
        struct tallies *forth = small_group_batch(&small), *back = small_group_batch(&small);
        struct tallies *half = small_group_batch(&small);
        signed char now[20][4], wish[20][4];
        for (int i = 0; i < 20; i++)
            for (int j = 0; j < 4; j++) {
                now[i][j] = (signed char)chance_between(&chance, -1, 4);
                wish[i][j] = (signed char)chance_between(&chance, -1, 4);
            }
        for (int i = 0; i < 20; i++) {
            small_group_person(forth, i % 3 - 1, now[i], wish[i]);
            small_group_person(i < 10 ? back : half, (19 - i) % 3 - 1, now[19 - i], wish[19 - i]);
        }
        tallies_merge(back, half);
        for (int b = 0; b <= 2; b++) {
            ck_assert_mem_eq(forth->buckets[b].items, back->buckets[b].items,
                             4 * sizeof *forth->buckets[b].items);
            ck_assert_uint_eq(forth->buckets[b].dimension_people[0],
                              back->buckets[b].dimension_people[0]);
        }
        small_group_end(&small);
    }
}
END_TEST

TCase *gathering_tallies_case(void) {
    TCase *tests = tcase_create("tallies");
    tcase_add_test(tests, a_result_is_counted_where_it_belongs);
    tcase_add_test(tests, the_order_of_results_makes_no_difference);
    return tests;
}

/* --- telling -------------------------------------------------------------------------------- */

/* A cell as text: «0-1:4 2:3 | 1-2», the last two numbers the median. */
static void cell_text(const struct cell *cell, struct buf *out) {
    for (int i = 0; i < cell->part_count; i++) {
        const struct part *part = &cell->parts[i];
        if (part->from == part->to)
            buf_addf(out, "%d:%u ", part->from, part->count);
        else
            buf_addf(out, "%d-%d:%u ", part->from, part->to, part->count);
    }
    buf_addf(out, "| %d-%d", cell->low, cell->high);
}

static const struct {
    struct counts counts;
    const char *told;
    enum difference difference;
} tallies[] = {
    {{{3, 3, 3, 3, 3}}, "0:3 1:3 2:3 3:3 4:3 | 2-2", DIFFERENCE_MUCH},
    {{{0, 0, 12, 0, 0}}, "0:0 1:0 2:12 3:0 4:0 | 2-2", DIFFERENCE_LITTLE},
    {{{6, 0, 0, 0, 6}}, "0:6 1:0 2:0 3:0 4:6 | 0-4", DIFFERENCE_MUCH},
    /* 1 and 2 are never told: they go to the smaller neighbour */
    {{{1, 5, 4, 0, 0}}, "0-1:6 2:4 3:0 4:0 | 0-1", DIFFERENCE_LITTLE},
    {{{5, 1, 4, 0, 0}}, "0:5 1-2:5 3:0 4:0 | 0-2", DIFFERENCE_LITTLE},
    {{{4, 1, 5, 0, 0}}, "0-1:5 2:5 3:0 4:0 | 0-2", DIFFERENCE_LITTLE},
    {{{4, 2, 4, 0, 0}}, "0-1:6 2:4 3:0 4:0 | 0-1", DIFFERENCE_LITTLE},
    {{{9, 0, 0, 0, 1}}, "0-4:10 | 0-4", DIFFERENCE_NONE_SAID},
};

START_TEST(small_counts_go_to_a_neighbour) {
    struct buf text = {0};
    struct cuts cuts = cells_cuts(&tallies[_i].counts, 1, cells_all_cuts());
    struct cell cell = cell_tally(&tallies[_i].counts, cuts, 12);
    cell_text(&cell, &text);
    ck_assert_str_eq(buf_string(&text), tallies[_i].told);
    ck_assert_int_eq(cell_difference(&cell), tallies[_i].difference);
    buf_free(&text);
}
END_TEST

/* Whatever the counts: no part counts 1 or 2, in any of the tables that share cuts, unless a table
 * counts no more than that in all; nobody is lost; the median is where it should be. */
START_TEST(no_part_is_small) {
    for (int n = 0; n < 20000; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct counts counts[3];
        int most = chance_between(&chance, 1, 9), count = chance_between(&chance, 1, 3);
        for (int t = 0; t < count; t++)
            for (int i = 0; i < LEVELS; i++)
                counts[t].at[i] = (uint32_t)chance_between(&chance, 0, most);
        struct cuts cuts = cells_cuts(counts, count, cells_all_cuts());
        for (int t = 0; t < count; t++) {
            uint32_t all = 0, told = 0, before = 0;
            for (int i = 0; i < LEVELS; i++)
                all += counts[t].at[i];
            if (all == 0)
                continue;
            struct cell cell = cell_tally(&counts[t], cuts, all);
            for (int i = 0; i < cell.part_count; i++) {
                uint32_t part = cell.parts[i].count;
                told += part;
                ck_assert_msg(part == 0 || part > 2 || all <= 2, "case %d", n);
                ck_assert_int_eq(cell.parts[i].from, i ? cell.parts[i - 1].to + 1 : 0);
            }
            ck_assert_int_eq(cell.parts[cell.part_count - 1].to, LEVELS - 1);
            ck_assert_uint_eq(told, all);
            for (int i = 0; i < cell.low; i++)
                before += counts[t].at[i];
            ck_assert_msg(2 * before < all + 1, "case %d: too low a median", n);
            for (int i = cell.low; i <= cell.high; i++)
                before += counts[t].at[i];
            ck_assert_msg(2 * before > all, "case %d: too high a median", n);
        }
    }
}
END_TEST

/* Items told with cuts of their own, and their sum: whatever is subtracted from it, nothing small is
 * left. Tried with all sets of items. */
START_TEST(a_sum_gives_no_small_part_away) {
    int finer = 0;
    for (int n = 0; n < 20000; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct counts counts[4];
        struct cuts cuts[4];
        int most = chance_between(&chance, 2, 12), count = chance_between(&chance, 1, 4);
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < LEVELS; i++)
                counts[t].at[i] = (uint32_t)chance_between(&chance, 0, most);
            counts[t].at[2] += 3;
            cuts[t] = cells_cuts(&counts[t], 1, cells_all_cuts());
        }
        struct cuts sum = cells_sum_cuts(counts, cuts, count);
        for (int at = 1; at < LEVELS; at++) {
            uint32_t below = 0, above = 0;
            bool all = true;
            if (!sum.at[at])
                continue;
            /* what is known of the items without this cut, all together */
            for (int t = 0; t < count; t++) {
                int from = at - 1, to = at + 1;
                if (cuts[t].at[at])
                    continue;
                all = false;
                while (!cuts[t].at[from])
                    from--;
                while (to < LEVELS && !cuts[t].at[to])
                    to++;
                for (int i = from; i < to; i++)
                    *(i < at ? &below : &above) += counts[t].at[i];
            }
            finer += !all;
            ck_assert_msg(below == 0 || below > 2, "case %d", n);
            ck_assert_msg(above == 0 || above > 2, "case %d", n);
        }
    }
    ck_assert_int_gt(finer, 100); /* else the sum says no more than what is common */
}
END_TEST

static const struct {
    uint32_t high, answers;
    enum share share;
} shares[] = {
    {0, 10, SHARE_HARDLY}, {1, 10, SHARE_HARDLY}, {2, 11, SHARE_FEWER},  {39, 100, SHARE_FEWER},
    {4, 10, SHARE_HALF},   {6, 10, SHARE_HALF},   {61, 100, SHARE_MORE}, {8, 10, SHARE_MORE},
    {9, 10, SHARE_NEARLY}, {10, 10, SHARE_NEARLY}, {4000000000u, 4000000001u, SHARE_NEARLY},
};

START_TEST(shares_are_told_in_words) {
    struct cell cell =
        cell_share(shares[_i].high, shares[_i].high, shares[_i].answers, 12, 10);
    ck_assert_int_eq(cell.form, FORM_SHARE);
    ck_assert_int_eq(cell.share, shares[_i].share);
    ck_assert_uint_eq(cell.people, 12);
}
END_TEST

/* Rule R15: a word that says where nearly all are is not said of few. */
START_TEST(of_few_who_are_alike_nothing_is_told) {
    bool alike = shares[_i].share == SHARE_HARDLY || shares[_i].share == SHARE_NEARLY;
    struct cell cell = cell_share(shares[_i].high, shares[_i].high, shares[_i].answers, 9, 10);
    ck_assert_int_eq(cell.form, alike ? FORM_SUPPRESSED : FORM_SHARE);
    ck_assert_int_eq(cell.people, alike ? 0 : 9);
    if (alike)
        ck_assert_int_eq(cell.why, SUPPRESSED_ALIKE);
}
END_TEST

TCase *gathering_cells_case(void) {
    TCase *tests = tcase_create("cells");
    tcase_add_loop_test(tests, small_counts_go_to_a_neighbour, 0, (int)ARRAY_LENGTH(tallies));
    tcase_add_test(tests, no_part_is_small);
    tcase_add_test(tests, a_sum_gives_no_small_part_away);
    tcase_add_loop_test(tests, shares_are_told_in_words, 0, (int)ARRAY_LENGTH(shares));
    tcase_add_loop_test(tests, of_few_who_are_alike_nothing_is_told, 0, (int)ARRAY_LENGTH(shares));
    return tests;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans beside what is known of the social golfer problem: how many pairs can meet when tables
 * are equal and nobody should meet anybody twice.
 *
 * In the first table a plan without a second meeting exists for so many rounds, so that all
 * tables * rounds * size * (size - 1) / 2 meetings can be new; the reason stands beside it.
 * Where our search does not reach that, REACHED says what it does reach with seed 1: it may
 * become better, and never worse. */
#include <config.h>

#include "workshop_parts.h"

static const struct {
    int tables, size, rounds;
    int reached; /* pairs that meet; 0: all that is possible */
} golfers[] = {
    {3, 3, 4, 0},    /* the affine plane of order 3: all 36 pairs */
    {4, 4, 5, 0},    /* order 4: all 120 pairs */
    {5, 5, 6, 0},    /* order 5: all 300 pairs */
    {7, 7, 8, 0},    /* order 7: all 1176 pairs */
    {8, 8, 9, 0},    /* order 8: all 2016 pairs */
    {5, 3, 7, 0},    /* Kirkman's fifteen schoolgirls (1850): all 105 pairs */
    {3, 2, 5, 0},    /* round robins: all pairs */
    {5, 2, 9, 0},
    {10, 2, 19, 0},
    {4, 3, 4, 0},    /* lines in a transversal design of order 4 */
    {5, 4, 5, 0},
    {8, 5, 8, 0},
    {8, 4, 9, 0},    /* the same of order 8, and its columns cut in two */
    {8, 4, 10, 464}, /* all 480 pairs in ten rounds: A. Aguado (2004); problem 10 of CSPLib */
    {7, 3, 10, 203}, /* a Kirkman triple system of order 21: all 210 pairs */
    {7, 4, 9, 351},  /* a resolvable design of 28 points in blocks of 4: all 378 pairs */
    {6, 3, 8, 142},  /* a nearly Kirkman triple system of order 18: 144 pairs */
};

START_TEST(plans_beside_the_best_known) {
    int tables = golfers[_i].tables, size = golfers[_i].size, rounds = golfers[_i].rounds;
    int possible = tables * rounds * size * (size - 1) / 2;
    struct people *people = people_numbered(tables * size);
    struct cafe_wish wish = {tables, rounds, STAY_NONE, 1, 0};
    struct cafe *cafe = cafe_make(people, &wish);
    struct cafe_measure m;
    cafe_measure(cafe, &m);
    ck_assert_int_eq(cafe_check(cafe), CAFE_GOOD);
    ck_assert_int_le(m.met, possible);
    ck_assert_int_ge(m.met, golfers[_i].reached ? golfers[_i].reached : possible);
    ck_assert_int_eq(m.met_bound, possible);
    cafe_free(cafe);
    people_free(people);
}
END_TEST

/* Where nobody may have a question twice, most usual sizes reach what cafe_met_bound() proves to be
 * the most. For the others REACHED is what was measured with seed 1; 0: the bound. */
static const struct {
    int people, tables, rounds, reached;
} rooms[] = {
    {40, 8, 4, 0},  {40, 8, 8, 0},  {18, 5, 4, 0},  {21, 7, 5, 0},  {7, 4, 3, 0},  {200, 25, 6, 0},
    {200, 40, 5, 0}, {24, 6, 4, 0}, {40, 10, 5, 0}, {12, 6, 3, 0},  {18, 3, 3, 0}, {24, 4, 3, 0},
    {40, 5, 4, 0},  {16, 4, 4, 0},  {25, 4, 4, 0},  {30, 5, 5, 0},  {40, 7, 4, 0}, {10, 3, 3, 0},
    {12, 2, 4, 54}, /* six ways to be at each of two tables twice, and opposites never meet */
    {36, 6, 3, 0},
    {30, 6, 4, 234}, /* at most 240 */
    {20, 3, 5, 181}, /* at most 190 */
    {28, 4, 5, 319}, /* at most 372 */
};

START_TEST(plans_in_which_questions_stay) {
    struct people *people = people_numbered(rooms[_i].people);
    struct cafe_wish wish = {rooms[_i].tables, rooms[_i].rounds, STAY_QUESTIONS, 1, 0};
    struct cafe *cafe = cafe_make(people, &wish);
    struct cafe_measure m;
    cafe_measure(cafe, &m);
    ck_assert_int_eq(cafe_check(cafe), CAFE_GOOD);
    ck_assert_int_ge(m.met, rooms[_i].reached ? rooms[_i].reached : m.met_bound);
    cafe_free(cafe);
    people_free(people);
}
END_TEST

TCase *workshop_golfers_case(void) {
    TCase *cases = tcase_create("golfers");
    tcase_add_loop_test(cases, plans_beside_the_best_known, 0, ARRAY_LENGTH(golfers));
    tcase_add_loop_test(cases, plans_in_which_questions_stay, 0, ARRAY_LENGTH(rooms));
    return cases;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for a Kenniscafé: they keep the rules, the same seed gives the same plan, the measure is
 * right, and small ones are the best of all. The rules are checked here once more, in another
 * way than cafe_check() does. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "workshop_parts.h"

#define CASES 4000
#define LITTLE_WORK 3000 /* the rules do not depend on how long is searched */

static struct cafe *make(const struct people *people, int tables, int rounds, enum cafe_stay stay,
                         int seed, long work) {
    struct cafe_wish wish = {tables, rounds, stay, seed, work};
    struct problems problems = {0};
    ck_assert(cafe_possible(people->count, &wish, &problems));
    return cafe_make(people, &wish);
}

static struct people *random_people(struct chance *chance, int count) {
    struct people *people = people_numbered(count);
    for (int t = 0; t < TRAITS; t++) {
        int values = chance_between(chance, 0, 8);
        people->value_count[t] = values;
        for (int p = 0; p < count && values; p++)
            people->list[p].value[t] = chance_between(chance, -1, values - 1);
    }
    return people;
}

/* How many of NUMBERS are VALUE. */
static int count_of(const int *numbers, int count, int value) {
    int found = 0;
    for (int i = 0; i < count; i++)
        found += numbers[i] == value;
    return found;
}

static void check_rules(const struct cafe *cafe, int n) {
    int people = cafe->people->count, tables = cafe->wish.tables, rounds = cafe->wish.rounds;
    for (int r = 0; r < rounds; r++) {
        int seated = 0;
        for (int t = 0; t < tables; t++) {
            int size = count_of(cafe->places + r * people, people, t);
            PROPERTY(size == people / tables || size == people / tables + 1, n);
            seated += size;
        }
        PROPERTY(seated == people, n);
    }
    for (int p = 0; p < people; p++) {
        int had[ROUNDS_MAX], questions = cafe->wish.stay == STAY_NONE ? rounds : tables;
        for (int r = 0; r < rounds; r++) {
            int table = cafe->places[r * people + p];
            had[r] = cafe->wish.stay == STAY_QUESTIONS ? table
                     : cafe->wish.stay == STAY_NONE    ? r
                                                       : (table + r) % tables;
            PROPERTY(cafe_question(cafe, r, table) == had[r], n);
            PROPERTY(cafe->wish.stay != STAY_PEOPLE || table == cafe->places[p], n);
        }
        for (int q = 0; q < questions; q++) {
            int times = count_of(had, rounds, q);
            PROPERTY(times == rounds / questions || times == rounds / questions + 1, n);
        }
    }
}

/* The measure counted table by table, and not pair by pair. */
static void check_measure(const struct cafe *cafe, int n) {
    int people = cafe->people->count, rounds = cafe->wish.rounds, met = 0, again = 0, meetings = 0;
    int alike[TRAITS] = {0};
    unsigned char *times = mem_new((size_t)people * (size_t)people, 1);
    struct cafe_measure m;
    cafe_measure(cafe, &m);
    for (int r = 0; r < rounds; r++)
        for (int p = 0; p < people; p++)
            for (int q = 0; q < p; q++)
                if (cafe->places[r * people + p] == cafe->places[r * people + q]) {
                    int before = times[p * people + q]++;
                    met += before == 0;
                    again += before == 1;
                    meetings++;
                    for (int t = 0; t < TRAITS; t++) {
                        int value = cafe->people->list[p].value[t];
                        alike[t] += value >= 0 && value == cafe->people->list[q].value[t];
                    }
                }
    PROPERTY(m.met == met && m.again == again, n);
    PROPERTY(m.met <= m.met_bound && m.met_bound <= meetings, n);
    PROPERTY(m.met * 2 >= m.others_least * people && m.met * 2 <= m.others_most * people, n);
    PROPERTY((m.most_together > 1) == (again > 0), n);
    for (int t = 0; t < TRAITS; t++)
        PROPERTY(m.traits[t].alike == alike[t] && m.traits[t].bound <= alike[t], n);
    free(times);
}

START_TEST(every_plan_keeps_the_rules) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        int count = chance_between(&chance, 1, chance_of(&chance, 10) ? 200 : 45);
        int tables = chance_between(&chance, 1, count < 30 ? count : 30);
        int rounds = chance_between(&chance, 1, chance_of(&chance, 10) ? ROUNDS_MAX : 6);
        enum cafe_stay stay = (enum cafe_stay)chance_between(&chance, 0, STAYS - 1);
        int seed = chance_between(&chance, 0, SEED_MAX);
        struct people *people = random_people(&chance, count);
        struct cafe *cafe = make(people, tables, rounds, stay, seed, LITTLE_WORK);
        PROPERTY(cafe_check(cafe) == CAFE_GOOD, n);
        check_rules(cafe, n);
        check_measure(cafe, n);
        cafe_free(cafe);
        people_free(people);
    }
}
END_TEST

START_TEST(the_same_seed_gives_the_same_plan) {
    int differ = 0;
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct people *people = random_people(&chance, chance_between(&chance, 12, 40));
        int tables = chance_between(&chance, 3, 6), rounds = chance_between(&chance, 1, 5);
        enum cafe_stay stay = (enum cafe_stay)(n % STAYS);
        struct cafe *one = make(people, tables, rounds, stay, n, 20000);
        struct cafe *two = make(people, tables, rounds, stay, n, 20000);
        struct cafe *other = make(people, tables, rounds, stay, n + 1, 20000);
        size_t bytes = (size_t)rounds * (size_t)people->count * sizeof *one->places;
        PROPERTY(memcmp(one->places, two->places, bytes) == 0, n);
        differ += memcmp(one->places, other->places, bytes) != 0;
        cafe_free(one);
        cafe_free(two);
        cafe_free(other);
        people_free(people);
    }
    ck_assert_int_eq(differ, 60);
}
END_TEST

/* Written down once: whoever has a seed from an earlier day finds the plan back. */
START_TEST(a_seed_means_the_same_for_ever) {
    static const int expected[] = {0, 0, 1, 1, 0, 2, 1, 2, 2, 2, 1, 0, 0, 2, 1, 2, 1, 0};
    struct people *people = people_numbered(9);
    struct cafe *cafe = make(people, 3, 2, STAY_QUESTIONS, 2026, 0);
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++)
        ck_assert_int_eq(cafe->places[i], expected[i]);
    cafe_free(cafe);
    people_free(people);
}
END_TEST

/* ---- the check ---- */

START_TEST(broken_plans_are_noticed) {
    struct people *people = people_numbered(4);
    int good[] = {0, 0, 1, 1, 1, 1, 0, 0}, copy[8];
    struct cafe cafe = {people, {2, 2, STAY_QUESTIONS, 0, 0}, copy};
    static const struct {
        enum cafe_stay stay;
        int at, value;
        enum cafe_fault fault;
    } faults[] = {
        {STAY_QUESTIONS, 0, 0, CAFE_GOOD},   {STAY_QUESTIONS, 3, 2, CAFE_NO_TABLE},
        {STAY_QUESTIONS, 7, -1, CAFE_NO_TABLE}, {STAY_QUESTIONS, 4, 0, CAFE_UNEVEN},
        {STAY_NONE, 0, 0, CAFE_GOOD},        {STAY_PEOPLE, 0, 0, CAFE_QUESTION_AGAIN},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++) {
        memcpy(copy, good, sizeof copy);
        copy[faults[i].at] = faults[i].value;
        cafe.wish.stay = faults[i].stay;
        ck_assert_int_eq(cafe_check(&cafe), faults[i].fault);
    }
    memcpy(copy, good, sizeof copy);
    copy[4] = 0, copy[6] = 1; /* two people change in round 2, and have their question again */
    cafe.wish.stay = STAY_QUESTIONS;
    ck_assert_int_eq(cafe_check(&cafe), CAFE_QUESTION_AGAIN);
    int moved[] = {0, 1, 0, 1, 1, 0}; /* two people, three rounds: every question once or twice */
    struct people *two = people_numbered(2);
    struct cafe other = {two, {2, 3, STAY_PEOPLE, 0, 0}, moved};
    ck_assert_int_eq(cafe_check(&other), CAFE_MOVED);
    people_free(two);
    people_free(people);
}
END_TEST

START_TEST(what_cannot_be_divided_is_told) {
    static const struct {
        int people, tables, rounds;
        const char *said; /* NULL: it can */
    } table[] = {
        {1, 1, 1, NULL},
        {7, 7, 3, NULL},
        {PEOPLE_MAX, 1, ROUNDS_MAX, NULL},
        {0, 1, 1, "from 1 to 500 people can be divided, not 0"},
        {501, 8, 1, "from 1 to 500 people can be divided, not 501"},
        {5, 0, 1, "at least one table is needed"},
        {1, 2, 1, "one person needs one table, not 2"},
        {5, 8, 1,
         "5 people cannot fill 8 tables: with 2 tables there are at least two people at each"},
        {3, 4, 1,
         "3 people cannot fill 4 tables: with 1 table there are at least two people at each"},
        {5, 2, 0, "from 1 to 20 rounds are possible, not 0"},
        {5, 2, 21, "from 1 to 20 rounds are possible, not 21"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++) {
        struct cafe_wish wish = {.tables = table[i].tables, .rounds = table[i].rounds};
        struct problems problems = {0};
        ck_assert(cafe_possible(table[i].people, &wish, &problems) == !table[i].said);
        ck_assert_int_eq(problems.count, table[i].said ? 1 : 0);
        if (table[i].said)
            ck_assert_str_eq(problems.list[0].message, table[i].said);
        problems_free(&problems);
    }
}
END_TEST

/* ---- spread ---- */

/* Two organisations of eight, four tables of four, and three roles: every table can have two of
 * each organisation. Beside chance it must be far better. */
START_TEST(organisations_are_spread) {
    struct people *people = people_numbered(16), *blank = people_numbered(16);
    people->value_count[TRAIT_ORGANISATION] = 2;
    people->value_count[TRAIT_ROLE] = 3;
    for (int p = 0; p < 16; p++) {
        people->list[p].value[TRAIT_ORGANISATION] = p / 8;
        people->list[p].value[TRAIT_ROLE] = p % 3;
    }
    for (int stay = 0; stay < STAYS; stay++)
        for (int seed = 0; seed < 4; seed++) {
            struct cafe *cafe = make(people, 4, 3, (enum cafe_stay)stay, seed, 400000);
            struct cafe *by_lot = make(blank, 4, 3, (enum cafe_stay)stay, seed, 400000);
            struct cafe_measure m, lot;
            cafe_measure(cafe, &m);
            by_lot->people = people;
            cafe_measure(by_lot, &lot);
            ck_assert_int_eq(m.traits[TRAIT_ORGANISATION].bound, 24);
            ck_assert_int_eq(m.traits[TRAIT_ORGANISATION].alike, 24);
            ck_assert_int_lt(m.traits[TRAIT_ORGANISATION].alike,
                             lot.traits[TRAIT_ORGANISATION].alike);
            ck_assert_int_eq(m.met, lot.met); /* who people are does not change who can meet */
            cafe_free(cafe);
            cafe_free(by_lot);
        }
    people_free(people);
    people_free(blank);
}
END_TEST

/* ---- the best of all plans, for few people ---- */

struct all {
    struct cafe *cafe;
    int best;
};

static void try_all(struct all *all, int round, int person) {
    struct cafe *cafe = all->cafe;
    int people = cafe->people->count, tables = cafe->wish.tables;
    if (round == cafe->wish.rounds) {
        struct cafe_measure m;
        if (cafe_check(cafe) == CAFE_GOOD) {
            cafe_measure(cafe, &m);
            all->best = m.met > all->best ? m.met : all->best;
        }
        return;
    }
    if (person == people) {
        try_all(all, round + 1, 0);
        return;
    }
    for (int t = 0; t < tables; t++) {
        int *places = cafe->places + round * people;
        int most = people / tables + (people % tables > 0);
        if (round == 0 && t != person % tables) /* which people sit together first is no matter */
            continue;
        if (count_of(places, person, t) == most)
            continue;
        places[person] = t;
        try_all(all, round, person + 1);
    }
}

START_TEST(small_plans_are_the_best_of_all) {
    static const struct {
        int people, tables, rounds;
    } table[] = {{3, 2, 2}, {4, 2, 3}, {5, 2, 3}, {6, 2, 2}, {6, 2, 4}, {7, 2, 3},
                 {4, 3, 3}, {5, 3, 3}, {6, 3, 2}, {6, 3, 3}, {7, 3, 2}, {8, 2, 3}};
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        for (int stay = STAY_QUESTIONS; stay < STAYS; stay += STAY_NONE) {
            struct people *people = people_numbered(table[i].people);
            struct cafe *cafe = make(people, table[i].tables, table[i].rounds,
                                     (enum cafe_stay)stay, 1, 400000);
            struct cafe_measure m;
            struct all all = {cafe, 0};
            cafe_measure(cafe, &m);
            try_all(&all, 0, 0);
            ck_assert_msg(m.met == all.best, "%d people, %d tables, %d rounds, stay %s: %d of %d",
                          table[i].people, table[i].tables, table[i].rounds, cafe_stays[stay],
                          m.met, all.best);
            cafe_free(cafe);
            people_free(people);
        }
}
END_TEST

TCase *workshop_cafe_case(void) {
    TCase *cafe = tcase_create("cafe");
    tcase_add_test(cafe, every_plan_keeps_the_rules);
    tcase_add_test(cafe, the_same_seed_gives_the_same_plan);
    tcase_add_test(cafe, a_seed_means_the_same_for_ever);
    tcase_add_test(cafe, broken_plans_are_noticed);
    tcase_add_test(cafe, what_cannot_be_divided_is_told);
    tcase_add_test(cafe, organisations_are_spread);
    tcase_add_test(cafe, small_plans_are_the_best_of_all);
    return cafe;
}

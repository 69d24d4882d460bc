/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "profile_parts.h"

#define RANDOM_CASES 500

/* Rates as many items of DIMENSION as LEVELS has digits. */
static void rate_all(struct fixture *f, int dimension, enum kind kind, const char *levels) {
    for (; *levels; levels++)
        fixture_rate(f, fixture_item(f, dimension, kind), *levels - '0', -1);
}

static const struct {
    const char *levels;
    int low, high;
} bands[] = {
    {"", -1, -1},    {"4", -1, -1},   {"44", -1, -1}, {"444", 4, 4},    {"000", 0, 0},
    {"012", 1, 1},   {"210", 1, 1},   {"0044", 0, 4}, {"1234", 2, 3},   {"1224", 2, 2},
    {"01234", 2, 2}, {"00001", 0, 0}, {"0111", 1, 1}, {"334412", 3, 3}, {"223344", 3, 3},
};

START_TEST(band_is_lower_and_upper_median) {
    struct fixture *f = fixture_new();
    rate_all(f, 1, KIND_ATTITUDE, bands[_i].levels);
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->dimensions[1].low, bands[_i].low);
    ck_assert_int_eq(p->dimensions[1].high, bands[_i].high);
    ck_assert_int_eq(p->kinds[KIND_ATTITUDE].low, bands[_i].low);
    ck_assert_int_eq(p->lines[0].high, bands[_i].high);
    ck_assert_int_eq(p->dimensions[0].low, -1);
    ck_assert_int_eq(p->dimensions[1].valid, (int)strlen(bands[_i].levels));
    profile_free(p);
    fixture_free(f);
}
END_TEST

/* Items as in fixture_scene(). */
static const struct {
    const char *items;
    int low, high, aim_low, aim_high;
} aims[] = {
    {"1>3 1>3", -1, -1, -1, -1},   /* too few for a band */
    {"1 2 3", 2, 2, -1, -1},       /* no wish: no band aimed at */
    {"2>2 2>1 2", 2, 2, -1, -1},   /* to stay or to leave is no step */
    {"1>3 1 1", 1, 1, 1, 1},       /* 3 1 1: one step does not move the middle */
    {"1>3 1>2 1", 1, 1, 2, 2},     /* 3 2 1 */
    {"1>3 2>3 2 3", 2, 2, 3, 3},   /* 3 3 2 3 */
    {"1>4 1 2 2>3", 1, 2, 2, 3},   /* 4 1 2 3 */
    {"3>1 1>2 2", 2, 2, 2, 2},     /* 3 2 2: a wish below now counts as now */
    {"1>2 1>2 1>2 -", 1, 1, 2, 2}, /* what does not apply counts nowhere */
};

START_TEST(band_aimed_at_is_the_median_of_wishes_above_now) {
    struct fixture *f = fixture_scene(aims[_i].items, "", NULL);
    struct profile *p = profile_make(&f->assessment);
    const struct spread *s = &p->dimensions[0];
    ck_assert_int_eq(s->low, aims[_i].low);
    ck_assert_int_eq(s->high, aims[_i].high);
    ck_assert_int_eq(s->aim_low, aims[_i].aim_low);
    ck_assert_int_eq(s->aim_high, aims[_i].aim_high);
    ck_assert_int_eq(p->kinds[KIND_SKILL].aim_high, aims[_i].aim_high);
    ck_assert_int_eq(p->dimensions[1].aim_low, -1);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(advisory_levels_count_in_the_band_aimed_at) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "013");
    fixture_expect(f, 1, 0, 0, 2);
    f->assessment.about.roles = SET_OF(1);
    f->assessment.about.stage = 0;
    f->answers[1].wanted = 1; /* an own wish stands */
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->dimensions[0].low, 1);
    ck_assert_int_eq(p->dimensions[0].aim_low, 2); /* 2 1 3 */
    ck_assert_int_eq(p->dimensions[0].aim_high, 2);
    ck_assert_int_eq(p->dimensions[0].steps, 1);
    ck_assert_int_eq(profile_aim(&f->assessment, 0), 2);
    ck_assert_int_eq(profile_aim(&f->assessment, 1), 1);
    ck_assert_int_eq(profile_aim(&f->assessment, 2), 3);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(answers_that_are_no_level_are_kept_apart) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "1334");
    for (int state = ANSWER_NA; state <= ANSWER_RATHER_NOT; state++)
        for (int n = 0; n < state; n++)
            fixture_mark(f, fixture_item(f, 0, KIND_SKILL), (enum answer_state)state);
    fixture_item(f, 0, KIND_SKILL);
    struct profile *p = profile_make(&f->assessment);
    const struct spread *s = &p->dimensions[0];
    ck_assert_int_eq(s->shown, 14);
    ck_assert_int_eq(s->valid, 4);
    ck_assert_int_eq(s->na, 2);
    ck_assert_int_eq(s->not_mine, 3);
    ck_assert_int_eq(s->rather_not, 4);
    ck_assert_int_eq(s->open, 1);
    ck_assert_int_eq(s->count[0] + s->count[2], 0);
    ck_assert_int_eq(s->count[1], 1);
    ck_assert_int_eq(s->count[3], 2);
    ck_assert_int_eq(s->count[4], 1);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(item_counts_in_each_of_its_lines_and_in_its_perspective) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "123");
    f->items[0].lines = SET_OF(0) | SET_OF(2);
    f->items[1].lines = SET_OF(2);
    f->items[1].perspective = 1;
    f->items[2].perspective = 0;
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->lines[0].valid, 2);
    ck_assert_int_eq(p->lines[1].valid, 0);
    ck_assert_int_eq(p->lines[2].valid, 2);
    ck_assert_int_eq(p->perspectives[0].count[3], 1);
    ck_assert_int_eq(p->perspectives[1].count[2], 1);
    ck_assert_int_eq(p->perspectives[2].shown, 0);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(part_counts_in_its_whole_too) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "00");
    rate_all(f, 1, KIND_SKILL, "444");
    f->dimensions[1].parent = 0;
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->dimensions[0].valid, 5);
    ck_assert_int_eq(p->dimensions[0].low, 4);
    ck_assert_int_eq(p->dimensions[1].valid, 3);
    ck_assert_int_eq(p->kinds[KIND_SKILL].valid, 5);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(own_items_are_kept_apart_in_every_figure) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "2244");
    for (int i = 2; i < 4; i++) {
        f->items[i].own = true;
        f->items[i].perspective = 0;
    }
    f->answers[0].wanted = f->answers[2].wanted = 4;
    fixture_rate(f, 3, 1, 4);
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->own.valid, 2);
    ck_assert_int_eq(p->own.count[4], 1);
    ck_assert_int_eq(p->dimensions[0].shown, 2);
    ck_assert_int_eq(p->kinds[KIND_SKILL].shown, 2);
    ck_assert_int_eq(p->lines[0].shown, 2);
    ck_assert_int_eq(p->perspectives[0].shown, 0);
    ck_assert_int_eq(p->gap_count, 2); /* but their steps count as steps */
    ck_assert_int_eq(p->gaps[0].item, 3);
    ck_assert_int_eq(p->strong_items[0], 2);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(item_that_is_not_shown_counts_nowhere) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "2224");
    f->answers[3].wanted = 4;
    fixture_rate(f, fixture_item(f, 0, KIND_SKILL), 0, 4);
    f->shown[3] = 4; /* item 3 is hidden */
    f->assessment.shown_count = 4;
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->dimensions[0].shown, 4);
    ck_assert_int_eq(p->dimensions[0].count[4], 0);
    ck_assert_int_eq(p->strong_count, 3);
    ck_assert_int_eq(p->gap_count, 1);
    ck_assert_int_eq(p->gaps[0].item, 4);
    profile_free(p);
    fixture_free(f);
}
END_TEST

/* Which dimensions stand out, as a bit set. */
static const struct {
    const char *levels[FIXTURE_DIMENSIONS];
    set strong;
} strengths[] = {
    {{"222", "333", "444"}, SET_OF(2)},
    {{"444", "333", "444"}, SET_OF(0) | SET_OF(2)},
    {{"333", "333", "333"}, 0},          /* all alike */
    {{"333", "", ""}, 0},                /* nothing to stand out from */
    {{"333", "44", "222"}, SET_OF(0)},   /* two answers give no band */
    {{"111", "000", "111"}, 0},          /* highest, but below «on my own» */
    {{"222", "000", "111"}, SET_OF(0)},  /* just «on my own» */
    {{"2244", "333", "222"}, SET_OF(1)}, /* the lower median decides */
    {{"2233", "222", "111"}, SET_OF(0)}, /* then the upper one */
    {{"1144", "111", "000"}, 0},         /* band from 1 to 4: not «on my own» */
    {{"333", "111", ""}, SET_OF(0)},
    {{"222", "000", ""}, SET_OF(0)},
};

START_TEST(strength_is_the_highest_band_of_its_type) {
    struct fixture *f = fixture_new();
    for (int d = 0; d < FIXTURE_DIMENSIONS; d++)
        rate_all(f, d, KIND_KNOWLEDGE, strengths[_i].levels[d]);
    struct profile *p = profile_make(&f->assessment);
    set strong = 0;
    for (int i = 0; i < p->strength_count; i++) {
        ck_assert_int_eq(p->strengths[i].type, GROUP_DIMENSION); /* one kind only: no strength */
        strong |= SET_OF(p->strengths[i].index);
    }
    ck_assert_uint_eq(strong, strengths[_i].strong);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(kinds_have_strengths_of_their_own) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, "444");
    rate_all(f, 1, KIND_ATTITUDE, "333");
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->strength_count, 2);
    ck_assert_int_eq(p->strengths[0].type, GROUP_DIMENSION);
    ck_assert_int_eq(p->strengths[0].index, 0);
    ck_assert_int_eq(p->strengths[1].type, GROUP_KIND);
    ck_assert_int_eq(p->strengths[1].index, KIND_SKILL);
    profile_free(p);
    fixture_free(f);
}
END_TEST

/* Rated levels, and the places of the items that are strong, in order. */
static const struct {
    const char *levels, *strong;
} strong_items[] = {
    {"3424", "130"}, {"2120", "02"}, {"0110", "12"}, {"000", ""}, {"", ""}, {"1213", "3"},
};

START_TEST(strong_items_are_the_highest_there_are) {
    struct fixture *f = fixture_new();
    rate_all(f, 0, KIND_SKILL, strong_items[_i].levels);
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->strong_count, (int)strlen(strong_items[_i].strong));
    for (int i = 0; i < p->strong_count; i++)
        ck_assert_int_eq(p->strong_items[i], strong_items[_i].strong[i] - '0');
    profile_free(p);
    fixture_free(f);
}
END_TEST

/* Role 0 is advised level 2, role 1 level 3, role 2 level 3, all at stage 1 only. */
static const struct {
    int own, stage;
    set roles;
    int wanted, role;
    enum wish_source source;
} wishes[] = {
    {3, 1, SET_OF(0), 3, -1, WISH_OWN},
    {0, 1, SET_OF(1), 0, -1, WISH_OWN}, /* a wish below the advisory level stands */
    {-1, 1, SET_OF(0), 2, 0, WISH_EXPECTED},
    {-1, 1, SET_OF(0) | SET_OF(1), 3, 1, WISH_EXPECTED},
    {-1, 1, SET_OF(1) | SET_OF(2), 3, 1, WISH_EXPECTED}, /* alike: the first role */
    {-1, 1, 0, -1, -1, WISH_OWN},
    {-1, -1, SET_OF(0), -1, -1, WISH_OWN},
    {-1, 0, SET_OF(0), -1, -1, WISH_OWN},
};

START_TEST(own_wish_comes_before_advisory_level) {
    struct fixture *f = fixture_new();
    int role = 9, item = fixture_rated(f, 1, wishes[_i].own);
    enum wish_source source = WISH_EXPECTED;
    fixture_expect(f, 0, 1, 0, 2);
    fixture_expect(f, 1, 1, 0, 3);
    fixture_expect(f, 2, 1, 0, 3);
    f->assessment.about.stage = wishes[_i].stage;
    f->assessment.about.roles = wishes[_i].roles;
    ck_assert_int_eq(profile_wanted(&f->assessment, item, &source, &role), wishes[_i].wanted);
    ck_assert_int_eq(source, wishes[_i].source);
    ck_assert_int_eq(role, wishes[_i].role);
    ck_assert_int_eq(profile_wanted(&f->assessment, item, NULL, NULL), wishes[_i].wanted);
    f->framework.expected = NULL;
    ck_assert_int_eq(profile_wanted(&f->assessment, item, NULL, NULL), wishes[_i].own);
    fixture_free(f);
}
END_TEST

START_TEST(gaps_have_the_largest_step_first_then_own_wishes) {
    struct fixture *f = fixture_new();
    static const int order[] = {4, 1, 5, 3, 0, 2};
    static const struct {
        int now, wanted;
    } answers[] = {{1, -1}, {1, 3}, {1, -1}, {0, 1}, {0, 3}, {2, 4}, {2, 2}, {3, 1}, {2, -1}};
    for (size_t i = 0; i < ARRAY_LENGTH(answers); i++)
        fixture_rated(f, answers[i].now, answers[i].wanted);
    fixture_mark(f, fixture_item(f, 0, KIND_SKILL), ANSWER_NA);
    fixture_item(f, 0, KIND_SKILL);
    fixture_expect(f, 2, 0, 0, 2);
    f->assessment.about.roles = SET_OF(2);
    f->assessment.about.stage = 0;
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->gap_count, ARRAY_LENGTH(order));
    for (int i = 0; i < p->gap_count; i++)
        ck_assert_int_eq(p->gaps[i].item, order[i]);
    ck_assert_int_eq(p->gaps[0].wanted, 3);
    ck_assert_int_eq(p->gaps[0].source, WISH_OWN);
    ck_assert_int_eq(p->gaps[0].role, -1);
    ck_assert_int_eq(p->gaps[4].wanted, 2);
    ck_assert_int_eq(p->gaps[4].source, WISH_EXPECTED);
    ck_assert_int_eq(p->gaps[4].role, 2);
    profile_free(p);
    fixture_free(f);
}
END_TEST

START_TEST(nothing_answered_gives_an_empty_profile) {
    struct fixture *f = fixture_new();
    struct profile *p = profile_make(&f->assessment);
    ck_assert_int_eq(p->gap_count + p->strong_count + p->strength_count, 0);
    ck_assert_int_eq(p->kinds[KIND_SKILL].shown, 0);
    ck_assert_int_eq(p->kinds[KIND_SKILL].low, -1);
    profile_free(p);
    profile_free(NULL);
    fixture_free(f);
}
END_TEST

static bool same_spreads(const struct spread *a, const struct spread *b, int count) {
    return memcmp(a, b, (size_t)count * sizeof *a) == 0;
}

static bool same_gaps(const struct profile *a, const struct profile *b) {
    bool same = a->gap_count == b->gap_count;
    for (int i = 0; same && i < a->gap_count; i++)
        same = a->gaps[i].item == b->gaps[i].item && a->gaps[i].wanted == b->gaps[i].wanted;
    return same;
}

/* Every shown item is in one state, and one level when rated; the band lies within the levels. */
static bool adds_up(const struct spread *s) {
    int rated = 0;
    for (int level = 0; level < LEVELS; level++)
        rated += s->count[level];
    bool has_band = s->valid >= BAND_LEAST;
    bool has_aim = has_band && s->steps > 0;
    int aimed = 0;
    for (int level = 0; level < LEVELS; level++)
        aimed += s->aim[level];
    if (aimed != s->valid || has_aim != (s->aim_low >= 0) || s->aim_low > s->aim_high)
        return false;
    if (has_aim && (s->aim_low < s->low || s->aim_high < s->high)) /* nobody aims below now */
        return false;
    return rated == s->valid && has_band == (s->low >= 0) && s->low <= s->high &&
           s->valid + s->na + s->not_mine + s->rather_not + s->open == s->shown;
}

START_TEST(random_profiles_add_up_in_any_order_of_items) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < RANDOM_CASES; n++) {
        struct fixture *f =
            fixture_random(&chance, (struct fixture_plan){.items = 40, .rated = 70});
        struct profile *a = profile_make(&f->assessment);
        chance_shuffle(&chance, f->shown, f->assessment.shown_count);
        struct profile *b = profile_make(&f->assessment);
        bool same = same_spreads(a->dimensions, b->dimensions, FIXTURE_DIMENSIONS) &&
                    same_spreads(a->kinds, b->kinds, KINDS) &&
                    same_spreads(a->lines, b->lines, FIXTURE_GROUPS) &&
                    same_spreads(a->perspectives, b->perspectives, FIXTURE_GROUPS) &&
                    same_spreads(&a->own, &b->own, 1) && adds_up(&a->own) &&
                    a->strength_count == b->strength_count && same_gaps(a, b) &&
                    a->strong_count == b->strong_count &&
                    memcmp(a->strong_items, b->strong_items,
                           (size_t)a->strong_count * sizeof *a->strong_items) == 0;
        int shown = a->own.shown;
        for (int d = 0; d < FIXTURE_DIMENSIONS; d++) {
            same = same && adds_up(&a->dimensions[d]) && adds_up(&a->lines[d]);
            shown += a->dimensions[d].shown;
        }
        ck_assert_msg(same && shown == f->assessment.shown_count, "case %d of TEST_SEED=%" PRIu64,
                      n, seed);
        profile_free(a);
        profile_free(b);
        fixture_free(f);
    }
}
END_TEST

static Suite *profile_suite(void) {
    Suite *suite = suite_create("profile");
    TCase *spread = tcase_create("spread");
    tcase_add_loop_test(spread, band_is_lower_and_upper_median, 0, ARRAY_LENGTH(bands));
    tcase_add_loop_test(spread, band_aimed_at_is_the_median_of_wishes_above_now, 0,
                        ARRAY_LENGTH(aims));
    tcase_add_test(spread, advisory_levels_count_in_the_band_aimed_at);
    tcase_add_test(spread, answers_that_are_no_level_are_kept_apart);
    tcase_add_test(spread, item_counts_in_each_of_its_lines_and_in_its_perspective);
    tcase_add_test(spread, part_counts_in_its_whole_too);
    tcase_add_test(spread, own_items_are_kept_apart_in_every_figure);
    tcase_add_test(spread, item_that_is_not_shown_counts_nowhere);
    tcase_add_test(spread, nothing_answered_gives_an_empty_profile);
    suite_add_tcase(suite, spread);
    TCase *strong = tcase_create("strengths");
    tcase_add_loop_test(strong, strength_is_the_highest_band_of_its_type, 0,
                        ARRAY_LENGTH(strengths));
    tcase_add_test(strong, kinds_have_strengths_of_their_own);
    tcase_add_loop_test(strong, strong_items_are_the_highest_there_are, 0,
                        ARRAY_LENGTH(strong_items));
    suite_add_tcase(suite, strong);
    TCase *gaps = tcase_create("gaps");
    tcase_add_loop_test(gaps, own_wish_comes_before_advisory_level, 0, ARRAY_LENGTH(wishes));
    tcase_add_test(gaps, gaps_have_the_largest_step_first_then_own_wishes);
    suite_add_tcase(suite, gaps);
    suite_add_tcase(suite, profile_compare_case());
    TCase *random = tcase_create("random");
    tcase_set_timeout(random, 60);
    tcase_add_test(random, random_profiles_add_up_in_any_order_of_items);
    suite_add_tcase(suite, random);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(profile_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

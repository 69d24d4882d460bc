/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two moments of one person, side by side. */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "profile_parts.h"

/* A second moment of the person of F: its answers are the caller's. */
static struct assessment later(const struct fixture *f, struct answer *answers) {
    struct assessment now = f->assessment;
    memcpy(answers, f->answers, sizeof f->answers);
    now.answers = answers;
    return now;
}

static const struct {
    int then, now; /* -1: not applicable */
} rated_twice[] = {{1, 2},  {2, 2},  {3, 1}, {0, 3},   {2, 1},
                   {-1, 2}, {2, -1}, {1, 2}, {-1, -1}, {4, 4}};

START_TEST(changes_go_from_largest_up_to_largest_down) {
    static const int order[] = {3, 0, 7, 1, 9, 4, 2};
    struct fixture *f = fixture_new();
    struct answer answers[FIXTURE_ITEMS];
    char old[] = "old", level[] = "2>3", wish[] = ">3", na[] = "na";
    struct stray strays[] = {{.item = old, .answer = level},
                             {.item = old, .answer = wish},
                             {.item = old, .answer = na}};
    for (size_t i = 0; i < ARRAY_LENGTH(rated_twice); i++)
        fixture_item(f, i < 5 ? 0 : 1, KIND_SKILL);
    f->assessment.hash = f->framework.hash;
    struct assessment now = later(f, answers);
    for (size_t i = 0; i < ARRAY_LENGTH(rated_twice); i++) {
        f->answers[i].state = rated_twice[i].then < 0 ? ANSWER_NA : ANSWER_RATED;
        f->answers[i].now = (signed char)rated_twice[i].then;
        answers[i].state = rated_twice[i].now < 0 ? ANSWER_NA : ANSWER_RATED;
        answers[i].now = (signed char)rated_twice[i].now;
    }
    f->assessment.strays = strays;
    f->assessment.stray_count = 3;
    struct comparison *c = comparison_make(&f->assessment, &now);
    ck_assert_int_eq(c->change_count, ARRAY_LENGTH(order));
    for (int i = 0; i < c->change_count; i++) {
        ck_assert_int_eq(c->changes[i].item, order[i]);
        ck_assert_int_eq(c->changes[i].then, rated_twice[order[i]].then);
        ck_assert_int_eq(c->changes[i].now, rated_twice[order[i]].now);
    }
    ck_assert_int_eq(c->up, 3);
    ck_assert_int_eq(c->same, 2);
    ck_assert_int_eq(c->down, 2);
    ck_assert_int_eq(c->only_then, 1);
    ck_assert_int_eq(c->only_now, 1);
    ck_assert_int_eq(c->gone, 1);
    ck_assert_int_eq(c->dimensions_then[0].low, 2);  /* 1 2 3 0 2 */
    ck_assert_int_eq(c->dimensions_now[0].low, 2);   /* 2 2 1 3 1 */
    ck_assert_int_eq(c->dimensions_now[1].valid, 2); /* only what has a level both times */
    ck_assert_int_eq(c->dimensions_then[1].low, -1);
    ck_assert_int_eq(c->unknown, 0);
    ck_assert_int_eq(c->altered_count, 0);
    ck_assert_int_eq(c->looked_back, 0);
    ck_assert(!comparison_is_changed(&f->assessment, &now));
    comparison_free(c);
    comparison_free(NULL);
    fixture_free(f);
}
END_TEST

/* The hash of each moment and of the framework at hand, and the meaning of an item with a level in
 * both; "=": what the framework has. */
static const struct {
    const char *then, *now, *framework, *meaning_then, *meaning_now;
    enum likeness likeness;
} moments[] = {
    {"a", "a", "a", "", "", ALIKE},
    {"a", "a", "a", "=", "", ALIKE},
    {"a", "a", "a", "", "=", ALIKE},
    {"a", "a", "b", "", "", ALIKE}, /* two old records of one old questionnaire */
    {"a", "b", "b", "", "", ALIKE_UNKNOWN},
    {"b", "a", "b", "", "", ALIKE_UNKNOWN},
    {"a", "a", "b", "", "=", ALIKE_UNKNOWN}, /* answered anew after the change */
    {"a", "b", "b", "", "=", ALIKE_UNKNOWN},
    {"a", "b", "b", "=", "", ALIKE}, /* another item changed */
    {"a", "b", "c", "other", "other", ALIKE},
    {"a", "b", "b", "other", "", ALTERED},
    {"a", "b", "b", "other", "=", ALTERED},
    {"a", "a", "a", "=", "other", ALTERED},
    {"a", "b", "c", "other", "", ALIKE_UNKNOWN},
};

static void set_meaning(const struct fixture *f, struct answer *answer, const char *meaning) {
    if (strcmp(meaning, "=") == 0)
        framework_item_meaning(&f->framework, 0, answer->meaning);
    else
        memcpy(answer->meaning, meaning, strlen(meaning) + 1);
}

START_TEST(only_what_means_the_same_is_compared) {
    struct fixture *f = fixture_new();
    struct answer answers[FIXTURE_ITEMS];
    char then[2] = "", now_hash[2] = "";
    fixture_rated(f, 1, -1);
    fixture_item(f, 0, KIND_SKILL);
    struct assessment now = later(f, answers);
    answers[0].then = 0;
    set_meaning(f, &f->answers[0], moments[_i].meaning_then);
    set_meaning(f, &answers[0], moments[_i].meaning_now);
    then[0] = moments[_i].then[0];
    now_hash[0] = moments[_i].now[0];
    f->framework.hash[0] = moments[_i].framework[0];
    f->assessment.hash = then;
    now.hash = now_hash;
    struct comparison *c = comparison_make(&f->assessment, &now);
    bool altered = moments[_i].likeness == ALTERED;
    ck_assert_int_eq(assessment_likeness(&f->assessment, &now, 0), moments[_i].likeness);
    ck_assert_int_eq(c->change_count, !altered);
    ck_assert_int_eq(c->same, !altered);
    ck_assert_int_eq(c->altered_count, altered);
    ck_assert_int_eq(c->looked_back, !altered);
    ck_assert_int_eq(c->unknown, moments[_i].likeness == ALIKE_UNKNOWN);
    ck_assert_int_eq(c->only_then + c->only_now, 0);
    ck_assert_int_eq(c->dimensions_now[0].valid, !altered);
    ck_assert_int_eq((altered ? c->altered : c->changes)[0].back, 0);
    ck_assert_int_eq(comparison_is_changed(&f->assessment, &now), moments[_i].likeness != ALIKE);
    comparison_free(c);
    fixture_free(f);
}
END_TEST

START_TEST(looking_back_belongs_to_one_moment) {
    struct fixture *f = fixture_new();
    struct answer answers[FIXTURE_ITEMS];
    for (int i = 0; i < 4; i++)
        fixture_rated(f, 2, -1);
    f->assessment.hash = f->framework.hash;
    f->assessment.started = (struct date){2025, 11, 20};
    struct assessment now = later(f, answers);
    ck_assert(assessment_look_back(&now, 1, 1) && assessment_look_back(&now, 2, 0));
    ck_assert(!assessment_look_back_to(&now, f->assessment.started));
    struct comparison *c = comparison_make(&f->assessment, &now);
    ck_assert_int_eq(c->looked_back, 2);
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(c->changes[i].back, i == 1 ? 1 : i == 2 ? 0 : -1);
    comparison_free(c);
    c = comparison_make(&now, &f->assessment); /* only the later one looks back */
    ck_assert_int_eq(c->looked_back, 0);
    comparison_free(c);
    f->assessment.started.year = 2024;
    c = comparison_make(&f->assessment, &now);
    ck_assert_int_eq(c->looked_back, 0);
    comparison_free(c);
    fixture_free(f);
}
END_TEST

/* What stands in `before` and nowhere else is in no profile and no comparison. */
START_TEST(what_is_not_confirmed_counts_nowhere) {
    struct fixture *f = fixture_new();
    struct answer answers[FIXTURE_ITEMS];
    for (int i = 0; i < 4; i++)
        fixture_rated(f, 2, 3);
    f->assessment.hash = f->framework.hash;
    struct assessment now = later(f, answers);
    for (int i = 0; i < 4; i++) {
        answers[i] = ANSWER_EMPTY;
        answers[i].before = (struct before){ANSWER_RATED, 2, 3};
    }
    struct profile *profile = profile_make(&now);
    struct comparison *c = comparison_make(&f->assessment, &now);
    ck_assert_int_eq(profile->dimensions[0].valid, 0);
    ck_assert_int_eq(profile->gap_count, 0);
    ck_assert_int_eq(c->change_count, 0);
    ck_assert_int_eq(c->only_then, 4);
    comparison_free(c);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

/* Compared with THEN, every item is where it belongs, once. */
static bool is_sound(const struct comparison *c) {
    int both = 0, rated_then = 0, rated_now = 0;
    for (int i = 0; i < c->now->shown_count; i++) {
        bool then = c->then->answers[c->then->shown[i]].state == ANSWER_RATED;
        bool now = c->now->answers[c->now->shown[i]].state == ANSWER_RATED;
        both += then && now;
        rated_then += then;
        rated_now += now;
    }
    bool sound = both == c->change_count && rated_then == both + c->only_then &&
                 rated_now == both + c->only_now && c->up + c->same + c->down == both;
    for (int i = 0; sound && i < c->change_count; i++) {
        int step = c->changes[i].now - c->changes[i].then;
        sound = (step > 0) == (i < c->up) && (step < 0) == (i >= c->up + c->same) &&
                (i == 0 || step <= c->changes[i - 1].now - c->changes[i - 1].then);
    }
    for (int d = 0; sound && d < FIXTURE_DIMENSIONS; d++)
        sound = c->dimensions_then[d].valid == c->dimensions_now[d].valid &&
                c->dimensions_then[d].shown == c->dimensions_then[d].valid &&
                (c->dimensions_then[d].low < 0) == (c->dimensions_now[d].low < 0);
    return sound;
}

START_TEST(random_comparisons_turn_around_and_show_each_item_once) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < 500; n++) {
        struct answer answers[FIXTURE_ITEMS];
        struct fixture *f =
            fixture_random(&chance, (struct fixture_plan){.items = 30, .rated = 70});
        f->assessment.hash = f->framework.hash;
        struct assessment now = later(f, answers);
        for (int i = 0; i < f->framework.item_count; i++)
            if (chance_of(&chance, 60)) {
                bool rated = chance_of(&chance, 80);
                answers[i].state = rated ? ANSWER_RATED : ANSWER_OPEN;
                answers[i].now = (signed char)(rated ? chance_between(&chance, 0, 4) : -1);
            }
        struct comparison *forth = comparison_make(&f->assessment, &now);
        struct comparison *back = comparison_make(&now, &f->assessment);
        bool same = is_sound(forth) && is_sound(back) && forth->up == back->down &&
                    forth->same == back->same && forth->only_now == back->only_then &&
                    memcmp(forth->dimensions_now, back->dimensions_then,
                           sizeof *forth->dimensions_now * FIXTURE_DIMENSIONS) == 0;
        ck_assert_msg(same, "case %d of TEST_SEED=%" PRIu64, n, seed);
        comparison_free(forth);
        comparison_free(back);
        fixture_free(f);
    }
}
END_TEST

TCase *profile_compare_case(void) {
    TCase *compare = tcase_create("compare");
    tcase_set_timeout(compare, 60);
    tcase_add_test(compare, changes_go_from_largest_up_to_largest_down);
    tcase_add_loop_test(compare, only_what_means_the_same_is_compared, 0, ARRAY_LENGTH(moments));
    tcase_add_test(compare, looking_back_belongs_to_one_moment);
    tcase_add_test(compare, what_is_not_confirmed_counts_nowhere);
    tcase_add_test(compare, random_comparisons_turn_around_and_show_each_item_once);
    return compare;
}

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
    struct stray strays[] = {{old, level, NULL}, {old, wish, NULL}, {old, na, NULL}};
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
    ck_assert(!c->changed);
    comparison_free(c);
    comparison_free(NULL);
    fixture_free(f);
}
END_TEST

/* The hash of each moment and of the framework at hand. */
static const struct {
    const char *then, *now, *framework;
    bool changed;
} hashes[] = {
    {"a", "a", "a", false}, {"a", "b", "b", true}, {"a", "a", "b", true}, {"b", "a", "b", true}};

START_TEST(comparison_says_when_the_framework_changed) {
    struct fixture *f = fixture_new();
    struct answer answers[FIXTURE_ITEMS];
    char then[2] = "", now_hash[2] = "";
    struct assessment now = later(f, answers);
    then[0] = hashes[_i].then[0];
    now_hash[0] = hashes[_i].now[0];
    f->framework.hash[0] = hashes[_i].framework[0];
    f->assessment.hash = then;
    now.hash = now_hash;
    struct comparison *c = comparison_make(&f->assessment, &now);
    ck_assert_int_eq(c->changed, hashes[_i].changed);
    ck_assert_int_eq(c->change_count, 0);
    comparison_free(c);
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
    tcase_add_loop_test(compare, comparison_says_when_the_framework_changed, 0,
                        ARRAY_LENGTH(hashes));
    tcase_add_test(compare, random_comparisons_turn_around_and_show_each_item_once);
    return compare;
}

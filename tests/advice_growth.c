/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would change in the advice if a person grew. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "advice_parts.h"
#include "all_sets.h"

#define ANY ADVICE_ANY_HOURS
#define CASES 800

/* Items and modules as in fixture_scene(); ITEM grows, or, with -1, dimension 0. Modules that
 * go and come, hours, steps that are made on the way there only before/only after. */
static const struct scene {
    const char *rule, *items, *modules;
    int item, hours;
    const char *change;
} scenes[] = {
    {"one step less to go", "0>2", "i4 0=2", 0, ANY, "1 -+ 0h 0/0"},
    {"there already", "0>1", "i4 0=1", 0, ANY, "1 -0+ -4h 0/0"},
    {"a later module will do", "0>2", "i4 0=2; i2 0=2 @1", 0, ANY, "1 -0+1 -2h 0/0"},
    {"further than before", "0>2", "i4 0=2 @1", 0, ANY, "1 -+0 4h 0/2"},
    {"hours for something else", "0>2 0>1", "i5 0=2; i4 1=1", 0, 5, "1 -0+1 -1h 1/1"},
    {"another item stays", "0>1 0>1", "i4 0=1; i4 1=1", 1, ANY, "1 -1+ -4h 0/0"},
    {"a whole dimension", "0>1 0>1 0~2", "i4 0=1; i4 1=1; i4 2=2", -1, ANY, "2 -01+ -8h 0/0"},
    {"no higher than the top", "4 3>4", "i4 1=4", -1, ANY, "1 -0+ -4h 0/0"},
    {"nothing rated", "- 0>1", "i4 1=1", 0, ANY, "0 -+ 0h 0/0"},
    {"what counts as met", "0>1 1", "i4 0=1 <1; i3 1=2", 1, ANY, "1 -1+ -3h 0/0"},
};

static void add_digits(const int *modules, int count, struct buf *out) {
    for (int i = 0; i < count; i++)
        buf_addf(out, "%d", modules[i]);
}

START_TEST(growing_changes_what_is_expected) {
    const struct scene *scene = &scenes[_i];
    struct fixture *f = fixture_scene(scene->items, scene->modules, "fff");
    struct profile *profile = profile_make(&f->assessment);
    struct advice_wish wish = {.hours = scene->hours};
    struct advice *advice = advice_make(profile, &wish);
    struct what_if *w = advice_if_grown(advice, &wish, scene->item < 0 ? 0 : -1, scene->item);
    struct buf change = {0};
    buf_addf(&change, "%d -", w->grown);
    add_digits(w->change.gone, w->change.gone_count, &change);
    buf_add_char(&change, '+');
    add_digits(w->change.come, w->change.come_count, &change);
    buf_addf(&change, " %dh %d/%d", w->change.hours, w->change.lost, w->change.won);
    ck_assert_msg(strcmp(buf_string(&change), scene->change) == 0, "%s: \"%s\", not \"%s\"",
                  scene->rule, buf_string(&change), scene->change);
    buf_free(&change);
    what_if_free(w);
    what_if_free(NULL);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

static const char *fault_in_growth(struct trial *t, const struct what_if *w,
                                   const struct answer *before) {
    const struct assessment *a = t->assessment;
    int grown = 0;
    for (int i = 0; i < t->framework->item_count; i++) {
        int by = w->assessment.answers[i].now - a->answers[i].now;
        bool asked = i == w->item || t->framework->items[i].dimension == w->dimension;
        if (by && (by != 1 || !asked || a->answers[i].state != ANSWER_RATED))
            return "something else grew, or by more";
        if (w->assessment.answers[i].wanted != a->answers[i].wanted)
            return "a wish changed";
        grown += by;
    }
    if (grown != w->grown)
        return "the number of items is wrong";
    if (memcmp(before, a->answers, (size_t)t->framework->item_count * sizeof *before) != 0)
        return "the answers themselves changed";
    struct trial there = *t;
    there.assessment = &w->assessment;
    there.profile = w->profile;
    struct worth best = best_of_all(&there);
    unsigned found = trial_set(w->base);
    for (int i = 0; i < w->change.gone_count; i++)
        found &= ~(1u << w->change.gone[i]);
    for (int i = 0; i < w->change.come_count; i++)
        found |= 1u << w->change.come[i];
    if (found != best.set || best.set != trial_set(w->advice))
        return "it is not the best advice for who grew";
    return w->change.hours == best.costs[2] - w->base->hours ? NULL : "the hours are wrong";
}

START_TEST(advice_of_who_grew_is_the_best_of_all_sets) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < CASES; n++) {
        struct trial t;
        trial_begin(&t, &chance,
                    (struct fixture_plan){.items = 1 + n % 9,
                                          .modules = 7,
                                          .serves = 3,
                                          .hours = 9,
                                          .rated = 90,
                                          .strict = 20});
        size_t size = (size_t)t.framework->item_count * sizeof(struct answer);
        struct answer *before = mem_new((size_t)t.framework->item_count, sizeof *before);
        memcpy(before, t.assessment->answers, size);
        struct advice *advice = advice_make(t.profile, &t.wish);
        int dimension = chance_between(&chance, -1, FIXTURE_DIMENSIONS - 1);
        int item = chance_between(&chance, 0, t.framework->item_count - 1);
        struct what_if *w = advice_if_grown(advice, &t.wish, dimension, dimension < 0 ? item : -1);
        const char *fault = fault_in_growth(&t, w, before);
        ck_assert_msg(!fault, "case %d of TEST_SEED=%" PRIu64 ": %s", n, seed, fault);
        what_if_free(w);
        advice_free(advice);
        free(before);
        trial_end(&t);
    }
}
END_TEST

TCase *advice_growth_tests(void) {
    TCase *tests = tcase_create("growth");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, growing_changes_what_is_expected, 0, ARRAY_LENGTH(scenes));
    tcase_add_test(tests, advice_of_who_grew_is_the_best_of_all_sets);
    return tests;
}

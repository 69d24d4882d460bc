/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this module and not the next one, and what stands in the way of the others. */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "advice_parts.h"
#include "all_sets.h"

#define ANY ADVICE_ANY_HOURS
#define CASES 1500

/* Items, modules and phases as in fixture_scene(). others: per chosen module "M-GONE+COME" with
 * hours, steps lost/won, and the edge: Steps, Refresher, Next, Hours, Modules, Order, - none.
 * obstacles: per module that is not chosen, where something is to be said. */
static const struct scene {
    const char *rule, *items, *modules, *phases;
    int hours;
    const char *pinned, *others, *obstacles;
} scenes[] = {
    {"nothing instead", "0>2", "i4 0=2", "fff", ANY, "", "0-0+ -4h 2/0 S", ""},
    {"the next one takes longer", "0>1", "i4 0=1; i6 0=1", "fff", ANY, "", "0-0+1 2h 0/0 H", ""},
    {"the next one brings less", "0>2", "i4 0=2; i4 0=1", "fff", ANY, "", "0-0+1 0h 1/0 S", ""},
    {"the next one is a refresher", "0>1", "i4 0=1; p4 0=1", "rff", ANY, "", "1-1+0 0h 0/0 R", ""},
    {"the next one comes second", "0>1", "i4 0=1; p4 0=1", "nff", ANY, "", "1-1+0 0h 0/0 N", ""},
    {"the next ones are two", "0>1 0>1", "i4 0=1 1=1; i2 0=1; i2 1=1", "fff", ANY, "",
     "0-0+12 0h 0/0 M", ""},
    {"the next one stands later", "0>1", "i4 0=1; i4 0=1", "fff", ANY, "", "0-0+1 0h 0/0 O", ""},
    {"own wishes count double", "0>1 0~1", "i4 0=1; i4 1=1", "fff", 4, "", "0-0+1 0h 1/1 S",
     "1:0/4h"},
    {"pinned, though another is better", "0>2", "i4 0=1; i4 0=2", "fff", 4, "0", "0-0+1 0h 0/1 -",
     "1:4/0h"},
    {"pinned, and best", "0>2", "i4 0=2; i4 0=1", "fff", ANY, "0", "0-0+1 0h 1/0 S", ""},
    {"what requires it goes too", "0>1 0", "i4 0=1 <1; i4 1=1", "fff", ANY, "",
     "1-10+ -8h 1/0 S; 0-10+ -8h 1/0 S", ""},
    {"required by a pin, which then stays alone", "0>1 0", "i4 0=1 <1; i4 1=1", "fff", ANY, "0",
     "1-1+ -4h 0/0 -; 0-10+ -8h 1/0 S", ""},
    {"made for others", "0>1", "i4 0=1 !", "fff", ANY, "", "", "0:r4"},
    {"starts too high", "0>4 1>4", "i4 0=4 1=4 @2", "fff", ANY, "", "", "0:1@1"},
    {"starts where the wish ends", "1>2", "i4 0=4 @2; i4 0=2", "fff", ANY, "", "1-1+ -4h 1/0 S",
     "0:0@2"},
    {"what must come first", "0>1 0", "i4 0=1 <1; i4 1=1 !", "fff", ANY, "", "", "0:<1 1:r4"},
    {"the first of two that must come first", "0>1 2 0", "i4 0=1 <1 <2; i4 1=1; i4 2=1 !", "fff",
     ANY, "", "", "0:<2 2:r4"},
    {"too long with what it requires", "0>1 0", "i4 0=1 <1; i4 1=1", "fff", 5, "", "", "0:3/0h"},
    {"too long beside better ones", "0>3 0>1", "i4 1=1; i4 0=3", "fff", 7, "", "1-1+0 0h 3/1 S",
     "0:0/1h"},
    {"what leads up to it is too long", "0>2 0>1", "i1 0=2 @1; i9 0=1; i5 1=1", "fff", 9, "",
     "2-2+1 4h 1/1 H", "0:0/0h 1:0/5h"},
};

static void add_digits(const int *modules, int count, struct buf *out) {
    for (int i = 0; i < count; i++)
        buf_addf(out, "%d", modules[i]);
}

static void add_other(const struct advised *a, struct buf *out) {
    const struct alternative *w = &a->without;
    buf_addf(out, "%s%d-", out->length ? "; " : "", a->module);
    add_digits(w->gone, w->gone_count, out);
    buf_add_char(out, '+');
    add_digits(w->come, w->come_count, out);
    buf_addf(out, " %dh %d/%d %c", w->hours, w->lost, w->won, "SRNHMO-"[a->edge]);
}

static void add_obstacle(const struct advice *advice, int module, struct buf *out) {
    const struct why_not *why = advice_why_not(advice, module);
    const char *blank = out->length ? " " : "";
    if (why->reason == REASON_AUDIENCE)
        buf_addf(out, "%s%d:r%d", blank, module, (int)why->roles);
    else if (why->reason == REASON_ENTRY)
        buf_addf(out, "%s%d:%d@%d", blank, module, why->item, why->level);
    else if (why->reason == REASON_PREREQUISITE)
        buf_addf(out, "%s%d:<%d", blank, module, why->required);
    else if (why->reason == REASON_HOURS)
        buf_addf(out, "%s%d:%d/%dh", blank, module, why->hours_alone, why->hours_beside);
}

START_TEST(scene_has_its_alternatives_and_obstacles) {
    const struct scene *scene = &scenes[_i];
    struct fixture *f = fixture_scene(scene->items, scene->modules, scene->phases);
    struct profile *profile = profile_make(&f->assessment);
    int pinned = scene->pinned[0] - '0';
    struct advice_wish wish = {
        .hours = scene->hours, .pinned = &pinned, .pinned_count = scene->pinned[0] != 0};
    struct advice *advice = advice_make(profile, &wish);
    struct buf others = {0}, obstacles = {0};
    for (int i = 0; i < advice->chosen_count; i++)
        add_other(&advice->chosen[i], &others);
    for (int m = 0; m < f->framework.module_count; m++)
        add_obstacle(advice, m, &obstacles);
    ck_assert_msg(strcmp(buf_string(&others), scene->others) == 0, "%s: \"%s\", not \"%s\"",
                  scene->rule, buf_string(&others), scene->others);
    ck_assert_msg(strcmp(buf_string(&obstacles), scene->obstacles) == 0, "%s: \"%s\", not \"%s\"",
                  scene->rule, buf_string(&obstacles), scene->obstacles);
    buf_free(&others);
    buf_free(&obstacles);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

/* What is wrong with the alternative to one chosen module; NULL: nothing. */
static const char *fault_in_alternative(struct trial *t, const struct advice *advice,
                                        const struct advised *advised) {
    const struct alternative *w = &advised->without;
    struct worth here = worth_of(t, trial_set(advice));
    t->excluded[t->wish.excluded_count++] = advised->module;
    struct worth there = best_of_all(t);
    t->wish.excluded_count--;
    unsigned found = here.set;
    for (int i = 0; i < w->gone_count; i++)
        found &= ~(1u << w->gone[i]);
    for (int i = 0; i < w->come_count; i++)
        found |= 1u << w->come[i];
    if (!w->proven || found != there.set)
        return "it is not the best set without the module";
    if (w->hours != there.costs[2] - here.costs[2])
        return "the hours are not the difference";
    if ((advised->edge == EDGE_NONE ? -1 : (int)advised->edge) != worth_edge(&here, &there))
        return "another line of the order decides";
    int weight = 0, lost = 0, won = 0;
    for (int i = 0; i < w->shift_count; i++) {
        int by = w->shifts[i].there - w->shifts[i].here;
        weight += by * (t->profile->gaps[w->shifts[i].gap].source == WISH_OWN ? 2 : 1);
        lost += by < 0 ? -by : 0;
        won += by > 0 ? by : 0;
    }
    if (weight != there.steps - here.steps || lost != w->lost || won != w->won)
        return "the steps are not the difference";
    return NULL;
}

/* What is wrong with the obstacles; NULL: nothing. */
static const char *fault_in_obstacles(const struct trial *t, const struct advice *advice) {
    const struct about *about = &t->assessment->about;
    for (int m = 0; m < t->framework->module_count; m++) {
        const struct why_not *why = advice_why_not(advice, m);
        const struct module *module = &t->framework->modules[m];
        if ((why->reason == REASON_AUDIENCE) !=
            (why->roles || why->stages || why->lines || why->sectors))
            return "for whom it is, is not said, or said for no reason";
        if ((why->roles & about->roles) || (why->lines & about->lines) ||
            (about->stage >= 0 && SET_HAS(why->stages, about->stage)) ||
            (about->sector >= 0 && SET_HAS(why->sectors, about->sector)))
            return "it is for this person after all";
        if ((why->reason == REASON_PREREQUISITE) != (why->required >= 0))
            return "what must come first is not said, or said for no reason";
        if (why->required >= 0 && (trial_along(t, why->required) || trial_meets(t, why->required)))
            return "what must come first is possible or met";
        if (why->reason == REASON_ENTRY && why->level < t->assessment->answers[why->item].now)
            return "the level to come to is below the level now";
        if (why->reason == REASON_ENTRY && module->entry <= t->assessment->answers[why->item].now)
            return "it does not start too high";
        if (why->hours_alone < 0 || why->hours_beside < 0 ||
            (why->reason != REASON_HOURS && (why->hours_alone || why->hours_beside)))
            return "hours for no reason";
    }
    return NULL;
}

START_TEST(alternatives_are_the_best_of_all_other_sets) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < CASES; n++) {
        struct trial t;
        struct fixture_plan plan = {.serves = 3, .rated = 90, .strict = n % 2 ? 25 : 5};
        plan.items = chance_between(&chance, 1, 10);
        plan.modules = n % 20 ? chance_between(&chance, 1, 8) : 10;
        plan.hours = chance_between(&chance, 1, 9);
        trial_begin(&t, &chance, plan);
        struct advice *advice = advice_make(t.profile, &t.wish);
        const char *fault = fault_in_obstacles(&t, advice);
        for (int i = 0; !fault && i < advice->chosen_count; i++)
            fault = fault_in_alternative(&t, advice, &advice->chosen[i]);
        ck_assert_msg(!fault, "case %d of TEST_SEED=%" PRIu64 ": %s", n, seed, fault);
        advice_free(advice);
        trial_end(&t);
    }
}
END_TEST

/* More hours by what a module is too long alone, and it fits; one less, and it does not. */
START_TEST(hours_too_many_are_just_what_it_lacks) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    int seen = 0;
    for (int n = 0; n < 400; n++) {
        struct trial t;
        trial_begin(
            &t, &chance,
            (struct fixture_plan){.items = 8, .modules = 8, .serves = 3, .hours = 9, .rated = 90});
        struct advice *advice = advice_make(t.profile, &t.wish);
        for (int m = 0; m < t.framework->module_count; m++) {
            int lacks = advice_why_not(advice, m)->hours_alone;
            for (int less = 0; lacks && less < 2; less++) {
                struct advice_wish more = t.wish;
                more.hours += lacks - less;
                struct advice *other = advice_make(t.profile, &more);
                bool alone = advice_why_not(other, m)->hours_alone > 0;
                ck_assert_msg(alone == (less > 0), "case %d of TEST_SEED=%" PRIu64, n, seed);
                advice_free(other);
                seen++;
            }
        }
        advice_free(advice);
        trial_end(&t);
    }
    ck_assert_int_gt(seen, 0);
}
END_TEST

/* A catalogue large enough to use up the work: the alternatives say so, and are sound sets. */
START_TEST(alternatives_not_proven_are_sound) {
    struct fixture *f = fixture_new();
    struct chance chance = {fixture_seed()};
    int items[FIXTURE_ITEMS], unsure = 0;
    for (int i = 0; i < 120; i++)
        items[i] = fixture_rated(f, 0, 1);
    for (int m = 0; m < 160; m++) {
        fixture_module(f, PHASE_POST_INITIAL, 8);
        chance_shuffle(&chance, items, 120);
        for (int i = 0; i < 3; i++)
            fixture_serve(f, m, items[i], 1);
    }
    struct profile *profile = profile_make(&f->assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = ANY});
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct alternative *w = &advice->chosen[i].without;
        unsure += !w->proven;
        ck_assert_int_ge(w->lost, w->won);
        ck_assert_int_eq(w->hours, 8 * (w->come_count - w->gone_count));
    }
    ck_assert_int_gt(unsure, 0);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

TCase *advice_alternative_tests(void) {
    TCase *tests = tcase_create("alternatives");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, scene_has_its_alternatives_and_obstacles, 0, ARRAY_LENGTH(scenes));
    tcase_add_test(tests, alternatives_are_the_best_of_all_other_sets);
    tcase_add_test(tests, hours_too_many_are_just_what_it_lacks);
    tcase_add_test(tests, alternatives_not_proven_are_sound);
    return tests;
}

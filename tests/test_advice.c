/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "advice/search.h"
#include "advice_parts.h"
#include "all_sets.h"
#include "fixture.h"

#define ANY ADVICE_ANY_HOURS

#define SMALL_CASES 10000
#define LARGE_CASES 60
#define USUAL_WORK 5000000LL

/* Items, modules and phases as in fixture_scene(). chosen: modules in the order of the advice,
 * with "p" when pinned, "q" when only required, and the steps. reasons, per module: Chosen,
 * eXcluded, Later, Audience, No step, Known, Entry, Prerequisite, Hours, coVered. */
struct scene {
    const char *rule, *items, *modules, *phases;
    int hours;
    const char *pinned, *excluded, *chosen, *reasons;
};

/* clang-format off */
static const struct scene scenes[] = {
    {"no gap, no advice", "2 3>1", "i4 0=4 1=4", "fff", ANY, "", "", "", "N"},
    {"no module", "0>4", "", "fff", ANY, "", "", "", ""},
    {"one step", "0>1", "i4 0=1", "fff", ANY, "", "", "0(0:0>1)", "C"},
    {"never above the wish", "0>2", "i4 0=4", "fff", ANY, "", "", "0(0:0>2)", "C"},
    {"one module, more items", "0>2 1>3", "i4 1=2 0=2", "fff", ANY, "", "", "0(0:0>2,1:1>2)", "C"},
    {"not the basics", "3>4", "i4 0=3", "fff", ANY, "", "", "", "N"},
    {"too high a start", "0>4", "i4 0=4 @1", "fff", ANY, "", "", "", "E"},
    {"starts where the wish ends", "0>2", "i4 0=4 @2; i4 0=2", "fff", ANY, "", "", "1(0:0>2)",
     "EC"},
    {"builds on another", "0>4", "i4 0=4 @2; i4 0=2", "fff", ANY, "", "", "1(0:0>2) 0(0:2>4)",
     "CC"},
    {"builds on the one before", "0>4", "i4 0=2; i4 0=4 @2", "fff", ANY, "", "",
     "0(0:0>2) 1(0:2>4)", "CC"},
    {"builds on a phase that comes later", "0>4", "i4 0=4 @2; p4 0=2", "fnf", ANY, "", "",
     "1(0:0>2) 0(0:2>4)", "CC"},
    {"waits for nothing it cannot use", "0>2 2>3", "i4 0=4 1=3 @2; p4 0=2", "fnf", ANY, "", "",
     "0(1:2>3) 1(0:0>2)", "CC"},
    {"required by what it builds on", "0>4", "i4 0=2 <1; i4 0=4 @2", "fff", ANY, "", "",
     "1(0:2>4) 0(0:0>2)", "CC"},
    {"skips what is not needed", "0>4", "i4 0=2; i4 0=4", "fff", ANY, "", "", "1(0:0>4)", "VC"},
    {"own wish weighs twice", "0~2 0>1 0>1", "i4 0=3; i4 1=1 2=1", "fff", 4, "", "",
     "1(1:0>1,2:0>1)", "HC"},
    {"two advised steps equal one wish", "0~2 0>1", "i5 0=3; i4 1=1", "fff", 5, "", "",
     "1(1:0>1)", "HC"},
    {"three advised steps beat one wish", "0~3 0>1", "i5 0=3; i4 1=1", "fff", 5, "", "",
     "0(0:0>3)", "CH"},
    {"coverage before hours", "0>1 0>1", "i9 0=1 1=1; i1 0=1", "fff", ANY, "", "",
     "0(0:0>1,1:0>1)", "CV"},
    {"fewest hours", "0>1", "i5 0=1; i4 0=1; i6 0=1", "fff", ANY, "", "", "1(0:0>1)", "VCV"},
    {"fewest modules", "0>1 0>1", "i2 0=1; i2 1=1; i4 0=1 1=1", "fff", ANY, "", "",
     "2(0:0>1,1:0>1)", "VVC"},
    {"first in the catalogue", "0>1", "i4 0=1; i4 0=1", "fff", ANY, "", "", "0(0:0>1)", "CV"},
    {"first in the catalogue, though the second serves most", "0>1 0>1 0>1 0>1",
     "i4 0=1 1=1; i4 0=1 1=1 2=1; i4 3=1; i4 2=1 3=1", "fff", ANY, "", "",
     "0(0:0>1,1:0>1) 3(2:0>1,3:0>1)", "CVVC"},
    {"first in the catalogue, in pairs", "0>1 0>1 0>1", "i4 1=1 2=1; i4 0=1 1=1; i4 2=1 0=1",
     "fff", ANY, "", "", "0(1:0>1,2:0>1) 1(0:0>1)", "CCV"},
    {"refresher hours count first", "0>1", "i1 0=1; p9 0=1", "rff", ANY, "", "", "1(0:0>1)", "VC"},
    {"next before refresher", "0>1", "i1 0=1; p9 0=1", "rnf", ANY, "", "", "1(0:0>1)", "VC"},
    {"first before next", "0>1", "p1 0=1; w9 0=1", "rnf", ANY, "", "", "1(0:0>1)", "VC"},
    {"refresher when it alone helps", "0>1", "i1 0=1", "rnf", ANY, "", "", "0(0:0>1)", "C"},
    {"coverage before phase", "0>2", "i9 0=2; w9 0=1", "rnf", ANY, "", "", "0(0:0>2)", "CV"},
    {"what can wait", "0>1", "i4 0=1", "lff", ANY, "", "", "", "L"},
    {"no stage said", "0>1", "i4 0=1; p3 0=1; w5 0=1", NULL, ANY, "", "", "1(0:0>1)", "VCV"},
    {"phases in order", "0>1 0>1 0>1", "i4 0=1; p4 1=1; w4 2=1", "rnf", ANY, "", "",
     "2(2:0>1) 1(1:0>1) 0(0:0>1)", "CCC"},
    {"most weight first", "0~1 0>1", "i4 0=1; i4 1=1", "fff", ANY, "", "", "1(1:0>1) 0(0:0>1)",
     "CC"},
    {"the weight that is left", "0>3 0>2 0>1", "i4 0=2; i4 1=2 0=1; i4 2=1 1=1; i4 0=3 @2", "fff",
     ANY, "", "", "1(0:0>1,1:0>2) 0(0:1>2) 2(2:0>1) 3(0:2>3)", "CCCC"},
    {"made for others", "0>1", "i4 0=1 !", "fff", ANY, "", "", "", "A"},
    {"hours alone", "0>1", "i5 0=1", "fff", 4, "", "", "", "H"},
    {"hours just enough", "0>1", "i4 0=1", "fff", 4, "", "", "0(0:0>1)", "C"},
    {"hours just enough, but covered", "0>1", "i4 0=1; i4 0=1", "fff", 4, "", "", "0(0:0>1)",
     "CV"},
    {"no hours at all", "0>1", "i1 0=1", "fff", 0, "", "", "", "H"},
    {"hours beside better ones", "0>3 0>1", "i4 1=1; i4 0=3", "fff", 7, "", "", "1(0:0>3)", "HC"},
    {"two small ones beat a large one", "0>1 0>1 0>1", "i3 0=1 1=1; i2 0=1; i2 1=1 2=1", "fff", 4,
     "", "", "2(1:0>1,2:0>1) 1(0:0>1)", "VCC"},
    {"hours before covered", "0>1", "i9 0=1; i4 0=1", "fff", 8, "", "", "1(0:0>1)", "HC"},
    {"brings what it asks for", "0>4 0", "i4 0=2 <1; i4 1=1", "fff", ANY, "", "",
     "1q 0(0:0>2)", "CC"},
    {"all the way down", "0>4 0 0", "i1 0=2 <1; i1 1=1 <2; i1 2=1", "fff", ANY, "", "",
     "2q 1q 0(0:0>2)", "CCC"},
    {"required first, also in a later phase", "0>2 0>1", "i4 0=2 <1; p4 1=1", "fnf", ANY, "", "",
     "1(1:0>1) 0(0:0>2)", "CC"},
    {"required, but excluded", "0>4 0", "i4 0=2 <1; i4 1=1", "fff", ANY, "", "1", "", "PX"},
    {"required, but it can wait", "0>4 0", "p4 0=2 <1; i4 1=1", "lff", ANY, "", "", "", "PL"},
    {"required through another", "0>4 0", "i4 0=2 <1; i4 1=1 <2; i4 1=1 !", "fff", ANY, "", "",
     "", "PNA"},
    {"required, too long together", "0>4 0", "i4 0=2 <1; i4 1=1", "fff", 7, "", "", "", "HN"},
    {"required, worth its own step", "0>1 0>1", "i4 0=1 <1; i4 1=1", "fff", 4, "", "",
     "1(1:0>1)", "HC"},
    {"required twice, taken once", "0>1 0>1 0", "i4 0=1 <2; i4 1=1 <2; i4 2=1", "fff", 12, "", "",
     "2q 0(0:0>1) 1(1:0>1)", "CCC"},
    {"met: there already", "0>4 2", "i4 0=2 <1; i4 1=2", "fff", ANY, "", "", "0(0:0>2)", "CN"},
    {"met: on half of the items", "0>4 2 1", "i4 0=2 <1; i4 1=2 2=2", "fff", ANY, "", "",
     "0(0:0>2)", "CN"},
    {"not met: on less than half", "0>4 2 1 1", "i4 0=2 <1; i4 1=2 2=2 3=2", "fff", ANY, "", "",
     "1q 0(0:0>2)", "CC"},
    {"met: items not rated do not count", "0>4 2 - -", "i4 0=2 <1; i4 1=2 2=2 3=2", "fff", ANY,
     "", "", "0(0:0>2)", "CN"},
    {"not met: nothing rated", "0>4 -", "i4 0=2 <1; i4 1=2", "fff", ANY, "", "", "1q 0(0:0>2)",
     "CC"},
    {"met, though made for others", "0>4 2", "i4 0=2 <1; i4 1=2 !", "fff", ANY, "", "",
     "0(0:0>2)", "CA"},
    {"met, still useful, still first", "0>1 2 0>4", "i4 0=1 <1; w4 1=2 2=1", "ffn", ANY, "", "",
     "1(2:0>1) 0(0:0>1)", "CC"},
    {"a refresher of what is known", "0>1 2", "i4 0=1 1=2", "rff", ANY, "", "", "", "K"},
    {"a refresher, known for less than half", "0>1 2 0", "i4 0=1 1=2 2=1", "rff", ANY, "", "",
     "0(0:0>1)", "C"},
    {"known, but more than a refresher", "0>1 2", "i4 0=1 1=2", "nff", ANY, "", "", "0(0:0>1)",
     "C"},
    {"known, but pinned", "0>1 2", "i4 0=1 1=2", "rff", ANY, "0", "", "0p(0:0>1)", "C"},
    {"known, and asked for by another", "0>1 2 0>1", "i4 0=1 1=2; p4 2=1 <0", "rff", ANY, "", "",
     "1(2:0>1)", "KC"},
    {"excluded", "0>1", "i4 0=1; i9 0=1", "fff", ANY, "", "0", "1(0:0>1)", "XC"},
    {"pin without a step", "2", "i4 0=1", "fff", ANY, "0", "", "0p", "C"},
    {"pin over better", "0>2", "i4 0=1; i4 0=2", "fff", 4, "0", "", "0p(0:0>1)", "CH"},
    {"pin uses up the hours", "0>1 0>1", "i4 0=1; i4 1=1", "fff", 7, "1", "", "1p(1:0>1)", "HC"},
    {"pin over the hours", "0>1 0>1", "i4 0=1; i9 1=1", "fff", 7, "1", "", "1p(1:0>1)", "HC"},
    {"pins over phase and audience", "0>1 0>1", "i4 0=1; p4 1=1 !", "lff", ANY, "01", "",
     "1p(1:0>1) 0p(0:0>1)", "CC"},
    {"excluded wins over pinned", "0>1", "i4 0=1", "fff", ANY, "0", "0", "", "X"},
    {"pin brings what it asks for", "0>1 0", "i4 0=1 <1; i4 1=1", "fff", 2, "0", "",
     "1q 0p(0:0>1)", "CC"},
    {"pin stays alone", "0>1 0", "i4 0=1 <1 <2; i4 1=1; i4 1=1", "fff", ANY, "0", "1",
     "0p(0:0>1)", "CXN"},
    {"pin makes way for others", "0>1 0 0>1", "i4 2=1 <1; i4 1=1 <2; i4 1=1 !", "fff", ANY, "1",
     "", "1p 0(2:0>1)", "CCA"},
    {"pin raises the start", "0>4", "i4 0=4 @2; i4 0=2 !", "fff", ANY, "1", "",
     "1p(0:0>2) 0(0:2>4)", "CC"},
};
/* clang-format on */

static void describe(const struct advice *advice, struct buf *chosen, struct buf *reasons) {
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct advised *a = &advice->chosen[i];
        buf_addf(chosen, "%s%d%s%s", i ? " " : "", a->module, a->pinned ? "p" : "",
                 a->prerequisite_only ? "q" : "");
        for (int j = 0; j < a->step_count; j++)
            buf_addf(chosen, "%s%d:%d>%d", j ? "," : "(",
                     advice->profile->gaps[a->steps[j].gap].item, a->steps[j].from, a->steps[j].to);
        buf_add_string(chosen, a->step_count ? ")" : "");
    }
    for (int m = 0; m < advice->profile->assessment->framework->module_count; m++)
        buf_add_char(reasons, "CXLANKEPHV"[advice_why_not(advice, m)->reason]);
}

/* Digits as module places. */
static int places(const char *digits, int *list) {
    int count = 0;
    for (; digits[count]; count++)
        list[count] = digits[count] - '0';
    return count;
}

START_TEST(scene_gives_the_advice_expected) {
    const struct scene *scene = &scenes[_i];
    struct fixture *f = fixture_scene(scene->items, scene->modules, scene->phases);
    struct profile *profile = profile_make(&f->assessment);
    int pinned[4], excluded[4];
    struct advice_wish wish = {.hours = scene->hours, .pinned = pinned, .excluded = excluded};
    wish.pinned_count = places(scene->pinned, pinned);
    wish.excluded_count = places(scene->excluded, excluded);
    struct advice *advice = advice_make(profile, &wish);
    struct buf chosen = {0}, reasons = {0};
    describe(advice, &chosen, &reasons);
    ck_assert_msg(strcmp(buf_string(&chosen), scene->chosen) == 0, "%s: \"%s\", not \"%s\"",
                  scene->rule, buf_string(&chosen), scene->chosen);
    ck_assert_msg(strcmp(buf_string(&reasons), scene->reasons) == 0, "%s: reasons %s, not %s",
                  scene->rule, buf_string(&reasons), scene->reasons);
    ck_assert(advice->proven);
    buf_free(&chosen);
    buf_free(&reasons);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

/* A module for role 1, stage 1, line 1 and sector 1, held against what a person says. */
static const struct {
    set roles, lines;
    int stage, sector;
    bool fits;
} audiences[] = {
    {SET_OF(1), SET_OF(1), 1, 1, true},
    {0, 0, -1, -1, true},
    {SET_OF(0), 0, -1, -1, false},
    {SET_OF(0) | SET_OF(1), 0, -1, -1, true},
    {0, SET_OF(2), -1, -1, false},
    {0, SET_OF(2) | SET_OF(1), -1, -1, true},
    {0, 0, 0, -1, false},
    {0, 0, 1, -1, true},
    {0, 0, -1, 2, false},
    {0, 0, -1, 1, true},
    {SET_OF(1), SET_OF(1), 1, 0, false},
};

START_TEST(audience_fits_what_the_person_said) {
    struct fixture *f = fixture_new();
    struct about about = {.roles = audiences[_i].roles, .lines = audiences[_i].lines};
    about.stage = audiences[_i].stage;
    about.sector = audiences[_i].sector;
    int everyone = fixture_module(f, PHASE_INITIAL, 1), some = fixture_module(f, PHASE_INITIAL, 1);
    struct module *m = &f->modules[some];
    m->roles = m->stages = m->lines = m->sectors = SET_OF(1);
    ck_assert(advice_audience(&f->framework, &about, everyone));
    ck_assert_int_eq(advice_audience(&f->framework, &about, some), audiences[_i].fits);
    fixture_free(f);
}
END_TEST

/* What there is for the gap from 1 to 3 of item 0. */
static const struct {
    const char *modules;
    bool nobody;
} supplies[] = {
    {"", true},
    {"i4 0=1", true},
    {"i4 0=3 @2", true},
    {"i4 0=2", false},
    {"p4 0=3 @1", false},
    {"i4 0=2 !", false},
    {"i4 1=4", true},
    {"i4 0=3 @2; i4 0=1; i4 1=3", true},
    {"i4 0=2; i4 0=3 @3", false},
};

START_TEST(supply_fails_when_nobody_teaches_from_here) {
    struct fixture *f = fixture_scene("1>3 0>4", supplies[_i].modules, "flf");
    struct profile *profile = profile_make(&f->assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = 1});
    int gap = profile->gaps[0].item == 0 ? 0 : 1;
    ck_assert_int_eq(advice->nobody_teaches[gap], supplies[_i].nobody);
    ck_assert_int_eq(advice->reached[gap], 1);
    ck_assert_int_eq(advice->chosen_count + advice->hours, 0);
    advice_free(advice);
    advice_free(NULL);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

/* The advice leads to 2; whether anything leads from there to 3 is what counts. */
START_TEST(supply_is_looked_at_from_the_level_reached) {
    static const char *const modules[] = {"i4 0=2", "i4 0=2; i4 0=3 @2 !", "i4 0=3"};
    static const bool nobody[] = {true, false, false};
    struct fixture *f = fixture_scene("1>3", modules[_i], "fff");
    struct profile *profile = profile_make(&f->assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = ANY});
    ck_assert_int_eq(advice->reached[0], _i == 2 ? 3 : 2);
    ck_assert_int_eq(advice->nobody_teaches[0], nobody[_i]);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

START_TEST(small_random_advice_is_the_best_of_all_sets) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < SMALL_CASES; n++) {
        struct trial t;
        struct fixture_plan plan = {.serves = 3, .rated = 90, .strict = n % 2 ? 25 : 5};
        plan.items = chance_between(&chance, 1, 10);
        plan.modules = n % 10 ? chance_between(&chance, 1, 8) : ALL_SETS_MODULES;
        plan.hours = chance_between(&chance, 1, 9);
        trial_begin(&t, &chance, plan);
        struct advice *advice = advice_make(t.profile, &t.wish);
        struct worth best = best_of_all(&t), found = worth_of(&t, trial_set(advice));
        const char *fault = trial_fault(&t, advice);
        ck_assert_msg(!fault, "case %d of TEST_SEED=%" PRIu64 ": %s", n, seed, fault);
        ck_assert_msg(best.set == found.set && best.steps == found.steps,
                      "case %d of TEST_SEED=%" PRIu64 ": set %#x with %d steps in %d hours, "
                      "best is %#x with %d in %d",
                      n, seed, found.set, found.steps, found.costs[2], best.set, best.steps,
                      best.costs[2]);
        advice_free(advice);
        trial_end(&t);
    }
}
END_TEST

START_TEST(more_hours_never_bring_less) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < LARGE_CASES; n++) {
        struct trial t;
        int steps = 0;
        trial_begin(
            &t, &chance,
            (struct fixture_plan){
                .items = 25, .modules = 30, .serves = 6, .hours = 20, .rated = 90, .strict = 15});
        for (t.wish.hours = 0; t.wish.hours <= 120; t.wish.hours += 15) {
            struct advice *advice = advice_make(t.profile, &t.wish);
            const char *fault = trial_fault(&t, advice);
            int more = worth_of(&t, trial_set(advice)).steps;
            ck_assert_msg(!fault, "case %d of TEST_SEED=%" PRIu64 ": %s", n, seed, fault);
            ck_assert_msg(more >= steps, "case %d of TEST_SEED=%" PRIu64 ": %d hours bring less", n,
                          seed, t.wish.hours);
            steps = more;
            advice_free(advice);
        }
        trial_end(&t);
    }
}
END_TEST

START_TEST(stopped_search_still_gives_a_sound_set) {
    struct chance chance = {fixture_seed()};
    struct trial t;
    int unproven = 0, worse = 0;
    for (int n = 0; n < LARGE_CASES; n++) {
        trial_begin(
            &t, &chance,
            (struct fixture_plan){
                .items = 25, .modules = 30, .serves = 6, .hours = 20, .rated = 90, .strict = 15});
        bool chosen[30];
        struct candidates *c = candidates_make(t.profile, &t.wish);
        long long work = 0;
        unproven += !search_best(c, &work, chosen);
        unsigned found = 0, possible = 0;
        for (int m = 0; m < 30; m++) {
            found |= (unsigned)chosen[m] << m;
            possible |= (unsigned)c->list[m].possible << m;
            ck_assert(chosen[m] ? !trial_excludes(&t, m) : !trial_pins(&t, m));
        }
        if (t.wish.hours == ANY)
            ck_assert_int_eq(worth_of(&t, found).steps, worth_of(&t, possible).steps);
        else if (worth_of(&t, found).costs[2] > t.wish.hours)
            ck_assert_int_eq(worth_of(&t, found).costs[2], (int)c->forced_hours);
        struct advice *best = advice_make(t.profile, &t.wish);
        worse += found != trial_set(best);
        advice_free(best);
        candidates_free(c);
        trial_end(&t);
    }
    ck_assert_int_gt(unproven, 0);
    ck_assert_int_gt(worse, 0); /* it did stop */
}
END_TEST

/* The bound must prune well enough for a catalogue of a usual size: a bound, a reduction or an
 * order gone blunt shows here, the same on every machine. */
START_TEST(usual_search_is_sure_with_little_work) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < 24; n++) {
        struct trial t;
        bool chosen[60];
        trial_begin(
            &t, &chance,
            (struct fixture_plan){
                .items = 60, .modules = 60, .serves = 8, .hours = 20, .rated = 100, .strict = 10});
        struct candidates *c = candidates_make(t.profile, &t.wish);
        long long work = USUAL_WORK;
        ck_assert_msg(search_best(c, &work, chosen), "case %d of TEST_SEED=%" PRIu64, n, seed);
        candidates_free(c);
        trial_end(&t);
    }
}
END_TEST

static Suite *advice_suite(void) {
    Suite *suite = suite_create("advice");
    TCase *rules = tcase_create("rules");
    tcase_add_loop_test(rules, scene_gives_the_advice_expected, 0, ARRAY_LENGTH(scenes));
    tcase_add_loop_test(rules, audience_fits_what_the_person_said, 0, ARRAY_LENGTH(audiences));
    tcase_add_loop_test(rules, supply_fails_when_nobody_teaches_from_here, 0,
                        ARRAY_LENGTH(supplies));
    tcase_add_loop_test(rules, supply_is_looked_at_from_the_level_reached, 0, 3);
    suite_add_tcase(suite, rules);
    TCase *random = tcase_create("random");
    tcase_set_timeout(random, 300);
    tcase_add_test(random, small_random_advice_is_the_best_of_all_sets);
    tcase_add_test(random, more_hours_never_bring_less);
    tcase_add_test(random, usual_search_is_sure_with_little_work);
    tcase_add_test(random, stopped_search_still_gives_a_sound_set);
    suite_add_tcase(suite, random);
    suite_add_tcase(suite, advice_alternative_tests());
    suite_add_tcase(suite, advice_growth_tests());
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(advice_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

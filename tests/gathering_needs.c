/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group wants, what the catalogue does for it, and the plan for a team, held against every
 * set of modules there is. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering/needs.h"
#include "gathering_parts.h"

/* --- one item ------------------------------------------------------------------------------- */

static const struct {
    int more, same, less; /* people who want more than they have, the same, less */
    int score;
    uint32_t growing;
    bool few;
} discrepancies[] = {
    {0, 30, 0, 0, 0, false},    {30, 0, 0, -100, 30, false}, {0, 0, 30, 100, 0, false},
    {10, 20, 0, -33, 10, false}, {20, 10, 0, -67, 20, false}, {10, 0, 10, 0, 10, false},
    {3, 9, 0, -25, 3, false},    {7, 5, 0, -60, 7, false}, /* under 20: to 5 */
    {2, 10, 0, -15, 0, true},    {1, 10, 1, 0, 0, true},
};

START_TEST(the_ranked_discrepancy_score) {
    struct item_tally tally = {.pairs = {{0}}};
    tally.pairs[1][4] = (uint32_t)discrepancies[_i].more;
    tally.pairs[2][3] = (uint32_t)discrepancies[_i].same;
    tally.pairs[3][2] = (uint32_t)discrepancies[_i].less;
    tally.pairs[3][0] = 100; /* said no wish: not in it */
    struct discrepancy discrepancy = needs_discrepancy(&tally);
    ck_assert(discrepancy.said);
    ck_assert_uint_eq(discrepancy.people, (uint32_t)(discrepancies[_i].more +
                                                     discrepancies[_i].same +
                                                     discrepancies[_i].less));
    ck_assert_int_eq(discrepancy.score, discrepancies[_i].score);
    ck_assert_uint_eq(discrepancy.growing, discrepancies[_i].growing);
    ck_assert_int_eq(discrepancy.few, discrepancies[_i].few);
}
END_TEST

/* --- a group -------------------------------------------------------------------------------- */

/* 30 people on item 0: 12 at 1 want 3, 10 at 2 want 4, 8 at 3 want 3. The module of the small group
 * (post-initial, 8 hours) leads to 3. */
static void needy(struct small_group *small) {
    small_group_begin(small, 2, 0, 5, 10);
    struct tallies *batch = small_group_batch(small);
    small_group_people(batch, -1, 0, 1, 3, 12);
    small_group_people(batch, -1, 0, 2, 4, 10);
    small_group_people(batch, -1, 0, 3, 3, 8);
}

START_TEST(wishes_are_held_against_the_catalogue) {
    struct small_group small;
    needy(&small);
    int initial = fixture_module(small.fixture, PHASE_INITIAL, 4);
    fixture_serve(small.fixture, initial, 0, 2);
    struct release *release = control_release(&small.pool, 1);
    ck_assert_int_eq(release->needs_items, 1);
    ck_assert_uint_eq(release->wishes, 22);
    ck_assert_uint_eq(release->wishes_by[PHASE_POST_INITIAL], 22);
    ck_assert_uint_eq(release->wishes_by[PHASE_INITIAL], 12);
    ck_assert_uint_eq(release->wishes_by[PHASE_WORKPLACE], 0);
    ck_assert_uint_eq(release->wishes_unmet, 0);
    ck_assert_int_eq(release->need_count, 2);
    ck_assert_int_eq(release->needs[0].module, 0);
    ck_assert_uint_eq(release->needs[0].wishes, 22);
    ck_assert_uint_eq(release->needs[1].wishes, 12);
    ck_assert_int_eq(release->gap_count, 0);
    ck_assert_int_eq(release->items[0].coverage, COVERAGE_TWO);
    ck_assert_int_eq(release->items[0].wanted.form, FORM_TALLY);
    release_free(release);
    small_group_end(&small);
}
END_TEST

START_TEST(wishes_that_nobody_teaches_are_named) {
    struct small_group small;
    needy(&small);
    small.fixture->modules[0].phase = PHASE_INITIAL; /* to 3, for teacher education only */
    small.fixture->modules[0].entry = 2;             /* and not from 1 */
    struct release *release = control_release(&small.pool, 1);
    ck_assert_uint_eq(release->wishes_unmet, 12);
    ck_assert_int_eq(release->gap_count, 2);
    ck_assert_int_eq(release->gaps[0].item, 0);
    ck_assert_uint_eq(release->gaps[0].wishes, 12);
    ck_assert(!release->gaps[0].only_initial);
    ck_assert_uint_eq(release->gaps[1].wishes, 10);
    ck_assert(release->gaps[1].only_initial);
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* An item whose wishes are too much alike is in no need, no gap and no plan. */
START_TEST(needs_rest_on_open_items_only) {
    struct small_group small;
    small_group_begin(&small, 1, 0, 5, 10);
    struct tallies *batch = small_group_batch(&small);
    for (int level = 0; level < 3; level++)
        small_group_people(batch, -1, 0, level, 4, 10); /* all want 4 */
    struct release *release = control_release(&small.pool, 1);
    ck_assert_int_eq(release->all.items[0].form, FORM_TALLY);
    ck_assert_int_eq(release->items[0].wanted.form, FORM_SUPPRESSED);
    ck_assert_int_eq(release->items[0].wanted.why, SUPPRESSED_ALIKE);
    ck_assert(!release->items[0].discrepancy.said);
    ck_assert_int_eq(release->needs_items, 0);
    ck_assert_uint_eq(release->wishes, 0);
    ck_assert_int_eq(release->need_count + release->gap_count, 0);
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* --- the team plan -------------------------------------------------------------------------- */

#define PLAN_ITEMS 5
#define PLAN_MODULES 7

struct plan_case {
    struct fixture *fixture;
    int items[PLAN_ITEMS];
    struct item_tally tallies[PLAN_ITEMS];
    signed char levels[PLAN_ITEMS];
};

static uint32_t at_least(const struct item_tally *tally, int level) {
    uint32_t people = 0;
    for (; level < LEVELS; level++)
        people += item_tally_now(tally, level);
    return people;
}

static bool leads(const struct plan_case *c, int module, int i) {
    const struct module *m = &c->fixture->modules[module];
    for (int s = 0; s < m->serve_count; s++)
        if (m->serves[s].item == c->items[i] && m->serves[s].up_to >= c->levels[i] &&
            at_least(&c->tallies[i], m->entry) >= 2)
            return true;
    return false;
}

/* The definition: of all sets that lead every item there which any set can, fewest hours, then
 * fewest modules, then the first in the catalogue. */
static unsigned best_set(const struct plan_case *c, unsigned *without) {
    unsigned best = 0;
    int best_count = 0, best_hours = 1000;
    *without = 0;
    for (int i = 0; i < PLAN_ITEMS; i++) {
        bool any = at_least(&c->tallies[i], c->levels[i]) >= 2;
        for (int m = 0; m < PLAN_MODULES; m++)
            any = any || leads(c, m, i);
        *without |= any ? 0 : 1u << i;
    }
    for (unsigned chosen = 0; chosen < 1u << PLAN_MODULES; chosen++) {
        bool covers = true;
        int count = 0, hours = 0;
        for (int i = 0; i < PLAN_ITEMS; i++) {
            bool any = at_least(&c->tallies[i], c->levels[i]) >= 2 || (*without >> i & 1u);
            for (int m = 0; m < PLAN_MODULES; m++)
                any = any || ((chosen >> m & 1u) && leads(c, m, i));
            covers = covers && any;
        }
        for (int m = 0; m < PLAN_MODULES; m++)
            if (chosen >> m & 1u) {
                count++;
                hours += c->fixture->modules[m].hours;
            }
        /* among equals the lowest differing bit decides: the set that has it comes first */
        unsigned differs = chosen ^ best, lowest = differs & (0u - differs);
        bool first = (chosen & lowest) != 0;
        if (covers && (hours < best_hours ||
                       (hours == best_hours &&
                        (count < best_count || (count == best_count && first))))) {
            best = chosen;
            best_count = count;
            best_hours = hours;
        }
    }
    return best;
}

START_TEST(the_team_plan_is_the_smallest) {
    for (int n = 0; n < 1500; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct plan_case c = {.fixture = fixture_new()};
        for (int i = 0; i < PLAN_ITEMS; i++) {
            c.items[i] = fixture_item(c.fixture, 0, KIND_SKILL);
            c.levels[i] = (signed char)chance_between(&chance, 0, 4);
            for (int p = 0; p < 6; p++)
                c.tallies[i].pairs[chance_between(&chance, 0, 4)][0] +=
                    (uint32_t)chance_between(&chance, 0, 1);
        }
        for (int m = 0; m < PLAN_MODULES; m++) {
            fixture_module(c.fixture, PHASE_POST_INITIAL, chance_between(&chance, 1, 3));
            c.fixture->modules[m].entry = chance_between(&chance, 0, 2);
            for (int i = 0; i < PLAN_ITEMS; i++)
                if (chance_of(&chance, 35))
                    fixture_serve(c.fixture, m, i, chance_between(&chance, 1, 4));
        }
        struct team_plan plan;
        unsigned without, best = best_set(&c, &without), found = 0, left = 0;
        team_plan_make(&c.fixture->framework, c.items, c.tallies, c.levels, PLAN_ITEMS, &plan);
        for (int m = 0; m < plan.module_count; m++)
            found |= 1u << plan.modules[m];
        for (int i = 0; i < plan.without_count; i++)
            left |= 1u << plan.without[i];
        ck_assert(plan.proven);
        ck_assert_msg(found == best && left == without, "case %d of TEST_SEED=%llu", n,
                      (unsigned long long)fixture_seed());
        free(plan.modules);
        free(plan.without);
        fixture_free(c.fixture);
    }
}
END_TEST

TCase *gathering_needs_case(void) {
    TCase *tests = tcase_create("needs");
    tcase_add_loop_test(tests, the_ranked_discrepancy_score, 0,
                        (int)ARRAY_LENGTH(discrepancies));
    tcase_add_test(tests, wishes_are_held_against_the_catalogue);
    tcase_add_test(tests, wishes_that_nobody_teaches_are_named);
    tcase_add_test(tests, needs_rest_on_open_items_only);
    tcase_add_test(tests, the_team_plan_is_the_smallest);
    return tests;
}

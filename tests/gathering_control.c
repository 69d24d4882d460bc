/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of a group, and in which form: thresholds, parts, batches; and what the attack finds
 * when more is told than control.h allows. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering_parts.h"

/* PEOPLE[level] people at each level of ITEM, without wishes. */
static void people_at(struct tallies *batch, int bucket, int item, const int people[LEVELS]) {
    for (int level = 0; level < LEVELS; level++)
        small_group_people(batch, bucket, item, level, -1, people[level]);
}

static struct release *release_of(struct small_group *small) {
    control_parts(&small->pool, small->batches[0]);
    return control_release(&small->pool, small->pool.batch_count);
}

/* --- one batch ------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    int k, people[LEVELS];
    enum form item, dimension;
} alone[] = {
    {"k-1 valid answers", 5, {1, 1, 1, 1, 0}, FORM_SUPPRESSED, FORM_SUPPRESSED},
    {"k valid answers, to one item", 5, {1, 1, 1, 1, 1}, FORM_SUPPRESSED, FORM_SUPPRESSED},
    {"one short of what an item takes", 5, {3, 3, 3, 0, 0}, FORM_SUPPRESSED, FORM_SUPPRESSED},
    {"what an item takes", 5, {3, 3, 4, 0, 0}, FORM_TALLY, FORM_TALLY},
    {"half alike", 5, {0, 5, 5, 0, 0}, FORM_TALLY, FORM_TALLY},
    {"one more alike", 5, {0, 4, 6, 0, 0}, FORM_SHARE, FORM_SHARE},
    {"all alike", 5, {0, 0, 0, 30, 0}, FORM_SHARE, FORM_SHARE},
    {"all but one alike", 5, {0, 0, 29, 1, 0}, FORM_SHARE, FORM_SHARE},
    {"nine in ten alike", 5, {0, 0, 90, 10, 0}, FORM_SHARE, FORM_SHARE},
    {"fewer than nine in ten of the rest", 5, {0, 0, 85, 15, 0}, FORM_TALLY, FORM_TALLY},
    {"k 10: k-1", 10, {3, 3, 3, 0, 0}, FORM_SUPPRESSED, FORM_SUPPRESSED},
    {"k 10: k", 10, {3, 3, 4, 0, 0}, FORM_SHARE, FORM_SHARE},
    {"k 10: 20, well spread", 10, {4, 4, 4, 4, 4}, FORM_TALLY, FORM_TALLY},
    {"k 10: 20, half alike", 10, {0, 10, 10, 0, 0}, FORM_SHARE, FORM_SHARE},
};

START_TEST(the_form_follows_the_numbers) {
    struct small_group small;
    small_group_begin(&small, 2, 0, alone[_i].k, 10);
    people_at(small_group_batch(&small), -1, 0, alone[_i].people);
    struct release *release = release_of(&small);
    const char *name = alone[_i].name;
    ck_assert_msg(release->all.items[0].form == alone[_i].item, "%s: item %s", name,
                  form_ids[release->all.items[0].form]);
    ck_assert_msg(release->all.dimensions[0].form == alone[_i].dimension, "%s: dimension %s", name,
                  form_ids[release->all.dimensions[0].form]);
    /* nobody answered the other item */
    ck_assert_int_eq(release->all.items[1].form, FORM_SUPPRESSED);
    ck_assert_int_eq(release->all.items[1].why, SUPPRESSED_K);
    struct attack attack = attack_releases(&small.pool, alone[_i].k);
    ck_assert_msg(attack.finding_count == 0, "%s: found out", name);
    release_free(release);
    small_group_end(&small);
}
END_TEST

START_TEST(what_is_suppressed_holds_nothing) {
    struct small_group small;
    small_group_begin(&small, 1, 0, 5, 10);
    people_at(small_group_batch(&small), -1, 0, (const int[]){1, 1, 1, 1, 0});
    struct release *release = release_of(&small);
    struct cell empty = {.form = FORM_SUPPRESSED, .why = SUPPRESSED_K};
    ck_assert_mem_eq(&release->all.items[0], &empty, sizeof empty);
    ck_assert_mem_eq(&release->all.dimensions[0], &empty, sizeof empty);
    release_free(release);
    small_group_end(&small);
}
END_TEST

START_TEST(who_takes_part_herself_counts_not) {
    struct group group = {.k = 5, .takes_part = true};
    ck_assert_int_eq(control_thresholds(&group).k, 6);
    ck_assert_int_eq(control_thresholds(&group).items, 11);
    group.takes_part = false;
    ck_assert_int_eq(control_thresholds(&group).k, 5);
    ck_assert_int_eq(control_thresholds(&group).items, 10);
    group.k = 12;
    ck_assert_int_eq(control_thresholds(&group).items, 12);
}
END_TEST

/* The tally of a dimension is made of the items that are told, so that nothing is left of the others
 * when these are taken away; and only when they are at least half. */
START_TEST(a_dimension_tells_no_more_than_its_items) {
    struct small_group small;
    small_group_begin(&small, 3, 0, 5, 10);
    struct tallies *batch = small_group_batch(&small);
    people_at(batch, -1, 0, (const int[]){5, 5, 5, 0, 0});
    people_at(batch, -1, 1, (const int[]){0, 3, 4, 0, 0});
    struct release *release = release_of(&small);
    const struct cell *cell = &release->all.dimensions[0];
    ck_assert_int_eq(release->all.items[0].form, FORM_TALLY);
    ck_assert_int_eq(release->all.items[1].form, FORM_SUPPRESSED);
    ck_assert_int_eq(cell->form, FORM_TALLY);
    ck_assert_int_eq(cell->items, 1);
    ck_assert_mem_eq(cell->parts, release->all.items[0].parts, sizeof cell->parts);
    release_free(release);
    people_at(batch, -1, 2, (const int[]){0, 0, 4, 0, 0});
    release = release_of(&small);
    ck_assert_int_eq(release->all.dimensions[0].form, FORM_SHARE); /* one of three is told */
    ck_assert_int_eq(release->all.dimensions[0].items, 2); /* four people are too few */
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* --- parts ---------------------------------------------------------------------------------- */

static const struct {
    int people[3]; /* in bucket 0, in bucket 1, in none */
    int parts;
    set first; /* the buckets of the first part */
} splits[] = {
    {{10, 10, 0}, 2, 1}, {{10, 9, 0}, 0, 0}, {{30, 10, 10}, 3, 1},
    {{30, 12, 4}, 2, 1},                       {{30, 1, 2}, 0, 0}, {{4, 4, 30}, 0, 0},
};

START_TEST(small_parts_are_put_together) {
    struct small_group small;
    small_group_begin(&small, 1, 2, 5, 10);
    struct tallies *batch = small_group_batch(&small);
    for (int b = 0; b < 3; b++)
        for (int i = 0; i < splits[_i].people[b]; i++)
            small_group_people(batch, b == 2 ? -1 : b, 0, i % LEVELS, -1, 1);
    struct release *release = release_of(&small);
    ck_assert_int_eq(release->part_count, splits[_i].parts);
    ck_assert_int_eq(release->split_withheld, splits[_i].parts == 0);
    if (release->part_count > 0)
        ck_assert_uint_eq(release->parts[0].buckets, splits[_i].first);
    for (int p = 0; p < release->part_count; p++)
        ck_assert_uint_ge(release->parts[p].people, 10);
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* Where one part has too few answers to an item, no part is told: it would be what is left. */
START_TEST(no_part_is_what_is_left) {
    struct small_group small;
    small_group_begin(&small, 2, 2, 5, 10);
    struct tallies *batch = small_group_batch(&small);
    for (int b = 0; b < 2; b++)
        people_at(batch, b, 1, (const int[]){4, 4, 4, 0, 0});
    people_at(batch, 0, 0, (const int[]){4, 4, 4, 0, 0});
    people_at(batch, 1, 0, (const int[]){3, 3, 2, 0, 0});
    struct release *release = release_of(&small);
    ck_assert_int_eq(release->part_count, 2);
    ck_assert_int_eq(release->all.items[0].form, FORM_TALLY);
    for (int p = 0; p < 2; p++) {
        ck_assert_int_eq(release->parts[p].items[0].form, FORM_SUPPRESSED);
        ck_assert_int_eq(release->parts[p].items[1].form, FORM_TALLY);
        ck_assert_int_eq(release->parts[p].dimensions[0].form, FORM_TALLY);
        ck_assert_int_eq(release->parts[p].dimensions[0].items, 1);
    }
    ck_assert_int_eq(release->parts[0].items[0].why, SUPPRESSED_REST);
    ck_assert_int_eq(release->parts[1].items[0].why, SUPPRESSED_K);
    ck_assert_int_eq(attack_releases(&small.pool, 5).finding_count, 0);
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* A bucket whose people are all alike closes the item, in all of the group. */
START_TEST(one_part_alike_closes_an_item) {
    struct small_group small;
    small_group_begin(&small, 1, 2, 5, 10);
    struct tallies *batch = small_group_batch(&small);
    people_at(batch, 0, 0, (const int[]){4, 4, 4, 0, 0});
    people_at(batch, 1, 0, (const int[]){0, 0, 0, 12, 0});
    struct release *release = release_of(&small);
    ck_assert_int_eq(release->part_count, 2);
    ck_assert_int_eq(release->all.items[0].form, FORM_SHARE);
    ck_assert_int_eq(release->parts[0].items[0].form, FORM_SHARE);
    release_free(release);
    small_group_end(&small);
}
END_TEST

/* --- batches -------------------------------------------------------------------------------- */

START_TEST(a_batch_that_is_alike_closes_an_item_later) {
    struct small_group small;
    small_group_begin(&small, 1, 0, 5, 10);
    people_at(small_group_batch(&small), -1, 0, (const int[]){4, 4, 4, 0, 0});
    people_at(small_group_batch(&small), -1, 0, (const int[]){0, 0, 0, 8, 0});
    struct release *first = control_release(&small.pool, 1);
    struct release *second = control_release(&small.pool, 2);
    ck_assert_int_eq(first->all.items[0].form, FORM_TALLY);
    ck_assert_int_eq(second->all.items[0].form, FORM_SHARE); /* 8 at level 3 would be the difference */
    ck_assert_uint_eq(second->people, 20);
    ck_assert_int_eq(attack_releases(&small.pool, 5).finding_count, 0);
    release_free(first);
    release_free(second);
    small_group_end(&small);
}
END_TEST

/* Of the second batch three people answered the first item and six the second: the difference of
 * the two releases would be about them alone. */
START_TEST(what_few_later_people_answered_is_not_told) {
    struct small_group small;
    small_group_begin(&small, 2, 0, 5, 10);
    struct tallies *first = small_group_batch(&small);
    people_at(first, -1, 0, (const int[]){4, 4, 4, 0, 0});
    people_at(first, -1, 1, (const int[]){4, 4, 4, 0, 0});
    struct tallies *second = small_group_batch(&small);
    people_at(second, -1, 0, (const int[]){0, 0, 0, 3, 0});
    people_at(second, -1, 1, (const int[]){0, 0, 0, 6, 0});
    people_at(small_group_batch(&small), -1, 0, (const int[]){0, 0, 0, 0, 5});
    struct release *two = control_release(&small.pool, 2), *three = control_release(&small.pool, 3);
    ck_assert_int_eq(two->all.items[0].form, FORM_SUPPRESSED);
    ck_assert_int_eq(two->all.items[0].why, SUPPRESSED_REST);
    ck_assert_int_eq(two->all.items[1].form, FORM_SHARE);
    /* with five more there are eight since the first release; none of the second */
    ck_assert_int_eq(three->all.items[0].form, FORM_SHARE);
    ck_assert_uint_eq(three->all.items[0].people, 20);
    ck_assert_int_eq(attack_releases(&small.pool, 5).finding_count, 0);
    release_free(two);
    release_free(three);
    small_group_end(&small);
}
END_TEST

/* k was raised between two releases: of the seven who answered later nothing is told beside what the
 * first release told under the lower k. */
START_TEST(what_was_told_under_a_lower_k_is_remembered) {
    static const struct past_release past[] = {{.batches = 1, .thresholds = {5, 10}}};
    struct small_group small;
    small_group_begin(&small, 1, 0, 10, 15);
    people_at(small_group_batch(&small), -1, 0, (const int[]){4, 4, 4, 0, 0});
    people_at(small_group_batch(&small), -1, 0, (const int[]){2, 2, 3, 0, 0});
    struct release *unaware = release_of(&small);
    small.pool.past = past;
    small.pool.past_count = 1;
    struct release *aware = release_of(&small);
    ck_assert_int_eq(unaware->all.items[0].form, FORM_SHARE);
    ck_assert_int_eq(aware->all.items[0].form, FORM_SUPPRESSED);
    ck_assert_int_eq(aware->all.items[0].why, SUPPRESSED_REST);
    release_free(unaware);
    release_free(aware);
    small_group_end(&small);
}
END_TEST

/* --- the attack itself ---------------------------------------------------------------------- */

/* Figures made under thresholds that are too low for the attackers: each must be found. */
static const struct {
    const char *name;
    int told_k, k;
    int people[2][LEVELS]; /* of each batch */
    bool nearly;
} careless[] = {
    {"three others", 1, 5, {{0, 0, 3, 9, 0}}, false},
    {"all but k-1 alike", 2, 5, {{0, 1, 3, 12, 0}}, false},
    {"the difference of two releases", 1, 5, {{4, 4, 4, 0, 0}, {0, 0, 3, 3, 0}}, false},
    {"nine in ten", 2, 5, {{0, 11, 89, 0, 0}}, true},
};

START_TEST(the_attack_finds_what_is_told_carelessly) {
    struct small_group small;
    small_group_begin(&small, 1, 0, careless[_i].told_k, 1);
    for (int b = 0; b < 2; b++)
        if (b == 0 || careless[_i].people[b][3])
            people_at(small_group_batch(&small), -1, 0, careless[_i].people[b]);
    struct attack attack = attack_releases(&small.pool, careless[_i].k);
    ck_assert_msg(attack.finding_count > 0, "%s: not found", careless[_i].name);
    ck_assert_int_eq(attack.findings[attack.finding_count - 1].item, 0);
    bool nearly = false;
    for (int i = 0; i < attack.finding_count; i++)
        nearly = nearly || attack.findings[i].nearly;
    ck_assert_msg(nearly == careless[_i].nearly, "%s", careless[_i].name);
    small_group_end(&small);
}
END_TEST

/* Figures that k = 1 allows are found out by four people; but those of whom they were told when k
 * was 1 were promised no more than that. A higher k since then does not stop the group for good. */
START_TEST(a_higher_k_is_for_what_comes) {
    static const struct past_release past[] = {{.batches = 1, .thresholds = {1, 1}}};
    struct small_group small;
    small_group_begin(&small, 1, 0, 5, 10);
    people_at(small_group_batch(&small), -1, 0, (const int[]){0, 0, 3, 9, 0});
    ck_assert_int_eq(attack_releases(&small.pool, 5).finding_count, 0);
    small.pool.thresholds = (struct thresholds){1, 1};
    ck_assert_int_gt(attack_releases(&small.pool, 5).finding_count, 0);
    small.pool.thresholds = (struct thresholds){5, 10};
    small.pool.past = past;
    small.pool.past_count = 1;
    ck_assert_int_eq(attack_releases(&small.pool, 5).finding_count, 0);
    small_group_end(&small);
}
END_TEST

/* A group of any kind, ready to be released. */
static void random_group(struct chance *chance, struct small_group *small) {
    int buckets = chance_between(chance, 0, 2), items = chance_between(chance, 1, 3);
    int k = chance_between(chance, 2, 6), alike = chance_between(chance, 0, 100);
    small_group_begin(small, items, buckets, k, chance_between(chance, k, k + 4));
    for (int b = chance_between(chance, 1, 3); b > 0; b--) {
        struct tallies *batch = small_group_batch(small);
        for (int i = chance_between(chance, k, 30); i > 0; i--) {
            signed char now[3], wish[3];
            for (int j = 0; j < 3; j++) {
                now[j] = (signed char)(chance_of(chance, alike) ? 2
                                                                : chance_between(chance, -1, 4));
                wish[j] = (signed char)(chance_of(chance, alike) ? 3
                                                                 : chance_between(chance, -1, 4));
            }
            small_group_person(batch, buckets ? chance_between(chance, -1, buckets - 1) : -1, now,
                               wish);
        }
    }
    control_parts(&small->pool, small->batches[0]);
}

/* What control.h says of a change to one item, beside all figures made anew. */
START_TEST(making_some_figures_again_is_as_good_as_all) {
    int same = 0, cases = 6000;
    for (int n = 0; n < cases; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        char before[HASH_HEX_SIZE], after[HASH_HEX_SIZE];
        random_group(&chance, &small);
        int item = chance_between(&chance, 0, small.pool.framework->item_count - 1);
        struct release *told = control_release(&small.pool, small.pool.batch_count);
        for (int i = chance_between(&chance, 1, 2); i > 0; i--) {
            struct tallies *batch = small.batches[chance_between(&chance, 0, 1) %
                                                  small.pool.batch_count];
            struct bucket_tally *bucket =
                &batch->buckets[chance_between(&chance, 0, batch->bucket_count)];
            uint32_t *pairs = &bucket->items[item].pairs[0][0];
            int from = chance_between(&chance, 0, LEVELS * WISHES - 1);
            int moved = pairs[from] > 0;
            pairs[from] -= (uint32_t)moved;
            pairs[chance_between(&chance, 0, LEVELS * WISHES - 1)] += (uint32_t)moved;
        }
        struct release *again = control_release(&small.pool, small.pool.batch_count);
        release_digest(told, before);
        release_digest(again, after);
        ck_assert_msg(control_tells_same(&small.pool, told, item) == !strcmp(before, after),
                      "case %d of TEST_SEED=%llu", n, (unsigned long long)fixture_seed());
        same += strcmp(before, after) == 0;
        release_free(told);
        release_free(again);
        small_group_end(&small);
    }
    ck_assert_int_gt(same, cases / 20);
    ck_assert_int_lt(same, cases - cases / 20);
}
END_TEST

/* Random groups of any kind: what control lets through, the attack cannot break. */
START_TEST(the_attack_finds_nothing_in_random_groups) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        random_group(&chance, &small);
        int k = small.pool.thresholds.k;
        struct attack attack = attack_releases(&small.pool, k);
        ck_assert_msg(attack.finding_count == 0, "case %d of TEST_SEED=%llu", n,
                      (unsigned long long)fixture_seed());
        ck_assert_uint_gt(attack.answers, 0);
        small_group_end(&small);
    }
}
END_TEST

TCase *gathering_control_case(void) {
    TCase *tests = tcase_create("control");
    tcase_add_loop_test(tests, the_form_follows_the_numbers, 0, (int)ARRAY_LENGTH(alone));
    tcase_add_test(tests, what_is_suppressed_holds_nothing);
    tcase_add_test(tests, who_takes_part_herself_counts_not);
    tcase_add_test(tests, a_dimension_tells_no_more_than_its_items);
    tcase_add_loop_test(tests, small_parts_are_put_together, 0, (int)ARRAY_LENGTH(splits));
    tcase_add_test(tests, no_part_is_what_is_left);
    tcase_add_test(tests, one_part_alike_closes_an_item);
    tcase_add_test(tests, a_batch_that_is_alike_closes_an_item_later);
    tcase_add_test(tests, what_few_later_people_answered_is_not_told);
    tcase_add_test(tests, what_was_told_under_a_lower_k_is_remembered);
    return tests;
}

TCase *gathering_attack_case(void) {
    TCase *tests = tcase_create("attack");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, the_attack_finds_what_is_told_carelessly, 0,
                        (int)ARRAY_LENGTH(careless));
    tcase_add_test(tests, a_higher_k_is_for_what_comes);
    tcase_add_test(tests, making_some_figures_again_is_as_good_as_all);
    tcase_add_test(tests, the_attack_finds_nothing_in_random_groups);
    return tests;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: written and read back it is the same; damaged in any way it is refused. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering/ledger.h"
#include "gathering_parts.h"

static void random_batch(struct small_group *small, struct ledger *ledger, struct chance *chance,
                         int people) {
    struct tallies *batch = tallies_new(small->pool.framework, small->group.bucket_count);
    result_number *numbers = mem_new((size_t)people, sizeof *numbers);
    for (int i = 0; i < people; i++) {
        signed char now[3], wish[3];
        for (int j = 0; j < 3; j++) {
            now[j] = (signed char)chance_between(chance, -1, 4);
            wish[j] = (signed char)chance_between(chance, -1, 4);
        }
        small_group_person(batch, chance_between(chance, -1, 1), now, wish);
        for (int j = 0; j < RESULT_RANDOM_BYTES; j++)
            numbers[i][j] = (unsigned char)chance_between(chance, 0, 255);
    }
    numbers_sort(numbers, (size_t)people);
    ledger_add(ledger, batch, numbers, (size_t)people);
    struct pool pool = ledger_pool(ledger);
    struct release *release = control_release(&pool, pool.batch_count);
    ck_assert(ledger_note(ledger, release, chance_of(chance, 30)));
    release_free(release);
    free(numbers);
}

static void begin(struct small_group *small, struct ledger **ledger, struct chance *chance) {
    small_group_begin(small, 3, 2, 5, 10);
    small->group.buckets[1].id = "other";
    *ledger = ledger_new(small->pool.framework, &small->group);
    for (int b = chance_between(chance, 1, 3); b > 0; b--)
        random_batch(small, *ledger, chance, chance_between(chance, 5, 40));
}

static struct ledger *read_back(const struct small_group *small, const struct buf *bytes,
                                const struct buf *numbers) {
    struct problems problems = {0};
    struct ledger *ledger = ledger_read("ledger.yaml", bytes, numbers, small->pool.framework,
                                        &small->group, &problems);
    ck_assert_msg((ledger != NULL) == (problems.count == 0), "a ledger and a reason at once");
    problems_free(&problems);
    return ledger;
}

START_TEST(what_is_written_is_read_back) {
    for (int n = 0; n < 100; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        struct ledger *ledger;
        struct buf bytes = {0}, numbers = {0}, again = {0}, numbers_again = {0};
        begin(&small, &ledger, &chance);
        ledger_write(ledger, &bytes, &numbers);
        struct ledger *copy = read_back(&small, &bytes, &numbers);
        ck_assert_ptr_nonnull(copy);
        ledger_write(copy, &again, &numbers_again);
        ck_assert_str_eq(buf_string(&bytes), buf_string(&again));
        ck_assert_mem_eq(numbers.bytes, numbers_again.bytes, numbers.length);
        ck_assert_int_eq(copy->release_count, ledger->release_count);
        for (size_t i = 0; i < ledger->number_count; i++) {
            ck_assert(i == 0 || numbers_compare(ledger->numbers[i - 1], ledger->numbers[i]) < 0);
            ck_assert(ledger_has(copy, ledger->numbers[i]));
        }
        ck_assert(!ledger_has(copy, (const unsigned char *)"0123456789abcdef"));
        /* the same figures come of it */
        for (int r = 1; r <= ledger->batch_count; r++) {
            struct pool left = ledger_pool(ledger), right = ledger_pool(copy);
            struct release *a = control_release(&left, r), *b = control_release(&right, r);
            char digest[HASH_HEX_SIZE], other[HASH_HEX_SIZE];
            release_digest(a, digest);
            release_digest(b, other);
            ck_assert_str_eq(digest, other);
            release_free(a);
            release_free(b);
        }
        ledger_free(copy);
        ledger_free(ledger);
        small_group_end(&small);
        buf_free(&bytes);
        buf_free(&numbers);
        buf_free(&again);
        buf_free(&numbers_again);
    }
}
END_TEST

/* Cut off, another byte among the numbers, of another group: refused, always with a reason. */
START_TEST(what_is_damaged_is_refused) {
    struct chance chance = {fixture_seed()};
    struct small_group small;
    struct ledger *ledger;
    struct buf bytes = {0}, numbers = {0};
    begin(&small, &ledger, &chance);
    ledger_write(ledger, &bytes, &numbers);
    for (size_t length = 0; length < bytes.length; length += 1 + length / 50) {
        struct buf cut = {.bytes = bytes.bytes, .length = length};
        ck_assert_msg(!read_back(&small, &cut, &numbers), "cut at %zu", length);
    }
    for (size_t at = 0; at < numbers.length; at += 7) {
        numbers.bytes[at] ^= 1;
        ck_assert_msg(!read_back(&small, &bytes, &numbers), "another number at %zu", at);
        numbers.bytes[at] ^= 1;
    }
    struct buf fewer = {.bytes = numbers.bytes, .length = numbers.length - RESULT_RANDOM_BYTES};
    ck_assert(!read_back(&small, &bytes, &fewer));
    int batches = ledger->releases[0].batches; /* a release of batches that are not there */
    struct buf other = {0}, same = {0};
    ledger->releases[0].batches = ledger->batch_count + 1;
    ledger_write(ledger, &other, &same);
    ck_assert(!read_back(&small, &other, &numbers));
    ledger->releases[0].batches = batches;
    buf_free(&other);
    buf_free(&same);
    small.group.id[0] = 'f';
    ck_assert(!read_back(&small, &bytes, &numbers));
    small.group.id[0] = '0';
    small.fixture->framework.hash[0] = 'f';
    ck_assert(!read_back(&small, &bytes, &numbers));
    buf_free(&bytes);
    buf_free(&numbers);
    ledger_free(ledger);
    small_group_end(&small);
}
END_TEST

/* The parts are decided with the first batch, and stay. */
START_TEST(the_parts_stay) {
    struct small_group small;
    small_group_begin(&small, 1, 2, 5, 10);
    struct ledger *ledger = ledger_new(small.pool.framework, &small.group);
    result_number numbers[24] = {{0}};
    struct tallies *first = tallies_new(small.pool.framework, 2);
    struct tallies *second = tallies_new(small.pool.framework, 2);
    for (int i = 0; i < 24; i++)
        numbers[i][0] = (unsigned char)i;
    for (int b = 0; b < 2; b++) {
        small_group_people(first, b, 0, b + 1, -1, b ? 2 : 18);
        small_group_people(second, b, 0, b + 1, -1, 12);
    }
    ledger_add(ledger, first, numbers, 20);
    ck_assert_int_eq(ledger->part_count, 0);
    numbers[0][1] = 1;
    ledger_add(ledger, second, numbers, 24);
    ck_assert_int_eq(ledger->part_count, 0);
    ck_assert_int_eq(ledger->batch_count, 2);
    ledger_free(ledger);
    small_group_end(&small);
}
END_TEST

TCase *gathering_ledger_case(void) {
    TCase *tests = tcase_create("ledger");
    tcase_add_test(tests, what_is_written_is_read_back);
    tcase_add_test(tests, what_is_damaged_is_refused);
    tcase_add_test(tests, the_parts_stay);
    return tests;
}

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
    ledger_add(ledger, batch, numbers, (size_t)people);
    struct pool pool = ledger_pool(ledger);
    struct release *release = control_release(&pool, pool.batch_count);
    ck_assert(ledger_note(ledger, release, chance_of(chance, 30)));
    release_free(release);
}

static struct buf written(const struct ledger *ledger, struct buf *numbers) {
    struct buf bytes = {0};
    ledger_write(ledger, &bytes);
    buf_add(numbers, (const char *)ledger->numbers, ledger->number_count * sizeof *ledger->numbers);
    return bytes;
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
    struct buf copy = {0};
    buf_add(&copy, numbers->bytes, numbers->length);
    struct ledger *ledger =
        ledger_read("ledger.yaml", bytes, &copy, small->pool.framework, &small->group, &problems);
    ck_assert_msg((ledger != NULL) == (problems.count == 0), "a ledger and a reason at once");
    buf_free(&copy);
    problems_free(&problems);
    return ledger;
}

START_TEST(what_is_written_is_read_back) {
    for (int n = 0; n < 100; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        struct ledger *ledger;
        struct buf numbers = {0}, numbers_again = {0};
        begin(&small, &ledger, &chance);
        struct buf bytes = written(ledger, &numbers);
        struct ledger *copy = read_back(&small, &bytes, &numbers);
        ck_assert_ptr_nonnull(copy);
        struct buf again = written(copy, &numbers_again);
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
    struct buf numbers = {0};
    begin(&small, &ledger, &chance);
    struct buf bytes = written(ledger, &numbers);
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
    struct buf other = {0};
    ledger->releases[0].batches = ledger->batch_count + 1;
    ledger_write(ledger, &other);
    ck_assert(!read_back(&small, &other, &numbers));
    ledger->releases[0].batches = batches;
    buf_free(&other);
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
    result_number *numbers = mem_new(20, sizeof *numbers), *more = mem_new(24, sizeof *more);
    struct tallies *first = tallies_new(small.pool.framework, 2);
    struct tallies *second = tallies_new(small.pool.framework, 2);
    for (int i = 0; i < 20; i++)
        numbers[i][0] = (unsigned char)i;
    for (int i = 0; i < 24; i++)
        more[i][1] = (unsigned char)(i + 1);
    for (int b = 0; b < 2; b++) {
        small_group_people(first, b, 0, b + 1, -1, b ? 2 : 18);
        small_group_people(second, b, 0, b + 1, -1, 12);
    }
    ledger_add(ledger, first, numbers, 20);
    ck_assert_int_eq(ledger->part_count, 0);
    ledger_add(ledger, second, more, 24);
    for (size_t i = 1; i < ledger->number_count; i++)
        ck_assert_int_lt(numbers_compare(ledger->numbers[i - 1], ledger->numbers[i]), 0);
    ck_assert_int_eq(ledger->part_count, 0);
    ck_assert_int_eq(ledger->batch_count, 2);
    ledger_free(ledger);
    small_group_end(&small);
}
END_TEST

/* What the ledger keeps is no finer than what is told, and tells the same. */
START_TEST(small_buckets_are_not_kept) {
    int split = 0, whole = 0;
    for (int n = 0; n < 100; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct small_group small;
        small_group_begin(&small, 3, 2, 5, 10);
        small.group.buckets[1].id = "other";
        struct ledger *ledger = ledger_new(small.pool.framework, &small.group);
        struct tallies *exact[3];
        int batches = chance_between(&chance, 1, 3);
        for (int b = 0; b < batches; b++) {
            struct tallies *batch = tallies_new(small.pool.framework, 2);
            int people = chance_between(&chance, 5, 80), few = chance_between(&chance, 0, 60);
            for (int i = 0; i < people; i++) {
                signed char now[3], wish[3];
                for (int j = 0; j < 3; j++) {
                    now[j] = (signed char)chance_between(&chance, -1, 4);
                    wish[j] = (signed char)chance_between(&chance, -1, 4);
                }
                small_group_person(batch,
                                   chance_of(&chance, few)  ? 1
                                   : chance_of(&chance, 30) ? -1
                                                            : 0,
                                   now, wish);
            }
            exact[b] = tallies_new(small.pool.framework, 2);
            tallies_merge(exact[b], batch);
            ledger_add(ledger, batch, mem_new((size_t)people, sizeof(result_number)),
                       (size_t)people);
            for (int k = 0; k <= 2; k++) {
                uint32_t kept = ledger->batches[b]->buckets[k].people;
                ck_assert_msg(kept == 0 || kept >= 5, "case %d: %u people kept apart", n, kept);
            }
        }
        struct pool pool = ledger_pool(ledger), unfolded = pool;
        unfolded.batches = exact;
        struct release *told = control_release(&pool, batches);
        struct release *same = control_release(&unfolded, batches);
        char one[HASH_HEX_SIZE], other[HASH_HEX_SIZE];
        release_digest(told, one);
        release_digest(same, other);
        ck_assert_msg(strcmp(one, other) == 0, "case %d tells something else", n);
        split += told->part_count > 0;
        whole += told->part_count == 0;
        release_free(told);
        release_free(same);
        for (int b = 0; b < batches; b++)
            tallies_free(exact[b]);
        ledger_free(ledger);
        small_group_end(&small);
    }
    ck_assert_int_gt(split, 5);
    ck_assert_int_gt(whole, 5);
}
END_TEST

/* Against qsort: random ones, and those somebody chose to be slow. */
START_TEST(numbers_are_sorted) {
    for (int n = 0; n < 200; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        size_t count = (size_t)chance_between(&chance, 0, n % 10 ? 300 : 5000);
        int alike = chance_between(&chance, 0, RESULT_RANDOM_BYTES), most = n % 3 ? 255 : 1;
        result_number *numbers = mem_new(count, sizeof *numbers);
        result_number *same = mem_new(count, sizeof *same);
        for (size_t i = 0; i < count; i++)
            for (int j = alike; j < RESULT_RANDOM_BYTES; j++)
                numbers[i][j] = (unsigned char)chance_between(&chance, 0, most);
        memcpy(same, numbers, count * sizeof *same);
        qsort(same, count, sizeof *same, numbers_compare);
        numbers_sort(numbers, count);
        ck_assert_msg(memcmp(same, numbers, count * sizeof *same) == 0, "case %d", n);
        free(numbers);
        free(same);
    }
}
END_TEST

/* None is lost and none comes twice, whatever is there already. */
START_TEST(numbers_are_moved) {
    static const size_t counts[] = {0, 1, 70000, 200000};
    size_t into_count = 0;
    result_number *into = NULL;
    uint32_t next = 0;
    for (size_t c = 0; c < ARRAY_LENGTH(counts); c++) {
        result_number *from = mem_new(counts[c], sizeof *from);
        for (size_t i = 0; i < counts[c]; i++, next++)
            memcpy(from[i],
                   (unsigned char[]){(unsigned char)(next >> 16), (unsigned char)(next >> 8),
                                     (unsigned char)next},
                   3);
        numbers_move(&into, &into_count, from, counts[c]);
    }
    ck_assert_uint_eq(into_count, next);
    numbers_sort(into, into_count);
    for (uint32_t i = 0; i < next; i++)
        ck_assert_uint_eq((uint32_t)into[i][0] << 16 | (uint32_t)into[i][1] << 8 | into[i][2], i);
    ck_assert(numbers_have(into, into_count, into[7]));
    free(into);
}
END_TEST

TCase *gathering_ledger_case(void) {
    TCase *tests = tcase_create("ledger");
    tcase_add_test(tests, what_is_written_is_read_back);
    tcase_add_test(tests, what_is_damaged_is_refused);
    tcase_add_test(tests, the_parts_stay);
    tcase_add_test(tests, small_buckets_are_not_kept);
    tcase_add_test(tests, numbers_are_sorted);
    tcase_add_test(tests, numbers_are_moved);
    return tests;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small modules of base: buf, calendar, hash, mem, problem. */
#include <config.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base_parts.h"
#include "property.h"

START_TEST(an_empty_buffer_is_an_empty_string) {
    struct buf b = {0};
    ck_assert_str_eq(buf_string(&b), "");
    buf_clear(&b);
    buf_remove(&b, 0, 10);
    char *taken = buf_take(&b);
    ck_assert_str_eq(taken, "");
    free(taken);
    buf_add(&b, "", 0);
    ck_assert_str_eq(buf_string(&b), "");
    buf_free(&b);
    ck_assert_ptr_null(b.bytes);
}
END_TEST

START_TEST(insert_and_remove_work_at_both_ends) {
    struct buf b = {0};
    buf_insert(&b, 0, "mid", 3);
    buf_insert(&b, 0, "<", 1);
    buf_insert(&b, b.length, ">", 1);
    ck_assert_str_eq(buf_string(&b), "<mid>");
    buf_insert(&b, 99, "!", 1); /* beyond the end is at the end */
    buf_insert(&b, 2, "", 0);
    ck_assert_str_eq(buf_string(&b), "<mid>!");
    buf_remove(&b, 0, 1);
    ck_assert_str_eq(buf_string(&b), "mid>!");
    buf_remove(&b, 3, 99);
    ck_assert_str_eq(buf_string(&b), "mid");
    buf_remove(&b, 3, 1);
    buf_remove(&b, 1, 0);
    ck_assert_str_eq(buf_string(&b), "mid");
    buf_remove(&b, 0, 3);
    ck_assert_str_eq(buf_string(&b), "");
    ck_assert_uint_eq(b.length, 0);
    buf_free(&b);
}
END_TEST

START_TEST(a_buffer_keeps_nul_bytes) {
    struct buf b = {0};
    buf_add(&b, "a\0b", 3);
    buf_add_char(&b, '\0');
    ck_assert_uint_eq(b.length, 4);
    ck_assert_mem_eq(b.bytes, "a\0b\0", 5);
    buf_free(&b);
}
END_TEST

START_TEST(formatted_text_grows_the_buffer_as_needed) {
    struct buf b = {0};
    char word[1000];
    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    buf_addf(&b, "%s", "");
    ck_assert_str_eq(buf_string(&b), "");
    size_t length = 0;
    for (int i = 0; i < 100; i++) { /* every length near the borders of its room */
        buf_addf(&b, "%d|%.*s", i % 10, i * 10, word);
        length += 2 + (size_t)i * 10;
        ck_assert_uint_eq(b.length, length);
        ck_assert_uint_gt(b.capacity, b.length);
        ck_assert_uint_eq(strlen(b.bytes), length);
    }
    ck_assert_str_eq(buf_string(&b) + length - 3, "www");
    buf_free(&b);
}
END_TEST

START_TEST(random_edits_do_what_they_do_to_a_plain_array) {
    for (int n = 0; n < 200; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0};
        char model[4096];
        size_t length = 0;
        for (int step = 0; step < 60; step++) {
            size_t at = (size_t)chance_between(&chance, 0, (int)length);
            size_t part = (size_t)chance_between(&chance, 0, 40);
            char bytes[40];
            memset(bytes, 'a' + step % 26, sizeof bytes);
            if (chance_of(&chance, 60)) {
                buf_insert(&b, at, bytes, part);
                memmove(model + at + part, model + at, length - at);
                memcpy(model + at, bytes, part);
                length += part;
            } else {
                buf_remove(&b, at, part);
                part = part < length - at ? part : length - at;
                memmove(model + at, model + at + part, length - at - part);
                length -= part;
            }
            PROPERTY(b.length == length && strlen(buf_string(&b)) == length &&
                         memcmp(buf_string(&b), model, length) == 0,
                     n);
        }
        buf_free(&b);
    }
}
END_TEST

static const struct {
    const char *text;
    bool good;
} dates[] = {
    {"2026-11-23", true},  {"2024-02-29", true},  {"2000-02-29", true},   {"0001-01-01", true},
    {"9999-12-31", true},  {"2023-02-29", false}, {"1900-02-29", false},  {"2026-04-31", false},
    {"2026-00-10", false}, {"2026-13-10", false}, {"2026-01-00", false},  {"2026-01-32", false},
    {"", false},           {"2026-1-01", false},  {"26-11-23", false},    {"2026/11/23", false},
    {"2026-11-23 ", false}, {" 2026-11-2", false}, {"2026-11-2x", false}, {"+026-11-23", false},
    {"-026-11-23", false}, {"2026-11--1", false}, {"２６-11-23", false},
};

START_TEST(a_date_is_read_only_in_its_one_form) {
    struct date date = {1, 2, 3};
    char written[DATE_SIZE];
    ck_assert_msg(date_parse(dates[_i].text, &date) == dates[_i].good, "%s", dates[_i].text);
    date_format(date, written);
    ck_assert_str_eq(written, dates[_i].good ? dates[_i].text : "0001-02-03");
}
END_TEST

START_TEST(every_day_is_read_as_it_was_written) {
    static const int months[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int year = 1896; year <= 2104; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 0; day <= 32; day++) {
                bool leap = year % 4 == 0 && year != 1900 && year != 2100;
                bool there = day >= 1 && day <= months[month - 1] + (leap && month == 2);
                char text[DATE_SIZE];
                struct date read = {0};
                date_format((struct date){year, month, day}, text);
                bool same = date_parse(text, &read) && read.year == year && read.month == month &&
                            read.day == day;
                if (same != there)
                    ck_abort_msg("%s", text);
            }
}
END_TEST

static void digest(const char *const *fields, int count, char hex[static HASH_HEX_SIZE]) {
    struct hash hash;
    hash_begin(&hash);
    for (int i = 0; i < count; i++)
        hash_string(&hash, fields[i]);
    hash_end(&hash, hex);
}

/* The known digests: `printf '3:abc' | sha256sum` and so on. */
START_TEST(hashes_are_those_of_sha256_over_framed_fields) {
    char hex[HASH_HEX_SIZE];
    struct hash hash;
    digest(NULL, 0, hex);
    ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest((const char *[]){"abc"}, 1, hex);
    ck_assert_str_eq(hex, "aab5f9ae99b2e38fb462025c8f72f570c9c811705d2a4277dc855d7fa293fe97");
    digest((const char *[]){"", NULL}, 2, hex);
    ck_assert_str_eq(hex, "f46636cacefea914ba9f0405708b4f6c1b54fec232e4e2ca9151e9c23f3f0d65");
    hash_begin(&hash);
    hash_number(&hash, -42);
    hash_number(&hash, 9000000000000000000LL);
    hash_end(&hash, hex);
    ck_assert_str_eq(hex, "242a380ac0ba7677d61cf5c21d5d5203efba4fd3ed28a8364212d524082899cc");
}
END_TEST

START_TEST(different_fields_never_give_the_same_hash) {
    static const char *const lists[][3] = {
        {"ab", "c"}, {"a", "bc"}, {"abc"}, {"", "abc"}, {"abc", ""}, {"1:a", "bc"}, {"2:ab1:c"},
        {"ab1:c"},   {"a", "b", "c"}, {"#1;"}, {"-:"}};
    char hex[ARRAY_LENGTH(lists) + 2][HASH_HEX_SIZE];
    size_t count = 0;
    for (; count < ARRAY_LENGTH(lists); count++) {
        int fields = 1;
        while (fields < 3 && lists[count][fields])
            fields++;
        digest(lists[count], fields, hex[count]);
    }
    struct hash hash;
    hash_begin(&hash);
    hash_number(&hash, 1);
    hash_end(&hash, hex[count++]);
    hash_begin(&hash);
    hash_string(&hash, NULL);
    hash_end(&hash, hex[count++]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(strcmp(hex[i], hex[j]) != 0, "lists %zu and %zu", i, j);
}
END_TEST

START_TEST(random_digits_are_new_each_time) {
    char a[2 * 100 + 1], b[2 * 100 + 1];
    random_hex(a, 100);
    random_hex(b, 100);
    ck_assert_uint_eq(strlen(a), 200);
    ck_assert_uint_eq(strspn(a, "0123456789abcdef"), 200);
    ck_assert_str_ne(a, b);
    ck_assert_str_ne(a + 128, b + 128); /* also behind the first 64 bytes */
    random_hex(a, 0);
}
END_TEST

START_TEST(an_arena_gives_zeroed_memory_that_does_not_overlap) {
    struct arena *arena = arena_new();
    unsigned char *parts[200];
    for (int i = 0; i < 200; i++) {
        size_t size = (size_t)(i * 37 % 400) + (i % 50 == 7 ? 20000u : 1u);
        parts[i] = arena_alloc(arena, size, 1);
        ck_assert_uint_eq((uintptr_t)parts[i] % _Alignof(max_align_t), 0);
        size_t zeros = 0;
        while (zeros < size && parts[i][zeros] == 0)
            zeros++;
        ck_assert_uint_eq(zeros, size);
        memset(parts[i], i, size);
    }
    for (int i = 0; i < 200; i++)
        ck_assert_uint_eq(parts[i][(i * 37 % 400)], (unsigned char)i);
    ck_assert_str_eq(arena_copy(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(arena_copy(arena, "", 0), "");
    ck_assert_ptr_nonnull(arena_alloc(arena, 0, 8));
    arena_free(arena);
    arena_free(NULL);
}
END_TEST

START_TEST(sizes_that_do_not_fit_in_memory_end_the_program) {
    struct arena *arena = arena_new();
    pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        if (_i == 0) /* as a product of two numbers this is 2 */
            mem_resize(NULL, SIZE_MAX / 2 + 2, 2);
        else
            arena_alloc(arena, SIZE_MAX / 2 + 2, 2);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    arena_free(arena);
}
END_TEST

static const struct {
    struct problem problem;
    const char *text;
} formats[] = {
    {{.file = (char *)"a.yaml", .line = 3, .column = 14, .message = (char *)"wrong"},
     "a.yaml:3:14: wrong"},
    {{.file = (char *)"a.yaml", .line = 1, .column = 1, .message = (char *)"wrong"},
     "a.yaml:1:1: wrong"},
    {{.file = (char *)"a.yaml", .message = (char *)"wrong"}, "a.yaml: wrong"},
    {{.message = (char *)"wrong"}, "wrong"},
    {{.line = 3, .column = 14, .message = (char *)"wrong"}, "3:14: wrong"},
};

START_TEST(a_problem_tells_its_place_as_far_as_known) {
    struct buf out = {0};
    problem_format(&formats[_i].problem, &out);
    ck_assert_str_eq(buf_string(&out), formats[_i].text);
    buf_free(&out);
}
END_TEST

START_TEST(the_worst_problem_gives_the_exit_status) {
    struct problems problems = {0};
    ck_assert_int_eq(problems_exit_status(&problems), 0);
    problem_add(&problems, PROBLEM_REMARK, NULL, 0, 0, "r");
    ck_assert_int_eq(problems_exit_status(&problems), 0);
    problem_add(&problems, PROBLEM_REFUSED, NULL, 0, 0, "a");
    ck_assert_int_eq(problems_exit_status(&problems), 1);
    problem_add(&problems, PROBLEM_SYSTEM, NULL, 0, 0, "b");
    ck_assert_int_eq(problems_exit_status(&problems), 3);
    problem_add(&problems, PROBLEM_USAGE, NULL, 0, 0, "c");
    ck_assert_int_eq(problems_exit_status(&problems), 3);
    problem_add(&problems, PROBLEM_PRIVACY, NULL, 0, 0, "d");
    ck_assert_int_eq(problems_exit_status(&problems), 4);
    problems_free(&problems);
    problem_add(&problems, PROBLEM_USAGE, NULL, 0, 0, "e");
    ck_assert_int_eq(problems_exit_status(&problems), 2);
    problems_free(&problems);
}
END_TEST

START_TEST(problems_beyond_the_limit_are_counted) {
    struct problems problems = {0};
    for (int i = 0; i < PROBLEMS_MAX + 7; i++) {
        char file[] = "f.yaml";
        problem_add(&problems, PROBLEM_REFUSED, file, i, 1, "%s %d%%", "number", i);
        file[0] = 'x'; /* the list has a copy */
    }
    ck_assert_int_eq(problems.count, PROBLEMS_MAX);
    ck_assert_int_eq(problems.not_kept, 7);
    char last[20];
    snprintf(last, sizeof last, "number %d%%", PROBLEMS_MAX - 1);
    ck_assert_str_eq(problems.list[PROBLEMS_MAX - 1].message, last);
    ck_assert_str_eq(problems.list[0].file, "f.yaml");
    ck_assert_int_eq(problems_exit_status(&problems), 1);
    problems_free(&problems);
    ck_assert_int_eq(problems.count + problems.not_kept, 0);
}
END_TEST

TCase *base_small_case(void) {
    TCase *small = tcase_create("small");
    tcase_add_test(small, an_empty_buffer_is_an_empty_string);
    tcase_add_test(small, insert_and_remove_work_at_both_ends);
    tcase_add_test(small, a_buffer_keeps_nul_bytes);
    tcase_add_test(small, formatted_text_grows_the_buffer_as_needed);
    tcase_add_test(small, random_edits_do_what_they_do_to_a_plain_array);
    tcase_add_loop_test(small, a_date_is_read_only_in_its_one_form, 0, ARRAY_LENGTH(dates));
    tcase_add_test(small, every_day_is_read_as_it_was_written);
    tcase_add_test(small, hashes_are_those_of_sha256_over_framed_fields);
    tcase_add_test(small, different_fields_never_give_the_same_hash);
    tcase_add_test(small, random_digits_are_new_each_time);
    tcase_add_test(small, an_arena_gives_zeroed_memory_that_does_not_overlap);
    tcase_add_loop_test(small, sizes_that_do_not_fit_in_memory_end_the_program, 0, 2);
    tcase_add_loop_test(small, a_problem_tells_its_place_as_far_as_known, 0,
                        ARRAY_LENGTH(formats));
    tcase_add_test(small, the_worst_problem_gives_the_exit_status);
    tcase_add_test(small, problems_beyond_the_limit_are_counted);
    return small;
}

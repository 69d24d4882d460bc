/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_compare: which two records the command `compare` lays side by side, and what it says. */
#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include "program.h"

/* A record in the folder NAME.record.yaml, changed on DAY, with one answer unless ANSWER is "". */
static const char *add_record(struct place *place, const char *framework, const char *name,
                              const char *day, bool finished, const char *answer) {
    const char *path = place_path(place, "data/lobspiegel/%s.record.yaml", name);
    const char *item = strcmp(framework, "lob") == 0 ? "vb-01" : "x-01";
    mkdir(place_path(place, "data/lobspiegel"), 0700);
    place_write(place, path,
                place_text(place,
                           "lobspiegel: record/1\n"
                           "framework: {id: %s, version: \"2026.11\", hash: \"\"}\n"
                           "started: %s\nchanged: %s\nfinished: %s\n"
                           "about: {roles: [], lines: [], depth: quick}\n"
                           "answers:\n  %s: {answer: \"%s\"}\n"
                           "meanings: {%s: 0123456789abcdef}\n...\n",
                           framework, day, day, finished ? "yes" : "no", item, answer, item));
    return path;
}

static struct ran compare(struct place *place, const char *old, const char *new) {
    const char *words[] = {"compare", "--lang", "en", old, old ? new : NULL, NULL};
    return place_run(place, NULL, words);
}

static void check_days(struct ran ran, const char *then, const char *now) {
    const char *at = strstr(ran.out, "Last time: ");
    ck_assert_str_eq(ran.err, "");
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(at);
    ck_assert_int_eq(strncmp(at + strlen("Last time: "), then, 10), 0);
    at = strstr(at, "Now: ");
    ck_assert_ptr_nonnull(at);
    ck_assert_int_eq(strncmp(at + strlen("Now: "), now, 10), 0);
}

START_TEST(the_newest_is_compared_with_the_newest_finished_before_it) {
    struct place *place = place_new();
    add_record(place, "lob", "a", "2023-01-01", true, "0");
    const char *b = add_record(place, "lob", "b", "2024-01-01", true, "1");
    add_record(place, "lob", "c", "2025-01-01", false, "2");
    add_record(place, "lob", "d", "2026-01-01", true, "3");
    struct ran ran = compare(place, NULL, NULL);
    check_days(ran, "2024-01-01", "2026-01-01");
    ck_assert_ptr_nonnull(strstr(ran.out, "Then and now"));
    ck_assert_ptr_nonnull(strstr(ran.out, "\n- 1 → 3  "));
    add_record(place, "lob", "e", "2026-02-01", false, "4");
    check_days(compare(place, NULL, NULL), "2026-01-01", "2026-02-01");
    add_record(place, "lob", "f", "2026-03-01", false, ""); /* only just begun */
    add_record(place, "nice", "g", "2026-04-01", true, ""); /* nothing to compare that with */
    check_days(compare(place, NULL, NULL), "2026-01-01", "2026-02-01");
    place_write(place, place_path(place, "data/lobspiegel/h.record.yaml"), "broken");
    check_days(compare(place, NULL, NULL), "2026-01-01", "2026-02-01");
    check_days(compare(place, b, NULL), "2024-01-01", "2026-02-01");
    place_free(place);
}
END_TEST

START_TEST(any_two_can_be_named) {
    struct place *place = place_new();
    const char *a = add_record(place, "lob", "a", "2023-01-01", false, "0");
    const char *b = add_record(place, "lob", "b", "2024-01-01", false, "1");
    check_days(compare(place, a, b), "2023-01-01", "2024-01-01");
    check_days(compare(place, b, a), "2024-01-01", "2023-01-01");
    struct ran ran = place_run(place, NULL, WORDS("compare", a, b, "-o", "out.txt"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, "");
    ck_assert_ptr_nonnull(strstr(place_read(place, place_path(place, "home/out.txt")), "0 → 1"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("compare", a, b, "c")).status, 2);
    place_free(place);
}
END_TEST

static void check_refused(struct ran ran, int status, const char *said) {
    ck_assert_int_eq(ran.status, status);
    ck_assert_str_eq(ran.out, "");
    ck_assert_msg(strstr(ran.err, said) != NULL, "%s", ran.err);
}

START_TEST(what_cannot_be_compared_is_told) {
    struct place *place = place_new();
    check_refused(compare(place, NULL, NULL), 1, "there is no self-assessment yet");
    const char *a = add_record(place, "lob", "a", "2025-01-01", true, "1");
    check_refused(compare(place, NULL, NULL), 1, "there is nothing to compare yet");
    check_refused(compare(place, a, NULL), 1, "this is the newest self-assessment itself");
    const char *b = add_record(place, "nice", "b", "2026-01-01", true, "2");
    check_refused(compare(place, NULL, NULL), 1, "there is nothing to compare yet");
    check_refused(compare(place, a, b), 1, "only answers to one questionnaire can be compared");
    check_refused(compare(place, a, "none"), 3, "none: ");
    check_refused(compare(place, "none", NULL), 3, "none: ");
    check_refused(place_run(place, NULL, WORDS("compare", "-f", "xyzzy", "--lang", "en")), 1,
                  "xyzzy");
    place_free(place);
}
END_TEST

/* From the first answer to the questionnaire after a change: the item is named, not compared. */
START_TEST(an_item_that_changed_is_named_and_not_compared) {
    struct place *place = place_new();
    place_begin(place);
    ck_assert_int_eq(place_run(place, "2\n\n1\nq\n", WORDS("assess", "--line")).status, 0);
    const char *then = place_record_path(place), *record = place_read(place, then);
    const char *meanings = strstr(record, "\nmeanings: {vb-01: ");
    ck_assert_ptr_nonnull(meanings);
    const char *now = place_path(place, "now.record.yaml");
    place_write(place, now, record);
    struct ran ran = compare(place, then, now);
    ck_assert_ptr_nonnull(strstr(ran.out, "2 items are at the level they had."));
    ck_assert_ptr_null(strstr(ran.out, "Not compared"));
    size_t before = (size_t)(meanings - record) + strlen("\nmeanings: {vb-01: ");
    place_write(
        place, now,
        place_text(place, "%.*s0123456789abcdef%s", (int)before, record, record + before + 16));
    ran = compare(place, then, now);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "1 item is at the level it had."));
    const char *heading = strstr(ran.out, "Not compared");
    ck_assert_ptr_nonnull(heading);
    ck_assert_ptr_nonnull(strstr(heading, "- I know what my school or organisation wants"));
    place_free(place);
}
END_TEST

void add_compare_tests(Suite *suite) {
    TCase *compare = tcase_create("compare");
    tcase_set_timeout(compare, 6 * terminal_deadline());
    tcase_add_test(compare, the_newest_is_compared_with_the_newest_finished_before_it);
    tcase_add_test(compare, any_two_can_be_named);
    tcase_add_test(compare, what_cannot_be_compared_is_told);
    tcase_add_test(compare, an_item_that_changed_is_named_and_not_compared);
    suite_add_tcase(suite, compare);
}

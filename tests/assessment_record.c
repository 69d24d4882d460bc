/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record: written, read, and written again. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assessment_parts.h"

static struct framework *fw;
static struct buf bytes;

static void begin(void) {
    fw = assessment_framework(false);
}

static void end(void) {
    buf_free(&bytes);
    framework_free(fw);
}

/* Reads the bytes on FRAMEWORK; the test fails when that does not go well. */
static struct assessment *read_bytes(const struct framework *framework) {
    struct problems problems = {0};
    struct buf said = {0};
    struct assessment *a =
        record_read("f", buf_string(&bytes), bytes.length, framework, &problems);
    for (int i = 0; i < problems.count; i++)
        problem_format(&problems.list[i], &said);
    ck_assert_msg(a && problems.count == 0, "%s", buf_string(&said));
    buf_free(&said);
    return a;
}

START_TEST(the_form_of_a_record_is_fixed) {
    struct assessment *a = assessment_empty(fw);
    a->about = (struct about){.roles = SET_OF(0) | SET_OF(2), .lines = SET_OF(1), .stage = 1,
                              .sector = 0, .depth = DEPTH_FULL};
    a->changed = (struct date){2026, 12, 1};
    a->at = framework_item(fw, "p-01");
    a->finished = true;
    assessment_rate(a, framework_item(fw, "t-01"), 2);
    assessment_want(a, framework_item(fw, "t-01"), 3);
    assessment_note(a, framework_item(fw, "t-01"), "a \"note\"\nof two lines: #1");
    assessment_want(a, framework_item(fw, "t-02"), 4);
    assessment_mark(a, framework_item(fw, "p-01"), ANSWER_NOT_MINE);
    assessment_note(a, framework_item(fw, "p-02"), "later");
    record_write(a, &bytes);
    struct buf expected = {0};
    buf_addf(&expected,
             "# lobspiegel: private; this file never leaves your computer by itself\n"
             "lobspiegel: record/1\n"
             "framework: {id: small, version: \"2026.1\", hash: \"%s\"}\n"
             "started: 2026-11-23\n"
             "changed: 2026-12-01\n"
             "finished: yes\n"
             "about: {roles: [tutor, coach], stage: veteran, sector: school, lines: [second], "
             "depth: full}\n"
             "at: p-01\n"
             "answers:\n"
             "  t-01: {answer: \"2>3\", note: \"a \\\"note\\\"\\nof two lines: #1\"}\n"
             "  t-02: {answer: \">4\"}\n"
             "  p-01: {answer: \"not-mine\"}\n"
             "  p-02: {answer: \"\", note: \"later\"}\n"
             "...\n",
             fw->hash);
    ck_assert_str_eq(buf_string(&bytes), buf_string(&expected));
    buf_free(&expected);
    assessment_free(a);
}
END_TEST

START_TEST(an_empty_record_can_be_read) {
    struct assessment *a = assessment_empty(fw);
    record_write(a, &bytes);
    struct assessment *again = read_bytes(fw);
    ck_assert_int_eq(again->at, -1);
    ck_assert_int_eq(again->about.stage, -1);
    ck_assert_int_eq(again->about.sector, -1);
    ck_assert_int_eq(assessment_done(again, -1), 0);
    ck_assert_int_eq(again->shown_count, a->shown_count);
    assessment_free(a);
    assessment_free(again);
}
END_TEST

static bool same_text(const char *a, const char *b) {
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static bool same_date(struct date a, struct date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void check_same(const struct assessment *a, const struct assessment *b, int n) {
    PROPERTY(a->about.roles == b->about.roles && a->about.lines == b->about.lines, n);
    PROPERTY(a->about.stage == b->about.stage && a->about.sector == b->about.sector, n);
    PROPERTY(a->about.depth == b->about.depth && a->finished == b->finished && a->at == b->at, n);
    PROPERTY(same_date(a->started, b->started) && same_date(a->changed, b->changed), n);
    PROPERTY(same_text(a->version, b->version) && same_text(a->hash, b->hash), n);
    PROPERTY(a->shown_count == b->shown_count, n);
    PROPERTY(memcmp(a->shown, b->shown, (size_t)a->shown_count * sizeof *a->shown) == 0, n);
    for (int i = 0; i < a->framework->item_count; i++) {
        const struct answer *left = &a->answers[i], *right = &b->answers[i];
        PROPERTY(left->state == right->state && left->now == right->now, n);
        PROPERTY(left->wanted == right->wanted && same_text(left->note, right->note), n);
    }
}

START_TEST(any_record_is_read_as_it_was_written) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 60);
        struct buf again = {0};
        buf_clear(&bytes);
        record_write(a, &bytes);
        struct assessment *b = read_bytes(fw);
        check_same(a, b, n);
        record_write(b, &again);
        PROPERTY(strcmp(buf_string(&bytes), buf_string(&again)) == 0, n);
        buf_free(&again);
        assessment_free(a);
        assessment_free(b);
    }
}
END_TEST

START_TEST(the_longest_note_can_be_read) {
    struct assessment *a = assessment_empty(fw);
    struct buf note = {0};
    buf_add_repeat(&note, "\n\"é", NOTE_BYTES_MAX / 4); /* twice as long when written */
    for (int i = 0; i < fw->item_count; i++)
        assessment_note(a, i, buf_string(&note));
    record_write(a, &bytes);
    struct assessment *again = read_bytes(fw);
    ck_assert_str_eq(again->answers[fw->item_count - 1].note, buf_string(&note));
    assessment_free(again);
    assessment_free(a);
    buf_free(&note);
}
END_TEST

/* A framework may have any text as its version. */
START_TEST(the_longest_version_can_be_read) {
    struct buf version = {0};
    buf_add_string(&version, "version: \"");
    buf_add_repeat(&version, "v", FRAMEWORK_TEXT_MAX);
    buf_add_string(&version, "\"\n");
    char *small = framework_test_file("small.yaml");
    char *text = framework_edited(small, "version: \"2026.1\"\n", buf_string(&version));
    struct framework *with = framework_of(text);
    struct assessment *a = assessment_empty(with);
    record_write(a, &bytes);
    struct assessment *again = read_bytes(with);
    ck_assert_str_eq(again->version, with->version);
    assessment_free(again);
    assessment_free(a);
    framework_free(with);
    free(text);
    free(small);
    buf_free(&version);
}
END_TEST

static const char strange[] =
    "# lobspiegel: private; this file never leaves your computer by itself\n"
    "lobspiegel: record/1\n"
    "framework: {id: small, version: \"1999\", hash: \"abc\"}\n"
    "started: 1999-01-01\n"
    "changed: 1999-01-02\n"
    "finished: no\n"
    "about: {roles: [coach, cook, chef], stage: retired, lines: [second, third], depth: quick}\n"
    "answers:\n"
    "  t-01: {answer: \"1\"}\n"
    "  gone: {answer: \"2>3\", note: \"was here\"}\n"
    "  'no id: #1': {answer: \"na\"}\n"
    "  also-gone: {answer: \"\", note: \"\"}\n"
    "...\n";

START_TEST(what_the_framework_has_no_more_is_kept_as_it_is) {
    buf_add_string(&bytes, strange);
    struct assessment *a = read_bytes(fw);
    ck_assert_uint_eq(a->about.roles, SET_OF(framework_role(fw, "coach")));
    ck_assert_uint_eq(a->about.lines, SET_OF(framework_line(fw, "second")));
    ck_assert_int_eq(a->about.stage, -1);
    ck_assert_int_eq(a->stray_about_count, 4);
    ck_assert_int_eq(a->stray_count, 3);
    ck_assert_str_eq(a->strays[0].item, "gone");
    ck_assert_str_eq(a->strays[0].answer, "2>3");
    ck_assert_str_eq(a->strays[0].note, "was here");
    ck_assert_ptr_null(a->strays[1].note);
    ck_assert(assessment_framework_changed(a));
    ck_assert_str_eq(a->version, "1999");
    buf_clear(&bytes);
    record_write(a, &bytes);
    ck_assert_str_eq(buf_string(&bytes), strange);
    a->about.stage = 0; /* said anew */
    buf_clear(&bytes);
    record_write(a, &bytes);
    ck_assert_ptr_nonnull(strstr(buf_string(&bytes), "stage: starter,"));
    ck_assert_ptr_null(strstr(buf_string(&bytes), "retired"));
    assessment_free(a);
}
END_TEST

START_TEST(the_place_to_come_back_to_must_be_shown) {
    static const struct {
        const char *at;
        const char *item; /* NULL: none */
    } places[] = {{"at: t-01\n", "t-01"}, {"at: t-02\n", NULL}, {"at: nowhere\n", NULL},
                  {"at: [t-01]\n", NULL}, {"", NULL}};
    buf_add_string(&bytes, strange);
    size_t answers = (size_t)(strstr(bytes.bytes, "answers:") - bytes.bytes);
    buf_insert(&bytes, answers, places[_i].at, strlen(places[_i].at));
    struct assessment *a = read_bytes(fw);
    ck_assert_int_eq(a->at, places[_i].item ? framework_item(fw, places[_i].item) : -1);
    assessment_free(a);
}
END_TEST

START_TEST(the_head_tells_what_is_in_a_record) {
    struct problems problems = {0};
    struct record_head head;
    buf_add_string(&bytes, strange);
    ck_assert(record_read_head("f", bytes.bytes, bytes.length, &head, &problems));
    ck_assert_str_eq(head.framework, "small");
    ck_assert_str_eq(head.version, "1999");
    ck_assert_str_eq(head.hash, "abc");
    ck_assert_int_eq(head.started.day, 1);
    ck_assert_int_eq(head.changed.day, 2);
    ck_assert(!head.finished);
    ck_assert_int_eq(head.answered, 3); /* a note alone is no answer */
    record_head_free(&head);
    ck_assert_ptr_null(head.framework);
    ck_assert(!record_read_head("f", bytes.bytes, 200, &head, &problems));
    ck_assert_int_gt(problems.count, 0);
    record_head_free(&head);
    problems_free(&problems);
}
END_TEST

TCase *assessment_record_case(void) {
    TCase *record = tcase_create("record");
    tcase_add_checked_fixture(record, begin, end);
    tcase_add_test(record, the_form_of_a_record_is_fixed);
    tcase_add_test(record, an_empty_record_can_be_read);
    tcase_add_test(record, any_record_is_read_as_it_was_written);
    tcase_add_test(record, the_longest_note_can_be_read);
    tcase_add_test(record, the_longest_version_can_be_read);
    tcase_add_test(record, what_the_framework_has_no_more_is_kept_as_it_is);
    tcase_add_loop_test(record, the_place_to_come_back_to_must_be_shown, 0, 5);
    tcase_add_test(record, the_head_tells_what_is_in_a_record);
    return record;
}

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

/* Adds an intention about the item, or else the module, with this id. */
static bool intend(struct assessment *a, const char *id, const char *what, const char *when,
                   const char *with) {
    int item = framework_item(a->framework, id);
    const struct intention intention = {item, item < 0 ? framework_module(a->framework, id) : -1,
                                        (char *)what, (char *)when, (char *)with};
    return assessment_intend(a, a->intention_count, &intention);
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
    intend(a, "shadowing", "a day\nwith \"them\": #1", "", "Ann, Bo");
    intend(a, "t-04", "sum up", "in May", "");
    assessment_look_back_to(a, (struct date){2025, 11, 23});
    assessment_look_back(a, framework_item(fw, "t-01"), 1);
    a->answers[framework_item(fw, "t-03")].before = (struct before){ANSWER_RATED, 0, 2};
    record_write(a, &bytes);
    struct buf expected = {0};
    char meanings[3][MEANING_SIZE];
    framework_item_meaning(fw, framework_item(fw, "t-01"), meanings[0]);
    framework_item_meaning(fw, framework_item(fw, "t-02"), meanings[1]);
    framework_item_meaning(fw, framework_item(fw, "p-01"), meanings[2]);
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
             "looked-back-to: 2025-11-23\n"
             "answers:\n"
             "  t-01: {answer: \"2>3\", then: 1, note: \"a \\\"note\\\"\\nof two lines: #1\"}\n"
             "  t-02: {answer: \">4\"}\n"
             "  t-03: {answer: \"\", before: \"0>2\"}\n"
             "  p-01: {answer: \"not-mine\"}\n"
             "  p-02: {answer: \"\", note: \"later\"}\n"
             "intentions: [{about: shadowing, what: \"a day\\nwith \\\"them\\\": #1\", "
             "with: \"Ann, Bo\"}, {about: t-04, what: \"sum up\", when: \"in May\"}]\n"
             "meanings: {t-01: %s, t-02: %s, p-01: %s}\n"
             "...\n",
             fw->hash, meanings[0], meanings[1], meanings[2]);
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

static bool same_intention(const struct intention *a, const struct intention *b) {
    return a->item == b->item && a->module == b->module && same_text(a->what, b->what) &&
           same_text(a->when, b->when) && same_text(a->with, b->with);
}

static void check_same(const struct assessment *a, const struct assessment *b, int n) {
    PROPERTY(a->about.roles == b->about.roles && a->about.lines == b->about.lines, n);
    PROPERTY(a->about.stage == b->about.stage && a->about.sector == b->about.sector, n);
    PROPERTY(a->about.depth == b->about.depth && a->finished == b->finished && a->at == b->at, n);
    PROPERTY(same_date(a->started, b->started) && same_date(a->changed, b->changed), n);
    PROPERTY(same_date(a->back_to, b->back_to), n);
    PROPERTY(same_text(a->version, b->version) && same_text(a->hash, b->hash), n);
    PROPERTY(a->shown_count == b->shown_count, n);
    PROPERTY(memcmp(a->shown, b->shown, (size_t)a->shown_count * sizeof *a->shown) == 0, n);
    for (int i = 0; i < a->framework->item_count; i++) {
        const struct answer *left = &a->answers[i], *right = &b->answers[i];
        PROPERTY(left->state == right->state && left->now == right->now, n);
        PROPERTY(left->wanted == right->wanted && same_text(left->note, right->note), n);
        PROPERTY(left->then == right->then && same_text(left->meaning, right->meaning), n);
        PROPERTY(left->before.state == right->before.state, n);
        PROPERTY(left->before.now == right->before.now, n);
        PROPERTY(left->before.wanted == right->before.wanted, n);
    }
    PROPERTY(a->intention_count == b->intention_count && b->stray_intention_count == 0, n);
    PROPERTY(a->shared_count == b->shared_count, n);
    for (int i = 0; i < a->shared_count; i++)
        PROPERTY(memcmp(&a->shared[i], &b->shared[i], sizeof a->shared[i]) == 0, n);
    for (int i = 0; i < a->intention_count; i++)
        PROPERTY(same_intention(&a->intentions[i], &b->intentions[i]), n);
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

/* small.yaml with FIND changed into PUT, and with the module PUT_MODULE in place of shadowing. */
static struct framework *other_framework(const char *find, const char *put,
                                         const char *put_module) {
    char *small = framework_test_file("small.yaml");
    char *half = framework_edited(small, find, put);
    char *text = framework_edited(half, "  shadowing:\n", put_module);
    struct framework *other = framework_of(text);
    free(text);
    free(half);
    free(small);
    return other;
}

/* A program with another version of the framework in between takes nothing away. */
START_TEST(any_intention_outlives_its_framework) {
    struct framework *other = other_framework("  t-03:\n", "  new-03:\n", "  new-module:\n");
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 60);
        buf_clear(&bytes);
        record_write(a, &bytes);
        struct assessment *b = read_bytes(other);
        PROPERTY(b->intention_count + b->stray_intention_count == a->intention_count, n);
        buf_clear(&bytes);
        record_write(b, &bytes);
        struct assessment *c = read_bytes(fw);
        PROPERTY(c->intention_count == a->intention_count && c->stray_intention_count == 0, n);
        for (int i = 0; i < a->intention_count; i++) { /* perhaps in another order */
            int at = 0;
            while (at < c->intention_count &&
                   !same_intention(&a->intentions[i], &c->intentions[at]))
                at++;
            PROPERTY(at < c->intention_count, n);
        }
        assessment_free(a);
        assessment_free(b);
        assessment_free(c);
    }
    framework_free(other);
}
END_TEST

/* Three are gone, three are added, and then the framework has all six again. */
START_TEST(more_intentions_than_there_may_be_are_kept) {
    struct framework *other = other_framework("  t-03:\n", "  new-03:\n", "  new-module:\n");
    struct assessment *a = assessment_empty(fw);
    ck_assert(intend(a, "t-03", "1", "", "") && intend(a, "shadowing", "2", "", "") &&
              intend(a, "t-03", "3", "", ""));
    record_write(a, &bytes);
    struct assessment *b = read_bytes(other);
    ck_assert_int_eq(b->intention_count, 0);
    ck_assert_int_eq(b->stray_intention_count, 3);
    ck_assert(intend(b, "t-01", "4", "", "") && intend(b, "basics", "5", "", "") &&
              intend(b, "p-01", "6", "", ""));
    buf_clear(&bytes);
    record_write(b, &bytes);
    struct assessment *c = read_bytes(fw);
    ck_assert_int_eq(c->intention_count, 3);
    ck_assert_int_eq(c->stray_intention_count, 3);
    ck_assert_str_eq(c->intentions[2].what, "6");
    ck_assert_str_eq(c->stray_intentions[0].what, "1");
    ck_assert_str_eq(c->stray_intentions[1].about, "shadowing");
    assessment_forget(c, 1);
    buf_clear(&bytes);
    record_write(c, &bytes);
    struct assessment *d = read_bytes(fw); /* there is room for one of them again */
    ck_assert_int_eq(d->intention_count, 3);
    ck_assert_int_eq(d->stray_intention_count, 2);
    ck_assert_int_eq(d->intentions[2].item, framework_item(fw, "t-03"));
    assessment_free(a);
    assessment_free(b);
    assessment_free(c);
    assessment_free(d);
    framework_free(other);
}
END_TEST

/* What may be written may be read: with all the strays that there can be. */
START_TEST(a_record_never_gets_more_intentions_than_can_be_read) {
    buf_add_string(&bytes,
                   "lobspiegel: record/1\nframework: {id: small, version: \"1\", hash: \"\"}\n"
                   "started: 2026-11-01\nchanged: 2026-11-02\nfinished: no\n"
                   "about: {roles: [], lines: [], depth: full}\nanswers: {}\nintentions:\n");
    for (int i = 0; i < INTENTIONS_FILE_MAX - 1; i++)
        buf_addf(&bytes, "  - {about: gone-%d, what: \"%d\"}\n", i, i);
    buf_add_string(&bytes, "...\n");
    struct assessment *a = read_bytes(fw);
    ck_assert_int_eq(a->stray_intention_count, INTENTIONS_FILE_MAX - 1);
    ck_assert(intend(a, "t-01", "the last", "", ""));
    ck_assert(!intend(a, "t-02", "one more", "", ""));
    buf_clear(&bytes);
    record_write(a, &bytes);
    struct assessment *again = read_bytes(fw);
    ck_assert_int_eq(again->intention_count, 1);
    ck_assert_int_eq(again->stray_intention_count, INTENTIONS_FILE_MAX - 1);
    assessment_free(again);
    assessment_free(a);
}
END_TEST

/* An item and a module may have the same code. */
START_TEST(an_intention_stays_with_its_module) {
    struct framework *other = other_framework("  t-03:\n", "  same:\n", "  same:\n");
    struct assessment *a = assessment_empty(other);
    struct intention intention = {framework_item(other, "same"), -1, (char *)"x", NULL, NULL};
    ck_assert(assessment_intend(a, 0, &intention));
    intention.item = -1;
    intention.module = framework_module(other, "same");
    ck_assert(assessment_intend(a, 1, &intention));
    record_write(a, &bytes);
    ck_assert_ptr_nonnull(strstr(buf_string(&bytes), "{about: same, "));
    ck_assert_ptr_nonnull(strstr(buf_string(&bytes), "{about: module/same, "));
    struct assessment *again = read_bytes(other);
    check_same(a, again, 0);
    assessment_free(again);
    again = read_bytes(fw); /* which has neither */
    ck_assert_int_eq(again->stray_intention_count, 2);
    ck_assert_str_eq(again->stray_intentions[1].about, "module/same");
    assessment_free(again);
    assessment_free(a);
    framework_free(other);
}
END_TEST

START_TEST(the_longest_intentions_can_be_read) {
    struct assessment *a = assessment_empty(fw);
    struct buf words = {0};
    buf_add_repeat(&words, "\n\"é", INTENTION_BYTES_MAX / 4);
    for (int i = 0; i < INTENTIONS_MAX; i++)
        ck_assert(intend(a, "t-01", words.bytes, words.bytes, words.bytes));
    record_write(a, &bytes);
    struct assessment *again = read_bytes(fw);
    check_same(a, again, 0);
    assessment_free(again);
    assessment_free(a);
    buf_free(&words);
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
    "  gone: {answer: \"2>3\", before: \"na\", then: 0, note: \"was here\"}\n"
    "  'no id: #1': {answer: \"na\"}\n"
    "  also-gone: {answer: \"\", note: \"\"}\n"
    "intentions: [{about: deeper, what: \"known\"}, {about: gone, what: \"was here\", when: "
    "\"then\", with: \"Ann\"}, {about: module/gone, what: \"this too\"}]\n"
    "meanings: {t-01: 0123456789abcdef, gone: fedcba9876543210, 'no id: #1': 0000000000000000}\n"
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
    ck_assert_str_eq(a->strays[0].before, "na");
    ck_assert_int_eq(a->strays[0].then, 0);
    ck_assert_str_eq(a->strays[0].meaning, "fedcba9876543210");
    ck_assert_ptr_null(a->strays[1].note);
    ck_assert_ptr_null(a->strays[1].before);
    ck_assert_int_eq(a->strays[1].then, -1);
    ck_assert_str_eq(a->answers[framework_item(fw, "t-01")].meaning, "0123456789abcdef");
    ck_assert_int_eq(a->intention_count, 1);
    ck_assert_int_eq(a->intentions[0].module, framework_module(fw, "deeper"));
    ck_assert_int_eq(a->stray_intention_count, 2);
    ck_assert_str_eq(a->stray_intentions[0].about, "gone");
    ck_assert_str_eq(a->stray_intentions[0].with, "Ann");
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
    ck_assert_int_eq(head.intentions, 3);
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
    tcase_add_test(record, any_intention_outlives_its_framework);
    tcase_add_test(record, more_intentions_than_there_may_be_are_kept);
    tcase_add_test(record, a_record_never_gets_more_intentions_than_can_be_read);
    tcase_add_test(record, an_intention_stays_with_its_module);
    tcase_add_test(record, the_longest_intentions_can_be_read);
    tcase_add_test(record, the_longest_note_can_be_read);
    tcase_add_test(record, the_longest_version_can_be_read);
    tcase_add_test(record, what_the_framework_has_no_more_is_kept_as_it_is);
    tcase_add_loop_test(record, the_place_to_come_back_to_must_be_shown, 0, 5);
    tcase_add_test(record, the_head_tells_what_is_in_a_record);
    return record;
}

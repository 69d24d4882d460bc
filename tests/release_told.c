/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release laid beside an earlier one: what is read back, what is compared, what is refused. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"
#include "release_parts.h"
#include "report/layout.h"
#include "report_parts.h"

static struct framework *fw;
static struct group *group;

static void begin(void) {
    fw = assessment_framework(false);
    group = release_group(fw, true);
    report_language("en");
}

static void end(void) {
    group_free(group);
    framework_free(fw);
}

static struct told *read_text(const struct framework *framework, const char *text,
                              struct problems *problems) {
    struct buf bytes = {0};
    buf_add_string(&bytes, text);
    struct told *told = told_read("report.json", &bytes, framework, problems);
    buf_free(&bytes);
    ck_assert_msg((told != NULL) == (problems->count == 0), "told or said");
    return told;
}

static char *data_of(const struct release *release) {
    struct buf text = {0};
    report_release_data(release, "en", &text);
    return buf_take(&text);
}

/* Poisoned where suppressed, so only what is told can be compared. */
static void check_same_cell(const struct told_cell *a, const struct told_cell *b) {
    struct buf left = {0}, right = {0};
    ck_assert_int_eq(a->sameness, b->sameness);
    cell_numbers(&a->cell, &left);
    cell_numbers(&b->cell, &right);
    ck_assert_uint_eq(left.length, right.length);
    ck_assert(memcmp(left.bytes, right.bytes, left.length) == 0);
    buf_free(&left);
    buf_free(&right);
}

/* The forms that a cell does not have are nothing when it is read back. */
static void blank(struct cell *cell) {
    if (cell->form != FORM_TALLY)
        cell->low = cell->high = 0;
    if (cell->form != FORM_SHARE)
        cell->share = 0;
}

START_TEST(a_release_is_read_back) {
    for (int n = 0; n < 200; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        struct release *r = release_random(fw, group, &chance, n % 3 == 0);
        char *text = data_of(r);
        for (int i = 0; i < fw->item_count; i++)
            blank(&r->all.items[i]);
        for (int d = 0; d < fw->dimension_count; d++)
            blank(&r->all.dimensions[d]);
        struct told *told = read_text(fw, text, &problems), *same = told_of(r);
        ck_assert_msg(told != NULL, "case %d: %s", n,
                      problems.count ? problems.list[0].message : "");
        ck_assert_str_eq(told->code, same->code);
        ck_assert_str_eq(told->period, same->period);
        ck_assert_str_eq(told->version, same->version);
        ck_assert_uint_eq(told->people, same->people);
        for (int i = 0; i < fw->item_count; i++)
            check_same_cell(&told->items[i], &same->items[i]);
        for (int d = 0; d < fw->dimension_count; d++)
            check_same_cell(&told->dimensions[d], &same->dimensions[d]);
        told_free(told);
        told_free(same);
        free(text);
        release_free(r);
        problems_free(&problems);
    }
}
END_TEST

/* Small.yaml with one edit. */
static struct framework *edited(const char *from, const char *to) {
    char *text = framework_test_file("small.yaml"), *other = framework_edited(text, from, to);
    struct framework *framework = framework_of(other);
    free(text);
    free(other);
    return framework;
}

START_TEST(what_changed_its_words_is_not_compared) {
    struct framework *then = edited("\"I listen.\"", "\"I hear.\"");
    struct group *then_group = release_group(then, true);
    struct release *r = release_example(then, then_group);
    struct problems problems = {0};
    char *text = data_of(r);
    struct told *told = read_text(fw, text, &problems);
    ck_assert_ptr_nonnull(told);
    int changed = -1;
    for (int i = 0; i < fw->item_count; i++)
        if (told->items[i].sameness != SAME_MEANING) {
            ck_assert_int_eq(changed, -1);
            ck_assert_int_eq(told->items[i].sameness, SAME_CHANGED);
            changed = i;
        }
    ck_assert_int_ge(changed, 0);
    for (int d = 0; d < fw->dimension_count; d++)
        ck_assert_int_eq(told->dimensions[d].sameness,
                         framework_within(fw, fw->items[changed].dimension, d) ? SAME_CHANGED
                                                                               : SAME_MEANING);
    ck_assert_int_eq(told_change(&told->items[changed], &told->items[changed]), CHANGE_NOT_SAID);
    told_free(told);
    free(text);
    release_free(r);
    group_free(then_group);
    framework_free(then);
    problems_free(&problems);
}
END_TEST

static const struct {
    struct told_cell then, now;
    enum change change;
} changes[] = {
#define TALLY(low_, high_)                                                                         \
    {                                                                                              \
        SAME_MEANING, {                                                                            \
            .form = FORM_TALLY, .low = (low_), .high = (high_)                                     \
        }                                                                                          \
    }
#define SHARE(share_)                                                                              \
    {                                                                                              \
        SAME_MEANING, {                                                                            \
            .form = FORM_SHARE, .share = (share_)                                                  \
        }                                                                                          \
    }
    {TALLY(1, 1), TALLY(2, 2), CHANGE_FURTHER},
    {TALLY(1, 2), TALLY(2, 3), CHANGE_NONE}, /* a level in common */
    {TALLY(3, 4), TALLY(0, 2), CHANGE_BACK},
    {TALLY(2, 2), TALLY(2, 2), CHANGE_NONE},
    {SHARE(SHARE_HALF), SHARE(SHARE_MORE), CHANGE_FURTHER},
    {SHARE(SHARE_HALF), SHARE(SHARE_HARDLY), CHANGE_BACK},
    {SHARE(SHARE_HALF), SHARE(SHARE_HALF), CHANGE_NONE},
    {SHARE(SHARE_HALF), TALLY(3, 3), CHANGE_NOT_SAID},
    {{SAME_MEANING, {.form = FORM_SUPPRESSED}},
     {SAME_MEANING, {.form = FORM_SUPPRESSED}},
     CHANGE_NOT_SAID},
    {{SAME_CHANGED, {.form = FORM_TALLY}}, TALLY(3, 3), CHANGE_NOT_SAID},
    {{SAME_GONE, {.form = FORM_TALLY}}, TALLY(3, 3), CHANGE_NOT_SAID},
};

START_TEST(a_change_is_said_when_it_is_sure) {
    ck_assert_int_eq(told_change(&changes[_i].then, &changes[_i].now), changes[_i].change);
}
END_TEST

static const struct {
    const char *from, *to, *says;
} spoilt[] = {
    {"lobspiegel-release/1", "lobspiegel-release/2", "no earlier report"},
    {"\"id\": \"small\"", "\"id\": \"other\"", "another questionnaire"},
    {"\"status\": \"tally\"", "\"status\": \"tale\"", "cannot be read"},
    {"\"from\": 1", "\"from\": 2", "cannot be read"},
    {"\"count\": 9", "\"count\": -9", "cannot be read"},
    {"\"count\": 9", "\"count\": 99999999999", "cannot be read"},
    {"\"low\": 2", "\"low\": 7", "cannot be read"},
    {"\"share\": \"nearly\"", "\"share\": 3", "cannot be read"},
    {"\"reason\": \"k\"", "\"reason\": null", "cannot be read"},
    {"\"people\": 24", "\"people\": \"24\"", "cannot be read"},
    {"{", "[", "no earlier report"},
    {"\"group\"", "\"format\": 1, \"group\"", "no earlier report"}, /* a key twice */
};

/* TEXT with TO for the first FROM in what it tells of everybody, or else in all of it. */
static char *spoil(const char *text, const char *from, const char *to) {
    const char *all = strstr(text, "\"all\""), *at = all ? strstr(all, from) : NULL;
    struct buf out = {0};
    if (!at || from[0] == '{')
        at = strstr(text, from);
    ck_assert_msg(at != NULL, "not there: %s", from);
    buf_add(&out, text, (size_t)(at - text));
    buf_addf(&out, "%s%s", to, at + strlen(from));
    return buf_take(&out);
}

START_TEST(a_spoilt_report_is_refused) {
    struct release *r = release_example(fw, group);
    char *text = data_of(r), *other = spoil(text, spoilt[_i].from, spoilt[_i].to);
    struct problems problems = {0};
    ck_assert_ptr_null(read_text(fw, other, &problems));
    ck_assert_msg(strstr(problems.list[0].message, spoilt[_i].says) != NULL, "%s",
                  problems.list[0].message);
    problems_free(&problems);
    free(other);
    free(text);
    release_free(r);
}
END_TEST

/* Whatever the bytes are, it is read or refused; and what is read can be laid beside. */
START_TEST(any_bytes_are_read_or_refused) {
    struct release *r = release_example(fw, group);
    struct told *now = told_of(r);
    char *text = data_of(r);
    size_t length = strlen(text);
    int read = 0;
    for (int n = 0; n < 400; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        struct buf bytes = {0};
        buf_add(&bytes, text, length);
        for (int i = chance_between(&chance, 1, 4); i > 0; i--)
            bytes.bytes[chance_between(&chance, 0, (int)length - 1)] =
                (char)chance_between(&chance, 0, 255);
        if (chance_of(&chance, 20))
            bytes.length = (size_t)chance_between(&chance, 0, (int)length);
        struct told *told = told_read("report.json", &bytes, fw, &problems);
        ck_assert((told != NULL) == (problems.count == 0));
        if (told) {
            struct doc *doc = doc_new();
            report_then_and_now(doc, told, now, "en");
            doc_free(doc);
            read++;
        }
        told_free(told);
        buf_free(&bytes);
        problems_free(&problems);
    }
    ck_assert_int_gt(read, 0);
    free(text);
    told_free(now);
    release_free(r);
}
END_TEST

/* The example, as it was when less was told, with another item and other words. */
static void check_document(const char *language, const char *golden) {
    report_language(language);
    struct release *r = release_example(fw, group);
    struct told *then = told_of(r), *now = told_of(r);
    struct buf text = {0};
    struct doc *doc = doc_new();
    free(then->period);
    then->period = mem_copy("2025-2026");
    then->people = 31;
    then->items[0].cell.low = then->items[0].cell.high = 1;
    then->items[1].cell.share = SHARE_HALF;
    then->items[4].cell.low = then->items[4].cell.high = 4;
    now->items[4].cell.low = now->items[4].cell.high = 2;
    then->items[5].sameness = SAME_CHANGED;
    then->items[6].sameness = SAME_GONE;
    then->dimensions[1].sameness = SAME_CHANGED;
    then->dropped = 2;
    report_then_and_now(doc, then, now, language);
    doc_write_text(doc, 80, false, &text);
    report_check_golden(golden, &text);
    buf_free(&text);
    doc_free(doc);
    told_free(then);
    told_free(now);
    release_free(r);
}

START_TEST(then_and_now_is_as_it_was) {
    check_document("nl", "release-then-nl.txt");
    check_document("en", "release-then-en.txt");
}
END_TEST

TCase *release_told_case(void) {
    TCase *tcase = tcase_create("told");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_release_is_read_back);
    tcase_add_test(tcase, what_changed_its_words_is_not_compared);
    tcase_add_loop_test(tcase, a_change_is_said_when_it_is_sure, 0, ARRAY_LENGTH(changes));
    tcase_add_loop_test(tcase, a_spoilt_report_is_refused, 0, ARRAY_LENGTH(spoilt));
    tcase_add_test(tcase, any_bytes_are_read_or_refused);
    tcase_add_test(tcase, then_and_now_is_as_it_was);
    return tcase;
}

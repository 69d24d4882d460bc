/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole documents against the files in tests/golden/report; LOBSPIEGEL_UPDATE=1 writes these
 * anew. The answers are one person's, on tests/frameworks/small.yaml. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "report_parts.h"

static struct framework *fw;
static struct assessment *a, *then; /* answers, and those of a year before */

static void rate(const char *item, int now, int wanted) {
    assessment_rate(a, framework_item(fw, item), now);
    assessment_want(a, framework_item(fw, item), wanted);
}

/* As an older program kept it: without what the item meant. */
static void rate_then(const char *item, int level) {
    int i = framework_item(fw, item);
    assessment_rate(then, i, level);
    then->answers[i].meaning[0] = '\0';
}

static void intend(const char *item, const char *what, const char *when, const char *with) {
    struct intention plan = {.item = framework_item(fw, item), .module = -1};
    plan.what = mem_copy(what);
    plan.when = mem_copy(when);
    plan.with = mem_copy(with);
    assessment_intend(a, a->intention_count, &plan);
    free(plan.what);
    free(plan.when);
    free(plan.with);
}

/* The same person on an older version of the questionnaire. */
static void begin_then(void) {
    then = assessment_empty(fw);
    then->about = a->about;
    rate_then("t-01", 2);
    rate_then("t-02", 2);
    rate_then("t-03", 2);
    rate_then("p-01", 0);
    rate_then("p-02", 1);
    rate_then("p-03", 1);
    then->changed = (struct date){2025, 11, 30};
    free(then->version);
    free(then->hash);
    then->version = mem_copy("2025.2");
    then->hash = mem_copy("other");
    assessment_select(then);
}

static void begin(void) {
    fw = assessment_framework(false);
    a = assessment_empty(fw);
    a->about = (struct about){.roles = SET_OF(framework_role(fw, "tutor")) |
                                       SET_OF(framework_role(fw, "coach")),
                              .stage = framework_stage(fw, "starter"),
                              .sector = framework_sector(fw, "school"),
                              .lines = SET_OF(0) | SET_OF(1),
                              .depth = DEPTH_FULL};
    rate("t-01", 1, 3);
    rate("t-02", 3, -1);
    rate("t-03", 2, 2);
    rate("p-01", 1, -1);
    rate("p-02", 0, 4);
    assessment_mark(a, framework_item(fw, "p-03"), ANSWER_NOT_MINE);
    assessment_note(a, framework_item(fw, "t-01"), "PRIVATE");
    a->changed = (struct date){2026, 12, 1};
    intend("p-02", "Ask <Samira> & me to *watch*", "next | week", "Samira_J");
    intend("t-01", "1. Look around", "", "");
    a->stray_intentions = mem_new(1, sizeof *a->stray_intentions);
    a->stray_intentions[0] = (struct stray_intention){mem_copy("gone"), mem_copy("Read more"),
                                                      mem_copy("in spring"), mem_copy("")};
    a->stray_intention_count = 1;
    assessment_select(a);
    begin_then();
}

static void end(void) {
    assessment_free(then);
    assessment_free(a);
    framework_free(fw);
}

static const struct {
    const char *name, *language;
    int columns;
    bool linear;
    int hours;
} wholes[] = {
    {"whole-nl.txt", "nl", 76, false, ADVICE_ANY_HOURS},
    {"whole-en.txt", "en", 76, false, ADVICE_ANY_HOURS},
    {"narrow-nl.txt", "nl", 30, false, 10},
    {"narrow-en.txt", "en", 30, false, 10},
    {"linear-nl.txt", "nl", 76, true, ADVICE_ANY_HOURS},
    {"linear-en.txt", "en", 76, true, ADVICE_ANY_HOURS},
};

START_TEST(a_report_is_as_it_was) {
    struct buf text = {0};
    report_language(wholes[_i].language);
    struct doc *doc = report_whole(a, wholes[_i].hours, wholes[_i].language);
    doc_write_text(doc, wholes[_i].columns, wholes[_i].linear, &text);
    report_check_golden(wholes[_i].name, &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

START_TEST(a_report_in_markdown_is_as_it_was) {
    const char *language = _i == 0 ? "nl" : "en";
    struct buf text = {0};
    report_language(language);
    struct doc *doc = report_whole(a, ADVICE_ANY_HOURS, language);
    doc_write_markdown(doc, "Small & <new>", &text);
    report_check_golden(_i == 0 ? "whole-nl.md" : "whole-en.md", &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

START_TEST(a_report_as_a_web_page_is_as_it_was) {
    struct buf text = {0};
    report_language("nl");
    struct doc *doc = report_whole(a, ADVICE_ANY_HOURS, "nl");
    doc_write_html(doc, "Small & <new>", "nl", &text);
    report_check_golden("whole-nl.html", &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

START_TEST(a_report_as_data_is_as_it_was) {
    struct buf text = {0};
    struct profile *profile = profile_make(a), *previous = profile_make(then);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = 40});
    report_language("en");
    report_data(profile, previous, advice, 40, "en", &text);
    report_check_golden("whole-en.json", &text);
    advice_free(advice);
    profile_free(previous);
    profile_free(profile);
    buf_free(&text);
}
END_TEST

START_TEST(an_empty_report_is_as_it_was) {
    struct buf text = {0};
    struct assessment *empty = assessment_empty(fw);
    report_language("en");
    struct doc *doc = report_whole(empty, ADVICE_ANY_HOURS, "en");
    doc_write_text(doc, 76, false, &text);
    report_check_golden("empty-en.txt", &text);
    buf_free(&text);
    doc_free(doc);
    assessment_free(empty);
}
END_TEST

START_TEST(a_web_page_is_as_it_was) {
    const char *language = _i == 0 ? "nl" : "en";
    struct buf text = {0};
    struct doc *doc = doc_new();
    report_language(language);
    report_paper(doc, a, NULL, "", language);
    doc_write_html(doc, "Small & <new>", language, &text);
    report_check_golden(_i == 0 ? "paper-nl.html" : "paper-en.html", &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

START_TEST(a_paper_for_a_group_is_as_it_was) {
    static const unsigned char id[GROUP_ID_BYTES] = {4};
    const char *language = _i % 2 ? "en" : "nl";
    struct buf text = {0};
    struct doc *doc = doc_new();
    struct group *group = group_new(fw, "team-3", id);
    report_language(language);
    group->purpose = group_text(group, "The plan for <next> year");
    group_split_by(group, fw, SPLIT_LINE, NULL);
    report_paper(doc, a, group, "team-3.group.yaml --to FOLDER", language);
    if (_i < 2)
        doc_write_html(doc, "Small & <new>", language, &text);
    else
        doc_write_text(doc, 76, false, &text);
    report_check_golden(((const char *const[]){"paper-group-nl.html", "paper-group-en.html",
                                               "paper-group-nl.txt", "paper-group-en.txt"})[_i],
                        &text);
    group_free(group);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

/* Twelve parts, and a sheet that can be keyed in by the signs that are on it. */
START_TEST(each_part_on_a_paper_has_its_sign) {
    static const unsigned char id[GROUP_ID_BYTES] = {4};
    struct buf text = {0};
    struct doc *doc = doc_new();
    struct group *group = group_new(fw, "team-3", id);
    report_language("en");
    group->split = SPLIT_ROLE;
    group->bucket_count = BUCKETS_MAX;
    for (int i = 0; i < BUCKETS_MAX; i++)
        group->buckets[i] = (struct bucket){.id = "part", .members = SET_OF(i % 2)};
    report_paper(doc, a, group, "", "en");
    doc_write_text(doc, 76, false, &text);
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "( ) 0 I would rather not say"));
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "( ) 9 "));
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "( ) a  "));
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "( ) c  "));
    ck_assert_ptr_null(strstr(buf_string(&text), "( ) d  "));
    group_free(group);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

/* A profile beside an earlier one, or what is different between the two. */
static const struct {
    const char *name, *language;
    int columns;
    bool linear, compared;
} moments[] = {
    {"moments-80-nl.txt", "nl", 80, false, false},
    {"moments-40-nl.txt", "nl", 40, false, false},
    {"moments-132-en.txt", "en", 132, false, false},
    {"moments-linear-en.txt", "en", 80, true, false},
    {"compared-80-en.txt", "en", 80, false, true},
    {"compared-40-en.txt", "en", 40, false, true},
    {"compared-132-nl.txt", "nl", 132, false, true},
    {"compared-linear-nl.txt", "nl", 80, true, true},
};

START_TEST(two_moments_are_as_they_were) {
    struct buf text = {0};
    report_language(moments[_i].language);
    struct doc *doc =
        (moments[_i].compared ? report_compared : report_profiles)(then, a, moments[_i].language);
    doc_write_text(doc, moments[_i].columns, moments[_i].linear, &text);
    report_check_golden(moments[_i].name, &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

START_TEST(two_moments_on_a_web_page_are_as_they_were) {
    struct buf text = {0};
    report_language(_i == 0 ? "nl" : "en");
    struct doc *doc = _i == 0 ? report_profiles(then, a, "nl") : report_compared(then, a, "en");
    doc_write_html(doc, "Small & <new>", _i == 0 ? "nl" : "en", &text);
    report_check_golden(_i == 0 ? "moments-nl.html" : "compared-en.html", &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

/* With nothing in common, and with items that are gone, on the same version. */
START_TEST(two_moments_without_anything_in_common_are_as_they_were) {
    struct buf text = {0};
    struct assessment *empty = assessment_empty(fw);
    empty->strays = mem_new(2, sizeof *empty->strays);
    empty->strays[0] = (struct stray){.item = mem_copy("t-09"),
                                      .answer = mem_copy("2>3"),
                                      .note = mem_copy("PRIVATE"),
                                      .then = -1};
    empty->strays[1] = (struct stray){
        .item = mem_copy("t-10"), .answer = mem_copy("na"), .then = -1};
    empty->stray_count = 2;
    report_language("en");
    struct doc *doc = report_compared(empty, a, "en");
    doc_write_text(doc, 80, false, &text);
    report_check_golden("compared-empty-en.txt", &text);
    buf_free(&text);
    doc_free(doc);
    assessment_free(empty);
}
END_TEST

/* Items that are known to have changed, and with looking back. */
static const struct {
    const char *name, *language;
    bool linear;
} backs[] = {{"looked-back-en.txt", "en", false}, {"looked-back-linear-en.txt", "en", true}};

START_TEST(looking_back_is_as_it_was) {
    static const char *const items[] = {"t-01", "t-02", "t-03", "p-01"};
    struct buf text = {0};
    report_language(backs[_i].language);
    for (int i = 0; i < 4; i++) {
        int item = framework_item(fw, items[i]);
        framework_item_meaning(fw, item, then->answers[item].meaning);
        assessment_look_back(a, item, i % 2);
    }
    memcpy(then->answers[framework_item(fw, "p-01")].meaning, "0123456789abcdef", MEANING_SIZE);
    memcpy(then->answers[framework_item(fw, "p-02")].meaning, "fedcba9876543210", MEANING_SIZE);
    struct doc *doc = report_compared(then, a, backs[_i].language);
    doc_write_text(doc, 80, backs[_i].linear, &text);
    report_check_golden(backs[_i].name, &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

/* One that starts from last time reads as an empty one of the same person: profile and advice. */
START_TEST(what_is_not_confirmed_is_in_no_report) {
    struct assessment *amended = assessment_amend(a, a->changed);
    struct assessment *empty = assessment_new(fw, a->changed);
    struct buf with = {0}, without = {0};
    empty->about = a->about;
    assessment_select(empty);
    report_language("en");
    struct doc *left = report_whole(amended, ADVICE_ANY_HOURS, "en");
    struct doc *right = report_whole(empty, ADVICE_ANY_HOURS, "en");
    doc_write_text(left, 80, false, &with);
    doc_write_text(right, 80, false, &without);
    ck_assert(answer_has_before(&amended->answers[framework_item(fw, "t-01")]));
    ck_assert_str_eq(buf_string(&with), buf_string(&without));
    doc_free(left);
    doc_free(right);
    buf_free(&with);
    buf_free(&without);
    assessment_free(amended);
    assessment_free(empty);
}
END_TEST

START_TEST(a_framework_is_shown_as_it_was) {
    struct buf text = {0};
    struct doc *doc = doc_new();
    report_language("en");
    report_framework(doc, fw, "en");
    doc_write_text(doc, 76, false, &text);
    report_check_golden("framework-en.txt", &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

TCase *report_golden_case(void) {
    TCase *golden = tcase_create("golden");
    tcase_add_checked_fixture(golden, begin, end);
    tcase_add_loop_test(golden, a_report_is_as_it_was, 0, ARRAY_LENGTH(wholes));
    tcase_add_loop_test(golden, a_report_in_markdown_is_as_it_was, 0, 2);
    tcase_add_test(golden, a_report_as_a_web_page_is_as_it_was);
    tcase_add_test(golden, a_report_as_data_is_as_it_was);
    tcase_add_test(golden, an_empty_report_is_as_it_was);
    tcase_add_loop_test(golden, a_web_page_is_as_it_was, 0, 2);
    tcase_add_loop_test(golden, a_paper_for_a_group_is_as_it_was, 0, 4);
    tcase_add_test(golden, each_part_on_a_paper_has_its_sign);
    tcase_add_loop_test(golden, two_moments_are_as_they_were, 0, ARRAY_LENGTH(moments));
    tcase_add_loop_test(golden, two_moments_on_a_web_page_are_as_they_were, 0, 2);
    tcase_add_test(golden, two_moments_without_anything_in_common_are_as_they_were);
    tcase_add_loop_test(golden, looking_back_is_as_it_was, 0, ARRAY_LENGTH(backs));
    tcase_add_test(golden, what_is_not_confirmed_is_in_no_report);
    tcase_add_test(golden, a_framework_is_shown_as_it_was);
    return golden;
}

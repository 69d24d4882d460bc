/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder assessment: answering and counting. The rest is in assessment_*.c. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "assessment_parts.h"

static struct framework *fw;
static struct assessment *a;

static void begin(void) {
    fw = assessment_framework(false);
    a = assessment_empty(fw);
}

static void end(void) {
    assessment_free(a);
    framework_free(fw);
}

static void check(const struct answer *answer, enum answer_state state, int now, int wanted) {
    ck_assert_int_eq(answer->state, state);
    ck_assert_int_eq(answer->now, now);
    ck_assert_int_eq(answer->wanted, wanted);
}

START_TEST(a_new_assessment_is_empty) {
    ck_assert_ptr_eq(a->framework, fw);
    ck_assert_int_eq(a->about.stage, -1);
    ck_assert_int_eq(a->about.sector, -1);
    ck_assert_int_eq(a->about.depth, DEPTH_USUAL);
    ck_assert(!a->about.roles && !a->about.lines);
    ck_assert_int_eq(a->at, -1);
    ck_assert(!a->finished);
    ck_assert_int_eq(a->started.day, 23);
    ck_assert_int_eq(a->changed.month, 11);
    ck_assert_str_eq(a->version, "2026.1");
    ck_assert_str_eq(a->hash, fw->hash);
    ck_assert(!assessment_framework_changed(a));
    ck_assert_int_eq(assessment_done(a, -1), 0);
    ck_assert_int_gt(a->shown_count, 0);
    for (int i = 0; i < fw->item_count; i++) {
        check(&a->answers[i], ANSWER_OPEN, -1, -1);
        ck_assert_ptr_null(a->answers[i].note);
    }
    assessment_free(NULL);
}
END_TEST

START_TEST(levels_and_reasons_exclude_each_other) {
    struct answer *answer = &a->answers[2];
    ck_assert(assessment_rate(a, 2, 0));
    check(answer, ANSWER_RATED, 0, -1);
    ck_assert(!assessment_rate(a, 2, 0));
    ck_assert(assessment_want(a, 2, 4));
    check(answer, ANSWER_RATED, 0, 4);
    ck_assert(!assessment_want(a, 2, 4));
    ck_assert(assessment_rate(a, 2, 3));
    check(answer, ANSWER_RATED, 3, 4); /* the wish stays */
    ck_assert(assessment_want(a, 2, -1));
    check(answer, ANSWER_RATED, 3, -1);
    for (int state = ANSWER_NA; state <= ANSWER_RATHER_NOT; state++) {
        assessment_rate(a, 2, 1);
        assessment_want(a, 2, 2);
        ck_assert(assessment_mark(a, 2, (enum answer_state)state));
        check(answer, (enum answer_state)state, -1, -1);
        ck_assert(!assessment_mark(a, 2, (enum answer_state)state));
    }
    ck_assert(assessment_rate(a, 2, 1));
    check(answer, ANSWER_RATED, 1, -1);
    ck_assert(assessment_mark(a, 2, ANSWER_OPEN));
    check(answer, ANSWER_OPEN, -1, -1);
}
END_TEST

START_TEST(a_wish_comes_before_the_level_or_in_place_of_a_reason) {
    ck_assert(assessment_want(a, 1, 3));
    check(&a->answers[1], ANSWER_OPEN, -1, 3);
    ck_assert(!answer_is_done(&a->answers[1]));
    ck_assert(assessment_rate(a, 1, 2));
    check(&a->answers[1], ANSWER_RATED, 2, 3);
    assessment_mark(a, 1, ANSWER_NA);
    ck_assert(!assessment_want(a, 1, -1)); /* there is no wish to take back */
    check(&a->answers[1], ANSWER_NA, -1, -1);
    ck_assert(assessment_want(a, 1, 2));
    check(&a->answers[1], ANSWER_OPEN, -1, 2);
    ck_assert(assessment_want(a, 1, -1));
    check(&a->answers[1], ANSWER_OPEN, -1, -1);
}
END_TEST

START_TEST(a_note_stays_whatever_the_answer) {
    char note[] = "a note";
    ck_assert(!assessment_note(a, 0, ""));
    ck_assert(assessment_note(a, 0, note));
    note[0] = 'X'; /* it has a copy */
    ck_assert_str_eq(a->answers[0].note, "a note");
    ck_assert(!assessment_note(a, 0, "a note"));
    assessment_rate(a, 0, 2);
    assessment_mark(a, 0, ANSWER_RATHER_NOT);
    assessment_want(a, 0, 1);
    ck_assert_str_eq(a->answers[0].note, "a note");
    ck_assert(!answer_is_done(&a->answers[0]));
    ck_assert(assessment_note(a, 0, ""));
    ck_assert_ptr_null(a->answers[0].note);
}
END_TEST

START_TEST(done_and_shown_are_counted_in_all_and_by_dimension) {
    a->about.depth = DEPTH_FULL;
    assessment_select(a);
    int talk = framework_dimension(fw, "talk"), plan = framework_dimension(fw, "plan");
    ck_assert_int_eq(assessment_shown(a, -1), 7);
    ck_assert_int_eq(assessment_shown(a, talk), 4);
    ck_assert_int_eq(assessment_shown(a, plan), 3);
    assessment_rate(a, framework_item(fw, "t-01"), 0);
    assessment_mark(a, framework_item(fw, "t-02"), ANSWER_NA);
    assessment_mark(a, framework_item(fw, "p-01"), ANSWER_NOT_MINE);
    assessment_mark(a, framework_item(fw, "p-02"), ANSWER_RATHER_NOT);
    assessment_want(a, framework_item(fw, "p-03"), 3);
    assessment_note(a, framework_item(fw, "t-03"), "later");
    ck_assert_int_eq(assessment_done(a, -1), 4);
    ck_assert_int_eq(assessment_done(a, talk), 2);
    ck_assert_int_eq(assessment_done(a, plan), 2);
    a->shown_count = 2; /* what is not shown does not count */
    ck_assert_int_eq(assessment_done(a, -1), 2);
    ck_assert_int_eq(assessment_done(a, plan), 0);
    ck_assert_int_eq(assessment_shown(a, plan), 0);
    ck_assert_int_eq(assessment_position(a, a->shown[1]), 1);
    ck_assert_int_eq(assessment_position(a, framework_item(fw, "p-03")), -1);
    ck_assert_int_eq(assessment_position(a, -1), -1);
}
END_TEST

START_TEST(minutes_are_rounded_up) {
    static const int minutes[][2] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 3}, {12, 9}, {24, 18},
                                     {32, 24}};
    for (size_t i = 0; i < ARRAY_LENGTH(minutes); i++)
        ck_assert_int_eq(assessment_minutes(minutes[i][0]), minutes[i][1]);
}
END_TEST

START_TEST(roles_propose_their_lines) {
    set tutor = SET_OF(framework_role(fw, "tutor"));
    set adviser = SET_OF(framework_role(fw, "adviser"));
    set coach = SET_OF(framework_role(fw, "coach"));
    set first = SET_OF(framework_line(fw, "first")), second = SET_OF(framework_line(fw, "second"));
    ck_assert_uint_eq(assessment_proposed_lines(fw, 0), 0);
    ck_assert_uint_eq(assessment_proposed_lines(fw, coach), 0);
    ck_assert_uint_eq(assessment_proposed_lines(fw, tutor | coach), first);
    ck_assert_uint_eq(assessment_proposed_lines(fw, tutor | adviser), first | second);
}
END_TEST

START_TEST(every_answer_is_read_as_it_was_written) {
    int texts = 0;
    for (int state = ANSWER_OPEN; state <= ANSWER_RATHER_NOT; state++)
        for (int now = -1; now < LEVELS; now++)
            for (int wanted = -1; wanted < LEVELS; wanted++) {
                bool reason = state >= ANSWER_NA;
                if ((now >= 0) != (state == ANSWER_RATED) || (reason && wanted >= 0))
                    continue;
                struct answer answer = {(enum answer_state)state, (signed char)now,
                                        (signed char)wanted, NULL};
                struct answer read = {ANSWER_NA, 7, 7, (char *)"kept"};
                char text[ANSWER_TEXT_SIZE];
                answer_format(&answer, text);
                ck_assert_msg(answer_parse(text, &read), "%s", text);
                check(&read, answer.state, now, wanted);
                ck_assert_str_eq(read.note, "kept");
                texts++;
            }
    ck_assert_int_eq(texts, 6 + 5 * 6 + 3);
}
END_TEST

static const struct {
    struct answer answer;
    const char *text;
} forms[] = {
    {{ANSWER_OPEN, -1, -1, NULL}, ""},           {{ANSWER_OPEN, -1, 3, NULL}, ">3"},
    {{ANSWER_RATED, 2, -1, NULL}, "2"},          {{ANSWER_RATED, 0, 4, NULL}, "0>4"},
    {{ANSWER_NA, -1, -1, NULL}, "na"},           {{ANSWER_NOT_MINE, -1, -1, NULL}, "not-mine"},
    {{ANSWER_RATHER_NOT, -1, -1, NULL}, "rather-not"},
};

START_TEST(the_short_forms_are_fixed) {
    char text[ANSWER_TEXT_SIZE];
    answer_format(&forms[_i].answer, text);
    ck_assert_str_eq(text, forms[_i].text);
}
END_TEST

static const char *const no_answers[] = {
    "5", "-1", "2>", "2>5", "2>33", ">", ">5", "22", "2 > 3", " 2", "2 ", "NA", "nam", "na>3",
    "open", "not mine", "2>3>4", "0x2", "٢",
};

START_TEST(what_is_no_answer_is_refused_and_changes_nothing) {
    struct answer answer = {ANSWER_RATED, 1, 2, NULL};
    ck_assert(!answer_parse(no_answers[_i], &answer));
    check(&answer, ANSWER_RATED, 1, 2);
}
END_TEST

static TCase *answering_case(void) {
    TCase *answering = tcase_create("answering");
    tcase_add_checked_fixture(answering, begin, end);
    tcase_add_test(answering, a_new_assessment_is_empty);
    tcase_add_test(answering, levels_and_reasons_exclude_each_other);
    tcase_add_test(answering, a_wish_comes_before_the_level_or_in_place_of_a_reason);
    tcase_add_test(answering, a_note_stays_whatever_the_answer);
    tcase_add_test(answering, done_and_shown_are_counted_in_all_and_by_dimension);
    tcase_add_test(answering, minutes_are_rounded_up);
    tcase_add_test(answering, roles_propose_their_lines);
    tcase_add_test(answering, every_answer_is_read_as_it_was_written);
    tcase_add_loop_test(answering, the_short_forms_are_fixed, 0, ARRAY_LENGTH(forms));
    tcase_add_loop_test(answering, what_is_no_answer_is_refused_and_changes_nothing, 0,
                        ARRAY_LENGTH(no_answers));
    return answering;
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("assessment");
    suite_add_tcase(suite, answering_case());
    suite_add_tcase(suite, assessment_select_case());
    suite_add_tcase(suite, assessment_record_case());
    suite_add_tcase(suite, assessment_broken_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder assessment: answering, intending and counting. The rest: assessment_*.c */
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

START_TEST(an_answer_can_be_put_back) {
    struct answer before = ANSWER_EMPTY;
    before.state = ANSWER_RATED;
    before.now = 1;
    before.wanted = 3;
    before.note = (char *)"not taken";
    assessment_note(a, 0, "mine");
    ck_assert(assessment_set_answer(a, 0, &before));
    check(&a->answers[0], ANSWER_RATED, 1, 3);
    ck_assert_str_eq(a->answers[0].note, "mine");
    ck_assert(!assessment_set_answer(a, 0, &before));
    before = a->answers[0];
    assessment_mark(a, 0, ANSWER_NA); /* takes level and wish away */
    ck_assert(assessment_set_answer(a, 0, &before));
    check(&a->answers[0], ANSWER_RATED, 1, 3);
    before = ANSWER_EMPTY;
    before.wanted = 2;
    ck_assert(assessment_set_answer(a, 0, &before));
    check(&a->answers[0], ANSWER_OPEN, -1, 2);
    before.wanted = -1;
    ck_assert(assessment_set_answer(a, 0, &before));
    check(&a->answers[0], ANSWER_OPEN, -1, -1);
    ck_assert_str_eq(a->answers[0].note, "mine");
}
END_TEST

/* Whatever undo puts back was there before, so it is there again. */
START_TEST(any_answer_can_be_undone) {
    for (int n = 0; n < 500; n++) {
        struct chance chance = property_case(n);
        struct assessment *any = assessment_random(fw, &chance, 30);
        int item = chance_between(&chance, 0, fw->item_count - 1), shown = any->shown_count;
        struct answer before = any->answers[item];
        bool changed = chance_of(&chance, 50)
                           ? assessment_rate(any, item, chance_between(&chance, 0, LEVELS - 1))
                           : assessment_mark(any, item, ANSWER_RATHER_NOT);
        PROPERTY(assessment_set_answer(any, item, &before) == changed, n);
        const struct answer *after = &any->answers[item];
        PROPERTY(after->state == before.state && after->note == before.note, n);
        PROPERTY(after->now == before.now && after->wanted == before.wanted, n);
        PROPERTY(after->then == before.then && strcmp(after->meaning, before.meaning) == 0, n);
        PROPERTY(memcmp(&after->before, &before.before, sizeof before.before) == 0, n);
        PROPERTY(any->shown_count == shown, n);
        assessment_free(any);
    }
}
END_TEST

static bool intend(int place, int item, int module, const char *what) {
    const struct intention intention = {item, module, (char *)what, (char *)"then", (char *)"Ann"};
    return assessment_intend(a, place, &intention);
}

START_TEST(up_to_three_intentions_are_kept_in_order) {
    char what[] = "first";
    ck_assert_int_eq(a->intention_count, 0);
    ck_assert(intend(0, 2, -1, what));
    what[0] = 'X'; /* it has a copy */
    ck_assert(intend(1, -1, 1, "second"));
    ck_assert(intend(2, 2, -1, "third")); /* two about one item */
    ck_assert(!intend(3, 1, -1, "fourth"));
    ck_assert_int_eq(a->intention_count, 3);
    ck_assert_int_eq(a->intentions[0].item, 2);
    ck_assert_int_eq(a->intentions[0].module, -1);
    ck_assert_str_eq(a->intentions[0].what, "first");
    ck_assert_str_eq(a->intentions[0].when, "then");
    ck_assert_str_eq(a->intentions[0].with, "Ann");
    ck_assert_int_eq(a->intentions[1].item, -1);
    ck_assert_int_eq(a->intentions[1].module, 1);
    ck_assert(intend(1, 0, -1, "instead"));
    ck_assert_int_eq(a->intention_count, 3);
    ck_assert_str_eq(a->intentions[1].what, "instead");
    ck_assert(assessment_intend(a, 0, &a->intentions[2])); /* from the place of another */
    ck_assert(assessment_intend(a, 1, &a->intentions[1])); /* and from its own */
    ck_assert_str_eq(a->intentions[0].what, "third");
    ck_assert_str_eq(a->intentions[1].what, "instead");
}
END_TEST

START_TEST(an_intention_taken_out_makes_room) {
    intend(0, 0, -1, "a");
    intend(1, 1, -1, "b");
    intend(2, 2, -1, "c");
    assessment_forget(a, 3);
    assessment_forget(a, -1);
    ck_assert_int_eq(a->intention_count, 3);
    assessment_forget(a, 0);
    ck_assert_int_eq(a->intention_count, 2);
    ck_assert_str_eq(a->intentions[0].what, "b");
    ck_assert_str_eq(a->intentions[1].what, "c");
    ck_assert(intend(2, 3, -1, "d"));
    assessment_forget(a, 1);
    ck_assert_str_eq(a->intentions[1].what, "d");
    assessment_forget(a, 1);
    assessment_forget(a, 0);
    assessment_forget(a, 0);
    ck_assert_int_eq(a->intention_count, 0);
    ck_assert(intend(0, 0, -1, "anew"));
}
END_TEST

START_TEST(an_intention_that_is_none_changes_nothing) {
    struct buf longer = {0};
    const struct intention none = {0, -1, NULL, NULL, NULL};
    ck_assert(intend(0, 0, -1, "stays"));
    ck_assert(!intend(-1, 0, -1, "x"));
    ck_assert(!intend(2, 0, -1, "x")); /* a place left open */
    ck_assert(!intend(0, -1, -1, "x"));
    ck_assert(!intend(0, 0, 0, "x"));
    ck_assert(!intend(0, fw->item_count, -1, "x"));
    ck_assert(!intend(0, -1, fw->module_count, "x"));
    ck_assert(!intend(0, 0, -1, ""));
    ck_assert(!intend(0, 0, -1, " \n\t\x1b "));
    ck_assert(!assessment_intend(a, 0, &none));
    buf_add_repeat(&longer, "é", INTENTION_BYTES_MAX / 2 + 1);
    for (int text = 0; text < 3; text++) {
        char *words[3] = {(char *)"x", (char *)"x", (char *)"x"};
        words[text] = longer.bytes;
        const struct intention intention = {0, -1, words[0], words[1], words[2]};
        ck_assert(!assessment_intend(a, 0, &intention));
        ck_assert(!assessment_intend(a, 1, &intention));
    }
    ck_assert_int_eq(a->intention_count, 1);
    ck_assert_str_eq(a->intentions[0].what, "stays");
    buf_remove(&longer, 0, 2);
    const struct intention longest = {0, -1, longer.bytes, longer.bytes, longer.bytes};
    ck_assert(assessment_intend(a, 1, &longest));
    ck_assert_str_eq(a->intentions[1].with, longer.bytes);
    buf_free(&longer);
}
END_TEST

/* Whatever is pasted: what is kept can be written and read, and is kept the same a second time. */
START_TEST(any_text_of_an_intention_is_cleaned) {
    for (int n = 0; n < 500; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        struct buf text = {0}, clean = {0}, bytes = {0};
        chance_text(&chance, &text, chance_between(&chance, 1, 40), PIECES_ALL);
        text_add_clean(&clean, text.bytes, text.length, true);
        const struct intention intention = {-1, 0, (char *)"x", text.bytes, NULL};
        bool fits = clean.length <= INTENTION_BYTES_MAX;
        PROPERTY(assessment_intend(a, 0, &intention) == fits, n);
        PROPERTY(!fits || strcmp(a->intentions[0].when, buf_string(&clean)) == 0, n);
        PROPERTY(a->intention_count == 0 || a->intentions[0].with[0] == '\0', n);
        record_write(a, &bytes);
        struct assessment *again = record_read("f", bytes.bytes, bytes.length, fw, &problems);
        PROPERTY(again && again->intention_count == a->intention_count, n);
        PROPERTY(!fits || strcmp(again->intentions[0].when, a->intentions[0].when) == 0, n);
        assessment_free(again);
        problems_free(&problems);
        buf_free(&text);
        buf_free(&clean);
        buf_free(&bytes);
    }
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
    ck_assert_int_eq(assessment_position(a, a->shown[1]), 1);
    ck_assert_int_eq(assessment_position(a, -1), -1);
    assessment_mark(a, framework_item(fw, "t-02"), ANSWER_OPEN);
    ck_assert_int_eq(assessment_done(a, talk), 1);
    ck_assert_int_eq(assessment_shown(a, talk), 4);
}
END_TEST

/* Counted one by one, as the header says it. */
static bool is_counted(const struct assessment *any, int dimension) {
    const struct framework *whole = any->framework;
    int shown = 0, done = 0;
    for (int i = 0; i < any->shown_count; i++) {
        int item = any->shown[i];
        if (dimension < 0 || framework_within(whole, whole->items[item].dimension, dimension)) {
            shown++;
            done += answer_is_done(&any->answers[item]);
        }
    }
    return assessment_shown(any, dimension) == shown && assessment_done(any, dimension) == done;
}

START_TEST(what_is_not_shown_does_not_count) {
    int item = 0;
    a->about.depth = DEPTH_QUICK;
    assessment_select(a);
    while (item < fw->item_count && assessment_position(a, item) >= 0)
        item++;
    ck_assert_int_lt(item, fw->item_count);
    int shown = assessment_shown(a, -1);
    assessment_rate(a, item, 2);
    ck_assert_int_eq(assessment_done(a, -1), 0);
    ck_assert_int_eq(assessment_shown(a, -1), shown);
    assessment_select(a); /* an answer is always shown */
    ck_assert_int_eq(assessment_done(a, -1), 1);
    ck_assert_int_eq(assessment_shown(a, -1), shown + 1);
    assessment_mark(a, item, ANSWER_OPEN);
    ck_assert_int_eq(assessment_done(a, -1), 0);
}
END_TEST

START_TEST(counts_are_right_after_any_answers) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *any = assessment_random(fw, &chance, 20);
        for (int i = 0; i < 12; i++) {
            int item = chance_between(&chance, 0, fw->item_count - 1);
            if (chance_of(&chance, 40))
                assessment_rate(any, item, chance_between(&chance, 0, LEVELS - 1));
            else if (chance_of(&chance, 70))
                assessment_mark(any, item, (enum answer_state)chance_between(
                                               &chance, ANSWER_OPEN, ANSWER_RATHER_NOT));
            else
                assessment_select(any);
            for (int d = -1; d < fw->dimension_count; d++)
                PROPERTY(is_counted(any, d), n);
        }
        assessment_free(any);
    }
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
                struct answer answer = {.state = (enum answer_state)state,
                                        .now = (signed char)now,
                                        .wanted = (signed char)wanted};
                struct answer read = {.state = ANSWER_NA, .now = 7, .wanted = 7, .then = 7,
                                      .before = {ANSWER_RATED, 7, 7}, .note = (char *)"kept"};
                char text[ANSWER_TEXT_SIZE];
                answer_format(&answer, text);
                ck_assert_msg(answer_parse(text, &read), "%s", text);
                check(&read, answer.state, now, wanted);
                ck_assert_str_eq(read.note, "kept");
                ck_assert(read.then == 7 && read.before.now == 7 && read.before.wanted == 7);
                texts++;
            }
    ck_assert_int_eq(texts, 6 + 5 * 6 + 3);
}
END_TEST

static const struct {
    enum answer_state state;
    signed char now, wanted;
    const char *text;
} forms[] = {
    {ANSWER_OPEN, -1, -1, ""},           {ANSWER_OPEN, -1, 3, ">3"},
    {ANSWER_RATED, 2, -1, "2"},          {ANSWER_RATED, 0, 4, "0>4"},
    {ANSWER_NA, -1, -1, "na"},           {ANSWER_NOT_MINE, -1, -1, "not-mine"},
    {ANSWER_RATHER_NOT, -1, -1, "rather-not"},
};

START_TEST(the_short_forms_are_fixed) {
    char text[ANSWER_TEXT_SIZE];
    const struct answer answer = {
        .state = forms[_i].state, .now = forms[_i].now, .wanted = forms[_i].wanted};
    answer_format(&answer, text);
    ck_assert_str_eq(text, forms[_i].text);
}
END_TEST

static const char *const no_answers[] = {
    "5", "-1", "2>", "2>5", "2>33", ">", ">5", "22", "2 > 3", " 2", "2 ", "NA", "nam", "na>3",
    "open", "not mine", "2>3>4", "0x2", "٢",
};

START_TEST(what_is_no_answer_is_refused_and_changes_nothing) {
    struct answer answer = {.state = ANSWER_RATED, .now = 1, .wanted = 2};
    ck_assert(!answer_parse(no_answers[_i], &answer));
    check(&answer, ANSWER_RATED, 1, 2);
}
END_TEST

static TCase *intending_case(void) {
    TCase *intending = tcase_create("intending");
    tcase_add_checked_fixture(intending, begin, end);
    tcase_add_test(intending, up_to_three_intentions_are_kept_in_order);
    tcase_add_test(intending, an_intention_taken_out_makes_room);
    tcase_add_test(intending, an_intention_that_is_none_changes_nothing);
    tcase_add_test(intending, any_text_of_an_intention_is_cleaned);
    return intending;
}

static TCase *answering_case(void) {
    TCase *answering = tcase_create("answering");
    tcase_add_checked_fixture(answering, begin, end);
    tcase_add_test(answering, a_new_assessment_is_empty);
    tcase_add_test(answering, levels_and_reasons_exclude_each_other);
    tcase_add_test(answering, a_wish_comes_before_the_level_or_in_place_of_a_reason);
    tcase_add_test(answering, a_note_stays_whatever_the_answer);
    tcase_add_test(answering, an_answer_can_be_put_back);
    tcase_add_test(answering, any_answer_can_be_undone);
    tcase_add_test(answering, done_and_shown_are_counted_in_all_and_by_dimension);
    tcase_add_test(answering, what_is_not_shown_does_not_count);
    tcase_add_test(answering, counts_are_right_after_any_answers);
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
    suite_add_tcase(suite, intending_case());
    suite_add_tcase(suite, assessment_select_case());
    suite_add_tcase(suite, assessment_record_case());
    suite_add_tcase(suite, assessment_broken_case());
    suite_add_tcase(suite, assessment_again_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Again, a year later: what still means the same, starting from last time, looking back. */
#include <config.h>

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

/* small.yaml with FIND changed into PUT. */
static struct framework *changed(const char *find, const char *put) {
    char *small = framework_test_file("small.yaml");
    char *text = framework_edited(small, find, put);
    struct framework *other = framework_of(text);
    free(text);
    free(small);
    return other;
}

static bool same_meaning(const struct framework *other, const char *item) {
    char left[MEANING_SIZE], right[MEANING_SIZE];
    framework_item_meaning(fw, framework_item(fw, item), left);
    framework_item_meaning(other, framework_item(other, item), right);
    ck_assert_uint_eq(strlen(left), MEANING_SIZE - 1);
    ck_assert_uint_eq(strspn(left, "0123456789abcdef"), MEANING_SIZE - 1);
    return strcmp(left, right) == 0;
}

/* One change to small.yaml, and the item that means something else after it; "*": all that have no
 * levels of their own. */
static const struct {
    const char *find, *put, *altered;
} edits[] = {
    {"\"I listen.\"", "\"I listen well.\"", "t-02"},
    {"\"Ik luister.\"", "\"Ik luister goed.\"", "t-02"},
    {"I ask with an aim", "I ask for a reason", "t-01"},
    {"\"I look ahead.\"}\n", "\"I look ahead.\"}\n    example: {nl: \"x\", en: \"x\"}\n", ""},
    {"en: \"on my own\"}, meaning", "en: \"alone\"}, meaning", "*"},
    {"en: \"done on my own\"", "en: \"done alone\"", "*"},
    /* nothing that an answer is to */
    {"you ask one more thing.", "you ask more.", ""},
    {"version: \"2026.1\"", "version: \"2026.2\"", ""},
    {"languages: [nl, en]", "languages: [en, nl]", ""},
    {"    perspective: outside\n", "    perspective: inside\n", ""},
    {"    tags: [alone]\n", "", ""},
    {"    roles: [adviser, coach]\n", "", ""},
    {"    sectors: [college]\n", "", ""},
    {"    depth: full\n", "", ""},
    {"dimension: talk\n    kind: attitude", "dimension: plan\n    kind: attitude", ""},
    {"    source: \"topic 1\"\n", "", ""},
    {"name: {nl: \"Plannen\", en: \"Planning\"}", "name: {nl: \"Plan\", en: \"Plan\"}", ""},
    {"hours: 20", "hours: 30", ""},
    {"  t-02:\n",
     "  t-00: {dimension: plan, kind: skill, lines: [first], statement: {nl: a, en: b}}\n"
     "  t-02:\n",
     ""},
};

START_TEST(a_meaning_changes_with_what_is_seen_of_the_item) {
    struct framework *other = changed(edits[_i].find, edits[_i].put);
    for (int i = 0; i < fw->item_count; i++) {
        const char *id = fw->items[i].id;
        bool altered = strcmp(edits[_i].altered, "*") == 0 ? !fw->items[i].own_levels
                                                           : strcmp(edits[_i].altered, id) == 0;
        ck_assert_msg(same_meaning(other, id) == !altered, "%s", id);
    }
    framework_free(other);
}
END_TEST

START_TEST(an_answer_keeps_the_meaning_it_was_given_to) {
    struct answer *answer = &a->answers[0];
    char meaning[MEANING_SIZE];
    framework_item_meaning(fw, 0, meaning);
    ck_assert_str_eq(answer->meaning, "");
    ck_assert(assessment_rate(a, 0, 2));
    ck_assert_str_eq(answer->meaning, meaning);
    memcpy(answer->meaning, "0123456789abcdef", MEANING_SIZE); /* of an older questionnaire */
    ck_assert(assessment_look_back(a, 0, 1));
    ck_assert_str_eq(answer->meaning, "0123456789abcdef");
    struct answer before = *answer;
    ck_assert(assessment_rate(a, 0, 2)); /* the same again, to other words */
    ck_assert_str_eq(answer->meaning, meaning);
    ck_assert_int_eq(answer->then, -1); /* that was about the older words */
    ck_assert(!assessment_rate(a, 0, 2));
    ck_assert(assessment_set_answer(a, 0, &before));
    ck_assert_str_eq(answer->meaning, "0123456789abcdef");
    ck_assert_int_eq(answer->then, 1);
    ck_assert(assessment_mark(a, 0, ANSWER_NA));
    ck_assert_str_eq(answer->meaning, meaning);
    ck_assert(assessment_mark(a, 0, ANSWER_OPEN));
    ck_assert_str_eq(answer->meaning, "");
    ck_assert(assessment_want(a, 0, 3)); /* a wish is said to something, too */
    ck_assert_str_eq(answer->meaning, meaning);
    ck_assert(assessment_want(a, 0, -1));
    ck_assert_str_eq(answer->meaning, "");
    ck_assert(assessment_note(a, 0, "a note"));
    ck_assert_str_eq(answer->meaning, "");
}
END_TEST

START_TEST(looking_back_needs_a_level_now) {
    ck_assert(!assessment_look_back(a, 0, 2));
    ck_assert(!assessment_look_back(a, 0, -1));
    ck_assert(assessment_rate(a, 0, 3));
    ck_assert(assessment_look_back(a, 0, 0));
    ck_assert(!assessment_look_back(a, 0, 0));
    ck_assert(assessment_rate(a, 0, 2)); /* another level now leaves then as it is */
    ck_assert(assessment_want(a, 0, 4));
    ck_assert_int_eq(a->answers[0].then, 0);
    ck_assert(assessment_look_back(a, 0, -1));
    ck_assert_int_eq(a->answers[0].then, -1);
    ck_assert(assessment_look_back(a, 0, 4));
    ck_assert(assessment_mark(a, 0, ANSWER_NOT_MINE));
    ck_assert_int_eq(a->answers[0].then, -1);
}
END_TEST

START_TEST(looking_back_at_another_moment_begins_anew) {
    struct assessment *then = assessment_empty(fw);
    then->started = (struct date){2025, 11, 20};
    assessment_rate(a, 0, 3);
    assessment_look_back(a, 0, 1);
    ck_assert_int_eq(assessment_looked_back(a, then, 0), 1); /* at no day in particular */
    ck_assert(!assessment_look_back_to(a, then->started));
    ck_assert_int_eq(assessment_looked_back(a, then, 0), 1);
    ck_assert_int_eq(assessment_looked_back(a, then, 1), -1);
    ck_assert(!assessment_look_back_to(a, then->started));
    then->started.day = 21;
    ck_assert_int_eq(assessment_looked_back(a, then, 0), -1);
    ck_assert(assessment_look_back_to(a, then->started));
    ck_assert_int_eq(a->answers[0].then, -1);
    assessment_free(then);
}
END_TEST

static struct assessment *last_year(void) {
    struct assessment *last = assessment_empty(fw);
    last->about =
        (struct about){.roles = 1, .lines = 1, .stage = 1, .sector = 0, .depth = DEPTH_FULL};
    last->at = 0;
    last->finished = true;
    assessment_rate(last, 0, 2);
    assessment_want(last, 0, 3);
    assessment_look_back(last, 0, 1);
    assessment_mark(last, 1, ANSWER_NOT_MINE);
    assessment_want(last, 2, 4);
    assessment_rate(last, 3, 1);
    assessment_note(last, 4, "a note");
    last->answers[5].before = (struct before){ANSWER_RATED, 1, -1}; /* of the year before that */
    const struct intention intention = {0, -1, (char *)"ask", NULL, NULL};
    ck_assert(assessment_intend(last, 0, &intention));
    assessment_select(last);
    return last;
}

START_TEST(a_new_one_can_start_from_the_last_one) {
    struct assessment *last = last_year();
    struct assessment *new = assessment_amend(last, (struct date){2027, 1, 2});
    ck_assert_ptr_eq(new->framework, fw);
    ck_assert_int_eq(memcmp(&new->about, &last->about, sizeof new->about), 0);
    ck_assert_int_eq(new->started.year, 2027);
    ck_assert_int_eq(new->changed.day, 2);
    ck_assert_int_eq(new->at, -1);
    ck_assert(!new->finished);
    ck_assert_int_eq(new->intention_count, 0);
    ck_assert_int_eq(assessment_done(new, -1), 0);
    for (int i = 0; i < fw->item_count; i++) {
        const struct answer *answer = &new->answers[i], *was = &last->answers[i];
        ck_assert(answer->state == ANSWER_OPEN && answer->now == -1 && answer->wanted == -1);
        ck_assert(answer->then == -1 && !answer->meaning[0]);
        ck_assert_int_eq(answer->before.state, was->state);
        ck_assert_int_eq(answer->before.now, was->now);
        ck_assert_int_eq(answer->before.wanted, was->wanted);
        ck_assert_int_eq(answer_has_before(answer), i < 4);
        ck_assert_int_eq(answer->note != NULL, i == 4);
    }
    ck_assert_str_eq(new->answers[4].note, "a note");
    ck_assert_ptr_ne(new->answers[4].note, last->answers[4].note);
    assessment_free(new);
    assessment_free(last);
}
END_TEST

START_TEST(what_changed_its_meaning_is_no_start) {
    struct problems problems = {0};
    struct buf bytes = {0};
    struct framework *other = changed("\"I keep asking.\"", "\"I go on asking.\"");
    struct assessment *last = last_year();
    assessment_note(last, 0, "of the item as it was");
    last->answers[3].meaning[0] = '\0'; /* not known: she will see for herself */
    record_write(last, &bytes);
    struct assessment *read = record_read("f", bytes.bytes, bytes.length, other, &problems);
    ck_assert_ptr_nonnull(read);
    struct assessment *new = assessment_amend(read, (struct date){2027, 1, 2});
    ck_assert(!answer_has_before(&new->answers[0]));
    ck_assert_str_eq(new->answers[0].note, "of the item as it was");
    ck_assert(answer_has_before(&new->answers[1]));
    ck_assert(answer_has_before(&new->answers[3]));
    ck_assert_str_eq(new->hash, other->hash);
    ck_assert(!assessment_framework_changed(new));
    assessment_free(new);
    assessment_free(read);
    assessment_free(last);
    framework_free(other);
    buf_free(&bytes);
}
END_TEST

static void check(int item, const char *answer, const char *before) {
    const struct answer *is = &a->answers[item];
    const struct answer last = {
        .state = is->before.state, .now = is->before.now, .wanted = is->before.wanted};
    char text[ANSWER_TEXT_SIZE];
    answer_format(is, text);
    ck_assert_str_eq(text, answer);
    answer_format(&last, text);
    ck_assert_str_eq(text, before);
    ck_assert_int_eq(answer_has_before(is), before[0] != '\0');
    ck_assert_int_eq(is->meaning[0] != '\0', answer[0] != '\0');
}

static void put_before(const char *text) {
    struct answer last = ANSWER_EMPTY;
    ck_assert(answer_parse(text, &last));
    a->answers[0] = ANSWER_EMPTY;
    a->answers[0].before = (struct before){last.state, last.now, last.wanted};
}

START_TEST(what_is_said_anew_takes_the_place_of_last_time) {
    put_before("2>3");
    check(0, "", "2>3");
    ck_assert(assessment_rate(a, 0, 2)); /* the same level is an answer */
    check(0, "2", ">3");
    ck_assert(assessment_want(a, 0, 4));
    check(0, "2>4", "");
    put_before("2>3");
    ck_assert(assessment_want(a, 0, 3));
    check(0, ">3", "2");
    ck_assert(!answer_is_done(&a->answers[0]));
    put_before("2>3");
    ck_assert(assessment_want(a, 0, -1)); /* no wish any more */
    check(0, "", "2");
    put_before("2>3");
    ck_assert(assessment_mark(a, 0, ANSWER_RATHER_NOT));
    check(0, "rather-not", "");
    put_before("na");
    ck_assert(assessment_rate(a, 0, 1));
    check(0, "1", "");
    put_before("na");
    ck_assert(assessment_mark(a, 0, ANSWER_OPEN));
    check(0, "", "");
    ck_assert(!assessment_mark(a, 0, ANSWER_OPEN));
}
END_TEST

/* What confirming does with an answer of last time, and with one of which a part is said anew. */
static const struct {
    const char *before, *rated, *after;
} confirmed[] = {
    {"2>3", NULL, "2>3"}, {"2", NULL, "2"},    {">3", NULL, ">3"},
    {"na", NULL, "na"},   {"2>3", "1", "1>3"}, {"rather-not", NULL, "rather-not"},
};

START_TEST(last_time_can_be_confirmed_and_that_undone) {
    put_before(confirmed[_i].before);
    if (confirmed[_i].rated)
        assessment_rate(a, 0, confirmed[_i].rated[0] - '0');
    struct answer before = a->answers[0];
    ck_assert(assessment_confirm(a, 0));
    check(0, confirmed[_i].after, "");
    ck_assert(!assessment_confirm(a, 0));
    ck_assert(assessment_set_answer(a, 0, &before));
    check(0, confirmed[_i].rated ? confirmed[_i].rated : "",
          confirmed[_i].rated ? ">3" : confirmed[_i].before);
}
END_TEST

/* An amended one of which everything is confirmed says what the last one said. */
START_TEST(confirming_everything_says_the_same_again) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *last = assessment_random(fw, &chance, 30);
        struct assessment *new = assessment_amend(last, (struct date){2030, 1, 2});
        for (int i = 0; i < fw->item_count; i++) {
            const struct answer *is = &new->answers[i], *was = &last->answers[i];
            bool said = was->state != ANSWER_OPEN || was->wanted >= 0;
            PROPERTY(!answer_is_done(is) && is->wanted < 0, n);
            PROPERTY(assessment_confirm(new, i) == said, n);
            PROPERTY(is->state == was->state && is->now == was->now && is->wanted == was->wanted,
                     n);
            PROPERTY(!answer_has_before(is) && is->then == -1, n);
            PROPERTY(strcmp(is->meaning, was->meaning) == 0, n);
        }
        assessment_free(new);
        assessment_free(last);
    }
}
END_TEST

TCase *assessment_again_case(void) {
    TCase *again = tcase_create("again");
    tcase_add_checked_fixture(again, begin, end);
    tcase_add_loop_test(again, a_meaning_changes_with_what_is_seen_of_the_item, 0,
                        ARRAY_LENGTH(edits));
    tcase_add_test(again, an_answer_keeps_the_meaning_it_was_given_to);
    tcase_add_test(again, looking_back_needs_a_level_now);
    tcase_add_test(again, looking_back_at_another_moment_begins_anew);
    tcase_add_test(again, a_new_one_can_start_from_the_last_one);
    tcase_add_test(again, what_changed_its_meaning_is_no_start);
    tcase_add_test(again, what_is_said_anew_takes_the_place_of_last_time);
    tcase_add_loop_test(again, last_time_can_be_confirmed_and_that_undone, 0,
                        ARRAY_LENGTH(confirmed));
    tcase_add_test(again, confirming_everything_says_the_same_again);
    return again;
}

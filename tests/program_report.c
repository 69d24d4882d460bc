/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_report: the report in its four forms: what is in it, what never is, and the moment
 * before it. */
#include <config.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"

static const char *const formats[] = {"text", "markdown", "html", "json"};
#define FORMATS ((int)(sizeof formats / sizeof *formats))

/* A record of DAY with ANSWER to two items, a note and a plan with signs in it. */
static const char *write_record(struct place *place, const char *folder, const char *day,
                                const char *finished, const char *answer) {
    const char *path = place_path(place, "%s/%s.record.yaml", folder, day);
    place_write(
        place, path,
        place_text(place,
                   "lobspiegel: record/1\n"
                   "framework: {id: lob, version: \"1\", hash: \"0\"}\n"
                   "started: %s\nchanged: %s\nfinished: %s\n"
                   "about: {roles: [tutor], stage: starter, sector: vo, lines: [first], "
                   "depth: usual}\n"
                   "answers:\n"
                   "  vb-01: {answer: \"%s\", note: \"SECRET\"}\n"
                   "  vb-05: {answer: \"%s\"}\n  vb-07: {answer: \"%s\"}\n"
                   "intentions:\n"
                   "  - {about: vb-01, what: \"<b>Ask</b> *Samira*\", when: \"<i>\"}\n...\n",
                   day, day, finished, answer, answer, answer));
    return path;
}

/* A finished record of last year, one that was begun since, and today's. */
static struct place *place_with_records(void) {
    struct place *place = place_new();
    ck_assert_int_eq(mkdir(place_path(place, "data/lobspiegel"), 0700), 0);
    write_record(place, "data/lobspiegel", "2025-11-20", "yes", "1");
    write_record(place, "data/lobspiegel", "2026-03-01", "no", "4");
    write_record(place, "data/lobspiegel", "2026-11-24", "no", "2>3");
    return place;
}

START_TEST(a_report_has_any_form) {
    static const char *const signs[] = {"<b>Ask</b> *Samira*", "\\<b\\>Ask\\</b\\> \\*Samira\\*",
                                        "&lt;b&gt;Ask&lt;/b&gt; *Samira*", "<b>Ask</b> *Samira*"};
    struct place *place = place_with_records();
    struct ran ran = place_run(place, NULL, WORDS("report", "--format", formats[_i]));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, signs[_i]));
    ck_assert_ptr_null(strstr(ran.out, "SECRET"));
    ck_assert_int_eq(place_count(place, "home/*"), 0); /* nothing is written unasked */
    struct ran filed =
        place_run(place, NULL, WORDS("report", "--format", formats[_i], "-o", "out"));
    ck_assert_int_eq(filed.status, 0);
    ck_assert_str_eq(filed.out, "");
    ck_assert_str_eq(place_read(place, place_path(place, "home/out")), ran.out);
    struct ran advice = place_run(place, NULL, WORDS("advise", "--format", formats[_i]));
    ck_assert_int_eq(advice.status, 0);
    ck_assert_ptr_null(strstr(advice.out, "Samira"));
    place_free(place);
}
END_TEST

START_TEST(text_is_the_usual_form) {
    struct place *place = place_with_records();
    struct ran usual = place_run(place, NULL, WORDS("report"));
    struct ran text = place_run(place, NULL, WORDS("report", "--format", "text"));
    ck_assert_str_eq(usual.out, text.out);
    place_free(place);
}
END_TEST

static json_t *data_of(struct place *place, const char *record) {
    json_error_t error;
    struct ran ran = place_run(place, NULL, WORDS("report", "--format", "json", record));
    ck_assert_int_eq(ran.status, 0);
    json_t *data = json_loads(ran.out, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(data != NULL, "%s", error.text);
    return data;
}

/* The day of the record that RECORD is compared with; "" for none. */
static const char *day_before(struct place *place, const char *record) {
    json_t *data = data_of(place, record);
    const json_t *previous = json_object_get(data, "previous");
    const char *day =
        json_is_null(previous) ? "" : json_string_value(json_object_get(previous, "changed"));
    day = place_text(place, "%s", day);
    json_decref(data);
    return day;
}

START_TEST(a_report_looks_back_at_the_finished_one_before_it) {
    struct place *place = place_with_records();
    struct ran ran = place_run(place, NULL, WORDS("report", "--lang", "en"));
    ck_assert_ptr_nonnull(strstr(ran.out, "Last time: 2025-11-20. Now: 2026-11-24."));
    static const char newest[] = "data/lobspiegel/2026-11-24.record.yaml";
    ck_assert_str_eq(day_before(place, place_path(place, newest)), "2025-11-20");
    ck_assert_str_eq(day_before(place, place_text(place, "../%s", newest)), "2025-11-20");
    ck_assert_str_eq(day_before(place, place_path(place, "data/lobspiegel/2025-11-20.record.yaml")),
                     "");
    place_free(place);
}
END_TEST

/* It may be somebody else's. */
START_TEST(a_record_from_elsewhere_is_compared_with_nothing) {
    struct place *place = place_with_records();
    const char *elsewhere = write_record(place, "home", "2026-12-01", "yes", "3");
    ck_assert_str_eq(day_before(place, elsewhere), "");
    place_free(place);
}
END_TEST

START_TEST(an_unknown_form_is_refused) {
    static const char *const commands[] = {"report", "advise"};
    struct place *place = place_with_records();
    struct ran ran = place_run(place, NULL, WORDS(commands[_i], "--format", "markdwon"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_str_eq(ran.out, "");
    ck_assert_ptr_nonnull(strstr(ran.err, "markdown"));
    place_free(place);
}
END_TEST

/* Where letters beyond ASCII cannot be shown, data stay what they are. */
START_TEST(data_are_the_same_in_any_locale) {
    struct place *place = place_with_records();
    struct ran usual = place_run(place, NULL, WORDS("report", "--format", "json", "--lang", "nl"));
    place_set(place, "LC_ALL=C");
    struct ran plain = place_run(place, NULL, WORDS("report", "--format", "json", "--lang", "nl"));
    ck_assert_int_eq(plain.status, 0);
    ck_assert_str_eq(plain.out, usual.out);
    place_free(place);
}
END_TEST

void add_report_tests(Suite *suite) {
    TCase *cases = tcase_create("report");
    tcase_add_loop_test(cases, a_report_has_any_form, 0, FORMATS);
    tcase_add_test(cases, text_is_the_usual_form);
    tcase_add_test(cases, a_report_looks_back_at_the_finished_one_before_it);
    tcase_add_test(cases, a_record_from_elsewhere_is_compared_with_nothing);
    tcase_add_loop_test(cases, an_unknown_form_is_refused, 0, 2);
    tcase_add_test(cases, data_are_the_same_in_any_locale);
    suite_add_tcase(suite, cases);
}

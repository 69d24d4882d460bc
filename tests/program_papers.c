/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_papers: the page for a talk and the comparison on the command line; and records and
 * catalogues that are not what they should be, met by every command that makes a paper: told, and
 * left as they are. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"

/* A record with KIND ("record/1"), of the questionnaire FRAMEWORK, with an answer to ITEM. */
static const char *write_record(struct place *place, const char *name, const char *kind,
                                const char *framework, const char *item) {
    mkdir(place_path(place, "data/lobspiegel"), 0700);
    const char *path = place_path(place, "data/lobspiegel/%s.record.yaml", name);
    place_write(place, path,
                place_text(place,
                           "lobspiegel: %s\n"
                           "framework: {id: %s, version: \"1\", hash: \"0\"}\n"
                           "started: 2026-11-20\nchanged: 2026-11-20\nfinished: yes\n"
                           "about: {roles: [tutor], stage: starter, lines: [first], depth: full}\n"
                           "answers:\n  vb-01: {answer: \"2>3\", note: \"SECRET\"}\n"
                           "  ob-01: {answer: \"rather-not\"}\n  %s: {answer: \"not-mine\"}\n"
                           "intentions:\n"
                           "  - {about: gone-1, what: \"Ask Samira\", when: \"on Monday\"}\n...\n",
                           kind, framework, item));
    return path;
}

static const char *const papers[] = {"report", "advise", "talk", "compare"};
#define PAPERS ((int)(sizeof papers / sizeof *papers))

/* Runs COMMAND in English on the record at PATH; a comparison is one with itself. */
static struct ran run(struct place *place, const char *command, const char *path) {
    bool twice = strcmp(command, "compare") == 0;
    const char *words[] = {command, "--lang", "en", path, twice ? path : NULL, NULL};
    return place_run(place, NULL, words);
}

static void must_say(struct ran ran, int status, const char *said) {
    ck_assert_msg(ran.status == status, "status %d, not %d: %s", ran.status, status, ran.err);
    ck_assert_msg(strstr(ran.err, said) != NULL, "\"%s\" is not in: %s", said, ran.err);
    if (status)
        ck_assert_str_eq(ran.out, "");
}

START_TEST(a_record_that_cannot_be_used_is_told_and_left_alone) {
    struct place *place = place_new();
    const char *newer = write_record(place, "newer", "record/2", "lob", "vb-05");
    const char *gone = write_record(place, "gone", "record/1", "gone-away", "vb-05");
    const char *before_newer = place_read(place, newer), *before_gone = place_read(place, gone);
    must_say(run(place, papers[_i], newer), 1, "newer.record.yaml:1:13: \"record/2\" is not");
    must_say(run(place, papers[_i], gone), 1, "there is no questionnaire \"gone-away\"");
    ck_assert_str_eq(place_read(place, newer), before_newer);
    ck_assert_str_eq(place_read(place, gone), before_gone);
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*"), 2);
    place_free(place);
}
END_TEST

START_TEST(an_answer_to_an_unknown_item_is_told_and_kept) {
    struct place *place = place_new();
    const char *path = write_record(place, "a", "record/1", "lob", "zz-99");
    const char *text = place_read(place, path), *mine = strstr(text, "not-mine");
    place_write(place, path, place_text(place, "%.*s1%s", (int)(mine - text), text, mine + 8));
    const char *before = place_read(place, path);
    struct ran ran = run(place, papers[_i], path);
    ck_assert_int_eq(ran.status, 0);
    if (strcmp(papers[_i], "compare") != 0) /* that counts it instead */
        must_say(ran, 0, "Your answer to \"zz-99\" is kept");
    else
        ck_assert_ptr_nonnull(strstr(ran.out, "1 item of last time is no longer"));
    ck_assert_ptr_null(strstr(ran.out, "SECRET"));
    ck_assert_str_eq(place_read(place, path), before);
    place_free(place);
}
END_TEST

/* A catalogue with this instead of the hours, or of what it requires, of a module. */
static const struct {
    const char *from, *to, *said;
} faults[] = {
    {"hours: 420", "hours: 0", "a whole number from 1 to 10000 is expected here"},
    {"hours: 420", "hours: -8", "a whole number from 1 to 10000 is expected here"},
    {"hours: 420", "hours: 99999999999999999999",
     "a whole number from 1 to 10000 is expected here"},
    {"hours: 420", "hours: 1e3", "a whole number from 1 to 10000 is expected here"},
    {"requires: [i1, i2]", "requires: [i1, i5]", "asks for itself"},
    {"requires: [i1, i2]", "requires: [i1, i99]", "i99"},
};

START_TEST(a_catalogue_that_cannot_be_right_is_told) {
    struct place *place = place_new();
    const char *record = write_record(place, "a", "record/1", "lob", "vb-05");
    const char *file = place_path(place, "home/mine.yaml");
    const char *shown = place_text(place, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    const char *whole = place_read(place, shown), *at = strstr(whole, faults[_i].from);
    ck_assert_ptr_nonnull(at);
    place_write(place, file,
                place_text(place, "%.*s%s%s", (int)(at - whole), whole, faults[_i].to,
                           at + strlen(faults[_i].from)));
    must_say(place_run(place, NULL, WORDS("advise", "--lang", "en", "-f", file, record)), 1,
             faults[_i].said);
    place_free(place);
}
END_TEST

/* The questionnaire of the newest record is gone: another one is opened, and that is said. */
START_TEST(a_framework_that_has_gone_is_told_at_the_start) {
    struct place *place = place_new();
    const char *path = write_record(place, "a", "record/1", "vanished", "vb-05");
    const char *before = place_read(place, path);
    struct terminal *t = place_start(place, 0, 0, WORDS("--lang", "en"));
    ck_assert(wait_says(t, "\"vanished\""));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert_str_eq(place_read(place, path), before);
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_page_for_a_talk_shows_what_was_asked_for) {
    struct place *place = place_new();
    const char *path = write_record(place, "a", "record/1", "lob", "vb-05");
    struct ran usual = run(place, "talk", path);
    ck_assert_int_eq(usual.status, 0);
    ck_assert_ptr_nonnull(strstr(usual.out, "Where I want to go"));
    ck_assert_ptr_nonnull(strstr(usual.out, "Ask Samira. When: on Monday")); /* a stray plan */
    ck_assert_ptr_nonnull(strstr(usual.out, "not for appraisal or pay"));
    ck_assert_ptr_null(strstr(usual.out, "Training that fits"));
    struct ran some =
        place_run(place, NULL, WORDS("talk", "--lang", "en", "--show", "training,tasks", path));
    ck_assert_ptr_nonnull(strstr(some.out, "Training that fits"));
    ck_assert_ptr_nonnull(strstr(some.out, "What I do not see as my task here"));
    ck_assert_ptr_null(strstr(some.out, "Ask Samira"));
    struct ran all = place_run(place, NULL, WORDS("talk", "--lang", "en", "--show", "all", path));
    ck_assert_ptr_null(strstr(all.out, "rather not"));
    ck_assert_ptr_null(strstr(all.out, "discover for themselves")); /* said nothing about it */
    ck_assert_ptr_null(strstr(all.out, "SECRET"));
    must_say(place_run(place, NULL, WORDS("talk", "--lang", "en", "--show", "planz", path)), 2,
             "did you mean \"plans\"?");
    must_say(place_run(place, NULL, WORDS("talk", "--lang", "en", "--format", "json", path)), 2,
             "text, markdown or html");
    ck_assert_int_eq(place_run(place, NULL, WORDS("report", "--show", "all", path)).status, 2);
    place_free(place);
}
END_TEST

/* From the screen it is written as a page to print, in the home folder, and never over another. */
START_TEST(a_page_for_a_talk_is_written_from_the_screen) {
    struct place *place = place_new();
    write_record(place, "a", "record/1", "lob", "vb-05");
    struct terminal *t = place_start(place, 0, 0, WORDS("--lang", "en"));
    ck_assert(terminal_wait_text(t, " 2 "));
    terminal_type(t, "2");
    ck_assert(terminal_wait_text(t, "2026-11-20"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "Your mirror"));
    terminal_type(t, "d");
    ck_assert(terminal_wait_text(t, "[x] 3"));
    terminal_type(t, "3");
    ck_assert(terminal_wait_text(t, "[ ] 3"));
    terminal_type(t, "7");
    ck_assert(wait_says(t, "Your page is in ~/lobspiegel-talk-"));
    const char *page = place_read(place, place_only(place, "home/lobspiegel-talk-*.html"));
    ck_assert_ptr_nonnull(strstr(page, "Where I want to go"));
    ck_assert_ptr_null(strstr(page, "Ask Samira"));
    ck_assert_ptr_null(strstr(page, "SECRET"));
    terminal_type(t, "7");
    ck_assert(wait_says(t, "-2.html"));
    ck_assert_int_eq(place_count(place, "home/lobspiegel-talk-*.html"), 2);
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_comparison_has_any_form) {
    static const struct {
        const char *format, *sign;
    } forms[] = {{"text", "Then and now\n===="},
                 {"markdown", "# Then and now"},
                 {"html", "<!DOCTYPE html>"},
                 {"json", "\"format\": \"lobspiegel-comparison/1\""}};
    struct place *place = place_new();
    const char *path = write_record(place, "a", "record/1", "lob", "vb-05");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct ran ran = place_run(
            place, NULL, WORDS("compare", "--lang", "en", "--format", forms[i].format, path, path));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_msg(strstr(ran.out, forms[i].sign) != NULL, "%s: %s", forms[i].format, ran.out);
    }
    must_say(place_run(place, NULL, WORDS("compare", "--lang", "en", "--format", "csv")), 2,
             "text, markdown, html or json");
    place_free(place);
}
END_TEST

void add_paper_tests(Suite *suite) {
    TCase *tcase = tcase_create("papers");
    tcase_add_loop_test(tcase, a_record_that_cannot_be_used_is_told_and_left_alone, 0, PAPERS);
    tcase_add_loop_test(tcase, an_answer_to_an_unknown_item_is_told_and_kept, 0, PAPERS);
    tcase_add_loop_test(tcase, a_catalogue_that_cannot_be_right_is_told, 0,
                        (int)(sizeof faults / sizeof *faults));
    tcase_add_test(tcase, a_framework_that_has_gone_is_told_at_the_start);
    tcase_add_test(tcase, a_page_for_a_talk_shows_what_was_asked_for);
    tcase_add_test(tcase, a_page_for_a_talk_is_written_from_the_screen);
    tcase_add_test(tcase, a_comparison_has_any_form);
    suite_add_tcase(suite, tcase);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_places: odd home folders, broken records and frameworks, two programs at once. */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

static void must_refuse(struct place *place, const char *const *words, int status,
                        const char *said) {
    struct terminal *t = place_start(place, 0, 0, words);
    ck_assert(terminal_wait_exit(t));
    ck_assert_msg(terminal_end(t)->status == status && !terminal_end(t)->by_signal,
                  "status %d instead of %d:\n%s", terminal_end(t)->status, status,
                  terminal_text(t));
    ck_assert(is_restored(t));
    ck_assert(last_sent(t, "\033[?1049h") < 0);
    ck_assert_msg(strstr(terminal_stream(t), said) != NULL, "\"%s\" is not in:\n%s", said,
                  terminal_stream(t));
    terminal_free(t);
}

static void leave(struct terminal *t) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    terminal_free(t);
}

/* ---- folders ---- */

START_TEST(without_xdg_data_home_the_home_folder_is_used) {
    static const char *const settings[] = {"XDG_DATA_HOME",
                                           "XDG_DATA_HOME=", "XDG_DATA_HOME=not/absolute"};
    struct place *place = place_new();
    struct stat status;
    place_set(place, "%s", settings[_i]);
    ck_assert_int_eq(place_run(place, "1\n2\nq\n", WORDS("--line")).status, 0);
    place_only(place, "home/.local/share/lobspiegel/*.record.yaml");
    ck_assert_int_eq(stat(place_path(place, "home/.local/share/lobspiegel"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0700);
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    place_free(place);
}
END_TEST

START_TEST(without_any_home_it_says_so) {
    struct place *place = place_new();
    if (!faults_possible()) {
        fprintf(stderr, "# no faults here: a missing home is left out\n");
        place_free(place);
        return;
    }
    /* the folder of the account itself must not be touched */
    place_fault(place, "mkdir:EROFS;open:EROFS");
    place_set(place, "HOME");
    place_set(place, "XDG_DATA_HOME");
    must_refuse(place, NULL, 3, "lobspiegel");
    place_free(place);
}
END_TEST

START_TEST(a_data_folder_that_is_a_file_is_told) {
    struct place *place = place_new();
    place_write(place, place_path(place, "a-file"), "");
    place_set(place, "XDG_DATA_HOME=%s", place_path(place, "a-file"));
    must_refuse(place, NULL, 3, "a-file/lobspiegel");
    ck_assert_int_eq(place_run(place, NULL, NULL).status, 3);
    ck_assert_int_ne(place_run(place, NULL, WORDS("report")).status, 0);
    place_free(place);
}
END_TEST

START_TEST(a_folder_that_may_not_be_written_is_told) {
    struct place *place = place_new();
    if (geteuid() == 0) {
        fprintf(stderr, "# this is root, who may write anywhere: left out\n");
        place_free(place);
        return;
    }
    ck_assert_int_eq(chmod(place_path(place, "data"), 0500), 0);
    must_refuse(place, NULL, 3, "lobspiegel");
    ck_assert_int_eq(chmod(place_path(place, "data"), 0700), 0);
    place_free(place);
}
END_TEST

START_TEST(a_folder_removed_meanwhile_is_told) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    const char *away = place_path(place, "away"), *folder = place_path(place, "data/lobspiegel");
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    ck_assert_int_eq(rename(folder, away), 0);
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3) && terminal_wait_text(t, "NIET OPGESLAGEN"));
    ck_assert_int_eq(rename(away, folder), 0);
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4) && terminal_wait_text(t, "Opgeslagen"));
    leave(t);
    ck_assert(place_has_answer(place, q.ids[0], "4"));
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- frameworks ---- */

START_TEST(a_broken_framework_is_told_with_its_place) {
    static const struct {
        const char *text, *place;
    } cases[] = {
        {"lobspiegel: framework/1\nid: [\n", "broken.yaml:3:1: "},
        {"lobspiegel: framework/1\nidd: lob\n", "broken.yaml:2:1: "},
        {"", "broken.yaml"},
        {"lobspiegel: framework/9\n", "broken.yaml:1:13: "},
    };
    struct place *place = place_new();
    place_write(place, place_path(place, "home/broken.yaml"), cases[_i].text);
    must_refuse(place, WORDS("-f", "broken.yaml"), 1, cases[_i].place);
    struct ran ran = place_run(place, NULL, WORDS("framework", "check", "broken.yaml"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, cases[_i].place));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*.record.yaml"), 0);
    place_free(place);
}
END_TEST

START_TEST(a_framework_that_is_not_there_is_told) {
    struct place *place = place_new();
    must_refuse(place, WORDS("-f", "no-such"), 1, "no-such");
    must_refuse(place, WORDS("-f", "./no-such.yaml"), 3, "no-such.yaml");
    must_refuse(place, WORDS("-f", "./"), 1, "./");
    place_free(place);
}
END_TEST

/* ---- records ---- */

static void make_odd_record(struct place *place, int which, const char *path) {
    static const char *const texts[] = {
        "what: [is this\n",
        "lobspiegel: record/2\n",
        "",
        ("lobspiegel: record/1\nframework: {id: lob, version: \"1\", hash: \"x\"}\nstarted: "
         "gisteren\nchanged: 2026-11-23\nfinished: no\nanswers: {}\n"),
        "\xFF\xFE\x01 not text at all\n",
    };
    if (which < (int)(sizeof texts / sizeof *texts))
        place_write(place, path, texts[which]);
    else if (which == 5)
        ck_assert_int_eq(mkfifo(path, 0600), 0);
    else if (which == 6)
        ck_assert_int_eq(mkdir(path, 0700), 0);
    else if (which == 7)
        ck_assert_int_eq(symlink("/no/such/file", path), 0);
    else {
        place_write(place, path, "lobspiegel: record/1\n");
        ck_assert_int_eq(truncate(path, (off_t)9 << 20), 0);
    }
}
#define ODD_RECORDS 9

/* A record that is no good is told, left as it is, and in nobody's way. */
START_TEST(an_odd_record_is_left_alone) {
    struct place *place = place_new();
    struct stat before, after;
    ck_assert_int_eq(mkdir(place_path(place, "data/lobspiegel"), 0700), 0);
    const char *path = place_path(place, "data/lobspiegel/x.record.yaml");
    make_odd_record(place, _i, path);
    ck_assert_int_eq(lstat(path, &before), 0);
    struct ran ran = place_run(place, NULL, WORDS("report"));
    ck_assert_int_ne(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "x.record.yaml"));
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "LOB-spiegel") && terminal_wait_text(t, "x.record.yaml"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "[ ] mentor"));
    leave(t);
    place_only(place, "data/lobspiegel/20*.record.yaml");
    ck_assert_int_eq(lstat(path, &after), 0);
    ck_assert(before.st_ino == after.st_ino);
    ck_assert_int_eq(before.st_size, after.st_size);
    ck_assert_int_eq(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    ck_assert_int_eq(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    place_free(place);
}
END_TEST

START_TEST(the_newest_unfinished_record_is_gone_on_with) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    const char *old = place_path(place, "data/lobspiegel/2020-01-01.record.yaml");
    place_write(place, old,
                "lobspiegel: record/1\nframework: {id: lob, version: \"0\", hash: \"0\"}\n"
                "started: 2020-01-01\nchanged: 2020-01-02\nfinished: no\n"
                "about: {roles: [tutor], lines: [first], depth: quick}\nanswers:\n"
                "  vb-05: {answer: \"1\"}\n...\n");
    const char *before = place_read(place, old);
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q.statements[0]));
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    leave(t);
    ck_assert_str_eq(place_read(place, old), before);
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*.record.yaml"), 2);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- two at once ---- */

START_TEST(two_programs_do_not_write_at_once) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    must_refuse(place, NULL, 1, "lobspiegel");
    must_refuse(place, WORDS("assess"), 1, "lobspiegel");
    struct ran ran = place_run(place, "1\n", NULL);
    ck_assert_int_eq(ran.status, 1);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3));
    leave(t);
    ck_assert(place_has_answer(place, q.ids[0], "3"));
    t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_place_tests(Suite *suite) {
    TCase *places = tcase_create("places");
    tcase_set_timeout(places, 6 * terminal_deadline());
    tcase_add_loop_test(places, without_xdg_data_home_the_home_folder_is_used, 0, 3);
    tcase_add_test(places, without_any_home_it_says_so);
    tcase_add_test(places, a_data_folder_that_is_a_file_is_told);
    tcase_add_test(places, a_folder_that_may_not_be_written_is_told);
    tcase_add_test(places, a_folder_removed_meanwhile_is_told);
    tcase_add_loop_test(places, a_broken_framework_is_told_with_its_place, 0, 4);
    tcase_add_test(places, a_framework_that_is_not_there_is_told);
    tcase_add_loop_test(places, an_odd_record_is_left_alone, 0, ODD_RECORDS);
    tcase_add_test(places, the_newest_unfinished_record_is_gone_on_with);
    tcase_add_test(places, two_programs_do_not_write_at_once);
    suite_add_tcase(suite, places);
}

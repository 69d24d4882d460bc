/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_commands: the command line: help, wrong words, reports, advice, frameworks. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"

/* ---- help and wrong words ---- */

static const char *const commands[] = {"assess", "report",   "advise",    "compare",
                                       "share",  "workshop", "framework", "settings"};
#define COMMANDS ((int)(sizeof commands / sizeof *commands))

START_TEST(every_command_has_help) {
    struct place *place = place_new();
    struct ran ran = place_run(place, NULL, WORDS(commands[_i], "--help"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    ck_assert_ptr_nonnull(strstr(ran.out, commands[_i]));
    ck_assert_ptr_nonnull(strstr(ran.out, "--help"));
    /* it names every option that the completion names */
    struct ran names = place_run(place, NULL, WORDS("--completions", commands[_i]));
    ck_assert_int_eq(names.status, 0);
    ran = place_run(place, NULL, WORDS(commands[_i], "-h"));
    for (const char *name = names.out; *name; name += strcspn(name, "\n") + 1) {
        const char *option = place_text(place, "%.*s", (int)strcspn(name, "\n"), name);
        if (option[0] == '-')
            ck_assert_msg(strstr(ran.out, option) != NULL, "%s is not in:\n%s", option, ran.out);
    }
    place_free(place);
}
END_TEST

START_TEST(the_program_has_help) {
    struct place *place = place_new();
    struct ran ran = place_run(place, NULL, WORDS("--help"));
    ck_assert_int_eq(ran.status, 0);
    for (int i = 0; i < COMMANDS; i++)
        ck_assert_ptr_nonnull(strstr(ran.out, commands[i]));
    ran = place_run(place, NULL, WORDS("--lang", "en", "--help"));
    ck_assert_ptr_nonnull(strstr(ran.out, "Usage:"));
    ran = place_run(place, NULL, WORDS("--version"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, PACKAGE_STRING "\n");
    ck_assert_int_eq(place_count(place, "data/*"), 0); /* asking for help makes no files */
    place_free(place);
}
END_TEST

static const struct {
    const char *words[5], *said;
} wrong[] = {
    {{"reprot"}, "report"},
    {{"advice"}, "advise"},
    {{"--hlep"}, "--help"},
    {{"report", "--hous", "3"}, "--hours"},
    {{"xyzzy"}, "xyzzy"},
    {{"--xyzzy"}, "--xyzzy"},
    {{"-x"}, "-x"},
    {{"report", "--group", "x"}, "--group"},
    {{"report", "a", "b"}, "b"},
    {{"assess", "a"}, "a"},
    {{"report", "--output"}, "--output"},
    {{"report", "-o"}, "-o"},
    {{"--lang", "de"}, "de"},
    {{"report", "--hours", "veel"}, "veel"},
    {{"report", "--hours", "-1"}, "-1"},
    {{"advise", "--hours", "1e3"}, "1e3"},
    {{"advise", "--pin", "p99"}, "p9"},
    {{"advise", "--exclude", "onzin"}, "onzin"},
    {{"framework"}, "check"},
    {{"framework", "chekc"}, "check"},
    {{"framework", "check"}, "check"},
    {{""}, "\"\""},
};
#define WRONGS ((int)(sizeof wrong / sizeof *wrong))

START_TEST(wrong_words_are_told) {
    struct place *place = place_new();
    place_begin(place);
    struct ran ran = place_run(place, NULL, wrong[_i].words);
    ck_assert_msg(ran.status == 2, "%s: status %d: %s", wrong[_i].words[0], ran.status, ran.err);
    ck_assert_str_eq(ran.out, "");
    ck_assert_msg(strstr(ran.err, wrong[_i].said) != NULL, "\"%s\" is not in: %s", wrong[_i].said,
                  ran.err);
    place_free(place);
}
END_TEST

/* ---- reports ---- */

START_TEST(a_report_can_be_written_to_a_file) {
    struct place *place = place_new();
    struct stat status;
    place_begin(place);
    ck_assert_int_eq(place_run(place, "2>3\n\n1\n", WORDS("assess", "--line")).status, 0);
    struct ran ran = place_run(place, NULL, WORDS("report"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "Samenwerking"));
    struct ran filed = place_run(place, NULL, WORDS("report", "-o", "uit.txt"));
    ck_assert_int_eq(filed.status, 0);
    ck_assert_str_eq(place_read(place, place_path(place, "home/uit.txt")), ran.out);
    ck_assert_int_eq(stat(place_path(place, "home/uit.txt"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    filed = place_run(place, NULL, WORDS("report", "-o", "niet/hier.txt"));
    ck_assert_int_eq(filed.status, 3);
    ck_assert_ptr_nonnull(strstr(filed.err, "niet/hier.txt"));
    struct ran named = place_run(place, NULL, WORDS("report", place_record_path(place)));
    ck_assert_str_eq(named.out, ran.out);
    named = place_run(place, NULL, WORDS("report", "--lang", "en"));
    ck_assert_ptr_nonnull(strstr(named.out, "LOB mirror"));
    place_free(place);
}
END_TEST

START_TEST(without_a_record_it_says_so) {
    static const char *const some[] = {"report", "advise"};
    struct place *place = place_new();
    for (int i = 0; i < 2; i++) {
        struct ran ran = place_run(place, NULL, WORDS(some[i]));
        ck_assert_int_eq(ran.status, 1);
        ck_assert_str_eq(ran.out, "");
        ck_assert_ptr_nonnull(strstr(ran.err, "lobspiegel"));
        ran = place_run(place, NULL, WORDS(some[i], "geen.record.yaml"));
        ck_assert_int_eq(ran.status, 3);
        ck_assert_ptr_nonnull(strstr(ran.err, "geen.record.yaml"));
    }
    struct ran ran = place_run(place, "ja\n", WORDS("share", "--group", "team-3"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_int_eq(place_count(place, "home/*"), 0);
    place_free(place);
}
END_TEST

START_TEST(advice_can_be_steered) {
    static const char pinned[] = "Arbeidsmarkt en vervolgonderwijs";       /* p3 */
    static const char left_out[] = "1. In gesprek over onze visie op LOB"; /* w3 */
    struct place *place = place_new();
    place_begin(place);
    ck_assert_int_eq(place_run(place, "1>2\n", WORDS("assess", "--line")).status, 0);
    struct ran usual = place_run(place, NULL, WORDS("advise"));
    ck_assert_int_eq(usual.status, 0);
    struct ran steered = place_run(place, NULL, WORDS("advise", "--pin", "p3"));
    ck_assert_int_eq(steered.status, 0);
    const char *why_not = strstr(steered.out, pinned);
    ck_assert_ptr_nonnull(why_not);
    ck_assert(why_not[-2] == '.' && why_not[-1] == ' '); /* it has a number in the list */
    ck_assert_ptr_nonnull(strstr(usual.out, left_out));
    steered = place_run(place, NULL, WORDS("advise", "--exclude", "w3"));
    ck_assert_int_eq(steered.status, 0);
    ck_assert_ptr_null(strstr(steered.out, left_out));
    steered = place_run(place, NULL, WORDS("advise", "--hours", "0"));
    ck_assert_int_eq(steered.status, 0);
    ck_assert_ptr_null(strstr(steered.out, "\n1. "));
    steered = place_run(place, NULL, WORDS("advise", "--hours", "any", "-o", "advies.txt"));
    ck_assert_int_eq(steered.status, 0);
    ck_assert_int_eq(place_count(place, "home/advies.txt"), 1);
    place_free(place);
}
END_TEST

/* ---- frameworks ---- */

START_TEST(frameworks_are_listed_and_checked) {
    struct place *place = place_new();
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    const char *standard = place_text(place, "%s/lob.yaml", folder ? folder : "frameworks");
    struct ran ran = place_run(place, NULL, WORDS("framework", "list"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "LOB-spiegel"));
    ck_assert_ptr_nonnull(strstr(ran.out, "lob.yaml"));
    ran = place_run(place, NULL, WORDS("framework", "check", standard));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    place_write(place, place_path(place, "home/mis.yaml"), "lobspiegel: framework/1\nitmes: {}\n");
    ran = place_run(place, NULL, WORDS("framework", "check", standard, "mis.yaml"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "mis.yaml:2:1: "));
    ck_assert_ptr_nonnull(strstr(ran.err, "\"items\""));
    ck_assert_ptr_nonnull(strstr(ran.out, "lob.yaml"));
    ran = place_run(place, NULL, WORDS("framework", "check", "weg.yaml"));
    ck_assert_int_eq(ran.status, 3);
    place_set(place, "LOBSPIEGEL_FRAMEWORKS=%s", place_path(place, "geen"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("framework", "list")).status, 3);
    place_free(place);
}
END_TEST

/* The path of a framework with many faults: all are told, in one go. */
START_TEST(all_faults_of_a_framework_are_told) {
    struct place *place = place_new();
    char text[8000] = "lobspiegel: framework/1\n";
    for (int i = 0; i < 80; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "key%d: x\n", i);
    place_write(place, place_path(place, "home/veel.yaml"), text);
    struct ran ran = place_run(place, NULL, WORDS("framework", "check", "veel.yaml"));
    int lines = 0;
    ck_assert_int_eq(ran.status, 1);
    for (const char *at = ran.err; (at = strstr(at, "veel.yaml:")); at++)
        lines++;
    ck_assert_int_ge(lines, 40);
    place_free(place);
}
END_TEST

void add_command_tests(Suite *suite) {
    TCase *tests = tcase_create("commands");
    tcase_set_timeout(tests, 6 * terminal_deadline());
    tcase_add_loop_test(tests, every_command_has_help, 0, COMMANDS);
    tcase_add_test(tests, the_program_has_help);
    tcase_add_loop_test(tests, wrong_words_are_told, 0, WRONGS);
    tcase_add_test(tests, a_report_can_be_written_to_a_file);
    tcase_add_test(tests, without_a_record_it_says_so);
    tcase_add_test(tests, advice_can_be_steered);
    tcase_add_test(tests, frameworks_are_listed_and_checked);
    tcase_add_test(tests, all_faults_of_a_framework_are_told);
    suite_add_tcase(suite, tests);
}

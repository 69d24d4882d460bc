/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_settings: the command `settings` and the file it keeps. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

#define FILE_NAME "config/lobspiegel/settings.yaml"
#define HEAD "lobspiegel: settings/1\n"

static unsigned mode_of(struct place *place, const char *name) {
    struct stat status;
    ck_assert_int_eq(stat(place_path(place, "%s", name), &status), 0);
    return status.st_mode & 07777;
}

static void write_settings(struct place *place, const char *text) {
    ck_assert(mkdir(place_path(place, "config"), 0700) == 0);
    ck_assert(mkdir(place_path(place, "config/lobspiegel"), 0700) == 0);
    place_write(place, place_path(place, FILE_NAME), text);
}

static void has(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "\"%s\" is not in:\n%s", part, text);
}

START_TEST(looking_makes_no_file) {
    struct place *place = place_new();
    place_set(place, "LANG=en_US.UTF-8");
    place_set(place, "LC_ALL");
    struct ran ran = place_run(place, NULL, WORDS("settings"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    has(ran.out, place_path(place, FILE_NAME));
    has(ran.out, "theme: usual");
    has(ran.out, "usual, dark, light, contrast, plain");
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "theme")).out, "usual\n");
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "keys.overview")).out, "o\n");
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "theme", "usual")).status, 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "reset")).status, 0);
    ck_assert_int_eq(place_count(place, "config/*"), 0);
    place_free(place);
}
END_TEST

START_TEST(a_setting_is_kept) {
    struct place *place = place_new();
    place_set(place, "LC_ALL=C");
    place_set(place, "LANGUAGE=en");
    struct ran ran = place_run(place, NULL, WORDS("settings", "theme", "dark"));
    ck_assert_int_eq(ran.status, 0);
    has(ran.out, "theme: usual > dark");
    ck_assert_uint_eq(mode_of(place, FILE_NAME), 0600);
    ck_assert_uint_eq(mode_of(place, "config/lobspiegel"), 0700);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "keys.overview", "m, F3")).status, 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "keys.search", ",")).status, 1);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "mouse", "yes")).status, 0);
    ran = place_run(place, NULL, WORDS("settings"));
    has(ran.out, "theme: dark");
    has(ran.out, "mouse: yes");
    has(ran.out, "keys.overview: m, F3 (usually o)");
    ck_assert_int_eq(place_count(place, "config/lobspiegel/*"), 1);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "reset", "theme")).status, 0);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "theme")).out, "usual\n");
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "reset", "keys.overview")).status, 0);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "keys.overview")).out, "o\n");
    place_free(place);
}
END_TEST

START_TEST(without_xdg_it_is_in_the_home_folder) {
    struct place *place = place_new();
    place_set(place, "XDG_CONFIG_HOME=not/whole");
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "mouse", "yes")).status, 0);
    ck_assert_uint_eq(mode_of(place, "home/.config/lobspiegel/settings.yaml"), 0600);
    place_free(place);
}
END_TEST

static const struct {
    const char *words[4];
    int status;
    const char *said;
} wrong[] = {
    {{"settings", "thmee"}, 2, "\"theme\""},
    {{"settings", "theme", "drak"}, 2, "\"dark\""},
    {{"settings", "wishes", "maybe"}, 2, "no, yes"},
    {{"settings", "keys.overveiw", "m"}, 2, "\"keys.overview\""},
    {{"settings", "keys.note", "Ctrl-Ñ"}, 2, "Ctrl-Ñ"},
    {{"settings", "keys.note", "F1"}, 2, "F1"},
    {{"settings", "keys.note", ""}, 2, "note"},
    {{"settings", "keys.rate", "x"}, 2, "rate"},
    {{"settings", "reset", "them"}, 2, "\"theme\""},
    {{"settings", "keys.overview", "v"}, 1, "\"compare\""},
    {{"settings", "keys.overview", "F3,v"}, 1, "\"v\""},
};
#define WRONGS ((int)(sizeof wrong / sizeof *wrong))

START_TEST(wrong_words_write_nothing) {
    struct place *place = place_new();
    struct ran ran = place_run(place, NULL, wrong[_i].words);
    ck_assert_msg(ran.status == wrong[_i].status, "status %d: %s", ran.status, ran.err);
    ck_assert_str_eq(ran.out, "");
    has(ran.err, wrong[_i].said);
    ck_assert_int_eq(place_count(place, "config/*"), 0);
    place_free(place);
}
END_TEST

START_TEST(what_was_written_by_hand_is_kept) {
    static const char by_hand[] = "# mine\n" HEAD "theme: drak\nwishes: no # for now\n";
    struct place *place = place_new();
    place_set(place, "LANGUAGE=en");
    write_settings(place, by_hand);
    struct ran ran = place_run(place, NULL, WORDS("framework", "list"));
    ck_assert_int_eq(ran.status, 0); /* a fault is told, and nothing more */
    has(ran.err, "settings.yaml:3:8: ");
    ran = place_run(place, NULL, WORDS("settings", "mouse", "yes"));
    ck_assert_int_eq(ran.status, 0);
    has(ran.err, "settings.yaml.before: ");
    ck_assert_str_eq(place_read(place, place_path(place, FILE_NAME ".before")), by_hand);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "wishes")).out, "no\n");
    /* the program's own file is not kept a second time */
    ran = place_run(place, NULL, WORDS("settings", "mouse", "no"));
    ck_assert_str_eq(ran.err, "");
    ck_assert_int_eq(place_count(place, "config/lobspiegel/*"), 2);
    /* another one by hand does not push the first one out */
    place_write(place, place_path(place, FILE_NAME), HEAD "# again\n");
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "mouse", "yes")).status, 0);
    ck_assert_str_eq(place_read(place, place_path(place, FILE_NAME ".before")), by_hand);
    ck_assert_int_eq(place_count(place, "config/lobspiegel/*"), 3);
    place_free(place);
}
END_TEST

START_TEST(what_changes_nothing_leaves_the_file) {
    static const char by_hand[] = HEAD "# mine\ntheme: dark\n";
    struct place *place = place_new();
    write_settings(place, by_hand);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "theme", "dark")).status, 0);
    ck_assert_str_eq(place_read(place, place_path(place, FILE_NAME)), by_hand);
    ck_assert_int_eq(place_count(place, "config/lobspiegel/*"), 1);
    place_free(place);
}
END_TEST

START_TEST(what_cannot_be_read_is_left) {
    struct place *place = place_new();
    char *large = calloc(1, 70000);
    ck_assert_ptr_nonnull(large);
    memset(large, '#', 69999);
    write_settings(place, large);
    struct ran ran = place_run(place, NULL, WORDS("settings", "theme", "dark"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_str_eq(place_read(place, place_path(place, FILE_NAME)), large);
    ck_assert_int_eq(place_run(place, NULL, WORDS("framework", "list")).status, 0);
    free(large);
    place_free(place);
    place = place_new(); /* a file where the folder should be */
    place_write(place, place_path(place, "config"), "");
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "theme", "dark")).status, 3);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "theme")).out, "usual\n");
    place_free(place);
}
END_TEST

START_TEST(a_link_stays_a_link) {
    struct place *place = place_new();
    struct stat status;
    const char *mine = place_path(place, "home/mine.yaml"), *link = place_path(place, FILE_NAME);
    write_settings(place, "");
    place_write(place, mine, HEAD "theme: light\n");
    ck_assert_int_eq(unlink(link), 0);
    ck_assert_int_eq(symlink(mine, link), 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "mouse", "yes")).status, 0);
    ck_assert_int_eq(lstat(link, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    has(place_read(place, mine), "theme: light");
    has(place_read(place, mine), "mouse: yes");
    place_free(place);
}
END_TEST

START_TEST(the_language_is_of_option_settings_environment) {
    struct place *place = place_new();
    place_set(place, "LANGUAGE=nl");
    has(place_run(place, NULL, WORDS("--help")).out, "Gebruik:");
    write_settings(place, HEAD "language: en\n");
    has(place_run(place, NULL, WORDS("--help")).out, "Usage:");
    has(place_run(place, NULL, WORDS("--lang", "nl", "--help")).out, "Gebruik:");
    has(place_run(place, NULL, WORDS("reprot")).err, "did you mean");
    place_write(place, place_path(place, FILE_NAME), HEAD "wihses: no\nlanguage: en\n");
    has(place_run(place, NULL, WORDS("settings")).err, "did you mean");
    has(place_run(place, NULL, WORDS("--lang", "nl", "settings")).err, "bedoel je");
    place_free(place);
}
END_TEST

START_TEST(putting_all_back_is_asked) {
    struct place *place = place_new();
    const char *before;
    place_set(place, "LANGUAGE=en");
    write_settings(place, HEAD "theme: dark\nkeys:\n  note: [N]\n");
    before = place_read(place, place_path(place, FILE_NAME));
    struct ran ran = place_run(place, "no\n", WORDS("settings", "reset"));
    ck_assert_int_eq(ran.status, 0);
    has(ran.out, "theme: dark → usual");
    has(ran.out, "keys.note: N → n");
    ran = place_run(place, "", WORDS("settings", "reset")); /* the end of input is no yes */
    ck_assert_str_eq(place_read(place, place_path(place, FILE_NAME)), before);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "reset", "keys")).status, 0);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "keys.note")).out, "n\n");
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "theme")).out, "dark\n");
    ck_assert_int_eq(place_run(place, "yes\n", WORDS("settings", "reset")).status, 0);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "theme")).out, "usual\n");
    place_run(place, NULL, WORDS("settings", "mouse", "yes"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "reset", "--yes")).status, 0);
    ck_assert_str_eq(place_run(place, NULL, WORDS("settings", "mouse")).out, "no\n");
    place_free(place);
}
END_TEST

/* Every word that the completion offers is understood. */
START_TEST(completion_knows_the_words) {
    struct place *place = place_new();
    struct ran names = place_run(place, NULL, WORDS("--completions", "settings"));
    int count = 0;
    for (const char *name = names.out; *name; name += strcspn(name, "\n") + 1) {
        const char *word = place_text(place, "%.*s", (int)strcspn(name, "\n"), name);
        if (word[0] == '-' || strcmp(word, "reset") == 0)
            continue;
        struct ran ran = place_run(place, NULL, WORDS("settings", word));
        ck_assert_msg(ran.status == 0, "%s: %s", word, ran.err);
        struct ran values = place_run(place, NULL, WORDS("--completions", "settings", word));
        if (strchr(word, '.') == NULL)
            has(values.out, place_text(place, "\n%s", ran.out));
        count++;
    }
    ck_assert_int_gt(count, 20);
    place_free(place);
}
END_TEST

void add_settings_tests(Suite *suite) {
    TCase *tests = tcase_create("settings");
    tcase_set_timeout(tests, 6 * terminal_deadline());
    tcase_add_test(tests, looking_makes_no_file);
    tcase_add_test(tests, a_setting_is_kept);
    tcase_add_test(tests, without_xdg_it_is_in_the_home_folder);
    tcase_add_loop_test(tests, wrong_words_write_nothing, 0, WRONGS);
    tcase_add_test(tests, what_was_written_by_hand_is_kept);
    tcase_add_test(tests, what_changes_nothing_leaves_the_file);
    tcase_add_test(tests, what_cannot_be_read_is_left);
    tcase_add_test(tests, a_link_stays_a_link);
    tcase_add_test(tests, the_language_is_of_option_settings_environment);
    tcase_add_test(tests, putting_all_back_is_asked);
    tcase_add_test(tests, completion_knows_the_words);
    suite_add_tcase(suite, tests);
}

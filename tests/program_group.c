/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_group: opening a group, what is asked and refused, and the sheet about it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

#define FILE_OF_TEAM "home/team-3.group.yaml"

static const char *group_file(struct place *place) {
    return place_read(place, place_path(place, FILE_OF_TEAM));
}

START_TEST(a_group_is_opened_and_looked_at) {
    struct place *place = place_new();
    struct stat status;
    place_group(place, "team-3",
                WORDS("--outside", "--takes-part", "--k", "12", "--period", "2026-2027",
                      "--purpose", "Weten wat ons team nodig heeft.", "--contact", "Ans"));
    ck_assert_int_eq(stat(place_path(place, FILE_OF_TEAM), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0644);
    const char *file = group_file(place);
    ck_assert_ptr_nonnull(strstr(file, "\nk: 12\noutside: yes\ntakes-part: yes\nclosed: no\n"));
    ck_assert_ptr_nonnull(strstr(file, "\nperiod: \"2026-2027\"\n"));
    struct ran ran = place_run(place, NULL, WORDS("group", "show", "team-3"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "minstens 13 mensen"));
    ck_assert_ptr_nonnull(strstr(ran.out, "lobspiegel share --group team-3"));
    ck_assert_ptr_nonnull(strstr(ran.out, "Weten wat ons team nodig heeft."));
    ran = place_run(place, NULL, WORDS("group", "check", "team-3.group.yaml"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    place_free(place);
}
END_TEST

/* Rule R23: k has a floor, and never goes down. */
START_TEST(k_is_raised_only) {
    static const char *const low[][8] = {
        {"group", "new", "a", "--k", "4"},
        {"group", "new", "a", "--k", "0"},
        {"group", "new", "a", "--outside", "--k", "9"},
        {"group", "raise", "team-3", "--k", "7"},
        {"group", "raise", "team-3", "--k", "5"},
    };
    struct place *place = place_new();
    place_group(place, "team-3", WORDS("--k", "6"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("group", "raise", "team-3", "--k", "8")).status,
                     0);
    const char *before = group_file(place);
    ck_assert_ptr_nonnull(strstr(before, "\nk: 8\n"));
    for (size_t i = 0; i < sizeof low / sizeof *low; i++) {
        struct ran ran = place_run(place, NULL, low[i]);
        ck_assert_msg(ran.status == 4, "%s %s: status %d", low[i][1], low[i][4], ran.status);
        ck_assert_ptr_nonnull(strstr(ran.err, "te weinig"));
    }
    ck_assert_str_eq(group_file(place), before);
    ck_assert_int_eq(place_count(place, "home/a.*"), 0);
    /* by hand neither */
    place_write(place, place_path(place, FILE_OF_TEAM),
                place_text(place, "%.*sk: 3%s", (int)(strstr(before, "k: 8") - before), before,
                           strstr(before, "k: 8") + 4));
    struct ran ran = place_run(place, NULL, WORDS("group", "check", "team-3"));
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "team-3.group.yaml:6:4: "));
    place_free(place);
}
END_TEST

START_TEST(a_group_file_is_not_overwritten) {
    struct place *place = place_new();
    place_group(place, "team-3", WORDS("--yes"));
    const char *before = group_file(place);
    struct ran ran = place_run(place, NULL, WORDS("group", "new", "team-3"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "team-3.group.yaml"));
    ck_assert_str_eq(group_file(place), before);
    ck_assert_int_eq(symlink("elsewhere", place_path(place, "home/b.group.yaml")), 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("group", "new", "b")).status, 1);
    ck_assert_int_eq(place_count(place, "home/elsewhere"), 0);
    place_free(place);
}
END_TEST

/* "decaan-wacht": a role that one or two people hold is never a part by itself. */
START_TEST(small_parts_are_put_together) {
    struct place *place = place_new();
    struct ran ran = place_run(place, NULL,
                               WORDS("group", "new", "team-3", "--split", "line", "--people",
                                     "first=20", "--people", "second=1"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "decaan"));
    ck_assert_ptr_nonnull(strstr(group_file(place), "\nsplit: none\n"));
    ran = place_run(place, NULL,
                    WORDS("group", "new", "b", "--split", "line", "--people", "first=20",
                          "--people", "second=9", "--people", "policy=1"));
    ck_assert_int_eq(ran.status, 0);
    const char *file = place_read(place, place_path(place, "home/b.group.yaml"));
    ck_assert_msg(strstr(file, "buckets:\n  first: [first]\n  second-policy: [second, policy]\n"),
                  "%s", file);
    ran = place_run(place, NULL,
                    WORDS("group", "new", "c", "--split", "line", "--people", "frist=20"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_ptr_nonnull(strstr(ran.err, "\"first\"?"));
    ck_assert_int_eq(place_count(place, "home/c.*"), 0);
    place_free(place);
}
END_TEST

START_TEST(on_a_terminal_it_asks) {
    static const char *const asked[][2] = {{"de school uit?", "nee<Enter>"},
                                           {"zelf ook in?", "ja<Enter>"},
                                           {"(Enter: 5)", "3<Enter>"},
                                           {"(Enter: 5)", "6<Enter>"},
                                           {"uitsplitsen naar", "<Enter>"},
                                           {"Welke periode", "2026-2027<Enter>"},
                                           {"Waar zijn de cijfers", "Leren<Enter>"},
                                           {"terecht met vragen?", "Ans<Enter>"},
                                           {"verzegelen", "joost<Enter>"},
                                           {"Typ ja of nee; Enter is nee.", "ja<Enter>"}};
    struct place *place = place_new();
    struct terminal *t = place_start(place, 60, 100, WORDS("group", "new", "team-3"));
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        ck_assert_msg(terminal_wait_sent(t, 0, asked[i][0]), "%s", asked[i][0]);
        ck_assert(wait_quiet(t, 50));
        terminal_type(t, asked[i][1]);
    }
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    const char *file = group_file(place);
    ck_assert_ptr_nonnull(strstr(file, "\nk: 6\noutside: no\ntakes-part: yes\n"));
    ck_assert_ptr_nonnull(strstr(file, "\npurpose: \"Leren\"\ncontact: \"Ans\"\npublic-key: "));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/groups/team-3-*/secret.key"), 1);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* In a narrow terminal no word of a question is broken. */
START_TEST(questions_are_set_in_the_window) {
    struct place *place = place_new();
    struct terminal *t = place_start(place, 20, 32, WORDS("group", "new", "team-3", "--lang", "nl"));
    ck_assert(terminal_wait_text(t, "(ja of nee)"));
    terminal_type(t, "joost<Enter>");
    ck_assert(terminal_wait_text(t, "Typ ja of nee; Enter is nee."));
    terminal_type(t, "nee<Enter>");
    ck_assert(terminal_wait_text(t, "verzamelt"));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(closing_keeps_all_but_that) {
    struct place *place = place_new();
    place_group(place, "team-3", WORDS("--split", "line", "--period", "2026"));
    const char *before = group_file(place);
    ck_assert_int_eq(place_run(place, NULL, WORDS("group", "close", "team-3")).status, 0);
    const char *after = group_file(place), *at = strstr(before, "closed: no");
    ck_assert_str_eq(after, place_text(place, "%.*sclosed: yes%s", (int)(at - before), before,
                                       at + strlen("closed: no")));
    struct ran ran = place_run(place, NULL, WORDS("group", "show", "team-3"));
    ck_assert_ptr_nonnull(strstr(ran.out, "gesloten"));
    place_free(place);
}
END_TEST

/* Every test that the sheet names is there; the sheet goes with the source. */
static void check_tests_named(struct place *place, const char *sheet) {
    int count = 0;
    for (const char *at = sheet; (at = strstr(at, "tests/")); at++) {
        const char *name = place_text(place, "%.*s", (int)strcspn(at, " \n|<"), at);
        const char *path = place_text(place, "%s/%s", getenv("LOBSPIEGEL_SOURCE"), name);
        ck_assert_msg(access(path, F_OK) == 0 || strstr(name, "gathering_"), "no %s", name);
        count++;
    }
    ck_assert_int_ge(count, 8);
}

START_TEST(the_privacy_sheet_is_for_people) {
    static const char *const languages[] = {"nl", "en"};
    static const char *const formats[] = {"markdown", "text", "html"};
    struct place *place = place_new();
    place_group(place, "team-3", WORDS("--takes-part", "--sealed", "--contact", "Ans"));
    for (int i = 0; i < 6; i++) {
        struct ran ran = place_run(place, NULL,
                                   WORDS("group", "privacy", "team-3", "--lang", languages[i / 3],
                                         "--format", formats[i % 3]));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_ptr_nonnull(strstr(ran.out, "--attack --group team-3"));
        ck_assert_ptr_nonnull(strstr(ran.out, i < 3 ? "minder dan 6 mensen" : "fewer than 6"));
        if (i % 3 == 2) /* in HTML no name is broken or escaped */
            check_tests_named(place, ran.out);
    }
    struct ran ran = place_run(place, NULL, WORDS("group", "privacy", "team-3", "--format", "pdf"));
    ck_assert_int_eq(ran.status, 2);
    place_free(place);
}
END_TEST

START_TEST(wrong_words_are_told) {
    static const char *const words[][6] = {{"group"},
                                           {"group", "shwo", "x"},
                                           {"group", "new"},
                                           {"group", "show"},
                                           {"group", "new", "Team"},
                                           {"group", "raise", "team-3"},
                                           {"group", "new", "x", "--split", "rol"},
                                           {"group", "new", "x", "--k", "veel"},
                                           {"group", "new", "x", "--people", "first=3"}};
    struct place *place = place_new();
    place_group(place, "team-3", WORDS("--yes"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct ran ran = place_run(place, NULL, words[i]);
        ck_assert_msg(ran.status == 2, "%zu: status %d", i, ran.status);
        ck_assert_str_ne(ran.err, "");
    }
    ck_assert_int_eq(place_count(place, "home/*"), 1);
    place_free(place);
}
END_TEST

/* Without room nothing is left half done: no group whose key is nowhere. */
START_TEST(a_group_that_cannot_be_written_is_not_there) {
    static const char *const rules[] = {"write:ENOSPC:1", "rename:EACCES:1", "write:ENOSPC:2",
                                        "mkstemp:EROFS:2"};
    struct place *place = place_new();
    place_fault(place, rules[_i]);
    struct ran ran = place_run(place, NULL, WORDS("group", "new", "team-3", "--sealed"));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_count(place, "home/*"), 0);
    ck_assert_int_eq(place_count(place, "home/.lobspiegel*"), 0);
    ck_assert_int_eq(place_faults(place), 1);
    place_free(place);
}
END_TEST

void add_group_tests(Suite *suite) {
    TCase *group = tcase_create("group");
    tcase_set_timeout(group, 6 * terminal_deadline());
    tcase_add_test(group, a_group_is_opened_and_looked_at);
    tcase_add_test(group, k_is_raised_only);
    tcase_add_test(group, a_group_file_is_not_overwritten);
    tcase_add_test(group, small_parts_are_put_together);
    tcase_add_test(group, on_a_terminal_it_asks);
    tcase_add_test(group, questions_are_set_in_the_window);
    tcase_add_test(group, closing_keeps_all_but_that);
    tcase_add_test(group, the_privacy_sheet_is_for_people);
    tcase_add_test(group, wrong_words_are_told);
    if (faults_possible())
        tcase_add_loop_test(group, a_group_that_cannot_be_written_is_not_there, 0, 4);
    suite_add_tcase(suite, group);
}

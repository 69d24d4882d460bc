/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_share: the file that is given to a group tells nothing but what it should. */
#include <config.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

#define NOTE "Geheim van Noor"
#define USER "annabel-de-vries"
#define RESULTS "home/*.result.yaml"

/* A place with a record that has answers and a note, of a user with a name. */
static struct place *make_place(void) {
    struct place *place = place_new();
    place_begin(place);
    place_set(place, "USER=%s", USER);
    place_set(place, "LOGNAME=%s", USER);
    ck_assert_int_eq(
        place_run(place, "2>3\nn\n" NOTE "\n\n\n5\n\n1\nq\n", WORDS("assess", "--line")).status, 0);
    return place;
}

static void must_lack(const char *file, const char *what) {
    ck_assert_msg(strstr(file, what) == NULL, "\"%s\" is in the shared file:\n%.2000s", what, file);
}

static void check_name(const char *path) {
    const char *name = strrchr(path, '/') + 1;
    size_t length = strspn(name, "0123456789abcdef");
    ck_assert_msg(length >= 16 && strcmp(name + length, ".result.yaml") == 0, "%s", name);
}

static void check_file(struct place *place, const char *path) {
    const char *file = place_read(place, path);
    struct stat status;
    check_name(path);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_int_eq(status.st_size % 4096, 0);
    ck_assert_int_eq(status.st_mtim.tv_sec, 946684800);
    ck_assert_int_eq(status.st_mtim.tv_nsec, 0);
    ck_assert_int_eq((off_t)strlen(file), status.st_size);
    must_lack(file, NOTE);
    must_lack(file, "Noor");
    must_lack(file, USER);
    must_lack(file, "tutor");
    must_lack(file, "mentor");
    must_lack(file, place_path(place, "home"));
    must_lack(file, "lobspiegel-");
    must_lack(file, "started");
    must_lack(file, "changed");
    ck_assert_ptr_nonnull(strstr(file, "group: team-3\n"));
    ck_assert_ptr_nonnull(strstr(file, "2>3"));
}

START_TEST(what_is_shared_is_shown_and_nothing_else) {
    static const char *const yes[] = {"ja\n", "yes\n", "j\n", "y\n"};
    struct place *place = make_place();
    struct ran ran = place_run(place, yes[_i], WORDS("share", "--group", "team-3"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    const char *path = place_only(place, RESULTS), *file = place_read(place, path);
    check_file(place, path);
    /* all of it but the filling was on the screen, and its name */
    const char *filling = strstr(file, "\n#");
    ck_assert_ptr_nonnull(filling);
    ck_assert(strstr(ran.out, place_text(place, "%.*s", (int)(filling - file), file)) != NULL);
    ck_assert_uint_eq(strspn(filling, "\n#."), strlen(filling));
    ck_assert_ptr_nonnull(strstr(ran.out, strrchr(path, '/') + 1));
    place_free(place);
}
END_TEST

START_TEST(without_a_yes_nothing_is_written) {
    static const char *const no[] = {"nee\n", "n\n", "\n", "", "jawel\n", "ja nee\n", "JA!\n"};
    struct place *place = make_place();
    struct ran ran = place_run(place, no[_i], WORDS("share", "--group", "team-3"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    ck_assert_int_eq(place_count(place, "home/.lobspiegel*"), 0);
    place_free(place);
}
END_TEST

START_TEST(each_file_has_another_name_and_number) {
    struct place *place = make_place();
    const char *first = NULL, *random = "\nrandom: ";
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes")).status,
                     0);
    first = place_read(place, place_only(place, RESULTS));
    ck_assert_int_eq(rename(place_only(place, RESULTS), place_path(place, "first")), 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes")).status,
                     0);
    const char *second = place_read(place, place_only(place, RESULTS));
    const char *a = strstr(first, random), *b = strstr(second, random);
    ck_assert(a && b);
    ck_assert_int_ne(strncmp(a, b, strcspn(a + 1, "\n") + 1), 0);
    check_name(place_only(place, RESULTS));
    /* the number inside does not give the name away */
    ck_assert_ptr_null(
        strstr(second, place_text(place, "%.16s", strrchr(place_only(place, RESULTS), '/') + 1)));
    place_free(place);
}
END_TEST

START_TEST(a_good_group_code_is_needed) {
    static const char *const codes[] = {"",  "Team",    "a b",  "../x",
                                        "é", "a\nb: c", "x\"y", "naam: ik"};
    struct place *place = make_place();
    struct ran ran = place_run(place, "ja\n", WORDS("share"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_ptr_nonnull(strstr(ran.err, "--group"));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const char *option = place_text(place, "--group=%s", codes[i]);
        ran = place_run(place, "ja\n", WORDS("share", option));
        ck_assert_msg(ran.status == 2, "code \"%s\": status %d", codes[i], ran.status);
    }
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    place_free(place);
}
END_TEST

START_TEST(the_folder_can_be_chosen) {
    struct place *place = make_place();
    ck_assert_int_eq(mkdir(place_path(place, "home/usb"), 0700), 0);
    struct ran ran =
        place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes", "--to", "usb"));
    ck_assert_int_eq(ran.status, 0);
    check_file(place, place_only(place, "home/usb/*.result.yaml"));
    ran = place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes", "--to", "weg"));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_ptr_nonnull(strstr(ran.err, "weg"));
    place_free(place);
}
END_TEST

START_TEST(sharing_asks_on_a_terminal_too) {
    struct place *place = make_place();
    struct terminal *t = place_start(place, 60, 100, WORDS("share", "--group", "team-3"));
    ck_assert(terminal_wait_sent(t, 0, "2>3"));
    ck_assert(wait_quiet(t, 50));
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    terminal_type(t, "ja<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    check_file(place, place_only(place, RESULTS));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_file_that_cannot_be_written_leaves_nothing) {
    static const char *const rules[] = {"write:ENOSPC:1", "fsync:EIO:1", "rename:EACCES:1",
                                        "mkstemp:EROFS:1"};
    struct place *place = make_place();
    place_fault(place, rules[_i]);
    struct ran ran = place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes"));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_count(place, "home/*"), 0);
    ck_assert_int_eq(place_faults(place), 1);
    place_free(place);
}
END_TEST

void add_share_tests(Suite *suite) {
    TCase *share = tcase_create("share");
    tcase_set_timeout(share, 6 * terminal_deadline());
    tcase_add_loop_test(share, what_is_shared_is_shown_and_nothing_else, 0, 4);
    tcase_add_loop_test(share, without_a_yes_nothing_is_written, 0, 7);
    tcase_add_test(share, each_file_has_another_name_and_number);
    tcase_add_test(share, a_good_group_code_is_needed);
    tcase_add_test(share, the_folder_can_be_chosen);
    tcase_add_test(share, sharing_asks_on_a_terminal_too);
    if (faults_possible())
        tcase_add_loop_test(share, a_file_that_cannot_be_written_leaves_nothing, 0, 4);
    suite_add_tcase(suite, share);
}

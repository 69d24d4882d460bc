/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_share: the file that is given to a group tells nothing but what it should. */
#include <config.h>

#include <ctype.h>
#include <stdint.h>
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
    place_group(place, "team-3", WORDS("--yes", "--contact", "Ans"));
    return place;
}

static void must_lack(const char *file, const char *what) {
    ck_assert_msg(strstr(file, what) == NULL, "\"%s\" is in the shared file:\n%.2000s", what, file);
}

static void check_name(const char *path) {
    const char *name = strrchr(path, '/') + 1;
    size_t length = strspn(name, "0123456789abcdef");
    ck_assert_msg(length == 32 && strcmp(name + length, ".result.yaml") == 0, "%s", name);
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

/* The number stays in the record, so the second file takes the place of the first: also after a new
 * assessment was begun. */
START_TEST(sharing_again_replaces) {
    static const char *const share[] = {"share", "--group", "team-3", "--yes", NULL};
    struct place *place = make_place();
    ck_assert_int_eq(place_run(place, NULL, share).status, 0);
    const char *first = place_only(place, RESULTS), *before = place_read(place, first);
    check_file(place, first);
    ck_assert_ptr_nonnull(strstr(place_record(place), "\nshared:\n"));
    ck_assert_int_eq(place_run(place, "4\nq\n", WORDS("assess", "--line")).status, 0);
    ck_assert_int_eq(place_run(place, NULL, share).status, 0);
    ck_assert_str_eq(place_only(place, RESULTS), first);
    ck_assert_str_ne(place_read(place, first), before);
    /* a record that never heard of it, beside the one that did */
    const char *copy = place_path(place, "data/lobspiegel/2020-01-01.record.yaml");
    const char *record = place_record(place), *shared = strstr(record, "\nshared:\n");
    place_write(place, copy, place_text(place, "%.*s\n...\n", (int)(shared - record), record));
    ck_assert_int_eq(
        place_run(place, NULL, WORDS("share", copy, "--group", "team-3", "--yes")).status, 0);
    ck_assert_str_eq(place_only(place, RESULTS), first);
    place_free(place);
}
END_TEST

/* Two groups cannot be linked: nothing that is random in one file is in the other. */
START_TEST(each_group_gets_another_number) {
    struct place *place = make_place();
    place_group(place, "team-4", WORDS("--yes"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes")).status,
                     0);
    const char *first = place_read(place, place_only(place, RESULTS));
    ck_assert_int_eq(remove(place_only(place, RESULTS)), 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", "team-4", "--yes")).status,
                     0);
    const char *second = place_read(place, place_only(place, RESULTS));
    const char *number = strstr(first, "\nrandom: \"") + 10;
    const char *id = strstr(first, "\ngroup-id: \"") + 12;
    for (int at = 0; at + 8 <= 32; at++) {
        must_lack(second, place_text(place, "%.8s", number + at));
        must_lack(second, place_text(place, "%.8s", id + at));
    }
    place_free(place);
}
END_TEST

/* The same answers, shared by other people on other days in other languages: but for the number,
 * every byte is the same. */
START_TEST(who_and_when_and_where_do_not_show) {
    static const char *const settings[][4] = {
        {"USER=anna", "LC_ALL=C.UTF-8", "TZ=UTC", "LANGUAGE=nl"},
        {"USER=bo", "LC_ALL=C", "TZ=Asia/Tokyo", "LANGUAGE=en"},
        {"USER=\xc3\xa9", "LC_ALL=nl_NL.UTF-8", "TZ=America/Lima", "TERM=vt100"}};
    struct place *place = make_place();
    const char *record = place_record_path(place), *file = NULL, *good = place_record(place);
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 4; j++)
            place_set(place, "%s", settings[i][j]);
        const char *day = place_text(place, "20%d1-0%d-1%d", i, i + 1, i);
        char *at = strstr(place_text(place, "%s", good), "\nchanged: ");
        const char *other =
            place_text(place, "%.*s\nchanged: %s%s", (int)(strstr(good, "\nchanged: ") - good),
                       good, day, at + strlen("\nchanged: 2026-11-23"));
        place_write(place, record, other);
        ck_assert_int_eq(
            place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes")).status, 0);
        const char *path = place_only(place, RESULTS);
        char *now = (char *)(uintptr_t)place_read(place, path);
        memset(strstr(now, "\nrandom: \"") + 10, 'x', 32);
        check_name(path);
        ck_assert_int_eq(remove(path), 0);
        ck_assert(!file || strcmp(file, now) == 0);
        file = now;
    }
    place_free(place);
}
END_TEST

START_TEST(a_good_group_is_needed) {
    static const char *const codes[] = {"Team", "a b", "é", "a\nb: c", "x\"y", "naam: ik", "-x"};
    struct place *place = make_place();
    struct ran ran = place_run(place, "ja\n", WORDS("share"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_ptr_nonnull(strstr(ran.err, "--group"));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const char *option = place_text(place, "--group=%s", codes[i]);
        ran = place_run(place, "ja\n", WORDS("share", option));
        ck_assert_msg(ran.status == 2, "code \"%s\": status %d", codes[i], ran.status);
    }
    ran = place_run(place, "ja\n", WORDS("share", "--group", "team-9"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "team-9.group.yaml"));
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    place_free(place);
}
END_TEST

static void found_from(struct place *place, const char *folder) {
    const char *here = place_path(place, "home/team-3.group.yaml");
    const char *there = place_path(place, "%s/team-3.group.yaml", folder);
    ck_assert_int_eq(rename(here, there), 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes")).status,
                     0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("share", "--group", there, "--yes")).status, 0);
    ck_assert_int_eq(rename(there, here), 0);
}

START_TEST(the_group_file_is_found) {
    struct place *place = make_place();
    ck_assert_int_eq(mkdir(place_path(place, "home/Downloads"), 0700), 0);
    ck_assert_int_eq(mkdir(place_path(place, "data/lobspiegel/groups"), 0700), 0);
    found_from(place, "home/Downloads");
    found_from(place, "data/lobspiegel/groups");
    place_free(place);
}
END_TEST

/* What is no group file is refused at once, and nothing is written. */
START_TEST(odd_group_files_are_refused) {
    static const char *const kinds[] = {"pipe", "folder", "empty", "binary", "record", "dangling"};
    struct place *place = make_place();
    const char *path = place_path(place, "home/odd.group.yaml");
    const char *kind = kinds[_i];
    if (strcmp(kind, "pipe") == 0)
        ck_assert_int_eq(mkfifo(path, 0600), 0);
    else if (strcmp(kind, "folder") == 0)
        ck_assert_int_eq(mkdir(path, 0700), 0);
    else if (strcmp(kind, "dangling") == 0)
        ck_assert_int_eq(symlink("nowhere", path), 0);
    else
        place_write(place, path,
                    strcmp(kind, "empty") == 0    ? ""
                    : strcmp(kind, "binary") == 0 ? "\x01\x02\xff\xfe"
                                                  : place_record(place));
    struct ran ran = place_run(place, "ja\n", WORDS("share", "--group", path));
    ck_assert_msg(ran.status == 1 || ran.status == 3, "%s: status %d", kind, ran.status);
    ck_assert_str_ne(ran.err, "");
    must_lack(ran.err, NOTE);
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    place_free(place);
}
END_TEST

START_TEST(a_closed_or_other_group_is_refused_with_a_way_out) {
    struct place *place = make_place();
    const char *path = place_path(place, "home/team-3.group.yaml");
    char *text = (char *)(uintptr_t)place_text(place, "%s", place_read(place, path));
    ck_assert_int_eq(place_run(place, NULL, WORDS("group", "close", "team-3")).status, 0);
    struct ran ran = place_run(place, "ja\n", WORDS("share", "--group", "team-3"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "gesloten"));
    char *hash = strstr(text, "hash: \"") + 7;
    hash[0] = hash[0] == 'a' ? 'b' : 'a';
    place_write(place, path, text);
    ran = place_run(place, "ja\n", WORDS("share", "--group", "team-3"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "versie"));
    place_group(place, "nice-1", WORDS("--yes", "-f", "nice"));
    ran = place_run(place, "ja\n", WORDS("share", "--group", "nice-1"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "lobspiegel -f nice"));
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    place_free(place);
}
END_TEST

START_TEST(the_bucket_is_proposed_and_can_be_changed) {
    static const struct {
        const char *option, *line;
    } choices[] = {{NULL, "\nbucket: tutor\n"},
                   {"--bucket=none", "\nbucket: none\n"},
                   {"--bucket=others", "\nbucket: others\n"}};
    struct place *place = make_place();
    place_group(place, "delen",
                WORDS("--yes", "--split", "role", "--people", "tutor=20", "--people", "teacher=30",
                      "--people", "coach=12"));
    for (int i = 0; i < 3; i++) {
        struct ran ran =
            place_run(place, NULL, WORDS("share", "--group", "delen", "--yes", choices[i].option));
        ck_assert_int_eq(ran.status, 0);
        const char *file = place_read(place, place_only(place, RESULTS));
        ck_assert_msg(strstr(file, choices[i].line), "%s: %.400s", choices[i].option, file);
    }
    struct ran ran =
        place_run(place, NULL, WORDS("share", "--group", "delen", "--yes", "--bucket", "tuto"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_ptr_nonnull(strstr(ran.err, "\"tutor\"?"));
    place_free(place);
}
END_TEST

/* Only the holder of the key sees what a sealed file says. */
START_TEST(a_sealed_file_shows_nothing) {
    struct place *place = make_place();
    struct stat status;
    place_group(place, "dicht", WORDS("--yes", "--sealed"));
    const char *key = place_only(place, "data/lobspiegel/groups/dicht-*/secret.key");
    ck_assert_int_eq(stat(key, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    must_lack(place_read(place, place_path(place, "home/dicht.group.yaml")),
              place_text(place, "%.16s", place_read(place, key)));
    struct ran ran = place_run(place, NULL, WORDS("share", "--group", "dicht", "--yes"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "2>3")); /* she herself sees it */
    const char *path = place_only(place, "home/*.result.sealed"), *file = place_read(place, path);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_int_eq(status.st_mtim.tv_sec, 946684800);
    must_lack(file, "2>3");
    must_lack(file, "answers");
    must_lack(file, USER);
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    place_free(place);
}
END_TEST

/* Another lobspiegel is open: its record would be overwritten, or overwrite the number. */
START_TEST(nobody_else_may_be_writing) {
    struct place *place = make_place();
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_quiet(t, 100));
    struct ran ran = place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_int_eq(place_count(place, RESULTS), 0);
    terminal_free(t);
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

/* The first write, rename and so on are those of the record, the second ones of the file. */
START_TEST(a_file_that_cannot_be_written_leaves_nothing) {
    static const char *const rules[] = {"write:ENOSPC:1",  "fsync:EIO:1",    "rename:EACCES:1",
                                        "mkstemp:EROFS:1", "write:ENOSPC:2", "rename:EACCES:2",
                                        "mkstemp:EROFS:2"};
    struct place *place = make_place();
    const char *record = place_record(place);
    place_fault(place, rules[_i]);
    struct ran ran = place_run(place, NULL, WORDS("share", "--group", "team-3", "--yes"));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_count(place, "home/*"), 1); /* the group file */
    ck_assert_int_eq(place_count(place, "home/.lobspiegel*"), 0);
    ck_assert_int_eq(place_faults(place), 1);
    ck_assert(strncmp(place_record(place), record, strlen(record) - 4) == 0);
    place_free(place);
}
END_TEST

void add_share_tests(Suite *suite) {
    TCase *share = tcase_create("share");
    tcase_set_timeout(share, 6 * terminal_deadline());
    tcase_add_loop_test(share, what_is_shared_is_shown_and_nothing_else, 0, 4);
    tcase_add_loop_test(share, without_a_yes_nothing_is_written, 0, 7);
    tcase_add_test(share, sharing_again_replaces);
    tcase_add_test(share, each_group_gets_another_number);
    tcase_add_test(share, who_and_when_and_where_do_not_show);
    tcase_add_test(share, a_good_group_is_needed);
    tcase_add_test(share, the_group_file_is_found);
    tcase_add_loop_test(share, odd_group_files_are_refused, 0, 6);
    tcase_add_test(share, a_closed_or_other_group_is_refused_with_a_way_out);
    tcase_add_test(share, the_bucket_is_proposed_and_can_be_changed);
    tcase_add_test(share, a_sealed_file_shows_nothing);
    tcase_add_test(share, nobody_else_may_be_writing);
    tcase_add_test(share, the_folder_can_be_chosen);
    tcase_add_test(share, sharing_asks_on_a_terminal_too);
    if (faults_possible())
        tcase_add_loop_test(share, a_file_that_cannot_be_written_leaves_nothing, 0, 7);
    suite_add_tcase(suite, share);
}

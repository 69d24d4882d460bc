/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, each test in a folder of its own. */
#include <config.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base.h"
#include "base_parts.h"

static char folder[4096];
static struct buf content;
static struct problems problems;

static void enter(void) {
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/lobspiegel-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void leave(void) {
    static const char *const names[] = {"a", "b", "c", "lock", "\x1b[31m\xff", "deep/er/est",
                                        "deep/er", "deep", "locked"};
    chmod("locked", 0700);
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        remove(names[i]);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_msg(rmdir(folder) == 0, "something is left in %s", folder);
    buf_free(&content);
    problems_free(&problems);
}

/* The only problem is TEXT. */
static void check_problem(enum problem_kind kind, const char *text) {
    struct buf said = {0};
    ck_assert_int_eq(problems.count, 1);
    ck_assert_int_eq(problems.list[0].kind, kind);
    problem_format(&problems.list[0], &said);
    ck_assert_str_eq(buf_string(&said), text);
    buf_free(&said);
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

static void check_content(const char *path, const char *text) {
    buf_clear(&content);
    ck_assert(file_read(path, 100, &content, &problems));
    ck_assert_str_eq(buf_string(&content), text);
}

START_TEST(a_file_is_read_up_to_its_limit) {
    put("a", "12345");
    ck_assert(file_read("a", 5, &content, &problems));
    ck_assert_str_eq(buf_string(&content), "12345");
    put("b", "");
    buf_clear(&content);
    ck_assert(file_read("b", 0, &content, &problems));
    ck_assert_str_eq(buf_string(&content), "");
    ck_assert_int_eq(problems.count, 0);
    ck_assert(!file_read("a", 4, &content, &problems));
    ck_assert_str_eq(buf_string(&content), "");
    check_problem(PROBLEM_REFUSED, "a: is larger than this program reads");
}
END_TEST

START_TEST(a_file_of_many_blocks_is_read_whole) {
    struct buf large = {0};
    for (int i = 0; i < 30000; i++)
        buf_addf(&large, "%d\n", i);
    put("a", buf_string(&large));
    ck_assert(file_read("a", large.length, &content, &problems));
    ck_assert_uint_eq(content.length, large.length);
    ck_assert_mem_eq(content.bytes, large.bytes, large.length);
    buf_clear(&content);
    ck_assert(!file_read("a", large.length - 1, &content, &problems));
    buf_free(&large);
}
END_TEST

START_TEST(what_is_no_file_is_refused) {
    static const char no_file[] = "a: is not an ordinary file";
    if (_i == 0)
        ck_assert_int_eq(mkdir("a", 0700), 0);
    else if (_i == 1)
        ck_assert_int_eq(mkfifo("a", 0600), 0); /* reading it would wait for ever */
    else
        ck_assert_int_eq(symlink(_i == 2 ? "/dev/zero" : "/dev", "a"), 0);
    ck_assert(!file_read("a", 100, &content, &problems));
    check_problem(PROBLEM_REFUSED, no_file);
}
END_TEST

START_TEST(a_missing_file_is_told_with_its_reason) {
    ck_assert(!file_read("a", 100, &content, &problems));
    check_problem(PROBLEM_SYSTEM, "a: cannot be opened: No such file or directory");
}
END_TEST

START_TEST(a_path_is_shown_without_what_steers_a_terminal) {
    ck_assert(!file_read("\x1b[31m\xff", 100, &content, &problems));
    check_problem(PROBLEM_SYSTEM, "[31m\uFFFD: cannot be opened: No such file or directory");
}
END_TEST

static mode_t mode_of(const char *path) {
    struct stat status;
    ck_assert_int_eq(lstat(path, &status), 0);
    return status.st_mode & 07777;
}

static int entries(void) {
    DIR *open = opendir(".");
    int count = 0;
    ck_assert_ptr_nonnull(open);
    while (readdir(open))
        count++;
    closedir(open);
    return count - 2; /* . and .. */
}

START_TEST(a_file_is_written_for_its_owner_only) {
    umask(0);
    ck_assert(file_write("a", "one", 3, &problems));
    check_content("a", "one");
    ck_assert_uint_eq(mode_of("a"), 0600);
    ck_assert_int_eq(chmod("a", 0666), 0);
    ck_assert(file_write("a", "", 0, &problems));
    check_content("a", "");
    ck_assert_uint_eq(mode_of("a"), 0600);
    ck_assert(file_write("./a", "a\0b", 3, &problems));
    buf_clear(&content);
    ck_assert(file_read("a", 100, &content, &problems));
    ck_assert_mem_eq(content.bytes, "a\0b", 4);
    ck_assert_int_eq(entries(), 1);
    ck_assert_int_eq(problems.count, 0);
}
END_TEST

START_TEST(writing_replaces_a_link_and_not_what_it_points_to) {
    put("b", "theirs");
    ck_assert_int_eq(symlink("b", "a"), 0);
    ck_assert(file_write("a", "mine", 4, &problems));
    check_content("a", "mine");
    check_content("b", "theirs");
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_told) {
    ck_assert(!file_write("deep/a", "x", 1, &problems));
    check_problem(PROBLEM_SYSTEM, "deep/a: cannot be written: No such file or directory");
    ck_assert_int_eq(entries(), 0);
}
END_TEST

START_TEST(what_is_no_file_is_not_replaced_by_one) {
    ck_assert_int_eq(_i == 0 ? mkdir("a", 0700) : mkfifo("a", 0600), 0);
    mode_t before = mode_of("a");
    ck_assert(!file_write("a", "x", 1, &problems));
    check_problem(PROBLEM_REFUSED, "a: is not an ordinary file");
    ck_assert_uint_eq(mode_of("a"), before);
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_folder_that_cannot_be_changed_keeps_its_files) {
    if (geteuid() == 0) /* whom no permission stops */
        return;
    ck_assert_int_eq(mkdir("locked", 0700), 0);
    put("locked/a", "old");
    ck_assert_int_eq(chmod("locked", 0500), 0);
    bool written = file_write("locked/a", "new", 3, &problems);
    check_content("locked/a", "old");
    ck_assert_int_eq(chmod("locked", 0700), 0);
    remove("locked/a");
    ck_assert(!written);
    check_problem(PROBLEM_SYSTEM, "locked/a: cannot be written: Permission denied");
}
END_TEST

/* A reader beside a writer sees one text or the other, whole. */
START_TEST(a_reader_sees_the_old_file_or_the_new_one) {
    static char first[50000], second[70000];
    memset(first, '1', sizeof first);
    memset(second, '2', sizeof second);
    ck_assert(file_write("a", first, sizeof first, &problems));
    pid_t writer = fork();
    if (writer == 0) {
        bool good = true;
        for (int i = 0; i < 40; i++)
            good = good && (i % 2 ? file_write("a", first, sizeof first, &problems)
                                  : file_write("a", second, sizeof second, &problems));
        _exit(good ? 0 : 1);
    }
    int status = 0;
    while (waitpid(writer, &status, WNOHANG) == 0) {
        buf_clear(&content);
        ck_assert(file_read("a", sizeof second, &content, &problems));
        bool is_first = content.bytes[0] == '1';
        ck_assert_uint_eq(content.length, is_first ? sizeof first : sizeof second);
        ck_assert_mem_eq(content.bytes, is_first ? first : second, content.length);
    }
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(folders_are_made_with_those_above_them) {
    umask(0);
    ck_assert(file_make_folder("deep/er/est", &problems));
    ck_assert_uint_eq(mode_of("deep"), 0700);
    ck_assert_uint_eq(mode_of("deep/er/est"), 0700);
    ck_assert(file_make_folder("deep/er/est/", &problems));
    ck_assert(file_make_folder("deep//er", &problems));
    char path[5000];
    snprintf(path, sizeof path, "%s/deep", folder);
    ck_assert(file_make_folder(path, &problems));
    ck_assert_int_eq(problems.count, 0);
}
END_TEST

START_TEST(a_file_in_the_place_of_a_folder_is_told) {
    put("a", "");
    ck_assert(!file_make_folder(_i == 0 ? "a" : "a/b", &problems));
    check_problem(PROBLEM_SYSTEM, _i == 0 ? "a: the folder cannot be made: Not a directory"
                                          : "a/b: the folder cannot be made: Not a directory");
    check_content("a", "");
}
END_TEST

/* Tries the lock from another process: 0 got it, 1 taken, 2 something else. */
static int lock_elsewhere(void) {
    pid_t child = fork();
    if (child == 0) {
        bool taken;
        int lock = file_lock("lock", &taken, &problems);
        _exit(lock >= 0 ? 0 : taken ? 1 : 2);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

START_TEST(a_lock_is_for_one_program) {
    bool taken = true;
    int lock = file_lock("lock", &taken, &problems);
    ck_assert_int_ge(lock, 0);
    ck_assert(!taken);
    ck_assert_uint_eq(mode_of("lock"), 0600);
    ck_assert_int_eq(file_lock("lock", &taken, &problems), -1);
    ck_assert(taken);
    ck_assert_int_eq(lock_elsewhere(), 1);
    file_unlock(lock);
    ck_assert_int_eq(lock_elsewhere(), 0); /* and it went with that program */
    lock = file_lock("lock", &taken, &problems);
    ck_assert_int_ge(lock, 0);
    ck_assert(!taken);
    file_unlock(lock);
    file_unlock(-1);
    ck_assert_int_eq(problems.count, 0);
}
END_TEST

START_TEST(a_lock_that_cannot_be_made_is_told) {
    bool taken = true;
    ck_assert_int_eq(symlink("b", "lock"), 0);
    ck_assert_int_eq(file_lock("lock", &taken, &problems), -1);
    ck_assert(!taken);
    check_problem(PROBLEM_SYSTEM,
                  "lock: the lock cannot be made: Too many levels of symbolic links");
    ck_assert_int_eq(access("b", F_OK), -1);
    problems_free(&problems);
    ck_assert_int_eq(file_lock("deep/lock", &taken, &problems), -1);
    check_problem(PROBLEM_SYSTEM, "deep/lock: the lock cannot be made: No such file or directory");
}
END_TEST

TCase *base_file_case(void) {
    TCase *file = tcase_create("file");
    tcase_add_checked_fixture(file, enter, leave);
    tcase_add_test(file, a_file_is_read_up_to_its_limit);
    tcase_add_test(file, a_file_of_many_blocks_is_read_whole);
    tcase_add_loop_test(file, what_is_no_file_is_refused, 0, 4);
    tcase_add_test(file, a_missing_file_is_told_with_its_reason);
    tcase_add_test(file, a_path_is_shown_without_what_steers_a_terminal);
    tcase_add_test(file, a_file_is_written_for_its_owner_only);
    tcase_add_test(file, writing_replaces_a_link_and_not_what_it_points_to);
    tcase_add_test(file, a_file_that_cannot_be_written_is_told);
    tcase_add_loop_test(file, what_is_no_file_is_not_replaced_by_one, 0, 2);
    tcase_add_test(file, a_folder_that_cannot_be_changed_keeps_its_files);
    tcase_add_test(file, a_reader_sees_the_old_file_or_the_new_one);
    tcase_add_test(file, folders_are_made_with_those_above_them);
    tcase_add_loop_test(file, a_file_in_the_place_of_a_folder_is_told, 0, 2);
    tcase_add_test(file, a_lock_is_for_one_program);
    tcase_add_test(file, a_lock_that_cannot_be_made_is_told);
    return file;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What writing a file leaves when the system fails: this program runs itself again with the
 * fault library (fault.c) loaded. Without that library, or with a sanitizer, nothing is added. */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base.h"
#include "base_parts.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED true
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

#define KILLED (-9)
#define NEW_BYTES 9000

static const struct {
    const char *rules;
    int status; /* of the program that writes */
    bool is_new;   /* what the file holds then */
    bool leftover; /* a temporary file stays */
    const char *said;
} faults[] = {
    {"fsync:EIO:9", 0, true, false, ""},
    {"write:ENOSPC", 3, false, false, "cannot be written: No space left on device"},
    {"write:EDQUOT", 3, false, false, "cannot be written: Disk quota exceeded"},
    {"write:short:1;write:EIO:2", 3, false, false, "cannot be written: Input/output error"},
    {"write:short:1", 0, true, false, ""},
    {"write:short:1+", 0, true, false, ""},
    {"write:EINTR:1", 0, true, false, ""},
    {"fsync:EIO:1", 3, false, false, "cannot be written: Input/output error"},
    {"fsync:ENOSPC:1", 3, false, false, "cannot be written: No space left on device"},
    {"close:EIO:1", 3, false, false, "cannot be written: Input/output error"},
    {"rename:EXDEV", 3, false, false, "cannot be written: Invalid cross-device link"},
    {"rename:EACCES;unlink:EPERM", 3, false, true, "cannot be written: Permission denied"},
    {"mkstemp:EMFILE", 3, false, false, "cannot be written: Too many open files"},
    /* the folder: the new file is there, but may be gone after a power cut */
    {"fsync:EIO:2", 3, true, false, "cannot be written: Input/output error"},
    {"fsync:EINVAL:2", 0, true, false, ""}, /* a file system that cannot do it */
    /* power cuts */
    {"write:kill:1", KILLED, false, true, ""},
    {"fsync:kill:1", KILLED, false, true, ""},
    {"rename:kill", KILLED, false, true, ""},
    {"fsync:kill:2", KILLED, true, false, ""},
};

int base_fault_write(const char *path) {
    static char bytes[NEW_BYTES];
    struct problems problems = {0};
    struct buf said = {0};
    memset(bytes, 'n', sizeof bytes);
    file_write(path, bytes, sizeof bytes, &problems);
    for (int i = 0; i < problems.count; i++)
        problem_format(&problems.list[i], &said);
    fputs(buf_string(&said), stdout);
    buf_free(&said);
    int status = problems_exit_status(&problems);
    problems_free(&problems);
    return status;
}

static const char *library(void) {
    const char *named = getenv("FAULT_LIBRARY");
    return named ? named : "tests/fault.so";
}

/* Writes PATH in another process in which RULES strike; what it says goes to the file SAID. */
static int write_elsewhere(const char *path, const char *rules, const char *said) {
    char self[4096];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    ck_assert_int_gt(length, 0);
    self[length] = '\0';
    pid_t child = fork();
    if (child == 0) {
        dup2(open(said, O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
        setenv("LD_PRELOAD", library(), 1);
        setenv("LOBSPIEGEL_FAULT", rules, 1);
        execl(self, self, path, (char *)NULL);
        _exit(96);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* Removes what is in FOLDER; returns how many files of a name that starts with a dot. */
static int empty_folder(const char *folder) {
    DIR *open = opendir(folder);
    int hidden = 0;
    ck_assert_ptr_nonnull(open);
    for (struct dirent *entry; (entry = readdir(open));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        hidden += entry->d_name[0] == '.';
        unlinkat(dirfd(open), entry->d_name, 0);
    }
    closedir(open);
    ck_assert_int_eq(rmdir(folder), 0);
    return hidden;
}

START_TEST(a_fault_leaves_the_old_file_or_the_new_one) {
    char folder[4096], path[4200], said[4200], expected[4400];
    const char *tmp = getenv("TMPDIR");
    struct buf content = {0}, text = {0};
    struct problems problems = {0};
    snprintf(folder, sizeof folder, "%s/lobspiegel-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/record", folder);
    snprintf(said, sizeof said, "%s/said", folder);
    ck_assert(file_write(path, "old", 3, &problems));
    int status = write_elsewhere(path, faults[_i].rules, said);
    bool read = file_read(path, NEW_BYTES, &content, &problems) &&
                file_read(said, NEW_BYTES, &text, &problems);
    int hidden = empty_folder(folder);
    ck_assert(read);
    ck_assert_msg(status == faults[_i].status, "%s: status %d", faults[_i].rules, status);
    ck_assert_uint_eq(content.length, faults[_i].is_new ? NEW_BYTES : 3);
    ck_assert_int_eq(content.bytes[content.length - 1], faults[_i].is_new ? 'n' : 'd');
    ck_assert_int_eq(hidden, faults[_i].leftover);
    snprintf(expected, sizeof expected, "%s: %s", path, faults[_i].said);
    ck_assert_str_eq(buf_string(&text), faults[_i].said[0] ? expected : "");
    buf_free(&content);
    buf_free(&text);
}
END_TEST

TCase *base_fault_case(void) {
    TCase *fault = tcase_create("fault");
    if (!SANITIZED && access(library(), R_OK) == 0)
        tcase_add_loop_test(fault, a_fault_leaves_the_old_file_or_the_new_one, 0,
                            ARRAY_LENGTH(faults));
    return fault;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the fault library (fault.c), on this program's own calls: each case is run in a
 * child with the library loaded, by running this program again with the case's name.
 * FAULT_LIBRARY names the library; the default is tests/fault.so. A program built with the
 * address sanitizer does not let itself be preloaded; then the tests are skipped. */
#include <config.h>

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* What a case does in the child; the child's exit status is the result, or errno. */
static int use_write(int fd) {
    ssize_t n = write(fd, "0123456789", 10);
    return n < 0 ? errno : (int)n + 200;
}

static int use_fsync(int fd) {
    return fsync(fd) ? errno : 0;
}

static int use_fsync_thrice(int fd) {
    int first = fsync(fd), second = fsync(fd), third = fsync(fd);
    return (first ? 1 : 0) + (second ? 2 : 0) + (third ? 4 : 0);
}

static int use_close(int fd) {
    return close(fd) ? errno : 0;
}

static int use_rename(int fd) {
    (void)fd;
    return rename("/no/such/a", "/no/such/b") ? errno : 0;
}

static int use_mkdir(int fd) {
    (void)fd;
    return mkdir("/no/such/a", 0700) ? errno : 0;
}

static int use_mkstemp(int fd) {
    char name[] = "/no/such/XXXXXX";
    (void)fd;
    return mkstemp(name) < 0 ? errno : 0;
}

static int use_unlink(int fd) {
    (void)fd;
    return unlink("/no/such/a") ? errno : 0;
}

static int use_open(int fd) {
    (void)fd;
    return open("/no/such/a", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
}

static int use_open_to_read(int fd) {
    (void)fd;
    return open("/", O_RDONLY | O_DIRECTORY) < 0 ? errno : 0;
}

static int use_fopen(int fd) {
    (void)fd;
    return fopen("/no/such/a", "w") ? 0 : errno;
}

static int use_malloc(int fd) {
    void *volatile a = malloc(77);
    (void)fd;
    return a ? 0 : errno;
}

static int use_terminal(int fd) { /* a pipe stands for a terminal: no ordinary file */
    int ends[2];
    (void)fd;
    return pipe(ends) == 0 && write(ends[1], "x", 1) == 1 ? 0 : errno;
}

#define KILLED (-9)

static const struct {
    const char *name, *rules;
    int (*use)(int fd);
    int result;
} cases[] = {
    {"write", "write:ENOSPC", use_write, ENOSPC},
    {"write_short", "write:short:1", use_write, 205},
    {"write_second", "write:EIO:2", use_write, 210},
    {"write_elsewhere", "write:EIO:1:/else/", use_write, 210},
    {"write_pipe", "write:EIO", use_terminal, 0},
    {"fsync", "fsync:EIO:1", use_fsync, EIO},
    {"fsync_only_second", "fsync:EIO:2", use_fsync_thrice, 2},
    {"fsync_from_second", "fsync:EIO:2+", use_fsync_thrice, 6},
    {"two_rules", "fsync:EIO:1;fsync:EIO:2", use_fsync_thrice, 3},
    {"number", "fsync:28", use_fsync, ENOSPC},
    {"close", "close:EIO", use_close, EIO},
    {"rename", "rename:EXDEV:1:/no/such/b", use_rename, EXDEV},
    {"rename_kill", "rename:kill:1", use_rename, KILLED},
    {"mkdir", "mkdir:EROFS", use_mkdir, EROFS},
    {"mkstemp", "mkstemp:EMFILE", use_mkstemp, EMFILE},
    {"unlink", "unlink:EPERM", use_unlink, EPERM},
    {"open", "open:EACCES", use_open, EACCES},
    {"open_to_read", "open:EACCES", use_open_to_read, 0},
    {"fopen", "open:EACCES", use_fopen, EACCES},
    {"malloc", "malloc:ENOMEM:1+", use_malloc, ENOMEM},
    {"no_rules", "", use_fsync, 0},
    {"wrong_call", "flush:EIO", use_fsync, 99},
    {"wrong_error", "fsync:EWRONG", use_fsync, 99},
    {"wrong_which", "fsync:EIO:0", use_fsync, 99},
};

#define CASES ((int)(sizeof cases / sizeof *cases))

static int run_case(const char *name) {
    int fd = memfd_create("fault", 0); /* counts as an ordinary file */
    for (int i = 0; i < CASES; i++)
        if (fd >= 0 && strcmp(name, cases[i].name) == 0)
            _exit(cases[i].use(fd));
    return 97;
}

static const char *library(void) {
    const char *named = getenv("FAULT_LIBRARY");
    return named ? named : "tests/fault.so";
}

START_TEST(a_rule_strikes_where_it_says) {
    char self[4096], command_log[] = "/tmp/lobspiegel-fault-log-XXXXXX";
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    ck_assert_int_gt(length, 0);
    self[length] = '\0';
    int log = mkstemp(command_log), status;
    ck_assert_int_ge(log, 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        setenv("LD_PRELOAD", library(), 1);
        setenv("LOBSPIEGEL_FAULT", cases[_i].rules, 1);
        setenv("LOBSPIEGEL_FAULT_LOG", command_log, 1);
        execl(self, self, cases[_i].name, (char *)NULL);
        _exit(96);
    }
    pid_t waited = waitpid(child, &status, 0);
    off_t noted = lseek(log, 0, SEEK_END);
    close(log);
    unlink(command_log);
    ck_assert_int_eq(waited, child);
    int result = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    ck_assert_msg(result == cases[_i].result, "%s (%s): %d instead of %d", cases[_i].name,
                  cases[_i].rules, result, cases[_i].result);
    bool struck = result != 0 && result != 210 && result != 99;
    ck_assert_msg((noted > 0) == struck, "%s: the log is wrong", cases[_i].name);
}
END_TEST

int main(int argc, char **argv) {
    if (argc == 2)
        return run_case(argv[1]);
    if (SANITIZED || access(library(), R_OK) != 0) {
        printf("1..0 # SKIP without %s, or with a sanitizer\n", library());
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("fault");
    TCase *rules = tcase_create("rules");
    tcase_add_loop_test(rules, a_rule_strikes_where_it_says, 0, CASES);
    suite_add_tcase(suite, rules);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

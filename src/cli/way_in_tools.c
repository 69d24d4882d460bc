/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programs that a room needs, and running one of them. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/way_in.h"

extern char **environ;

/* The first file that fits one of PATTERNS; the caller frees it. NULL: none. */
static char *find_file(const char *const *patterns, int mode) {
    for (; *patterns; patterns++) {
        glob_t found = {0};
        char *path = NULL;
        if (glob(*patterns, 0, NULL, &found) == 0)
            for (size_t i = 0; i < found.gl_pathc && !path; i++)
                if (access(found.gl_pathv[i], mode) == 0)
                    path = mem_copy(found.gl_pathv[i]);
        globfree(&found);
        if (path)
            return path;
    }
    return NULL;
}

static void tell_missing(struct problems *problems, const char *what, const char *package) {
    problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0,
                _("%s is not on this machine: install the package %s (its name on Debian and "
                  "Ubuntu). Without it people can still fill it in on their own machine or on "
                  "paper; lobspiegel room FOLDER --print tells how"),
                what, package);
}

bool way_in_find_tools(struct way_in *way, struct problems *problems) {
    static const char *const servers[] = {"/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd",
                                          "/usr/bin/sshd", NULL};
    static const char *const keygens[] = {"/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen",
                                          "/bin/ssh-keygen", NULL};
    static const char *const wrappers[] = {
        "/usr/lib/*-linux-*/libnss_wrapper.so", "/usr/lib64/libnss_wrapper.so",
        "/usr/lib/libnss_wrapper.so",           "/usr/local/lib/libnss_wrapper.so",
        "/lib/*-linux-*/libnss_wrapper.so",     NULL};
    way->server = find_file(servers, X_OK);
    way->keygen = find_file(keygens, X_OK);
    way->wrapper = find_file(wrappers, R_OK);
    if (!way->server)
        tell_missing(problems, "sshd", "openssh-server");
    if (!way->keygen)
        tell_missing(problems, "ssh-keygen", "openssh-client");
    if (!way->wrapper)
        tell_missing(problems, "libnss_wrapper.so", "libnss-wrapper");
    return way->server && way->keygen && way->wrapper;
}

/* Reads what comes, up to a few lines of it. */
static void read_said(int fd, struct buf *said) {
    char part[512];
    for (ssize_t n; (n = read(fd, part, sizeof part)) > 0 || (n < 0 && errno == EINTR);)
        if (n > 0 && said->length < 2000)
            buf_add(said, part, (size_t)n);
}

bool way_in_run(char *const *argv, char *const *environment, struct buf *said) {
    posix_spawn_file_actions_t actions;
    int ends[2], status = -1;
    pid_t child;
    if (pipe(ends) != 0)
        return false;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    bool started = posix_spawn(&child, argv[0], &actions, NULL, argv,
                               environment ? environment : environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (started) {
        read_said(ends[0], said);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
    }
    close(ends[0]);
    return started && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

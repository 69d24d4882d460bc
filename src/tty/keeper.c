/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keeper and its server. */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "tty/keeper.h"

#define LOOK_MILLISECONDS 1000 /* between looks for processes that have ended */
#define STOP_MILLISECONDS 4000 /* to save and say goodbye; then they are killed */
#define GIVE_UP_MILLISECONDS 8000
#define STEP_MILLISECONDS 20
#define FILE_BYTES_MAX ((rlim_t)64 << 20)

/* --- the server ----------------------------------------------------------------------------- */

static void limit(void) {
    const struct rlimit none = {0, 0}, large = {FILE_BYTES_MAX, FILE_BYTES_MAX};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &large);
#ifdef __linux__
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}

static void usual_signals(void) {
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become_server(pid_t keeper, char *const *argv, char *const *environment) {
    int nothing = open("/dev/null", O_RDWR);
    usual_signals();
    for (int fd = 0; fd < 3; fd++)
        dup2(nothing, fd);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (getppid() == keeper)
        execve(argv[0], argv, environment);
    _exit(127);
}

/* --- stopping ------------------------------------------------------------------------------- */

static void wait_a_little(void) {
    nanosleep(&(struct timespec){.tv_nsec = STEP_MILLISECONDS * 1000000L}, NULL);
}

/* The parent of process NUMBER, as /proc tells; 0 when it is gone. */
static long parent_of(long number) {
    char path[64], text[512];
    long parent = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", number);
    FILE *file = fopen(path, "re");
    if (!file)
        return 0;
    size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    const char *end = strrchr(text, ')'); /* the name before it can hold anything */
    if (end && strlen(end) > 4)
        parent = strtol(end + 4, NULL, 10);
    fclose(file);
    return parent;
}

static void signal_children(int number) {
    DIR *processes = opendir("/proc");
    if (!processes)
        return;
    for (const struct dirent *entry; (entry = readdir(processes));) {
        long child = strtol(entry->d_name, NULL, 10);
        if (child > 0 && parent_of(child) == (long)getpid())
            kill((pid_t)child, number);
    }
    closedir(processes);
}

/* Children end, and leave theirs to the keeper: until there are none. */
static void stop_all(pid_t server) {
    int waited = 0, status;
    if (server > 0)
        kill(server, SIGTERM);
    for (; waited < GIVE_UP_MILLISECONDS; waited += STEP_MILLISECONDS) {
        pid_t ended;
        while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
        }
        if (ended < 0 && errno == ECHILD)
            return;
        if (waited % (10 * STEP_MILLISECONDS) == 0)
            signal_children(waited < STOP_MILLISECONDS ? SIGTERM : SIGKILL);
        wait_a_little();
    }
}

static _Noreturn void keep(int line, char *const *argv, char *const *environment) {
    struct pollfd watched = {.fd = line, .events = POLLIN};
    bool ended = false;
    setsid(); /* Ctrl-C is for the screen */
    for (int number = 1; number < NSIG; number++)
        if (number != SIGCHLD)
            signal(number, SIG_IGN);
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
    limit();
    pid_t keeper = getpid(), server = fork();
    if (server == 0)
        become_server(keeper, argv, environment);
    while (!ended && poll(&watched, 1, LOOK_MILLISECONDS) <= 0) {
        int status;
        for (pid_t child; (child = waitpid(-1, &status, WNOHANG)) > 0;)
            ended = ended || child == server;
        ended = ended || server < 0;
    }
    stop_all(ended ? 0 : server);
    _exit(0);
}

/* --- for the screen ------------------------------------------------------------------------- */

static int above_standard(int fd) {
    int higher = fcntl(fd, F_DUPFD_CLOEXEC, 10);
    close(fd);
    return higher;
}

/* A pipe whose ends no other program inherits. */
static bool make_pipe(int ends[static 2]) {
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        ends[i] = above_standard(ends[i]);
    return ends[0] >= 0 && ends[1] >= 0;
}

bool keeper_start(struct keeper *keeper, char *const *argv, char *const *environment) {
    int line[2] = {-1, -1}, news[2] = {-1, -1};
    *keeper = KEEPER_NONE;
    if (!make_pipe(line) || !make_pipe(news) || (keeper->process = fork()) < 0) {
        keeper->process = 0;
        return false;
    }
    if (keeper->process == 0) {
        int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        close(line[1]);
        close(news[0]);
        for (int fd = 0; fd < 3; fd++)
            dup2(nothing, fd);
        keep(line[0], argv, environment); /* news[1] is closed when it ends */
    }
    close(line[0]);
    close(news[1]);
    keeper->line = line[1];
    keeper->news = news[0];
    return true;
}

void keeper_stop(struct keeper *keeper) {
    if (keeper->line >= 0)
        close(keeper->line);
    while (keeper->process > 0 && waitpid(keeper->process, NULL, 0) < 0 && errno == EINTR) {
    }
    if (keeper->news >= 0)
        close(keeper->news);
    *keeper = KEEPER_NONE;
}

bool keeper_lost(const struct keeper *keeper) {
    struct pollfd watched = {.fd = keeper->news, .events = POLLIN};
    return keeper->news < 0 || poll(&watched, 1, 0) > 0;
}

/* --- after a crash -------------------------------------------------------------------------- */

/* True when WORD is on the command line of process NUMBER. */
static bool runs_with(long number, const char *word) {
    char path[64], words[8192];
    snprintf(path, sizeof path, "/proc/%ld/cmdline", number);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    size_t length = fread(words, 1, sizeof words - 1, file);
    fclose(file);
    for (size_t i = 0; i < length; i++)
        if (!words[i])
            words[i] = ' ';
    words[length] = '\0';
    return strstr(words, word) != NULL;
}

void keeper_stop_leftover(long number, const char *word) {
    for (int waited = 0; number > 1 && waited < STOP_MILLISECONDS && runs_with(number, word);
         waited += STEP_MILLISECONDS) {
        kill((pid_t)number, SIGTERM);
        wait_a_little();
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_run: opens a pseudo-terminal and starts a program on it, under a session leader.
 *
 * The leader stands where a shell stands. Without it, the kernel would reset the line as soon as
 * the program ends, and would ignore SIGTSTP. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "terminal_private.h"

/* What the program's process says on its way to exec. */
struct start {
    int64_t time;
    int error;
};

struct run {
    const char *const *argv;
    const char *directory;
    char **environment;
    int slave, news, start; /* ends the children write to */
};

/* Writes one record; a pipe takes so few bytes at once. */
static void tell(int fd, const void *record, size_t length) {
    while (write(fd, record, length) < 0 && errno == EINTR)
        ;
}

static void default_signals(void) {
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The program's process, from fork to exec. */
static _Noreturn void become_program(const struct run *run) {
    struct start start = {0};
    struct rlimit no_core = {0};
    setrlimit(RLIMIT_CORE, &no_core);
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(run->slave, getpid());
    default_signals();
    for (int fd = 0; fd < 3; fd++)
        dup2(run->slave, fd);
    environ = run->environment;
    if (!run->directory || chdir(run->directory) == 0) {
        start.time = terminal_clock();
        tell(run->start, &start, sizeof start);
        execvp(run->argv[0], (char *const *)run->argv);
    }
    start.error = errno;
    tell(run->start, &start, sizeof start);
    _exit(127);
}

/* What belongs to others, such as the lines of other terminals: while the leader had those, they could
 * not be hung up. */
static void close_others(const struct run *run) {
    for (int fd = 3; fd < 1024; fd++)
        if (fd != run->slave && fd != run->news && fd != run->start)
            close(fd);
}

/* The leader's process: starts the program, tells how it fares, passes a hang-up on. */
static _Noreturn void lead(const struct run *run) {
    sigset_t awaited;
    struct news news = {0};
    bool ended = false;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    setsid();
    ioctl(run->slave, TIOCSCTTY, 0);
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGHUP);
    sigprocmask(SIG_BLOCK, &awaited, NULL);
    pid_t program = fork();
    if (program == 0)
        become_program(run);
    close(run->start);
    news.program = program;
    tell(run->news, &news, sizeof news);
    while (program > 0) {
        int number = 0;
        sigwait(&awaited, &number);
        if (number == SIGHUP && ended)
            break;
        if (number == SIGHUP) {
            kill(-program, SIGHUP);
            kill(-program, SIGCONT);
        }
        while (wait4(program, &news.status, WNOHANG | WUNTRACED | WCONTINUED, &news.usage) > 0) {
            tell(run->news, &news, sizeof news);
            ended = WIFEXITED(news.status) || WIFSIGNALED(news.status);
        }
    }
    _exit(0);
}

/* True when the settings NAME=VALUE A and NAME or NAME=VALUE B are about the same name. */
static bool same_name(const char *a, const char *b) {
    size_t length = strcspn(a, "=");
    return length == strcspn(b, "=") && strncmp(a, b, length) == 0;
}

static bool listed(const char *setting, const char *const *list) {
    for (; list && *list; list++)
        if (same_name(setting, *list))
            return true;
    return false;
}

/* The program's environment; the caller frees the array, which points to strings of others
 * and into TERM_SETTING. */
static char **make_environment(const char *const *wanted, const char *term_setting) {
    static const char *const not_passed[] = {
        "LINES",    "COLUMNS",  "TERM",       "LANG",      "LANGUAGE",    "LC_CTYPE",
        "NO_COLOR", "LC_ALL",   "ACCESSIBLE", "ESCDELAY",  "LC_MESSAGES", "LC_COLLATE",
        "LC_TIME",  "TERMINFO", "CLICOLOR",   "COLORTERM", NULL};
    static const char locale[] = "LC_ALL=C.UTF-8";
    size_t count = 3;
    for (char **setting = environ; *setting; setting++)
        count++;
    for (const char *const *setting = wanted; setting && *setting; setting++)
        count++;
    const char **made = calloc(count, sizeof *made);
    if (!made)
        terminal_abort("out of memory");
    size_t n = 0;
    for (char **setting = environ; *setting; setting++)
        if (!listed(*setting, not_passed) && !listed(*setting, wanted))
            made[n++] = *setting;
    if (!listed(term_setting, wanted))
        made[n++] = term_setting;
    if (!listed(locale, wanted))
        made[n++] = locale;
    for (; wanted && *wanted; wanted++)
        if (strchr(*wanted, '='))
            made[n++] = *wanted;
    return (char **)made;
}

static int fail(int *fd) {
    int error = errno;
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
    return error;
}

static int open_line(struct terminal *terminal) {
    struct winsize size = {.ws_row = (unsigned short)terminal->rows,
                           .ws_col = (unsigned short)terminal->columns};
    terminal->slave = -1;
    terminal->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal->master < 0 || grantpt(terminal->master) != 0 || unlockpt(terminal->master) != 0)
        return fail(&terminal->master);
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->master, F_SETFL, O_RDWR | O_NONBLOCK);
    const char *name = ptsname(terminal->master);
    terminal->slave = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    if (terminal->slave < 0)
        return fail(&terminal->master);
    tcgetattr(terminal->slave, &terminal->before);
#ifdef IUTF8
    terminal->before.c_iflag |= IUTF8;
    tcsetattr(terminal->slave, TCSANOW, &terminal->before);
#endif
    ioctl(terminal->master, TIOCSWINSZ, &size);
    return 0;
}

/* Reads records of LENGTH bytes until the writers are gone; true when there was one. */
static bool read_last(int fd, void *record, size_t length) {
    bool any = false;
    for (;;) {
        ssize_t n = read(fd, record, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n != (ssize_t)length)
            return any;
        any = true;
    }
}

/* Forks the leader; reads when the program started, or the error that kept it from that. */
static int start_leader(struct terminal *terminal, struct run *run) {
    int news[2], start[2];
    struct start started = {0};
    struct news first = {0};
    if (pipe2(news, O_CLOEXEC) != 0)
        return errno;
    if (pipe2(start, O_CLOEXEC) != 0) {
        close(news[1]);
        return fail(&news[0]);
    }
    run->news = news[1];
    run->start = start[1];
    terminal->news = news[0];
    terminal->leader = fork();
    if (terminal->leader == 0) {
        close_others(run);
        lead(run);
    }
    close(news[1]);
    close(start[1]);
    bool known = terminal->leader > 0 && read_last(start[0], &started, sizeof started) &&
                 read(news[0], &first, sizeof first) == (ssize_t)sizeof first;
    close(start[0]);
    terminal->started = started.time;
    terminal->program = first.program;
    return known ? started.error : EAGAIN;
}

int terminal_run(struct terminal *terminal, const char *const *argv,
                 const struct terminal_options *options) {
    int error = open_line(terminal);
    if (error)
        return error;
    struct bytes term = {0};
    const char *name = options->term ? options->term : "xterm-256color";
    bytes_add(&term, "TERM=", 5);
    bytes_add(&term, name, strlen(name));
    struct run run = {.argv = argv,
                      .directory = options->directory,
                      .environment = make_environment(options->environment, term.at),
                      .slave = terminal->slave};
    terminal->news = -1;
    error = start_leader(terminal, &run);
    free(run.environment);
    bytes_free(&term);
    if (!error)
        return 0;
    if (terminal->leader > 0) {
        kill(terminal->leader, SIGKILL);
        waitpid(terminal->leader, NULL, 0);
    }
    fail(&terminal->news);
    fail(&terminal->master);
    fail(&terminal->slave);
    return error;
}

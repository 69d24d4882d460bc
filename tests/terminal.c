/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "terminal_private.h"

#define SECOND INT64_C(1000000000)
#define MILLISECOND INT64_C(1000000)

_Noreturn void terminal_abort(const char *message) {
    fprintf(stderr, "# terminal: %s\n", message);
    abort();
}

void bytes_add(struct bytes *bytes, const char *more, size_t length) {
    if (bytes->capacity - bytes->length <= length) {
        bytes->capacity = 2 * (bytes->length + length) + 64;
        bytes->at = realloc(bytes->at, bytes->capacity);
        if (!bytes->at)
            terminal_abort("out of memory");
    }
    memcpy(bytes->at + bytes->length, more, length);
    bytes->length += length;
    bytes->at[bytes->length] = '\0';
}

void bytes_clear(struct bytes *bytes) {
    bytes->length = 0;
    bytes_add(bytes, "", 0);
}

void bytes_free(struct bytes *bytes) {
    free(bytes->at);
    *bytes = (struct bytes){0};
}

int64_t terminal_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * SECOND + now.tv_nsec;
}

double terminal_deadline(void) {
    const char *said = getenv("LOBSPIEGEL_TEST_DEADLINE");
    double seconds = said ? strtod(said, NULL) : 0;
    return seconds > 0 ? seconds : 10;
}

struct terminal *terminal_start(const char *const *argv, const struct terminal_options *options) {
    static const struct terminal_options usual = {0};
    if (!options)
        options = &usual;
    struct terminal *t = calloc(1, sizeof *t);
    if (!t)
        terminal_abort("out of memory");
    t->rows = options->rows > 0 ? options->rows : 24;
    t->columns = options->columns > 0 ? options->columns : 80;
    t->deadline = options->deadline > 0 ? options->deadline : terminal_deadline();
    t->silent = options->silent;
    int error = terminal_run(t, argv, options);
    if (error) {
        free(t);
        errno = error;
        return NULL;
    }
    t->last_output = t->started;
    bytes_clear(&t->stream);
    terminal_screen_open(t);
    return t;
}

void terminal_free(struct terminal *t) {
    if (!t)
        return;
    if (!t->ended) {
        kill(-t->program, SIGKILL);
        kill(t->program, SIGKILL);
    }
    kill(t->leader, SIGKILL);
    while (waitpid(t->leader, NULL, 0) < 0 && errno == EINTR)
        ;
    terminal_hang_up(t);
    close(t->news);
    terminal_screen_close(t);
    bytes_free(&t->stream);
    bytes_free(&t->typed);
    bytes_free(&t->text);
    free(t);
}

/* Writes what was typed, as far as the line takes it now. */
static void flush_typed(struct terminal *t) {
    while (t->master >= 0 && t->typed.length > 0) {
        ssize_t n = write(t->master, t->typed.at, t->typed.length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        t->typed.length -= (size_t)n;
        memmove(t->typed.at, t->typed.at + n, t->typed.length);
    }
}

void terminal_send(struct terminal *t, const void *bytes, size_t length) {
    bytes_add(&t->typed, bytes, length);
    flush_typed(t);
}

/* Takes in all that the program wrote so far. */
static void take_output(struct terminal *t) {
    char part[65536];
    while (t->master >= 0) {
        ssize_t n = read(t->master, part, sizeof part);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        t->last_output = terminal_clock();
        bytes_add(&t->stream, part, (size_t)n);
        terminal_screen_write(t, part, (size_t)n);
    }
    flush_typed(t); /* the screen may have answered a question of the program */
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void take_news(struct terminal *t) {
    struct news news;
    if (read(t->news, &news, sizeof news) != (ssize_t)sizeof news)
        terminal_abort("the session leader is gone");
    t->stopped = WIFSTOPPED(news.status);
    if (!WIFEXITED(news.status) && !WIFSIGNALED(news.status))
        return;
    take_output(t);
    t->ended = true;
    t->end = (struct terminal_end){
        .by_signal = WIFSIGNALED(news.status),
        .status = WIFEXITED(news.status) ? WEXITSTATUS(news.status) : 0,
        .signal = WIFSIGNALED(news.status) ? WTERMSIG(news.status) : 0,
        .cpu_seconds = seconds(news.usage.ru_utime) + seconds(news.usage.ru_stime),
        .peak_kb = news.usage.ru_maxrss,
    };
}

/* Waits for something to happen, at most so many milliseconds, and takes it in. */
static void pump(struct terminal *t, int milliseconds) {
    struct pollfd watched[2] = {
        {.fd = t->news, .events = POLLIN},
        {.fd = t->master, .events = t->typed.length > 0 ? POLLIN | POLLOUT : POLLIN},
    };
    if (poll(watched, 2, milliseconds) <= 0)
        return;
    if (watched[1].revents)
        take_output(t);
    if (watched[0].revents && !t->ended)
        take_news(t);
}

static void print_failure(struct terminal *t, const char *what, int64_t since) {
    fprintf(stderr, "# waited %.1f s in vain for %s\n",
            (double)(terminal_clock() - since) / (double)SECOND, what);
    terminal_print(t, stderr);
}

/* Like terminal_wait(), but TEST may become true by time alone, within STEP milliseconds. */
static bool wait_stepping(struct terminal *t, terminal_test *test, const void *data,
                          const char *what, int64_t step) {
    int64_t since = terminal_clock(), until = since + (int64_t)(t->deadline * (double)SECOND);
    for (;;) {
        pump(t, 0);
        if (test(t, data))
            return true;
        int64_t left = until - terminal_clock();
        if (t->ended || left <= 0)
            break;
        pump(t, (int)(left < step * MILLISECOND ? left / MILLISECOND + 1 : step));
    }
    if (!t->silent)
        print_failure(t, what, since);
    return false;
}

bool terminal_wait(struct terminal *t, terminal_test *test, const void *data, const char *what) {
    return wait_stepping(t, test, data, what, 1000);
}

static bool wait_for_string(struct terminal *t, terminal_test *test, const void *data,
                            const char *format_start, const char *string) {
    struct bytes what = {0};
    bytes_add(&what, format_start, strlen(format_start));
    for (; *string; string++) {
        char escaped[8];
        unsigned char c = (unsigned char)*string;
        int n = snprintf(escaped, sizeof escaped, c < ' ' || c == 127 ? "\\%03o" : "%c", c);
        bytes_add(&what, escaped, (size_t)n);
    }
    bytes_add(&what, "\"", 1);
    bool there = terminal_wait(t, test, data, what.at);
    bytes_free(&what);
    return there;
}

static bool text_there(struct terminal *t, const void *data) {
    return terminal_has(t, data);
}

static bool text_gone(struct terminal *t, const void *data) {
    return !terminal_has(t, data);
}

bool terminal_wait_text(struct terminal *t, const char *text) {
    return wait_for_string(t, text_there, text, "the text \"", text);
}

bool terminal_wait_gone(struct terminal *t, const char *text) {
    return wait_for_string(t, text_gone, text, "the end of the text \"", text);
}

static bool cursor_there(struct terminal *t, const void *data) {
    const int *wanted = data;
    int row, column;
    terminal_cursor(t, &row, &column);
    return row == wanted[0] && column == wanted[1];
}

bool terminal_wait_cursor(struct terminal *t, int row, int column) {
    char what[80];
    int place[2] = {row, column};
    snprintf(what, sizeof what, "the cursor in row %d, column %d", row, column);
    return terminal_wait(t, cursor_there, place, what);
}

struct wanted_bytes {
    size_t from;
    const char *bytes;
};

static bool bytes_there(struct terminal *t, const void *data) {
    const struct wanted_bytes *wanted = data;
    return terminal_sent(t, wanted->from, wanted->bytes);
}

bool terminal_wait_sent(struct terminal *t, size_t from, const char *bytes) {
    struct wanted_bytes wanted = {.from = from, .bytes = bytes};
    return wait_for_string(t, bytes_there, &wanted, "the bytes \"", bytes);
}

struct silence {
    int64_t since, length;
};

static bool silent_long_enough(struct terminal *t, const void *data) {
    const struct silence *wanted = data;
    int64_t since = t->last_output > wanted->since ? t->last_output : wanted->since;
    return t->ended || terminal_clock() - since >= wanted->length;
}

bool terminal_wait_quiet(struct terminal *t, int milliseconds) {
    struct silence wanted = {.since = terminal_clock(), .length = milliseconds * MILLISECOND};
    int64_t step = milliseconds > 10 ? milliseconds / 5 : 2;
    return wait_stepping(t, silent_long_enough, &wanted, "silence", step);
}

static bool has_ended(struct terminal *t, const void *data) {
    (void)data;
    return t->ended;
}

bool terminal_wait_exit(struct terminal *t) {
    return terminal_wait(t, has_ended, NULL, "the program to end");
}

static bool has_stopped(struct terminal *t, const void *data) {
    (void)data;
    return t->stopped;
}

bool terminal_wait_stopped(struct terminal *t) {
    return terminal_wait(t, has_stopped, NULL, "the program to stop");
}

void terminal_signal(struct terminal *t, int number) {
    if (!t->ended)
        kill(t->program, number);
}

void terminal_signal_foreground(struct terminal *t, int number) {
    pid_t group = t->master >= 0 ? tcgetpgrp(t->master) : -1;
    if (!t->ended && group > 1)
        kill(-group, number);
}

void terminal_hang_up(struct terminal *t) {
    if (t->master < 0)
        return;
    take_output(t);
    close(t->master);
    close(t->slave);
    t->master = t->slave = -1;
}

const struct terminal_end *terminal_end(const struct terminal *t) {
    return t->ended ? &t->end : NULL;
}

pid_t terminal_pid(const struct terminal *t) {
    return t->program;
}

static bool same_setting(const char *name, unsigned long before, unsigned long now) {
    if (before != now)
        fprintf(stderr, "# the line's %s was %#lx and is %#lx\n", name, before, now);
    return before == now;
}

bool terminal_line_restored(const struct terminal *t) {
    struct termios now;
    if (t->slave < 0 || tcgetattr(t->slave, &now) != 0) {
        fprintf(stderr, "# the line's settings are not known: it was hung up\n");
        return false;
    }
    bool same = same_setting("c_iflag", t->before.c_iflag, now.c_iflag);
    same &= same_setting("c_oflag", t->before.c_oflag, now.c_oflag);
    same &= same_setting("c_cflag", t->before.c_cflag, now.c_cflag);
    same &= same_setting("c_lflag", t->before.c_lflag, now.c_lflag);
    for (int i = 0; i < NCCS; i++) {
        char name[24];
        snprintf(name, sizeof name, "c_cc[%d]", i);
        same &= same_setting(name, t->before.c_cc[i], now.c_cc[i]);
    }
    return same;
}

double terminal_last_output(const struct terminal *t) {
    return (double)(t->last_output - t->started) / (double)SECOND;
}

double terminal_now(const struct terminal *t) {
    return (double)(terminal_clock() - t->started) / (double)SECOND;
}

double terminal_cpu(const struct terminal *t) {
    clockid_t clock;
    struct timespec used;
    if (t->ended || clock_getcpuclockid(t->program, &clock) != 0 ||
        clock_gettime(clock, &used) != 0)
        return -1;
    return (double)used.tv_sec + (double)used.tv_nsec / (double)SECOND;
}

long terminal_peak_kb(const struct terminal *t) {
    char name[64], line[256];
    long kb = -1;
    snprintf(name, sizeof name, "/proc/%ld/status", (long)t->program);
    FILE *status = t->ended ? NULL : fopen(name, "r");
    if (!status)
        return -1;
    while (fgets(line, sizeof line, status))
        if (strncmp(line, "VmHWM:", 6) == 0)
            kb = strtol(line + 6, NULL, 10);
    fclose(status);
    return kb;
}

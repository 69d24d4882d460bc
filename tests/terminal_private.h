/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_private: what terminal.c, terminal_run.c, terminal_screen.c and terminal_keys.c
 * share; for no one else. The struct terminal owns everything in it. */
#ifndef TESTS_TERMINAL_PRIVATE_H
#define TESTS_TERMINAL_PRIVATE_H

#include <stdint.h>
#include <sys/resource.h>
#include <termios.h>
#include <vterm.h>

#include "terminal.h"

/* A growing run of bytes, closed with a NUL once anything was added. */
struct bytes {
    char *at;
    size_t length, capacity;
};

struct terminal {
    VTerm *vterm;
    VTermScreen *screen; /* belongs to vterm, as does state */
    VTermState *state;
    int rows, columns;
    bool cursor_visible, alternate;
    pid_t leader, program;
    int master, slave;       /* -1 after a hang-up; the slave is kept to look at its settings */
    int news;                /* from the leader: struct news, one after the other */
    struct termios before;   /* settings of the line before the program started */
    struct bytes stream;     /* all the program wrote */
    struct bytes typed;      /* for the program, not yet taken */
    struct bytes text;       /* what terminal_text() returned */
    struct bytes *row_texts; /* what terminal_row() returned, one for each row */
    int64_t started, last_output; /* nanoseconds */
    double deadline;
    bool silent, stopped, ended;
    struct terminal_end end;
};

/* What the leader tells: the program's number first, then each change in how it fares. */
struct news {
    pid_t program;
    int status; /* as from wait4() */
    struct rusage usage;
};

/* Nanoseconds on a clock that never jumps. */
int64_t terminal_clock(void);

void bytes_add(struct bytes *bytes, const char *more, size_t length);
void bytes_clear(struct bytes *bytes);
void bytes_free(struct bytes *bytes);

/* Says MESSAGE and aborts: the test itself is wrong or the machine is out of memory. */
_Noreturn void terminal_abort(const char *message);

/* Opens the pseudo-terminal and starts ARGV on it: fills in leader, program, master, slave,
 * news, before and started. Returns 0 or an errno value; then nothing is left open. */
int terminal_run(struct terminal *terminal, const char *const *argv,
                 const struct terminal_options *options);

/* Makes the screen; shows LENGTH bytes on it; gives it back. */
void terminal_screen_open(struct terminal *terminal);
void terminal_screen_write(struct terminal *terminal, const char *bytes, size_t length);
void terminal_screen_close(struct terminal *terminal);

#endif

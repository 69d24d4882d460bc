/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal: a terminal for tests. It starts a program on a pseudo-terminal, shows its output on
 * a screen in memory (libvterm), types keys, resizes, sends signals, hangs up, and tells how the
 * program ended and what it left behind.
 *
 * The terminal_wait_* functions are the only ones that wait. They watch the program until what
 * is asked for is there, and give up with false at the deadline, or at once when the program has
 * ended and it can no longer come; then they print the screen on standard error. The deadline is
 * 10 seconds, or LOBSPIEGEL_TEST_DEADLINE seconds (for valgrind and sanitizers).
 *
 * The program runs as under a shell: in a process group of its own, in front, in a session led
 * by a small process that passes a hang-up on and keeps the line as the program left it.
 *
 * A struct terminal owns the program, both ends of the pseudo-terminal and every string these
 * functions return; a string is valid until the next terminal_wait_*, terminal_resize() or
 * terminal_free(). Nothing the caller passes is kept. Rows and columns count from 0. */
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

struct terminal;

struct terminal_options {
    int rows, columns;     /* 0: 24 and 80 */
    const char *term;      /* NULL: "xterm-256color" */
    const char *directory; /* where the program starts; NULL: here */
    /* Added to the environment, NULL-closed: "NAME=VALUE" sets, "NAME" takes out. Of the test's
     * own environment the size, the language and the likes of NO_COLOR are not passed on, and
     * LC_ALL is C.UTF-8. */
    const char *const *environment;
    double deadline; /* seconds; 0: terminal_deadline() */
    bool silent;     /* a wait that fails prints nothing: for waits that must fail */
};

/* How a program ended. */
struct terminal_end {
    bool by_signal;
    int status;         /* exit status; 0 when by a signal */
    int signal;         /* the signal; 0 when it exited */
    double cpu_seconds; /* user and system, with children it waited for */
    long peak_kb;       /* largest resident size; see terminal_peak_kb() */
};

/* The colours of a cell are numbers from the terminal's palette (0 to 255), or one of these. */
#define TERMINAL_COLOUR_DEFAULT (-1)
#define TERMINAL_COLOUR_RGB (-2)

struct terminal_cell {
    char text[32]; /* a character with its combining marks; " " when empty; "" when it is the
                      right half of a wide one */
    int width;     /* 1 or 2; 0 for a right half */
    bool bold, underline, italic, blink, reverse;
    int foreground, background;
};

/* The usual deadline in seconds: what LOBSPIEGEL_TEST_DEADLINE says, else 10. */
double terminal_deadline(void);

/* Starts ARGV (NULL-closed, looked up in PATH); OPTIONS may be NULL. NULL when there is no
 * pseudo-terminal or the program cannot be started; errno tells why. */
struct terminal *terminal_start(const char *const *argv, const struct terminal_options *options);

/* Kills the program if it still runs, and frees everything. TERMINAL may be NULL. */
void terminal_free(struct terminal *terminal);

/* ---- the screen ---- */

/* The text of a row, of the whole screen (rows end in a newline); blanks at ends are cut. */
const char *terminal_row(struct terminal *terminal, int row);
const char *terminal_text(struct terminal *terminal);

/* True when a row holds TEXT. */
bool terminal_has(struct terminal *terminal, const char *text);

/* Like terminal_has(); the place of the first one goes to *ROW and *COLUMN. */
bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column);

struct terminal_cell terminal_cell(const struct terminal *terminal, int row, int column);

int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);
void terminal_cursor(const struct terminal *terminal, int *row, int *column);
bool terminal_cursor_visible(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal); /* on the alternate screen */

/* Prints the screen, the cursor and how the program fares, each line after "# ". */
void terminal_print(struct terminal *terminal, FILE *out);

/* ---- the stream: every byte the program wrote ---- */

size_t terminal_bytes(const struct terminal *terminal);
const char *terminal_stream(const struct terminal *terminal); /* closed with a NUL */

/* True when the program wrote the string BYTES at or after offset FROM. */
bool terminal_sent(const struct terminal *terminal, size_t from, const char *bytes);

/* ---- typing ---- */

/* Types TEXT; a name in <> is a key: <Enter> <Tab> <Escape> <Backspace> <Space> <Up> <Down>
 * <Left> <Right> <Insert> <Delete> <Home> <End> <PageUp> <PageDown> <F1> to <F12> and <lt> for
 * "<"; before a name or a letter C- is Ctrl, M- is Alt, S- is Shift: <C-c> <M-x> <S-Tab>.
 * Another name aborts the test. After <Escape>, wait for its effect before typing on: the
 * program would take both together for Alt. */
void terminal_type(struct terminal *terminal, const char *keys);

/* Sends bytes as they are. */
void terminal_send(struct terminal *terminal, const void *bytes, size_t length);

/* Pastes TEXT as a terminal does: between marks when the program asked for that (?2004h). */
void terminal_paste(struct terminal *terminal, const char *text);

/* ---- waiting ---- */

typedef bool terminal_test(struct terminal *terminal, const void *data);

/* Waits until TEST(terminal, DATA) is true; WHAT says in print what was waited for. */
bool terminal_wait(struct terminal *terminal, terminal_test *test, const void *data,
                   const char *what);

bool terminal_wait_text(struct terminal *terminal, const char *text);
bool terminal_wait_gone(struct terminal *terminal, const char *text);
bool terminal_wait_cursor(struct terminal *terminal, int row, int column);
bool terminal_wait_sent(struct terminal *terminal, size_t from, const char *bytes);

/* Waits until the program has been silent for so long. */
bool terminal_wait_quiet(struct terminal *terminal, int milliseconds);

/* Waits until the program has ended and all it wrote is on the screen. */
bool terminal_wait_exit(struct terminal *terminal);

/* Waits until the program is stopped (SIGTSTP, SIGSTOP); SIGCONT lets it go on. */
bool terminal_wait_stopped(struct terminal *terminal);

/* ---- the program and the line ---- */

/* Gives the window another size; the program gets SIGWINCH. */
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* Sends a signal to the program; to all that has the terminal now (as Ctrl-C would). */
void terminal_signal(struct terminal *terminal, int number);
void terminal_signal_foreground(struct terminal *terminal, int number);

/* Closes the line, as when the window is closed or ssh drops. As under a shell, the program gets
 * SIGHUP, and finds the end of its input a moment before or after that. The screen and the stream
 * stay as they were. */
void terminal_hang_up(struct terminal *terminal);

/* How the program ended; NULL while it runs as far as the last terminal_wait_* could see. */
const struct terminal_end *terminal_end(const struct terminal *terminal);

pid_t terminal_pid(const struct terminal *terminal);

/* True when the line is set (echo, line mode, control keys) as before the program started;
 * prints what differs. Not to be asked after terminal_hang_up(). */
bool terminal_line_restored(const struct terminal *terminal);

/* ---- measuring (for the bench) ---- */

/* Seconds from the start of the program (its exec) to the last byte it wrote. */
double terminal_last_output(const struct terminal *terminal);

/* Seconds on the same clock, now. */
double terminal_now(const struct terminal *terminal);

/* Processor seconds the running program used so far, itself only; -1 when not known. */
double terminal_cpu(const struct terminal *terminal);

/* The running program's largest resident size so far in kB; -1 when not known. Better than the
 * figure in struct terminal_end, which is never below the size of the test that started it. */
long terminal_peak_kb(const struct terminal *terminal);

#endif

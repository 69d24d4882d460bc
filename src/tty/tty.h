/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tty: the full-screen terminal: the only folder that knows curses, termios and signals.
 *
 * tty_open() takes the terminal over, tty_close() gives it back as it was; so does every exit()
 * in between, and every signal that ends a program which goes wrong. While it is open:
 * - the signals that ask a program to end only set a flag, seen by tty_next();
 * - what any library prints on standard output or error is kept back, to be told afterwards;
 * - the size is the window's, whatever LINES and COLUMNS say.
 * One terminal at a time. */
#ifndef TTY_TTY_H
#define TTY_TTY_H

#include <sys/types.h>

#include "ui/canvas.h"
#include "ui/message.h"
#include "ui/theme.h"

struct tty;

struct tty_options {
    const char *terminal; /* value of TERM; used by tty_open() only */
    enum theme theme;
    bool colour;            /* false: attributes only */
    bool ascii;             /* the terminal does not know UTF-8 */
    bool keep_escape_delay; /* ESCDELAY was set by the user; used by tty_open() only */
    bool no_pause;          /* Ctrl-Z does nothing; used by tty_open() only */
    bool mouse;             /* clicks and the wheel; then the terminal itself selects no text */
};

/* NULL when this kind of terminal cannot be used; then nothing was changed. The caller ends it
 * with tty_close(). */
struct tty *tty_open(const struct tty_options *options);

/* Another theme, mouse on or off, while it is open; to be seen after the next tty_show(). */
void tty_change(struct tty *tty, const struct tty_options *options);

/* Lets another program (an editor) have the terminal, and takes it back. In between, signals,
 * output and the line are as before tty_open(), but for SIGINT, SIGTERM, SIGHUP and SIGQUIT: they
 * do not end this program, so a wait for the other one may return EINTR. What SIGINT and SIGQUIT
 * were meant for was the other program; the others count after tty_return(). */
void tty_leave(struct tty *tty);
void tty_return(struct tty *tty);

/* Gives the terminal back. STRAY gets what was printed on standard output and error meanwhile,
 * clean, at most 64 KiB; when it is NULL that goes to standard error. TTY may be NULL. */
void tty_close(struct tty *tty, struct buf *stray);

/* The size of the window, at least 1 and at most 1000 each. */
void tty_size(const struct tty *tty, int *rows, int *columns);

/* Shows the canvas, with the cursor where the canvas has it. Only what changed is written. */
void tty_show(struct tty *tty, const struct canvas *canvas);

/* The next tty_show() writes everything anew, for when something else wrote on the terminal. */
void tty_redraw(struct tty *tty);

/* Waits for the next key, click, pasted text or resize. When the terminal hangs up or a signal
 * asks the program to end, the message is UI_KEY_STOP and tty_signal() tells which. A pasted text
 * stays valid until the next call. */
void tty_next(struct tty *tty, struct message *message);

/* From now on tty_next() also gives MESSAGE_WOKEN: when there is something to read from DESCRIPTOR
 * (-1: none), and when nothing came for MILLISECONDS (-1: however long). */
void tty_watch(struct tty *tty, int descriptor, int milliseconds);

/* The signal that asked the program to end, or 0. */
int tty_signal(void);

/* Ends the program the way SIGNAL would have ended it. Call after tty_close(). */
void tty_end_by(int signal);

/* From now on nothing stops this program for a while (Ctrl-Z). Call before tty_open(). */
void tty_refuse_pause(void);

/* Asks the program PROCESS to end as when its line is hung up; when it MUST, at once. */
void tty_end_other(pid_t process, bool must);

/* How many columns the terminal at DESCRIPTOR has; 0 when it is none, or does not say. */
int tty_columns(int descriptor);

/* True when DESCRIPTOR is a terminal. */
bool tty_is_terminal(int descriptor);

#endif

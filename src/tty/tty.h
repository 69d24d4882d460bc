/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tty: the full-screen terminal: the only folder that knows curses, termios and signals.
 *
 * tty_open() takes the terminal over, tty_close() gives it back as it was; so does every exit()
 * in between. While it is open, the signals that end a program only set a flag, seen by
 * tty_next(). One terminal at a time. */
#ifndef TTY_TTY_H
#define TTY_TTY_H

#include "ui/canvas.h"
#include "ui/message.h"

struct tty;

struct tty_options {
    const char *terminal; /* value of TERM */
    bool colour;          /* false: attributes only */
    bool ascii;           /* the terminal does not know UTF-8 */
    bool keep_escape_delay; /* ESCDELAY was set by the user */
};

/* NULL when this kind of terminal cannot be used; then nothing was changed. */
struct tty *tty_open(const struct tty_options *options);
void tty_close(struct tty *tty);

void tty_size(const struct tty *tty, int *rows, int *columns);

/* Shows the canvas, with the cursor where the canvas has it. Only what changed is written. */
void tty_show(struct tty *tty, const struct canvas *canvas);

/* Waits for the next key, pasted text or resize. When the terminal hangs up or a signal asks
 * the program to end, the message is UI_KEY_STOP and tty_signal() tells which. A pasted text stays
 * valid until the next call. */
void tty_next(struct tty *tty, struct message *message);

/* The signal that asked the program to end, or 0. */
int tty_signal(void);

/* Ends the program the way SIGNAL would have ended it. Call after tty_close(). */
void tty_end_by(int signal);

/* True when DESCRIPTOR is a terminal. */
bool tty_is_terminal(int descriptor);

#endif

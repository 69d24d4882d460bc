/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tty_parts: the terminal in its parts, for the files of this folder only. */
#ifndef TTY_TTY_PARTS_H
#define TTY_TTY_PARTS_H

#include <curses.h>
#include <signal.h>
#include <termios.h>

#include "tty/capture.h"
#include "tty/rescue.h"
#include "tty/tty.h"

#define STOP_SIGNALS 4

/* What signals did before the terminal was taken, and what curses does on SIGTSTP (Ctrl-Z). */
struct signals {
    struct sigaction stops[STOP_SIGNALS], pause, window, curses_pause;
    sigset_t mask; /* also the mask for the time that nothing is drawn */
};

struct tty {
    SCREEN *screen;
    FILE *out; /* the terminal, also while standard output goes elsewhere */
    int line;  /* its descriptor */
    struct tty_options options;
    struct termios line_before;
    struct signals signals;
    struct capture capture;
    struct rescue rescue;
    struct buf paste;
    struct look looks[STYLES];
    struct canvas_cell *shown; /* what is on the screen; NULL: not known */
    int shown_rows, shown_columns;
    int rows, columns; /* of the window, as curses has it */
    int watched, patience; /* see tty_watch() */
};

/* show.c: how each style looks, after the options changed. */
void show_looks(struct tty *tty);

/* input.c: the size of the window: true when curses was told another one; and true when it is so
 * large that curses should not hear of it, for there would be no memory. */
bool input_fit_window(struct tty *tty);
bool input_window_is_huge(int line);

/* signals.c. The signals that end the program or stop it come only while signals_wait() waits:
 * never in the middle of drawing or saving. */
void signals_before(struct signals *signals); /* looks; call before newterm() */
void signals_take(struct signals *signals);
void signals_leave(struct signals *signals); /* lets the stop signals be noted still */
void signals_give(const struct signals *signals);

/* True when there is something to read or nothing more will come; *HUNG_UP tells the latter.
 * False after MILLISECONDS (-1: no end) and after a signal. */
bool signals_wait(const struct signals *signals, int milliseconds, bool *hung_up);

/* The same, for the descriptor WATCHED too (-1: none): *WOKEN tells that there is something to read
 * from it, or that the time is over. */
bool signals_watch(const struct signals *signals, int watched, int milliseconds, bool *hung_up,
                   bool *woken);

/* True when somebody asked to stop for a while (Ctrl-Z), once. */
bool signals_paused(void);

/* Stops until somebody lets the program go on. Curses gives the terminal back and draws again. */
void signals_stop_a_while(struct signals *signals);

/* Notes that the line was hung up. */
void signals_hang_up(void);

#endif

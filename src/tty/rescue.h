/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rescue: gives the terminal back when the program ends in the middle: by exit(), by a fault of its
 * own (SIGSEGV and the like, also a stack that overflowed), or by a signal that nobody expects.
 * Nothing is prepared then any more: the strings and settings are ready beforehand. */
#ifndef TTY_RESCUE_H
#define TTY_RESCUE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "tty/capture.h"

#define CRASH_SIGNALS 13
#define RESCUE_ENDING_MAX 512

struct rescue {
    char ending[RESCUE_ENDING_MAX]; /* what the terminal must be sent */
    size_t ending_length;
    int line; /* the terminal */
    struct termios line_before;
    struct capture *capture;
    struct sigaction before[CRASH_SIGNALS];
    char *stack; /* for the handler, for when the usual one is full; NULL when there is one */
    bool at_exit; /* exit() knows of it */
};

/* Stands ready from now on; RESCUE must stay where it is. LINE, line_before, capture and the
 * ending are filled in. */
void rescue_arm(struct rescue *rescue);

/* The terminal is with somebody else, or in order: all signals do what they did before. */
void rescue_disarm(struct rescue *rescue);

#endif

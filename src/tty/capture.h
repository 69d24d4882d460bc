/* SPDX-License-Identifier: GPL-3.0-or-later */
/* capture: standard output and error go to a file without a name while the screen is open, so
 * that nothing a library prints spoils the screen or gets lost. */
#ifndef TTY_CAPTURE_H
#define TTY_CAPTURE_H

#include <stdbool.h>

#include "base/buf.h"

#define CAPTURE_MAX 65536

struct capture {
    int file;
    int out, error; /* where they went before; -1: nowhere */
    bool on;
};

/* Takes both over; where there is no place for a file, what is printed is lost. */
void capture_open(struct capture *capture);

/* Gives both back for a while; takes them again; each may be called twice. */
void capture_give(struct capture *capture);
void capture_take(struct capture *capture);

/* Gives both back for good. Adds to STRAY, clean, the first CAPTURE_MAX bytes that were printed. */
void capture_close(struct capture *capture, struct buf *stray);

/* For a program that ends now: gives both back and writes to standard error what was printed, with
 * a "?" for each control character. Safe in a signal handler when FLUSH is false; with it the
 * streams of the C library are written out first. */
void capture_hand_over(struct capture *capture, bool flush);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* problem: what is wrong with some input, where, and what to do about it.
 *
 * Functions that read or write return false (or NULL) and add to a struct problems. The list
 * owns its texts; problems_free() gives them back. A zeroed struct problems is empty. */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* No list grows past this many entries; the rest is counted only. */
#define PROBLEMS_MAX 500

enum problem_kind {
    PROBLEM_REMARK,  /* something to look at; nothing is refused: exit status 0 */
    PROBLEM_REFUSED, /* the input is wrong: exit status 1 */
    PROBLEM_USAGE,   /* the command was used wrongly: exit status 2 */
    PROBLEM_SYSTEM,  /* the system failed (disk, permission): exit status 3 */
    PROBLEM_PRIVACY, /* refused by a privacy rule: exit status 4 */
};

struct problem {
    enum problem_kind kind;
    char *file; /* or NULL */
    int line, column; /* from 1; 0: not about a place in a file */
    char *message;
};

struct problems {
    struct problem *list;
    int count;    /* entries in list */
    int not_kept; /* problems beyond PROBLEMS_MAX */
};

void problems_free(struct problems *problems);

/* Adds a problem at FILE:LINE:COLUMN (FILE may be NULL, LINE and COLUMN 0). */
void problem_add(struct problems *problems, enum problem_kind kind, const char *file, int line,
                 int column, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* One line `file:line:column: message`, as far as known, without a line end. */
void problem_format(const struct problem *problem, struct buf *out);

/* The exit status that fits the worst problem; 0 when there is none. */
int problems_exit_status(const struct problems *problems);

#endif

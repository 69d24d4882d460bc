/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet: the answers on one sheet of paper, as they are keyed in.
 *
 * What is typed is a run of signs in the order of the paper: where the group breaks down its
 * figures first the digit of the part (sheet_bucket_sign()), then one answer for each item:
 *
 *     0 1 2 3 4   where she is now         5 6 7   not applicable, not my task, rather not say
 *     .  or  ,    left open                >0 to >4   behind 0 to 4 or "." : where she wants to be
 *
 * Blanks may stand between answers and mean nothing. There is one way only to understand a text, or
 * none: a sheet is read whole or not at all.
 *
 * struct sheet belongs to whoever made it (sheet_free()); its paper and its group must outlive it.
 */
#ifndef SHARING_SHEET_H
#define SHARING_SHEET_H

#include "sharing/sharing.h"

/* The most bytes that a sheet of COUNT items can need: each in its widest form with a blank, and
 * the part. */
#define SHEET_BYTES(count) ((size_t)(count)*4 + 4)

enum sheet_fault {
    SHEET_WHOLE,     /* every answer is there */
    SHEET_SHORT,     /* good as far as it goes, but answers are missing */
    SHEET_NO_BUCKET, /* no part of this group has this sign */
    SHEET_NO_ANSWER, /* a sign that is no answer */
    SHEET_NO_WISH,   /* a wish that is no level, or behind a reason */
    SHEET_LONG,      /* more answers than the paper has items */
};

struct sheet {
    const struct assessment *paper; /* its shown items, in their order */
    const struct group *group;
    /* What was read: */
    enum sheet_fault fault;
    size_t at;                     /* the byte where it goes wrong, or where it ended */
    bool bucket_said;              /* always true where the group has no parts */
    int bucket;                    /* of the group; -1: not said */
    struct result_answer *answers; /* one for each shown item */
    int count;                     /* so many of them were read */
};

struct sheet *sheet_new(const struct assessment *paper, const struct group *group);
void sheet_free(struct sheet *sheet);

/* Reads the LENGTH bytes at TYPED, whatever they are, in the place of what was read before. True
 * when it is a whole sheet. */
bool sheet_read(struct sheet *sheet, const char *typed, size_t length);

/* Adds what was read in its one tidy form: the parts of the paper apart, no other blanks. */
void sheet_write(const struct sheet *sheet, struct buf *out);

/* The sign that is typed for BUCKET: 0 for "not said" (-1), 1 to 9, then a, b, c. */
char sheet_bucket_sign(int bucket);

/* Adds the answer at PLACE as it is typed, such as "2>3". */
void sheet_answer(const struct sheet *sheet, int place, struct buf *out);

/* How many answers were left open. */
int sheet_open(const struct sheet *sheet);

/* True when two sheets say the same; they must be of one paper, and whole. */
bool sheet_same(const struct sheet *a, const struct sheet *b);

/* Adds, in words, what is wrong with what was read, and what to do. Nothing for a whole sheet. */
void sheet_why(const struct sheet *sheet, const char *typed, size_t length, struct buf *out);

/* Puts the answers of a whole sheet in ASSESSMENT, a new one on the framework of the paper. */
void sheet_fill(const struct sheet *sheet, struct assessment *assessment);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbers: the random numbers of results, by which a result is known again and nobody is: sorted,
 * searched, joined. Of a million results they are all that memory has to hold, so nothing here
 * needs room beside them. */
#ifndef GATHERING_NUMBERS_H
#define GATHERING_NUMBERS_H

#include "sharing/sharing.h"

typedef unsigned char result_number[RESULT_RANDOM_BYTES];

/* The order of two numbers. */
int numbers_compare(const void *a, const void *b);

/* Sorts COUNT numbers in place, by their bytes from the first on: McIlroy, P. M., K. Bostic and
 * M. D. McIlroy, "Engineering radix sort", Computing Systems 6, 1993 (American flag sort). However
 * they were chosen, it goes through them once for each of their bytes at most. */
void numbers_sort(result_number *numbers, size_t count);

bool numbers_have(const result_number *numbers, size_t count, const unsigned char *number);

/* Moves all of FROM behind those of *INTO, a piece at a time, so that they are never there twice;
 * frees FROM. *INTO may be NULL. */
void numbers_move(result_number **into, size_t *into_count, result_number *from, size_t count);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ring: sums and products of the numbers 0 to ORDER - 1, for plans that are constructed.
 *
 * Where ORDER is a prime or a power of one this is the finite field; elsewhere it is arithmetic
 * modulo ORDER, in which some products of two numbers other than 0 are 0. ring_free() gives the
 * memory back. Private to this folder. */
#ifndef WORKSHOP_RING_H
#define WORKSHOP_RING_H

#include <stdbool.h>

struct ring {
    int order;
    int *plus, *times; /* ORDER * ORDER */
};

struct ring *ring_new(int order);
void ring_free(struct ring *ring);

int ring_plus(const struct ring *ring, int a, int b);
int ring_times(const struct ring *ring, int a, int b);

/* True when all products with A are different. */
bool ring_is_unit(const struct ring *ring, int a);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw: drawing lots from a seed, the same on every machine.
 *
 * The numbers are those of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014): good enough to seat people, not to keep
 * secrets. Only whole numbers are used, so that no computer rounds otherwise than another. */
#ifndef WORKSHOP_DRAW_H
#define WORKSHOP_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct draw {
    uint64_t state;
};

struct draw draw_begin(uint64_t seed);

/* A number from 0 to LIMIT - 1, each as likely; LIMIT > 0. */
int draw_below(struct draw *draw, int limit);

/* True with the chance HEAT to the power WORSE: how often a step is taken that is so much worse.
 * HEAT is a part of 2^32, below 1. */
bool draw_dares(struct draw *draw, uint32_t heat, int worse);

/* Puts the COUNT numbers in an order in which all orders are as likely. */
void draw_shuffle(struct draw *draw, int *numbers, int count);

#endif

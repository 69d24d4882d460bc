/* SPDX-License-Identifier: GPL-3.0-or-later */
/* telling: whether a figure may be told at all, beside the others: of how many people it is, what is
 * left when one part is taken from another, and what is left when an earlier release is taken from
 * a later one; within this folder only. All of it follows from numbers of people who answered. */
#ifndef GATHERING_TELLING_H
#define GATHERING_TELLING_H

#include "gathering/control.h"

/* May a figure be told of all, and of each part? */
struct telling {
    bool all, parts;
};

/* What may be told after the first COUNT batches of ITEM (or of DIMENSION where that is -1). One part with some people and too few keeps all parts from being
 * told: it would be what is left of all (rule R12). So does a figure that differs from an earlier
 * one by the answers of too few (rules R13 and R22). */
struct telling telling_of(const struct pool *pool, int count, int item, int dimension);

#endif

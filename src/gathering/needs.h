/* SPDX-License-Identifier: GPL-3.0-or-later */
/* needs: what a group wants to learn, and which modules of the catalogue lead there; over the
 * items whose wishes are told, and no others; within this folder only. */
#ifndef GATHERING_NEEDS_H
#define GATHERING_NEEDS_H

#include "gathering/control.h"

/* The ranked discrepancy score of an item: 100 x (share of people who want a lower level than they
 * have, less the share who want a higher one), over those who said both (Narine and Harder, the
 * ranked discrepancy model, 2021). Under 20 people it is rounded to 5 (rule R17). */
struct discrepancy needs_discrepancy(const struct item_tally *tally);

/* Fills needs, supply and team plan of RELEASE from the first COUNT batches. Only items whose
 * discrepancy is said are looked at. */
void needs_add(struct release *release, const struct pool *pool, int count);

/* The least training after which every one of COUNT items has two people at the level LEVELS_WANTED
 * says: fewest hours, then fewest modules, then those that come first in the catalogue. TALLIES are
 * the items' tallies. Items that have two already need none. */
void team_plan_make(const struct framework *framework, const int *items,
                    const struct item_tally *tallies, const signed char *levels_wanted, int count,
                    struct team_plan *plan);

#endif

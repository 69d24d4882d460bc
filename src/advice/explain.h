/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: the order to do the chosen modules in, what each brings, why others are not chosen
 * (why_not.c), and what another choice would change (alternative.c); within this folder only.
 * CHOSEN is true for the chosen modules of the catalogue. */
#ifndef ADVICE_EXPLAIN_H
#define ADVICE_EXPLAIN_H

#include "advice/candidates.h"

/* Fills `chosen`, `chosen_count`, `hours` and `reached` of ADVICE. */
void explain_chosen(const struct candidates *candidates, const bool *chosen, struct advice *advice);

/* Fills `why_nots`; after explain_chosen(). */
void explain_reasons(const struct candidates *candidates, const bool *chosen,
                     struct advice *advice);

/* Fills `nobody_teaches`. */
void explain_supply(const struct candidates *candidates, struct advice *advice);

/* Holds THERE against HERE, whose profile may be another one of the same person and framework. */
void alternative_make(const struct advice *here, const struct advice *there,
                      struct alternative *alternative);
void alternative_free(struct alternative *alternative);

/* In which line of the order in advice.h HERE is better than THERE; both have one profile. */
enum edge alternative_edge(const struct advice *here, const struct advice *there);

#endif

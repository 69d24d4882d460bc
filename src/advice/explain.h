/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: the order to do the chosen modules in, what each brings, and why others are not
 * chosen; within this folder only. CHOSEN is true for the chosen modules of the catalogue. */
#ifndef ADVICE_EXPLAIN_H
#define ADVICE_EXPLAIN_H

#include "advice/candidates.h"

/* Fills `chosen`, `chosen_count`, `hours` and `reached` of ADVICE. */
void explain_chosen(const struct candidates *candidates, const bool *chosen, struct advice *advice);

/* Fills `reasons`; after explain_chosen(). */
void explain_reasons(const struct candidates *candidates, const bool *chosen,
                     struct advice *advice);

/* Fills `nobody_teaches`. */
void explain_supply(const struct candidates *candidates, struct advice *advice);

#endif

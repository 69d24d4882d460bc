/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search: the best set of modules, by branch and bound; within this folder only. */
#ifndef ADVICE_SEARCH_H
#define ADVICE_SEARCH_H

#include "advice/candidates.h"

/* The work after which a search gives the best set found so far, in looks at a step, a module
 * or a step of a module: the same on every machine, and two or three seconds on one of 2020.
 * Random catalogues of 60 modules for 60 items took at most a tenth of it; all those of 200
 * modules for 60 items that were tried were sure within it. */
#define SEARCH_WORK_MAX 200000000LL

/* CHOSEN becomes true for the modules of the best set, forced ones among them. WORK is what may
 * be done; what was done is taken off. False when it was used up before that was sure; the set
 * then still covers all that can be covered when the hours are not limited. */
bool search_best(const struct candidates *candidates, long long *work, bool *chosen);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reduce: modules that no best set holds, found beforehand; within this folder only. */
#ifndef ADVICE_REDUCE_H
#define ADVICE_REDUCE_H

#include "advice/puzzle.h"

/* IN becomes true for the modules that are left to choose from; forced ones are not. */
void reduce_candidates(const struct candidates *candidates, bool *in);

#endif

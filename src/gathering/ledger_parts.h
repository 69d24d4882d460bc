/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger_parts: what the files of the ledger share; within this folder only. */
#ifndef GATHERING_LEDGER_PARTS_H
#define GATHERING_LEDGER_PARTS_H

#include "gathering/ledger.h"

/* Numbers in the text of one item: all pairs of a level and a wish. */
#define PAIRS (LEVELS * WISHES)

/* What may come behind these: people told in words, of whom so many are high at least and at most. */
#define WORDS 3

/* The name of a bucket in the file, and of those who named none. */
const char *ledger_bucket_id(const struct group *group, int bucket);

#endif

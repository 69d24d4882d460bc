/* SPDX-License-Identifier: GPL-3.0-or-later */
/* property: chance for property tests, the same on every machine.
 *
 * A test goes through its cases in a loop; case N starts from property_case(N), so that a case
 * can be run again alone. The seed is TEST_SEED from the environment, else a fixed one; every
 * failure tells it, with the number of the case. */
#ifndef TESTS_PROPERTY_H
#define TESTS_PROPERTY_H

#include <check.h>
#include <inttypes.h>

#include "base/base.h"

struct chance {
    uint64_t state;
};

/* Fails when it does not hold in case N. Costs nothing when it holds, unlike ck_assert(). */
#define PROPERTY(holds, n)                                                                      \
    do {                                                                                        \
        if (!(holds))                                                                           \
            ck_abort_msg("%s: case %d of TEST_SEED=%" PRIu64, #holds, (n), property_seed());    \
    } while (0)

uint64_t property_seed(void);
struct chance property_case(int n);

/* From LEAST to MOST, both included. */
int chance_between(struct chance *chance, int least, int most);

/* True PERCENT times in a hundred. */
bool chance_of(struct chance *chance, int percent);

/* What random texts are made of; added up as wanted. */
enum {
    PIECE_WORDS = 1,   /* ASCII letters, blanks, hyphens */
    PIECE_SIGNS = 2,   /* what YAML, shells and formats give a meaning to */
    PIECE_WIDE = 4,    /* accents, characters of two columns, emoji */
    PIECE_MARKS = 8,   /* combining marks, joiners, variation selectors */
    PIECE_LINES = 16,  /* newlines */
    PIECE_STEERING = 32, /* control characters, bidirectional overrides, byte order marks */
    PIECE_BROKEN = 64, /* bytes that are no UTF-8 */
    PIECES_CLEAN = 31, /* what text_add_clean() leaves alone */
    PIECES_ALL = 127,
};

/* Adds COUNT random pieces of the KINDS. There is no NUL among them. */
void chance_text(struct chance *chance, struct buf *out, int count, int kinds);

#endif

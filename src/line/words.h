/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: pieces of a document as they are said: one thing after the other, signs in words.
 *
 * Private to this folder. Nothing is kept; texts that are made on the way live in the document's
 * arena. */
#ifndef LINE_WORDS_H
#define LINE_WORDS_H

#include "report/layout.h"

/* Adds TEXT with its signs in words: "2 → 3" is "from 2 to 3", a dot between two things a comma.
 * Blanks that only set things apart are one blank, or a colon behind a digit. */
void words_add(struct buf *out, const char *text);

/* Adds TEXT in lines of COLUMNS. */
void words_text(const char *text, int columns, struct buf *out);

/* Adds BLOCK of DOC in lines of COLUMNS. NUMBER is the place of a choice, counted from 0; STATE
 * is said in the place of a choice's own, unless NULL. */
void words_block(const struct doc *doc, const struct block *block, int number, const char *state,
                 int columns, struct buf *out);

#endif

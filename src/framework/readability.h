/* SPDX-License-Identifier: GPL-3.0-or-later */
/* readability: words, syllables and sentences of a text, and the index made of them. Private to
 * this folder. */
#ifndef FRAMEWORK_READABILITY_H
#define FRAMEWORK_READABILITY_H

#include "base/base.h"

struct readability {
    int words, syllables, sentences;
};

/* Counts TEXT; its end is the end of a sentence. */
void readability_add(struct readability *counts, const char *text, bool dutch);

/* The index as a whole number; -1000 when there are no words. */
int readability_index(const struct readability *counts, bool dutch);

/* Where the next word (letters only) starts in the LENGTH bytes at TEXT, and its length; the
 * length is 0 when there is none. */
size_t word_next(const char *text, size_t length, size_t *word_length);

int word_syllables(const char *word, size_t length, bool dutch);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text: UTF-8 measured in terminal columns, cut, wrapped and cleaned.
 *
 * The one place where bytes, characters and columns meet. A "cluster" is a character with the
 * combining marks that follow it: what a person sees as one letter. Widths come from the C
 * library's wcwidth(), so the program sets a UTF-8 LC_CTYPE at start-up. No function keeps its
 * arguments; results point into them. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Gettext, under its usual names. N_() marks a text in a table; _() looks it up. */
#include <libintl.h>
#define _(text) gettext(text)
#define N_(text) (text)

#define TEXT_REPLACEMENT 0xFFFDu

/* Reads one code point from the LENGTH > 0 bytes at S into *CODE; returns the bytes used, at
 * least 1. A broken sequence gives TEXT_REPLACEMENT. */
size_t text_decode(const char *s, size_t length, uint32_t *code);

/* Adds the UTF-8 form of CODE. */
void text_encode(struct buf *out, uint32_t code);

/* True for characters that steer a terminal or reorder text: C0, DEL, C1, bidirectional
 * overrides, line separators and the byte order mark. A newline counts too. */
bool text_is_control(uint32_t code);

/* Bytes of the first cluster of the LENGTH > 0 bytes at S; its columns go to *COLUMNS. */
size_t text_cluster(const char *s, size_t length, int *columns);

/* Bytes from AT back to the start of the cluster before it; 0 at the start of S. */
size_t text_cluster_before(const char *s, size_t at);

/* Bytes of the first letter of the LENGTH > 0 bytes at S, as a person who types sees it: a
 * cluster, or several that belong together (Unicode Standard Annex 29, rules GB9, GB11, GB12):
 * joined with U+200D, a skin tone behind a picture, the two halves of a flag. */
size_t text_letter(const char *s, size_t length);
size_t text_letter_before(const char *s, size_t at);

/* Columns that the LENGTH bytes at S, or the string S, take on a screen. */
int text_columns_of(const char *s, size_t length);
int text_columns(const char *s);

/* The most bytes of S that fit in COLUMNS without breaking a cluster. */
size_t text_fit(const char *s, size_t length, int columns);

/* Adds S, cut to COLUMNS; where something is cut, the last column becomes MARK. */
void text_add_cut(struct buf *out, const char *s, int columns, const char *mark);

/* One line of wrapped text: bytes to show, and where the next line starts. */
struct text_line {
    size_t length, next;
};

/* The first line of the LENGTH bytes at S when wrapped at COLUMNS >= 1: broken after a space
 * or hyphen where possible, inside a word where not, and always at a newline. */
struct text_line text_wrap(const char *s, size_t length, int columns);

/* Adds the LENGTH bytes at S as valid UTF-8: broken bytes become U+FFFD, control characters
 * are dropped, a tab becomes a space; newlines stay when KEEP_NEWLINES, else become spaces. */
void text_add_clean(struct buf *out, const char *s, size_t length, bool keep_newlines);

/* Adds S in ASCII: letters lose their accents, signs get their nearest look, others are '?'. */
void text_add_ascii(struct buf *out, const char *s);

/* True when S ends in ENDING and has something before it, as the name of a file has. */
bool text_ends_in(const char *s, const char *ending);

/* How many letters must be added, dropped, changed or swapped to turn A into B; at most 99. */
int text_distance(const char *a, const char *b);

/* The nearest of COUNT names to NAME, or NULL when none is near enough to be a slip. */
const char *text_nearest(const char *name, const char *const *names, size_t count);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editor: typing a text: in one line or more, with a cursor that moves by letters, words, lines.
 *
 * A struct editor belongs to its model; editor_free() gives its text back. Letters are clusters
 * (base/text.h), so that an accent goes with its letter. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct editor {
    struct buf text;
    size_t cursor; /* byte in text, at the start of a letter */
    bool lines;    /* Enter makes a new line; up and down move in the text */
    size_t most;   /* bytes; what does not fit is not taken */
};

/* Starts with TEXT (NULL: nothing) and the cursor behind it. */
void editor_begin(struct editor *editor, const char *text, bool lines, size_t most);
void editor_free(struct editor *editor);

/* True for keys that are typed or move in the text, rather than meaning an action. */
bool editor_takes(const struct editor *editor, uint32_t key);

/* A key that it takes, on a screen of COLUMNS; false when the text would become too long. */
bool editor_press(struct editor *editor, uint32_t key, int columns);

/* Puts a pasted text at the cursor, cleaned; newlines stay where there are lines. False, and
 * nothing changed, when the text would become too long. */
bool editor_insert(struct editor *editor, const char *text);

#endif

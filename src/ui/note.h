/* SPDX-License-Identifier: GPL-3.0-or-later */
/* note: typing a note with an item. Private to this folder. */
#ifndef UI_NOTE_H
#define UI_NOTE_H

#include "ui/ui.h"

/* Starts typing: the note of the model's item goes into model->note. */
void note_begin(struct model *model);

/* True for keys that are typed or move in the text, rather than meaning an action. */
bool note_takes(uint32_t key);
struct effects note_press(struct model *model, const struct scene *scene, uint32_t key);

/* Puts a pasted text at the cursor, cleaned, its newlines kept; false, with a notice, when the
 * note would become too long. */
bool note_insert(struct model *model, const char *text);

/* Hands the typed text to the assessment; true when it changed. */
bool note_keep(struct model *model);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_editor: a note in the person's own editor (VISUAL, else EDITOR). Private to this folder. */
#ifndef CLI_OWN_EDITOR_H
#define CLI_OWN_EDITOR_H

#include "base/base.h"

/* Lets the person change TEXT in her own editor, by a file in FOLDER that only she can read and
 * that is gone afterwards. The terminal must have been given back. True with the new text in
 * TEXT; false with a problem when there is no editor, when it ended with an error or when the
 * file cannot be written or read: then TEXT is as it was. */
bool edit_in_own_editor(const char *folder, struct buf *text, struct problems *problems);

#endif

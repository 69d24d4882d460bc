/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sound: what must hold for every screen, whatever happened before. */
#ifndef TESTS_SOUND_H
#define TESTS_SOUND_H

#include "player.h"

/* False, with the reasons in WHY, when something does not hold for what is on the screen now:
 * the view depends on anything but the model or changes it; the cursor is outside the window or
 * not on what has the focus; a row is outside; a text is cut without a mark, written over
 * another or lost in one of the two forms. THOROUGH also checks what takes longer. */
bool screen_is_sound(const struct player *player, bool thorough, struct buf *why);

/* The same for the little that can be seen at once: the cursor is inside the window, the focus is
 * on a choice that exists. */
bool screen_holds(const struct player *player, struct buf *why);

/* A scene in words: equal texts are equal scenes. */
void scene_print(const struct scene *scene, struct buf *out);

/* True when TEXT, blanks aside, is in ALL, which has no blanks. */
bool has_text(const struct buf *all, const char *text);

/* Adds TEXT without blanks. */
void add_without_blanks(struct buf *out, const char *text);

#endif

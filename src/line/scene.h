/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scene: what line mode has otherwise than the full screen. Private to this folder.
 *
 * There is no cursor to move and nothing scrolls. So the help tells what can be typed, search
 * says results only when there are words to look for, and a word that was looked up comes first. */
#ifndef LINE_SCENE_H
#define LINE_SCENE_H

#include "ui/ui.h"

/* The scene of MODEL as line mode has it; scene_free() as for ui_view(). */
void line_view(const struct model *model, struct scene *scene);

#endif

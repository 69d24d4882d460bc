/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line: the questionnaire line by line, for screen readers, Braille, plain consoles and pipes.
 *
 * The same scenes as the full screen, printed in order and in words; a typed line becomes the
 * same messages. Pure: src/cli reads and writes the bytes. A struct line_front belongs to the
 * caller; line_front_free() gives its memory back. */
#ifndef LINE_LINE_H
#define LINE_LINE_H

#include "ui/ui.h"

/* What was printed last, so that after an answer only the difference is said. */
struct line_front {
    struct buf printed;
    enum screen screen;
    int item, step;
    char language[3];
    bool started;
};

void line_front_free(struct line_front *front);

/* Adds what is new on the screen: all of it when it is another screen, else what changed and
 * what the status line says. Ends with a prompt. COLUMNS is where lines are broken. */
void line_show(struct line_front *front, const struct model *model, int columns, struct buf *out);

#define LINE_MESSAGES_MAX 5

/* What a typed line (without its end) means on this screen: up to LINE_MESSAGES_MAX messages,
 * to be handed to ui_update() in turn. 0: not understood. A text in a message points into
 * TYPED or into a constant. On a screen where something is typed, an empty line or "." keeps it
 * and goes back. */
int line_read(const struct model *model, const char *typed, struct message *messages);

/* Says how to go on after a line that was not understood. */
void line_not_understood(struct buf *out);

#endif

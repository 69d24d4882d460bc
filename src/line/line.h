/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line: the questionnaire line by line, for screen readers, Braille, plain consoles and pipes.
 *
 * The same scenes as the full screen, said in order and in words; a typed line becomes the same
 * messages. Pure: src/cli reads and writes the bytes. A struct line_front belongs to the caller;
 * line_front_free() gives its memory back. */
#ifndef LINE_LINE_H
#define LINE_LINE_H

#include "ui/ui.h"

/* What was said last, so that after a line only the difference is said. */
struct line_front {
    struct buf where;  /* title and place */
    struct buf pieces; /* the blocks, each closed with a NUL */
    struct buf chosen; /* a character for each choice: '+' has a state */
    struct buf offers; /* what could be typed, each closed with a NUL */
    struct buf typed;  /* in the field */
    enum screen screen;
    int item; /* or the screen that the help is for; -1 elsewhere */
    int undo_count;
    struct answer answer; /* to that item, without its note */
    bool wish;
    char language[3];
    bool started; /* false: everything is said the next time */
};

void line_front_free(struct line_front *front);

/* Says what is new on the screen: all of it when it is another screen; else what changed, what
 * the answer to the item is now, and what the status line says. Ends with a prompt. COLUMNS is
 * where lines are broken. */
void line_show(struct line_front *front, const struct model *model, int columns, struct buf *out);

#define LINE_MESSAGES_MAX 5

/* What a typed line (without its end) means on this screen: up to LINE_MESSAGES_MAX messages,
 * to be handed to ui_update() in turn. 0: not understood. A text in a message points into
 * TYPED or into a constant.
 *
 * A note takes line after line; an empty line or "." keeps it and goes back. In another field the
 * line takes the place of what was there, and goes on (in search: says the results); an empty
 * line goes on with what is there, "-" with nothing; "." or the word for it goes back. */
int line_read(const struct model *model, const char *typed, struct message *messages);

/* Says that TYPED was not understood, and how to go on. */
void line_not_understood(const struct model *model, const char *typed, struct buf *out);

#endif

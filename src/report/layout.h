/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout: a document set in lines of a given width.
 *
 * The result owns its texts (layout_free()). `linear` is the form for readers who hear the
 * text or feel it in Braille: one thing per line, words instead of signs, no columns. */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include "report/doc.h"

/* Columns of one mark before a choice; the first one starts in column 1. */
#define MARK_COLUMNS 4

struct span {
    enum style style;
    int column;
    const char *text;
};

struct line_of_text {
    struct span *spans;
    int span_count, span_room;
    int choice; /* the choice that starts on this line, or -1 */
    int part_of; /* the choice this line belongs to, or -1 */
    int cursor; /* column for the cursor when the line has the focus, or -1 */
};

struct layout {
    struct arena *arena;
    struct line_of_text *lines;
    int count, room;
    int cursor_line, cursor_column; /* of a field being typed in; -1: no field */
};

struct layout_options {
    int columns;
    bool linear;
    int focus;       /* the choice with the focus, or -1 */
    bool no_focus_style; /* line mode has no highlight */
};

struct layout *layout_make(const struct doc *doc, struct layout_options options);
void layout_free(struct layout *layout);

/* The whole document as plain text in COLUMNS, lines ended by a newline. */
void doc_write_text(const struct doc *doc, int columns, bool linear, struct buf *out);

#endif

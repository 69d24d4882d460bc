/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas: a grid of character cells that screens are drawn into.
 *
 * Pure: src/tty copies a canvas to the terminal, tests read it. The canvas owns its cells. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "report/doc.h"

/* A base character with at most four combining marks, in UTF-8. */
#define CELL_BYTES 24

struct canvas_cell {
    char text[CELL_BYTES]; /* "" in the second column of a wide character */
    enum style style;
};

struct canvas {
    int rows, columns;
    struct canvas_cell *cells;
    int cursor_row, cursor_column; /* always inside the canvas */
};

struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);
struct canvas_cell *canvas_at(const struct canvas *canvas, int row, int column);

/* Draws TEXT from ROW, COLUMN on and cuts it at the right edge. Returns the column after it. */
int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text);

/* One row as text, without the blanks at its end. */
void canvas_row_text(const struct canvas *canvas, int row, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

struct canvas *canvas_new(int rows, int columns) {
    struct canvas *canvas = mem_new(1, sizeof *canvas);
    canvas->rows = rows;
    canvas->columns = columns;
    canvas->cells = mem_new((size_t)rows * (size_t)columns, sizeof *canvas->cells);
    for (int i = 0; i < rows * columns; i++)
        canvas->cells[i].text[0] = ' ';
    return canvas;
}

void canvas_free(struct canvas *canvas) {
    if (!canvas)
        return;
    free(canvas->cells);
    free(canvas);
}

struct canvas_cell *canvas_at(const struct canvas *canvas, int row, int column) {
    return &canvas->cells[row * canvas->columns + column];
}

/* Joiners and the wish for a picture (U+FE0F) make some terminals draw in fewer or more columns
 * than the C library counts, and then everything after it is out of place: they stay out. */
static bool is_shape_wish(uint32_t code) {
    return code == 0x200D || code == 0xFE0F;
}

/* The LENGTH bytes at TEXT, one cluster; only its base where there are too many marks. */
static void fill_cell(struct canvas_cell *cell, enum style style, const char *text, size_t length) {
    size_t filled = 0;
    if (length == 1) {
        cell->text[0] = text[0];
        cell->text[1] = '\0';
        cell->style = style;
        return;
    }
    uint32_t code;
    for (size_t at = 0; at < length;) {
        size_t bytes = text_decode(text + at, length - at, &code);
        bool fits = filled + bytes < CELL_BYTES && (at == 0 || length < CELL_BYTES);
        if (fits && !is_shape_wish(code)) {
            memcpy(cell->text + filled, text + at, bytes);
            filled += bytes;
        }
        at += bytes;
    }
    cell->text[filled] = '\0';
    cell->style = style;
}

int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text) {
    if (row < 0 || row >= canvas->rows || column < 0)
        return column;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        int wide;
        size_t bytes = text_cluster(text + at, length - at, &wide);
        if (column + wide > canvas->columns)
            break;
        if (wide > 0) {
            struct canvas_cell *cell = canvas_at(canvas, row, column);
            fill_cell(cell, style, text + at, bytes);
            if (wide == 2) {
                cell[1].text[0] = '\0';
                cell[1].style = style;
            }
            column += wide;
        }
        at += bytes;
    }
    return column;
}

void canvas_row_text(const struct canvas *canvas, int row, struct buf *out) {
    size_t start = out->length;
    for (int column = 0; column < canvas->columns; column++)
        buf_add_string(out, canvas_at(canvas, row, column)->text);
    while (out->length > start && out->bytes[out->length - 1] == ' ')
        buf_remove(out, out->length - 1, 1);
}

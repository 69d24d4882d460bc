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
            size_t kept = bytes < CELL_BYTES ? bytes : 0; /* too many marks: keep the base only */
            uint32_t code;
            if (!kept)
                kept = text_decode(text + at, length - at, &code);
            memcpy(cell->text, text + at, kept);
            cell->text[kept] = '\0';
            cell->style = style;
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

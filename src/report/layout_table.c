/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table: in columns where they fit, else one row after the other as "head: value". */
#include <config.h>

#include <string.h>

#include "report/layout_parts.h"

/* Between columns; the narrow one where the table would not fit otherwise. */
#define GAP_WIDE 2
#define GAP_NARROW 1

#define TABLE_COLUMNS_MAX 16

static const struct table_cell *cell_at(const struct table *table, int row, int column) {
    return &table->cells[row * table->columns + column];
}

/* True when every cell is one line. */
static bool has_single_lines(const struct table *table) {
    for (int c = 0; c < table->columns; c++)
        for (int r = -1; r < table->rows; r++)
            if (strchr(r < 0 ? table->heads[c] : cell_at(table, r, c)->shown, '\n'))
                return false;
    return true;
}

static int widths_of(const struct table *table, int gap, int *widths) {
    int total = -gap;
    for (int c = 0; c < table->columns; c++) {
        widths[c] = text_columns(table->heads[c]);
        for (int r = 0; r < table->rows; r++) {
            int columns = text_columns(cell_at(table, r, c)->shown);
            if (columns > widths[c])
                widths[c] = columns;
        }
        total += widths[c] + gap;
    }
    return total;
}

static void set_cell(struct layout *layout, struct line_of_text *line, enum style style,
                     int column, int width, enum align align, const char *text) {
    int spare = width - text_columns(text);
    if (align == ALIGN_RIGHT)
        column += spare;
    else if (align == ALIGN_CENTRE)
        column += spare / 2;
    if (text[0])
        layout_span(layout, line, style, column, text, strlen(text));
}

static void set_columns(struct layout *layout, const struct table *table, int indent, int gap,
                        const int *widths) {
    for (int r = -1; r < table->rows; r++) {
        struct line_of_text *line = layout_line(layout);
        int column = indent;
        for (int c = 0; c < table->columns; c++) {
            const char *text = r < 0 ? table->heads[c] : cell_at(table, r, c)->shown;
            set_cell(layout, line, r < 0 ? STYLE_QUIET : STYLE_PLAIN, column, widths[c],
                     table->aligns[c], text);
            column += widths[c] + gap;
        }
    }
}

/* "Name: value, value." A spoken value says what it is of; a shown one gets its head before it.
 * Cells without anything to say are passed over. */
void layout_table_rows(struct layout *layout, const struct table *table, int indent, int columns) {
    for (int r = 0; r < table->rows; r++) {
        struct buf text = {0};
        const char *before = ": ", *name = cell_at(table, r, 0)->shown;
        size_t length = strlen(name);
        buf_add(&text, name, length - (length > 0 && name[length - 1] == '.')); /* no ".:" */
        for (int c = 1; c < table->columns; c++) {
            const struct table_cell *cell = cell_at(table, r, c);
            const char *value = cell->spoken ? cell->spoken : cell->shown;
            if (!value[0])
                continue;
            buf_add_string(&text, before);
            if (!cell->spoken && table->heads[c][0])
                buf_addf(&text, "%s ", table->heads[c]);
            buf_add_string(&text, value);
            before = ", ";
        }
        layout_wrapped(layout, NULL, STYLE_PLAIN, indent, columns, buf_string(&text));
        buf_free(&text);
    }
}

void layout_table(struct layout *layout, const struct block *block,
                  const struct layout_options *options) {
    const struct table *table = block->table;
    int widths[TABLE_COLUMNS_MAX], room = options->columns - block->indent;
    bool can = !options->linear && table->columns <= TABLE_COLUMNS_MAX && has_single_lines(table);
    int gap = can ? GAP_WIDE : 0;
    while (gap >= GAP_NARROW && widths_of(table, gap, widths) > room)
        gap--;
    if (gap >= GAP_NARROW)
        set_columns(layout, table, block->indent, gap, widths);
    else
        layout_table_rows(layout, table, block->indent, options->columns);
}

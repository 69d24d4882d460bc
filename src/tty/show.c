/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas on the screen: styles as attributes and colours, cells as curses' characters. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tty/tty_parts.h"

/* The pair of colours of a style; 0 is the terminal's own. */
static short pair_of(enum style style) {
    return (short)(style + 1);
}

static bool has_colour(const struct look *look) {
    return look->colour != LOOK_OWN || look->background != LOOK_OWN;
}

static attr_t attributes_of(const struct look *look) {
    return (look->attributes & LOOK_BOLD ? A_BOLD : A_NORMAL) |
           (look->attributes & LOOK_UNDERLINE ? A_UNDERLINE : A_NORMAL) |
           (look->attributes & LOOK_REVERSE ? A_REVERSE : A_NORMAL);
}

/* How many colours there are to use: none where the terminal's own cannot be asked for. */
static int count_colours(const struct tty *tty) {
    bool any = false;
    for (int i = 0; i < STYLES && tty->options.colour; i++) {
        struct look look = theme_look(tty->options.theme, (enum style)i, 16);
        any |= has_colour(&look);
    }
    if (!any || !has_colors() || start_color() == ERR || use_default_colors() == ERR)
        return 0;
    return COLORS;
}

void show_looks(struct tty *tty) {
    int colours = count_colours(tty);
    for (int i = 0; i < STYLES; i++) {
        struct look *look = &tty->looks[i];
        *look = theme_look(tty->options.theme, (enum style)i, colours);
        if (has_colour(look))
            init_pair(pair_of((enum style)i), (short)look->colour, (short)look->background);
    }
    bool paints = has_colour(&tty->looks[STYLE_PLAIN]);
    bkgdset(paints ? ' ' | (chtype)COLOR_PAIR(pair_of(STYLE_PLAIN)) : ' ');
    tty_redraw(tty);
}

/* The wide characters of a cell; ASCII in as many columns where the terminal knows no more. */
static void cell_characters(const struct tty *tty, const struct canvas_cell *cell, int columns,
                            wchar_t *wide) {
    struct buf text = {0};
    size_t count = 0;
    if (cell->text[0] > 0 && !cell->text[1]) {
        wide[0] = (wchar_t)cell->text[0];
        wide[1] = L'\0';
        return;
    }
    if (tty->options.ascii)
        text_add_ascii(&text, cell->text);
    else
        buf_add_string(&text, cell->text);
    for (size_t at = 0; at < text.length && count < CCHARW_MAX;) {
        uint32_t code;
        at += text_decode(text.bytes + at, text.length - at, &code);
        wide[count++] = (wchar_t)code;
        if (tty->options.ascii && (int)count == columns)
            break;
    }
    wide[count] = L'\0';
    buf_free(&text);
}

static void put_cell(const struct tty *tty, const struct canvas *canvas, int row, int column) {
    const struct canvas_cell *cell = canvas_at(canvas, row, column);
    const struct look *look = &tty->looks[cell->style];
    bool is_wide = column + 1 < canvas->columns && !cell[1].text[0];
    wchar_t characters[CCHARW_MAX + 1];
    cchar_t drawn;
    cell_characters(tty, cell, is_wide ? 2 : 1, characters);
    setcchar(&drawn, characters, attributes_of(look), has_colour(look) ? pair_of(cell->style) : 0,
             NULL);
    mvadd_wch(row, column, &drawn);
}

/* Puts the cells of ROW that are not what is SHOWN there, and keeps them. */
static void put_row(const struct tty *tty, const struct canvas *canvas, int row,
                    struct canvas_cell *shown) {
    const struct canvas_cell *cells = canvas_at(canvas, row, 0);
    size_t size = (size_t)canvas->columns * sizeof *cells;
    if (memcmp(cells, shown, size) == 0)
        return;
    for (int column = 0; column < canvas->columns && column < COLS && row < LINES; column++)
        if (cells[column].text[0] && memcmp(&cells[column], &shown[column], sizeof *cells) != 0)
            put_cell(tty, canvas, row, column);
    memcpy(shown, cells, size);
}

void tty_show(struct tty *tty, const struct canvas *canvas) {
    if (tty->shown_rows != canvas->rows || tty->shown_columns != canvas->columns) {
        free(tty->shown);
        tty->shown = NULL;
    }
    if (!tty->shown) { /* no cell is like these: every one is put */
        erase();
        tty->shown = mem_new((size_t)canvas->rows * (size_t)canvas->columns, sizeof *tty->shown);
        tty->shown_rows = canvas->rows;
        tty->shown_columns = canvas->columns;
    }
    for (int row = 0; row < canvas->rows; row++)
        put_row(tty, canvas, row, &tty->shown[row * canvas->columns]);
    move(canvas->cursor_row, canvas->cursor_column);
    refresh();
}

void tty_redraw(struct tty *tty) {
    free(tty->shown);
    tty->shown = NULL;
    clearok(curscr, TRUE);
}

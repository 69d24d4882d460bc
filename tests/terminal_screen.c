/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_screen: what the program wrote, as libvterm shows it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "terminal_private.h"

static int note_property(VTermProp property, VTermValue *value, void *data) {
    struct terminal *t = data;
    if (property == VTERM_PROP_CURSORVISIBLE)
        t->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        t->alternate = value->boolean;
    return 1;
}

/* What libvterm sends to the program: keys, and answers to its questions. */
static void note_output(const char *bytes, size_t length, void *data) {
    struct terminal *t = data;
    terminal_send(t, bytes, length);
}

static void make_rows(struct terminal *t) {
    t->row_texts = calloc((size_t)t->rows, sizeof *t->row_texts);
    if (!t->row_texts)
        terminal_abort("out of memory");
}

static void free_rows(struct terminal *t) {
    for (int row = 0; row < t->rows; row++)
        bytes_free(&t->row_texts[row]);
    free(t->row_texts);
}

void terminal_screen_open(struct terminal *t) {
    static const VTermScreenCallbacks callbacks = {.settermprop = note_property};
    t->vterm = vterm_new(t->rows, t->columns);
    if (!t->vterm)
        terminal_abort("out of memory");
    vterm_set_utf8(t->vterm, 1);
    vterm_output_set_callback(t->vterm, note_output, t);
    t->state = vterm_obtain_state(t->vterm);
    t->screen = vterm_obtain_screen(t->vterm);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
    t->cursor_visible = true;
    make_rows(t);
}

void terminal_screen_write(struct terminal *t, const char *bytes, size_t length) {
    vterm_input_write(t->vterm, bytes, length);
    vterm_screen_flush_damage(t->screen);
}

void terminal_screen_close(struct terminal *t) {
    free_rows(t);
    vterm_free(t->vterm);
}

void terminal_resize(struct terminal *t, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    if (rows < 1 || columns < 1)
        terminal_abort("a window has at least one row and one column");
    free_rows(t);
    t->rows = rows;
    t->columns = columns;
    make_rows(t);
    vterm_set_size(t->vterm, rows, columns);
    vterm_screen_flush_damage(t->screen);
    if (t->master >= 0)
        ioctl(t->master, TIOCSWINSZ, &size);
}

/* Writes the UTF-8 form of CODE to TO; returns its length. */
static size_t encode(uint32_t code, char to[static 4]) {
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char starts[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; code >>= 6)
        to[i] = (char)(0x80 | (code & 0x3F));
    to[0] = (char)(starts[length] | code);
    return length;
}

static int colour(const VTermColor *shown, bool is_default) {
    if (is_default)
        return TERMINAL_COLOUR_DEFAULT;
    return VTERM_COLOR_IS_INDEXED(shown) ? shown->indexed.idx : TERMINAL_COLOUR_RGB;
}

struct terminal_cell terminal_cell(const struct terminal *t, int row, int column) {
    VTermScreenCell from = {0};
    struct terminal_cell cell = {.text = " ", .width = 1};
    VTermPos place = {.row = row, .col = column};
    if (row < 0 || row >= t->rows || column < 0 || column >= t->columns)
        terminal_abort("a cell outside the screen was asked for");
    vterm_screen_get_cell(t->screen, place, &from);
    if (from.chars[0] == UINT32_MAX) { /* libvterm's mark for a right half */
        cell.text[0] = '\0';
        cell.width = 0;
    } else if (from.chars[0]) {
        size_t n = 0;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && from.chars[i]; i++)
            n += encode(from.chars[i], cell.text + n);
        cell.text[n] = '\0';
        cell.width = from.width;
    }
    cell.bold = from.attrs.bold;
    cell.underline = from.attrs.underline != 0;
    cell.italic = from.attrs.italic;
    cell.blink = from.attrs.blink;
    cell.reverse = from.attrs.reverse;
    cell.foreground = colour(&from.fg, VTERM_COLOR_IS_DEFAULT_FG(&from.fg));
    cell.background = colour(&from.bg, VTERM_COLOR_IS_DEFAULT_BG(&from.bg));
    return cell;
}

const char *terminal_row(struct terminal *t, int row) {
    if (row < 0 || row >= t->rows)
        terminal_abort("a row outside the screen was asked for");
    struct bytes *text = &t->row_texts[row];
    size_t wanted = 0; /* the length without the blanks at the end */
    bytes_clear(text);
    for (int column = 0; column < t->columns; column++) {
        struct terminal_cell cell = terminal_cell(t, row, column);
        bytes_add(text, cell.text, strlen(cell.text));
        if (strcmp(cell.text, " ") != 0)
            wanted = text->length;
    }
    text->length = wanted;
    text->at[wanted] = '\0';
    return text->at;
}

const char *terminal_text(struct terminal *t) {
    size_t wanted = 0;
    bytes_clear(&t->text);
    for (int row = 0; row < t->rows; row++) {
        const char *text = terminal_row(t, row);
        bytes_add(&t->text, text, strlen(text));
        bytes_add(&t->text, "\n", 1);
        if (*text)
            wanted = t->text.length;
    }
    t->text.length = wanted;
    t->text.at[wanted] = '\0';
    return t->text.at;
}

bool terminal_find(struct terminal *t, const char *text, int *row, int *column) {
    for (int r = 0; r < t->rows; r++) {
        const char *start = terminal_row(t, r), *found = strstr(start, text);
        if (!found)
            continue;
        int c = 0;
        for (size_t before = 0; c < t->columns && before < (size_t)(found - start); c++) {
            struct terminal_cell cell = terminal_cell(t, r, c);
            before += strlen(cell.text);
        }
        while (c < t->columns - 1 && terminal_cell(t, r, c).width == 0)
            c++;
        *row = r;
        *column = c;
        return true;
    }
    return false;
}

bool terminal_has(struct terminal *t, const char *text) {
    int row, column;
    return terminal_find(t, text, &row, &column);
}

bool terminal_sent(const struct terminal *t, size_t from, const char *bytes) {
    size_t length = strlen(bytes);
    return from <= t->stream.length &&
           memmem(t->stream.at + from, t->stream.length - from, bytes, length) != NULL;
}

size_t terminal_bytes(const struct terminal *t) {
    return t->stream.length;
}

const char *terminal_stream(const struct terminal *t) {
    return t->stream.at;
}

int terminal_rows(const struct terminal *t) {
    return t->rows;
}

int terminal_columns(const struct terminal *t) {
    return t->columns;
}

void terminal_cursor(const struct terminal *t, int *row, int *column) {
    VTermPos place;
    vterm_state_get_cursorpos(t->state, &place);
    *row = place.row;
    *column = place.col;
}

bool terminal_cursor_visible(const struct terminal *t) {
    return t->cursor_visible;
}

bool terminal_alternate(const struct terminal *t) {
    return t->alternate;
}

void terminal_print(struct terminal *t, FILE *out) {
    int row, column;
    terminal_cursor(t, &row, &column);
    if (!t->ended)
        fprintf(out, "# the program %s", t->stopped ? "is stopped" : "runs");
    else if (t->end.by_signal)
        fprintf(out, "# the program ended by signal %d", t->end.signal);
    else
        fprintf(out, "# the program ended with status %d", t->end.status);
    fprintf(out, "; %zu bytes written; %d x %d; cursor in row %d, column %d%s%s\n",
            t->stream.length, t->rows, t->columns, row, column,
            t->cursor_visible ? "" : ", not visible", t->alternate ? "; alternate screen" : "");
    for (int r = 0; r < t->rows; r++)
        fprintf(out, "# %3d |%s\n", r, terminal_row(t, r));
}

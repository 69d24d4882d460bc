/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Golden files: a screen in words, comparing, and writing them anew. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "script.h"

static const char style_letters[STYLES] = {
    [STYLE_PLAIN] = '.', [STYLE_TITLE] = 'T',  [STYLE_HEADING] = 'H', [STYLE_STATEMENT] = 'S',
    [STYLE_QUIET] = 'q', [STYLE_CHOSEN] = 'c', [STYLE_FOCUS] = 'F',   [STYLE_KEY] = 'K',
    [STYLE_GOOD] = 'g',  [STYLE_ALERT] = 'A',  [STYLE_RULE] = 'r',
};

/* A row of the screen. Blanks at its end are left out, and of a long line only its length stays:
 * "─{80}". */
static void print_row(const struct buf *row, struct buf *out) {
    static const char line[] = "─";
    size_t dash = sizeof line - 1;
    const char *text = buf_string(row);
    buf_add_char(out, '|');
    for (size_t at = 0; at < row->length;) {
        int dashes = 0;
        while (strncmp(text + at + (size_t)dashes * dash, line, dash) == 0)
            dashes++;
        if (dashes > 4)
            buf_addf(out, "%s{%d}", line, dashes);
        else
            buf_add(out, text + at, dashes ? (size_t)dashes * dash : 1);
        at += dashes ? (size_t)dashes * dash : 1;
    }
    buf_add_char(out, '\n');
}

/* All rows; empty ones that follow each other are counted only. */
static void print_rows(const struct canvas *canvas, struct buf *out) {
    struct buf row = {0};
    int empty = 0;
    for (int i = 0; i <= canvas->rows; i++) {
        buf_clear(&row);
        if (i < canvas->rows)
            canvas_row_text(canvas, i, &row);
        if (i < canvas->rows && row.length == 0) {
            empty++;
            continue;
        }
        if (empty == 1)
            buf_add_string(out, "|\n");
        else if (empty > 1)
            buf_addf(out, "(%d empty rows)\n", empty);
        empty = 0;
        if (i < canvas->rows)
            print_row(&row, out);
    }
    buf_free(&row);
}

/* "T15 .60 q5": a letter per style, with how many columns; nothing for a plain row. */
static void print_styles(const struct canvas *canvas, int row, struct buf *out) {
    int column = 0, last = canvas->columns - 1;
    while (last >= 0 && canvas_at(canvas, row, last)->style == STYLE_PLAIN)
        last--;
    if (last < 0)
        return;
    buf_addf(out, "%3d ", row);
    while (column <= last) {
        enum style style = canvas_at(canvas, row, column)->style;
        int start = column;
        while (column <= last && canvas_at(canvas, row, column)->style == style)
            column++;
        buf_addf(out, " %c%d", style_letters[style], column - start);
    }
    buf_add_char(out, '\n');
}

void screen_print(const struct canvas *canvas, bool styles, struct buf *out) {
    buf_addf(out, "%d rows of %d columns, cursor at row %d, column %d\n", canvas->rows,
             canvas->columns, canvas->cursor_row, canvas->cursor_column);
    print_rows(canvas, out);
    if (styles)
        buf_add_string(out, "styles:\n");
    for (int row = 0; styles && row < canvas->rows; row++)
        print_styles(canvas, row, out);
    buf_add_char(out, '\n');
}

/* All lines of TEXT; each is closed with a NUL, in place. The caller frees the list. */
static char **split(char *text, int *count) {
    char **lines = NULL;
    *count = 0;
    while (*text) {
        char *end = strchr(text, '\n');
        lines = mem_resize(lines, (size_t)*count + 1, sizeof *lines);
        lines[(*count)++] = text;
        if (!end)
            break;
        *end = '\0';
        text = end + 1;
    }
    return lines;
}

/* What differs between two texts: line by line, or when one has more lines, all between the
 * first and the last line that is not alike. */
static void tell_difference(const char *path, const char *expected_text, const char *actual_text) {
    char *expected_copy = mem_copy(expected_text), *actual_copy = mem_copy(actual_text);
    int expected_count, actual_count, first = 0;
    char **expected = split(expected_copy, &expected_count);
    char **actual = split(actual_copy, &actual_count);
    while (first < expected_count && first < actual_count &&
           strcmp(expected[first], actual[first]) == 0)
        first++;
    while (expected_count > first && actual_count > first &&
           strcmp(expected[expected_count - 1], actual[actual_count - 1]) == 0) {
        expected_count--;
        actual_count--;
    }
    fprintf(stderr, "%s: expected (-) and actual (+)\n", path);
    bool in_step = expected_count == actual_count; /* then only what differs */
    for (int i = first; i < expected_count; i++) {
        if (in_step && strcmp(expected[i], actual[i]) == 0)
            continue;
        fprintf(stderr, "%4d -%s\n", i + 1, expected[i]);
        if (in_step)
            fprintf(stderr, "%4d +%s\n", i + 1, actual[i]);
    }
    for (int i = first; i < actual_count && !in_step; i++)
        fprintf(stderr, "%4d +%s\n", i + 1, actual[i]);
    free(expected);
    free(actual);
    free(expected_copy);
    free(actual_copy);
}

static void make_folders(const char *path) {
    struct buf folder = {0};
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        buf_clear(&folder);
        buf_add(&folder, path, (size_t)(slash - path));
        if (mkdir(buf_string(&folder), 0777) != 0 && errno != EEXIST)
            perror(buf_string(&folder));
    }
    buf_free(&folder);
}

static bool write_golden(const char *path, const struct buf *text) {
    make_folders(path);
    FILE *file = fopen(path, "w");
    bool written = file && fwrite(buf_string(text), 1, text->length, file) == text->length;
    if (file && fclose(file) != 0)
        written = false;
    if (!written)
        fprintf(stderr, "%s cannot be written\n", path);
    return written;
}

bool golden_matches(const char *name, const struct buf *text) {
    struct buf path = {0}, golden = {0};
    struct problems problems = {0};
    const char *update = getenv("LOBSPIEGEL_UPDATE");
    buf_addf(&path, "%s/tests/golden/%s.txt", player_environment("LOBSPIEGEL_SOURCE", ".."), name);
    bool there = file_read(buf_string(&path), (size_t)1 << 20, &golden, &problems);
    bool same = there && strcmp(buf_string(&golden), buf_string(text)) == 0;
    if (!same && update && strcmp(update, "1") == 0) {
        same = write_golden(buf_string(&path), text);
    } else if (!there) {
        fprintf(stderr, "there is no %s: LOBSPIEGEL_UPDATE=1 makes it\n", buf_string(&path));
    } else if (!same) {
        tell_difference(buf_string(&path), buf_string(&golden), buf_string(text));
    }
    problems_free(&problems);
    buf_free(&path);
    buf_free(&golden);
    return same;
}

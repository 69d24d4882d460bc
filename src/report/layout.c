/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/layout.h"

#include <stdio.h>
#include <string.h>

#include "report/layout_parts.h"

struct line_of_text *layout_line(struct layout *layout) {
    if (layout->count == layout->room) {
        int room = layout->room ? 2 * layout->room : 32;
        struct line_of_text *lines = arena_alloc(layout->arena, (size_t)room, sizeof *lines);
        if (layout->count)
            memcpy(lines, layout->lines, (size_t)layout->count * sizeof *lines);
        layout->lines = lines;
        layout->room = room;
    }
    struct line_of_text *line = &layout->lines[layout->count++];
    *line = (struct line_of_text){.choice = -1, .part_of = -1, .cursor = -1};
    return line;
}

void layout_span(struct layout *layout, struct line_of_text *line, enum style style, int column,
                 const char *text, size_t length) {
    if (line->span_count == line->span_room) {
        int room = line->span_room ? 2 * line->span_room : 4;
        struct span *spans = arena_alloc(layout->arena, (size_t)room, sizeof *spans);
        if (line->span_count)
            memcpy(spans, line->spans, (size_t)line->span_count * sizeof *spans);
        line->spans = spans;
        line->span_room = room;
    }
    line->spans[line->span_count++] =
        (struct span){style, column, arena_copy(layout->arena, text, length)};
}

void layout_wrapped(struct layout *layout, struct line_of_text *line, enum style style, int column,
                    int columns, const char *text) {
    size_t length = strlen(text), at = 0;
    int width = columns - column;
    if (width < 1)
        width = 1;
    while (at < length) {
        struct text_line part = text_wrap(text + at, length - at, width);
        if (!line)
            line = layout_line(layout);
        layout_span(layout, line, style, column, text + at, part.length);
        at += part.next;
        line = NULL;
    }
}

void layout_hanging(struct layout *layout, struct line_of_text *line, enum style style, int column,
                    int columns, const char *text) {
    struct text_line first = text_wrap(text, strlen(text), columns > column ? columns - column : 1);
    layout_span(layout, line, style, column, text, first.length);
    layout_wrapped(layout, NULL, style, column + 2, columns, text + first.next);
}

static void set_text(struct layout *layout, const struct block *block,
                     const struct layout_options *options) {
    int columns = options->columns < READABLE_COLUMNS ? options->columns : READABLE_COLUMNS;
    const char *text = options->linear && block->spoken ? block->spoken : block->text;
    layout_wrapped(layout, NULL, block->style, options->linear ? 0 : block->indent, columns, text);
}

static void set_bullet(struct layout *layout, const struct block *block,
                       const struct layout_options *options) {
    struct line_of_text *line = layout_line(layout);
    int columns = options->columns < READABLE_COLUMNS ? options->columns : READABLE_COLUMNS;
    const char *text = options->linear && block->spoken ? block->spoken : block->text;
    layout_span(layout, line, STYLE_PLAIN, block->indent, "-", 1);
    layout_wrapped(layout, line, block->style, block->indent + 2, columns, text);
}

/* A field shows every typed line, with the cursor in it. Where it stands to the right a sign
 * before it shows that something can be typed. */
static void set_field(struct layout *layout, const struct block *block,
                      const struct layout_options *options) {
    const char *text = block->text;
    size_t length = strlen(text), at = 0;
    int indent = options->linear ? 0 : block->indent;
    int width = options->columns - indent - 1; /* room for a cursor behind the last letter */
    if (width < 1)
        width = 1;
    for (;;) {
        struct line_of_text *line = layout_line(layout);
        if (at == 0 && indent > 0)
            layout_span(layout, line, STYLE_KEY, 0, ">", 1);
        struct text_line part = {0, 0};
        if (at < length)
            part = text_wrap(text + at, length - at, width);
        layout_span(layout, line, STYLE_PLAIN, indent, text + at, part.length);
        bool last = at + part.next >= length;
        if (block->cursor >= at && (block->cursor < at + part.next || last)) {
            size_t into = block->cursor - at;
            layout->cursor_line = layout->count - 1;
            layout->cursor_column = indent + text_columns_of(text + at, into);
            if (layout->cursor_column > indent + width)
                layout->cursor_column = indent + width;
        }
        at += part.next;
        if (last)
            break;
    }
    if (length > 0 && text[length - 1] == '\n') {
        layout_line(layout);
        if (block->cursor == length) {
            layout->cursor_line = layout->count - 1;
            layout->cursor_column = 0;
        }
    }
}

struct layout *layout_make(const struct doc *doc, struct layout_options options) {
    struct arena *arena = arena_new();
    struct layout *layout = arena_alloc(arena, 1, sizeof *layout);
    layout->arena = arena;
    layout->cursor_line = layout->cursor_column = -1;
    int choice = 0;
    for (const struct block *block = doc->first; block; block = block->next)
        switch (block->kind) {
        case BLOCK_HEADING:
        case BLOCK_TEXT:
            set_text(layout, block, &options);
            break;
        case BLOCK_BULLET:
            set_bullet(layout, block, &options);
            break;
        case BLOCK_GAP:
            if (block->next)
                layout_line(layout);
            break;
        case BLOCK_CHOICE:
            layout_choice(layout, block, choice++, &options);
            break;
        case BLOCK_TABLE:
            layout_table(layout, block, &options);
            break;
        case BLOCK_FIELD:
            set_field(layout, block, &options);
            break;
        case BLOCK_PLOT:
            layout_plot(layout, block, &options);
            break;
        case BLOCK_CHART:
            layout_chart(layout, block, &options);
            break;
        }
    return layout;
}

void layout_free(struct layout *layout) {
    if (layout)
        arena_free(layout->arena);
}

static void write_line(const struct line_of_text *line, struct buf *out) {
    int column = 0;
    for (int i = 0; i < line->span_count; i++) {
        const struct span *span = &line->spans[i];
        buf_add_repeat(out, " ", span->column - column);
        buf_add_string(out, span->text);
        column = span->column + text_columns(span->text);
    }
    buf_add_char(out, '\n');
}

/* In plain text a heading is underlined. */
static void underline(const struct line_of_text *line, bool linear, struct buf *out) {
    if (linear || line->span_count == 0)
        return;
    const struct span *span = &line->spans[0];
    const char *rule = span->style == STYLE_TITLE     ? "="
                       : span->style == STYLE_HEADING ? "-"
                                                      : NULL;
    if (!rule)
        return;
    buf_add_repeat(out, " ", span->column);
    buf_add_repeat(out, rule, text_columns(span->text));
    buf_add_char(out, '\n');
}

void doc_write_text(const struct doc *doc, int columns, bool linear, struct buf *out) {
    struct layout *layout = layout_make(
        doc, (struct layout_options){
                 .columns = columns, .linear = linear, .focus = -1, .no_focus_style = true});
    for (int i = 0; i < layout->count; i++) {
        write_line(&layout->lines[i], out);
        underline(&layout->lines[i], linear, out);
    }
    layout_free(layout);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of parts. Bars: under each name a line cut in parts, every part with its levels and its
 * count: |0-1: 5 ----|2: 4 ---|. Heat: names at the left, counts in a column for each level, one
 * between brackets where levels are counted together. Where that does not fit, or the text is
 * heard, the rows of the table are said one after the other. */
#include <config.h>

#include <string.h>

#include "report/layout_parts.h"

/* Between names and counts; the least room for names. */
#define NAME_GAP 2
#define NAME_LEAST 14

/* Around a count: a bracket and a blank at either side. */
#define COUNT_FRAME 2

/* Columns for a level where there is room enough, so that words fit there too. */
#define STEP_WIDE 6
#define NAME_WIDE 36

#define BAR_INDENT 2

/* --- bars ----------------------------------------------------------------------------------- */

/* How wide each part is, between its strokes; true when all labels fit in ROOM. Widths are in the
 * ratio of the counts, but for parts that need more for their label. */
static bool share_room(const struct chart_row *row, int room, int widths[CHART_LEVELS]) {
    int left = room - 1, most;
    for (int i = 0; i < row->part_count; i++) {
        struct buf label = {0};
        widths[i] = 0;
        if (row->parts[i].count == 0)
            continue;
        chart_label(&label, &row->parts[i]);
        int least = text_columns(buf_string(&label)) + 1;
        int fair = (int)((double)row->parts[i].count / row->total * (room - 1)) - 1;
        widths[i] = fair > least ? fair : least;
        left -= widths[i] + 1;
        buf_free(&label);
    }
    for (; left < 0; left++) { /* the widest gives a column, while it has more than its label */
        most = 0;
        for (int i = 1; i < row->part_count; i++)
            if (widths[i] > widths[most])
                most = i;
        struct buf label = {0};
        chart_label(&label, &row->parts[most]);
        bool can = widths[most] > text_columns(buf_string(&label)) + 1;
        buf_free(&label);
        if (!can)
            return false;
        widths[most]--;
    }
    return true;
}

static void set_bar(struct layout *layout, const struct chart_row *row, int indent,
                    const int widths[CHART_LEVELS]) {
    struct buf bar = {0}, label = {0};
    for (int i = 0; i < row->part_count; i++) {
        if (widths[i] == 0)
            continue;
        buf_clear(&label);
        chart_label(&label, &row->parts[i]);
        int spare = widths[i] - text_columns(buf_string(&label));
        buf_addf(&bar, "|%s ", buf_string(&label));
        buf_add_repeat(&bar, "-", spare - 1);
    }
    if (bar.length) {
        buf_add_char(&bar, '|');
        layout_span(layout, layout_line(layout), STYLE_PLAIN, indent, bar.bytes, bar.length);
    }
    buf_free(&label);
    buf_free(&bar);
}

static bool bars_fit(const struct chart *chart, int room) {
    int widths[CHART_LEVELS];
    for (int r = 0; r < chart->row_count; r++)
        if (!share_room(&chart->rows[r], room, widths))
            return false;
    return room > NAME_LEAST;
}

static void set_bars(struct layout *layout, const struct chart *chart, int indent, int columns) {
    int widths[CHART_LEVELS];
    for (int r = 0; r < chart->row_count; r++) {
        const struct chart_row *row = &chart->rows[r];
        int blanks = indent + (int)strspn(row->name, " ");
        layout_wrapped(layout, NULL, STYLE_PLAIN, blanks, columns, row->name + blanks - indent);
        share_room(row, columns - blanks - BAR_INDENT, widths);
        set_bar(layout, row, blanks + BAR_INDENT, widths);
        layout_wrapped(layout, NULL, STYLE_QUIET, blanks + BAR_INDENT, columns, row->said);
    }
}

/* --- heat ----------------------------------------------------------------------------------- */

/* Columns for one level in ROOM. */
static int step_of(const struct chart *chart, int room) {
    int widest = 1;
    for (int r = 0; r < chart->row_count; r++)
        for (int i = 0; i < chart->rows[r].part_count; i++) {
            struct buf count = {0};
            buf_addf(&count, "%lu", chart->rows[r].parts[i].count);
            widest = (int)count.length > widest ? (int)count.length : widest;
            buf_free(&count);
        }
    widest += COUNT_FRAME;
    bool wide = room - NAME_GAP - CHART_LEVELS * STEP_WIDE >= NAME_WIDE;
    return wide && widest < STEP_WIDE ? STEP_WIDE : widest;
}

static void set_middle(struct layout *layout, struct line_of_text *line, enum style style,
                       int column, int width, const char *text) {
    layout_span(layout, line, style, column + (width - text_columns(text)) / 2, text, strlen(text));
}

static void set_counts(struct layout *layout, struct line_of_text *line,
                       const struct chart_row *row, int start, int step) {
    for (int i = 0; i < row->part_count; i++) {
        const struct chart_part *part = &row->parts[i];
        int column = start + part->from * step, width = (part->to - part->from + 1) * step;
        struct buf count = {0};
        buf_addf(&count, "%lu", part->count);
        if (part->from < part->to)
            layout_span(layout, line, STYLE_QUIET, column, "[", 1);
        set_middle(layout, line, part->count ? STYLE_PLAIN : STYLE_QUIET, column, width,
                   part->count ? buf_string(&count) : ".");
        if (part->from < part->to)
            layout_span(layout, line, STYLE_QUIET, column + width - 1, "]", 1);
        buf_free(&count);
    }
}

/* Adds the next line of *TEXT, which moves on, to LINE. */
static void set_next(struct layout *layout, struct line_of_text *line, enum style style, int column,
                     int columns, const char **text) {
    struct text_line part = text_wrap(*text, strlen(*text), columns);
    if (part.length)
        layout_span(layout, line, style, column, *text, part.length);
    *text += part.next;
}

/* The name, over more than one line where it must, with the counts or the words beside it. */
static void set_heat_row(struct layout *layout, const struct chart_row *row, int indent, int names,
                         int step) {
    int start = indent + names + NAME_GAP;
    const char *name = row->name, *said = row->part_count ? "" : row->said;
    for (bool first = true; first || *name || *said; first = false) {
        struct line_of_text *line = layout_line(layout);
        if (*name)
            set_next(layout, line, STYLE_PLAIN, indent, names, &name);
        if (first)
            set_counts(layout, line, row, start, step);
        if (*said)
            set_next(layout, line, STYLE_QUIET, start, CHART_LEVELS * step, &said);
    }
}

static void set_heat(struct layout *layout, const struct chart *chart, int indent, int columns) {
    int step = step_of(chart, columns - indent);
    int names = columns - indent - NAME_GAP - CHART_LEVELS * step;
    struct line_of_text *line = layout_line(layout);
    struct buf text = {0};
    for (int level = 0; level < CHART_LEVELS; level++) {
        buf_clear(&text);
        buf_addf(&text, "%d", level);
        set_middle(layout, line, STYLE_QUIET, indent + names + NAME_GAP + level * step, step,
                   buf_string(&text));
    }
    for (int r = 0; r < chart->row_count; r++)
        set_heat_row(layout, &chart->rows[r], indent, names, step);
    buf_free(&text);
}

void layout_chart(struct layout *layout, const struct block *block,
                  const struct layout_options *options) {
    const struct chart *chart = block->chart;
    int columns = options->columns < READABLE_COLUMNS ? options->columns : READABLE_COLUMNS;
    int indent = options->linear ? 0 : block->indent, room = columns - indent;
    if (chart->row_count == 0)
        return;
    if (!options->linear && chart->look == CHART_BARS && bars_fit(chart, room - 2 * BAR_INDENT))
        set_bars(layout, chart, indent, columns);
    else if (!options->linear && chart->look == CHART_HEAT &&
             room - NAME_GAP - CHART_LEVELS * step_of(chart, room) >= NAME_LEAST)
        set_heat(layout, chart, indent, columns);
    else
        layout_table_rows(layout, chart->table, indent, columns);
}

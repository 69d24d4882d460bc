/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dot plot: names at the left, marks on evenly spaced places, the names of the places above
 * them. Where these do not fit there are digits above, and the names stand below; where that does
 * not fit either, or the text is heard, every row is a sentence. */
#include <config.h>

#include <string.h>

#include "report/layout_parts.h"

/* Between the names of the rows and the axis. */
#define NAME_GAP 2

/* Between the names of two places; the narrow one where the plot would not fit otherwise. */
#define HEAD_GAP_WIDE 2
#define HEAD_GAP_NARROW 1

/* Columns from one digit to the next, at most. */
#define DIGIT_STEP 6

/* How a plot is set. */
struct axis {
    bool digits; /* digits above the places, not their names */
    int name_columns;
    int lead;    /* columns from the start of the axis to its first place */
    int step;    /* columns from a place to the next */
    int columns; /* of the whole axis */
};

static int most(int a, int b) {
    return a > b ? a : b;
}

/* How many marks stand at PLACE of ROW. */
static int marks_at(const struct plot_row *row, int place) {
    int count = 0;
    for (int mark = 0; mark < PLOT_MARKS; mark++)
        count += plot_row_has(row, (enum plot_mark)mark, place);
    return count;
}

/* The most marks at one place, and 1 where there are none. */
static int widest_cell(const struct plot *plot) {
    int widest = 1;
    for (int r = 0; r < plot->row_count; r++)
        for (int place = 0; place < PLOT_PLACES; place++)
            widest = most(widest, marks_at(&plot->rows[r], place));
    return widest;
}

/* The columns of the widest part of TEXT between any of BREAKS. */
static int widest_part(const char *text, const char *breaks) {
    int widest = 0;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, breaks);
        widest = most(widest, text_columns_of(at, length));
        at += length + (at[length] != '\0');
    }
    return widest;
}

/* The columns that the names take, unbroken or broken at blanks. A part of another row has blanks
 * before its name; these stay before every line of it. */
static int name_columns(const struct plot *plot, bool broken) {
    int widest = 0;
    for (int r = 0; r < plot->row_count; r++) {
        const char *name = plot->rows[r].name;
        int indent = (int)strspn(name, " ");
        widest = most(widest, indent + widest_part(name + indent, broken ? " \n" : "\n"));
    }
    return widest;
}

/* Sets AXIS for texts of WIDTHS above its places, STEP columns apart. */
static void place_axis(struct axis *axis, const int *widths, int step, int cell) {
    int end = 0;
    axis->step = step;
    axis->lead = (cell - 1) / 2;
    for (int i = 0; i < PLOT_PLACES; i++)
        axis->lead = most(axis->lead, widths[i] / 2 - i * step);
    for (int i = 0; i < PLOT_PLACES; i++)
        end = most(end, axis->lead + i * step + most(widths[i] - widths[i] / 2, cell / 2 + 1));
    axis->columns = end;
}

/* True when the axis fits in ROOM with names that are broken where they may be. */
static bool fits(struct axis *axis, const struct plot *plot, int room, bool broken) {
    int wanted = name_columns(plot, false), left = room - NAME_GAP - axis->columns;
    axis->name_columns = wanted < left ? wanted : left;
    return left >= name_columns(plot, broken);
}

static bool fits_names(struct axis *axis, const struct plot *plot, int room) {
    int widths[PLOT_PLACES], cell = widest_cell(plot);
    for (int i = 0; i < PLOT_PLACES; i++) {
        widths[i] = text_columns(plot->heads[i]);
        if (!plot->heads[i][0] || strchr(plot->heads[i], '\n'))
            return false;
    }
    axis->digits = false;
    for (int broken = 0; broken <= 1; broken++)
        for (int gap = HEAD_GAP_WIDE; gap >= HEAD_GAP_NARROW; gap--) {
            int step = cell + gap;
            for (int i = 1; i < PLOT_PLACES; i++)
                step = most(step, widths[i - 1] - widths[i - 1] / 2 + gap + widths[i] / 2);
            place_axis(axis, widths, step, cell);
            if (fits(axis, plot, room, broken))
                return true;
        }
    return false;
}

static bool fits_digits(struct axis *axis, const struct plot *plot, int room) {
    static const int widths[PLOT_PLACES] = {1, 1, 1, 1, 1};
    int cell = widest_cell(plot);
    axis->digits = true;
    for (int broken = 0; broken <= 1; broken++)
        for (int step = DIGIT_STEP; step > cell; step--) {
            place_axis(axis, widths, step, cell);
            if (fits(axis, plot, room, broken))
                return true;
        }
    return false;
}

static void set_heads(struct layout *layout, const struct plot *plot, const struct axis *axis,
                      int start) {
    static const char digits[PLOT_PLACES][2] = {"0", "1", "2", "3", "4"};
    struct line_of_text *line = layout_line(layout);
    for (int i = 0; i < PLOT_PLACES; i++) {
        const char *text = axis->digits ? digits[i] : plot->heads[i];
        int column = start + axis->lead + i * axis->step - text_columns(text) / 2;
        layout_span(layout, line, STYLE_QUIET, column, text, strlen(text));
    }
}

/* The marks of ROW from column START on; a line joins the places of a band that is now. */
static void set_marks(struct layout *layout, struct line_of_text *line, const struct plot_row *row,
                      const struct axis *axis, int start) {
    int end = 0;
    for (int place = 0; place < PLOT_PLACES; place++) {
        int count = marks_at(row, place);
        int column = start + axis->lead + place * axis->step - (count > 1 ? (count - 1) / 2 : 0);
        bool joined = place > 0 && plot_row_has(row, PLOT_NOW, place - 1) &&
                      plot_row_has(row, PLOT_NOW, place);
        if (joined) {
            struct buf rule = {0};
            buf_add_repeat(&rule, "─", column - end);
            layout_span(layout, line, STYLE_QUIET, end, buf_string(&rule), rule.length);
            buf_free(&rule);
        }
        end = column + 1;
        if (count == 0)
            layout_span(layout, line, STYLE_QUIET, column, "·", strlen("·"));
        for (int mark = 0; mark < PLOT_MARKS; mark++) {
            const char *sign = plot_sign((enum plot_mark)mark);
            if (!plot_row_has(row, (enum plot_mark)mark, place))
                continue;
            layout_span(layout, line, mark == PLOT_NOW ? STYLE_CHOSEN : STYLE_PLAIN, column, sign,
                        strlen(sign));
            end = ++column;
        }
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

/* The name, over more than one line where it must, and the marks beside its first line; or
 * the words where there are no marks. */
static void set_row(struct layout *layout, const struct plot_row *row, const struct axis *axis,
                    int indent, int columns) {
    int start = indent + axis->name_columns + NAME_GAP, blanks = (int)strspn(row->name, " ");
    const char *name = row->name + blanks, *said = "";
    bool has_marks = false;
    for (int place = 0; place < PLOT_PLACES; place++)
        has_marks = has_marks || marks_at(row, place) > 0;
    if (!has_marks)
        said = row->said;
    for (bool first = true; first || *name || *said; first = false) {
        struct line_of_text *line = layout_line(layout);
        if (*name)
            set_next(layout, line, STYLE_PLAIN, indent + blanks, axis->name_columns - blanks,
                     &name);
        if (first && has_marks)
            set_marks(layout, line, row, axis, start);
        if (*said)
            set_next(layout, line, STYLE_QUIET, start, columns - start, &said);
    }
}

/* Where the next of some short texts goes: behind the one before it, or on a new line. */
struct entries {
    struct line_of_text *line;
    int end;
};

static void add_entry(struct layout *layout, struct entries *entries, int indent, int columns,
                      const char *text) {
    int column = entries->line ? entries->end + 2 : indent;
    if (column + text_columns(text) > columns || strchr(text, '\n')) {
        entries->line = NULL;
        column = indent;
    }
    if (!entries->line)
        entries->line = layout_line(layout);
    layout_wrapped(layout, entries->line, STYLE_QUIET, column, columns, text);
    entries->line = &layout->lines[layout->count - 1];
    struct span *last = &entries->line->spans[entries->line->span_count - 1];
    entries->end = last->column + text_columns(last->text);
}

/* Under the plot: what the digits stand for, and what the marks are. */
static void set_legend(struct layout *layout, const struct plot *plot, const struct axis *axis,
                       int indent, int columns) {
    struct entries places = {0}, marks = {0};
    struct buf entry = {0};
    for (int i = 0; axis->digits && i < PLOT_PLACES; i++) {
        buf_clear(&entry);
        buf_addf(&entry, "%d %s", i, plot->heads[i]);
        add_entry(layout, &places, indent, columns, buf_string(&entry));
    }
    for (int mark = 0; mark < PLOT_MARKS; mark++) {
        if (!plot_has(plot, (enum plot_mark)mark))
            continue;
        buf_clear(&entry);
        buf_addf(&entry, "%s %s", plot_sign((enum plot_mark)mark), plot->legend[mark]);
        add_entry(layout, &marks, indent, columns, buf_string(&entry));
    }
    buf_free(&entry);
}

/* "Vision: now on my own to adapted, wanted adapted, last time explored" */
static void set_sentences(struct layout *layout, const struct plot *plot, int indent, int columns) {
    for (int r = 0; r < plot->row_count; r++) {
        struct buf text = {0};
        const char *name = plot->rows[r].name;
        buf_addf(&text, "%s: %s", name + strspn(name, " "), plot->rows[r].said);
        layout_wrapped(layout, NULL, STYLE_PLAIN, indent, columns, buf_string(&text));
        buf_free(&text);
    }
}

void layout_plot(struct layout *layout, const struct block *block,
                 const struct layout_options *options) {
    const struct plot *plot = block->plot;
    int columns = options->columns < READABLE_COLUMNS ? options->columns : READABLE_COLUMNS;
    int indent = options->linear ? 0 : block->indent, room = columns - indent;
    struct axis axis;
    if (plot->row_count == 0)
        return;
    if (options->linear || !(fits_names(&axis, plot, room) || fits_digits(&axis, plot, room))) {
        set_sentences(layout, plot, indent, columns);
        return;
    }
    set_heads(layout, plot, &axis, indent + axis.name_columns + NAME_GAP);
    for (int r = 0; r < plot->row_count; r++)
        set_row(layout, &plot->rows[r], &axis, indent, columns);
    set_legend(layout, plot, &axis, indent, columns);
}

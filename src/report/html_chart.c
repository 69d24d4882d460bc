/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a picture (SVG) with a title and a description in words, and its table beside it.
 * Levels differ in pattern and every part has its count in figures, so colour is nowhere the only
 * sign; there is one colour, and no level looks like a failure. */
#include <config.h>

#include <string.h>

#include "report/html_parts.h"

/* In units of the picture, of which a letter is about 7 wide. */
#define WIDTH 480
#define LEFT 4
#define LETTER 7
#define NAME_LETTERS 60
#define LEGEND_LETTERS 54
#define ROW_GAP 12
#define BAR_WIDTH (WIDTH - 2 * LEFT)
#define BAR_HEIGHT 20
#define LABEL_GAP 10 /* between two labels */
#define CODE_WIDTH 100
#define CODE_LETTERS 13
#define HEAD_LETTERS 10
#define CELL_WIDTH ((WIDTH - LEFT - CODE_WIDTH) / CHART_LEVELS)
#define CELL_LEAST 24 /* height */
#define HEAT_LETTERS (CHART_LEVELS * CELL_WIDTH / LETTER)

/* The blue stands out at least 6 to 1 on white, the light one 9 to 1 on black; half of it under
 * the counts of a heat map leaves these at least 5 to 1. */
const char html_chart_style[] =
    ".chart{margin:.5rem 0}.chart svg{display:block;width:100%;max-width:30rem;height:auto}"
    ".chart text{font:13px sans-serif;fill:currentColor}.chart .name{font-weight:bold}"
    ".chart .edge{fill:none;stroke:currentColor}.chart .ink,.chart .heat{fill:#0b5cad}"
    ".chart .ink{stroke:#0b5cad}"
    ".chart+table{font-size:.85rem}"
    ".chart+table th,.chart+table td{padding-right:.4rem;hyphens:auto;overflow-wrap:anywhere}"
    ".chart+table .right{hyphens:none;overflow-wrap:normal}.chart+table tbody th{min-width:8rem}"
    "@media(max-width:32rem){.chart text{font-size:14px}}"
    "@media(prefers-color-scheme:dark){.chart .ink,.chart .heat{fill:#8cc4ff}"
    ".chart .ink{stroke:#8cc4ff}}"
    "@media print{.chart{break-inside:avoid}.chart .ink,.chart .heat{fill:#0b5cad}"
    ".chart .ink{stroke:#0b5cad}}";

static void add_escaped(struct buf *out, const char *text) {
    html_escaped(out, text, strlen(text));
}

static const char *name_of(const struct chart_row *row) {
    return row->name + strspn(row->name, " ");
}

static const char *code_of(const struct chart_row *row) {
    return row->code[0] ? row->code : name_of(row);
}

static int most(int a, int b) {
    return a > b ? a : b;
}

/* The looks of the levels: empty, dots, strokes, a grid, full. */
static void add_patterns(struct buf *out, const struct chart *chart) {
    static const char *const looks[CHART_LEVELS] = {
        "", "<circle class=\"ink\" cx=\"4\" cy=\"4\" r=\"1\"/>",
        "<path class=\"ink\" d=\"M0 8l8 -8\"/>",
        "<path class=\"ink\" d=\"M0 8l8 -8M0 0l8 8M0 4h8\"/>",
        "<path class=\"ink\" d=\"M0 0h8v8h-8z\"/>"};
    buf_add_string(out, "<defs>\n");
    for (int level = 0; level < CHART_LEVELS; level++)
        buf_addf(out,
                 "<pattern id=\"chart-%d-%d\" width=\"8\" height=\"8\" "
                 "patternUnits=\"userSpaceOnUse\">%s</pattern>\n",
                 chart->number, level, looks[level]);
    buf_add_string(out, "</defs>\n");
}

static void add_box(struct buf *out, const struct chart *chart, int level, int x, int y, int width,
                    int height) {
    buf_addf(out,
             "<rect fill=\"url(#chart-%d-%d)\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
             chart->number, level, x, y, width, height);
}

static void add_edge(struct buf *out, int x, int y, int width, int height) {
    buf_addf(out, "<rect class=\"edge\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", x, y,
             width, height);
}

/* Levels counted together: the upper half looks like the first of them, the lower half like the
 * last. */
static void add_part(struct buf *out, const struct chart *chart, const struct chart_part *part,
                     int x, int y, int width) {
    add_box(out, chart, part->from, x, y, width, BAR_HEIGHT / 2);
    add_box(out, chart, part->to, x, y + BAR_HEIGHT / 2, width, BAR_HEIGHT / 2);
    add_edge(out, x, y, width, BAR_HEIGHT);
}

/* The labels under their parts, moved aside where they would stand in each other's way. */
static void add_labels(struct buf *out, const struct chart_row *row, const int *middles, int y) {
    int starts[CHART_LEVELS], widths[CHART_LEVELS], end = LEFT, room = WIDTH - LEFT;
    struct buf labels[CHART_LEVELS] = {{0}};
    for (int i = 0; i < row->part_count; i++) {
        chart_label(&labels[i], &row->parts[i]);
        widths[i] = text_columns(buf_string(&labels[i])) * LETTER;
        starts[i] = most(middles[i] - widths[i] / 2, end);
        end = row->parts[i].count ? starts[i] + widths[i] + LABEL_GAP : end;
    }
    for (int i = row->part_count - 1; i >= 0; i--) {
        if (row->parts[i].count == 0)
            continue;
        starts[i] = starts[i] + widths[i] > room ? most(room - widths[i], LEFT) : starts[i];
        room = starts[i] - LABEL_GAP;
    }
    for (int i = 0; i < row->part_count; i++) {
        if (row->parts[i].count)
            html_lines(out, "class=\"label\"", starts[i], y, NAME_LETTERS, buf_string(&labels[i]));
        buf_free(&labels[i]);
    }
}

static void add_bar(struct buf *out, const struct chart *chart, const struct chart_row *row,
                    int y) {
    int middles[CHART_LEVELS];
    double sum = 0, total = row->total > 0 ? row->total : 1;
    for (int i = 0; i < row->part_count; i++) {
        int x = LEFT + (int)(sum / total * BAR_WIDTH);
        sum += (double)row->parts[i].count;
        int end = LEFT + (int)(sum / total * BAR_WIDTH);
        middles[i] = (x + end) / 2;
        if (row->parts[i].count)
            add_part(out, chart, &row->parts[i], x, y, most(end - x, 1));
    }
    add_labels(out, row, middles, y + BAR_HEIGHT + HTML_LINE - 2);
}

static int bar_row_height(const struct chart_row *row) {
    int height = html_line_count(name_of(row), NAME_LETTERS) * HTML_LINE + ROW_GAP;
    return height + (row->part_count ? BAR_HEIGHT + HTML_LINE
                                     : html_line_count(row->said, NAME_LETTERS) * HTML_LINE);
}

static void add_bars(struct buf *out, const struct chart *chart) {
    int y = HTML_LINE;
    for (int r = 0; r < chart->row_count; r++) {
        const struct chart_row *row = &chart->rows[r];
        int under = y + (html_line_count(name_of(row), NAME_LETTERS) - 1) * HTML_LINE;
        html_lines(out, "class=\"name\"", LEFT, y, NAME_LETTERS, name_of(row));
        if (row->part_count)
            add_bar(out, chart, row, under + 5);
        else
            html_lines(out, "class=\"said\"", LEFT, under + HTML_LINE, NAME_LETTERS, row->said);
        y += bar_row_height(row);
    }
    for (int level = 0; level < CHART_LEVELS; level++) {
        struct buf legend = {0};
        buf_addf(&legend, "%d %s", level, chart->heads[level]);
        add_box(out, chart, level, LEFT, y - 11, 24, 12);
        add_edge(out, LEFT, y - 11, 24, 12);
        html_lines(out, "class=\"legend\"", LEFT + 32, y, LEGEND_LETTERS, buf_string(&legend));
        y += most(html_line_count(buf_string(&legend), LEGEND_LETTERS), 1) * HTML_LINE;
        buf_free(&legend);
    }
}

static int bars_height(const struct chart *chart) {
    int height = 6;
    for (int r = 0; r < chart->row_count; r++)
        height += bar_row_height(&chart->rows[r]);
    for (int level = 0; level < CHART_LEVELS; level++)
        height += most((text_columns(chart->heads[level]) + 2) / LEGEND_LETTERS + 1, 1) * HTML_LINE;
    return height;
}

/* --- heat ----------------------------------------------------------------------------------- */

static int heat_row_height(const struct chart_row *row) {
    int lines = html_line_count(code_of(row), CODE_LETTERS);
    if (row->part_count == 0)
        lines = most(lines, html_line_count(row->said, HEAT_LETTERS));
    return most(lines * HTML_LINE + 7, CELL_LEAST);
}

static int head_height(const struct chart *chart) {
    int lines = 0;
    for (int level = 0; level < CHART_LEVELS; level++)
        lines = most(lines, html_line_count(chart->heads[level], HEAD_LETTERS));
    return lines * HTML_LINE + 6;
}

static int heat_height(const struct chart *chart) {
    int height = head_height(chart) + 2;
    for (int r = 0; r < chart->row_count; r++)
        height += heat_row_height(&chart->rows[r]);
    return height;
}

/* In hundredths, at most half: the count on it stays easy to read. */
static int darkness(const struct chart_row *row, const struct chart_part *part) {
    if (part->count == 0)
        return 0;
    return most((int)((double)part->count / row->total * 50), 4);
}

static void add_heat_row(struct buf *out, const struct chart_row *row, int y) {
    int height = heat_row_height(row);
    html_lines(out, "class=\"name\"", LEFT, y + HTML_LINE, CODE_LETTERS, code_of(row));
    if (row->part_count == 0)
        html_lines(out, "class=\"said\"", LEFT + CODE_WIDTH, y + HTML_LINE, HEAT_LETTERS,
                   row->said);
    for (int i = 0; i < row->part_count; i++) {
        const struct chart_part *part = &row->parts[i];
        int x = LEFT + CODE_WIDTH + part->from * CELL_WIDTH;
        int width = (part->to - part->from + 1) * CELL_WIDTH;
        struct buf count = {0};
        buf_addf(out,
                 "<rect class=\"heat\" fill-opacity=\"0.%02d\" x=\"%d\" y=\"%d\" width=\"%d\" "
                 "height=\"%d\"/>\n",
                 darkness(row, part), x, y, width, height);
        add_edge(out, x, y, width, height);
        buf_addf(&count, "%lu", part->count);
        html_lines(out, "text-anchor=\"middle\"", x + width / 2, y + height / 2 + 5, NAME_LETTERS,
                   buf_string(&count));
        buf_free(&count);
    }
}

static void add_heat(struct buf *out, const struct chart *chart) {
    int y = head_height(chart);
    for (int level = 0; level < CHART_LEVELS; level++)
        html_lines(out, "text-anchor=\"middle\"",
                   LEFT + CODE_WIDTH + level * CELL_WIDTH + CELL_WIDTH / 2, HTML_LINE, HEAD_LETTERS,
                   chart->heads[level]);
    for (int r = 0; r < chart->row_count; r++) {
        add_heat_row(out, &chart->rows[r], y);
        y += heat_row_height(&chart->rows[r]);
    }
}

/* --- both ----------------------------------------------------------------------------------- */

/* The words of the table, row by row. */
static void add_description(struct buf *out, const struct table *table) {
    for (int r = 0; r < table->rows; r++) {
        const struct table_cell *cells = &table->cells[r * table->columns];
        const char *between = ": ";
        add_escaped(out, cells[0].shown + strspn(cells[0].shown, " "));
        for (int c = 1; c < table->columns; c++) {
            const char *words = cells[c].spoken ? cells[c].spoken : cells[c].shown;
            if (!words[0])
                continue;
            buf_add_string(out, between);
            add_escaped(out, words);
            between = ", ";
        }
        buf_add_string(out, ". ");
    }
}

void html_chart(struct buf *out, const struct chart *chart) {
    bool bars = chart->look == CHART_BARS;
    if (chart->row_count == 0)
        return;
    buf_addf(out,
             "<div class=\"chart\">\n<svg role=\"img\" viewBox=\"0 0 %d %d\" "
             "aria-labelledby=\"chart-%d-title\" aria-describedby=\"chart-%d-desc\">\n",
             WIDTH, bars ? bars_height(chart) : heat_height(chart), chart->number, chart->number);
    buf_addf(out, "<title id=\"chart-%d-title\">", chart->number);
    add_escaped(out, chart->title);
    buf_addf(out, "</title>\n<desc id=\"chart-%d-desc\">", chart->number);
    add_description(out, chart->table);
    buf_add_string(out, "</desc>\n");
    if (bars) {
        add_patterns(out, chart);
        add_bars(out, chart);
    } else {
        add_heat(out, chart);
    }
    buf_add_string(out, "</svg>\n</div>\n");
    html_table(out, chart->table);
}

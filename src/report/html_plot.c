/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot as a picture (SVG) with a title and a description in words, and the same words in a table
 * beside it. Marks differ in shape, so colour is nowhere the only sign; sizes follow the letter
 * size of the reader. */
#include <config.h>

#include <string.h>

#include "report/html_parts.h"

/* In units of the picture, of which a letter is about 7 wide. */
#define WIDTH 480
#define FIRST_PLACE 60
#define STEP 90
#define HEAD_GAP 8      /* from the names of the places to the first row */
#define HEAD_LETTERS 11 /* to a line */
#define NAME_LETTERS 48
#define TRACK 18     /* from a name to its marks */
#define ROW_GAP 14   /* from marks to the next name */
#define MARK_STEP 16 /* between marks at one place */

/* The blue has a contrast of at least 6 to 1 with white, the light one 9 to 1 with black. */
const char html_plot_style[] =
    ".plot{margin:.5rem 0}.plot svg{display:block;width:100%;max-width:30rem;height:auto}"
    ".plot text{font:13px sans-serif;fill:currentColor}.plot .name{font-weight:bold}"
    ".plot line{stroke:currentColor}.plot .grid{stroke-dasharray:1 5}.plot .band{stroke-width:3}"
    ".plot .now{fill:currentColor}.plot .wanted{fill:#0b5cad}"
    ".plot .previous{fill:Canvas;stroke:currentColor;stroke-width:2}"
    "@media(max-width:32rem){.plot text{font-size:14px}}"
    "@media(prefers-color-scheme:dark){.plot .wanted{fill:#8cc4ff}}"
    "@media print{.plot{break-inside:avoid}.plot .wanted{fill:#0b5cad}}";

static void add_escaped(struct buf *out, const char *text) {
    html_escaped(out, text, strlen(text));
}

static const char *name_of(const struct plot_row *row) {
    return row->name + strspn(row->name, " ");
}

int html_line_count(const char *text, int letters) {
    int lines = 0;
    for (size_t at = 0, length = strlen(text); at < length; lines++)
        at += text_wrap(text + at, length - at, letters).next;
    return lines;
}

void html_lines(struct buf *out, const char *attributes, int x, int y, int letters,
                const char *text) {
    size_t length = strlen(text);
    buf_addf(out, "<text %s>", attributes);
    for (size_t at = 0; at < length; y += HTML_LINE) {
        struct text_line part = text_wrap(text + at, length - at, letters);
        buf_addf(out, "<tspan x=\"%d\" y=\"%d\">", x, y);
        html_escaped(out, text + at, part.length);
        buf_add_string(out, "</tspan>");
        at += part.next;
    }
    buf_add_string(out, "</text>\n");
}

/* A filled circle for now, a diamond for wanted, an open circle for before. */
static void add_mark(struct buf *out, enum plot_mark mark, int x, int y) {
    if (mark == PLOT_WANTED)
        buf_addf(out, "<path class=\"wanted\" d=\"M%d %dl7 7l-7 7l-7 -7z\"/>\n", x, y - 7);
    else
        buf_addf(out, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                 mark == PLOT_NOW ? "now" : "previous", x, y, mark == PLOT_NOW ? 6 : 5);
}

static void add_line(struct buf *out, const char *class, int from, int to, int y) {
    buf_addf(out, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", class, from, y,
             to, y);
}

static void add_marks(struct buf *out, const struct plot_row *row, int y) {
    struct plot_band now = row->bands[PLOT_NOW];
    add_line(out, "grid", FIRST_PLACE, FIRST_PLACE + (PLOT_PLACES - 1) * STEP, y);
    if (now.low >= 0 && now.low < now.high)
        add_line(out, "band", FIRST_PLACE + now.low * STEP, FIRST_PLACE + now.high * STEP, y);
    for (int place = 0; place < PLOT_PLACES; place++) {
        int count = 0, n = 0;
        for (int mark = 0; mark < PLOT_MARKS; mark++)
            count += plot_row_has(row, (enum plot_mark)mark, place);
        for (int mark = 0; mark < PLOT_MARKS; mark++)
            if (plot_row_has(row, (enum plot_mark)mark, place))
                add_mark(out, (enum plot_mark)mark,
                         FIRST_PLACE + place * STEP + n++ * MARK_STEP - (count - 1) * MARK_STEP / 2,
                         y);
    }
}

static int head_lines(const struct plot *plot) {
    int most = 0;
    for (int i = 0; i < PLOT_PLACES; i++) {
        int lines = html_line_count(plot->heads[i], HEAD_LETTERS);
        most = lines > most ? lines : most;
    }
    return most;
}

static int name_lines(const struct plot_row *row) {
    return html_line_count(name_of(row), NAME_LETTERS);
}

static int height_of(const struct plot *plot) {
    int height = HTML_LINE * (head_lines(plot) + 1) + HEAD_GAP;
    for (int r = 0; r < plot->row_count; r++)
        height += name_lines(&plot->rows[r]) * HTML_LINE + TRACK + ROW_GAP;
    for (int mark = 0; mark < PLOT_MARKS; mark++)
        if (plot_has(plot, (enum plot_mark)mark))
            height += html_line_count(plot->legend[mark], NAME_LETTERS) * HTML_LINE;
    return height;
}

static void add_description(struct buf *out, const struct plot *plot) {
    buf_addf(out, "<title id=\"plot-%d-title\">", plot->number);
    add_escaped(out, plot->title);
    buf_addf(out, "</title>\n<desc id=\"plot-%d-desc\">", plot->number);
    for (int r = 0; r < plot->row_count; r++) {
        add_escaped(out, name_of(&plot->rows[r]));
        buf_add_string(out, ": ");
        add_escaped(out, plot->rows[r].said);
        buf_add_string(out, ". ");
    }
    buf_add_string(out, "</desc>\n");
}

static void add_picture(struct buf *out, const struct plot *plot) {
    int y = HTML_LINE;
    buf_addf(out,
             "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"plot-%d-title\" "
             "aria-describedby=\"plot-%d-desc\">\n",
             WIDTH, height_of(plot), plot->number, plot->number);
    add_description(out, plot);
    for (int i = 0; i < PLOT_PLACES; i++)
        html_lines(out, "text-anchor=\"middle\"", FIRST_PLACE + i * STEP, y, HEAD_LETTERS,
                  plot->heads[i]);
    y += HTML_LINE * head_lines(plot) + HEAD_GAP;
    for (int r = 0; r < plot->row_count; r++) {
        const struct plot_row *row = &plot->rows[r];
        html_lines(out, "class=\"name\"", 4, y, NAME_LETTERS, name_of(row));
        y += (name_lines(row) - 1) * HTML_LINE + TRACK;
        add_marks(out, row, y);
        y += HTML_LINE + ROW_GAP;
    }
    for (int mark = 0; mark < PLOT_MARKS; mark++)
        if (plot_has(plot, (enum plot_mark)mark)) {
            add_mark(out, (enum plot_mark)mark, 12, y - 4);
            html_lines(out, "class=\"legend\"", 28, y, NAME_LETTERS, plot->legend[mark]);
            y += html_line_count(plot->legend[mark], NAME_LETTERS) * HTML_LINE;
        }
    buf_add_string(out, "</svg>\n");
}

void html_plot(struct buf *out, const struct plot *plot) {
    if (plot->row_count == 0)
        return;
    buf_add_string(out, "<div class=\"plot\">\n");
    add_picture(out, plot);
    buf_add_string(out, "</div>\n<table>\n");
    for (int r = 0; r < plot->row_count; r++) {
        buf_add_string(out, "<tr><th");
        html_row_name(out, plot->rows[r].name);
        buf_add_string(out, "<td>");
        add_escaped(out, plot->rows[r].said);
        buf_add_string(out, "</td></tr>\n");
    }
    buf_add_string(out, "</table>\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_parts: what the files that write HTML share. Private to this folder. */
#ifndef REPORT_HTML_PARTS_H
#define REPORT_HTML_PARTS_H

#include "report/doc.h"

/* Adds the LENGTH bytes at TEXT, so that markup in it stays text. */
void html_escaped(struct buf *out, const char *text, size_t length);

/* The rest of "<th" for a row that is called NAME; a part of the row above it starts with blanks. */
void html_row_name(struct buf *out, const char *name);

/* Adds TEXT from Y down, in lines of so many LETTERS, as <text> with these ATTRIBUTES. */
void html_lines(struct buf *out, const char *attributes, int x, int y, int letters,
                const char *text);

/* From a line of text in a picture to the next; how many TEXT takes. */
#define HTML_LINE 17
int html_line_count(const char *text, int letters);

void html_table(struct buf *out, const struct table *table);

/* How plots and charts look, for the page's style sheet. */
extern const char html_plot_style[], html_chart_style[];

/* A plot as a picture, and its sentences in a table. */
void html_plot(struct buf *out, const struct plot *plot);

/* A chart as a picture, and its table. */
void html_chart(struct buf *out, const struct chart *chart);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_parts: what the files that set blocks in lines share. Private to this folder. */
#ifndef REPORT_LAYOUT_PARTS_H
#define REPORT_LAYOUT_PARTS_H

#include "report/layout.h"

/* Text wider than this is hard to read, however wide the window. */
#define READABLE_COLUMNS 76

/* A new, empty line at the end. */
struct line_of_text *layout_line(struct layout *layout);

/* Adds the LENGTH bytes at TEXT to LINE. */
void layout_span(struct layout *layout, struct line_of_text *line, enum style style, int column,
                 const char *text, size_t length);

/* Adds TEXT wrapped between COLUMN and COLUMNS, starting in LINE (NULL: in a new line). */
void layout_wrapped(struct layout *layout, struct line_of_text *line, enum style style, int column,
                    int columns, const char *text);

/* The same, starting in LINE, with the lines after the first further to the right. TEXT is not "". */
void layout_hanging(struct layout *layout, struct line_of_text *line, enum style style, int column,
                    int columns, const char *text);

void layout_choice(struct layout *layout, const struct block *block, int number,
                   const struct layout_options *options);
void layout_table(struct layout *layout, const struct block *block,
                  const struct layout_options *options);

/* The rows of TABLE one after the other, in words. */
void layout_table_rows(struct layout *layout, const struct table *table, int indent, int columns);
void layout_plot(struct layout *layout, const struct block *block,
                 const struct layout_options *options);
void layout_chart(struct layout *layout, const struct block *block,
                  const struct layout_options *options);

#endif

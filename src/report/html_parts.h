/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_parts: what the files that write HTML share. Private to this folder. */
#ifndef REPORT_HTML_PARTS_H
#define REPORT_HTML_PARTS_H

#include "report/doc.h"

/* Adds the LENGTH bytes at TEXT, so that markup in it stays text. */
void html_escaped(struct buf *out, const char *text, size_t length);

/* The rest of "<th" for a row that is called NAME; a part of the row above it starts with blanks. */
void html_row_name(struct buf *out, const char *name);

/* How plots look, for the page's style sheet. */
extern const char html_plot_style[];

/* A plot as a picture, and its sentences in a table. */
void html_plot(struct buf *out, const struct plot *plot);

#endif

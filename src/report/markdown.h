/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown: a document as one Markdown file (CommonMark, with the tables that GitHub and others
 * added to it). */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include "report/doc.h"

/* TITLE is the first heading of a document that has no title of its own. Every text is escaped:
 * no text of a person or a framework becomes markup or HTML. (Readers that make links of bare
 * mail addresses do so here too.) */
void doc_write_markdown(const struct doc *doc, const char *title, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html: a document as one HTML file. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/doc.h"

/* TITLE is the name of the page, LANGUAGE the language of its texts ("nl"). */
void doc_write_html(const struct doc *doc, const char *title, const char *language,
                    struct buf *out);

#endif

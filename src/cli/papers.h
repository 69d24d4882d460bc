/* SPDX-License-Identifier: GPL-3.0-or-later */
/* papers: the documents a person takes away. Private to this folder. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include "report/report.h"

#define PAPER_COLUMNS 80

enum paper_format { PAPER_TEXT, PAPER_MARKDOWN, PAPER_HTML, PAPER_JSON, PAPER_FORMATS };

/* Their names on the command line. */
extern const char *const paper_formats[PAPER_FORMATS];

/* Writes DOC, a page called TITLE, as anything but JSON. */
void write_document(const struct doc *doc, const char *title, const char *language,
                    enum paper_format format, struct buf *out);

/* The whole report: about, profile, advice, plans. EARLIER is an assessment of the same person on
 * the same struct framework to compare with, or NULL. */
void write_report(const struct assessment *assessment, const struct assessment *earlier, int hours,
                  const char *language, enum paper_format format, struct buf *out);

/* The advice only. */
void write_advice(const struct assessment *assessment, const struct advice_wish *wish,
                  const char *language, enum paper_format format, struct buf *out);

#endif

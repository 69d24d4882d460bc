/* SPDX-License-Identifier: GPL-3.0-or-later */
/* papers: the documents a person takes away. Private to this folder. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include "cli/cli.h"
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

/* The sheet for a talk, with the parts CHOSEN. */
void write_talk(const struct assessment *assessment, unsigned chosen, int hours,
                const char *language, enum paper_format format, struct buf *out);

/* Then and now. */
void write_comparison(const struct assessment *then, const struct assessment *now,
                      const char *language, enum paper_format format, struct buf *out);

/* Reads --format, one of those before END; false after a message. */
bool read_format(const struct request *request, enum paper_format end, enum paper_format *format);

/* An empty assessment whose items are those of a paper on FRAMEWORK, as --depth and --for ask; NULL
 * after a message. */
struct assessment *make_paper(const struct request *request, const struct framework *framework);

#endif

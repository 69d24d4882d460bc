/* SPDX-License-Identifier: GPL-3.0-or-later */
/* papers: the documents a person takes away. Private to this folder. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include "report/report.h"

#define PAPER_COLUMNS 80

/* The whole report as text: about, profile, advice. */
void write_report(const struct assessment *assessment, int hours, const char *language,
                  struct buf *out);

/* The advice only. */
void write_advice(const struct assessment *assessment, const struct advice_wish *wish,
                  const char *language, struct buf *out);

#endif

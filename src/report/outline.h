/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outline: how deep each heading of a document lies, for writers whose headings have numbers.
 * Private to this folder.
 *
 * There is one heading of depth 1 and it comes first, and no depth is skipped on the way down:
 * people who jump from heading to heading rely on both. */
#ifndef REPORT_OUTLINE_H
#define REPORT_OUTLINE_H

#include "report/doc.h"

/* Zeroed at the start of a document. */
struct outline {
    int part;    /* depth of the part: the last title */
    int section; /* depth of the last title or heading */
};

/* True when DOC has no title before its first heading: then the page's name is its title, and the
 * writer calls outline_begin() after writing that. */
bool outline_needs_title(const struct doc *doc);
void outline_begin(struct outline *outline);

/* The depth of BLOCK when it is a heading (of any of the three kinds) with words in it, else 0. The blocks of a
 * document are asked for in order. */
int outline_depth(struct outline *outline, const struct block *block);

#endif

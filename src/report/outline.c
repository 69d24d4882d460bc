/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/outline.h"

#include <string.h>

/* A heading without words is none. */
static bool is_heading(const struct block *block) {
    bool marked = block->kind == BLOCK_HEADING ||
                  (block->kind == BLOCK_TEXT && block->style == STYLE_HEADING);
    return marked && block->text[strspn(block->text, " \t\n")] != '\0';
}

static bool is_title(const struct block *block) {
    return block->kind == BLOCK_HEADING && block->style == STYLE_TITLE;
}

bool outline_needs_title(const struct doc *doc) {
    const struct block *block = doc->first;
    while (block && !is_heading(block))
        block = block->next;
    return !block || !is_title(block);
}

void outline_begin(struct outline *outline) {
    outline->part = outline->section = 1;
}

int outline_depth(struct outline *outline, const struct block *block) {
    if (!is_heading(block))
        return 0;
    if (is_title(block))
        return outline->section = outline->part = outline->part ? 2 : 1;
    if (block->kind == BLOCK_HEADING)
        return outline->section = outline->part + 1;
    return outline->section + 1; /* a heading in the text, below the last one */
}

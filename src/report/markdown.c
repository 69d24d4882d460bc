/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as Markdown. Paragraphs are one line each, so that what has a meaning at the start of
 * a line only can do harm in one place: where a text starts, or goes on after a newline of its
 * own. A plot becomes a table of its sentences,
 * a chart its table. */
#include <config.h>

#include "report/markdown.h"

#include <string.h>

#include "report/outline.h"

/* Where a text stands: on lines of its own, where a newline breaks the line; or in a line (a
 * heading, a cell), where it is a blank, and what has a meaning in front of a line has none. The
 * text of a bullet starts a line and has no other. */
enum stand { STANDS_ALONE, STANDS_IN_LINE, STANDS_IN_BULLET };

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Characters with a meaning somewhere in a line of some kind of Markdown. */
static bool is_sign(char c) {
    return c != '\0' && strchr("\\`*_{}[]<>#|~&$^@", c) != NULL;
}

/* Characters with a meaning in front of a line; the point or bracket in "1." and "1)" too. */
static bool is_sign_in_front(const char *start, const char *at) {
    if (at == start)
        return *at != '\0' && strchr("-+=:", *at) != NULL;
    if (*at != '.' && *at != ')')
        return false;
    return strspn(start, "0123456789") == (size_t)(at - start);
}

/* "http://" and "www." are links without any sign where readers look for them. */
static bool is_sign_of_link(const char *start, const char *at) {
    if (*at == ':')
        return at[1] == '/';
    return *at == '.' && at - start >= 3 && (at[-1] == 'w' || at[-1] == 'W');
}

static void add_character(struct buf *out, const char *start, const char *at, enum stand stand) {
    if (is_sign(*at) || (stand != STANDS_IN_LINE && is_sign_in_front(start, at)) ||
        is_sign_of_link(start, at))
        buf_add_char(out, '\\');
    buf_add_char(out, *at);
}

/* Adds TEXT, without the blanks around its lines: four in front make code, two behind a break.
 * Lines that are empty are left out. */
static void add_escaped(struct buf *out, const char *text, enum stand stand) {
    bool first = true;
    while (*text) {
        while (is_blank(*text) || *text == '\n')
            text++;
        size_t length = strcspn(text, "\n");
        const char *end = text + length;
        while (end > text && is_blank(end[-1]))
            end--;
        if (end > text && !first)
            buf_add_string(out, stand == STANDS_ALONE ? "\\\n" : " ");
        for (const char *at = text; at < end; at++)
            add_character(out, text, at, stand);
        first = first && end == text;
        text += length;
    }
}

static bool has_words(const char *text) {
    return text[strspn(text, " \t\n")] != '\0';
}

/* A paragraph or a bullet with what comes before it. */
static void add_line(struct buf *out, const char *before, const char *text, enum stand stand) {
    if (!has_words(text))
        return;
    buf_add_string(out, before);
    add_escaped(out, text, stand);
    buf_add_char(out, '\n');
}

static void add_heading(struct buf *out, int depth, const char *text) {
    if (depth == 0)
        return;
    buf_addf(out, "\n%.*s ", depth, "######");
    add_escaped(out, text, STANDS_IN_LINE);
    buf_add_char(out, '\n');
}

/* A choice on paper is an empty box for every mark, its number and its words. */
static void add_choice(struct buf *out, const struct choice *choice) {
    buf_add_string(out, "- ");
    for (int i = 0; i < choice->mark_count; i++)
        buf_add_string(out, "☐ ");
    if (choice->number >= 0)
        buf_addf(out, "**%d** ", choice->number);
    add_escaped(out, choice->label, STANDS_IN_BULLET);
    buf_add_char(out, '\n');
}

static void add_cell(struct buf *out, const char *text) {
    buf_add_string(out, " ");
    add_escaped(out, text, STANDS_IN_LINE);
    buf_add_string(out, " |");
}

static void add_table(struct buf *out, const struct table *table) {
    static const char *const rules[] = {
        [ALIGN_LEFT] = " --- |", [ALIGN_RIGHT] = " ---: |", [ALIGN_CENTRE] = " :---: |"};
    buf_add_string(out, "\n|");
    for (int c = 0; c < table->columns; c++)
        add_cell(out, table->heads[c]);
    buf_add_string(out, "\n|");
    for (int c = 0; c < table->columns; c++)
        buf_add_string(out, rules[table->aligns[c]]);
    buf_add_char(out, '\n');
    for (int r = 0; r < table->rows; r++) {
        buf_add_char(out, '|');
        for (int c = 0; c < table->columns; c++)
            add_cell(out, table->cells[r * table->columns + c].shown);
        buf_add_char(out, '\n');
    }
}

static void add_plot(struct buf *out, const struct plot *plot) {
    if (plot->row_count == 0)
        return;
    buf_add_string(out, "\n|");
    add_cell(out, plot->title);
    buf_add_string(out, "  |\n| --- | --- |\n");
    for (int r = 0; r < plot->row_count; r++) {
        buf_add_char(out, '|');
        add_cell(out, plot->rows[r].name);
        add_cell(out, plot->rows[r].said);
        buf_add_char(out, '\n');
    }
}

static bool is_in_list(const struct block *block) {
    return block && (block->kind == BLOCK_BULLET || block->kind == BLOCK_CHOICE);
}

static void add_block(struct buf *out, const struct block *block, bool goes_on, int depth) {
    switch (block->kind) {
    case BLOCK_HEADING:
        add_heading(out, depth, block->text);
        break;
    case BLOCK_TEXT:
        if (depth)
            add_heading(out, depth, block->text);
        else
            add_line(out, "\n", block->text, STANDS_ALONE);
        break;
    case BLOCK_BULLET:
        add_line(out, goes_on ? "- " : "\n- ", block->text, STANDS_IN_BULLET);
        break;
    case BLOCK_CHOICE:
        if (!goes_on)
            buf_add_char(out, '\n');
        add_choice(out, &block->choice);
        break;
    case BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case BLOCK_FIELD:
        add_line(out, "\n", block->text, STANDS_ALONE);
        break;
    case BLOCK_PLOT:
        add_plot(out, block->plot);
        break;
    case BLOCK_CHART:
        if (block->chart->row_count)
            add_table(out, block->chart->table);
        break;
    case BLOCK_GAP:
        break;
    }
}

void doc_write_markdown(const struct doc *doc, const char *title, struct buf *out) {
    struct buf text = {0};
    struct outline outline = {0};
    const struct block *before = NULL;
    if (outline_needs_title(doc)) {
        add_heading(&text, 1, title);
        outline_begin(&outline);
    }
    for (const struct block *block = doc->first; block; before = block, block = block->next)
        add_block(&text, block, is_in_list(block) && is_in_list(before),
                  outline_depth(&outline, block));
    const char *start = buf_string(&text);
    buf_add_string(out, start + (*start == '\n')); /* every block has an empty line before it */
    buf_free(&text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "line/words.h"

#include <stdlib.h>
#include <string.h>

#define ARROW " → "
#define MIDDLE_DOT " · "

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* "2 → 3" at AT, as "from 2 to 3"; the bytes used, or 0 when there is no such thing. */
static size_t add_step(const char *at, struct buf *out) {
    char *end;
    int from = (int)strtol(at, &end, 10);
    if (!starts_with(end, ARROW) || !is_digit(end[strlen(ARROW)]))
        return 0;
    int to = (int)strtol(end + strlen(ARROW), &end, 10);
    buf_addf(out, _("from %d to %d"), from, to);
    return (size_t)(end - at);
}

/* A sign at AT; the bytes used, or 0 when it is said as it is. */
static size_t add_sign(const char *at, bool behind_digit, struct buf *out) {
    size_t blanks = strspn(at, " "), step;
    if (is_digit(*at) && !behind_digit && (step = add_step(at, out)) > 0)
        return step;
    if (starts_with(at, MIDDLE_DOT)) {
        buf_add_string(out, ", ");
        return strlen(MIDDLE_DOT);
    }
    if (starts_with(at, ARROW)) {
        /* TRANSLATORS: the arrow in "this → that" for people who hear it, with blanks around it */
        buf_add_string(out, _(" to "));
        return strlen(ARROW);
    }
    if (blanks > 1) {
        buf_add_string(out, behind_digit ? ": " : " ");
        return blanks;
    }
    return 0;
}

void words_add(struct buf *out, const char *text) {
    size_t indent = strspn(text, " ");
    buf_add(out, text, indent);
    for (const char *at = text + indent; *at;) {
        size_t used = add_sign(at, at > text && is_digit(at[-1]), out);
        if (used == 0)
            buf_add_char(out, *at++);
        at += used;
    }
}

/* TEXT in words, in the arena of DOC. */
static const char *in_words(const struct doc *doc, const char *text) {
    struct buf words = {0};
    words_add(&words, text);
    const char *kept = arena_copy(doc->arena, buf_string(&words), words.length);
    buf_free(&words);
    return kept;
}

void words_text(const char *text, int columns, struct buf *out) {
    for (size_t length = strlen(text), at = 0; at < length;) {
        struct text_line line = text_wrap(text + at, length - at, columns);
        buf_add(out, text + at, line.length);
        buf_add_char(out, '\n');
        at += line.next;
    }
}

/* What is being typed is said as it is, with what it is before it. */
static void add_field(const struct block *field, int columns, struct buf *out) {
    if (field->text[0] == '\0') {
        buf_addf(out, "%s\n", _("Nothing is written here yet."));
        return;
    }
    buf_addf(out, "%s\n", _("Written so far:"));
    words_text(field->text, columns, out);
}

/* The rows of a table or a plot; a part does not stand to the right of its whole. */
static void add_rows(const struct doc *one, int columns, struct buf *out) {
    struct buf rows = {0};
    doc_write_text(one, columns, true, &rows);
    for (const char *at = buf_string(&rows); *at; at += strcspn(at, "\n") + 1) {
        at += strspn(at, " ");
        size_t length = strcspn(at, "\n");
        struct buf row = {0};
        buf_add(&row, at, length);
        words_add(out, buf_string(&row));
        buf_add_char(out, '\n');
        buf_free(&row);
    }
    buf_free(&rows);
}

void words_block(const struct doc *doc, const struct block *block, int number, const char *state,
                 int columns, struct buf *out) {
    struct block alone = *block;
    const struct doc one = {.arena = doc->arena, .first = &alone, .last = &alone};
    alone.next = NULL;
    alone.indent = 0;
    switch (block->kind) {
    case BLOCK_FIELD:
        add_field(block, columns, out);
        return;
    case BLOCK_GAP:
        return;
    case BLOCK_CHOICE:
        if (block->choice.number < 0)
            alone.choice.number = number + 1;
        alone.choice.label = in_words(doc, block->choice.label);
        alone.choice.state = in_words(doc, state ? state : block->choice.state);
        break;
    case BLOCK_TEXT:
    case BLOCK_HEADING:
    case BLOCK_BULLET:
        alone.text = in_words(doc, block->spoken ? block->spoken : block->text);
        alone.spoken = NULL;
        break;
    default:
        add_rows(&one, columns, out);
        return;
    }
    doc_write_text(&one, columns, true, out);
}

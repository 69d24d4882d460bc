/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/editor.h"

#include <string.h>

#include "base/base.h"
#include "ui/key.h"

void editor_begin(struct editor *editor, const char *text, bool lines, size_t most) {
    buf_clear(&editor->text);
    if (text)
        buf_add_string(&editor->text, text);
    editor->cursor = editor->text.length;
    editor->lines = lines;
    editor->most = most;
}

void editor_free(struct editor *editor) {
    buf_free(&editor->text);
}

bool editor_takes(const struct editor *editor, uint32_t key) {
    switch (key) {
    case UI_KEY_BACKSPACE:
    case UI_KEY_DELETE:
    case UI_KEY_ARROW_LEFT:
    case UI_KEY_ARROW_RIGHT:
    case UI_KEY_WORD_LEFT:
    case UI_KEY_WORD_RIGHT:
    case UI_KEY_HOME:
    case UI_KEY_END:
    case UI_KEY_CTRL('A'):
    case UI_KEY_CTRL('E'):
    case UI_KEY_CTRL('K'):
    case UI_KEY_CTRL('U'):
    case UI_KEY_CTRL('W'):
        return true;
    case UI_KEY_ENTER:
    case UI_KEY_ARROW_UP:
    case UI_KEY_ARROW_DOWN:
    case UI_KEY_PAGE_UP:
    case UI_KEY_PAGE_DOWN:
        return editor->lines;
    default:
        return key < UI_KEY_ENTER && !text_is_control(key);
    }
}

bool editor_insert(struct editor *editor, const char *text) {
    struct buf clean = {0};
    text_add_clean(&clean, text, strlen(text), editor->lines);
    bool fits = clean.length <= editor->most && editor->text.length <= editor->most - clean.length;
    if (fits) {
        buf_insert(&editor->text, editor->cursor, buf_string(&clean), clean.length);
        editor->cursor += clean.length;
    }
    buf_free(&clean);
    return fits;
}

static bool insert_key(struct editor *editor, uint32_t key) {
    struct buf typed = {0};
    text_encode(&typed, key);
    bool fits = editor_insert(editor, buf_string(&typed));
    buf_free(&typed);
    return fits;
}

static size_t letter_before(const struct editor *editor, size_t at) {
    return text_letter_before(buf_string(&editor->text), at);
}

static size_t letter_after(const struct editor *editor, size_t at) {
    size_t left = editor->text.length - at;
    return left ? text_letter(buf_string(&editor->text) + at, left) : 0;
}

static bool is_blank(const struct editor *editor, size_t at) {
    return editor->text.bytes[at] == ' ' || editor->text.bytes[at] == '\n';
}

/* The start of the word before the cursor, and the end of the one after it. */
static size_t word_before(const struct editor *editor) {
    size_t at = editor->cursor;
    while (at > 0 && is_blank(editor, at - 1))
        at--;
    while (at > 0 && !is_blank(editor, at - 1))
        at -= letter_before(editor, at);
    return at;
}

static size_t word_after(const struct editor *editor) {
    size_t at = editor->cursor;
    while (at < editor->text.length && is_blank(editor, at))
        at++;
    while (at < editor->text.length && !is_blank(editor, at))
        at += letter_after(editor, at);
    return at;
}

/* Where the typed line with the cursor starts and ends (newlines only, not wrapping). */
static size_t line_start(const struct editor *editor) {
    size_t at = editor->cursor;
    while (at > 0 && editor->text.bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct editor *editor) {
    size_t at = editor->cursor;
    while (at < editor->text.length && editor->text.bytes[at] != '\n')
        at++;
    return at;
}

static void remove_between(struct editor *editor, size_t from, size_t to) {
    buf_remove(&editor->text, from, to - from);
    editor->cursor = from;
}

/* The screen line from AT on, wrapped as the field is (report/layout.c). */
static struct text_line wrapped_line(const struct editor *editor, size_t at, int width) {
    if (at >= editor->text.length)
        return (struct text_line){0, 0};
    return text_wrap(buf_string(&editor->text) + at, editor->text.length - at, width);
}

/* True when the screen line from AT on is the last one. */
static bool is_last(const struct editor *editor, size_t at, struct text_line line) {
    size_t length = editor->text.length;
    return at >= length || (at + line.next >= length && editor->text.bytes[length - 1] != '\n');
}

/* One screen line up or down, keeping the column. Two lines are enough to know: the one before
 * and the one with the cursor. */
static void move_line(struct editor *editor, int by, int columns) {
    const char *text = buf_string(&editor->text);
    int width = columns > 1 ? columns - 1 : 1;
    size_t before = 0, now = 0;
    struct text_line line = wrapped_line(editor, 0, width);
    while (!is_last(editor, now, line) && now + line.next <= editor->cursor) {
        before = now;
        now += line.next;
        line = wrapped_line(editor, now, width);
    }
    int column = text_columns_of(text + now, editor->cursor - now);
    size_t target = before;
    if (by < 0 && now == 0)
        return;
    if (by > 0) {
        if (is_last(editor, now, line))
            return;
        target = now + line.next;
    }
    struct text_line there = wrapped_line(editor, target, width);
    editor->cursor = target + text_fit(text + target, there.length, column);
}

static void move(struct editor *editor, uint32_t key, int columns) {
    switch (key) {
    case UI_KEY_ARROW_LEFT:
        editor->cursor -= letter_before(editor, editor->cursor);
        break;
    case UI_KEY_ARROW_RIGHT:
        editor->cursor += letter_after(editor, editor->cursor);
        break;
    case UI_KEY_WORD_LEFT:
        editor->cursor = word_before(editor);
        break;
    case UI_KEY_WORD_RIGHT:
        editor->cursor = word_after(editor);
        break;
    case UI_KEY_HOME:
    case UI_KEY_CTRL('A'):
        editor->cursor = line_start(editor);
        break;
    case UI_KEY_END:
    case UI_KEY_CTRL('E'):
        editor->cursor = line_end(editor);
        break;
    case UI_KEY_PAGE_UP:
        editor->cursor = 0;
        break;
    case UI_KEY_PAGE_DOWN:
        editor->cursor = editor->text.length;
        break;
    default:
        move_line(editor, key == UI_KEY_ARROW_UP ? -1 : 1, columns);
        break;
    }
}

bool editor_press(struct editor *editor, uint32_t key, int columns) {
    size_t cursor = editor->cursor;
    switch (key) {
    case UI_KEY_ENTER:
        return insert_key(editor, '\n');
    case UI_KEY_BACKSPACE:
        remove_between(editor, cursor - letter_before(editor, cursor), cursor);
        return true;
    case UI_KEY_DELETE:
        remove_between(editor, cursor, cursor + letter_after(editor, cursor));
        return true;
    case UI_KEY_CTRL('W'):
        remove_between(editor, word_before(editor), cursor);
        return true;
    case UI_KEY_CTRL('U'):
        remove_between(editor, line_start(editor), cursor);
        return true;
    case UI_KEY_CTRL('K'):
        remove_between(editor, cursor, line_end(editor));
        return true;
    default:
        break;
    }
    if (key < UI_KEY_ENTER)
        return insert_key(editor, key);
    move(editor, key, columns);
    return true;
}

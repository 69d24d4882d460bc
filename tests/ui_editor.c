/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing: what each key does to a text, by examples and beside a simple model. */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "assessment/assessment.h"
#include "property.h"
#include "ui/editor.h"
#include "ui/key.h"
#include "ui_parts.h"

#define COLUMNS 20

/* Keys as one letter each. Others are typed. */
static uint32_t key_of(char sign) {
    static const struct {
        char sign;
        uint32_t key;
    } keys[] = {
        {'<', UI_KEY_ARROW_LEFT}, {'>', UI_KEY_ARROW_RIGHT}, {'[', UI_KEY_WORD_LEFT},
        {']', UI_KEY_WORD_RIGHT}, {'(', UI_KEY_HOME},        {')', UI_KEY_END},
        {'^', UI_KEY_ARROW_UP},   {'v', UI_KEY_ARROW_DOWN},  {'{', UI_KEY_PAGE_UP},
        {'}', UI_KEY_PAGE_DOWN},  {'!', UI_KEY_BACKSPACE},   {'x', UI_KEY_DELETE},
        {'W', UI_KEY_CTRL('W')},  {'U', UI_KEY_CTRL('U')},   {'K', UI_KEY_CTRL('K')},
        {'A', UI_KEY_CTRL('A')},  {'E', UI_KEY_CTRL('E')},   {'/', UI_KEY_ENTER},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        if (keys[i].sign == sign)
            return keys[i].key;
    return (uint32_t)(unsigned char)sign;
}

/* The text with a bar where the cursor is. */
static void print(const struct editor *editor, struct buf *out) {
    buf_add(out, buf_string(&editor->text), editor->cursor);
    buf_add_char(out, '|');
    buf_add_string(out, buf_string(&editor->text) + editor->cursor);
}

static const struct {
    const char *text, *keys, *after;
    bool lines;
} examples[] = {
    {"", "abc", "abc|", false},
    {"abc", "<!", "a|c", false},
    {"abc", "(x", "|bc", false},
    {"abc", "(!<", "|abc", false},
    {"abc", "x>", "abc|", false},
    /* words */
    {"een twee  drie", "[", "een twee  |drie", false},
    {"een twee  drie", "[[", "een |twee  drie", false},
    {"een twee  drie", "[[[[", "|een twee  drie", false},
    {"een twee  drie", "(]", "een| twee  drie", false},
    {"een twee  drie", "(]]", "een twee|  drie", false},
    {"een twee  drie", "(]]]]", "een twee  drie|", false},
    {"een\ntwee", "[[", "|een\ntwee", true},
    {"één 中文 x", "[[", "één |中文 x", false},
    /* to the start or the end of the line */
    {"een twee", "W", "een |", false},
    {"een twee ", "W", "een |", false},
    {"een twee", "WW", "|", false},
    {"een twee", "WWW", "|", false},
    {"een twee", "[U", "|twee", false},
    {"een twee", "[K", "een |", false},
    {"een twee", "[<K", "een|", false},
    {"een\ntwee\ndrie", "{v>>U", "een\n|ee\ndrie", true},
    {"een\ntwee\ndrie", "{v>>K", "een\ntw|\ndrie", true},
    {"een\ntwee\ndrie", "{v>>A", "een\n|twee\ndrie", true},
    {"een\ntwee\ndrie", "{v>>E", "een\ntwee|\ndrie", true},
    {"een twee", "AK", "|", false},
    {"een twee", "<<(E", "een twee|", false},
    /* letters of more than one character: accents, wide ones, IJ as one sign, families, flags */
    {"ne\xcc\x81", "!", "n|", false},
    {"ne\xcc\x81", "<", "n|e\xcc\x81", false},
    {"ne\xcc\x81", "(>x", "n|", false},
    {"中文", "<!", "|文", false},
    {"ĳs", "<!", "|s", false},
    {"i\xcc\x81j\xcc\x81s", "<!", "i\xcc\x81|s", false},
    {"a👩‍👩‍👧", "!", "a|", false},
    {"a🇳🇱🇧🇪", "!", "a🇳🇱|", false},
    /* lines */
    {"een\ntwee", "^", "een|\ntwee", true},
    {"een\ntwee", "^v", "een\ntwe|e", true},
    {"een\ntwee", "^^", "een|\ntwee", true},
    {"een\ntwee", "v", "een\ntwee|", true},
    {"een", "/", "een\n|", true},
    {"een", "(/", "\n|een", true},
    {"een\n", "!", "een|", true},
    {"een\n\ntwee", "^^", "|een\n\ntwee", true},
    {"een\n\ntwee", "^", "een\n|\ntwee", true},
    {"een twee drie vier vijf", "^", "een |twee drie vier vijf", true}, /* wrapped: 19 columns */
    {"een\ntwee", "{", "|een\ntwee", true},
    {"een\ntwee", "{}", "een\ntwee|", true},
};

START_TEST(key_does_what_it_should) {
    struct editor editor = {0};
    struct buf after = {0};
    editor_begin(&editor, examples[_i].text, examples[_i].lines, 100);
    for (const char *sign = examples[_i].keys; *sign; sign++) {
        ck_assert_msg(editor_takes(&editor, key_of(*sign)), "%c is not taken", *sign);
        ck_assert(editor_press(&editor, key_of(*sign), COLUMNS));
    }
    print(&editor, &after);
    ck_assert_str_eq(buf_string(&after), examples[_i].after);
    buf_free(&after);
    editor_free(&editor);
}
END_TEST

START_TEST(keys_of_actions_are_left_to_them) {
    static const uint32_t always[] =
        {UI_KEY_ESCAPE,    UI_KEY_TAB,  UI_KEY_BACKTAB, UI_KEY_F1, UI_KEY_F12, UI_KEY_STOP,
         UI_KEY_CTRL('O'), UI_KEY_NONE, 0x1B,           0x7F,      0x202E},
                          in_lines[] = {UI_KEY_ENTER, UI_KEY_ARROW_UP, UI_KEY_ARROW_DOWN,
                                        UI_KEY_PAGE_UP, UI_KEY_PAGE_DOWN};
    for (int lines = 0; lines < 2; lines++) {
        struct editor editor = {.lines = lines};
        for (size_t i = 0; i < ARRAY_LENGTH(always); i++)
            ck_assert_msg(!editor_takes(&editor, always[i]), "%x is taken", (unsigned)always[i]);
        for (size_t i = 0; i < ARRAY_LENGTH(in_lines); i++)
            ck_assert_int_eq(editor_takes(&editor, in_lines[i]), lines);
        ck_assert(editor_takes(&editor, ' ') && editor_takes(&editor, '?'));
        ck_assert(editor_takes(&editor, 0x301) && editor_takes(&editor, 0x4E2D));
    }
}
END_TEST

START_TEST(newlines_are_blanks_in_a_field_of_one_line) {
    struct editor editor = {0};
    editor_begin(&editor, NULL, false, 100);
    ck_assert(editor_insert(&editor, "een\ntwee\r\n\tdrie\x1b[2J"));
    ck_assert_ptr_null(strpbrk(buf_string(&editor.text), "\n\r\t\x1b"));
    ck_assert_ptr_nonnull(strstr(buf_string(&editor.text), "een twee"));
    editor_begin(&editor, "a", true, 100);
    ck_assert(editor_insert(&editor, "een\ntwee"));
    ck_assert_str_eq(buf_string(&editor.text), "aeen\ntwee");
    ck_assert_uint_eq(editor.cursor, editor.text.length);
    editor_free(&editor);
}
END_TEST

START_TEST(what_does_not_fit_is_not_taken) {
    struct editor editor = {0};
    editor_begin(&editor, "abc", false, 5);
    ck_assert(!editor_insert(&editor, "def"));
    ck_assert_str_eq(buf_string(&editor.text), "abc");
    ck_assert(editor_press(&editor, 0xE9, COLUMNS)); /* two bytes: full */
    ck_assert(!editor_press(&editor, 'x', COLUMNS));
    ck_assert_str_eq(buf_string(&editor.text), "abcé");
    ck_assert(editor_press(&editor, UI_KEY_BACKSPACE, COLUMNS));
    ck_assert(!editor_press(&editor, 0x4E2D, COLUMNS));
    ck_assert(editor_press(&editor, 'x', COLUMNS));
    ck_assert_str_eq(buf_string(&editor.text), "abcx");
    editor_free(&editor);
}
END_TEST

/* --- beside a simple model: what is before the cursor, and what is behind it ---------------- */

struct simple {
    struct buf before, after;
    bool lines;
};

static void cut_before(struct simple *s, size_t at, bool keep) {
    if (keep)
        buf_insert(&s->after, 0, buf_string(&s->before) + at, s->before.length - at);
    buf_remove(&s->before, at, s->before.length - at);
}

static void cut_after(struct simple *s, size_t bytes, bool keep) {
    if (keep)
        buf_add(&s->before, buf_string(&s->after), bytes);
    buf_remove(&s->after, 0, bytes);
}

/* Over letters before or behind the cursor that are blank, or not; a blank with an accent is one
 * that is not. */
static size_t run_before(const struct simple *s, size_t at, bool blank) {
    const char *text = buf_string(&s->before);
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n') == blank)
        at -= blank ? 1 : text_letter_before(text, at);
    return at;
}

static size_t run_after(const struct simple *s, size_t at, bool blank) {
    const char *text = buf_string(&s->after);
    while (at < s->after.length && (text[at] == ' ' || text[at] == '\n') == blank)
        at += blank ? 1 : text_letter(text + at, s->after.length - at);
    return at;
}

static void simple_remove(struct simple *s, uint32_t key) {
    const char *newline = strrchr(buf_string(&s->before), '\n');
    size_t start = newline ? (size_t)(newline - buf_string(&s->before)) + 1 : 0;
    size_t end = strcspn(buf_string(&s->after), "\n");
    size_t word = run_before(s, run_before(s, s->before.length, true), false);
    size_t back = s->before.length - text_letter_before(buf_string(&s->before), s->before.length);
    size_t next = s->after.length ? text_letter(buf_string(&s->after), s->after.length) : 0;
    bool keep = key != UI_KEY_BACKSPACE && key != UI_KEY_DELETE && key != UI_KEY_CTRL('W') &&
                key != UI_KEY_CTRL('U') && key != UI_KEY_CTRL('K');
    if (key == UI_KEY_BACKSPACE || key == UI_KEY_ARROW_LEFT)
        cut_before(s, back, keep);
    else if (key == UI_KEY_DELETE || key == UI_KEY_ARROW_RIGHT)
        cut_after(s, next, keep);
    else if (key == UI_KEY_CTRL('W') || key == UI_KEY_WORD_LEFT)
        cut_before(s, word, keep);
    else if (key == UI_KEY_WORD_RIGHT)
        cut_after(s, run_after(s, run_after(s, 0, true), false), keep);
    else if (key == UI_KEY_CTRL('U') || key == UI_KEY_HOME || key == UI_KEY_CTRL('A'))
        cut_before(s, start, keep);
    else
        cut_after(s, end, keep);
}

static void simple_insert(struct simple *s, const char *text, size_t most) {
    struct buf clean = {0};
    text_add_clean(&clean, text, strlen(text), s->lines);
    if (s->before.length + s->after.length + clean.length <= most)
        buf_add(&s->before, buf_string(&clean), clean.length);
    buf_free(&clean);
}

static const uint32_t moves[] = {
    UI_KEY_BACKSPACE,  UI_KEY_DELETE,    UI_KEY_ARROW_LEFT, UI_KEY_ARROW_RIGHT, UI_KEY_WORD_LEFT,
    UI_KEY_WORD_RIGHT, UI_KEY_CTRL('W'), UI_KEY_CTRL('U'),  UI_KEY_CTRL('K'),   UI_KEY_CTRL('A'),
    UI_KEY_CTRL('E'),  UI_KEY_HOME,      UI_KEY_END};

static void step_both(struct chance *chance, struct editor *editor, struct simple *simple) {
    struct buf text = {0};
    uint32_t key = moves[chance_between(chance, 0, (int)ARRAY_LENGTH(moves) - 1)];
    if (chance_of(chance, 55)) {
        chance_text(chance, &text, chance_between(chance, 1, 4), PIECES_ALL);
        editor_insert(editor, buf_string(&text));
        simple_insert(simple, buf_string(&text), editor->most);
    } else {
        editor_press(editor, key, COLUMNS);
        simple_remove(simple, key);
    }
    buf_free(&text);
}

static bool alike(const struct editor *editor, const struct simple *simple) {
    struct buf left = {0}, right = {0};
    print(editor, &left);
    buf_addf(&right, "%s|%s", buf_string(&simple->before), buf_string(&simple->after));
    bool same = strcmp(buf_string(&left), buf_string(&right)) == 0;
    if (!same)
        fprintf(stderr, "editor: %s\nmodel:  %s\n", buf_string(&left), buf_string(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

START_TEST(editor_does_as_a_simple_model) {
    for (int n = 0; n < 400; n++) {
        struct chance chance = property_case(n);
        struct editor editor = {0};
        struct simple simple = {.lines = n % 2};
        editor_begin(&editor, NULL, simple.lines, (size_t)chance_between(&chance, 0, 120));
        for (int i = 0; i < 60; i++) {
            step_both(&chance, &editor, &simple);
            PROPERTY(alike(&editor, &simple), n);
            PROPERTY(editor.text.length <= editor.most, n);
        }
        buf_free(&simple.before);
        buf_free(&simple.after);
        editor_free(&editor);
    }
}
END_TEST

/* Up and down stay in the text, at the start of a letter, and lead back to the same line. */
START_TEST(lines_are_gone_up_and_down) {
    for (int n = 0; n < 400; n++) {
        struct chance chance = property_case(n);
        struct editor editor = {0};
        struct buf text = {0};
        int columns = chance_between(&chance, 1, 40), ups = 0;
        chance_text(&chance, &text, 40, PIECES_CLEAN);
        editor_begin(&editor, NULL, true, NOTE_BYTES_MAX);
        editor_insert(&editor, buf_string(&text));
        for (size_t before = SIZE_MAX; editor.cursor != before; ups++) {
            before = editor.cursor;
            editor_press(&editor, UI_KEY_ARROW_UP, columns);
            PROPERTY(editor.cursor <= before && editor.cursor <= editor.text.length, n);
        }
        while (--ups > 0)
            editor_press(&editor, UI_KEY_ARROW_DOWN, columns);
        size_t last = editor.cursor;
        editor_press(&editor, UI_KEY_ARROW_DOWN, columns);
        PROPERTY(editor.cursor == last, n);
        buf_free(&text);
        editor_free(&editor);
    }
}
END_TEST

/* Columns are counted by the locale. */
static void use_locale(void) {
    ck_assert(setlocale(LC_ALL, "C.UTF-8") || setlocale(LC_ALL, "C.utf8"));
}

TCase *ui_editor_case(void) {
    TCase *tcase = tcase_create("editor");
    tcase_add_checked_fixture(tcase, use_locale, NULL);
    tcase_add_loop_test(tcase, key_does_what_it_should, 0, ARRAY_LENGTH(examples));
    tcase_add_test(tcase, keys_of_actions_are_left_to_them);
    tcase_add_test(tcase, newlines_are_blanks_in_a_field_of_one_line);
    tcase_add_test(tcase, what_does_not_fit_is_not_taken);
    tcase_add_test(tcase, editor_does_as_a_simple_model);
    tcase_add_test(tcase, lines_are_gone_up_and_down);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks and the lines made of them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "report_parts.h"

static struct doc *doc;
static struct buf text;

static void begin(void) {
    doc = doc_new();
}

static void end(void) {
    doc_free(doc);
    buf_free(&text);
}

static void check_text(int columns, bool linear, const char *expected) {
    buf_clear(&text);
    doc_write_text(doc, columns, linear, &text);
    ck_assert_str_eq(buf_string(&text), expected);
}

START_TEST(a_document_has_copies_of_its_texts) {
    char word[] = "one", state[] = "chosen", head[] = "head";
    const char *heads[] = {head};
    const enum align aligns[] = {ALIGN_LEFT};
    doc_heading(doc, word);
    doc_text(doc, STYLE_PLAIN, "%s %d%%", word, 5);
    doc_bullet(doc, "%s", word);
    doc_choice(doc, &(struct choice){.number = 1, .label = word, .state = state});
    struct table *table = doc_table(doc, 1, heads, aligns);
    doc_row(doc, table);
    doc_cell(doc, table, 0, word, "%s", word);
    doc_field(doc, word, 1);
    memset(word, 'x', 3);
    memset(state, 'x', 6);
    memset(head, 'x', 4);
    ck_assert_int_eq(doc->choice_count, 1);
    check_text(40, false, "one\n---\none 5%\n- one\n 1 one"
                          "                            chosen\nhead\none\none\n");
}
END_TEST

START_TEST(gaps_never_stand_double_or_at_the_ends) {
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "a");
    doc_gap(doc);
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "b");
    doc_gap(doc);
    check_text(20, false, "a\n\nb\n");
    check_text(20, true, "a\n\nb\n");
}
END_TEST

START_TEST(headings_are_underlined_where_they_are_seen) {
    doc_title(doc, "Één 中");
    doc_heading(doc, "two words that wrap");
    check_text(20, false, "Één 中\n======\ntwo words that wrap\n-------------------\n");
    check_text(10, false, "Één 中\n======\ntwo words\n---------\nthat wrap\n---------\n");
    check_text(40, true, "Één 中\ntwo words that wrap\n");
}
END_TEST

START_TEST(texts_are_indented_wrapped_and_spoken) {
    doc_text(doc, STYLE_PLAIN, "one two three four");
    doc_indent(doc, 2);
    doc_indent(doc, 1);
    doc_bullet(doc, "five six seven");
    doc_text(doc, STYLE_PLAIN, "2 → 3");
    doc_spoken(doc, "from 2 to 3");
    check_text(13, false, "   one two\n   three four\n- five six\n  seven\n2 → 3\n");
    check_text(13, true, "one two three\nfour\n- five six\n  seven\nfrom 2 to 3\n");
}
END_TEST

START_TEST(long_lines_stay_readable_on_a_wide_screen) {
    for (int i = 0; i < 40; i++)
        buf_add_string(&text, "word ");
    doc_text(doc, STYLE_PLAIN, "%s", buf_string(&text));
    struct layout *layout = layout_make(doc, (struct layout_options){.columns = 200});
    ck_assert_int_eq(layout->count, 3);
    ck_assert_int_le(text_columns(layout->lines[0].spans[0].text), 76);
    layout_free(layout);
}
END_TEST

static void add_choices(void) {
    doc_choice(doc, &(struct choice){.number = 2, .marks = {MARK_ONE_ON, MARK_WISH_OFF},
                                     .mark_count = 2, .label = "on my own",
                                     .state = "here I am now"});
    doc_choice(doc, &(struct choice){.number = 3, .marks = {MARK_ONE_OFF, MARK_WISH_ON},
                                     .mark_count = 2, .cursor_mark = 1,
                                     .label = "adapted on purpose", .state = "here I want to be"});
    doc_choice(doc, &(struct choice){.number = -1, .marks = {MARK_ANY_ON}, .mark_count = 1,
                                     .label = "tutor", .state = ""});
    doc_choice(doc, &(struct choice){.number = -1, .label = "go on"});
}

START_TEST(a_choice_has_its_state_beside_it_or_below) {
    add_choices();
    check_text(50, false, " (●) ( ) 2 on my own                 here I am now\n"
                          " ( ) (◆) 3 adapted on purpose    here I want to be\n"
                          " [x] tutor\n go on\n");
    check_text(35, false, " (●) ( ) 2 on my own  here I am now\n"
                          " ( ) (◆) 3 adapted on purpose\n           here I want to be\n"
                          " [x] tutor\n go on\n");
    check_text(34, false, " (●) ( ) 2 on my own\n           here I am now\n"
                          " ( ) (◆) 3 adapted on purpose\n           here I want to be\n"
                          " [x] tutor\n go on\n");
    check_text(22, false, " (●) ( ) 2 on my own\n           here I am\n           now\n"
                          " ( ) (◆) 3 adapted on\n           purpose\n           here I want\n"
                          "           to be\n [x] tutor\n go on\n");
    check_text(60, true, "2. on my own (here I am now)\n3. adapted on purpose (here I want to be)\n"
                         "3. tutor\n4. go on\n");
}
END_TEST

START_TEST(a_choice_knows_its_line_its_cursor_and_its_focus) {
    add_choices();
    struct layout *layout =
        layout_make(doc, (struct layout_options){.columns = 22, .focus = 1});
    static const int lines[] = {0, 3, 7, 8}, cursors[] = {2, 6, 2, 1};
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(layout->lines[lines[i]].choice, i);
        ck_assert_int_eq(layout->lines[lines[i]].cursor, cursors[i]);
    }
    ck_assert_int_eq(layout->lines[1].choice, -1);
    ck_assert_int_eq(layout->lines[1].cursor, -1);
    ck_assert_int_eq(layout->lines[0].spans[3].style, STYLE_CHOSEN);
    ck_assert_int_eq(layout->lines[0].spans[2].style, STYLE_KEY);
    ck_assert_int_eq(layout->lines[3].spans[3].style, STYLE_FOCUS);
    ck_assert_int_eq(layout->lines[8].spans[0].style, STYLE_PLAIN);
    ck_assert_int_eq(layout->cursor_line, -1);
    layout_free(layout);
    layout = layout_make(
        doc, (struct layout_options){.columns = 22, .focus = 1, .no_focus_style = true});
    ck_assert_int_eq(layout->lines[3].spans[3].style, STYLE_CHOSEN);
    layout_free(layout);
}
END_TEST

static void add_table(void) {
    static const char *const heads[] = {"", "now", "wish"};
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT};
    struct table *table = doc_table(doc, 3, heads, aligns);
    doc_row(doc, table);
    doc_cell(doc, table, 0, NULL, "Talking");
    doc_cell(doc, table, 1, "one dot", "●");
    doc_cell(doc, table, 2, NULL, "%d", 3);
    doc_row(doc, table);
    doc_cell(doc, table, 0, NULL, "Plan 中");
    doc_cell(doc, table, 1, "", "·");
    doc_row(doc, table);
}

START_TEST(a_table_is_set_in_columns_where_they_fit) {
    add_table();
    check_text(18, false, "         now  wish\nTalking   ●      3\nPlan 中   ·\n\n");
    check_text(17, false, "        now wish\nTalking  ●     3\nPlan 中  ·\n\n");
    check_text(16, false, "        now wish\nTalking  ●     3\nPlan 中  ·\n\n");
    check_text(15, false, "Talking: one\ndot, wish 3\nPlan 中\n");
    check_text(60, true, "Talking: one dot, wish 3\nPlan 中\n");
    doc_indent(doc, 1);
    check_text(18, false, "         now wish\n Talking  ●     3\n Plan 中  ·\n\n");
    check_text(16, false, " Talking: one\n dot, wish 3\n Plan 中\n");
}
END_TEST

START_TEST(a_table_holds_many_rows) {
    static const char *const heads[] = {"a", "b"};
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_LEFT};
    struct table *table = doc_table(doc, 2, heads, aligns);
    for (int i = 0; i < 100; i++) {
        doc_row(doc, table);
        doc_cell(doc, table, 1, NULL, "%d", i);
        doc_cell(doc, table, 0, NULL, "%d", -i);
    }
    ck_assert_int_eq(table->rows, 100);
    ck_assert_str_eq(table->cells[99 * 2].shown, "-99");
    ck_assert_str_eq(table->cells[3].shown, "1");
}
END_TEST

START_TEST(a_line_end_in_a_cell_sets_the_table_in_rows) {
    static const char *const heads[] = {"a", "b"};
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_LEFT};
    struct table *table = doc_table(doc, 2, heads, aligns);
    doc_row(doc, table);
    doc_cell(doc, table, 0, NULL, "two\nlines");
    doc_cell(doc, table, 1, NULL, "x");
    check_text(60, false, "two\nlines: b x\n");
}
END_TEST

static const struct {
    const char *typed;
    size_t at;
    int columns, line, column;
    const char *text;
} fields[] = {
    {"", 0, 20, 0, 0, "\n"},
    {"abc", 0, 20, 0, 0, "abc\n"},
    {"abc", 3, 20, 0, 3, "abc\n"},
    {"é中", 5, 20, 0, 3, "é中\n"},
    {"abc\n", 3, 20, 0, 3, "abc\n\n"},
    {"abc\n", 4, 20, 1, 0, "abc\n\n"},
    {"abc\n\nd", 4, 20, 1, 0, "abc\n\nd\n"},
    {"abc\nd", 4, 20, 1, 0, "abc\nd\n"},
    {"one two", 3, 6, 0, 3, "one\ntwo\n"},
    {"one two", 4, 6, 1, 0, "one\ntwo\n"},
    {"onetwo", 5, 6, 1, 0, "onetw\no\n"},
    {"onetw", 5, 6, 0, 5, "onetw\n"},
    {"one    ", 7, 6, 0, 5, "one\n"},
};

START_TEST(a_field_shows_where_the_cursor_is) {
    doc_field(doc, fields[_i].typed, fields[_i].at);
    struct layout *layout =
        layout_make(doc, (struct layout_options){.columns = fields[_i].columns, .focus = -1});
    ck_assert_int_eq(layout->cursor_line, fields[_i].line);
    ck_assert_int_eq(layout->cursor_column, fields[_i].column);
    layout_free(layout);
    check_text(fields[_i].columns, false, fields[_i].text);
}
END_TEST

TCase *report_layout_case(void) {
    TCase *layout = tcase_create("layout");
    tcase_add_checked_fixture(layout, begin, end);
    tcase_add_test(layout, a_document_has_copies_of_its_texts);
    tcase_add_test(layout, gaps_never_stand_double_or_at_the_ends);
    tcase_add_test(layout, headings_are_underlined_where_they_are_seen);
    tcase_add_test(layout, texts_are_indented_wrapped_and_spoken);
    tcase_add_test(layout, long_lines_stay_readable_on_a_wide_screen);
    tcase_add_test(layout, a_choice_has_its_state_beside_it_or_below);
    tcase_add_test(layout, a_choice_knows_its_line_its_cursor_and_its_focus);
    tcase_add_test(layout, a_table_is_set_in_columns_where_they_fit);
    tcase_add_test(layout, a_table_holds_many_rows);
    tcase_add_test(layout, a_line_end_in_a_cell_sets_the_table_in_rows);
    tcase_add_loop_test(layout, a_field_shows_where_the_cursor_is, 0, ARRAY_LENGTH(fields));
    return layout;
}

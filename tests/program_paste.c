/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_paste: pasted text and keys that curses does not know never act as keys. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "program.h"

#define LARGE 100000

/* Lines that would do much as keys, with escape sequences and control characters between, also
 * those that the line acts on when they are typed (Ctrl-C, Ctrl-Z, Ctrl-S). */
static const char harmful[] = "2\nq3\nw4 o9\n5\033[A\033[2J\033]0;naam\007\033c\033[31m"
                              "\001\002\003\004\023\021\026\032\034\x07\b\x0B\x0C\x0E\x0F\033OP\x7F"
                              "\xC2\x9B"
                              "31m\xC2\x9D"
                              "x r n p a\tEsc\n";

static char *make_paste(size_t length) {
    char *paste = malloc(length + 1);
    ck_assert_ptr_nonnull(paste);
    for (size_t i = 0; i < length; i++)
        paste[i] = harmful[i % (sizeof harmful - 1)];
    paste[length] = '\0';
    return paste;
}

/* Nothing that was pasted may reach the terminal as a control sequence. */
static void check_stream(const struct terminal *t, size_t from) {
    static const char *const signs[] = {"\033]0;",  "\033c",    "\007", "\033[2J\033]",
                                        "\xC2\x9B", "\xC2\x9D", "\x0B", "\x0C"};
    const char *stream = terminal_stream(t);
    ck_assert_uint_eq(strlen(stream), terminal_bytes(t));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        ck_assert_msg(strstr(stream + from, signs[i]) == NULL, "sign %zu reached the terminal", i);
}

static void check_text(const char *text) {
    for (const char *at = text; *at; at++) {
        ck_assert_msg(*at == '\n' || (unsigned char)*at >= ' ', "control character %d in\n%s", *at,
                      text);
        ck_assert_msg(*at != 0x7F, "Delete in\n%s", text);
        ck_assert_msg((unsigned char)*at != 0xC2 || (unsigned char)at[1] >= 0xA0,
                      "C1 control character in\n%s", text);
    }
}

static void leave(struct terminal *t) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    terminal_free(t);
}

static struct terminal *open_item(struct place *place, struct questions *q) {
    place_begin(place);
    *q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q->statements[0]));
    ck_assert(terminal_wait_sent(t, 0, "\033[?2004h"));
    return t;
}

static void open_note(struct terminal *t) {
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
}

START_TEST(a_paste_on_an_item_does_nothing) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    char *paste = make_paste(LARGE);
    size_t mark = terminal_bytes(t);
    terminal_paste(t, paste);
    terminal_type(t, "4"); /* comes after it */
    ck_assert(wait_chosen(t, 4));
    ck_assert(says(t, q.statements[0]));
    ck_assert(place_has_answer(place, q.ids[0], "4"));
    const char *answer = strstr(place_record(place), "{answer:");
    ck_assert_ptr_nonnull(answer);
    ck_assert_msg(strstr(answer + 1, "{answer:") == NULL, "more than one answer:\n%s",
                  place_record(place));
    check_stream(t, mark);
    leave(t);
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_paste_on_other_screens_does_nothing) {
    static const char *const screens[] = {"o", "p", "?", "g", "o9", "o8"};
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    const char *before = place_record(place);
    char *paste = make_paste(3 * (sizeof harmful - 1));
    terminal_type(t, screens[_i]);
    ck_assert(terminal_wait_gone(t, q.statements[0]));
    ck_assert(wait_quiet(t, 30));
    const char *shown = place_text(place, "%s", terminal_text(t));
    size_t mark = terminal_bytes(t);
    terminal_paste(t, paste);
    ck_assert(wait_quiet(t, 100));
    ck_assert_str_eq(terminal_text(t), shown);
    ck_assert_str_eq(place_record(place), before);
    check_stream(t, mark);
    terminal_signal(t, 15);
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    terminal_free(t);
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_paste_becomes_a_clean_note) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    char *paste = make_paste(10 * (sizeof harmful - 1));
    open_note(t);
    size_t mark = terminal_bytes(t);
    terminal_paste(t, paste);
    terminal_type(t, "Slot");
    ck_assert(terminal_wait_text(t, "Slot"));
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_text(t, "( ) ( ) 2 "));
    const char *record = place_record(place);
    ck_assert_ptr_nonnull(strstr(record, "Slot"));
    ck_assert_ptr_nonnull(strstr(record, "w4 o9"));
    check_text(record);
    check_stream(t, mark);
    leave(t);
    struct ran ran = place_run(place, NULL, WORDS("report"));
    ck_assert_int_eq(ran.status, 0);
    t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    open_note(t);
    terminal_type(t, "<PageUp>Kop <Escape>");
    ck_assert(terminal_wait_text(t, "( ) ( ) 2 "));
    check_stream(t, 0);
    leave(t);
    check_text(place_record(place));
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_paste_that_is_too_large_is_refused) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    char *paste = make_paste(LARGE);
    open_note(t);
    terminal_type(t, "Begin. ");
    ck_assert(terminal_wait_text(t, "Begin."));
    size_t mark = terminal_bytes(t);
    terminal_paste(t, paste);
    ck_assert(terminal_wait_text(t, "4000"));
    ck_assert(terminal_has(t, "Begin."));
    terminal_type(t, "Einde.<Escape>");
    ck_assert(terminal_wait_text(t, "( ) ( ) 2 "));
    ck_assert_ptr_nonnull(strstr(place_record(place), "\"Begin. Einde.\""));
    check_stream(t, mark);
    leave(t);
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* A terminal that hangs up in the middle of a paste. */
START_TEST(a_paste_without_end_does_not_hang) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    open_note(t);
    terminal_send(t, "\033[200~half een zin", 19);
    ck_assert(wait_quiet(t, 30));
    if (_i == 0)
        terminal_hang_up(t);
    else
        terminal_signal(t, 15);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal);
    terminal_free(t);
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Keys that no terminal description knows, typed in a note: its digits are no answers. */
START_TEST(unknown_keys_do_nothing) {
    static const char *const keys[] = {"\033[99;7~", "\033[1;15C", "\033[57399u", "\033[<0;12;3M",
                                       "\033[?1;2c", "\033O3q",    "\033[M 12"};
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    open_note(t);
    terminal_type(t, "Nog ");
    ck_assert(terminal_wait_text(t, "Nog"));
    terminal_send(t, keys[_i], strlen(keys[_i]));
    terminal_type(t, "hier");
    ck_assert(terminal_wait_text(t, "Nog hier"));
    terminal_type(t, "<Escape>");
    ck_assert(wait_says(t, "Nog hier") && terminal_wait_text(t, "( ) ( ) 2 "));
    terminal_send(t, keys[_i], strlen(keys[_i]));
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    ck_assert(says(t, q.statements[0]));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(esc_and_a_key_at_once_both_count) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    open_note(t);
    terminal_type(t, "Kort");
    ck_assert(terminal_wait_text(t, "Kort"));
    terminal_send(t, "\0333", 2); /* as a slow line delivers Esc and 3 */
    ck_assert(wait_chosen(t, 3));
    ck_assert(place_has_answer(place, q.ids[0], "3"));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_paste_tests(Suite *suite) {
    TCase *paste = tcase_create("paste");
    tcase_set_timeout(paste, 6 * terminal_deadline());
    tcase_add_test(paste, a_paste_on_an_item_does_nothing);
    tcase_add_loop_test(paste, a_paste_on_other_screens_does_nothing, 0, 6);
    tcase_add_test(paste, a_paste_becomes_a_clean_note);
    tcase_add_test(paste, a_paste_that_is_too_large_is_refused);
    tcase_add_loop_test(paste, a_paste_without_end_does_not_hang, 0, 2);
    tcase_add_loop_test(paste, unknown_keys_do_nothing, 0, 7);
    tcase_add_test(paste, esc_and_a_key_at_once_both_count);
    suite_add_tcase(suite, paste);
}

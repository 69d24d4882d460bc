/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_conduct: how the program bears what goes wrong around it: crashes, sizes that lie or
 * change at the wrong moment, broken input, a megabyte at once. */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

#define MEGABYTE 1000000

static struct terminal *open_item(struct place *place, struct questions *q) {
    place_begin(place);
    *q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q->statements[0]));
    return t;
}

static void leave_open(struct terminal *t) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
}

static void leave(struct terminal *t) {
    leave_open(t);
    terminal_free(t);
}

/* ---- crashes ---- */

START_TEST(a_crash_loses_nothing) {
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGUSR1};
    struct place *place = place_new();
    struct questions q;
    place_set(place, "ASAN_OPTIONS=handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigill=0:"
                     "handle_sigfpe=0");
    struct terminal *t = open_item(place, &q);
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3));
    terminal_signal(t, numbers[_i]);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->signal, numbers[_i]);
    ck_assert(is_restored(t));
    terminal_free(t);
    ck_assert(place_has_answer(place, q.ids[0], "3"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- lies about the terminal ---- */

static const char *const lies[] = {"LINES=5000",  "LINES=-3",  "LINES=abc",
                                   "LINES=1",     "COLUMNS=1", "COLUMNS=0",
                                   "COLUMNS=999", "COLUMNS=",  "LINES=2147483648"};
#define LIES ((int)(sizeof lies / sizeof *lies))

START_TEST(the_window_has_its_own_size) {
    struct place *place = place_new();
    struct questions q;
    place_set(place, "%s", lies[_i]);
    struct terminal *t = open_item(place, &q);
    ck_assert(wait_quiet(t, 20));
    ck_assert_msg(strstr(terminal_row(t, 23), "?") != NULL, "%s: no key bar at the foot:\n%s",
                  lies[_i], terminal_text(t));
    terminal_resize(t, 30, 100);
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2) && wait_quiet(t, 20));
    ck_assert_msg(strstr(terminal_row(t, 29), "?") != NULL, "%s: no key bar at the foot:\n%s",
                  lies[_i], terminal_text(t));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

static const char *const kinds[] = {
    "vt52",         "adm3a", "ansi",        "rxvt", "unknown", "vt100-w", "../../../etc/passwd",
    "xterm\033[2J", "%s%n",  "linux-basic", "sun",  "wy60"};
#define KINDS ((int)(sizeof kinds / sizeof *kinds))

/* Whatever TERM says, the program starts, in one way or the other, and stops. */
START_TEST(a_wrong_kind_of_terminal_is_borne) {
    struct place *place = place_new();
    place_begin(place);
    place_set(place, "ASAN_OPTIONS=detect_leaks=0"); /* curses itself, of an unknown terminal */
    struct terminal *t = place_start_on(place, kinds[_i], WORDS("assess"));
    ck_assert(terminal_wait_sent(t, 0, "LOB"));
    ck_assert(wait_quiet(t, 50));
    terminal_type(t, "q<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_msg(!terminal_end(t)->by_signal && terminal_end(t)->status == 0, "%s", kinds[_i]);
    ck_assert(terminal_line_restored(t));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_terminal_with_a_long_name_is_borne) {
    struct place *place = place_new();
    char name[5000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    place_begin(place);
    place_set(place, "ASAN_OPTIONS=detect_leaks=0");
    struct terminal *t = place_start_on(place, name, WORDS("assess"));
    ck_assert(terminal_wait_sent(t, 0, "\n> "));
    terminal_type(t, "q<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- sizes ---- */

START_TEST(any_size_at_any_moment) {
    static const int sizes[][2] = {{1, 1},   {1000, 1000}, {1, 1000}, {1000, 1},  {24, 80},
                                   {7, 29},  {8, 30},      {9, 200},  {200, 9},   {24, 80},
                                   {2, 2},   {500, 3},     {3, 500},  {65, 250},  {1, 1},
                                   {25, 79}, {10, 10},     {16, 60},  {20, 1000}, {24, 80}};
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        terminal_resize(t, sizes[i][0], sizes[i][1]);
        if (i % 3 == 0)
            terminal_type(t, "1");
        if (i % 4 == 0)
            terminal_send(t, "\033[200~half", 10);
        if (i % 5 == 0)
            ck_assert(wait_quiet(t, 5));
        if (i % 4 == 1)
            terminal_send(t, " een\033[201~", 10);
    }
    ck_assert(wait_says(t, q.statements[0]) && wait_chosen(t, 1));
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_window_larger_than_any_is_borne) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start_other(
        place, WORDS("sh", "-c",
                     place_text(place, "stty rows 65535 columns 65535; exec '%s' assess",
                                program_path())));
    ck_assert(terminal_wait_sent(t, 0, "LOB"));
    ck_assert(wait_quiet(t, 50));
    ck_assert_int_lt(terminal_peak_kb(t), 300000);
    terminal_resize(t, 24, 80);
    ck_assert(wait_says(t, q.statements[0]));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- input ---- */

START_TEST(esc_counts_at_once) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
    double before = terminal_now(t);
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_text(t, "( )"));
    ck_assert_double_lt(terminal_now(t) - before, 0.1 * terminal_deadline() / 10 + 0.4);
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* A key that stops half-way, broken letters: the program goes on, and the next key counts. */
START_TEST(broken_input_does_nothing) {
    static const char *const broken[] = {"\033[",
                                         "\033[1;",
                                         "\033O",
                                         "\xC3",
                                         "\xFF\xFE",
                                         "\xC0\xB2",
                                         "\xE0\x80\xB3",
                                         "\xED\xA0\x80",
                                         "\xF8\x80\x80\x80\xB1",
                                         "\033]52;c;MTIz",
                                         "\033P+q3\033\\",
                                         "\xC2\x9B",
                                         "\x80"};
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        terminal_send(t, broken[i], strlen(broken[i]));
        ck_assert(wait_quiet(t, 80));
    }
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    ck_assert(says(t, q.statements[0]));
    const char *answer = strstr(place_record(place), "{answer:");
    ck_assert_ptr_nonnull(answer);
    ck_assert_ptr_null(strstr(answer + 1, "{answer:"));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

static char *make_megabyte(const char *start, const char *end) {
    static const char keys[] = "2\r3\rw4o1 \033[A\033[3~ q\xC3\xA9 p r \033OPx\t";
    size_t head = strlen(start);
    char *text = malloc(head + MEGABYTE + strlen(end) + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, start, head);
    for (size_t i = 0; i < MEGABYTE; i++)
        text[head + i] = keys[i % (sizeof keys - 1)];
    memcpy(text + head + MEGABYTE, end, strlen(end) + 1);
    return text;
}

START_TEST(a_megabyte_between_marks_is_one_paste) {
    bool in_note = _i == 1;
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    if (in_note) {
        terminal_type(t, "nBegin.");
        ck_assert(terminal_wait_text(t, "Begin."));
    }
    long before = terminal_peak_kb(t);
    double start = terminal_now(t);
    /* what comes right behind it is no part of it: a key, then another paste */
    char *paste =
        make_megabyte("\033[200~", in_note ? "\033[201~" : "\033[201~4\033[200~7\033[201~");
    terminal_send(t, paste, strlen(paste));
    if (in_note)
        terminal_type(t, "<Escape>4");
    ck_assert(wait_chosen(t, 4));
    ck_assert_double_lt(terminal_now(t) - start, 0.8 * terminal_deadline());
    ck_assert_int_lt(terminal_peak_kb(t) - before, 4096);
    ck_assert(says(t, q.statements[0]));
    ck_assert(place_has_answer(place, q.ids[0], "4"));
    leave(t);
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Nobody marks it: a little of it may count as keys, but it ends, and nothing is broken. */
START_TEST(a_megabyte_without_marks_is_borne) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start_on(place, _i ? "vt100" : "xterm-256color", WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    double start = terminal_now(t);
    char *paste = malloc(MEGABYTE + 1);
    ck_assert_ptr_nonnull(paste);
    memset(paste, '2', MEGABYTE);
    paste[MEGABYTE] = '\0';
    terminal_send(t, paste, MEGABYTE);
    while (!says(t, "(●) ( ) 4")) { /* what comes with the end of it, belongs to it */
        ck_assert_double_lt(terminal_now(t) - start, 0.8 * terminal_deadline());
        terminal_type(t, "4");
        ck_assert(wait_quiet(t, 150));
    }
    ck_assert(place_has_answer(place, q.ids[0], "4"));
    leave(t);
    free(paste);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_paste_whose_end_is_lost_ends_by_itself) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    terminal_send(t, "\033[200~1 2 3", 11);
    ck_assert(wait_quiet(t, 2500));
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    ck_assert(place_has_answer(place, q.ids[0], "4"));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- the mouse, and another program on the terminal ---- */

START_TEST(no_mouse_is_asked_for_by_itself) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q);
    leave_open(t);
    ck_assert_int_lt(last_sent(t, "\033[?1000"), 0);
    ck_assert_int_lt(last_sent(t, "\033[?1006"), 0);
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_click_answers_and_a_crash_ends_the_mouse) {
    struct place *place = place_new();
    struct questions q;
    int row, column;
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "mouse", "yes")).status, 0);
    struct terminal *t = open_item(place, &q);
    ck_assert_int_ge(last_sent(t, "\033[?1006;1000h"), 0);
    ck_assert(terminal_wait_text(t, "( ) 3 ") && terminal_find(t, "( ) 3 ", &row, &column));
    const char *click = place_text(place, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 10, row + 1,
                                   column + 10, row + 1);
    terminal_send(t, click, strlen(click));
    ck_assert(wait_chosen(t, 3));
    ck_assert(place_has_answer(place, q.ids[0], "3"));
    if (_i == 0)
        terminal_signal(t, SIGSEGV);
    else if (_i == 1)
        terminal_signal(t, SIGTERM);
    else
        terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert_int_gt(last_sent(t, "\033[?1006;1000l"), last_sent(t, "\033[?1006;1000h"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* The person's own editor gets the terminal as it was; Ctrl-C there is for the editor. */
START_TEST(an_editor_has_the_terminal_for_a_while) {
    struct place *place = place_new();
    struct questions q;
    const char *editor = place_path(place, "editor"), *line = place_path(place, "line");
    place_write(place, editor,
                place_text(place,
                           "trap 'echo interrupted' INT\nstty -a > '%s'\necho editing\n"
                           "read word\nprintf '%%s' \"$word\" >> \"$1\"\n",
                           line));
    place_set(place, "VISUAL=sh '%s'", editor);
    struct terminal *t = open_item(place, &q);
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
    terminal_type(t, "Hier en <C-o>");
    ck_assert(terminal_wait_text(t, "editing") && wait_quiet(t, 50)); /* until it reads */
    ck_assert(is_restored(t));
    ck_assert_ptr_nonnull(strstr(place_read(place, line), " icanon"));
    terminal_type(t, "<C-c>");
    ck_assert(terminal_wait_text(t, "interrupted"));
    size_t mark = terminal_bytes(t);
    terminal_type(t, "daar<Enter>");
    ck_assert(terminal_wait_text(t, "Hier en daar"));
    ck_assert(terminal_alternate(t));
    ck_assert(terminal_wait_sent(t, mark, "\033[?2004h"));
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_text(t, "( )"));
    ck_assert_ptr_nonnull(strstr(place_record(place), "Hier en daar"));
    leave(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_conduct_tests(Suite *suite) {
    TCase *conduct = tcase_create("conduct");
    tcase_set_timeout(conduct, 6 * terminal_deadline());
    tcase_add_loop_test(conduct, a_crash_loses_nothing, 0, 6);
    tcase_add_loop_test(conduct, the_window_has_its_own_size, 0, LIES);
    tcase_add_loop_test(conduct, a_wrong_kind_of_terminal_is_borne, 0, KINDS);
    tcase_add_test(conduct, a_terminal_with_a_long_name_is_borne);
    tcase_add_test(conduct, any_size_at_any_moment);
    tcase_add_test(conduct, a_window_larger_than_any_is_borne);
    tcase_add_test(conduct, esc_counts_at_once);
    tcase_add_test(conduct, broken_input_does_nothing);
    tcase_add_loop_test(conduct, a_megabyte_between_marks_is_one_paste, 0, 2);
    tcase_add_loop_test(conduct, a_megabyte_without_marks_is_borne, 0, 2);
    tcase_add_test(conduct, a_paste_whose_end_is_lost_ends_by_itself);
    tcase_add_test(conduct, no_mouse_is_asked_for_by_itself);
    tcase_add_loop_test(conduct, a_click_answers_and_a_crash_ends_the_mouse, 0, 3);
    tcase_add_test(conduct, an_editor_has_the_terminal_for_a_while);
    suite_add_tcase(suite, conduct);
}

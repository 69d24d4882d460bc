/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_terminals: kinds of terminals, very small ones, none at all, no colour, no UTF-8. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

static void leave(struct terminal *t) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
}

static bool is_known(const char *term) {
    char command[80];
    snprintf(command, sizeof command, "infocmp %s > /dev/null 2>&1", term);
    bool known = system(command) == 0;
    if (!known)
        fprintf(stderr, "# this system does not know %s: left out\n", term);
    return known;
}

static const char *const kinds[] = {"xterm-256color", "xterm", "tmux-256color", "screen",
                                    "linux",          "vt100", "vt220",         "xterm-mono",
                                    "screen-256color", "xterm-16color"};
#define KINDS ((int)(sizeof kinds / sizeof *kinds))

START_TEST(every_kind_of_terminal_works) {
    if (!is_known(kinds[_i]))
        return;
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start_on(place, kinds[_i], NULL);
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, q.statements[0]));
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    terminal_type(t, "w3");
    ck_assert(wait_wished(t, 3));
    terminal_type(t, "w<Enter>");
    ck_assert(wait_says(t, q.statements[1]));
    ck_assert(place_has_answer(place, q.ids[0], "2>3"));
    leave(t);
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Terminals that cannot show a screen get line mode, without any control sequence. */
static const char *const plain[] = {"TERM", "TERM=", "TERM=dumb", "TERM=no-such-terminal",
                                    "ACCESSIBLE=1"};
#define PLAINS ((int)(sizeof plain / sizeof *plain))

START_TEST(poor_terminals_get_line_mode) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    place_set(place, "%s", plain[_i]);
    place_set(place, "ASAN_OPTIONS=detect_leaks=0"); /* curses itself, of an unknown terminal */
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    if (strcmp(plain[_i], "TERM=no-such-terminal") == 0)
        ck_assert(terminal_sent(t, 0, "terminal")); /* it may have scrolled away */
    ck_assert(terminal_wait_sent(t, 0, "\n> "));
    size_t mark = terminal_bytes(t);
    terminal_type(t, "2>3<Enter>");
    ck_assert(terminal_wait_sent(t, mark, "\n> "));
    ck_assert(place_has_answer(place, q.ids[0], "2>3"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q.statements[1]));
    ck_assert(!terminal_alternate(t));
    terminal_type(t, "q<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert_int_lt(last_sent(t, "\033"), 0);
    ck_assert(is_restored(t));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(line_mode_can_be_interrupted) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess", "--line"));
    ck_assert(wait_says(t, q.statements[0]));
    size_t mark = terminal_bytes(t);
    terminal_type(t, "1<Enter>");
    ck_assert(terminal_wait_sent(t, mark, "Opgeslagen"));
    terminal_type(t, "<C-c>");
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal);
    ck_assert(is_restored(t));
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

static const struct { int rows, columns; } sizes[] = {{3, 10}, {1, 1}, {2, 200}, {50, 2}, {8, 29}};
#define SIZES ((int)(sizeof sizes / sizeof *sizes))

START_TEST(a_tiny_window_loses_nothing) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start(place, sizes[_i].rows, sizes[_i].columns, WORDS("assess"));
    ck_assert(terminal_wait_sent(t, 0, "\033[?1049h") && wait_quiet(t, 50));
    ck_assert_ptr_null(terminal_end(t));
    terminal_resize(t, 24, 80);
    ck_assert(wait_says(t, q.statements[0]));
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_resize(t, sizes[_i].rows, sizes[_i].columns);
    ck_assert(terminal_wait_gone(t, "(●) ( )"));
    terminal_resize(t, 8, 30);
    ck_assert(wait_chosen(t, 1));
    terminal_resize(t, 60, 200);
    ck_assert(wait_says(t, q.statements[0]) && wait_chosen(t, 1));
    leave(t);
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_tiny_window_says_so) {
    struct place *place = place_new();
    struct terminal *t = place_start(place, 5, 40, NULL);
    ck_assert(wait_says(t, "venster"));
    ck_assert(!says(t, "LOB-spiegel"));
    leave(t);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- no UTF-8, no colour ---- */

static void check_ascii(const char *text, size_t length, const char *what) {
    for (size_t i = 0; i < length; i++)
        ck_assert_msg((unsigned char)text[i] < 0x80, "%s: byte %zu is not ASCII: ...%.60s", what, i,
                      text + (i > 30 ? i - 30 : 0));
}

/* One look at every screen. */
static void see_every_screen(struct terminal *t, const struct questions *q) {
    static const char *const keys[] = {
        "2",          "w3", "n", "Ja.<Escape>", "o",        "3",       "<Escape>", "p",
        "<PageDown>", "a",  "?", "<PageDown>",  "<Escape>", "g",       "<Escape>", "<Enter>",
        "<Escape>",   "o",  "8", "<Enter>",     "<Enter>",  "<Enter>", "<Enter>",  "<Enter>"};
    ck_assert(terminal_wait_sent(t, 0, "LOB-spiegel"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, q->statements[0]));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        terminal_type(t, keys[i]);
        ck_assert(wait_quiet(t, 15));
    }
}

START_TEST(the_screen_is_ascii_in_the_c_locale) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    place_set(place, "LC_ALL=%s", _i == 2 ? "POSIX" : "C");
    struct terminal *t =
        place_start(place, 0, 0, _i == 1 ? WORDS("--lang", "en") : WORDS("--lang", "nl"));
    if (_i == 1) {
        ck_assert(terminal_wait_text(t, "LOB mirror"));
    } else {
        see_every_screen(t, &q);
        ck_assert(place_has_answer(place, q.ids[0], "2>3"));
    }
    leave(t);
    check_ascii(terminal_stream(t), terminal_bytes(t), "the screen");
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(commands_print_ascii_in_the_c_locale) {
    static const char *const commands[][4] = {{"report"},
                                              {"advise"},
                                              {"--help"},
                                              {"framework", "--help"},
                                              {"framework", "list"},
                                              {"share", "--group", "team-3"},
                                              {"group", "show", "team-3"},
                                              {"group", "privacy", "team-3"},
                                              {"--line"},
                                              {"advise", "--pin", "x"},
                                              {"--helq"},
                                              {"report", "geen.record.yaml"},
                                              {"framework", "check", "geen.yaml"},
                                              {"-f", "in"}};
    struct place *place = place_new();
    place_begin(place);
    place_group(place, "team-3", WORDS("--yes"));
    place_set(place, "LC_ALL=C");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct ran ran = place_run(place, "?\n", commands[i]);
        check_ascii(ran.out, strlen(ran.out), commands[i][0]);
        check_ascii(ran.err, strlen(ran.err), commands[i][0]);
        ck_assert(*ran.out || *ran.err);
    }
    place_free(place);
}
END_TEST

/* True when the stream sets a colour: CSI ... m with a number from 30 on. */
static bool sets_colour(const struct terminal *t) {
    const char *at = terminal_stream(t);
    while ((at = strstr(at, "\033["))) {
        at += 2;
        size_t length = strspn(at, "0123456789;");
        if (at[length] != 'm')
            continue;
        for (const char *number = at; number < at + length; number++) {
            if (strtol(number, NULL, 10) >= 30)
                return true;
            number += strcspn(number, ";m");
        }
    }
    return false;
}

START_TEST(no_color_is_respected) {
    static const char *const settings[] = {"NO_COLOR=", "NO_COLOR=1", "NO_COLOR=0", "NO_COLOR=x"};
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    ck_assert_int_eq(place_run(place, NULL, WORDS("settings", "theme", "dark")).status, 0);
    place_set(place, "%s", settings[_i]);
    struct terminal *t = place_start(place, 0, 0, NULL);
    see_every_screen(t, &q);
    leave(t);
    ck_assert_int_eq(sets_colour(t), _i == 0); /* an empty one does not count */
    ck_assert_msg(last_sent(t, "\033[1m") >= 0 || last_sent(t, ";1m") >= 0,
                  "bold is no colour and should stay");
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- no terminal ---- */

START_TEST(an_empty_input_ends_well) {
    struct place *place = place_new();
    struct ran ran = place_run(place, "", NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "LOB-spiegel"));
    ck_assert_str_eq(ran.err, "");
    ran = place_run(place, "", WORDS("assess"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    place_free(place);
}
END_TEST

START_TEST(a_full_output_is_told) {
    static const char *const commands[][4] = {{"--version"}, {"--help"},
                                              {"report"},    {"advise"},
                                              {"--line"},    {"framework", "list"},
                                              {"assess"},    {"share", "--group", "team-3"}};
    struct place *place = place_new();
    place_begin(place);
    place_group(place, "team-3", WORDS("--yes"));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct ran ran = place_run_to(place, "ja\n", "/dev/full", commands[i]);
        ck_assert_msg(ran.status == 3, "%s: status %d", commands[i][0], ran.status);
        ck_assert_msg(*ran.err, "%s says nothing", commands[i][0]);
    }
    place_free(place);
}
END_TEST

void add_terminal_tests(Suite *suite) {
    TCase *terminals = tcase_create("terminals");
    tcase_set_timeout(terminals, 6 * terminal_deadline());
    tcase_add_loop_test(terminals, every_kind_of_terminal_works, 0, KINDS);
    tcase_add_loop_test(terminals, poor_terminals_get_line_mode, 0, PLAINS);
    tcase_add_test(terminals, line_mode_can_be_interrupted);
    tcase_add_loop_test(terminals, a_tiny_window_loses_nothing, 0, SIZES);
    tcase_add_test(terminals, a_tiny_window_says_so);
    tcase_add_loop_test(terminals, the_screen_is_ascii_in_the_c_locale, 0, 3);
    tcase_add_test(terminals, commands_print_ascii_in_the_c_locale);
    tcase_add_loop_test(terminals, no_color_is_respected, 0, 4);
    tcase_add_test(terminals, an_empty_input_ends_well);
    tcase_add_test(terminals, a_full_output_is_told);
    suite_add_tcase(suite, terminals);
}

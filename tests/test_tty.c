/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder tty, by a small program on it (tty_probe.c): how the terminal is given
 * back, what is written, and what is heard. */
#include <config.h>

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static struct terminal *start(const char *term, const char *const *words, int rows, int columns) {
    static char path[4096];
    const char *build = getenv("LOBSPIEGEL_BUILD"), *argv[8] = {path};
    snprintf(path, sizeof path, "%s/tests/tty_probe", build ? build : ".");
    for (int i = 0; words && words[i] && i < 6; i++)
        argv[i + 1] = words[i];
    struct terminal_options options = {.rows = rows, .columns = columns, .term = term};
    struct terminal *t = terminal_start(argv, &options);
    ck_assert_ptr_nonnull(t);
    ck_assert(terminal_wait_text(t, "end"));
    ck_assert(terminal_wait_quiet(t, 20));
    return t;
}

/* Where BYTES comes last in the stream; -1 when it does not. */
static long last_sent(const struct terminal *t, const char *bytes) {
    const char *stream = terminal_stream(t), *found = NULL;
    for (const char *at = stream; (at = strstr(at, bytes)); at++)
        found = at;
    return found ? found - stream : -1;
}

static bool ends_off(const struct terminal *t, const char *on, const char *off) {
    return last_sent(t, on) < 0 || last_sent(t, off) > last_sent(t, on);
}

static void check_restored(struct terminal *t, const char *how) {
    ck_assert_msg(!terminal_alternate(t), "%s: the second screen", how);
    ck_assert_msg(terminal_cursor_visible(t), "%s: the cursor", how);
    ck_assert_msg(terminal_line_restored(t), "%s: the line", how);
    ck_assert_msg(ends_off(t, "\033[?2004h", "\033[?2004l"), "%s: pastes", how);
    ck_assert_msg(ends_off(t, "\033[?1006;1000h", "\033[?1006;1000l"), "%s: mouse", how);
    ck_assert_msg(ends_off(t, "\033[?1000h", "\033[?1000l"), "%s: old mouse", how);
    ck_assert_msg(ends_off(t, "\033[?1h\033=", "\033[?1l\033>"), "%s: keypad", how);
}

static void leave(struct terminal *t) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->status, 0);
    check_restored(t, "q");
    terminal_free(t);
}

/* ---- ends ---- */

static const struct {
    const char *key; /* typed; or NULL */
    int number;
} crashes[] = {
    {"s", SIGSEGV},    {"o", SIGSEGV},  {"a", SIGABRT},  {NULL, SIGSEGV}, {NULL, SIGBUS},
    {NULL, SIGILL},    {NULL, SIGFPE},  {NULL, SIGABRT}, {NULL, SIGSYS},  {NULL, SIGTRAP},
    {NULL, SIGXCPU},   {NULL, SIGXFSZ}, {NULL, SIGALRM}, {NULL, SIGUSR1}, {NULL, SIGUSR2},
    {NULL, SIGVTALRM}, {NULL, SIGTERM}, {NULL, SIGHUP},  {NULL, SIGINT},  {NULL, SIGQUIT},
};
#define CRASHES ((int)(sizeof crashes / sizeof *crashes))

static bool has_sanitizers(void) {
    const char *flags = getenv("LOBSPIEGEL_SANITIZERS");
    return flags && strstr(flags, "sanitize");
}

START_TEST(a_crash_gives_the_terminal_back) {
    struct terminal *t = start(NULL, WORDS("mouse"), 0, 0);
    terminal_type(t, "p");
    ck_assert(terminal_wait_quiet(t, 20));
    ck_assert(!terminal_sent(t, 0, "STRAY"));
    if (crashes[_i].key)
        terminal_type(t, crashes[_i].key);
    else
        terminal_signal(t, crashes[_i].number);
    ck_assert(terminal_wait_exit(t));
    if (!has_sanitizers()) { /* which end the program in their own way, after ours */
        ck_assert(terminal_end(t)->by_signal);
        ck_assert_int_eq(terminal_end(t)->signal, crashes[_i].number);
    }
    check_restored(t, strsignal(crashes[_i].number));
    ck_assert(terminal_sent(t, 0, "STRAY on output"));
    ck_assert(terminal_sent(t, 0, "STRAY on error"));
    ck_assert(!terminal_sent(t, 0, "output\033[31m"));
    terminal_free(t);
}
END_TEST

static const char *const kinds[] = {"xterm-256color", "xterm", "tmux-256color", "screen",
                                    "linux",          "vt100", "vt220",         "xterm-mono"};
#define KINDS ((int)(sizeof kinds / sizeof *kinds))

START_TEST(a_crash_on_any_kind_gives_the_terminal_back) {
    struct terminal *t = start(kinds[_i], WORDS("mouse", "colour", "contrast"), 0, 0);
    terminal_signal(t, SIGSEGV);
    ck_assert(terminal_wait_exit(t));
    check_restored(t, kinds[_i]);
    ck_assert_int_lt(last_sent(t, "$<"), 0);
    int row, column;
    terminal_cursor(t, &row, &column);
    struct terminal_cell cell = terminal_cell(t, row, column);
    ck_assert(!cell.bold && !cell.reverse && !cell.underline);
    if (strcmp(kinds[_i], "linux") != 0) /* which keeps the row as it was painted */
        ck_assert_int_eq(cell.background, TERMINAL_COLOUR_DEFAULT);
    terminal_free(t);
}
END_TEST

START_TEST(exit_in_the_middle_gives_the_terminal_back) {
    struct terminal *t = start(NULL, WORDS("mouse"), 0, 0);
    terminal_type(t, "e");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 7);
    check_restored(t, "exit()");
    ck_assert(terminal_sent(t, 0, "STRAY on output"));
    ck_assert(terminal_sent(t, 0, "STRAY on error"));
    terminal_free(t);
}
END_TEST

/* ---- output of others ---- */

START_TEST(stray_output_comes_afterwards) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    terminal_type(t, "px");
    ck_assert(terminal_wait_text(t, "key x"));
    ck_assert(!terminal_sent(t, 0, "STRAY"));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    check_restored(t, "q");
    ck_assert(terminal_has(t, "STRAY on output"));
    ck_assert(terminal_has(t, "STRAY on error"));
    ck_assert(terminal_has(t, "STRAY written"));
    ck_assert(!terminal_sent(t, 0, "\033[31m"));
    terminal_free(t);
}
END_TEST

START_TEST(endless_stray_output_is_bounded) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    long before = terminal_peak_kb(t);
    terminal_type(t, "Px");
    ck_assert(terminal_wait_text(t, "key x"));
    ck_assert_int_lt(terminal_peak_kb(t) - before, 1024);
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(terminal_has(t, "MUCH 9"));
    const char *said = strstr(terminal_stream(t), "stray: ");
    ck_assert_ptr_nonnull(said);
    ck_assert_int_le(strtol(said + 7, NULL, 10), 65536);
    ck_assert_int_gt(strtol(said + 7, NULL, 10), 60000);
    terminal_free(t);
}
END_TEST

/* ---- another program in between ---- */

START_TEST(a_guest_has_the_terminal_for_a_while) {
    struct terminal *t = start(_i ? "linux" : NULL, WORDS("mouse"), 0, 0);
    terminal_type(t, "pg");
    ck_assert(terminal_wait_text(t, "guest comes"));
    ck_assert(terminal_wait_sent(t, 0, "guest\r\n") && terminal_wait_quiet(t, 50));
    check_restored(t, "guest");
    ck_assert(!terminal_sent(t, 0, "STRAY"));
    terminal_type(t, "<C-c>");
    ck_assert(terminal_wait_text(t, "guest got it"));
    size_t mark = terminal_bytes(t);
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "probe"));
    if (_i == 0) {
        ck_assert(terminal_wait_sent(t, mark, "\033[?2004h"));
        ck_assert(terminal_sent(t, mark, "\033[?1006;1000h"));
        ck_assert(terminal_alternate(t));
    }
    terminal_type(t, "px");
    ck_assert(terminal_wait_text(t, "key x"));
    ck_assert(!terminal_has(t, "guest"));
    ck_assert(!terminal_sent(t, 0, "STRAY"));
    leave(t);
}
END_TEST

START_TEST(a_window_resized_under_a_guest_is_seen) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    terminal_type(t, "g");
    ck_assert(terminal_wait_sent(t, 0, "guest\r\n"));
    terminal_resize(t, 30, 100);
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "30 x 100"));
    leave(t);
}
END_TEST

/* ---- what is written ---- */

START_TEST(only_what_changed_is_written) {
    struct terminal *t = start(_i ? "linux" : NULL, WORDS("colour", "dark"), 0, 0);
    size_t mark = terminal_bytes(t);
    terminal_type(t, "u");
    ck_assert(terminal_wait_quiet(t, 50));
    ck_assert_uint_eq(terminal_bytes(t), mark);
    terminal_type(t, "<Right>");
    ck_assert(terminal_wait_quiet(t, 50));
    ck_assert_uint_gt(terminal_bytes(t), mark);
    ck_assert_uint_le(terminal_bytes(t), mark + 8);
    mark = terminal_bytes(t);
    terminal_type(t, "x");
    ck_assert(terminal_wait_text(t, "key x") && terminal_wait_quiet(t, 20));
    ck_assert_uint_le(terminal_bytes(t), mark + 64);
    leave(t);
}
END_TEST

START_TEST(redrawing_writes_everything) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    size_t mark = terminal_bytes(t);
    terminal_type(t, "r");
    ck_assert(terminal_wait_sent(t, mark, "statement"));
    ck_assert(terminal_wait_sent(t, mark, "rule"));
    leave(t);
}
END_TEST

START_TEST(themes_change_while_it_is_open) {
    struct terminal *t = start(NULL, WORDS("colour"), 0, 0);
    int row, column, colours[5][2];
    for (int i = 0; i < 5; i++) {
        ck_assert(terminal_find(t, "chosen", &row, &column));
        struct terminal_cell cell = terminal_cell(t, row, column);
        colours[i][0] = cell.foreground;
        colours[i][1] = cell.background;
        ck_assert(cell.bold);
        struct terminal_cell empty = terminal_cell(t, 20, 70);
        ck_assert_int_eq(empty.background, i == 3 ? 0 : TERMINAL_COLOUR_DEFAULT);
        size_t mark = terminal_bytes(t);
        terminal_type(t, "t");
        ck_assert(terminal_wait_sent(t, mark, "rule") && terminal_wait_quiet(t, 20));
    }
    ck_assert_int_eq(colours[0][0], TERMINAL_COLOUR_DEFAULT);
    ck_assert_int_eq(colours[1][0], 10);
    ck_assert_int_eq(colours[2][0], TERMINAL_COLOUR_DEFAULT);
    ck_assert_int_eq(colours[3][0], 11);
    ck_assert_int_eq(colours[4][0], TERMINAL_COLOUR_DEFAULT);
    leave(t);
}
END_TEST

/* ---- the mouse ---- */

START_TEST(no_mouse_unless_asked) {
    static const char *const mice[] = {"xterm-256color", "screen", "linux", "tmux-256color"};
    struct terminal *t = start(mice[_i], NULL, 0, 0);
    leave(t);
    t = start(mice[_i], NULL, 0, 0);
    ck_assert(!terminal_sent(t, 0, "\033[?1000") && !terminal_sent(t, 0, "\033[?1006"));
    terminal_send(t, "\033[<0;12;3M", 10);
    terminal_send(t, "\033[M !!", 6);
    terminal_type(t, "x");
    ck_assert(terminal_wait_text(t, "key x") && terminal_has(t, "1 messages"));
    leave(t);
}
END_TEST

START_TEST(clicks_and_the_wheel_are_heard) {
    bool old = _i == 1;
    struct terminal *t = start(old ? "screen" : NULL, WORDS("mouse"), 0, 0);
    ck_assert(terminal_sent(t, 0, old ? "\033[?1000h" : "\033[?1006;1000h"));
    if (old)
        terminal_send(t, "\033[M ,#\033[M#,#", 12); /* pressed in column 12, row 3; let go */
    else
        terminal_send(t, "\033[<0;12;3M\033[<0;12;3m", 20);
    ck_assert(terminal_wait_text(t, "click in row 2, column 11"));
    ck_assert(terminal_has(t, "1 messages"));
    if (old)
        terminal_send(t, "\033[M`!!", 6);
    else
        terminal_send(t, "\033[<64;5;5M", 10);
    ck_assert(terminal_wait_text(t, "key Up"));
    if (!old) {
        terminal_send(t, "\033[<65;5;5M", 10);
        ck_assert(terminal_wait_text(t, "key Down"));
        terminal_send(t, "\033[<2;5;5Mx", 10); /* the right button */
        ck_assert(terminal_wait_quiet(t, 20));
    }
    leave(t);
}
END_TEST

START_TEST(the_mouse_goes_on_and_off) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    size_t mark = terminal_bytes(t);
    terminal_type(t, "m");
    ck_assert(terminal_wait_sent(t, mark, "\033[?1006;1000h"));
    terminal_send(t, "\033[<0;2;2M", 9);
    ck_assert(terminal_wait_text(t, "click in row 1, column 1"));
    mark = terminal_bytes(t);
    terminal_type(t, "m");
    ck_assert(terminal_wait_sent(t, mark, "\033[?1006;1000l"));
    terminal_send(t, "\033[<0;3;3M", 9);
    terminal_type(t, "x");
    ck_assert(terminal_wait_text(t, "key x") && terminal_has(t, "2 messages"));
    leave(t);
}
END_TEST

/* ---- keys ---- */

/* As in a shell: the keys of the line do what stty says. */
START_TEST(the_keys_of_the_line_count) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    terminal_type(t, "<C-z>");
    ck_assert(terminal_wait_stopped(t));
    check_restored(t, "Ctrl-Z");
    size_t mark = terminal_bytes(t);
    terminal_signal(t, SIGCONT); /* curses drops what was typed before it is back */
    ck_assert(terminal_wait_sent(t, mark, "rule") && terminal_wait_quiet(t, 20));
    terminal_type(t, "x");
    ck_assert(terminal_wait_text(t, "key x"));
    terminal_send(t, "\033[200~a\003b\034c\032d\033[201~", 19);
    ck_assert(terminal_wait_text(t, "text of 7 bytes"));
    terminal_type(t, _i ? "<C-\\>" : "<C-c>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->signal, _i ? SIGQUIT : SIGINT);
    check_restored(t, "Ctrl-C");
    terminal_free(t);
}
END_TEST

static const struct {
    const char *term, *sent, *heard;
} keys[] = {
    {NULL, "\033OA", "key Up"},
    {NULL, "\033[A", "key Up"},
    {NULL, "\033[1;5D", "key Ctrl-Left"},
    {NULL, "\033[1;5C", "key Ctrl-Right"},
    {NULL, "\033b", "key Ctrl-Left"},
    {NULL, "\033f", "key Ctrl-Right"},
    {NULL, "\033\177", "key Ctrl-W"},
    {NULL, "\001", "key Ctrl-A"},
    {NULL, "\017", "key Ctrl-O"},
    {NULL, "\014", "key Ctrl-L"},
    {NULL, "\026", "key Ctrl-V"},
    {NULL, "\023", "key Ctrl-S"},
    {NULL, "\b", "key Backspace"},
    {NULL, "\177", "key Backspace"},
    {NULL, "\r", "key Enter"},
    {NULL, "\t", "key Tab"},
    {NULL, "\033[Z", "key Backtab"},
    {NULL, "\033[3~", "key Del"},
    {NULL, "\033OP", "key F1"},
    {NULL, "\033[20~", "key F9"},
    {NULL, "\033[24~", "key F12"},
    {NULL, "\033", "key Esc"},
    {NULL, "\xC3\xA9", "key \xC3\xA9"},
    {NULL, "\xE2\x82\xAC", "key \xE2\x82\xAC"},
    {"vt100", "\033[A", "key Up"},
    {"vt100", "\033OA", "key Up"},
    {"vt100", "\033[3~", "key Del"},
    {"linux", "\033[H", "key Home"},
    {"linux", "\033[1;5D", "key Ctrl-Left"},
    {"vt220", "\033[15~", "key F5"},
};
#define KEYS ((int)(sizeof keys / sizeof *keys))

START_TEST(every_key_is_heard) {
    struct terminal *t = start(keys[_i].term, NULL, 0, 0);
    terminal_send(t, keys[_i].sent, strlen(keys[_i].sent));
    ck_assert_msg(terminal_wait_text(t, keys[_i].heard), "%s", keys[_i].heard);
    ck_assert(terminal_has(t, "1 messages"));
    leave(t);
}
END_TEST

/* Each is followed by x, a key of its own; nothing of it may be heard but that. */
static const char *const garbage[] = {
    "\033[",
    "\033[99;7~",
    "\033[1;15C",
    "\033]11;rgb:0/0/0\a",
    "\033]0;12\033\\",
    "\033P1$r0m\033\\",
    "\xFF",
    "\xC3",
    "\xC0\xAF",
    "\xE0\x80\xAF",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "\xF8\x88\x80\x80\x80",
    "\x80",
    "\xE2\x82",
    "\xC2\x9B",
    "\033[\033[",
    "\033[<",
    "\033[M",
    &"\x1C\x1D"[1],
};
#define GARBAGE ((int)(sizeof garbage / sizeof *garbage))

START_TEST(garbage_is_no_key) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    terminal_send(t, garbage[_i], strlen(garbage[_i]));
    ck_assert(terminal_wait_quiet(t, 120)); /* and then nothing, for a while */
    terminal_type(t, "x");
    ck_assert(terminal_wait_text(t, "key x"));
    ck_assert_msg(terminal_has(t, "1 messages"), "%s", terminal_row(t, 0));
    leave(t);
}
END_TEST

/* A letter whose bytes come one by one. */
START_TEST(a_slow_line_breaks_no_letter) {
    struct terminal *t = start(NULL, NULL, 0, 0);
    terminal_send(t, "\xE2", 1);
    ck_assert(terminal_wait_quiet(t, 10));
    terminal_send(t, "\x82", 1);
    ck_assert(terminal_wait_quiet(t, 10));
    terminal_send(t, "\xAC", 1);
    ck_assert(terminal_wait_text(t, "key \xE2\x82\xAC"));
    leave(t);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("tty");
    TCase *all = tcase_create("tty");
    tcase_set_timeout(all, 6 * terminal_deadline());
    tcase_add_loop_test(all, a_crash_gives_the_terminal_back, 0, CRASHES);
    tcase_add_loop_test(all, a_crash_on_any_kind_gives_the_terminal_back, 0, KINDS);
    tcase_add_test(all, exit_in_the_middle_gives_the_terminal_back);
    tcase_add_test(all, stray_output_comes_afterwards);
    tcase_add_test(all, endless_stray_output_is_bounded);
    tcase_add_loop_test(all, a_guest_has_the_terminal_for_a_while, 0, 2);
    tcase_add_test(all, a_window_resized_under_a_guest_is_seen);
    tcase_add_loop_test(all, only_what_changed_is_written, 0, 2);
    tcase_add_test(all, redrawing_writes_everything);
    tcase_add_test(all, themes_change_while_it_is_open);
    tcase_add_loop_test(all, no_mouse_unless_asked, 0, 4);
    tcase_add_loop_test(all, clicks_and_the_wheel_are_heard, 0, 2);
    tcase_add_test(all, the_mouse_goes_on_and_off);
    tcase_add_loop_test(all, the_keys_of_the_line_count, 0, 2);
    tcase_add_loop_test(all, every_key_is_heard, 0, KEYS);
    tcase_add_loop_test(all, garbage_is_no_key, 0, GARBAGE);
    tcase_add_test(all, a_slow_line_breaks_no_letter);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

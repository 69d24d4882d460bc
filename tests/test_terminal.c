/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the terminal harness itself, against small programs whose output is known. */
#include <config.h>

#include <check.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"

#define RUN(...) ((const char *const[]){__VA_ARGS__, NULL})

static struct terminal *start_shell(const char *script, const struct terminal_options *options) {
    struct terminal *t = terminal_start(RUN("sh", "-c", script), options);
    ck_assert_msg(t != NULL, "sh cannot be started: %s", strerror(errno));
    return t;
}

START_TEST(text_is_read_back) {
    struct terminal *t = start_shell("printf 'one\\n  two\\n'; exit 7",
                                     &(struct terminal_options){.rows = 5, .columns = 20});
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(terminal_row(t, 0), "one");
    ck_assert_str_eq(terminal_row(t, 1), "  two");
    ck_assert_str_eq(terminal_text(t), "one\n  two\n");
    ck_assert_str_eq(terminal_stream(t), "one\r\n  two\r\n");
    ck_assert_uint_eq(terminal_bytes(t), 12);
    ck_assert(terminal_has(t, "two") && !terminal_has(t, "three"));
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->status, 7);
    ck_assert_int_gt(terminal_end(t)->peak_kb, 0);
    ck_assert(terminal_end(t)->cpu_seconds >= 0);
    terminal_free(t);
}
END_TEST

START_TEST(attributes_and_colours_are_seen) {
    struct terminal *t = start_shell(
        "printf '\\033[1mB\\033[0;4mU\\033[0;7mR\\033[0;3mI\\033[0;31;44mC\\033[0;38;5;200mP';"
        "printf '\\033[0;38;2;1;2;3mT\\033[0m.'",
        NULL);
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(terminal_row(t, 0), "BURICPT.");
    ck_assert(terminal_cell(t, 0, 0).bold && !terminal_cell(t, 0, 1).bold);
    ck_assert(terminal_cell(t, 0, 1).underline && !terminal_cell(t, 0, 2).underline);
    ck_assert(terminal_cell(t, 0, 2).reverse && terminal_cell(t, 0, 3).italic);
    ck_assert_int_eq(terminal_cell(t, 0, 4).foreground, 1);
    ck_assert_int_eq(terminal_cell(t, 0, 4).background, 4);
    ck_assert_int_eq(terminal_cell(t, 0, 5).foreground, 200);
    ck_assert_int_eq(terminal_cell(t, 0, 6).foreground, TERMINAL_COLOUR_RGB);
    ck_assert_int_eq(terminal_cell(t, 0, 7).foreground, TERMINAL_COLOUR_DEFAULT);
    ck_assert_int_eq(terminal_cell(t, 0, 7).background, TERMINAL_COLOUR_DEFAULT);
    terminal_free(t);
}
END_TEST

START_TEST(wide_and_combining_characters_have_their_columns) {
    struct terminal *t = start_shell("printf '中e\\314\\201!\\nx\\360\\237\\230\\200y'", NULL);
    int row, column;
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(terminal_row(t, 0), "中e\xCC\x81!");
    ck_assert_int_eq(terminal_cell(t, 0, 0).width, 2);
    ck_assert_int_eq(terminal_cell(t, 0, 1).width, 0);
    ck_assert_str_eq(terminal_cell(t, 0, 2).text, "e\xCC\x81");
    ck_assert(terminal_find(t, "!", &row, &column));
    ck_assert_int_eq(row, 0);
    ck_assert_int_eq(column, 3);
    ck_assert(terminal_find(t, "y", &row, &column));
    ck_assert_int_eq(row, 1);
    ck_assert_int_eq(column, 3);
    terminal_free(t);
}
END_TEST

START_TEST(cursor_and_alternate_screen_are_seen) {
    struct terminal *t = start_shell("printf 'below\\033[?1049h\\033[?25l\\033[3;5Hup'; read x;"
                                     "printf '\\033[?25h\\033[?1049l'; read x",
                                     NULL);
    int row, column;
    ck_assert(terminal_wait_text(t, "up"));
    ck_assert(terminal_alternate(t) && !terminal_cursor_visible(t));
    ck_assert(!terminal_has(t, "below"));
    terminal_cursor(t, &row, &column);
    ck_assert_int_eq(row, 2);
    ck_assert_int_eq(column, 6);
    size_t mark = terminal_bytes(t);
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_sent(t, mark, "\033[?1049l"));
    ck_assert(terminal_wait_gone(t, "up"));
    ck_assert(!terminal_alternate(t) && terminal_cursor_visible(t));
    ck_assert(terminal_has(t, "below"));
    ck_assert(!terminal_sent(t, mark, "\033[?1049h") && terminal_sent(t, 0, "\033[?1049h"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
}
END_TEST

START_TEST(resize_is_seen) {
    struct terminal *t = start_shell(
        "trap 'stty size' WINCH; stty size; while :; do read x || :; [ \"$x\" ] && exit; done",
        &(struct terminal_options){.rows = 12, .columns = 50});
    ck_assert(terminal_wait_text(t, "12 50"));
    terminal_resize(t, 9, 33);
    /* the shell runs a trap when read returns */
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "9 33"));
    ck_assert_int_eq(terminal_rows(t), 9);
    ck_assert_int_eq(terminal_columns(t), 33);
    terminal_resize(t, 40, 120);
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "40 120"));
    ck_assert_str_eq(terminal_row(t, 39), "");
    terminal_type(t, "q<Enter>");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
}
END_TEST

START_TEST(waiting_in_vain_ends_at_the_deadline) {
    struct terminal *t =
        start_shell("exec cat", &(struct terminal_options){.deadline = 0.2, .silent = true});
    double before = terminal_now(t);
    ck_assert(!terminal_wait_text(t, "never"));
    ck_assert(terminal_now(t) - before >= 0.2);
    ck_assert(!terminal_wait_sent(t, 0, "never") && !terminal_wait_cursor(t, 5, 5));
    ck_assert(!terminal_wait_exit(t) && !terminal_wait_stopped(t));
    ck_assert(terminal_wait_gone(t, "never"));
    ck_assert(terminal_wait_quiet(t, 20));
    ck_assert_ptr_null(terminal_end(t));
    terminal_free(t);
}
END_TEST

START_TEST(waiting_ends_when_the_program_ends) {
    struct terminal *t = start_shell("exit 3", &(struct terminal_options){.silent = true});
    double before = terminal_now(t);
    ck_assert(!terminal_wait_text(t, "never"));
    ck_assert(terminal_now(t) - before < terminal_deadline());
    ck_assert_int_eq(terminal_end(t)->status, 3);
    terminal_free(t);
}
END_TEST

START_TEST(a_failed_wait_prints_the_screen) {
    char line[100], all[1000] = "";
    FILE *out = tmpfile();
    struct terminal *t =
        start_shell("printf 'what is there\\n'", &(struct terminal_options){.rows = 3});
    ck_assert_ptr_nonnull(out);
    ck_assert(terminal_wait_exit(t));
    terminal_print(t, out);
    rewind(out);
    while (fgets(line, sizeof line, out)) {
        ck_assert_int_eq(line[0], '#');
        strncat(all, line, sizeof all - strlen(all) - 1);
    }
    ck_assert_ptr_nonnull(strstr(all, "ended with status 0"));
    ck_assert_ptr_nonnull(strstr(all, "|what is there\n"));
    fclose(out);
    terminal_free(t);
}
END_TEST

START_TEST(keys_arrive_as_typed) {
    static const struct {
        const char *keys, *shown; /* as cat -v shows them */
    } cases[] = {
        {"ab c<lt>", "ab c<"},      {"ü", "M-CM-<"},       {"<Up>", "^[[A"},
        {"<F5>", "^[[15~"},         {"<F1>", "^[OP"},      {"<PageDown>", "^[[6~"},
        {"<M-x>", "^[x"},           {"<C-a>", "^A"},       {"<S-Tab>", "^[[Z"},
        {"<Escape>", "^["},         {"<Backspace>", "^?"}, {"<C-Right>", "^[[1;5C"},
        {"<Space>x<Space>", " x "}, {"<Delete>", "^[[3~"}, {"<C-Space>", "^@"},
    };
    struct terminal *t = start_shell("stty raw -echo; echo ready; cat -v", NULL);
    ck_assert(terminal_wait_text(t, "ready"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t mark = terminal_bytes(t);
        terminal_type(t, "(");
        terminal_type(t, cases[i].keys);
        terminal_type(t, ")");
        ck_assert(terminal_wait_sent(t, mark, ")"));
        size_t length = strlen(cases[i].shown);
        const char *got = terminal_stream(t) + mark;
        ck_assert_msg(strncmp(got + 1, cases[i].shown, length) == 0 && got[length + 1] == ')',
                      "%s gave %s", cases[i].keys, got);
    }
    terminal_free(t);
}
END_TEST

START_TEST(a_paste_is_marked_when_the_program_asks) {
    struct terminal *t = start_shell("stty raw -echo; echo ready; cat -v", NULL);
    ck_assert(terminal_wait_text(t, "ready"));
    terminal_paste(t, "a\nb.");
    ck_assert(terminal_wait_sent(t, 0, "a^Mb."));
    terminal_free(t);
    t = start_shell("stty raw -echo; printf '\\033[?2004hready\\n'; cat -v", NULL);
    ck_assert(terminal_wait_text(t, "ready"));
    terminal_paste(t, "a\nb.");
    ck_assert(terminal_wait_sent(t, 0, "^[[200~a^Mb.^[[201~"));
    terminal_free(t);
}
END_TEST

START_TEST(much_typed_and_much_written_arrives) {
    static char line[1001];
    struct terminal *t = start_shell("stty raw -echo; echo ready; exec cat", NULL);
    ck_assert(terminal_wait_text(t, "ready"));
    memset(line, 'x', sizeof line - 1);
    for (int i = 0; i < 300; i++)
        terminal_send(t, line, sizeof line - 1);
    terminal_send(t, "the end", 7);
    ck_assert(terminal_wait_text(t, "the end"));
    ck_assert_uint_eq(terminal_bytes(t), strlen("ready\n") + 300000 + 7);
    terminal_free(t);
}
END_TEST

START_TEST(questions_of_the_program_are_answered) {
    struct terminal *t = start_shell(
        "stty raw -echo; printf '\\033[2;3H\\033[6n'; dd bs=1 count=6 2>/dev/null | cat -v", NULL);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_has(t, "^[[2;3R"));
    terminal_free(t);
}
END_TEST

START_TEST(size_and_surroundings_are_as_asked) {
    static const char *const environment[] = {"LANGUAGE=nl", "HOME", "TERM=vt100", NULL};
    struct terminal *t = start_shell(
        "echo \"$TERM,$LC_ALL,$LANGUAGE,${HOME-none},${LINES-none},$(pwd)\"; stty size",
        &(struct terminal_options){.environment = environment, .directory = "/", .rows = 7});
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(terminal_row(t, 0), "vt100,C.UTF-8,nl,none,none,/");
    ck_assert_str_eq(terminal_row(t, 1), "7 80");
    terminal_free(t);
}
END_TEST

START_TEST(what_cannot_start_says_why) {
    errno = 0;
    ck_assert_ptr_null(terminal_start(RUN("/no/such/program"), NULL));
    ck_assert_int_eq(errno, ENOENT);
    ck_assert_ptr_null(
        terminal_start(RUN("cat"), &(struct terminal_options){.directory = "/no/such"}));
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(a_signal_is_told_from_an_exit) {
    struct terminal *t = start_shell("exec cat", NULL);
    terminal_signal(t, SIGTERM);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->signal, SIGTERM);
    terminal_free(t);
    t = start_shell("exec cat", NULL);
    terminal_type(t, "<C-c>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->signal, SIGINT);
    terminal_free(t);
    t = start_shell("cat; echo rest", NULL);
    terminal_type(t, "seen<Enter>");
    ck_assert(terminal_wait_text(t, "seen"));
    terminal_signal_foreground(t, SIGQUIT);
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
}
END_TEST

START_TEST(a_program_stops_and_goes_on) {
    struct terminal *t = start_shell("exec cat", NULL);
    terminal_type(t, "<C-z>");
    ck_assert(terminal_wait_stopped(t));
    ck_assert_ptr_null(terminal_end(t));
    terminal_signal(t, SIGCONT);
    terminal_type(t, "back<Enter>");
    ck_assert(terminal_wait_sent(t, 0, "back\r\nback\r\n"));
    terminal_type(t, "<C-d>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    terminal_free(t);
}
END_TEST

START_TEST(a_hang_up_is_felt) {
    struct terminal *t = start_shell("echo before; exec sleep 1000", NULL);
    ck_assert(terminal_wait_text(t, "before"));
    terminal_hang_up(t);
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->signal, SIGHUP);
    ck_assert_str_eq(terminal_row(t, 0), "before");
    terminal_free(t);
    t = start_shell("exec cat", NULL); /* ends by the signal or by the end of its input */
    terminal_hang_up(t);
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
}
END_TEST

START_TEST(a_changed_line_is_noticed) {
    struct terminal *t = start_shell("stty -echo; stty echo", NULL);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_line_restored(t));
    terminal_free(t);
    t = start_shell("stty -echo; echo off; read x; stty echo; echo on; read x", NULL);
    ck_assert(terminal_wait_text(t, "off"));
    ck_assert(!terminal_line_restored(t));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "on"));
    ck_assert(terminal_line_restored(t));
    terminal_free(t);
}
END_TEST

START_TEST(use_is_measured) {
    struct terminal *t = start_shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done;"
                                     "echo done; read x",
                                     NULL);
    ck_assert(terminal_wait_text(t, "done"));
    ck_assert(terminal_last_output(t) > 0 && terminal_last_output(t) <= terminal_now(t));
    if (terminal_cpu(t) >= 0)
        ck_assert(terminal_cpu(t) > 0.0005);
    if (terminal_peak_kb(t) >= 0)
        ck_assert_int_gt(terminal_peak_kb(t), 100);
    terminal_free(t);
}
END_TEST

static bool dialog_is_here(void) {
    return system("command -v dialog >/dev/null 2>&1") == 0;
}

struct place {
    int row, column, background;
};

static bool has_background(struct terminal *t, const void *data) {
    const struct place *place = data;
    return terminal_cell(t, place->row, place->column).background == place->background;
}

START_TEST(dialog_shows_a_menu) {
    struct terminal *t = terminal_start(RUN("dialog", "--visit-items", "--menu", "Kies één", "12",
                                            "40", "3", "a", "First", "b", "Second", "c", "Third"),
                                        &(struct terminal_options){.rows = 20, .columns = 60});
    struct place first, second;
    ck_assert_ptr_nonnull(t);
    ck_assert(terminal_wait_text(t, "Kies één") && terminal_wait_text(t, "Cancel>"));
    ck_assert(terminal_find(t, "a  First", &first.row, &first.column));
    ck_assert(terminal_wait_cursor(t, first.row, first.column));
    ck_assert(terminal_find(t, "b  Second", &second.row, &second.column));
    second.background = terminal_cell(t, first.row, first.column).background;
    ck_assert(!has_background(t, &second));
    terminal_type(t, "<Down>");
    ck_assert(terminal_wait(t, has_background, &second, "the second line to be chosen"));
    ck_assert(terminal_wait_cursor(t, second.row, second.column));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(terminal_line_restored(t));
    ck_assert(terminal_has(t, "b"));
    terminal_free(t);
}
END_TEST

static Suite *terminal_suite(void) {
    const TTest *const tests[] = {
        text_is_read_back, attributes_and_colours_are_seen,
        wide_and_combining_characters_have_their_columns, cursor_and_alternate_screen_are_seen,
        resize_is_seen, waiting_in_vain_ends_at_the_deadline, waiting_ends_when_the_program_ends,
        a_failed_wait_prints_the_screen, keys_arrive_as_typed,
        a_paste_is_marked_when_the_program_asks, much_typed_and_much_written_arrives,
        questions_of_the_program_are_answered, size_and_surroundings_are_as_asked,
        what_cannot_start_says_why, a_signal_is_told_from_an_exit, a_program_stops_and_goes_on,
        a_hang_up_is_felt, a_changed_line_is_noticed, use_is_measured};
    Suite *suite = suite_create("terminal");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 6 * terminal_deadline());
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(all, tests[i]);
    if (dialog_is_here())
        tcase_add_test(all, dialog_shows_a_menu);
    else
        fprintf(stderr, "# dialog is not here: its test is left out\n");
    suite_add_tcase(suite, all);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(terminal_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_stop: stopping half-way, by choice or not, and going on later. */
#include <config.h>

#include <signal.h>
#include <string.h>

#include "program.h"

#define NOTE "Nog niet af, maar wel van mij: één"

/* Starts in a place with a record and answers the first COUNT items with level 3. */
static struct terminal *answer_some(struct place *place, const struct questions *q, int count) {
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    for (int i = 0; i < count; i++) {
        ck_assert(wait_open_item(t, q->statements[i]));
        terminal_type(t, "3");
        ck_assert(wait_chosen(t, 3));
        terminal_type(t, "<Enter>");
    }
    ck_assert(wait_open_item(t, q->statements[count]));
    return t;
}

static void check_answers(struct place *place, const struct questions *q, int count) {
    for (int i = 0; i < count; i++)
        ck_assert_msg(place_has_answer(place, q->ids[i], "3"), "%s in\n%s", q->ids[i],
                      place_record(place));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*"), 2);
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
}

/* The start screen offers to go on, and that leads to the same item. */
static void check_going_on(struct place *place, const char *statement) {
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, statement));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    terminal_free(t);
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*.record.yaml"), 1);
}

START_TEST(stopping_half_way_loses_nothing) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = answer_some(place, &q, 4);
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert(is_restored(t));
    terminal_free(t);
    check_answers(place, &q, 4);
    check_going_on(place, q.statements[4]);
    questions_free(&q);
    place_free(place);
}
END_TEST

static const struct {
    const char *name, *keys; /* typed; or NULL */
    int number;              /* 0: hang up */
    int expected;
} ends[] = {
    {"Ctrl-C", "<C-c>", 0, SIGINT},      {"SIGINT", NULL, SIGINT, SIGINT},
    {"SIGTERM", NULL, SIGTERM, SIGTERM}, {"SIGHUP", NULL, SIGHUP, SIGHUP},
    {"SIGQUIT", NULL, SIGQUIT, SIGQUIT}, {"Ctrl-\\", "<C-\\>", 0, SIGQUIT},
    {"hang-up", NULL, 0, SIGHUP},
};
#define ENDS ((int)(sizeof ends / sizeof *ends))

static void end_by(struct terminal *t, int way) {
    if (ends[way].keys)
        terminal_type(t, ends[way].keys);
    else if (ends[way].number)
        terminal_signal(t, ends[way].number);
    else
        terminal_hang_up(t);
    ck_assert_msg(terminal_wait_exit(t), "%s did not end it", ends[way].name);
    ck_assert_msg(terminal_end(t)->by_signal && terminal_end(t)->signal == ends[way].expected,
                  "%s: status %d, signal %d", ends[way].name, terminal_end(t)->status,
                  terminal_end(t)->signal);
    if (ends[way].keys || ends[way].number)
        ck_assert_msg(is_restored(t), "after %s", ends[way].name);
}

START_TEST(a_signal_on_an_item_loses_nothing) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = answer_some(place, &q, 3);
    end_by(t, _i);
    terminal_free(t);
    check_answers(place, &q, 3);
    check_going_on(place, q.statements[3]);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(a_signal_keeps_the_note_being_typed) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = answer_some(place, &q, 1);
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
    terminal_type(t, NOTE);
    ck_assert(terminal_wait_text(t, NOTE));
    end_by(t, _i);
    terminal_free(t);
    check_answers(place, &q, 1);
    ck_assert_msg(strstr(place_record(place), NOTE) != NULL, "%s: the note is lost:\n%s",
                  ends[_i].name, place_record(place));
    check_going_on(place, q.statements[1]);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* What was typed ahead of a hang-up counts: the line dropped, not the person. */
START_TEST(keys_typed_before_a_hang_up_count) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = answer_some(place, &q, 1);
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_hang_up(t);
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    ck_assert(place_has_answer(place, q.ids[1], "1"));
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Ignored signals (nohup) stay ignored. */
START_TEST(nohup_is_respected) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    const char *command = place_text(place, "trap '' HUP; exec '%s' assess", program_path());
    struct terminal *t = place_start_other(place, WORDS("sh", "-c", command));
    ck_assert(wait_says(t, q.statements[0]));
    terminal_signal(t, SIGHUP);
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* ---- stopping for a while (Ctrl-Z) ---- */

START_TEST(ctrl_z_gives_the_terminal_back_for_a_while) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = answer_some(place, &q, 1);
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    if (_i == 0)
        terminal_type(t, "<C-z>");
    else
        terminal_signal(t, SIGTSTP);
    ck_assert(terminal_wait_stopped(t));
    ck_assert(is_restored(t));
    ck_assert(place_has_answer(place, q.ids[1], "2"));
    if (_i == 2)
        terminal_resize(t, 40, 120);
    size_t mark = terminal_bytes(t);
    terminal_signal(t, SIGCONT);
    ck_assert(wait_says(t, q.statements[1]) && wait_chosen(t, 2));
    ck_assert(terminal_alternate(t));
    ck_assert_msg(terminal_wait_sent(t, mark, "\033[?2004h"), "pastes are no longer marked");
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q.statements[2]));
    if (_i == 2)
        ck_assert_str_ne(terminal_row(t, 39), "");
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Under a shell the program is not told of a size that changes while it is stopped. */
START_TEST(a_size_changed_meanwhile_is_seen) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    place_set(place, "ENV");
    place_set(place, "PS1=%s", "ready> ");
    struct terminal *t = place_start_other(place, WORDS("sh", "-i"));
    ck_assert(terminal_wait_text(t, "ready>"));
    terminal_type(t, place_text(place, "'%s' assess<Enter>", program_path()));
    ck_assert(wait_says(t, q.statements[0]));
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    terminal_type(t, "<C-z>");
    ck_assert(terminal_wait_text(t, "Stopped"));
    ck_assert(wait_quiet(t, 50));
    terminal_resize(t, 12, 50);
    terminal_type(t, "fg<Enter>");
    ck_assert(wait_chosen(t, 2));
    ck_assert(wait_quiet(t, 50));
    ck_assert_msg(strstr(terminal_row(t, 11), "?") != NULL, "no key bar at the foot:\n%s",
                  terminal_text(t));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q.statements[1]));
    terminal_type(t, "q");
    ck_assert(terminal_wait_text(t, "ready>"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_stop_tests(Suite *suite) {
    TCase *stop = tcase_create("stop");
    tcase_set_timeout(stop, 6 * terminal_deadline());
    tcase_add_test(stop, stopping_half_way_loses_nothing);
    tcase_add_loop_test(stop, a_signal_on_an_item_loses_nothing, 0, ENDS);
    tcase_add_loop_test(stop, a_signal_keeps_the_note_being_typed, 0, ENDS);
    tcase_add_test(stop, keys_typed_before_a_hang_up_count);
    tcase_add_test(stop, nohup_is_respected);
    tcase_add_loop_test(stop, ctrl_z_gives_the_terminal_back_for_a_while, 0, 3);
    tcase_add_test(stop, a_size_changed_meanwhile_is_seen);
    suite_add_tcase(suite, stop);
}

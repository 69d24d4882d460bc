/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_kill: killed without warning (kill -9), the program leaves a good record that holds
 * every answer which the screen showed as saved. */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

#define ROUNDS 10
#define SEED 20161123u

/* What the screen has shown so far. */
struct seen {
    const struct questions *q;
    size_t bytes_wanted;
    int item;   /* the furthest item seen: those before it were answered */
    int chosen; /* the answer marked on it; -1: none */
};

static int level_of(int item) {
    return (item * 2 + 1) % 5;
}

static bool has_level(struct terminal *t, int level) {
    char marks[40];
    snprintf(marks, sizeof marks, "(●) ( ) %d ", level);
    return terminal_has(t, marks);
}

/* Looks at the screen; true when it has come far enough to kill. */
static bool look(struct terminal *t, const void *data) {
    struct seen *seen = (struct seen *)(uintptr_t)data;
    for (int i = seen->q->count - 1; i >= 0; i--) {
        if (!says(t, seen->q->statements[i]) || i < seen->item)
            continue;
        if (i > seen->item)
            seen->chosen = -1;
        seen->item = i;
        if (has_level(t, level_of(i)))
            seen->chosen = level_of(i);
        break;
    }
    return terminal_bytes(t) >= seen->bytes_wanted;
}

static void type_all(struct terminal *t, const struct questions *q) {
    for (int i = 0; i < q->count; i++) {
        char keys[16];
        snprintf(keys, sizeof keys, "%d<Enter>", level_of(i));
        terminal_type(t, keys);
    }
}

static void check_record(struct place *place, const struct seen *seen) {
    struct ran ran = place_run(place, NULL, WORDS("report"));
    ck_assert_msg(ran.status == 0, "the record is broken: %s\n%s", ran.err, place_record(place));
    for (int i = 0; i < seen->item + (seen->chosen >= 0); i++) {
        char level[] = {(char)('0' + level_of(i)), '\0'};
        ck_assert_msg(place_has_answer(place, seen->q->ids[i], level),
                      "%s was shown as saved (item %d of %d) and is not in\n%s", seen->q->ids[i],
                      i + 1, seen->item + 1, place_record(place));
    }
}

START_TEST(every_answer_shown_survives_kill_9) {
    struct place *place = place_new();
    unsigned random = SEED + (unsigned)_i;
    place_begin(place);
    struct questions q = questions_of(place);
    const char *begun = place_record(place), *path = place_record_path(place);
    int answered = 0;
    for (int round = 0; round < ROUNDS; round++) {
        place_write(place, path, begun);
        struct seen seen = {.q = &q, .item = 0, .chosen = -1};
        struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
        ck_assert(wait_says(t, q.statements[0]));
        random = random * 1103515245u + 12345u;
        seen.bytes_wanted = terminal_bytes(t) + 10 + (random >> 8) % 6000;
        type_all(t, &q);
        ck_assert(terminal_wait(t, look, &seen, "so many bytes"));
        terminal_signal(t, SIGKILL);
        ck_assert(terminal_wait_exit(t));
        ck_assert(terminal_end(t)->by_signal && terminal_end(t)->signal == SIGKILL);
        look(t, &seen);
        answered += seen.item;
        check_record(place, &seen);
        terminal_free(t);
    }
    ck_assert_int_gt(answered, 0);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* The same at each step of saving: fault.so kills just before the call. */
static const char *const calls[] = {"mkstemp", "write", "fsync", "close", "rename"};
#define CALLS ((int)(sizeof calls / sizeof *calls))

START_TEST(killed_while_saving_it_keeps_what_was_saved) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    /* each save: one call for the temporary file. The third answer is not saved. */
    place_fault(place, place_text(place, "%s:kill:3:/.lobspiegel-", calls[_i]));
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[0]));
    terminal_type(t, "1<Enter>1<Enter>1<Enter>1<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal && terminal_end(t)->signal == SIGKILL);
    terminal_free(t);
    place_fault(place, "");
    ck_assert(place_has_answer(place, q.ids[0], "1") && place_has_answer(place, q.ids[1], "1"));
    ck_assert(!place_has_answer(place, q.ids[2], "1"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q.statements[1])); /* where the last saved answer was given */
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q.statements[2]));
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    ck_assert(place_has_answer(place, q.ids[2], "4"));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*"), 2); /* no half-written file is left */
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_kill_tests(Suite *suite) {
    TCase *kill = tcase_create("kill");
    tcase_set_timeout(kill, 12 * terminal_deadline());
    tcase_add_loop_test(kill, every_answer_shown_survives_kill_9, 0, 3);
    if (faults_possible())
        tcase_add_loop_test(kill, killed_while_saving_it_keeps_what_was_saved, 0, CALLS);
    else
        fprintf(stderr, "# no faults here: killing while saving is left out\n");
    suite_add_tcase(suite, kill);
}

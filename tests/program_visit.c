/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_visit: the main job, from the first screen to the last, as a person does it. */
#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include "program.h"

#define SECRET "Gesprek met Noor op 12 mei: één ding geleerd"

/* The answers given in the visit, by position; what is not named gets level 2. */
static const struct {
    const char *keys, *answer;
    int chosen, wished; /* -1: none */
} given[] = {
    {"2", "2", 2, -1},          {"0w3", "0>3", 0, 3},
    {"5", "na", 5, -1},         {"6", "not-mine", 6, -1},
    {"7", "rather-not", 7, -1}, {"4", "4", 4, -1},
    {"1w2", "1>2", 1, 2},       {"<Down><Down><Enter>", "1", 1, -1},
};
#define GIVEN ((int)(sizeof given / sizeof *given))

static const char *answer_at(int i) {
    return i < GIVEN ? given[i].answer : "2";
}

static void resize_on_the_way(struct terminal *t, int i, const char *statement) {
    static const int sizes[][2] = {{12, 40}, {43, 132}, {24, 80}};
    if (i < 2 || i > 4)
        return;
    terminal_resize(t, 3, 10);
    ck_assert(terminal_wait_gone(t, "( )"));
    terminal_resize(t, sizes[i - 2][0], sizes[i - 2][1]);
    ck_assert(wait_says(t, statement));
}

static void answer(struct terminal *t, int i) {
    if (i < GIVEN && given[i].wished >= 0) {
        char now[] = {given[i].keys[0], '\0'};
        terminal_type(t, now);
        ck_assert(wait_chosen(t, given[i].chosen));
        terminal_type(t, given[i].keys + 1);
        ck_assert(wait_wished(t, given[i].wished));
        return;
    }
    terminal_type(t, i < GIVEN ? given[i].keys : "2");
    ck_assert(wait_chosen(t, i < GIVEN ? given[i].chosen : 2));
}

static void answer_all(struct place *place, struct terminal *t, const struct questions *q) {
    for (int i = 0; i < q->count; i++) {
        ck_assert(wait_open_item(t, q->statements[i]));
        resize_on_the_way(t, i, q->statements[i]);
        answer(t, i);
        ck_assert_msg(place_has_answer(place, q->ids[i], answer_at(i)),
                      "%s: %s is on the screen and not in the record:\n%s", q->ids[i], answer_at(i),
                      place_record(place));
        terminal_type(t, "<Enter>");
    }
}

static void write_note(struct place *place, struct terminal *t, const struct questions *q) {
    terminal_type(t, "o");
    ck_assert(terminal_wait_text(t, " 9 "));
    terminal_type(t, "3"); /* the second dimension */
    ck_assert(wait_says(t, q->statements[4]));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, q->statements[4]) && terminal_wait_text(t, "4 "));
    ck_assert(wait_chosen(t, given[4].chosen));
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
    terminal_type(t, SECRET);
    ck_assert(terminal_wait_text(t, SECRET));
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_text(t, "(●) 7"));
    ck_assert(wait_says(t, SECRET));
    ck_assert_ptr_nonnull(strstr(place_record(place), SECRET));
}

static void see_what_is_open(struct terminal *t, const struct questions *q) {
    terminal_type(t, "<Delete>");
    ck_assert(terminal_wait_text(t, "( ) 7"));
    terminal_type(t, "o");
    ck_assert(terminal_wait_text(t, " 6 "));
    terminal_type(t, "6");
    ck_assert(wait_says(t, q->statements[4]));
    ck_assert(!says(t, q->statements[5]));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "( ) 7"));
    terminal_type(t, "7");
    ck_assert(wait_chosen(t, 7));
}

static void see_profile_and_advice(struct terminal *t) {
    terminal_type(t, "p");
    ck_assert(terminal_wait_gone(t, SECRET)); /* notes are not in the mirror */
    ck_assert(wait_says(t, "Samenwerking"));
    terminal_type(t, "a");
    ck_assert(terminal_wait_text(t, "40"));
    terminal_type(t, "-");
    ck_assert(terminal_wait_text(t, "20"));
    terminal_type(t, "-");
    ck_assert(terminal_wait_text(t, " 8 "));
    terminal_type(t, "++");
    ck_assert(terminal_wait_text(t, "40"));
    terminal_type(t, "+");
    ck_assert(terminal_wait_text(t, "80"));
    terminal_type(t, "-");
    ck_assert(terminal_wait_text(t, "40"));
}

static void check_report(struct place *place) {
    const char *path = place_only(place, "home/lobspiegel-*.txt");
    const char *report = place_read(place, path);
    struct stat status;
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_ptr_nonnull(strstr(report, "starter, eerste jaren aan het werk"));
    ck_assert_ptr_nonnull(strstr(report, "Oriëntatie en begeleiding"));
    ck_assert_ptr_nonnull(strstr(report, "mentor"));
}

static void check_files(struct place *place, const struct questions *q) {
    const char *record = place_record(place);
    struct stat status;
    ck_assert_int_eq(stat(place_record_path(place), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_int_eq(stat(place_path(place, "data/lobspiegel"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0700);
    ck_assert_ptr_nonnull(strstr(record, "\nfinished: yes\n"));
    ck_assert_ptr_nonnull(strstr(record, SECRET));
    for (int i = 0; i < q->count; i++)
        ck_assert_msg(place_has_answer(place, q->ids[i], answer_at(i)), "%s in\n%s", q->ids[i],
                      record);
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*"), 2); /* the record and the lock */
    ck_assert_int_eq(place_count(place, "home/*"), 1);
    ck_assert_str_eq(place_read(place, place_path(place, "stderr")), "");
}

/* The items for these choices: the same as line mode shows. */
static struct questions expected_questions(void) {
    struct place *other = place_new();
    place_begin(other);
    struct questions q = questions_of(other);
    place_free(other);
    return q;
}

START_TEST(the_main_job_is_done) {
    struct questions q = expected_questions();
    struct place *place = place_new();
    const char *command =
        place_text(place, "exec '%s' 2>'%s'", program_path(), place_path(place, "stderr"));
    struct terminal *t = place_start_other(place, WORDS("sh", "-c", command));
    go_to_first_item(t, q.statements[0]);
    answer_all(place, t, &q);
    ck_assert(wait_says(t, "Samenwerking") && terminal_wait_text(t, "·"));
    write_note(place, t, &q);
    see_what_is_open(t, &q);
    see_profile_and_advice(t);
    terminal_type(t, "<Enter>"); /* finish */
    ck_assert(terminal_wait_text(t, " 8 "));
    terminal_type(t, "4");
    ck_assert(wait_says(t, "~/lobspiegel-"));
    check_report(place);
    ck_assert_ptr_nonnull(strstr(place_record(place), "\nfinished: no\n"));
    terminal_type(t, "8");
    ck_assert(terminal_wait_exit(t));
    ck_assert(!terminal_end(t)->by_signal);
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    ck_assert(says(t, ".record.yaml"));
    check_files(place, &q);
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* Everything with arrows, Enter, Space and Esc only. */
START_TEST(arrows_and_enter_are_enough) {
    struct place *place = place_new();
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "[ ] mentor"));
    terminal_type(t, "<Down><Down><Enter>");
    ck_assert(wait_says(t, "[x] mentor"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "( ) 2 starter"));
    terminal_type(t, "<Down><Down><Enter>");
    ck_assert(wait_says(t, "(●) 2 starter"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "voortgezet onderwijs"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "[x] 1 eerste lijn"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "(●) 2 "));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "Oriëntatie en begeleiding"));
    terminal_type(t, "<Enter>");
    struct questions q = questions_of(place);
    for (int i = 0; i < 3; i++) {
        ck_assert(wait_open_item(t, q.statements[i]));
        terminal_type(t, "<Down><Down><Down><Enter>");
        ck_assert(wait_chosen(t, 2));
        ck_assert(place_has_answer(place, q.ids[i], "2"));
        terminal_type(t, "<Enter>");
    }
    ck_assert(wait_says(t, q.statements[3]));
    terminal_type(t, "<Left>");
    ck_assert(wait_says(t, q.statements[2]) && wait_chosen(t, 2));
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_gone(t, "(●)"));
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_text(t, "English"));
    terminal_type(t, "<End><Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_visit_tests(Suite *suite) {
    TCase *visit = tcase_create("visit");
    tcase_set_timeout(visit, 6 * terminal_deadline());
    tcase_add_test(visit, the_main_job_is_done);
    tcase_add_test(visit, arrows_and_enter_are_enough);
    suite_add_tcase(suite, visit);
}

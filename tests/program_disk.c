/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_disk: full and failing disks, by fault.so. */
#include <config.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "program.h"

#define NOT_SAVED "NIET OPGESLAGEN"
#define TEMPORARY "data/lobspiegel/.lobspiegel-"

/* On the first item of a place with a record; the faults begin after that was made. */
static struct terminal *open_item(struct place *place, struct questions *q, const char *rules) {
    place_begin(place);
    *q = questions_of(place);
    place_fault(place, rules);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, q->statements[0]));
    return t;
}

static void close_item(struct place *place, struct questions *q, struct terminal *t) {
    terminal_free(t);
    questions_free(q);
    place_free(place);
}

static void check_place(struct place *place, int faults) {
    ck_assert_int_eq(place_count(place, TEMPORARY "*"), 0);
    ck_assert_int_eq(place_faults(place), faults);
    place_fault(place, "");
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
}

static const struct {
    const char *call, *error, *reason, *dutch;
} troubles[] = {
    {"write", "ENOSPC", "No space left", "ruimte"},
    {"write", "EIO", "Input/output error", "uitvoerfout"},
    {"write", "EDQUOT", "quota", "quot"},
    {"fsync", "ENOSPC", "No space left", "ruimte"},
    {"fsync", "EIO", "Input/output error", "uitvoerfout"},
    {"close", "EIO", "Input/output error", "uitvoerfout"},
    {"close", "ENOSPC", "No space left", "ruimte"},
    {"rename", "EIO", "Input/output error", "uitvoerfout"},
    {"rename", "EACCES", "Permission denied", "Toegang"},
    {"mkstemp", "ENOSPC", "No space left", "ruimte"},
    {"mkstemp", "EROFS", "Read-only", "alleen-lezen"},
};
#define TROUBLES ((int)(sizeof troubles / sizeof *troubles))

START_TEST(a_save_that_fails_is_told_and_made_good) {
    struct place *place = place_new();
    struct questions q;
    const char *call = troubles[_i].call, *error = troubles[_i].error;
    struct terminal *t = open_item(
        place, &q,
        place_text(place, "%s:%s:2:/.lobspiegel-;%s:%s:3:/.lobspiegel-", call, error, call, error));
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    const char *before = place_record(place);
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2) && terminal_wait_text(t, NOT_SAVED));
    ck_assert_str_eq(place_record(place), before);
    ck_assert_msg(says(t, troubles[_i].reason) || says(t, troubles[_i].dutch),
                  "%s %s: the reason is not on the screen:\n%s", call, error, terminal_text(t));
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3) && terminal_has(t, NOT_SAVED));
    ck_assert_str_eq(place_record(place), before);
    terminal_type(t, "w4");
    ck_assert(wait_wished(t, 4) && terminal_wait_text(t, "Opgeslagen"));
    ck_assert(!terminal_has(t, NOT_SAVED));
    ck_assert(place_has_answer(place, q.ids[0], "3>4"));
    terminal_type(t, "wq");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    check_place(place, 2);
    close_item(place, &q, t);
}
END_TEST

START_TEST(stopping_unsaved_takes_a_second_time_and_is_told) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q, "fsync:ENOSPC:2+:/.lobspiegel-");
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2) && terminal_wait_text(t, NOT_SAVED));
    terminal_type(t, "q");
    ck_assert(wait_quiet(t, 100));
    ck_assert_ptr_null(terminal_end(t));
    ck_assert(terminal_has(t, NOT_SAVED) && terminal_alternate(t));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert_msg(says(t, NOT_SAVED), "not told after the screen:\n%s", terminal_text(t));
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    ck_assert_int_eq(place_count(place, TEMPORARY "*"), 0);
    ck_assert_msg(terminal_end(t)->status == 3, "unsaved answers, and exit status %d",
                  terminal_end(t)->status);
    close_item(place, &q, t);
}
END_TEST

/* Being warned once is not enough for a later failure. */
START_TEST(each_failure_warns_anew) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q,
                                   "fsync:ENOSPC:2:/.lobspiegel-;fsync:ENOSPC:3:/.lobspiegel-;"
                                   "fsync:ENOSPC:5+:/.lobspiegel-");
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_type(t, "2"); /* fails */
    ck_assert(wait_chosen(t, 2) && terminal_wait_text(t, NOT_SAVED));
    terminal_type(t, "q"); /* fails and warns */
    ck_assert(wait_quiet(t, 50));
    terminal_type(t, "3"); /* saved */
    ck_assert(wait_chosen(t, 3) && terminal_wait_text(t, "Opgeslagen"));
    terminal_type(t, "4"); /* fails */
    ck_assert(wait_chosen(t, 4) && terminal_wait_text(t, NOT_SAVED));
    terminal_type(t, "q");
    ck_assert(wait_quiet(t, 100));
    ck_assert_msg(terminal_end(t) == NULL, "the first q lost an answer");
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(place_has_answer(place, q.ids[0], "3"));
    close_item(place, &q, t);
}
END_TEST

START_TEST(a_signal_on_a_full_disk_ends_it_and_tells) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q, "rename:ENOSPC:2+:/.lobspiegel-");
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2) && terminal_wait_text(t, NOT_SAVED));
    terminal_signal(t, SIGTERM);
    ck_assert(terminal_wait_exit(t));
    ck_assert(terminal_end(t)->by_signal && terminal_end(t)->signal == SIGTERM);
    ck_assert(is_restored(t));
    ck_assert(says(t, NOT_SAVED));
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    ck_assert_int_eq(place_count(place, TEMPORARY "*"), 0);
    close_item(place, &q, t);
}
END_TEST

START_TEST(odd_writes_are_made_good) {
    static const char *const rules[] = {"write:short", "write:EINTR:1;write:EINTR:3",
                                        "write:short:1;write:EINTR:2;write:short:3"};
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q, rules[_i]);
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    ck_assert(!terminal_has(t, NOT_SAVED));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert_int_gt(place_faults(place), 0);
    close_item(place, &q, t);
}
END_TEST

/* The file is in place but the folder could not be made safe: that is told, nothing is broken. */
START_TEST(a_folder_that_cannot_be_synced_is_told) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q, "fsync:EIO:2:/data/lobspiegel");
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1) && terminal_wait_text(t, NOT_SAVED));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    check_place(place, 1);
    ck_assert(place_has_answer(place, q.ids[0], "1"));
    close_item(place, &q, t);
}
END_TEST

START_TEST(beginning_on_a_full_disk_is_told) {
    struct place *place = place_new();
    place_fault(place, "write:ENOSPC");
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "[ ] mentor"));
    terminal_type(t, "<Down><Space>");
    ck_assert(wait_says(t, "[x] vakdocent") && terminal_wait_text(t, NOT_SAVED));
    terminal_type(t, "q");
    ck_assert(wait_quiet(t, 50));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*.record.yaml"), 0);
    ck_assert_int_eq(place_count(place, TEMPORARY "*"), 0);
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_report_that_cannot_be_written_is_told) {
    struct place *place = place_new();
    struct questions q;
    struct terminal *t = open_item(place, &q, "rename:EDQUOT:1:/home/.lobspiegel-");
    terminal_type(t, "p");
    ck_assert(wait_says(t, "Samenwerking") && terminal_wait_text(t, "·"));
    size_t mark = terminal_bytes(t);
    terminal_type(t, "r");
    ck_assert(terminal_wait_sent(t, mark, "quot"));
    ck_assert_int_eq(place_count(place, "home/*"), 0);
    ck_assert_int_eq(place_faults(place), 1);
    terminal_type(t, "r");
    ck_assert(terminal_wait_gone(t, "quot"));
    ck_assert(wait_says(t, "~/lobspiegel-"));
    ck_assert_int_eq(place_count(place, "home/*"), 1);
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    close_item(place, &q, t);
}
END_TEST

/* What needs to be there before the first screen. */
START_TEST(a_folder_or_lock_that_cannot_be_made_is_told) {
    static const char *const rules[] = {"mkdir:EACCES", "mkdir:EROFS", "mkdir:ENOSPC",
                                        "open:EACCES:1+:/lock"};
    struct place *place = place_new();
    place_fault(place, rules[_i]);
    struct terminal *t = place_start(place, 0, 0, NULL);
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 3);
    ck_assert(is_restored(t));
    ck_assert(last_sent(t, "\033[?1049h") < 0);
    ck_assert(says(t, "lobspiegel"));
    terminal_free(t);
    place_free(place);
}
END_TEST

/* Memory that runs out, at any moment from the start to the advice. */
START_TEST(without_memory_it_ends_well) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    place_fault(place, place_text(place, "malloc:ENOMEM:%d+", 100 << _i));
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    for (int i = 0; i < q.count; i++)
        terminal_type(t, "2<Enter>");
    terminal_type(t, "aq");
    ck_assert(terminal_wait_exit(t));
    ck_assert_msg(!terminal_end(t)->by_signal, "signal %d", terminal_end(t)->signal);
    ck_assert_int_eq(terminal_end(t)->status, place_faults(place) ? 3 : 0);
    ck_assert(is_restored(t));
    terminal_free(t);
    place_fault(place, "");
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    questions_free(&q);
    place_free(place);
}
END_TEST

void add_disk_tests(Suite *suite) {
    if (!faults_possible()) {
        fprintf(stderr, "# no faults here: the tests of failing disks are left out\n");
        return;
    }
    TCase *disk = tcase_create("disk");
    tcase_set_timeout(disk, 6 * terminal_deadline());
    tcase_add_loop_test(disk, a_save_that_fails_is_told_and_made_good, 0, TROUBLES);
    tcase_add_test(disk, stopping_unsaved_takes_a_second_time_and_is_told);
    tcase_add_test(disk, each_failure_warns_anew);
    tcase_add_test(disk, a_signal_on_a_full_disk_ends_it_and_tells);
    tcase_add_loop_test(disk, odd_writes_are_made_good, 0, 3);
    tcase_add_test(disk, a_folder_that_cannot_be_synced_is_told);
    tcase_add_test(disk, beginning_on_a_full_disk_is_told);
    tcase_add_test(disk, a_report_that_cannot_be_written_is_told);
    tcase_add_loop_test(disk, a_folder_or_lock_that_cannot_be_made_is_told, 0, 4);
    tcase_add_loop_test(disk, without_memory_it_ends_well, 0, 12);
    suite_add_tcase(suite, disk);
}

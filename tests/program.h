/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program: what the tests of the whole program share.
 *
 * Each test has a place: a new, empty home folder in which lobspiegel is started, on a terminal
 * or with pipes. The place owns every string it returns, until place_free(). These functions
 * fail the running test when what they need is not there. */
#ifndef TESTS_PROGRAM_H
#define TESTS_PROGRAM_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>

#include "terminal.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

struct place;

struct place *place_new(void);
void place_free(struct place *place);

/* For programs started here from now on: "NAME=VALUE" sets, "NAME" takes out. */
void place_set(struct place *place, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A path below the place; "home" is HOME, "data" XDG_DATA_HOME and "config"
 * XDG_CONFIG_HOME, which is not there yet. */
const char *place_path(struct place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A text of one's own, kept by the place. */
const char *place_text(struct place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

const char *place_read(struct place *place, const char *path);
void place_write(struct place *place, const char *path, const char *text);

/* The files of the place whose path fits PATTERN (as in a shell, from the place on): how many,
 * and the path of the only one. */
int place_count(struct place *place, const char *pattern);
const char *place_only(struct place *place, const char *pattern);

/* The one record, its path and its text. */
const char *place_record_path(struct place *place);
const char *place_record(struct place *place);

/* True when the record has ANSWER ("2", "2>3", "na") to the item ID. */
bool place_has_answer(struct place *place, const char *id, const char *answer);

/* From here on PROGRAM is what is started: lobspiegel, elsewhere. The place keeps no copy. */
void place_use(struct place *place, const char *program);

/* Starts lobspiegel with these words on a terminal. Sizes of 0 are 24 and 80. */
struct terminal *place_start(struct place *place, int rows, int columns, const char *const *words);
struct terminal *place_start_on(struct place *place, const char *term, const char *const *words);
struct terminal *place_start_other(struct place *place, const char *const *argv);

/* Runs lobspiegel without a terminal, with INPUT on standard input. */
struct ran {
    int status; /* exit status; -1 for a signal */
    const char *out, *err;
};
struct ran place_run(struct place *place, const char *input, const char *const *words);

/* The same, with any LENGTH bytes on standard input. */
struct ran place_run_bytes(struct place *place, const char *bytes, size_t length,
                           const char *const *words);

/* The same, with standard output to a file or device. */
struct ran place_run_to(struct place *place, const char *input, const char *out,
                        const char *const *words);

/* A record as it is after choosing the role tutor, the stage starter, the sector vo and the
 * proposed line; the first item is on the screen. */
void place_begin(struct place *place);

/* Opens the group CODE, whose file is then in the home folder, with these words after it. */
void place_group(struct place *place, const char *code, const char *const *words);

/* The whole path of the program. */
const char *program_path(void);

/* ---- faults ---- */

/* False where system calls cannot be made to fail (see fault.c); says so. */
bool faults_possible(void);
void place_fault(struct place *place, const char *rules);

/* How many faults there were. */
int place_faults(struct place *place);

/* ---- what the program asks ---- */

/* The items of the place's record, in the order in which they are shown. */
struct questions {
    struct framework *framework;
    struct assessment *assessment;
    int count;
    const char *ids[128];
    const char *statements[128]; /* in Dutch */
};
struct questions questions_of(struct place *place);
void questions_free(struct questions *questions);

/* ---- what is on the screen ---- */

/* Like terminal_has() and terminal_wait_text(), but TEXT may go on over the ends of lines. */
bool says(struct terminal *terminal, const char *text);
bool wait_says(struct terminal *terminal, const char *text);

/* terminal_wait_quiet(), longer where deadlines are. */
bool wait_quiet(struct terminal *terminal, int milliseconds);

/* Waits until an item is on the screen that has no answer yet. */
bool wait_open_item(struct terminal *terminal, const char *statement);

/* Waits until the level or reason is marked as the answer, or the level as the wish. */
bool wait_chosen(struct terminal *terminal, int level);
bool wait_wished(struct terminal *terminal, int level);

/* Where the string BYTES starts last in all that was written; -1 when it does not. */
long last_sent(const struct terminal *terminal, const char *bytes);

/* True when the terminal was given back: settings, screen, cursor, no marked pastes. */
bool is_restored(struct terminal *terminal);

/* ---- steps of the visit ---- */

/* From the start screen to the first item: a tutor, starter, vo, the proposed line. */
void go_to_first_item(struct terminal *terminal, const char *first_statement);

/* ---- the suites ---- */

void add_visit_tests(Suite *suite);
void add_stop_tests(Suite *suite);
void add_kill_tests(Suite *suite);
void add_disk_tests(Suite *suite);
void add_terminal_tests(Suite *suite);
void add_place_tests(Suite *suite);
void add_line_tests(Suite *suite);
void add_share_tests(Suite *suite);
void add_key_in_tests(Suite *suite);
void add_gather_tests(Suite *suite);
void add_gather_bad_tests(Suite *suite);
void add_gather_kill_tests(Suite *suite);
void add_group_tests(Suite *suite);
void add_command_tests(Suite *suite);
void add_report_tests(Suite *suite);
void add_paper_tests(Suite *suite);
void add_compare_tests(Suite *suite);
void add_paste_tests(Suite *suite);
void add_conduct_tests(Suite *suite);
void add_settings_tests(Suite *suite);
void add_wish_tests(Suite *suite);
void add_workshop_tests(Suite *suite);
void add_room_tests(Suite *suite);
void add_entrance_tests(Suite *suite);
void add_kiosk_tests(Suite *suite);
void add_kiosk_wall_tests(Suite *suite);
void add_region_tests(Suite *suite);
void add_region_kill_tests(Suite *suite);

#endif

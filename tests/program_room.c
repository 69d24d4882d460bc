/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_room: a trainer and a room: from a folder without a group to the report of the meeting,
 * and what can go wrong on the way. */
#include <config.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "sharing/sharing.h"

#define FOLDER "home/zaal"
#define GROUP FOLDER "/team-a.group.yaml"
#define STATE FOLDER "/workshop.yaml"

static struct ran lines(struct place *place, const char *input) {
    return place_run(place, input, WORDS("workshop", "zaal", "--line", "--lang", "en"));
}

static void must_say(const char *text, const char *said) {
    ck_assert_msg(strstr(text, said) != NULL, "\"%s\" is not in:\n%s", said, text);
}

static void must_lack(const char *text, const char *said) {
    ck_assert_msg(strstr(text, said) == NULL, "\"%s\" is in:\n%s", said, text);
}

/* A place with a folder in which the group team-a was opened. */
static struct place *room_new(void) {
    struct place *place = place_new();
    struct ran ran = lines(place, "team-a\n2026-2027\nno\nq\n");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_int_eq(place_count(place, GROUP), 1);
    return place;
}

static struct framework *read_framework(void) {
    struct buf path = {0}, text = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    ck_assert(file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &text, &problems));
    struct framework *fw =
        framework_read(buf_string(&path), buf_string(&text), text.length, &problems);
    ck_assert_ptr_nonnull(fw);
    buf_free(&path);
    buf_free(&text);
    return fw;
}

static void answer(struct result *result, int person) {
    for (int i = 0; i < result->framework->item_count; i++) {
        int now = (person * 7 + i * 3 + person * i % 5) % LEVELS, wish = now + (person + i) % 3;
        result->answers[i] = (struct result_answer){
            ANSWER_RATED, (signed char)now, (signed char)(wish < LEVELS ? wish : LEVELS - 1)};
    }
}

/* COUNT people, from number FIRST on, drop their files for the group of GROUP_FILE in the folder.
 */
static void drop(struct place *place, const char *group_file, int first, int count) {
    struct problems problems = {0};
    struct framework *fw = read_framework();
    const char *text = place_read(place, place_path(place, "%s", group_file));
    struct group *group = group_read("group", text, strlen(text), fw, &problems);
    ck_assert_ptr_nonnull(group);
    struct result *result = result_new(fw, group);
    result->bucket = -1;
    for (int i = first; i < first + count; i++) {
        char name[RESULT_NAME_SIZE];
        struct buf bytes = {0};
        memset(result->random, 0x5A, sizeof result->random);
        result->random[0] = (unsigned char)(i & 0xFF);
        result->random[1] = (unsigned char)(i >> 8);
        answer(result, i);
        result_name(result->random, name);
        result_write(result, &bytes);
        place_write(place, place_path(place, FOLDER "/%s" RESULT_ENDING, name), buf_string(&bytes));
        buf_free(&bytes);
    }
    result_free(result);
    group_free(group);
    framework_free(fw);
}

static struct terminal *start(struct place *place) {
    return place_start(place, 0, 0, WORDS("workshop", "zaal", "--lang", "nl"));
}

/* Nothing is left behind of a folder that was typed wrongly. */
START_TEST(without_a_group_nothing_is_made) {
    struct place *place = place_new();
    ck_assert_int_eq(lines(place, "\n").status, 1);
    ck_assert_int_eq(lines(place, "Team A\n\n").status, 1);
    ck_assert_int_eq(place_count(place, FOLDER), 0);
    place_free(place);
}
END_TEST

/* ---- the whole of it ---- */

START_TEST(eighteen_people_from_the_folder_to_the_report) {
    struct place *place = room_new();
    struct terminal *terminal = start(place);
    ck_assert(terminal_wait_text(terminal, "0 mensen klaar"));
    terminal_type(terminal, "2");
    ck_assert(terminal_wait_text(terminal, "Hoeveel mensen zijn er"));
    terminal_type(terminal, "18<Enter>");
    ck_assert(terminal_wait_text(terminal, "0 van 18 klaar"));
    drop(place, GROUP, 0, 7);
    ck_assert(terminal_wait_text(terminal, "7 van 18 klaar")); /* without a key */
    drop(place, GROUP, 7, 11);
    ck_assert(terminal_wait_text(terminal, "18 van 18 klaar"));
    must_lack(terminal_stream(terminal), "midden"); /* nothing was told so far */
    terminal_type(terminal, "1");
    ck_assert(terminal_wait_text(terminal, "Hoe denken jullie"));
    terminal_type(terminal, "13");
    ck_assert(terminal_wait_text(terminal, "zelfstandig"));
    terminal_type(terminal, "5");
    ck_assert(terminal_wait_text(terminal, "Jullie verwachtten: zelfstandig"));
    terminal_type(terminal, "<Right><Right><Right><Right>");
    ck_assert(terminal_wait_text(terminal, "Waar we het meest verschillen"));
    terminal_type(terminal, "cr");
    ck_assert(terminal_wait_text(terminal, "verslag.html"));
    terminal_type(terminal, "q");
    ck_assert(terminal_wait_exit(terminal));
    ck_assert_int_eq(terminal_end(terminal)->status, 0);
    terminal_free(terminal);
    const char *report = place_read(place, place_path(place, FOLDER "/verslag.md"));
    must_say(report, "Wat de spiegel vertelde");
    must_say(report, "18 mensen keken in de spiegel");
    must_lack(report, "5a5a5a");
    must_say(place_read(place, place_path(place, FOLDER "/kaarten.html")), "<section>");
    must_lack(place_read(place, place_path(place, STATE)), "answers");
    place_free(place);
}
END_TEST

START_TEST(what_was_written_down_is_in_the_report) {
    struct place *place = room_new();
    struct ran ran = lines(place, "4\n1\nWhat should they take away?\n\n3\nA note of school\n\n"
                                  "5\nSamira begins\n\n6\nfine\n\nr\nq\n");
    ck_assert_int_eq(ran.status, 0);
    const char *report = place_read(place, place_path(place, FOLDER "/minutes.md"));
    must_say(report, "What should they take away?");
    must_say(report, "A note of school");
    must_say(report, "Samira begins");
    must_say(report, "fine");
    must_say(report, "not revealed");
    place_free(place);
}
END_TEST

/* ---- how many ---- */

/* Results, and what is said when the mirror is asked for. */
static const struct {
    int results;
    const char *said;
} rooms[] = {
    {1, "4 more are needed"},
    {4, "1 more is needed"},
    {5, "5 people are in it"},
    {200, "200 people are in it"},
};

START_TEST(the_mirror_opens_from_k_on) {
    struct place *place = room_new();
    drop(place, GROUP, 0, rooms[_i].results);
    struct ran ran = lines(place, "1\n5\n.\nagain\nq\n");
    must_say(ran.out, rooms[_i].said);
    if (rooms[_i].results < 5)
        must_lack(ran.out, "middle");
    must_say(place_read(place, place_path(place, STATE)),
             rooms[_i].results < 5 ? "phase: waiting" : "phase: revealed");
    place_free(place);
}
END_TEST

START_TEST(late_files_wait_until_there_are_enough) {
    struct place *place = room_new();
    drop(place, GROUP, 0, 8);
    lines(place, "1\n5\nq\n");
    drop(place, GROUP, 8, 3);
    struct ran ran = lines(place, "q\n");
    must_say(ran.out, "3 files came since. They are added when there are 5");
    must_say(ran.out, "8 people are in it");
    must_lack(ran.out, "Add what came since");
    drop(place, GROUP, 11, 2);
    ran = lines(place, "2\n.\nq\n");
    must_say(ran.out, "Add what came since");
    must_say(ran.out, "13 people are in it");
    place_free(place);
}
END_TEST

START_TEST(results_of_another_group_are_not_counted) {
    struct place *place = room_new();
    struct ran ran =
        place_run(place, "other\n\nno\nq\n", WORDS("workshop", "elders", "--line", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    drop(place, "home/elders/other.group.yaml", 50, 6);
    drop(place, GROUP, 0, 2);
    ran = lines(place, "q\n");
    must_say(ran.out, "2 people ready");
    must_say(ran.out, "6 files in the folder cannot be counted");
    place_free(place);
}
END_TEST

/* ---- what goes wrong ---- */

START_TEST(two_trainers_are_kept_apart) {
    struct place *place = room_new();
    struct terminal *terminal = start(place);
    ck_assert(terminal_wait_text(terminal, "0 mensen klaar"));
    struct ran ran = lines(place, "q\n");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "open already");
    terminal_type(terminal, "q");
    ck_assert(terminal_wait_exit(terminal));
    terminal_free(terminal);
    ck_assert_int_eq(lines(place, "q\n").status, 0);
    place_free(place);
}
END_TEST

START_TEST(a_killed_workshop_goes_on) {
    struct place *place = room_new();
    drop(place, GROUP, 0, 9);
    struct terminal *terminal = start(place);
    ck_assert(terminal_wait_text(terminal, "9 mensen klaar"));
    terminal_type(terminal, "1");
    ck_assert(terminal_wait_text(terminal, "Hoe denken jullie"));
    terminal_type(terminal, "12");
    ck_assert(terminal_wait_text(terminal, "Opgeslagen"));
    terminal_type(terminal, "5");
    ck_assert(terminal_wait_text(terminal, "Jullie verwachtten"));
    terminal_signal(terminal, SIGKILL);
    ck_assert(terminal_wait_exit(terminal));
    terminal_free(terminal);
    must_say(lines(place, "q\n").out, "9 people are in it");
    must_say(place_read(place, place_path(place, STATE)), ": 1");
    /* killed between the ledger and the file of the room */
    char *state = (char *)place_read(place, place_path(place, STATE));
    char *phase = strstr(state, "phase: revealed");
    ck_assert_ptr_nonnull(phase);
    memcpy(phase, "phase: waiting ", 15);
    place_write(place, place_path(place, STATE), state);
    must_say(lines(place, "q\n").out, "9 people are in it");
    place_free(place);
}
END_TEST

START_TEST(another_computer_does_not_go_on_with_it) {
    struct place *place = room_new();
    drop(place, GROUP, 0, 9);
    lines(place, "1\n5\nq\n");
    place_set(place, "XDG_DATA_HOME=%s", place_path(place, "elsewhere"));
    struct ran ran = lines(place, "q\n");
    ck_assert_int_eq(ran.status, 4);
    must_say(ran.err, "on another computer");
    place_free(place);
}
END_TEST

START_TEST(closing_keeps_figures_and_takes_files_away_when_asked) {
    struct place *place = room_new();
    drop(place, GROUP, 0, 9);
    struct ran ran = lines(place, "1\n5\n.\n6\n2\nagain\n5\n1\nq\n");
    must_say(ran.out, "The workshop is closed.");
    must_say(place_read(place, place_path(place, GROUP)), "closed: yes");
    ck_assert_int_eq(place_count(place, FOLDER "/*.result.yaml"), 9);
    ran = lines(place, "5\n2\nq\n");
    must_say(ran.out, "9 files were taken away");
    ck_assert_int_eq(place_count(place, FOLDER "/*.result.yaml"), 0);
    must_say(lines(place, "q\n").out, "9 people are in it");
    place_free(place);
}
END_TEST

/* Files that came late are in no figure, and are not forgotten. */
START_TEST(late_files_are_named_when_the_others_go) {
    struct place *place = room_new();
    drop(place, GROUP, 0, 9);
    struct ran ran = lines(place, "1\n5\n.\nq\n");
    drop(place, GROUP, 9, 2);
    ran = lines(place, "6\n2\n5\n2\nq\n");
    must_say(ran.out, "9 files were taken away");
    must_say(ran.out, "2 files that do not count in any figure are still there");
    ck_assert_int_eq(place_count(place, FOLDER "/*.result.yaml"), 2);
    place_free(place);
}
END_TEST

/* The meeting goes on without it. */
START_TEST(a_slip_in_the_list_of_people_stops_nothing) {
    struct place *place = room_new();
    place_write(place, place_path(place, FOLDER "/participants.yaml"),
                "lobspiegel: participants/1\npeople:\n- {nmae: Noor}\n");
    struct ran ran = lines(place, "q\n");
    ck_assert_int_eq(ran.status, 0);
    must_say(ran.out, "The list of people is left out:");
    must_say(ran.out, "participants.yaml:3");
    place_free(place);
}
END_TEST

/* What is typed takes the place of the number that was there; nothing typed keeps it. */
START_TEST(a_number_takes_the_place_of_another) {
    struct place *place = room_new();
    struct terminal *terminal = start(place);
    ck_assert(terminal_wait_text(terminal, "0 mensen klaar"));
    terminal_type(terminal, "218<Enter>");
    ck_assert(terminal_wait_text(terminal, "0 van 18 klaar"));
    terminal_type(terminal, "27<Enter>");
    ck_assert(terminal_wait_text(terminal, "0 van 7 klaar"));
    terminal_type(terminal, "2");
    ck_assert(terminal_wait_text(terminal, "nu: 7"));
    terminal_type(terminal, "<Enter>");
    ck_assert(terminal_wait_text(terminal, "0 van 7 klaar"));
    terminal_free(terminal);
    place_free(place);
}
END_TEST

START_TEST(a_damaged_room_is_left_as_it_is) {
    struct place *place = room_new();
    place_write(place, place_path(place, STATE), "lobspiegel: workshop/1\nphase: x\n...\n");
    struct ran ran = lines(place, "q\n");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "workshop.yaml:");
    must_say(place_read(place, place_path(place, STATE)), "phase: x");
    place_free(place);
}
END_TEST

void add_room_tests(Suite *suite) {
    TCase *tests = tcase_create("room");
    tcase_set_timeout(tests, 6 * terminal_deadline());
    tcase_add_test(tests, without_a_group_nothing_is_made);
    tcase_add_test(tests, eighteen_people_from_the_folder_to_the_report);
    tcase_add_test(tests, what_was_written_down_is_in_the_report);
    tcase_add_loop_test(tests, the_mirror_opens_from_k_on, 0, sizeof rooms / sizeof *rooms);
    tcase_add_test(tests, late_files_wait_until_there_are_enough);
    tcase_add_test(tests, results_of_another_group_are_not_counted);
    tcase_add_test(tests, two_trainers_are_kept_apart);
    tcase_add_test(tests, a_killed_workshop_goes_on);
    tcase_add_test(tests, another_computer_does_not_go_on_with_it);
    tcase_add_test(tests, closing_keeps_figures_and_takes_files_away_when_asked);
    tcase_add_test(tests, late_files_are_named_when_the_others_go);
    tcase_add_test(tests, a_slip_in_the_list_of_people_stops_nothing);
    tcase_add_test(tests, a_number_takes_the_place_of_another);
    tcase_add_test(tests, a_damaged_room_is_left_as_it_is);
    suite_add_tcase(suite, tests);
}

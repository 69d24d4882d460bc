/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole workshop over ssh; people whose connections break; how a room ends. */
#include <config.h>

#include <poll.h>
#include <signal.h>
#include <string.h>

#include "door_parts.h"

#define PEOPLE 18
#define CUT 20

static void free_all(struct terminal **visitors, int count) {
    for (int i = 0; i < count; i++)
        terminal_free(visitors[i]);
}

/* Everybody stands before the door at once. */
static void all_come_in(struct door *door, struct terminal **visitors, int count) {
    const char *code = place_text(door->place, "%s<Enter>", door->code);
    for (int i = 0; i < count; i++)
        visitors[i] = door_ssh(door, NULL, "lob", NULL);
    door_all_type(visitors, count, "password:", code);
    for (int i = 0; i < count; i++)
        ck_assert(terminal_wait_text(visitors[i], VISIT_WELCOME));
}

/* Person number PERSON answers the first ITEMS items, each in her own way. */
static void answer(struct door *door, struct terminal *visitor, int person, int items) {
    for (int item = 0; item < items; item++) {
        const char *place = place_text(door->place, "%d of 7", item + 1);
        ck_assert(terminal_wait_text(visitor, place));
        terminal_type(visitor, place_text(door->place, "%d", (person + item * 3) % 5));
        ck_assert(terminal_wait_text(visitor, place_text(door->place, "%d of 24", item + 1)));
        terminal_type(visitor, "<Right>");
    }
}

static void share(struct terminal *const *visitors, int count) {
    door_all_type(visitors, count, "of 7", "o");
    door_all_type(visitors, count, "Overview", "p");
    door_all_type(visitors, count, "Your mirror", "s");
    door_all_type(visitors, count, "This is exactly what", "<End>");
    door_all_type(visitors, count, "Yes, share this", "<Enter>");
    for (int i = 0; i < count; i++)
        ck_assert(terminal_wait_text(visitors[i], "Shared."));
}

/* Her report on her own screen, and her record is gone. */
static void finish(struct terminal *const *visitors, int count) {
    door_all_type(visitors, count, "Your mirror", "o");
    door_all_type(visitors, count, "Overview", "9");
    door_all_type(visitors, count, "Thank you for looking", "7");
    door_all_type(visitors, count, "Destroy your answers here?", "2");
    for (int i = 0; i < count; i++) {
        ck_assert(terminal_wait_exit(visitors[i]));
        ck_assert_ptr_nonnull(strstr(terminal_stream(visitors[i]), "answers are destroyed here"));
    }
}

static void reveal_and_report(struct door *door, struct terminal *workshop) {
    ck_assert(terminal_wait_text(workshop, "18 people ready"));
    terminal_type(workshop, "1");
    ck_assert(terminal_wait_text(workshop, "How do you think that your team looks?"));
    terminal_type(workshop, "5");
    ck_assert(terminal_wait_gone(workshop, "How do you think"));
    terminal_type(workshop, "r");
    ck_assert(terminal_wait_text(workshop, "minutes.html"));
    terminal_type(workshop, "q");
    ck_assert(terminal_wait_exit(workshop));
    const char *report =
        place_read(door->place, place_path(door->place, DOOR_FOLDER "/minutes.md"));
    ck_assert_ptr_nonnull(strstr(report, "18 people"));
}

START_TEST(eighteen_people_over_ssh_to_the_report) {
    struct door door = door_new();
    struct terminal *visitors[PEOPLE];
    door_open(&door);
    struct terminal *workshop = door_start(&door, WORDS("workshop", "zaal", "--lang", "en"));
    ck_assert(terminal_wait_text(workshop, "0 people ready"));
    all_come_in(&door, visitors, PEOPLE);
    for (int i = 0; i < PEOPLE; i++)
        door_begin(&door, visitors[i]);
    for (int i = 0; i < PEOPLE; i++)
        answer(&door, visitors[i], i, 4);
    ck_assert(terminal_wait_text(door.trainer, "18 people began"));
    ck_assert_int_eq(place_count(door.place, DOOR_RECORDS), PEOPLE);
    share(visitors, PEOPLE);
    finish(visitors, PEOPLE);
    ck_assert_int_eq(place_count(door.place, DOOR_RECORDS), 0);
    ck_assert_int_eq(place_count(door.place, DOOR_FOLDER "/*.result.yaml"), PEOPLE);
    reveal_and_report(&door, workshop);
    ck_assert(terminal_wait_text(door.trainer, "0 people began"));
    door_note(&door);
    terminal_type(door.trainer, "q");
    ck_assert(terminal_wait_text(door.trainer, "The room is closed"));
    ck_assert(terminal_wait_exit(door.trainer));
    ck_assert_int_eq(terminal_end(door.trainer)->status, 0);
    ck_assert(door_wait_silent(&door));
    free_all(visitors, PEOPLE);
    terminal_free(workshop);
    door_free(&door);
}
END_TEST

/* Their laptops are closed, all at once, in the middle of an answer. */
START_TEST(twenty_who_are_cut_off_lose_nothing_and_come_back) {
    struct door door = door_new();
    struct terminal *visitors[CUT];
    const char *codes[CUT];
    door_open(&door);
    all_come_in(&door, visitors, CUT);
    for (int i = 0; i < CUT; i++)
        codes[i] = door_begin(&door, visitors[i]);
    for (int i = 0; i < CUT; i++)
        answer(&door, visitors[i], i, 3);
    for (int i = 0; i < CUT; i++)
        terminal_signal(visitors[i], SIGKILL);
    for (int i = 0; i < CUT; i++)
        ck_assert(terminal_wait_exit(visitors[i]));
    free_all(visitors, CUT);
    ck_assert_int_eq(place_count(door.place, DOOR_RECORDS), CUT);
    all_come_in(&door, visitors, CUT);
    door_all_type(visitors, CUT, VISIT_WELCOME, "2");
    for (int i = 0; i < CUT; i++) {
        ck_assert(terminal_wait_gone(visitors[i], VISIT_WELCOME));
        terminal_type(visitors[i], place_text(door.place, "%s<Enter>", codes[i]));
        ck_assert(terminal_wait_text(visitors[i], "3 of 24"));
    }
    free_all(visitors, CUT);
    door_free(&door);
}
END_TEST

/* ---- how it ends ---- */

START_TEST(what_is_not_ready_is_asked_about) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor = door_come_in(&door);
    const char *code = door_begin(&door, visitor);
    answer(&door, visitor, 1, 1);
    char room_code[16];
    memcpy(room_code, door.code, sizeof room_code);
    door_note(&door);
    ck_assert(terminal_wait_text(door.trainer, "1 person began"));
    terminal_type(door.trainer, "3");
    ck_assert(terminal_wait_text(door.trainer, "Close the room?"));
    terminal_type(door.trainer, "2");
    ck_assert(terminal_wait_text(door.trainer, "1 person has not finished"));
    ck_assert(terminal_wait_text(door.trainer, "Type yes or no:")); /* all of it */
    ck_assert(terminal_wait_exit(visitor)); /* she is cut off before that is asked */
    ck_assert(door_wait_silent(&door));
    terminal_type(door.trainer, "no<Enter>");
    ck_assert(terminal_wait_text(door.trainer, "is kept on this machine"));
    ck_assert(terminal_wait_exit(door.trainer));
    terminal_free(door.trainer);
    terminal_free(visitor);
    door_open(&door);
    ck_assert_str_eq(door.code, room_code);
    visitor = door_come_in(&door);
    terminal_type(visitor, "2");
    ck_assert(terminal_wait_gone(visitor, VISIT_WELCOME));
    terminal_type(visitor, place_text(door.place, "%s<Enter>", code));
    ck_assert(terminal_wait_text(visitor, "1 of 24"));
    terminal_type(door.trainer, "q");
    ck_assert(terminal_wait_text(door.trainer, "Close the room?"));
    terminal_type(door.trainer, "q");
    ck_assert(terminal_wait_text(door.trainer, "1 person has not finished"));
    ck_assert(terminal_wait_text(door.trainer, "Type yes or no:")); /* all of it */
    terminal_type(door.trainer, "yes<Enter>");
    ck_assert(terminal_wait_text(door.trainer, "was taken away"));
    ck_assert(terminal_wait_exit(door.trainer));
    ck_assert_int_eq(place_count(door.place, "data/lobspiegel/groups/*/room/visitors/*"), 0);
    ck_assert_int_eq(place_count(door.place, "data/lobspiegel/groups/*/room/code"), 0);
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

enum ending { KILLED, HUNG_UP, ENDED, INTERRUPTED, ENDINGS };

static void end_room(struct door *door, enum ending ending) {
    if (ending == KILLED)
        terminal_signal(door->trainer, SIGKILL);
    else if (ending == ENDED)
        terminal_signal(door->trainer, SIGTERM);
    else if (ending == INTERRUPTED)
        terminal_type(door->trainer, "<C-c>");
    else
        terminal_hang_up(door->trainer);
}

/* Neither the server nor anything under it outlives the screen, and what was answered is kept. */
START_TEST(nothing_is_left_running_whatever_ends_it) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor = door_come_in(&door), *waits = door_ssh(&door, NULL, "lob", NULL);
    door_begin(&door, visitor);
    answer(&door, visitor, 2, 1);
    ck_assert(terminal_wait_text(waits, "password:"));
    ck_assert_int_ge(door_note(&door), 6);
    end_room(&door, (enum ending)_i);
    ck_assert(door_wait_silent(&door));
    ck_assert(terminal_wait_exit(visitor));
    ck_assert(terminal_wait_exit(door.trainer));
    ck_assert_int_eq(place_count(door.place, DOOR_RECORDS), 1);
    terminal_free(visitor);
    terminal_free(waits);
    terminal_free(door.trainer);
    door_open(&door); /* and it can be opened again */
    visitor = door_come_in(&door);
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

/* The screen and the process that would stop the server are killed at once. The server ends all the
 * same; who is inside can finish, and the room can be opened again. */
START_TEST(also_without_its_keeper_the_server_ends) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor = door_come_in(&door);
    int server = door_server(&door), keeper = door_parent(server);
    ck_assert_int_eq(door_parent(keeper), (int)terminal_pid(door.trainer));
    door_note(&door);
    kill(keeper, SIGKILL);
    terminal_signal(door.trainer, SIGKILL);
    ck_assert(terminal_wait_exit(door.trainer));
    for (double waited = 0; door_parent(server) && waited < terminal_deadline(); waited += 0.02)
        poll(NULL, 0, 20);
    ck_assert_int_eq(door_parent(server), 0);
    door_begin(&door, visitor);
    answer(&door, visitor, 2, 1);
    terminal_free(door.trainer);
    door_open(&door);
    struct terminal *next = door_come_in(&door);
    terminal_free(next);
    terminal_type(door.trainer, "qq"); /* who was let in before is sent away as well */
    ck_assert(terminal_wait_text(door.trainer, "1 person has not finished"));
    ck_assert(terminal_wait_text(door.trainer, "Type yes or no:")); /* all of it */
    ck_assert(terminal_wait_text(visitor, "Your answers are kept"));
    ck_assert(terminal_wait_exit(visitor));
    terminal_type(door.trainer, "yes<Enter>");
    ck_assert(terminal_wait_text(door.trainer, "was taken away"));
    ck_assert(terminal_wait_exit(door.trainer));
    ck_assert_int_eq(place_count(door.place, "data/lobspiegel/groups/*/room/visitors/*"), 0);
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

START_TEST(a_room_is_open_once) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *second = door_start(&door, WORDS("room", "zaal", "--lang", "en"));
    ck_assert(terminal_wait_text(second, "this room is open already"));
    ck_assert(terminal_wait_exit(second));
    ck_assert_int_eq(terminal_end(second)->status, 1);
    terminal_free(second);
    door_free(&door);
}
END_TEST

/* Somebody stops the server only. */
START_TEST(the_screen_tells_that_the_server_stopped) {
    struct door door = door_new();
    door_open(&door);
    kill(door_server(&door), SIGTERM);
    ck_assert(terminal_wait_text(door.trainer, "Nobody can come in any more"));
    door_free(&door);
}
END_TEST

TCase *door_workshop_case(void) {
    TCase *tcase = tcase_create("workshop");
    tcase_set_timeout(tcase, 30 * terminal_deadline());
    tcase_add_test(tcase, eighteen_people_over_ssh_to_the_report);
    tcase_add_test(tcase, twenty_who_are_cut_off_lose_nothing_and_come_back);
    tcase_add_test(tcase, what_is_not_ready_is_asked_about);
    tcase_add_loop_test(tcase, nothing_is_left_running_whatever_ends_it, 0, ENDINGS);
    tcase_add_test(tcase, also_without_its_keeper_the_server_ends);
    tcase_add_test(tcase, a_room_is_open_once);
    tcase_add_test(tcase, the_screen_tells_that_the_server_stopped);
    return tcase;
}

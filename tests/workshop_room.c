/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room: when it may be revealed, what waits, what is kept; the workshop/1 file. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "workshop/room.h"
#include "workshop_parts.h"

static const struct named perspectives[] = {{.id = "learner"}, {.id = "school"}};
static struct dimension dimensions[] = {{.id = "d-0", .parent = -1}, {.id = "d-1", .parent = -1}};

static struct framework framework_of_room(void) {
    return (struct framework){.dimensions = dimensions,
                              .dimension_count = 2,
                              .perspectives = perspectives,
                              .perspective_count = 2};
}

static const struct group group = {.code = "team-a", .id = "00112233445566778899aabbccddeeff"};

/* Phase, in releases, new, needed: may reveal, may add, how many are missing. */
static const struct {
    enum room_phase phase;
    uint32_t told, fresh;
    int needed;
    bool reveal, add;
    int missing;
} rules[] = {
    {ROOM_WAITING, 0, 0, 5, false, false, 5},   {ROOM_WAITING, 0, 4, 5, false, false, 1},
    {ROOM_WAITING, 0, 5, 5, true, false, 0},    {ROOM_WAITING, 0, 200, 5, true, false, 0},
    {ROOM_WAITING, 0, 5, 6, false, false, 1},   {ROOM_REVEALED, 18, 0, 5, false, false, 5},
    {ROOM_REVEALED, 18, 3, 5, false, false, 2}, {ROOM_REVEALED, 18, 5, 5, false, true, 0},
    {ROOM_CLOSED, 18, 9, 5, false, false, 0},   {ROOM_CLOSED, 0, 9, 5, false, false, 0},
};

START_TEST(the_mirror_opens_by_the_rules) {
    const struct framework fw = framework_of_room();
    struct room *room = room_new(&fw, &group);
    room->phase = rules[_i].phase;
    room->told = rules[_i].told;
    room->fresh = rules[_i].fresh;
    room->needed = rules[_i].needed;
    ck_assert_int_eq(room_may_reveal(room), rules[_i].reveal);
    ck_assert_int_eq(room_may_add(room), rules[_i].add);
    ck_assert_int_eq(room_missing(room), rules[_i].missing);
    ck_assert_uint_eq(room_ready(room), rules[_i].told + rules[_i].fresh);
    room_free(room);
}
END_TEST

START_TEST(notes_stand_in_order_and_apart) {
    const struct framework fw = framework_of_room();
    struct room *room = room_new(&fw, &group);
    ck_assert(room_keep_note(room, 1, 0, 0, "c"));
    ck_assert(room_keep_note(room, 0, 2, 1, "b"));
    ck_assert(room_keep_note(room, 0, 2, 0, "a"));
    ck_assert(!room_keep_note(room, 0, 2, 0, "a"));
    ck_assert(!room_keep_note(room, 3, 3, 0, ""));
    ck_assert_int_eq(room->note_count, 3);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(room->notes[i].text[0], 'a' + i);
    ck_assert_str_eq(room_note(room, 0, 2, 1), "b");
    ck_assert_str_eq(room_note(room, 0, 2, -1), "");
    ck_assert(room_keep_note(room, 0, 2, 1, ""));
    ck_assert_int_eq(room->note_count, 2);
    room_free(room);
}
END_TEST

START_TEST(the_clock_counts_minutes) {
    const struct framework fw = framework_of_room();
    struct room *room = room_new(&fw, &group);
    room->now = 100;
    ck_assert_int_eq(room_minutes_passed(room), -1);
    room->round = 0;
    room->began = 93;
    ck_assert_int_eq(room_minutes_passed(room), 7);
    room->now = 90; /* put back */
    ck_assert_int_eq(room_minutes_passed(room), 0);
    room_free(room);
}
END_TEST

/* A room with one of everything. */
static struct room *full_room(const struct framework *fw) {
    struct problems problems = {0};
    struct room *room = room_new(fw, &group);
    room->expected = 18;
    room->phase = ROOM_REVEALED;
    room->guesses[1] = 2;
    room->wish.seed = 77;
    ck_assert(room_seat(room, &problems));
    room->round = 1;
    room->began = 12345;
    room_keep_text(&room->questions[1], "Why \"so\"?");
    room_keep_note(room, 0, 3, 1, "two\nlines");
    room_keep_note(room, 1, 0, -1, "# no remark: é");
    room_keep_text(&room->agreements, "Samira begins.");
    room_keep_text(&room->closing, "fine");
    return room;
}

START_TEST(a_room_comes_back_as_it_was) {
    const struct framework fw = framework_of_room();
    struct room *room = full_room(&fw), *again = room_new(&fw, &group);
    struct buf bytes = {0}, second = {0};
    struct problems problems = {0};
    room_write(room, &bytes);
    ck_assert_msg(room_read(again, "workshop.yaml", &bytes, &problems), "%s",
                  problems.count ? problems.list[0].message : "");
    room_write(again, &second);
    ck_assert_str_eq(buf_string(&second), buf_string(&bytes));
    for (int p = 0; p < 18; p++) /* the same plan, from its seed */
        ck_assert_int_eq(cafe_table(room->cafe, 2, p), cafe_table(again->cafe, 2, p));
    room_free(room);
    room_free(again);
    buf_free(&bytes);
    buf_free(&second);
}
END_TEST

/* Each is one change to a good file, and part of what is said about it. */
static const struct {
    const char *from, *to, *said;
} faults[] = {
    {"workshop/1", "workshop/2", "no workshop"},
    {"00112233", "99112233", "another group"},
    {"phase: revealed", "phase: open", "phase"},
    {"d-1: 2", "d-1: 5", "from 0 to 4"},
    {"d-1: 2", "d-9: 2", "d-9"},
    {"rounds: 3", "rounds: 0", "0"},
    {"perspective: school", "perspective: pupils", "perspective"},
    {"expected: 18", "expected: 18\nsecret: 1", "secret"},
    {"...\n", "", ""},
};

START_TEST(a_damaged_file_is_refused) {
    const struct framework fw = framework_of_room();
    struct room *room = full_room(&fw), *again = room_new(&fw, &group);
    struct buf bytes = {0};
    struct problems problems = {0};
    room_write(room, &bytes);
    const char *at = strstr(buf_string(&bytes), faults[_i].from);
    ck_assert_ptr_nonnull(at);
    size_t place = (size_t)(at - bytes.bytes);
    buf_remove(&bytes, place, strlen(faults[_i].from));
    buf_insert(&bytes, place, faults[_i].to, strlen(faults[_i].to));
    ck_assert(!room_read(again, "workshop.yaml", &bytes, &problems));
    ck_assert_int_gt(problems.count, 0);
    ck_assert_msg(strstr(problems.list[0].message, faults[_i].said), "%s",
                  problems.list[0].message);
    room_free(room);
    room_free(again);
    problems_free(&problems);
    buf_free(&bytes);
}
END_TEST

TCase *workshop_room_case(void) {
    TCase *tcase = tcase_create("room");
    tcase_add_loop_test(tcase, the_mirror_opens_by_the_rules, 0, ARRAY_LENGTH(rules));
    tcase_add_test(tcase, notes_stand_in_order_and_apart);
    tcase_add_test(tcase, the_clock_counts_minutes);
    tcase_add_test(tcase, a_room_comes_back_as_it_was);
    tcase_add_loop_test(tcase, a_damaged_file_is_refused, 0, ARRAY_LENGTH(faults));
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "workshop/room.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS_USUAL 3
#define TABLES_USUAL 4
#define MINUTES_USUAL 20

const char *const room_phases[ROOM_PHASES] = {"waiting", "revealed", "closed"};

struct room *room_new(const struct framework *framework, const struct group *group) {
    struct room *room = mem_new(1, sizeof *room);
    room->framework = framework;
    room->group = group;
    room->guesses = mem_new((size_t)framework->dimension_count + 1, 1);
    memset(room->guesses, -1, (size_t)framework->dimension_count + 1);
    room->wish = (struct cafe_wish){.tables = TABLES_USUAL, .rounds = ROUNDS_USUAL};
    room->round = -1;
    room->minutes = MINUTES_USUAL;
    return room;
}

void room_free(struct room *room) {
    if (!room)
        return;
    room_unseat(room);
    people_free(room->list);
    for (int i = 0; i < room->note_count; i++)
        free(room->notes[i].text);
    free(room->notes);
    for (int i = 0; i < ROUNDS_MAX; i++)
        free(room->questions[i]);
    free(room->agreements);
    free(room->closing);
    free(room->guesses);
    free(room);
}

/* --- revealing ------------------------------------------------------------------------------ */

uint32_t room_ready(const struct room *room) {
    return room->told + room->fresh;
}

int room_missing(const struct room *room) {
    uint32_t needed = room->needed > 0 ? (uint32_t)room->needed : 0;
    return room->fresh >= needed ? 0 : (int)(needed - room->fresh);
}

bool room_may_reveal(const struct room *room) {
    return room->phase == ROOM_WAITING && room_missing(room) == 0;
}

bool room_may_add(const struct room *room) {
    return room->phase == ROOM_REVEALED && room->fresh > 0 && room_missing(room) == 0;
}

/* --- tables --------------------------------------------------------------------------------- */

int room_minutes_passed(const struct room *room) {
    if (room->round < 0)
        return -1;
    return room->now < room->began ? 0 : room->now - room->began; /* a clock that was put back */
}

int room_people(const struct room *room) {
    return room->list ? room->list->count : room->people > 0 ? room->people : room->expected;
}

bool room_seat(struct room *room, struct problems *problems) {
    room_unseat(room);
    if (!cafe_possible(room_people(room), &room->wish, problems))
        return false;
    if (!room->list)
        room->seated = people_numbered(room_people(room));
    room->cafe = cafe_make(room->list ? room->list : room->seated, &room->wish);
    return true;
}

void room_unseat(struct room *room) {
    cafe_free(room->cafe);
    people_free(room->seated);
    room->cafe = NULL;
    room->seated = NULL;
    room->round = -1;
}

int room_tables(const struct room *room) {
    return room->cafe ? room->wish.tables : 1;
}

int room_rounds(const struct room *room) {
    return room->cafe ? room->wish.rounds : 1;
}

int room_questions(const struct room *room) {
    int count = room->cafe ? cafe_questions(room->cafe) : 1;
    return count < ROUNDS_MAX ? count : ROUNDS_MAX;
}

int room_note_round(const struct room *room) {
    return room->round < 0 ? 0 : room->round;
}

/* --- what is written down ------------------------------------------------------------------- */

/* Where the note stands, or would. */
static int note_place(const struct room *room, int round, int table, int perspective, bool *there) {
    int i = 0;
    *there = false;
    for (; i < room->note_count; i++) {
        const struct room_note *note = &room->notes[i];
        int order = note->round != round   ? note->round - round
                    : note->table != table ? note->table - table
                                           : note->perspective - perspective;
        *there = order == 0;
        if (order >= 0)
            break;
    }
    return i;
}

const char *room_note(const struct room *room, int round, int table, int perspective) {
    bool there;
    int place = note_place(room, round, table, perspective, &there);
    return there ? room->notes[place].text : "";
}

static void put_note(struct room *room, int place, struct room_note note) {
    room->notes = mem_resize(room->notes, (size_t)room->note_count + 1, sizeof *room->notes);
    memmove(room->notes + place + 1, room->notes + place,
            (size_t)(room->note_count - place) * sizeof *room->notes);
    room->notes[place] = note;
    room->note_count++;
}

static void drop_note(struct room *room, int place) {
    free(room->notes[place].text);
    room->note_count--;
    memmove(room->notes + place, room->notes + place + 1,
            (size_t)(room->note_count - place) * sizeof *room->notes);
}

bool room_keep_note(struct room *room, int round, int table, int perspective, const char *text) {
    bool there;
    int place = note_place(room, round, table, perspective, &there);
    if (!there && text[0] && room->note_count < ROOM_NOTES_MAX)
        put_note(room, place, (struct room_note){round, table, perspective, mem_copy(text)});
    else if (there && !text[0])
        drop_note(room, place);
    else
        return there && room_keep_text(&room->notes[place].text, text);
    return true;
}

bool room_keep_text(char **kept, const char *text) {
    if (strcmp(*kept ? *kept : "", text) == 0)
        return false;
    free(*kept);
    *kept = text[0] ? mem_copy(text) : NULL;
    return true;
}

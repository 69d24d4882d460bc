/* SPDX-License-Identifier: GPL-3.0-or-later */
/* player: the questionnaire at work without terminal, files or clock, for tests of front ends.
 *
 * A model with the standard framework, and a disk in memory: the effects of an update are
 * carried out as src/cli/session.c does and answered with the same messages. The day is
 * 2026-11-23 until a test says otherwise. A player owns all its parts. */
#ifndef TESTS_PLAYER_H
#define TESTS_PLAYER_H

#include "ui/ui.h"
#include "ui/visit.h"

#define PLAYER_RECORDS_MAX 8
#define PLAYER_REPORT "/reports/lobspiegel-2026-11-23.txt"
#define PLAYER_SHARED "~/0123456789abcdef0123456789abcdef.result.yaml"
#define PLAYER_RANDOM ((const unsigned char *)"random-of-player") /* 16 bytes */
#define PLAYER_CODE "h3kt-7mwp" /* of a visitor, whichever record it is */
#define PLAYER_EDITED "Written in an editor of her own.\n"

/* A group that the player shares with, whatever its code; one whose code begins with "split" breaks
 * its figures down by line; group_free() gives it back. */
struct group *player_group(const struct framework *framework, const char *code);

struct player {
    struct framework *framework;
    bool is_copy; /* the framework belongs to another player */
    bool has_groups; /* group files are found */
    struct group *group; /* the one shared with */
    struct model *model;
    struct buf disk[PLAYER_RECORDS_MAX]; /* the records, oldest first */
    int disk_count;
    struct record_entry listed[PLAYER_RECORDS_MAX]; /* as the model sees them, newest first */
    int listed_count;
    int open; /* the record being answered, on the disk; -1: none */
    struct date today;
    bool full; /* the disk: nothing can be saved */
    bool warned, stopped;
    unsigned effects; /* of the last message */
    struct group *room_group; /* of the room; NULL outside a workshop */
    struct release *release; /* of its mirror, made beforehand */
    struct group *key_in_group; /* of the sheets that are keyed in; or NULL */
    struct assessment *paper;   /* the items on them: those of a quick paper */
    struct visit visit; /* of a visitor */
};

/* LANGUAGE is "nl" or "en". The messages of the program follow it. */
struct player *player_new(const char *language, int rows, int columns);
void player_free(struct player *player);

/* Another player at the same point; its framework is shared with the first, which must outlive it.
 */
struct player *player_copy(const struct player *player);

/* Ends the program and starts it again: what is not on the disk is gone. */
void player_restart(struct player *player);

/* Makes the player a trainer in a room, where READY of the people are ready; another number. */
void player_enter_room(struct player *player, int ready);
void player_ready(struct player *player, int ready);

/* Makes the player a visitor: a participant on the trainer's computer (player_visit.c). */
void player_enter_visit(struct player *player);
void player_visit_carry_out(struct player *player, unsigned effects);

/* Goes on with the record in the list at place RECORD. */
void player_open_record(struct player *player, int record);

/* The parts of player_free(), player_copy() and effects that are about a room (player_room.c). */
void player_room_free(struct player *player);
struct room *player_room_copy(const struct player *player, const struct room *room);
void player_room_carry_out(struct player *player, unsigned effects);
void player_room_print(const struct player *player, struct buf *out);

/* Makes the player one who keys in sheets, each once or TWICE; and the same parts of that
 * (player_key_in.c). */
void player_enter_key_in(struct player *player, bool twice);
void player_key_in_free(struct player *player);
struct keying *player_key_in_copy(const struct keying *keying);
void player_key_in_carry_out(struct player *player, unsigned effects);
void player_key_in_print(const struct player *player, struct buf *out);

void player_send(struct player *player, const struct message *message);
void player_press(struct player *player, uint32_t key);
void player_resize(struct player *player, int rows, int columns);
void player_language(struct player *player, const char *language);

/* A record with every item answered and finished, or none answered, appears on the disk. */
void player_add_record(struct player *player, struct date day, bool finished);

/* Everything in the model that can change, in words: equal texts are equal models. */
void player_print(const struct player *player, struct buf *out);

/* The folder of the sources, and the environment variable NAME or what is usual. */
const char *player_environment(const char *name, const char *usual);

#endif

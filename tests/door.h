/* SPDX-License-Identifier: GPL-3.0-or-later */
/* door: people who come in over a real ssh, for the tests and measurements of `lobspiegel room`.
 *
 * A struct door is a place (see program.h) with a workshop in its folder `zaal`, and a room whose
 * ssh server listens on this machine only. The trainer is an ordinary user: where the test is root,
 * another number takes her place. */
#ifndef TESTS_DOOR_H
#define TESTS_DOOR_H

#include "program.h"

#define DOOR_FOLDER "home/zaal"
#define DOOR_RECORDS "data/lobspiegel/groups/*/room/visitors/*.visit"

#define DOOR_PROCESSES_MAX 1000

struct door {
    struct place *place;
    struct terminal *trainer; /* the screen of the room */
    char port[8], code[16];
    int noted[DOOR_PROCESSES_MAX]; /* processes of the room */
    int noted_count;
};

/* Why people cannot come in here: what is not on this machine; NULL when they can. */
const char *door_missing(void);

/* A place with a workshop; the room is not open yet. */
struct door door_new(void);

/* Closes and removes everything. */
void door_free(struct door *door);

/* Opens the room, and reads its port and code from the screen; reads them only. */
void door_open(struct door *door);
void door_read(struct door *door);

/* Starts lobspiegel as the trainer. */
struct terminal *door_start(struct door *door, const char *const *words);

/* Notes which processes run under the screen of the room now: the keeper, the server and all of
 * its. Returns how many. */
int door_note(struct door *door);

/* The numbers of the ssh server, and of the parent of a process (0 when that has ended). */
int door_server(struct door *door);
int door_parent(int number);

/* What /proc tells of process NUMBER in NAME (cmdline, environ), with blanks for its NULs. */
const char *door_process(struct door *door, int number, const char *name);

/* Waits until none of those that were noted runs any more. */
bool door_wait_silent(struct door *door);

/* Somebody types the ssh command, with OPTIONS (NULL: none) before the address and WORDS (NULL:
 * none) after it, as USER. */
struct terminal *door_ssh(struct door *door, const char *const *options, const char *user,
                          const char *const *words);

/* Somebody comes in: types the command and the room code, and sees the first screen. */
struct terminal *door_come_in(struct door *door);

/* Steps of a visit, with the English screens; each types and does not wait. */
#define VISIT_WELCOME "Welcome. A mirror"
#define VISIT_FIRST_ITEM "1 of 7"

/* Her code, as the screen shows it after "Your code: "; kept by the place. */
const char *door_visit_code(struct door *door, struct terminal *visitor);

/* From the first screen to the first item, with a new code, which is returned. */
const char *door_begin(struct door *door, struct terminal *visitor);

/* Waits, then types, for each of COUNT visitors in turn: all go on at once. */
void door_all_type(struct terminal *const *visitors, int count, const char *wait_for,
                   const char *keys);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* room_session: a workshop at work in a folder: its group, ledger and results, the file that keeps
 * the room, and the effects of its screens. Private to this folder.
 *
 * In the folder lie the results, CODE.group.yaml (to hand out), workshop.yaml (for the trainer
 * only; no answers in it), and what is made: the cards and the report of the meeting. A lock there
 * and the lock of the ledger keep two trainers apart. */
#ifndef CLI_ROOM_SESSION_H
#define CLI_ROOM_SESSION_H

#include "cli/gathering.h"
#include "cli/loop.h"

struct room_session {
    struct request request; /* as `gather` would have it: the folder, the group */
    const char *folder;
    char *group_file;
    int lock; /* in the folder; -1: none */
    struct gathering gathering;
    struct buf said; /* by the steps of `gather` */
    struct buf list_wrong; /* why there is no list of people; empty: nothing is wrong */
    struct room *room;
    struct release *release;
    int watch;          /* of the system, for changes in the folder; -1: there is none */
    uint64_t signature; /* of all that lies in the folder, when it was looked at last */
    bool looked;
};

/* Opens the workshop that `workshop FOLDER` asks for; where there is no group yet it asks whether
 * to open one. False after saying what is wrong, or when there is nothing to do, with the exit
 * status. room_session_close() is to be called in any case. */
bool room_session_open(struct room_session *room, const struct request *request, int *status);
void room_session_close(struct room_session *room);

/* A path in the folder of the workshop; the caller frees it. */
char *room_path(const struct room_session *room, const char *name);

/* Looks at the clock and whether the folder changed, and counts again when it did; true when there
 * is something else to show. */
bool room_look(struct room_session *room);

/* How long to wait at most before the next look, in milliseconds; -1: until something happens. */
int room_patience(const struct room_session *room);

/* Carries out the effects of the screens of a workshop, and tells the model what came of it. */
void room_carry_out(struct session *session, unsigned effects);

/* Keeps the room on disk. */
bool room_save(const struct room_session *room, struct problems *problems);

/* Writes the cards, or the report of the meeting, in the folder; adds where to TOLD. */
bool room_write_cards(const struct room_session *room, const char *language, struct buf *told,
                      struct problems *problems);
bool room_write_meeting(const struct room_session *room, const char *language, struct buf *told,
                        struct problems *problems);

/* Begins and ends to watch the folder. */
void room_watch_begin(struct room_session *room);
void room_watch_end(struct room_session *room);

#endif

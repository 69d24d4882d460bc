/* SPDX-License-Identifier: GPL-3.0-or-later */
/* room: a workshop as it stands: who is expected, what the room guesses, whether it was revealed,
 * who sits where, and what was written down. Holds no answer of anybody.
 *
 * A struct room owns its texts, its list of people and its plan; room_free() gives them back. The
 * framework, the group and the release belong to the loop in src/cli, which also says how many
 * results there are and what time it is. Pure: the workshop/1 file is read and written as bytes.
 *
 * The rule (R14): until the trainer reveals, nothing is told but how many are ready. After that,
 * results that come late wait until there are as many as a release needs. */
#ifndef WORKSHOP_ROOM_H
#define WORKSHOP_ROOM_H

#include "gathering/release.h"
#include "workshop/cafe.h"

#define ROOM_TYPE "workshop/1"
#define ROOM_BYTES_MAX ((size_t)4 << 20)
#define ROOM_TEXT_MAX 2000
#define ROOM_NOTES_MAX 2000
#define ROOM_MINUTES_MAX 180

enum room_phase { ROOM_WAITING, ROOM_REVEALED, ROOM_CLOSED, ROOM_PHASES };
extern const char *const room_phases[ROOM_PHASES];

/* What a table wrote down, from one perspective. */
struct room_note {
    int round, table; /* from 0 */
    int perspective;  /* of the framework; -1: none */
    char *text;
};

struct room {
    const struct framework *framework;
    const struct group *group;
    enum room_phase phase;
    int expected;         /* people in the room; 0: not said */
    signed char *guesses; /* per dimension: the level that the room expects; -1: not said */

    struct people *list;   /* from participants/1, or NULL */
    int people;            /* where there is no list */
    struct cafe_wish wish; /* tables, rounds, stay, seed */
    struct cafe *cafe;     /* the plan, once it was asked for */
    struct people *seated; /* whom the plan is for, where there is no list */
    int round;             /* the round that is held, from 0; -1: none yet */
    int minutes;           /* how long a round takes */
    int began;             /* the minute in which the round began, as `now` */

    struct room_note *notes; /* by round, table, perspective; none is empty */
    int note_count;
    char *questions[ROUNDS_MAX]; /* NULL: not written */
    char *agreements, *closing;  /* or NULL */

    /* From the loop. */
    uint32_t told;                 /* results in the releases so far */
    uint32_t fresh;                /* results that came since */
    uint32_t refused;              /* files in the folder that cannot be counted */
    int needed;                    /* how many results a release needs */
    int now;                       /* minutes on some clock that does not stop */
    const struct release *release; /* the newest, once revealed; or NULL */
};

struct room *room_new(const struct framework *framework, const struct group *group);
void room_free(struct room *room);

/* How many are ready, and how many more are needed before results can be revealed or added; 0:
 * none. */
uint32_t room_ready(const struct room *room);
int room_missing(const struct room *room);

/* True when the trainer may reveal; true when results that came late may be added. */
bool room_may_reveal(const struct room *room);
bool room_may_add(const struct room *room);

/* Minutes that the round is under way; -1 when none is. */
int room_minutes_passed(const struct room *room);

/* The people to be seated; how many. */
int room_people(const struct room *room);

/* Makes the plan that the room's wish asks for. False with a problem when there is none. */
bool room_seat(struct room *room, struct problems *problems);

/* Takes the plan away, for another wish. */
void room_unseat(struct room *room);

/* Tables, rounds and questions there are to write about: one of each without a plan. */
int room_tables(const struct room *room);
int room_rounds(const struct room *room);
int room_questions(const struct room *room);

/* The round that notes are written in: the one that is held, or the first. */
int room_note_round(const struct room *room);

/* What TABLE wrote in ROUND; "" for nothing. */
const char *room_note(const struct room *room, int round, int table, int perspective);

/* Keeps TEXT, "" for none; true when that is something else than before. False when there is no
 * room for more notes. */
bool room_keep_note(struct room *room, int round, int table, int perspective, const char *text);

/* The same for one of the other texts: *KEPT is NULL or a copy. */
bool room_keep_text(char **kept, const char *text);

/* The room as a workshop/1 file. */
void room_write(const struct room *room, struct buf *out);

/* Reads such a file into ROOM, which is new. False with problems when it is damaged or about
 * another group; then ROOM is to be freed only. */
bool room_read(struct room *room, const char *file, const struct buf *bytes,
               struct problems *problems);

#endif

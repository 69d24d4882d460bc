/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assessment: one person's answers to one framework, and the private record that keeps them.
 *
 * A struct assessment belongs to whoever made it (assessment_free()); the framework it points
 * to must outlive it. This is the private type: it holds notes and never leaves the disk by
 * itself. What may be shared is another type (src/sharing). */
#ifndef ASSESSMENT_ASSESSMENT_H
#define ASSESSMENT_ASSESSMENT_H

#include <stdbool.h>

#include "framework/framework.h"

#define NOTE_BYTES_MAX 4000
#define RECORD_BYTES_MAX ((size_t)8 << 20)
#define INTENTIONS_MAX 3        /* what a person can bear in mind */
#define INTENTIONS_FILE_MAX 12  /* in a record, with those that are strays */
#define INTENTION_BYTES_MAX 400 /* in each of its texts */

enum answer_state {
    ANSWER_OPEN,       /* not answered yet */
    ANSWER_RATED,      /* a now-level, perhaps a wanted level */
    ANSWER_NA,         /* not applicable */
    ANSWER_NOT_MINE,   /* not my task here */
    ANSWER_RATHER_NOT, /* rather not say */
};

/* What was answered last time, as a start: no answer until it is confirmed, and counted nowhere.
 * A new level takes the level out of it, a new wish the wish, and a reason takes all. */
struct before {
    enum answer_state state;
    signed char now, wanted; /* as in struct answer */
};

struct answer {
    enum answer_state state;
    signed char now;            /* 0 to 4 when rated, else -1 */
    signed char wanted;         /* 0 to 4, or -1: not said */
    char *note;                 /* or NULL; owned */
    signed char then;           /* looking back, where I was then: 0 to 4, or -1: not said */
    struct before before;       /* last time's */
    char meaning[MEANING_SIZE]; /* of the item when it was answered; "": not known, or no answer */
};

/* An answer that says nothing. */
#define ANSWER_EMPTY                                                                               \
    ((struct answer){.state = ANSWER_OPEN,                                                         \
                     .now = -1,                                                                    \
                     .wanted = -1,                                                                 \
                     .then = -1,                                                                   \
                     .before = {ANSWER_OPEN, -1, -1}})

/* What a person says about herself; all of it may be left out. */
struct about {
    set roles;
    int stage;  /* -1: not said */
    int sector; /* -1: not said */
    set lines;  /* empty: no split, everything */
    enum depth depth;
};

/* An answer in the record to an item that the framework at hand does not have: kept as it is. */
struct stray {
    char *item, *answer, *note, *before; /* note and before may be NULL */
    int then;                            /* as in struct answer */
    char meaning[MEANING_SIZE];
};

/* A role, stage, sector or line in the record that the framework no longer has: kept as well. */
struct stray_about {
    const char *key; /* "roles", "stage", "sector" or "lines" */
    char *id;
};

/* What a person means to do, in her own words. */
struct intention {
    int item; /* what it is about: an item or a module of the framework; the other one is -1 */
    int module;
    char *what, *when, *with; /* owned, never NULL; may be "", except what */
};

/* An intention in the record that is kept as it is: its item or module is not in the framework at
 * hand, or there are INTENTIONS_MAX before it (an item that was gone came back). */
struct stray_intention {
    char *about, *what, *when, *with;
};

/* How many items are shown, and how many of these are done. */
struct tally {
    int shown, done;
};

/* A group that was shared with, and the number of the file for it, both in hexadecimal. */
#define SHARED_SIZE 33
#define SHARED_MAX 200

struct shared {
    char group[SHARED_SIZE], number[SHARED_SIZE];
};

struct assessment {
    const struct framework *framework;
    struct about about;
    struct answer *answers; /* one per framework item */
    int *shown;             /* items this person sees, in order */
    int shown_count;
    int *numbers;           /* of each of these: its number in its own dimension, from 1 */
    struct tally *tallies;  /* of each dimension with its parts, and behind them of all; kept by
                               assessment_select() and by answering */
    int at;        /* item (not position) to come back to; -1: none yet */
    bool finished; /* the closing screen was reached */
    struct date started, changed;
    struct date back_to; /* the moment that was looked back at; no date: not said */
    /* the framework the answers were given to; differs when the file changed since */
    char *version, *hash;
    struct stray *strays;
    int stray_count;
    struct stray_about *stray_abouts;
    int stray_about_count;
    struct intention intentions[INTENTIONS_MAX];
    int intention_count;
    struct stray_intention *stray_intentions;
    int stray_intention_count;
    struct shared *shared; /* in no report and no file that is shared */
    int shared_count;
};

/* A new, empty assessment. */
struct assessment *assessment_new(const struct framework *framework, struct date today);

/* A new assessment on the framework of LAST that starts from it: the same about and the same notes;
 * its levels, wishes and reasons stand in `before`, where the item still means the same. It was
 * shared with the same groups. Nothing is answered. Intentions and what the framework no longer
 * has stay behind. */
struct assessment *assessment_amend(const struct assessment *last, struct date today);
void assessment_free(struct assessment *assessment);

/* Works out which items are shown, after a change of `about`. Answers stay.
 * Rule: items of the chosen lines (no lines: all), roles and sector, up to the depth asked;
 * items that a layer added first, then quick items, and never more than the framework's size for
 * that depth: what is over is left out evenly from the dimensions. Items with an answer, a note or
 * an intention are always shown. */
void assessment_select(struct assessment *assessment);

/* How many items are shown for this `about` at this depth, without changing anything. */
int assessment_size(const struct framework *framework, const struct about *about, enum depth depth);

/* Answering. Each returns true when something changed. Levels are 0 to 4, item is a place in
 * the framework. Choosing a state clears the levels; rating clears the state. What is said, also
 * when it is the same again, is said to the item as it is in the framework at hand. */
bool assessment_rate(struct assessment *assessment, int item, int now);
bool assessment_want(struct assessment *assessment, int item, int wanted); /* -1: take back */
bool assessment_mark(struct assessment *assessment, int item, enum answer_state state);
bool assessment_note(struct assessment *assessment, int item, const char *note); /* "": none */

/* Says once more what was answered last time: level and wish, or the reason. */
bool assessment_confirm(struct assessment *assessment, int item);

/* Looking back, ITEM was at LEVEL then (-1: take it back). Only for an item with a level now. */
bool assessment_look_back(struct assessment *assessment, int item, int level);

/* Says which moment is looked back at: the day that assessment began. What was said about another
 * day is taken back, and then it returns true. */
bool assessment_look_back_to(struct assessment *assessment, struct date started);

/* Where ITEM was at the moment of THEN, looking back from NOW; -1: not said, or of another day. */
int assessment_looked_back(const struct assessment *now, const struct assessment *then, int item);

/* Puts all but the note as in ANSWER, which is one that ITEM had before. */
bool assessment_set_answer(struct assessment *assessment, int item, const struct answer *answer);

/* Puts a copy of INTENTION in PLACE; the place after the last one adds it. Its texts are cleaned
 * of what steers a terminal; when and with may be NULL for "". False when nothing was done: there
 * is no such place or no room, it is not about one item or one module, a text is longer than
 * INTENTION_BYTES_MAX, or what is blank. */
bool assessment_intend(struct assessment *assessment, int place, const struct intention *intention);

/* Takes the intention in PLACE out; those after it move up. */
void assessment_forget(struct assessment *assessment, int place);

/* The number of the file that was made for GROUP; NULL: none was. */
const char *assessment_shared(const struct assessment *assessment, const char *group);

/* Keeps the NUMBER of the file for GROUP. False when nothing was done: there is one already, they
 * are no numbers, or there are SHARED_MAX. */
bool assessment_share(struct assessment *assessment, const char *group, const char *number);

/* An item counts as done when it has a now-level or a reason why not. */
bool answer_is_done(const struct answer *answer);

/* True when something of last time waits to be confirmed. */
bool answer_has_before(const struct answer *answer);

/* Items shown and done, in all (DIMENSION -1) or in one dimension and its parts. */
int assessment_done(const struct assessment *assessment, int dimension);
int assessment_shown(const struct assessment *assessment, int dimension);

/* The position of ITEM among the shown items, or -1. */
int assessment_position(const struct assessment *assessment, int item);

/* How many shown items come before ITEM, which need not be shown itself. */
int assessment_before(const struct assessment *assessment, int item);

/* Minutes that COUNT items take, rounded up: 45 seconds each. An estimate from domain
 * practice (32 items in 20 to 25 minutes), not a measurement. */
int assessment_minutes(int count);

/* The line(s) proposed for the roles chosen; empty when the roles propose none. */
set assessment_proposed_lines(const struct framework *framework, set roles);

/* Writes the short form of an answer: "2>3", "2", "na", "not-mine", "rather-not", "" (open). */
#define ANSWER_TEXT_SIZE 12
void answer_format(const struct answer *answer, char out[static ANSWER_TEXT_SIZE]);

/* Reads the short form; false when S is none. All but state, now and wanted is left alone. */
bool answer_parse(const char *s, struct answer *answer);

/* The record/1 file: the whole assessment as YAML. */
void record_write(const struct assessment *assessment, struct buf *out);

/* Just enough of a record to list it and to find its framework. */
struct record_head {
    char *framework; /* id */
    char *version, *hash;
    struct date started, changed;
    int answered;
    int intentions; /* strays too */
    bool finished;
};
bool record_read_head(const char *file, const char *bytes, size_t length, struct record_head *head,
                      struct problems *problems);
void record_head_free(struct record_head *head);

/* Reads a record back on FRAMEWORK, whose id must be the record's. What the framework does not
 * have (any more) is kept as strays and written back. NULL with problems when it is no
 * good record. */
struct assessment *record_read(const char *file, const char *bytes, size_t length,
                               const struct framework *framework, struct problems *problems);

/* True when the framework's meaning changed since the record was started. */
bool assessment_framework_changed(const struct assessment *assessment);

/* The meaning of ITEM when it was answered, or of the framework at hand when it was not; false when
 * the record does not tell. */
bool assessment_meaning(const struct assessment *assessment, int item,
                        char out[static MEANING_SIZE]);

/* Whether an item that is answered in two assessments means the same in both. */
enum likeness { ALIKE, ALTERED, ALIKE_UNKNOWN };
enum likeness assessment_likeness(const struct assessment *a, const struct assessment *b, int item);

#endif

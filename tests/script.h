/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script: plays a file of keys on a front end, and compares what is shown with golden files.
 *
 * One step per line, # starts a comment:
 *
 *     Enter, Esc, Up, Tab, F1 ...   a key, by its name in src/ui/action.c
 *     n                             a key that is one character
 *     2  12  2>3  >3                choice 2 or 12; on an item: level 2, wanted level 3
 *     text WORDS                    types a line of text (in a note)
 *     paste WORDS                   hands over a text at once; \n in it is a new line
 *     size ROWS COLUMNS             the window changes
 *     lang nl|en                    the language changes
 *     full yes|no                   the disk is full from now on, or not
 *     failed WORDS                  the loop says that something went wrong
 *     day YYYY-MM-DD                today
 *     start                         the program ends and starts again
 *     shots NAME                    compares the screen in a number of sizes with
 *                                   golden/ui/LANGUAGE/NAME.txt
 *     shot NAME                     the same in the size that the window has
 *     said NAME                     compares what was said and typed, since the step before or
 *                                   the start, with golden/line/LANGUAGE/NAME.txt; `said -`
 *                                   only forgets it
 *     record NAME                   compares the first record with golden/record/NAME.txt
 *     expect WORDS                  this is on the screen, or was said since the last such steps
 *     room N                        a trainer in a room, where N people are ready
 *     paper once|twice              sheets of paper are keyed in
 *     visit                         a participant on the trainer's computer
 *     ready N                       so many are ready now
 *     stopped                       the program has ended
 *
 * `shots` is for the full screen and `said` for line mode; each passes over the other's. With
 * LOBSPIEGEL_UPDATE=1 in the environment goldens are written instead of compared.
 * A step that fails is told on standard error with its place in the script. */
#ifndef TESTS_SCRIPT_H
#define TESTS_SCRIPT_H

#include "player.h"

/* One way of working with a player. */
struct front {
    struct player *player;
    const char *folder; /* of its goldens */
    const char *golden; /* the step that makes them: "shots" or "said" */
    uint64_t shown;     /* bits of enum screen: what there were shots of */
    struct buf said;    /* line mode: everything said and typed */
    size_t said_from, expect_from;
    bool expected; /* the step before was `expect` */
    void *own;     /* line mode: what was printed last */
    void (*press)(struct front *front, const char *word);
    void (*text)(struct front *front, const char *text);
    void (*paste)(struct front *front, const char *text);
    void (*restarted)(struct front *front);
    void (*show)(struct front *front, struct buf *out); /* for a golden */
    void (*read)(struct front *front, struct buf *out); /* for expect: all that can be read */
    void (*end)(struct front *front);
};

/* The full screen, and line mode (script_line.c). The player stays the caller's. */
struct front front_of_screen(struct player *player);
struct front front_of_lines(struct player *player);
void front_free(struct front *front);

/* Plays scripts/NAME.keys; false when a step failed. */
bool script_play(struct front *front, const char *name);

/* Presses KEYS, words as in a script with | between them. */
void script_press(struct front *front, const char *keys);

/* A screen as a golden file has it: size and cursor, rows behind a bar, styles if asked. */
void screen_print(const struct canvas *canvas, bool styles, struct buf *out);

/* Compares TEXT with the golden file PATH below golden/ and tells the difference. */
bool golden_matches(const char *path, const struct buf *text);

/* The message of a text that is typed as a whole, with \n made into new lines. */
void text_unescape(const char *text, struct buf *out);

#endif

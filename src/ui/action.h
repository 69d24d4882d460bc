/* SPDX-License-Identifier: GPL-3.0-or-later */
/* action: everything a person can do, in one table.
 *
 * The key matcher, the key bar, the help screen, the words of line mode and the manual's list of
 * keys all come from action_table. Which actions a screen offers is said by the screen itself
 * when it is viewed (scene_offer()), so the key bar cannot name a key that does nothing. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include "ui/key.h"

enum action {
    ACTION_NONE,
    ACTION_RATE, /* digits 0 to 7 on an item */
    ACTION_WISH,
    ACTION_GO,   /* choose what the cursor is on, or go on */
    ACTION_PICK, /* choose what the cursor is on */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PREVIOUS,
    ACTION_NEXT,
    ACTION_CLEAR,
    ACTION_UNDO,
    ACTION_BACK,
    ACTION_OVERVIEW,
    ACTION_NOTE,
    ACTION_PROFILE,
    ACTION_ADVICE,
    ACTION_TALK,
    ACTION_REPORT,
    ACTION_INTENTIONS,
    ACTION_COMPARE,
    ACTION_LOOK_BACK,
    ACTION_MODULES,
    ACTION_WHAT_IF,
    ACTION_SAME,
    ACTION_AMEND,
    ACTION_SHARE,
    ACTION_FEWER_HOURS,
    ACTION_MORE_HOURS,
    ACTION_SLIDE_BACK, /* in a workshop */
    ACTION_SLIDE_ON,
    ACTION_CARDS,
    ACTION_MEETING,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_HELP,
    ACTION_SEARCH,
    ACTION_GLOSSARY,
    ACTION_EDITOR, /* a note in the person's own editor */
    ACTION_REDRAW,
    ACTION_SETTINGS,
    ACTION_QUIT,
    ACTIONS
};

#define ACTION_KEYS_MAX 8

/* Where an action can be offered; two actions that meet nowhere may share a key. */
enum action_place {
    ON_ITEM = 1,
    ON_ADVICE = 2,
    IN_TEXT = 4, /* where keys are typed: characters are no actions there */
    ELSEWHERE = 8,
    IN_ROOM = 16, /* the screens of a workshop */
    NOT_IN_TEXT = ON_ITEM | ON_ADVICE | ELSEWHERE,
    EVERYWHERE = NOT_IN_TEXT | IN_TEXT | IN_ROOM,
};

struct action_info {
    const char *name;               /* in scripts and settings */
    uint32_t keys[ACTION_KEYS_MAX]; /* 0 ends the list */
    unsigned places;                /* bits of enum action_place */
    const char *label;              /* one or two words for the bar, to translate */
    const char *help;               /* one sentence, to translate */
};

extern const struct action_info action_table[ACTIONS];

/* The keys of every action: as in the table, or as somebody likes them (settings.h). */
struct keymap {
    uint32_t keys[ACTIONS][ACTION_KEYS_MAX]; /* 0 ends a list */
};

void keymap_usual(struct keymap *keymap);
bool keymap_has(const struct keymap *keymap, enum action action, uint32_t key);

/* The first key of ACTION as the key bar shows it; "0-4" for the levels; "" when it has none. */
const char *keymap_label(const struct keymap *keymap, enum action action,
                         char out[static KEY_LABEL_SIZE]);

/* The action with this name; ACTION_NONE when there is none. */
enum action action_from_name(const char *name);

#endif

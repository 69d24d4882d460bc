/* SPDX-License-Identifier: GPL-3.0-or-later */
/* action: everything a person can do, in one table.
 *
 * The key matcher, the key bar, the help screen, the words of line mode and the manual's list of
 * keys all come from action_table. Which actions a screen offers is said by the screen itself
 * when it is viewed (scene_offer()), so the key bar cannot name a key that does nothing. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include <stdbool.h>
#include <stdint.h>

/* A key: a Unicode character, or one of these. */
enum key {
    UI_KEY_ENTER = 0x110000,
    UI_KEY_ESCAPE,
    UI_KEY_TAB,
    UI_KEY_BACKTAB,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_ARROW_UP,
    UI_KEY_ARROW_DOWN,
    UI_KEY_ARROW_LEFT,
    UI_KEY_ARROW_RIGHT,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_HELP, /* F1 */
    UI_KEY_STOP, /* Ctrl-C */
    UI_KEY_NONE,
};

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
    ACTION_BACK,
    ACTION_OVERVIEW,
    ACTION_NOTE,
    ACTION_PROFILE,
    ACTION_ADVICE,
    ACTION_REPORT,
    ACTION_FEWER_HOURS,
    ACTION_MORE_HOURS,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_HELP,
    ACTION_GLOSSARY,
    ACTION_QUIT,
    ACTIONS
};

#define ACTION_KEYS_MAX 8

struct action_info {
    const char *name;                /* in scripts and settings */
    uint32_t keys[ACTION_KEYS_MAX];  /* 0 ends the list */
    const char *key_label;           /* as the key bar shows it, to translate */
    const char *label;               /* one or two words for the bar, to translate */
    const char *help;                /* one sentence, to translate */
};

extern const struct action_info action_table[ACTIONS];

bool action_has_key(enum action action, uint32_t key);

/* The key with this English name ("Enter", "Esc", "Up"), in any case; UI_KEY_NONE when none. */
uint32_t key_from_name(const char *name);

/* The English name of a special key, or NULL for a character. */
const char *key_to_name(uint32_t key);

#endif

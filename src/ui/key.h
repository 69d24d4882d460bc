/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key: the keys of a keyboard, their names in files, and their labels on the screen. */
#ifndef UI_KEY_H
#define UI_KEY_H

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
    UI_KEY_WORD_LEFT,  /* Ctrl-Left, Alt-b */
    UI_KEY_WORD_RIGHT, /* Ctrl-Right, Alt-f */
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_F1,
    UI_KEY_F12 = UI_KEY_F1 + 11,
    UI_KEY_CTRL_A, /* and so on; without H, I, J, M, which are keys of their own */
    UI_KEY_CTRL_Z = UI_KEY_CTRL_A + 25,
    UI_KEY_NONE,
};

#define UI_KEY_F(number) ((uint32_t)UI_KEY_F1 + (number) - 1)
#define UI_KEY_CTRL(letter) ((uint32_t)UI_KEY_CTRL_A + (uint32_t)((letter) - 'A'))
#define UI_KEY_HELP UI_KEY_F(1)
#define UI_KEY_STOP UI_KEY_CTRL('C')

#define KEY_LABEL_SIZE 24

/* The key with this English name ("Enter", "Esc", "Up", "F2", "Ctrl-O"), in any case;
 * UI_KEY_NONE when none. A single character is no name. */
uint32_t key_from_name(const char *name);

/* The English name of a special key (and of space and comma), or NULL for another character. */
const char *key_to_name(uint32_t key);

/* The key as it is written in files and on the command line, for KEY_LABEL_SIZE bytes: its
 * English name, or the character itself. */
const char *key_written(uint32_t key, char out[static KEY_LABEL_SIZE]);

/* The key that is written so: a name, or one character that can be seen; UI_KEY_NONE when it is
 * neither. Small and capital letters are different keys. */
uint32_t key_from_written(const char *written);

/* The name of a key that is nearest to WRITTEN, or NULL when none is near. */
const char *key_nearest_name(const char *written);

/* The key as the key bar shows it, in the language of the screen. */
const char *key_label(uint32_t key, char out[static KEY_LABEL_SIZE]);

/* Keys that mean the same for everybody, so that nobody can be locked out: Enter, Esc, Tab,
 * arrows and the like, digits, F1 and Ctrl-C. */
bool key_is_fixed(uint32_t key);

/* Keys that never come in: terminals send Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M for Backspace, Tab
 * and Enter, and keep Ctrl-Q, Ctrl-S and Ctrl-Z for themselves. */
bool key_is_lost(uint32_t key);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keys: curses' keys as the program's keys, and the terminal's own strings. Private to this
 * folder. */
#ifndef TTY_KEYS_H
#define TTY_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Codes for what curses does not know by itself, beyond those it gives to other strings. */
#define KEY_PASTE_START 04000
#define KEY_PASTE_END 04001

/* What every terminal sends that tells where a paste ends. */
#define PASTE_END_STRING "\033[201~"

/* Tells curses the strings around pasted text, and those of keys that the description of the
 * terminal lacks. Call after newterm(). */
void keys_define(void);

/* Whether curses knows how this terminal tells of its mouse. */
bool keys_know_mouse(void);

/* Reports of the mouse are keys from now on, or unknown. */
void keys_take_mouse(bool wanted);

/* The key for a code of curses; for a character or control character. UI_KEY_NONE: none. */
uint32_t key_from_curses(int code);
uint32_t key_from_character(uint32_t character);

/* Writes a terminal string that curses itself does not send, such as «report pastes» (BE). */
void terminal_send(int line, const char *capability);

/* Writes to OUT, of SIZE bytes, all that ends what a screen may have set: pastes, mouse, keypad,
 * attributes, a hidden cursor, the second screen. Returns the length. */
size_t terminal_ending(char *out, size_t size);

#endif

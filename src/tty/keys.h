/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keys: curses' keys as the program's keys, and the terminal's own strings. Private to this folder. */
#ifndef TTY_KEYS_H
#define TTY_KEYS_H

#include <stdbool.h>
#include <stdint.h>

/* Codes for what curses does not know by itself. */
#define KEY_PASTE_START 01000
#define KEY_PASTE_END 01001

/* Tells curses the strings around pasted text. Call after newterm(). */
void keys_define(void);

/* Writes a terminal string that curses itself does not send, such as «report pastes» (BE). */
void terminal_send(const char *capability);

/* The key for what get_wch() read; UI_KEY_NONE when there is none. */
uint32_t key_from_curses(bool is_function_key, uint32_t read);

#endif

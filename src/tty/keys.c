/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tty/keys.h"

#include <curses.h>
#include <stdio.h>
#include <term.h> /* its macros `lines` and `columns` keep it out of tty.c */

#include "ui/action.h"

static const struct {
    int curses;
    uint32_t key;
} function_keys[] = {
    {KEY_UP, UI_KEY_ARROW_UP},       {KEY_DOWN, UI_KEY_ARROW_DOWN},
    {KEY_LEFT, UI_KEY_ARROW_LEFT},   {KEY_RIGHT, UI_KEY_ARROW_RIGHT},
    {KEY_PPAGE, UI_KEY_PAGE_UP},     {KEY_NPAGE, UI_KEY_PAGE_DOWN},
    {KEY_HOME, UI_KEY_HOME},         {KEY_END, UI_KEY_END},
    {KEY_BACKSPACE, UI_KEY_BACKSPACE}, {KEY_DC, UI_KEY_DELETE},
    {KEY_ENTER, UI_KEY_ENTER},       {KEY_BTAB, UI_KEY_BACKTAB},
    {KEY_F(1), UI_KEY_HELP},         {KEY_HELP, UI_KEY_HELP},
};

static const struct {
    uint32_t character, key;
} control_keys[] = {
    {'\r', UI_KEY_ENTER},       {'\n', UI_KEY_ENTER}, {'\t', UI_KEY_TAB},
    {0x1B, UI_KEY_ESCAPE},      {0x7F, UI_KEY_BACKSPACE}, {'\b', UI_KEY_BACKSPACE},
    {0x03, UI_KEY_STOP},
};

void terminal_send(const char *capability) {
    char *string = tigetstr(capability);
    if (string && string != (char *)-1) {
        putp(string);
        fflush(stdout);
    }
}

static void define(const char *capability, int code) {
    char *string = tigetstr(capability);
    if (string && string != (char *)-1)
        define_key(string, code);
}

void keys_define(void) {
    define("PS", KEY_PASTE_START);
    define("PE", KEY_PASTE_END);
    define("kmous", 0); /* no mouse: reports of one that was left on are unknown keys */
}

uint32_t key_from_curses(bool is_function_key, uint32_t read) {
    if (is_function_key) {
        for (size_t i = 0; i < sizeof function_keys / sizeof *function_keys; i++)
            if (function_keys[i].curses == (int)read)
                return function_keys[i].key;
        return UI_KEY_NONE;
    }
    for (size_t i = 0; i < sizeof control_keys / sizeof *control_keys; i++)
        if (control_keys[i].character == read)
            return control_keys[i].key;
    return read < 0x20 || read > 0x10FFFF ? UI_KEY_NONE : read;
}

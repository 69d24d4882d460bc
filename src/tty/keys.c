/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tty/keys.h"

#include <curses.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "ui/key.h"

#include <term.h> /* last, and in no other file: its macros `lines` and `columns` */

#define KEY_WORD_LEFT 04002
#define KEY_WORD_RIGHT 04003
#define KEY_DELETE_WORD 04004

static const struct {
    int curses;
    uint32_t key;
} function_keys[] = {
    {KEY_UP, UI_KEY_ARROW_UP},
    {KEY_DOWN, UI_KEY_ARROW_DOWN},
    {KEY_LEFT, UI_KEY_ARROW_LEFT},
    {KEY_RIGHT, UI_KEY_ARROW_RIGHT},
    {KEY_WORD_LEFT, UI_KEY_WORD_LEFT},
    {KEY_WORD_RIGHT, UI_KEY_WORD_RIGHT},
    {KEY_DELETE_WORD, UI_KEY_CTRL('W')},
    {KEY_PPAGE, UI_KEY_PAGE_UP},
    {KEY_NPAGE, UI_KEY_PAGE_DOWN},
    {KEY_HOME, UI_KEY_HOME},
    {KEY_END, UI_KEY_END},
    {KEY_BACKSPACE, UI_KEY_BACKSPACE},
    {KEY_DC, UI_KEY_DELETE},
    {KEY_ENTER, UI_KEY_ENTER},
    {KEY_BTAB, UI_KEY_BACKTAB},
    {KEY_HELP, UI_KEY_HELP},
};

static const struct {
    uint32_t character, key;
} control_keys[] = {
    {'\r', UI_KEY_ENTER},  {'\n', UI_KEY_ENTER},     {'\t', UI_KEY_TAB},
    {0x1B, UI_KEY_ESCAPE}, {0x7F, UI_KEY_BACKSPACE}, {'\b', UI_KEY_BACKSPACE},
};

/* What keyboards send whatever TERM says, after xterm, rxvt, PuTTY and the Linux console. Strings
 * that the terminal's description has keep the meaning they have there. */
static const struct {
    const char *string;
    int curses;
} usual_strings[] = {
    {"\033[A", KEY_UP},        {"\033[B", KEY_DOWN},       {"\033[C", KEY_RIGHT},
    {"\033[D", KEY_LEFT},      {"\033OA", KEY_UP},         {"\033OB", KEY_DOWN},
    {"\033OC", KEY_RIGHT},     {"\033OD", KEY_LEFT},       {"\033[H", KEY_HOME},
    {"\033[F", KEY_END},       {"\033OH", KEY_HOME},       {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},     {"\033[4~", KEY_END},       {"\033[7~", KEY_HOME},
    {"\033[8~", KEY_END},      {"\033[3~", KEY_DC},        {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},    {"\033[Z", KEY_BTAB},       {"\033OP", KEY_F(1)},
    {"\033OQ", KEY_F(2)},      {"\033OR", KEY_F(3)},       {"\033OS", KEY_F(4)},
    {"\033[11~", KEY_F(1)},    {"\033[12~", KEY_F(2)},     {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)},    {"\033[15~", KEY_F(5)},     {"\033[17~", KEY_F(6)},
    {"\033[18~", KEY_F(7)},    {"\033[19~", KEY_F(8)},     {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)},   {"\033[23~", KEY_F(11)},    {"\033[24~", KEY_F(12)},
    {"\033Od", KEY_WORD_LEFT}, {"\033Oc", KEY_WORD_RIGHT},
};

/* These always mean this; the description gives some of them a number that says nothing. */
static const struct {
    const char *string;
    int curses;
} own_strings[] = {
    {"\033[200~", KEY_PASTE_START}, {PASTE_END_STRING, KEY_PASTE_END}, {"\033[1;5D", KEY_WORD_LEFT},
    {"\033[1;5C", KEY_WORD_RIGHT},  {"\033[1;3D", KEY_WORD_LEFT}, {"\033[1;3C", KEY_WORD_RIGHT},
    {"\033b", KEY_WORD_LEFT},       {"\033f", KEY_WORD_RIGHT},    {"\033\177", KEY_DELETE_WORD},
    {"\033\b", KEY_DELETE_WORD},
};

/* The string that the terminal's description has under this name, or NULL. */
static const char *capability_of(const char *name) {
    const char *string = tigetstr(name);
    return string == (const char *)-1 ? NULL : string;
}

static void define(const char *capability, int code) {
    const char *string = capability_of(capability);
    if (string)
        define_key(string, code);
}

void keys_define(void) {
    for (size_t i = 0; i < ARRAY_LENGTH(usual_strings); i++)
        if (key_defined(usual_strings[i].string) == 0)
            define_key(usual_strings[i].string, usual_strings[i].curses);
    for (size_t i = 0; i < ARRAY_LENGTH(own_strings); i++)
        define_key(own_strings[i].string, own_strings[i].curses);
    define("PS", KEY_PASTE_START);
    define("PE", KEY_PASTE_END);
    define("kLFT5", KEY_WORD_LEFT);
    define("kRIT5", KEY_WORD_RIGHT);
}

bool keys_know_mouse(void) {
    return capability_of("kmous") != NULL;
}

void keys_take_mouse(bool wanted) {
    define("kmous", wanted ? KEY_MOUSE : 0);
}

uint32_t key_from_curses(int code) {
    for (size_t i = 0; i < ARRAY_LENGTH(function_keys); i++)
        if (function_keys[i].curses == code)
            return function_keys[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return UI_KEY_F((uint32_t)(code - KEY_F0));
    return UI_KEY_NONE;
}

uint32_t key_from_character(uint32_t character) {
    for (size_t i = 0; i < ARRAY_LENGTH(control_keys); i++)
        if (control_keys[i].character == character)
            return control_keys[i].key;
    if (character >= 1 && character <= 26)
        return UI_KEY_CTRL('A') + character - 1;
    return character < 0x20 || text_is_control(character) ? (uint32_t)UI_KEY_NONE : character;
}

/* ---- strings of the terminal ---- */

/* Adds STRING to OUT, without the pauses "$<5>" that terminals no longer need. */
static size_t add_string(char *out, size_t size, size_t length, const char *string) {
    while (string && *string && length < size) {
        const char *end = string[0] == '$' && string[1] == '<' ? strchr(string, '>') : NULL;
        if (end)
            string = end + 1;
        else
            out[length++] = *string++;
    }
    return length;
}

void terminal_send(int line, const char *capability) {
    char bytes[64];
    size_t length = add_string(bytes, sizeof bytes, 0, capability_of(capability));
    for (size_t done = 0; done < length;) {
        ssize_t written = write(line, bytes + done, length - done);
        if (written < 0 && errno != EINTR)
            return;
        done += written > 0 ? (size_t)written : 0;
    }
}

size_t terminal_ending(char *out, size_t size) {
    static const char *const names[] = {"BD", "rmkx", "rmacs", "sgr0", "op", "cnorm"};
    const char *mouse = capability_of("XM"), *place = capability_of("cup");
    size_t length = 0;
    if (mouse)
        length = add_string(out, size, length, tiparm(mouse, 0));
    else if (keys_know_mouse()) /* what curses itself sends then */
        length = add_string(out, size, length, "\033[?1000l");
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        length = add_string(out, size, length, capability_of(names[i]));
    if (place) /* the last row, where there is no second screen to leave */
        length = add_string(out, size, length, tiparm(place, 998, 0));
    return add_string(out, size, length, capability_of("rmcup"));
}

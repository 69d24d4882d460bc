/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_keys: typing and pasting; what a key sends is libvterm's business. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "terminal_private.h"

static const struct {
    const char *name;
    VTermKey key;
} key_names[] = {
    {"Enter", VTERM_KEY_ENTER},   {"Tab", VTERM_KEY_TAB},
    {"Escape", VTERM_KEY_ESCAPE}, {"Backspace", VTERM_KEY_BACKSPACE},
    {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},     {"Right", VTERM_KEY_RIGHT},
    {"Insert", VTERM_KEY_INS},    {"Delete", VTERM_KEY_DEL},
    {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN},
};

static bool is(const char *name, size_t length, const char *wanted) {
    return strlen(wanted) == length && strncmp(name, wanted, length) == 0;
}

/* Presses a key that is one character; false when Ctrl does not go with it. */
static bool press_character(struct terminal *t, char c, unsigned modifiers) {
    char sent[2];
    size_t n = 0;
    if (modifiers & VTERM_MOD_ALT)
        sent[n++] = '\033';
    if (modifiers & VTERM_MOD_CTRL) {
        if (c != ' ' && (c < '?' || c > '~'))
            return false;
        c = c == '?' ? 127 : (char)(c & 0x1f);
    }
    sent[n++] = c;
    terminal_send(t, sent, n);
    return true;
}

/* Presses the key with this name; false when there is none. */
static bool press_named(struct terminal *t, const char *name, size_t length, unsigned modifiers) {
    if (length == 1)
        return press_character(t, *name, modifiers);
    if (is(name, length, "lt"))
        return press_character(t, '<', modifiers);
    if (is(name, length, "Space"))
        return press_character(t, ' ', modifiers);
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (is(name, length, key_names[i].name)) {
            vterm_keyboard_key(t->vterm, key_names[i].key, (VTermModifier)modifiers);
            return true;
        }
    char *end;
    long number = *name == 'F' ? strtol(name + 1, &end, 10) : 0;
    if (number < 1 || number > 12 || end != name + length)
        return false;
    vterm_keyboard_key(t->vterm, (VTermKey)VTERM_KEY_FUNCTION(number), (VTermModifier)modifiers);
    return true;
}

/* Presses the key between < and >. */
static bool press(struct terminal *t, const char *name, size_t length) {
    unsigned modifiers = 0;
    while (length > 2 && name[1] == '-') {
        if (*name == 'C')
            modifiers |= VTERM_MOD_CTRL;
        else if (*name == 'M')
            modifiers |= VTERM_MOD_ALT;
        else if (*name == 'S')
            modifiers |= VTERM_MOD_SHIFT;
        else
            return false;
        name += 2;
        length -= 2;
    }
    return length > 0 && press_named(t, name, length, modifiers);
}

void terminal_type(struct terminal *t, const char *keys) {
    while (*keys) {
        size_t plain = strcspn(keys, "<");
        terminal_send(t, keys, plain);
        keys += plain;
        if (!*keys)
            break;
        size_t length = strcspn(keys, ">");
        if (!keys[length] || !press(t, keys + 1, length - 1)) {
            fprintf(stderr, "# keys: %s\n", keys);
            terminal_abort("there is no such key");
        }
        keys += length + 1;
    }
}

void terminal_paste(struct terminal *t, const char *text) {
    vterm_keyboard_start_paste(t->vterm);
    for (; *text; text++)
        terminal_send(t, *text == '\n' ? "\r" : text, 1);
    vterm_keyboard_end_paste(t->vterm);
}

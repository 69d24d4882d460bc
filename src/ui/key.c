/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/base.h"

/* A label of NULL: the name, translated where the catalogue has it. */
static const struct {
    const char *name;
    uint32_t key;
    const char *label;
} key_names[] = {
    {"Enter", UI_KEY_ENTER, NULL},
    {"Esc", UI_KEY_ESCAPE, NULL},
    {"Tab", UI_KEY_TAB, NULL},
    {"Backtab", UI_KEY_BACKTAB, NULL},
    {"Backspace", UI_KEY_BACKSPACE, NULL},
    {"Del", UI_KEY_DELETE, NULL},
    {"Up", UI_KEY_ARROW_UP, "↑"},
    {"Down", UI_KEY_ARROW_DOWN, "↓"},
    {"Left", UI_KEY_ARROW_LEFT, "←"},
    {"Right", UI_KEY_ARROW_RIGHT, "→"},
    {"Ctrl-Left", UI_KEY_WORD_LEFT, NULL},
    {"Ctrl-Right", UI_KEY_WORD_RIGHT, NULL},
    {"PgUp", UI_KEY_PAGE_UP, NULL},
    {"PgDn", UI_KEY_PAGE_DOWN, NULL},
    {"Home", UI_KEY_HOME, NULL},
    {"End", UI_KEY_END, NULL},
    {"Space", ' ', N_("Space")},
    {"Comma", ',', ","}, /* lists of keys are divided by it */
};

/* Names of the numbered keys. */
static const char function_names[][4] = {"F1", "F2", "F3", "F4",  "F5",  "F6",
                                         "F7", "F8", "F9", "F10", "F11", "F12"};
static const char control_names[][7] = {
    "Ctrl-A", "Ctrl-B", "Ctrl-C", "Ctrl-D", "Ctrl-E", "Ctrl-F", "Ctrl-G", "Ctrl-H", "Ctrl-I",
    "Ctrl-J", "Ctrl-K", "Ctrl-L", "Ctrl-M", "Ctrl-N", "Ctrl-O", "Ctrl-P", "Ctrl-Q", "Ctrl-R",
    "Ctrl-S", "Ctrl-T", "Ctrl-U", "Ctrl-V", "Ctrl-W", "Ctrl-X", "Ctrl-Y", "Ctrl-Z"};

uint32_t key_from_name(const char *name) {
    for (size_t i = 0; i < ARRAY_LENGTH(key_names); i++)
        if (strcasecmp(key_names[i].name, name) == 0)
            return key_names[i].key;
    for (uint32_t i = 0; i < ARRAY_LENGTH(function_names); i++)
        if (strcasecmp(function_names[i], name) == 0)
            return UI_KEY_F1 + i;
    for (uint32_t i = 0; i < ARRAY_LENGTH(control_names); i++)
        if (strcasecmp(control_names[i], name) == 0)
            return UI_KEY_CTRL_A + i;
    return UI_KEY_NONE;
}

const char *key_to_name(uint32_t key) {
    for (size_t i = 0; i < ARRAY_LENGTH(key_names); i++)
        if (key_names[i].key == key)
            return key_names[i].name;
    if (key >= UI_KEY_F1 && key <= UI_KEY_F12)
        return function_names[key - UI_KEY_F1];
    if (key >= UI_KEY_CTRL_A && key <= UI_KEY_CTRL_Z)
        return control_names[key - UI_KEY_CTRL_A];
    return NULL;
}

const char *key_written(uint32_t key, char out[static KEY_LABEL_SIZE]) {
    const char *name = key_to_name(key);
    struct buf character = {0};
    if (!name)
        text_encode(&character, key);
    snprintf(out, KEY_LABEL_SIZE, "%s", name ? name : buf_string(&character));
    buf_free(&character);
    return out;
}

uint32_t key_from_written(const char *written) {
    uint32_t key = key_from_name(written), code;
    size_t length = strlen(written);
    if (key != UI_KEY_NONE || length == 0 || text_decode(written, length, &code) != length)
        return key;
    bool seen = !text_is_control(code) && code != TEXT_REPLACEMENT && text_columns(written) > 0;
    return seen ? code : UI_KEY_NONE;
}

const char *key_nearest_name(const char *written) {
    const char *names[ARRAY_LENGTH(key_names) + ARRAY_LENGTH(function_names) +
                      ARRAY_LENGTH(control_names)];
    size_t count = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(key_names); i++)
        names[count++] = key_names[i].name;
    for (size_t i = 0; i < ARRAY_LENGTH(function_names); i++)
        names[count++] = function_names[i];
    for (size_t i = 0; i < ARRAY_LENGTH(control_names); i++)
        names[count++] = control_names[i];
    return text_nearest(written, names, count);
}

const char *key_label(uint32_t key, char out[static KEY_LABEL_SIZE]) {
    const char *label = key_to_name(key);
    struct buf character = {0};
    for (size_t i = 0; i < ARRAY_LENGTH(key_names); i++)
        if (key_names[i].key == key && key_names[i].label)
            label = key_names[i].label;
    if (!label)
        text_encode(&character, key);
    label = label ? _(label) : buf_string(&character);
    size_t length = strnlen(label, KEY_LABEL_SIZE - 1);
    memcpy(out, label, length);
    out[length] = '\0';
    buf_free(&character);
    return out;
}

bool key_is_fixed(uint32_t key) {
    return (key >= UI_KEY_ENTER && key <= UI_KEY_END) || (key >= '0' && key <= '9') ||
           key == UI_KEY_HELP || key == UI_KEY_STOP;
}

bool key_is_lost(uint32_t key) {
    return key >= UI_KEY_CTRL_A && key <= UI_KEY_CTRL_Z &&
           strchr("HIJMQSZ", (int)('A' + key - UI_KEY_CTRL_A)) != NULL;
}

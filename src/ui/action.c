/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/action.h"

#include <strings.h>

#include "base/text.h"

/* TRANSLATORS: the third text is a key as it is called on a keyboard, the fourth one or two
 * words for the key bar, the fifth a sentence for the help screen. */
const struct action_info action_table[ACTIONS] = {
    [ACTION_NONE] = {"none", {0}, "", "", ""},
    [ACTION_RATE] = {"rate", {'0', '1', '2', '3', '4', '5', '6', '7'}, "0-4", N_("now"),
                     N_("Say where you are now, from 0 to 4. With 5, 6 or 7 you say why you give "
                        "no level.")},
    [ACTION_WISH] = {"wish", {'w', UI_KEY_TAB, UI_KEY_BACKTAB}, "w", N_("wish"),
                     N_("Switch between where you are now and where you want to be; the digits "
                        "then count for that.")},
    [ACTION_GO] = {"go", {UI_KEY_ENTER}, "Enter", N_("go on"),
                   N_("Choose what the cursor is on. Is it chosen already? Then go on.")},
    [ACTION_PICK] = {"pick", {' '}, N_("Space"), N_("choose"),
                     N_("Choose what the cursor is on, or take the choice back.")},
    [ACTION_UP] = {"up", {UI_KEY_ARROW_UP, 'k'}, "↑", N_("up"), N_("Move up.")},
    [ACTION_DOWN] = {"down", {UI_KEY_ARROW_DOWN, 'j'}, "↓", N_("down"), N_("Move down.")},
    [ACTION_PREVIOUS] = {"previous", {UI_KEY_ARROW_LEFT, 'h'}, "←", N_("previous"),
                         N_("Go to the item before this one.")},
    [ACTION_NEXT] = {"next", {UI_KEY_ARROW_RIGHT, 'l'}, "→", N_("next"),
                     N_("Go to the item after this one and leave this one as it is.")},
    [ACTION_CLEAR] = {"clear", {UI_KEY_DELETE, UI_KEY_BACKSPACE}, "Del", N_("clear"),
                      N_("Take this answer back.")},
    [ACTION_BACK] = {"back", {UI_KEY_ESCAPE}, "Esc", N_("back"),
                     N_("Go back one screen. Nothing is lost.")},
    [ACTION_OVERVIEW] = {"overview", {'o'}, "o", N_("overview"),
                         N_("See all parts and how far you are; from there you can go anywhere.")},
    [ACTION_NOTE] = {"note", {'n'}, "n", N_("note"),
                     N_("Write something for yourself with this item. Only you see it.")},
    [ACTION_PROFILE] = {"profile", {'p'}, "p", N_("profile"),
                        N_("See what your answers say so far.")},
    [ACTION_ADVICE] = {"advice", {'a'}, "a", N_("advice"),
                       N_("See which training fits your wishes.")},
    [ACTION_REPORT] = {"report", {'r'}, "r", N_("report"),
                       N_("Write your profile and advice to a text file.")},
    [ACTION_FEWER_HOURS] = {"fewer-hours", {'-', UI_KEY_ARROW_LEFT}, "-", N_("fewer hours"),
                            N_("Look for advice that takes fewer hours.")},
    [ACTION_MORE_HOURS] = {"more-hours", {'+', '=', UI_KEY_ARROW_RIGHT}, "+", N_("more hours"),
                           N_("Look for advice that may take more hours.")},
    [ACTION_PAGE_UP] = {"page-up", {UI_KEY_PAGE_UP}, "PgUp", N_("page up"), N_("Move up a page.")},
    [ACTION_PAGE_DOWN] = {"page-down", {UI_KEY_PAGE_DOWN}, "PgDn", N_("page down"),
                          N_("Move down a page.")},
    [ACTION_FIRST] = {"first", {UI_KEY_HOME}, "Home", N_("to the top"), N_("Move to the top.")},
    [ACTION_LAST] = {"last", {UI_KEY_END}, "End", N_("to the end"), N_("Move to the end.")},
    [ACTION_HELP] = {"help", {'?', UI_KEY_HELP}, "?", N_("help"), N_("Show this help.")},
    [ACTION_GLOSSARY] = {"glossary", {'g'}, "g", N_("words"),
                         N_("Look up what a word means.")},
    [ACTION_QUIT] = {"quit", {'q', UI_KEY_STOP}, "q", N_("stop"),
                     N_("Stop. Everything you answered is saved.")},
};

static const struct {
    const char *name;
    uint32_t key;
} key_names[] = {
    {"Enter", UI_KEY_ENTER},       {"Esc", UI_KEY_ESCAPE},      {"Tab", UI_KEY_TAB},
    {"Backtab", UI_KEY_BACKTAB},   {"Backspace", UI_KEY_BACKSPACE}, {"Del", UI_KEY_DELETE},
    {"Up", UI_KEY_ARROW_UP},       {"Down", UI_KEY_ARROW_DOWN}, {"Left", UI_KEY_ARROW_LEFT},
    {"Right", UI_KEY_ARROW_RIGHT}, {"PgUp", UI_KEY_PAGE_UP},    {"PgDn", UI_KEY_PAGE_DOWN},
    {"Home", UI_KEY_HOME},         {"End", UI_KEY_END},         {"F1", UI_KEY_HELP},
    {"Ctrl-C", UI_KEY_STOP},       {"Space", ' '},
};

bool action_has_key(enum action action, uint32_t key) {
    const uint32_t *keys = action_table[action].keys;
    for (int i = 0; i < ACTION_KEYS_MAX && keys[i]; i++)
        if (keys[i] == key)
            return true;
    return false;
}

uint32_t key_from_name(const char *name) {
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (strcasecmp(key_names[i].name, name) == 0)
            return key_names[i].key;
    return UI_KEY_NONE;
}

const char *key_to_name(uint32_t key) {
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (key_names[i].key == key)
            return key_names[i].name;
    return NULL;
}

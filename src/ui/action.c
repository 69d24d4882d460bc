/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/action.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* TRANSLATORS: the first text is one or two words for the key bar, the second a sentence for the
 * help screen. */
const struct action_info action_table[ACTIONS] = {
    [ACTION_NONE] = {"none", {0}, EVERYWHERE, "", ""},
    [ACTION_RATE] = {"rate", {'0', '1', '2', '3', '4', '5', '6', '7'}, ON_ITEM, N_("now"),
                     N_("Say where you are now, from 0 to 4. With 5, 6 or 7 you say why you give "
                        "no level.")},
    [ACTION_WISH] = {"wish", {'w', UI_KEY_TAB, UI_KEY_BACKTAB}, ON_ITEM, N_("wish"),
                     N_("Switch between where you are now and where you want to be; the digits "
                        "then count for that.")},
    [ACTION_GO] = {"go", {UI_KEY_ENTER}, EVERYWHERE, N_("go on"),
                   N_("Choose what the cursor is on. Is it chosen already? Then go on.")},
    [ACTION_PICK] = {"pick", {' '}, EVERYWHERE, N_("choose"),
                     N_("Choose what the cursor is on, or take the choice back.")},
    [ACTION_UP] = {"up", {UI_KEY_ARROW_UP, 'k'}, EVERYWHERE, N_("up"), N_("Move up.")},
    [ACTION_DOWN] = {"down", {UI_KEY_ARROW_DOWN, 'j'}, EVERYWHERE, N_("down"), N_("Move down.")},
    [ACTION_PREVIOUS] = {"previous", {UI_KEY_ARROW_LEFT, 'h'}, ON_ITEM, N_("previous"),
                         N_("Go to the item before this one.")},
    [ACTION_NEXT] = {"next", {UI_KEY_ARROW_RIGHT, 'l'}, ON_ITEM, N_("next"),
                     N_("Go to the item after this one and leave this one as it is.")},
    [ACTION_CLEAR] = {"clear", {UI_KEY_DELETE, UI_KEY_BACKSPACE}, ON_ITEM, N_("clear"),
                      N_("Take this answer back.")},
    [ACTION_UNDO] = {"undo", {'u'}, ON_ITEM | ELSEWHERE, N_("undo"),
                     N_("Take your last answer back, and then the one before it.")},
    [ACTION_BACK] = {"back", {UI_KEY_ESCAPE}, EVERYWHERE, N_("back"),
                     N_("Go back one screen. Nothing is lost.")},
    [ACTION_OVERVIEW] = {"overview", {'o'}, NOT_IN_TEXT, N_("overview"),
                         N_("See all parts and how far you are; from there you can go anywhere.")},
    [ACTION_NOTE] = {"note", {'n'}, ON_ITEM, N_("note"),
                     N_("Write something for yourself with this item. Only you see it.")},
    [ACTION_PROFILE] = {"profile", {'p'}, NOT_IN_TEXT, N_("profile"),
                        N_("See what your answers say so far.")},
    [ACTION_ADVICE] = {"advice", {'a'}, NOT_IN_TEXT, N_("advice"),
                       N_("See which training fits your wishes.")},
    [ACTION_REPORT] = {"report", {'r'}, NOT_IN_TEXT, N_("report"),
                       N_("Write your profile and advice to a text file.")},
    [ACTION_TALK] = {"talk", {'d'}, NOT_IN_TEXT, N_("for a talk"),
                     N_("Make one page for a talk with a colleague or manager; you choose what is "
                        "on it.")},
    [ACTION_INTENTIONS] = {"intentions", {'i'}, NOT_IN_TEXT, N_("plans"),
                           N_("Write down what you intend to do, when and with whom.")},
    [ACTION_COMPARE] = {"compare", {'v'}, NOT_IN_TEXT, N_("then and now"),
                        N_("See your answers beside those of the time before.")},
    [ACTION_LOOK_BACK] = {"look-back", {'t'}, NOT_IN_TEXT, N_("look back"),
                          N_("Say, with what you know now, where you were then.")},
    [ACTION_MODULES] = {"modules", {'c'}, ON_ADVICE, N_("modules"),
                        N_("See all modules; keep one in any case, or leave one out.")},
    [ACTION_WHAT_IF] = {"what-if", {'f'}, ON_ADVICE, N_("what if"),
                        N_("See what would change if you grew one level.")},
    [ACTION_SAME] = {"same", {'='}, ON_ITEM, N_("as last time"),
                     N_("Say the same as last time.")},
    [ACTION_AMEND] = {"amend", {'b'}, ELSEWHERE, N_("begin from this"),
                      N_("Begin a new self-assessment that shows with each item what you said this "
                         "time.")},
    [ACTION_SHARE] = {"share", {'s'}, NOT_IN_TEXT, N_("share"),
                      N_("Make a file without your name for a group. You first see what is in it.")},
    [ACTION_FEWER_HOURS] = {"fewer-hours", {'-', UI_KEY_ARROW_LEFT}, ON_ADVICE, N_("fewer hours"),
                            N_("Look for advice that takes fewer hours.")},
    [ACTION_MORE_HOURS] = {"more-hours", {'+', '=', UI_KEY_ARROW_RIGHT}, ON_ADVICE, N_("more hours"),
                           N_("Look for advice that may take more hours.")},
    [ACTION_SLIDE_BACK] = {"slide-back", {UI_KEY_ARROW_LEFT, 'h'}, IN_ROOM, N_("back one"),
                           N_("Show the thing before this one.")},
    [ACTION_SLIDE_ON] = {"slide-on", {UI_KEY_ARROW_RIGHT, 'l'}, IN_ROOM, N_("next"),
                         N_("Show the next thing.")},
    [ACTION_CARDS] = {"cards", {'c'}, IN_ROOM, N_("cards"),
                      N_("Write the conversation cards as a page to print.")},
    [ACTION_MEETING] = {"meeting", {'r'}, IN_ROOM, N_("minutes"),
                        N_("Write the report of the meeting.")},
    [ACTION_PAGE_UP] = {"page-up", {UI_KEY_PAGE_UP}, EVERYWHERE, N_("page up"), N_("Move up a page.")},
    [ACTION_PAGE_DOWN] = {"page-down", {UI_KEY_PAGE_DOWN}, EVERYWHERE, N_("page down"),
                          N_("Move down a page.")},
    [ACTION_FIRST] = {"first", {UI_KEY_HOME}, EVERYWHERE, N_("to the top"), N_("Move to the top.")},
    [ACTION_LAST] = {"last", {UI_KEY_END}, EVERYWHERE, N_("to the end"), N_("Move to the end.")},
    [ACTION_HELP] = {"help", {'?', UI_KEY_HELP}, EVERYWHERE, N_("help"), N_("Show this help.")},
    [ACTION_SEARCH] = {"search", {'/'}, NOT_IN_TEXT, N_("search"),
                       N_("Search the items and the words, and go to any item.")},
    [ACTION_GLOSSARY] = {"glossary", {'g'}, NOT_IN_TEXT, N_("words"),
                         N_("Look up what a word means.")},
    [ACTION_EDITOR] = {"editor", {UI_KEY_CTRL('O'), UI_KEY_F(4)}, IN_TEXT, N_("own editor"),
                       N_("Write in your own editor (the one in VISUAL or EDITOR).")},
    [ACTION_REDRAW] = {"redraw", {UI_KEY_CTRL('L')}, EVERYWHERE, N_("again"),
                       N_("Draw the screen again, or say it again in line mode.")},
    [ACTION_SETTINGS] = {"settings", {',', UI_KEY_F(9)}, EVERYWHERE, N_("settings"),
                         N_("Choose language, colours and what else you like.")},
    [ACTION_QUIT] = {"quit", {'q', UI_KEY_STOP}, EVERYWHERE, N_("stop"),
                     N_("Stop. Everything you answered is saved.")},
};

void keymap_usual(struct keymap *keymap) {
    for (int i = 0; i < ACTIONS; i++)
        memcpy(keymap->keys[i], action_table[i].keys, sizeof keymap->keys[i]);
}

bool keymap_has(const struct keymap *keymap, enum action action, uint32_t key) {
    const uint32_t *keys = keymap->keys[action];
    for (int i = 0; i < ACTION_KEYS_MAX && keys[i]; i++)
        if (keys[i] == key)
            return true;
    return false;
}

const char *keymap_label(const struct keymap *keymap, enum action action,
                         char out[static KEY_LABEL_SIZE]) {
    out[0] = '\0';
    if (action == ACTION_RATE)
        snprintf(out, KEY_LABEL_SIZE, "0-4");
    else if (keymap->keys[action][0])
        key_label(keymap->keys[action][0], out);
    return out;
}

enum action action_from_name(const char *name) {
    for (int i = 0; i < ACTIONS; i++)
        if (strcmp(action_table[i].name, name) == 0)
            return (enum action)i;
    return ACTION_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/visit.h"

#include <string.h>

static const bool actions[ACTIONS] = {
    [ACTION_RATE] = true,       [ACTION_WISH] = true,        [ACTION_GO] = true,
    [ACTION_PICK] = true,       [ACTION_UP] = true,          [ACTION_DOWN] = true,
    [ACTION_PREVIOUS] = true,   [ACTION_NEXT] = true,        [ACTION_CLEAR] = true,
    [ACTION_UNDO] = true,       [ACTION_BACK] = true,        [ACTION_OVERVIEW] = true,
    [ACTION_NOTE] = true,       [ACTION_PROFILE] = true,     [ACTION_ADVICE] = true,
    [ACTION_INTENTIONS] = true, [ACTION_MODULES] = true,     [ACTION_WHAT_IF] = true,
    [ACTION_SHARE] = true,      [ACTION_FEWER_HOURS] = true, [ACTION_MORE_HOURS] = true,
    [ACTION_PAGE_UP] = true,    [ACTION_PAGE_DOWN] = true,   [ACTION_FIRST] = true,
    [ACTION_LAST] = true,       [ACTION_HELP] = true,        [ACTION_SEARCH] = true,
    [ACTION_GLOSSARY] = true,   [ACTION_REDRAW] = true,      [ACTION_QUIT] = true,
};

/* What is not named here is 0: no screen of a visit. SCREEN_START is none, so it can be 0. */
static const enum screen screens[SCREENS] = {
    [SCREEN_ABOUT] = SCREEN_ABOUT,
    [SCREEN_OVERVIEW] = SCREEN_OVERVIEW,
    [SCREEN_LIST] = SCREEN_LIST,
    [SCREEN_ITEM] = SCREEN_ITEM,
    [SCREEN_NOTE] = SCREEN_NOTE,
    [SCREEN_SEARCH] = SCREEN_SEARCH,
    [SCREEN_PROFILE] = SCREEN_PROFILE,
    [SCREEN_ADVICE] = SCREEN_ADVICE,
    [SCREEN_MODULES] = SCREEN_MODULES,
    [SCREEN_WHAT_IF] = SCREEN_WHAT_IF,
    [SCREEN_INTENTIONS] = SCREEN_INTENTIONS,
    [SCREEN_INTENTION] = SCREEN_INTENTION,
    [SCREEN_SHARE] = SCREEN_SHARE,
    [SCREEN_CLOSE] = SCREEN_VISIT_CLOSE,
    [SCREEN_CONFIRM] = SCREEN_CONFIRM,
    [SCREEN_VISIT] = SCREEN_VISIT,
    [SCREEN_VISIT_CODE] = SCREEN_VISIT_CODE,
    [SCREEN_VISIT_NEW] = SCREEN_VISIT_NEW,
    [SCREEN_VISIT_CLOSE] = SCREEN_VISIT_CLOSE,
    [SCREEN_HELP] = SCREEN_HELP,
    [SCREEN_GLOSSARY] = SCREEN_GLOSSARY,
};

bool visit_has_action(enum action action) {
    return actions[action];
}

enum screen visit_screen(enum screen screen) {
    return screens[screen] == SCREEN_START ? SCREEN_VISIT : screens[screen];
}

void visit_code_make(const unsigned char places[static VISIT_CODE_LETTERS],
                     char code[static VISIT_CODE_SIZE]) {
    size_t length = 0;
    for (int i = 0; i < VISIT_CODE_LETTERS; i++) {
        if (i == VISIT_CODE_LETTERS / 2)
            code[length++] = '-';
        code[length++] = VISIT_LETTERS[places[i] % VISIT_LETTER_COUNT];
    }
    code[length] = '\0';
}

bool visit_code_read(const char *typed, char code[static VISIT_CODE_SIZE]) {
    unsigned char places[VISIT_CODE_LETTERS];
    int count = 0;
    code[0] = '\0';
    for (; *typed; typed++) {
        char letter = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed - 'A' + 'a') : *typed;
        const char *place = strchr(VISIT_LETTERS, letter);
        if (letter == ' ' || letter == '-' || letter == '.')
            continue;
        if (!place || count == VISIT_CODE_LETTERS)
            return false;
        places[count++] = (unsigned char)(place - VISIT_LETTERS);
    }
    if (count == VISIT_CODE_LETTERS)
        visit_code_make(places, code);
    return count == VISIT_CODE_LETTERS;
}

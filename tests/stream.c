/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "stream.h"

#include <stdlib.h>
#include <string.h>

static const char *const hostile_parts[] = {
    "a",
    "Z",
    "0",
    " ",
    "   ",
    "\n",
    "\r\n",
    "\t",
    "%s%n%d",
    "%",
    "\\",
    "'",
    "\"",
    ": ",
    "- ",
    "#",
    "&a",
    "*a",
    "!!x",
    "---",
    "...",
    "{",
    "[",
    "|",
    ">",
    "null",
    "yes",
    "~",
    "\x1b[2J",
    "\x1b]0;x\a",
    "\x07",
    "\x7f",
    "\x01",
    ("\xc2\x9b"
     "31m"),
    "\xff",
    "\xfe\xff",
    "\xc3",
    "\xe2\x82",
    "\xf0\x9f\x98",
    "\x80",
    "\xc0\xaf",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "é",
    "e\xcc\x81",
    "ij\xcc\x81",
    "\xcc\x81",
    "中文",
    "한국어",
    "😀",
    "👩‍👩‍👧",
    "🇳🇱",
    "\xe2\x80\xae",
    "\xe2\x80\xa8",
    "\xe2\x80\x8b",
    "\xef\xbb\xbf",
    "\xc2\xad",
    "\xc2\xa0",
    "ﷺ",
    "ß",
    "woordzonderspaties",
    "een gewoon woord ",
    "Donaudampfschifffahrtsgesellschaft",
};

void hostile_text(struct chance *chance, int length, struct buf *out) {
    size_t start = out->length;
    while (out->length - start < (size_t)length) {
        int times = chance_of(chance, 5) ? chance_between(chance, 2, 60) : 1;
        const char *part =
            hostile_parts[chance_between(chance, 0, (int)ARRAY_LENGTH(hostile_parts) - 1)];
        for (int i = 0; i < times; i++)
            buf_add_string(out, part);
    }
}

int stream_length(int usual) {
    if (strcmp(player_environment("CK_FORK", "yes"), "no") == 0)
        return usual / 50;
    return player_environment("LOBSPIEGEL_SANITIZERS", "")[0] ? usual / 5 : usual;
}

static void send_key(struct player *player, uint32_t key, struct buf *sent) {
    const char *name = key_to_name(key);
    if (name)
        buf_addf(sent, "key %s\n", name);
    else if (key > 0x20 && key < 0x7F)
        buf_addf(sent, "key %c\n", (char)key);
    else
        buf_addf(sent, "key 0x%x\n", (unsigned)key);
    player_press(player, key);
}

/* Where there is little to do, and keys that lead there or end the program: less often. */
static bool is_dull(enum screen screen) {
    return screen == SCREEN_HELP || screen == SCREEN_GLOSSARY || screen == SCREEN_INFO ||
           screen == SCREEN_SETTINGS || screen == SCREEN_SEARCH || screen == SCREEN_FRAMEWORKS;
}

static bool is_rare(enum action action) {
    return action == ACTION_HELP || action == ACTION_GLOSSARY || action == ACTION_QUIT ||
           action == ACTION_BACK || action == ACTION_SETTINGS || action == ACTION_REDRAW ||
           action == ACTION_SEARCH;
}

static uint32_t offered_key(const struct player *player, struct chance *chance) {
    struct scene scene;
    uint32_t key = UI_KEY_NONE;
    if (is_dull(player->model->screen) && chance_of(chance, 40))
        return UI_KEY_ESCAPE;
    ui_view(player->model, &scene);
    if (scene.offer_count) {
        enum action action = scene.offers[chance_between(chance, 0, scene.offer_count - 1)].action;
        int count = 0;
        if (is_rare(action) && chance_of(chance, 70))
            action = scene.offers[0].action;
        while (count < ACTION_KEYS_MAX && scene.keymap->keys[action][count])
            count++;
        key = scene.keymap->keys[action][chance_between(chance, 0, count - 1)];
    }
    scene_free(&scene);
    return key;
}

static uint32_t any_key(struct chance *chance) {
    static const uint32_t odd[] = {0,      1,      0x1B,     0x7F,     0x85,       0xAD,
                                   0x301,  0x200B, 0x202E,   0xD800,   0xFFFF,     0x1F600,
                                   0x4E2D, 0xE9,   0x10FFFF, 0x110030, 0xFFFFFFFFu};
    switch (chance_between(chance, 0, 3)) {
    case 0:
        return (uint32_t)chance_between(chance, ' ', '~');
    case 1:
        return odd[chance_between(chance, 0, (int)ARRAY_LENGTH(odd) - 1)];
    default:
        return (uint32_t)chance_between(chance, UI_KEY_ENTER, UI_KEY_NONE);
    }
}

/* A group's code now and then, or else nobody would ever get behind the question for it. */
static void send_code(struct player *player, struct chance *chance, struct buf *sent) {
    static const char *const codes[] = {"team-a", "a", "0", "Team A", "-", "abcdefghijklmnop"};
    const char *code = codes[chance_between(chance, 0, (int)ARRAY_LENGTH(codes) - 1)];
    buf_addf(sent, "key Ctrl-U\ntext %s\nkey Enter\n", code);
    player_press(player, UI_KEY_CTRL('U'));
    player_send(player, &(struct message){.type = MESSAGE_TEXT, .text = code});
    player_press(player, UI_KEY_ENTER);
}

/* A text that was pasted, or came back from an editor. */
static void send_text(struct player *player, struct chance *chance, struct buf *sent) {
    struct buf text = {0};
    bool edited = chance_of(chance, 10);
    if (player->model->screen == SCREEN_SHARE && chance_of(chance, 60)) {
        send_code(player, chance, sent);
        return;
    }
    hostile_text(chance, chance_of(chance, 5) ? 5000 : chance_between(chance, 0, 60), &text);
    buf_addf(sent, "%s of %zu bytes\n", edited ? "edited" : "text", text.length);
    player_send(player, &(struct message){.type = edited ? MESSAGE_EDITED : MESSAGE_TEXT,
                                          .text = buf_string(&text)});
    buf_free(&text);
}

/* What the loop says, out of its turn: of clean texts. */
static void send_news(struct player *player, struct chance *chance, struct buf *sent) {
    static const enum message_type types[] = {MESSAGE_FAILED, MESSAGE_FAILED, MESSAGE_REPORTED,
                                              MESSAGE_SHARED, MESSAGE_PREVIEW};
    enum message_type type = types[chance_between(chance, 0, (int)ARRAY_LENGTH(types) - 1)];
    struct buf text = {0}, clean = {0};
    bool sharing = player->model->screen == SCREEN_SHARE;
    if ((type == MESSAGE_SHARED || type == MESSAGE_PREVIEW) && !sharing)
        type = MESSAGE_FAILED; /* these come only where they were asked for */
    hostile_text(chance, chance_between(chance, 0, 300), &text);
    text_add_clean(&clean, buf_string(&text), text.length, type == MESSAGE_PREVIEW);
    buf_addf(sent, "news %d of %zu bytes\n", (int)type, clean.length);
    player_send(player, &(struct message){.type = type, .text = buf_string(&clean)});
    buf_free(&text);
    buf_free(&clean);
}

/* Anywhere in the window, or just outside. */
static void send_click(struct player *player, struct chance *chance, struct buf *sent) {
    int row = chance_between(chance, -1, player->model->rows);
    int column = chance_between(chance, -1, player->model->columns);
    buf_addf(sent, "click %d %d\n", row, column);
    player_send(player, &(struct message){.type = MESSAGE_CLICK, .row = row, .column = column});
}

static void send_size(struct player *player, struct chance *chance, struct buf *sent) {
    static const int sizes[][2] = {{24, 80}, {12, 40}, {43, 132}, {5, 20},  {23, 79},
                                   {8, 30},  {1, 1},   {60, 200}, {16, 30}, {20, 30}};
    int rows = chance_between(chance, 1, 60), columns = chance_between(chance, 1, 200);
    if (chance_of(chance, 5)) {
        rows = chance_between(chance, 1, 200);
        columns = chance_between(chance, 1, 300);
    } else if (chance_of(chance, 50)) {
        int i = chance_between(chance, 0, (int)ARRAY_LENGTH(sizes) - 1);
        rows = sizes[i][0];
        columns = sizes[i][1];
    }
    buf_addf(sent, "size %d %d\n", rows, columns);
    player_resize(player, rows, columns);
}

/* What happens around the program. */
static void change_world(struct player *player, struct chance *chance, struct buf *sent) {
    switch (chance_between(chance, 0, 5)) {
    case 0:
        player->full = !player->full && chance_of(chance, 30);
        buf_addf(sent, "full %s\n", player->full ? "yes" : "no");
        break;
    case 1:
        player_language(player, chance_of(chance, 50) ? "nl" : "en");
        buf_addf(sent, "lang %s\n", player->model->language);
        break;
    case 2:
        player->today.day = chance_between(chance, 1, 28);
        buf_addf(sent, "day %d\n", player->today.day);
        break;
    case 3:
        buf_add_string(sent, "start\n");
        player_restart(player);
        break;
    default:
        send_news(player, chance, sent);
        break;
    }
}

static void send_pick(struct player *player, struct chance *chance, struct buf *sent) {
    int number = chance_between(chance, -2, chance_of(chance, 90) ? 12 : 100);
    buf_addf(sent, "pick %d\n", number);
    player_send(player, &(struct message){.type = MESSAGE_PICK, .number = number});
}

void stream_step(struct player *player, struct chance *chance, struct buf *sent) {
    int what = chance_between(chance, 1, 1000);
    if (player->stopped) {
        buf_add_string(sent, "start\n");
        player_restart(player);
    } else if (what <= 620) {
        send_key(player, offered_key(player, chance), sent);
    } else if (what <= 760) {
        send_key(player, (uint32_t)chance_between(chance, '0', '9'), sent);
    } else if (what <= 840) {
        send_key(player, any_key(chance), sent);
    } else if (what <= 870) {
        send_pick(player, chance, sent);
    } else if (what <= 900) {
        send_click(player, chance, sent);
    } else if (what <= 905) {
        int item = chance_between(chance, -2, player->framework->item_count + 1);
        buf_addf(sent, "item %d\n", item);
        player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = item});
    } else if (what <= 950) {
        send_text(player, chance, sent);
    } else if (what <= 990) {
        send_size(player, chance, sent);
    } else {
        change_world(player, chance, sent);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts in line mode: what src/cli/cmd_assess.c does with typed lines, without a terminal. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "line/line.h"
#include "script.h"

#define LINE_COLUMNS 78

static void show(struct front *front) {
    line_show(front->own, front->player->model, LINE_COLUMNS, &front->said);
}

/* Types a line: it is seen too, as when the input is a pipe. "again" says all of it once more. */
static void type(struct front *front, const char *typed) {
    struct message messages[LINE_MESSAGES_MAX];
    buf_addf(&front->said, "%s\n", typed);
    int count = line_read(front->player->model, typed, messages);
    for (int i = 0; i < count && !front->player->stopped; i++) {
        player_send(front->player, &messages[i]);
        if (front->player->effects & EFFECT_REDRAW)
            ((struct line_front *)front->own)->started = false;
    }
    if (count == 0)
        line_not_understood(front->player->model, typed, &front->said);
    else if (!front->player->stopped)
        show(front);
}

/* Ctrl-C stands for the end of the input. */
static void line_press(struct front *front, const char *word) {
    if (strcmp(word, "Ctrl-C") == 0)
        player_press(front->player, UI_KEY_STOP);
    else
        type(front, strcmp(word, "Enter") == 0 ? "" : word);
}

/* Newlines come as lines. */
static void line_paste(struct front *front, const char *text) {
    char *copy = mem_copy(text);
    for (char *at = copy; at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end++ = '\0';
        type(front, at);
        at = end;
    }
    free(copy);
}

static void line_restarted(struct front *front) {
    line_front_free(front->own);
    buf_add_char(&front->said, '\n');
    show(front);
}

/* The framework's hash is left out: it changes with every word of it. */
static void line_said(struct front *front, struct buf *out) {
    const char *hash = front->player->framework->hash, *found;
    buf_add_string(out, buf_string(&front->said) + front->said_from);
    while ((found = strstr(buf_string(out), hash)))
        buf_remove(out, (size_t)(found - out->bytes), strlen(hash));
    buf_add_char(out, '\n');
    front->said_from = front->said.length;
}

static void line_heard(struct front *front, struct buf *out) {
    buf_add_string(out, buf_string(&front->said) + front->expect_from);
}

static void line_end(struct front *front) {
    line_front_free(front->own);
    free(front->own);
}

struct front front_of_lines(struct player *player) {
    struct front front = {
        .player = player,
        .folder = "line",
        .golden = "said",
        .own = mem_new(1, sizeof(struct line_front)),
        .press = line_press,
        .text = type,
        .paste = line_paste,
        .restarted = line_restarted,
        .show = line_said,
        .read = line_heard,
        .end = line_end,
    };
    show(&front);
    return front;
}

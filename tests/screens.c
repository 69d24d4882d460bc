/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screens DIR [nl|en [ROWS COLUMNS]]: writes every screen of a visit as text, in DIR/NAME.txt: what
 * the README and the manual show. tests/screens.sh keeps them true. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"

/* The visit: the keys from one screen to the next. A person who was here a year before. */
static const struct {
    const char *name, *keys;
} visit[] = {
    {"start", ""},
    {"about", "1|2|5"},
    {"depth", "Enter|3|Enter|2|Enter|Enter"},
    {"overview", "1|Enter"},
    {"item", "1|2|w|3"},
    {"note", "n|text Vorige week, met Samira."},
    {"search", "Esc|/|text stage"},
    {"list", "Esc|o|3"},
    {"profile", "1|2>3|Enter|3>4|Enter|1>3|Enter|2|Enter|3|p"},
    {"compare", "v"},
    {"advice", "Esc|Enter"},
    {"plans", "i|1|Enter|text Samira vragen mee te kijken|Enter|text in week 49|Enter|Enter"},
    {"close", "Esc|Enter"},
    {"share", "5|text team-a|Enter"},
    {"settings", "Esc|,"},
    {"help", "Esc|?"},
    {"glossary", "g"},
};

/* As script_press(), and «text WORDS» types them. */
static void press(struct front *front, const char *keys) {
    char *copy = mem_copy(keys);
    for (char *word = copy; word && *word;) {
        char *end = strchr(word, '|');
        if (end)
            *end++ = '\0';
        if (strncmp(word, "text ", 5) == 0)
            player_send(front->player,
                        &(struct message){.type = MESSAGE_TEXT, .text = word + 5});
        else
            script_press(front, word);
        word = end;
    }
    free(copy);
}

static bool write_screen(const struct player *player, const char *folder, const char *name) {
    struct scene scene;
    struct buf path = {0}, text = {0};
    struct problems problems = {0};
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    for (int row = 0; row < canvas->rows; row++) {
        canvas_row_text(canvas, row, &text);
        buf_add_char(&text, '\n');
    }
    buf_addf(&path, "%s/%s.txt", folder, name);
    bool written = file_write(buf_string(&path), buf_string(&text), text.length, &problems);
    if (!written)
        fprintf(stderr, "%s: %s\n", buf_string(&path), problems.list[0].message);
    canvas_free(canvas);
    scene_free(&scene);
    problems_free(&problems);
    buf_free(&path);
    buf_free(&text);
    return written;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: screens DIR [nl|en [ROWS COLUMNS]]\n");
        return 2;
    }
    int rows = argc > 4 ? (int)strtol(argv[3], NULL, 10) : 24;
    int columns = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 80;
    struct player *player = player_new(argc > 2 ? argv[2] : "en", rows, columns);
    struct front front = front_of_screen(player);
    bool written = true;
    player_add_record(player, (struct date){2025, 11, 20}, true);
    for (size_t i = 0; i < ARRAY_LENGTH(visit) && written; i++) {
        press(&front, visit[i].keys);
        written = write_screen(player, argv[1], visit[i].name);
    }
    front_free(&front);
    player_free(player);
    return written ? 0 : 1;
}

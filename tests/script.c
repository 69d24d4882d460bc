/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the full screen ----------------------------------------------------------------------- */

static bool is_number(const char *word) {
    return word[0] && strspn(word, "0123456789") == strlen(word);
}

static const struct choice *first_choice(const struct scene *scene) {
    for (const struct block *block = scene->doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE)
            return &block->choice;
    return NULL;
}

static int focus_of(const struct player *player) {
    struct scene scene;
    ui_view(player->model, &scene);
    int focus = scene.focus;
    scene_free(&scene);
    return focus;
}

/* Chooses number NUMBER (from 1) of a list: by its digit, or with the arrows in a long list. */
static void choose_number(struct player *player, int number) {
    struct scene scene;
    ui_view(player->model, &scene);
    const struct choice *choice = first_choice(&scene);
    int count = scene.doc->choice_count;
    bool marks = choice && choice->mark_count > 0;
    scene_free(&scene);
    if (count <= 9) {
        player_press(player, (uint32_t)('0' + number));
        return;
    }
    for (int focus; (focus = focus_of(player)) != number - 1;)
        player_press(player, focus < number - 1 ? UI_KEY_ARROW_DOWN : UI_KEY_ARROW_UP);
    player_press(player, marks ? ' ' : UI_KEY_ENTER);
}

/* "2>3": now, then the wish, then back to now. */
static void choose_levels(struct player *player, const char *word) {
    if (*word != '>')
        player_press(player, (uint32_t)*word++);
    if (*word == '>') {
        player_press(player, 'w');
        player_press(player, (uint32_t)word[1]);
        player_press(player, 'w');
    }
}

static void screen_press(struct front *front, const char *word) {
    struct player *player = front->player;
    uint32_t key = key_from_name(word);
    if (key != UI_KEY_NONE)
        player_press(player, key);
    else if (strchr(word, '>') || (is_number(word) && player->model->screen == SCREEN_ITEM))
        choose_levels(player, word);
    else if (is_number(word))
        choose_number(player, (int)strtol(word, NULL, 10));
    else if (text_decode(word, strlen(word), &key) == strlen(word))
        player_press(player, key);
}

/* A line of text is typed letter by letter, on a line of its own where there are lines. */
static void screen_text(struct front *front, const char *text) {
    size_t length = strlen(text);
    const struct editor *editor = &front->player->model->editor;
    if (editor->lines && editor->text.length)
        player_press(front->player, UI_KEY_ENTER);
    for (size_t at = 0; at < length;) {
        uint32_t key;
        at += text_decode(text + at, length - at, &key);
        player_press(front->player, key);
    }
}

static void screen_paste(struct front *front, const char *text) {
    player_send(front->player, &(struct message){.type = MESSAGE_TEXT, .text = text});
}

static void screen_restarted(struct front *front) {
    (void)front;
}

static struct canvas *draw(const struct player *player) {
    struct scene scene;
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    scene_free(&scene);
    return canvas;
}

static void add_shot(const struct player *player, bool styles, struct buf *out) {
    struct canvas *canvas = draw(player);
    screen_print(canvas, styles, out);
    canvas_free(canvas);
}

/* The usual size first; styles are the same in all of them. */
static void screen_show(struct front *front, struct buf *out) {
    static const int sizes[][2] = {{24, 80}, {12, 40}, {43, 132}, {60, 200}, {20, 60}};
    struct model *model = front->player->model;
    int rows = model->rows, columns = model->columns;
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        player_resize(front->player, sizes[i][0], sizes[i][1]);
        add_shot(front->player, i == 0, out);
    }
    player_resize(front->player, rows, columns);
    front->shown |= UINT64_C(1) << model->screen;
}

static void screen_read(struct front *front, struct buf *out) {
    struct canvas *canvas = draw(front->player);
    for (int row = 0; row < canvas->rows; row++) {
        canvas_row_text(canvas, row, out);
        buf_add_char(out, '\n');
    }
    canvas_free(canvas);
}

struct front front_of_screen(struct player *player) {
    return (struct front){
        .player = player,
        .folder = "ui",
        .golden = "shots",
        .press = screen_press,
        .text = screen_text,
        .paste = screen_paste,
        .restarted = screen_restarted,
        .show = screen_show,
        .read = screen_read,
    };
}

void front_free(struct front *front) {
    if (front->end)
        front->end(front);
    buf_free(&front->said);
}

/* --- the steps ----------------------------------------------------------------------------- */

void text_unescape(const char *text, struct buf *out) {
    for (; *text; text++)
        if (text[0] == '\\' && text[1] == 'n') {
            buf_add_char(out, '\n');
            text++;
        } else {
            buf_add_char(out, *text);
        }
}

/* Adds TEXT with every run of white space as one blank. */
static void add_squeezed(struct buf *out, const char *text) {
    for (; *text; text++) {
        bool blank = *text == ' ' || *text == '\n';
        if (!blank)
            buf_add_char(out, *text);
        else if (out->length && out->bytes[out->length - 1] != ' ')
            buf_add_char(out, ' ');
    }
}

static bool step_expect(struct front *front, const char *words) {
    struct buf all = {0}, squeezed = {0};
    front->read(front, &all);
    add_squeezed(&squeezed, buf_string(&all));
    bool found = strstr(buf_string(&squeezed), words);
    front->expected = true;
    if (!found)
        fprintf(stderr, "\"%s\" is not in:\n%s", words, buf_string(&all));
    buf_free(&all);
    buf_free(&squeezed);
    return found;
}

static bool step_golden(struct front *front, const char *word, const char *name) {
    struct buf path = {0}, text = {0};
    bool same = true;
    buf_addf(&path, "%s/%s/%s", front->folder, front->player->model->language, name);
    if (strcmp(word, "shot") == 0)
        add_shot(front->player, true, &text);
    else
        front->show(front, &text);
    if (strcmp(name, "-") != 0)
        same = golden_matches(buf_string(&path), &text);
    buf_free(&path);
    buf_free(&text);
    return same;
}

/* The first record: the same file for both front ends. The framework's hash and the meanings are
 * left out: they change with every word of it. */
static bool step_record(struct front *front, const char *name) {
    struct buf path = {0}, text = {0};
    if (front->player->disk_count == 0)
        return false;
    buf_addf(&path, "record/%s", name);
    buf_add_string(&text, buf_string(&front->player->disk[0]));
    const char *hash = strstr(buf_string(&text), front->player->framework->hash);
    if (hash)
        buf_remove(&text, (size_t)(hash - buf_string(&text)), HASH_HEX_SIZE - 1);
    const char *meanings = strstr(buf_string(&text), "\nmeanings: ");
    if (meanings)
        buf_remove(&text, (size_t)(meanings - buf_string(&text)), strcspn(meanings + 1, "\n") + 1);
    bool same = golden_matches(buf_string(&path), &text);
    buf_free(&path);
    buf_free(&text);
    return same;
}

static bool step_paste(struct front *front, const char *words) {
    struct buf text = {0};
    text_unescape(words, &text);
    front->paste(front, buf_string(&text));
    buf_free(&text);
    return true;
}

static bool step_size(struct front *front, const char *words) {
    int rows, columns;
    if (sscanf(words, "%d %d", &rows, &columns) != 2)
        return false;
    if (!front->own) /* line mode has no window */
        player_resize(front->player, rows, columns);
    return true;
}

static bool step_start(struct front *front) {
    player_restart(front->player);
    front->restarted(front);
    return true;
}

/* The screen is another one without a key: line mode says it as after a start. */
static void enter_room(struct front *front, int ready) {
    player_enter_room(front->player, ready);
    front->restarted(front);
}

static void enter_key_in(struct front *front, bool twice) {
    player_enter_key_in(front->player, twice);
    front->restarted(front);
}

static void enter_visit(struct front *front) {
    player_enter_visit(front->player);
    front->restarted(front);
}

/* A step that is a word with something behind it, or a word that is no key. */
static bool special_step(struct front *front, const char *word, const char *rest, bool *right) {
    struct player *player = front->player;
    bool shot = strcmp(word, "shot") == 0 || strcmp(word, "shots") == 0;
    if (shot ? !front->own : strcmp(word, front->golden) == 0)
        *right = step_golden(front, word, rest);
    else if (shot || strcmp(word, "said") == 0)
        *right = true;
    else if (strcmp(word, "record") == 0)
        *right = step_record(front, rest);
    else if (strcmp(word, "text") == 0)
        front->text(front, rest);
    else if (strcmp(word, "paste") == 0)
        *right = step_paste(front, rest);
    else if (strcmp(word, "size") == 0)
        *right = step_size(front, rest);
    else if (strcmp(word, "lang") == 0)
        player_language(player, rest);
    else if (strcmp(word, "full") == 0)
        player->full = strcmp(rest, "yes") == 0;
    else if (strcmp(word, "failed") == 0)
        player_send(player, &(struct message){.type = MESSAGE_FAILED, .text = rest});
    else if (strcmp(word, "day") == 0)
        *right = date_parse(rest, &player->today);
    else if (strcmp(word, "start") == 0)
        *right = step_start(front);
    else if (strcmp(word, "visit") == 0)
        enter_visit(front);
    else if (strcmp(word, "room") == 0)
        enter_room(front, (int)strtol(rest, NULL, 10));
    else if (strcmp(word, "paper") == 0)
        enter_key_in(front, strcmp(rest, "twice") == 0);
    else if (strcmp(word, "ready") == 0)
        player_ready(player, (int)strtol(rest, NULL, 10));
    else if (strcmp(word, "expect") == 0)
        *right = step_expect(front, rest);
    else if (strcmp(word, "stopped") == 0)
        *right = player->stopped;
    else
        return false;
    return true;
}

static bool play_step(struct front *front, char *line) {
    char *rest = strchr(line, ' ');
    bool right = true;
    if (rest)
        *rest++ = '\0';
    if (front->expected && strcmp(line, "expect") != 0) { /* from here on it must be said anew */
        front->expect_from = front->said.length;
        front->expected = false;
    }
    if (special_step(front, line, rest ? rest : "", &right))
        return right;
    if (rest || front->player->stopped) {
        fprintf(stderr, rest ? "no such step\n" : "the program has ended\n");
        return false;
    }
    front->press(front, line);
    return true;
}

void script_press(struct front *front, const char *keys) {
    char *copy = mem_copy(keys);
    for (char *word = copy; word && *word;) {
        char *end = strchr(word, '|');
        if (end)
            *end++ = '\0';
        if (strcmp(word, "visit") == 0)
            player_enter_visit(front->player);
        else if (strcmp(word, "room") == 0)
            player_enter_room(front->player, 18);
        else if (strncmp(word, "paper", 5) == 0)
            player_enter_key_in(front->player, strcmp(word, "paper twice") == 0);
        else
            front->press(front, word);
        word = end;
    }
    free(copy);
}

bool script_play(struct front *front, const char *name) {
    struct buf path = {0};
    char line[512];
    int number = 0;
    bool right = true;
    buf_addf(&path, "%s/tests/scripts/%s.keys", player_environment("LOBSPIEGEL_SOURCE", ".."),
             name);
    FILE *file = fopen(buf_string(&path), "r");
    if (!file)
        fprintf(stderr, "%s cannot be read\n", buf_string(&path));
    while (file && fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0' || line[0] == '#')
            continue;
        if (!play_step(front, line)) {
            fprintf(stderr, "in %s:%d (%s)\n", buf_string(&path), number, front->folder);
            right = false;
        }
    }
    if (file)
        fclose(file);
    else
        right = false;
    buf_free(&path);
    return right;
}

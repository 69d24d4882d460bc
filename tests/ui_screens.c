/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen at every size: sound, and nothing on it out of reach. */
#include <config.h>

#include <string.h>

#include "pseudo.h"
#include "script.h"
#include "sound.h"
#include "ui/screens.h"
#include "ui_parts.h"

/* The keys to each screen, from a start with one finished record. */
static const struct {
    enum screen screen;
    const char *keys;
} screens[] = {
    {SCREEN_START, ""},
    {SCREEN_RECORDS, "2"},
    {SCREEN_INFO, "3"},
    {SCREEN_FRAMEWORKS, "5"},
    {SCREEN_FRAMEWORKS, "5|Down"},
    {SCREEN_SETTINGS, "6"},
    {SCREEN_SETTINGS, "6|3|4"},
    {SCREEN_CONFIRM, "6|5"},
    {SCREEN_CONFIRM, "1|Esc|Esc|2"},
    {SCREEN_CONFIRM, "1|Esc|i|1|Down|Enter|x|Enter|Enter|Enter|1|Del"},
    {SCREEN_ABOUT, "1"},
    {SCREEN_ABOUT, "1|Down"},
    {SCREEN_ABOUT, "1|Enter"},
    {SCREEN_ABOUT, "1|Enter|Enter"},
    {SCREEN_ABOUT, "1|Enter|Enter|Enter|1"},
    {SCREEN_ABOUT, "1|Enter|Enter|Enter|Enter"},
    {SCREEN_OVERVIEW, "1|Esc"},
    {SCREEN_LIST, "1|Esc|2"},
    {SCREEN_LIST, "1|Esc|6"},
    {SCREEN_ITEM, "1|Esc|1"},
    {SCREEN_ITEM, "1|Esc|1|Down"},
    {SCREEN_ITEM, "1|Esc|1|2|w"},
    {SCREEN_ITEM, "1|Esc|1|2|Right|2>3|w"},
    {SCREEN_ITEM, "1|Esc|1|6|Right|7"},
    {SCREEN_ITEM, "6|3|Esc|1|Esc|1|2"},
    {SCREEN_NOTE, "1|Esc|1|n"},
    {SCREEN_NOTE, "1|Esc|1|n|a|Space|b|Enter|c|Up"},
    {SCREEN_SEARCH, "1|Esc|/"},
    {SCREEN_SEARCH, "1|Esc|/|Down|Down"},
    {SCREEN_SEARCH, "1|Esc|/|l|o|b"},
    {SCREEN_SEARCH, "1|Esc|/|q|q|q"},
    {SCREEN_SEARCH, "2|1|g|/"},
    {SCREEN_PROFILE, "1|Esc|7"},
    {SCREEN_PROFILE, "2|1"},
    {SCREEN_COMPARE, "1|Esc|v"},
    {SCREEN_COMPARE, "1|Esc|1|2|Right|4|o|v"},
    {SCREEN_THEN, "1|Esc|1|2|Right|4|o|v|t"},
    {SCREEN_MODULES, "1|Esc|1|1>3|p|Enter|c"},
    {SCREEN_WHAT_IF, "1|Esc|1|1>3|p|Enter|f"},
    {SCREEN_WHAT_IF, "1|Esc|1|1>3|p|Enter|f|Enter"},
    {SCREEN_TALK, "1|Esc|9|6"},
    {SCREEN_TALK, "1|Esc|1|1>3|2|p|d|1|5|7"},
    {SCREEN_TALK, "2|1|d|Down|Down|Space|Enter"},
    {SCREEN_ITEM, "2|1|b|Esc|1"},
    {SCREEN_ADVICE, "1|Esc|7|Enter"},
    {SCREEN_ADVICE, "1|Esc|1|1>3|p|Enter|-|-|-"},
    {SCREEN_ADVICE, "1|Esc|1|1>3|p|Enter|+|+|+|+|+|+"},
    {SCREEN_ADVICE, "2|1|Enter"},
    {SCREEN_CLOSE, "1|Esc|9"},
    {SCREEN_INTENTIONS, "1|Esc|i"},
    {SCREEN_INTENTIONS, "1|Esc|i|1|Down|Enter|x|Enter|y|Enter|z|Enter"},
    {SCREEN_INTENTION, "1|Esc|i|1"},
    {SCREEN_INTENTION, "1|Esc|i|1|Down|Enter"},
    {SCREEN_INTENTION, "1|Esc|i|1|Down|Enter|x|Enter"},
    {SCREEN_INTENTION, "1|Esc|i|1|Down|Enter|x|Enter|y|Enter"},
    {SCREEN_START, "1|Esc|i|1|Down|Enter|x|Enter|y|Enter|z|Enter|Esc|Esc"},
    {SCREEN_SHARE, "1|Esc|9|5"},
    {SCREEN_SHARE, "1|Esc|9|5|A|Enter"},
    {SCREEN_SHARE, "1|Esc|9|5|a|-|1|Enter"},
    {SCREEN_ROOM, "room"},
    {SCREEN_ROOM, "room|1|5|Esc"},
    {SCREEN_ROOM, "room|1|5|Esc|6|2"},
    {SCREEN_CONFIRM, "room|6"},
    {SCREEN_ROOM_GUESS, "room|1"},
    {SCREEN_ROOM_GUESS, "room|1|2"},
    {SCREEN_ROOM_SLIDE, "room|1|1|2|5"},
    {SCREEN_ROOM_SLIDE, "room|1|5|Right|Right|Right|Right"},
    {SCREEN_ROOM_SLIDE, "room|1|5|Right|Right|Right|Right|Right|Right|Right|Right|Right"},
    {SCREEN_ROOM_CAFE, "room|3"},
    {SCREEN_ROOM_CAFE, "room|2|1|8|Enter|3|6"},
    {SCREEN_ROOM_CAFE, "room|2|1|8|Enter|3|6|Enter|Enter"},
    {SCREEN_ROOM_NOTES, "room|4"},
    {SCREEN_ROOM_TEXT, "room|2"},
    {SCREEN_ROOM_TEXT, "room|4|1|a"},
    {SCREEN_KEY_IN, "paper"},
    {SCREEN_KEY_IN, "paper|1|2|3|Space|4|>|2|7|9"},
    {SCREEN_KEY_IN, "paper|1|2|3|4|Left|Left|8"},
    {SCREEN_KEY_IN_CHECK, "paper|Esc"},
    {SCREEN_KEY_IN_CHECK, "paper|1|2|3|>|1|Esc"},
    {SCREEN_CONFIRM, "paper|1|2|Esc|2"},
    {SCREEN_HELP, "paper|1|2|F1"},
    {SCREEN_HELP, "paper|1|2|?"},
    {SCREEN_HELP, "room|1|5|?"},
    {SCREEN_VISIT, "visit"},
    {SCREEN_VISIT, "visit|1|Enter|Esc|Esc"},
    {SCREEN_VISIT_CODE, "visit|2"},
    {SCREEN_VISIT_CODE, "visit|2|h|3|k|Enter"},
    {SCREEN_VISIT_NEW, "visit|1"},
    {SCREEN_ABOUT, "visit|1|Enter"},
    {SCREEN_ITEM, "visit|1|Enter|Esc|1|2>3"},
    {SCREEN_NOTE, "visit|1|Enter|Esc|1|n"},
    {SCREEN_PROFILE, "visit|1|Enter|Esc|1|2>3|p"},
    {SCREEN_ADVICE, "visit|1|Enter|Esc|1|2>3|p|Enter"},
    {SCREEN_SHARE, "visit|1|Enter|Esc|9|4"},
    {SCREEN_VISIT_CLOSE, "visit|1|Enter|Esc|9"},
    {SCREEN_CONFIRM, "visit|1|Enter|Esc|9|7"},
    {SCREEN_HELP, "visit|1|Enter|Esc|1|?"},
    {SCREEN_HELP, "?"},
    {SCREEN_HELP, "1|Esc|1|2|?"},
    {SCREEN_HELP, "1|Esc|/|F1"},
    {SCREEN_GLOSSARY, "3|g"},
};

struct player *player_after(const char *keys, const char *language) {
    struct player *player = player_new(language, 24, 80);
    struct front front = front_of_screen(player);
    player_add_record(player, (struct date){2025, 11, 20}, true);
    script_press(&front, keys);
    front_free(&front);
    return player;
}

struct player *player_at(int number, const char *language) {
    struct player *player = player_after(screens[number].keys, language);
    ck_assert_msg(player->model->screen == screens[number].screen, "%s leads to screen %d",
                  screens[number].keys, (int)player->model->screen);
    return player;
}

const int screen_count = ARRAY_LENGTH(screens);

enum screen screen_at(int number) {
    return screens[number].screen;
}

const struct window windows[WINDOWS] = {
    {"en", 24, 80}, {"nl", 24, 80},  {"en", 23, 79}, {"nl", 20, 80},
    {"nl", 12, 40}, {"nl", 43, 132}, {"en", 8, 30},  {"nl", 8, 30},
};

int window_count(void) {
    return strcmp(player_environment("CK_FORK", "yes"), "no") == 0 ? 2 : WINDOWS;
}

/* True when KEY moves the cursor or the text. */
static bool moves(struct player *player, uint32_t key) {
    const struct model *model = player->model;
    int focus = model->focus, scroll = model->scroll;
    size_t cursor = model->editor.cursor;
    bool reading = model->reading;
    player_press(player, key);
    return focus != model->focus || scroll != model->scroll || cursor != model->editor.cursor ||
           reading != model->reading;
}

/* The screen as it is, then with the cursor or the text further and further down. */
static void check_down_to_the_end(struct player *player, const struct window *window,
                                  const char *keys) {
    struct buf why = {0};
    player_resize(player, window->rows, window->columns);
    screen_is_sound(player, true, &why);
    while (moves(player, UI_KEY_ARROW_DOWN))
        screen_is_sound(player, true, &why);
    ck_assert_msg(why.length == 0, "%s in %s at %d by %d: %s", keys, window->language, window->rows,
                  window->columns, buf_string(&why));
}

START_TEST(screen_is_sound_at_every_size) {
    for (int w = 0; w < window_count(); w++) {
        struct player *player = player_at(_i, windows[w].language);
        check_down_to_the_end(player, &windows[w], screens[_i].keys);
        player_free(player);
    }
}
END_TEST

/* How many columns a good part of the texts take: what keys do, and all about the items. */
static int columns_of_texts(const struct framework *fw) {
    int columns = 0;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++)
        columns += text_columns(_(action_table[i].help)) + text_columns(_(action_table[i].label));
    for (int i = 0; i < fw->item_count; i++)
        columns += text_columns(framework_text(fw, &fw->items[i].statement, "nl")) +
                   text_columns(framework_text(fw, &fw->items[i].example, "nl"));
    return columns;
}

/* In a window of the usual width nothing is cut at all. */
static void check_nothing_cut(const struct player *player, const char *keys) {
    struct scene scene;
    struct buf row = {0};
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    for (int i = 0; i < canvas->rows; i++) {
        buf_clear(&row);
        canvas_row_text(canvas, i, &row);
        ck_assert_msg(!strstr(buf_string(&row), "…"), "%s: cut: %s", keys, buf_string(&row));
    }
    buf_free(&row);
    canvas_free(canvas);
    scene_free(&scene);
}

START_TEST(screen_bears_longer_and_wider_words) {
    struct buf folder = {0};
    const char *locales = player_environment("LOBSPIEGEL_LOCALE", "locale");
    buf_addf(&folder, "%s/pseudo-%d", player_environment("HOME", "/tmp"), _i);
    ck_assert(pseudo_catalogue(locales, buf_string(&folder)));
    struct player *usual = player_at(_i, "nl");
    int columns = columns_of_texts(usual->framework);
    player_free(usual);
    for (int w = 0; w < window_count(); w++) {
        struct player *player = player_at(_i, "nl");
        bindtextdomain(PACKAGE, buf_string(&folder));
        pseudo_framework(player->framework);
        ck_assert_int_ge(100 * columns_of_texts(player->framework), 140 * columns);
        ck_assert_str_eq(_("back"), "te漢rug");
        check_down_to_the_end(player, &windows[w], screens[_i].keys);
        if (windows[w].columns >= 80)
            check_nothing_cut(player, screens[_i].keys);
        player_free(player);
    }
    buf_free(&folder);
}
END_TEST

static void add_body(const struct player *player, struct buf *seen) {
    struct scene scene;
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    struct frame frame = frame_of(player->model, &scene);
    buf_add_char(seen, '\n');
    for (int i = 0; i < frame.body_rows; i++) {
        canvas_row_text(canvas, frame.body_row + i, seen);
        buf_add_char(seen, '\n');
    }
    canvas_free(canvas);
    scene_free(&scene);
}

/* The line as it stands in a row, closed with newlines. */
static void print_line(const struct line_of_text *line, int columns, struct buf *out) {
    struct canvas *row = canvas_new(1, columns);
    for (int s = 0; s < line->span_count; s++)
        canvas_put(row, 0, line->spans[s].column, STYLE_PLAIN, line->spans[s].text);
    buf_clear(out);
    buf_add_char(out, '\n');
    canvas_row_text(row, 0, out);
    buf_add_char(out, '\n');
    canvas_free(row);
}

START_TEST(every_line_can_be_brought_on_the_screen) {
    for (int w = 0; w < window_count(); w++) {
        struct player *player = player_at(_i, windows[w].language);
        struct scene scene;
        struct buf seen = {0}, line = {0};
        player_resize(player, windows[w].rows, windows[w].columns);
        add_body(player, &seen);
        while (moves(player, UI_KEY_ARROW_UP))
            add_body(player, &seen);
        add_body(player, &seen); /* a hint that went may have made room */
        while (moves(player, UI_KEY_ARROW_DOWN))
            add_body(player, &seen);
        ui_view(player->model, &scene);
        struct layout *layout = layout_of(player->model, &scene);
        for (int i = 0; i < layout->count; i++) {
            print_line(&layout->lines[i], windows[w].columns, &line);
            ck_assert_msg(strstr(buf_string(&seen), buf_string(&line)),
                          "%s in %s at %d by %d: line %d cannot be seen: %s", screens[_i].keys,
                          windows[w].language, windows[w].rows, windows[w].columns, i,
                          buf_string(&line));
        }
        layout_free(layout);
        scene_free(&scene);
        buf_free(&seen);
        buf_free(&line);
        player_free(player);
    }
}
END_TEST

TCase *ui_screens_case(void) {
    TCase *tcase = tcase_create("screens");
    tcase_add_loop_test(tcase, screen_is_sound_at_every_size, 0, screen_count);
    tcase_add_loop_test(tcase, screen_bears_longer_and_wider_words, 0, screen_count);
    tcase_add_loop_test(tcase, every_line_can_be_brought_on_the_screen, 0, screen_count);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the screens: scripts played on the full screen, golden screens, the key bar, help. */
#include <config.h>

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"
#include "sound.h"
#include "ui/screens.h"

/* --- scripts and golden screens ------------------------------------------------------------ */

static const struct {
    const char *script, *language;
} scripts[] = {
    {"main", "en"},    {"back", "en"},    {"resume", "en"}, {"lookback", "en"},
    {"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"},
};

START_TEST(script_shows_what_it_expects) {
    struct player *player = player_new(scripts[_i].language, 24, 80);
    struct front front = front_of_screen(player);
    ck_assert_msg(script_play(&front, scripts[_i].script), "%s (%s): see above",
                  scripts[_i].script, scripts[_i].language);
    front_free(&front);
    player_free(player);
}
END_TEST

/* --- every screen -------------------------------------------------------------------------- */

/* The keys to each screen, from a start with one finished record. */
static const struct {
    enum screen screen;
    const char *keys;
} screens[] = {
    {SCREEN_START, ""},
    {SCREEN_RECORDS, "2"},
    {SCREEN_INFO, "3"},
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
    {SCREEN_NOTE, "1|Esc|1|n"},
    {SCREEN_PROFILE, "1|Esc|7"},
    {SCREEN_PROFILE, "2|1"},
    {SCREEN_ADVICE, "1|Esc|7|Enter"},
    {SCREEN_ADVICE, "1|Esc|7|Enter|-|-|-"},
    {SCREEN_ADVICE, "1|Esc|7|Enter|+|+|+|+|+|+"},
    {SCREEN_ADVICE, "2|1|Enter"},
    {SCREEN_CLOSE, "1|Esc|9"},
    {SCREEN_HELP, "?"},
    {SCREEN_GLOSSARY, "3|g"},
};

static struct player *player_at(int number, const char *language, int rows, int columns) {
    struct player *player = player_new(language, rows, columns);
    struct front front = front_of_screen(player);
    player_add_record(player, (struct date){2025, 11, 20}, true);
    script_press(&front, screens[number].keys);
    ck_assert_msg(player->model->screen == screens[number].screen, "%s leads to screen %d",
                  screens[number].keys, (int)player->model->screen);
    front_free(&front);
    return player;
}

static const struct {
    const char *language;
    int rows, columns;
} windows[] = {
    {"en", 24, 80}, {"nl", 24, 80},  {"en", 23, 79}, {"nl", 20, 80},
    {"nl", 12, 40}, {"nl", 43, 132}, {"en", 8, 30},  {"nl", 8, 30},
};

/* True when KEY moves the cursor or the text. */
static bool moves(struct player *player, uint32_t key) {
    int focus = player->model->focus, scroll = player->model->scroll;
    player_press(player, key);
    return focus != player->model->focus || scroll != player->model->scroll;
}

START_TEST(screen_is_sound_at_every_size) {
    struct buf why = {0};
    for (size_t w = 0; w < ARRAY_LENGTH(windows); w++) {
        struct player *player = player_at(_i, windows[w].language, 24, 80);
        player_resize(player, windows[w].rows, windows[w].columns);
        screen_is_sound(player, true, &why);
        while (moves(player, UI_KEY_ARROW_DOWN))
            screen_is_sound(player, true, &why);
        ck_assert_msg(why.length == 0, "%s in %s at %d by %d: %s", screens[_i].keys,
                      windows[w].language, windows[w].rows, windows[w].columns, buf_string(&why));
        player_free(player);
    }
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

/* In windows of 20 rows and more; in smaller ones what is above the first choice can be out of
 * reach. */
START_TEST(every_line_can_be_brought_on_the_screen) {
    for (size_t w = 0; w < ARRAY_LENGTH(windows); w++) {
        if (windows[w].rows < 20)
            continue;
        struct player *player = player_at(_i, windows[w].language, 24, 80);
        struct scene scene;
        struct buf seen = {0}, line = {0};
        player_resize(player, windows[w].rows, windows[w].columns);
        add_body(player, &seen);
        while (moves(player, UI_KEY_ARROW_UP))
            add_body(player, &seen);
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

/* --- the key bar, the help and the keys ---------------------------------------------------- */

static bool is_silent(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN ||
           (action >= ACTION_PAGE_UP && action <= ACTION_LAST);
}

static void print_offer(const struct offer *offer, struct buf *out) {
    const struct action_info *info = &action_table[offer->action];
    buf_clear(out);
    buf_addf(out, "%s %s", _(info->key_label), offer->label ? offer->label : _(info->label));
}

/* The rows of the bar, with two blanks between the keys of one row and the next. */
static void read_bar(const struct model *model, const struct scene *scene, struct buf *bar) {
    struct canvas *canvas = ui_draw(model, scene);
    struct frame frame = frame_of(model, scene);
    buf_add_string(bar, "  ");
    for (int row = frame.bar_row; row < model->rows; row++) {
        canvas_row_text(canvas, row, bar);
        buf_add_string(bar, "  ");
    }
    canvas_free(canvas);
}

/* Takes what is offered out of BAR, so that what is left is not offered. Help is never missing;
 * with EVERYTHING nothing is. */
static void take_offers(const struct scene *scene, bool everything, struct buf *bar) {
    struct buf text = {0}, framed = {0};
    for (int i = 0; i < scene->offer_count; i++) {
        print_offer(&scene->offers[i], &text);
        buf_clear(&framed);
        buf_addf(&framed, "  %s  ", buf_string(&text));
        const char *found = strstr(buf_string(bar), buf_string(&framed));
        bool must = scene->offers[i].action == ACTION_HELP ||
                    (everything && !is_silent(scene->offers[i].action));
        ck_assert_msg(found || !must, "\"%s\" is not in: %s", buf_string(&text), buf_string(bar));
        if (found)
            buf_remove(bar, (size_t)(found - buf_string(bar)), framed.length - 2);
    }
    buf_free(&text);
    buf_free(&framed);
}

START_TEST(bar_names_what_is_offered_and_nothing_else) {
    for (size_t w = 0; w < ARRAY_LENGTH(windows); w++) {
        struct player *player = player_at(_i, windows[w].language, 24, 80);
        struct scene scene;
        struct buf bar = {0};
        player_resize(player, windows[w].rows, windows[w].columns);
        ui_view(player->model, &scene);
        read_bar(player->model, &scene, &bar);
        take_offers(&scene, windows[w].columns >= 80, &bar);
        ck_assert_msg(strspn(buf_string(&bar), " ") == bar.length, "not offered: %s",
                      buf_string(&bar));
        buf_free(&bar);
        scene_free(&scene);
        player_free(player);
    }
}
END_TEST

/* Adds all that is on the screen, in the linear form, without blanks. */
static void read_screen(const struct player *player, struct buf *out) {
    struct scene scene;
    struct buf text = {0};
    ui_view(player->model, &scene);
    doc_write_text(scene.doc, 78, true, &text);
    add_without_blanks(out, buf_string(&text));
    buf_free(&text);
    scene_free(&scene);
}

START_TEST(help_explains_what_is_offered) {
    static const char *const languages[] = {"en", "nl"};
    for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
        struct player *player = player_at(_i, languages[l], 24, 80);
        struct scene scene;
        struct buf help = {0};
        ui_view(player->model, &scene);
        player_press(player, UI_KEY_HELP);
        read_screen(player, &help);
        bool asked = screens[_i].screen != SCREEN_HELP && screens[_i].screen != SCREEN_NOTE;
        for (int i = 0; asked && i < scene.offer_count; i++) {
            const struct action_info *info = &action_table[scene.offers[i].action];
            struct buf line = {0};
            buf_addf(&line, "%s: %s", _(info->key_label), _(info->help));
            if (scene.offers[i].action != ACTION_HELP)
                ck_assert_msg(has_text(&help, buf_string(&line)), "%s is not in the help",
                              buf_string(&line));
            buf_free(&line);
        }
        buf_free(&help);
        scene_free(&scene);
        player_free(player);
    }
}
END_TEST

START_TEST(keys_mean_one_thing_on_a_screen) {
    struct player *player = player_at(_i, "en", 24, 80);
    struct scene scene;
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++)
        for (int k = 0; k < ACTION_KEYS_MAX; k++) {
            enum action action = scene.offers[i].action;
            uint32_t key = action_table[action].keys[k];
            for (int j = 0; key && j < scene.offer_count; j++)
                ck_assert_msg(j == i || !action_has_key(scene.offers[j].action, key),
                              "%s and %s have one key", action_table[action].name,
                              action_table[scene.offers[j].action].name);
            bool digit = key >= '1' && key <= '9' && scene.doc->choice_count <= 9;
            ck_assert_msg(!digit || player->model->screen == SCREEN_ITEM,
                          "%s takes the digit of a choice", action_table[action].name);
        }
    scene_free(&scene);
    player_free(player);
}
END_TEST

START_TEST(every_action_is_offered_somewhere) {
    bool offered[ACTIONS] = {[ACTION_NONE] = true};
    for (size_t s = 0; s < ARRAY_LENGTH(screens); s++) {
        struct player *player = player_at((int)s, "en", 24, 80);
        struct scene scene;
        ui_view(player->model, &scene);
        for (int i = 0; i < scene.offer_count; i++)
            offered[scene.offers[i].action] = true;
        scene_free(&scene);
        player_free(player);
    }
    for (int a = 0; a < ACTIONS; a++)
        ck_assert_msg(offered[a], "%s is offered nowhere", action_table[a].name);
}
END_TEST

START_TEST(keys_have_names_both_ways) {
    for (uint32_t key = UI_KEY_ENTER; key < UI_KEY_NONE; key++) {
        ck_assert_ptr_nonnull(key_to_name(key));
        ck_assert_uint_eq(key_from_name(key_to_name(key)), key);
    }
    ck_assert_uint_eq(key_from_name("eSC"), UI_KEY_ESCAPE);
    ck_assert_uint_eq(key_from_name("Space"), ' ');
    ck_assert_uint_eq(key_from_name("x"), UI_KEY_NONE);
    ck_assert_uint_eq(key_from_name(""), UI_KEY_NONE);
    ck_assert_ptr_null(key_to_name('x'));
}
END_TEST

START_TEST(escape_leads_home_from_any_depth) {
    struct player *player = player_at(_i, "en", 24, 80);
    for (int n = 0; n < 2 * PLACES_MAX; n++)
        player_press(player, n % 2 ? 'g' : UI_KEY_HELP);
    for (int n = 0; n < 2 * PLACES_MAX && player->model->screen != SCREEN_START; n++)
        player_press(player, UI_KEY_ESCAPE);
    ck_assert_int_eq(player->model->screen, SCREEN_START);
    player_free(player);
}
END_TEST

/* --- golden files that no script makes ----------------------------------------------------- */

/* True when a script has the step WORD NAME. */
static bool some_script_has(const char *word, const char *name) {
    bool found = false;
    struct buf step = {0};
    buf_addf(&step, "\n%s %s\n", word, name);
    for (size_t i = 0; i < ARRAY_LENGTH(scripts) && !found; i++) {
        struct buf path = {0}, text = {0};
        struct problems problems = {0};
        buf_addf(&path, "%s/tests/scripts/%s.keys",
                 player_environment("LOBSPIEGEL_SOURCE", ".."), scripts[i].script);
        ck_assert(file_read(buf_string(&path), (size_t)1 << 20, &text, &problems));
        found = strstr(buf_string(&text), buf_string(&step));
        problems_free(&problems);
        buf_free(&path);
        buf_free(&text);
    }
    buf_free(&step);
    return found;
}

static const char *const golden_folders[][2] = {{"ui/en", "shot"},
                                                {"ui/nl", "shot"},
                                                {"line/en", "said"},
                                                {"line/nl", "said"},
                                                {"record", "record"}};

START_TEST(golden_file_belongs_to_a_script) {
    struct buf path = {0};
    buf_addf(&path, "%s/tests/golden/%s", player_environment("LOBSPIEGEL_SOURCE", ".."),
             golden_folders[_i][0]);
    DIR *folder = opendir(buf_string(&path));
    ck_assert_ptr_nonnull(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct buf name = {0};
        buf_add(&name, entry->d_name, strcspn(entry->d_name, "."));
        ck_assert_msg(name.length == 0 || some_script_has(golden_folders[_i][1],
                                                          buf_string(&name)),
                      "no script makes %s/%s", golden_folders[_i][0], entry->d_name);
        buf_free(&name);
    }
    closedir(folder);
    buf_free(&path);
}
END_TEST

static Suite *ui_suite(void) {
    const int screen_count = ARRAY_LENGTH(screens);
    Suite *suite = suite_create("ui");
    TCase *played = tcase_create("scripts");
    tcase_add_loop_test(played, script_shows_what_it_expects, 0, ARRAY_LENGTH(scripts));
    tcase_add_loop_test(played, golden_file_belongs_to_a_script, 0, ARRAY_LENGTH(golden_folders));
    suite_add_tcase(suite, played);
    TCase *each = tcase_create("screens");
    tcase_add_loop_test(each, screen_is_sound_at_every_size, 0, screen_count);
    tcase_add_loop_test(each, every_line_can_be_brought_on_the_screen, 0, screen_count);
    tcase_add_loop_test(each, bar_names_what_is_offered_and_nothing_else, 0, screen_count);
    tcase_add_loop_test(each, help_explains_what_is_offered, 0, screen_count);
    tcase_add_loop_test(each, keys_mean_one_thing_on_a_screen, 0, screen_count);
    tcase_add_loop_test(each, escape_leads_home_from_any_depth, 0, screen_count);
    tcase_add_test(each, every_action_is_offered_somewhere);
    tcase_add_test(each, keys_have_names_both_ways);
    suite_add_tcase(suite, each);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(ui_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key bar, the help and the keys: they say what is offered, no less and no more. */
#include <config.h>

#include <string.h>

#include "sound.h"
#include "ui/screens.h"
#include "ui_parts.h"

/* Everybody tries these keys, or few people want them: not in the bar. */
static bool is_silent(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_REDRAW ||
           action == ACTION_SETTINGS || (action >= ACTION_PAGE_UP && action <= ACTION_LAST);
}

static void print_offer(const struct scene *scene, const struct offer *offer, struct buf *out) {
    char key[KEY_LABEL_SIZE];
    buf_clear(out);
    buf_addf(out, "%s %s", keymap_label(scene->keymap, offer->action, key),
             offer->label ? offer->label : _(action_table[offer->action].label));
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

/* On an item these come and go at the end, and may not find a place. */
static bool may_go(const struct scene *scene, enum action action) {
    return scene->offers[0].action == ACTION_RATE &&
           (action == ACTION_CLEAR || action == ACTION_UNDO || action == ACTION_PICK);
}

/* Takes what is offered out of BAR, so that what is left is not offered. Help is never missing;
 * with EVERYTHING hardly anything is. */
static void take_offers(const struct scene *scene, bool everything, struct buf *bar) {
    struct buf text = {0}, framed = {0};
    for (int i = 0; i < scene->offer_count; i++) {
        print_offer(scene, &scene->offers[i], &text);
        buf_clear(&framed);
        buf_addf(&framed, "  %s  ", buf_string(&text));
        const char *found = strstr(buf_string(bar), buf_string(&framed));
        enum action action = scene->offers[i].action;
        bool must =
            action == ACTION_HELP || (everything && !is_silent(action) && !may_go(scene, action));
        ck_assert_msg(found || !must, "\"%s\" is not in: %s", buf_string(&text), buf_string(bar));
        if (found)
            buf_remove(bar, (size_t)(found - buf_string(bar)), framed.length - 2);
    }
    buf_free(&text);
    buf_free(&framed);
}

void check_bar(const struct player *player, bool everything) {
    struct scene scene;
    struct buf bar = {0};
    ui_view(player->model, &scene);
    read_bar(player->model, &scene, &bar);
    take_offers(&scene, everything, &bar);
    ck_assert_msg(strspn(buf_string(&bar), " ") == bar.length, "not offered: %s", buf_string(&bar));
    buf_free(&bar);
    scene_free(&scene);
}

START_TEST(bar_names_what_is_offered_and_nothing_else) {
    for (int w = 0; w < window_count(); w++) {
        struct player *player = player_at(_i, windows[w].language);
        player_resize(player, windows[w].rows, windows[w].columns);
        check_bar(player, windows[w].columns >= 80);
        player_free(player);
    }
}
END_TEST

/* "Del or Backspace: Take this answer back." */
static void print_help(const struct keymap *keymap, enum action action, struct buf *out) {
    char key[KEY_LABEL_SIZE];
    buf_add_string(out, keymap_label(keymap, action, key));
    for (int i = 1; action != ACTION_RATE && keymap->keys[action][i]; i++)
        buf_addf(out, _(" or %s"), key_label(keymap->keys[action][i], key));
    buf_addf(out, ": %s", _(action_table[action].help));
}

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

void check_help(struct player *player) {
    struct scene scene;
    struct buf help = {0};
    bool asked = player->model->screen != SCREEN_HELP;
    ui_view(player->model, &scene);
    player_press(player, UI_KEY_HELP);
    read_screen(player, &help);
    for (int i = 0; asked && i < scene.offer_count; i++) {
        struct buf line = {0};
        print_help(scene.keymap, scene.offers[i].action, &line);
        if (scene.offers[i].action != ACTION_HELP)
            ck_assert_msg(has_text(&help, buf_string(&line)), "%s is not in the help",
                          buf_string(&line));
        buf_free(&line);
    }
    buf_free(&help);
    scene_free(&scene);
}

START_TEST(help_explains_what_is_offered) {
    static const char *const languages[] = {"en", "nl"};
    for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
        struct player *player = player_at(_i, languages[l]);
        check_help(player);
        player_free(player);
    }
}
END_TEST

static bool is_offered(const struct scene *scene, enum action action) {
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == action)
            return true;
    return false;
}

START_TEST(keys_mean_one_thing_on_a_screen) {
    struct player *player = player_at(_i, "en");
    struct scene scene;
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++)
        for (int k = 0; k < ACTION_KEYS_MAX; k++) {
            enum action action = scene.offers[i].action;
            uint32_t key = scene.keymap->keys[action][k];
            for (int j = 0; key && j < scene.offer_count; j++)
                ck_assert_msg(j == i || !keymap_has(scene.keymap, scene.offers[j].action, key),
                              "%s and %s have one key", action_table[action].name,
                              action_table[scene.offers[j].action].name);
            bool digit = key >= '1' && key <= '9' && scene.doc->choice_count <= 9;
            ck_assert_msg(!digit || is_offered(&scene, ACTION_RATE),
                          "%s takes the digit of a choice", action_table[action].name);
        }
    scene_free(&scene);
    player_free(player);
}
END_TEST

START_TEST(every_action_is_offered_somewhere) {
    bool offered[ACTIONS] = {[ACTION_NONE] = true};
    for (int s = 0; s < screen_count; s++) {
        struct player *player = player_at(s, "en");
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
    struct player *player = player_at(_i, "en");
    for (int n = 0; n < 2 * PLACES_MAX; n++)
        player_press(player, n % 2 ? 'g' : UI_KEY_HELP);
    enum screen home = player->model->room     ? SCREEN_ROOM
                       : player->model->keying ? SCREEN_KEY_IN_CHECK
                       : player->model->visit  ? SCREEN_VISIT
                                               : SCREEN_START;
    for (int n = 0; n < 2 * PLACES_MAX && player->model->screen != home; n++)
        player_press(player, UI_KEY_ESCAPE);
    ck_assert_int_eq(player->model->screen, home);
    player_free(player);
}
END_TEST

TCase *ui_keys_case(void) {
    TCase *tcase = tcase_create("keys");
    tcase_add_loop_test(tcase, bar_names_what_is_offered_and_nothing_else, 0, screen_count);
    tcase_add_loop_test(tcase, help_explains_what_is_offered, 0, screen_count);
    tcase_add_loop_test(tcase, keys_mean_one_thing_on_a_screen, 0, screen_count);
    tcase_add_loop_test(tcase, escape_leads_home_from_any_depth, 0, screen_count);
    tcase_add_test(tcase, every_action_is_offered_somewhere);
    tcase_add_test(tcase, keys_have_names_both_ways);
    return tcase;
}

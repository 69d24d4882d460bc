/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help whose lines are choices, and keys that somebody changed: the same is done, whatever way it
 * was asked for. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"
#include "ui_parts.h"

static void clear_notice(struct player *player) {
    buf_clear(&player->model->notice);
    player->model->notice_style = STYLE_PLAIN;
}

/* The model and what is to be done, in words. What the status line says is left out: on the way
 * back from the help it is gone. */
static void print_all(struct player *player, struct buf *out) {
    clear_notice(player);
    player_print(player, out);
    buf_addf(out, "effects %x\n", player->effects);
}

static bool same_print(struct player *one, struct player *other) {
    struct buf left = {0}, right = {0};
    print_all(one, &left);
    print_all(other, &right);
    bool same = strcmp(buf_string(&left), buf_string(&right)) == 0;
    if (!same)
        fprintf(stderr, "one:\n%.800s\nother:\n%.800s\n", buf_string(&left), buf_string(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

/* The focus as it is seen, which the first key makes it anyhow. */
static void settle_focus(struct player *player) {
    struct scene scene;
    ui_view(player->model, &scene);
    player->model->focus = scene.focus;
    scene_free(&scene);
}

static bool is_offered(const struct scene *scene, enum action action) {
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == action)
            return true;
    return false;
}

/* The keys of ACTION and what it does start a line of the help: its number as a choice, or -1. */
static int line_of(const struct scene *help, enum action action) {
    struct buf sentence = {0};
    int number = 0, found = -1;
    buf_addf(&sentence, ": %s", _(action_table[action].help));
    for (const struct block *block = help->doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE) {
            const char *at = strstr(block->choice.label, buf_string(&sentence));
            if (at && strlen(at) == sentence.length)
                found = number;
            number++;
        }
    buf_free(&sentence);
    return found;
}

/* Moves to choice NUMBER with the arrow. */
static void move_to(struct player *player, int number) {
    for (int i = 0; i < 200; i++) {
        struct scene scene;
        ui_view(player->model, &scene);
        int focus = scene.focus;
        scene_free(&scene);
        if (focus == number)
            return;
        player_press(player, focus < number ? UI_KEY_ARROW_DOWN : UI_KEY_ARROW_UP);
    }
    ck_abort_msg("choice %d cannot be reached", number);
}

/* A key of ACTION that is no character where characters are typed; UI_KEY_NONE: it has none. */
static uint32_t key_for(const struct scene *scene, const struct player *player,
                        enum action action) {
    for (int i = 0; i < ACTION_KEYS_MAX && scene->keymap->keys[action][i]; i++) {
        uint32_t key = scene->keymap->keys[action][i];
        if (!scene->editing || !editor_takes(&player->model->editor, key))
            return key;
    }
    return UI_KEY_NONE;
}

/* Chooses the line of ACTION in the help, or fails when there is none; it is no line when its key
 * is one of the few that everybody has to know. */
static void check_line(const struct player *player, const struct scene *scene, enum action action) {
    struct player *by_key = player_copy(player), *by_line = player_copy(player);
    struct scene help;
    uint32_t key = key_for(scene, player, action);
    player_press(by_line, UI_KEY_HELP);
    ck_assert_int_eq(by_line->model->screen, SCREEN_HELP);
    ui_view(by_line->model, &help);
    int line = line_of(&help, action);
    bool known = action == ACTION_GO || action == ACTION_HELP || action == ACTION_RATE ||
                 action == ACTION_UP || action == ACTION_DOWN ||
                 (action >= ACTION_PAGE_UP && action <= ACTION_LAST) ||
                 (action == ACTION_PICK && scene->focus < 0);
    ck_assert_msg(known == (line < 0), "%s on screen %d: line %d", action_table[action].name,
                  (int)player->model->screen, line);
    if (line >= 0 && key != UI_KEY_NONE) {
        move_to(by_line, line);
        player_press(by_line, UI_KEY_ENTER);
        player_press(by_key, key);
        ck_assert_msg(same_print(by_key, by_line), "%s on screen %d", action_table[action].name,
                      (int)player->model->screen);
    }
    scene_free(&help);
    player_free(by_key);
    player_free(by_line);
}

/* With this, arrows, Enter, Tab, Esc and F1 are enough for everything. */
START_TEST(help_line_does_what_its_key_does) {
    struct player *player = player_at(_i, "en");
    struct scene scene;
    settle_focus(player);
    ui_view(player->model, &scene);
    for (int i = 0; is_offered(&scene, ACTION_HELP) && i < scene.offer_count; i++)
        check_line(player, &scene, scene.offers[i].action);
    scene_free(&scene);
    player_free(player);
}
END_TEST

/* On the screens without help itself, no key is needed that is not one of these. */
START_TEST(letters_are_never_needed) {
    static const uint32_t enough[] = {UI_KEY_ENTER,      UI_KEY_ESCAPE,      UI_KEY_TAB,
                                      UI_KEY_HELP,       UI_KEY_ARROW_UP,    UI_KEY_ARROW_DOWN,
                                      UI_KEY_ARROW_LEFT, UI_KEY_ARROW_RIGHT, UI_KEY_STOP};
    struct player *player = player_at(_i, "en");
    struct scene scene;
    ui_view(player->model, &scene);
    for (int i = 0; !is_offered(&scene, ACTION_HELP) && i < scene.offer_count; i++) {
        enum action action = scene.offers[i].action;
        bool reached = action == ACTION_REDRAW || action == ACTION_GLOSSARY || /* by the screen */
                       (action >= ACTION_PAGE_UP && action <= ACTION_LAST);    /* under it */
        for (size_t k = 0; k < ARRAY_LENGTH(enough); k++)
            reached = reached || keymap_has(scene.keymap, action, enough[k]);
        ck_assert_msg(reached, "%s on screen %d", action_table[action].name,
                      (int)player->model->screen);
    }
    scene_free(&scene);
    player_free(player);
}
END_TEST

/* The text below the last line was read, and the cursor stayed behind: Enter leads back to it. */
START_TEST(nothing_is_chosen_out_of_sight) {
    struct player *player = player_after("1|Esc|1|2|?", "en");
    struct scene scene;
    ui_view(player->model, &scene);
    int last = scene.doc->choice_count - 1;
    scene_free(&scene);
    move_to(player, last);
    for (int i = 0; i < 100; i++)
        player_press(player, UI_KEY_ARROW_DOWN);
    ck_assert_int_gt(player->model->scroll, 0);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->screen, SCREEN_HELP);
    ck_assert_int_eq(player->model->focus, last);
    ck_assert_int_eq(player->model->scroll, 0);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_ne(player->model->screen, SCREEN_HELP);
    player_free(player);
}
END_TEST

/* --- other keys ---------------------------------------------------------------------------- */

/* Greek letters for all characters but digits; the second kind of key stays. */
static uint32_t greek(int action, int i) {
    return 0x391 + (uint32_t)(action * 2 + i);
}

static void use_greek(struct keymap *keymap) {
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
        for (int i = 0; i < ACTION_KEYS_MAX && keymap->keys[action][i]; i++) {
            uint32_t *key = &keymap->keys[action][i];
            if (!key_is_fixed(*key) && *key < UI_KEY_ENTER)
                *key = greek(action, i);
        }
}

static void check_other_keys(const struct player *usual, const struct player *other,
                             enum action action) {
    const uint32_t *old = usual->model->settings.keymap.keys[action];
    for (int i = 0; i < ACTION_KEYS_MAX && old[i]; i++) {
        struct player *one = player_copy(usual), *two = player_copy(other);
        uint32_t key = other->model->settings.keymap.keys[action][i];
        player_press(one, old[i]);
        player_press(two, key);
        ck_assert_msg(same_print(one, two), "%s by another key", action_table[action].name);
        player_free(two);
        if (key != old[i]) { /* which means nothing any more */
            two = player_copy(other);
            player_free(one);
            one = player_copy(other);
            player_press(two, old[i]);
            one->effects = 0;
            ck_assert_msg(same_print(one, two), "%s by the old key", action_table[action].name);
            player_free(two);
        }
        player_free(one);
    }
}

START_TEST(other_keys_do_the_same) {
    struct player *usual = player_at(_i, "en"), *other = player_at(_i, "en");
    struct scene scene;
    use_greek(&other->model->settings.keymap);
    ui_view(other->model, &scene);
    for (int i = 0; !scene.editing && i < scene.offer_count; i++)
        check_other_keys(usual, other, scene.offers[i].action);
    scene_free(&scene);
    player_free(usual);
    player_free(other);
}
END_TEST

START_TEST(bar_and_help_follow_other_keys) {
    struct player *player = player_at(_i, "nl");
    use_greek(&player->model->settings.keymap);
    check_bar(player, true);
    check_help(player);
    player_free(player);
}
END_TEST

TCase *ui_help_case(void) {
    TCase *tcase = tcase_create("help");
    tcase_add_loop_test(tcase, help_line_does_what_its_key_does, 0, screen_count);
    tcase_add_loop_test(tcase, letters_are_never_needed, 0, screen_count);
    tcase_add_test(tcase, nothing_is_chosen_out_of_sight);
    tcase_add_loop_test(tcase, other_keys_do_the_same, 0, screen_count);
    tcase_add_loop_test(tcase, bar_and_help_follow_other_keys, 0, screen_count);
    return tcase;
}

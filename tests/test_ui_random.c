/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every screen, after any messages in any order. The seed is TEST_SEED. */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound.h"
#include "stream.h"

#define MESSAGES 50000 /* in each of the streams */
#define MANY 1000000   /* in the long stream, of which less is asked */
#define STREAMS 4
#define PAPERS 2 /* people who key in */
#define ROOMS 2 /* streams in a workshop */
#define VISITS 2 /* streams of visitors */
#define LOOKS 1000 /* at what keys lead to, in a stream */
#define TOLD 25    /* messages that are told when something is wrong */

/* Keeps the last messages only. */
static void forget_old(struct buf *sent) {
    int newlines = 0;
    for (size_t at = sent->length; at > 0; at--)
        if (sent->bytes[at - 1] == '\n' && ++newlines > TOLD) {
            buf_remove(sent, 0, at);
            return;
        }
}

static void stop_at(const struct player *player, const struct buf *why, const struct buf *sent,
                    int number) {
    struct buf state = {0};
    player_print(player, &state);
    fprintf(stderr, "%sscreen:\n%.600s\nafter:\n%s", buf_string(why), buf_string(&state),
            buf_string(sent));
    ck_abort_msg("message %d of TEST_SEED=%" PRIu64, number, fixture_seed());
}

/* A visitor has her own screens, actions and effects only. */
static void check_visit(const struct player *player, struct buf *why) {
    const struct model *model = player->model;
    struct scene scene;
    if (!model->visit)
        return;
    if (player->effects & ~VISIT_EFFECTS)
        buf_addf(why, "a visitor has effects %#x\n", player->effects);
    if (visit_screen(model->screen) != model->screen)
        buf_addf(why, "a visitor is on screen %d\n", (int)model->screen);
    ui_view(model, &scene);
    for (int i = 0; i < scene.offer_count; i++)
        if (!visit_has_action(scene.offers[i].action))
            buf_addf(why, "a visitor can %s\n", action_table[scene.offers[i].action].name);
    scene_free(&scene);
}

START_TEST(screens_are_sound_after_any_messages) {
    struct chance chance = {fixture_seed() + (uint64_t)_i};
    struct player *player = player_new(_i % 2 ? "nl" : "en", 24, 80);
    struct buf sent = {0}, why = {0};
    if (_i >= STREAMS + ROOMS + PAPERS)
        player_enter_visit(player);
    else if (_i >= STREAMS + ROOMS)
        player_enter_key_in(player, _i % 2);
    else if (_i >= STREAMS)
        player_enter_room(player, 18);
    for (int n = 0; n < stream_length(MESSAGES); n++) {
        stream_step(player, &chance, &sent);
        forget_old(&sent);
        check_visit(player, &why);
        if (!screen_is_sound(player, n % 8 == 0, &why) || why.length)
            stop_at(player, &why, &sent, n);
    }
    player_free(player);
    buf_free(&sent);
    buf_free(&why);
}
END_TEST

/* A million: nothing that goes wrong but once in a while gets through. */
START_TEST(screens_hold_after_very_many_messages) {
    struct chance chance = {fixture_seed() + STREAMS + 2};
    struct player *player = player_new("nl", 24, 80);
    struct buf sent = {0}, why = {0};
    for (int n = 0; n < stream_length(MANY); n++) {
        stream_step(player, &chance, &sent);
        if (sent.length > 10000)
            forget_old(&sent);
        if (!screen_holds(player, &why))
            stop_at(player, &why, &sent, n);
    }
    player_free(player);
    buf_free(&sent);
    buf_free(&why);
}
END_TEST

/* --- what keys lead to --------------------------------------------------------------------- */

/* Esc as often as it takes. */
static bool escape_leads_home(const struct player *player) {
    struct player *copy = player_copy(player);
    for (int i = 0;
         i < PLACES_MAX + 2 * STEPS + INTENTION_STEPS && copy->model->screen != SCREEN_START; i++)
        player_press(copy, UI_KEY_ESCAPE);
    bool home = copy->model->screen == SCREEN_START && !copy->stopped;
    player_free(copy);
    return home;
}

static void print_scene_of(const struct player *player, struct buf *out) {
    struct scene scene;
    ui_view(player->model, &scene);
    scene_print(&scene, out);
    scene_free(&scene);
}

/* After KEYS (help, words, and back) the same screen is there as before. */
static bool comes_back(const struct player *player, const uint32_t *keys) {
    struct player *copy = player_copy(player);
    struct buf before = {0}, after = {0};
    print_scene_of(copy, &before);
    for (; *keys; keys++)
        player_press(copy, *keys);
    print_scene_of(copy, &after);
    bool same = strcmp(buf_string(&before), buf_string(&after)) == 0;
    if (!same)
        fprintf(stderr, "before:\n%s\nafter:\n%s\n", buf_string(&before), buf_string(&after));
    player_free(copy);
    buf_free(&before);
    buf_free(&after);
    return same;
}

/* Looking something up and coming back changes nothing, also when done from one another. */
static bool help_comes_back(const struct player *player) {
    static const uint32_t help[] = {UI_KEY_HELP, UI_KEY_ESCAPE, 0},
                          deep[] = {UI_KEY_HELP,   'g', UI_KEY_HELP, UI_KEY_ESCAPE, UI_KEY_ESCAPE,
                                    UI_KEY_ESCAPE, 0},
                          words[] = {'g', UI_KEY_HELP, UI_KEY_ESCAPE, UI_KEY_ESCAPE, 0};
    struct scene scene;
    bool offers_help = false, offers_words = false, right = true;
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++) {
        offers_help = offers_help || scene.offers[i].action == ACTION_HELP;
        offers_words = offers_words || scene.offers[i].action == ACTION_GLOSSARY;
    }
    if (offers_help)
        right = comes_back(player, help) && comes_back(player, deep);
    if (right && offers_words)
        right = comes_back(player, words);
    scene_free(&scene);
    return right;
}

START_TEST(ways_back_are_there_after_any_messages) {
    struct chance chance = {fixture_seed() + STREAMS};
    struct player *player = player_new("nl", 24, 80);
    struct buf sent = {0}, why = {0};
    for (int n = 0; n < stream_length(LOOKS); n++) {
        for (int i = 0; i < 20; i++)
            stream_step(player, &chance, &sent);
        forget_old(&sent);
        if (player->stopped)
            continue;
        if (!escape_leads_home(player))
            buf_add_string(&why, "Esc does not lead home\n");
        if (!help_comes_back(player))
            buf_add_string(&why, "help does not come back to the same screen\n");
        if (why.length)
            stop_at(player, &why, &sent, n);
    }
    player_free(player);
    buf_free(&sent);
    buf_free(&why);
}
END_TEST

static bool is_move(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN ||
           (action >= ACTION_PAGE_UP && action <= ACTION_LAST);
}

/* True when pressing KEY changes anything at all. */
static bool does_something(const struct player *player, uint32_t key) {
    struct player *copy = player_copy(player);
    struct buf before = {0}, after = {0};
    buf_clear(&copy->model->notice); /* which may be said again */
    player_print(copy, &before);
    player_press(copy, key);
    player_print(copy, &after);
    bool some = strcmp(buf_string(&before), buf_string(&after)) != 0 || copy->effects;
    player_free(copy);
    buf_free(&before);
    buf_free(&after);
    return some;
}

/* Moving is offered always; of the rest no key is offered that does nothing. */
static void check_offers(const struct player *player, struct buf *why) {
    struct scene scene;
    if (player->model->rows < ROWS_LEAST || player->model->columns < COLUMNS_LEAST)
        return; /* nothing is offered there: a larger window is asked for */
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++) {
        enum action action = scene.offers[i].action;
        const uint32_t *keys = scene.keymap->keys[action];
        for (int k = 0; !is_move(action) && k < ACTION_KEYS_MAX && keys[k]; k++)
            if (!does_something(player, keys[k]))
                buf_addf(why, "%s is offered and key %d of it does nothing\n",
                         action_table[action].name, k);
    }
    scene_free(&scene);
}

START_TEST(offered_keys_do_something_after_any_messages) {
    struct chance chance = {fixture_seed() + STREAMS + 1};
    struct player *player = player_new("en", 24, 80);
    struct buf sent = {0}, why = {0};
    for (int n = 0; n < stream_length(LOOKS); n++) {
        for (int i = 0; i < 20; i++)
            stream_step(player, &chance, &sent);
        forget_old(&sent);
        if (!player->stopped)
            check_offers(player, &why);
        if (why.length)
            stop_at(player, &why, &sent, n);
    }
    player_free(player);
    buf_free(&sent);
    buf_free(&why);
}
END_TEST

static Suite *random_suite(void) {
    Suite *suite = suite_create("ui-random");
    TCase *tcase = tcase_create("streams");
    tcase_set_timeout(tcase, 600);
    tcase_add_loop_test(tcase, screens_are_sound_after_any_messages, 0,
                        STREAMS + ROOMS + PAPERS + VISITS);
    tcase_add_test(tcase, screens_hold_after_very_many_messages);
    tcase_add_test(tcase, ways_back_are_there_after_any_messages);
    tcase_add_test(tcase, offered_keys_do_something_after_any_messages);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(random_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

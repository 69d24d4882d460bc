/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing on a screen goes unsaid, whatever was typed before. The seed is TEST_SEED. */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "line/line.h"
#include "line_parts.h"
#include "sound.h"
#include "stream.h"

#define LINES 20000

/* A line somebody might type: what the screen offers, numbers, or rubbish. */
static void any_line(const struct player *player, struct chance *chance, struct buf *line) {
    struct scene scene;
    ui_view(player->model, &scene);
    const struct action_info *info =
        &action_table[scene.offers[chance_between(chance, 0, scene.offer_count - 1)].action];
    int what = chance_between(chance, 1, 100);
    if (what <= 20)
        buf_add_string(line, info->name);
    else if (what <= 40 && key_to_name(info->keys[0]))
        buf_add_string(line, key_to_name(info->keys[0]));
    else if (what <= 50)
        text_encode(line, info->keys[0] < UI_KEY_ENTER ? info->keys[0] : 'o');
    else if (what <= 70)
        buf_addf(line, "%d", chance_between(chance, -1, 30));
    else if (what <= 80)
        buf_addf(line, "%d>%d", chance_between(chance, 0, 8), chance_between(chance, 0, 5));
    else if (what <= 90)
        hostile_text(chance, chance_of(chance, 5) ? 5000 : 20, line);
    scene_free(&scene);
}

/* Every choice that was not there before is said, with its number. */
static void check_said(const struct player *player, const struct buf *said, struct buf *why) {
    struct buf all = {0};
    struct scene scene;
    int number = 0;
    ui_view(player->model, &scene);
    add_without_blanks(&all, buf_string(said));
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE) {
            struct buf text = {0};
            number++;
            buf_addf(&text, "%d.%s", block->choice.number >= 0 ? block->choice.number : number,
                     block->choice.label);
            if (!has_text(&all, buf_string(&text)))
                buf_addf(why, "\"%s\" is not said\n", buf_string(&text));
            buf_free(&text);
        }
    if (!has_text(&all, scene.title) || !has_text(&all, scene.progress))
        buf_add_string(why, "the title or the progress is not said\n");
    if (said->length < 2 || strcmp(buf_string(said) + said->length - 2, "> ") != 0)
        buf_add_string(why, "there is no prompt\n");
    scene_free(&scene);
    buf_free(&all);
}

/* What comes after a typed line; true when the screen was said as a whole. */
static bool answer_line(struct player *player, struct line_front *front, const char *typed,
                        struct buf *said) {
    struct message messages[LINE_MESSAGES_MAX];
    enum screen screen = player->model->screen;
    int item = player->model->item, step = (int)player->model->step;
    int count = line_read(player->model, typed, messages);
    for (int i = 0; i < count && !player->stopped; i++)
        player_send(player, &messages[i]);
    line_show(front, player->model, COLUMNS, said);
    return screen != player->model->screen || item != player->model->item ||
           step != (int)player->model->step;
}

START_TEST(everything_is_said_after_any_lines) {
    struct chance chance = {fixture_seed()};
    struct player *player = player_new("nl", 24, 80);
    struct line_front front = {0};
    struct buf line = {0}, said = {0}, why = {0};
    for (int n = 0; n < stream_length(LINES); n++) {
        buf_clear(&line);
        buf_clear(&said);
        any_line(player, &chance, &line);
        if (answer_line(player, &front, buf_string(&line), &said))
            check_said(player, &said, &why);
        ck_assert_msg(why.length == 0, "line %d (%s) of TEST_SEED=%" PRIu64 ": %s%s", n,
                      buf_string(&line), fixture_seed(), buf_string(&why), buf_string(&said));
        if (!player->stopped)
            continue;
        player_restart(player);
        line_front_free(&front);
    }
    line_front_free(&front);
    buf_free(&line);
    buf_free(&said);
    player_free(player);
}
END_TEST

TCase *line_random_case(void) {
    TCase *tcase = tcase_create("random");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, everything_is_said_after_any_lines);
    return tcase;
}

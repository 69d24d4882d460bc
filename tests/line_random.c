/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing on a screen goes unsaid, whatever was typed before. The seed is TEST_SEED. */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "line/line.h"
#include "line/words.h"
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

/* TEXT as it must be said, in WHY when it is not. */
static void check_text(const struct buf *all, const char *text, struct buf *why) {
    struct buf words = {0};
    words_add(&words, text);
    if (!has_text(all, buf_string(&words)))
        buf_addf(why, "\"%s\" is not said\n", buf_string(&words));
    buf_free(&words);
}

/* A choice with its number and state. Help says the words for a key, and the same sentence. */
static void check_choice(const struct model *model, const struct buf *all,
                         const struct choice *choice, int number, struct buf *why) {
    struct buf text = {0};
    bool help = model->screen == SCREEN_HELP;
    const char *sentence = help ? strstr(choice->label, ": ") : choice->label;
    bool cursor = help && strcmp(sentence + 2, _(action_table[ACTION_PICK].help)) == 0;
    buf_addf(&text, "%d. ", choice->number >= 0 ? choice->number : number);
    if (!help)
        buf_add_string(&text, sentence);
    check_text(all, buf_string(&text), why);
    if (help && !cursor)
        check_text(all, sentence, why);
    if (choice->state[0])
        check_text(all, choice->state, why);
    buf_free(&text);
}

/* What line mode leaves out: keys of the cursor, and results before there are words to look for. */
static bool is_left_out(const struct model *model, const struct block *block, bool behind_field) {
    if (model->screen == SCREEN_HELP)
        return block->kind != BLOCK_CHOICE;
    return model->screen == SCREEN_SEARCH && behind_field && model->editor.text.length == 0;
}

/* All of a screen that was not there before is said. */
static void check_said(const struct player *player, const struct buf *said, struct buf *why) {
    struct buf all = {0};
    struct scene scene;
    int number = 0;
    bool behind_field = false;
    ui_view(player->model, &scene);
    add_without_blanks(&all, buf_string(said));
    for (const struct block *block = scene.doc->first; block; block = block->next) {
        bool choice = block->kind == BLOCK_CHOICE;
        number += choice;
        behind_field = behind_field || block->kind == BLOCK_FIELD;
        if (is_left_out(player->model, block, behind_field))
            continue;
        if (choice)
            check_choice(player->model, &all, &block->choice, number, why);
        else if (block->kind == BLOCK_FIELD)
            check_text(&all, block->text, why);
        else if (block->text)
            check_text(&all, block->spoken ? block->spoken : block->text, why);
        for (int i = 0; block->kind == BLOCK_TABLE && i < block->table->rows; i++)
            check_text(&all,
                       block->table->cells[i * block->table->columns].shown +
                           strspn(block->table->cells[i * block->table->columns].shown, " "),
                       why);
    }
    check_text(&all, scene.title, why);
    check_text(&all, scene.progress, why);
    scene_free(&scene);
    buf_free(&all);
}

/* Every choice as "label (state)", each closed with a NUL. */
static void list_choices(const struct player *player, struct buf *list) {
    struct scene scene;
    ui_view(player->model, &scene);
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE) {
            buf_addf(list, "%s (%s)", block->choice.label, block->choice.state);
            buf_add_char(list, '\0');
        }
    scene_free(&scene);
}

static bool is_listed(const struct buf *list, const char *text) {
    for (size_t at = 0; at < list->length; at += strlen(list->bytes + at) + 1)
        if (strcmp(list->bytes + at, text) == 0)
            return true;
    return false;
}

/* On the same screen every choice that is not as it was is said; on an item the answer is. */
static void check_changes(const struct player *player, const struct buf *before,
                          const struct buf *said, struct buf *why) {
    struct buf now = {0}, all = {0};
    const char *answer = _("Your answer: %s.");
    list_choices(player, &now);
    add_without_blanks(&all, buf_string(said));
    bool item = player->model->screen == SCREEN_ITEM;
    for (size_t at = 0; at < now.length; at += strlen(now.bytes + at) + 1) {
        struct buf label = {0};
        const char *text = now.bytes + at, *state = strrchr(text, '(');
        if (is_listed(before, text))
            continue;
        buf_add(&label, item ? answer : text, item ? strcspn(answer, ":") : (size_t)(state - text));
        check_text(&all, buf_string(&label), why);
        buf_free(&label);
    }
    buf_free(&now);
    buf_free(&all);
}

/* Where somebody is: equal texts are one screen on which only something changed. */
static void add_where(const struct player *player, struct buf *where) {
    const struct model *model = player->model;
    struct scene scene;
    ui_view(model, &scene);
    buf_addf(where, "%d %d %s", (int)model->screen,
             model->screen == SCREEN_ITEM   ? model->item
             : model->screen == SCREEN_HELP ? (int)model->help_for
                                            : -1,
             scene.title);
    if (model->screen != SCREEN_SEARCH)
        buf_add_string(where, scene.place);
    else
        buf_add_string(where, buf_string(&model->editor.text));
    scene_free(&scene);
}

/* What comes after a typed line, and whether it tells enough. */
static void answer_line(struct player *player, struct line_front *front, const char *typed,
                        struct buf *said, struct buf *why) {
    struct message messages[LINE_MESSAGES_MAX];
    struct buf from = {0}, to = {0}, before = {0};
    enum screen screen = player->model->screen;
    add_where(player, &from);
    list_choices(player, &before);
    int count = line_read(player->model, typed, messages);
    for (int i = 0; i < count && !player->stopped; i++)
        player_send(player, &messages[i]);
    line_show(front, player->model, COLUMNS, said);
    add_where(player, &to);
    bool same = strcmp(buf_string(&from), buf_string(&to)) == 0;
    bool hours = screen == SCREEN_ADVICE && player->model->screen == SCREEN_ADVICE;
    if (!same && !hours && player->model->screen != SCREEN_SEARCH)
        check_said(player, said, why);
    else if (same)
        check_changes(player, &before, said, why);
    if (said->length < 2 || strcmp(buf_string(said) + said->length - 2, "> ") != 0)
        buf_add_string(why, "there is no prompt\n");
    if (said->length == 2 && player->model->screen != SCREEN_NOTE)
        buf_add_string(why, "nothing is said\n");
    buf_free(&from);
    buf_free(&to);
    buf_free(&before);
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
        answer_line(player, &front, buf_string(&line), &said, &why);
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
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, everything_is_said_after_any_lines);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mouse: a click on a choice or on a key in the bar does what the key does, and a click
 * anywhere else does nothing. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"
#include "ui_parts.h"

static void click(struct player *player, int row, int column) {
    player_send(player, &(struct message){.type = MESSAGE_CLICK, .row = row, .column = column});
}

static void print_all(const struct player *player, struct buf *out) {
    buf_clear(out);
    player_print(player, out);
    buf_addf(out, "effects %x\n", player->effects);
}

static bool same_print(const struct player *one, const struct player *other) {
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

static const struct choice *choice_at(const struct scene *scene, int number) {
    for (const struct block *block = scene->doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && number-- == 0)
            return &block->choice;
    return NULL;
}

static bool is_on(enum mark mark) {
    return mark == MARK_ONE_ON || mark == MARK_WISH_ON;
}

/* A click on the label of a choice is picking it; on one that is on already only the cursor
 * moves. */
static void check_choice(struct player *player, const struct choice *choice, int number, int row,
                         int column) {
    struct player *clicked = player_copy(player), *picked = player_copy(player);
    click(clicked, row, column);
    if (choice->mark_count && is_on(choice->marks[choice->cursor_mark])) {
        ck_assert_int_eq(clicked->model->focus, number);
        ck_assert_int_eq((int)clicked->effects, 0);
        ck_assert_int_eq(clicked->model->screen, player->model->screen);
    } else {
        player_send(picked, &(struct message){.type = MESSAGE_PICK, .number = number});
        ck_assert_msg(same_print(picked, clicked), "click on \"%s\"", choice->label);
    }
    player_language(player, "en"); /* it may have become another one */
    player_free(clicked);
    player_free(picked);
}

/* Where the text of an offer stands in the bar: at most one column, or -1. */
static int column_of(const struct canvas *canvas, int row, const char *text) {
    struct buf shown = {0}, framed = {0};
    buf_add_string(&shown, "  ");
    canvas_row_text(canvas, row, &shown);
    buf_add_string(&shown, "  ");
    buf_addf(&framed, "  %s  ", text);
    const char *at = strstr(buf_string(&shown), buf_string(&framed));
    int column = at ? text_columns_of(buf_string(&shown), (size_t)(at - shown.bytes)) : -1;
    buf_free(&shown);
    buf_free(&framed);
    return column;
}

static void check_offer(struct player *player, const struct scene *scene, const struct offer *offer,
                        int row, int column) {
    struct player *clicked = player_copy(player), *pressed = player_copy(player);
    uint32_t key = UI_KEY_NONE;
    for (int i = 0; i < ACTION_KEYS_MAX && scene->keymap->keys[offer->action][i]; i++) {
        uint32_t each = scene->keymap->keys[offer->action][i];
        if (key == UI_KEY_NONE && !(scene->editing && editor_takes(&player->model->editor, each)))
            key = each;
    }
    click(clicked, row, column);
    if (offer->action != ACTION_RATE && key != UI_KEY_NONE) /* which level? */
        player_press(pressed, key);
    else
        pressed->effects = 0;
    ck_assert_msg(same_print(pressed, clicked), "click on %s", action_table[offer->action].name);
    player_language(player, "en"); /* it may have become another one */
    player_free(clicked);
    player_free(pressed);
}

static void check_bar_row(struct player *player, const struct scene *scene,
                          const struct canvas *canvas, int row) {
    for (int i = 0; i < scene->offer_count; i++) {
        const struct offer *offer = &scene->offers[i];
        struct buf text = {0};
        char key[KEY_LABEL_SIZE];
        buf_addf(&text, "%s %s", keymap_label(scene->keymap, offer->action, key),
                 offer->label ? offer->label : _(action_table[offer->action].label));
        int column = column_of(canvas, row, buf_string(&text));
        if (column >= 0) {
            check_offer(player, scene, offer, row, column);
            check_offer(player, scene, offer, row, column + text_columns(buf_string(&text)) - 1);
        }
        buf_free(&text);
    }
}

/* Every choice and every key in sight; what was clicked is marked in ROWS. */
static void check_clicks(struct player *player, bool *rows) {
    const struct model *model = player->model;
    struct scene scene;
    ui_view(model, &scene);
    struct frame frame = frame_of(model, &scene);
    struct layout *layout = layout_of(model, &scene);
    struct canvas *canvas = ui_draw(model, &scene);
    int first = first_line(model, &scene, layout, frame.body_rows);
    for (int i = 0; i < frame.body_rows && first + i < layout->count; i++) {
        int number = layout->lines[first + i].part_of;
        if (number < 0)
            continue;
        rows[frame.body_row + i] = true;
        check_choice(player, choice_at(&scene, number), number, frame.body_row + i, 14);
    }
    for (int row = frame.bar_row; row < model->rows; row++) {
        rows[row] = true;
        check_bar_row(player, &scene, canvas, row);
    }
    canvas_free(canvas);
    layout_free(layout);
    scene_free(&scene);
}

START_TEST(click_does_what_the_key_does) {
    static const int sizes[][2] = {{24, 80}, {8, 30}};
    for (size_t s = 0; s < ARRAY_LENGTH(sizes); s++) {
        struct player *player = player_at(_i, "en"), *clicked;
        bool rows[24] = {false};
        player_resize(player, sizes[s][0], sizes[s][1]);
        check_clicks(player, rows);
        clicked = player_copy(player);
        for (int row = -1; row <= sizes[s][0]; row++)
            for (int column = -1; column <= sizes[s][1]; column += 9)
                if (row < 0 || row == sizes[s][0] || !rows[row])
                    click(clicked, row, column);
        player->effects = clicked->effects = 0;
        ck_assert(same_print(player, clicked));
        player_free(clicked);
        player_free(player);
    }
}
END_TEST

/* The gaps between the keys of the bar, and where the window ends. */
START_TEST(gaps_in_the_bar_do_nothing) {
    struct player *player = player_at(_i, "en");
    struct player *clicked = player_copy(player);
    struct scene scene;
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    for (int row = frame_of(player->model, &scene).bar_row; row < canvas->rows; row++)
        for (int column = 0; column + 1 < canvas->columns; column++)
            if (strcmp(canvas_at(canvas, row, column)->text, " ") == 0 &&
                strcmp(canvas_at(canvas, row, column + 1)->text, " ") == 0)
                click(clicked, row, column);
    player->effects = clicked->effects = 0;
    ck_assert(same_print(player, clicked));
    canvas_free(canvas);
    scene_free(&scene);
    player_free(clicked);
    player_free(player);
}
END_TEST

/* On an item the two columns of signs are for now and for the wish. */
START_TEST(marks_of_an_item_are_clicked) {
    struct player *player = player_after("1|Esc|1", "en");
    struct scene scene;
    ui_view(player->model, &scene);
    struct layout *layout = layout_of(player->model, &scene);
    int row = frame_of(player->model, &scene).body_row, line = 0;
    const struct answer *answer = &player->model->assessment->answers[player->model->item];
    while (layout->lines[line].choice != 2)
        line++;
    click(player, row + line, 2); /* ( ) of now, level 2 */
    ck_assert_int_eq(answer->now, 2);
    ck_assert_int_eq(answer->wanted, -1);
    click(player, row + line + 1, 2 + MARK_COLUMNS); /* of the wish, level 3 */
    ck_assert_int_eq(answer->now, 2);
    ck_assert_int_eq(answer->wanted, 3);
    click(player, row + line + 1, 2 + MARK_COLUMNS); /* again: it stays */
    ck_assert_int_eq(answer->wanted, 3);
    click(player, row + line, 2);
    ck_assert_int_eq(answer->now, 2);
    click(player, row + line + 1, 2);
    ck_assert_int_eq(answer->now, 3);
    layout_free(layout);
    scene_free(&scene);
    player_free(player);
}
END_TEST

TCase *ui_mouse_case(void) {
    TCase *tcase = tcase_create("mouse");
    tcase_add_loop_test(tcase, click_does_what_the_key_does, 0, screen_count);
    tcase_add_loop_test(tcase, gaps_in_the_bar_do_nothing, 0, screen_count);
    tcase_add_test(tcase, marks_of_an_item_are_clicked);
    return tcase;
}

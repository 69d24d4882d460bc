/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "sound.h"

#include <string.h>

#include "ui/screens.h"

void add_without_blanks(struct buf *out, const char *text) {
    for (; *text; text++)
        if (*text != ' ' && *text != '\n')
            buf_add_char(out, *text);
}

bool has_text(const struct buf *all, const char *text) {
    struct buf bare = {0};
    add_without_blanks(&bare, text);
    bool found = strstr(buf_string(all), buf_string(&bare));
    buf_free(&bare);
    return found;
}

static void print_block(const struct block *block, struct buf *out) {
    buf_addf(out, "%d %d %d %s|%s|%zu\n", (int)block->kind, (int)block->style, block->indent,
             block->text ? block->text : "", block->spoken ? block->spoken : "", block->cursor);
    if (block->kind == BLOCK_CHOICE) {
        const struct choice *choice = &block->choice;
        buf_addf(out, "%d %d %d %s|%s\n", choice->number, choice->mark_count, choice->cursor_mark,
                 choice->label, choice->state);
        for (int i = 0; i < choice->mark_count; i++)
            buf_addf(out, "mark %d\n", (int)choice->marks[i]);
    }
    for (int i = 0; block->kind == BLOCK_TABLE && i < block->table->rows * block->table->columns;
         i++)
        buf_addf(out, "cell %s\n", block->table->cells[i].shown);
}

void scene_print(const struct scene *scene, struct buf *out) {
    buf_addf(out, "%s|%s|%s|%d %d %d\n", scene->title, scene->place, scene->progress, scene->focus,
             scene->focus_least, scene->editing);
    for (int i = 0; i < scene->offer_count; i++)
        buf_addf(out, "offer %d %s\n", (int)scene->offers[i].action,
                 scene->offers[i].label ? scene->offers[i].label : "");
    for (const struct block *block = scene->doc->first; block; block = block->next)
        print_block(block, out);
}

/* --- the view is a function of the model, and nothing else --------------------------------- */

static bool same_canvas(const struct canvas *a, const struct canvas *b) {
    bool same = a->rows == b->rows && a->columns == b->columns && a->cursor_row == b->cursor_row &&
                a->cursor_column == b->cursor_column;
    for (int i = 0; same && i < a->rows * a->columns; i++)
        same = a->cells[i].style == b->cells[i].style &&
               strcmp(a->cells[i].text, b->cells[i].text) == 0;
    return same;
}

static void check_pure(const struct player *player, const struct scene *scene,
                       const struct canvas *canvas, struct buf *why) {
    struct buf before = {0}, after = {0}, first = {0}, second = {0};
    struct scene again;
    player_print(player, &before);
    ui_view(player->model, &again);
    struct canvas *canvas_again = ui_draw(player->model, &again);
    player_print(player, &after);
    scene_print(scene, &first);
    scene_print(&again, &second);
    if (strcmp(buf_string(&before), buf_string(&after)) != 0)
        buf_add_string(why, "looking changes the model\n");
    if (strcmp(buf_string(&first), buf_string(&second)) != 0)
        buf_add_string(why, "the second view is another one\n");
    if (!same_canvas(canvas, canvas_again))
        buf_add_string(why, "the second drawing is another one\n");
    canvas_free(canvas_again);
    scene_free(&again);
    buf_free(&before);
    buf_free(&after);
    buf_free(&first);
    buf_free(&second);
}

/* --- the model ----------------------------------------------------------------------------- */

static bool is_clean(const char *text) {
    struct buf clean = {0};
    text_add_clean(&clean, text, strlen(text), true);
    bool same = strcmp(buf_string(&clean), text) == 0;
    buf_free(&clean);
    return same;
}

static void check_answer(const struct answer *answer, const char *item, struct buf *why) {
    bool rated = answer->state == ANSWER_RATED;
    if (rated != (answer->now >= 0) || answer->now >= LEVELS || answer->wanted >= LEVELS ||
        answer->wanted < -1 || (answer->wanted >= 0 && answer->state > ANSWER_RATED))
        buf_addf(why, "%s: state %d, now %d, wanted %d\n", item, (int)answer->state, answer->now,
                 answer->wanted);
    if (answer->note &&
        (!answer->note[0] || strlen(answer->note) > NOTE_BYTES_MAX || !is_clean(answer->note)))
        buf_addf(why, "%s has a note that is empty, too long or unclean\n", item);
}

static void check_model(const struct model *model, struct buf *why) {
    const struct assessment *a = model->assessment;
    const struct editor *editor = &model->editor;
    if (editor->text.length > editor->most || editor->cursor > editor->text.length)
        buf_addf(why, "cursor at %zu in a text of %zu, %zu at most\n", editor->cursor,
                 editor->text.length, editor->most);
    if (!is_clean(buf_string(&editor->text)) ||
        (!editor->lines && strchr(buf_string(&editor->text), '\n')))
        buf_add_string(why, "what is typed is unclean\n");
    if (model->undo_count < 0 || model->undo_count > UNDO_MAX)
        buf_addf(why, "%d steps to undo\n", model->undo_count);
    for (int i = 0; a && i < a->intention_count; i++)
        if ((a->intentions[i].item >= 0) == (a->intentions[i].module >= 0) ||
            !a->intentions[i].what[0])
            buf_addf(why, "plan %d is about nothing\n", i);
    for (int i = 0; a && i < model->framework->item_count; i++)
        check_answer(&a->answers[i], model->framework->items[i].id, why);
}

/* --- places -------------------------------------------------------------------------------- */

static const struct choice *choice_at(const struct scene *scene, int number) {
    for (const struct block *block = scene->doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && number-- == 0)
            return &block->choice;
    return NULL;
}

static void check_focus(const struct model *model, const struct scene *scene, struct buf *why) {
    int count = scene->doc->choice_count;
    bool valid = count == 0 || model->reading
                     ? scene->focus == -1
                     : scene->focus >= scene->focus_least && scene->focus < count;
    if (!valid || scene->focus_least < -1 || scene->focus_least > 0)
        buf_addf(why, "focus %d of %d choices, from %d\n", scene->focus, count, scene->focus_least);
    if (scene->offer_count >= OFFERS_MAX)
        buf_addf(why, "%d offers\n", scene->offer_count);
}

static void check_frame(const struct model *model, const struct scene *scene, struct buf *why) {
    struct frame f = frame_of(model, scene);
    bool right = f.title_row == 0 && f.rule_row < f.body_row && f.body_row > 0 &&
                 f.body_rows >= 2 && f.status_row == f.body_row + f.body_rows &&
                 f.status_rows >= 1 && f.bar_row == f.status_row + f.status_rows &&
                 f.bar_rows >= 1 && f.bar_row + f.bar_rows == model->rows;
    if (!right)
        buf_addf(why, "rows: rule %d, body %d+%d, status %d+%d, bar %d+%d of %d\n", f.rule_row,
                 f.body_row, f.body_rows, f.status_row, f.status_rows, f.bar_row, f.bar_rows,
                 model->rows);
}

/* TEXT as it is drawn where there is room. */
static void add_drawn(struct buf *out, const char *text) {
    struct canvas *wide = canvas_new(1, text_columns(text) + 1);
    canvas_put(wide, 0, 0, STYLE_PLAIN, text);
    canvas_row_text(wide, 0, out);
    canvas_free(wide);
}

/* True when the text below the last choice was scrolled to, and the cursor stays behind. */
static bool is_left_behind(const struct model *model, const struct scene *scene) {
    struct layout *layout = layout_of(model, scene);
    int first = first_line(model, scene, layout, frame_of(model, scene).body_rows), line = 0;
    while (line < layout->count && layout->lines[line].choice != scene->focus)
        line++;
    layout_free(layout);
    return model->scroll > 0 && line < first;
}

/* The first letters of what has the focus are on the row of the cursor. */
static void check_focus_is_seen(const struct model *model, const struct scene *scene,
                                const struct canvas *canvas, struct buf *why) {
    const struct choice *choice = choice_at(scene, scene->focus);
    struct buf row = {0}, start = {0}, label = {0};
    if (!choice || is_left_behind(model, scene))
        return;
    add_drawn(&label, choice->label);
    canvas_row_text(canvas, canvas->cursor_row, &row);
    buf_add(&start, buf_string(&label),
            text_fit(buf_string(&label), strcspn(buf_string(&label), " -"), 6));
    if (!strstr(buf_string(&row), buf_string(&start)))
        buf_addf(why, "\"%s\" has the focus and the cursor is on: %s\n", choice->label,
                 buf_string(&row));
    buf_free(&label);
    buf_free(&row);
    buf_free(&start);
}

/* --- texts --------------------------------------------------------------------------------- */

/* TEXT is whole in its row, or cut with a mark. */
static void check_whole(const struct canvas *canvas, int row, const char *text, struct buf *why) {
    struct buf shown = {0}, whole = {0};
    add_drawn(&whole, text);
    canvas_row_text(canvas, row, &shown);
    if (strncmp(buf_string(&shown), buf_string(&whole), whole.length) != 0 &&
        !strstr(buf_string(&shown), "…"))
        buf_addf(why, "\"%s\" is cut without a mark: %s\n", text, buf_string(&shown));
    buf_free(&shown);
    buf_free(&whole);
}

/* The notice is whole over its rows, or cut with a mark. */
static void check_notice(const struct canvas *canvas, const struct frame *frame, const char *notice,
                         struct buf *why) {
    struct buf rows = {0}, shown = {0}, drawn = {0}, whole = {0};
    add_drawn(&drawn, notice);
    for (int i = 0; i < frame->status_rows; i++)
        canvas_row_text(canvas, frame->status_row + i, &rows);
    add_without_blanks(&shown, buf_string(&rows));
    add_without_blanks(&whole, buf_string(&drawn));
    if (strncmp(buf_string(&shown), buf_string(&whole), whole.length) != 0 &&
        !strstr(buf_string(&shown), "…"))
        buf_addf(why, "\"%s\" is cut without a mark: %s\n", notice, buf_string(&rows));
    buf_free(&drawn);
    buf_free(&rows);
    buf_free(&shown);
    buf_free(&whole);
}

/* No text stands outside the window or over another. */
static void check_lines(const struct layout *layout, int columns, struct buf *why) {
    for (int i = 0; i < layout->count; i++) {
        const struct line_of_text *line = &layout->lines[i];
        int end = 0;
        for (int s = 0; s < line->span_count; s++) {
            if (line->spans[s].column < end)
                buf_addf(why, "\"%s\" is written over another text\n", line->spans[s].text);
            end = line->spans[s].column + text_columns(line->spans[s].text);
            if (end > columns)
                buf_addf(why, "\"%s\" ends at column %d of %d\n", line->spans[s].text, end,
                         columns);
        }
    }
}

static void check_text(const struct buf *all, const char *form, const char *text, struct buf *why) {
    if (text && !has_text(all, text))
        buf_addf(why, "\"%s\" is not in the %s form\n", text, form);
}

static void check_table(const struct buf *all, bool linear, const struct table *table,
                        struct buf *why) {
    for (int i = 0; i < table->rows * table->columns; i++) {
        const struct table_cell *cell = &table->cells[i];
        if (linear || !has_text(all, cell->shown))
            check_text(all, linear ? "linear" : "full", cell->spoken ? cell->spoken : cell->shown,
                       why);
    }
}

static void check_block(const struct buf *all, bool linear, const struct block *block,
                        struct buf *why) {
    const char *form = linear ? "linear" : "full";
    switch (block->kind) {
    case BLOCK_CHOICE:
        check_text(all, form, block->choice.label, why);
        check_text(all, form, block->choice.state, why);
        break;
    case BLOCK_TABLE:
        check_table(all, linear, block->table, why);
        break;
    default:
        check_text(all, form, linear && block->spoken ? block->spoken : block->text, why);
        break;
    }
}

static void check_nothing_lost(const struct doc *doc, int columns, bool linear, struct buf *why) {
    struct buf all = {0};
    struct layout *layout = layout_make(
        doc, (struct layout_options){.columns = columns, .linear = linear, .focus = -1});
    for (int i = 0; i < layout->count; i++)
        for (int s = 0; s < layout->lines[i].span_count; s++)
            add_without_blanks(&all, layout->lines[i].spans[s].text);
    layout_free(layout);
    for (const struct block *block = doc->first; block; block = block->next)
        check_block(&all, linear, block, why);
    buf_free(&all);
}

static void check_cursor(const struct model *model, const struct canvas *canvas, struct buf *why) {
    if (canvas->rows != model->rows || canvas->columns != model->columns ||
        canvas->cursor_row < 0 || canvas->cursor_row >= canvas->rows || canvas->cursor_column < 0 ||
        canvas->cursor_column >= canvas->columns)
        buf_addf(why, "the cursor is at %d, %d\n", canvas->cursor_row, canvas->cursor_column);
}

bool screen_holds(const struct player *player, struct buf *why) {
    struct scene scene;
    size_t before = why->length;
    ui_view(player->model, &scene);
    struct canvas *canvas = ui_draw(player->model, &scene);
    check_cursor(player->model, canvas, why);
    check_focus(player->model, &scene, why);
    canvas_free(canvas);
    scene_free(&scene);
    return why->length == before;
}

bool screen_is_sound(const struct player *player, bool thorough, struct buf *why) {
    const struct model *model = player->model;
    struct scene scene;
    size_t before = why->length;
    ui_view(model, &scene);
    struct canvas *canvas = ui_draw(model, &scene);
    bool large = model->rows >= ROWS_LEAST && model->columns >= COLUMNS_LEAST;
    check_cursor(model, canvas, why);
    check_model(model, why);
    check_focus(model, &scene, why);
    if (large) {
        struct frame frame = frame_of(model, &scene);
        check_frame(model, &scene, why);
        check_focus_is_seen(model, &scene, canvas, why);
        check_whole(canvas, 0, scene.title, why);
        check_notice(canvas, &frame, buf_string(&model->notice), why);
    }
    if (thorough) {
        check_pure(player, &scene, canvas, why);
        check_nothing_lost(scene.doc, 78, true, why);
        check_nothing_lost(scene.doc, model->columns, false, why);
    }
    if (thorough && large) {
        struct layout *layout = layout_of(model, &scene);
        check_lines(layout, model->columns, why);
        layout_free(layout);
    }
    canvas_free(canvas);
    scene_free(&scene);
    return why->length == before;
}

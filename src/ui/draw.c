/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene set in a canvas: title, body, status line, key bar. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

#define BAR_GAP 2

/* Actions that need no place in the bar: everybody tries these keys. */
static bool is_silent(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST;
}

static const char *offer_label(const struct offer *offer) {
    return offer->label ? offer->label : _(action_table[offer->action].label);
}

static const char *key_label(enum action action) {
    return _(action_table[action].key_label);
}

static int offer_columns(const struct offer *offer) {
    return text_columns(key_label(offer->action)) + 1 + text_columns(offer_label(offer));
}

/* Where each offer stands in a bar of ROWS rows: its row, or -1 when there is no place left.
 * The help key always has a place, at the end of the last row. Returns the rows used. */
static int place_offers(const struct scene *scene, int columns, int rows, int *row_of) {
    int help = -1, help_columns = 0, row = 0, column = 0;
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_HELP) {
            help = i;
            help_columns = offer_columns(&scene->offers[i]) + BAR_GAP;
        }
    for (int i = 0; i < scene->offer_count; i++) {
        row_of[i] = -1;
        if (i == help || is_silent(scene->offers[i].action))
            continue;
        int need = offer_columns(&scene->offers[i]);
        int room = columns - (row == rows - 1 ? help_columns : 0);
        if (column + need > room && row < rows - 1) {
            row++;
            column = 0;
            room = columns - (row == rows - 1 ? help_columns : 0);
        }
        if (column + need > room)
            continue;
        row_of[i] = row;
        column += need + BAR_GAP;
    }
    if (help >= 0) {
        if (column + help_columns - BAR_GAP > columns && row < rows - 1)
            row++;
        row_of[help] = row;
    }
    return row + 1;
}

struct frame frame_of(const struct model *model, const struct scene *scene) {
    struct frame frame = {.title_row = 0, .rule_row = -1};
    int row_of[OFFERS_MAX];
    int most = model->rows >= 20 ? 2 : 1;
    frame.bar_rows = place_offers(scene, model->columns, most, row_of);
    frame.bar_row = model->rows - frame.bar_rows;
    frame.status_row = frame.bar_row - 1;
    frame.body_row = 1;
    if (model->rows >= 16)
        frame.rule_row = frame.body_row++;
    frame.body_rows = frame.status_row - frame.body_row;
    return frame;
}

struct layout *layout_of(const struct model *model, const struct scene *scene) {
    return layout_make(scene->doc,
                       (struct layout_options){.columns = model->columns, .focus = scene->focus});
}

static void draw_bar(struct canvas *canvas, const struct frame *frame, const struct scene *scene) {
    int row_of[OFFERS_MAX], columns[2] = {0, 0};
    place_offers(scene, canvas->columns, frame->bar_rows, row_of);
    for (int i = 0; i < scene->offer_count; i++) {
        if (row_of[i] < 0)
            continue;
        int row = frame->bar_row + row_of[i], *column = &columns[row_of[i]];
        if (scene->offers[i].action == ACTION_HELP) { /* always at the same place */
            int right = canvas->columns - offer_columns(&scene->offers[i]);
            right = canvas_put(canvas, row, right, STYLE_KEY, key_label(ACTION_HELP));
            canvas_put(canvas, row, right + 1, STYLE_QUIET, offer_label(&scene->offers[i]));
            continue;
        }
        *column = canvas_put(canvas, row, *column, STYLE_KEY, key_label(scene->offers[i].action));
        *column = canvas_put(canvas, row, *column + 1, STYLE_QUIET,
                             offer_label(&scene->offers[i])) +
                  BAR_GAP;
    }
}

/* LEFT, cut where it must be, and RIGHT at the end of the row. */
static void draw_ends(struct canvas *canvas, int row, enum style left_style, const char *left,
                      enum style right_style, const char *right) {
    int right_columns = text_columns(right);
    int room = canvas->columns - (right_columns ? right_columns + 2 : 0);
    if (text_columns(left) > room && room < canvas->columns / 2) {
        right = "";
        room = canvas->columns;
    }
    struct buf cut = {0};
    text_add_cut(&cut, left, room, "…");
    canvas_put(canvas, row, 0, left_style, buf_string(&cut));
    canvas_put(canvas, row, canvas->columns - right_columns, right_style, right);
    buf_free(&cut);
}

/* The first line of the body that is shown: as far up as the focus allows. */
static int first_line(const struct model *model, const struct scene *scene,
                      const struct layout *layout, int rows) {
    int least = layout->count > rows ? layout->count - rows : 0;
    if (scene->editing)
        return layout->cursor_line >= rows ? layout->cursor_line - rows + 1 : 0;
    if (scene->doc->choice_count == 0)
        return model->scroll < least ? model->scroll : least;
    int focus_start = 0, focus_end = -1;
    for (int i = 0; i < layout->count; i++)
        if (layout->lines[i].choice == scene->focus && scene->focus >= 0) {
            focus_start = i;
            focus_end = i + 1; /* with the rest of the choice, and a line more */
            while (focus_end < layout->count && layout->lines[focus_end].choice < 0)
                focus_end++;
        }
    int first = focus_end - rows + 1;
    if (first > least)
        first = least;
    if (first > focus_start) /* a long text follows: the choice itself stays in sight */
        first = focus_start;
    return first < 0 ? 0 : first;
}

/* What there is beyond the rows of the body. */
struct beyond {
    bool above, below;
};

static struct beyond draw_body(struct canvas *canvas, const struct model *model, const struct frame *frame,
                      const struct scene *scene) {
    struct layout *layout = layout_of(model, scene);
    int first = first_line(model, scene, layout, frame->body_rows);
    canvas->cursor_row = frame->body_row;
    for (int i = 0; i < frame->body_rows && first + i < layout->count; i++) {
        const struct line_of_text *line = &layout->lines[first + i];
        for (int s = 0; s < line->span_count; s++)
            canvas_put(canvas, frame->body_row + i, line->spans[s].column, line->spans[s].style,
                       line->spans[s].text);
        if (scene->focus >= 0 && line->choice == scene->focus) {
            canvas->cursor_row = frame->body_row + i;
            canvas->cursor_column = line->cursor;
        }
        if (scene->editing && first + i == layout->cursor_line) {
            canvas->cursor_row = frame->body_row + i;
            canvas->cursor_column = layout->cursor_column;
        }
    }
    struct beyond beyond = {first > 0, first + frame->body_rows < layout->count};
    layout_free(layout);
    return beyond;
}

/* The title and the rule. "↑ more" is on the rule, or else beside the place or instead of it. */
static void draw_head(struct canvas *canvas, const struct frame *frame, const struct scene *scene,
                      bool above) {
    struct buf right = {0};
    if (above && frame->rule_row < 0)
        buf_addf(&right, "%s%s", _("↑ more"), scene->place[0] ? "  " : "");
    buf_add_string(&right, scene->place);
    if (above && frame->rule_row < 0 &&
        text_columns(scene->title) + 2 + text_columns(buf_string(&right)) > canvas->columns) {
        buf_clear(&right);
        buf_add_string(&right, _("↑ more"));
    }
    draw_ends(canvas, frame->title_row, STYLE_TITLE, scene->title, STYLE_QUIET,
              buf_string(&right));
    for (int column = 0; frame->rule_row >= 0 && column < canvas->columns; column++)
        canvas_put(canvas, frame->rule_row, column, STYLE_RULE, "─");
    if (above && frame->rule_row >= 0)
        draw_ends(canvas, frame->rule_row, STYLE_RULE, "", STYLE_QUIET, _("↑ more"));
    buf_free(&right);
}

/* "↓ more" and the progress, in the longest form that fits beside the notice. */
static void draw_status(struct canvas *canvas, const struct model *model,
                        const struct frame *frame, const struct scene *scene, bool more) {
    const char *progress[] = {scene->progress, scene->progress_short, ""};
    struct buf right = {0};
    int room = canvas->columns - text_columns(buf_string(&model->notice)) - 2;
    for (size_t i = 0; i < ARRAY_LENGTH(progress); i++) {
        buf_clear(&right);
        buf_addf(&right, "%s%s%s", more ? _("↓ more") : "", more && progress[i][0] ? "  " : "",
                 progress[i]);
        if (text_columns(buf_string(&right)) <= room)
            break;
    }
    draw_ends(canvas, frame->status_row, model->notice_style, buf_string(&model->notice),
              STYLE_QUIET, buf_string(&right));
    buf_free(&right);
}

static void draw_too_small(struct canvas *canvas) {
    const char *text = _("This window is too small. Please make it larger. Nothing is lost.");
    size_t length = strlen(text), at = 0;
    for (int row = 0; row < canvas->rows && at < length; row++) {
        struct text_line line = text_wrap(text + at, length - at, canvas->columns);
        struct buf part = {0};
        buf_add(&part, text + at, line.length);
        canvas_put(canvas, row, 0, STYLE_PLAIN, buf_string(&part));
        buf_free(&part);
        at += line.next;
    }
}

struct canvas *ui_draw(const struct model *model, const struct scene *scene) {
    struct canvas *canvas = canvas_new(model->rows, model->columns);
    if (model->rows < ROWS_LEAST || model->columns < COLUMNS_LEAST) {
        draw_too_small(canvas);
        return canvas;
    }
    struct frame frame = frame_of(model, scene);
    struct beyond beyond = draw_body(canvas, model, &frame, scene);
    draw_head(canvas, &frame, scene, beyond.above);
    draw_status(canvas, model, &frame, scene, beyond.below);
    draw_bar(canvas, &frame, scene);
    if (canvas->cursor_column < 0)
        canvas->cursor_column = 0;
    if (canvas->cursor_column >= canvas->columns)
        canvas->cursor_column = canvas->columns - 1;
    return canvas;
}

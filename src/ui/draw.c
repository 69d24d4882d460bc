/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene set in a canvas: title, body, status line, key bar. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

#define BAR_GAP 2

/* In a wide window what belongs together stays together: nothing stands further to the right. */
static int used_columns(int columns) {
    return columns < 100 ? columns : 100;
}

/* Actions that need no place in the bar: everybody tries these keys, or few people want them. */
static bool is_silent(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST ||
           action == ACTION_REDRAW || action == ACTION_SETTINGS;
}

static const char *offer_label(const struct offer *offer) {
    return offer->label ? offer->label : _(action_table[offer->action].label);
}

static int offer_columns(const struct scene *scene, const struct offer *offer) {
    char key[KEY_LABEL_SIZE];
    return text_columns(keymap_label(scene->keymap, offer->action, key)) + 1 +
           text_columns(offer_label(offer));
}

/* The last offer of help, which always has a place: at the end of the last row. -1: none. */
static int help_offer(const struct scene *scene) {
    int help = -1;
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_HELP)
            help = i;
    return help;
}

/* Where each offer stands in a bar of at most ROWS rows. Returns the rows used. */
static int place_offers(const struct scene *scene, int columns, int rows,
                        struct bar_place *places) {
    int help = help_offer(scene), row = 0, column = 0;
    int help_columns = help >= 0 ? offer_columns(scene, &scene->offers[help]) + BAR_GAP : 0;
    for (int i = 0; i < scene->offer_count; i++) {
        places[i] = (struct bar_place){.row = -1};
        if (i == help || is_silent(scene->offers[i].action))
            continue;
        int need = offer_columns(scene, &scene->offers[i]);
        int room = columns - (row == rows - 1 ? help_columns : 0);
        if (column + need > room && row < rows - 1) {
            row++;
            column = 0;
            room = columns - (row == rows - 1 ? help_columns : 0);
        }
        if (column + need > room)
            continue;
        places[i] = (struct bar_place){row, column, need};
        column += need + BAR_GAP;
    }
    if (help >= 0) {
        if (column + help_columns - BAR_GAP > columns && row < rows - 1)
            row++;
        places[help] =
            (struct bar_place){row, columns - help_columns + BAR_GAP, help_columns - BAR_GAP};
    }
    return row + 1;
}

/* Rows for what the status line has to say: one, or more for a long notice in a narrow window.
 * "↓ more" fits behind it. */
static int status_rows(const struct model *model, int most) {
    size_t length = model->notice.length, at = 0;
    int columns = used_columns(model->columns), rows = 0, last = 0;
    const char *text = buf_string(&model->notice);
    while (at < length) {
        struct text_line line = text_wrap(text + at, length - at, columns);
        last = text_columns_of(text + at, line.length);
        at += line.next;
        rows++;
    }
    if (last + 2 + text_columns(_("↓ more")) > columns)
        rows++;
    return rows < 1 ? 1 : rows > most ? most : rows;
}

struct frame frame_of(const struct model *model, const struct scene *scene) {
    struct frame frame = {.title_row = 0, .rule_row = -1};
    int most = model->rows >= 20 ? 2 : 1;
    frame.bar_rows = place_offers(scene, used_columns(model->columns), most, frame.places);
    frame.bar_row = model->rows - frame.bar_rows;
    frame.body_row = 1;
    if (model->rows >= 16)
        frame.rule_row = frame.body_row++;
    most = frame.bar_row - frame.body_row - 2; /* the body keeps two rows at least */
    frame.status_rows = status_rows(model, most < 1 ? 1 : most);
    frame.status_row = frame.bar_row - frame.status_rows;
    frame.body_rows = frame.status_row - frame.body_row;
    return frame;
}

struct layout *layout_of(const struct model *model, const struct scene *scene) {
    return layout_make(scene->doc,
                       (struct layout_options){.columns = model->columns, .focus = scene->focus});
}

static void draw_bar(struct canvas *canvas, const struct frame *frame, const struct scene *scene) {
    const struct bar_place *places = frame->places;
    char key[KEY_LABEL_SIZE];
    for (int i = 0; i < scene->offer_count; i++) {
        if (places[i].row < 0)
            continue;
        int row = frame->bar_row + places[i].row;
        int column = canvas_put(canvas, row, places[i].column, STYLE_KEY,
                                keymap_label(scene->keymap, scene->offers[i].action, key));
        canvas_put(canvas, row, column + 1, STYLE_QUIET, offer_label(&scene->offers[i]));
    }
}

/* LEFT, cut where it must be, and RIGHT at the end of the row. */
static void draw_ends(struct canvas *canvas, int row, enum style left_style, const char *left,
                      enum style right_style, const char *right) {
    int right_columns = text_columns(right), columns = used_columns(canvas->columns);
    int room = columns - (right_columns ? right_columns + 2 : 0);
    if (text_columns(left) > room && room < columns / 2) {
        right = "";
        room = columns;
    }
    struct buf cut = {0};
    text_add_cut(&cut, left, room, "…");
    canvas_put(canvas, row, 0, left_style, buf_string(&cut));
    canvas_put(canvas, row, columns - right_columns, right_style, right);
    buf_free(&cut);
}

int last_first_line(const struct layout *layout, int rows) {
    return layout->count > rows ? layout->count - rows : 0;
}

/* As far up as the choice with the focus allows: in sight with all its lines and one more. */
static int line_for_focus(const struct scene *scene, const struct layout *layout, int rows) {
    int focus_start = 0, focus_end = -1;
    for (int i = 0; i < layout->count; i++)
        if (layout->lines[i].choice == scene->focus && scene->focus >= 0) {
            focus_start = i;
            focus_end = i + 1;
            while (focus_end < layout->count && layout->lines[focus_end].choice < 0)
                focus_end++;
        }
    int first = focus_end - rows + 1;
    if (first > focus_start)            /* a long text follows: the choice itself stays in sight */
        first = focus_start - rows / 2; /* so much text below it: the rest can be scrolled to */
    return first < 0 ? 0 : first;
}

int first_line(const struct model *model, const struct scene *scene, const struct layout *layout,
               int rows) {
    int most = last_first_line(layout, rows), first = model->scroll;
    if (scene->editing && scene->focus < 0 && !model->reading)
        first = layout->cursor_line >= rows ? layout->cursor_line - rows + 1 : 0;
    else if (scene->doc->choice_count && scene->focus >= 0)
        first = line_for_focus(scene, layout, rows) + model->scroll;
    return first < most ? first : most;
}

/* What there is beyond the rows of the body. */
struct beyond {
    bool above, below;
};

static struct beyond draw_body(struct canvas *canvas, const struct model *model,
                               const struct frame *frame, const struct scene *scene) {
    struct layout *layout = layout_of(model, scene);
    int first = first_line(model, scene, layout, frame->body_rows);
    bool typing = scene->editing && scene->focus < 0;
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
        if (typing && first + i == layout->cursor_line) {
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
        text_columns(scene->title) + 2 + text_columns(buf_string(&right)) >
            used_columns(canvas->columns)) {
        buf_clear(&right);
        buf_add_string(&right, _("↑ more"));
    }
    draw_ends(canvas, frame->title_row, STYLE_TITLE, scene->title, STYLE_QUIET, buf_string(&right));
    for (int column = 0; frame->rule_row >= 0 && column < used_columns(canvas->columns); column++)
        canvas_put(canvas, frame->rule_row, column, STYLE_RULE, "─");
    if (above && frame->rule_row >= 0)
        draw_ends(canvas, frame->rule_row, STYLE_RULE, "", STYLE_QUIET, _("↑ more"));
    buf_free(&right);
}

/* "↓ more" and the progress, in the longest form that fits in ROOM columns. */
static void status_right(const struct scene *scene, bool more, int room, struct buf *right) {
    const char *progress[] = {scene->progress, scene->progress_short, ""};
    for (size_t i = 0; i < ARRAY_LENGTH(progress); i++) {
        buf_clear(right);
        buf_addf(right, "%s%s%s", more ? _("↓ more") : "", more && progress[i][0] ? "  " : "",
                 progress[i]);
        if (text_columns(buf_string(right)) <= room)
            return;
    }
}

/* The notice, over as many rows as it has, with "↓ more" and the progress behind its end. */
static void draw_status(struct canvas *canvas, const struct model *model, const struct frame *frame,
                        const struct scene *scene, bool more) {
    struct buf right = {0};
    const char *text = buf_string(&model->notice);
    size_t length = model->notice.length, at = 0;
    int columns = used_columns(canvas->columns);
    for (int i = 0; i < frame->status_rows - 1; i++) {
        struct text_line line = text_wrap(text + at, length - at, columns);
        struct buf part = {0};
        buf_add(&part, text + at, line.length);
        canvas_put(canvas, frame->status_row + i, 0, model->notice_style, buf_string(&part));
        buf_free(&part);
        at += line.next;
    }
    status_right(scene, more, columns - text_columns(text + at) - 2, &right);
    draw_ends(canvas, frame->status_row + frame->status_rows - 1, model->notice_style, text + at,
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

static enum action action_at(const struct scene *scene, const struct frame *frame, int row,
                             int column) {
    const struct bar_place *places = frame->places;
    for (int i = 0; i < scene->offer_count; i++)
        if (places[i].row >= 0 && frame->bar_row + places[i].row == row &&
            column >= places[i].column && column < places[i].column + places[i].columns)
            return scene->offers[i].action;
    return ACTION_NONE;
}

struct hit hit_at(const struct model *model, const struct scene *scene, int row, int column) {
    struct frame frame = frame_of(model, scene);
    struct hit hit = {.action = action_at(scene, &frame, row, column), .choice = -1, .mark = -1};
    struct layout *layout = layout_of(model, scene);
    int line = first_line(model, scene, layout, frame.body_rows) + row - frame.body_row;
    if (row >= frame.body_row && row < frame.status_row && line >= 0 && line < layout->count) {
        hit.choice = layout->lines[line].part_of;
        for (int i = 0; hit.choice >= 0 && layout->lines[line].choice >= 0 && i < MARKS_MAX; i++)
            if (column >= 1 + i * MARK_COLUMNS && column < 1 + (i + 1) * MARK_COLUMNS)
                hit.mark = i;
    }
    layout_free(layout);
    return hit;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the cursor, and the text under it. */
#include <config.h>

#include "ui/screens.h"

/* The line of the choice with number 0; it is the last line the text above can be read to. */
static int first_choice_line(const struct layout *layout) {
    for (int i = 0; i < layout->count; i++)
        if (layout->lines[i].choice == 0)
            return i;
    return layout->count;
}

/* The body, set once for all that is asked about it, and how far it can be scrolled with the cursor
 * where it is. To be freed by body_free(). */
struct body {
    struct layout *layout;
    int rows, first, most;
};

static struct body body_of(const struct model *model, const struct scene *scene) {
    struct frame frame = frame_of(model, scene);
    struct layout *layout = layout_of(model, scene);
    return (struct body){.layout = layout,
                         .rows = frame.body_rows,
                         .first = first_line(model, scene, layout, frame.body_rows),
                         .most = last_first_line(layout, frame.body_rows)};
}

static void body_free(struct body *body) {
    layout_free(body->layout);
}

/* Line by line, or page by page, through a text. */
static void scroll(struct model *model, enum action action, const struct body *body) {
    int page = body->rows > 2 ? body->rows - 1 : 1, to = body->first;
    switch (action) {
    case ACTION_UP:
        to--;
        break;
    case ACTION_DOWN:
        to++;
        break;
    case ACTION_PAGE_UP:
        to -= page;
        break;
    case ACTION_PAGE_DOWN:
        to += page;
        break;
    case ACTION_FIRST:
        to = 0;
        break;
    default:
        to = body->most;
        break;
    }
    model->scroll = to < 0 ? 0 : to > body->most ? body->most : to;
}

void focus_on(struct model *model, int choice) {
    model->focus = choice;
    model->scroll = 0;
    model->reading = false;
    model->moved = true;
}

/* How many lines of the choice with the focus, and of the text below it, are not in sight yet. */
static int lines_below(const struct scene *scene, const struct body *body) {
    int end = 0;
    while (end < body->layout->count && body->layout->lines[end].choice <= scene->focus)
        end++;
    return end - body->first - body->rows;
}

bool is_out_of_sight(const struct model *model, const struct scene *scene) {
    if (model->scroll == 0 || model->reading || scene->focus < 0)
        return false;
    struct body body = body_of(model, scene);
    int line = 0;
    while (line < body.layout->count && body.layout->lines[line].choice != scene->focus)
        line++;
    body_free(&body);
    return line < body.first;
}

/* Through the text above what is being typed, and below it where no choices are; and back. */
static void read_around_field(struct model *model, const struct scene *scene, enum action action,
                              const struct body *body) {
    model->reading = false;
    int typed = first_line(model, scene, body->layout, body->rows);
    scroll(model, action, body);
    model->reading = scene->doc->choice_count ? model->scroll < typed : model->scroll != typed;
    if (!model->reading)
        model->scroll = 0;
}

/* In the text above the first choice: up and down through it, and then on to the choices. */
static void move_reading(struct model *model, const struct scene *scene, enum action action,
                         const struct body *body) {
    int choice_line = first_choice_line(body->layout);
    bool in_sight = choice_line < body->first + body->rows || scene->editing;
    if (action == ACTION_LAST) {
        focus_on(model, scene->doc->choice_count - 1);
    } else if ((action == ACTION_DOWN || action == ACTION_PAGE_DOWN) && in_sight) {
        focus_on(model, 0);
    } else {
        scroll(model, action, body);
        if (model->scroll > choice_line)
            model->scroll = choice_line;
    }
}

/* Above the first choice: the text there, from where it was out of sight. */
static void read_above(struct model *model, const struct scene *scene, bool from_start,
                       const struct body *body) {
    if (body->first == 0 && scene->focus_least == 0 && !from_start)
        return;
    focus_on(model, -1);
    if (scene->editing) /* first to what is being typed */
        return;
    model->reading = true;
    model->scroll = from_start || body->first == 0 ? 0 : body->first - 1;
}

static void move_choice(struct model *model, const struct scene *scene, enum action action,
                        const struct body *body) {
    int last = scene->doc->choice_count - 1, page = body->rows > 2 ? body->rows - 1 : 1;
    int focus = scene->focus, below = lines_below(scene, body);
    bool down = action == ACTION_DOWN || action == ACTION_PAGE_DOWN;
    if (action == ACTION_UP && model->scroll > 0) {
        model->scroll--;
    } else if (action == ACTION_UP && focus <= 0) {
        read_above(model, scene, false, body);
    } else if (action == ACTION_FIRST && body->first > 0 && focus == 0) {
        read_above(model, scene, true, body);
    } else if (down && below > 0) {
        model->scroll += action == ACTION_DOWN ? 1 : below < page ? below : page;
    } else if (!down || focus < last) {
        int to = action == ACTION_UP          ? focus - 1
                 : action == ACTION_DOWN      ? focus + 1
                 : action == ACTION_PAGE_UP   ? focus - page
                 : action == ACTION_PAGE_DOWN ? focus + page
                 : action == ACTION_FIRST     ? 0
                                              : last;
        focus_on(model, to < 0 ? 0 : to > last ? last : to);
    }
    model->moved = true;
}

void move_about(struct model *model, const struct scene *scene, enum action action) {
    bool up = action == ACTION_UP || action == ACTION_PAGE_UP;
    struct body body = body_of(model, scene);
    if (scene->editing && scene->focus < 0 &&
        (up || model->reading || scene->doc->choice_count == 0))
        read_around_field(model, scene, action, &body);
    else if (scene->doc->choice_count == 0)
        scroll(model, action, &body);
    else if (scene->focus < 0)
        move_reading(model, scene, action, &body);
    else
        move_choice(model, scene, action, &body);
    body_free(&body);
}

bool is_move(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The update: one message in, a changed model and effects out. */
#include <config.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "ui/note.h"
#include "ui/screens.h"

struct model *model_new(const struct framework *framework, const struct record_entry *records,
                        int record_count, const char *language, int rows, int columns) {
    struct model *model = mem_new(1, sizeof *model);
    model->framework = framework;
    model->records = records;
    model->record_count = record_count;
    memcpy(model->language, language, 2);
    model->rows = rows;
    model->columns = columns;
    model->hours = ADVICE_USUAL_HOURS;
    return model;
}

void model_free(struct model *model) {
    if (!model)
        return;
    advice_free(model->advice);
    profile_free(model->profile);
    assessment_free(model->assessment);
    buf_free(&model->note);
    buf_free(&model->notice);
    free(model);
}

void notice(struct model *model, enum style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_clear(&model->notice);
    buf_addv(&model->notice, format, args);
    model->notice_style = style;
    va_end(args);
}

static void refresh_profile(struct model *model) {
    advice_free(model->advice);
    profile_free(model->profile);
    model->advice = NULL;
    model->profile = profile_make(model->assessment);
}

void refresh_advice(struct model *model) {
    refresh_profile(model);
    model->advice = advice_make(model->profile, &(struct advice_wish){.hours = model->hours});
}

static void enter(struct model *model, enum screen screen) {
    if (model->notice_style != STYLE_ALERT) /* what went wrong stays until something goes right */
        buf_clear(&model->notice);
    model->screen = screen;
    model->scroll = 0;
    model->moved = false;
    model->focus = -1;
    if (screen == SCREEN_PROFILE)
        refresh_profile(model);
    if (screen == SCREEN_ADVICE)
        refresh_advice(model);
}

void model_change(struct model *model, const struct framework *framework,
                  const struct record_entry *records, int record_count) {
    advice_free(model->advice);
    profile_free(model->profile);
    assessment_free(model->assessment);
    model->advice = NULL;
    model->profile = NULL;
    model->assessment = NULL;
    model->framework = framework;
    model->records = records;
    model->record_count = record_count;
    model->place_count = 0; /* the way here leads to another questionnaire */
    enter(model, SCREEN_START);
}

void replace_screen(struct model *model, enum screen screen) {
    enter(model, screen);
}

void open_screen(struct model *model, enum screen screen) {
    if (model->place_count == PLACES_MAX) { /* forget the oldest way back, but not the start */
        memmove(model->places + 1, model->places + 2, (PLACES_MAX - 2) * sizeof *model->places);
        model->place_count--;
    }
    model->places[model->place_count++] = (struct place){
        model->screen, model->focus, model->scroll, model->moved, model->help_for};
    enter(model, screen);
}

void go_back(struct model *model) {
    if (model->place_count == 0)
        return;
    struct place place = model->places[--model->place_count];
    enter(model, place.screen);
    model->focus = place.focus;
    model->scroll = place.scroll;
    model->moved = place.moved;
    model->help_for = place.help_for;
}

void open_overview(struct model *model) {
    model->places[0] = (struct place){.screen = SCREEN_START};
    model->place_count = 1;
    enter(model, SCREEN_OVERVIEW);
    model->focus = 0;
}

void open_item(struct model *model, int item) {
    if (model->screen == SCREEN_ITEM)
        replace_screen(model, SCREEN_ITEM);
    else
        open_screen(model, SCREEN_ITEM);
    model->item = item;
    model->wish = false;
    model->assessment->at = item;
    const struct answer *answer = &model->assessment->answers[item];
    if (answer->state == ANSWER_RATED)
        model->focus = answer->now;
    else if (answer->state != ANSWER_OPEN)
        model->focus = LEVELS + (int)answer->state - (int)ANSWER_NA;
}

int next_open(const struct model *model, int from) {
    const struct assessment *a = model->assessment;
    for (int i = 0; i < a->shown_count; i++) {
        int item = a->shown[(from + i) % a->shown_count];
        if (!answer_is_done(&a->answers[item]))
            return item;
    }
    return -1;
}

/* Moves the cursor over the choices, or the text where there are none. */
static void move(struct model *model, const struct scene *scene, enum action action) {
    struct frame frame = frame_of(model, scene);
    int page = frame.body_rows > 2 ? frame.body_rows - 1 : 1;
    int *where = scene->doc->choice_count ? &model->focus : &model->scroll;
    int least = scene->doc->choice_count ? scene->focus_least : 0;
    int most = scene->doc->choice_count - 1;
    if (scene->doc->choice_count == 0) {
        struct layout *layout = layout_of(model, scene);
        most = layout->count > frame.body_rows ? layout->count - frame.body_rows : 0;
        layout_free(layout);
    } else {
        model->focus = scene->focus;
        model->moved = true;
    }
    switch (action) {
    case ACTION_UP:
        --*where;
        break;
    case ACTION_DOWN:
        ++*where;
        break;
    case ACTION_PAGE_UP:
        *where -= page;
        break;
    case ACTION_PAGE_DOWN:
        *where += page;
        break;
    case ACTION_FIRST:
        *where = least;
        break;
    default:
        *where = most;
        break;
    }
    if (*where > most)
        *where = most;
    if (*where < least)
        *where = least;
}

static bool is_move(enum action action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST;
}

static struct effects stop(struct model *model) {
    bool save = model->assessment && !model->looking_back;
    return EFFECTS(EFFECT_QUIT | (save ? EFFECT_SAVE : 0));
}

static struct effects act(struct model *model, const struct scene *scene, enum action action,
                          uint32_t key) {
    if (action == ACTION_PICK && scene->focus < 0)
        action = ACTION_DOWN; /* to the first choice */
    if (is_move(action)) {
        move(model, scene, action);
        return NO_EFFECTS;
    }
    switch (action) {
    case ACTION_HELP:
        open_screen(model, SCREEN_HELP);
        model->help_for = model->places[model->place_count - 1].screen;
        return NO_EFFECTS;
    case ACTION_GLOSSARY:
        open_screen(model, SCREEN_GLOSSARY);
        return NO_EFFECTS;
    case ACTION_QUIT:
        return stop(model);
    default:
        model->focus = scene->focus;
        return screen_type_of(model->screen)->act(model, action, key);
    }
}

static enum action action_of(const struct scene *scene, uint32_t key) {
    for (int i = 0; i < scene->offer_count; i++)
        if (action_has_key(scene->offers[i].action, key))
            return scene->offers[i].action;
    return ACTION_NONE;
}

static struct effects pick(struct model *model, const struct scene *scene, int number) {
    if (number < 0 || number >= scene->doc->choice_count)
        return NO_EFFECTS;
    const struct block *block = scene->doc->first;
    for (int i = 0; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && i++ == number)
            break;
    model->focus = number;
    model->moved = true;
    enum action action = block && block->choice.mark_count ? ACTION_PICK : ACTION_GO;
    return screen_type_of(model->screen)->act(model, action, 0);
}

static struct effects press(struct model *model, const struct scene *scene, uint32_t key) {
    if (key == UI_KEY_STOP) {
        if (scene->editing)
            note_keep(model);
        return stop(model);
    }
    if (scene->editing && note_takes(key))
        return note_press(model, scene, key);
    enum action action = action_of(scene, key);
    if (action != ACTION_NONE)
        return act(model, scene, action, key);
    if (key >= '1' && key <= '9' && scene->doc->choice_count <= 9)
        return pick(model, scene, (int)key - '1');
    return NO_EFFECTS;
}

static void opened(struct model *model, struct assessment *assessment) {
    assessment_free(model->assessment);
    model->assessment = assessment;
    model->looking_back = assessment->finished;
    if (assessment->finished) {
        open_screen(model, SCREEN_PROFILE);
    } else if (assessment->at >= 0 || assessment_done(assessment, -1) > 0) {
        open_overview(model);
        if (assessment->at >= 0)
            open_item(model, assessment->at);
        notice(model, STYLE_GOOD, "%s", _("Welcome back. You go on where you were."));
    } else {
        open_overview(model);
        model->step = about_first_step(model);
        open_screen(model, SCREEN_ABOUT);
    }
    if (assessment_framework_changed(assessment))
        notice(model, STYLE_ALERT,
               _("The questionnaire changed since you started (then version %s, now %s). Your "
                 "answers are kept."),
               assessment->version, model->framework->version);
}

static struct effects take_key(struct model *model, const struct message *message) {
    struct scene scene;
    ui_view(model, &scene);
    struct effects effects;
    if (message->type == MESSAGE_PICK)
        effects = pick(model, &scene, message->number);
    else
        effects = press(model, &scene, message->key);
    scene_free(&scene);
    return effects;
}

struct effects ui_update(struct model *model, const struct message *message) {
    switch (message->type) {
    case MESSAGE_KEY:
    case MESSAGE_PICK:
        return take_key(model, message);
    case MESSAGE_ITEM:
        if (model->assessment && !model->looking_back && model->screen != SCREEN_NOTE &&
            assessment_position(model->assessment, message->number) >= 0)
            open_item(model, message->number);
        return NO_EFFECTS;
    case MESSAGE_TEXT:
        if (model->screen != SCREEN_NOTE)
            return NO_EFFECTS;
        return EFFECTS(note_insert(model, message->text) && note_keep(model) ? EFFECT_SAVE : 0);
    case MESSAGE_RESIZE:
        model->rows = message->rows;
        model->columns = message->columns;
        return NO_EFFECTS;
    case MESSAGE_OPENED:
        opened(model, message->assessment);
        return NO_EFFECTS;
    case MESSAGE_SAVED:
        notice(model, STYLE_GOOD, "%s", _("Saved"));
        return NO_EFFECTS;
    case MESSAGE_REPORTED:
        notice(model, STYLE_GOOD, _("Your report is in %s"), message->text);
        return NO_EFFECTS;
    case MESSAGE_FAILED:
        notice(model, STYLE_ALERT, "%s", message->text);
        return NO_EFFECTS;
    }
    return NO_EFFECTS;
}

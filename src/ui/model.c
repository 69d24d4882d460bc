/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model: made and freed; going from screen to screen. */
#include <config.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/report.h"
#include "ui/screens.h"

struct model *model_new(const struct framework *framework, const struct record_entry *records,
                        int record_count, const char *language, int rows, int columns) {
    struct model *model = mem_new(1, sizeof *model);
    model->framework = framework;
    model->records = records;
    model->record_count = record_count;
    memcpy(model->language, language, 2);
    settings_usual(&model->settings);
    model->rows = rows;
    model->columns = columns;
    model->focus = -1;
    model->grown = -1;
    model->talk = TALK_USUAL;
    model->hours = ADVICE_USUAL_HOURS;
    return model;
}

static void forget_figures(struct model *model) {
    what_if_free(model->what_if);
    model->what_if = NULL;
    advice_free(model->advice);
    comparison_free(model->comparison);
    profile_free(model->previous);
    profile_free(model->profile);
    model->advice = NULL;
    model->comparison = NULL;
    model->previous = NULL;
    model->profile = NULL;
}

void forget_assessment(struct model *model) {
    forget_figures(model);
    assessment_free(model->assessment);
    assessment_free(model->earlier);
    free(model->module_wishes);
    model->module_wishes = NULL;
    model->assessment = NULL;
    model->earlier = NULL;
    model->undo_count = 0;
}

void intention_free_texts(struct intention *intention) {
    free(intention->what);
    free(intention->when);
    free(intention->with);
    *intention = (struct intention){.item = -1, .module = -1};
}

void model_free(struct model *model) {
    if (!model)
        return;
    forget_assessment(model);
    assessment_free(model->latest);
    intention_free_texts(&model->draft);
    keying_free(model->keying);
    editor_free(&model->editor);
    buf_free(&model->preview);
    buf_free(&model->notice);
    free(model);
}

void model_remind(struct model *model, struct assessment *latest) {
    assessment_free(model->latest);
    model->latest = latest;
}

void notice(struct model *model, enum style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_clear(&model->notice);
    buf_addv(&model->notice, format, args);
    model->notice_style = style;
    model->notice_passes = false;
    va_end(args);
}

void hint(struct model *model, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_clear(&model->notice);
    buf_addv(&model->notice, format, args);
    model->notice_style = STYLE_ALERT;
    model->notice_passes = true;
    va_end(args);
}

void hint_full(struct model *model) {
    hint(model, _("There is room for %zu characters; this does not fit."), model->editor.most);
}

static void refresh_profile(struct model *model) {
    forget_figures(model);
    model->profile = profile_make(model->assessment);
    if (model->earlier)
        model->previous = profile_make(model->earlier);
}

/* The places of the modules with WISH. The caller frees. */
static int *modules_with(const struct model *model, signed char wish, int *count) {
    int *modules = mem_new((size_t)model->framework->module_count + 1, sizeof *modules);
    *count = 0;
    for (int i = 0; model->module_wishes && i < model->framework->module_count; i++)
        if (model->module_wishes[i] == wish)
            modules[(*count)++] = i;
    return modules;
}

void model_wish(const struct model *model, struct advice_wish *wish) {
    *wish = (struct advice_wish){.hours = model->hours};
    wish->pinned = modules_with(model, 1, &wish->pinned_count);
    wish->excluded = modules_with(model, -1, &wish->excluded_count);
}

void model_wish_free(struct advice_wish *wish) {
    free((int *)(uintptr_t)wish->pinned);
    free((int *)(uintptr_t)wish->excluded);
    *wish = (struct advice_wish){.hours = 0};
}

void refresh_advice(struct model *model) {
    struct advice_wish wish;
    if (!model->module_wishes)
        model->module_wishes = mem_new((size_t)model->framework->module_count + 1,
                                       sizeof *model->module_wishes);
    refresh_profile(model);
    model_wish(model, &wish);
    model->advice = advice_make(model->profile, &wish);
    if (model->screen == SCREEN_WHAT_IF && model->grown >= 0)
        model->what_if = advice_if_grown(model->advice, &wish, model->grown, -1);
    model_wish_free(&wish);
}

/* Makes the figures that SCREEN shows. */
static void make_figures(struct model *model, enum screen screen) {
    if (screen == SCREEN_PROFILE)
        refresh_profile(model);
    if (screen == SCREEN_ADVICE || screen == SCREEN_INTENTION || screen == SCREEN_MODULES ||
        screen == SCREEN_WHAT_IF || screen == SCREEN_TALK)
        refresh_advice(model);
    if (screen == SCREEN_COMPARE || screen == SCREEN_THEN) {
        refresh_profile(model);
        model->comparison = comparison_make(model->earlier, model->assessment);
    }
}

static void enter(struct model *model, enum screen screen) {
    if (model->visit)
        screen = visit_screen(screen);
    if (model->notice_style != STYLE_ALERT) /* what went wrong stays until something goes right */
        buf_clear(&model->notice);
    model->screen = screen;
    model->scroll = 0;
    model->moved = model->reading = false;
    model->focus = -1;
    make_figures(model, screen);
}

void model_change(struct model *model, const struct framework *framework,
                  const struct record_entry *records, int record_count) {
    forget_assessment(model);
    model_remind(model, NULL);
    model->framework = framework;
    model->records = records;
    model->record_count = record_count;
    model->place_count = 0; /* the way here leads to another questionnaire */
    enter(model, SCREEN_START);
}

void model_enter_room(struct model *model, struct room *room) {
    model->room = room;
    model->place_count = 0;
    enter(model, SCREEN_ROOM);
}

void model_enter_visit(struct model *model, struct visit *visit) {
    model->visit = visit;
    model->place_count = 0;
    enter(model, SCREEN_VISIT);
}

void replace_screen(struct model *model, enum screen screen) {
    enter(model, screen);
}

void open_screen(struct model *model, enum screen screen) {
    if (model->place_count == PLACES_MAX) { /* forget the oldest way back, but not the start */
        memmove(model->places + 1, model->places + 2, (PLACES_MAX - 2) * sizeof *model->places);
        model->place_count--;
    }
    model->places[model->place_count++] =
        (struct place){model->screen, model->focus,   model->scroll,
                       model->moved,  model->reading, model->help_for};
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
    model->reading = place.reading;
    model->help_for = place.help_for;
    if (place.screen == SCREEN_HELP) /* it looks at the screen on which it was asked */
        make_figures(model, place.help_for);
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

bool note_is_open(const struct model *model) {
    bool open = model->screen == SCREEN_NOTE;
    for (int i = 0; i < model->place_count; i++)
        open = open || model->places[i].screen == SCREEN_NOTE;
    return open;
}

void ask(struct model *model, enum question question) {
    model->question = question;
    open_screen(model, SCREEN_CONFIRM);
}

void remember(struct model *model, int item) {
    if (model->undo_count == UNDO_MAX) {
        memmove(model->undo, model->undo + 1, (UNDO_MAX - 1) * sizeof *model->undo);
        model->undo_count--;
    }
    struct answer before = model->assessment->answers[item];
    before.note = NULL;
    model->undo[model->undo_count++] = (struct undo){item, before};
}

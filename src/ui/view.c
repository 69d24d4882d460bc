/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view: which screen, and the pieces scenes are made of. */
#include <config.h>

#include <stdarg.h>
#include <string.h>

#include "ui/screens.h"

static const struct screen_type *const screen_types[SCREENS] = {
    [SCREEN_START] = &screen_start,
    [SCREEN_RECORDS] = &screen_records,
    [SCREEN_FRAMEWORKS] = &screen_frameworks,
    [SCREEN_INFO] = &screen_info,
    [SCREEN_ABOUT] = &screen_about,
    [SCREEN_OVERVIEW] = &screen_overview,
    [SCREEN_LIST] = &screen_list,
    [SCREEN_ITEM] = &screen_item,
    [SCREEN_NOTE] = &screen_note,
    [SCREEN_SEARCH] = &screen_search,
    [SCREEN_PROFILE] = &screen_profile,
    [SCREEN_COMPARE] = &screen_compare,
    [SCREEN_THEN] = &screen_then,
    [SCREEN_ADVICE] = &screen_advice,
    [SCREEN_MODULES] = &screen_modules,
    [SCREEN_WHAT_IF] = &screen_what_if,
    [SCREEN_TALK] = &screen_talk,
    [SCREEN_INTENTIONS] = &screen_intentions,
    [SCREEN_INTENTION] = &screen_intention,
    [SCREEN_SHARE] = &screen_share,
    [SCREEN_CLOSE] = &screen_close,
    [SCREEN_SETTINGS] = &screen_settings,
    [SCREEN_CONFIRM] = &screen_confirm,
    [SCREEN_ROOM] = &screen_room,
    [SCREEN_ROOM_GUESS] = &screen_room_guess,
    [SCREEN_ROOM_SLIDE] = &screen_room_slide,
    [SCREEN_ROOM_CAFE] = &screen_room_cafe,
    [SCREEN_ROOM_NOTES] = &screen_room_notes,
    [SCREEN_ROOM_TEXT] = &screen_room_text,
    [SCREEN_KEY_IN] = &screen_key_in,
    [SCREEN_KEY_IN_CHECK] = &screen_key_in_check,
    [SCREEN_VISIT] = &screen_visit,
    [SCREEN_VISIT_CODE] = &screen_visit_code,
    [SCREEN_VISIT_NEW] = &screen_visit_new,
    [SCREEN_VISIT_CLOSE] = &screen_visit_close,
    [SCREEN_HELP] = &screen_help,
    [SCREEN_GLOSSARY] = &screen_glossary,
};

const struct screen_type *screen_type_of(enum screen screen) {
    return screen_types[screen];
}

/* Short lists get a number before each choice: typing it chooses. */
static void number_choices(struct doc *doc) {
    int number = 0;
    if (doc->choice_count > 9)
        return;
    for (struct block *block = doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE) {
            number++;
            if (block->choice.number < 0)
                block->choice.number = number;
        }
}

/* For a visitor only what she can do is offered. */
static void offer_to_visitor(struct scene *scene) {
    int kept = 0;
    for (int i = 0; i < scene->offer_count; i++)
        if (visit_has_action(scene->offers[i].action))
            scene->offers[kept++] = scene->offers[i];
    scene->offer_count = kept;
}

void ui_view(const struct model *model, struct scene *scene) {
    *scene = (struct scene){.doc = doc_new(),
                            .title = "",
                            .place = "",
                            .progress = "",
                            .progress_short = "",
                            .focus = model->focus,
                            .keymap = &model->settings.keymap};
    screen_types[model->screen]->view(model, scene);
    if (model->visit)
        offer_to_visitor(scene);
    if (!scene->editing) /* else digits are typed */
        number_choices(scene->doc);
    if (scene->focus >= scene->doc->choice_count)
        scene->focus = scene->doc->choice_count - 1;
    if (scene->focus < scene->focus_least)
        scene->focus = scene->focus_least;
    if (scene->doc->choice_count == 0 || model->reading)
        scene->focus = -1;
    for (int i = 0; model->reading && scene->doc->choice_count && i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_GO && scene->focus_least >= 0)
            scene->offers[i].label = _("read on");
}

void scene_free(struct scene *scene) {
    doc_free(scene->doc);
    *scene = (struct scene){0};
}

static const char *__attribute__((format(printf, 2, 0)))
keepv(struct scene *scene, const char *format, va_list args) {
    struct buf text = {0};
    buf_addv(&text, format, args);
    const char *kept = arena_copy(scene->doc->arena, buf_string(&text), text.length);
    buf_free(&text);
    return kept;
}

void scene_title(struct scene *scene, const char *format, ...) {
    va_list args;
    va_start(args, format);
    scene->title = keepv(scene, format, args);
    va_end(args);
}

void scene_place(struct scene *scene, const char *format, ...) {
    va_list args;
    va_start(args, format);
    scene->place = keepv(scene, format, args);
    va_end(args);
}

void scene_progress(const struct model *model, struct scene *scene) {
    int done = assessment_done(model->assessment, -1);
    int shown = assessment_shown(model->assessment, -1);
    int minutes = assessment_minutes(shown - done);
    struct buf text = {0};
    buf_addf(&text, _("%d of %d"), done, shown);
    scene->progress_short = arena_copy(scene->doc->arena, buf_string(&text), text.length);
    if (minutes > 0) {
        buf_add_string(&text, " · ");
        buf_addf(
            &text,
            ngettext("about %d minute to go", "about %d minutes to go", (unsigned long)minutes),
            minutes);
    }
    scene->progress = arena_copy(scene->doc->arena, buf_string(&text), text.length);
    buf_free(&text);
}

void scene_offer(struct scene *scene, enum action action, const char *label) {
    scene->offers[scene->offer_count++] = (struct offer){action, label};
}

void scene_offer_moves(struct scene *scene) {
    static const enum action moves[] = {ACTION_UP,        ACTION_DOWN,  ACTION_PAGE_UP,
                                        ACTION_PAGE_DOWN, ACTION_FIRST, ACTION_LAST};
    for (size_t i = 0; i < ARRAY_LENGTH(moves); i++)
        scene_offer(scene, moves[i], NULL);
}

void scene_offer_lines(struct scene *scene) {
    scene_offer(scene, ACTION_UP, NULL);
    scene_offer(scene, ACTION_DOWN, NULL);
    scene_offer(scene, ACTION_PAGE_UP, NULL);
    scene_offer(scene, ACTION_PAGE_DOWN, NULL);
}

void scene_offer_rest(struct scene *scene) {
    scene_offer(scene, ACTION_SETTINGS, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_QUIT, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static bool is_typed_in(enum screen screen) {
    return screen == SCREEN_NOTE || screen == SCREEN_SEARCH || screen == SCREEN_INTENTION ||
           screen == SCREEN_SHARE || screen == SCREEN_ROOM_TEXT || screen == SCREEN_KEY_IN ||
           screen == SCREEN_VISIT_CODE;
}

bool text_is_open(const struct model *model) {
    bool open = is_typed_in(model->screen);
    for (int i = 0; i < model->place_count; i++)
        open = open || is_typed_in(model->places[i].screen);
    return open;
}

void scene_offer_search(const struct model *model, struct scene *scene) {
    if (!text_is_open(model))
        scene_offer(scene, ACTION_SEARCH, NULL);
}

void scene_field(const struct model *model, struct scene *scene) {
    doc_field(scene->doc, buf_string(&model->editor.text), model->editor.cursor);
    if (!model->editor.lines)
        doc_indent(scene->doc, 2);
    scene->editing = true;
}

void scene_lead(struct scene *scene, const char *label, const char *state) {
    doc_choice(scene->doc, &(struct choice){.number = -1, .label = label, .state = state});
}

void scene_mark(struct scene *scene, enum mark mark, const char *label, const char *state) {
    doc_choice(scene->doc,
               &(struct choice){
                   .number = -1, .marks = {mark}, .mark_count = 1, .label = label, .state = state});
}

const char *model_text(const struct model *model, const struct localized *text) {
    return framework_text(model->framework, text, model->language);
}

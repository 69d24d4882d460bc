/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The update: one message in, a changed model and effects out. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

static struct effects stop(struct model *model) {
    bool save = model->assessment && !model->looking_back;
    if (note_is_open(model))
        keep_note(model);
    bool kept = model->room && text_is_open(model) && keep_room_text(model);
    return EFFECTS(EFFECT_QUIT | (save ? EFFECT_SAVE : 0) | (kept ? EFFECT_ROOM_SAVE : 0));
}

/* Takes the last answer back. */
static struct effects undo(struct model *model) {
    if (model->undo_count == 0)
        return NO_EFFECTS;
    struct undo last = model->undo[--model->undo_count];
    assessment_set_answer(model->assessment, last.item, &last.before);
    open_item(model, last.item);
    model->saved_notice = N_("Taken back and saved: this is your answer from before.");
    return EFFECTS(EFFECT_SAVE);
}

/* A visitor has one group, so she is not asked for which: its file is shown, or why it cannot be. */
static struct effects begin_sharing(struct model *model) {
    buf_clear(&model->preview);
    if (model->visit)
        return EFFECTS(EFFECT_GROUP);
    editor_begin(&model->editor, model->group, false, GROUP_CODE_MAX);
    model->share_step = SHARE_GROUPS;
    open_screen(model, SCREEN_SHARE);
    return EFFECTS(EFFECT_GROUPS);
}

struct effects screen_act(struct model *model, enum action action, uint32_t key) {
    if (model->visit && !visit_has_action(action))
        return NO_EFFECTS;
    switch (action) {
    case ACTION_HELP:
        open_screen(model, SCREEN_HELP);
        model->help_for = model->places[model->place_count - 1].screen;
        return NO_EFFECTS;
    case ACTION_GLOSSARY:
        open_screen(model, SCREEN_GLOSSARY);
        return NO_EFFECTS;
    case ACTION_SEARCH:
        editor_begin(&model->editor, NULL, false, 200);
        open_screen(model, SCREEN_SEARCH);
        return NO_EFFECTS;
    case ACTION_SETTINGS:
        open_screen(model, SCREEN_SETTINGS);
        return NO_EFFECTS;
    case ACTION_INTENTIONS:
        open_screen(model, SCREEN_INTENTIONS);
        return NO_EFFECTS;
    case ACTION_COMPARE:
        open_screen(model, SCREEN_COMPARE);
        return NO_EFFECTS;
    case ACTION_SHARE:
        return begin_sharing(model);
    case ACTION_UNDO:
        return undo(model);
    case ACTION_REDRAW:
        return EFFECTS(EFFECT_REDRAW);
    case ACTION_QUIT:
        if (model->entrance && model->screen != SCREEN_CONFIRM)
            return close_entrance(model);
        return stop(model);
    default:
        return screen_type_of(model->screen)->act(model, action, key);
    }
}

static struct effects act(struct model *model, const struct scene *scene, enum action action,
                          uint32_t key) {
    if (scene->focus < 0 && scene->doc->choice_count &&
        (action == ACTION_PICK || (action == ACTION_GO && scene->focus_least >= 0)))
        action = ACTION_PAGE_DOWN; /* a page on, or to the first choice */
    if (is_move(action)) {
        move_about(model, scene, action);
        return NO_EFFECTS;
    }
    if ((action == ACTION_GO || action == ACTION_PICK) && is_out_of_sight(model, scene)) {
        model->scroll = 0; /* nobody chooses what is out of sight */
        return NO_EFFECTS;
    }
    model->focus = scene->focus;
    return screen_act(model, action, key);
}

static enum action action_of(const struct scene *scene, uint32_t key) {
    for (int i = 0; i < scene->offer_count; i++)
        if (keymap_has(scene->keymap, scene->offers[i].action, key))
            return scene->offers[i].action;
    return ACTION_NONE;
}

static const struct choice *choice_at(const struct scene *scene, int number) {
    const struct block *block = scene->doc->first;
    for (int i = 0; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && i++ == number)
            return &block->choice;
    return NULL;
}

static struct effects pick(struct model *model, const struct scene *scene, int number) {
    const struct choice *choice = number >= 0 ? choice_at(scene, number) : NULL;
    if (!choice)
        return NO_EFFECTS;
    focus_on(model, number);
    return screen_act(model, choice->mark_count ? ACTION_PICK : ACTION_GO, 0);
}

/* A key that is typed. Up from the first line that is typed leads to the text above it, and then
 * up and down are for reading. */
static struct effects type(struct model *model, const struct scene *scene, uint32_t key) {
    size_t before = model->editor.cursor;
    bool up = key == UI_KEY_ARROW_UP || key == UI_KEY_PAGE_UP;
    bool down = key == UI_KEY_ARROW_DOWN || key == UI_KEY_PAGE_DOWN;
    struct effects effects = NO_EFFECTS;
    if (!model->reading || (!up && !down)) {
        model->reading = false;
        effects = screen_type_of(model->screen)->type(model, key);
    }
    if ((up || down) && model->editor.cursor == before && (up || model->reading))
        move_about(model, scene, action_of(scene, key));
    return effects;
}

static struct effects press(struct model *model, const struct scene *scene, uint32_t key) {
    if (key == UI_KEY_STOP)
        return stop(model);
    if (scene->editing && editor_takes(&model->editor, key))
        return type(model, scene, key);
    enum action action = action_of(scene, key);
    if (action != ACTION_NONE)
        return act(model, scene, action, key);
    if (key >= '1' && key <= '9' && scene->doc->choice_count <= 9 && !scene->editing)
        return pick(model, scene, (int)key - '1');
    return NO_EFFECTS;
}

/* A hint about what was typed goes with the next thing that is done. */
static void pass_hint(struct model *model) {
    if (model->notice_passes)
        notice(model, STYLE_PLAIN, "%s", "");
}

/* What a mouse points at is chosen; a mark that is on stays on. */
static struct effects click(struct model *model, const struct scene *scene,
                            const struct message *message) {
    struct hit hit = hit_at(model, scene, message->row, message->column);
    if (hit.action != ACTION_NONE || hit.choice >= 0)
        pass_hint(model);
    if (hit.action != ACTION_NONE && hit.action != ACTION_RATE)
        return act(model, scene, hit.action, 0);
    const struct choice *choice = hit.choice >= 0 ? choice_at(scene, hit.choice) : NULL;
    if (!choice)
        return NO_EFFECTS;
    int mark = hit.mark >= 0 && hit.mark < choice->mark_count ? hit.mark : choice->cursor_mark;
    if (choice->mark_count == 2)
        model->wish = mark == 1;
    enum mark there = choice->mark_count ? choice->marks[mark] : MARK_NONE;
    if (there == MARK_ONE_ON || there == MARK_WISH_ON) {
        focus_on(model, hit.choice);
        return NO_EFFECTS;
    }
    return pick(model, scene, hit.choice);
}

static struct effects paste(struct model *model, const struct scene *scene, const char *text) {
    if (!scene->editing)
        return NO_EFFECTS;
    if (!editor_insert(&model->editor, text)) {
        hint_full(model);
        return NO_EFFECTS;
    }
    model->reading = false;
    return screen_type_of(model->screen)->type(model, UI_KEY_NONE);
}

static void opened(struct model *model, const struct message *message) {
    struct assessment *assessment = message->assessment;
    forget_assessment(model);
    model->assessment = assessment;
    model->earlier = message->earlier;
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
        if (model->visit)
            open_screen(model, SCREEN_VISIT_NEW);
    }
    if (assessment_framework_changed(assessment))
        notice(model, STYLE_ALERT,
               _("The questionnaire changed since you started (then version %s, now %s). Your "
                 "answers are kept."),
               assessment->version, model->framework->version);
}

static struct effects take_input(struct model *model, const struct message *message) {
    struct scene scene;
    if (message->type != MESSAGE_CLICK) /* it may hit nothing */
        pass_hint(model);
    ui_view(model, &scene);
    struct effects effects;
    if (message->type == MESSAGE_PICK)
        effects = pick(model, &scene, message->number);
    else if (message->type == MESSAGE_CLICK)
        effects = click(model, &scene, message);
    else if (message->type == MESSAGE_TEXT)
        effects = paste(model, &scene, message->text);
    else
        effects = press(model, &scene, message->key);
    scene_free(&scene);
    return effects;
}

static struct effects edited(struct model *model, const char *text) {
    if (model->screen != SCREEN_NOTE)
        return NO_EFFECTS;
    struct editor edited = {0};
    editor_begin(&edited, NULL, true, NOTE_BYTES_MAX);
    bool fits = editor_insert(&edited, text);
    if (fits)
        editor_begin(&model->editor, buf_string(&edited.text), true, NOTE_BYTES_MAX);
    else
        hint_full(model);
    editor_free(&edited);
    return EFFECTS(fits && keep_note(model) ? EFFECT_SAVE : 0);
}

static void shared(struct model *model, const char *path) {
    buf_clear(&model->preview);
    go_back(model);
    if (model->visit)
        notice(model, STYLE_GOOD, "%s",
               _("Shared. If you share again, that takes the place of this."));
    else
        notice(model, STYLE_GOOD, _("Written: %s. Give it to the person who gathers the files."),
               path);
}

static struct effects update(struct model *model, const struct message *message) {
    switch (message->type) {
    case MESSAGE_KEY:
    case MESSAGE_PICK:
    case MESSAGE_CLICK:
    case MESSAGE_TEXT:
        return take_input(model, message);
    case MESSAGE_EDITED:
        return edited(model, message->text);
    case MESSAGE_ITEM:
        if (model->assessment && !model->looking_back && !text_is_open(model) &&
            assessment_position(model->assessment, message->number) >= 0)
            open_item(model, message->number);
        return NO_EFFECTS;
    case MESSAGE_RESIZE:
        model->rows = message->rows;
        model->columns = message->columns;
        return NO_EFFECTS;
    case MESSAGE_OPENED:
        opened(model, message);
        return NO_EFFECTS;
    case MESSAGE_SAVED:
        notice(model, STYLE_GOOD, "%s", _(model->saved_notice ? model->saved_notice : N_("Saved")));
        model->saved_notice = NULL;
        return NO_EFFECTS;
    case MESSAGE_REPORTED:
        notice(model, STYLE_GOOD,
               model->screen == SCREEN_TALK ? _("Your page is in %s") : _("Your report is in %s"),
               message->text);
        return NO_EFFECTS;
    case MESSAGE_GROUP:
        return share_with(model, message->group);
    case MESSAGE_PREVIEW:
        if (!model->sharing)
            return NO_EFFECTS;
        model->share_step = SHARE_BYTES;
        buf_clear(&model->preview);
        buf_add_string(&model->preview, message->text);
        replace_screen(model, SCREEN_SHARE);
        model->reading = true; /* from the first byte on */
        return NO_EFFECTS;
    case MESSAGE_SHARED:
        shared(model, message->text);
        return NO_EFFECTS;
    case MESSAGE_TOLD:
        notice(model, STYLE_PLAIN, "%s", message->text);
        return NO_EFFECTS;
    case MESSAGE_WOKEN: /* the room is looked at again when it is viewed */
        if (model->room)
            notice(model, STYLE_PLAIN, "%s", ""); /* it was about the room as it stood */
        return NO_EFFECTS;
    case MESSAGE_REVEALED:
        if (model->screen == SCREEN_ROOM_GUESS)
            replace_screen(model, SCREEN_ROOM_SLIDE);
        else
            open_screen(model, SCREEN_ROOM_SLIDE);
        model->slide = 0;
        return NO_EFFECTS;
    case MESSAGE_KEYED_IN:
        if (model->keying)
            sheet_was_written(model);
        return NO_EFFECTS;
    case MESSAGE_FAILED:
        model->saved_notice = NULL;
        notice(model, STYLE_ALERT, "%s", message->text);
        return NO_EFFECTS;
    }
    return NO_EFFECTS;
}

struct effects ui_update(struct model *model, const struct message *message) {
    struct effects effects = update(model, message);
    if (model->visit)
        effects.set &= VISIT_EFFECTS;
    return effects;
}

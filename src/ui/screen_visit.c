/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visitor: where she is and what happens with her answers, her code, and what she takes home. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

/* --- the first screen ------------------------------------------------------------------------ */

enum entry {
    ENTRY_BEGIN,
    ENTRY_CODE,
    ENTRY_GO_ON,
    ENTRY_LANGUAGE,
    ENTRY_LINES,
    ENTRY_QUIT,
    ENTRIES
};

static int entries_of(const struct model *model, enum entry *entries) {
    int count = 0;
    if (model->assessment) {
        entries[count++] = ENTRY_GO_ON;
    } else {
        entries[count++] = ENTRY_BEGIN;
        entries[count++] = ENTRY_CODE;
    }
    entries[count++] = ENTRY_LANGUAGE;
    if (!model->visit->lines)
        entries[count++] = ENTRY_LINES;
    entries[count++] = ENTRY_QUIT;
    return count;
}

static const char *entry_label(const struct model *model, enum entry entry) {
    bool dutch = strcmp(model->language, "nl") == 0;
    switch (entry) {
    case ENTRY_BEGIN:
        return _("Begin: you get a code of your own");
    case ENTRY_CODE:
        return _("Go on with the code that you have");
    case ENTRY_GO_ON:
        return _("Go on where you were");
    case ENTRY_LANGUAGE:
        return dutch ? "English" : "Nederlands";
    case ENTRY_LINES:
        return _("Line by line, for a screen reader or Braille");
    default:
        return _("Stop");
    }
}

static void add_code(const struct model *model, struct scene *scene) {
    if (model->visit->code[0] == '\0')
        return;
    doc_text(scene->doc, STYLE_STATEMENT, _("Your code: %s"), model->visit->code);
    doc_gap(scene->doc);
}

static void view_visit(const struct model *model, struct scene *scene) {
    enum entry entries[ENTRIES];
    int count = entries_of(model, entries);
    scene_title(scene, "%s", model_text(model, &model->framework->title));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("Welcome. A mirror, not a yardstick."));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_PLAIN,
             _("You fill this in on the computer of your trainer, for group \"%s\". You look at "
               "your own work; there are no wrong answers."),
             model->visit->group);
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("As long as you do not share, nobody sees your answers, not even your trainer. What "
               "you share is a file without your name, of which the room makes its mirror "
               "together. At the end your own answers are destroyed here."));
    doc_gap(scene->doc);
    add_code(model, scene);
    for (int i = 0; i < count; i++)
        scene_lead(scene, entry_label(model, entries[i]), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer_rest(scene);
}

static struct effects go_on(struct model *model) {
    open_overview(model);
    if (assessment_position(model->assessment, model->assessment->at) >= 0)
        open_item(model, model->assessment->at);
    return NO_EFFECTS;
}

static struct effects act_visit(struct model *model, enum action action, uint32_t key) {
    (void)key;
    enum entry entries[ENTRIES];
    int count = entries_of(model, entries);
    if (action != ACTION_GO || model->focus < 0 || model->focus >= count)
        return NO_EFFECTS;
    switch (entries[model->focus]) {
    case ENTRY_BEGIN:
        return EFFECTS(EFFECT_NEW);
    case ENTRY_CODE:
        editor_begin(&model->editor, NULL, false, 4 * VISIT_CODE_SIZE);
        open_screen(model, SCREEN_VISIT_CODE);
        return NO_EFFECTS;
    case ENTRY_GO_ON:
        return go_on(model);
    case ENTRY_LANGUAGE:
        return switch_language(model);
    case ENTRY_LINES:
        focus_on(model, 0); /* there this choice is gone, and another one in its place */
        return EFFECTS(EFFECT_VISIT_LINES);
    default:
        return screen_act(model, ACTION_QUIT, 0);
    }
}

const struct screen_type screen_visit = {view_visit, act_visit, NULL};

/* --- the code that she has ------------------------------------------------------------------- */

static void view_code(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Go on with your code"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("What is your code?"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("You got it when you began: eight letters and digits. Capitals and hyphens do not "
               "matter."));
    doc_gap(scene->doc);
    scene_field(model, scene);
    scene_offer(scene, ACTION_GO, _("go on"));
    scene_offer_lines(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects act_code(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK) {
        buf_clear(&model->notice); /* about a code */
        go_back(model);
    }
    if (action != ACTION_GO)
        return NO_EFFECTS;
    if (visit_code_read(buf_string(&model->editor.text), model->visit->typed))
        return EFFECTS(EFFECT_VISIT_OPEN);
    hint(model, _("That is no code. It has %d letters and digits; these never occur: %s."),
         VISIT_CODE_LETTERS, "0 1 a b e g i l o q s u v z");
    return NO_EFFECTS;
}

static struct effects type_code(struct model *model, uint32_t key) {
    if (key != UI_KEY_NONE && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    return NO_EFFECTS;
}

const struct screen_type screen_visit_code = {view_code, act_code, type_code};

/* --- the code she got ------------------------------------------------------------------------ */

static void view_new(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Your code"));
    add_code(model, scene);
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("Write it down. With it you go on later, or after the connection broke. Nobody can "
               "look it up for you, not even your trainer. In the help (F1) you find it again."));
    doc_spoken(scene->doc,
               _("Write it down. With it you go on later, or after the connection broke. Nobody can "
                 "look it up for you, not even your trainer. In the help (?) you find it again."));
    doc_gap(scene->doc);
    scene_lead(scene, _("I wrote it down: go on"), "");
    scene_offer(scene, ACTION_GO, _("go on"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_new(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO || action == ACTION_BACK)
        go_back(model); /* to what comes first */
    return NO_EFFECTS;
}

const struct screen_type screen_visit_new = {view_new, act_new, NULL};

/* --- what she takes home --------------------------------------------------------------------- */

enum close_entry {
    CLOSE_PROFILE,
    CLOSE_ADVICE,
    CLOSE_INTENTIONS,
    CLOSE_SHARE,
    CLOSE_GO_ON,
    CLOSE_QUIT,
    CLOSE_END,
};

static void view_close(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Finish"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s",
             _("Thank you for looking. What do you want to take with you?"));
    doc_gap(scene->doc);
    scene_lead(scene, _("Your mirror: what your answers say"), "");
    scene_lead(scene, _("Your advice: training that fits"), "");
    scene_lead(scene, _("Your plans: what you are going to do"), "");
    scene_lead(scene, _("Share with a group; you first see what is in it"),
               model->visit->shared ? _("shared") : "");
    scene_lead(scene, _("Back to the questions"), "");
    scene_lead(scene, _("Stop for now; later you go on with your code"), "");
    scene_lead(scene, _("Done: my report to take home, and my answers destroyed here"), "");
    doc_gap(scene->doc);
    add_code(model, scene);
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_close(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_GO || model->focus < 0)
        return NO_EFFECTS;
    switch ((enum close_entry)model->focus) {
    case CLOSE_PROFILE:
        open_screen(model, SCREEN_PROFILE);
        return NO_EFFECTS;
    case CLOSE_ADVICE:
        open_screen(model, SCREEN_ADVICE);
        return NO_EFFECTS;
    case CLOSE_INTENTIONS:
        return screen_act(model, ACTION_INTENTIONS, 0);
    case CLOSE_SHARE:
        return screen_act(model, ACTION_SHARE, 0);
    case CLOSE_GO_ON:
        open_overview(model);
        return NO_EFFECTS;
    case CLOSE_QUIT:
        return screen_act(model, ACTION_QUIT, 0);
    case CLOSE_END:
        break;
    }
    ask(model, model->visit->shared ? ASK_END : ASK_END_UNSHARED);
    return NO_EFFECTS;
}

const struct screen_type screen_visit_close = {view_close, act_close, NULL};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start screen, earlier records, and about the program and privacy. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "ui/screens.h"

enum entry {
    ENTRY_CONTINUE,
    ENTRY_NEW,
    ENTRY_RECORDS,
    ENTRY_INFO,
    ENTRY_LANGUAGE,
    ENTRY_FRAMEWORKS,
    ENTRY_SETTINGS,
    ENTRY_QUIT,
    ENTRIES
};

/* The record to go on with: the newest that is not finished; -1 when there is none. */
static int unfinished(const struct model *model) {
    for (int i = 0; i < model->record_count; i++)
        if (!model->records[i].head.finished)
            return i;
    return -1;
}

static bool has_finished(const struct model *model) {
    for (int i = 0; i < model->record_count; i++)
        if (model->records[i].head.finished)
            return true;
    return false;
}

static bool in_progress(const struct model *model) {
    return model->assessment && !model->looking_back;
}

static int entries_of(const struct model *model, enum entry *entries) {
    int count = 0;
    if (in_progress(model) || unfinished(model) >= 0)
        entries[count++] = ENTRY_CONTINUE;
    else
        entries[count++] = ENTRY_NEW;
    if (entries[0] == ENTRY_CONTINUE)
        entries[count++] = ENTRY_NEW;
    if (has_finished(model))
        entries[count++] = ENTRY_RECORDS;
    entries[count++] = ENTRY_INFO;
    entries[count++] = ENTRY_LANGUAGE;
    entries[count++] = ENTRY_FRAMEWORKS;
    entries[count++] = ENTRY_SETTINGS;
    entries[count++] = ENTRY_QUIT;
    return count;
}

static void add_continue(const struct model *model, struct scene *scene) {
    struct buf state = {0};
    if (in_progress(model)) {
        buf_addf(&state, _("%d of %d answered"), assessment_done(model->assessment, -1),
                 assessment_shown(model->assessment, -1));
    } else {
        const struct record_head *head = &model->records[unfinished(model)].head;
        char day[DATE_SIZE];
        date_format(head->changed, day);
        buf_addf(&state,
                 ngettext("%d answer, last on %s", "%d answers, last on %s",
                          (unsigned long)head->answered),
                 head->answered, day);
    }
    scene_lead(scene, _("Go on where you were"), buf_string(&state));
    buf_free(&state);
}

/* What the person intended last time comes first, until there is something newer. */
static void add_reminder(const struct model *model, struct scene *scene) {
    const struct assessment *const all[] = {model->assessment, model->earlier, model->latest};
    const struct assessment *a = NULL;
    for (size_t i = 0; i < ARRAY_LENGTH(all) && !a; i++)
        if (all[i] && all[i]->intention_count)
            a = all[i];
    if (!a)
        return;
    doc_text(scene->doc, STYLE_HEADING, "%s", _("You intended to:"));
    for (int i = 0; i < a->intention_count; i++) {
        char *text = intention_text(&a->intentions[i]);
        doc_bullet(scene->doc, "%s", text);
        free(text);
    }
    doc_gap(scene->doc);
}

static void view_start(const struct model *model, struct scene *scene) {
    enum entry entries[ENTRIES];
    int count = entries_of(model, entries);
    const struct framework *fw = model->framework;
    scene_title(scene, "%s", model_text(model, &fw->title));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("A mirror, not a yardstick."));
    doc_gap(scene->doc);
    doc_text(
        scene->doc, STYLE_PLAIN, "%s",
        _("You look at your own work. You see where you are, say where you want to be, and get "
          "advice on training that fits. There are no wrong answers and there is no mark."));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Your answers stay on this computer. Every answer is saved at once; you can stop "
               "at any moment and go on later."));
    doc_gap(scene->doc);
    add_reminder(model, scene);
    for (int i = 0; i < count; i++)
        switch (entries[i]) {
        case ENTRY_CONTINUE:
            add_continue(model, scene);
            break;
        case ENTRY_NEW:
            scene_lead(scene, _("Start a new self-assessment"), "");
            break;
        case ENTRY_RECORDS:
            scene_lead(scene, _("Look back at an earlier one"), "");
            break;
        case ENTRY_INFO:
            scene_lead(scene, _("About this program and your privacy"), "");
            break;
        case ENTRY_LANGUAGE:
            scene_lead(scene, strcmp(model->language, "nl") == 0 ? "English" : "Nederlands", "");
            break;
        case ENTRY_FRAMEWORKS:
            scene_lead(scene, _("Choose another questionnaire"), "");
            break;
        case ENTRY_SETTINGS:
            scene_lead(scene, _("Settings: language, colours and more"), "");
            break;
        default:
            scene_lead(scene, _("Stop"), "");
            break;
        }
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer_rest(scene);
}

static struct effects continue_last(struct model *model) {
    if (!in_progress(model))
        return (struct effects){EFFECT_OPEN, unfinished(model)};
    open_overview(model);
    if (assessment_position(model->assessment, model->assessment->at) >= 0)
        open_item(model, model->assessment->at);
    return NO_EFFECTS;
}

static struct effects act_start(struct model *model, enum action action, uint32_t key) {
    (void)key;
    enum entry entries[ENTRIES];
    int count = entries_of(model, entries);
    if (action != ACTION_GO || model->focus < 0 || model->focus >= count)
        return NO_EFFECTS;
    switch (entries[model->focus]) {
    case ENTRY_CONTINUE:
        return continue_last(model);
    case ENTRY_NEW:
        if (entries[0] == ENTRY_NEW)
            return EFFECTS(EFFECT_NEW);
        ask(model, ASK_NEW);
        return NO_EFFECTS;
    case ENTRY_RECORDS:
        open_screen(model, SCREEN_RECORDS);
        return NO_EFFECTS;
    case ENTRY_INFO:
        open_screen(model, SCREEN_INFO);
        return NO_EFFECTS;
    case ENTRY_LANGUAGE:
        return switch_language(model);
    case ENTRY_FRAMEWORKS:
        open_screen(model, SCREEN_FRAMEWORKS);
        return EFFECTS(EFFECT_LIST);
    case ENTRY_SETTINGS:
        open_screen(model, SCREEN_SETTINGS);
        return NO_EFFECTS;
    default:
        return EFFECTS(EFFECT_QUIT | (in_progress(model) ? EFFECT_SAVE : 0));
    }
}

const struct screen_type screen_start = {view_start, act_start, NULL};

/* The records that are finished, newest first. Returns the record under choice NUMBER. */
static int finished_record(const struct model *model, int number) {
    for (int i = 0; i < model->record_count; i++)
        if (model->records[i].head.finished && number-- == 0)
            return i;
    return -1;
}

static void view_records(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Look back"));
    doc_text(scene->doc, STYLE_PLAIN, "%s", _("Which one do you want to see?"));
    doc_gap(scene->doc);
    for (int i = 0; i < model->record_count; i++) {
        const struct record_head *head = &model->records[i].head;
        char started[DATE_SIZE], changed[DATE_SIZE];
        if (!head->finished)
            continue;
        date_format(head->started, started);
        date_format(head->changed, changed);
        struct buf label = {0};
        if (strcmp(started, changed) == 0)
            buf_addf(&label, "%s, ", started);
        else
            buf_addf(&label, _("%s to %s, "), started, changed);
        buf_addf(&label, ngettext("%d answer", "%d answers", (unsigned long)head->answered),
                 head->answered);
        scene_lead(scene, buf_string(&label), "");
        buf_free(&label);
    }
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_records(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_GO)
        return NO_EFFECTS;
    return (struct effects){EFFECT_OPEN, finished_record(model, model->focus)};
}

const struct screen_type screen_records = {view_records, act_records, NULL};

static void view_frameworks(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Choose another questionnaire"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("Some have examples for one sector; some look at something else. What you answered "
               "stays with the questionnaire you answered."));
    doc_gap(scene->doc);
    for (int i = 0; i < model->framework_count; i++) {
        bool on = strcmp(model->frameworks[i].id, model->framework->id) == 0;
        scene_mark(scene, on ? MARK_ONE_ON : MARK_ONE_OFF, model->frameworks[i].title,
                   on ? _("chosen") : "");
    }
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_frameworks(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if ((action != ACTION_GO && action != ACTION_PICK) || model->focus < 0 ||
        model->focus >= model->framework_count)
        return NO_EFFECTS;
    return (struct effects){EFFECT_FRAMEWORK, model->focus};
}

const struct screen_type screen_frameworks = {view_frameworks, act_frameworks, NULL};

static void view_info(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    struct doc *doc = scene->doc;
    scene_title(scene, "%s", _("About this program and your privacy"));
    doc_heading(doc, _("What stays with you"));
    doc_text(
        doc, STYLE_PLAIN, "%s",
        _("Your answers and notes are in one file, your record, on this computer. Only "
          "your account can read it. The program uses no network and sends nothing to anybody."));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("If you want to give your answers to your school or trainer, that is a separate "
               "step (Share). It first shows you exactly what is in that file: no "
               "name and no notes. Such a file is stripped of names; because it holds one "
               "person's answers we do not call it anonymous."));
    doc_gap(doc);
    doc_heading(doc, _("What it is for"));
    doc_text(doc, STYLE_PLAIN, "%s", model_text(model, &fw->about));
    doc_text(doc, STYLE_PLAIN, "%s", model_text(model, &fw->standing));
    doc_gap(doc);
    doc_heading(doc, _("Where it comes from"));
    doc_text(doc, STYLE_PLAIN, "%s", model_text(model, &fw->provenance));
    doc_gap(doc);
    doc_text(doc, STYLE_QUIET,
             _("lobspiegel %s is free software (GPL-3.0-or-later). Questionnaire \"%s\", version "
               "%s, licence %s."),
             PACKAGE_VERSION, fw->id, fw->version, fw->licence);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
}

static struct effects act_info(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_info = {view_info, act_info, NULL};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out: the profile, then and now, looking back, and the closing screen. */
#include <config.h>

#include "report/report.h"
#include "ui/screens.h"

void offer_reading(const struct model *model, struct scene *scene) {
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_REPORT, NULL);
    if (!model->looking_back)
        scene_offer(scene, ACTION_OVERVIEW, NULL);
    if (!model->looking_back || model->assessment->intention_count)
        scene_offer(scene, ACTION_INTENTIONS, NULL);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
}

static void view_profile(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Your mirror"));
    scene_place(scene, _("%d of %d answered"), assessment_done(model->assessment, -1),
                assessment_shown(model->assessment, -1));
    report_profile(scene->doc, model->profile, model->previous, model->language);
    scene_offer(scene, ACTION_GO, _("to the advice"));
    if (model->earlier)
        scene_offer(scene, ACTION_COMPARE, NULL);
    scene_offer(scene, ACTION_TALK, NULL);
    if (model->looking_back)
        scene_offer(scene, ACTION_AMEND, NULL);
    offer_reading(model, scene);
    scene_offer(scene, ACTION_SHARE, NULL);
    scene_offer(scene, ACTION_ADVICE, NULL); /* last: the first to go where room is short */
}

struct effects act_reading(struct model *model, enum action action) {
    switch (action) {
    case ACTION_BACK:
        go_back(model);
        return NO_EFFECTS;
    case ACTION_OVERVIEW:
        open_overview(model);
        return NO_EFFECTS;
    case ACTION_REPORT:
        return EFFECTS(EFFECT_REPORT);
    default:
        return NO_EFFECTS;
    }
}

static struct effects act_profile(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_AMEND)
        return EFFECTS(EFFECT_AMEND);
    if (action != ACTION_GO && action != ACTION_ADVICE && action != ACTION_TALK)
        return act_reading(model, action);
    open_screen(model, action == ACTION_TALK ? SCREEN_TALK : SCREEN_ADVICE);
    return NO_EFFECTS;
}

const struct screen_type screen_profile = {view_profile, act_profile, NULL};

static void view_compare(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Then and now"));
    report_comparison(scene->doc, model->comparison, model->language);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    if (!model->looking_back && model->comparison->change_count > 0)
        scene_offer(scene, ACTION_LOOK_BACK, NULL);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
}

/* The compared item at place AT or the next one in the direction BY, in framework order; -1: none. */
static int compared_item(const struct model *model, int at, int by) {
    const struct comparison *c = model->comparison;
    for (; at >= 0 && at < model->framework->item_count; at += by)
        for (int i = 0; i < c->change_count; i++)
            if (c->changes[i].item == at)
                return at;
    return -1;
}

/* The cursor on the level that was said looking back. */
static void show_then(struct model *model, int item) {
    replace_screen(model, SCREEN_THEN);
    model->item = item;
    model->focus = model->assessment->answers[item].then;
}

static struct effects act_compare(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_LOOK_BACK)
        return NO_EFFECTS;
    open_screen(model, SCREEN_THEN);
    show_then(model, compared_item(model, 0, 1));
    bool changed = assessment_look_back_to(model->assessment, model->earlier->started);
    return EFFECTS(changed ? EFFECT_SAVE : 0);
}

const struct screen_type screen_compare = {view_compare, act_compare, NULL};

/* Looking back at one item: with what you know now, where were you then? */
static void view_then(const struct model *model, struct scene *scene) {
    const struct item *item = &model->framework->items[model->item];
    char day[DATE_SIZE];
    date_format(model->earlier->changed, day);
    scene->focus_least = -1;
    scene_title(scene, "%s", _("Looking back"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", model_text(model, &item->statement));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET,
             _("With what you know now: where were you on %s? You cannot see what you said then; "
               "different is not worse."),
             day);
    doc_gap(scene->doc);
    for (int level = 0; level < LEVELS; level++) {
        bool on = model->assessment->answers[model->item].then == level;
        doc_choice(scene->doc,
                   &(struct choice){.number = level,
                                    .marks = {on ? MARK_ONE_ON : MARK_ONE_OFF},
                                    .mark_count = 1,
                                    .label = level_label(model, model->item, level),
                                    .state = on ? _("here I was, as I see it now") : ""});
    }
    scene_offer(scene, ACTION_RATE, _("then"));
    scene_offer(scene, ACTION_GO, _("go on"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_PICK, NULL);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects look_back(struct model *model, int level) {
    const struct answer *answer = &model->assessment->answers[model->item];
    if (level < 0 || level >= LEVELS)
        return NO_EFFECTS;
    assessment_look_back(model->assessment, model->item, answer->then == level ? -1 : level);
    model->focus = level;
    model->moved = false;
    return EFFECTS(EFFECT_SAVE);
}

static struct effects act_then(struct model *model, enum action action, uint32_t key) {
    int then = model->assessment->answers[model->item].then, next;
    switch (action) {
    case ACTION_RATE:
        return key == (uint32_t)'0' + (uint32_t)then ? NO_EFFECTS : look_back(model, (int)key - '0');
    case ACTION_PICK:
        return look_back(model, model->focus);
    case ACTION_GO:
        if (model->moved && model->focus >= 0 && model->focus != then)
            return look_back(model, model->focus);
        next = compared_item(model, model->item + 1, 1);
        if (next >= 0)
            show_then(model, next);
        else
            go_back(model);
        return NO_EFFECTS;
    case ACTION_BACK:
        go_back(model);
        return NO_EFFECTS;
    default:
        return NO_EFFECTS;
    }
}

const struct screen_type screen_then = {view_then, act_then, NULL};

enum close_entry {
    CLOSE_PROFILE,
    CLOSE_ADVICE,
    CLOSE_INTENTIONS,
    CLOSE_REPORT,
    CLOSE_SHARE,
    CLOSE_TALK,
    CLOSE_GO_ON,
    CLOSE_DONE,
};

static void add_intentions(const struct model *model, struct scene *scene) {
    int count = model->assessment->intention_count;
    struct buf state = {0};
    if (count)
        buf_addf(&state, ngettext("%d plan", "%d plans", (unsigned long)count), count);
    scene_lead(scene, _("Your plans: what you are going to do"), buf_string(&state));
    buf_free(&state);
}

static void view_close(const struct model *model, struct scene *scene) {
    int open = assessment_shown(model->assessment, -1) - assessment_done(model->assessment, -1);
    scene_title(scene, "%s", _("Finish"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s",
             _("Thank you for looking. What do you want to take with you?"));
    doc_gap(scene->doc);
    if (open > 0) {
        doc_text(scene->doc, STYLE_QUIET,
                 ngettext("%d item is still open. That is fine.",
                          "%d items are still open. That is fine.", (unsigned long)open),
                 open);
        doc_gap(scene->doc);
    }
    scene_lead(scene, _("Your mirror: what your answers say"), "");
    scene_lead(scene, _("Your advice: training that fits"), "");
    add_intentions(model, scene);
    scene_lead(scene, _("Write a report that you can keep or print"), "");
    scene_lead(scene, _("Share with a group; you first see what is in it"), "");
    scene_lead(scene, _("A page for a talk; you choose what is on it"), "");
    scene_lead(scene, _("Back to the questions"), "");
    scene_lead(scene, _("Done: close this self-assessment"), "");
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Everything is saved in your own record on this computer. Do you talk it over with "
               "a colleague? Start with what you are good at. It is not meant for appraisal or "
               "pay."));
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
    case CLOSE_REPORT:
        return EFFECTS(EFFECT_REPORT);
    case CLOSE_SHARE:
        return screen_act(model, ACTION_SHARE, 0);
    case CLOSE_TALK:
        open_screen(model, SCREEN_TALK);
        return NO_EFFECTS;
    case CLOSE_GO_ON:
        open_overview(model);
        return NO_EFFECTS;
    case CLOSE_DONE:
        break;
    }
    model->assessment->finished = true;
    model->looking_back = false;
    return EFFECTS(EFFECT_SAVE | EFFECT_QUIT);
}

const struct screen_type screen_close = {view_close, act_close, NULL};

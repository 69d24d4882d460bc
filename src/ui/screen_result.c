/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out: the profile, the advice and the closing screen. */
#include <config.h>

#include "report/report.h"
#include "ui/screens.h"

static void offer_reading(const struct model *model, struct scene *scene) {
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
    offer_reading(model, scene);
    scene_offer(scene, ACTION_SHARE, NULL);
    scene_offer(scene, ACTION_ADVICE, NULL); /* last: the first to go where room is short */
}

static struct effects act_reading(struct model *model, enum action action) {
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
    if (action != ACTION_GO && action != ACTION_ADVICE)
        return act_reading(model, action);
    open_screen(model, SCREEN_ADVICE);
    return NO_EFFECTS;
}

const struct screen_type screen_profile = {view_profile, act_profile, NULL};

static void view_compare(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Then and now"));
    report_comparison(scene->doc, model->comparison, model->language);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
}

static struct effects act_compare(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_compare = {view_compare, act_compare, NULL};

/* The budgets to step through. */
static const int budgets[] = {0, 8, 20, 40, 80, ADVICE_ANY_HOURS};

static int budget_place(int hours) {
    int place = 0;
    while (budgets[place] != hours)
        place++;
    return place;
}

static void view_advice(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Advice"));
    if (model->hours == ADVICE_ANY_HOURS)
        scene_place(scene, "%s", _("any number of hours"));
    else
        scene_place(scene, ngettext("%d hour at most", "%d hours at most",
                                    (unsigned long)model->hours),
                    model->hours);
    report_advice(scene->doc, model->advice, model->hours, model->language);
    if (!model->looking_back)
        scene_offer(scene, ACTION_GO, _("finish"));
    bool steps = model->profile->gap_count > 0;
    if (steps && budget_place(model->hours) > 0)
        scene_offer(scene, ACTION_FEWER_HOURS, NULL);
    if (steps && budget_place(model->hours) < (int)ARRAY_LENGTH(budgets) - 1)
        scene_offer(scene, ACTION_MORE_HOURS, NULL);
    offer_reading(model, scene);
}

static struct effects act_advice(struct model *model, enum action action, uint32_t key) {
    (void)key;
    int place = budget_place(model->hours);
    if (action == ACTION_GO) {
        open_screen(model, SCREEN_CLOSE);
        return NO_EFFECTS;
    }
    if (action == ACTION_FEWER_HOURS && place > 0)
        place--;
    else if (action == ACTION_MORE_HOURS && place < (int)ARRAY_LENGTH(budgets) - 1)
        place++;
    else
        return act_reading(model, action);
    model->hours = budgets[place];
    model->scroll = 0;
    refresh_advice(model);
    return NO_EFFECTS;
}

const struct screen_type screen_advice = {view_advice, act_advice, NULL};

enum close_entry {
    CLOSE_PROFILE,
    CLOSE_ADVICE,
    CLOSE_INTENTIONS,
    CLOSE_REPORT,
    CLOSE_SHARE,
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

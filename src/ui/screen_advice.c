/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice: other hours, modules to keep or leave out, and what if you grow. */
#include <config.h>

#include "report/report.h"
#include "ui/screens.h"

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
    if (steps) {
        scene_offer(scene, ACTION_MODULES, NULL);
        scene_offer(scene, ACTION_WHAT_IF, NULL);
    }
    offer_reading(model, scene);
}

static struct effects act_advice(struct model *model, enum action action, uint32_t key) {
    (void)key;
    int place = budget_place(model->hours);
    if (action == ACTION_GO) {
        open_screen(model, SCREEN_CLOSE);
        return NO_EFFECTS;
    }
    if (action == ACTION_MODULES || action == ACTION_WHAT_IF) {
        model->grown = -1;
        open_screen(model, action == ACTION_MODULES ? SCREEN_MODULES : SCREEN_WHAT_IF);
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

/* --- modules to keep or leave out ---------------------------------------------------------- */

/* What was said about it, else why it is in the advice or not. */
static void add_module_state(const struct model *model, int module, struct buf *state) {
    const struct why_not *why = advice_why_not(model->advice, module);
    if (model->module_wishes[module] > 0)
        buf_add_string(state, _("keep in any case"));
    else if (model->module_wishes[module] < 0)
        buf_add_string(state, _("leave out"));
    else if (why->reason == REASON_CHOSEN)
        buf_add_string(state, _("in the advice"));
    else
        report_why_not(model->advice, module, model->language, state);
}

static void view_modules(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    scene_title(scene, "%s", _("Modules"));
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Is there one that you want in any case, or do not want? Enter changes it: as the "
               "advice has it, keep in any case, leave out. The advice is worked out again."));
    doc_gap(scene->doc);
    for (int i = 0; i < fw->module_count; i++) {
        struct buf label = {0}, state = {0};
        buf_addf(&label, "%s (", model_text(model, &fw->modules[i].name));
        buf_addf(&label,
                 ngettext("%d hour", "%d hours", (unsigned long)fw->modules[i].hours),
                 fw->modules[i].hours);
        buf_add_char(&label, ')');
        add_module_state(model, i, &state);
        scene_lead(scene, buf_string(&label), buf_string(&state));
        buf_free(&label);
        buf_free(&state);
    }
    scene_offer(scene, ACTION_GO, _("change"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_modules(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_GO || model->focus < 0 || model->focus >= model->framework->module_count)
        return NO_EFFECTS;
    signed char *wish = &model->module_wishes[model->focus];
    *wish = *wish == 0 ? 1 : *wish > 0 ? -1 : 0;
    refresh_advice(model);
    return NO_EFFECTS;
}

const struct screen_type screen_modules = {view_modules, act_modules, NULL};

/* --- what if ------------------------------------------------------------------------------- */

static void view_what_if(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    scene_title(scene, "%s", _("What if?"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("What if you grow one level in one of these? Enter shows what would change in the "
               "advice. Your answers stay as they are."));
    doc_gap(scene->doc);
    for (int d = 0; d < fw->dimension_count; d++)
        scene_mark(scene, model->grown == d ? MARK_ONE_ON : MARK_ONE_OFF,
                   model_text(model, &fw->dimensions[d].name),
                   model->grown == d ? _("chosen") : "");
    if (model->what_if) {
        doc_gap(scene->doc);
        report_what_if(scene->doc, model->what_if, model->language);
    }
    bool chosen = model->grown >= 0 && scene->focus == model->grown;
    const char *label = chosen ? _(action_table[ACTION_CLEAR].label) : _("choose");
    scene_offer(scene, ACTION_GO, label);
    scene_offer(scene, ACTION_PICK, label);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_what_if(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if ((action == ACTION_GO || action == ACTION_PICK) && model->focus >= 0 &&
        model->focus < model->framework->dimension_count) {
        model->grown = model->grown == model->focus ? -1 : model->focus; /* again: take it back */
        refresh_advice(model);
    }
    return NO_EFFECTS;
}

const struct screen_type screen_what_if = {view_what_if, act_what_if, NULL};

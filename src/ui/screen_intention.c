/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intentions: up to three plans, each about an item or a module, with when and with whom. */
#include <config.h>

#include <stdlib.h>

#include "ui/screens.h"

char *intention_text(const struct intention *intention) {
    struct buf text = {0};
    buf_add_string(&text, intention->what);
    if (intention->when[0])
        buf_addf(&text, " · %s", intention->when);
    if (intention->with[0]) {
        buf_add_string(&text, " · ");
        /* TRANSLATORS: with whom somebody will do something */
        buf_addf(&text, _("with %s"), intention->with);
    }
    return buf_take(&text);
}

static const char *about_text(const struct model *model, int item, int module) {
    return item >= 0 ? model_text(model, &model->framework->items[item].statement)
                     : model_text(model, &model->framework->modules[module].name);
}

/* --- the list ------------------------------------------------------------------------------ */

static void view_list(const struct model *model, struct scene *scene) {
    const struct assessment *a = model->assessment;
    scene_title(scene, "%s", _("Your plans"));
    scene_place(scene, _("%d of %d"), a->intention_count, INTENTIONS_MAX);
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("A plan helps most when it is small, and when you know the day and who joins you. "
               "Three is enough. You see your plans first the next time."));
    doc_gap(scene->doc);
    for (int i = 0; i < a->intention_count; i++) {
        const struct intention *intention = &a->intentions[i];
        char *text = intention_text(intention);
        scene_lead(scene, text, "");
        doc_text(scene->doc, STYLE_QUIET, _("about: %s"),
                 about_text(model, intention->item, intention->module));
        doc_indent(scene->doc, 3);
        free(text);
    }
    if (!model->looking_back && a->intention_count < INTENTIONS_MAX)
        scene_lead(scene, _("Write down a plan"), "");
    if (scene->doc->choice_count && !model->looking_back)
        scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static void show_step(struct model *model, enum intention_step step);

static void open_draft(struct model *model, int place) {
    const struct assessment *a = model->assessment;
    intention_free_texts(&model->draft);
    model->intention = place;
    model->draft.what = mem_copy(place < a->intention_count ? a->intentions[place].what : "");
    model->draft.when = mem_copy(place < a->intention_count ? a->intentions[place].when : "");
    model->draft.with = mem_copy(place < a->intention_count ? a->intentions[place].with : "");
    if (place < a->intention_count) {
        model->draft.item = a->intentions[place].item;
        model->draft.module = a->intentions[place].module;
    }
    open_screen(model, SCREEN_INTENTION);
    show_step(model, INTENTION_ABOUT);
}

static struct effects act_list(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if (action == ACTION_GO && model->focus >= 0 && !model->looking_back)
        open_draft(model, model->focus);
    return NO_EFFECTS;
}

const struct screen_type screen_intentions = {view_list, act_list, NULL};

/* --- one of them --------------------------------------------------------------------------- */

static const struct {
    const char *question, *why;
} steps[INTENTION_STEPS] = {
    [INTENTION_ABOUT] = {N_("What is it about?"),
                         N_("Modules from your advice, and what you want to grow in.")},
    [INTENTION_WHAT] = {N_("What are you going to do?"),
                        N_("One small step, for instance: ask Samira to sit in on a talk.")},
    [INTENTION_WHEN] = {N_("When?"), N_("A day, a week, or a moment that is sure to come. It may "
                                        "stay empty.")},
    [INTENTION_WITH] = {N_("With whom?"), N_("Somebody who helps you to keep to it. It may stay "
                                             "empty.")},
};

/* What a plan can be about; the other one is -1. */
struct subject {
    int item, module;
};

/* Modules of the advice, items with a step to make, then the other items and modules. The caller
 * frees the list; its length goes to *COUNT. */
static struct subject *subjects(const struct model *model, int *count) {
    const struct framework *fw = model->framework;
    const struct assessment *a = model->assessment;
    size_t most = (size_t)fw->item_count + (size_t)fw->module_count + 1;
    struct subject *list = mem_new(most, sizeof *list);
    bool *item_listed = mem_new((size_t)fw->item_count + 1, sizeof *item_listed);
    bool *module_listed = mem_new((size_t)fw->module_count + 1, sizeof *module_listed);
    int n = 0;
    for (int i = 0; i < model->advice->chosen_count; i++) {
        list[n++] = (struct subject){-1, model->advice->chosen[i].module};
        module_listed[model->advice->chosen[i].module] = true;
    }
    for (int i = 0; i < model->profile->gap_count; i++) {
        list[n++] = (struct subject){model->profile->gaps[i].item, -1};
        item_listed[model->profile->gaps[i].item] = true;
    }
    for (int i = 0; i < a->shown_count; i++)
        if (!item_listed[a->shown[i]])
            list[n++] = (struct subject){a->shown[i], -1};
    for (int i = 0; i < fw->module_count; i++)
        if (!module_listed[i])
            list[n++] = (struct subject){-1, i};
    free(item_listed);
    free(module_listed);
    *count = n;
    return list;
}

static void view_subjects(const struct model *model, struct scene *scene) {
    int count;
    struct subject *list = subjects(model, &count);
    for (int i = 0; i < count; i++) {
        int item = list[i].item, module = list[i].module;
        bool on = (item >= 0 && item == model->draft.item) ||
                  (module >= 0 && module == model->draft.module);
        struct buf label = {0};
        if (module >= 0)
            buf_addf(&label, _("Module: %s"), about_text(model, item, module));
        else
            buf_add_string(&label, about_text(model, item, module));
        scene_mark(scene, on ? MARK_ONE_ON : MARK_ONE_OFF, buf_string(&label),
                   on ? _("chosen") : "");
        buf_free(&label);
    }
    free(list);
}

/* What it is about becomes the choice with the focus. */
static void choose_subject(struct model *model) {
    int count;
    struct subject *list = subjects(model, &count);
    if (model->focus >= 0 && model->focus < count) {
        model->draft.item = list[model->focus].item;
        model->draft.module = list[model->focus].module;
    }
    free(list);
}

static void view_one(const struct model *model, struct scene *scene) {
    enum intention_step step = model->intention_step;
    bool is_new = model->intention >= model->assessment->intention_count;
    scene_title(scene, "%s", _("A plan"));
    scene_place(scene, _("%d of %d"), (int)step + 1, (int)INTENTION_STEPS);
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _(steps[step].question));
    doc_text(scene->doc, STYLE_QUIET, "%s", _(steps[step].why));
    doc_gap(scene->doc);
    if (step == INTENTION_ABOUT) {
        view_subjects(model, scene);
    } else {
        doc_text(scene->doc, STYLE_QUIET, _("about: %s"),
                 about_text(model, model->draft.item, model->draft.module));
        doc_gap(scene->doc);
        scene_field(model, scene);
    }
    scene_offer(scene, ACTION_GO, step == INTENTION_WITH ? _("keep the plan") : _("go on"));
    scene_offer(scene, ACTION_BACK, NULL);
    if (step == INTENTION_ABOUT) {
        scene_offer(scene, ACTION_PICK, NULL);
        scene_offer_moves(scene);
        if (!is_new)
            scene_offer(scene, ACTION_CLEAR, _("take away"));
    } else {
        scene_offer_lines(scene);
    }
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

/* The text of the step that is being typed. */
static char **draft_text(struct model *model) {
    switch (model->intention_step) {
    case INTENTION_WHAT:
        return &model->draft.what;
    case INTENTION_WHEN:
        return &model->draft.when;
    default:
        return &model->draft.with;
    }
}

static void keep_typed(struct model *model) {
    if (model->intention_step == INTENTION_ABOUT)
        return;
    char **text = draft_text(model);
    free(*text);
    *text = mem_copy(buf_string(&model->editor.text));
}

/* The cursor to what the plan is about, so that Enter keeps it. */
static void focus_subject(struct model *model) {
    int count;
    struct subject *list = subjects(model, &count);
    for (int i = 0; i < count; i++)
        if (list[i].item == model->draft.item && list[i].module == model->draft.module)
            model->focus = i;
    free(list);
}

static void show_step(struct model *model, enum intention_step step) {
    model->intention_step = step;
    if (step != INTENTION_ABOUT)
        editor_begin(&model->editor, *draft_text(model), false, INTENTION_BYTES_MAX);
    replace_screen(model, SCREEN_INTENTION);
    if (step == INTENTION_ABOUT)
        focus_subject(model);
}

static struct effects go_on(struct model *model) {
    enum intention_step step = model->intention_step;
    if (step == INTENTION_ABOUT)
        choose_subject(model);
    if (model->draft.item < 0 && model->draft.module < 0)
        return NO_EFFECTS;
    if (step == INTENTION_WHAT && model->draft.what[0] == '\0') {
        hint(model, "%s", _("Write in a few words what you are going to do."));
        return NO_EFFECTS;
    }
    if (step < INTENTION_WITH) {
        show_step(model, step + 1);
        return NO_EFFECTS;
    }
    assessment_intend(model->assessment, model->intention, &model->draft);
    go_back(model);
    return EFFECTS(EFFECT_SAVE);
}

static struct effects act_one(struct model *model, enum action action, uint32_t key) {
    (void)key;
    keep_typed(model);
    switch (action) {
    case ACTION_GO:
    case ACTION_PICK:
        return go_on(model);
    case ACTION_CLEAR:
        ask(model, ASK_FORGET);
        return NO_EFFECTS;
    case ACTION_BACK:
        if (model->intention_step == INTENTION_ABOUT)
            go_back(model);
        else
            show_step(model, model->intention_step - 1);
        return NO_EFFECTS;
    default:
        return NO_EFFECTS;
    }
}

static struct effects type(struct model *model, uint32_t key) {
    if (key != UI_KEY_NONE && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    return NO_EFFECTS;
}

const struct screen_type screen_intention = {view_one, act_one, type};

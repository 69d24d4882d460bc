/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of dimensions with progress, and lists of items to jump to. */
#include <config.h>

#include "ui/screens.h"

/* The fixed entries around the dimensions. */
enum { BEFORE_DIMENSIONS = 1 };
enum after { AFTER_OPEN, AFTER_PROFILE, AFTER_ABOUT, AFTER_CLOSE, AFTER_ALL };

/* Where to go on: the item left last, if still open, else the first open one, else the first. */
static int item_to_go_on(const struct model *model) {
    const struct assessment *a = model->assessment;
    int position = a->at >= 0 ? assessment_position(a, a->at) : 0;
    int item = next_open(model, position < 0 ? 0 : position);
    if (item >= 0)
        return item;
    return a->shown_count ? a->shown[0] : -1;
}

static void add_dimensions(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    for (int d = 0; d < fw->dimension_count; d++) {
        int shown = assessment_shown(model->assessment, d);
        struct buf state = {0};
        if (shown)
            buf_addf(&state, _("%d of %d answered"), assessment_done(model->assessment, d), shown);
        else
            buf_add_string(&state, _("no items for you"));
        scene_lead(scene, model_text(model, &fw->dimensions[d].name), buf_string(&state));
        const char *goal = model_text(model, &fw->dimensions[d].goal);
        if (fw->dimensions[d].parent >= 0)
            doc_indent(scene->doc, 2);
        if (goal[0] && model->rows >= 22) {
            doc_text(scene->doc, STYLE_QUIET, "%s", goal);
            doc_indent(scene->doc, 3);
        }
        buf_free(&state);
    }
}

static void view_overview(const struct model *model, struct scene *scene) {
    const struct assessment *a = model->assessment;
    int done = assessment_done(a, -1), shown = assessment_shown(a, -1);
    scene_title(scene, "%s", _("Overview"));
    scene_progress(model, scene);
    scene_lead(scene,
               done == shown ? _("See the first item again")
               : done       ? _("Go on with the next open item")
                            : _("Begin with the first item"),
               "");
    doc_gap(scene->doc);
    add_dimensions(model, scene);
    doc_gap(scene->doc);
    struct buf state = {0};
    buf_addf(&state, ngettext("%d item", "%d items", (unsigned long)(shown - done)), shown - done);
    scene_lead(scene, _("What is still open"), buf_string(&state));
    buf_free(&state);
    scene_lead(scene, _("Your mirror: what your answers say"), "");
    scene_lead(scene, _("Change what you said about yourself"), "");
    scene_lead(scene, _("Finish"), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_search(model, scene);
    scene_offer(scene, ACTION_PROFILE, NULL);
    scene_offer(scene, ACTION_ADVICE, NULL);
    scene_offer(scene, ACTION_INTENTIONS, NULL);
    if (model->earlier)
        scene_offer(scene, ACTION_COMPARE, NULL);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
    if (model->undo_count > 0)
        scene_offer(scene, ACTION_UNDO, NULL);
}

static void open_list(struct model *model, int dimension) {
    model->list_dimension = dimension;
    open_screen(model, SCREEN_LIST);
    model->focus = 0;
}

static void choose_overview(struct model *model, int number) {
    int dimensions = model->framework->dimension_count;
    if (number < BEFORE_DIMENSIONS) {
        int item = item_to_go_on(model);
        if (item >= 0)
            open_item(model, item);
        return;
    }
    if (number < BEFORE_DIMENSIONS + dimensions) {
        open_list(model, number - BEFORE_DIMENSIONS);
        return;
    }
    switch ((enum after)(number - BEFORE_DIMENSIONS - dimensions)) {
    case AFTER_OPEN:
        open_list(model, -1);
        break;
    case AFTER_PROFILE:
        open_screen(model, SCREEN_PROFILE);
        break;
    case AFTER_ABOUT:
        model->step = about_first_step(model);
        open_screen(model, SCREEN_ABOUT);
        break;
    default:
        open_screen(model, SCREEN_CLOSE);
        break;
    }
}

static struct effects act_overview(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO && model->focus >= 0)
        choose_overview(model, model->focus);
    else if (action == ACTION_BACK)
        go_back(model);
    else if (action == ACTION_PROFILE)
        open_screen(model, SCREEN_PROFILE);
    else if (action == ACTION_ADVICE)
        open_screen(model, SCREEN_ADVICE);
    return NO_EFFECTS;
}

const struct screen_type screen_overview = {view_overview, act_overview, NULL};

static bool is_listed(const struct model *model, int item) {
    if (model->list_dimension >= 0)
        return framework_within(model->framework, model->framework->items[item].dimension,
                                model->list_dimension);
    return !answer_is_done(&model->assessment->answers[item]);
}

/* An answer in a few words. */
static const char *answer_words(const struct model *model, int item) {
    const struct answer *answer = &model->assessment->answers[item];
    switch (answer->state) {
    case ANSWER_RATED:
        return model_text(model, &model->framework->scale[answer->now].name);
    case ANSWER_NA:
        return _("not applicable");
    case ANSWER_NOT_MINE:
        return _("not my task here");
    case ANSWER_RATHER_NOT:
        return _("rather not say");
    default:
        return _("still open");
    }
}

static void view_list(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    const struct assessment *a = model->assessment;
    scene_progress(model, scene);
    if (model->list_dimension >= 0) {
        const struct dimension *dimension = &fw->dimensions[model->list_dimension];
        scene_title(scene, "%s", model_text(model, &dimension->name));
        doc_text(scene->doc, STYLE_QUIET, "%s", model_text(model, &dimension->goal));
    } else {
        scene_title(scene, "%s", _("What is still open"));
    }
    doc_gap(scene->doc);
    for (int i = 0; i < a->shown_count; i++)
        if (is_listed(model, a->shown[i]))
            scene_lead(scene, model_text(model, &fw->items[a->shown[i]].statement),
                       model->list_dimension < 0 ? "" : answer_words(model, a->shown[i]));
    if (scene->doc->choice_count == 0)
        doc_text(scene->doc, STYLE_PLAIN, "%s",
                 model->list_dimension < 0 ? _("Nothing is open: you have seen everything.")
                                           : _("There are no items for you here."));
    scene_offer(scene, ACTION_GO,
                scene->doc->choice_count ? _("to this item") : _("overview"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_OVERVIEW, NULL);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_search(model, scene);
    scene_offer_rest(scene);
    if (model->undo_count > 0)
        scene_offer(scene, ACTION_UNDO, NULL);
}

static struct effects act_list(struct model *model, enum action action, uint32_t key) {
    (void)key;
    const struct assessment *a = model->assessment;
    int number = 0;
    if (action == ACTION_BACK)
        go_back(model);
    if (action == ACTION_OVERVIEW)
        open_overview(model);
    if (action != ACTION_GO)
        return NO_EFFECTS;
    for (int i = 0; i < a->shown_count; i++)
        if (is_listed(model, a->shown[i]) && number++ == model->focus) {
            open_item(model, a->shown[i]);
            return NO_EFFECTS;
        }
    open_overview(model); /* the list is empty */
    return NO_EFFECTS;
}

const struct screen_type screen_list = {view_list, act_list, NULL};

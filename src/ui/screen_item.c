/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item: statement, example, five described levels, now and wanted, or a reason why not. */
#include <config.h>

#include "ui/screens.h"

#define REASONS 3

static const char *const reason_labels[REASONS] = {N_("not applicable"), N_("not my task here"),
                                                   N_("I would rather not say")};

static enum answer_state reason_state(int row) {
    return (enum answer_state)((int)ANSWER_NA + row - LEVELS);
}

static const struct answer *answer_of(const struct model *model) {
    return &model->assessment->answers[model->item];
}

static bool row_is_chosen(const struct model *model, int row) {
    const struct answer *answer = answer_of(model);
    if (row >= LEVELS)
        return answer->state == reason_state(row);
    return model->wish ? answer->wanted == row : answer->now == row;
}

static const char *level_state(const struct model *model, const struct answer *answer, int level) {
    int wanted = model->settings.wishes ? answer->wanted : -1;
    if (answer->now == level && wanted == level)
        return _("here I am, and that is fine");
    if (answer->now == level)
        return _("here I am now");
    if (wanted == level)
        return _("here I want to be");
    return "";
}

const char *level_label(const struct model *model, int item, int level) {
    const struct framework *fw = model->framework;
    return fw->items[item].own_levels ? model_text(model, &fw->items[item].levels[level])
                                      : model_text(model, &fw->scale[level].name);
}

static void add_level(const struct model *model, struct scene *scene, int level) {
    const struct framework *fw = model->framework;
    const struct item *item = &fw->items[model->item];
    const struct answer *answer = answer_of(model);
    const char *label = item->own_levels ? model_text(model, &item->levels[level])
                                         : model_text(model, &fw->scale[level].name);
    doc_choice(scene->doc, &(struct choice){
                               .number = level,
                               .marks = {answer->now == level ? MARK_ONE_ON : MARK_ONE_OFF,
                                         answer->wanted == level ? MARK_WISH_ON : MARK_WISH_OFF},
                               .mark_count = model->settings.wishes ? 2 : 1,
                               .cursor_mark = model->wish,
                               .label = label,
                               .state = level_state(model, answer, level),
                           });
}

static void add_reason(const struct model *model, struct scene *scene, int row) {
    bool on = row_is_chosen(model, row);
    doc_choice(scene->doc, &(struct choice){
                               .number = row,
                               .marks = {on ? MARK_ONE_ON : MARK_ONE_OFF},
                               .mark_count = 1,
                               .label = _(reason_labels[row - LEVELS]),
                               .state = on ? _("chosen") : "",
                           });
}

static void add_place(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    const struct assessment *a = model->assessment;
    int dimension = fw->items[model->item].dimension, shown = assessment_shown(a, dimension);
    int position = assessment_position(a, model->item);
    scene_title(scene, "%s", model_text(model, &fw->dimensions[dimension].name));
    scene_place(scene, _("%d of %d"), position < 0 ? shown : a->numbers[position], shown);
}

static bool enter_chooses(const struct model *model, int focus) {
    return model->moved && focus >= 0 && !row_is_chosen(model, focus);
}

static bool can_clear(const struct model *model) {
    const struct answer *answer = answer_of(model);
    return model->wish ? answer->wanted >= 0 : answer_is_done(answer);
}

/* The item may itself have left the list: one that was shown only for its answer goes when the
 * answer is taken back. */
static int shown_before(const struct model *model) {
    return assessment_before(model->assessment, model->item);
}

static void add_offers(const struct model *model, struct scene *scene) {
    scene_offer(scene, ACTION_RATE, model->wish ? _("wish") : _("now"));
    if (model->settings.wishes)
        scene_offer(scene, ACTION_WISH, model->wish ? _("back to now") : _("wish"));
    scene_offer(scene, ACTION_GO, enter_chooses(model, scene->focus) ? _("choose") : _("go on"));
    if (answer_has_before(answer_of(model)))
        scene_offer(scene, ACTION_SAME, NULL);
    if (shown_before(model) > 0)
        scene_offer(scene, ACTION_PREVIOUS, NULL);
    scene_offer(scene, ACTION_NEXT, NULL);
    scene_offer(scene, ACTION_NOTE, NULL);
    scene_offer(scene, ACTION_OVERVIEW, NULL);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_search(model, scene);
    scene_offer(scene, ACTION_PROFILE, NULL);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
    scene_offer_moves(scene);
    /* last, so that the bar stays where it is when these come and go */
    if (can_clear(model))
        scene_offer(scene, ACTION_CLEAR, NULL);
    if (model->undo_count > 0)
        scene_offer(scene, ACTION_UNDO, NULL);
    scene_offer(scene, ACTION_PICK, NULL);
}

/* What was said last time and waits to be said again, or otherwise. */
static void add_last_time(const struct model *model, struct scene *scene) {
    const struct before *before = &answer_of(model)->before;
    struct buf text = {0};
    if (!answer_has_before(answer_of(model)))
        return;
    if (before->state > ANSWER_RATED)
        buf_add_string(&text, _(reason_labels[before->state - ANSWER_NA]));
    if (before->now >= 0)
        buf_addf(&text, "%d, %s", before->now, level_label(model, model->item, before->now));
    if (before->wanted >= 0 && model->settings.wishes)
        buf_addf(&text, _("; you wanted %d"), before->wanted);
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, _("Last time: %s. Is it the same? Or choose anew."),
             buf_string(&text));
    buf_free(&text);
}

static void view(const struct model *model, struct scene *scene) {
    const struct item *item = &model->framework->items[model->item];
    const char *example = model_text(model, &item->example);
    scene->focus_least = -1;
    add_place(model, scene);
    scene_progress(model, scene);
    doc_text(scene->doc, STYLE_STATEMENT, "%s", model_text(model, &item->statement));
    doc_gap(scene->doc);
    if (example[0]) {
        doc_text(scene->doc, STYLE_QUIET, _("For example: %s"), example);
        doc_gap(scene->doc);
    }
    const char *question = model->wish ? _("Where do you want to be?") : _("Where are you now?");
    if (model->settings.wishes) {
        /* TRANSLATORS: the heads of two narrow columns; at most 4 columns wide each, padded to 4 */
        doc_text(scene->doc, STYLE_QUIET, "%s %s", _("now wish"), question);
        doc_indent(scene->doc, 1);
        doc_spoken(scene->doc, question);
    } else {
        doc_text(scene->doc, STYLE_QUIET, "%s", question);
    }
    for (int level = 0; level < LEVELS; level++)
        add_level(model, scene, level);
    doc_gap(scene->doc);
    for (int row = LEVELS; row < LEVELS + REASONS; row++)
        add_reason(model, scene, row);
    add_last_time(model, scene);
    if (answer_of(model)->note) {
        doc_gap(scene->doc);
        doc_text(scene->doc, STYLE_QUIET, _("Your note: %s"), answer_of(model)->note);
    }
    add_offers(model, scene);
}

/* Everything answered is a change that makes a finished record unfinished again. */
static struct effects answered(struct model *model, int row) {
    model->focus = row;
    model->moved = false;
    model->assessment->finished = false;
    return EFFECTS(EFFECT_SAVE);
}

/* True when no level was given yet, and no wish. */
static bool is_first_level(const struct assessment *a) {
    bool first = true;
    for (int i = 0; first && i < a->framework->item_count; i++)
        first = a->answers[i].state != ANSWER_RATED && a->answers[i].wanted < 0;
    return first;
}

static struct effects choose(struct model *model, int row) {
    struct assessment *a = model->assessment;
    if (!row_is_chosen(model, row))
        remember(model, model->item);
    if (row < LEVELS && !model->wish && model->settings.wishes && is_first_level(a))
        model->saved_notice = N_("Saved. You can also say where you want to be: that is the wish.");
    if (row >= LEVELS)
        assessment_mark(a, model->item, reason_state(row));
    else if (model->wish)
        assessment_want(a, model->item, row);
    else
        assessment_rate(a, model->item, row);
    return answered(model, row);
}

/* Takes the wish back, or all of the answer but for the wish. */
static struct effects clear(struct model *model, bool wish) {
    struct assessment *a = model->assessment;
    int wanted = a->answers[model->item].wanted;
    remember(model, model->item);
    if (wish) {
        assessment_want(a, model->item, -1);
    } else {
        assessment_mark(a, model->item, ANSWER_OPEN);
        if (model->settings.wishes)
            assessment_want(a, model->item, wanted);
    }
    return answered(model, model->focus);
}

/* Behind the last item, or the last that is open: what is open, or the mirror. */
static struct effects leave_items(struct model *model, const char *still_open) {
    open_overview(model);
    if (next_open(model, 0) >= 0) {
        model->list_dimension = -1;
        open_screen(model, SCREEN_LIST);
        model->focus = 0;
        notice(model, STYLE_PLAIN, "%s", still_open);
    } else {
        open_screen(model, SCREEN_PROFILE);
        notice(model, STYLE_GOOD, "%s", _("You have seen everything. This is your mirror."));
    }
    return NO_EFFECTS;
}

/* To the item BY places further. */
static struct effects go_to(struct model *model, int by) {
    const struct assessment *a = model->assessment;
    bool shown = assessment_position(a, model->item) >= 0;
    int position = shown_before(model) + (by < 0 ? -1 : shown);
    if (position < 0)
        return NO_EFFECTS;
    if (position >= a->shown_count)
        return leave_items(model, _("That was the last item. These are still open."));
    open_item(model, a->shown[position]); /* the place is saved with the next answer */
    return NO_EFFECTS;
}

/* True when this item was open, and was answered by what was done last. */
static bool is_just_answered(const struct model *model) {
    bool was_open = false;
    for (int i = model->undo_count - 1; i >= 0 && model->undo[i].item == model->item; i--)
        was_open = was_open || !answer_is_done(&model->undo[i].before);
    return was_open && answer_is_done(answer_of(model));
}

/* After an answer to the next item that is open: who comes back for a few does not have to walk
 * through all the others. From an item that was answered before, or stays open: to the next one. */
static struct effects go_on(struct model *model) {
    const struct assessment *a = model->assessment;
    int here = assessment_position(a, model->item);
    if (here < 0 || here + 1 >= a->shown_count || !is_just_answered(model))
        return go_to(model, 1);
    int item = next_open(model, here + 1);
    if (item < 0 || assessment_position(a, item) < here)
        return leave_items(model, _("These items are still open."));
    open_item(model, item);
    return NO_EFFECTS;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    switch (action) {
    case ACTION_RATE:
        return choose(model, (int)key - '0');
    case ACTION_PICK:
        if (model->focus < 0)
            return NO_EFFECTS;
        if (!row_is_chosen(model, model->focus))
            return choose(model, model->focus);
        return clear(model, model->wish && model->focus < LEVELS);
    case ACTION_GO:
        return enter_chooses(model, model->focus) ? choose(model, model->focus) : go_on(model);
    case ACTION_SAME:
        remember(model, model->item);
        assessment_confirm(model->assessment, model->item);
        return answered(model, answer_of(model)->now);
    case ACTION_WISH:
        model->wish = !model->wish;
        return NO_EFFECTS;
    case ACTION_CLEAR:
        return clear(model, model->wish);
    case ACTION_PREVIOUS:
        return go_to(model, -1);
    case ACTION_NEXT:
        return go_to(model, 1);
    case ACTION_NOTE:
        open_note(model);
        return NO_EFFECTS;
    case ACTION_PROFILE:
        open_screen(model, SCREEN_PROFILE);
        return NO_EFFECTS;
    case ACTION_OVERVIEW:
        open_overview(model);
        return NO_EFFECTS;
    default:
        go_back(model);
        return NO_EFFECTS;
    }
}

const struct screen_type screen_item = {view, act, NULL};

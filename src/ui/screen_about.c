/* SPDX-License-Identifier: GPL-3.0-or-later */
/* About you, one question at a time: roles, stage, sector, line, how much. All optional. */
#include <config.h>

#include "ui/screens.h"

static const struct {
    const char *question, *why;
} steps[STEPS] = {
    [STEP_ROLES] = {N_("What is your work?"),
                    N_("More than one is fine. It decides which items you see.")},
    [STEP_STAGE] = {N_("Where are you in your career?"),
                    N_("It decides which training comes first: initial or post-initial.")},
    [STEP_SECTOR] = {N_("In which sector do you work?"), N_("Choose where you work most.")},
    [STEP_LINES] = {N_("From which line do you want to look?"),
                    N_("What fits your roles is marked already. You may change it.")},
    [STEP_DEPTH] = {N_("How much do you want to look at?"),
                    N_("You can change this later; your answers stay.")},
};

static const struct {
    const char *name;
} depths[DEPTHS] = {
    [DEPTH_QUICK] = {N_("A quick look")},
    [DEPTH_USUAL] = {N_("The usual set")},
    [DEPTH_FULL] = {N_("Everything")},
};

static bool step_has_choices(const struct model *model, enum about_step step) {
    const struct framework *fw = model->framework;
    switch (step) {
    case STEP_ROLES:
        return fw->role_count > 0;
    case STEP_STAGE:
        return fw->stage_count > 0;
    case STEP_SECTOR:
        return fw->sector_count > 0;
    case STEP_LINES:
        return fw->line_count > 1;
    default:
        return true;
    }
}

enum about_step about_first_step(const struct model *model) {
    int step = STEP_ROLES;
    while (step < STEPS - 1 && !step_has_choices(model, (enum about_step)step))
        step++;
    return (enum about_step)step;
}

/* The steps there are, and the number of the one shown. */
static int count_steps(const struct model *model, enum about_step last) {
    int count = 0;
    for (int step = 0; step <= (int)last; step++)
        count += step_has_choices(model, (enum about_step)step);
    return count;
}

static const char *chosen(bool yes) {
    return yes ? _("chosen") : "";
}

static void add_any(struct scene *scene, bool on, const char *label) {
    scene_mark(scene, on ? MARK_ANY_ON : MARK_ANY_OFF, label, chosen(on));
}

static void add_one(struct scene *scene, bool on, const char *label) {
    scene_mark(scene, on ? MARK_ONE_ON : MARK_ONE_OFF, label, chosen(on));
}

static void add_lines(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    set lines = model->assessment->about.lines;
    for (int i = 0; i < fw->line_count; i++) {
        add_any(scene, SET_HAS(lines, i), model_text(model, &fw->lines[i].name));
        doc_text(scene->doc, STYLE_QUIET, "%s", model_text(model, &fw->lines[i].definition));
        doc_indent(scene->doc, 5);
    }
    add_any(scene, lines == 0, _("no split: show me everything"));
}

static void add_depths(const struct model *model, struct scene *scene) {
    const struct about *about = &model->assessment->about;
    for (int i = 0; i < DEPTHS; i++) {
        int size = assessment_size(model->framework, about, (enum depth)i);
        int minutes = assessment_minutes(size);
        struct buf label = {0};
        buf_addf(&label, "%s: ", _(depths[i].name));
        buf_addf(&label, ngettext("%d item", "%d items", (unsigned long)size), size);
        buf_add_string(&label, ", ");
        buf_addf(&label, ngettext("about %d minute", "about %d minutes", (unsigned long)minutes),
                 minutes);
        add_one(scene, (int)about->depth == i, buf_string(&label));
        buf_free(&label);
    }
}

static void add_choices(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    const struct about *about = &model->assessment->about;
    switch (model->step) {
    case STEP_ROLES:
        for (int i = 0; i < fw->role_count; i++)
            add_any(scene, SET_HAS(about->roles, i), model_text(model, &fw->roles[i].name));
        break;
    case STEP_STAGE:
        for (int i = 0; i < fw->stage_count; i++)
            add_one(scene, about->stage == i, model_text(model, &fw->stages[i].name));
        break;
    case STEP_SECTOR:
        for (int i = 0; i < fw->sector_count; i++)
            add_one(scene, about->sector == i, model_text(model, &fw->sectors[i].name));
        break;
    case STEP_LINES:
        add_lines(model, scene);
        break;
    default:
        add_depths(model, scene);
        break;
    }
}

static bool is_chosen(const struct model *model, int i) {
    const struct about *about = &model->assessment->about;
    switch (model->step) {
    case STEP_ROLES:
        return SET_HAS(about->roles, i);
    case STEP_STAGE:
        return about->stage == i;
    case STEP_SECTOR:
        return about->sector == i;
    case STEP_LINES:
        return i < model->framework->line_count ? SET_HAS(about->lines, i) : about->lines == 0;
    default:
        return (int)about->depth == i;
    }
}

/* Enter chooses what the cursor was moved to, and goes on when that is chosen already. */
static bool enter_chooses(const struct model *model, const struct scene *scene) {
    return model->moved && scene->focus >= 0 && !is_chosen(model, scene->focus);
}

static void view(const struct model *model, struct scene *scene) {
    scene->focus_least = -1;
    scene_title(scene, "%s", _("About you"));
    scene_place(scene, _("%d of %d"), count_steps(model, model->step),
                count_steps(model, STEPS - 1));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _(steps[model->step].question));
    doc_text(scene->doc, STYLE_QUIET, "%s", _(steps[model->step].why));
    if (model->step != STEP_DEPTH)
        doc_text(scene->doc, STYLE_QUIET, "%s", _("Rather not say? Then just go on."));
    doc_gap(scene->doc);
    add_choices(model, scene);
    scene_offer(scene, ACTION_GO, enter_chooses(model, scene) ? _("choose") : _("go on"));
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_PICK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer_rest(scene);
}

/* Chooses entry I, or takes it back; Enter goes on after either. */
static void choose(struct model *model, int i) {
    struct about *about = &model->assessment->about;
    switch (model->step) {
    case STEP_ROLES:
        about->roles ^= SET_OF(i);
        break;
    case STEP_STAGE:
        about->stage = about->stage == i ? -1 : i;
        break;
    case STEP_SECTOR:
        about->sector = about->sector == i ? -1 : i;
        break;
    case STEP_LINES:
        about->lines = i < model->framework->line_count ? about->lines ^ SET_OF(i) : 0;
        break;
    default:
        about->depth = (enum depth)i;
        break;
    }
    model->moved = false;
    assessment_select(model->assessment);
}

static void show_step(struct model *model, int step) {
    struct about *about = &model->assessment->about;
    if (step == STEP_LINES && about->lines == 0 && (int)model->step < step) {
        about->lines = assessment_proposed_lines(model->framework, about->roles);
        assessment_select(model->assessment);
    }
    model->step = (enum about_step)step;
    replace_screen(model, SCREEN_ABOUT);
}

/* The next or previous step that has something to choose; -1 when there is none. */
static int other_step(const struct model *model, int by) {
    int step = (int)model->step + by;
    while (step >= 0 && step < STEPS && !step_has_choices(model, (enum about_step)step))
        step += by;
    return step >= 0 && step < STEPS ? step : -1;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    bool on_choice = model->focus >= 0;
    if (action == ACTION_PICK && on_choice) {
        choose(model, model->focus);
        return EFFECTS(EFFECT_SAVE);
    }
    if (action == ACTION_GO && model->moved && on_choice && !is_chosen(model, model->focus)) {
        choose(model, model->focus);
        return EFFECTS(EFFECT_SAVE);
    }
    if (action != ACTION_GO && action != ACTION_BACK)
        return NO_EFFECTS;
    int step = other_step(model, action == ACTION_GO ? 1 : -1);
    if (step >= 0)
        show_step(model, step);
    else
        go_back(model);
    return EFFECTS(EFFECT_SAVE);
}

const struct screen_type screen_about = {view, act, NULL};

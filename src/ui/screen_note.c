/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private note with an item. */
#include <config.h>

#include "ui/screens.h"

void open_note(struct model *model) {
    editor_begin(&model->editor, model->assessment->answers[model->item].note, true,
                 NOTE_BYTES_MAX);
    open_screen(model, SCREEN_NOTE);
}

bool keep_note(struct model *model) {
    return assessment_note(model->assessment, model->item, buf_string(&model->editor.text));
}

static void view(const struct model *model, struct scene *scene) {
    const struct item *item = &model->framework->items[model->item];
    scene_title(scene, "%s", _("Note for yourself"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", model_text(model, &item->statement));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("For instance: when did I last do this, and how did it go? A note stays in your "
               "own record. It is never shared. Esc keeps it and goes back."));
    doc_spoken(scene->doc, _("For instance: when did I last do this, and how did it go? A note "
                             "stays in your own record. It is never shared."));
    doc_gap(scene->doc);
    scene_field(model, scene);
    scene_offer(scene, ACTION_BACK, _("keep and go back"));
    scene_offer(scene, ACTION_EDITOR, NULL);
    scene_offer_lines(scene);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_EDITOR)
        return EFFECTS(EFFECT_EDITOR | (keep_note(model) ? EFFECT_SAVE : 0));
    if (action != ACTION_BACK)
        return NO_EFFECTS;
    bool changed = keep_note(model);
    go_back(model);
    return EFFECTS(changed ? EFFECT_SAVE : 0);
}

/* Word by word it is safe on disk. */
static struct effects type(struct model *model, uint32_t key) {
    bool pasted = key == UI_KEY_NONE;
    if (!pasted && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    bool word = pasted || key == ' ' || key == UI_KEY_ENTER;
    return EFFECTS(word && keep_note(model) ? EFFECT_SAVE : 0);
}

const struct screen_type screen_note = {view, act, type};

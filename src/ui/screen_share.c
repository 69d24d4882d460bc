/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing with a group: its code, then the exact bytes, then yes or no. */
#include <config.h>

#include <string.h>

#include "report/report.h"
#include "ui/screens.h"

enum entry { ENTRY_NO, ENTRY_YES };

static bool asks_code(const struct model *model) {
    return model->preview.length == 0;
}

static void view_code(const struct model *model, struct scene *scene) {
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("For which group?"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("Type the code you got from the person who gathers the files: small letters, digits "
               "and hyphens. You then see exactly what is in the file, before it is written. "
               "Nothing is sent."));
    doc_gap(scene->doc);
    scene_field(model, scene);
    scene_offer(scene, ACTION_GO, _("show the file"));
    scene_offer_lines(scene);
}

static void view_bytes(const struct model *model, struct scene *scene) {
    report_share(scene->doc, &model->preview, model->group);
    scene_lead(scene, _("No, do not make this file"), "");
    scene_lead(scene, _("Yes, write this file to my home folder"), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
}

static void view(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Share with a group"));
    scene_place(scene, _("%d of %d"), asks_code(model) ? 1 : 2, 2);
    if (asks_code(model))
        view_code(model, scene);
    else
        view_bytes(model, scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects preview(struct model *model) {
    const char *code = buf_string(&model->editor.text);
    if (!group_code_is_good(code)) {
        hint(model, "%s",
             _("That is no group code: it has small letters, digits and hyphens only."));
        return NO_EFFECTS;
    }
    memcpy(model->group, code, strlen(code) + 1);
    buf_clear(&model->notice); /* about a code before this one */
    return EFFECTS(EFFECT_PREVIEW);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO && asks_code(model))
        return preview(model);
    if (action == ACTION_GO && model->focus == ENTRY_YES)
        return EFFECTS(EFFECT_SHARE);
    if (action != ACTION_GO && action != ACTION_BACK)
        return NO_EFFECTS;
    buf_clear(&model->preview);
    go_back(model);
    if (action == ACTION_GO)
        notice(model, STYLE_PLAIN, "%s", _("Nothing was written."));
    return NO_EFFECTS;
}

static struct effects type(struct model *model, uint32_t key) {
    if (key != UI_KEY_NONE && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    return NO_EFFECTS;
}

const struct screen_type screen_share = {view, act, type};

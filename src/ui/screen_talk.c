/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet for a talk: what to show, and the sheet as it will be. */
#include <config.h>

#include "report/report.h"
#include "ui/screens.h"

static void view_talk(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("For a talk"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("One page to talk about with a colleague or your manager. You choose what they "
               "see; your notes are never on it."));
    doc_gap(scene->doc);
    for (int part = 0; part < TALK_PARTS; part++) {
        bool on = model->talk >> part & 1;
        scene_mark(scene, on ? MARK_ANY_ON : MARK_ANY_OFF, report_talk_name((enum talk_part)part),
                   on ? _("shown") : "");
    }
    scene_lead(scene, _("Write this page, to keep or print"), "");
    doc_gap(scene->doc);
    doc_heading(scene->doc, _("So it will look"));
    doc_gap(scene->doc);
    report_talk(scene->doc, model->advice, model->talk, model->language);
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer(scene, ACTION_PICK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act_talk(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    if ((action != ACTION_GO && action != ACTION_PICK) || model->focus < 0)
        return NO_EFFECTS;
    if (model->focus == TALK_PARTS)
        return EFFECTS(EFFECT_TALK);
    model->talk ^= 1u << model->focus;
    return NO_EFFECTS;
}

const struct screen_type screen_talk = {view_talk, act_talk, NULL};

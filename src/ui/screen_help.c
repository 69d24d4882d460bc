/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: the keys of the screen it was asked on, then what words mean. */
#include <config.h>

#include "ui/screens.h"

static void add_keys(const struct model *model, struct scene *scene) {
    struct model asked = *model; /* only looked at */
    struct scene other;
    asked.screen = model->help_for;
    ui_view(&asked, &other);
    for (int i = 0; i < other.offer_count; i++) {
        const struct action_info *info = &action_table[other.offers[i].action];
        if (other.offers[i].action == ACTION_HELP)
            continue;
        doc_text(scene->doc, STYLE_PLAIN, "%s: %s", _(info->key_label), _(info->help));
    }
    scene_free(&other);
}

static void view_help(const struct model *model, struct scene *scene) {
    struct doc *doc = scene->doc;
    scene_title(scene, "%s", _("Help"));
    doc_heading(doc, _("Keys on the screen you came from"));
    add_keys(model, scene);
    doc_gap(doc);
    doc_heading(doc, _("Good to know"));
    doc_bullet(doc, "%s",
               _("To answer you never need letters: arrows, Tab, Enter and Esc do it too."));
    doc_bullet(doc, "%s",
               _("Every answer is saved at once. You can stop at any moment."));
    doc_bullet(doc, "%s",
               _("Levels describe what you do, not how good you are. Level 4 is another task, "
                 "not a better one."));
    doc_bullet(doc, "%s",
               _("\"Not applicable\" and \"not my task here\" are good answers too. They do not "
                 "count in your profile."));
    doc_bullet(doc, "%s",
               _("Do you use a screen reader or Braille? Start with: lobspiegel --line"));
    doc_gap(doc);
    doc_heading(doc, _("The levels"));
    for (int level = 0; level < LEVELS; level++)
        doc_text(doc, STYLE_PLAIN, "%d  %s: %s", level,
                 model_text(model, &model->framework->scale[level].name),
                 model_text(model, &model->framework->scale[level].meaning));
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer(scene, ACTION_QUIT, NULL);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_help = {view_help, act};

static void view_glossary(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    scene_title(scene, "%s", _("What words mean"));
    for (int i = 0; i < fw->term_count; i++) {
        doc_text(scene->doc, STYLE_HEADING, "%s", model_text(model, &fw->terms[i].term));
        doc_text(scene->doc, STYLE_PLAIN, "%s", model_text(model, &fw->terms[i].meaning));
        doc_indent(scene->doc, 2);
    }
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_QUIT, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

const struct screen_type screen_glossary = {view_glossary, act};

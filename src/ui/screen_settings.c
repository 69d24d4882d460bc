/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings, and the questions asked before something is done. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

enum entry { ENTRY_LANGUAGE, ENTRY_THEME, ENTRY_WISHES, ENTRY_MOUSE, ENTRY_RESET };

static const char *const theme_labels[THEMES] = {
    [THEME_USUAL] = N_("as the terminal has them"),
    [THEME_DARK] = N_("for a dark background"),
    [THEME_LIGHT] = N_("for a light background"),
    [THEME_CONTRAST] = N_("high contrast: white on black"),
    [THEME_PLAIN] = N_("no colours"),
};

struct effects switch_language(struct model *model) {
    memcpy(model->language, strcmp(model->language, "nl") == 0 ? "en" : "nl", 3);
    memcpy(model->settings.language, model->language, sizeof model->language);
    return EFFECTS(EFFECT_LANGUAGE | EFFECT_SETTINGS);
}

static void view(const struct model *model, struct scene *scene) {
    const struct settings *settings = &model->settings;
    scene_title(scene, "%s", _("Settings"));
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Enter changes what the cursor is on. It is kept for the next time."));
    doc_spoken(scene->doc, _("Choose what you want to change. It is kept for the next time."));
    doc_gap(scene->doc);
    scene_lead(scene, _("Language"), strcmp(model->language, "nl") == 0 ? "Nederlands" : "English");
    scene_lead(scene, _("Colours"), _(theme_labels[settings->theme]));
    scene_lead(scene, _("Ask where you want to be (the wish)"),
               settings->wishes ? _("yes") : _("no"));
    scene_lead(scene, _("Use the mouse; then you cannot select text with it"),
               settings->mouse ? _("yes") : _("no"));
    scene_lead(scene, _("Everything as it was at first"), "");
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Other keys? Outside this program type, for instance: lobspiegel settings "
               "keys.overview m. With lobspiegel settings you see all of them, and the file they "
               "are in."));
    scene_offer(scene, ACTION_GO, _("change"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_QUIT, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    struct settings *settings = &model->settings;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_GO || model->focus < 0)
        return NO_EFFECTS;
    switch ((enum entry)model->focus) {
    case ENTRY_LANGUAGE:
        return switch_language(model);
    case ENTRY_THEME:
        settings->theme = (settings->theme + 1) % THEMES;
        break;
    case ENTRY_WISHES:
        settings->wishes = !settings->wishes;
        model->wish = false;
        break;
    case ENTRY_MOUSE:
        settings->mouse = !settings->mouse;
        break;
    default:
        ask(model, ASK_RESET);
        return NO_EFFECTS;
    }
    return EFFECTS(EFFECT_SETTINGS);
}

const struct screen_type screen_settings = {view, act, NULL};

/* --- asking first -------------------------------------------------------------------------- */

static const struct {
    const char *question, *why, *yes, *no;
} questions[] = {
    [ASK_NEW] = {N_("Begin a new self-assessment?"),
                 N_("You have one that is not finished. It stays as it is, but only the newest one "
                    "comes back under \"Go on where you were\"."),
                 N_("Begin a new one"), N_("No, go back")},
    [ASK_FORGET] = {N_("Take this plan away?"), N_("What you wrote there will be gone."),
                    N_("Take it away"), N_("No, keep it")},
    [ASK_RESET] = {N_("Put all settings back as they were at first?"),
                   N_("Your answers have nothing to do with it: they stay."), N_("Put them back"),
                   N_("No, go back")},
    [ASK_CLOSE] = {N_("Close the workshop?"),
                   N_("From then on nobody can share with this group. What you wrote down and the "
                      "figures stay. You can still make the cards and the report."),
                   N_("Close it"), N_("No, go back")},
    [ASK_DIVIDE] = {N_("Divide the people in another way?"),
                    N_("The round that is going on stops, and everybody gets other tables. What "
                       "was written down stays."),
                    N_("Divide them anew"), N_("No, go back")},
    [ASK_DROP] = {N_("Drop this sheet?"),
                  N_("Nothing is written of it. You can key it in again from the paper."),
                  N_("Drop it"), N_("No, keep it")},
    [ASK_DESTROY] = {N_("Take the files of the participants away?"),
                     N_("The figures stay. The files of the people who are in them are removed "
                        "from this folder. This cannot be undone."),
                     N_("Take them away"), N_("No, keep them")},
    [ASK_CLOSE_ROOM] = {N_("Close the room?"),
                        N_("People are filling it in. They are cut off now. What they answered is "
                           "kept until you say otherwise, and they can go on when you open the "
                           "room again."),
                        N_("Close it"), N_("No, go back")},
    [ASK_END] = {N_("Destroy your answers here?"),
                 N_("Your report comes on your own screen. Then your answers, notes and plans are "
                    "destroyed on this computer, and your code no longer works. What you shared "
                    "with the group stays there, without your name."),
                 N_("Yes, give me my report and destroy my answers"), N_("No, go back")},
    [ASK_END_UNSHARED] = {N_("Destroy your answers here? You did not share anything."),
                          N_("Your report comes on your own screen. Then your answers, notes and "
                             "plans are destroyed on this computer, and your code no longer works. "
                             "They do not count in the mirror of the group."),
                          N_("Yes, give me my report and destroy my answers"),
                          N_("No, go back")},
};

static void view_confirm(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Are you sure?"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _(questions[model->question].question));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_PLAIN, "%s", _(questions[model->question].why));
    doc_gap(scene->doc);
    scene_lead(scene, _(questions[model->question].no), "");
    scene_lead(scene, _(questions[model->question].yes), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL); /* no settings: there something else can be asked */
    scene_offer(scene, ACTION_QUIT, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects reset(struct model *model) {
    char language[3];
    memcpy(language, model->language, sizeof language);
    settings_usual(&model->settings);
    memcpy(model->language, language, sizeof language);
    model->wish = false;
    notice(model, STYLE_GOOD, "%s", _("All settings are as they were at first."));
    return EFFECTS(EFFECT_SETTINGS);
}

static struct effects act_confirm(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action != ACTION_GO && action != ACTION_BACK)
        return NO_EFFECTS;
    bool yes = action == ACTION_GO && model->focus == 1;
    go_back(model); /* and with it the focus */
    if (!yes)
        return NO_EFFECTS;
    switch (model->question) {
    case ASK_NEW:
        return EFFECTS(EFFECT_NEW);
    case ASK_FORGET:
        assessment_forget(model->assessment, model->intention);
        go_back(model);
        return EFFECTS(EFFECT_SAVE);
    case ASK_CLOSE:
        return EFFECTS(EFFECT_ROOM_CLOSE);
    case ASK_CLOSE_ROOM:
        return EFFECTS(EFFECT_QUIT);
    case ASK_DIVIDE:
        return room_divide_anew(model);
    case ASK_DROP:
        drop_sheet(model);
        return NO_EFFECTS;
    case ASK_DESTROY:
        return EFFECTS(EFFECT_ROOM_DESTROY);
    case ASK_END:
    case ASK_END_UNSHARED:
        return EFFECTS(EFFECT_VISIT_END);
    default:
        return reset(model);
    }
}

const struct screen_type screen_confirm = {view_confirm, act_confirm, NULL};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way in to a room, on the beamer: what to type, the room code in large type, how many are
 * inside; the same as a text for a chat; the other ways to take part. */
#include <config.h>

#include "ui/screens.h"

enum entry { ENTRY_CHAT, ENTRY_WAYS, ENTRY_CLOSE };

static void write_address(const struct entrance *entrance, struct doc *doc) {
    if (!entrance->command_count) {
        doc_text(doc, STYLE_ALERT, "%s",
                 _("This machine is in no network now. Join the network of the room, or let your "
                   "telephone make one; then start this again."));
        return;
    }
    doc_text(doc, STYLE_PLAIN, "%s", _("Open Terminal (Windows: cmd) and type:"));
    doc_text(doc, STYLE_STATEMENT, "%s", entrance->commands[0]);
    for (int i = 1; i < entrance->command_count; i++)
        doc_text(doc, STYLE_QUIET, _("or: %s"), entrance->commands[i]);
    doc_gap(doc);
}

static void write_inside(const struct entrance *entrance, struct doc *doc) {
    if (entrance->lost)
        doc_text(doc, STYLE_ALERT, "%s",
                 _("Nobody can come in any more: the ssh server has stopped. Close the room and "
                   "start it again; what people filled in is kept."));
    else
        doc_text(doc, STYLE_PLAIN,
                 ngettext("%d person began and has not finished.", "%d people began and have not finished.",
                          (unsigned long)entrance->inside),
                 entrance->inside);
    doc_gap(doc);
}

static void view(const struct model *model, struct scene *scene) {
    const struct entrance *entrance = model->entrance;
    struct doc *doc = scene->doc;
    scene_title(scene, "%s", _("Come in"));
    scene_place(scene, _("group %s"), entrance->group);
    write_address(entrance, doc);
    doc_text(doc, STYLE_PLAIN, "%s", _("The password (you see nothing while you type it):"));
    scene_large(model, scene, entrance->code);
    doc_text(doc, STYLE_STATEMENT, "%s", entrance->code);
    doc_gap(doc);
    doc_text(doc, STYLE_QUIET, _("Is it really this machine? Then ssh says %s"),
             entrance->fingerprint);
    write_inside(entrance, doc);
    scene_lead(scene, _("As a text for a chat"), "");
    scene_lead(scene, _("The other ways to take part"), "");
    scene_lead(scene, _("Close the room"), "");
    scene->focus_least = -1; /* the address is to be read first */
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer_rest(scene);
}

struct effects close_entrance(struct model *model) {
    if (model->entrance->inside == 0)
        return EFFECTS(EFFECT_QUIT);
    ask(model, ASK_CLOSE_ROOM);
    return NO_EFFECTS;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action != ACTION_GO)
        return NO_EFFECTS;
    if (model->focus < 0) {
        focus_on(model, 0);
        return NO_EFFECTS;
    }
    switch ((enum entry)model->focus) {
    case ENTRY_CHAT:
        open_screen(model, SCREEN_INVITATION);
        return NO_EFFECTS;
    case ENTRY_WAYS:
        open_screen(model, SCREEN_WAYS_IN);
        return NO_EFFECTS;
    default:
        return close_entrance(model);
    }
}

const struct screen_type screen_entrance = {view, act, NULL};

static void offer_back(struct scene *scene) {
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer_rest(scene);
}

static void view_invitation(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("As a text for a chat"));
    report_invitation(scene->doc, model->entrance);
    offer_back(scene);
}

static void view_ways(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Three ways to take part"));
    report_ways_in(scene->doc, model->entrance);
    offer_back(scene);
}

static struct effects act_text(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_invitation = {view_invitation, act_text, NULL};
const struct screen_type screen_ways_in = {view_ways, act_text, NULL};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mirror of a group for a room that looks at it together: one thing at a time. */
#include <config.h>

#include "ui/screens.h"

static void view(const struct model *model, struct scene *scene) {
    const struct room *room = model->room;
    int count = slide_count(room->release);
    struct buf title = {0};
    slide_title(room->release, model->slide, model->language, &title);
    scene_title(scene, "%s", buf_string(&title));
    scene_place(scene, _("%d of %d"), model->slide + 1, count);
    report_slide(scene->doc, room->release, room->guesses, model->slide, model->language);
    if (model->slide > 0)
        scene_offer(scene, ACTION_SLIDE_BACK, NULL);
    if (model->slide < count - 1)
        scene_offer(scene, ACTION_SLIDE_ON, NULL);
    scene_offer(scene, ACTION_GO, model->slide < count - 1 ? _("next") : _("ready"));
    scene_offer_moves(scene);
    scene_offer_room(model, scene);
    buf_free(&title);
}

static void show(struct model *model, int slide) {
    replace_screen(model, SCREEN_ROOM_SLIDE);
    model->slide = slide;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    int last = slide_count(model->room->release) - 1;
    if (action == ACTION_SLIDE_BACK && model->slide > 0)
        show(model, model->slide - 1);
    else if ((action == ACTION_SLIDE_ON || action == ACTION_GO) && model->slide < last)
        show(model, model->slide + 1);
    else if (action == ACTION_GO)
        go_back(model);
    return act_room(model, action);
}

const struct screen_type screen_room_slide = {view, act, NULL};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing with a group: which one, with whom one is counted, the exact bytes, then yes or no. */
#include <config.h>

#include <string.h>

#include "report/report.h"
#include "ui/screens.h"

enum entry { ENTRY_NO, ENTRY_YES };

static enum share_step step_of(const struct model *model) {
    bool none = model->share_step == SHARE_GROUPS && model->group_count == 0;
    return none ? SHARE_CODE : model->share_step;
}

static void view_groups(const struct model *model, struct scene *scene) {
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("For which group?"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("These group files are on this computer. You see exactly what is in your file "
               "before it is written. Nothing is sent."));
    doc_gap(scene->doc);
    for (int i = 0; i < model->group_count; i++) {
        const struct group_entry *entry = &model->groups[i];
        struct buf label = {0};
        buf_addf(&label, "%s%s%s", entry->code, entry->period[0] ? " · " : "", entry->period);
        scene_lead(scene, buf_string(&label), "");
        buf_free(&label);
    }
    scene_lead(scene, _("Another group: type its code"), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
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

static void view_bucket(const struct model *model, struct scene *scene) {
    const struct group *group = model->sharing;
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("With whom are you counted?"));
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("This group also gives figures by part. A part with few people is put together with "
               "others before anything is told. You may leave it unsaid: then you are counted with "
               "all."));
    doc_gap(scene->doc);
    for (int i = 0; i <= group->bucket_count; i++) {
        int bucket = i < group->bucket_count ? i : -1;
        bool on = bucket == model->bucket;
        struct buf name = {0};
        if (bucket < 0)
            buf_add_string(&name, _("I do not say"));
        else
            group_bucket_name(group, model->framework, bucket, model->language, &name);
        scene_mark(scene, on ? MARK_ONE_ON : MARK_ONE_OFF, buf_string(&name),
                   on ? _("chosen") : "");
        buf_free(&name);
    }
    scene_offer(scene, ACTION_GO, _("show the file"));
    scene_offer_moves(scene);
}

static void view_bytes(const struct model *model, struct scene *scene) {
    report_share(scene->doc, &model->preview, model->sharing, model->framework, model->bucket,
                 model->language);
    scene_lead(scene, _("No, do not make this file"), "");
    scene_lead(scene,
               model->visit ? _("Yes, share this with the group")
                            : _("Yes, write this file to my home folder"),
               "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
}

static void view(const struct model *model, struct scene *scene) {
    static void (*const steps[])(const struct model *, struct scene *) = {
        [SHARE_GROUPS] = view_groups,
        [SHARE_CODE] = view_code,
        [SHARE_BUCKET] = view_bucket,
        [SHARE_BYTES] = view_bytes,
    };
    enum share_step step = step_of(model);
    bool parts = step >= SHARE_BUCKET && model->sharing->split != SPLIT_NONE;
    scene_title(scene, "%s", _("Share with a group"));
    scene_place(scene, _("%d of %d"),
                step <= SHARE_CODE     ? 1
                : step == SHARE_BUCKET ? 2
                                       : 2 + parts,
                2 + parts);
    steps[step](model, scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

struct effects share_with(struct model *model, const struct group *group) {
    if (model->visit && model->screen != SCREEN_SHARE)
        open_screen(model, SCREEN_SHARE);
    if (model->screen != SCREEN_SHARE || !model->assessment)
        return NO_EFFECTS;
    if (model->visit)
        model->share_step = SHARE_BYTES; /* there is no group to choose */
    model->sharing = group;
    model->bucket = group_bucket_for(group, &model->assessment->about);
    if (group->split == SPLIT_NONE)
        return EFFECTS(EFFECT_PREVIEW);
    model->share_step = SHARE_BUCKET;
    replace_screen(model, SCREEN_SHARE);
    focus_on(model, model->bucket < 0 ? group->bucket_count : model->bucket);
    return NO_EFFECTS;
}

static struct effects go_code(struct model *model) {
    const char *code = buf_string(&model->editor.text);
    if (!group_code_is_good(code)) {
        hint(model, "%s",
             _("That is no group code: it has small letters, digits and hyphens only."));
        return NO_EFFECTS;
    }
    memcpy(model->group, code, strlen(code) + 1);
    buf_clear(&model->notice); /* about a code before this one */
    return EFFECTS(EFFECT_GROUP);
}

static struct effects go_group(struct model *model) {
    if (model->focus < 0)
        return NO_EFFECTS;
    buf_clear(&model->notice);
    if (model->focus < model->group_count)
        return (struct effects){EFFECT_GROUP, model->focus};
    model->share_step = SHARE_CODE;
    replace_screen(model, SCREEN_SHARE);
    return NO_EFFECTS;
}

static struct effects leave(struct model *model, bool said_no) {
    buf_clear(&model->preview);
    model->share_step = SHARE_GROUPS;
    go_back(model);
    if (said_no)
        notice(model, STYLE_PLAIN, "%s", _("Nothing was written."));
    return NO_EFFECTS;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        return leave(model, false);
    if (action == ACTION_PICK && step_of(model) == SHARE_BUCKET)
        action = ACTION_GO; /* a digit says it at once */
    if (action != ACTION_GO)
        return NO_EFFECTS;
    switch (step_of(model)) {
    case SHARE_GROUPS:
        return go_group(model);
    case SHARE_CODE:
        return go_code(model);
    case SHARE_BUCKET:
        if (model->focus < 0)
            return NO_EFFECTS;
        model->bucket = model->focus < model->sharing->bucket_count ? model->focus : -1;
        return EFFECTS(EFFECT_PREVIEW);
    default:
        return model->focus == ENTRY_YES ? EFFECTS(EFFECT_SHARE) : leave(model, true);
    }
}

static struct effects type(struct model *model, uint32_t key) {
    if (key != UI_KEY_NONE && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    return NO_EFFECTS;
}

const struct screen_type screen_share = {view, act, type};

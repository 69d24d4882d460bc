/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The effects of a visit, carried out. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "cli/group_files.h"
#include "cli/kiosk.h"

/* Tells the model that WHAT failed, and why; never where. */
static void tell_failed(struct session *session, const char *what,
                        const struct problems *problems) {
    struct buf text = {0};
    buf_addf(&text, "%s %s", what, problems->count ? problems->list[0].message : "");
    ui_update(session->model, &(struct message){.type = MESSAGE_FAILED, .text = buf_string(&text)});
    buf_free(&text);
}

static void tell(struct session *session, const char *text) {
    ui_update(session->model, &(struct message){.type = MESSAGE_FAILED, .text = text});
}

static void open_assessment(struct session *session, struct assessment *assessment) {
    struct kiosk *kiosk = session->kiosk;
    kiosk->place = assessment->at;
    kiosk->visit.shared = assessment_shared(assessment, kiosk->group->id) != NULL;
    session_send(session, &(struct message){.type = MESSAGE_OPENED, .assessment = assessment});
}

/* The code is hers when the record is on disk. */
static void begin(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct problems problems = {0};
    if (kiosk->visitors.path)
        return;
    struct assessment *assessment = assessment_new(kiosk->framework, today());
    if (visitors_begin(&kiosk->visitors, kiosk->visit.code, &problems) &&
        visitors_save(&kiosk->visitors, assessment, &problems)) {
        open_assessment(session, assessment);
        ui_update(session->model, &(struct message){.type = MESSAGE_SAVED});
    } else {
        kiosk->visit.code[0] = '\0';
        if (kiosk->visitors.path)
            visitors_destroy(&kiosk->visitors, &problems);
        assessment_free(assessment);
        tell_failed(session, _("You cannot begin here now:"), &problems);
    }
    problems_free(&problems);
}

static void wrong_code(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct buf text = {0};
    int tries = kiosk->visitors.tries;
    kiosk->barred = session->stop = tries == 0;
    buf_addf(&text,
             ngettext("Nobody has this code here. You can try %d more time.",
                      "Nobody has this code here. You can try %d more times.",
                      (unsigned long)tries),
             tries);
    tell(session, buf_string(&text));
    buf_free(&text);
}

static void go_on(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct problems problems = {0};
    struct assessment *assessment = NULL;
    if (kiosk->visitors.path)
        return;
    bool found = visitors_find(&kiosk->visitors, kiosk->visit.typed, &problems);
    if (found)
        assessment = visitors_load(&kiosk->visitors, kiosk->framework, &problems);
    if (assessment) {
        memcpy(kiosk->visit.code, kiosk->visit.typed, sizeof kiosk->visit.code);
        open_assessment(session, assessment);
    } else if (found) {
        visitors_close(&kiosk->visitors);
        tell(session, _("Your record cannot be read. Tell your trainer, and begin anew."));
    } else if (problems.count) {
        tell_failed(session, _("That did not work:"), &problems);
    } else {
        wrong_code(session);
    }
    problems_free(&problems);
}

static void save(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct problems problems = {0};
    if (!kiosk->visitors.path || !session->model->assessment)
        return;
    session->model->assessment->changed = today();
    kiosk->place = session->model->assessment->at;
    session->unsaved = !visitors_save(&kiosk->visitors, session->model->assessment, &problems);
    if (session->unsaved)
        tell_failed(session,
                    _("NOT SAVED. Tell your trainer, then answer again. Stopping twice "
                      "leaves without saving."),
                    &problems);
    else
        ui_update(session->model, &(struct message){.type = MESSAGE_SAVED});
    session->warned = session->warned && session->unsaved;
    problems_free(&problems);
}

static void use_language(struct session *session) {
    language_use(session->model->language);
}

/* The group as it is now: it may have been closed since. Says so and returns NULL when nothing can
 * be shared. The caller frees it. */
static struct group *group_now(struct session *session) {
    const struct kiosk *kiosk = session->kiosk;
    struct problems problems = {0};
    struct group *alone = group_load(kiosk->group_path, NULL, &problems), *group = NULL;
    if (alone && !alone->closed)
        group = group_load_to_share(kiosk->group_path, kiosk->framework, &problems);
    if (alone && alone->closed)
        tell(session, _("The group is closed: nothing can be shared any more. Your mirror and your "
                        "advice are yours still."));
    else if (!group)
        tell_failed(session, _("Nothing can be shared now. Tell your trainer."), &problems);
    group_free(alone);
    problems_free(&problems);
    return group;
}

static void show_group(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct group *group = group_now(session);
    if (!group)
        return;
    session_send(session, &(struct message){.type = MESSAGE_GROUP, .group = group});
    group_free(kiosk->group);
    kiosk->group = group;
    kiosk->visit.group = group->code;
}

/* One record, one number: sharing again takes the place of what was there. */
static void preview(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    const struct model *model = session->model;
    const struct store none = {.lock = -1};
    unsigned char random[RESULT_RANDOM_BYTES];
    parcel_free(&kiosk->parcel);
    parcel_number(model->assessment, &none, model->sharing, random);
    parcel_make(&kiosk->parcel, model->assessment, model->sharing, model->bucket, random);
    ui_update(session->model,
              &(struct message){.type = MESSAGE_PREVIEW, .text = buf_string(&kiosk->parcel.bytes)});
}

static void share(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    struct model *model = session->model;
    struct problems problems = {0};
    char *path = NULL;
    struct group *group = group_now(session);
    if (!group)
        return;
    if (parcel_note_number(&kiosk->parcel, model->assessment, model->sharing, &problems) &&
        visitors_save(&kiosk->visitors, model->assessment, &problems))
        path = parcel_write(&kiosk->parcel, kiosk->to, &problems);
    kiosk->visit.shared = kiosk->visit.shared || path;
    if (path)
        ui_update(model, &(struct message){.type = MESSAGE_SHARED, .text = ""});
    else
        tell_failed(session, _("It was not shared. Tell your trainer."), &problems);
    free(path);
    group_free(group);
    problems_free(&problems);
}

static void redraw(struct session *session) {
    session->redraw = true;
}

static void lines(struct session *session) {
    session->kiosk->to_lines = session->stop = true;
}

static void end(struct session *session) {
    session->kiosk->ending = session->stop = true;
}

/* When the last answers cannot be saved, stopping takes a second time. */
static void quit(struct session *session) {
    if (!session->unsaved || session->warned || tty_signal())
        session->stop = true;
    session->warned = true;
}

/* All that can happen during a visit. */
static const struct {
    unsigned effect;
    void (*carry_out)(struct session *session);
} carriers[] = {
    {EFFECT_LANGUAGE, use_language}, {EFFECT_SAVE, save},        {EFFECT_NEW, begin},
    {EFFECT_VISIT_OPEN, go_on},      {EFFECT_GROUP, show_group}, {EFFECT_PREVIEW, preview},
    {EFFECT_SHARE, share},           {EFFECT_REDRAW, redraw},    {EFFECT_VISIT_LINES, lines},
    {EFFECT_VISIT_END, end},         {EFFECT_QUIT, quit},
};

/* Where she is, is on disk too: a connection may break without a word. */
static void keep_place(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    const struct assessment *assessment = session->model->assessment;
    struct problems unheard = {0}; /* the next answer tells */
    if (!kiosk->visitors.path || !assessment || assessment->at == kiosk->place)
        return;
    kiosk->place = assessment->at;
    visitors_save(&kiosk->visitors, assessment, &unheard);
    problems_free(&unheard);
}

void kiosk_carry_out(struct session *session, unsigned effects) {
    for (size_t i = 0; i < ARRAY_LENGTH(carriers); i++)
        if (effects & carriers[i].effect)
            carriers[i].carry_out(session);
    keep_place(session);
}

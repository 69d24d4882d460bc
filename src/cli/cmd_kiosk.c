/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `kiosk`: one visit, from the first screen to what is said when it is over. */
#include <config.h>

#include <string.h>

#include "cli/group_files.h"
#include "cli/kiosk.h"
#include "cli/papers.h"

/* Seconds without a key after which a visit stops: a pause with coffee, but no night. */
#define PATIENCE (60 * 60)

static bool open_kiosk(struct kiosk *kiosk, const struct request *request,
                       struct problems *problems) {
    *kiosk = (struct kiosk){.group_path = request->values[OPTION_GROUP],
                            .to = request->values[OPTION_TO],
                            .visitors = {.lock = -1}};
    struct group *alone = group_load(kiosk->group_path, NULL, problems);
    if (alone)
        kiosk->framework = load_framework(alone->framework, problems);
    group_free(alone);
    if (kiosk->framework)
        kiosk->group = group_load(kiosk->group_path, kiosk->framework, problems);
    if (!kiosk->group || !group_is_of_people(kiosk->group, problems))
        return false;
    kiosk->visit.group = kiosk->group->code;
    return visitors_open(&kiosk->visitors, request->values[OPTION_VISITORS], kiosk->to, problems);
}

static void close_kiosk(struct kiosk *kiosk) {
    visitors_close(&kiosk->visitors);
    parcel_free(&kiosk->parcel);
    group_free(kiosk->group);
    framework_free(kiosk->framework);
}

/* Her report on her own terminal, and then her record is no more; in this order, so that a
 * connection that breaks in between leaves her the record. */
static void hand_over(const struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    const struct model *model = session->model;
    struct problems problems = {0};
    struct buf text = {0};
    write_report(model->assessment, NULL, model->hours, model->language, PAPER_TEXT, &text);
    if (print_text(session->request, buf_string(&text))) {
        if (visitors_destroy(&kiosk->visitors, &problems))
            print_text(session->request,
                       _("\nThis is your report. Scroll back to read it; copy it to keep it.\n"
                         "Your answers are destroyed here, and your code no longer works.\n"));
        print_problems(session->request, &problems);
    }
    problems_free(&problems);
    buf_free(&text);
}

static void say_goodbye(const struct session *session) {
    const struct kiosk *kiosk = session->kiosk;
    struct buf text = {0};
    if (session->overdue)
        buf_add_string(&text, _("Nothing was typed for an hour, so the visit was stopped.\n"));
    if (kiosk->barred)
        buf_add_string(&text, _("Those were too many codes that nobody has. Come in again, and begin anew.\n"));
    if (session->unsaved)
        buf_add_string(&text, _("Your last answers were not saved; what was saved before is.\n"));
    if (kiosk->visit.code[0])
        buf_addf(&text,
                 _("Your answers are kept. To go on, come back in the same way; your code is\n"
                   "\n    %s\n\n"),
                 kiosk->visit.code);
    print_text(session->request, buf_string(&text));
    buf_free(&text);
}

static int run(struct session *session) {
    struct kiosk *kiosk = session->kiosk;
    int status = run_session(session);
    if (kiosk->to_lines && !tty_signal()) {
        session->stop = false;
        status = run_line(session);
    }
    if (kiosk->ending && !tty_signal())
        hand_over(session);
    else
        say_goodbye(session);
    return session->unsaved ? STATUS_SYSTEM : status;
}

/* Why there can be no visit, for her and her trainer; not where the trainer's files are. */
static int refuse(const struct request *request, const struct problems *problems) {
    print_message(request, "%s\n%s", _("You cannot come in now. Tell your trainer:"),
                  problems->count ? problems->list[0].message : "");
    return problems_exit_status(problems);
}

static int receive(const struct request *request) {
    struct kiosk kiosk;
    struct problems problems = {0};
    int status;
    if (open_kiosk(&kiosk, request, &problems)) {
        struct session session = {
            .request = request, .store = {.lock = -1}, .kiosk = &kiosk, .patience = PATIENCE};
        session.model = model_new(kiosk.framework, NULL, 0, request->language, 24, 80);
        model_enter_visit(session.model, &kiosk.visit);
        status = run(&session);
        model_free(session.model);
    } else {
        status = refuse(request, &problems);
    }
    close_kiosk(&kiosk);
    problems_free(&problems);
    if (tty_signal())
        tty_end_by(tty_signal());
    return status;
}

int cmd_kiosk(const struct request *request) {
    static const enum option_id needed[] = {OPTION_GROUP, OPTION_TO, OPTION_VISITORS};
    if (!request->visitor)
        return wrong_usage(request, NULL, "%s", _("kiosk must be the first word"));
    for (size_t i = 0; i < ARRAY_LENGTH(needed); i++)
        if (!request->values[needed[i]] || !*request->values[needed[i]])
            return wrong_usage(request, NULL, _("kiosk needs --%s"), option_table[needed[i]].name);
    kiosk_set_limits();
    kiosk_fence(request->values[OPTION_VISITORS], request->values[OPTION_TO]);
    return receive(request);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The effects of the questionnaire, carried out. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "cli/loop.h"
#include "cli/papers.h"
#include "cli/paths.h"

bool session_open(struct session *session, const struct request *request, int *status) {
    const char *name = request->values[OPTION_FRAMEWORK];
    struct problems problems = {0};
    *session = (struct session){.request = request, .store = {.lock = -1}};
    session->framework = load_framework(name ? name : "lob", &problems);
    bool open = session->framework &&
                store_open(&session->store, session->framework->id, true, &problems) &&
                store_lock(&session->store, &problems);
    if (open)
        session->model = model_new(session->framework, session->store.records,
                                   session->store.record_count, request->language, 24, 80);
    if (open && problems.count) { /* records that cannot be read: say so, and go on */
        struct buf text = {0};
        problem_format(&problems.list[0], &text);
        ui_update(session->model,
                  &(struct message){.type = MESSAGE_FAILED, .text = buf_string(&text)});
        buf_free(&text);
    }
    *status = open ? STATUS_DONE : print_problems(request, &problems);
    problems_free(&problems);
    return open;
}

void session_close(struct session *session) {
    model_free(session->model);
    store_close(&session->store);
    framework_free(session->framework);
    free(session->path);
    *session = (struct session){.store = {.lock = -1}};
}

/* Tells the model how something ended; MESSAGE_FAILED when there are problems. The reason comes
 * early in a message: there is room for one line on the screen. */
static void answer(struct session *session, const struct problems *problems,
                   const struct message *message, const char *what_failed) {
    struct buf text = {0};
    if (problems->count == 0) {
        ui_update(session->model, message);
        return;
    }
    buf_addf(&text, "%s %s", what_failed, problems->list[0].message);
    if (problems->list[0].file)
        buf_addf(&text, " (%s)", problems->list[0].file);
    ui_update(session->model, &(struct message){.type = MESSAGE_FAILED, .text = buf_string(&text)});
    buf_free(&text);
}

static void save(struct session *session) {
    struct problems problems = {0};
    struct buf text = {0};
    session->model->assessment->changed = today();
    session->unsaved = !store_save(session->path, session->model->assessment, &problems);
    if (session->unsaved) {
        buf_addf(&text,
                 _("NOT SAVED: %s. Your answers are still here: solve this, then answer again."),
                 problems.list[0].message);
        buf_addf(&text, " (%s)", session->path);
    } else {
        session->warned = false;
    }
    ui_update(session->model,
              &(struct message){.type = session->unsaved ? MESSAGE_FAILED : MESSAGE_SAVED,
                                .text = buf_string(&text)});
    buf_free(&text);
    problems_free(&problems);
}

static void list_records(struct session *session) {
    struct problems problems = {0};
    store_list(&session->store, &problems);
    session->model->records = session->store.records;
    session->model->record_count = session->store.record_count;
    problems_free(&problems);
}

static void open_new(struct session *session) {
    free(session->path);
    session->path = store_new_path(&session->store, today());
    ui_update(session->model,
              &(struct message){.type = MESSAGE_OPENED,
                                .assessment = assessment_new(session->framework, today())});
    save(session);
    list_records(session);
}

static void open_record(struct session *session, int record) {
    struct problems problems = {0};
    if (record < 0 || record >= session->store.record_count)
        return;
    const char *path = session->store.records[record].path;
    struct assessment *assessment = store_load(path, session->framework, &problems);
    if (assessment) {
        free(session->path);
        session->path = mem_copy(path);
    }
    answer(session, &problems, &(struct message){.type = MESSAGE_OPENED, .assessment = assessment},
           _("This record cannot be opened; it is left as it is."));
    problems_free(&problems);
}

static void report(struct session *session) {
    struct problems problems = {0};
    struct buf text = {0}, stem = {0};
    char day[DATE_SIZE];
    char *home = home_folder(&problems), *path = NULL;
    if (home) {
        date_format(today(), day);
        buf_addf(&stem, "lobspiegel-%s", day);
        path = unused_path(home, buf_string(&stem), ".txt");
        write_report(session->model->assessment, session->model->hours, session->model->language,
                     &text);
        file_write(path, buf_string(&text), text.length, &problems);
    }
    answer(session, &problems, &(struct message){.type = MESSAGE_REPORTED, .text = path},
           _("The report was not written."));
    free(path);
    free(home);
    buf_free(&text);
    buf_free(&stem);
    problems_free(&problems);
}

/* When the last answers cannot be saved, stopping takes a second time. */
static void quit(struct session *session) {
    if (!session->unsaved || session->warned || tty_signal())
        session->stop = true;
    session->warned = true;
}

static void carry_out(struct session *session, struct effects effects) {
    if (effects.set & EFFECT_LANGUAGE)
        language_use(session->model->language);
    if ((effects.set & EFFECT_SAVE) && session->path)
        save(session);
    if (effects.set & EFFECT_NEW)
        open_new(session);
    if (effects.set & EFFECT_OPEN)
        open_record(session, effects.record);
    if (effects.set & EFFECT_REPORT)
        report(session);
    if (effects.set & EFFECT_QUIT)
        quit(session);
}

void session_send(struct session *session, const struct message *message) {
    carry_out(session, ui_update(session->model, message));
}

void session_begin(struct session *session) {
    for (int i = 0; i < session->store.record_count; i++)
        if (!session->store.records[i].head.finished) {
            open_record(session, i);
            return;
        }
    open_new(session);
}

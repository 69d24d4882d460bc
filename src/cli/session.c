/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The effects of the questionnaire, carried out. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "cli/framework_files.h"
#include "cli/group_files.h"
#include "cli/kiosk.h"
#include "cli/loop.h"
#include "cli/own_editor.h"
#include "cli/papers.h"
#include "cli/paths.h"
#include "cli/room_session.h"
#include "cli/settings_file.h"

#define USUAL_FRAMEWORK "lob"

/* The framework of the newest record, so that people go on where they were; else the usual one, and
 * why in REMARKS. */
static struct framework *choose_framework(const struct store *store, struct problems *problems,
                                          struct problems *remarks) {
    struct framework *framework = NULL;
    if (store->record_count > 0)
        framework = load_framework(store->records[0].head.framework, remarks);
    return framework ? framework : load_framework(USUAL_FRAMEWORK, problems);
}

/* Settings, a framework or records that cannot be read: the first of these is told, and the program
 * goes on. */
static void tell_first(struct session *session, const struct problems *const *lists, int count) {
    for (int i = 0; i < count; i++) {
        struct buf text = {0};
        if (lists[i]->count == 0)
            continue;
        problem_format(&lists[i]->list[0], &text);
        ui_update(session->model,
                  &(struct message){.type = MESSAGE_FAILED, .text = buf_string(&text)});
        buf_free(&text);
        return;
    }
}

/* The finished record before the one at PATH, to compare with; NULL when there is none. */
static struct assessment *load_earlier(const struct session *session, const char *path) {
    return store_load_earlier(&session->store, path, session->framework);
}

/* The newest record that holds intentions goes to the model, to show them first. */
static void remind(struct session *session) {
    struct problems unheard = {0};
    struct assessment *latest = NULL;
    for (int i = 0; i < session->store.record_count && !latest; i++)
        if (session->store.records[i].head.intentions > 0)
            latest = store_load(session->store.records[i].path, session->framework, &unheard);
    model_remind(session->model, latest);
    problems_free(&unheard);
}

bool session_open(struct session *session, const struct request *request, int *status) {
    struct problems problems = {0}, unheard = {0}, gone = {0};
    const char *name = request->values[OPTION_FRAMEWORK];
    *session = (struct session){.request = request, .store = {.lock = -1}};
    if (name)
        session->framework = load_framework(name, &problems);
    bool open = (!name || session->framework) &&
                store_open(&session->store, NULL, true, &problems) &&
                store_lock(&session->store, &problems);
    if (open && !name)
        session->framework = choose_framework(&session->store, &problems, &gone);
    if (open && session->framework) {
        store_use(&session->store, session->framework->id, &unheard);
        session->model = model_new(session->framework, session->store.records,
                                   session->store.record_count, request->language, 24, 80);
        session->model->settings = request->settings;
        remind(session);
    }
    const struct problems *const told[] = {&problems, &gone, &request->settings_problems};
    if (session->model)
        tell_first(session, told, ARRAY_LENGTH(told));
    *status = session->model ? STATUS_DONE : print_problems(request, &problems);
    problems_free(&problems);
    problems_free(&unheard);
    problems_free(&gone);
    return session->model != NULL;
}

static void free_frameworks(struct session *session) {
    for (int i = 0; i < session->framework_count; i++) {
        free((char *)(uintptr_t)session->frameworks[i].id);
        free((char *)(uintptr_t)session->frameworks[i].title);
        free((char *)(uintptr_t)session->frameworks[i].path);
    }
    free(session->frameworks);
    session->frameworks = NULL;
    session->framework_count = 0;
}

static void free_groups(struct session *session) {
    for (int i = 0; i < session->group_count; i++) {
        free((char *)(uintptr_t)session->groups[i].code);
        free((char *)(uintptr_t)session->groups[i].period);
        free((char *)(uintptr_t)session->groups[i].path);
    }
    free(session->groups);
    session->groups = NULL;
    session->group_count = 0;
}

void session_close(struct session *session) {
    model_free(session->model);
    store_close(&session->store);
    framework_free(session->framework);
    free_frameworks(session);
    free_groups(session);
    group_free(session->group);
    parcel_free(&session->parcel);
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
                 _("NOT SAVED: %s. Solve this, then answer again. Stopping twice leaves without "
                   "saving."),
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

/* The file itself is made when the first thing is said. */
static void open_new(struct session *session) {
    free(session->path);
    session->path = store_new_path(&session->store, today());
    ui_update(session->model,
              &(struct message){.type = MESSAGE_OPENED,
                                .assessment = assessment_new(session->framework, today()),
                                .earlier = load_earlier(session, session->path)});
}

/* A new one that starts from the one that is looked back at. */
static void open_amended(struct session *session) {
    struct problems problems = {0};
    struct assessment *earlier = store_load(session->path, session->framework, &problems);
    if (earlier) {
        free(session->path);
        session->path = store_new_path(&session->store, today());
    }
    answer(session, &problems,
           &(struct message){.type = MESSAGE_OPENED,
                             .assessment = earlier ? assessment_amend(earlier, today()) : NULL,
                             .earlier = earlier},
           _("This record is left as it is, because it cannot be opened:"));
    problems_free(&problems);
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
    answer(session, &problems,
           &(struct message){.type = MESSAGE_OPENED,
                             .assessment = assessment,
                             .earlier = assessment ? load_earlier(session, path) : NULL},
           _("This record is left as it is, because it cannot be opened:"));
    problems_free(&problems);
}

/* Tells where a file is, below the home folder. */
static void answer_path(struct session *session, enum message_type type, const char *path,
                        const struct problems *problems, const char *what_failed) {
    struct buf shown = {0};
    buf_addf(&shown, "~/%s", path ? strrchr(path, '/') + 1 : "");
    answer(session, problems, &(struct message){.type = type, .text = buf_string(&shown)},
           what_failed);
    buf_free(&shown);
}

/* Writes TEXT to a new file in the home folder: lobspiegel-WORD and the day. */
static void keep_paper(struct session *session, const char *word, const char *ending,
                       const struct buf *text, const char *what_failed) {
    struct problems problems = {0};
    struct buf stem = {0};
    char day[DATE_SIZE];
    char *home = home_folder(&problems), *path = NULL;
    if (home) {
        date_format(today(), day);
        buf_addf(&stem, "lobspiegel-%s%s", word, day);
        path = unused_path(home, buf_string(&stem), ending);
        file_write(path, text->bytes, text->length, &problems);
    }
    answer_path(session, MESSAGE_REPORTED, path, &problems, what_failed);
    free(path);
    free(home);
    buf_free(&stem);
    problems_free(&problems);
}

static void report(struct session *session) {
    const struct model *model = session->model;
    struct buf text = {0};
    write_report(model->assessment, model->earlier, model->hours, model->language, PAPER_TEXT,
                 &text);
    keep_paper(session, "", ".txt", &text, _("The report was not written:"));
    buf_free(&text);
}

/* As HTML, because it is made to be printed. */
static void talk(struct session *session) {
    const struct model *model = session->model;
    struct buf text = {0};
    write_talk(model->assessment, model->talk, model->hours, model->language, PAPER_HTML, &text);
    keep_paper(session, "talk-", ".html", &text, _("The page was not written:"));
    buf_free(&text);
}

static void add_group(void *context, const struct group *group, const char *path) {
    struct session *session = context;
    session->groups =
        mem_resize(session->groups, (size_t)session->group_count + 1, sizeof *session->groups);
    session->groups[session->group_count++] =
        (struct group_entry){mem_copy(group->code), mem_copy(group->period), mem_copy(path)};
}

static void list_groups(struct session *session) {
    free_groups(session);
    each_group(add_group, session);
    session->model->groups = session->groups;
    session->model->group_count = session->group_count;
}

static void choose_group(struct session *session, int choice) {
    struct problems problems = {0};
    char *path = choice >= 0 && choice < session->group_count
                     ? mem_copy(session->groups[choice].path)
                     : group_path(session->model->group, &problems);
    struct group *group = NULL;
    if (path)
        group = group_load_to_share(path, session->framework, &problems);
    if (group) {
        session_send(session, &(struct message){.type = MESSAGE_GROUP, .group = group});
        group_free(session->group);
        session->group = group;
    } else {
        answer(session, &problems, NULL, _("That did not work:"));
    }
    free(path);
    problems_free(&problems);
}

static void preview(struct session *session) {
    const struct model *model = session->model;
    unsigned char random[RESULT_RANDOM_BYTES];
    parcel_free(&session->parcel);
    parcel_number(model->assessment, &session->store, model->sharing, random);
    parcel_make(&session->parcel, model->assessment, model->sharing, model->bucket, random);
    ui_update(session->model, &(struct message){.type = MESSAGE_PREVIEW,
                                                .text = buf_string(&session->parcel.bytes)});
}

static void share(struct session *session) {
    struct model *model = session->model;
    struct problems problems = {0};
    char *home = home_folder(&problems), *path = NULL;
    if (home && parcel_keep_number(&session->parcel, model->assessment, model->sharing,
                                   session->path, &problems))
        path = parcel_write(&session->parcel, home, &problems);
    answer_path(session, MESSAGE_SHARED, path, &problems, _("The file was not written:"));
    free(path);
    free(home);
    problems_free(&problems);
}

static void keep_settings(struct session *session) {
    const struct settings *settings = &session->model->settings;
    struct problems problems = {0};
    struct buf remark = {0};
    if (session->tty) {
        struct tty_options options = screen_options(session->request, settings);
        tty_change(session->tty, &options);
    }
    if (!settings_save(session->request, settings, &problems))
        answer(session, &problems, NULL, _("Your settings were not kept:"));
    else if (problems.count) /* where the earlier file is */
        problem_format(&problems.list[0], &remark);
    if (remark.length)
        ui_update(session->model,
                  &(struct message){.type = MESSAGE_TOLD, .text = buf_string(&remark)});
    buf_free(&remark);
    problems_free(&problems);
}

/* The terminal is the editor's for a while. */
static void edit_note(struct session *session) {
    struct problems problems = {0};
    struct buf text = {0};
    buf_add_string(&text, buf_string(&session->model->editor.text));
    if (session->tty)
        tty_leave(session->tty);
    edit_in_own_editor(session->store.folder, &text, &problems);
    if (session->tty)
        tty_return(session->tty);
    if (problems.count)
        answer(session, &problems, NULL, _("The note is as it was:"));
    else
        session_send(session, &(struct message){.type = MESSAGE_EDITED, .text = buf_string(&text)});
    problems_free(&problems);
    buf_free(&text);
}

static void add_framework(void *context, const struct framework *fw, const char *path) {
    struct session *session = context;
    session->frameworks = mem_resize(session->frameworks, (size_t)session->framework_count + 1,
                                     sizeof *session->frameworks);
    session->frameworks[session->framework_count++] = (struct framework_entry){
        mem_copy(fw->id), mem_copy(framework_text(fw, &fw->title, session->model->language)),
        mem_copy(path)};
}

static void list_frameworks(struct session *session) {
    struct problems problems = {0};
    free_frameworks(session);
    each_framework(add_framework, session, &problems);
    session->model->frameworks = session->frameworks;
    session->model->framework_count = session->framework_count;
    if (problems.count)
        answer(session, &problems, NULL, _("A questionnaire cannot be used:"));
    problems_free(&problems);
}

static void change_framework(struct session *session, int choice) {
    struct problems problems = {0};
    struct framework *framework = load_framework(session->frameworks[choice].path, &problems);
    if (framework) {
        store_use(&session->store, framework->id, &problems);
        model_change(session->model, framework, session->store.records,
                     session->store.record_count);
        framework_free(session->framework);
        session->framework = framework;
        free(session->path);
        session->path = NULL;
    } else {
        answer(session, &problems, NULL, _("A questionnaire cannot be used:"));
    }
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
    if (effects.set & EFFECT_AMEND)
        open_amended(session);
    if (effects.set & EFFECT_OPEN)
        open_record(session, effects.choice);
    if (effects.set & EFFECT_LIST)
        list_frameworks(session);
    if (effects.set & EFFECT_FRAMEWORK)
        change_framework(session, effects.choice);
    if (effects.set & EFFECT_REPORT)
        report(session);
    if (effects.set & EFFECT_TALK)
        talk(session);
    if (effects.set & EFFECT_SETTINGS)
        keep_settings(session);
    if (effects.set & EFFECT_EDITOR)
        edit_note(session);
    if (effects.set & EFFECT_GROUPS)
        list_groups(session);
    if (effects.set & EFFECT_GROUP)
        choose_group(session, effects.choice);
    if (effects.set & EFFECT_PREVIEW)
        preview(session);
    if (effects.set & EFFECT_SHARE)
        share(session);
    if (session->room)
        room_carry_out(session, effects.set);
    if (session->key_in && (effects.set & EFFECT_KEY_IN))
        key_in_carry_out(session);
    if (effects.set & EFFECT_REDRAW)
        session->redraw = true;
    if (effects.set & EFFECT_QUIT)
        quit(session);
}

void session_send(struct session *session, const struct message *message) {
    struct effects effects = ui_update(session->model, message);
    if (session->kiosk)
        kiosk_carry_out(session, effects.set);
    else
        carry_out(session, effects);
}

void session_begin(struct session *session) {
    for (int i = 0; i < session->store.record_count; i++)
        if (!session->store.records[i].head.finished) {
            open_record(session, i);
            return;
        }
    open_new(session);
}

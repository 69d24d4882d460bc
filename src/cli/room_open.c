/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workshop opened: the folder, its group or a new one, what was kept of it. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/group_files.h"
#include "cli/room_session.h"

#define USUAL_FRAMEWORK "lob"
#define ANSWER_MAX 256

/* --- a new group ---------------------------------------------------------------------------- */

/* Asks QUESTION; the answer is one line, clean. False at the end of the input. */
static bool ask_line(const struct request *request, const char *question, struct buf *line) {
    char typed[ANSWER_MAX];
    print_text(request, question);
    print_text(request, " ");
    fflush(stdout);
    buf_clear(line);
    if (!fgets(typed, sizeof typed, stdin))
        return false;
    text_add_clean(line, typed, strcspn(typed, "\n"), false);
    return true;
}

static bool ask_code(const struct request *request, struct buf *code) {
    do {
        if (!ask_line(request,
                      _("Code of the group (small letters, digits and hyphens, for instance "
                        "school-2027):"),
                      code))
            return false;
        if (!code->length)
            return false;
    } while (!group_code_is_good(buf_string(code)));
    return true;
}

static bool save_new_group(const struct group *group, const struct framework *framework,
                           const char *path, struct problems *problems) {
    struct buf bytes = {0};
    group_write(group, framework, &bytes);
    bool saved = file_write(path, buf_string(&bytes), bytes.length, problems);
    if (saved && chmod(path, 0644) != 0) /* it is for everybody */
        file_problem(problems, path, errno, _("others cannot read the file"));
    buf_free(&bytes);
    return saved;
}

/* The path of the group file that was made; NULL when there is none, with or without problems. */
static char *open_group(const struct request *request, const char *folder,
                        struct problems *problems) {
    struct buf code = {0}, period = {0}, path = {0};
    unsigned char id[GROUP_ID_BYTES];
    const char *name = request->values[OPTION_FRAMEWORK];
    struct framework *framework = load_framework(name ? name : USUAL_FRAMEWORK, problems);
    bool saved = false;
    print_text(request, _("There is no group in this folder yet. Answer a few questions to open "
                          "one; an empty line stops.\n"));
    if (framework && ask_code(request, &code) &&
        ask_line(request, _("Period, for instance 2026-2027:"), &period)) {
        randombytes_buf(id, sizeof id);
        struct group *group = group_new(framework, buf_string(&code), id);
        group->period = group_text(group, buf_string(&period));
        group->takes_part =
            confirm(request, _("Do you fill it in too? Then your own file does not count for the "
                               "number that is needed. Type yes or no:"));
        buf_addf(&path, "%s/%s" GROUP_ENDING, folder, group->code);
        saved = save_new_group(group, framework, buf_string(&path), problems);
        group_free(group);
    }
    framework_free(framework);
    buf_free(&code);
    buf_free(&period);
    if (saved)
        return buf_take(&path);
    buf_free(&path);
    return NULL;
}

/* --- the group in the folder ---------------------------------------------------------------- */

static char *group_of_folder(struct room_session *rs, const struct request *request,
                             struct problems *problems) {
    int count;
    if (request->values[OPTION_GROUP])
        return group_path(request->values[OPTION_GROUP], problems);
    char *path = group_in_folder(rs->folder, &count, problems);
    if (!path && count > 1)
        problem_add(problems, PROBLEM_USAGE, rs->folder, 0, 0, "%s",
                    _("there is more than one group in this folder: say which, with --group FILE"));
    else if (!path && problems->count == 0)
        path = open_group(request, rs->folder, problems);
    return path;
}

/* --- what was kept -------------------------------------------------------------------------- */

static bool is_there(const char *path) {
    return access(path, F_OK) == 0;
}

/* A slip in the list of people stops no workshop: it is told, and there are numbers of people. */
static void load_people(struct room_session *rs) {
    struct problems problems = {0};
    struct buf bytes = {0};
    char *path = room_path(rs, "participants.yaml");
    if (is_there(path) && file_read(path, PEOPLE_BYTES_MAX, &bytes, &problems))
        rs->room->list = people_read(path, buf_string(&bytes), bytes.length, &problems);
    if (problems.count > 0) {
        buf_add_string(&rs->list_wrong, _("The list of people is left out:"));
        buf_add_char(&rs->list_wrong, ' ');
        problem_format(&problems.list[0], &rs->list_wrong);
    }
    problems_free(&problems);
    free(path);
    buf_free(&bytes);
}

static bool load_room(struct room_session *rs, struct problems *problems) {
    struct buf bytes = {0};
    char *path = room_path(rs, "workshop.yaml");
    bool good = true;
    if (is_there(path))
        good = file_read(path, ROOM_BYTES_MAX, &bytes, problems) &&
               room_read(rs->room, path, &bytes, problems);
    else
        rs->room->wish.seed = (int)randombytes_uniform(1000000);
    free(path);
    buf_free(&bytes);
    return good;
}

/* The ledger knows best whether figures were made; the group file whether it was closed. */
static bool settle_phase(struct room_session *rs, struct problems *problems) {
    struct room *room = rs->room;
    const struct ledger *ledger = rs->gathering.ledger;
    if (room->phase == ROOM_REVEALED && ledger->batch_count == 0) {
        problem_add(
            problems, PROBLEM_PRIVACY, NULL, 0, 0, "%s",
            _("the mirror of this workshop was shown on another computer, and what was told "
              "there is not known here. Go on with it on that computer"));
        return false;
    }
    if (room->phase == ROOM_WAITING && ledger->batch_count > 0)
        room->phase = ROOM_REVEALED;
    if (rs->gathering.group->closed)
        room->phase = ROOM_CLOSED;
    if (ledger->batch_count > 0) {
        struct pool pool = ledger_pool(ledger);
        rs->release = control_release(&pool, pool.batch_count);
        room->release = rs->release;
    }
    room->needed = control_thresholds(rs->gathering.group).k;
    return true;
}

/* --- all of it ------------------------------------------------------------------------------ */

static bool lock_folder(struct room_session *rs, struct problems *problems) {
    bool taken = false;
    char *path = room_path(rs, ".workshop.lock");
    if (file_make_folder(rs->folder, problems))
        rs->lock = file_lock(path, &taken, problems);
    if (taken)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("this workshop is open already, in another window or on another computer: "
                      "close it there first"));
    free(path);
    return rs->lock >= 0;
}

/* What was made for nothing. */
static void remove_folder(const struct room_session *rs) {
    char *lock = room_path(rs, ".workshop.lock");
    unlink(lock);
    rmdir(rs->folder);
    free(lock);
}

bool room_session_open(struct room_session *rs, const struct request *request, int *status) {
    struct problems problems = {0};
    *rs = (struct room_session){.request = *request,
                                .folder = request->operands[0],
                                .lock = -1,
                                .watch = -1,
                                .gathering = {.place = {.lock = -1}}};
    bool new_folder = !is_there(rs->folder);
    if (lock_folder(rs, &problems))
        rs->group_file = group_of_folder(rs, request, &problems);
    *status = print_problems(request, &problems);
    if (!rs->group_file) {
        if (problems.count == 0) {
            print_message(request, "%s", _("No group was opened."));
            *status = STATUS_REFUSED;
        }
        if (new_folder)
            remove_folder(rs);
        problems_free(&problems);
        return false;
    }
    rs->request.values[OPTION_GROUP] = rs->group_file;
    *status = gathering_open(&rs->gathering, &rs->request);
    if (*status != STATUS_DONE) {
        problems_free(&problems);
        return false;
    }
    if (!group_is_of_people(rs->gathering.group, &problems)) {
        *status = print_problems(request, &problems);
        problems_free(&problems);
        return false;
    }
    rs->gathering.said = &rs->said;
    rs->room = room_new(rs->gathering.framework, rs->gathering.group);
    load_people(rs);
    bool good = load_room(rs, &problems) && settle_phase(rs, &problems) && room_save(rs, &problems);
    *status = print_problems(request, &problems);
    problems_free(&problems);
    if (good) {
        room_watch_begin(rs);
        room_look(rs);
    }
    return good;
}

void room_session_close(struct room_session *rs) {
    room_watch_end(rs);
    room_free(rs->room);
    release_free(rs->release);
    gathering_close(&rs->gathering);
    file_unlock(rs->lock);
    free(rs->group_file);
    buf_free(&rs->said);
    buf_free(&rs->list_wrong);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The effects of a workshop, carried out. */
#include <config.h>

#include "cli/room_session.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *room_path(const struct room_session *room, const char *name) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", room->folder, name);
    return buf_take(&path);
}

bool room_save(const struct room_session *room, struct problems *problems) {
    struct buf bytes = {0};
    char *path = room_path(room, "workshop.yaml");
    room_write(room->room, &bytes);
    bool saved = file_write(path, buf_string(&bytes), bytes.length, problems);
    free(path);
    buf_free(&bytes);
    return saved;
}

/* Tells the model how something ended: what is wrong, or MESSAGE with TEXT. */
static void answer(struct session *session, const struct problems *problems, enum message_type type,
                   const char *text) {
    struct buf wrong = {0};
    if (problems->count)
        problem_format(&problems->list[0], &wrong);
    ui_update(session->model,
              &(struct message){.type = problems->count ? MESSAGE_FAILED : type,
                                .text = problems->count ? buf_string(&wrong) : text});
    buf_free(&wrong);
}

static void save(struct session *session) {
    struct problems problems = {0};
    room_save(session->room, &problems);
    answer(session, &problems, MESSAGE_SAVED, "");
    problems_free(&problems);
}

/* What a step said last, as one text. */
static const char *last_said(struct room_session *rs) {
    while (rs->said.length > 0 && rs->said.bytes[rs->said.length - 1] == '\n')
        buf_remove(&rs->said, rs->said.length - 1, 1);
    const char *text = buf_string(&rs->said), *line = strrchr(text, '\n');
    return line ? line + 1 : text;
}

/* The steps of `gather`, up to the release. */
static int make_release(struct room_session *rs, struct release **release) {
    int status = gathering_look(&rs->gathering);
    if (status == STATUS_DONE)
        status = gathering_add(&rs->gathering);
    if (status == STATUS_DONE)
        status = gathering_attack(&rs->gathering);
    if (status == STATUS_DONE)
        status = gathering_note(&rs->gathering, release);
    return status;
}

/* The ledger holds the release before the file of the room says so: after a power cut the room is
 * found revealed (see room_open.c). */
static void reveal(struct session *session) {
    struct room_session *rs = session->room;
    struct problems problems = {0};
    struct release *release = NULL;
    buf_clear(&rs->said);
    int status = make_release(rs, &release);
    if (status != STATUS_DONE) {
        struct buf why = {0};
        buf_add_string(&why, last_said(rs));
        release_free(release);
        if (gathering_reload(&rs->gathering) != STATUS_DONE)
            session->stop = true; /* nothing can be released any more: the reason was said */
        ui_update(session->model,
                  &(struct message){.type = MESSAGE_FAILED, .text = buf_string(&why)});
        buf_free(&why);
        rs->looked = false;
        return;
    }
    release_free(rs->release);
    rs->release = release;
    rs->room->release = release;
    rs->room->phase = ROOM_REVEALED;
    rs->looked = false; /* what was new is in the ledger now */
    room_look(rs);
    room_save(rs, &problems);
    answer(session, &problems, MESSAGE_REVEALED, "");
    problems_free(&problems);
}

static void write_papers(struct session *session, bool cards) {
    struct room_session *rs = session->room;
    const char *language = session->model->language;
    struct problems problems = {0};
    struct buf names = {0}, told = {0};
    if (cards && rs->release)
        room_write_cards(rs, language, &names, &problems);
    else if (!cards)
        room_write_meeting(rs, language, &names, &problems);
    buf_addf(&told, _("In the folder now: %s"), buf_string(&names));
    answer(session, &problems, MESSAGE_TOLD, buf_string(&told));
    problems_free(&problems);
    buf_free(&names);
    buf_free(&told);
}

/* The group file is for everybody, so others may read it. */
static bool save_group(const struct room_session *rs, struct problems *problems) {
    struct buf bytes = {0};
    group_write(rs->gathering.group, rs->gathering.framework, &bytes);
    bool saved = file_write(rs->group_file, buf_string(&bytes), bytes.length, problems) &&
                 chmod(rs->group_file, 0644) == 0;
    buf_free(&bytes);
    return saved;
}

static void close_group(struct session *session) {
    struct room_session *rs = session->room;
    struct problems problems = {0};
    rs->gathering.group->closed = true;
    if (save_group(rs, &problems)) {
        rs->room->phase = ROOM_CLOSED;
        room_save(rs, &problems);
    } else {
        rs->gathering.group->closed = false;
    }
    answer(session, &problems, MESSAGE_TOLD, _("The workshop is closed."));
    problems_free(&problems);
}

/* Only what is in a release is taken away. */
static void destroy(struct session *session) {
    struct room_session *rs = session->room;
    buf_clear(&rs->said);
    rs->request.values[OPTION_YES] = "";
    gathering_destroy(&rs->gathering);
    struct buf text = {0};
    buf_add_string(&text, last_said(rs));
    room_look(rs);
    if (rs->room->fresh > 0)
        buf_addf(&text,
                 ngettext(" %lu file that does not count in any figure is still there: take it away "
                          "yourself.",
                          " %lu files that do not count in any figure are still there: take them "
                          "away yourself.",
                          (unsigned long)rs->room->fresh),
                 (unsigned long)rs->room->fresh);
    ui_update(session->model,
              &(struct message){.type = MESSAGE_TOLD, .text = buf_string(&text)});
    buf_free(&text);
}

void room_carry_out(struct session *session, unsigned effects) {
    if (effects & EFFECT_ROOM_SAVE)
        save(session);
    if (effects & EFFECT_ROOM_REVEAL)
        reveal(session);
    if (effects & (EFFECT_ROOM_CARDS | EFFECT_ROOM_MEETING))
        write_papers(session, effects & EFFECT_ROOM_CARDS);
    if (effects & EFFECT_ROOM_CLOSE)
        close_group(session);
    if (effects & EFFECT_ROOM_DESTROY)
        destroy(session);
}

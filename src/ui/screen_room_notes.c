/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written down in a workshop: questions, notes per table and perspective, agreements, how
 * people liked it; and the numbers that the trainer types. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "ui/screens.h"

/* --- where it belongs ----------------------------------------------------------------------- */

/* Notes are by perspective where the questionnaire has these. */
static int perspectives(const struct model *model) {
    int count = model->framework->perspective_count;
    return count > 0 ? count : 1;
}

void room_place_name(const struct model *model, int table, int perspective, struct buf *out) {
    const struct framework *fw = model->framework;
    if (model->room->cafe)
        buf_addf(out, _("Table %d"), table + 1);
    else
        buf_add_string(out, _("The whole room"));
    if (perspective >= 0)
        buf_addf(out, ", %s", model_text(model, &fw->perspectives[perspective].name));
}

/* The perspective of the note at PLACE among those of a table. */
static int perspective_at(const struct model *model, int place) {
    return model->framework->perspective_count > 0 ? place : -1;
}

/* The text or place in the room that is typed; NULL for a number or a note. */
static char **text_of(struct room *room, enum room_text what, int at) {
    switch (what) {
    case ROOM_QUESTION:
        return &room->questions[at];
    case ROOM_AGREEMENTS:
        return &room->agreements;
    case ROOM_CLOSING:
        return &room->closing;
    default:
        return NULL;
    }
}

static int *number_of(struct room *room, enum room_text what, int *most) {
    *most = what == ROOM_ROUNDS ? ROUNDS_MAX : what == ROOM_MINUTES ? ROOM_MINUTES_MAX : PEOPLE_MAX;
    switch (what) {
    case ROOM_EXPECTED:
        return &room->expected;
    case ROOM_PEOPLE:
        return &room->people;
    case ROOM_TABLES:
        return &room->wish.tables;
    case ROOM_ROUNDS:
        return &room->wish.rounds;
    case ROOM_MINUTES:
        return &room->minutes;
    default:
        return NULL;
    }
}

void open_room_text(struct model *model, enum room_text what, int at, int perspective) {
    int most;
    const int *number = number_of(model->room, what, &most);
    char **text = text_of(model->room, what, at);
    const char *now = number ? "" /* what is typed takes the place of it */
                      : text
                          ? *text
                          : room_note(model->room, room_note_round(model->room), at, perspective);
    editor_begin(&model->editor, now, !number, number ? 8 : ROOM_TEXT_MAX);
    model->room_text = what;
    model->table = at;
    model->perspective = perspective;
    open_screen(model, SCREEN_ROOM_TEXT);
}

bool keep_room_text(struct model *model) {
    struct room *room = model->room;
    const char *typed = buf_string(&model->editor.text);
    char **text = text_of(room, model->room_text, model->table);
    if (text)
        return room_keep_text(text, typed);
    return model->room_text == ROOM_NOTE &&
           room_keep_note(room, room_note_round(room), model->table, model->perspective, typed);
}

/* --- the list ------------------------------------------------------------------------------- */

/* What stands at a place in the list: questions, then notes, then the other two. */
static enum room_text entry_at(const struct model *model, int place, int *at, int *perspective) {
    int questions = room_questions(model->room), each = perspectives(model);
    int notes = room_tables(model->room) * each;
    *at = *perspective = -1;
    if (place < questions) {
        *at = place;
        return ROOM_QUESTION;
    }
    place -= questions;
    if (place < notes) {
        *at = place / each;
        *perspective = perspective_at(model, place % each);
        return ROOM_NOTE;
    }
    return place == notes ? ROOM_AGREEMENTS : ROOM_CLOSING;
}

static const char *written(const char *text) {
    return text && text[0] ? _("written") : "";
}

static void view_list(const struct model *model, struct scene *scene) {
    const struct room *room = model->room;
    int count = room_questions(room) + room_tables(room) * perspectives(model) + 2;
    scene_title(scene, "%s", _("Questions, notes and agreements"));
    if (room->cafe)
        scene_place(scene, _("round %d of %d"), room_note_round(room) + 1, room->wish.rounds);
    for (int i = 0; i < count; i++) {
        int at, perspective;
        struct buf label = {0};
        enum room_text what = entry_at(model, i, &at, &perspective);
        const char *text = what == ROOM_QUESTION ? room->questions[at]
                           : what == ROOM_NOTE
                               ? room_note(room, room_note_round(room), at, perspective)
                           : what == ROOM_AGREEMENTS ? room->agreements
                                                     : room->closing;
        if (what == ROOM_QUESTION)
            buf_addf(&label, _("Question %d"), at + 1);
        else if (what == ROOM_NOTE)
            room_place_name(model, at, perspective, &label);
        else
            buf_add_string(&label, what == ROOM_AGREEMENTS ? _("What we agree")
                                                           : _("How did you like it?"));
        scene_lead(scene, buf_string(&label), written(text));
        buf_free(&label);
    }
    scene_offer(scene, ACTION_GO, _("write"));
    scene_offer_moves(scene);
    scene_offer_room(model, scene);
}

static struct effects act_list(struct model *model, enum action action, uint32_t key) {
    (void)key;
    int at, perspective;
    if (action != ACTION_GO)
        return act_room(model, action);
    enum room_text what = entry_at(model, model->focus, &at, &perspective);
    open_room_text(model, what, at, perspective);
    return NO_EFFECTS;
}

const struct screen_type screen_room_notes = {view_list, act_list, NULL};

/* --- typing --------------------------------------------------------------------------------- */

/* What the tables before this one wrote about the same question is handed on. */
static void write_before(const struct model *model, struct doc *doc) {
    const struct room *room = model->room;
    int now = room_note_round(room);
    int question = room->cafe ? cafe_question(room->cafe, now, model->table) : 0;
    if (question < ROUNDS_MAX && room->questions[question])
        doc_text(doc, STYLE_PLAIN, "%s", room->questions[question]);
    for (int round = 0; room->cafe && round < now; round++)
        for (int table = 0; table < room->wish.tables; table++) {
            const char *note = room_note(room, round, table, model->perspective);
            if (cafe_question(room->cafe, round, table) == question && note[0])
                doc_text(doc, STYLE_QUIET, _("Round %d: %s"), round + 1, note);
        }
}

static void write_what(const struct model *model, struct doc *doc) {
    static const char *const heads[] = {
        [ROOM_EXPECTED] = N_("How many people are in the room?"),
        [ROOM_PEOPLE] = N_("How many people are divided over the tables?"),
        [ROOM_TABLES] = N_("How many tables are there?"),
        [ROOM_ROUNDS] = N_("How many rounds are there?"),
        [ROOM_MINUTES] = N_("How many minutes does a round take?"),
        [ROOM_AGREEMENTS] = N_("What do we agree? Who does what, and when?"),
        [ROOM_CLOSING] = N_("How did you like it? A few words are enough, and no names."),
    };
    struct buf head = {0};
    if (model->room_text == ROOM_QUESTION)
        buf_addf(&head, _("Question %d"), model->table + 1);
    else if (model->room_text == ROOM_NOTE)
        room_place_name(model, model->table, model->perspective, &head);
    else
        buf_add_string(&head, _(heads[model->room_text]));
    doc_text(doc, STYLE_STATEMENT, "%s", buf_string(&head));
    doc_gap(doc);
    int most;
    const int *number = number_of(model->room, model->room_text, &most);
    buf_clear(&head);
    if (number && *number > 0) {
        buf_addf(&head, "%d", *number);
        doc_text(doc, STYLE_QUIET, _("now: %s"), buf_string(&head));
    }
    if (model->room_text == ROOM_NOTE)
        write_before(model, doc);
    doc_gap(doc);
    buf_free(&head);
}

static void view_text(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Write"));
    write_what(model, scene->doc);
    scene_field(model, scene);
    if (!model->editor.lines)
        scene_offer(scene, ACTION_GO, _("ready"));
    scene_offer(scene, ACTION_BACK, model->editor.lines ? _("keep and go back") : NULL);
    scene_offer_lines(scene);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

/* A number that was typed, when it is a good one; nothing typed: as it was. */
static struct effects keep_number(struct model *model) {
    const char *typed = buf_string(&model->editor.text);
    int most, *number = number_of(model->room, model->room_text, &most);
    char *end;
    long read = strtol(typed, &end, 10);
    if (number && !typed[0] && *number > 0) {
        go_back(model);
        return NO_EFFECTS;
    }
    if (!number || strspn(typed, "0123456789") != strlen(typed) || read < 1 || read > most) {
        hint(model, _("Type a whole number from 1 to %d."), most);
        return NO_EFFECTS;
    }
    *number = (int)read;
    go_back(model);
    return EFFECTS(EFFECT_ROOM_SAVE);
}

static struct effects act_text(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO)
        return keep_number(model);
    if (action != ACTION_BACK)
        return NO_EFFECTS;
    bool changed = keep_room_text(model);
    go_back(model);
    return EFFECTS(changed ? EFFECT_ROOM_SAVE : 0);
}

/* Word by word it is safe on disk. */
static struct effects type_text(struct model *model, uint32_t key) {
    bool pasted = key == UI_KEY_NONE;
    if (!pasted && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    bool word = pasted || key == ' ' || key == UI_KEY_ENTER;
    return EFFECTS(word && keep_room_text(model) ? EFFECT_ROOM_SAVE : 0);
}

const struct screen_type screen_room_text = {view_text, act_text, type_text};

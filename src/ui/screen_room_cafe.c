/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Kenniscafé in the room: how many tables, who sits where in this round, and a clock that counts
 * whole minutes. */
#include <config.h>

#include "ui/screens.h"

/* --- before there is a plan ----------------------------------------------------------------- */

enum wish { WISH_PEOPLE, WISH_TABLES, WISH_ROUNDS, WISH_MINUTES, WISH_STAY, WISH_MAKE };

static void lead_number(struct scene *scene, const char *label, int number) {
    struct buf state = {0};
    if (number > 0)
        buf_addf(&state, "%d", number);
    scene_lead(scene, label, buf_string(&state));
    buf_free(&state);
}

static const char *stay_name(enum cafe_stay stay) {
    return stay == STAY_QUESTIONS ? _("questions stay, people go round")
           : stay == STAY_PEOPLE  ? _("people stay, questions go round")
                                  : _("everybody changes, one question for all");
}

static void view_wish(const struct model *model, struct scene *scene) {
    const struct room *room = model->room;
    doc_text(scene->doc, STYLE_PLAIN, "%s",
             _("People are divided over tables by lot, so that everybody meets as many others as "
               "possible."));
    if (room->list)
        doc_text(scene->doc, STYLE_QUIET, "%s",
                 _("The people come from participants.yaml in the folder."));
    doc_gap(scene->doc);
    lead_number(scene, _("People"), room_people(room));
    lead_number(scene, _("Tables"), room->wish.tables);
    lead_number(scene, _("Rounds"), room->wish.rounds);
    lead_number(scene, _("Minutes in a round"), room->minutes);
    scene_lead(scene, _("What stays at the tables"), stay_name(room->wish.stay));
    scene_lead(scene, _("Divide the people"), "");
}

static struct effects seat(struct model *model) {
    struct problems problems = {0};
    if (room_people(model->room) == 0) {
        hint(model, "%s", _("First say how many people there are."));
        return NO_EFFECTS;
    }
    bool seated = room_seat(model->room, &problems);
    if (seated)
        replace_screen(model, SCREEN_ROOM_CAFE);
    else
        hint(model, "%s", problems.list[0].message);
    problems_free(&problems);
    return EFFECTS(seated ? EFFECT_ROOM_SAVE : 0);
}

static struct effects choose_wish(struct model *model) {
    static const enum room_text texts[] = {ROOM_PEOPLE, ROOM_TABLES, ROOM_ROUNDS, ROOM_MINUTES};
    struct room *room = model->room;
    if (model->focus == WISH_MAKE)
        return seat(model);
    if (model->focus == WISH_STAY) {
        room->wish.stay = (enum cafe_stay)((room->wish.stay + 1) % STAYS);
        return EFFECTS(EFFECT_ROOM_SAVE);
    }
    if (model->focus == WISH_PEOPLE && room->list)
        hint(model, "%s", _("The people come from participants.yaml in the folder."));
    else if (model->focus >= 0 && model->focus < WISH_STAY)
        open_room_text(model, texts[model->focus], 0, -1);
    return NO_EFFECTS;
}

/* --- a round -------------------------------------------------------------------------------- */

enum step { STEP_BEGIN, STEP_NOTES, STEP_ANEW, STEPS_OF_ROUND };

/* There is always a next round to begin, but after the last one. */
static bool has_step(const struct room *room, enum step step) {
    return step != STEP_BEGIN || room->round < room->wish.rounds - 1;
}

static enum step step_at(const struct room *room, int place) {
    int step = 0;
    while (step < STEPS_OF_ROUND && (!has_step(room, (enum step)step) || place-- > 0))
        step++;
    return (enum step)step;
}

static void write_clock(const struct room *room, struct doc *doc) {
    int passed = room_minutes_passed(room), left = room->minutes - passed;
    if (passed < 0)
        doc_text(doc, STYLE_STATEMENT, "%s", _("Find your table."));
    else if (left > 0)
        doc_text(doc, STYLE_STATEMENT,
                 ngettext("%d minute left", "%d minutes left", (unsigned long)left), left);
    else
        doc_text(doc, STYLE_STATEMENT, "%s", _("Time is up: round off, please."));
    doc_gap(doc);
}

static void write_table(const struct room *room, int table, struct doc *doc) {
    const struct cafe *cafe = room->cafe;
    int round = room_note_round(room), question = cafe_question(cafe, round, table);
    struct buf names = {0};
    for (int p = 0; p < cafe->people->count; p++)
        if (cafe_table(cafe, round, p) == table)
            buf_addf(&names, "%s%s", names.length ? ", " : "", cafe->people->list[p].name);
    doc_text(doc, STYLE_HEADING, _("Table %d, question %d"), table + 1, question + 1);
    if (question < ROUNDS_MAX && room->questions[question])
        doc_text(doc, STYLE_QUIET, "%s", room->questions[question]);
    doc_text(doc, STYLE_PLAIN, "%s", buf_string(&names));
    buf_free(&names);
}

static void view_round(const struct model *model, struct scene *scene) {
    const struct room *room = model->room;
    scene_place(scene, _("round %d of %d"), room_note_round(room) + 1, room->wish.rounds);
    write_clock(room, scene->doc);
    for (int table = 0; table < room->wish.tables; table++)
        write_table(room, table, scene->doc);
    doc_gap(scene->doc);
    for (int step = 0; step < STEPS_OF_ROUND; step++) {
        struct buf label = {0};
        if (!has_step(room, (enum step)step))
            continue;
        if (step == STEP_BEGIN)
            buf_addf(&label, _("Begin round %d"), room->round + 2);
        else
            buf_add_string(&label, step == STEP_NOTES ? _("Write down what tables said")
                                                      : _("Divide the people in another way"));
        scene_lead(scene, buf_string(&label), "");
        buf_free(&label);
    }
    scene->focus_least = -1; /* the tables are to be read first */
}

/* Another seed, that follows from this one: so the plan is another one, and can be made again. */
struct effects room_divide_anew(struct model *model) {
    struct room *room = model->room;
    room_unseat(room);
    room->wish.seed = (room->wish.seed * 17 + 4711) % 1000000;
    replace_screen(model, SCREEN_ROOM_CAFE);
    return EFFECTS(EFFECT_ROOM_SAVE);
}

static struct effects choose_step(struct model *model) {
    struct room *room = model->room;
    if (model->focus < 0) {
        focus_on(model, 0);
        return NO_EFFECTS;
    }
    switch (step_at(room, model->focus)) {
    case STEP_BEGIN:
        room->round++;
        room->began = room->now;
        replace_screen(model, SCREEN_ROOM_CAFE);
        return EFFECTS(EFFECT_ROOM_SAVE);
    case STEP_NOTES:
        open_screen(model, SCREEN_ROOM_NOTES);
        return NO_EFFECTS;
    default:
        ask(model, ASK_DIVIDE);
        return NO_EFFECTS;
    }
}

/* --- both ----------------------------------------------------------------------------------- */

static void view(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Who sits where"));
    if (model->room->cafe)
        view_round(model, scene);
    else
        view_wish(model, scene);
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO)
        return model->room->cafe ? choose_step(model) : choose_wish(model);
    return act_room(model, action);
}

const struct screen_type screen_room_cafe = {view, act, NULL};

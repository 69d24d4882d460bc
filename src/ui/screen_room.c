/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trainer and a room: how many are ready, in large type, and what there is to do; what the room
 * expects before the mirror is shown. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "ui/screens.h"

/* --- large type ----------------------------------------------------------------------------- */

#define SIGN_ROWS 5
#define SIGN_COLUMNS 3
#define SIGN_STROKE 10
#define WIDTH_MOST 76 /* columns: a text is set no wider */

/* The digits 0 to 9 and a stroke, in rows of three columns; 4 is the left one. */
static const unsigned char signs[][SIGN_ROWS] = {
    {7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 3, 1, 7},
    {5, 5, 7, 1, 1}, {7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 2, 2, 2},
    {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7}, {1, 1, 2, 4, 4},
};

/* Columns for COUNT signs of dots DOT columns wide. */
static int large_columns(int count, int dot) {
    return (count * (SIGN_COLUMNS + 1) - 1) * dot;
}

static void add_large_row(const char *number, int row, int dot, struct buf *out) {
    for (const char *c = number; *c; c++) {
        unsigned bits = signs[*c == '/' ? SIGN_STROKE : *c - '0'][row];
        for (int column = 0; column < SIGN_COLUMNS; column++)
            buf_add_repeat(out, bits & 4u >> column ? "█" : " ", dot);
        if (c[1])
            buf_add_repeat(out, " ", dot);
    }
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        buf_remove(out, out->length - 1, 1);
}

void scene_large(const struct model *model, struct scene *scene, const char *number) {
    struct doc *doc = scene->doc;
    int count = (int)strlen(number), scale = 3;
    int room = model->columns - 2 < WIDTH_MOST ? model->columns - 2 : WIDTH_MOST;
    while (scale > 0 &&
           (large_columns(count, 2 * scale) > room || scale * SIGN_ROWS > model->rows / 3))
        scale--;
    int dot = scale > 0 ? 2 * scale : 1;
    if (large_columns(count, dot) > room || model->rows < 12)
        return;
    for (int row = 0; row < SIGN_ROWS; row++)
        for (int again = 0; again < (scale > 0 ? scale : 1); again++) {
            struct buf line = {0};
            add_large_row(number, row, dot, &line);
            doc_text(doc, STYLE_STATEMENT, "%s", buf_string(&line));
            doc_spoken(doc, "");
            buf_free(&line);
        }
    doc_gap(doc);
}

/* --- the room ------------------------------------------------------------------------------- */

enum entry {
    ENTRY_REVEAL,
    ENTRY_SLIDES,
    ENTRY_ADD,
    ENTRY_EXPECTED,
    ENTRY_CAFE,
    ENTRY_NOTES,
    ENTRY_CARDS,
    ENTRY_MEETING,
    ENTRY_CLOSE,
    ENTRY_DESTROY,
    ENTRIES
};

static bool is_there(const struct room *room, enum entry entry) {
    bool closed = room->phase == ROOM_CLOSED;
    switch (entry) {
    case ENTRY_REVEAL:
    case ENTRY_EXPECTED:
        return room->phase == ROOM_WAITING;
    case ENTRY_SLIDES:
    case ENTRY_CARDS:
        return room->release != NULL;
    case ENTRY_ADD:
        return room_may_add(room);
    case ENTRY_CAFE:
    case ENTRY_CLOSE:
        return !closed;
    case ENTRY_DESTROY:
        return closed && room->release;
    default:
        return true;
    }
}

/* The entry at PLACE among those that are there. */
static enum entry entry_at(const struct room *room, int place) {
    int at = 0;
    while (at < ENTRIES && (!is_there(room, (enum entry)at) || place-- > 0))
        at++;
    return (enum entry)at;
}

/* "4 more are needed", or "" */
static void add_missing(const struct room *room, struct buf *out) {
    int missing = room_missing(room);
    if (missing > 0)
        buf_addf(out, ngettext("%d more is needed", "%d more are needed", (unsigned long)missing),
                 missing);
}

static void write_entry(const struct model *model, struct scene *scene, enum entry entry) {
    static const char *const labels[ENTRIES] = {
        [ENTRY_REVEAL] = N_("Show the mirror of the group"),
        [ENTRY_SLIDES] = N_("Look at the mirror"),
        [ENTRY_ADD] = N_("Add what came since"),
        [ENTRY_EXPECTED] = N_("How many people are here"),
        [ENTRY_CAFE] = N_("Who sits where"),
        [ENTRY_NOTES] = N_("Questions, notes and agreements"),
        [ENTRY_CARDS] = N_("Make the conversation cards"),
        [ENTRY_MEETING] = N_("Make the report of the meeting"),
        [ENTRY_CLOSE] = N_("Close the workshop"),
        [ENTRY_DESTROY] = N_("Take the files of the participants away"),
    };
    struct buf state = {0};
    if (entry == ENTRY_REVEAL)
        add_missing(model->room, &state);
    else if (entry == ENTRY_EXPECTED && model->room->expected > 0)
        buf_addf(&state, "%d", model->room->expected);
    scene_lead(scene, _(labels[entry]), buf_string(&state));
    buf_free(&state);
}

static void write_ready(const struct model *model, struct scene *scene) {
    struct doc *doc = scene->doc;
    const struct room *room = model->room;
    unsigned long ready = room_ready(room);
    struct buf number = {0};
    buf_addf(&number, "%lu", ready);
    if (room->expected > 0)
        buf_addf(&number, "/%d", room->expected);
    scene_large(model, scene, buf_string(&number));
    if (room->expected > 0)
        doc_text(doc, STYLE_STATEMENT, _("%lu of %d ready"), ready, room->expected);
    else
        doc_text(doc, STYLE_STATEMENT, ngettext("%lu person ready", "%lu people ready", ready),
                 ready);
    buf_free(&number);
}

/* What came after the mirror was shown. */
static void write_late(const struct room *room, struct doc *doc) {
    if (room->fresh == 0)
        return;
    if (room_missing(room) > 0)
        doc_text(doc, STYLE_PLAIN,
                 ngettext("%lu file came since. It is added when there are %d: that way nobody can "
                          "be found out.",
                          "%lu files came since. They are added when there are %d: that way nobody "
                          "can be found out.",
                          (unsigned long)room->fresh),
                 (unsigned long)room->fresh, room->needed);
    else
        doc_text(
            doc, STYLE_PLAIN,
            ngettext("%lu file came since.", "%lu files came since.", (unsigned long)room->fresh),
            (unsigned long)room->fresh);
}

static void write_state(const struct model *model, struct scene *scene) {
    struct doc *doc = scene->doc;
    const struct room *room = model->room;
    if (room->phase == ROOM_WAITING) {
        write_ready(model, scene);
    } else {
        doc_text(doc, STYLE_STATEMENT, "%s",
                 room->phase == ROOM_CLOSED ? _("The workshop is closed.")
                                            : _("The mirror is open."));
        if (room->release)
            doc_text(doc, STYLE_PLAIN,
                     ngettext("%lu person is in it.", "%lu people are in it.",
                              (unsigned long)room->release->people),
                     (unsigned long)room->release->people);
        if (room->phase == ROOM_REVEALED)
            write_late(room, doc);
    }
    if (room->refused > 0)
        doc_text(doc, STYLE_QUIET,
                 ngettext("%lu file in the folder cannot be counted. What is wrong with it, tells "
                          "lobspiegel gather, when this screen is closed.",
                          "%lu files in the folder cannot be counted. What is wrong with them, "
                          "tells lobspiegel gather, when this screen is closed.",
                          (unsigned long)room->refused),
                 (unsigned long)room->refused);
    doc_gap(doc);
}

void scene_offer_room(const struct model *model, struct scene *scene) {
    scene_offer(scene, ACTION_BACK, NULL);
    if (model->room->release)
        scene_offer(scene, ACTION_CARDS, NULL);
    scene_offer(scene, ACTION_MEETING, NULL);
    scene_offer_rest(scene);
}

struct effects act_room(struct model *model, enum action action) {
    if (action == ACTION_BACK)
        go_back(model);
    else if (action == ACTION_CARDS)
        return EFFECTS(EFFECT_ROOM_CARDS);
    else if (action == ACTION_MEETING)
        return EFFECTS(EFFECT_ROOM_MEETING);
    return NO_EFFECTS;
}

static void view(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("Workshop"));
    scene_place(scene, _("group %s"), model->room->group->code);
    write_state(model, scene);
    for (int i = 0; i < ENTRIES; i++)
        if (is_there(model->room, (enum entry)i))
            write_entry(model, scene, (enum entry)i);
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    if (model->room->release)
        scene_offer(scene, ACTION_CARDS, NULL);
    scene_offer(scene, ACTION_MEETING, NULL);
    scene_offer_rest(scene);
}

static void open_guess(struct model *model) {
    struct buf missing = {0};
    add_missing(model->room, &missing);
    if (room_may_reveal(model->room)) {
        model->guess = -1;
        open_screen(model, SCREEN_ROOM_GUESS);
    } else {
        hint(model, _("The mirror opens when %d people are ready: %s."), model->room->needed,
             buf_string(&missing));
    }
    buf_free(&missing);
}

static struct effects choose(struct model *model, enum entry entry) {
    switch (entry) {
    case ENTRY_REVEAL:
        open_guess(model);
        return NO_EFFECTS;
    case ENTRY_SLIDES:
        model->slide = 0;
        open_screen(model, SCREEN_ROOM_SLIDE);
        return NO_EFFECTS;
    case ENTRY_ADD:
        return EFFECTS(EFFECT_ROOM_REVEAL);
    case ENTRY_EXPECTED:
        open_room_text(model, ROOM_EXPECTED, 0, -1);
        return NO_EFFECTS;
    case ENTRY_CAFE:
        open_screen(model, SCREEN_ROOM_CAFE);
        return NO_EFFECTS;
    case ENTRY_NOTES:
        open_screen(model, SCREEN_ROOM_NOTES);
        return NO_EFFECTS;
    case ENTRY_CARDS:
        return EFFECTS(EFFECT_ROOM_CARDS);
    case ENTRY_MEETING:
        return EFFECTS(EFFECT_ROOM_MEETING);
    case ENTRY_CLOSE:
        ask(model, ASK_CLOSE);
        return NO_EFFECTS;
    case ENTRY_DESTROY:
        ask(model, ASK_DESTROY);
        return NO_EFFECTS;
    default:
        return NO_EFFECTS;
    }
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO)
        return choose(model, entry_at(model->room, model->focus));
    return act_room(model, action);
}

const struct screen_type screen_room = {view, act, NULL};

/* --- what the room expects ------------------------------------------------------------------ */

static int dimension_at(const struct framework *fw, int place) {
    for (int d = 0; d < fw->dimension_count; d++)
        if (fw->dimensions[d].parent < 0 && place-- == 0)
            return d;
    return -1;
}

static void view_levels(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    int guess = model->room->guesses[model->guess];
    doc_text(scene->doc, STYLE_STATEMENT, "%s",
             model_text(model, &fw->dimensions[model->guess].name));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s", _("Where do you think that most of you are?"));
    doc_gap(scene->doc);
    for (int level = 0; level < LEVELS; level++) {
        scene_mark(scene, guess == level ? MARK_ONE_ON : MARK_ONE_OFF,
                   model_text(model, &fw->scale[level].name), guess == level ? _("chosen") : "");
        scene->doc->last->choice.number = level; /* as everywhere: 0 to 4 */
    }
}

static void view_dimensions(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    doc_text(scene->doc, STYLE_STATEMENT, "%s", _("How do you think that your team looks?"));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Ask the room and choose what most people think. You can also go straight to the "
               "mirror."));
    doc_gap(scene->doc);
    for (int i = 0, d; (d = dimension_at(fw, i)) >= 0; i++) {
        int guess = model->room->guesses[d];
        scene_lead(scene, model_text(model, &fw->dimensions[d].name),
                   guess < 0 ? "" : model_text(model, &fw->scale[guess].brief));
    }
    scene_lead(scene, _("Show the mirror now"), "");
}

static void view_guess(const struct model *model, struct scene *scene) {
    scene_title(scene, "%s", _("What do you expect?"));
    if (model->guess >= 0)
        view_levels(model, scene);
    else
        view_dimensions(model, scene);
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_rest(scene);
}

static struct effects choose_dimension(struct model *model) {
    int dimension = dimension_at(model->framework, model->focus), place = model->focus;
    if (dimension < 0)
        return EFFECTS(EFFECT_ROOM_REVEAL);
    replace_screen(model, SCREEN_ROOM_GUESS);
    model->guess = dimension;
    model->focus = model->room->guesses[dimension] < 0 ? 0 : model->room->guesses[dimension];
    model->slide = place; /* to come back behind it */
    return NO_EFFECTS;
}

static struct effects act_guess(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK && model->guess < 0) {
        go_back(model);
        return NO_EFFECTS;
    }
    if (action == ACTION_GO && model->guess < 0)
        return choose_dimension(model);
    bool chosen = action == ACTION_GO || action == ACTION_PICK;
    if (!chosen && action != ACTION_BACK)
        return NO_EFFECTS;
    if (chosen)
        model->room->guesses[model->guess] = (signed char)model->focus;
    int next = model->slide + (chosen ? 1 : 0);
    replace_screen(model, SCREEN_ROOM_GUESS);
    model->guess = -1;
    model->focus = next;
    return EFFECTS(chosen ? EFFECT_ROOM_SAVE : 0);
}

const struct screen_type screen_room_guess = {view_guess, act_guess, NULL};

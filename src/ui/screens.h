/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screens: what the screens share. Private to this folder.
 *
 * A screen is two functions: view() says what is on it, act() does what an offered action means.
 * Moving the cursor, scrolling, help and stopping are the same everywhere and live in update.c. */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "ui/ui.h"
#include "ui/visit.h"

struct screen_type {
    void (*view)(const struct model *model, struct scene *scene);
    struct effects (*act)(struct model *model, enum action action, uint32_t key);
    /* A key that is typed, where the scene is `editing`. */
    struct effects (*type)(struct model *model, uint32_t key);
};

extern const struct screen_type screen_start, screen_records, screen_frameworks, screen_info,
    screen_about, screen_overview, screen_list, screen_item, screen_note, screen_search,
    screen_profile, screen_compare, screen_then, screen_advice, screen_modules, screen_what_if, screen_talk,
    screen_intentions, screen_intention,
    screen_share, screen_close, screen_settings, screen_confirm, screen_room, screen_room_guess,
    screen_room_slide, screen_room_cafe, screen_room_notes, screen_room_text, screen_key_in,
    screen_key_in_check, screen_entrance, screen_invitation, screen_ways_in, screen_help,
    screen_glossary, screen_visit, screen_visit_code, screen_visit_new, screen_visit_close;

const struct screen_type *screen_type_of(enum screen screen);

#define NO_EFFECTS ((struct effects){0, -1})
#define EFFECTS(bits) ((struct effects){(bits), -1})

/* Going places. open_screen() remembers the screen left, replace_screen() does not. */
void open_screen(struct model *model, enum screen screen);
void replace_screen(struct model *model, enum screen screen);
void go_back(struct model *model);

/* From any screen to the overview, with the start screen behind it. */
void open_overview(struct model *model);

/* The first question about the person that this framework has choices for. */
enum about_step about_first_step(const struct model *model);

/* Shows ITEM. */
void open_item(struct model *model, int item);

/* The note of the model's item, in the editor; and back into the assessment: true when it changed. */
void open_note(struct model *model);
bool keep_note(struct model *model);

/* True when a note is being typed, also under the help. */
bool note_is_open(const struct model *model);

/* True when any text is being typed, also under the help: the editor has it. */
bool text_is_open(const struct model *model);

/* Goes on sharing with GROUP. */
struct effects share_with(struct model *model, const struct group *group);

/* In a workshop: opens the editor for WHAT, a note or question AT a table or place; keeps what is
 * typed, true when it changed; what the screens of a room offer alike. */
void open_room_text(struct model *model, enum room_text what, int at, int perspective);
bool keep_room_text(struct model *model);
void scene_offer_room(const struct model *model, struct scene *scene);
struct effects act_room(struct model *model, enum action action);
struct effects room_divide_anew(struct model *model); /* the round is stopped */

/* How a question, or what a note is about, is called; for PERSPECTIVE -1: nothing. */
void room_place_name(const struct model *model, int table, int perspective, struct buf *out);

/* Closes the room that people come in to, after asking when some are inside. */
struct effects close_entrance(struct model *model);
/* An empty sheet to key in; the same after the one at hand was dropped, or became a file. */
void begin_sheet(struct model *model);
void drop_sheet(struct model *model);
void sheet_was_written(struct model *model);
void keying_free(struct keying *keying);

/* Asks before it is done. */
void ask(struct model *model, enum question question);

/* What screens for reading offer and do alike. */
void offer_reading(const struct model *model, struct scene *scene);
struct effects act_reading(struct model *model, enum action action);

/* A level of ITEM in its own words, or else in those of the scale. */
const char *level_label(const struct model *model, int item, int level);

/* To the other language, for now and for the next time. */
struct effects switch_language(struct model *model);

/* A plan in one line; the caller frees it. */
char *intention_text(const struct intention *intention);

/* Search is offered where nothing is being typed that it would take the place of. */
void scene_offer_search(const struct model *model, struct scene *scene);

/* The glossary, with the entry of TERM at the top. */
void open_word(struct model *model, int term);

/* Moves the cursor over the choices, or the text where there are none or it is out of sight. */
bool is_move(enum action action);
void move_about(struct model *model, const struct scene *scene, enum action action);

/* True when what has the cursor is out of sight: a text below it is being read. */
bool is_out_of_sight(const struct model *model, const struct scene *scene);

/* The cursor to CHOICE. */
void focus_on(struct model *model, int choice);

/* What an action means on any screen; the action may be offered on another one. */
struct effects screen_act(struct model *model, enum action action, uint32_t key);

/* Remembers the answer to ITEM, for undo. */
void remember(struct model *model, int item);

/* The first open item from the shown position FROM on, around; -1 when all are done. */
int next_open(const struct model *model, int from);

/* The status line says this until the next message. */
void notice(struct model *model, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for what was typed wrongly: gone with the next key. */
void hint(struct model *model, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says so when what is typed would become too long. */
void hint_full(struct model *model);

/* Building scenes. */
void scene_title(struct scene *scene, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void scene_place(struct scene *scene, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void scene_progress(const struct model *model, struct scene *scene);
void scene_offer(struct scene *scene, enum action action, const char *label);
void scene_offer_moves(struct scene *scene); /* up, down, pages, top, end */
void scene_offer_lines(struct scene *scene); /* up, down, pages: for where is typed */

/* What is offered everywhere at the end: settings, stop, again, help. */
void scene_offer_rest(struct scene *scene);

/* The text being typed, as a field. */
void scene_field(const struct model *model, struct scene *scene);

/* A choice that leads somewhere. */
void scene_lead(struct scene *scene, const char *label, const char *state);

/* A choice with one mark. */
void scene_mark(struct scene *scene, enum mark mark, const char *label, const char *state);

/* NUMBER (digits and "/") as large as the window allows, for the back of the room. It is to be said in
 * the words below it. */
void scene_large(const struct model *model, struct scene *scene, const char *number);

/* A text of the framework in the model's language. */
const char *model_text(const struct model *model, const struct localized *text);

/* The assessment under way, the earlier one and what was made of them. */
void forget_assessment(struct model *model);
void intention_free_texts(struct intention *intention);

/* Advice, and the profile under it, made anew: for another number of hours. */
void refresh_advice(struct model *model);

/* Where an offer stands in the key bar; row -1 when there was no place left. */
struct bar_place {
    int row, column, columns;
};

/* The frame around the body of a screen. Rows that are not there are -1. */
struct frame {
    int title_row, rule_row, body_row, body_rows, status_row, status_rows, bar_row, bar_rows;
    struct bar_place places[OFFERS_MAX]; /* of the scene's offers, rows from bar_row on */
};
struct frame frame_of(const struct model *model, const struct scene *scene);

/* The body set for this model's window. */
struct layout *layout_of(const struct model *model, const struct scene *scene);

/* The first line of the body that is shown, and the most it can be. Where there are choices the
 * one with the focus is in sight, as far up as that allows, or `scroll` lines further for a text
 * below the last one; while `reading`, `scroll` is the line itself. */
int first_line(const struct model *model, const struct scene *scene, const struct layout *layout,
               int rows);
int last_first_line(const struct layout *layout, int rows);

/* What a mouse has hit. */
struct hit {
    enum action action; /* in the key bar; or ACTION_NONE */
    int choice;         /* in the body; or -1 */
    int mark;           /* which mark of it; -1: none of them */
};
struct hit hit_at(const struct model *model, const struct scene *scene, int row, int column);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui: the questionnaire as model -> update -> view. Pure: no terminal, files, clock or random.
 *
 * ui_update() changes the model after a message and returns effects, which the loop in src/cli
 * carries out and answers with another message. ui_view() says what the screen is: a document
 * with choices, and the actions offered. ui_draw() sets that in a canvas; src/line prints it.
 * The model owns its assessments, profiles and advice; framework and records belong to the
 * caller and outlive it. */
#ifndef UI_UI_H
#define UI_UI_H

#include "advice/advice.h"
#include "profile/compare.h"
#include "report/entrance.h"
#include "report/layout.h"
#include "report/slides.h"
#include "sharing/sheet.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/editor.h"
#include "ui/message.h"
#include "ui/settings.h"

/* Below this size a message asks for a larger window. */
#define ROWS_LEAST 8
#define COLUMNS_LEAST 30

enum screen {
    SCREEN_START,
    SCREEN_RECORDS,  /* earlier assessments */
    SCREEN_FRAMEWORKS, /* other questionnaires */
    SCREEN_INFO,     /* about the program and privacy */
    SCREEN_ABOUT,    /* about you, in steps */
    SCREEN_OVERVIEW,
    SCREEN_LIST,     /* items of one dimension, or the open ones */
    SCREEN_ITEM,
    SCREEN_NOTE,
    SCREEN_SEARCH,
    SCREEN_PROFILE,
    SCREEN_COMPARE,    /* now beside the time before */
    SCREEN_THEN,       /* looking back: where was I then? */
    SCREEN_ADVICE,
    SCREEN_MODULES,    /* keep in any case, or leave out */
    SCREEN_WHAT_IF,    /* what if you grow one level */
    SCREEN_TALK,       /* a page for a talk: what to show */
    SCREEN_INTENTIONS, /* up to three plans */
    SCREEN_INTENTION,  /* one of them, in steps */
    SCREEN_SHARE,      /* the group, with whom one is counted, then the exact bytes */
    SCREEN_CLOSE,
    SCREEN_SETTINGS,
    SCREEN_CONFIRM,
    SCREEN_ROOM,       /* a trainer and a room: how many are ready, what to do */
    SCREEN_ROOM_GUESS, /* what the room expects, then the mirror */
    SCREEN_ROOM_SLIDE, /* what the mirror tells, one thing at a time */
    SCREEN_ROOM_CAFE,  /* who sits where, and the clock */
    SCREEN_ROOM_NOTES, /* questions, notes per table, agreements, closing */
    SCREEN_ROOM_TEXT,  /* one of these, or a number, being typed */
    SCREEN_ENTRANCE,   /* the way in to a room: address, room code */
    SCREEN_INVITATION, /* the same as a text for a chat */
    SCREEN_WAYS_IN,    /* the ways to take part */
    SCREEN_KEY_IN,       /* a sheet of paper being keyed in */
    SCREEN_KEY_IN_CHECK, /* ... looked over */
    SCREEN_VISIT,       /* a participant on the trainer's computer: begin, or go on with a code */
    SCREEN_VISIT_CODE,  /* which code */
    SCREEN_VISIT_NEW,   /* the code she got */
    SCREEN_VISIT_CLOSE, /* what she takes home */
    SCREEN_HELP,
    SCREEN_GLOSSARY,
    SCREENS
};

enum about_step { STEP_ROLES, STEP_STAGE, STEP_SECTOR, STEP_LINES, STEP_DEPTH, STEPS };

/* What a person writes of an intention, one thing at a time. */
enum intention_step { INTENTION_ABOUT, INTENTION_WHAT, INTENTION_WHEN, INTENTION_WITH, INTENTION_STEPS };

/* Sharing, one thing at a time. The first one only where group files were found, the third one only
 * where the group breaks down its figures. */
enum share_step { SHARE_GROUPS, SHARE_CODE, SHARE_BUCKET, SHARE_BYTES };

/* A group whose file was found. */
struct group_entry {
    const char *code, *period;
    const char *path; /* for the loop */
};

/* What is asked before it is done. */
enum question {
    ASK_NEW,    /* another assessment beside the one under way */
    ASK_FORGET, /* an intention is taken away */
    ASK_RESET,  /* all settings as they were */
    ASK_CLOSE,   /* nobody shares with the group any more */
    ASK_DIVIDE,  /* a round is stopped, and people get other tables */
    ASK_DROP,    /* a sheet that was keyed in is not written */
    ASK_DESTROY, /* the files of the people who are in the figures are taken away */
    ASK_CLOSE_ROOM, /* who is inside is cut off */
    ASK_END,        /* a visitor's report is printed, and her record destroyed */
    ASK_END_UNSHARED, /* the same, and she shared nothing */
};

/* What is typed in a workshop. */
enum room_text {
    ROOM_EXPECTED, /* numbers */
    ROOM_PEOPLE,
    ROOM_TABLES,
    ROOM_ROUNDS,
    ROOM_MINUTES,
    ROOM_QUESTION, /* texts */
    ROOM_NOTE,
    ROOM_AGREEMENTS,
    ROOM_CLOSING,
};

/* Sheets of paper being keyed in: the one at hand, typed one time or two. */
struct keying {
    struct sheet *sheets[2]; /* as it was read the first time, and the second */
    bool twice;
    int turn;    /* which of the two is in the editor */
    int written; /* sheets that became files */
    struct buf last; /* the one before, as it was typed: two are rarely the same */
};

/* An answer as it was, to go back to. */
struct undo {
    int item;
    struct answer before; /* without the note */
};

#define UNDO_MAX 32

/* One record on disk, as the start screen lists it. */
struct record_entry {
    const char *path;
    struct record_head head;
};

/* One framework that can be chosen. */
struct framework_entry {
    const char *id, *title; /* title in the language of the screen */
    const char *path;       /* for the loop */
};

/* A screen to go back to, with where the cursor was. */
struct place {
    enum screen screen;
    int focus, scroll;
    bool moved, reading;
    enum screen help_for;
};

#define PLACES_MAX 16

struct model {
    const struct framework *framework;
    const struct record_entry *records; /* newest first */
    int record_count;
    const struct framework_entry *frameworks; /* listed when they are asked for */
    int framework_count;
    char language[3]; /* "nl" or "en" */
    struct settings settings;
    struct assessment *assessment; /* NULL on the start screen */
    struct assessment *earlier;    /* the finished one before it, or NULL */
    struct assessment *latest;     /* start screen: the newest record, for its intentions; or NULL */
    bool looking_back;             /* an earlier, finished record: to read, not to change */
    int rows, columns;

    enum screen screen;
    struct place places[PLACES_MAX];
    int place_count;
    int focus;    /* choice under the cursor; -1: none yet, or above the first */
    int scroll;   /* without choices: the first line shown; with them: see first_line() */
    bool reading; /* the cursor is in the text above the first choice */
    bool moved;   /* the cursor was moved since the screen was entered */

    enum about_step step;
    int item;           /* SCREEN_ITEM, SCREEN_NOTE */
    bool wish;          /* digits are for the wanted level */
    int list_dimension; /* SCREEN_LIST: -1 for the open items */
    enum screen help_for;
    struct editor editor; /* what is typed on a screen with a field */
    int hours;                  /* budget for the advice */
    signed char *module_wishes; /* per module: 1 in any case, -1 left out, 0 neither; or NULL */
    unsigned talk;              /* SCREEN_TALK: what to show, a bit per enum talk_part */
    int grown;                  /* SCREEN_WHAT_IF: the dimension, or -1 */

    struct undo undo[UNDO_MAX]; /* the newest last */
    int undo_count;
    int intention; /* SCREEN_INTENTION: its place in the assessment */
    enum intention_step intention_step;
    struct intention draft;         /* owns its texts */
    enum share_step share_step;
    const struct group_entry *groups; /* listed when they are asked for */
    int group_count;
    char group[GROUP_CODE_MAX + 1]; /* SCREEN_SHARE: the code that was typed */
    const struct group *sharing;    /* the group chosen; the loop's */
    int bucket;                     /* of it; -1: not said */
    struct buf preview;             /* the bytes to share; empty while something is asked */
    enum question question;         /* SCREEN_CONFIRM */

    struct room *room; /* of the loop; NULL outside a workshop */
    struct visit *visit; /* of the loop; NULL unless a visitor is here (visit.h) */
    int slide;         /* SCREEN_ROOM_SLIDE */
    int guess;         /* SCREEN_ROOM_GUESS: the dimension, or -1 for the list of them */
    enum room_text room_text; /* SCREEN_ROOM_TEXT */
    int table, perspective;   /* of the note that is typed; `table` is also the question */

    const struct entrance *entrance; /* of the loop; NULL where nobody is let in */
    struct keying *keying; /* NULL where no paper is keyed in */

    struct profile *profile, *previous; /* now, and of `earlier` */
    struct comparison *comparison;
    struct advice *advice;
    struct what_if *what_if; /* for `grown`, or NULL */

    struct buf notice; /* what the status line says */
    enum style notice_style;
    bool notice_passes; /* it goes with the next key */
    const char *saved_notice; /* what to say instead of "Saved"; NULL: that. To translate */
};

/* What the loop must do after an update. */
enum effect {
    EFFECT_SAVE = 1 << 0,     /* write the record; answer with MESSAGE_SAVED or _FAILED */
    EFFECT_NEW = 1 << 1,      /* make a new record; answer with MESSAGE_OPENED or _FAILED */
    EFFECT_AMEND = 1 << 2,   /* make a new record that starts from the one open; same answers */
    EFFECT_OPEN = 1 << 3,     /* open records[effects.choice]; same answers */
    EFFECT_LANGUAGE = 1 << 4, /* switch to model->language */
    EFFECT_REPORT = 1 << 5,   /* write the report; answer with MESSAGE_REPORTED or _FAILED */
    EFFECT_TALK = 1 << 6,    /* write the page for a talk; same answers */
    EFFECT_QUIT = 1 << 7,
    EFFECT_LIST = 1 << 8,      /* list the frameworks in model->frameworks */
    EFFECT_FRAMEWORK = 1 << 9, /* change to frameworks[effects.choice] by model_change() */
    EFFECT_SETTINGS = 1 << 10,  /* use and keep model->settings */
    EFFECT_EDITOR = 1 << 11,    /* the note in the person's own editor; answer with MESSAGE_EDITED */
    EFFECT_GROUPS = 1 << 12,   /* list the group files there are in model->groups */
    EFFECT_GROUP = 1 << 13,    /* read groups[effects.choice], or the one with the code model->group
                                * when that is -1; answer with MESSAGE_GROUP or _FAILED */
    EFFECT_PREVIEW = 1 << 14,  /* make the file for model->sharing; answer with MESSAGE_PREVIEW */
    EFFECT_SHARE = 1 << 15,    /* write that file; answer with MESSAGE_SHARED or _FAILED */
    EFFECT_REDRAW = 1 << 16,   /* show everything anew */
    /* In a workshop; all answer with MESSAGE_FAILED when they fail. */
    EFFECT_ROOM_SAVE = 1 << 17,    /* keep the room; answer with MESSAGE_SAVED */
    EFFECT_ROOM_REVEAL = 1 << 18,  /* make figures; answer with MESSAGE_REVEALED */
    EFFECT_ROOM_CARDS = 1 << 19,   /* write the cards; answer with MESSAGE_TOLD */
    EFFECT_ROOM_MEETING = 1 << 20, /* write the report of the meeting; answer with MESSAGE_TOLD */
    EFFECT_ROOM_CLOSE = 1 << 21,   /* close the group; answer with MESSAGE_TOLD */
    EFFECT_ROOM_DESTROY = 1 << 22, /* take files away; answer with MESSAGE_TOLD */
    EFFECT_KEY_IN = 1 << 23, /* write the sheet keying->sheets[0]; answer with MESSAGE_KEYED_IN or
                              * _FAILED */
    /* During a visit. */
    EFFECT_VISIT_OPEN = 1 << 24,  /* the record with the code visit->typed; answer with
                                   * MESSAGE_OPENED or _FAILED */
    EFFECT_VISIT_LINES = 1 << 25, /* go on line by line */
    EFFECT_VISIT_END = 1 << 26,   /* stop, print the report and destroy the record */
};

struct effects {
    unsigned set;
    int choice;
};

struct model *model_new(const struct framework *framework, const struct record_entry *records,
                        int record_count, const char *language, int rows, int columns);
void model_free(struct model *model);

/* Puts another framework and its records in the place of the model's. An assessment under way
 * is let go: it is on disk. */
void model_change(struct model *model, const struct framework *framework,
                  const struct record_entry *records, int record_count);

/* Makes the model the trainer's screen of ROOM, which belongs to the caller and must outlive it. */
void model_enter_room(struct model *model, struct room *room);

/* Makes the model the screen of the way in to a room; ENTRANCE is the caller's and must outlive it. */
void model_enter_entrance(struct model *model, const struct entrance *entrance);
/* Makes the model the screen on which sheets of PAPER (its shown items) are keyed in for GROUP, each
 * TWICE or once. Both belong to the caller and must outlive the model. */
void model_enter_key_in(struct model *model, const struct assessment *paper,
                        const struct group *group, bool twice);

struct effects ui_update(struct model *model, const struct message *message);

/* What the model asks of the advice. The arrays in WISH live until model_wish_free(). */
void model_wish(const struct model *model, struct advice_wish *wish);
void model_wish_free(struct advice_wish *wish);

/* The start screen reminds of the intentions in LATEST, the newest record; the model takes it over. */
void model_remind(struct model *model, struct assessment *latest);

/* An action the screen offers, with other words than the table's when LABEL is not NULL. */
struct offer {
    enum action action;
    const char *label;
};

#define OFFERS_MAX 32

/* What is on the screen. Texts live in the document. */
struct scene {
    struct doc *doc;
    const char *title;    /* where am I */
    const char *place;    /* at the right: "4 of 9"; "" for none */
    const char *progress; /* at the right of the status line; "" for none */
    const char *progress_short; /* the same where there is little room */
    int focus;            /* choice under the cursor, or -1 */
    int focus_least;      /* -1 when the cursor may stand above the first choice */
    bool editing;         /* keys are typed into the model's editor */
    const struct keymap *keymap;
    struct offer offers[OFFERS_MAX];
    int offer_count;
};

void ui_view(const struct model *model, struct scene *scene);
void scene_free(struct scene *scene);

/* Draws the scene and the model's notice; shows a short message where the canvas is too small. */
struct canvas *ui_draw(const struct model *model, const struct scene *scene);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loop: the questionnaire at work: a front end, the model, and the effects carried out. Private
 * to this folder. The session owns its model, store and framework. */
#ifndef CLI_LOOP_H
#define CLI_LOOP_H

#include "cli/cli.h"
#include "cli/parcel.h"
#include "cli/store.h"
#include "line/line.h"
#include "tty/tty.h"

struct key_in;
struct room_session;
struct kiosk;

struct session {
    const struct request *request;
    struct framework *framework;
    struct store store;
    struct model *model;
    char *path;       /* of the record being answered, or NULL */
    struct framework_entry *frameworks; /* to choose from; listed when asked for */
    int framework_count;
    struct group_entry *groups; /* to share with; listed when asked for */
    int group_count;
    struct group *group;  /* the one chosen, or NULL */
    struct parcel parcel; /* the file to share, while it is looked at */
    struct room_session *room; /* of run_room(); NULL outside a workshop */
    struct key_in *key_in; /* of cmd_key_in(); NULL where no paper is keyed in */
    struct kiosk *kiosk;       /* of cmd_kiosk(); it carries out the effects. NULL elsewhere */
    int patience;              /* seconds without a key after which the session stops; 0: no end */
    bool overdue;              /* that is why it stopped */
    struct tty *tty;  /* or NULL in line mode; owned by run_front_end() */
    bool redraw;      /* show everything anew */
    bool unsaved;     /* the last save failed */
    bool warned;      /* that stopping now loses what could not be saved */
    bool stop;
};

/* Opens framework and store; says what is wrong and returns false when that cannot be done. */
bool session_open(struct session *session, const struct request *request, int *status);
void session_close(struct session *session);

/* One message through the model, with everything that follows from it. */
void session_send(struct session *session, const struct message *message);

/* Goes on with the newest unfinished record, or begins a new one. */
void session_begin(struct session *session);

/* The front ends. They return an exit status. */
int run_line(struct session *session);
int run_screen(struct session *session);

/* The front end that the request and the terminal ask for, with all that is said afterwards. The
 * model is there; with ROOM the session is a workshop. Returns an exit status. */
int run_session(struct session *session);

/* Writes the sheet that was keyed in, and tells the model what came of it. */
void key_in_carry_out(struct session *session);

/* How the screen is to be used, as the settings and the environment say. */
struct tty_options screen_options(const struct request *request, const struct settings *settings);

#endif

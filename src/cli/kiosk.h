/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kiosk: a visit at work: a participant of a room who came in over ssh, on the trainer's account.
 * Private to this folder.
 *
 * Nothing here leads to a shell, another file, settings or an editor, by construction:
 * - the environment is forgotten before anything looks at it, but for TERM;
 * - ui/visit.h lists the screens, actions and effects there are, and ui_update() drops the others;
 * - kiosk_carry_out() has its own table of effects, and no code for others;
 * - the files written are a record in --visitors and a result in --to, under names that are
 *   computed and never typed; limits of the system keep the process small, and alone. */
#ifndef CLI_KIOSK_H
#define CLI_KIOSK_H

#include "cli/loop.h"
#include "cli/visitors.h"

struct kiosk {
    const char *group_path; /* read again each time that something is shared */
    const char *to;         /* where results go */
    struct group *group;
    struct framework *framework;
    struct visitors visitors;
    struct visit visit;   /* what the screens know */
    struct parcel parcel; /* the file to share, while it is looked at */
    int place;            /* the item that the record on disk goes on with */
    bool to_lines;        /* she wants to go on line by line */
    bool ending;          /* she has confirmed that her record is destroyed */
    bool barred;          /* there were too many wrong codes */
};

/* True when this command line is that of a visit: `kiosk` comes first, and no help is asked.
 * Without this cmd_kiosk() does nothing. */
bool kiosk_is_visit(int argc, char **argv);

/* Forgets the environment, but for TERM when that is a name. Call before anything reads it. */
void kiosk_forget_environment(void);

/* Limits for this process and all it might do. Call before the first file is opened to write. */
void kiosk_set_limits(void);

/* From now on this process can change files in these two folders only, start no program and open no
 * connection; what is open stays so. False where the system cannot hold that: then the rest of the
 * walls must do. */
bool kiosk_fence(const char *visitors, const char *to);

/* Carries out EFFECTS, those of VISIT_EFFECTS that there are in it. */
void kiosk_carry_out(struct session *session, unsigned effects);

#endif

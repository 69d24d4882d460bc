/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entrance: how people take part in a workshop, as it is told to a room: over ssh, on their own
 * machine, or on paper. The texts belong to the caller. */
#ifndef REPORT_ENTRANCE_H
#define REPORT_ENTRANCE_H

#include <stdbool.h>

#include "report/doc.h"

struct entrance {
    const char *group;           /* its code */
    const char *group_file;      /* as it is handed out: CODE.group.yaml */
    const char *folder;          /* of the workshop, as the trainer calls it */
    const char *framework;       /* the questionnaire's name for --framework */
    const char *const *commands; /* what to type to come in, the likeliest first */
    int command_count;
    const char *code;        /* the room code; "" when there is none yet */
    const char *fingerprint; /* of the host key; "" when there is none yet */
    int inside;              /* how many came in and are not ready yet */
    bool lost;               /* nobody can come in any more */
};

/* An invitation for a chat: what to type, and what is asked then. */
void report_invitation(struct doc *doc, const struct entrance *entrance);

/* The three ways to take part, for the trainer. */
void report_ways_in(struct doc *doc, const struct entrance *entrance);

#endif

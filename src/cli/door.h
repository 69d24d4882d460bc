/* SPDX-License-Identifier: GPL-3.0-or-later */
/* door: a room whose way in is open, for the loop and its screen. Private to this folder. */
#ifndef CLI_DOOR_H
#define CLI_DOOR_H

#include "cli/way_in.h"
#include "report/entrance.h"

#define DOOR_MILLISECONDS 2000 /* between two looks at how many are inside */

struct door {
    struct way_in way;
    struct entrance shown; /* what the screen tells; texts of `way` and of this */
    char **commands;
    const char *called; /* the folder, as the trainer called it; the caller's */
    char *group_name, *folder_name;
};

/* Describes DOOR's way in, as it is now. */
void door_describe(struct door *door);
void door_free(struct door *door);

/* What becomes readable when the server stops; -1: nothing. */
int door_watch(const struct door *door);

/* Looks whether the server is there and how many are inside; true when something changed. */
bool door_look(struct door *door);

#endif

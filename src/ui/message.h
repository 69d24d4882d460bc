/* SPDX-License-Identifier: GPL-3.0-or-later */
/* message: what happened, as the model hears it. Front ends make messages of keys and lines; the
 * loop in src/cli makes them of what its effects led to. */
#ifndef UI_MESSAGE_H
#define UI_MESSAGE_H

#include <stdint.h>

struct assessment;
struct group;

enum message_type {
    MESSAGE_KEY,      /* key */
    MESSAGE_PICK,     /* number: a choice by its place, counted from 0 (line mode) */
    MESSAGE_ITEM,     /* number: an item of the framework to go to (line mode) */
    MESSAGE_CLICK,    /* row, column: a mouse, where it was asked for */
    MESSAGE_TEXT,     /* text: pasted or typed as a whole; dropped where nothing is typed */
    MESSAGE_EDITED,   /* text: the whole note, back from the person's own editor */
    MESSAGE_RESIZE,   /* rows, columns */
    MESSAGE_OPENED,   /* assessment, earlier: the model takes them over */
    MESSAGE_SAVED,
    MESSAGE_REPORTED, /* text: the path */
    MESSAGE_GROUP,    /* group: to share with; it lives until the next one */
    MESSAGE_PREVIEW,  /* text: the exact bytes of a file to share */
    MESSAGE_SHARED,   /* text: the path */
    MESSAGE_TOLD,     /* text: something good to know */
    MESSAGE_WOKEN,    /* something changed in the folder that is watched, or time went by */
    MESSAGE_REVEALED, /* there are (new) figures in the room */
    MESSAGE_KEYED_IN, /* the sheet is a file now */
    MESSAGE_FAILED,   /* text: what went wrong and what to do */
};

struct message {
    enum message_type type;
    uint32_t key;
    int number;
    const char *text;
    int rows, columns; /* of the window */
    int row, column;   /* of a click */
    struct assessment *assessment;
    const struct group *group;
    struct assessment *earlier; /* the finished one before it, to compare with; or NULL */
};

#endif

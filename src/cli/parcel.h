/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parcel: a result file made ready, shown, and only then written. Private to this folder. */
#ifndef CLI_PARCEL_H
#define CLI_PARCEL_H

#include "sharing/sharing.h"

struct parcel {
    char name[2 * RESULT_RANDOM_BYTES + 1]; /* tells nothing about what is inside */
    struct buf bytes;
};

/* The file for GROUP, whose code must be good. parcel_free() gives its memory back. */
void parcel_make(struct parcel *parcel, const struct assessment *assessment, const char *group);
void parcel_free(struct parcel *parcel);

/* Writes it to FOLDER, with a time that says nothing (privacy rule R6). Returns its path, which
 * the caller frees; NULL with a problem when it could not be written. */
char *parcel_write(const struct parcel *parcel, const char *folder, struct problems *problems);

#endif

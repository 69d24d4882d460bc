/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parcel: a result file made ready, shown, and only then written. Private to this folder. */
#ifndef CLI_PARCEL_H
#define CLI_PARCEL_H

#include "cli/store.h"
#include "sharing/sharing.h"

struct parcel {
    char number[RESULT_NAME_SIZE];
    char name[RESULT_NAME_SIZE + sizeof SEALED_ENDING]; /* its number: tells nothing more */
    struct buf bytes;                                   /* what it says, to show */
    struct buf sealed; /* what is written of it when the group has a key */
};

/* The file for GROUP, counted in BUCKET (-1: not said). RANDOM is fresh, or the number that this
 * person's file for this group had before. parcel_free() gives its memory back. */
void parcel_make(struct parcel *parcel, const struct assessment *assessment,
                 const struct group *group, int bucket,
                 const unsigned char random[static RESULT_RANDOM_BYTES]);
void parcel_free(struct parcel *parcel);

/* The number for a file of ASSESSMENT for GROUP: the one that it or another record in STORE has, so
 * that one person is counted once; else a fresh one. */
void parcel_number(const struct assessment *assessment, const struct store *store,
                   const struct group *group, unsigned char out[static RESULT_RANDOM_BYTES]);

/* Notes the parcel's number in ASSESSMENT; false with a problem when there is no place for it. */
bool parcel_note_number(const struct parcel *parcel, struct assessment *assessment,
                        const struct group *group, struct problems *problems);

/* Keeps the parcel's number in ASSESSMENT, whose record is at PATH, before the file is given
 * away. */
bool parcel_keep_number(const struct parcel *parcel, struct assessment *assessment,
                        const struct group *group, const char *path, struct problems *problems);

/* Writes it to FOLDER, with a time that says nothing (privacy rule R6); a file of the same number
 * is replaced. Returns its path, which the caller frees; NULL with a problem when it could not be
 * written. */
char *parcel_write(const struct parcel *parcel, const char *folder, struct problems *problems);

#endif

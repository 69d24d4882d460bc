/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visitors: the records of the participants of a room while they are busy. Private to this folder.
 *
 * They are in a folder of the room's own, mode 0700, outside the folder of the workshop:
 *     salt           random; drawn by whoever comes first. Who removes it makes all unreadable
 *     NAME.visit     a record/1 file, sealed (libsodium's secretbox); mode 0600
 *     NAME.lock      locked by the program that has the record open
 * NAME and the key of the seal are made from the code of the visitor and the salt by a slow hash
 * (Argon2id), and the code itself is nowhere. So nobody finds a record, or reads it, without its
 * code: not the trainer, who owns these files, either, short of trying all codes or of looking into
 * the memory of a running program.
 *
 * struct visitors is of one connection, and opens one record at most. */
#ifndef CLI_VISITORS_H
#define CLI_VISITORS_H

#include <sodium.h>

#include "assessment/assessment.h"
#include "base/base.h"
#include "ui/visit.h"

/* The names of the files. */
#define VISIT_ENDING ".visit"
#define VISIT_LOCK_ENDING ".lock"
#define VISITORS_SALT "salt"
#define VISITORS_DOOR "door" /* its lock: one at a time comes in */

#define VISITORS_MAX 200
#define VISITORS_TRIES 5 /* wrong codes per connection */

struct visitors {
    const char *folder;
    unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char key[crypto_secretbox_KEYBYTES]; /* of the record that is open */
    char *path, *lock_path;                       /* of it; NULL: none */
    int lock;                                     /* -1: none */
    int tries;                                    /* left */
};

/* Opens FOLDER; refused with a problem when others may look into it, or when it is inside SHARED,
 * the folder that files are shared to. visitors_close() in any case. */
bool visitors_open(struct visitors *visitors, const char *folder, const char *shared,
                   struct problems *problems);

/* Lets go of the record; it stays on disk. */
void visitors_close(struct visitors *visitors);

/* Draws a fresh CODE and takes its place, with nothing in it yet. False with a problem when there
 * are VISITORS_MAX records, or when the place cannot be taken. */
bool visitors_begin(struct visitors *visitors, char code[static VISIT_CODE_SIZE],
                    struct problems *problems);

/* Opens the record with CODE. A program that has it open still is asked to save and end. False when
 * there is none, or with a problem when it cannot be opened; costs one of the tries when there is
 * none. */
bool visitors_find(struct visitors *visitors, const char *code, struct problems *problems);

/* The record that is open. */
bool visitors_save(const struct visitors *visitors, const struct assessment *assessment,
                   struct problems *problems);
struct assessment *visitors_load(const struct visitors *visitors, const struct framework *framework,
                                 struct problems *problems);

/* Overwrites the record that is open and removes it. False with a problem when it may be there
 * still. */
bool visitors_destroy(struct visitors *visitors, struct problems *problems);

#endif

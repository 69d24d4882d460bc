/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger_files: a group's ledger on the coordinator's disk. Private to this folder.
 *
 * It lies in groups/CODE-ID/ of the data folder, readable by its owner only, beside the secret key
 * of a sealed group. A lock there keeps two programs from releasing at once. */
#ifndef CLI_LEDGER_FILES_H
#define CLI_LEDGER_FILES_H

#include "gathering/ledger.h"

struct ledger_place {
    char *folder;
    int lock; /* -1: not locked */
};

/* The folder of GROUP, which is made when WRITING and locked. False with a problem. */
bool ledger_place_open(struct ledger_place *place, const struct group *group, bool writing,
                       struct problems *problems);
void ledger_place_close(struct ledger_place *place);

/* The ledger kept there, or an empty one where there is none yet. NULL with problems when it is
 * damaged: then nothing may be released. The caller frees it. */
struct ledger *ledger_load(const struct ledger_place *place, const struct framework *framework,
                           const struct group *group, struct problems *problems);

/* Keeps it: the numbers in a new file first, then the ledger that names them, so that one of the
 * two is whole at any moment. */
bool ledger_save(const struct ledger_place *place, const struct ledger *ledger,
                 struct problems *problems);

/* The secret key in the bytes of its file; and the one kept there, as text the caller wipes and frees; NULL when there is none. */
char *secret_key_from(const struct buf *bytes);
char *secret_key_load(const struct ledger_place *place);

#endif

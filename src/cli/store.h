/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store: records on disk. Private to this folder.
 *
 * Records are NAME.record.yaml in $XDG_DATA_HOME/lobspiegel (or ~/.local/share/lobspiegel),
 * readable by their owner only. A lock file there keeps two programs from writing at once. */
#ifndef CLI_STORE_H
#define CLI_STORE_H

#include "ui/ui.h"

struct store {
    char *folder;
    char *framework; /* only records of this framework are listed; NULL: all */
    struct record_entry *records; /* newest first */
    int record_count;
    int lock; /* -1: not locked */
};

/* Opens the store, makes its folder when WRITING, and lists its records, of FRAMEWORK (an id)
 * only when that is not NULL. Records that cannot be read are left alone and added to PROBLEMS.
 * False when there is no place to keep records. */
bool store_open(struct store *store, const char *framework, bool writing,
                struct problems *problems);
void store_close(struct store *store);

/* Takes the lock; false with a problem when another program has it. */
bool store_lock(struct store *store, struct problems *problems);

/* Changes to the records of another framework. */
void store_use(struct store *store, const char *framework, struct problems *problems);

/* A path for a new record of DAY that does not exist yet. The caller frees it. */
char *store_new_path(const struct store *store, struct date day);

bool store_save(const char *path, const struct assessment *assessment, struct problems *problems);
struct assessment *store_load(const char *path, const struct framework *framework,
                              struct problems *problems);

/* The finished record before the one at PATH, to compare with; before all when PATH is not among
 * the records (it is new). NULL when there is none that can be read. */
struct assessment *store_load_earlier(const struct store *store, const char *path,
                                      const struct framework *framework);

#endif

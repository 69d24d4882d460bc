/* SPDX-License-Identifier: GPL-3.0-or-later */
/* harvest: result files read from folders and counted, by all processors at once. Private to this
 * folder.
 *
 * Each worker counts in tallies of its own, which are added up at the end; what a result said is
 * forgotten as soon as it is counted. In memory stays only the number of each result, to notice
 * copies. harvest_free() gives everything back. */
#ifndef CLI_HARVEST_H
#define CLI_HARVEST_H

#include "gathering/ledger.h"
#include "gathering/region.h"

#define WORKERS_MOST 64

struct harvest_job {
    const struct framework *framework;
    const struct group *group;
    const struct ledger *ledger;  /* results that are in already are passed over */
    const char *secret_key;       /* for sealed files; NULL: there is none */
    const char *const *paths;     /* files and folders */
    int path_count;
    int workers;                  /* 0: as many as there are processors */
    bool remove; /* take away the files of results that are in the ledger, and count nothing */
    void (*progress)(void *context, uint64_t files); /* or NULL; called now and then */
    void *context;
};

struct harvest {
    struct tallies *tallies;
    result_number *numbers; /* of the results counted, sorted */
    size_t number_count;
    struct region *region;   /* of a region: its schools together; else NULL */
    struct handup **handups; /* ... each of them, in the order of the numbers */
    size_t handup_count;
    uint64_t files;   /* looked at */
    uint64_t known;   /* in the ledger already (or removed) */
    uint64_t copies;  /* the same result once more; of a region: replaced by another of one school */
    uint64_t refused; /* for the reasons in `refusals` */
    uint64_t others;  /* no files of lobspiegel */
    struct problems refusals; /* by file name */
};

/* Does the job. False with PROBLEMS when a path that was named cannot be opened; files in a folder
 * that cannot be used are refused, and the rest is counted. */
bool harvest_read(const struct harvest_job *job, struct harvest *harvest,
                  struct problems *problems);
void harvest_free(struct harvest *harvest);

#endif

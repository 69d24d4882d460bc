/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gathering: the steps of the command `gather`, in their order. Private to this folder.
 *
 * Each returns an exit status after saying what is wrong; the steps after it are then left out.
 * gathering_close() gives everything back, whatever went wrong. */
#ifndef CLI_GATHERING_H
#define CLI_GATHERING_H

#include "cli/cli.h"
#include "cli/harvest.h"
#include "cli/ledger_files.h"
#include "gathering/told.h"

struct gathering {
    const struct request *request;
    struct framework *framework;
    struct group *group;
    struct group *region; /* to which is handed up; NULL: figures are released */
    struct ledger_place place;
    struct ledger *ledger;
    char *secret_key;
    struct told *earlier; /* --earlier; NULL: none */
    struct harvest harvest;
    struct buf *said; /* what the steps have to say comes here, a line each; NULL: on standard error */
};

/* Are the options good: is the format one there is, and does what it makes fit where it goes? */
int gathering_check(const struct request *request);

/* The group, its framework, the ledger, the key, the earlier release. */
int gathering_open(struct gathering *gathering, const struct request *request);

/* All files; says how many were counted, and why others were not. */
int gathering_read(struct gathering *gathering);

/* New results become a batch, when there are enough (rules R13, R14). */
int gathering_add(struct gathering *gathering);

/* The harvest becomes a batch of the ledger. */
void gathering_add_batch(struct gathering *gathering);

/* Nobody's answer follows from all releases and the one to come; else STATUS_PRIVACY. */
int gathering_attack(struct gathering *gathering);

/* Reads all files as gathering_read() does, and says nothing about it. */
int gathering_look(struct gathering *gathering);

/* Makes the release and notes it in the ledger, on disk; the caller frees it. */
int gathering_note(struct gathering *gathering, struct release **release);

/* After a step failed: what is in the ledger is what is on disk. */
int gathering_reload(struct gathering *gathering);

/* The ledger first, then the release or what is handed up (so that the ledger is never behind). */
int gathering_release(struct gathering *gathering);

/* Takes away the files of results that are in the ledger, after asking (rule R20). */
int gathering_destroy(struct gathering *gathering);
void gathering_close(struct gathering *gathering);

#endif

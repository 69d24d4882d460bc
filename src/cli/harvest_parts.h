/* SPDX-License-Identifier: GPL-3.0-or-later */
/* harvest_parts: what the files of the harvest share. Private to them. */
#ifndef CLI_HARVEST_PARTS_H
#define CLI_HARVEST_PARTS_H

#include "cli/harvest.h"

/* Paths that wait for a worker: a crate holds up to CRATE_PATHS of them. */
#define CRATE_PATHS 128

struct crate {
    char *paths[CRATE_PATHS]; /* owned */
    int count;
};

/* A result whose number turned up more than once: kept until it is clear what to do. */
struct double_result {
    result_number number;
    char *path; /* as it is shown */
    int bucket;
    struct result_answer *answers;
};

/* What a school handed up, and where it was found. */
struct found_handup {
    struct handup *handup; /* owned */
    char *path;            /* as it is shown */
};

/* What one worker has counted. Nobody else touches it while it works. */
struct worker {
    const struct harvest_job *job;
    const struct result_form *form;
    const result_number *doubles; /* sorted: results with these numbers are kept, not counted */
    size_t double_count;
    struct result *result; /* the one being read */
    struct buf bytes, opened;
    struct tallies *tallies;
    result_number *numbers;
    size_t number_count, number_room;
    struct double_result *kept;
    size_t kept_count;
    struct found_handup *handups; /* of a region */
    size_t handup_count, handup_room;
    uint64_t known, others, refused;
    struct problems refusals;
};

void worker_begin(struct worker *worker, const struct harvest_job *job,
                  const struct result_form *form, const result_number *doubles,
                  size_t double_count);
void worker_end(struct worker *worker);

/* Reads one file and counts it, or notes why not. */
void worker_take(struct worker *worker, const char *path);

/* Refuses PATH, and says WHY; not when files are taken away. */
void worker_refuse(struct worker *worker, const char *path, const char *why);

/* The bytes of a file in a region's folder: notes what was handed up, or refuses it. SEALED: these
 * came out of a sealed file. */
void worker_take_handup(struct worker *worker, const char *path, const struct buf *bytes,
                        bool sealed);

/* One of each school, of all that WORKERS found; they make the tallies of HARVEST. */
void settle_handups(const struct harvest_job *job, struct harvest *harvest,
                    struct worker *workers, int count);

/* Hands CRATEs to workers in threads. walk() finds the files. */
struct yard;

/* Puts PATH in a crate for the workers; waits while they are far behind. */
void yard_put(struct yard *yard, char *path);

/* Finds the files under the paths of JOB and puts them in YARD; what is no file or folder is
 * refused by WORKER, which is the walker's own. Returns how many files there are. */
uint64_t walk(const struct harvest_job *job, struct yard *yard, struct worker *worker,
              struct problems *problems);

/* All workers, at work: fills WORKERS (worker_begin() done by the caller). */
uint64_t yard_run(const struct harvest_job *job, struct worker *workers, int count,
                  struct problems *problems);

#endif

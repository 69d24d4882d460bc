/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crates of paths go from the walker to the workers, each of which has a thread of its own. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>

#include "cli/harvest_parts.h"

#define CRATES_MOST 64 /* that wait */

/* Crates go round: the walker fills them, the workers empty them. */
struct yard {
    pthread_mutex_t lock;
    pthread_cond_t filled, emptied;
    struct crate *waiting[CRATES_MOST];
    int first, count;
    bool closed; /* no more will come */
    struct crate *filling; /* the walker's own */
};

/* A worker and the yard it works in. */
struct hand {
    struct yard *yard;
    struct worker *worker;
};

static void send_crate(struct yard *yard) {
    pthread_mutex_lock(&yard->lock);
    while (yard->count == CRATES_MOST)
        pthread_cond_wait(&yard->emptied, &yard->lock);
    yard->waiting[(yard->first + yard->count++) % CRATES_MOST] = yard->filling;
    yard->filling = NULL;
    pthread_cond_signal(&yard->filled);
    pthread_mutex_unlock(&yard->lock);
}

void yard_put(struct yard *yard, char *path) {
    if (!yard->filling)
        yard->filling = mem_new(1, sizeof *yard->filling);
    yard->filling->paths[yard->filling->count++] = path;
    if (yard->filling->count == CRATE_PATHS)
        send_crate(yard);
}

/* The next crate; NULL when there are no more. */
static struct crate *fetch_crate(struct yard *yard) {
    struct crate *crate = NULL;
    pthread_mutex_lock(&yard->lock);
    while (yard->count == 0 && !yard->closed)
        pthread_cond_wait(&yard->filled, &yard->lock);
    if (yard->count > 0) {
        crate = yard->waiting[yard->first];
        yard->first = (yard->first + 1) % CRATES_MOST;
        yard->count--;
        pthread_cond_signal(&yard->emptied);
    }
    pthread_mutex_unlock(&yard->lock);
    return crate;
}

static void *work(void *argument) {
    struct hand *hand = argument;
    for (struct crate *crate; (crate = fetch_crate(hand->yard));) {
        for (int i = 0; i < crate->count; i++) {
            worker_take(hand->worker, crate->paths[i]);
            free(crate->paths[i]);
        }
        free(crate);
    }
    return NULL;
}

static void close_yard(struct yard *yard) {
    if (yard->filling)
        send_crate(yard);
    pthread_mutex_lock(&yard->lock);
    yard->closed = true;
    pthread_cond_broadcast(&yard->filled);
    pthread_mutex_unlock(&yard->lock);
}

uint64_t yard_run(const struct harvest_job *job, struct worker *workers, int count,
                  struct problems *problems) {
    struct yard yard = {.lock = PTHREAD_MUTEX_INITIALIZER,
                        .filled = PTHREAD_COND_INITIALIZER,
                        .emptied = PTHREAD_COND_INITIALIZER};
    struct hand hands[WORKERS_MOST];
    pthread_t threads[WORKERS_MOST];
    struct worker walker;
    int started = 0;
    worker_begin(&walker, job, workers[0].form, NULL, 0);
    for (int i = 0; i < count; i++) {
        hands[i] = (struct hand){&yard, &workers[i]};
        if (pthread_create(&threads[i], NULL, work, &hands[i]) != 0)
            break;
        started++;
    }
    uint64_t files = 0;
    if (started > 0)
        files = walk(job, &yard, &walker, problems);
    else
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("the system starts no threads: try again later"));
    close_yard(&yard);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    /* what the walker noted goes to the first worker */
    workers[0].known += walker.known;
    workers[0].refused += walker.refused;
    for (int i = 0; i < walker.refusals.count; i++)
        problem_add(&workers[0].refusals, PROBLEM_REFUSED, walker.refusals.list[i].file, 0, 0,
                    "%s", walker.refusals.list[i].message);
    worker_end(&walker);
    return files;
}

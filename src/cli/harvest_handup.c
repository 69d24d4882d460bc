/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What schools handed up: read, and one of each school kept. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/harvest_parts.h"

static void keep(struct worker *worker, const char *path, struct handup *handup) {
    struct buf shown = {0};
    if (worker->handup_count == worker->handup_room) {
        worker->handup_room = worker->handup_room ? 2 * worker->handup_room : 64;
        worker->handups = mem_resize(worker->handups, worker->handup_room, sizeof *worker->handups);
    }
    text_add_clean(&shown, path, strlen(path), false);
    worker->handups[worker->handup_count++] = (struct found_handup){handup, buf_take(&shown)};
}

/* A good one: takes it over. */
static void take(struct worker *worker, const char *path, struct handup *handup) {
    bool known = ledger_has(worker->job->ledger, handup->number);
    if (!worker->job->remove && !known && region_takes(worker->job->group, handup)) {
        keep(worker, path, handup);
        return;
    }
    if (worker->job->remove && known && unlink(path) != 0)
        file_problem(&worker->refusals, path, errno, _("this file cannot be removed"));
    else if (known)
        worker->known++;
    else if (worker->job->remove)
        worker->others++;
    else
        worker_refuse(worker, path,
                      _("this school has too few people for this region: ask it to gather together "
                        "with others, and to hand up as one"));
    handup_free(handup);
}

void worker_take_handup(struct worker *worker, const char *path, const struct buf *bytes,
                        bool sealed) {
    struct buf shown = {0};
    struct problems problems = {0};
    text_add_clean(&shown, path, strlen(path), false);
    struct handup *handup = handup_read(buf_string(&shown), buf_string(bytes), bytes->length,
                                        worker->job->framework, worker->job->group, &problems);
    if (handup && sealed) {
        take(worker, path, handup);
    } else if (handup) {
        worker_refuse(worker, path,
                      _("what is handed up to a region is sealed, and this is not: others may have "
                        "read it. Ask the school to hand up once more"));
        handup_free(handup);
    } else if (!worker->job->remove) {
        const struct problem *why = &problems.list[0];
        problem_add(&worker->refusals, why->kind, why->file, why->line, why->column, "%s",
                    why->message);
        worker->refused++;
    }
    problems_free(&problems);
    buf_free(&shown);
}

/* --- one of each school --------------------------------------------------------------------- */

/* By number, then most people first: figures of a school only grow. */
static int by_school(const void *a, const void *b) {
    const struct found_handup *left = a, *right = b;
    int order = numbers_compare(left->handup->number, right->handup->number);
    if (order == 0 && left->handup->people != right->handup->people)
        order = left->handup->people > right->handup->people ? -1 : 1;
    return order ? order : strcmp(left->path, right->path);
}

/* COUNT files of one school: the one with most people replaces the others. Where two of these say
 * otherwise nobody knows which one is meant. */
static void settle(struct harvest *harvest, struct found_handup *found, size_t count) {
    bool clear = true;
    for (size_t i = 1; i < count && found[i].handup->people == found[0].handup->people; i++)
        clear = clear && handup_same(found[0].handup, found[i].handup);
    if (clear) {
        region_add(harvest->region, found[0].handup);
        memcpy(harvest->numbers[harvest->number_count++], found[0].handup->number,
               sizeof *harvest->numbers);
        harvest->handups[harvest->handup_count++] = found[0].handup;
        found[0].handup = NULL; /* the harvest has it */
        harvest->copies += count - 1;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        problem_add(&harvest->refusals, PROBLEM_REFUSED, found[i].path, 0, 0, "%s",
                    _("one school handed up this and another file that says otherwise: keep the "
                      "newest, and take the other one away"));
        harvest->refused++;
    }
}

/* All that workers found, which is the caller's then. */
static size_t collect(struct worker *workers, int count, struct found_handup **all) {
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        *all = mem_resize(*all, n + workers[i].handup_count, sizeof **all);
        if (workers[i].handup_count > 0)
            memcpy(*all + n, workers[i].handups, workers[i].handup_count * sizeof **all);
        n += workers[i].handup_count;
        workers[i].handup_count = 0;
    }
    return n;
}

void settle_handups(const struct harvest_job *job, struct harvest *harvest, struct worker *workers,
                    int count) {
    struct found_handup *all = NULL;
    size_t n = collect(workers, count, &all);
    harvest->region = region_new(job->framework, job->group);
    harvest->handups = mem_new(n, sizeof *harvest->handups);
    free(harvest->numbers);
    harvest->numbers = mem_new(n, sizeof *harvest->numbers);
    harvest->number_count = 0;
    if (n > 0)
        qsort(all, n, sizeof *all, by_school);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from;
             to < n && numbers_compare(all[from].handup->number, all[to].handup->number) == 0;)
            to++;
        settle(harvest, &all[from], to - from);
    }
    tallies_free(harvest->tallies);
    harvest->tallies = region_tallies(harvest->region);
    for (size_t i = 0; i < n; i++) {
        handup_free(all[i].handup);
        free(all[i].path);
    }
    free(all);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of the work of all workers. */
#include <config.h>

#include "cli/harvest.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/harvest_parts.h"

static void add_refusals(struct harvest *harvest, const struct problems *refusals) {
    for (int i = 0; i < refusals->count; i++) {
        const struct problem *refusal = &refusals->list[i];
        problem_add(&harvest->refusals, refusal->kind, refusal->file, refusal->line,
                    refusal->column, "%s", refusal->message);
    }
    harvest->refusals.not_kept += refusals->not_kept;
}

static void add_worker(struct harvest *harvest, struct worker *worker) {
    tallies_merge(harvest->tallies, worker->tallies);
    numbers_move(&harvest->numbers, &harvest->number_count, worker->numbers,
                 worker->number_count);
    worker->numbers = NULL;
    harvest->known += worker->known;
    harvest->others += worker->others;
    harvest->refused += worker->refused;
    add_refusals(harvest, &worker->refusals);
}

/* Adds the numbers that are there more than once to the sorted DOUBLES; false: there are none. */
static bool find_doubles(const struct harvest *harvest, result_number **doubles, size_t *count) {
    size_t before = *count;
    for (size_t i = 1; i < harvest->number_count; i++) {
        bool same = numbers_compare(harvest->numbers[i], harvest->numbers[i - 1]) == 0;
        bool said = *count > before &&
                    numbers_compare((*doubles)[*count - 1], harvest->numbers[i]) == 0;
        if (!same || said)
            continue;
        *doubles = mem_resize(*doubles, *count + 1, sizeof **doubles);
        memcpy((*doubles)[(*count)++], harvest->numbers[i], sizeof **doubles);
    }
    numbers_sort(*doubles, *count);
    return *count > before;
}

static int by_number(const void *a, const void *b) {
    const struct double_result *left = a, *right = b;
    int order = numbers_compare(left->number, right->number);
    return order ? order : strcmp(left->path, right->path);
}

static bool say_the_same(const struct harvest_job *job, const struct double_result *a,
                         const struct double_result *b) {
    if (a->bucket != b->bucket)
        return false;
    for (int i = 0; i < job->framework->item_count; i++)
        if (a->answers[i].state != b->answers[i].state || a->answers[i].now != b->answers[i].now ||
            a->answers[i].wanted != b->answers[i].wanted)
            return false;
    return true;
}

/* COUNT files with one number: copies count once; where they differ nobody knows which one the
 * person meant. */
static void settle(const struct harvest_job *job, struct harvest *harvest,
                   const struct double_result *doubles, size_t count) {
    bool same = true;
    for (size_t i = 1; i < count; i++)
        same = same && say_the_same(job, &doubles[0], &doubles[i]);
    if (same) {
        struct result result = {.framework = job->framework,
                                .group = job->group,
                                .bucket = doubles->bucket,
                                .answers = doubles->answers};
        tallies_add(harvest->tallies, &result);
        harvest->numbers =
            mem_resize(harvest->numbers, harvest->number_count + 1, sizeof *harvest->numbers);
        memcpy(harvest->numbers[harvest->number_count++], doubles->number,
               sizeof *harvest->numbers);
        harvest->copies += count - 1;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        problem_add(&harvest->refusals, PROBLEM_REFUSED, doubles[i].path, 0, 0, "%s",
                    _("one person shared this and another file that says otherwise: keep the "
                      "newest, and take the other one away"));
        harvest->refused++;
    }
}

static void settle_all(const struct harvest_job *job, struct harvest *harvest,
                       struct worker *workers, int count) {
    struct double_result *all = NULL;
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        all = mem_resize(all, n + workers[i].kept_count, sizeof *all);
        if (workers[i].kept_count > 0)
            memcpy(all + n, workers[i].kept, workers[i].kept_count * sizeof *all);
        n += workers[i].kept_count;
    }
    if (n > 0)
        qsort(all, n, sizeof *all, by_number);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && numbers_compare(all[from].number, all[to].number) == 0;)
            to++;
        settle(job, harvest, &all[from], to - from);
    }
    free(all);
}

/* One time through all files. */
static void go_through(const struct harvest_job *job, const struct result_form *form,
                       const result_number *doubles, size_t double_count,
                       struct harvest *harvest, struct problems *problems) {
    struct worker workers[WORKERS_MOST];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int count = job->workers > 0 ? job->workers : processors > 0 ? (int)processors : 1;
    if (count > WORKERS_MOST)
        count = WORKERS_MOST;
    *harvest = (struct harvest){
        .tallies = tallies_new(job->framework, job->group->bucket_count)};
    for (int i = 0; i < count; i++)
        worker_begin(&workers[i], job, form, doubles, double_count);
    harvest->files = yard_run(job, workers, count, problems);
    for (int i = 0; i < count; i++)
        add_worker(harvest, &workers[i]);
    settle_all(job, harvest, workers, count);
    if (job->group->region)
        settle_handups(job, harvest, workers, count);
    for (int i = 0; i < count; i++)
        worker_end(&workers[i]);
    numbers_sort(harvest->numbers, harvest->number_count);
}

static int by_file(const void *a, const void *b) {
    const struct problem *left = a, *right = b;
    return strcmp(left->file ? left->file : "", right->file ? right->file : "");
}

bool harvest_read(const struct harvest_job *job, struct harvest *harvest,
                  struct problems *problems) {
    struct result_form *form = result_form_new(job->framework, job->group);
    result_number *doubles = NULL;
    size_t count = 0;
    int before = problems->count;
    go_through(job, form, NULL, 0, harvest, problems);
    /* seldom: once more, and keep those apart; again when more of them came meanwhile */
    while (problems->count == before && find_doubles(harvest, &doubles, &count)) {
        harvest_free(harvest);
        go_through(job, form, doubles, count, harvest, problems);
    }
    if (harvest->refusals.count > 0)
        qsort(harvest->refusals.list, (size_t)harvest->refusals.count,
              sizeof *harvest->refusals.list, by_file);
    free(doubles);
    result_form_free(form);
    return problems->count == before;
}

void harvest_free(struct harvest *harvest) {
    tallies_free(harvest->tallies);
    free(harvest->numbers);
    for (size_t i = 0; i < harvest->handup_count; i++)
        handup_free(harvest->handups[i]);
    free(harvest->handups);
    region_free(harvest->region);
    problems_free(&harvest->refusals);
    *harvest = (struct harvest){.tallies = NULL};
}

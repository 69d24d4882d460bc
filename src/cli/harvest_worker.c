/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file after the other: opened with care, compared with the form of a result, counted. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/harvest_parts.h"

/* To see what kind of file something else is, this much of it is enough. */
#define LOOK_BYTES ((size_t)64 << 10)

void worker_begin(struct worker *worker, const struct harvest_job *job,
                  const struct result_form *form, const result_number *doubles,
                  size_t double_count) {
    *worker = (struct worker){
        .job = job, .form = form, .doubles = doubles, .double_count = double_count};
    worker->result = result_new(job->framework, job->group);
    worker->tallies = tallies_new(job->framework, job->group->bucket_count);
}

void worker_end(struct worker *worker) {
    for (size_t i = 0; i < worker->kept_count; i++) {
        free(worker->kept[i].path);
        free(worker->kept[i].answers);
    }
    free(worker->kept);
    for (size_t i = 0; i < worker->handup_count; i++) {
        handup_free(worker->handups[i].handup);
        free(worker->handups[i].path);
    }
    free(worker->handups);
    free(worker->numbers);
    tallies_free(worker->tallies);
    result_free(worker->result);
    problems_free(&worker->refusals);
    buf_free(&worker->bytes);
    buf_free(&worker->opened);
}

void worker_refuse(struct worker *worker, const char *path, const char *why) {
    struct buf shown = {0};
    if (worker->job->remove) /* was said when it was read */
        return;
    text_add_clean(&shown, path, strlen(path), false);
    problem_add(&worker->refusals, PROBLEM_REFUSED, buf_string(&shown), 0, 0, "%s", why);
    worker->refused++;
    buf_free(&shown);
}

/* --- reading -------------------------------------------------------------------------------- */

/* Reads at most MOST bytes from FD into BYTES; false when that fails. */
static bool read_bytes(int fd, size_t most, struct buf *bytes) {
    char part[8192];
    while (bytes->length < most) {
        size_t want = most - bytes->length < sizeof part ? most - bytes->length : sizeof part;
        ssize_t n = read(fd, part, want);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        buf_add(bytes, part, (size_t)n);
    }
    return true;
}

/* Opens PATH when it is an ordinary file; -1 after refusing it. Its size goes to *SIZE. */
static int open_file(struct worker *worker, const char *path, size_t *size) {
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
    if (fd < 0) {
        worker_refuse(worker, path, strerror(errno));
        return -1;
    }
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        *size = (size_t)status.st_size;
        return fd;
    }
    worker_refuse(worker, path, _("is not an ordinary file"));
    close(fd);
    return -1;
}

/* --- what a file is ------------------------------------------------------------------------- */

static bool begins(const struct buf *bytes, const char *with) {
    return strncmp(buf_string(bytes), with, strlen(with)) == 0;
}

/* True for what a trainer keeps beside the results: the group, the workshop, a list of people. They
 * may have remarks before their first key. */
static bool is_of_trainer(const struct buf *bytes) {
    static const char *const types[] = {"group/", "workshop/", "participants/"};
    static const char key[] = "lobspiegel: ";
    const char *text = buf_string(bytes);
    while (*text == '#' || *text == '\n') {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    if (strncmp(text, key, sizeof key - 1) != 0)
        return false;
    text += sizeof key - 1;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (strncmp(text, types[i], strlen(types[i])) == 0)
            return true;
    return false;
}

/* True for an archive, by how it begins: people send many files in one. */
static bool is_archive(const struct buf *bytes) {
    static const struct {
        size_t at, length;
        const char *bytes;
    } kinds[] = {
        {0, 4, "PK\003\004"},  {257, 5, "ustar"}, {0, 3, "\037\213\010"}, {0, 6, "\3757zXZ"},
        {0, 4, "\050\265\057\375"}, {0, 3, "BZh"},     {0, 6, "7z\274\257\047\034"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++)
        if (bytes->length >= kinds[i].at + kinds[i].length &&
            memcmp(bytes->bytes + kinds[i].at, kinds[i].bytes, kinds[i].length) == 0)
            return true;
    return false;
}

/* Says why a file that is no result of this group is not counted; what has nothing to do with
 * lobspiegel is passed over. */
static void refuse_other(struct worker *worker, const char *path, const struct buf *bytes) {
    struct buf shown = {0};
    bool named =
        text_ends_in(path, ".yaml") || text_ends_in(path, SEALED_ENDING) ||
        text_ends_in(path, HANDUP_ENDING);
    if (is_archive(bytes)) {
        worker_refuse(worker, path,
                      _("this is an archive: unpack it, and gather the files that were in it"));
        return;
    }
    if (is_of_trainer(bytes) || (!named && !begins(bytes, "lobspiegel: "))) {
        worker->others++;
        return;
    }
    if (worker->job->remove)
        return;
    text_add_clean(&shown, path, strlen(path), false);
    result_why_refused(worker->form, buf_string(&shown), buf_string(bytes), bytes->length,
                       &worker->refusals);
    worker->refused++;
    buf_free(&shown);
}

/* --- counting ------------------------------------------------------------------------------- */

static void keep_double(struct worker *worker, const char *path) {
    size_t size = (size_t)worker->job->framework->item_count * sizeof(struct result_answer);
    worker->kept = mem_resize(worker->kept, worker->kept_count + 1, sizeof *worker->kept);
    struct double_result *kept = &worker->kept[worker->kept_count++];
    struct buf shown = {0};
    text_add_clean(&shown, path, strlen(path), false);
    memcpy(kept->number, worker->result->random, sizeof kept->number);
    kept->path = buf_take(&shown);
    kept->bucket = worker->result->bucket;
    kept->answers = mem_new(size, 1);
    memcpy(kept->answers, worker->result->answers, size);
}

static void keep_number(struct worker *worker) {
    if (worker->number_count == worker->number_room) {
        worker->number_room = worker->number_room ? 2 * worker->number_room : 256;
        worker->numbers =
            mem_resize(worker->numbers, worker->number_room, sizeof *worker->numbers);
    }
    memcpy(worker->numbers[worker->number_count++], worker->result->random,
           sizeof *worker->numbers);
}

/* The result that was read. */
static void count(struct worker *worker, const char *path) {
    const unsigned char *number = worker->result->random;
    bool known = ledger_has(worker->job->ledger, number);
    if (worker->job->remove && known && unlink(path) != 0)
        file_problem(&worker->refusals, path, errno, _("this file cannot be removed"));
    else if (known)
        worker->known++;
    else if (worker->job->remove)
        worker->others++;
    else if (worker->double_count > 0 &&
             bsearch(number, worker->doubles, worker->double_count, sizeof *worker->doubles,
                     numbers_compare))
        keep_double(worker, path);
    else {
        tallies_add(worker->tallies, worker->result);
        keep_number(worker);
    }
}

/* A file that anybody can read. Whoever shares with a group that has a key was told that only the
 * holder of the key reads it. */
static void take_open(struct worker *worker, const char *path) {
    if (worker->job->group->public_key[0])
        worker_refuse(worker, path,
                      _("the files of this group are sealed, and this one is not: others may have "
                        "read it. Ask the person who made it to share once more, with the group "
                        "file as it was sent"));
    else
        count(worker, path);
}

/* A sealed file: its result, opened, is counted like any other. */
static void take_sealed(struct worker *worker, const char *path) {
    struct buf shown = {0};
    struct problems unheard = {0}; /* what was said when it was read */
    struct problems *heard = worker->job->remove ? &unheard : &worker->refusals;
    const struct buf *bytes = &worker->bytes;
    text_add_clean(&shown, path, strlen(path), false);
    buf_clear(&worker->opened);
    if (!worker->job->secret_key) {
        worker_refuse(worker, path,
                      _("this file is sealed, and the group's secret key is not here"));
    } else if (!seal_open(worker->job->group, worker->job->secret_key, buf_string(&shown),
                          buf_string(bytes), bytes->length, &worker->opened, heard)) {
        worker->refused++;
    } else if (worker->job->group->region) {
        worker_take_handup(worker, path, &worker->opened, true);
    } else if (result_read(worker->form, buf_string(&worker->opened), worker->opened.length,
                           worker->result)) {
        count(worker, path);
    } else {
        refuse_other(worker, path, &worker->opened);
    }
    if (worker->opened.length > 0)
        sodium_memzero(worker->opened.bytes, worker->opened.length);
    problems_free(&unheard);
    buf_free(&shown);
}

void worker_take(struct worker *worker, const char *path) {
    size_t size = 0, length = result_form_length(worker->form);
    int fd = open_file(worker, path, &size);
    if (fd < 0)
        return;
    buf_clear(&worker->bytes);
    bool region = worker->job->group->region;
    bool read = read_bytes(fd, region           ? RESULT_BYTES_MAX
                               : size == length ? length
                                                : LOOK_BYTES,
                           &worker->bytes);
    close(fd);
    if (!read)
        worker_refuse(worker, path, _("cannot be read"));
    else if (!region && result_read(worker->form, buf_string(&worker->bytes),
                                    worker->bytes.length, worker->result))
        take_open(worker, path);
    else if (seal_is(buf_string(&worker->bytes), worker->bytes.length))
        take_sealed(worker, path);
    else if (region && begins(&worker->bytes, "lobspiegel: ") && !is_of_trainer(&worker->bytes))
        worker_take_handup(worker, path, &worker->bytes, false);
    else
        refuse_other(worker, path, &worker->bytes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the files to read: in the folders named, and in those below. Links
 * in folders are not followed. */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/harvest_parts.h"

#define DEPTH_MOST 8
#define PROGRESS_EVERY 4096

struct walking {
    const struct harvest_job *job;
    struct yard *yard;
    struct worker *worker;
    uint64_t files;
};

/* True when NAME is that of a result which is in the ledger: it need not be opened. */
static bool is_known(const struct walking *w, const char *name) {
    result_number number;
    size_t length = 0;
    const char *end;
    if (strlen(name) < 2 * sizeof number ||
        sodium_hex2bin(number, sizeof number, name, 2 * sizeof number, NULL, &length, &end) != 0 ||
        length != sizeof number)
        return false;
    bool ours = strcmp(name + 2 * sizeof number, RESULT_ENDING) == 0 ||
                strcmp(name + 2 * sizeof number, SEALED_ENDING) == 0 ||
                strcmp(name + 2 * sizeof number, HANDUP_ENDING) == 0;
    return ours && ledger_has(w->job->ledger, number);
}

static void take_file(struct walking *w, const char *path, const char *name) {
    if (++w->files % PROGRESS_EVERY == 0 && w->job->progress)
        w->job->progress(w->job->context, w->files);
    if (!w->job->remove && is_known(w, name))
        w->worker->known++;
    else
        yard_put(w->yard, mem_copy(path));
}

static void take_folder(struct walking *w, const char *path, int depth);

/* What kind of thing PATH is, without following links: a file mode, or 0. */
static mode_t kind_of(const char *path, unsigned char type) {
    struct stat status;
    if (type == DT_REG)
        return S_IFREG;
    if (type == DT_DIR)
        return S_IFDIR;
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0;
}

static void take(struct walking *w, const char *path, const char *name, unsigned char type,
                 int depth) {
    switch (kind_of(path, type)) {
    case S_IFREG:
        take_file(w, path, name);
        break;
    case S_IFDIR:
        take_folder(w, path, depth + 1);
        break;
    case S_IFLNK:
        worker_refuse(w->worker, path, _("this is a link, and links are not followed"));
        break;
    case 0:
        worker_refuse(w->worker, path, _("it cannot be looked at, or it has gone"));
        break;
    default:
        worker_refuse(w->worker, path, _("is not an ordinary file"));
    }
}

static void take_folder(struct walking *w, const char *path, int depth) {
    DIR *folder = depth <= DEPTH_MOST ? opendir(path) : NULL;
    struct buf full = {0};
    if (!folder) {
        worker_refuse(w->worker, path,
                      depth <= DEPTH_MOST ? _("this folder cannot be opened")
                                          : _("this folder lies too deep in other folders"));
        return;
    }
    buf_addf(&full, "%s/", path);
    size_t start = full.length;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        buf_remove(&full, start, full.length - start);
        buf_add_string(&full, entry->d_name);
        take(w, buf_string(&full), entry->d_name, entry->d_type, depth);
    }
    buf_free(&full);
    closedir(folder);
}

uint64_t walk(const struct harvest_job *job, struct yard *yard, struct worker *worker,
              struct problems *problems) {
    struct walking w = {.job = job, .yard = yard, .worker = worker};
    for (int i = 0; i < job->path_count; i++) {
        const char *path = job->paths[i], *slash = strrchr(path, '/');
        struct stat status;
        if (stat(path, &status) != 0) /* a link that is named is meant */
            file_problem(problems, path, errno, _("cannot be opened"));
        else if (S_ISDIR(status.st_mode))
            take_folder(&w, path, 0);
        else
            take(&w, path, slash ? slash + 1 : path, DT_UNKNOWN, 0);
    }
    return w.files;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

void file_problem(struct problems *problems, const char *path, int error_number,
                  const char *what_failed) {
    struct buf shown = {0};
    text_add_clean(&shown, path, strlen(path), false);
    problem_add(problems, PROBLEM_SYSTEM, buf_string(&shown), 0, 0, "%s: %s", what_failed,
                strerror(error_number));
    buf_free(&shown);
}

static void refuse(struct problems *problems, const char *path, const char *why) {
    struct buf shown = {0};
    text_add_clean(&shown, path, strlen(path), false);
    problem_add(problems, PROBLEM_REFUSED, buf_string(&shown), 0, 0, "%s", why);
    buf_free(&shown);
}

static bool read_all(int fd, size_t most, struct buf *out, bool *too_large) {
    char part[65536];
    for (;;) {
        ssize_t n = read(fd, part, sizeof part);
        if (n == 0)
            return true;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if ((size_t)n > most - out->length) {
            *too_large = true;
            return true;
        }
        buf_add(out, part, (size_t)n);
    }
}

bool file_read(const char *path, size_t most, struct buf *out, struct problems *problems) {
    /* O_NONBLOCK: opening a pipe nobody writes to must not wait. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        file_problem(problems, path, errno, _("cannot be opened"));
        return false;
    }
    struct stat status;
    bool too_large = false, done = false;
    if (fstat(fd, &status) != 0)
        file_problem(problems, path, errno, _("cannot be read"));
    else if (!S_ISREG(status.st_mode))
        refuse(problems, path, _("is not an ordinary file"));
    else if (!read_all(fd, most, out, &too_large))
        file_problem(problems, path, errno, _("cannot be read"));
    else if (too_large)
        refuse(problems, path, _("is larger than this program reads"));
    else
        done = true;
    close(fd);
    if (!done)
        buf_clear(out);
    return done;
}

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0) {
            errno = ENOSPC;
            return false;
        }
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* The folder part of PATH, as a string the caller frees. */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_copy(".");
    if (slash == path)
        return mem_copy("/");
    char *folder = mem_copy(path);
    folder[slash - path] = '\0';
    return folder;
}

static bool sync_folder(const char *folder) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    int failed = fsync(fd) != 0 ? errno : 0;
    close(fd);
    if (failed == EINVAL || failed == ENOTSUP) /* a file system that cannot do it */
        failed = 0;
    errno = failed;
    return failed == 0;
}

/* Fills the temporary file and puts it in place; errno tells what failed. */
static bool write_and_rename(int fd, const char *temporary, const char *path, const char *bytes,
                             size_t length) {
    bool written = write_all(fd, bytes, length) && fsync(fd) == 0;
    int failed = written ? 0 : errno;
    if (close(fd) != 0 && written) {
        written = false;
        failed = errno;
    }
    errno = failed;
    return written && rename(temporary, path) == 0;
}

/* A device, pipe or folder must not be replaced by a file. */
static bool may_replace(const char *path) {
    struct stat status;
    return lstat(path, &status) != 0 || S_ISREG(status.st_mode) || S_ISLNK(status.st_mode);
}

#define TEMPORARY ".lobspiegel-"
#define TEMPORARY_RANDOM "XXXXXX"

void file_remove_leftovers(const char *path) {
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strncmp(entry->d_name, TEMPORARY, strlen(TEMPORARY)) == 0 &&
            strlen(entry->d_name) == strlen(TEMPORARY TEMPORARY_RANDOM))
            unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
}

bool file_write(const char *path, const char *bytes, size_t length, struct problems *problems) {
    if (!may_replace(path)) {
        refuse(problems, path, _("is not an ordinary file"));
        return false;
    }
    struct buf temporary = {0};
    char *folder = folder_of(path);
    buf_addf(&temporary, "%s/" TEMPORARY TEMPORARY_RANDOM, folder);
    char *name = buf_take(&temporary);
    bool done = false;
    int fd = mkstemp(name); /* mode 0600 */
    if (fd < 0) {
        file_problem(problems, path, errno, _("cannot be written"));
    } else if (!write_and_rename(fd, name, path, bytes, length)) {
        int failed = errno;
        unlink(name);
        file_problem(problems, path, failed, _("cannot be written"));
    } else if (!sync_folder(folder)) {
        file_problem(problems, path, errno, _("cannot be written"));
    } else {
        done = true;
    }
    free(name);
    free(folder);
    return done;
}

/* Sets errno when PATH is none. */
static bool is_folder(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode);
}

bool file_make_folder(const char *path, struct problems *problems) {
    char *part = mem_copy(path);
    bool made = true;
    for (char *slash = strchr(part + 1, '/'); made; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = '\0';
        if (mkdir(part, 0700) != 0 && !(errno == EEXIST && is_folder(part))) {
            file_problem(problems, path, errno, _("the folder cannot be made"));
            made = false;
        }
        if (!slash)
            break;
        *slash = '/';
    }
    free(part);
    return made;
}

int file_lock(const char *path, bool *taken, struct problems *problems) {
    *taken = false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        file_problem(problems, path, errno, _("the lock cannot be made"));
        return -1;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        *taken = true;
        close(fd);
        return -1;
    }
    return fd; /* also where the file system knows no locks: better to work than to refuse */
}

void file_unlock(int lock) {
    if (lock >= 0)
        close(lock);
}

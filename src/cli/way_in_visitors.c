/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of who came in (see visitors.h): how many there are, and taking them away. They are
 * sealed, so that nothing but their number can be told. */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/visitors.h"
#include "cli/way_in.h"
#include "tty/tty.h"

static bool is_record(const char *name) {
    return text_ends_in(name, VISIT_ENDING);
}

int way_in_count(const struct way_in *way) {
    int count = 0;
    DIR *folder = opendir(way->visitors);
    if (!folder)
        return 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        if (is_record(entry->d_name) &&
            fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            status.st_size > 0) /* an empty one is a place that somebody is about to take */
            count++;
    }
    closedir(folder);
    return count;
}

/* ---- visits that are going on ---- */

#define GOODBYE_STEPS 150 /* of 20 milliseconds: three seconds */

static bool is_lock(const char *name) {
    return text_ends_in(name, VISIT_LOCK_ENDING) &&
           strcmp(name, VISITORS_DOOR VISIT_LOCK_ENDING) != 0;
}

/* Signals every process that holds a lock in FOLDER, unless it is only looked; how many there are. */
static int signal_visits(DIR *folder, bool look, bool must) {
    int count = 0;
    rewinddir(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int file = is_lock(entry->d_name)
                       ? openat(dirfd(folder), entry->d_name, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
                       : -1;
        if (file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK &&
            lock.l_pid > 0) {
            if (!look)
                tty_end_other(lock.l_pid, must);
            count++;
        }
        if (file >= 0)
            close(file);
    }
    return count;
}

void way_in_end_visits(const struct way_in *way) {
    DIR *folder = opendir(way->visitors);
    if (!folder)
        return;
    for (int step = 0; step <= 2 * GOODBYE_STEPS; step++) {
        bool ask = step == 0, must = step == GOODBYE_STEPS;
        if (signal_visits(folder, !ask && !must, must) == 0)
            break;
        nanosleep(&(struct timespec){.tv_nsec = 20 * 1000000L}, NULL);
    }
    closedir(folder);
}

/* Without the salt no code opens any record: it goes first, and with other bytes in its place. */
static void spoil_salt(int folder) {
    unsigned char bytes[64];
    int file = openat(folder, VISITORS_SALT, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return;
    randombytes_buf(bytes, sizeof bytes);
    if (write(file, bytes, crypto_pwhash_SALTBYTES) > 0)
        fsync(file);
    close(file);
    unlinkat(folder, VISITORS_SALT, 0);
}

int way_in_destroy(const struct way_in *way, struct problems *problems) {
    int count = 0;
    struct buf code = {0};
    DIR *folder = opendir(way->visitors);
    if (!folder) {
        file_problem(problems, way->visitors, errno, _("the folder cannot be read"));
        return 0;
    }
    spoil_salt(dirfd(folder));
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(dirfd(folder), entry->d_name, 0) != 0 && errno != ENOENT)
            file_problem(problems, way->visitors, errno, _("not everything could be taken away"));
        else
            count += is_record(entry->d_name);
    }
    closedir(folder);
    buf_addf(&code, "%s/code", way->state);
    unlink(buf_string(&code));
    buf_free(&code);
    return count;
}

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
#include <unistd.h>

#include "cli/way_in.h"

static bool is_record(const char *name) {
    static const char ending[] = ".visit";
    size_t length = strlen(name), end = sizeof ending - 1;
    return length > end && strcmp(name + length - end, ending) == 0;
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

/* Without the salt no code opens any record: it goes first, and with other bytes in its place. */
static void spoil_salt(int folder) {
    unsigned char bytes[64];
    int file = openat(folder, "salt", O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return;
    randombytes_buf(bytes, sizeof bytes);
    if (write(file, bytes, crypto_pwhash_SALTBYTES) > 0)
        fsync(file);
    close(file);
    unlinkat(folder, "salt", 0);
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

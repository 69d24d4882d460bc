/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Times in a shared file say nothing: all have this one (2000-01-01). */
#define FIXED_TIME 946684800

void parcel_make(struct parcel *parcel, const struct assessment *assessment, const char *group) {
    char random[2 * RESULT_RANDOM_BYTES + 1];
    *parcel = (struct parcel){.bytes = {0}};
    random_hex(random, RESULT_RANDOM_BYTES);
    random_hex(parcel->name, RESULT_RANDOM_BYTES);
    struct result *result = result_make(assessment, group, random);
    result_write(result, &parcel->bytes);
    result_free(result);
}

void parcel_free(struct parcel *parcel) {
    buf_free(&parcel->bytes);
}

static bool fix_times(const char *path, struct problems *problems) {
    const struct timespec times[2] = {{.tv_sec = FIXED_TIME}, {.tv_sec = FIXED_TIME}};
    if (utimensat(AT_FDCWD, path, times, 0) == 0)
        return true;
    file_problem(problems, path, errno, _("its time cannot be set"));
    unlink(path);
    return false;
}

char *parcel_write(const struct parcel *parcel, const char *folder, struct problems *problems) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s.result.yaml", folder, parcel->name);
    if (file_write(buf_string(&path), parcel->bytes.bytes, parcel->bytes.length, problems) &&
        fix_times(buf_string(&path), problems))
        return buf_take(&path);
    buf_free(&path);
    return NULL;
}

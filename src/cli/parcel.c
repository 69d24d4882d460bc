/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Times in a shared file say nothing: all have this one (2000-01-01). */
#define FIXED_TIME 946684800

void parcel_make(struct parcel *parcel, const struct assessment *assessment,
                 const struct group *group, int bucket,
                 const unsigned char random[static RESULT_RANDOM_BYTES]) {
    bool sealed = group->public_key[0] != '\0';
    char number[RESULT_NAME_SIZE];
    struct result *result = result_make(assessment, group, bucket, random);
    *parcel = (struct parcel){.bytes = {0}};
    result_name(random, number);
    snprintf(parcel->name, sizeof parcel->name, "%s%s", number,
             sealed ? SEALED_ENDING : RESULT_ENDING);
    result_write(result, &parcel->bytes);
    if (sealed)
        seal_write(group, parcel->bytes.bytes, parcel->bytes.length, &parcel->sealed);
    result_free(result);
}

void parcel_free(struct parcel *parcel) {
    buf_free(&parcel->bytes);
    buf_free(&parcel->sealed);
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
    const struct buf *file = parcel->sealed.length ? &parcel->sealed : &parcel->bytes;
    buf_addf(&path, "%s/%s", folder, parcel->name);
    if (file_write(buf_string(&path), file->bytes, file->length, problems) &&
        fix_times(buf_string(&path), problems))
        return buf_take(&path);
    buf_free(&path);
    return NULL;
}

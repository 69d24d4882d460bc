/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Times in a shared file say nothing: all have this one (2000-01-01). */
#define FIXED_TIME 946684800

void parcel_make(struct parcel *parcel, const struct assessment *assessment,
                 const struct group *group, int bucket,
                 const unsigned char random[static RESULT_RANDOM_BYTES]) {
    bool sealed = group->public_key[0] != '\0';
    struct result *result = result_make(assessment, group, bucket, random);
    *parcel = (struct parcel){.bytes = {0}};
    result_name(random, parcel->number);
    snprintf(parcel->name, sizeof parcel->name, "%s%s", parcel->number,
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

/* The number in HEX as bytes; false when it is none. */
static bool take_number(const char *hex, unsigned char out[static RESULT_RANDOM_BYTES]) {
    size_t length = 0;
    return hex &&
           sodium_hex2bin(out, RESULT_RANDOM_BYTES, hex, strlen(hex), NULL, &length, NULL) == 0 &&
           length == RESULT_RANDOM_BYTES;
}

void parcel_number(const struct assessment *assessment, const struct store *store,
                   const struct group *group, unsigned char out[static RESULT_RANDOM_BYTES]) {
    struct problems unheard = {0};
    bool found = take_number(assessment_shared(assessment, group->id), out);
    for (int i = 0; i < store->record_count && !found; i++) {
        const struct record_entry *entry = &store->records[i];
        if (strcmp(entry->head.framework, assessment->framework->id) != 0)
            continue;
        struct assessment *other = store_load(entry->path, assessment->framework, &unheard);
        found = other && take_number(assessment_shared(other, group->id), out);
        assessment_free(other);
    }
    if (!found)
        randombytes_buf(out, RESULT_RANDOM_BYTES);
    problems_free(&unheard);
}

bool parcel_note_number(const struct parcel *parcel, struct assessment *assessment,
                        const struct group *group, struct problems *problems) {
    if (assessment_shared(assessment, group->id) ||
        assessment_share(assessment, group->id, parcel->number))
        return true;
    problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                _("you shared with %d groups already; begin a new assessment to share with "
                  "more"),
                SHARED_MAX);
    return false;
}

bool parcel_keep_number(const struct parcel *parcel, struct assessment *assessment,
                        const struct group *group, const char *path, struct problems *problems) {
    if (assessment_shared(assessment, group->id))
        return true;
    return parcel_note_number(parcel, assessment, group, problems) &&
           store_save(path, assessment, problems);
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

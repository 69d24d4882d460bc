/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes any number of results of made-up people into a folder, for tests and measurements:
 *
 *     make_results GROUP-FILE FRAMEWORK-FILE FOLDER COUNT SEED [sealed]
 *
 * The same seed gives the same people. The folder must be there; the group file names the buckets. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "made_up.h"

static void stop(const struct problems *problems, const char *what) {
    fprintf(stderr, "make_results: %s: %s\n", what,
            problems->count ? problems->list[0].message : "");
    exit(1);
}

static void write_file(const char *folder, const char *name, const char *ending,
                       const struct buf *bytes) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s%s", folder, name, ending);
    FILE *file = fopen(buf_string(&path), "wb");
    if (!file || fwrite(bytes->bytes, 1, bytes->length, file) != bytes->length ||
        fclose(file) != 0) {
        perror(buf_string(&path));
        exit(1);
    }
    buf_free(&path);
}

static void make_one(struct result *result, int number, const char *folder, bool sealed,
                     struct buf *bytes) {
    struct buf closed = {0};
    char name[RESULT_NAME_SIZE];
    made_up_result(result, number);
    result_name(result->random, name);
    buf_clear(bytes);
    result_write(result, bytes);
    if (sealed)
        seal_write(result->group, bytes->bytes, bytes->length, &closed);
    write_file(folder, name, sealed ? SEALED_ENDING : RESULT_ENDING, sealed ? &closed : bytes);
    buf_free(&closed);
}

int main(int argc, char **argv) {
    struct problems problems = {0};
    struct buf text = {0}, bytes = {0};
    if (argc < 6) {
        fputs("make_results GROUP-FILE FRAMEWORK-FILE FOLDER COUNT SEED [sealed]\n", stderr);
        return 2;
    }
    setenv("TEST_SEED", argv[5], 1);
    if (sodium_init() < 0 || !file_read(argv[2], FRAMEWORK_BYTES_MAX, &text, &problems))
        stop(&problems, argv[2]);
    struct framework *fw = framework_read(argv[2], buf_string(&text), text.length, &problems);
    if (!fw)
        stop(&problems, argv[2]);
    buf_clear(&text);
    if (!file_read(argv[1], GROUP_BYTES_MAX, &text, &problems))
        stop(&problems, argv[1]);
    struct group *group = group_read(argv[1], buf_string(&text), text.length, fw, &problems);
    if (!group)
        stop(&problems, argv[1]);
    struct result *result = result_new(fw, group);
    for (int i = 0, count = (int)strtol(argv[4], NULL, 10); i < count; i++)
        make_one(result, i, argv[3], argc > 6, &bytes);
    result_free(result);
    group_free(group);
    framework_free(fw);
    buf_free(&text);
    buf_free(&bytes);
    return 0;
}

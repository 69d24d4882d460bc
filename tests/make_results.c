/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes any number of results of made-up people into a folder, for tests and measurements:
 *
 *     make_results GROUP-FILE FRAMEWORK-FILE FOLDER COUNT SEED [sealed]
 *
 * The same seed gives the same people. The folder must be there; the group file names the
 * buckets. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "made_up.h"

static void stop(const struct problems *problems, const char *what) {
    fprintf(stderr, "make_results: %s: %s\n", what,
            problems->count ? problems->list[0].message : "");
    exit(1);
}

int main(int argc, char **argv) {
    struct problems problems = {0};
    struct buf text = {0};
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
    made_up_results(fw, group, argv[3], 0, (int)strtol(argv[4], NULL, 10), argc > 6);
    group_free(group);
    framework_free(fw);
    buf_free(&text);
    return 0;
}

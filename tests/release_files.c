/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes releases in every form, for tests with other programs:
 *
 *     release_files FOLDER [FRAMEWORK]
 *
 * makes FOLDER/FORMAT/FILE of the example of release_parts.c; with the file of a FRAMEWORK, of a
 * release by chance on that. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "framework_parts.h"
#include "release_parts.h"

static void write_file(const char *folder, const char *name, const struct buf *bytes) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", folder, name);
    FILE *file = fopen(buf_string(&path), "w");
    if (!file || fwrite(buf_string(bytes), 1, bytes->length, file) != bytes->length ||
        fclose(file) != 0) {
        perror(buf_string(&path));
        exit(EXIT_FAILURE);
    }
    buf_free(&path);
}

static void write_formats(const char *folder, const struct release *release,
                          const char *language) {
    for (int f = 0; f < RELEASE_FORMATS; f++) {
        const struct release_format *format = &release_formats[f];
        struct buf inner = {0};
        buf_addf(&inner, "%s/%s", folder, format->id);
        if (mkdir(buf_string(&inner), 0777) != 0)
            perror(buf_string(&inner));
        for (int i = 0; i < format->file_count; i++) {
            struct buf bytes = {0};
            release_file_write(&format->files[i], release, language, &bytes);
            write_file(buf_string(&inner), format->files[i].name, &bytes);
            buf_free(&bytes);
        }
        buf_free(&inner);
    }
}

static struct framework *read_framework(const char *path) {
    struct buf bytes = {0};
    struct problems problems = {0};
    if (!file_read(path, FRAMEWORK_BYTES_MAX, &bytes, &problems))
        exit(EXIT_FAILURE);
    struct framework *framework = framework_of(buf_string(&bytes));
    buf_free(&bytes);
    return framework;
}

int main(int argc, char **argv) {
    if (argc < 2)
        return EXIT_FAILURE;
    char *text = argc < 3 ? framework_test_file("small.yaml") : NULL;
    struct framework *framework = text ? framework_of(text) : read_framework(argv[2]);
    struct group *group = release_group(framework, framework->line_count > 1);
    struct chance chance = property_case(1);
    struct release *release = text ? release_example(framework, group)
                                   : release_random(framework, group, &chance, false);
    write_formats(argv[1], release, "nl");
    release_free(release);
    group_free(group);
    framework_free(framework);
    free(text);
    return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a release in every form, for tests with other programs:
 *
 *     release_files FOLDER FRAMEWORK example|chance
 *
 * makes FOLDER/FORMAT/FILE, of the example of release_parts.c (on tests/frameworks/small.yaml) or
 * of a release by chance, in Dutch. */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

static void write_formats(const char *folder, const struct release *release, const char *language) {
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
    struct framework *framework = NULL;
    if (file_read(path, FRAMEWORK_BYTES_MAX, &bytes, &problems))
        framework = framework_read(path, buf_string(&bytes), bytes.length, &problems);
    buf_free(&bytes);
    problems_free(&problems);
    if (!framework) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(EXIT_FAILURE);
    }
    return framework;
}

/* As language_use() in src/cli/language.c does. */
static void use_dutch(void) {
    const char *folder = getenv("LOBSPIEGEL_LOCALE");
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("LANGUAGE", "nl", 1);
    setlocale(LC_MESSAGES, "C.UTF-8");
    bindtextdomain(PACKAGE, folder ? folder : "locale");
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
}

int main(int argc, char **argv) {
    if (argc != 4)
        return EXIT_FAILURE;
    use_dutch();
    struct framework *framework = read_framework(argv[2]);
    struct group *group = release_group(framework, framework->line_count > 1);
    struct chance chance = property_case(1);
    struct release *release = strcmp(argv[3], "example") == 0
                                  ? release_example(framework, group)
                                  : release_random(framework, group, &chance, false);
    write_formats(argv[1], release, "nl");
    release_free(release);
    group_free(group);
    framework_free(framework);
    return EXIT_SUCCESS;
}

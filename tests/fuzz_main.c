/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_main: a main() for fuzz targets where there is no libFuzzer. It gives each file named, and
 * each file in the folders named, to LLVMFuzzerTestOneInput() and prints TAP. Without arguments
 * a program fuzz_NAME takes the folder $srcdir/tests/corpus/NAME. An input fails by ending the
 * program, so the last line printed tells which one it was. */
#include <config.h>

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Reads a file into memory of exactly its size, so that reading past its end is noticed. */
static uint8_t *read_exactly(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status) != 0) {
        perror(path);
        exit(99);
    }
    *length = (size_t)status.st_size;
    uint8_t *bytes = malloc(*length ? *length : 1);
    if (!bytes || fread(bytes, 1, *length, file) != *length) {
        perror(path);
        exit(99);
    }
    fclose(file);
    return bytes;
}

static int replay_file(const char *path, int done) {
    size_t length;
    uint8_t *bytes = read_exactly(path, &length);
    printf("# %s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(bytes, length);
    free(bytes);
    printf("ok %d - %s\n", done + 1, path);
    return done + 1;
}

static int replay(const char *path, int done);

static int replay_folder(const char *path, int done) {
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) {
        perror(path);
        exit(99);
    }
    for (int i = 0; i < count; i++) {
        char inner[4096];
        int n = snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        if (*entries[i]->d_name != '.' && n < (int)sizeof inner)
            done = replay(inner, done);
        free(entries[i]);
    }
    free(entries);
    return done;
}

static int replay(const char *path, int done) {
    struct stat status;
    if (stat(path, &status) != 0) {
        perror(path);
        exit(99);
    }
    return S_ISDIR(status.st_mode) ? replay_folder(path, done) : replay_file(path, done);
}

/* The folder that goes with this program's name. */
static void find_corpus(const char *program, char *path, size_t size) {
    const char *source = getenv("srcdir"), *name = strrchr(program, '/');
    name = name ? name + 1 : program;
    if (strncmp(name, "fuzz_", 5) == 0)
        name += 5;
    snprintf(path, size, "%s/tests/corpus/%s", source ? source : ".", name);
}

int main(int argc, char **argv) {
    int done = 0;
    for (int i = 1; i < argc; i++)
        done = replay(argv[i], done);
    if (argc == 1) {
        char corpus[4096];
        find_corpus(argv[0], corpus, sizeof corpus);
        done = replay(corpus, done);
    }
    printf("1..%d\n", done);
    return done > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program started for a measurement, in a folder of its own. */
#include <config.h>

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "terminal.h"

#define WORDS_MAX 192

/* The words of a command, each a string of its own. */
struct words {
    char *list[WORDS_MAX + 1];
    size_t count;
};

char *bench_program(void) {
    const char *named = getenv("LOBSPIEGEL");
    if (!named)
        named = getenv("LOBSPIEGEL_PROGRAM");
    if (!named)
        named = "./lobspiegel";
    char *full = realpath(named, NULL);
    return full ? full : strdup(named);
}

char *bench_replace(const char *text, const char *name, const char *value) {
    char *made = NULL;
    size_t size;
    FILE *out = open_memstream(&made, &size);
    if (!out)
        abort();
    for (const char *found; (found = strstr(text, name)); text = found + strlen(name))
        fprintf(out, "%.*s%s", (int)(found - text), text, value);
    fprintf(out, "%s", text);
    if (fclose(out) != 0)
        abort();
    return made;
}

char *bench_folder(void) {
    const char *parent = getenv("TMPDIR");
    char *folder = bench_replace("#/lobspiegel-bench-XXXXXX", "#", parent ? parent : "/tmp");
    if (mkdtemp(folder))
        return folder;
    free(folder);
    return NULL;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    return remove(path);
}

void bench_remove(char *folder) {
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

static void add_word(struct words *words, char *word) {
    if (words->count == WORDS_MAX)
        abort();
    words->list[words->count++] = word;
}

static void add_options(struct words *words, int count) {
    for (int n = 1; n <= count; n++) {
        char number[12];
        snprintf(number, sizeof number, "%d", n);
        add_word(words, strdup(number));
        add_word(words, bench_replace("Stelling #", "#", number));
        add_word(words, strdup("off"));
    }
}

static void make_words(struct words *words, const char *const *arguments, int options,
                       const char *program, const char *folder) {
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i]; i++) {
        if (strcmp(arguments[i], "{options}") == 0) {
            add_options(words, options);
            continue;
        }
        char *half = bench_replace(arguments[i], "{program}", program);
        add_word(words, bench_replace(half, "{dir}", folder));
        free(half);
    }
}

struct terminal *bench_start(const char *const *arguments, int options, const char *program,
                             const char *folder) {
    struct words words = {.count = 0};
    char *settings[] = {bench_replace("HOME=#", "#", folder),
                        bench_replace("XDG_DATA_HOME=#/d", "#", folder),
                        bench_replace("XDG_CONFIG_HOME=#/c", "#", folder),
                        bench_replace("XDG_STATE_HOME=#/s", "#", folder), NULL};
    make_words(&words, arguments, options, program, folder);
    struct terminal *terminal =
        terminal_start((const char *const *)words.list,
                       &(struct terminal_options){.directory = folder,
                                                  .environment = (const char *const *)settings});
    int error = errno;
    for (size_t i = 0; settings[i]; i++)
        free(settings[i]);
    for (size_t i = 0; i < words.count; i++)
        free(words.list[i]);
    errno = error;
    return terminal;
}

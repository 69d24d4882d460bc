/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other ways of counting the same files. */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <yaml.h>

#include "bench.h"
#include "bench_gather.h"

#define FILE_BYTES_MAX 65536

/* --- libyaml alone -------------------------------------------------------------------------- */

static bool parse(const char *bytes, size_t length) {
    yaml_parser_t parser;
    yaml_event_t event;
    bool good = true, more = true;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    while (more && (good = yaml_parser_parse(&parser, &event))) {
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

static uint64_t parse_folder(const char *path) {
    DIR *folder = opendir(path);
    char bytes[FILE_BYTES_MAX];
    uint64_t good = 0;
    if (!folder)
        return 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        int fd = entry->d_name[0] == '.' ? -1 : openat(dirfd(folder), entry->d_name, O_RDONLY);
        if (fd < 0)
            continue;
        ssize_t length = read(fd, bytes, sizeof bytes);
        close(fd);
        good += length > 0 && parse(bytes, (size_t)length);
    }
    closedir(folder);
    return good;
}

static double own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

uint64_t libyaml_pass(const struct pile *pile, struct cost *cost) {
    double wall = bench_now(), cpu = own_cpu();
    uint64_t good = parse_folder(pile->sample) + parse_folder(pile->rest);
    *cost = (struct cost){.wall = bench_now() - wall, .cpu = own_cpu() - cpu};
    return good;
}

/* --- pipelines ------------------------------------------------------------------------------ */

static char *source_file(const char *name) {
    const char *source = getenv("LOBSPIEGEL_SOURCE");
    char *path = bench_replace("#/tests/", "#", source ? source : ".");
    char *full = bench_replace("@#", "#", name), *made = bench_replace(full, "@", path);
    free(path);
    free(full);
    return made;
}

/* Runs a pipeline over the sample, and looks whether it counted the same. */
static const char *pass(const struct pile *pile, const char *const *arguments, struct cost *cost) {
    char *out = bench_replace("#/../said", "#", pile->folder);
    uint64_t results = 0, levels = 0;
    bool done = bench_cost(arguments, out, cost);
    FILE *said = done ? fopen(out, "r") : NULL;
    if (!said || fscanf(said, "%" SCNu64 " %" SCNu64, &results, &levels) != 2)
        done = false;
    if (said)
        fclose(said);
    free(out);
    if (!done)
        return "it does not work here";
    return results == (uint64_t)pile->sample_count && levels == pile->sample_levels
               ? NULL
               : "it counts something else";
}

const char *python_pass(const struct pile *pile, struct cost *cost) {
    static const char *const pythons[] = {"/usr/bin/python3", "python3"};
    for (size_t i = 0; i < sizeof pythons / sizeof pythons[0]; i++) {
        const char *has[] = {pythons[i], "-c", "import yaml; yaml.CSafeLoader", NULL};
        if (!bench_cost(has, NULL, cost))
            continue;
        char *script = source_file("gather_peer.py");
        const char *arguments[] = {pythons[i], script, pile->sample, NULL};
        const char *why = pass(pile, arguments, cost);
        free(script);
        return why;
    }
    return "python3 with yaml (Debian: python3-yaml) is not here";
}

const char *duckdb_pass(const struct pile *pile, struct cost *cost) {
    const char *build = getenv("LOBSPIEGEL_BUILD"), *named = getenv("LOBSPIEGEL_DUCKDB");
    char *modules = bench_replace(named ? named : "#/scratch/duckdb", "#", build ? build : ".");
    char *package = bench_replace("#/node_modules/@duckdb/node-api", "#", modules);
    char *script = source_file("gather_peer.js");
    const char *arguments[] = {"node", script, pile->sample, modules, NULL};
    const char *why = access(package, F_OK) == 0
                          ? pass(pile, arguments, cost)
                          : "DuckDB is not here (npm install --prefix build/scratch/duckdb "
                            "@duckdb/node-api)";
    free(modules);
    free(package);
    free(script);
    return why;
}

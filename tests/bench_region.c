/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_region: what it costs a region to gather what schools handed up. It makes the files itself,
 * of made-up people, and takes them away. It judges nothing.
 *
 *   bench_region [--schools N] [--people N]
 *
 * The files are in TMPDIR, else in memory (/dev/shm) where there is such a folder. */
#include <config.h>

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "gathering/handup.h"
#include "made_up.h"

struct options {
    int schools, people;
};

static bool read_options(int argc, char **argv, struct options *options) {
    static const struct option known[] = {{"schools", required_argument, NULL, 's'},
                                          {"people", required_argument, NULL, 'p'},
                                          {NULL, 0, NULL, 0}};
    opterr = 0; /* arguments for other benchmarks are theirs */
    for (int given; (given = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        int number = optarg ? (int)strtol(optarg, NULL, 10) : 0;
        if (given == 's')
            options->schools = number;
        else if (given == 'p')
            options->people = number;
    }
    return options->schools > 2 && options->people > K_OUTSIDE;
}

static void stop(const char *what) {
    fprintf(stderr, "bench_region: %s\n", what);
    exit(3);
}

static char *in(const char *folder, const char *name) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", folder, name);
    return buf_take(&path);
}

static void write_file(const char *path, const struct buf *bytes) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes->bytes, 1, bytes->length, file) != bytes->length || fclose(file) != 0)
        stop(path);
}

static struct framework *read_framework(void) {
    struct problems problems = {0};
    struct buf bytes = {0};
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    char *path = in(folder ? folder : "frameworks", "lob.yaml");
    if (!file_read(path, FRAMEWORK_BYTES_MAX, &bytes, &problems))
        stop(path);
    struct framework *fw = framework_read(path, buf_string(&bytes), bytes.length, &problems);
    if (!fw)
        stop(path);
    buf_free(&bytes);
    free(path);
    return fw;
}

/* A region whose files are in SCRATCH. */
static struct group *make_region(const struct framework *fw, const char *scratch) {
    static const unsigned char id[GROUP_ID_BYTES] = {0xff};
    struct group *region = group_new(fw, "region", id);
    char secret[SECRET_KEY_SIZE], *path = in(scratch, "region.group.yaml");
    char *key = in(scratch, "region.key");
    struct buf bytes = {0};
    region->region = region->outside = true;
    region->k = K_OUTSIDE;
    seal_keys(region->public_key, secret);
    group_write(region, fw, &bytes);
    write_file(path, &bytes);
    buf_clear(&bytes);
    buf_addf(&bytes, "%s\n", secret);
    write_file(key, &bytes);
    buf_free(&bytes);
    free(path);
    free(key);
    return region;
}

/* What school number N hands up, in FOLDER. Returns the size of the file. */
static size_t hand_up(const struct framework *fw, const struct group *region, const char *folder,
                      int n, int people) {
    unsigned char id[GROUP_ID_BYTES] = {(unsigned char)n, (unsigned char)(n >> 8),
                                        (unsigned char)(n >> 16)};
    struct group *school = group_new(fw, "school", id);
    struct result *result = result_new(fw, school);
    struct tallies *batch = tallies_new(fw, 0);
    struct buf plain = {0}, sealed = {0}, path = {0};
    char number[RESULT_NAME_SIZE];
    school->k = K_OUTSIDE;
    for (int person = 0; person < people; person++) {
        made_up_result(result, n * people + person);
        tallies_add(batch, result);
    }
    struct pool pool = {.framework = fw,
                        .group = school,
                        .thresholds = control_thresholds(school),
                        .batches = &batch,
                        .batch_count = 1};
    struct release *release = control_release(&pool, 1);
    struct handup *handup = handup_make(&pool, release, region);
    handup_write(handup, &plain);
    seal_write(region, plain.bytes, plain.length, &sealed);
    result_name(handup->number, number);
    buf_addf(&path, "%s/%s" HANDUP_ENDING, folder, number);
    write_file(buf_string(&path), &sealed);
    size_t size = sealed.length;
    handup_free(handup);
    release_free(release);
    tallies_free(batch);
    result_free(result);
    group_free(school);
    buf_free(&plain);
    buf_free(&sealed);
    buf_free(&path);
    return size;
}

/* Gathers, and prints what that took. */
static void measure(const char *program, const char *scratch, const char *jobs, int schools) {
    char *folder = in(scratch, "in"), *group = in(scratch, "region.group.yaml");
    char *key = in(scratch, "region.key"), *home = in(scratch, jobs);
    const char *arguments[] = {program, "gather", folder,   "--group", group,
                               "--key", key,      "--jobs", jobs,      NULL};
    struct rusage usage;
    struct timespec start, end;
    int status;
    setenv("XDG_DATA_HOME", home, 1);
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        int fd = open("/dev/null", O_WRONLY);
        if (fd >= 0 && dup2(fd, 1) >= 0 && dup2(fd, 2) >= 0)
            execv(program, (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        stop("gather does not work on these files");
    clock_gettime(CLOCK_MONOTONIC, &end);
    double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    double wall = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    printf("  %8d %7s %9.2f %9.2f %10.0f %9.1f\n", schools, jobs, wall, cpu, 1e6 * cpu / schools,
           (double)usage.ru_maxrss / 1024);
    free(folder);
    free(group);
    free(key);
    free(home);
}

int main(int argc, char **argv) {
    struct options options = {.schools = 10000, .people = 30};
    size_t size = 0;
    if (!read_options(argc, argv, &options)) {
        fprintf(stderr, "usage: bench_region [--schools N] [--people N]\n");
        return 2;
    }
    if (!getenv("TMPDIR") && access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    char *program = bench_program(), *scratch = bench_folder();
    if (!program || !scratch || sodium_init() < 0)
        return 3;
    struct framework *fw = read_framework();
    struct group *region = make_region(fw, scratch);
    char *folder = in(scratch, "in");
    mkdir(folder, 0700);
    for (int n = 0; n < options.schools; n++)
        size = hand_up(fw, region, folder, n, options.people);
    printf("\na region gathers what schools of %d people handed up, %zu bytes each; %d items\n",
           options.people, size, fw->item_count);
    printf("  %8s %7s %9s %9s %10s %9s\n", "schools", "workers", "wall s", "cpu s", "cpu us/s",
           "peak MB");
    measure(program, scratch, "1", options.schools);
    measure(program, scratch, "2", options.schools);
    free(folder);
    group_free(region);
    framework_free(fw);
    bench_remove(scratch);
    free(program);
    return 0;
}

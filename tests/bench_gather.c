/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_gather: what it costs to gather many results, beside what libyaml, Python and DuckDB need
 * for the same files. It makes the files itself and takes them away.
 *
 *   bench_gather [--runs N] [--results N] [--sample N]
 *
 * The files are in TMPDIR; when that is not set, in memory (/dev/shm) where they fit three times,
 * else in /tmp, and then there are fewer unless --results says how many: a busy disk takes minutes
 * to write and remove them, which is not what is measured.
 *
 * It judges nothing: figures, and a sentence where there is none. */
#include <config.h>

#include <fcntl.h>
#include <ftw.h>
#include <getopt.h>
#include <inttypes.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "bench_gather.h"
#include "made_up.h"

#define NEW_RESULTS 10
#define RESULTS_USUAL 100000
#define RESULTS_ON_DISK 20000

struct options {
    int runs, results, sample;
};

static bool read_options(int argc, char **argv, struct options *options) {
    static const struct option known[] = {{"runs", required_argument, NULL, 'r'},
                                          {"results", required_argument, NULL, 'n'},
                                          {"sample", required_argument, NULL, 's'},
                                          {NULL, 0, NULL, 0}};
    opterr = 0; /* arguments for other benchmarks are theirs */
    for (int given; (given = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        int number = optarg ? (int)strtol(optarg, NULL, 10) : 0;
        if (given == 'r')
            options->runs = number;
        else if (given == 'n')
            options->results = number;
        else if (given == 's')
            options->sample = number;
    }
    return options->runs > 0 && options->sample > 0 &&
           (options->results == 0 || options->results > options->sample);
}

/* Decides where the files are, and how many when nobody said. */
static void choose_place(struct options *options) {
    static const char memory[] = "/dev/shm";
    struct statvfs room;
    int results = options->results ? options->results : RESULTS_USUAL;
    bool fits = statvfs(memory, &room) == 0 && access(memory, W_OK) == 0 &&
                room.f_bavail * room.f_frsize / 3 / RESULT_PAD > (uint64_t)results &&
                room.f_favail > (uint64_t)results;
    if (!getenv("TMPDIR") && fits)
        setenv("TMPDIR", memory, 1);
    if (!options->results)
        options->results = getenv("TMPDIR") ? RESULTS_USUAL : RESULTS_ON_DISK;
}

/* --- running -------------------------------------------------------------------------------- */

double bench_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void become(const char *const *arguments, const char *out) {
    int fd = open(out ? out : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int error = open("/dev/null", O_WRONLY);
    if (fd >= 0 && error >= 0 && dup2(fd, STDOUT_FILENO) >= 0 && dup2(error, STDERR_FILENO) >= 0)
        execvp(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(127);
}

bool bench_cost(const char *const *arguments, const char *out, struct cost *cost) {
    struct rusage usage;
    int status;
    double start = bench_now();
    pid_t child = fork();
    if (child == 0)
        become(arguments, out);
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return false;
    cost->wall = bench_now() - start;
    cost->cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    cost->peak_kb = usage.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void forget(const struct pile *pile) {
    bench_remove(strdup(pile->home));
}

static bool gather(const struct pile *pile, const char *program, const char *folder,
                   const char *jobs, struct cost *cost) {
    const char *arguments[] = {program,     "gather", folder, "--group",
                               pile->group, "--jobs", jobs,   NULL};
    return bench_cost(arguments, NULL, cost);
}

/* On one processor, in one worker: what two are held against. */
static bool gather_alone(const struct pile *pile, const char *program, struct cost *cost) {
    cpu_set_t all, one;
    CPU_ZERO(&one);
    bool got = sched_getaffinity(0, sizeof all, &all) == 0;
    for (size_t i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; i++)
        if (got && CPU_ISSET(i, &all))
            CPU_SET(i, &one);
    if (!got || sched_setaffinity(0, sizeof one, &one) != 0)
        return false;
    bool good = gather(pile, program, pile->folder, "1", cost);
    return sched_setaffinity(0, sizeof all, &all) == 0 && good;
}

/* --- the files ------------------------------------------------------------------------------ */

static char *in(const char *folder, const char *name) {
    char *half = bench_replace("#/@", "#", folder), *path = bench_replace(half, "@", name);
    free(half);
    return path;
}

static struct framework *read_framework(void) {
    struct problems problems = {0};
    struct buf bytes = {0};
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    char *path = in(folder ? folder : "frameworks", "lob.yaml");
    struct framework *fw = NULL;
    if (file_read(path, FRAMEWORK_BYTES_MAX, &bytes, &problems))
        fw = framework_read(path, buf_string(&bytes), bytes.length, &problems);
    if (!fw)
        fprintf(stderr, "%s: this framework cannot be read\n", path);
    problems_free(&problems);
    buf_free(&bytes);
    free(path);
    return fw;
}

static struct group *make_group(const struct framework *fw, const char *path) {
    unsigned char id[GROUP_ID_BYTES];
    struct problems problems = {0};
    struct buf bytes = {0};
    randombytes_buf(id, sizeof id);
    struct group *group = group_new(fw, "bench", id);
    group_write(group, fw, &bytes);
    if (!file_write(path, bytes.bytes, bytes.length, &problems))
        fprintf(stderr, "%s: cannot be written\n", path);
    problems_free(&problems);
    buf_free(&bytes);
    return group;
}

static void make_pile(struct pile *pile, const char *scratch, const struct options *options,
                      const struct framework *fw, struct group **group) {
    *pile = (struct pile){.folder = in(scratch, "results"),
                          .home = in(scratch, "home"),
                          .group = in(scratch, "group.yaml"),
                          .count = options->results,
                          .sample_count = options->sample};
    pile->sample = in(pile->folder, "sample");
    pile->rest = in(pile->folder, "rest");
    mkdir(pile->folder, 0700);
    mkdir(pile->sample, 0700);
    mkdir(pile->rest, 0700);
    setenv("XDG_DATA_HOME", pile->home, 1);
    *group = make_group(fw, pile->group);
    pile->sample_levels = made_up_results(fw, *group, pile->sample, 0, pile->sample_count, false);
    pile->levels = pile->sample_levels + made_up_results(fw, *group, pile->rest, pile->sample_count,
                                                         pile->count - pile->sample_count, false);
}

static void free_pile(struct pile *pile) {
    free(pile->folder);
    free(pile->sample);
    free(pile->rest);
    free(pile->home);
    free(pile->group);
}

/* --- files opened --------------------------------------------------------------------------- */

/* Watches both folders; -1 when that cannot be done. */
static int watch(const struct pile *pile) {
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd >= 0 && inotify_add_watch(fd, pile->sample, IN_OPEN) >= 0 &&
        inotify_add_watch(fd, pile->rest, IN_OPEN) >= 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* How many files were opened since; -1 when there were more than the system remembers. */
static int opened(int fd) {
    char bytes[65536] __attribute__((aligned(__alignof__(struct inotify_event))));
    int files = 0;
    bool lost = false;
    for (ssize_t length; (length = read(fd, bytes, sizeof bytes)) > 0;)
        for (ssize_t at = 0; at < length;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            lost = lost || event->mask & IN_Q_OVERFLOW;
            files += (event->mask & IN_OPEN) && !(event->mask & IN_ISDIR);
            at += (ssize_t)sizeof *event + (ssize_t)event->len;
        }
    close(fd);
    return lost ? -1 : files;
}

/* --- printing ------------------------------------------------------------------------------- */

struct ways {
    struct series wall, cpu;
    long peak_kb;
};

static void print_row(const char *name, int results, double wall, double cpu, long peak_kb) {
    printf("  %-36s %9d %9.2f %9.2f %10.0f %9.1f", name, results, wall, cpu, results / wall,
           1e6 * cpu / results);
    if (peak_kb > 0)
        printf(" %8.1f", (double)peak_kb / 1024);
    printf("\n");
    fflush(stdout);
}

static void print_peer(const char *name, const char *why, int results, const struct cost *cost) {
    if (why)
        printf("  %s: no figure, because %s.\n", name, why);
    else
        print_row(name, results, cost->wall, cost->cpu, cost->peak_kb);
}

static int print_file(const char *path, const struct stat *status, int kind, struct FTW *place) {
    if (kind == FTW_F && status->st_size > 0)
        printf("  ledger: %-44s %12jd bytes\n", path + place->base, (intmax_t)status->st_size);
    return 0;
}

/* One more gather, after MORE new results. */
static void print_again(const struct pile *pile, const char *program, int more) {
    struct cost cost;
    int fd = watch(pile);
    bool done = gather(pile, program, pile->folder, "1", &cost);
    int files = fd >= 0 ? opened(fd) : -1;
    printf("Gathered again after %d new results: ", more);
    if (files >= 0)
        printf("%d files opened, ", files);
    printf("%.2f s wall, %.2f s processor, %.1f MB%s.\n", cost.wall, cost.cpu,
           (double)cost.peak_kb / 1024, done ? "" : " (refused)");
}

/* Gathers from nothing RUNS times, on one processor and on two; the ledger of the last stays. */
static bool measure(const struct pile *pile, const char *program, int runs, struct ways ways[2]) {
    struct cost cost;
    for (int run = 0; run < runs; run++)
        for (int w = 0; w < 2; w++) {
            forget(pile);
            bool good = w == 0 ? gather_alone(pile, program, &cost)
                               : gather(pile, program, pile->folder, "2", &cost);
            if (!good)
                return false;
            series_add(&ways[w].wall, cost.wall);
            series_add(&ways[w].cpu, cost.cpu);
            if (cost.peak_kb > ways[w].peak_kb)
                ways[w].peak_kb = cost.peak_kb;
        }
    return true;
}

static void print_all(const struct pile *pile, const char *program, struct ways ways[2]) {
    struct cost libyaml, python = {0}, duckdb = {0}, few = {0};
    double wall[2], cpu[2];
    for (int w = 0; w < 2; w++) {
        wall[w] = series_percentile(&ways[w].wall, 0.5);
        cpu[w] = series_percentile(&ways[w].cpu, 0.5);
    }
    print_row("lobspiegel, on one processor", pile->count, wall[0], cpu[0], ways[0].peak_kb);
    print_row("lobspiegel, on two", pile->count, wall[1], cpu[1], ways[1].peak_kb);
    int good = (int)libyaml_pass(pile, &libyaml);
    print_row("libyaml alone, read and parsed, once", good, libyaml.wall, libyaml.cpu, 0);
    const char *why = python_pass(pile, &python);
    print_peer("Python, CSafeLoader, on the sample", why, pile->sample_count, &python);
    why = duckdb_pass(pile, &duckdb);
    print_peer("DuckDB, SQL, on the sample", why, pile->sample_count, &duckdb);
    printf("On two processors it is %.2f times as fast as on one (wall). On one it takes %.2f of the\n"
           "processor time that libyaml alone takes for the same bytes",
           wall[0] / wall[1], cpu[0] / libyaml.cpu);
    if (python.cpu > 0)
        printf(", and %.3f of Python's per result",
               cpu[0] / pile->count / (python.cpu / pile->sample_count));
    printf(".\n");
    print_again(pile, program, 0);
    struct pile sample = *pile;
    char *home = bench_replace("#-sample", "#", pile->home);
    sample.home = home;
    setenv("XDG_DATA_HOME", home, 1);
    if (gather(&sample, program, pile->sample, "1", &few))
        printf("Memory: %.1f MB for %d results, %.0f bytes for each one more.\n",
               (double)few.peak_kb / 1024, pile->sample_count,
               1024.0 * (double)(ways[0].peak_kb - few.peak_kb) /
                   (pile->count - pile->sample_count));
    forget(&sample);
    free(sample.home);
    setenv("XDG_DATA_HOME", pile->home, 1);
}

int main(int argc, char **argv) {
    struct options options = {.runs = 3, .sample = 2000};
    if (!read_options(argc, argv, &options)) {
        fprintf(stderr, "usage: bench_gather [--runs N] [--results N] [--sample N]\n");
        return 2;
    }
    choose_place(&options);
    char *program = bench_program(), *scratch = bench_folder();
    struct framework *fw = sodium_init() >= 0 ? read_framework() : NULL;
    if (!program || !scratch || !fw)
        return 3;
    struct pile pile;
    struct group *group;
    struct ways ways[2] = {{.peak_kb = 0}};
    double load[1] = {0};
    double start = bench_now();
    make_pile(&pile, scratch, &options, fw, &group);
    (void)!getloadavg(load, 1);
    printf("\ngathering %d results of %d items (made in %.1f s, in %s): medians of %d runs;\n"
           "cpu is processor time in the program and, for it, in the system; the load was %.1f on "
           "%ld processors\n",
           pile.count, fw->item_count, bench_now() - start, scratch, options.runs, load[0],
           sysconf(_SC_NPROCESSORS_ONLN));
    printf("  %-36s %9s %9s %9s %10s %9s %8s\n", "", "results", "wall s", "cpu s", "results/s",
           "cpu us/r", "peak MB");
    if (measure(&pile, program, options.runs, ways)) {
        print_all(&pile, program, ways);
        made_up_results(fw, group, pile.rest, pile.count, NEW_RESULTS, false);
        print_again(&pile, program, NEW_RESULTS);
        nftw(pile.home, print_file, 16, FTW_PHYS);
    } else {
        printf("gather does not work on these files\n");
    }
    for (int w = 0; w < 2; w++) {
        free(ways[w].wall.samples);
        free(ways[w].cpu.samples);
    }
    group_free(group);
    framework_free(fw);
    free_pile(&pile);
    bench_remove(scratch);
    free(program);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench: prints how light lobspiegel is, each figure beside its peers' and the ratio.
 *
 *   bench [--runs N] [--csv]
 *
 * LOBSPIEGEL names the program (else LOBSPIEGEL_PROGRAM, else ./lobspiegel). The programs take
 * turns, so that what else the machine does touches all alike. It judges nothing: the status is
 * 0 also when a program is slow, absent or does not do as its visit says; then that is printed. */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

static const struct {
    const char *name, *unit;
    int decimals;
} figures[FIGURES] = {
    [FIRST_SCREEN] = {"time to first complete screen", "ms", 1},
    [RESPONSE] = {"time from a key to its answer on the screen", "ms", 2},
    [CPU_VISIT] = {"processor time per item, whole visit", "ms", 2},
    [CPU_ANSWER] = {"processor time per item, answering only", "ms", 2},
    [BYTES_VISIT] = {"bytes written per item, whole visit", "bytes", 0},
    [BYTES_ANSWER] = {"bytes written per item, answering only", "bytes", 0},
    [PEAK_MEMORY] = {"peak memory", "MB", 1},
};

struct options {
    int runs;
    bool csv;
};

static bool read_options(int argc, char **argv, struct options *options) {
    static const struct option known[] = {
        {"runs", required_argument, NULL, 'r'},
        {"csv", no_argument, NULL, 'c'},
        {NULL, 0, NULL, 0},
    };
    for (int given; (given = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (given == 'r')
            options->runs = (int)strtol(optarg, NULL, 10);
        else if (given == 'c')
            options->csv = true;
        else
            return false;
    }
    return optind == argc && options->runs > 0;
}

static double median(struct measured *result, enum figure figure) {
    return series_percentile(&result->figures[figure], 0.5);
}

/* Lobspiegel's median over this one's; 0 when there is none. */
static double ratio(struct measured *results, size_t visit, enum figure figure) {
    if (visit == 0 || results[0].trouble || results[0].figures[figure].count == 0)
        return 0;
    double other = median(&results[visit], figure);
    return other > 0 ? median(&results[0], figure) / other : 0;
}

static void print_csv(struct measured *results) {
    printf("figure,unit,program,samples,median,p99,ratio\n");
    for (int f = 0; f < FIGURES; f++)
        for (size_t v = 0; v < bench_visit_count; v++) {
            struct series *series = &results[v].figures[f];
            if (results[v].trouble || series->count == 0)
                continue;
            double compared = ratio(results, v, (enum figure)f);
            printf("\"%s\",%s,\"%s\",%zu,%.4f,%.4f,", figures[f].name, figures[f].unit,
                   bench_visits[v].name, series->count, series_percentile(series, 0.5),
                   series_percentile(series, 0.99));
            if (compared > 0)
                printf("%.3f", compared);
            printf("\n");
        }
    for (size_t v = 0; v < bench_visit_count; v++)
        if (results[v].trouble)
            fprintf(stderr, "%s: %s\n", bench_visits[v].name, results[v].trouble);
}

static void print_figure(struct measured *results, enum figure figure) {
    int decimals = figures[figure].decimals;
    int used = printf("\n%s, %s", figures[figure].name, figures[figure].unit);
    printf("%*s %9s %9s\n", 58 - used, "median", "p99", "ratio");
    for (size_t v = 0; v < bench_visit_count; v++) {
        struct series *series = &results[v].figures[figure];
        if (results[v].trouble || series->count == 0)
            continue;
        double compared = ratio(results, v, figure);
        printf("  %-45s %9.*f %9.*f", bench_visits[v].name, decimals,
               series_percentile(series, 0.5), decimals, series_percentile(series, 0.99));
        if (compared > 0)
            printf(" %9.3g", compared);
        printf("\n");
    }
}

static void print_table(struct measured *results, const struct options *options) {
    printf("Medians of %d runs on a terminal of 24 x 80; ratio: lobspiegel's median over the\n"
           "peer's, below 1 means that lobspiegel is lighter. Of less than 100 samples p99 is\n"
           "the worst.\n",
           options->runs);
    for (int f = 0; f < FIGURES; f++)
        print_figure(results, (enum figure)f);
    printf("\n");
    for (size_t v = 0; v < bench_visit_count; v++)
        if (results[v].trouble)
            printf("%s: %s\n", bench_visits[v].name, results[v].trouble);
}

int main(int argc, char **argv) {
    struct options options = {.runs = 15};
    if (!read_options(argc, argv, &options)) {
        fprintf(stderr, "usage: bench [--runs N] [--csv]\n");
        return 2;
    }
    char *program = bench_program();
    struct measured *results = calloc(bench_visit_count, sizeof *results);
    if (!program || !results)
        return 3;
    for (int run = 0; run < options.runs; run++)
        for (size_t v = 0; v < bench_visit_count; v++)
            if (!results[v].trouble)
                bench_run(&bench_visits[v], program, &results[v]);
    if (options.csv)
        print_csv(results);
    else
        print_table(results, &options);
    for (size_t v = 0; v < bench_visit_count; v++)
        measured_free(&results[v]);
    free(results);
    free(program);
    return 0;
}

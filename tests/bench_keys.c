/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_keys: prints what each key costs: the time until the frame is whole, and the bytes of it,
 * beside the lightest other program for that kind of key.
 *
 *   bench_keys [--runs N] [--csv]
 *
 * It finds lobspiegel as bench does, lets the programs take turns, and judges nothing either. */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench_keys.h"

static const char *const kind_names[KINDS] = {
    [KIND_START] = "first screen",  [KIND_MOVE] = "cursor",   [KIND_CHOOSE] = "choose",
    [KIND_KEEP] = "kept in a file", [KIND_SCREEN] = "screen", [KIND_BACK] = "back",
    [KIND_LETTER] = "letter",       [KIND_PAGE] = "page",     [KIND_SIZE] = "resize",
    [KIND_QUIT] = "quit",
};

/* Which figure of a toll. */
enum measure { MEDIAN_MS, P99_MS, MEDIAN_BYTES };

static double measured(struct toll *toll, enum measure measure) {
    return series_percentile(measure == MEDIAN_BYTES ? &toll->bytes : &toll->ms,
                             measure == P99_MS ? 0.99 : 0.5);
}

/* The peer with the least of this; NULL when none does such a thing. */
static struct toll *best_peer(struct bill *bills, enum kind kind, enum measure measure,
                              const char **name) {
    struct toll *best = NULL;
    for (size_t t = 1; t < keys_tour_count; t++)
        for (size_t i = 0; i < bills[t].count && !bills[t].trouble; i++) {
            struct toll *toll = &bills[t].tolls[i];
            if (toll->kind != kind || (best && measured(toll, measure) >= measured(best, measure)))
                continue;
            best = toll;
            *name = keys_tours[t].name;
        }
    return best;
}

static void print_beside(struct bill *bills, struct toll *ours, enum measure measure) {
    const char *name = "";
    struct toll *best = best_peer(bills, ours->kind, measure, &name);
    double own = measured(ours, measure);
    printf(measure == MEDIAN_BYTES ? " |%6.0f" : " |%6.2f", own);
    if (!best) {
        printf("%28s", "");
        return;
    }
    double other = measured(best, measure);
    printf(measure == MEDIAN_BYTES ? " %6.0f" : " %6.2f", other);
    if (other > 0)
        printf(" %6.2f", own / other);
    else
        printf(" %6s", "-");
    printf(" %-13.13s", name);
}

static void print_ours(struct bill *bills) {
    printf("\n%-27s%4s |%6s %6s %6s %-13s |%6s %6s %6s %-13s |%6s %6s %6s %s\n", "lobspiegel", "n",
           "median", "best", "ratio", "of", "p99", "best", "ratio", "of", "bytes", "best", "ratio",
           "of");
    for (size_t i = 0; i < bills[0].count; i++) {
        struct toll *toll = &bills[0].tolls[i];
        printf("%-27s%4zu", toll->action, toll->ms.count);
        for (int m = MEDIAN_MS; m <= MEDIAN_BYTES; m++)
            print_beside(bills, toll, (enum measure)m);
        printf("\n");
    }
}

static void print_peers(struct bill *bills) {
    printf("\nall of them, by kind of key%29s %8s %8s %6s %5s\n", "", "median", "p99", "bytes",
           "n");
    for (int kind = KIND_START; kind < KINDS; kind++) {
        printf("%s\n", kind_names[kind]);
        for (size_t t = 0; t < keys_tour_count; t++)
            for (size_t i = 0; i < bills[t].count; i++) {
                struct toll *toll = &bills[t].tolls[i];
                if (toll->kind == (enum kind)kind)
                    printf("  %-21s %-31s %8.2f %8.2f %6.0f %5zu\n", keys_tours[t].name,
                           toll->action, measured(toll, MEDIAN_MS), measured(toll, P99_MS),
                           measured(toll, MEDIAN_BYTES), toll->ms.count);
            }
    }
}

static void print_memory(struct bill *bills) {
    printf("\npeak memory, MB, and lobspiegel's over it\n");
    double own = bills[0].peak_mb.count ? series_percentile(&bills[0].peak_mb, 0.5) : 0;
    for (size_t t = 0; t < keys_tour_count; t++)
        if (bills[t].peak_mb.count) {
            double peak = series_percentile(&bills[t].peak_mb, 0.5);
            printf("  %-21s %6.1f %6.2f\n", keys_tours[t].name, peak, own / peak);
        }
    printf("\n");
    for (size_t t = 0; t < keys_tour_count; t++)
        if (bills[t].trouble)
            printf("%s: %s%s%s\n", keys_tours[t].name, bills[t].trouble, bills[t].at ? ": " : "",
                   bills[t].at ? bills[t].at : "");
}

static void print_csv(struct bill *bills) {
    printf("kind,program,action,samples,median_ms,p99_ms,median_bytes\n");
    for (size_t t = 0; t < keys_tour_count; t++)
        for (size_t i = 0; i < bills[t].count; i++) {
            struct toll *toll = &bills[t].tolls[i];
            printf("%s,\"%s\",\"%s\",%zu,%.4f,%.4f,%.0f\n", kind_names[toll->kind],
                   keys_tours[t].name, toll->action, toll->ms.count, measured(toll, MEDIAN_MS),
                   measured(toll, P99_MS), measured(toll, MEDIAN_BYTES));
        }
}

/* How busy the machine was. */
static void print_load(void) {
    double load[3];
    if (getloadavg(load, 3) == 3)
        printf("\nload of the machine, of 1, 5 and 15 minutes: %.2f %.2f %.2f\n", load[0], load[1],
               load[2]);
}

static void print_tables(struct bill *bills, int runs) {
    printf("\nms from a key to the last byte of the whole frame, and bytes of it; %d tours of %d\n"
           "rounds on 24 x 80. best: the peer with the least of it for this kind of key; ratio:\n"
           "lobspiegel's over that, below 1 means that lobspiegel is lighter. Of less than 100\n"
           "samples (n) p99 is the worst.\n",
           runs, ROUNDS);
    print_load();
    print_ours(bills);
    print_peers(bills);
    print_memory(bills);
}

int main(int argc, char **argv) {
    static const struct option known[] = {{"runs", required_argument, NULL, 'r'},
                                          {"csv", no_argument, NULL, 'c'},
                                          {NULL, 0, NULL, 0}};
    int runs = 20;
    bool csv = false, right = true;
    for (int given; (given = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (given == 'r')
            runs = (int)strtol(optarg, NULL, 10);
        csv |= given == 'c';
        right &= given == 'r' || given == 'c';
    }
    if (!right || optind != argc || runs <= 0) {
        fprintf(stderr, "usage: bench_keys [--runs N] [--csv]\n");
        return 2;
    }
    char *program = bench_program();
    struct bill *bills = calloc(keys_tour_count, sizeof *bills);
    if (!program || !bills)
        return 3;
    for (int run = 0; run < runs; run++)
        for (size_t t = 0; t < keys_tour_count; t++)
            if (!bills[t].trouble)
                keys_run(&keys_tours[t], program, &bills[t]);
    if (csv)
        print_csv(bills);
    else
        print_tables(bills, runs);
    for (size_t t = 0; t < keys_tour_count; t++)
        bill_free(&bills[t]);
    free(bills);
    free(program);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_gather: what gathering costs, beside what other ways of counting the same files cost.
 * bench_gather.c makes the files and prints; bench_gather_peers.c has the other ways. */
#ifndef TESTS_BENCH_GATHER_H
#define TESTS_BENCH_GATHER_H

#include <stdbool.h>
#include <stdint.h>

/* What one run of a program took. */
struct cost {
    double wall, cpu; /* seconds; cpu: in the program and, for it, in the system */
    long peak_kb;     /* the most memory it had */
};

/* Where the files are. */
struct pile {
    char *folder, *sample, *rest, *home, *group; /* paths; sample and rest are in folder */
    int count, sample_count;                     /* results in both; in the sample */
    uint64_t levels, sample_levels;              /* given in them */
};

/* Runs a program to its end; what it prints goes to the file OUT, or nowhere. False when it cannot
 * be started or its status is not 0. */
bool bench_cost(const char *const *arguments, const char *out, struct cost *cost);

double bench_now(void); /* seconds */

/* Reads every file of the pile and goes through all events that libyaml finds in it, in one
 * thread. Returns how many files were good YAML. */
uint64_t libyaml_pass(const struct pile *pile, struct cost *cost);

/* The sample counted in Python, with libyaml's own loader, and by DuckDB, which reads the files as
 * text and counts in SQL. Return why there is no figure; NULL: there is. */
const char *python_pass(const struct pile *pile, struct cost *cost);
const char *duckdb_pass(const struct pile *pile, struct cost *cost);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long an advice takes: catalogues of 60 modules for 60 items, random and made to be hard,
 * and how that grows to 200 for 200. Processor time of the search alone and of the whole advice
 * with its alternatives; how often a search stopped before it was sure. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "advice/search.h"
#include "fixture.h"

#define CASES_MAX 200
#define CASES_USUAL 40

struct series {
    double ms[CASES_MAX];
    int count;
};

/* Processor time in milliseconds. */
static double cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void print_series(struct series *s) {
    qsort(s->ms, (size_t)s->count, sizeof *s->ms, by_size);
    printf(" %9.1f %9.1f", s->ms[s->count / 2], s->ms[s->count - 1]);
}

/* Random catalogues: levels, entry levels, prerequisites, audiences, phases. */
static struct fixture *make_random(struct chance *chance, int size) {
    return fixture_random(
        chance,
        (struct fixture_plan){
            .items = size, .modules = size, .serves = 8, .hours = 20, .rated = 100, .strict = 10});
}

/* Items that all want one step, and modules that each serve EACH random ones of them. */
static struct fixture *make_flat(struct chance *chance, int size, int each) {
    struct fixture *f = fixture_new();
    int items[FIXTURE_ITEMS];
    for (int i = 0; i < size; i++)
        items[i] = fixture_rated(f, 0, 1);
    for (int m = 0; m < size; m++) {
        fixture_module(f, PHASE_POST_INITIAL, 8);
        chance_shuffle(chance, items, size);
        for (int i = 0; i < each; i++)
            fixture_serve(f, m, items[i], 1);
    }
    return f;
}

/* Nothing to tell modules apart: all take as long and serve three items. */
static struct fixture *make_even(struct chance *chance, int size) {
    return make_flat(chance, size, 3);
}

/* Long modules serve just as much more: the fractional filling of a budget fits nearly always,
 * the whole one nearly never. */
static struct fixture *make_knapsack(struct chance *chance, int size) {
    struct fixture *f = make_flat(chance, size, 4);
    for (int m = 0; m < size; m++) {
        f->modules[m].serve_count = chance_between(chance, 1, 4);
        f->modules[m].hours = 10 * f->modules[m].serve_count + chance_between(chance, 0, 3);
    }
    return f;
}

/* Four levels in a row, each taught apart, most modules behind another one. */
static struct fixture *make_stairs(struct chance *chance, int size) {
    struct fixture *f = fixture_new();
    for (int i = 0; i < size; i++)
        fixture_rated(f, chance_between(chance, 0, 1), chance_between(chance, 3, 4));
    for (int m = 0; m < size; m++) {
        int level = chance_between(chance, 1, 4), from = chance_between(chance, 0, size - 1);
        fixture_module(f, PHASE_POST_INITIAL, chance_between(chance, 4, 16));
        f->modules[m].entry = level - 1;
        for (int i = 0; i < 6; i++)
            fixture_serve(f, m, (from + i * 7) % size, level);
        if (m > 0 && chance_of(chance, 60))
            fixture_require(f, m, chance_between(chance, 0, m - 1));
    }
    return f;
}

static const struct family {
    const char *name;
    struct fixture *(*make)(struct chance *chance, int size);
} families[] = {
    {"random", make_random},
    {"even", make_even},
    {"knapsack", make_knapsack},
    {"stairs", make_stairs},
};

/* The hours of case N: 20, 40, a third of the catalogue, any. */
static int budget(const struct fixture *f, int n) {
    int all = 0;
    for (int m = 0; m < f->framework.module_count; m++)
        all += f->modules[m].hours;
    const int hours[] = {20, 40, all / 3, ADVICE_ANY_HOURS};
    return hours[n % 4];
}

static void measure(const struct family *family, int size, int cases) {
    struct chance chance = {fixture_seed()};
    struct series searches = {.count = cases}, advices = {.count = cases};
    int unsure = 0, alternatives = 0, unsure_alternatives = 0;
    for (int n = 0; n < cases; n++) {
        struct fixture *f = family->make(&chance, size);
        struct profile *profile = profile_make(&f->assessment);
        struct advice_wish wish = {.hours = budget(f, n)};
        bool chosen[FIXTURE_MODULES];
        long long work = SEARCH_WORK_MAX;
        double start = cpu_ms();
        struct candidates *candidates = candidates_make(profile, &wish);
        unsure += !search_best(candidates, &work, chosen);
        searches.ms[n] = cpu_ms() - start;
        candidates_free(candidates);
        start = cpu_ms();
        struct advice *advice = advice_make(profile, &wish);
        advices.ms[n] = cpu_ms() - start;
        alternatives += advice->chosen_count;
        for (int i = 0; i < advice->chosen_count; i++)
            unsure_alternatives += !advice->chosen[i].without.proven;
        advice_free(advice);
        profile_free(profile);
        fixture_free(f);
    }
    printf("%-9s %3d x %-3d %5d", family->name, size, size, cases);
    print_series(&searches);
    print_series(&advices);
    printf("  %3d of %-3d  %4d of %d\n", unsure, cases, unsure_alternatives, alternatives);
    fflush(stdout);
}

int main(int argc, char **argv) {
    int cases = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0;
    if (cases < 4 || cases > CASES_MAX) /* also where the arguments are for another benchmark */
        cases = CASES_USUAL;
    printf(
        "advice: processor time in ms\n"
        "                              search alone        whole advice      stopped before sure\n"
        "catalogue           cases    median     worst    median     worst  search      "
        "alternatives\n");
    for (size_t i = 0; i < ARRAY_LENGTH(families); i++)
        measure(&families[i], 60, cases);
    for (int size = 100; size <= 200; size += 100)
        for (size_t i = 0; i < ARRAY_LENGTH(families); i++)
            measure(&families[i], size, cases > 8 ? 8 : cases);
    return EXIT_SUCCESS;
}

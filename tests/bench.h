/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench: how light the program is, beside peers measured in the same run. bench.c measures whole
 * visits; bench_keys.c, which has a header of its own, each key apart.
 *
 * A visit (bench_visits.c) describes what a person does with one program; bench_run() makes one
 * such visit on a terminal and adds what it measured to the series of a struct measured. The
 * results own their samples; measured_free() gives them back. */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>

/* One thing a person does, TIMES times over (0 counts as 1). In both texts {n} stands for the
 * number of the turn, from 1, and {n+1} for the next. */
struct step {
    const char *keys;     /* as terminal_type() takes them */
    const char *wait_for; /* text on the screen that answers them; NULL: any output */
    int times;
};

#define STEPS_MAX 8
#define ARGUMENTS_MAX 16

struct visit {
    const char *name;
    /* What to start. {dir} stands for an empty folder, made for this visit, in which it runs;
     * {program} for lobspiegel; {options} for as many options of a menu as there are items. */
    const char *arguments[ARGUMENTS_MAX];
    const char *first;            /* text that tells that the first screen is there */
    struct step begin[STEPS_MAX]; /* what comes before the items; not measured apart */
    struct step items[STEPS_MAX]; /* answering; must come to item_count items */
    const char *leave;            /* keys that end the program */
    int item_count;
};

/* The visits; the first is lobspiegel's, with which the others are compared. */
extern const struct visit bench_visits[];
extern const size_t bench_visit_count;

enum figure {
    FIRST_SCREEN, /* ms from exec until the first screen is complete */
    RESPONSE,     /* ms from a key to the last byte that answers it */
    CPU_VISIT,    /* ms of processor time, of all the visit, per item */
    CPU_ANSWER,   /* the same, of the answering only */
    BYTES_VISIT,  /* bytes written to the terminal, of all the visit, per item */
    BYTES_ANSWER, /* the same, of the answering only */
    PEAK_MEMORY,  /* MB */
    FIGURES
};

struct series {
    double *samples;
    size_t count, capacity;
};

struct measured {
    struct series figures[FIGURES];
    const char *trouble; /* why there are no (more) figures; NULL: there are */
};

/* Makes VISIT once. PROGRAM is the full path of lobspiegel. */
void bench_run(const struct visit *visit, const char *program, struct measured *result);

void series_add(struct series *series, double sample);

/* The nearest-rank percentile, 0 < SHARE <= 1; the series must not be empty. It gets sorted. */
double series_percentile(struct series *series, double share);

void measured_free(struct measured *result);

/* ---- what the benches share; strings are the caller's to free ---- */

/* The full path of lobspiegel. */
char *bench_program(void);

/* TEXT with each NAME in it replaced by VALUE. */
char *bench_replace(const char *text, const char *name, const char *value);

/* A new folder below TMPDIR; NULL when there is none to be had. bench_remove() removes it and all
 * that is in it, and frees the string. */
char *bench_folder(void);
void bench_remove(char *folder);

struct terminal;

/* Starts a program in FOLDER, which is its home too. ARGUMENTS are as in struct visit, closed by
 * NULL when there are less than ARGUMENTS_MAX; {options} stands for OPTIONS of them. NULL and errno
 * when it cannot be started. */
struct terminal *bench_start(const char *const *arguments, int options, const char *program,
                             const char *folder);

#endif

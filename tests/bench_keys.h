/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_keys: what each key costs, beside comparable keys of other programs.
 *
 * A tour (bench_keys_tours.c) is what a person does with one program, deed by deed; keys_run()
 * makes one tour on a terminal and adds what each deed took to a struct toll. Deeds of all programs
 * that ask the same of a program are of one kind, and are compared. A toll owns its samples. */
#ifndef TESTS_BENCH_KEYS_H
#define TESTS_BENCH_KEYS_H

#include "bench.h"

/* What is asked of a program. */
enum kind {
    KIND_NONE,   /* on the way to something else: not measured */
    KIND_START,  /* the first screen */
    KIND_MOVE,   /* the cursor one line up or down */
    KIND_CHOOSE, /* what is under the cursor, or a key, chosen */
    KIND_KEEP,   /* something changed, and it is in a file */
    KIND_SCREEN, /* another screen */
    KIND_BACK,   /* the screen before it */
    KIND_LETTER, /* a letter typed */
    KIND_PAGE,   /* a page down in a text or list */
    KIND_SIZE,   /* the window gets another size */
    KIND_QUIT,   /* until the program has ended */
    KINDS
};

/* One thing a person does, TIMES times in a row (0 counts as 1). */
struct deed {
    const char *action; /* its name in the table */
    enum kind kind;
    const char *keys; /* as terminal_type() takes them; "{size}": another size instead */
    /* What belongs to the whole answer: text on the screen; "{gone}TEXT": text that is not there;
     * "{cursor}": the cursor at another place; NULL: any output. */
    const char *answer;
    int times;
};

#define DEEDS_MAX 48

struct tour {
    const char *name;
    const char *arguments[ARGUMENTS_MAX]; /* as in struct visit */
    const char *prepare;                  /* shell commands run in its folder first, or NULL */
    const char *first;                    /* text that tells that the first screen is there */
    struct deed begin[16];                /* once, not measured */
    struct deed round[DEEDS_MAX];         /* ROUNDS times; must end where it began */
    const char *leave;                    /* keys that end it, also on the first screen */
    int options;                          /* of {options} */
};

#define ROUNDS 5 /* in a tour */
#define STARTS 5 /* with the tour itself, one after the other */

/* The tours; the first is lobspiegel's. */
extern const struct tour keys_tours[];
extern const size_t keys_tour_count;

/* What the deeds with one name took. */
struct toll {
    const char *action;
    enum kind kind;
    struct series ms, bytes; /* until the last byte of the whole answer */
};

struct bill {
    struct toll tolls[DEEDS_MAX];
    size_t count;
    struct series peak_mb;
    const char *trouble; /* why there are no (more) figures; NULL: there are */
    const char *at;      /* the deed with which the trouble came, or NULL */
};

/* Makes TOUR once. PROGRAM is the full path of lobspiegel. */
void keys_run(const struct tour *tour, const char *program, struct bill *bill);

void bill_free(struct bill *bill);

#endif

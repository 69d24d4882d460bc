/* SPDX-License-Identifier: GPL-3.0-or-later */
/* all_sets: random trials of the advice, checked against the definition in advice.h; for small
 * catalogues the best advice is found the slow way, by weighing every set of modules. None of it
 * shares code with the search it checks. */
#ifndef TESTS_ALL_SETS_H
#define TESTS_ALL_SETS_H

#include "fixture.h"

#define ALL_SETS_MODULES 12

/* One random person, catalogue and wish. */
struct trial {
    struct fixture *f; /* or NULL: the person and catalogue come from elsewhere */
    const struct framework *framework;
    const struct assessment *assessment;
    struct profile *profile;
    int pinned[2], excluded[3];
    struct advice_wish wish;
};

void trial_begin(struct trial *trial, struct chance *chance, struct fixture_plan plan);

/* A trial of any hours with the answers in ASSESSMENT, for a catalogue of at most 32. */
void trial_on(struct trial *trial, const struct assessment *assessment);
void trial_end(struct trial *trial);

bool trial_excludes(const struct trial *trial, int module);
bool trial_pins(const struct trial *trial, int module); /* and does not exclude */

/* True when MODULE, asked for by another, counts as met. */
bool trial_meets(const struct trial *trial, int module);

/* What MODULE brings along when it is chosen, itself included; 0: it is not possible. */
unsigned trial_along(const struct trial *trial, int module);

/* A set of modules (bit m: module m) and what the order of the advice looks at. */
struct worth {
    unsigned set;
    int steps, costs[4]; /* refresher hours, hours of what is next, hours, modules */
};

struct worth worth_of(const struct trial *trial, unsigned modules);

/* In which line of the order in advice.h A is better than B, from 0; -1: it is not. */
int worth_edge(const struct worth *a, const struct worth *b);

/* The set of modules that is advised, for a catalogue of at most 32. */
unsigned trial_set(const struct advice *advice);

/* What is wrong with ADVICE as it stands, the choice of the set apart; NULL: nothing. */
const char *trial_fault(const struct trial *trial, const struct advice *advice);

/* The best set for a catalogue of at most ALL_SETS_MODULES. */
struct worth best_of_all(const struct trial *trial);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture: small frameworks with the answers of one person, made in memory for tests.
 *
 * A fixture owns all its parts; the framework and assessment in it are never freed on their
 * own. Everything a test does not say is at rest: no stage, no role, items open, no audience. */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "advice/advice.h"

#define FIXTURE_ITEMS 240
#define FIXTURE_MODULES 200
#define FIXTURE_SERVES 16
#define FIXTURE_REQUIRES 4
#define FIXTURE_DIMENSIONS 3
#define FIXTURE_GROUPS 3 /* roles, stages, sectors, lines, perspectives: this many of each */

struct fixture {
    struct framework framework;
    struct assessment assessment;
    struct dimension dimensions[FIXTURE_DIMENSIONS];
    struct role roles[FIXTURE_GROUPS];
    struct stage stages[FIXTURE_GROUPS];
    struct line lines[FIXTURE_GROUPS];
    struct named sectors[FIXTURE_GROUPS], perspectives[FIXTURE_GROUPS];
    signed char expected[FIXTURE_GROUPS * FIXTURE_GROUPS * FIXTURE_DIMENSIONS];
    struct item items[FIXTURE_ITEMS];
    struct answer answers[FIXTURE_ITEMS];
    int shown[FIXTURE_ITEMS];
    struct module modules[FIXTURE_MODULES];
    struct service serves[FIXTURE_MODULES][FIXTURE_SERVES];
    int requires[FIXTURE_MODULES][FIXTURE_REQUIRES];
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *fixture);

/* Each adds one and returns its place. Items are shown and open; their line is the first. */
int fixture_item(struct fixture *fixture, int dimension, enum kind kind);
int fixture_module(struct fixture *fixture, enum phase phase, int hours);

/* An item with a now-level and a wanted level (-1: not said); returns its place. */
int fixture_rated(struct fixture *fixture, int now, int wanted);

void fixture_rate(struct fixture *fixture, int item, int now, int wanted);
void fixture_mark(struct fixture *fixture, int item, enum answer_state state);
void fixture_serve(struct fixture *fixture, int module, int item, int up_to);
void fixture_require(struct fixture *fixture, int module, int required);
void fixture_expect(struct fixture *fixture, int role, int stage, int dimension, int level);

/* A whole scene in short, for small frameworks.
 * ITEMS: "1>3" is at level 1 and wants 3; "1~2" is at 1 and advised 2 (1 to 3 can be advised);
 * "2" is at 2 and wants 2; "-" does not apply.
 * MODULES: phase letter (i, p, w) and hours; "0=2" serves item 0 up to level 2; "@1" has entry
 * level 1; "<0" requires module 0; "!" is for other people; ";" may stand between modules.
 * PHASES: priority of each phase (first, next, refresher, later) in the stage of this person;
 * NULL: no stage said. */
struct fixture *fixture_scene(const char *items, const char *modules, const char *phases);

/* Random numbers that are the same on every machine. */
struct chance {
    uint64_t state;
};

/* The seed from the environment variable TEST_SEED, else the usual one. */
uint64_t fixture_seed(void);

/* From LEAST to MOST, both included. */
int chance_between(struct chance *chance, int least, int most);

/* True PERCENT times in a hundred. */
bool chance_of(struct chance *chance, int percent);

/* How large a random fixture is, and how wild. */
struct fixture_plan {
    int items, modules;
    int serves; /* most items per module */
    int hours;  /* most hours per module */
    int rated;  /* percentage of the items that are rated; nearly all are shown */
    int strict; /* percentage of modules with an audience, and of entry levels above 0 */
};

/* A random framework, person and catalogue; prerequisites never go in a circle. */
struct fixture *fixture_random(struct chance *chance, struct fixture_plan plan);

/* Puts NUMBERS in a random order. */
void chance_shuffle(struct chance *chance, int *numbers, int count);

#endif

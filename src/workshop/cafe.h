/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cafe: people divided over tables, round after round, for a Kenniscafé.
 *
 * What a good plan is, in this order:
 * 1. rules, which always hold (cafe_check): everybody has one table in each round; in each round
 *    the tables differ by at most one person; how often somebody has each question differs by
 *    at most one (so none twice while there are as many questions as rounds); who stays at a
 *    table stays there.
 * 2. as many different pairs of people as possible meet, that is, sit at one table once or more;
 *    then as few pairs as possible meet a third, fourth, ... time. Both do not look at who the
 *    people are. This is the social golfer problem, with a rule about questions.
 * 3. as few meetings as possible of people of one organisation, role or sector, over all rounds.
 *    This only decides who gets which of the places in the plan found for 2.
 * The plan starts from a known construction (start.c), is improved by a search of a fixed number
 * of steps (meet.c), and people are given places by lot and by a second search (mix.c). The same
 * list, wish and seed give the same plan on every machine.
 *
 * struct cafe owns its places, not the people; cafe_free() gives it back. */
#ifndef WORKSHOP_CAFE_H
#define WORKSHOP_CAFE_H

#include "workshop/people.h"

#define ROUNDS_MAX 20
#define SEED_MAX 999999999
#define CAFE_WORK 24000000L

/* What stays where it is between two rounds. */
enum cafe_stay {
    STAY_QUESTIONS, /* questions belong to tables; people go from table to table */
    STAY_PEOPLE,    /* tables of people stay together; questions go from table to table */
    STAY_NONE,      /* people change tables, and every round has one question for all */
    STAYS
};

/* Their names on the command line. */
extern const char *const cafe_stays[STAYS];

struct cafe_wish {
    int tables, rounds;
    enum cafe_stay stay;
    int seed;  /* from 0 to SEED_MAX */
    long work; /* pairs that each of the two searches looks at, at most; 0: CAFE_WORK */
};

struct cafe {
    const struct people *people;
    struct cafe_wish wish;
    int *places; /* table, from 0, of person P in round R: places[R * people->count + P] */
};

/* True when COUNT people can be divided like this; else a problem is added. */
bool cafe_possible(int count, const struct cafe_wish *wish, struct problems *problems);

/* WISH must be possible. */
struct cafe *cafe_make(const struct people *people, const struct cafe_wish *wish);
void cafe_free(struct cafe *cafe);

int cafe_table(const struct cafe *cafe, int round, int person);

/* The question at TABLE in ROUND, and how many questions there are; all from 0. */
int cafe_question(const struct cafe *cafe, int round, int table);
int cafe_questions(const struct cafe *cafe);

enum cafe_fault {
    CAFE_GOOD,
    CAFE_NO_TABLE,       /* somebody has no table, or one that is not there */
    CAFE_UNEVEN,         /* tables differ by more than one person */
    CAFE_QUESTION_AGAIN, /* somebody has a question more often than another one, by two or more */
    CAFE_MOVED,          /* somebody who should stay does not */
};

/* Does the plan keep the rules? Looks at the plan only, not at how it was made. */
enum cafe_fault cafe_check(const struct cafe *cafe);

/* How good it is, counted from the plan only. */
struct cafe_measure {
    int met;           /* different pairs that meet */
    int met_bound;     /* no plan for these numbers can have more */
    int again;         /* pairs that meet more than once */
    int most_together; /* how often the pair meets that meets most */
    int others_least, others_most; /* how many others a person meets */
    int smallest, largest;         /* people at a table */
    struct {
        int said;   /* people with an organisation, a role, a sector */
        int alike;  /* meetings of two people who have the same, over all rounds */
        int bound;  /* no plan for this list can have fewer */
    } traits[TRAITS];
};

void cafe_measure(const struct cafe *cafe, struct cafe_measure *measure);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fewer pairs that meet again, by simulated annealing (S. Kirkpatrick, C. D. Gelatt and M. P.
 * Vecchi, "Optimization by simulated annealing", Science 220, 1983): two places change tables in
 * one round, again and again; a change for the worse is taken now and then, ever less often.
 *
 * The cost of a pair that meets N times is 2 + 3 + ... + N, so that no pair meets very often; a
 * visit too many or too few to a table has a cost too. The best plan without such visits is
 * kept: first by the number of different pairs that meet, then by the cost.
 *
 * Work is counted in pairs looked at, so the search stops at the same step on every machine. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "workshop/cafe_parts.h"

#define SEARCHES 2
#define HEAT_FIRST 0x38000000u /* draw_dares() */

struct search {
    struct seating *seating;
    struct draw *draw;
    int most;              /* room at a table */
    int *member;           /* member[(round * tables + table) * most + number at the table] */
    int *size;             /* size[round * tables + table] */
    int *at;               /* where a place is in its member list: at[round * places + place] */
    unsigned char *times;  /* times[p * places + q]: how often two places meet */
    unsigned char *visits; /* visits[place * tables + table] */
    int visits_least, visits_most;
    int visit_cost; /* more where people sit at larger tables, more often */
    int met;     /* different pairs that meet */
    int cost;    /* of pairs that meet again */
    int strain;  /* visits too many and too few */
    long work;
    int *best;   /* the best table[] so far */
    int best_met, best_cost;
};

static int *table_of(const struct search *s, int round, int place) {
    return &s->seating->table[round * s->seating->places + place];
}

static int *members(const struct search *s, int round, int table) {
    return &s->member[(round * s->seating->tables + table) * s->most];
}

static int strain_of(const struct search *s, int visits) {
    if (!s->seating->visits)
        return 0;
    return visits > s->visits_most    ? visits - s->visits_most
           : visits < s->visits_least ? s->visits_least - visits
                                      : 0;
}

/* Two places meet once more (BY 1), or once less (BY -1). */
static void meet(struct search *s, int p, int q, int by) {
    unsigned char *times = &s->times[p * s->seating->places + q];
    int reached = by > 0 ? *times + 1 : *times; /* the meeting that comes or goes */
    *times = (unsigned char)(*times + by);
    s->times[q * s->seating->places + p] = *times;
    if (reached == 1)
        s->met += by;
    else
        s->cost += by * reached;
}

static void visit(struct search *s, int place, int table, int by) {
    unsigned char *visits = &s->visits[place * s->seating->tables + table];
    s->strain -= strain_of(s, *visits);
    *visits = (unsigned char)(*visits + by);
    s->strain += strain_of(s, *visits);
}

/* Counts everything anew. */
static void count_all(struct search *s) {
    const struct seating *seating = s->seating;
    size_t places = (size_t)seating->places, tables = (size_t)seating->tables;
    memset(s->times, 0, places * places);
    memset(s->visits, 0, places * tables);
    memset(s->size, 0, (size_t)seating->rounds * tables * sizeof *s->size);
    s->met = s->cost = 0;
    s->strain = seating->visits ? seating->places * seating->tables * s->visits_least : 0;
    for (int r = 0; r < seating->rounds; r++)
        for (int p = 0; p < seating->places; p++) {
            int t = *table_of(s, r, p), *size = &s->size[r * seating->tables + t];
            for (int i = 0; i < *size; i++)
                meet(s, p, members(s, r, t)[i], 1);
            s->at[r * seating->places + p] = *size;
            members(s, r, t)[(*size)++] = p;
            visit(s, p, t, 1);
        }
}

static struct search search_begin(struct seating *seating, struct draw *draw) {
    size_t places = (size_t)seating->places, tables = (size_t)seating->tables;
    size_t rounds = (size_t)seating->rounds, most = (places + tables - 1) / tables;
    struct search s = {.seating = seating, .draw = draw, .most = (int)most, .best_met = -1};
    s.visits_least = seating->rounds / seating->tables;
    s.visits_most = (seating->rounds + seating->tables - 1) / seating->tables;
    s.visit_cost = 3 + seating->rounds * (int)most / seating->tables;
    s.member = mem_new(rounds * tables * most, sizeof *s.member);
    s.size = mem_new(rounds * tables, sizeof *s.size);
    s.at = mem_new(rounds * places, sizeof *s.at);
    s.times = mem_new(places * places, 1);
    s.visits = mem_new(places * tables, 1);
    s.best = mem_new(rounds * places, sizeof *s.best);
    return s;
}

static void search_end(struct search *s) {
    free(s->member);
    free(s->size);
    free(s->at);
    free(s->times);
    free(s->visits);
    free(s->best);
}

static void keep_if_best(struct search *s) {
    const struct seating *seating = s->seating;
    if (s->strain > 0 || s->met < s->best_met || (s->met == s->best_met && s->cost >= s->best_cost))
        return;
    s->best_met = s->met;
    s->best_cost = s->cost;
    memcpy(s->best, seating->table,
           (size_t)seating->rounds * (size_t)seating->places * sizeof *s->best);
}

/* What it costs more when P goes from its table FROM in ROUND to TO, where Q leaves. */
static int cost_of_move(struct search *s, int round, int p, int from, int to, int q) {
    const struct seating *seating = s->seating;
    const unsigned char *times = &s->times[p * seating->places];
    const unsigned char *visits = &s->visits[p * seating->tables];
    const int *left = members(s, round, from), *met = members(s, round, to);
    int left_count = s->size[round * seating->tables + from];
    int met_count = s->size[round * seating->tables + to];
    int cost = 0;
    for (int i = 0; i < left_count; i++)
        if (left[i] != p && times[left[i]] > 1)
            cost -= times[left[i]];
    for (int i = 0; i < met_count; i++)
        if (met[i] != q && times[met[i]] > 0)
            cost += times[met[i]] + 1;
    s->work += left_count + met_count;
    return cost + s->visit_cost * (strain_of(s, visits[from] - 1) - strain_of(s, visits[from]) +
                                strain_of(s, visits[to] + 1) - strain_of(s, visits[to]));
}

/* P leaves its table in ROUND, or comes to TABLE in the place of number AT. */
static void leave(struct search *s, int round, int p, int table) {
    const int *others = members(s, round, table);
    for (int i = 0; i < s->size[round * s->seating->tables + table]; i++)
        if (others[i] != p)
            meet(s, p, others[i], -1);
    visit(s, p, table, -1);
}

static void come(struct search *s, int round, int p, int table, int at) {
    int *others = members(s, round, table);
    others[at] = p;
    for (int i = 0; i < s->size[round * s->seating->tables + table]; i++)
        if (i != at)
            meet(s, p, others[i], 1);
    visit(s, p, table, 1);
    s->at[round * s->seating->places + p] = at;
    *table_of(s, round, p) = table;
}

static void change(struct search *s, int round, int p, int q) {
    int table_p = *table_of(s, round, p), table_q = *table_of(s, round, q);
    int at_p = s->at[round * s->seating->places + p], at_q = s->at[round * s->seating->places + q];
    leave(s, round, p, table_p);
    leave(s, round, q, table_q);
    come(s, round, p, table_q, at_q);
    come(s, round, q, table_p, at_p);
    s->work += 4L * s->most;
}

/* The cost of changing P and Q in ROUND. */
static int cost_of_change(struct search *s, int round, int p, int q) {
    int table_p = *table_of(s, round, p), table_q = *table_of(s, round, q);
    return cost_of_move(s, round, p, table_p, table_q, q) +
           cost_of_move(s, round, q, table_q, table_p, p);
}

/* A round in which P and Q sit the other way round than in ROUND, so that changing them in both
 * keeps their visits as they are; -1 when there is none. */
static int round_back(struct search *s, int round, int p, int q) {
    int table_p = *table_of(s, round, p), table_q = *table_of(s, round, q);
    int rounds = s->seating->rounds, first = draw_below(s->draw, rounds);
    for (int i = 0; i < rounds; i++) {
        int r = (first + i) % rounds;
        if (*table_of(s, r, p) == table_q && *table_of(s, r, q) == table_p)
            return r;
    }
    return -1;
}

/* Changes P and Q, who sit at two tables in ROUND, and mostly in a round back too; false when
 * that is worse and not dared. */
static bool attempt(struct search *s, int round, int p, int q, uint32_t heat) {
    bool both = s->seating->visits && draw_below(s->draw, 4) > 0;
    int back = both ? round_back(s, round, p, q) : -1, worse = cost_of_change(s, round, p, q);
    if (back >= 0) {
        change(s, round, p, q);
        worse += cost_of_change(s, back, p, q);
    }
    if (worse <= 0 || draw_dares(s->draw, heat, worse)) {
        change(s, back >= 0 ? back : round, p, q);
        return true;
    }
    if (back >= 0)
        change(s, round, p, q);
    return false;
}

/* True when no plan is better: MET pairs meet, and none more than twice. */
static bool is_perfect(const struct search *s, int met) {
    const struct seating *seating = s->seating;
    int meetings = seating->rounds * pairs_spread(seating->places, seating->tables);
    return s->best_met == met && s->best_cost == 2 * (meetings - met);
}

/* One search, from the plan as it is, until MORE work is done or the plan is perfect. */
static void anneal(struct search *s, long more, int met) {
    const struct seating *seating = s->seating;
    long begin = s->work;
    while (s->work - begin < more && !is_perfect(s, met)) {
        uint32_t heat = (uint32_t)((uint64_t)HEAT_FIRST * (uint64_t)(more - (s->work - begin)) /
                                   (uint64_t)more);
        int round = draw_below(s->draw, seating->rounds);
        int p = draw_below(s->draw, seating->places), q = draw_below(s->draw, seating->places);
        s->work++;
        if (*table_of(s, round, p) != *table_of(s, round, q) && attempt(s, round, p, q, heat))
            keep_if_best(s);
    }
}

void seating_improve(struct seating *seating, int met, struct draw *draw) {
    struct search s = search_begin(seating, draw);
    size_t bytes = (size_t)seating->rounds * (size_t)seating->places * sizeof *s.best;
    count_all(&s);
    keep_if_best(&s);
    for (int i = 0; i < SEARCHES && seating->tables > 1; i++)
        anneal(&s, seating->work / SEARCHES, met);
    memcpy(seating->table, s.best, bytes);
    search_end(&s);
}

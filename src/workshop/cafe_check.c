/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a plan valid, and how good is it? Nothing here knows how plans are made. */
#include <config.h>

#include <stdlib.h>

#include "workshop/cafe_parts.h"

/* ---- the rules ---- */

static bool tables_are_there(const struct cafe *cafe) {
    for (int i = 0; i < cafe->wish.rounds * cafe->people->count; i++)
        if (cafe->places[i] < 0 || cafe->places[i] >= cafe->wish.tables)
            return false;
    return true;
}

/* The sizes of the smallest and the largest table of all rounds. */
static void find_sizes(const struct cafe *cafe, int *smallest, int *largest) {
    int *sizes = mem_new((size_t)cafe->wish.tables, sizeof *sizes);
    *smallest = cafe->people->count;
    *largest = 0;
    for (int r = 0; r < cafe->wish.rounds; r++) {
        for (int t = 0; t < cafe->wish.tables; t++)
            sizes[t] = 0;
        for (int p = 0; p < cafe->people->count; p++)
            sizes[cafe_table(cafe, r, p)]++;
        for (int t = 0; t < cafe->wish.tables; t++) {
            *smallest = sizes[t] < *smallest ? sizes[t] : *smallest;
            *largest = sizes[t] > *largest ? sizes[t] : *largest;
        }
    }
    free(sizes);
}

/* How often somebody has each question differs by at most one. */
static bool questions_take_turns(const struct cafe *cafe) {
    int questions = cafe_questions(cafe), least = cafe->wish.rounds / questions;
    int *times = mem_new((size_t)questions, sizeof *times);
    bool good = true;
    for (int p = 0; p < cafe->people->count; p++) {
        for (int q = 0; q < questions; q++)
            times[q] = 0;
        for (int r = 0; r < cafe->wish.rounds; r++)
            times[cafe_question(cafe, r, cafe_table(cafe, r, p))]++;
        for (int q = 0; q < questions; q++)
            good = good && times[q] >= least &&
                   (times[q] == least || (times[q] - 1) * questions < cafe->wish.rounds);
    }
    free(times);
    return good;
}

static bool people_stay(const struct cafe *cafe) {
    for (int p = 0; p < cafe->people->count; p++)
        for (int r = 1; r < cafe->wish.rounds; r++)
            if (cafe_table(cafe, r, p) != cafe_table(cafe, 0, p))
                return false;
    return true;
}

enum cafe_fault cafe_check(const struct cafe *cafe) {
    int smallest, largest;
    if (!tables_are_there(cafe))
        return CAFE_NO_TABLE;
    find_sizes(cafe, &smallest, &largest);
    if (largest - smallest > 1)
        return CAFE_UNEVEN;
    if (!questions_take_turns(cafe))
        return CAFE_QUESTION_AGAIN;
    return cafe->wish.stay != STAY_PEOPLE || people_stay(cafe) ? CAFE_GOOD : CAFE_MOVED;
}

/* ---- the measure ---- */

int pairs_in(int count) {
    return count * (count - 1) / 2;
}

int pairs_spread(int count, int tables) {
    int large = count % tables, size = count / tables;
    return large * pairs_in(size + 1) + (tables - large) * pairs_in(size);
}

/* In a round no more pairs meet than fit at its tables. In the next one the people of a table are
 * spread over all tables, or over all others when nobody may come back to one, and those that
 * still sit together have met already. */
int cafe_met_bound(int people, const struct cafe_wish *wish) {
    int tables = wish->tables, size = people / tables, large = people % tables;
    int round = pairs_spread(people, tables), most = round;
    if (wish->stay != STAY_PEOPLE && wish->rounds > 1) {
        bool no_return = wish->stay == STAY_QUESTIONS && wish->rounds <= tables;
        int next = no_return ? tables - 1 : tables;
        int old = large * pairs_spread(size + 1, next) + (tables - large) * pairs_spread(size, next);
        most += (wish->rounds - 1) * (round - old);
    }
    return most < pairs_in(people) ? most : pairs_in(people);
}

static int times_together(const struct cafe *cafe, int p, int q) {
    int times = 0;
    for (int r = 0; r < cafe->wish.rounds; r++)
        times += cafe_table(cafe, r, p) == cafe_table(cafe, r, q);
    return times;
}

static void count_pair(const struct cafe *cafe, int p, int q, int times, struct cafe_measure *m) {
    const struct person *one = &cafe->people->list[p], *other = &cafe->people->list[q];
    m->met += times > 0 && p < q;
    m->again += times > 1 && p < q;
    m->most_together = times > m->most_together ? times : m->most_together;
    for (int t = 0; t < TRAITS; t++)
        if (p < q && one->value[t] >= 0 && one->value[t] == other->value[t])
            m->traits[t].alike += times;
}

static void measure_trait(const struct cafe *cafe, enum trait trait, struct cafe_measure *m) {
    const struct people *people = cafe->people;
    for (int v = 0; v < people->value_count[trait]; v++) {
        int count = 0;
        for (int p = 0; p < people->count; p++)
            count += people->list[p].value[trait] == v;
        m->traits[trait].said += count;
        m->traits[trait].bound += cafe->wish.rounds * pairs_spread(count, cafe->wish.tables);
    }
}

void cafe_measure(const struct cafe *cafe, struct cafe_measure *measure) {
    int count = cafe->people->count;
    *measure = (struct cafe_measure){.others_least = count};
    find_sizes(cafe, &measure->smallest, &measure->largest);
    measure->met_bound = cafe_met_bound(count, &cafe->wish);
    for (int p = 0; p < count; p++) {
        int others = 0;
        for (int q = 0; q < count; q++) {
            int times = p == q ? 0 : times_together(cafe, p, q);
            others += times > 0;
            count_pair(cafe, p, q, times, measure);
        }
        measure->others_least =
            others < measure->others_least ? others : measure->others_least;
        measure->others_most = others > measure->others_most ? others : measure->others_most;
    }
    for (int t = 0; t < TRAITS; t++)
        measure_trait(cafe, (enum trait)t, measure);
}

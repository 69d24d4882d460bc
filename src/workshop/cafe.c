/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "workshop/cafe.h"

#include <stdlib.h>

#include "workshop/cafe_parts.h"

const char *const cafe_stays[STAYS] = {[STAY_QUESTIONS] = "questions",
                                       [STAY_PEOPLE] = "people",
                                       [STAY_NONE] = "none"};

bool cafe_possible(int count, const struct cafe_wish *wish, struct problems *problems) {
    int before = problems->count + problems->not_kept;
    if (count < 1 || count > PEOPLE_MAX)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("from 1 to %d people can be divided, not %d"), PEOPLE_MAX, count);
    else if (wish->tables < 1)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("at least one table is needed"));
    else if (wish->tables > count && count == 1)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("one person needs one table, not %d"), wish->tables);
    else if (wish->tables > count)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    ngettext("%d people cannot fill %d tables: with %d table there are at least "
                             "two people at each",
                             "%d people cannot fill %d tables: with %d tables there are at least "
                             "two people at each",
                             (unsigned long)(count / 2)),
                    count, wish->tables, count / 2);
    if (wish->rounds < 1 || wish->rounds > ROUNDS_MAX)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("from 1 to %d rounds are possible, not %d"), ROUNDS_MAX, wish->rounds);
    return problems->count + problems->not_kept == before;
}

int cafe_table(const struct cafe *cafe, int round, int person) {
    return cafe->places[round * cafe->people->count + person];
}

int cafe_question(const struct cafe *cafe, int round, int table) {
    switch (cafe->wish.stay) {
    case STAY_QUESTIONS:
        return table;
    case STAY_PEOPLE:
        return (table + round) % cafe->wish.tables;
    default:
        return round;
    }
}

int cafe_questions(const struct cafe *cafe) {
    return cafe->wish.stay == STAY_NONE ? cafe->wish.rounds : cafe->wish.tables;
}

/* The tables get other numbers, by lot: for each round when nothing belongs to a table. */
static void renumber(struct seating *seating, bool each_round, struct draw *draw) {
    int *number = mem_new((size_t)seating->tables, sizeof *number);
    for (int r = 0; r < seating->rounds; r++) {
        if (r == 0 || each_round) {
            for (int t = 0; t < seating->tables; t++)
                number[t] = t;
            draw_shuffle(draw, number, seating->tables);
        }
        for (int p = 0; p < seating->places; p++) {
            int *table = &seating->table[r * seating->places + p];
            *table = number[*table];
        }
    }
    free(number);
}

struct cafe *cafe_make(const struct people *people, const struct cafe_wish *wish) {
    struct cafe *cafe = mem_new(1, sizeof *cafe);
    struct draw draw = draw_begin((uint64_t)wish->seed);
    int count = people->count;
    size_t cells = (size_t)count * (size_t)wish->rounds;
    int *place_of = mem_new((size_t)count, sizeof *place_of);
    struct seating seating = {.places = count,
                              .tables = wish->tables,
                              .rounds = wish->stay == STAY_PEOPLE ? 1 : wish->rounds,
                              .visits = wish->stay == STAY_QUESTIONS,
                              .work = wish->work > 0 ? wish->work : CAFE_WORK,
                              .table = mem_new(cells, sizeof *seating.table)};
    seating_start(&seating);
    if (wish->stay != STAY_PEOPLE)
        seating_improve(&seating, cafe_met_bound(count, wish), &draw);
    renumber(&seating, wish->stay == STAY_NONE, &draw);
    seating_mix(&seating, people, &draw, place_of);
    *cafe = (struct cafe){people, *wish, mem_new(cells, sizeof *cafe->places)};
    for (int r = 0; r < wish->rounds; r++)
        for (int p = 0; p < count; p++)
            cafe->places[r * count + p] =
                seating.table[(wish->stay == STAY_PEOPLE ? 0 : r) * count + place_of[p]];
    free(place_of);
    free(seating.table);
    return cafe;
}

void cafe_free(struct cafe *cafe) {
    if (!cafe)
        return;
    free(cafe->places);
    free(cafe);
}

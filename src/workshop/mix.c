/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place each person gets. First by lot; then two people change places, again and again, as
 * in meet.c, so that people of one organisation, role or sector meet little. Which places meet
 * does not change by this. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "workshop/cafe_parts.h"

#define HEAT_FIRST 0xE8000000u

static const int weights[TRAITS] = {
    [TRAIT_ORGANISATION] = 4, [TRAIT_ROLE] = 2, [TRAIT_SECTOR] = 1};

/* A place that meets another one, and how often. */
struct other {
    int place, times;
};

struct mix {
    const struct seating *seating;
    struct draw *draw;
    struct other *others;  /* others[place * room + i] */
    int *other_count;
    unsigned char *alike;  /* alike[p * places + q]: the weight of a meeting of two people */
    int *person_at;        /* at each place */
    int *best;             /* the best person_at so far */
};

static struct other *others_of(const struct mix *mix, int place) {
    return &mix->others[place * mix->seating->places];
}

static void find_others(struct mix *mix) {
    const struct seating *seating = mix->seating;
    for (int p = 0; p < seating->places; p++)
        for (int q = 0; q < seating->places; q++) {
            int times = 0;
            for (int r = 0; r < seating->rounds; r++)
                times += seating->table[r * seating->places + p] ==
                         seating->table[r * seating->places + q];
            if (times > 0 && p != q)
                others_of(mix, p)[mix->other_count[p]++] = (struct other){q, times};
        }
}

/* False when there is nothing to spread. */
static bool find_alike(struct mix *mix, const struct people *people) {
    bool any = false;
    for (int p = 0; p < people->count; p++)
        for (int q = 0; q < people->count; q++) {
            int weight = 0;
            for (int t = 0; t < TRAITS; t++)
                if (people->list[p].value[t] >= 0 &&
                    people->list[p].value[t] == people->list[q].value[t])
                    weight += weights[t];
            mix->alike[p * people->count + q] = (unsigned char)weight;
            any = any || (weight && p != q);
        }
    return any;
}

/* What the meetings at PLACE, but for those with the place APART, weigh for the person P and not
 * for NOW, who is there. */
static int difference(const struct mix *mix, int place, int apart, int now, int p) {
    const unsigned char *here = &mix->alike[now * mix->seating->places];
    const unsigned char *there = &mix->alike[p * mix->seating->places];
    const struct other *others = others_of(mix, place);
    int sum = 0;
    for (int i = 0; i < mix->other_count[place]; i++) {
        int with = mix->person_at[others[i].place];
        if (others[i].place != apart)
            sum += others[i].times * (there[with] - here[with]);
    }
    return sum;
}

static void anneal(struct mix *mix) {
    int places = mix->seating->places, weight = 0, best = 0;
    long work = 0, most = mix->seating->work;
    while (work < most) {
        uint32_t heat =
            (uint32_t)((uint64_t)HEAT_FIRST * (uint64_t)(most - work) / (uint64_t)most);
        int a = draw_below(mix->draw, places), b = draw_below(mix->draw, places);
        int *p = &mix->person_at[a], *q = &mix->person_at[b], kept = *p;
        work += 1 + mix->other_count[a] + mix->other_count[b];
        if (a == b)
            continue;
        int worse = difference(mix, a, b, *p, *q) + difference(mix, b, a, *q, *p);
        if (worse > 0 && !draw_dares(mix->draw, heat, worse))
            continue;
        *p = *q;
        *q = kept;
        weight += worse;
        if (weight < best) {
            best = weight;
            memcpy(mix->best, mix->person_at, (size_t)places * sizeof *mix->best);
        }
    }
}

void seating_mix(const struct seating *seating, const struct people *people, struct draw *draw,
                 int *place_of) {
    size_t places = (size_t)seating->places;
    struct mix mix = {.seating = seating,
                      .draw = draw,
                      .others = mem_new(places * places, sizeof *mix.others),
                      .other_count = mem_new(places, sizeof *mix.other_count),
                      .alike = mem_new(places * places, 1),
                      .person_at = mem_new(places, sizeof *mix.person_at),
                      .best = mem_new(places, sizeof *mix.best)};
    for (int p = 0; p < seating->places; p++)
        mix.person_at[p] = p;
    draw_shuffle(draw, mix.person_at, seating->places);
    memcpy(mix.best, mix.person_at, places * sizeof *mix.best);
    find_others(&mix);
    if (find_alike(&mix, people))
        anneal(&mix);
    for (int p = 0; p < seating->places; p++)
        place_of[mix.best[p]] = p;
    free(mix.others);
    free(mix.other_count);
    free(mix.alike);
    free(mix.person_at);
    free(mix.best);
}

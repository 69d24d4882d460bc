/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every possible small group, searched through. For each group that could be, the figures are made
 * with the real code, and what is handed up to a region. Groups with the same figures are what an attacker cannot tell apart, however
 * well she knows the program. Then, for every k-1 people who put their answers together and every
 * other person: there must be two such groups, in agreement with what the attackers know, in which
 * that person answered otherwise. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering_parts.h"

#define SYMBOLS_MAX 24
#define ATOMS_MAX 2
#define KNOWN_MAX 4

/* What one person may say. NOW -1: no level. Two of these stand for two reasons to give none. */
struct symbol {
    signed char now[2], wish[2];
};

/* People who cannot be told apart but by their answers: of one batch and bucket. */
struct place {
    int batch, bucket, people;
};

struct space {
    const char *name;
    const struct symbol *symbols;
    int symbol_count;
    bool wishes; /* do people differ in them? */
    int items, buckets, k, k_items;
    struct place places[ATOMS_MAX];
    int place_count;
};

/* One group that could be: how many people of each place say what. */
struct state {
    unsigned char people[ATOMS_MAX][SYMBOLS_MAX];
    char digest[HASH_HEX_SIZE];
};

struct states {
    struct state *list;
    int count, room;
    struct small_group small; /* to make the figures with */
};

static void tell(const struct space *space, struct small_group *small, struct state *state) {
    struct hash hash;
    for (int i = 0; i < space->place_count; i++) {
        while (small->pool.batch_count <= space->places[i].batch)
            small_group_batch(small);
        for (int s = 0; s < space->symbol_count; s++)
            for (int n = 0; n < state->people[i][s]; n++)
                small_group_person(small->batches[space->places[i].batch], space->places[i].bucket,
                                   space->symbols[s].now, space->symbols[s].wish);
    }
    control_parts(&small->pool, small->batches[0]);
    hash_begin(&hash);
    for (int r = 1; r <= small->pool.batch_count; r++) {
        char digest[HASH_HEX_SIZE];
        struct release *release = control_release(&small->pool, r);
        struct handup *handup = handup_make(&small->pool, release, &small->group);
        struct buf bytes = {0};
        release_digest(release, digest);
        hash_string(&hash, digest);
        handup_write(handup, &bytes);
        hash_string(&hash, buf_string(&bytes));
        buf_free(&bytes);
        handup_free(handup);
        release_free(release);
    }
    hash_end(&hash, state->digest);
    small_group_clear(small);
}

/* All ways in which the LEFT people of PLACE can say symbols from SYMBOL on, then all of the next
 * place. */
static void spread(const struct space *space, struct states *states, struct state *state,
                   int place, int symbol, int left) {
    if (place == space->place_count) {
        if (states->count == states->room) {
            states->room = states->room ? 2 * states->room : 1024;
            states->list = mem_resize(states->list, (size_t)states->room, sizeof *states->list);
        }
        tell(space, &states->small, state);
        states->list[states->count++] = *state;
        return;
    }
    bool last = symbol == space->symbol_count - 1;
    for (int n = last ? left : 0; n <= left; n++) {
        state->people[place][symbol] = (unsigned char)n;
        if (!last)
            spread(space, states, state, place, symbol + 1, left - n);
        else
            spread(space, states, state, place + 1, 0,
                   place + 1 < space->place_count ? space->places[place + 1].people : 0);
    }
    state->people[place][symbol] = 0;
}

static int by_digest(const void *a, const void *b) {
    return strcmp(((const struct state *)a)->digest, ((const struct state *)b)->digest);
}

/* Which answers to ITEM the people of PLACE could have given, who are not among the KNOWN: bit by
 * value of the level (or of the wish, when WISH); each symbol without a level has its own bit. */
static unsigned rest_of(const struct space *space, const struct state *state,
                        const unsigned char known[ATOMS_MAX][SYMBOLS_MAX], int place, int item,
                        bool wish) {
    unsigned mask = 0;
    for (int s = 0; s < space->symbol_count; s++) {
        const struct symbol *symbol = &space->symbols[s];
        if (state->people[place][s] <= known[place][s])
            continue;
        if (symbol->now[item] < 0)
            mask |= 1u << (8 + s);
        else
            mask |= 1u << (wish ? symbol->wish[item] + 1 : symbol->now[item]);
    }
    return mask;
}

static bool agrees(const struct space *space, const struct state *state,
                   const unsigned char known[ATOMS_MAX][SYMBOLS_MAX]) {
    for (int i = 0; i < space->place_count; i++)
        for (int s = 0; s < space->symbol_count; s++)
            if (state->people[i][s] < known[i][s])
                return false;
    return true;
}

/* Nobody else's answer follows from the figures that GROUP, COUNT states, all give. */
static bool nothing_follows(const struct space *space, const struct state *group, int count,
                            const unsigned char known[ATOMS_MAX][SYMBOLS_MAX]) {
    for (int place = 0; place < space->place_count; place++)
        for (int item = 0; item < space->items; item++)
            for (int wish = 0; wish <= space->wishes; wish++) {
                unsigned mask = 0;
                for (int i = 0; i < count; i++)
                    if (agrees(space, &group[i], known))
                        mask |= rest_of(space, &group[i], known, place, item, wish);
                if (mask != 0 && (mask & (mask - 1)) == 0)
                    return false;
            }
    return true;
}

/* Tries all sets of LEFT people, from place PLACE and symbol SYMBOL on, as attackers. */
static bool all_attackers_fail(const struct space *space, const struct state *group, int count,
                               unsigned char known[ATOMS_MAX][SYMBOLS_MAX], int place, int symbol,
                               int left) {
    if (left == 0)
        return nothing_follows(space, group, count, known);
    if (place == space->place_count)
        return true;
    bool last = symbol == space->symbol_count - 1;
    bool safe = true;
    for (int n = 0; n <= left && safe; n++) {
        known[place][symbol] = (unsigned char)n;
        safe = all_attackers_fail(space, group, count, known, last ? place + 1 : place,
                                  last ? 0 : symbol + 1, left - n);
    }
    known[place][symbol] = 0;
    return safe;
}

static void search(const struct space *space) {
    struct states states = {0};
    struct state state = {.digest = ""};
    unsigned char known[ATOMS_MAX][SYMBOLS_MAX] = {{0}};
    small_group_begin(&states.small, space->items, space->buckets, space->k, space->k_items);
    spread(space, &states, &state, 0, 0, space->places[0].people);
    small_group_end(&states.small);
    qsort(states.list, (size_t)states.count, sizeof *states.list, by_digest);
    int kinds = 0;
    for (int from = 0, to; from < states.count; from = to) {
        for (to = from; to < states.count && by_digest(&states.list[from], &states.list[to]) == 0;)
            to++;
        kinds++;
        ck_assert_msg(all_attackers_fail(space, &states.list[from], to - from, known, 0, 0,
                                         space->k - 1),
                      "%s: somebody's answer follows", space->name);
    }
    /* the figures must say something, else this proves nothing */
    ck_assert_msg(kinds > 3, "%s: only %d different releases", space->name, kinds);
    free(states.list);
}

static const struct symbol levels[] = {{{-1, -1}, {-1, -1}}, {{-1, -1}, {-1, -1}},
                                       {{0, 0}, {-1, -1}},   {{1, 1}, {-1, -1}},
                                       {{2, 2}, {-1, -1}},   {{3, 3}, {-1, -1}},
                                       {{4, 4}, {-1, -1}}};

/* Levels with and without a wish: each level has a neighbour on its side of SHARE_LEVEL. */
static const struct symbol wishes[] = {
    {{-1}, {-1}}, {{-1}, {-1}}, {{0}, {-1}}, {{0}, {2}}, {{0}, {3}}, {{1}, {-1}}, {{1}, {2}},
    {{1}, {3}},   {{2}, {-1}},  {{2}, {2}},  {{2}, {3}}, {{3}, {-1}}, {{3}, {2}}, {{3}, {3}}};

/* Two items at once, in all combinations. */
static const struct symbol pairs[] = {
    {{-1, -1}, {-1, -1}}, {{-1, -1}, {-1, -1}}, {{-1, 2}, {-1, -1}}, {{-1, 3}, {-1, -1}},
    {{-1, -1}, {-1, -1}}, {{-1, -1}, {-1, -1}}, {{-1, 2}, {-1, -1}}, {{-1, 3}, {-1, -1}},
    {{0, -1}, {-1, -1}}, {{0, -1}, {-1, -1}}, {{0, 2}, {-1, -1}}, {{0, 3}, {-1, -1}},
    {{1, -1}, {-1, -1}}, {{1, -1}, {-1, -1}}, {{1, 2}, {-1, -1}}, {{1, 3}, {-1, -1}}};

#define SYMBOLS(s) s, (int)ARRAY_LENGTH(s)

static const struct space spaces[] = {
    {"2 people", SYMBOLS(levels), false, 1, 0, 2, 2, {{0, -1, 2}}, 1},
    {"4 people", SYMBOLS(levels), false, 1, 0, 2, 2, {{0, -1, 4}}, 1},
    {"7 people, k 3", SYMBOLS(levels), false, 1, 0, 3, 3, {{0, -1, 7}}, 1},
    {"8 people, k 3, items from 5", SYMBOLS(levels), false, 1, 0, 3, 5, {{0, -1, 8}}, 1},
    {"9 people, k 4", SYMBOLS(levels), false, 1, 0, 4, 4, {{0, -1, 9}}, 1},
    {"wishes", SYMBOLS(wishes), true, 1, 0, 2, 2, {{0, -1, 5}}, 1},
    {"wishes, k 3", SYMBOLS(wishes), true, 1, 0, 3, 3, {{0, -1, 6}}, 1},
    {"two items", SYMBOLS(pairs), false, 2, 0, 2, 3, {{0, -1, 5}}, 1},
    {"two buckets", SYMBOLS(levels), false, 1, 2, 2, 2, {{0, 0, 4}, {0, 1, 4}}, 2},
    {"two buckets, one too small", SYMBOLS(levels), false, 1, 2, 2, 2, {{0, 0, 5}, {0, 1, 2}}, 2},
    {"two buckets, items from 3", SYMBOLS(levels), false, 1, 2, 2, 3, {{0, 0, 4}, {0, 1, 4}}, 2},
    {"two batches", SYMBOLS(levels), false, 1, 0, 2, 2, {{0, -1, 4}, {1, -1, 4}}, 2},
    {"two batches, the second small", SYMBOLS(levels), false, 1, 0, 2, 2, {{0, -1, 5}, {1, -1, 2}}, 2},
    {"two batches, k 3", SYMBOLS(levels), false, 1, 0, 3, 3, {{0, -1, 5}, {1, -1, 3}}, 2},
};

START_TEST(nobody_is_found_out) {
    search(&spaces[_i]);
}
END_TEST

TCase *gathering_search_case(void) {
    TCase *tests = tcase_create("search");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, nobody_is_found_out, 0, (int)ARRAY_LENGTH(spaces));
    return tests;
}

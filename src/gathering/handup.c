/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/handup.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/atoms.h"

struct handup *handup_new(const struct framework *framework, const struct group *region) {
    struct handup *handup = mem_new(1, sizeof *handup);
    handup->framework = framework;
    handup->region = region;
    handup->items = mem_new((size_t)framework->item_count, sizeof *handup->items);
    handup->dimension_people =
        mem_new((size_t)framework->dimension_count, sizeof *handup->dimension_people);
    return handup;
}

void handup_free(struct handup *handup) {
    if (!handup)
        return;
    free(handup->items);
    free(handup->dimension_people);
    free(handup);
}

void handup_number(const struct group *school, const struct group *region,
                   unsigned char number[static RESULT_RANDOM_BYTES]) {
    char hex[HASH_HEX_SIZE];
    struct hash hash;
    hash_begin(&hash);
    hash_string(&hash, HANDUP_TYPE);
    hash_string(&hash, region->id);
    hash_string(&hash, school->id);
    hash_end(&hash, hex);
    sodium_hex2bin(number, RESULT_RANDOM_BYTES, hex, (size_t)2 * RESULT_RANDOM_BYTES, NULL, NULL,
                   NULL);
}

/* Nobody said a wish. */
static void forget_wishes(struct item_tally *tally) {
    for (int level = 0; level < LEVELS; level++)
        for (int wish = 1; wish < WISHES; wish++) {
            tally->pairs[level][0] += tally->pairs[level][wish];
            tally->pairs[level][wish] = 0;
        }
}

struct handed_item handup_item(const struct pool *pool, const struct release *release, int item) {
    const struct cell *cell = &release->all.items[item];
    struct handed_item handed = {.people = cell->people};
    if (cell->form == FORM_SHARE) {
        handed.form = HANDED_WORD;
        handed.share = cell->share;
    } else if (cell->form == FORM_TALLY) {
        bool wishes = release->items[item].wanted.form == FORM_TALLY;
        handed.form = wishes ? HANDED_ALL : HANDED_LEVELS;
        handed.tally = atoms_tally(pool, 0, release->batches, ALL_BUCKETS, item);
        if (!wishes)
            forget_wishes(&handed.tally);
    }
    return handed;
}

struct handup *handup_make(const struct pool *pool, const struct release *release,
                           const struct group *region) {
    const struct framework *fw = pool->framework;
    struct handup *handup = handup_new(fw, region);
    handup_number(pool->group, region, handup->number);
    handup->people = release->people;
    for (int i = 0; i < fw->item_count; i++)
        handup->items[i] = handup_item(pool, release, i);
    for (int d = 0; d < fw->dimension_count; d++)
        handup->dimension_people[d] = release->all.dimensions[d].people;
    return handup;
}

bool handed_same(const struct handed_item *a, const struct handed_item *b) {
    return a->form == b->form && a->share == b->share && a->people == b->people &&
           memcmp(&a->tally, &b->tally, sizeof a->tally) == 0;
}

bool handup_same(const struct handup *a, const struct handup *b) {
    if (memcmp(a->number, b->number, sizeof a->number) != 0 || a->people != b->people)
        return false;
    for (int d = 0; d < a->framework->dimension_count; d++)
        if (a->dimension_people[d] != b->dimension_people[d])
            return false;
    for (int i = 0; i < a->framework->item_count; i++)
        if (!handed_same(&a->items[i], &b->items[i]))
            return false;
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/attack.h"

#include <stdlib.h>
#include <string.h>

/* All that has been released, in short. */
struct told {
    char (*digests)[HASH_HEX_SIZE]; /* of each release */
};

struct attacking {
    const struct pool *pool;
    int count, k;
    struct told told;
    struct attack *attack;
};

/* The people whose answer on one item is looked for: all of one batch and bucket with one value. */
struct target {
    int item, batch, bucket, value;
    bool wish;
};

static struct item_tally *tally_at(const struct attacking *a, int batch, int bucket, int item) {
    return &a->pool->batches[batch]->buckets[bucket].items[item];
}

static uint32_t people_with(const struct attacking *a, int batch, int bucket, int item, bool wish,
                            int value) {
    const struct item_tally *tally = tally_at(a, batch, bucket, item);
    return wish ? item_tally_wish(tally, value) : item_tally_now(tally, value);
}

static int values_of(bool wish) {
    return wish ? WISHES : LEVELS;
}

static bool is_told(const struct attacking *a) {
    for (int r = 1; r <= a->count; r++) {
        char digest[HASH_HEX_SIZE];
        struct release *release = control_release(a->pool, r);
        release_digest(release, digest);
        release_free(release);
        if (strcmp(digest, a->told.digests[r - 1]) != 0)
            return false;
    }
    return true;
}

/* One person with VALUE; in TALLY, so that moving her changes a pair that is there. */
static uint32_t *somebody(struct item_tally *tally, bool wish, int value, int *other) {
    for (*other = 0; *other < values_of(!wish); ++*other) {
        uint32_t *pair = wish ? &tally->pairs[*other][value] : &tally->pairs[value][*other];
        if (*pair > 0)
            return pair;
    }
    return NULL;
}

static uint32_t *pair_at(struct item_tally *tally, bool wish, int value, int other) {
    return wish ? &tally->pairs[other][value] : &tally->pairs[value][other];
}

/* Would all figures be the same if one of the target had VALUE instead? */
static bool is_free(const struct attacking *a, const struct target *t, int value) {
    struct item_tally *tally = tally_at(a, t->batch, t->bucket, t->item), kept = *tally;
    int other;
    --*somebody(tally, t->wish, t->value, &other);
    ++*pair_at(tally, t->wish, value, other);
    bool same = is_told(a);
    *tally = kept;
    return same;
}

static bool can_be_otherwise(const struct attacking *a, const struct target *t) {
    for (int value = 0; value < values_of(t->wish); value++)
        if (value != t->value && is_free(a, t, value))
            return true;
    return false;
}

/* Would all figures be the same if one of the target and one of BATCH and BUCKET with VALUE had
 * each other's answer to this item? */
static bool can_be_swapped(const struct attacking *a, const struct target *t, int batch, int bucket,
                           int value) {
    struct item_tally *mine = tally_at(a, t->batch, t->bucket, t->item), kept_mine = *mine;
    struct item_tally *theirs = tally_at(a, batch, bucket, t->item), kept_theirs = *theirs;
    int my_other, their_other;
    --*somebody(mine, t->wish, t->value, &my_other);
    --*somebody(theirs, t->wish, value, &their_other);
    ++*pair_at(mine, t->wish, value, their_other);
    ++*pair_at(theirs, t->wish, t->value, my_other);
    bool same = is_told(a);
    *mine = kept_mine;
    *theirs = kept_theirs;
    return same;
}

/* People with another answer, in the same batch and bucket: to swap with them changes no tally. */
static uint32_t others_beside(const struct attacking *a, const struct target *t) {
    uint32_t others = 0;
    for (int value = 0; value < values_of(t->wish); value++)
        if (value != t->value)
            others += people_with(a, t->batch, t->bucket, t->item, t->wish, value);
    return others;
}

/* The same elsewhere; *ALIKE are the people there with the target's own answer. */
static uint32_t others_elsewhere(const struct attacking *a, const struct target *t,
                                 uint32_t *alike) {
    uint32_t others = 0;
    for (int batch = 0; batch < a->count; batch++)
        for (int bucket = 0; bucket <= a->pool->batches[batch]->bucket_count; bucket++) {
            uint32_t before = others;
            if (batch == t->batch && bucket == t->bucket)
                continue;
            for (int value = 0; value < values_of(t->wish); value++) {
                uint32_t people = people_with(a, batch, bucket, t->item, t->wish, value);
                if (value != t->value && people > 0 && can_be_swapped(a, t, batch, bucket, value))
                    others += people;
            }
            if (others > before)
                *alike += people_with(a, batch, bucket, t->item, t->wish, t->value);
        }
    return others;
}

/* Moves everybody of TALLY with the target's answer to VALUE. */
static void move_all(struct item_tally *tally, const struct target *t, int value) {
    for (int other = 0; other < values_of(!t->wish); other++) {
        uint32_t *from = pair_at(tally, t->wish, t->value, other);
        *pair_at(tally, t->wish, value, other) += *from;
        *from = 0;
    }
}

/* Would all figures be the same if everybody of the batch who answered so had VALUE instead? */
static bool is_free_for_all(const struct attacking *a, const struct target *t, int value) {
    const struct tallies *batch = a->pool->batches[t->batch];
    size_t count = (size_t)batch->bucket_count + 1;
    struct item_tally *kept = mem_new(count, sizeof *kept);
    for (size_t b = 0; b < count; b++) {
        kept[b] = batch->buckets[b].items[t->item];
        move_all(&batch->buckets[b].items[t->item], t, value);
    }
    bool same = is_told(a);
    for (size_t b = 0; b < count; b++)
        batch->buckets[b].items[t->item] = kept[b];
    free(kept);
    return same;
}

/* When the k-1 attackers are all the OTHERS, or most of the rest is alike, the rest may still be
 * alike in another answer. With fewer OTHERS some attackers gave the answer itself, and know. */
static bool all_can_be_otherwise(const struct attacking *a, const struct target *t,
                                 uint32_t others) {
    if (others + 1 < (uint32_t)a->k)
        return false;
    for (int value = 0; value < values_of(t->wish); value++)
        if (value != t->value && is_free_for_all(a, t, value))
            return true;
    return false;
}

/* After taking away K-1 of OTHERS, nine in ten of the rest would be ALIKE. */
static bool is_nearly(const struct attacking *a, uint32_t alike, uint32_t others) {
    uint64_t rest = (uint64_t)others - ((uint64_t)a->k - 1);
    return 10 * (uint64_t)alike >= 9 * (alike + rest);
}

static void look_for(const struct attacking *a, const struct target *t) {
    uint32_t alike = people_with(a, t->batch, t->bucket, t->item, t->wish, t->value);
    uint32_t others = others_beside(a, t), least = (uint32_t)a->k;
    a->attack->answers += alike;
    if (alike == 0 || (others >= least && !is_nearly(a, alike, others)) || can_be_otherwise(a, t))
        return;
    others += others_elsewhere(a, t, &alike);
    if ((others >= least && !is_nearly(a, alike, others)) || all_can_be_otherwise(a, t, others))
        return;
    if (a->attack->finding_count == FINDINGS_MAX) {
        a->attack->not_kept++;
        return;
    }
    bool none = t->bucket == a->pool->batches[t->batch]->bucket_count;
    a->attack->findings[a->attack->finding_count++] = (struct finding){
        .item = t->item,
        .wish = t->wish,
        .level = t->wish ? t->value - 1 : t->value,
        .batch = t->batch,
        .bucket = none ? -1 : t->bucket,
        .nearly = others >= least,
        .people = alike,
    };
}

static void look_at_bucket(const struct attacking *a, int batch, int bucket) {
    for (int item = 0; item < a->pool->framework->item_count; item++)
        for (int wish = 0; wish < 2; wish++)
            for (int value = 0; value < values_of(wish); value++) {
                struct target target = {item, batch, bucket, value, wish};
                look_for(a, &target);
            }
}

/* A copy of the pool that can be changed to see what would be told then. */
static struct tallies **copy_batches(const struct pool *pool, int count) {
    struct tallies **batches = mem_new((size_t)count, sizeof *batches);
    for (int i = 0; i < count; i++) {
        batches[i] = tallies_new(pool->framework, pool->batches[i]->bucket_count);
        tallies_merge(batches[i], pool->batches[i]);
    }
    return batches;
}

struct attack attack_releases(const struct pool *pool, int count, int k) {
    struct attack attack = {.finding_count = 0};
    struct tallies **batches = copy_batches(pool, count);
    struct pool copy = *pool;
    struct attacking a = {.pool = &copy, .count = count, .k = k, .attack = &attack};
    copy.batches = batches;
    a.told.digests = mem_new((size_t)count, sizeof *a.told.digests);
    for (int r = 1; r <= count; r++) {
        struct release *release = control_release(&copy, r);
        release_digest(release, a.told.digests[r - 1]);
        release_free(release);
    }
    for (int batch = 0; batch < count; batch++)
        for (int bucket = 0; bucket <= batches[batch]->bucket_count; bucket++)
            look_at_bucket(&a, batch, bucket);
    for (int i = 0; i < count; i++)
        tallies_free(batches[i]);
    free(batches);
    free(a.told.digests);
    return attack;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/attack.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/handup.h"
#include "gathering/sums.h"

/* A release, and what was known when it was made. */
struct moment {
    struct pool pool;
    struct release *told;       /* owned */
    struct handed_item *handed; /* what was handed up with it, by item; NULL: nothing. Owned */
};

struct attacking {
    struct pool *pool; /* a copy that can be changed to see what would be told then */
    int k;
    struct moment *moments; /* every release; owned */
    int moment_count;
    struct sums *sums; /* of the copy; owned */
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

/* Is what was said of ITEM at MOMENT the same now? */
static bool is_same(const struct moment *moment, int item) {
    if (!control_tells_same(&moment->pool, moment->told, item))
        return false;
    if (!moment->handed)
        return true;
    struct handed_item now = handup_item(&moment->pool, moment->told, item);
    return handed_same(&now, &moment->handed[item]);
}

/* Are all figures the same, now that people of batches ONE and TWO (or of the same) have other
 * answers to ITEM? Releases of the batches before these are not made again: they are not in them.
 */
static bool is_told(const struct attacking *a, int item, int one, int two) {
    int first = one < two ? one : two;
    bool changed = sums_change(a->sums, a->pool, item, one), same = true;
    changed = (two != one && sums_change(a->sums, a->pool, item, two)) || changed;
    for (int m = 0; m < a->moment_count && same && changed; m++)
        if (a->moments[m].told->batches > first)
            same = is_same(&a->moments[m], item);
    return same;
}

static uint32_t *pair_at(struct item_tally *tally, bool wish, int value, int other) {
    return wish ? &tally->pairs[other][value] : &tally->pairs[value][other];
}

/* What else a person with VALUE said, of whom there is one in TALLY: so that moving her changes a
 * pair that is there. */
static int somebody(struct item_tally *tally, bool wish, int value) {
    int other = 0, last = values_of(!wish) - 1;
    while (other < last && *pair_at(tally, wish, value, other) == 0)
        other++;
    return other;
}

/* Would all figures be the same if one of the target had VALUE instead? */
static bool is_free(const struct attacking *a, const struct target *t, int value) {
    struct item_tally *tally = tally_at(a, t->batch, t->bucket, t->item), kept = *tally;
    int other = somebody(tally, t->wish, t->value);
    --*pair_at(tally, t->wish, t->value, other);
    ++*pair_at(tally, t->wish, value, other);
    bool same = is_told(a, t->item, t->batch, t->batch);
    *tally = kept;
    sums_change(a->sums, a->pool, t->item, t->batch);
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
    int my_other = somebody(mine, t->wish, t->value);
    --*pair_at(mine, t->wish, t->value, my_other); /* mine and theirs may be one */
    int their_other = somebody(theirs, t->wish, value);
    --*pair_at(theirs, t->wish, value, their_other);
    ++*pair_at(mine, t->wish, value, their_other);
    ++*pair_at(theirs, t->wish, t->value, my_other);
    bool same = is_told(a, t->item, t->batch, batch);
    *mine = kept_mine;
    *theirs = kept_theirs;
    sums_change(a->sums, a->pool, t->item, t->batch);
    sums_change(a->sums, a->pool, t->item, batch);
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

/* OTHERS are enough: they cannot all be attackers, and after taking away k-1 of them fewer than
 * nine in ten of the rest would be ALIKE. */
static bool is_hidden(const struct attacking *a, uint64_t alike, uint64_t others) {
    uint64_t least = (uint64_t)a->k;
    return others >= least && 10 * alike < 9 * (alike + others - (least - 1));
}

/* Everybody with the target's answer, but for those in her own batch and bucket. */
static uint32_t alike_elsewhere(const struct attacking *a, const struct target *t) {
    struct item_tally all = {.pairs = {{0}}};
    for (int batch = 0; batch < a->pool->batch_count; batch++)
        for (int bucket = 0; bucket <= a->pool->batches[batch]->bucket_count; bucket++)
            item_tally_merge(&all, tally_at(a, batch, bucket, t->item));
    uint32_t people = t->wish ? item_tally_wish(&all, t->value) : item_tally_now(&all, t->value);
    return people - people_with(a, t->batch, t->bucket, t->item, t->wish, t->value);
}

/* People of BATCH and BUCKET with another answer, who could be swapped with the target. */
static uint32_t others_at(const struct attacking *a, const struct target *t, int batch,
                          int bucket) {
    uint32_t others = 0;
    for (int value = 0; value < values_of(t->wish); value++) {
        uint32_t people = people_with(a, batch, bucket, t->item, t->wish, value);
        if (value != t->value && people > 0 && can_be_swapped(a, t, batch, bucket, value))
            others += people;
    }
    return others;
}

/* Is the target hidden among people elsewhere as well? Adds to *OTHERS those with another answer,
 * and to *ALIKE the people there with her own. Her own batch is looked at first, and no further
 * than is needed to be sure: further on there can only come more others, and no more people alike
 * than there are. */
static bool is_hidden_elsewhere(const struct attacking *a, const struct target *t, uint32_t *alike,
                                uint32_t *others) {
    uint64_t alike_most = (uint64_t)*alike + alike_elsewhere(a, t);
    for (int i = 0; i < a->pool->batch_count; i++) {
        int batch = i == 0 ? t->batch : i <= t->batch ? i - 1 : i;
        for (int bucket = 0; bucket <= a->pool->batches[batch]->bucket_count; bucket++) {
            if (batch == t->batch && bucket == t->bucket)
                continue;
            uint32_t found = others_at(a, t, batch, bucket);
            *others += found;
            if (found > 0)
                *alike += people_with(a, batch, bucket, t->item, t->wish, t->value);
            if (is_hidden(a, alike_most, *others))
                return true;
        }
    }
    return is_hidden(a, *alike, *others);
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
    bool same = is_told(a, t->item, t->batch, t->batch);
    for (size_t b = 0; b < count; b++)
        batch->buckets[b].items[t->item] = kept[b];
    sums_change(a->sums, a->pool, t->item, t->batch);
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

static void look_for(const struct attacking *a, const struct target *t) {
    uint32_t alike = people_with(a, t->batch, t->bucket, t->item, t->wish, t->value);
    uint32_t others = others_beside(a, t);
    a->attack->answers += alike;
    if (alike == 0 || is_hidden(a, alike, others) || can_be_otherwise(a, t))
        return;
    if (is_hidden_elsewhere(a, t, &alike, &others) || all_can_be_otherwise(a, t, others))
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
        .nearly = others >= (uint32_t)a->k,
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

static void begin_handed(struct moment *moment) {
    int items = moment->pool.framework->item_count;
    moment->handed = mem_new((size_t)items, sizeof *moment->handed);
    for (int i = 0; i < items; i++)
        moment->handed[i] = handup_item(&moment->pool, moment->told, i);
}

/* The pool as it stood at each release; the last of them is the one to come. */
static void begin_moments(struct attacking *a) {
    int past_count = control_past_count(a->pool, a->pool->batch_count);
    a->moments = mem_new((size_t)past_count + 1, sizeof *a->moments);
    for (int i = 0; i <= past_count; i++) {
        struct moment *moment = &a->moments[a->moment_count++];
        int batches = a->pool->batch_count;
        moment->pool = *a->pool;
        if (i < past_count) {
            struct past_release past = control_past(a->pool, i);
            batches = past.batches;
            moment->pool.thresholds = past.thresholds;
            moment->pool.past_count = i;
            moment->pool.hands_up = past.handed_up;
        }
        moment->told = control_release(&moment->pool, batches);
        if (moment->pool.hands_up)
            begin_handed(moment);
    }
}

/* Batches that can be changed. */
static struct tallies **copy_batches(const struct pool *pool) {
    struct tallies **batches = mem_new((size_t)pool->batch_count, sizeof *batches);
    for (int i = 0; i < pool->batch_count; i++) {
        batches[i] = tallies_new(pool->framework, pool->batches[i]->bucket_count);
        tallies_merge(batches[i], pool->batches[i]);
    }
    return batches;
}

/* How many people K-1 are who attack the answers of BATCH: what is asked now, or, of people in an
 * earlier release, what held when that was made. It told them what it told; a higher k since then
 * is for what comes. */
static int k_of(const struct pool *pool, int batch, int k) {
    for (int i = 0; pool->past && i < pool->past_count; i++)
        if (pool->past[i].batches > batch && pool->past[i].thresholds.k < k)
            k = pool->past[i].thresholds.k;
    return k;
}

struct attack attack_releases(const struct pool *pool, int k) {
    struct attack attack = {.finding_count = 0};
    struct tallies **batches = copy_batches(pool);
    struct pool copy = *pool;
    copy.batches = batches;
    copy.sums = NULL;
    struct attacking a = {.pool = &copy, .k = k, .sums = sums_new(&copy), .attack = &attack};
    copy.sums = a.sums;
    begin_moments(&a);
    for (int batch = 0; batch < copy.batch_count; batch++) {
        a.k = k_of(pool, batch, k);
        for (int bucket = 0; bucket <= batches[batch]->bucket_count; bucket++)
            look_at_bucket(&a, batch, bucket);
    }
    for (int i = 0; i < a.moment_count; i++) {
        release_free(a.moments[i].told);
        free(a.moments[i].handed);
    }
    for (int i = 0; i < copy.batch_count; i++)
        tallies_free(batches[i]);
    sums_free(a.sums);
    free(a.moments);
    free(batches);
    return attack;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/tallies.h"

#include <stdlib.h>
#include <string.h>

struct tallies *tallies_new(const struct framework *framework, int bucket_count) {
    struct tallies *tallies = mem_new(1, sizeof *tallies);
    tallies->framework = framework;
    tallies->bucket_count = bucket_count;
    tallies->seen = mem_new((size_t)framework->dimension_count, sizeof *tallies->seen);
    tallies->buckets = mem_new((size_t)bucket_count + 1, sizeof *tallies->buckets);
    for (int b = 0; b <= bucket_count; b++) {
        struct bucket_tally *bucket = &tallies->buckets[b];
        bucket->items = mem_new((size_t)framework->item_count, sizeof *bucket->items);
        bucket->dimension_people =
            mem_new((size_t)framework->dimension_count, sizeof *bucket->dimension_people);
    }
    return tallies;
}

void tallies_free(struct tallies *tallies) {
    if (!tallies)
        return;
    for (int b = 0; b <= tallies->bucket_count; b++) {
        free(tallies->buckets[b].items);
        free(tallies->buckets[b].dimension_people);
    }
    free(tallies->buckets);
    free(tallies->seen);
    free(tallies);
}

/* A valid answer in DIMENSION, and in what it is a part of; the first of this result counts. */
static void see(struct tallies *tallies, struct bucket_tally *bucket, int dimension) {
    for (; dimension >= 0; dimension = tallies->framework->dimensions[dimension].parent)
        if (tallies->seen[dimension] != tallies->serial) {
            tallies->seen[dimension] = tallies->serial;
            bucket->dimension_people[dimension]++;
        }
}

void tallies_add(struct tallies *tallies, const struct result *result) {
    const struct framework *fw = tallies->framework;
    struct bucket_tally *bucket =
        &tallies->buckets[result->bucket < 0 ? tallies->bucket_count : result->bucket];
    bucket->people++;
    tallies->serial++;
    for (int i = 0; i < fw->item_count; i++) {
        const struct result_answer *answer = &result->answers[i];
        if (answer->now < 0)
            continue;
        bucket->items[i].pairs[answer->now][answer->wanted + 1]++;
        if (!fw->items[i].own)
            see(tallies, bucket, fw->items[i].dimension);
    }
}

void item_tally_merge(struct item_tally *tally, const struct item_tally *from) {
    for (int level = 0; level < LEVELS; level++)
        for (int wish = 0; wish < WISHES; wish++)
            tally->pairs[level][wish] += from->pairs[level][wish];
    tally->words.people += from->words.people;
    tally->words.least += from->words.least;
    tally->words.most += from->words.most;
}

void item_tally_take(struct item_tally *tally, const struct item_tally *from) {
    for (int level = 0; level < LEVELS; level++)
        for (int wish = 0; wish < WISHES; wish++)
            tally->pairs[level][wish] -= from->pairs[level][wish];
    tally->words.people -= from->words.people;
    tally->words.least -= from->words.least;
    tally->words.most -= from->words.most;
}

static void merge_bucket(const struct framework *fw, struct bucket_tally *to,
                         const struct bucket_tally *from) {
    to->people += from->people;
    for (int i = 0; i < fw->item_count; i++)
        item_tally_merge(&to->items[i], &from->items[i]);
    for (int d = 0; d < fw->dimension_count; d++)
        to->dimension_people[d] += from->dimension_people[d];
}

static void clear_bucket(const struct framework *fw, struct bucket_tally *bucket) {
    bucket->people = 0;
    memset(bucket->items, 0, (size_t)fw->item_count * sizeof *bucket->items);
    memset(bucket->dimension_people, 0,
           (size_t)fw->dimension_count * sizeof *bucket->dimension_people);
}

void tallies_merge(struct tallies *tallies, const struct tallies *from) {
    for (int b = 0; b <= tallies->bucket_count; b++)
        merge_bucket(tallies->framework, &tallies->buckets[b], &from->buckets[b]);
}

void tallies_fold(struct tallies *tallies, set buckets, int into) {
    for (int b = 0; b <= tallies->bucket_count; b++) {
        if (b == into || !SET_HAS(buckets, b == tallies->bucket_count ? BUCKETS_MAX : b))
            continue;
        merge_bucket(tallies->framework, &tallies->buckets[into], &tallies->buckets[b]);
        clear_bucket(tallies->framework, &tallies->buckets[b]);
    }
}

uint32_t tallies_people(const struct tallies *tallies) {
    uint32_t people = 0;
    for (int b = 0; b <= tallies->bucket_count; b++)
        people += tallies->buckets[b].people;
    return people;
}

uint32_t item_tally_now(const struct item_tally *tally, int level) {
    uint32_t people = 0;
    for (int wish = 0; wish < WISHES; wish++)
        people += tally->pairs[level][wish];
    return people;
}

uint32_t item_tally_wish(const struct item_tally *tally, int wish) {
    uint32_t people = 0;
    for (int level = 0; level < LEVELS; level++)
        people += tally->pairs[level][wish];
    return people;
}

uint32_t item_tally_valid(const struct item_tally *tally) {
    uint32_t people = tally->words.people;
    for (int level = 0; level < LEVELS; level++)
        people += item_tally_now(tally, level);
    return people;
}

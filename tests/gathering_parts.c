/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering_parts.h"

#include <stdlib.h>
#include <string.h>

void small_group_begin(struct small_group *small, int items, int buckets, int k, int k_items) {
    static const char *const ids[SMALL_ITEMS] = {"i-0", "i-1", "i-2", "i-3"};
    static const char *const dimensions[FIXTURE_DIMENSIONS] = {"d-0", "d-1", "d-2"};
    *small = (struct small_group){.fixture = fixture_new()};
    for (int i = 0; i < items; i++) {
        small->fixture->items[fixture_item(small->fixture, 0, KIND_SKILL)].id = ids[i];
        small->items_by_id[i] = i;
    }
    small->fixture->framework.items_by_id = small->items_by_id;
    for (int d = 0; d < FIXTURE_DIMENSIONS; d++)
        small->fixture->dimensions[d].id = dimensions[d];
    int module = fixture_module(small->fixture, PHASE_POST_INITIAL, 8);
    fixture_serve(small->fixture, module, 0, 3);
    memcpy(small->group.code, "small", sizeof "small");
    memcpy(small->group.id, "00112233445566778899aabbccddeeff", GROUP_ID_SIZE);
    small->group.split = buckets ? SPLIT_LINE : SPLIT_NONE;
    small->group.bucket_count = buckets;
    for (int b = 0; b < buckets; b++)
        small->group.buckets[b] = (struct bucket){.id = "bucket", .members = SET_OF(b)};
    small->group.k = k;
    small->pool = (struct pool){.framework = &small->fixture->framework,
                                .group = &small->group,
                                .thresholds = {k, k_items},
                                .batches = small->batches};
}

void small_group_clear(struct small_group *small) {
    for (int i = 0; i < small->pool.batch_count; i++)
        tallies_free(small->batches[i]);
    small->pool.batch_count = 0;
}

void small_group_end(struct small_group *small) {
    small_group_clear(small);
    fixture_free(small->fixture);
}

struct tallies *small_group_batch(struct small_group *small) {
    struct tallies *batch = tallies_new(small->pool.framework, small->group.bucket_count);
    small->batches[small->pool.batch_count++] = batch;
    return batch;
}

void small_group_person(struct tallies *batch, int bucket, const signed char *now,
                        const signed char *wish) {
    struct result_answer answers[FIXTURE_ITEMS];
    struct result result = {.framework = batch->framework, .bucket = bucket, .answers = answers};
    for (int i = 0; i < batch->framework->item_count; i++)
        answers[i] = (struct result_answer){now[i] < 0 ? ANSWER_NA : ANSWER_RATED, now[i],
                                            now[i] < 0 ? -1 : wish[i]};
    tallies_add(batch, &result);
}

void small_group_people(struct tallies *batch, int bucket, int item, int now, int wish,
                        int people) {
    signed char levels[FIXTURE_ITEMS], wishes[FIXTURE_ITEMS];
    memset(levels, -1, sizeof levels);
    memset(wishes, -1, sizeof wishes);
    levels[item] = (signed char)now;
    wishes[item] = (signed char)wish;
    for (int i = 0; i < people; i++)
        small_group_person(batch, bucket, levels, wishes);
}

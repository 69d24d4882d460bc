/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/atoms.h"
#include "gathering/ledger_parts.h"

struct ledger *ledger_new(const struct framework *framework, const struct group *group) {
    struct ledger *ledger = mem_new(1, sizeof *ledger);
    ledger->framework = framework;
    ledger->group = group;
    return ledger;
}

void ledger_free(struct ledger *ledger) {
    if (!ledger)
        return;
    for (int i = 0; i < ledger->batch_count; i++)
        tallies_free(ledger->batches[i]);
    free(ledger->releases);
    free(ledger->numbers);
    free(ledger);
}

bool ledger_has(const struct ledger *ledger, const unsigned char *number) {
    return numbers_have(ledger->numbers, ledger->number_count, number);
}

struct pool ledger_pool(const struct ledger *ledger) {
    struct pool pool = {
        .framework = ledger->framework,
        .group = ledger->group,
        .thresholds = control_thresholds(ledger->group),
        .batches = ledger->batches,
        .batch_count = ledger->batch_count,
        .part_count = ledger->part_count,
        .past = ledger->releases,
        .past_count = ledger->release_count,
    };
    memcpy(pool.parts, ledger->parts, sizeof pool.parts);
    return pool;
}

/* The first bucket of PART; the last is for those who named none. */
static int first_of(const struct tallies *batch, set part) {
    int bucket = 0;
    while (bucket < batch->bucket_count && !SET_HAS(part, bucket))
        bucket++;
    return bucket;
}

/* Nothing finer is kept than what figures are made of: the parts, or all people where BATCH is not
 * told by part. So no bucket of one person is ever on disk (rule R20). */
static void fold(const struct ledger *ledger, int batch) {
    struct pool pool = ledger_pool(ledger);
    struct tallies *tallies = ledger->batches[batch];
    bool split = atoms_batch_is_split(&pool, batch);
    for (int p = 0; split && p < ledger->part_count; p++)
        tallies_fold(tallies, ledger->parts[p], first_of(tallies, ledger->parts[p]));
    if (!split)
        tallies_fold(tallies, ALL_BUCKETS, tallies->bucket_count);
}

void ledger_add(struct ledger *ledger, struct tallies *batch, result_number *numbers,
                size_t count) {
    if (ledger->batch_count == 0) {
        struct pool pool = ledger_pool(ledger);
        control_parts(&pool, batch);
        memcpy(ledger->parts, pool.parts, sizeof ledger->parts);
        ledger->part_count = pool.part_count;
    }
    ledger->batches[ledger->batch_count++] = batch;
    fold(ledger, ledger->batch_count - 1);
    numbers_move(&ledger->numbers, &ledger->number_count, numbers, count);
    numbers_sort(ledger->numbers, ledger->number_count);
}

bool ledger_note(struct ledger *ledger, const struct release *release, bool handed_up) {
    struct past_release past = {.batches = release->batches,
                                .thresholds = {release->k, release->k_items},
                                .handed_up = handed_up};
    struct past_release *last =
        ledger->release_count > 0 ? &ledger->releases[ledger->release_count - 1] : NULL;
    release_digest(release, past.digest);
    if (last && strcmp(last->digest, past.digest) == 0) {
        last->handed_up = last->handed_up || handed_up;
        return true;
    }
    if (ledger->release_count == PAST_MAX)
        return false;
    ledger->releases = mem_resize(ledger->releases, (size_t)ledger->release_count + 1,
                                  sizeof *ledger->releases);
    ledger->releases[ledger->release_count++] = past;
    return true;
}

bool ledger_is_lower(const struct ledger *ledger) {
    int k = control_thresholds(ledger->group).k;
    for (int i = 0; i < ledger->release_count; i++)
        if (ledger->releases[i].thresholds.k > k)
            return true;
    return false;
}

void ledger_hash_numbers(const struct ledger *ledger, char hex[static HASH_HEX_SIZE]) {
    hash_bytes(ledger->number_count ? (const void *)ledger->numbers : "",
               ledger->number_count * sizeof *ledger->numbers, hex);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/ledger.h"

#include <stdlib.h>
#include <string.h>

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

void ledger_add(struct ledger *ledger, struct tallies *batch, result_number *numbers,
                size_t count) {
    if (ledger->batch_count == 0) {
        struct pool pool = ledger_pool(ledger);
        control_parts(&pool, batch);
        memcpy(ledger->parts, pool.parts, sizeof ledger->parts);
        ledger->part_count = pool.part_count;
    }
    ledger->batches[ledger->batch_count++] = batch;
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

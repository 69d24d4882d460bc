/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <inttypes.h>

#include "gathering/ledger_parts.h"

const char *ledger_bucket_id(const struct group *group, int bucket) {
    return bucket < 0 || bucket >= group->bucket_count ? "none" : group->buckets[bucket].id;
}

static void write_pair(struct yaml_writer *w, const char *key, const char *text) {
    yaml_write_word(w, key);
    yaml_write_text(w, text);
}

static void write_number(struct yaml_writer *w, const char *key, uint64_t number) {
    struct buf text = {0};
    buf_addf(&text, "%" PRIu64, number);
    yaml_write_word(w, key);
    yaml_write_word(w, buf_string(&text));
    buf_free(&text);
}

static void write_parts(struct yaml_writer *w, const struct ledger *ledger) {
    yaml_write_word(w, "parts");
    yaml_write_list(w);
    for (int p = 0; p < ledger->part_count; p++) {
        yaml_write_list(w);
        for (int b = 0; b < ledger->group->bucket_count; b++)
            if (SET_HAS(ledger->parts[p], b))
                yaml_write_word(w, ledger_bucket_id(ledger->group, b));
        if (SET_HAS(ledger->parts[p], BUCKETS_MAX))
            yaml_write_word(w, ledger_bucket_id(ledger->group, -1));
        yaml_write_list_end(w);
    }
    yaml_write_list_end(w);
}

static void write_releases(struct yaml_writer *w, const struct ledger *ledger) {
    yaml_write_word(w, "releases");
    yaml_write_list(w);
    for (int i = 0; i < ledger->release_count; i++) {
        yaml_write_map(w, true);
        write_number(w, "batches", (uint64_t)ledger->releases[i].batches);
        write_number(w, "k", (uint64_t)ledger->releases[i].thresholds.k);
        write_pair(w, "digest", ledger->releases[i].digest);
        if (ledger->releases[i].handed_up) {
            yaml_write_word(w, "handed-up");
            yaml_write_word(w, "yes");
        }
        yaml_write_map_end(w);
    }
    yaml_write_list_end(w);
}

static void write_item(struct yaml_writer *w, const char *id, const struct item_tally *tally) {
    struct buf text = {0};
    for (int i = 0; i < PAIRS; i++)
        buf_addf(&text, "%s%" PRIu32, i ? " " : "", tally->pairs[i / WISHES][i % WISHES]);
    if (tally->words.people > 0)
        buf_addf(&text, " %" PRIu32 " %" PRIu32 " %" PRIu32, tally->words.people,
                 tally->words.least, tally->words.most);
    write_pair(w, id, buf_string(&text));
    buf_free(&text);
}

static void write_bucket(struct yaml_writer *w, const struct framework *fw,
                         const struct bucket_tally *bucket) {
    yaml_write_map(w, false);
    write_number(w, "people", bucket->people);
    yaml_write_word(w, "dimensions");
    yaml_write_map(w, false);
    for (int d = 0; d < fw->dimension_count; d++)
        write_number(w, fw->dimensions[d].id, bucket->dimension_people[d]);
    yaml_write_map_end(w);
    yaml_write_word(w, "items");
    yaml_write_map(w, false);
    for (int i = 0; i < fw->item_count; i++)
        if (item_tally_valid(&bucket->items[i]) > 0)
            write_item(w, fw->items[i].id, &bucket->items[i]);
    yaml_write_map_end(w);
    yaml_write_map_end(w);
}

static void write_batch(struct yaml_writer *w, const struct ledger *ledger,
                        const struct tallies *batch) {
    yaml_write_map(w, false);
    for (int b = 0; b <= batch->bucket_count; b++)
        if (batch->buckets[b].people > 0) {
            yaml_write_word(w, ledger_bucket_id(ledger->group, b));
            write_bucket(w, ledger->framework, &batch->buckets[b]);
        }
    yaml_write_map_end(w);
}

void ledger_write(const struct ledger *ledger, struct buf *out) {
    struct yaml_writer *w = yaml_writer_begin(out);
    char hash[HASH_HEX_SIZE];
    ledger_hash_numbers(ledger, hash);
    yaml_write_map(w, false);
    yaml_write_word(w, "lobspiegel");
    yaml_write_word(w, "ledger/1");
    write_pair(w, "group-id", ledger->group->id);
    write_pair(w, "hash", ledger->framework->hash);
    write_number(w, "results", ledger->number_count);
    write_pair(w, "numbers", hash);
    write_parts(w, ledger);
    write_releases(w, ledger);
    yaml_write_word(w, "batches");
    yaml_write_map(w, false);
    for (int i = 0; i < ledger->batch_count; i++) {
        struct buf name = {0};
        buf_addf(&name, "b%d", i + 1);
        yaml_write_word(w, buf_string(&name));
        write_batch(w, ledger, ledger->batches[i]);
        buf_free(&name);
    }
    yaml_write_map_end(w);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}

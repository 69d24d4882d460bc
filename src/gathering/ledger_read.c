/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering/ledger_parts.h"

static const struct yaml_limits limits = {
    .bytes = LEDGER_BYTES_MAX, .text_bytes = 1000, .depth = 6, .nodes = 4000000, .closed = true};

struct reading {
    struct yaml_source source;
    struct ledger *ledger;
    const struct framework *framework;
    const struct group *group;
};

static bool refuse(const struct reading *r, const struct yaml_node *node, const char *why) {
    yaml_refuse(r->source, node, "%s", why);
    return false;
}

/* A text must be this one, else the ledger belongs to something else. */
static bool same(const struct reading *r, const struct yaml_node *node, const char *expected,
                 const char *why) {
    return yaml_expect(r->source, node, YAML_TEXT) &&
           (strcmp(node->text, expected) == 0 || refuse(r, node, why));
}

/* The bucket called ID, bucket_count for «none»; -1 with a problem. */
static int bucket_of(const struct reading *r, const struct yaml_node *node) {
    for (int b = 0; b <= r->group->bucket_count; b++)
        if (node->kind == YAML_TEXT && strcmp(ledger_bucket_id(r->group, b), node->text) == 0)
            return b;
    refuse(r, node, _("the group has no such bucket"));
    return -1;
}

static bool read_parts(const struct reading *r, const struct yaml_node *node) {
    set taken = 0;
    if (!yaml_expect(r->source, node, YAML_LIST))
        return false;
    if (node->count > BUCKETS_MAX + 1)
        return refuse(r, node, _("too many entries here"));
    for (const struct yaml_node *part = node->first; part; part = part->next) {
        set buckets = 0;
        if (!yaml_expect(r->source, part, YAML_LIST))
            return false;
        for (const struct yaml_node *id = part->first; id; id = id->next) {
            int b = bucket_of(r, id);
            if (b < 0)
                return false;
            buckets |= SET_OF(b == r->group->bucket_count ? BUCKETS_MAX : b);
        }
        if (!buckets || (buckets & taken))
            return refuse(r, part, _("every bucket is in one part"));
        taken |= buckets;
        r->ledger->parts[r->ledger->part_count++] = buckets;
    }
    return true;
}

enum { RELEASE_BATCHES, RELEASE_K, RELEASE_DIGEST, RELEASE_HANDED_UP, RELEASE_KEYS };

static bool read_releases(const struct reading *r, const struct yaml_node *node) {
    static const struct yaml_key keys[RELEASE_KEYS] = {
        {"batches", true}, {"k", true}, {"digest", true}, {"handed-up", false}};
    struct ledger *ledger = r->ledger;
    if (!yaml_expect(r->source, node, YAML_LIST))
        return false;
    if (node->count > PAST_MAX)
        return refuse(r, node, _("too many entries here"));
    ledger->releases = mem_new((size_t)node->count, sizeof *ledger->releases);
    for (const struct yaml_node *entry = node->first; entry; entry = entry->next) {
        const struct yaml_node *values[RELEASE_KEYS];
        int k;
        struct past_release *past = &ledger->releases[ledger->release_count];
        if (!yaml_keys(r->source, entry, keys, RELEASE_KEYS, values) ||
            !yaml_number(r->source, values[RELEASE_BATCHES], 1, BATCHES_MAX, &past->batches) ||
            !yaml_number(r->source, values[RELEASE_K], 1, K_MOST + 1, &k) ||
            !yaml_expect(r->source, values[RELEASE_DIGEST], YAML_TEXT))
            return false;
        if (values[RELEASE_DIGEST]->length != HASH_HEX_SIZE - 1)
            return refuse(r, values[RELEASE_DIGEST], _("64 hexadecimal digits are expected here"));
        past->handed_up = values[RELEASE_HANDED_UP];
        if (past->handed_up && !same(r, values[RELEASE_HANDED_UP], "yes", _("yes is expected here")))
            return false;
        past->thresholds = control_thresholds_of(r->group, k);
        memcpy(past->digest, values[RELEASE_DIGEST]->text, HASH_HEX_SIZE);
        ledger->release_count++;
    }
    return true;
}

/* PAIRS numbers with one space between them, and perhaps WORDS more. */
static bool read_item(const struct reading *r, const struct yaml_node *node,
                      struct item_tally *tally) {
    uint32_t numbers[PAIRS + WORDS] = {0};
    int count = 0;
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return false;
    for (const char *at = node->text; count < PAIRS + WORDS; at++) {
        char *end = NULL;
        unsigned long long number = *at >= '0' && *at <= '9' ? strtoull(at, &end, 10) : UINT64_MAX;
        if (number > UINT32_MAX)
            break;
        numbers[count++] = (uint32_t)number;
        at = end;
        if (*at != ' ')
            break;
    }
    struct item_words words = {numbers[PAIRS], numbers[PAIRS + 1], numbers[PAIRS + 2]};
    size_t spaces = 0;
    for (const char *at = node->text; *at; at++)
        spaces += *at == ' ';
    bool all = (count == PAIRS || count == PAIRS + WORDS) && spaces + 1 == (size_t)count &&
               node->text[strspn(node->text, "0123456789 ")] == '\0';
    if (!all || words.least > words.most || words.most > words.people)
        return refuse(r, node, _("30 numbers are expected here, or 33"));
    memcpy(tally->pairs, numbers, sizeof tally->pairs);
    tally->words = words;
    return true;
}

static bool read_count(const struct reading *r, const struct yaml_node *node, uint32_t *count) {
    int number;
    if (!yaml_number(r->source, node, 0, 999999999, &number))
        return false;
    *count = (uint32_t)number;
    return true;
}

static bool read_dimensions(const struct reading *r, const struct yaml_node *node,
                            struct bucket_tally *bucket) {
    if (!yaml_expect(r->source, node, YAML_MAP))
        return false;
    for (const struct yaml_node *value = node->first; value; value = value->next) {
        int d = framework_dimension(r->framework, value->key->text);
        if (d < 0)
            return refuse(r, value->key, _("the questionnaire has no such dimension"));
        if (!read_count(r, value, &bucket->dimension_people[d]))
            return false;
    }
    return true;
}

enum { BUCKET_PEOPLE, BUCKET_DIMENSIONS, BUCKET_ITEMS, BUCKET_KEYS };

static bool read_bucket(const struct reading *r, const struct yaml_node *node,
                        struct bucket_tally *bucket) {
    static const struct yaml_key keys[BUCKET_KEYS] = {
        {"people", true}, {"dimensions", true}, {"items", true}};
    const struct yaml_node *values[BUCKET_KEYS];
    if (!yaml_keys(r->source, node, keys, BUCKET_KEYS, values) ||
        !read_count(r, values[BUCKET_PEOPLE], &bucket->people) ||
        !read_dimensions(r, values[BUCKET_DIMENSIONS], bucket) ||
        !yaml_expect(r->source, values[BUCKET_ITEMS], YAML_MAP))
        return false;
    for (const struct yaml_node *value = values[BUCKET_ITEMS]->first; value; value = value->next) {
        int item = framework_item(r->framework, value->key->text);
        if (item < 0)
            return refuse(r, value->key, _("the questionnaire has no such item"));
        if (!read_item(r, value, &bucket->items[item]))
            return false;
        if (item_tally_valid(&bucket->items[item]) > bucket->people)
            return refuse(r, value, _("more answers than people"));
    }
    return true;
}

static bool read_batches(const struct reading *r, const struct yaml_node *node) {
    struct ledger *ledger = r->ledger;
    uint64_t people = 0;
    if (!yaml_expect(r->source, node, YAML_MAP))
        return false;
    if (node->count > BATCHES_MAX)
        return refuse(r, node, _("too many entries here"));
    for (const struct yaml_node *value = node->first; value; value = value->next) {
        struct tallies *batch = tallies_new(r->framework, r->group->bucket_count);
        ledger->batches[ledger->batch_count++] = batch;
        if (!yaml_expect(r->source, value, YAML_MAP))
            return false;
        for (const struct yaml_node *entry = value->first; entry; entry = entry->next) {
            int b = bucket_of(r, entry->key);
            if (b < 0 || !read_bucket(r, entry, &batch->buckets[b]))
                return false;
        }
        people += tallies_people(batch);
    }
    /* in a region's ledger the numbers are those of schools */
    return (r->group->region ? people >= ledger->number_count : people == ledger->number_count) ||
           refuse(r, node, _("the numbers of people do not add up to the number of results"));
}

/* Releases are of batches there are, and never of fewer than the one before. */
static bool releases_fit(const struct reading *r, const struct yaml_node *node) {
    const struct ledger *ledger = r->ledger;
    for (int i = 0; i < ledger->release_count; i++)
        if (ledger->releases[i].batches > ledger->batch_count ||
            (i > 0 && ledger->releases[i].batches < ledger->releases[i - 1].batches))
            return refuse(r, node, _("these releases do not fit the batches"));
    return true;
}

enum { KEY_TYPE, KEY_GROUP, KEY_HASH, KEY_RESULTS, KEY_NUMBERS, KEY_PARTS, KEY_RELEASES,
       KEY_BATCHES, KEYS };

static const struct yaml_key ledger_keys[KEYS] = {
    {"lobspiegel", true}, {"group-id", true}, {"hash", true},     {"results", true},
    {"numbers", true},    {"parts", true},    {"releases", true}, {"batches", true}};

/* The ledger borrows the bytes until all is well. */
static bool read_numbers(const struct reading *r, struct buf *numbers,
                         const struct yaml_node *results, const struct yaml_node *hash) {
    struct ledger *ledger = r->ledger;
    uint32_t count;
    char hex[HASH_HEX_SIZE];
    if (!read_count(r, results, &count))
        return false;
    if (numbers->length != count * sizeof *ledger->numbers)
        return refuse(r, results, _("the file with the numbers of the results does not belong to "
                                    "this ledger"));
    ledger->number_count = count;
    ledger->numbers = (result_number *)(void *)numbers->bytes;
    ledger_hash_numbers(ledger, hex);
    return same(r, hash, hex,
                _("the file with the numbers of the results does not belong to this ledger"));
}

static bool read_ledger(const struct reading *r, const struct yaml_node *root,
                        struct buf *numbers) {
    const struct yaml_node *values[KEYS];
    return yaml_keys(r->source, root, ledger_keys, KEYS, values) &&
           same(r, values[KEY_TYPE], "ledger/1", _("ledger/1 is expected here")) &&
           same(r, values[KEY_GROUP], r->group->id, _("this is the ledger of another group")) &&
           same(r, values[KEY_HASH], r->framework->hash,
                _("this is the ledger of another version of the questionnaire")) &&
           read_numbers(r, numbers, values[KEY_RESULTS], values[KEY_NUMBERS]) &&
           read_parts(r, values[KEY_PARTS]) && read_releases(r, values[KEY_RELEASES]) &&
           read_batches(r, values[KEY_BATCHES]) && releases_fit(r, values[KEY_RELEASES]);
}

bool ledger_numbers_hash(const char *file, const struct buf *bytes, char hex[static HASH_HEX_SIZE],
                         struct problems *problems) {
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    const struct yaml_node *values[KEYS];
    const struct yaml_node *root =
        yaml_parse(source, buf_string(bytes), bytes->length, limits, arena);
    bool good = root && yaml_keys(source, root, ledger_keys, KEYS, values) &&
                yaml_expect(source, values[KEY_NUMBERS], YAML_TEXT);
    if (good && values[KEY_NUMBERS]->length != HASH_HEX_SIZE - 1) {
        yaml_refuse(source, values[KEY_NUMBERS], "%s",
                    _("64 hexadecimal digits are expected here"));
        good = false;
    }
    if (good)
        memcpy(hex, values[KEY_NUMBERS]->text, HASH_HEX_SIZE);
    arena_free(arena);
    return good;
}

struct ledger *ledger_read(const char *file, const struct buf *bytes, struct buf *numbers,
                           const struct framework *framework, const struct group *group,
                           struct problems *problems) {
    struct reading r = {.source = {file, problems},
                        .ledger = ledger_new(framework, group),
                        .framework = framework,
                        .group = group};
    struct arena *arena = arena_new();
    const struct yaml_node *root =
        yaml_parse(r.source, buf_string(bytes), bytes->length, limits, arena);
    bool good = root && read_ledger(&r, root, numbers);
    arena_free(arena);
    if (good) {
        *numbers = (struct buf){0}; /* now the ledger's own */
        return r.ledger;
    }
    r.ledger->numbers = NULL;
    ledger_free(r.ledger);
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content hash: SHA-256 over what a respondent sees or a score uses.
 *
 * Entries go in sorted by id and references by id, so that comments, layout and the order of
 * keys do not change the hash, and a changed word does. Not in it: licence, provenance, where
 * an item came from, when a module was checked. The meaning of one item has a short hash of its
 * own. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/reading.h"

static void add_localized(struct hash *hash, const struct framework *fw,
                          const struct localized *text) {
    for (const char *const *last = NULL;;) { /* languages in order of their codes */
        int next = -1;
        for (int i = 0; i < fw->language_count; i++)
            if ((!last || strcmp(fw->languages[i], *last) > 0) &&
                (next < 0 || strcmp(fw->languages[i], fw->languages[next]) < 0))
                next = i;
        if (next < 0)
            return;
        hash_string(hash, fw->languages[next]);
        hash_string(hash, text->in[next]);
        last = &fw->languages[next];
    }
}

/* Every entry type starts with its id. */
static const char *id_of(const void *entries, size_t size, int i) {
    return *(const char *const *)(const void *)((const char *)entries + (size_t)i * size);
}

static void add_ids(struct hash *hash, set members, const void *entries, size_t size, int count) {
    struct by_id sorted[SET_MAX];
    size_t n = 0;
    for (int i = 0; i < count; i++)
        if (SET_HAS(members, i))
            sorted[n++] = (struct by_id){id_of(entries, size, i), i};
    qsort(sorted, n, sizeof *sorted, compare_by_id);
    hash_number(hash, (long long)n);
    for (size_t i = 0; i < n; i++)
        hash_string(hash, sorted[i].id);
}

#define ADD_IDS(hash, members, entries, count) \
    add_ids(hash, members, entries, sizeof *(entries), count)

typedef void add_entry(struct hash *hash, const struct framework *fw, int i);

static void add_section(struct hash *hash, const struct framework *fw, const char *name,
                        const void *entries, size_t size, int count, add_entry *add) {
    struct by_id *sorted = mem_new((size_t)count, sizeof *sorted);
    for (int i = 0; i < count; i++)
        sorted[i] = (struct by_id){id_of(entries, size, i), i};
    qsort(sorted, (size_t)count, sizeof *sorted, compare_by_id);
    hash_string(hash, name);
    hash_number(hash, count);
    for (int i = 0; i < count; i++) {
        hash_string(hash, sorted[i].id);
        add(hash, fw, sorted[i].place);
    }
    free(sorted);
}

static void add_line(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->lines[i].name);
    add_localized(hash, fw, &fw->lines[i].definition);
}

static void add_role(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->roles[i].name);
    ADD_IDS(hash, fw->roles[i].lines, fw->lines, fw->line_count);
}

static void add_stage(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->stages[i].name);
    add_localized(hash, fw, &fw->stages[i].reason);
    for (int phase = 0; phase < PHASES; phase++)
        hash_number(hash, fw->stages[i].phases[phase]);
}

static void add_sector(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->sectors[i].name);
}

static void add_perspective(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->perspectives[i].name);
}

static void add_tag(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->tags[i].name);
}

static void add_dimension(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->dimensions[i].name);
    add_localized(hash, fw, &fw->dimensions[i].goal);
    int parent = fw->dimensions[i].parent;
    hash_string(hash, parent < 0 ? NULL : fw->dimensions[parent].id);
}

static void add_item(struct hash *hash, const struct framework *fw, int i) {
    const struct item *item = &fw->items[i];
    hash_string(hash, fw->dimensions[item->dimension].id);
    hash_number(hash, item->kind);
    hash_number(hash, item->own);
    hash_number(hash, item->basis);
    hash_number(hash, item->depth);
    ADD_IDS(hash, item->lines, fw->lines, fw->line_count);
    ADD_IDS(hash, item->roles, fw->roles, fw->role_count);
    ADD_IDS(hash, item->sectors, fw->sectors, fw->sector_count);
    ADD_IDS(hash, item->tags, fw->tags, fw->tag_count);
    hash_string(hash, item->perspective < 0 ? NULL : fw->perspectives[item->perspective].id);
    add_localized(hash, fw, &item->statement);
    add_localized(hash, fw, &item->example);
    hash_number(hash, item->own_levels);
    for (int level = 0; item->own_levels && level < LEVELS; level++)
        add_localized(hash, fw, &item->levels[level]);
}

static void add_term(struct hash *hash, const struct framework *fw, int i) {
    add_localized(hash, fw, &fw->terms[i].term);
    add_localized(hash, fw, &fw->terms[i].meaning);
}

/* References from a module, as sorted ids with a number each. */
static void add_references(struct hash *hash, struct by_id *references, int count) {
    qsort(references, (size_t)count, sizeof *references, compare_by_id);
    hash_number(hash, count);
    for (int i = 0; i < count; i++) {
        hash_string(hash, references[i].id);
        hash_number(hash, references[i].place);
    }
    free(references);
}

static void add_module(struct hash *hash, const struct framework *fw, int i) {
    const struct module *module = &fw->modules[i];
    add_localized(hash, fw, &module->name);
    add_localized(hash, fw, &module->about);
    add_localized(hash, fw, &module->size);
    hash_number(hash, module->phase);
    hash_number(hash, module->hours);
    hash_number(hash, module->entry);
    ADD_IDS(hash, module->stages, fw->stages, fw->stage_count);
    ADD_IDS(hash, module->roles, fw->roles, fw->role_count);
    ADD_IDS(hash, module->lines, fw->lines, fw->line_count);
    ADD_IDS(hash, module->sectors, fw->sectors, fw->sector_count);
    struct by_id *references = mem_new((size_t)module->require_count, sizeof *references);
    for (int j = 0; j < module->require_count; j++)
        references[j] = (struct by_id){fw->modules[module->requires[j]].id, 0};
    add_references(hash, references, module->require_count);
    references = mem_new((size_t)module->serve_count, sizeof *references);
    for (int j = 0; j < module->serve_count; j++)
        references[j] = (struct by_id){fw->items[module->serves[j].item].id,
                                       module->serves[j].up_to};
    add_references(hash, references, module->serve_count);
}

struct expectation {
    const char *role, *stage, *dimension;
    int level;
};

static int compare_expectations(const void *a, const void *b) {
    const struct expectation *left = a, *right = b;
    int order = strcmp(left->role, right->role);
    if (!order)
        order = strcmp(left->stage, right->stage);
    return order ? order : strcmp(left->dimension, right->dimension);
}

static void add_expected(struct hash *hash, const struct framework *fw) {
    size_t most = (size_t)fw->role_count * (size_t)fw->stage_count * (size_t)fw->dimension_count;
    struct expectation *list = mem_new(most, sizeof *list);
    size_t n = 0;
    for (int role = 0; role < fw->role_count; role++)
        for (int stage = 0; stage < fw->stage_count; stage++)
            for (int d = 0; d < fw->dimension_count; d++) {
                int level = framework_expected(fw, role, stage, d);
                if (level >= 0)
                    list[n++] = (struct expectation){fw->roles[role].id, fw->stages[stage].id,
                                                     fw->dimensions[d].id, level};
            }
    qsort(list, n, sizeof *list, compare_expectations);
    hash_number(hash, (long long)n);
    for (size_t i = 0; i < n; i++) {
        hash_string(hash, list[i].role);
        hash_string(hash, list[i].stage);
        hash_string(hash, list[i].dimension);
        hash_number(hash, list[i].level);
    }
    free(list);
}

#define ADD_SECTION(hash, fw, entries, count, add) \
    add_section(hash, fw, #entries, (fw)->entries, sizeof *(fw)->entries, (fw)->count, add)

void framework_hash(struct framework *fw) {
    struct hash hash;
    hash_begin(&hash);
    hash_string(&hash, "framework/1");
    hash_string(&hash, fw->id);
    add_localized(&hash, fw, &fw->title);
    add_localized(&hash, fw, &fw->standing);
    add_localized(&hash, fw, &fw->about);
    hash_number(&hash, fw->sizes[DEPTH_QUICK]);
    hash_number(&hash, fw->sizes[DEPTH_USUAL]);
    for (int level = 0; level < LEVELS; level++) {
        add_localized(&hash, fw, &fw->scale[level].name);
        add_localized(&hash, fw, &fw->scale[level].brief);
        add_localized(&hash, fw, &fw->scale[level].meaning);
    }
    ADD_SECTION(&hash, fw, lines, line_count, add_line);
    ADD_SECTION(&hash, fw, roles, role_count, add_role);
    ADD_SECTION(&hash, fw, stages, stage_count, add_stage);
    ADD_SECTION(&hash, fw, sectors, sector_count, add_sector);
    ADD_SECTION(&hash, fw, perspectives, perspective_count, add_perspective);
    ADD_SECTION(&hash, fw, tags, tag_count, add_tag);
    ADD_SECTION(&hash, fw, dimensions, dimension_count, add_dimension);
    ADD_SECTION(&hash, fw, items, item_count, add_item);
    ADD_SECTION(&hash, fw, terms, term_count, add_term);
    ADD_SECTION(&hash, fw, modules, module_count, add_module);
    add_expected(&hash, fw);
    hash_end(&hash, fw->hash);
}

void framework_item_meaning(const struct framework *fw, int i, char out[static MEANING_SIZE]) {
    const struct item *item = &fw->items[i];
    char hex[HASH_HEX_SIZE];
    struct hash hash;
    hash_begin(&hash);
    hash_string(&hash, "item/1");
    add_localized(&hash, fw, &item->statement);
    for (int level = 0; level < LEVELS; level++) {
        if (item->own_levels) {
            add_localized(&hash, fw, &item->levels[level]);
            continue;
        }
        add_localized(&hash, fw, &fw->scale[level].name);
        add_localized(&hash, fw, &fw->scale[level].meaning);
    }
    hash_number(&hash, item->own_levels);
    hash_end(&hash, hex);
    memcpy(out, hex, MEANING_SIZE - 1);
    out[MEANING_SIZE - 1] = '\0';
}

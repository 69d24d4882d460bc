/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of a framework and the files it extends, put together. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/reading.h"

static int compare_keys(const void *a, const void *b) {
    const struct yaml_node *const *left = a, *const *right = b;
    return strcmp((*left)->key->text, (*right)->key->text);
}

/* Refuses entries that a layer and its base both have. CHILDREN are sorted here by key. */
static void refuse_twice(struct reading *r, struct yaml_node **children, size_t count) {
    struct yaml_node **sorted = mem_new(count, sizeof *sorted);
    memcpy(sorted, children, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < count; i++)
        if (strcmp(sorted[i - 1]->key->text, sorted[i]->key->text) == 0) {
            bool first_is_base = sorted[i - 1]->key->file == r->base_file;
            yaml_refuse(r->source, sorted[first_is_base ? i : i - 1]->key,
                        _("\"%s\" is there already in what this extends"), sorted[i]->key->text);
        }
    free(sorted);
}

const struct yaml_node *merge_section(struct reading *r, const struct layer *layers, int count,
                                      int key) {
    const struct yaml_node *last = NULL;
    int with = 0, total = 0;
    for (int i = 0; i < count; i++)
        if (layers[i].values[key]) {
            last = layers[i].values[key];
            with++;
            total += last->count;
        }
    if (with < 2)
        return last; /* if it is no map, its reader says so */
    struct yaml_node *merged = arena_alloc(r->arena, 1, sizeof *merged);
    struct yaml_node **children = arena_alloc(r->arena, (size_t)total, sizeof *children);
    *merged = *last;
    merged->kind = YAML_MAP;
    merged->count = 0;
    for (int i = 0; i < count; i++) {
        const struct yaml_node *section = layers[i].values[key];
        if (!section || !yaml_expect(r->source, section, YAML_MAP))
            continue;
        for (const struct yaml_node *c = section->first; c; c = c->next) {
            struct yaml_node *copy = arena_alloc(r->arena, 1, sizeof *copy);
            *copy = *c;
            copy->next = NULL;
            if (merged->count)
                children[merged->count - 1]->next = copy;
            children[merged->count++] = copy;
        }
    }
    merged->first = merged->count ? children[0] : NULL;
    refuse_twice(r, children, (size_t)merged->count);
    return merged;
}

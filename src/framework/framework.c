/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "framework/framework.h"

#include <stdlib.h>
#include <string.h>

const char *const kind_ids[KINDS] = {"knowledge", "skill", "attitude"};
const char *const phase_ids[PHASES] = {"initial", "post-initial", "workplace"};
const char *const depth_ids[DEPTHS] = {"quick", "usual", "full"};

void framework_free(struct framework *framework) {
    if (framework)
        arena_free(framework->arena); /* the framework itself lives in it */
}

const char *framework_text(const struct framework *framework, const struct localized *text,
                           const char *language) {
    for (int i = 0; i < framework->language_count; i++)
        if (strcmp(framework->languages[i], language) == 0 && text->in[i])
            return text->in[i];
    for (int i = 0; i < framework->language_count; i++)
        if (text->in[i])
            return text->in[i];
    return "";
}

int framework_item(const struct framework *framework, const char *id) {
    int low = 0, high = framework->item_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int item = framework->items_by_id[middle];
        int order = strcmp(framework->items[item].id, id);
        if (order == 0)
            return item;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* Every entry type starts with its id: looks through COUNT entries of SIZE bytes. */
static int find(const void *entries, size_t size, int count, const char *id) {
    for (int i = 0; i < count; i++) {
        const char *const *entry_id =
            (const void *)((const char *)entries + (size_t)i * size);
        if (strcmp(*entry_id, id) == 0)
            return i;
    }
    return -1;
}

int framework_role(const struct framework *framework, const char *id) {
    return find(framework->roles, sizeof *framework->roles, framework->role_count, id);
}

int framework_stage(const struct framework *framework, const char *id) {
    return find(framework->stages, sizeof *framework->stages, framework->stage_count, id);
}

int framework_sector(const struct framework *framework, const char *id) {
    return find(framework->sectors, sizeof *framework->sectors, framework->sector_count, id);
}

int framework_line(const struct framework *framework, const char *id) {
    return find(framework->lines, sizeof *framework->lines, framework->line_count, id);
}

int framework_module(const struct framework *framework, const char *id) {
    return find(framework->modules, sizeof *framework->modules, framework->module_count, id);
}

int framework_dimension(const struct framework *framework, const char *id) {
    return find(framework->dimensions, sizeof *framework->dimensions, framework->dimension_count,
                id);
}

bool framework_within(const struct framework *framework, int dimension, int ancestor) {
    return dimension == ancestor || framework->dimensions[dimension].parent == ancestor;
}

int framework_expected(const struct framework *framework, int role, int stage, int dimension) {
    if (!framework->expected || role < 0 || stage < 0 || dimension < 0)
        return -1;
    const signed char *levels =
        &framework->expected[(role * framework->stage_count + stage) * framework->dimension_count];
    int parent = framework->dimensions[dimension].parent;
    return levels[dimension] >= 0 || parent < 0 ? levels[dimension] : levels[parent];
}

const char *framework_level_text(const struct framework *framework, const struct item *item,
                                 int level, const char *language) {
    const struct localized *text =
        item->own_levels ? &item->levels[level] : &framework->scale[level].meaning;
    return framework_text(framework, text, language);
}

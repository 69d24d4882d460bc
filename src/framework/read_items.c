/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items: what people answer. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/keys.h"
#include "framework/reading.h"

#define ITEMS_MAX 100000

static void read_own_levels(struct reading *r, const struct yaml_node *node, struct item *item) {
    if (!node || !yaml_expect(r->source, node, YAML_LIST))
        return;
    if (node->count != LEVELS) {
        yaml_refuse(r->source, node->key, _("the scale has exactly %d levels; here are %d"), LEVELS,
                    node->count);
        return;
    }
    int level = 0;
    for (const struct yaml_node *child = node->first; child; child = child->next)
        read_localized(r, child, &item->levels[level++]);
    item->own_levels = true;
}

static void read_item(struct reading *r, const struct yaml_node *node,
                      const struct section_names *names, struct item *item) {
    const struct yaml_node *v[ITEM_KEYS];
    if (!yaml_keys(r->source, node, item_keys, ITEM_KEYS, v))
        return;
    item->dimension = read_word(r, v[ITEM_DIMENSION], names->dimensions.what,
                                names->dimensions.list, names->dimensions.count);
    item->kind = (enum kind)read_word(r, v[ITEM_KIND], _("kind"), kind_ids, KINDS);
    item->depth = DEPTH_USUAL;
    if (v[ITEM_DEPTH])
        item->depth = (enum depth)read_word(r, v[ITEM_DEPTH], _("depth"), depth_ids, DEPTHS);
    item->lines = read_set(r, v[ITEM_LINES], &names->lines);
    if (v[ITEM_LINES]->kind == YAML_LIST && v[ITEM_LINES]->count == 0)
        yaml_refuse(r->source, v[ITEM_LINES], "%s", _("at least one entry is needed here"));
    item->roles = read_set(r, v[ITEM_ROLES], &names->roles);
    item->sectors = read_set(r, v[ITEM_SECTORS], &names->sectors);
    item->tags = read_set(r, v[ITEM_TAGS], &names->tags);
    item->perspective = -1;
    if (v[ITEM_PERSPECTIVE])
        item->perspective = read_word(r, v[ITEM_PERSPECTIVE], names->perspectives.what,
                                      names->perspectives.list, names->perspectives.count);
    read_localized(r, v[ITEM_STATEMENT], &item->statement);
    read_localized(r, v[ITEM_EXAMPLE], &item->example);
    read_own_levels(r, v[ITEM_LEVELS], item);
    item->source = v[ITEM_SOURCE] ? read_text(r, v[ITEM_SOURCE]) : "";
    item->crosswalk = v[ITEM_CROSSWALK] ? read_text(r, v[ITEM_CROSSWALK]) : "";
}

static const int *sort_by_id(struct reading *r, const struct item *items, size_t count) {
    struct by_id *sorted = mem_new(count, sizeof *sorted);
    int *places = arena_alloc(r->arena, count, sizeof *places);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct by_id){items[i].id, (int)i};
    qsort(sorted, count, sizeof *sorted, compare_by_id);
    for (size_t i = 0; i < count; i++)
        places[i] = sorted[i].place;
    free(sorted);
    return places;
}

void refuse_item(struct reading *r, const struct yaml_node *node) {
    const struct framework *fw = r->framework;
    const char **ids = mem_new((size_t)fw->item_count, sizeof *ids);
    for (int i = 0; i < fw->item_count; i++)
        ids[i] = fw->items[i].id;
    yaml_refuse_name(r->source, node, _("item"), ids, (size_t)fw->item_count);
    free(ids);
}

void read_examples(struct reading *r, const struct yaml_node *node) {
    const struct framework *fw = r->framework;
    if (!node || !yaml_expect(r->source, node, YAML_MAP))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int item = framework_item(fw, child->key->text);
        if (item < 0)
            refuse_item(r, child->key);
        else
            read_localized(r, child, &r->items[item].example);
    }
}

void read_basis(struct reading *r, const struct yaml_node *node) {
    if (!node || !yaml_expect(r->source, node, YAML_LIST))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int item = child->kind == YAML_TEXT ? framework_item(r->framework, child->text) : -1;
        if (item >= 0)
            r->items[item].basis = true;
        else if (yaml_expect(r->source, child, YAML_TEXT))
            refuse_item(r, child);
    }
}

void read_items(struct reading *r, const struct yaml_node *node, struct section_names *names) {
    names->items = read_names(r, node, _("item"), ITEMS_MAX);
    size_t count = names->items.count;
    if (count == 0)
        yaml_refuse(r->source, node, "%s", _("at least one entry is needed here"));
    struct item *items = arena_alloc(r->arena, count, sizeof *items);
    const struct yaml_node *child = count ? node->first : NULL;
    for (size_t i = 0; i < count; i++, child = child->next) {
        items[i].id = names->items.list[i];
        items[i].own = child->key->file != r->base_file;
        read_item(r, child, names, &items[i]);
    }
    r->items = items;
    r->framework->items = items;
    r->framework->item_count = (int)count;
    r->framework->items_by_id = sort_by_id(r, items, count);
}

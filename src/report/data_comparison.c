/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as data: item by item and dimension by dimension; no sum of changes. */
#include <config.h>

#include "report/data_parts.h"

static json_t *level_or_null(int level) {
    return level < 0 ? json_null() : json_integer(level);
}

static json_t *json_of_changes(const struct comparison *c, const struct level_change *changes,
                               int count, const char *language) {
    json_t *list = json_array();
    for (int i = 0; i < count; i++) {
        json_t *object = data_item(c->now->framework, changes[i].item, language);
        json_object_set_new(object, "then", json_integer(changes[i].then));
        json_object_set_new(object, "looking_back", level_or_null(changes[i].back));
        json_object_set_new(object, "now", json_integer(changes[i].now));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_of_dimensions(const struct comparison *c, const char *language) {
    const struct framework *fw = c->now->framework;
    json_t *list = json_array();
    for (int d = 0; d < fw->dimension_count; d++) {
        const struct spread *then = &c->dimensions_then[d], *now = &c->dimensions_now[d];
        json_t *object = data_named(fw, fw->dimensions[d].id, &fw->dimensions[d].name, language);
        json_object_set_new(object, "valid", json_integer(now->valid));
        json_object_set_new(object, "then", data_band(then->low, then->high));
        json_object_set_new(object, "now", data_band(now->low, now->high));
        json_array_append_new(list, object);
    }
    return list;
}

void data_comparison(const struct comparison *c, const char *language, json_t *root) {
    json_object_set_new(root, "dimensions", json_of_dimensions(c, language));
    json_object_set_new(root, "items", json_of_changes(c, c->changes, c->change_count, language));
    json_object_set_new(root, "meaning_unknown", json_integer(c->unknown));
    json_object_set_new(root, "changed_meaning",
                        json_of_changes(c, c->altered, c->altered_count, language));
    json_object_set_new(root, "only_then", json_integer(c->only_then));
    json_object_set_new(root, "only_now", json_integer(c->only_now));
    json_object_set_new(root, "gone", json_integer(c->gone));
}

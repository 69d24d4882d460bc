/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile as data: every group with its counts and bands. */
#include <config.h>

#include "profile/compare.h"
#include "report/data_parts.h"

json_t *data_band(int low, int high) {
    return low < 0 ? json_null() : json_pack("{s:i, s:i}", "low", low, "high", high);
}

static json_t *json_of_counts(const int counts[LEVELS]) {
    json_t *list = json_array();
    for (int level = 0; level < LEVELS; level++)
        json_array_append_new(list, json_integer(counts[level]));
    return list;
}

static json_t *json_of_spread(const struct spread *spread) {
    json_t *left_out =
        json_pack("{s:i, s:i, s:i, s:i}", "na", spread->na, "not_mine", spread->not_mine,
                  "rather_not", spread->rather_not, "open", spread->open);
    json_t *aim = json_pack("{s:o, s:i, s:o}", "counts", json_of_counts(spread->aim), "steps",
                            spread->steps, "band", data_band(spread->aim_low, spread->aim_high));
    return json_pack("{s:i, s:i, s:o, s:o, s:o, s:o}", "shown", spread->shown, "valid",
                     spread->valid, "counts", json_of_counts(spread->count), "left_out", left_out,
                     "band", data_band(spread->low, spread->high), "aim", aim);
}

static json_t *with_spread(json_t *group, const struct spread *spread) {
    json_object_set_new(group, "spread", json_of_spread(spread));
    return group;
}

static json_t *json_of_dimensions(const struct profile *profile, const char *language) {
    const struct framework *fw = profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < fw->dimension_count; i++) {
        const struct dimension *dimension = &fw->dimensions[i];
        json_t *group = data_named(fw, dimension->id, &dimension->name, language);
        json_object_set_new(group, "parent",
                            dimension->parent < 0
                                ? json_null()
                                : json_string(fw->dimensions[dimension->parent].id));
        json_array_append_new(list, with_spread(group, &profile->dimensions[i]));
    }
    return list;
}

static json_t *json_of_kinds(const struct profile *profile) {
    json_t *list = json_array();
    for (int i = 0; i < KINDS; i++)
        json_array_append_new(
            list, with_spread(json_pack("{s:s}", "id", kind_ids[i]), &profile->kinds[i]));
    return list;
}

static json_t *json_of_lines(const struct profile *profile, const char *language) {
    const struct framework *fw = profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < fw->line_count; i++)
        json_array_append_new(
            list, with_spread(data_named(fw, fw->lines[i].id, &fw->lines[i].name, language),
                              &profile->lines[i]));
    return list;
}

static json_t *json_of_perspectives(const struct profile *profile, const char *language) {
    const struct framework *fw = profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < fw->perspective_count; i++) {
        const struct named *perspective = &fw->perspectives[i];
        json_array_append_new(
            list, with_spread(data_named(fw, perspective->id, &perspective->name, language),
                              &profile->perspectives[i]));
    }
    return list;
}

static json_t *json_of_strengths(const struct profile *profile) {
    const struct framework *fw = profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < profile->strength_count; i++) {
        const struct strength *strength = &profile->strengths[i];
        bool dimension = strength->type == GROUP_DIMENSION;
        json_array_append_new(
            list,
            json_pack("{s:s, s:s}", "type", dimension ? "dimension" : "kind", "id",
                      dimension ? fw->dimensions[strength->index].id : kind_ids[strength->index]));
    }
    return list;
}

static json_t *json_of_strong_items(const struct profile *profile, const char *language) {
    const struct assessment *a = profile->assessment;
    json_t *list = json_array();
    for (int i = 0; i < profile->strong_count; i++) {
        json_t *entry = data_item(a->framework, profile->strong_items[i], language);
        json_object_set_new(entry, "level", json_integer(a->answers[profile->strong_items[i]].now));
        json_array_append_new(list, entry);
    }
    return list;
}

static json_t *json_of_gaps(const struct profile *profile, const char *language) {
    const struct framework *fw = profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < profile->gap_count; i++) {
        const struct gap *gap = &profile->gaps[i];
        json_t *entry = data_item(fw, gap->item, language);
        json_object_set_new(entry, "now", json_integer(gap->now));
        json_object_set_new(entry, "wanted", json_integer(gap->wanted));
        json_object_set_new(entry, "source",
                            json_string(gap->source == WISH_OWN ? "own" : "guideline"));
        json_object_set_new(entry, "role",
                            gap->role < 0 ? json_null() : json_string(fw->roles[gap->role].id));
        json_array_append_new(list, entry);
    }
    return list;
}

json_t *data_profile(const struct profile *profile, const char *language) {
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "strengths",
                     json_of_strengths(profile), "strong_items",
                     json_of_strong_items(profile, language), "dimensions",
                     json_of_dimensions(profile, language), "gaps", json_of_gaps(profile, language),
                     "kinds", json_of_kinds(profile), "lines", json_of_lines(profile, language),
                     "perspectives", json_of_perspectives(profile, language), "own",
                     profile->own.shown ? json_of_spread(&profile->own) : json_null());
}

json_t *data_previous(const struct profile *previous, const struct assessment *now) {
    const struct assessment *then = previous->assessment;
    const struct framework *fw = then->framework;
    char changed[DATE_SIZE];
    json_t *list = json_array();
    date_format(then->changed, changed);
    for (int i = 0; i < fw->dimension_count; i++) {
        const struct spread *spread = &previous->dimensions[i];
        json_array_append_new(list, json_pack("{s:s, s:o}", "id", fw->dimensions[i].id, "band",
                                              data_band(spread->low, spread->high)));
    }
    return json_pack("{s:s, s:s, s:s, s:b, s:o}", "changed", changed, "version", then->version,
                     "hash", then->hash, "questionnaire_changed", comparison_is_changed(then, now),
                     "dimensions", list);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release as JSON. A cell that is suppressed says so, and why, and has nothing beside it. */
#include <config.h>

#include <stdlib.h>

#include "report/data_parts.h"
#include "report/release_parts.h"

static json_t *json_of_parts(const struct cell *cell) {
    json_t *list = json_array();
    for (int i = 0; i < cell->part_count; i++)
        json_array_append_new(list, json_pack("{s:i, s:i, s:I}", "from", (int)cell->parts[i].from,
                                              "to", (int)cell->parts[i].to, "count",
                                              (json_int_t)cell->parts[i].count));
    return list;
}

static json_t *json_of_form(const struct cell *cell) {
    const char *status = form_ids[cell->form];
    switch (cell->form) {
    case FORM_SUPPRESSED:
        return json_pack("{s:s, s:s}", "status", status, "reason", suppression_ids[cell->why]);
    case FORM_SHARE:
        return json_pack("{s:s, s:I, s:s}", "status", status, "people", (json_int_t)cell->people,
                         "share", share_ids[cell->share]);
    default:
        return json_pack("{s:s, s:I, s:o, s:{s:i, s:i}}", "status", status, "people",
                         (json_int_t)cell->people, "parts", json_of_parts(cell), "middle", "low",
                         (int)cell->low, "high", (int)cell->high);
    }
}

static json_t *json_of_cell(const struct cell *cell) {
    json_t *told = json_of_form(cell);
    if (cell->form != FORM_SUPPRESSED && cell->items)
        json_object_set_new(told, "items", json_integer(cell->items));
    return told;
}

static json_t *json_of_part(const struct release *release, const struct released_part *part,
                            const char *language) {
    const struct framework *fw = release->framework;
    json_t *dimensions = json_array(), *items = json_array();
    struct buf id = {0}, name = {0};
    release_bucket_ids(release, part, &id);
    release_bucket_names(release, part, language, &name);
    for (int d = 0; d < fw->dimension_count; d++) {
        json_t *entry = data_named(fw, fw->dimensions[d].id, &fw->dimensions[d].name, language);
        json_object_set_new(entry, "now", json_of_cell(&part->dimensions[d]));
        json_array_append_new(dimensions, entry);
    }
    for (int i = 0; i < fw->item_count; i++) {
        json_t *entry = data_item(fw, i, language);
        json_object_set_new(entry, "now", json_of_cell(&part->items[i]));
        json_array_append_new(items, entry);
    }
    json_t *told =
        json_pack("{s:s, s:s, s:I, s:o, s:o}", "bucket", buf_string(&id), "name", buf_string(&name),
                  "people", (json_int_t)part->people, "dimensions", dimensions, "items", items);
    buf_free(&id);
    buf_free(&name);
    return told;
}

static json_t *json_of_discrepancy(const struct discrepancy *d) {
    if (!d->said)
        return json_null();
    return json_pack("{s:I, s:i, s:o, s:b}", "people", (json_int_t)d->people, "score", d->score,
                     "growing", d->few ? json_null() : json_integer((json_int_t)d->growing), "few",
                     (int)d->few);
}

static json_t *json_of_items(const struct release *release, const char *language) {
    json_t *list = json_array();
    for (int i = 0; i < release->framework->item_count; i++) {
        const struct released_item *item = &release->items[i];
        json_t *entry = data_item(release->framework, i, language);
        char meaning[MEANING_SIZE];
        framework_item_meaning(release->framework, i, meaning);
        json_object_set_new(entry, "meaning", json_string(meaning));
        json_object_set_new(entry, "wanted", json_of_cell(&item->wanted));
        json_object_set_new(entry, "difference", json_string(difference_ids[item->difference]));
        json_object_set_new(entry, "coverage", json_string(coverage_ids[item->coverage]));
        json_object_set_new(entry, "discrepancy", json_of_discrepancy(&item->discrepancy));
        json_array_append_new(list, entry);
    }
    return list;
}

static json_t *json_of_module(const struct release *release, int module, const char *language) {
    const struct framework *fw = release->framework;
    json_t *entry = data_named(fw, fw->modules[module].id, &fw->modules[module].name, language);
    json_object_set_new(entry, "phase", json_string(phase_ids[fw->modules[module].phase]));
    json_object_set_new(entry, "hours", json_integer(fw->modules[module].hours));
    return entry;
}

static json_t *json_of_needs(const struct release *release, const char *language) {
    json_t *phases = json_object(), *modules = json_array(), *gaps = json_array();
    for (int p = 0; p < PHASES; p++)
        json_object_set_new(phases, phase_ids[p], json_integer((json_int_t)release->wishes_by[p]));
    for (int i = 0; i < release->need_count; i++) {
        json_t *entry = json_of_module(release, release->needs[i].module, language);
        json_object_set_new(entry, "wishes", json_integer((json_int_t)release->needs[i].wishes));
        json_array_append_new(modules, entry);
    }
    for (int i = 0; i < release->gap_count; i++) {
        const struct supply_gap *gap = &release->gaps[i];
        json_t *entry = data_item(release->framework, gap->item, language);
        json_object_set_new(entry, "wishes", json_integer((json_int_t)gap->wishes));
        json_object_set_new(entry, "only_initial", json_boolean(gap->only_initial));
        json_array_append_new(gaps, entry);
    }
    return json_pack("{s:i, s:I, s:o, s:I, s:o, s:o}", "items", release->needs_items, "wishes",
                     (json_int_t)release->wishes, "by_phase", phases, "unmet",
                     (json_int_t)release->wishes_unmet, "modules", modules, "gaps", gaps);
}

static json_t *json_of_plan(const struct release *release, const char *language) {
    const struct team_plan *plan = &release->plan;
    json_t *modules = json_array(), *without = json_array();
    for (int i = 0; i < plan->module_count; i++)
        json_array_append_new(modules, json_of_module(release, plan->modules[i], language));
    for (int i = 0; i < plan->without_count; i++)
        json_array_append_new(without, data_item(release->framework, plan->without[i], language));
    return json_pack("{s:o, s:i, s:o, s:b}", "modules", modules, "hours", plan->hours, "without",
                     without, "proven", (int)plan->proven);
}

static json_t *json_of_scale(const struct framework *fw, const char *language) {
    json_t *list = json_array();
    for (int level = 0; level < LEVELS; level++)
        json_array_append_new(
            list, json_pack("{s:i, s:s, s:s}", "level", level, "name",
                            framework_text(fw, &fw->scale[level].name, language), "brief",
                            framework_text(fw, &fw->scale[level].brief, language)));
    return list;
}

void report_release_data(const struct release *release, const char *language, struct buf *out) {
    const struct framework *fw = release->framework;
    const struct group *group = release->group;
    json_t *parts = json_array();
    for (int p = 0; p < release->part_count; p++)
        json_array_append_new(parts, json_of_part(release, &release->parts[p], language));
    json_t *root = json_pack("{s:s, s:i, s:s}", "format", RELEASE_FORMAT, "schema_version",
                             RELEASE_SCHEMA, "language", language);
    json_object_set_new(root, "framework",
                        json_pack("{s:s, s:s, s:s, s:s}", "id", fw->id, "version", fw->version,
                                  "hash", fw->hash, "title",
                                  framework_text(fw, &fw->title, language)));
    json_object_set_new(root, "group",
                        json_pack("{s:s, s:s, s:s, s:s}", "code", group->code, "period",
                                  group->period, "purpose", group->purpose, "split",
                                  split_ids[group->split]));
    json_object_set_new(root, "release",
                        json_pack("{s:i, s:I, s:i, s:i, s:b}", "batches", release->batches,
                                  "people", (json_int_t)release->people, "k", release->k, "k_items",
                                  release->k_items, "split_withheld",
                                  (int)release->split_withheld));
    json_object_set_new(root, "scale", json_of_scale(fw, language));
    json_object_set_new(root, "all", json_of_part(release, &release->all, language));
    json_object_set_new(root, "parts", parts);
    json_object_set_new(root, "items", json_of_items(release, language));
    json_object_set_new(root, "needs", json_of_needs(release, language));
    json_object_set_new(root, "plan", json_of_plan(release, language));
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    buf_addf(out, "%s\n", text ? text : "");
    free(text);
    json_decref(root);
}

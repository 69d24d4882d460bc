/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/told.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* More items than any questionnaire has, and few enough to look through for each. */
#define LIST_MAX 4096

static struct told *new_told(const struct framework *framework) {
    struct told *told = mem_new(1, sizeof *told);
    told->framework = framework;
    told->items = mem_new((size_t)framework->item_count, sizeof *told->items);
    told->dimensions = mem_new((size_t)framework->dimension_count, sizeof *told->dimensions);
    return told;
}

void told_free(struct told *told) {
    if (!told)
        return;
    free(told->code);
    free(told->period);
    free(told->version);
    free(told->items);
    free(told->dimensions);
    free(told);
}

struct told *told_of(const struct release *release) {
    const struct framework *fw = release->framework;
    struct told *told = new_told(fw);
    told->code = mem_copy(release->group->code);
    told->period = mem_copy(release->group->period ? release->group->period : "");
    told->version = mem_copy(fw->version);
    told->people = release->people;
    for (int i = 0; i < fw->item_count; i++)
        told->items[i] = (struct told_cell){SAME_MEANING, release->all.items[i]};
    for (int d = 0; d < fw->dimension_count; d++)
        told->dimensions[d] = (struct told_cell){SAME_MEANING, release->all.dimensions[d]};
    return told;
}

/* --- reading -------------------------------------------------------------------------------- */

/* The place of the text VALUE among COUNT ids; -1: not there. */
static int place_of(const json_t *value, const char *const *ids, int count) {
    const char *text = json_string_value(value);
    for (int i = 0; i < count && text; i++)
        if (strcmp(text, ids[i]) == 0)
            return i;
    return -1;
}

/* A whole number from 0 to MOST at KEY of OBJECT; -1: no such number. */
static long long number_at(const json_t *object, const char *key, long long most) {
    const json_t *value = json_object_get(object, key);
    long long number = json_is_integer(value) ? json_integer_value(value) : -1;
    return number <= most ? number : -1;
}

/* All levels once, from low to high. */
static bool read_parts(const json_t *list, struct cell *cell) {
    int next = 0;
    for (size_t i = 0; i < json_array_size(list) && next < LEVELS; i++) {
        const json_t *part = json_array_get(list, i);
        long long from = number_at(part, "from", LEVELS - 1),
                  to = number_at(part, "to", LEVELS - 1);
        long long count = number_at(part, "count", UINT32_MAX);
        if (from != next || to < from || count < 0)
            return false;
        cell->parts[cell->part_count++] =
            (struct part){(signed char)from, (signed char)to, (uint32_t)count};
        next = (int)to + 1;
    }
    return next == LEVELS && (size_t)cell->part_count == json_array_size(list);
}

static bool read_middle(const json_t *middle, struct cell *cell) {
    long long low = number_at(middle, "low", LEVELS - 1),
              high = number_at(middle, "high", LEVELS - 1);
    cell->low = (signed char)low;
    cell->high = (signed char)high;
    return low >= 0 && high >= low;
}

static bool read_cell(const json_t *value, struct cell *cell) {
    int form = place_of(json_object_get(value, "status"), form_ids, FORM_TALLY + 1);
    int why = place_of(json_object_get(value, "reason"), suppression_ids, SUPPRESSIONS);
    int share = place_of(json_object_get(value, "share"), share_ids, SHARES);
    long long people = number_at(value, "people", UINT32_MAX),
              items = number_at(value, "items", LIST_MAX);
    if (form < 0)
        return false;
    *cell = (struct cell){.form = (enum form)form};
    if (form == FORM_SUPPRESSED) {
        cell->why = (enum suppression)why;
        return why >= 0;
    }
    cell->people = (uint32_t)people;
    cell->items = items > 0 ? (int)items : 0;
    cell->share = (enum share)(form == FORM_SHARE ? share : 0);
    if (people < 0)
        return false;
    return form == FORM_SHARE ? share >= 0
                              : read_parts(json_object_get(value, "parts"), cell) &&
                                    read_middle(json_object_get(value, "middle"), cell);
}

/* A reading under way: WRONG says what was no good. */
struct telling_back {
    struct told *told;
    const json_t *root;
    bool same_hash;
    const char *wrong;
};

/* True when item I of the framework has the meaning that the file says for it. */
static bool means_the_same(const struct telling_back *t, int item, const char *id) {
    char meaning[MEANING_SIZE];
    const json_t *list = json_object_get(t->root, "items");
    if (t->same_hash)
        return true;
    framework_item_meaning(t->told->framework, item, meaning);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        const char *then = json_string_value(json_object_get(entry, "meaning"));
        const char *its = json_string_value(json_object_get(entry, "item"));
        if (then && its && strcmp(its, id) == 0)
            return strcmp(then, meaning) == 0;
    }
    return false;
}

static void read_items(struct telling_back *t, const json_t *list) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        const char *id = json_string_value(json_object_get(entry, "item"));
        int item = id ? framework_item(t->told->framework, id) : -1;
        if (item < 0) {
            t->told->dropped++;
            continue;
        }
        struct told_cell *told = &t->told->items[item];
        told->sameness = means_the_same(t, item, id) ? SAME_MEANING : SAME_CHANGED;
        if (!read_cell(json_object_get(entry, "now"), &told->cell))
            t->wrong = id;
    }
}

/* A dimension is the same when all its items are, and none was dropped anywhere. */
static enum sameness sameness_of(const struct telling_back *t, int dimension) {
    const struct framework *fw = t->told->framework;
    if (t->same_hash)
        return SAME_MEANING;
    for (int i = 0; i < fw->item_count; i++)
        if (!fw->items[i].own && framework_within(fw, fw->items[i].dimension, dimension) &&
            t->told->items[i].sameness != SAME_MEANING)
            return SAME_CHANGED;
    return t->told->dropped ? SAME_CHANGED : SAME_MEANING;
}

static void read_dimensions(struct telling_back *t, const json_t *list) {
    const struct framework *fw = t->told->framework;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        const char *id = json_string_value(json_object_get(entry, "id"));
        for (int d = 0; d < fw->dimension_count && id; d++) {
            if (strcmp(fw->dimensions[d].id, id) != 0)
                continue;
            struct told_cell *told = &t->told->dimensions[d];
            told->sameness = sameness_of(t, d);
            if (!read_cell(json_object_get(entry, "now"), &told->cell))
                t->wrong = fw->dimensions[d].id;
        }
    }
}

/* A short text, without what steers a terminal. */
static char *short_text(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    struct buf out = {0};
    if (text)
        text_add_clean(&out, text, strnlen(text, 200), false);
    return buf_take(&out);
}

static void read_root(struct telling_back *t) {
    const json_t *all = json_object_get(t->root, "all"), *group = json_object_get(t->root, "group");
    long long people = number_at(all, "people", UINT32_MAX);
    const char *hash =
        json_string_value(json_object_get(json_object_get(t->root, "framework"), "hash"));
    t->same_hash = hash && strcmp(hash, t->told->framework->hash) == 0;
    t->told->code = short_text(group, "code");
    t->told->period = short_text(group, "period");
    t->told->version = short_text(json_object_get(t->root, "framework"), "version");
    t->told->people = (uint32_t)people;
    if (people < 0)
        t->wrong = "people";
    if (json_array_size(json_object_get(all, "items")) > LIST_MAX ||
        json_array_size(json_object_get(t->root, "items")) > LIST_MAX) {
        t->wrong = "items";
        return;
    }
    read_items(t, json_object_get(all, "items"));
    read_dimensions(t, json_object_get(all, "dimensions"));
}

static bool is_release(const json_t *root) {
    const char *format = json_string_value(json_object_get(root, "format"));
    return format && strcmp(format, RELEASE_FORMAT) == 0;
}

static bool is_about(const json_t *root, const struct framework *framework) {
    const char *id = json_string_value(json_object_get(json_object_get(root, "framework"), "id"));
    return id && strcmp(id, framework->id) == 0;
}

struct told *told_read(const char *file, const struct buf *bytes, const struct framework *framework,
                       struct problems *problems) {
    json_error_t error;
    json_t *root = bytes->length > 0
                       ? json_loadb(bytes->bytes, bytes->length, JSON_REJECT_DUPLICATES, &error)
                       : NULL;
    struct telling_back t = {.root = root};
    if (!is_release(root)) {
        problem_add(problems, PROBLEM_REFUSED, file, 0, 0, "%s",
                    _("this is no earlier report: use the file report.json that gather made with "
                      "--format json"));
    } else if (!is_about(root, framework)) {
        problem_add(problems, PROBLEM_REFUSED, file, 0, 0,
                    _("this report is about another questionnaire than \"%s\", so the two cannot "
                      "be laid side by side"),
                    framework->id);
    } else {
        t.told = new_told(framework);
        read_root(&t);
    }
    if (t.wrong) {
        problem_add(problems, PROBLEM_REFUSED, file, 0, 0,
                    _("this report was changed or is damaged: what it says of \"%s\" cannot be "
                      "read. Use the file as gather made it"),
                    t.wrong);
        told_free(t.told);
        t.told = NULL;
    }
    json_decref(root);
    return t.told;
}

/* --- changes -------------------------------------------------------------------------------- */

enum change told_change(const struct told_cell *then, const struct told_cell *now) {
    const struct cell *a = &then->cell, *b = &now->cell;
    if (then->sameness != SAME_MEANING || now->sameness != SAME_MEANING ||
        a->form == FORM_SUPPRESSED || a->form != b->form)
        return CHANGE_NOT_SAID;
    if (a->form == FORM_SHARE)
        return a->share == b->share  ? CHANGE_NONE
               : a->share < b->share ? CHANGE_FURTHER
                                     : CHANGE_BACK;
    return b->low > a->high ? CHANGE_FURTHER : b->high < a->low ? CHANGE_BACK : CHANGE_NONE;
}

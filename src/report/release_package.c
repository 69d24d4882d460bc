/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The descriptor of a Data Package (datapackage.org, version 2): each table with the schema of its
 * columns, made of the same list of columns as the tables themselves. */
#include <config.h>

#include <jansson.h>
#include <stdlib.h>

#include "report/release_csv.h"
#include "report/release_parts.h"

#define PROFILES "https://datapackage.org/profiles/2.0/"

static json_t *clean_string(const char *text) {
    struct buf line = {0};
    for (const char *at = text; *at; at++)
        buf_add_char(&line, *at == '\n' ? ' ' : *at);
    json_t *string = json_string(buf_string(&line));
    buf_free(&line);
    return string;
}

static json_t *category(json_t *value, const char *label) {
    return json_pack("{s:o, s:o}", "value", value, "label", clean_string(label));
}

/* The values that COLUMN can have; NULL where it is free. */
static json_t *categories_of(const struct release *release, const struct column *column,
                             const char *language) {
    const struct framework *fw = release->framework;
    json_t *list = json_array();
    for (int i = 0; i < column_code_count(column); i++)
        json_array_append_new(list, category(json_string(column->codes[i].value),
                                             in_language(column->codes[i].label, language)));
    for (int level = 0; column->type == COLUMN_LEVEL && level < LEVELS; level++)
        json_array_append_new(list, category(json_integer(level),
                                             framework_text(fw, &fw->scale[level].name, language)));
    if (json_array_size(list) > 0)
        return list;
    json_decref(list);
    return NULL;
}

static json_t *field_of(const struct release *release, const struct column *column,
                        const char *language) {
    json_t *categories = categories_of(release, column, language);
    json_t *field =
        json_pack("{s:s, s:s, s:s, s:s}", "name", column->name, "type", column_type_name(column),
                  "title", in_language(column->title, language), "description",
                  in_language(column->meaning, language));
    if (categories) {
        json_object_set_new(field, "categories", categories);
        json_object_set_new(field, "categoriesOrdered", json_boolean(column->type == COLUMN_LEVEL));
    }
    if (column->required)
        json_object_set_new(field, "constraints", json_pack("{s:b}", "required", 1));
    return field;
}

static json_t *schema_of(const struct release *release, const struct release_table *table,
                         const char *language) {
    static const struct in_both nothing = {"niet verteld, of niet van toepassing",
                                           "not told, or not applicable"};
    json_t *fields = json_array(), *key = json_array(), *missing = json_array();
    for (int c = 0; c < table->column_count; c++) {
        json_array_append_new(fields, field_of(release, &table->columns[c], language));
        if (table->columns[c].key)
            json_array_append_new(key, json_string(table->columns[c].name));
    }
    json_array_append_new(missing, category(json_string(""), in_language(nothing, language)));
    return json_pack("{s:s, s:o, s:o, s:o}", "$schema", PROFILES "tableschema.json", "fields",
                     fields, "missingValues", missing, "primaryKey", key);
}

/* The dialect is the one that readers start from: commas, double quotes, a header. */
static json_t *resource_of(const struct release *release, const struct release_table *table,
                           const char *language) {
    struct buf path = {0};
    buf_addf(&path, "%s.csv", table->name);
    json_t *resource =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "name", table->name, "title",
                  in_language(table->title, language), "path", buf_string(&path), "type", "table",
                  "format", "csv", "mediatype", "text/csv", "encoding", "utf-8", "schema",
                  schema_of(release, table, language));
    buf_free(&path);
    return resource;
}

void release_package(const struct release *release, const char *language, struct buf *out) {
    json_t *resources = json_array();
    struct buf name = {0}, title = {0};
    for (int t = 0; t < RELEASE_TABLES; t++)
        json_array_append_new(resources, resource_of(release, &release_tables[t], language));
    buf_addf(&name, "lobspiegel-%s-%d", release->group->code, release->batches);
    report_release_title(release, &title);
    json_t *root =
        json_pack("{s:s, s:s, s:o, s:o, s:o}", "$schema", PROFILES "datapackage.json", "name",
                  buf_string(&name), "title", clean_string(buf_string(&title)), "description",
                  clean_string(release->group->purpose), "resources", resources);
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    buf_addf(out, "%s\n", text ? text : "");
    free(text);
    json_decref(root);
    buf_free(&name);
    buf_free(&title);
}

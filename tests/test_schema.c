/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema for framework files knows exactly the keys that the reader knows. */
#include <config.h>

#include <check.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "framework/framework.h"
#include "framework/keys.h"

static json_t *load_schema(void) {
    char path[4096];
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    json_error_t error;
    snprintf(path, sizeof path, "%s/framework-1.schema.json", folder ? folder : "frameworks");
    json_t *schema = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(schema != NULL, "%s:%d: %s", path, error.line, error.text);
    return schema;
}

static const json_t *map_of(const json_t *schema, const char *map) {
    return *map ? json_object_get(json_object_get(schema, "$defs"), map) : schema;
}

static bool is_required(const json_t *map, const char *key) {
    size_t i;
    json_t *name;
    json_array_foreach(json_object_get(map, "required"), i, name)
        if (strcmp(json_string_value(name), key) == 0)
            return true;
    return false;
}

START_TEST(schema_has_the_readers_keys) {
    json_t *schema = load_schema();
    const struct map_keys *keys = &framework_maps[_i];
    const json_t *map = map_of(schema, keys->map);
    ck_assert_msg(map != NULL, "the schema has no \"%s\"", keys->map);
    const json_t *properties = json_object_get(map, "properties");
    ck_assert(json_is_false(json_object_get(map, "additionalProperties")));
    for (int i = 0; i < keys->count; i++) {
        const struct yaml_key *key = &keys->keys[i];
        ck_assert_msg(json_object_get(properties, key->name) != NULL,
                      "\"%s\" of \"%s\" is not in the schema", key->name, keys->map);
        ck_assert_msg(is_required(map, key->name) == key->required,
                      "\"%s\" of \"%s\": required or not?", key->name, keys->map);
    }
    ck_assert_msg(json_object_size(properties) == (size_t)keys->count,
                  "the schema has keys in \"%s\" that the reader refuses", keys->map);
    json_decref(schema);
}
END_TEST

/* The words of a fixed vocabulary, in the same order. */
static void same_words(const json_t *schema, const char *map, const char *key,
                       const char *const *words, int count) {
    const json_t *list = json_object_get(
        json_object_get(json_object_get(map_of(schema, map), "properties"), key), "enum");
    ck_assert_uint_eq(json_array_size(list), (size_t)count);
    for (int i = 0; i < count; i++)
        ck_assert_str_eq(json_string_value(json_array_get(list, (size_t)i)), words[i]);
}

START_TEST(schema_has_the_readers_words) {
    json_t *schema = load_schema();
    same_words(schema, "item", "kind", kind_ids, KINDS);
    same_words(schema, "item", "depth", depth_ids, DEPTHS);
    same_words(schema, "module", "phase", phase_ids, PHASES);
    json_decref(schema);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("schema");
    TCase *cases = tcase_create("schema");
    tcase_add_loop_test(cases, schema_has_the_readers_keys, 0, framework_map_count);
    tcase_add_test(cases, schema_has_the_readers_words);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

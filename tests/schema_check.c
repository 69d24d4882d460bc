/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "schema_check.h"

#include <check.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

struct checking {
    const json_t *root;
    struct seen *seen; /* or NULL */
    struct buf path;   /* of the value at hand */
    struct buf wrong;  /* the first thing that is */
};

void seen_free(struct seen *seen) {
    free(seen->properties);
    *seen = (struct seen){0};
}

static bool has_seen(const struct seen *seen, const json_t *property) {
    for (int i = 0; i < seen->count; i++)
        if (seen->properties[i] == property)
            return true;
    return false;
}

static void see(struct seen *seen, const json_t *property) {
    if (!seen || has_seen(seen, property))
        return;
    seen->properties =
        mem_resize(seen->properties, (size_t)seen->count + 1, sizeof *seen->properties);
    seen->properties[seen->count++] = property;
}

static bool misfit(struct checking *c, const char *what, const char *which) {
    if (c->wrong.length == 0)
        buf_addf(&c->wrong, "%s: %s %s", buf_string(&c->path), what, which);
    return false;
}

static bool fits(struct checking *c, const json_t *schema, const json_t *value);

static bool has_type(const json_t *value, const char *type) {
    static const struct {
        const char *name;
        json_type type;
    } types[] = {{"object", JSON_OBJECT},   {"array", JSON_ARRAY},  {"string", JSON_STRING},
                 {"integer", JSON_INTEGER}, {"boolean", JSON_TRUE}, {"boolean", JSON_FALSE},
                 {"null", JSON_NULL}};
    bool known = false;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (strcmp(type, types[i].name) == 0) {
            known = true;
            if (json_typeof(value) == types[i].type)
                return true;
        }
    ck_assert_msg(known, "the type %s is not known here", type);
    return false;
}

static bool check_type(struct checking *c, const json_t *types, const json_t *value) {
    if (json_is_string(types))
        return has_type(value, json_string_value(types)) ||
               misfit(c, "is no", json_string_value(types));
    for (size_t i = 0; i < json_array_size(types); i++)
        if (has_type(value, json_string_value(json_array_get(types, i))))
            return true;
    return misfit(c, "is none of", "its types");
}

static bool check_properties(struct checking *c, const json_t *schema, const json_t *value) {
    const json_t *properties = json_object_get(schema, "properties");
    const char *key;
    json_t *inner;
    ck_assert_msg(json_is_false(json_object_get(schema, "additionalProperties")),
                  "an object that may have other properties");
    json_object_foreach((json_t *)(uintptr_t)value, key, inner) {
        const json_t *property = json_object_get(properties, key);
        size_t length = c->path.length;
        if (!property)
            return misfit(c, "has the unknown", key);
        see(c->seen, property);
        buf_addf(&c->path, "/%s", key);
        if (!fits(c, property, inner))
            return false;
        buf_remove(&c->path, length, c->path.length - length);
    }
    return true;
}

static bool check_required(struct checking *c, const json_t *names, const json_t *value) {
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        if (!json_object_get(value, name))
            return misfit(c, "lacks", name);
    }
    return true;
}

static bool check_items(struct checking *c, const json_t *schema, const json_t *value) {
    for (size_t i = 0; i < json_array_size(value); i++) {
        size_t length = c->path.length;
        buf_addf(&c->path, "/%d", (int)i);
        if (!fits(c, schema, json_array_get(value, i)))
            return false;
        buf_remove(&c->path, length, c->path.length - length);
    }
    return true;
}

static bool check_pattern(struct checking *c, const json_t *pattern, const json_t *value) {
    regex_t regex;
    ck_assert_int_eq(regcomp(&regex, json_string_value(pattern), REG_EXTENDED | REG_NOSUB), 0);
    bool matches = regexec(&regex, json_string_value(value), 0, NULL, 0) == 0;
    regfree(&regex);
    return matches || misfit(c, "does not look like", json_string_value(pattern));
}

static bool check_enum(struct checking *c, const json_t *words, const json_t *value) {
    for (size_t i = 0; i < json_array_size(words); i++)
        if (json_equal(json_array_get(words, i), value))
            return true;
    return misfit(c, "is none of", "the words");
}

/* One of several; what was wrong with the others is forgotten. */
static bool check_any(struct checking *c, const json_t *schemas, const json_t *value) {
    for (size_t i = 0; i < json_array_size(schemas); i++) {
        size_t length = c->path.length;
        if (fits(c, json_array_get(schemas, i), value)) {
            buf_clear(&c->wrong);
            return true;
        }
        buf_remove(&c->path, length, c->path.length - length);
    }
    return misfit(c, "fits", "nothing it may be");
}

/* $ref: "#/$defs/NAME". */
static bool check_reference(struct checking *c, const json_t *reference, const json_t *value) {
    const char *name = json_string_value(reference);
    ck_assert_int_eq(strncmp(name, "#/$defs/", 8), 0);
    const json_t *schema = json_object_get(json_object_get(c->root, "$defs"), name + 8);
    ck_assert_msg(schema != NULL, "there is no %s", name);
    return fits(c, schema, value);
}

/* What only says something about values of one type, and its limits. */
static bool check_limit(struct checking *c, const char *keyword, const json_t *limit,
                        const json_t *value) {
    json_int_t number = json_integer_value(limit), size = (json_int_t)json_array_size(value);
    if (strcmp(keyword, "minimum") == 0)
        return !json_is_integer(value) || json_integer_value(value) >= number ||
               misfit(c, "is", "too low");
    if (strcmp(keyword, "maximum") == 0)
        return !json_is_integer(value) || json_integer_value(value) <= number ||
               misfit(c, "is", "too high");
    if (strcmp(keyword, "minLength") == 0)
        return !json_is_string(value) || (json_int_t)json_string_length(value) >= number ||
               misfit(c, "is", "too short");
    if (strcmp(keyword, "minItems") == 0)
        return !json_is_array(value) || size >= number || misfit(c, "has", "too few items");
    if (strcmp(keyword, "maxItems") == 0)
        return !json_is_array(value) || size <= number || misfit(c, "has", "too many items");
    ck_abort_msg("the keyword %s is not known here", keyword);
    return false;
}

static bool check_keyword(struct checking *c, const json_t *schema, const char *keyword,
                          const json_t *meaning, const json_t *value) {
    static const char *const silent[] = {"$schema", "$comment",    "$defs",
                                         "title",   "description", "additionalProperties"};
    for (size_t i = 0; i < ARRAY_LENGTH(silent); i++)
        if (strcmp(keyword, silent[i]) == 0)
            return true;
    if (strcmp(keyword, "$ref") == 0)
        return check_reference(c, meaning, value);
    if (strcmp(keyword, "anyOf") == 0)
        return check_any(c, meaning, value);
    if (strcmp(keyword, "type") == 0)
        return check_type(c, meaning, value);
    if (strcmp(keyword, "properties") == 0)
        return !json_is_object(value) || check_properties(c, schema, value);
    if (strcmp(keyword, "required") == 0)
        return !json_is_object(value) || check_required(c, meaning, value);
    if (strcmp(keyword, "items") == 0)
        return !json_is_array(value) || check_items(c, meaning, value);
    if (strcmp(keyword, "enum") == 0)
        return check_enum(c, meaning, value);
    if (strcmp(keyword, "const") == 0)
        return json_equal(meaning, value) || misfit(c, "is not", json_string_value(meaning));
    if (strcmp(keyword, "pattern") == 0)
        return !json_is_string(value) || check_pattern(c, meaning, value);
    return check_limit(c, keyword, meaning, value);
}

static bool fits(struct checking *c, const json_t *schema, const json_t *value) {
    const char *keyword;
    json_t *meaning;
    json_object_foreach(
        (json_t *)(uintptr_t)schema, keyword,
        meaning) if (!check_keyword(c, schema, keyword, meaning, value)) return false;
    return true;
}

char *schema_check(const json_t *schema, const json_t *value, struct seen *seen) {
    struct checking c = {.root = schema, .seen = seen};
    bool good = fits(&c, schema, value);
    ck_assert_int_eq(good, c.wrong.length == 0);
    buf_free(&c.path);
    if (!good)
        return buf_take(&c.wrong);
    buf_free(&c.wrong);
    return NULL;
}

char *seen_missing(const struct seen *seen, const json_t *schema) {
    const char *key;
    json_t *inner;
    char *missing = NULL;
    json_object_foreach(json_object_get(schema, "properties"), key,
                        inner) if (!missing && !has_seen(seen, inner)) missing = mem_copy(key);
    if (json_is_array(schema)) {
        for (size_t i = 0; i < json_array_size(schema) && !missing; i++)
            missing = seen_missing(seen, json_array_get(schema, i));
    } else {
        json_object_foreach((json_t *)(uintptr_t)schema, key,
                            inner) if (!missing && !json_is_string(inner)) missing =
            seen_missing(seen, inner);
    }
    return missing;
}

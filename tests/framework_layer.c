/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frameworks that extend another one, and what changes between two versions:
 * tests/frameworks/layer.yaml lies on small.yaml. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/diff.h"
#include "framework_parts.h"

/* Finds small.yaml as "small" and as whatever ID says, and FOUND, when given, in its place. */
struct shelf {
    const char *id, *text;
};

static bool find_on(void *context, const char *id, struct buf *bytes, struct buf *file,
                    struct problems *problems) {
    const struct shelf *shelf = context;
    (void)problems;
    buf_addf(file, "%s.yaml", id);
    if (shelf && strcmp(shelf->id, id) == 0) {
        buf_add_string(bytes, shelf->text);
        return true;
    }
    if (strcmp(id, "small") != 0)
        return false;
    char *small = framework_test_file("small.yaml");
    buf_add_string(bytes, small);
    free(small);
    return true;
}

static struct framework *read_layer(const char *text, struct shelf *shelf,
                                    struct problems *problems) {
    const struct framework_finder finder = {find_on, shelf};
    return framework_read_layers("layer.yaml", text, strlen(text), &finder, problems);
}

START_TEST(a_layer_adds_to_what_it_extends) {
    struct problems problems = {0};
    char *text = framework_test_file("layer.yaml"), *small = framework_test_file("small.yaml");
    struct framework *fw = read_layer(text, NULL, &problems), *base = framework_of(small);
    ck_assert_ptr_nonnull(fw);
    ck_assert_int_eq(problems.count, 0);
    ck_assert_str_eq(fw->id, "layer");
    ck_assert_str_eq(fw->extends, "small");
    ck_assert_str_eq(base->extends, "");
    ck_assert_str_eq(fw->version, "1");
    ck_assert_str_eq(framework_text(fw, &fw->title, "en"), "Our school");
    ck_assert_str_eq(framework_text(fw, &fw->about, "en"), "This is small.");
    ck_assert_str_eq(fw->licence, "CC-BY-4.0");
    ck_assert_int_eq(fw->item_count, base->item_count + 2);
    ck_assert_int_eq(fw->role_count, base->role_count + 1);
    ck_assert_int_eq(fw->module_count, base->module_count + 1);
    for (int i = 0; i < fw->item_count; i++)
        ck_assert(fw->items[i].own == (strncmp(fw->items[i].id, "own-", 4) == 0));
    int own = framework_item(fw, "own-02"), helper = framework_role(fw, "helper");
    ck_assert_uint_eq(fw->items[own].roles, SET_OF(helper) | SET_OF(framework_role(fw, "tutor")));
    ck_assert_str_eq(framework_text(fw, &fw->items[framework_item(fw, "t-02")].example, "en"),
                     "in the hall.");
    ck_assert_int_eq(framework_expected(fw, framework_role(fw, "tutor"), 0, 0), 2); /* over 1 */
    ck_assert_int_eq(framework_expected(fw, framework_role(fw, "tutor"), 0, 1), 2);
    ck_assert_int_eq(framework_expected(fw, helper, 1, 1), 1);
    const struct module *ours = &fw->modules[framework_module(fw, "ours")];
    ck_assert_int_eq(ours->requires[0], framework_module(fw, "basics"));
    ck_assert_int_eq(ours->serves[1].item, framework_item(fw, "t-01"));
    ck_assert_str_ne(fw->hash, base->hash);
    framework_free(fw);
    framework_free(base);
    free(text);
    free(small);
}
END_TEST

static const struct {
    const char *find, *put, *said;
} faults[] = {
    {"extends: small", "extends: smal",
     "layer.yaml:6:10: \"smal\", which this extends, cannot be read"},
    {"extends: small", "extends: Small",
     "layer.yaml:6:10: a code starts with a small letter and has small letters, digits and hyphens "
     "only, 32 at most"},
    {"extends: small", "extends: layer",
     "layer.yaml:6:10: \"layer\" extends itself, through what it extends"},
    {"extends: small", "extends: circle",
     "circle.yaml:1:49: \"layer\" extends itself, through what it extends"},
    {"extends: small", "extends: other", "other.yaml:1:35: this file was looked for as \"other\""},
    {"extends: small", "extends: record",
     "record.yaml:1:14: this is no framework file for this version: \"lobspiegel: framework/1\" is "
     "expected"},
    {"extends: small\n", "", "layer.yaml:3:1: \"languages\" is missing here\n..."},
    {"  own-01:", "  t-01:",
     "layer.yaml:11:3: \"t-01\" is there already in what this extends\n..."},
    {"  helper: {name", "  tutor: {name",
     "layer.yaml:9:3: \"tutor\" is there already in what this extends\n..."},
    {"examples:\n", "scale: []\nexamples:\n",
     "layer.yaml:23:1: a layer keeps the scale of what it extends"},
    {"  t-02: {nl: \"in de aula.\"", "  t-99: {nl: \"in de aula.\"",
     "layer.yaml:24:3: unknown item \"t-99\": did you mean \"t-01\"?"},
    {"t-01: 3}", "t-77: 3}", "layer.yaml:37:25: unknown item \"t-77\": did you mean \"t-01\"?"},
    {"items:\n", "tags: []\nitems:\n",
     "layer.yaml:10:7: names with values are expected here (name: value)"},
};

START_TEST(a_layer_that_does_not_fit_is_refused) {
    static struct shelf shelves[] = {
        {"circle", "{lobspiegel: framework/1, id: circle, extends:  layer, version: a, title: {}}"},
        {"other", "{lobspiegel: framework/1,     id: another, version: a, title: {}}"},
        {"record", "{lobspiegel: record/1}"}};
    struct problems problems = {0};
    struct buf said = {0}, expected = {0};
    char *layer = framework_test_file("layer.yaml");
    char *text = framework_edited(layer, faults[_i].find, faults[_i].put);
    struct shelf *shelf = NULL;
    for (size_t i = 0; i < ARRAY_LENGTH(shelves); i++)
        if (strstr(faults[_i].put, shelves[i].id) && strstr(faults[_i].put, "extends"))
            shelf = &shelves[i];
    ck_assert_ptr_null(read_layer(text, shelf, &problems));
    for (int i = 0; i < problems.count; i++) {
        buf_add_string(&said, i ? "\n" : "");
        problem_format(&problems.list[i], &said);
    }
    buf_add_string(&expected, faults[_i].said);
    char *more = strstr(expected.bytes, "...");
    if (more) { /* it has effects in more places */
        *more = '\0';
        buf_remove(&said, (size_t)(more - expected.bytes), said.length);
    }
    ck_assert_str_eq(buf_string(&said), buf_string(&expected));
    problems_free(&problems);
    buf_free(&said);
    buf_free(&expected);
    free(text);
    free(layer);
}
END_TEST

START_TEST(examples_and_extends_have_their_places) {
    struct problems problems = {0};
    char *small = framework_test_file("small.yaml"), *layer = framework_test_file("layer.yaml");
    char *text = framework_edited(small, "glossary:\n", "examples: {t-01: {nl: a}}\nglossary:\n");
    ck_assert_ptr_null(framework_read("f", text, strlen(text), &problems));
    ck_assert_int_eq(problems.count, 1);
    ck_assert_str_eq(problems.list[0].message,
                     "\"examples\" is for a layer; here the example stands with its item");
    ck_assert_ptr_null(framework_read("f", layer, strlen(layer), &problems));
    ck_assert_int_eq(problems.count, 2);
    ck_assert_str_eq(problems.list[1].message, "what this extends cannot be read here");
    problems_free(&problems);
    free(text);
    free(small);
    free(layer);
}
END_TEST

/* Each layer extends the next one: only so many may. */
static bool find_next(void *context, const char *id, struct buf *bytes, struct buf *file,
                      struct problems *problems) {
    int *count = context;
    (void)problems;
    buf_add_string(file, id);
    buf_addf(bytes, "{lobspiegel: framework/1, id: %s, extends: x%d, version: a, title: {}}", id,
             ++*count);
    return true;
}

START_TEST(layers_have_an_end) {
    int count = 0;
    const struct framework_finder finder = {find_next, &count};
    struct problems problems = {0};
    char *text = framework_test_file("layer.yaml");
    ck_assert_ptr_null(
        framework_read_layers("layer.yaml", text, strlen(text), &finder, &problems));
    ck_assert_int_eq(problems.count, 1);
    ck_assert_str_eq(problems.list[0].message, "more than 6 files that extend each other");
    ck_assert_int_eq(count, 5);
    problems_free(&problems);
    free(text);
}
END_TEST

static const struct {
    const char *find, *put;
    enum change change;
    const char *item; /* NULL: no difference */
    bool comparable, scale;
} changes[] = {
    {"id: small\n", "id: small # so\n", CHANGE_ADDED, NULL, true, false},
    {"hours: 20", "hours: 30", CHANGE_ADDED, NULL, true, false},
    {"en: \"I listen.\"", "en: \"I hear.\"", CHANGE_MEANING, "t-02", false, false},
    {"en: \"I ask something\"", "en: \"I ask\"", CHANGE_MEANING, "t-01", false, false},
    {"kind: attitude\n    depth", "kind: skill\n    depth", CHANGE_MEANING, "t-02", false, false},
    {"depth: full", "depth: usual", CHANGE_AROUND, "t-04", true, false},
    {"en: \"you ask one more thing.\"", "en: \"you ask.\"", CHANGE_AROUND, "t-01", true, false},
    {"lines: [second]\n    roles", "lines: [first]\n    roles", CHANGE_AROUND, "t-03", true, false},
    {"  p-02:\n    dimension: plan", "  p-02:\n    dimension: talk", CHANGE_AROUND, "p-02", true,
     false},
    {"  t-04:\n", "  t-14:\n", CHANGE_ADDED, "t-14", false, false},
    {"en: \"done together\"", "en: \"together\"", CHANGE_MEANING, "t-02", false, true},
};

START_TEST(differences_tell_what_stays_comparable) {
    char *small = framework_test_file("small.yaml");
    char *text = framework_edited(small, changes[_i].find, changes[_i].put);
    struct framework *before = framework_of(small), *after = framework_of(text);
    struct differences differences;
    framework_diff(before, after, &differences);
    if (changes[_i].item) {
        ck_assert_int_ge(differences.count, 1);
        ck_assert_str_eq(differences.list[0].item, changes[_i].item);
        ck_assert_int_eq(differences.list[0].change, changes[_i].change);
    } else {
        ck_assert_int_eq(differences.count, 0);
        ck_assert_int_eq(differences.same, before->item_count);
    }
    if (changes[_i].change == CHANGE_ADDED && changes[_i].item) {
        ck_assert_int_eq(differences.count, 2);
        ck_assert_str_eq(differences.list[1].item, "t-04");
        ck_assert_int_eq(differences.list[1].change, CHANGE_REMOVED);
    }
    ck_assert(differences.scale == changes[_i].scale);
    if (differences.scale) /* all but the item with words of its own */
        ck_assert_int_eq(differences.count, before->item_count - 1);
    ck_assert(differences_comparable(&differences) == changes[_i].comparable);
    differences_free(&differences);
    framework_free(before);
    framework_free(after);
    free(text);
    free(small);
}
END_TEST

TCase *framework_layer_case(void) {
    TCase *layer = tcase_create("layers");
    tcase_add_test(layer, a_layer_adds_to_what_it_extends);
    tcase_add_loop_test(layer, a_layer_that_does_not_fit_is_refused, 0, ARRAY_LENGTH(faults));
    tcase_add_test(layer, examples_and_extends_have_their_places);
    tcase_add_test(layer, layers_have_an_end);
    tcase_add_loop_test(layer, differences_tell_what_stays_comparable, 0, ARRAY_LENGTH(changes));
    return layer;
}

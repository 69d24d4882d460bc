/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report as data: what is in it, and that schemas/report-1.schema.json describes it: no more,
 * no less. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report_parts.h"
#include "schema_check.h"

static json_t *schema;
static struct framework *fw;
static struct seen seen;

static json_t *read_schema(const char *name) {
    const char *source = getenv("LOBSPIEGEL_SOURCE");
    struct buf path = {0};
    json_error_t error;
    buf_addf(&path, "%s/schemas/%s", source ? source : ".", name);
    json_t *read = json_load_file(buf_string(&path), JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(read != NULL, "%s:%d: %s", buf_string(&path), error.line, error.text);
    buf_free(&path);
    return read;
}

static void begin(void) {
    schema = read_schema("report-1.schema.json");
    fw = assessment_framework(false);
}

static void end(void) {
    seen_free(&seen);
    json_decref(schema);
    framework_free(fw);
}

static json_t *parsed(const struct buf *text) {
    json_error_t error;
    json_t *value = json_loads(buf_string(text), JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(value != NULL, "%d: %s", error.line, error.text);
    return value;
}

/* The report of A, beside THEN when there is one. */
static json_t *data_of(const struct assessment *a, const struct assessment *then, int hours,
                       const char *language) {
    struct buf text = {0};
    struct profile *profile = profile_make(a), *previous = then ? profile_make(then) : NULL;
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    report_data(profile, previous, advice, hours, language, &text);
    json_t *data = parsed(&text);
    advice_free(advice);
    profile_free(previous);
    profile_free(profile);
    buf_free(&text);
    return data;
}

static json_t *random_data(struct chance *chance, const char *language) {
    struct assessment *a = assessment_random(fw, chance, 50);
    struct assessment *then = chance_of(chance, 50) ? assessment_random(fw, chance, 0) : NULL;
    int hours = chance_of(chance, 50) ? ADVICE_ANY_HOURS : chance_between(chance, 0, 100);
    json_t *data = data_of(a, then, hours, language);
    assessment_free(then);
    assessment_free(a);
    return data;
}

START_TEST(the_schema_fits_any_report) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        json_t *data = random_data(&chance, chance_of(&chance, 50) ? "nl" : "en");
        char *wrong = schema_check(schema, data, &seen);
        ck_assert_msg(!wrong, "case %d: %s", n, wrong);
        json_decref(data);
    }
    /* and it has nothing that no report has */
    char *unused = seen_missing(&seen, schema);
    ck_assert_msg(!unused, "the schema has %s", unused);
}
END_TEST

START_TEST(the_schema_fits_an_advice) {
    struct chance chance = property_case(1);
    struct assessment *a = assessment_random(fw, &chance, 50);
    free(a->hash);
    a->hash = mem_copy("0"); /* a record may have anything here */
    struct profile *profile = profile_make(a);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = 40});
    struct buf text = {0};
    report_advice_data(advice, 40, "en", &text);
    json_t *data = parsed(&text);
    char *wrong = schema_check(schema, data, &seen);
    ck_assert_msg(!wrong, "%s", wrong);
    ck_assert_ptr_null(json_object_get(data, "profile"));
    ck_assert_ptr_null(json_object_get(data, "about"));
    json_decref(data);
    buf_free(&text);
    advice_free(advice);
    profile_free(profile);
    assessment_free(a);
}
END_TEST

/* As an older program kept it, or with other words in it than now. */
static void forget_meanings(struct assessment *then, struct chance *chance) {
    for (int i = 0; i < fw->item_count; i++)
        if (then->answers[i].state == ANSWER_RATED && chance_of(chance, 40))
            snprintf(then->answers[i].meaning, MEANING_SIZE, "%s",
                     chance_of(chance, 50) ? "" : "0123456789abcdef");
}

START_TEST(the_schema_fits_any_comparison) {
    json_decref(schema);
    schema = read_schema("comparison-1.schema.json");
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *then = assessment_random(fw, &chance, 50);
        struct assessment *now = assessment_random(fw, &chance, 50);
        struct buf text = {0};
        forget_meanings(then, &chance);
        for (int i = 0; i < fw->item_count; i++)
            if (chance_of(&chance, 30))
                assessment_look_back(now, i, chance_between(&chance, 0, LEVELS - 1));
        struct comparison *comparison = comparison_make(then, now);
        report_comparison_data(comparison, chance_of(&chance, 50) ? "nl" : "en", &text);
        json_t *data = parsed(&text);
        char *wrong = schema_check(schema, data, &seen);
        ck_assert_msg(!wrong, "case %d: %s", n, wrong);
        json_decref(data);
        buf_free(&text);
        comparison_free(comparison);
        assessment_free(then);
        assessment_free(now);
    }
    char *unused = seen_missing(&seen, schema);
    ck_assert_msg(!unused, "the schema has %s", unused);
}
END_TEST

/* Takes out, renames or changes one thing somewhere in VALUE; false when nothing was done. */
static bool damage(json_t *value, struct chance *chance) {
    if (json_is_array(value)) {
        size_t size = json_array_size(value);
        return size &&
               damage(json_array_get(value, (size_t)chance_between(chance, 0, (int)size - 1)),
                      chance);
    }
    if (!json_is_object(value) || json_object_size(value) == 0)
        return false;
    void *iter = json_object_iter(value);
    for (int i = chance_between(chance, 0, (int)json_object_size(value) - 1); i > 0; i--)
        iter = json_object_iter_next(value, iter);
    const char *key = json_object_iter_key(iter);
    json_t *inner = json_object_iter_value(iter);
    if (chance_of(chance, 60) && damage(inner, chance))
        return true;
    if (chance_of(chance, 30))
        return json_object_set_new(value, "unknown", json_true()) == 0;
    return json_object_set_new(value, key, json_real(1.5)) == 0; /* nothing is a fraction */
}

/* A check that lets everything through would prove nothing. */
START_TEST(the_schema_refuses_anything_else) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        json_t *data = random_data(&chance, "en");
        PROPERTY(damage(data, &chance), n);
        char *wrong = schema_check(schema, data, NULL);
        PROPERTY(wrong, n);
        free(wrong);
        json_decref(data);
    }
}
END_TEST

START_TEST(a_missing_key_is_refused) {
    const char *key;
    json_t *name;
    size_t i;
    struct chance chance = property_case(0);
    json_t *data = random_data(&chance, "en");
    json_array_foreach(json_object_get(schema, "required"), i, name) {
        key = json_string_value(name);
        json_t *without = json_copy(data);
        json_object_del(without, key);
        char *wrong = schema_check(schema, without, NULL);
        ck_assert_msg(wrong != NULL, "%s may be missing", key);
        free(wrong);
        json_decref(without);
    }
    json_decref(data);
}
END_TEST

static const json_t *at(const json_t *value, const char *key) {
    const json_t *found = json_object_get(value, key);
    ck_assert_msg(found != NULL, "there is no %s", key);
    return found;
}

/* The figures are those of the profile and the advice, not new ones. */
START_TEST(the_figures_are_those_of_the_profile) {
    for (int n = 0; n < 100; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 0);
        struct profile *profile = profile_make(a);
        struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = 40});
        json_t *data = data_of(a, NULL, 40, "nl");
        const json_t *dimensions = at(at(data, "profile"), "dimensions");
        PROPERTY(json_array_size(dimensions) == (size_t)fw->dimension_count, n);
        for (int d = 0; d < fw->dimension_count; d++) {
            const struct spread *spread = &profile->dimensions[d];
            const json_t *told = at(json_array_get(dimensions, (size_t)d), "spread");
            const json_t *band = at(told, "band");
            PROPERTY(json_integer_value(at(told, "valid")) == spread->valid, n);
            PROPERTY(json_is_null(band) == (spread->low < 0), n);
            PROPERTY(spread->low < 0 || json_integer_value(at(band, "high")) == spread->high, n);
            for (size_t level = 0; level < LEVELS; level++)
                PROPERTY(json_integer_value(json_array_get(at(told, "counts"), level)) ==
                             spread->count[level],
                         n);
        }
        PROPERTY(json_array_size(at(at(data, "profile"), "gaps")) == (size_t)profile->gap_count, n);
        const json_t *modules = at(at(data, "advice"), "modules");
        PROPERTY(json_array_size(modules) == (size_t)advice->chosen_count, n);
        PROPERTY(json_array_size(modules) + json_array_size(at(at(data, "advice"), "others")) ==
                     (size_t)fw->module_count,
                 n);
        PROPERTY(json_is_null(at(data, "previous")), n);
        json_decref(data);
        advice_free(advice);
        profile_free(profile);
        assessment_free(a);
    }
}
END_TEST

START_TEST(notes_are_not_in_it_and_plans_are) {
    struct assessment *a = assessment_empty(fw);
    struct intention plan = {.item = 0, .module = -1};
    char what[] = "Ask \"Samira\"\\ <b> \xE2\x98\x83", when[] = "Tuesday", with[] = "";
    plan.what = what, plan.when = when, plan.with = with;
    assessment_note(a, 0, "PRIVATE");
    assessment_intend(a, 0, &plan);
    json_t *data = data_of(a, a, ADVICE_ANY_HOURS, "en");
    const json_t *told = json_array_get(at(data, "plans"), 0);
    ck_assert_str_eq(json_string_value(at(told, "what")), what);
    ck_assert_str_eq(json_string_value(at(told, "about")), fw->items[0].id);
    ck_assert_str_eq(json_string_value(at(told, "about_type")), "item");
    char *text = json_dumps(data, 0);
    ck_assert_ptr_null(strstr(text, "PRIVATE"));
    free(text);
    json_decref(data);
    assessment_free(a);
}
END_TEST

TCase *report_data_case(void) {
    TCase *data = tcase_create("data");
    tcase_add_checked_fixture(data, begin, end);
    tcase_add_test(data, the_schema_fits_any_report);
    tcase_add_test(data, the_schema_fits_an_advice);
    tcase_add_test(data, the_schema_fits_any_comparison);
    tcase_add_test(data, the_schema_refuses_anything_else);
    tcase_add_test(data, a_missing_key_is_refused);
    tcase_add_test(data, the_figures_are_those_of_the_profile);
    tcase_add_test(data, notes_are_not_in_it_and_plans_are);
    return data;
}

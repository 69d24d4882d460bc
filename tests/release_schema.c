/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schemas/release-1.schema.json describes a release as JSON: no more, no less; and the columns of
 * the tables describe what is in them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "release_parts.h"
#include "report/release_tables.h"
#include "report_parts.h"
#include "schema_check.h"

static json_t *schema;
static struct framework *fw;
static struct group *groups[2];
static struct seen seen;

static void begin(void) {
    const char *source = getenv("LOBSPIEGEL_SOURCE");
    struct buf path = {0};
    json_error_t error;
    buf_addf(&path, "%s/schemas/release-1.schema.json", source ? source : ".");
    schema = json_load_file(buf_string(&path), JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(schema != NULL, "%s:%d: %s", buf_string(&path), error.line, error.text);
    buf_free(&path);
    fw = assessment_framework(false);
    groups[0] = release_group(fw, false);
    groups[1] = release_group(fw, true);
    report_language("en");
}

static void end(void) {
    seen_free(&seen);
    group_free(groups[0]);
    group_free(groups[1]);
    framework_free(fw);
    json_decref(schema);
}

static json_t *data_of(const struct release *release) {
    struct buf text = {0};
    json_error_t error;
    report_release_data(release, "en", &text);
    json_t *data = json_loads(buf_string(&text), JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(data != NULL, "%d: %s", error.line, error.text);
    buf_free(&text);
    return data;
}

START_TEST(the_schema_fits_any_release) {
    for (int n = 0; n < 100; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, groups[n % 2], &chance, n % 3 == 0);
        json_t *data = data_of(r);
        char *wrong = schema_check(schema, data, &seen);
        ck_assert_msg(!wrong, "case %d: %s", n, wrong);
        json_decref(data);
        release_free(r);
    }
    char *unused = seen_missing(&seen, schema);
    ck_assert_msg(!unused, "the schema has %s", unused);
}
END_TEST

/* A number beside a suppressed cell, a reason that is none, a cell that is gone. */
START_TEST(the_schema_refuses_a_number_beside_what_is_suppressed) {
    struct release *r = release_example(fw, groups[1]);
    json_t *data = data_of(r);
    json_t *cell = json_object_get(
        json_array_get(json_object_get(json_object_get(data, "all"), "items"), 2), "now");
    ck_assert_str_eq(json_string_value(json_object_get(cell, "status")), "suppressed");
    json_object_set_new(cell, "people", json_integer(4));
    char *wrong = schema_check(schema, data, NULL);
    ck_assert_ptr_nonnull(wrong);
    free(wrong);
    json_object_del(cell, "people");
    json_object_set_new(cell, "reason", json_string("4"));
    wrong = schema_check(schema, data, NULL);
    ck_assert_ptr_nonnull(wrong);
    free(wrong);
    json_object_set_new(cell, "reason", json_string("k"));
    ck_assert_ptr_null(schema_check(schema, data, NULL));
    json_decref(data);
    release_free(r);
}
END_TEST

struct looking {
    const struct release_table *table;
    struct buf keys; /* of all rows so far, each on a line */
    int rows;
};

static bool is_text(const struct column *column) {
    return column->type == COLUMN_TEXT || column->type == COLUMN_CODE;
}

/* Codes are in the list, what is required is there, and no key comes twice. */
static void look(void *context, const struct datum *data) {
    struct looking *l = context;
    struct buf key = {0};
    buf_add_char(&key, '\n');
    for (int c = 0; c < l->table->column_count; c++) {
        const struct column *column = &l->table->columns[c];
        const char *name = column->name;
        ck_assert_msg(data[c].there || !(column->required || column->key), "%s lacks %s",
                      l->table->name, name);
        if (!data[c].there)
            continue;
        ck_assert_msg(is_text(column) == (data[c].text != NULL), "%s: type", name);
        ck_assert_msg(column->type != COLUMN_CODE || column_code(column, data[c].text) != NULL,
                      "%s has no code %s", name, data[c].text);
        if (column->key)
            buf_addf(&key, "%s%lld\t", data[c].text ? data[c].text : "", data[c].number);
    }
    buf_add_char(&key, '\n');
    ck_assert_msg(strstr(buf_string(&l->keys), buf_string(&key)) == NULL, "%s: twice: %s",
                  l->table->name, buf_string(&key));
    buf_add(&l->keys, key.bytes, key.length);
    buf_free(&key);
    l->rows++;
}

START_TEST(the_columns_describe_the_rows) {
    for (int n = 0; n < 12; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, groups[n % 2], &chance, false);
        for (int t = 0; t < RELEASE_TABLES; t++) {
            struct looking looking = {.table = &release_tables[t]};
            struct row_taker taker = {look, &looking};
            release_tables[t].rows(r, "en", &taker);
            ck_assert_int_gt(looking.rows, 0);
            buf_free(&looking.keys);
        }
        release_free(r);
    }
}
END_TEST

/* Names of columns and codes stay as they are for tools that read them. */
START_TEST(the_columns_have_names_and_words) {
    for (int t = 0; t < RELEASE_TABLES; t++)
        for (int c = 0; c < release_tables[t].column_count; c++) {
            const struct column *column = &release_tables[t].columns[c];
            ck_assert_ptr_nonnull(column->name);
            ck_assert_uint_eq(strspn(column->name, "abcdefghijklmnopqrstuvwxyz_"),
                              strlen(column->name));
            ck_assert_msg(column->title.nl && column->title.en && column->meaning.nl &&
                              column->meaning.en,
                          "%s has no words", column->name);
        }
    for (int t = 0; t < RELEASE_TABLES; t++) { /* the files are the tables */
        const struct release_file *file = &release_format_of("csv")->files[t];
        ck_assert_int_eq(file->table, t);
        ck_assert_int_eq(
            strncmp(file->name, release_tables[t].name, strlen(release_tables[t].name)), 0);
    }
}
END_TEST

TCase *release_schema_case(void) {
    TCase *tcase = tcase_create("schema");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, the_schema_fits_any_release);
    tcase_add_test(tcase, the_schema_refuses_a_number_beside_what_is_suppressed);
    tcase_add_test(tcase, the_columns_describe_the_rows);
    tcase_add_test(tcase, the_columns_have_names_and_words);
    return tcase;
}

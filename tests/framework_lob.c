/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The framework that goes with the program. How much of it people see is tested with the
 * assessment, which decides that. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"

static struct framework *fw;
static char *text;

static void read_lob(void) {
    text = framework_file(getenv("LOBSPIEGEL_FRAMEWORKS"), "lob.yaml");
    fw = framework_of(text);
}

static void free_lob(void) {
    framework_free(fw);
    free(text);
}

START_TEST(it_has_two_languages_and_a_licence) {
    ck_assert_str_eq(fw->id, "lob");
    ck_assert_str_eq(fw->licence, "CC-BY-4.0");
    ck_assert_int_eq(fw->language_count, 2);
    ck_assert_str_eq(fw->languages[0], "nl");
    ck_assert_str_eq(fw->languages[1], "en");
}
END_TEST

/* All languages or none; REQUIRED: all. */
static void check(const char *what, const char *id, const struct localized *localized,
                  bool required) {
    int count = 0;
    for (int i = 0; i < fw->language_count; i++)
        count += localized->in[i] != NULL;
    if (count != fw->language_count && (required || count > 0))
        ck_abort_msg("%s of %s is not in all languages", what, id);
}

static void check_people(void) {
    for (int i = 0; i < fw->line_count; i++) {
        check("name", fw->lines[i].id, &fw->lines[i].name, true);
        check("definition", fw->lines[i].id, &fw->lines[i].definition, true);
    }
    for (int i = 0; i < fw->role_count; i++)
        check("name", fw->roles[i].id, &fw->roles[i].name, true);
    for (int i = 0; i < fw->stage_count; i++) {
        check("name", fw->stages[i].id, &fw->stages[i].name, true);
        check("reason", fw->stages[i].id, &fw->stages[i].reason, true);
    }
    for (int i = 0; i < fw->sector_count; i++)
        check("name", fw->sectors[i].id, &fw->sectors[i].name, true);
    for (int i = 0; i < fw->perspective_count; i++)
        check("name", fw->perspectives[i].id, &fw->perspectives[i].name, true);
    for (int i = 0; i < fw->tag_count; i++)
        check("name", fw->tags[i].id, &fw->tags[i].name, true);
    for (int i = 0; i < fw->dimension_count; i++) {
        check("name", fw->dimensions[i].id, &fw->dimensions[i].name, true);
        check("goal", fw->dimensions[i].id, &fw->dimensions[i].goal, true);
    }
}

START_TEST(every_text_is_in_dutch_and_english) {
    check("title", fw->id, &fw->title, true);
    check("standing", fw->id, &fw->standing, true);
    check("about", fw->id, &fw->about, true);
    check("provenance", fw->id, &fw->provenance, true);
    for (int level = 0; level < LEVELS; level++) {
        check("name", "scale", &fw->scale[level].name, true);
        check("meaning", "scale", &fw->scale[level].meaning, true);
    }
    check_people();
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        check("statement", item->id, &item->statement, true);
        check("example", item->id, &item->example, true);
        for (int level = 0; level < LEVELS; level++)
            check("level", item->id, &item->levels[level], item->own_levels);
    }
    for (int i = 0; i < fw->term_count; i++) {
        check("term", fw->terms[i].id, &fw->terms[i].term, true);
        check("meaning", fw->terms[i].id, &fw->terms[i].meaning, true);
    }
    for (int i = 0; i < fw->module_count; i++) {
        check("name", fw->modules[i].id, &fw->modules[i].name, true);
        check("about", fw->modules[i].id, &fw->modules[i].about, true);
        check("size", fw->modules[i].id, &fw->modules[i].size, false);
    }
}
END_TEST

START_TEST(no_statement_stands_twice) {
    for (int i = 0; i < fw->item_count; i++)
        for (int j = 0; j < i; j++)
            for (int l = 0; l < fw->language_count; l++)
                if (strcmp(fw->items[i].statement.in[l], fw->items[j].statement.in[l]) == 0)
                    ck_abort_msg("%s and %s", fw->items[i].id, fw->items[j].id);
}
END_TEST

START_TEST(everything_that_is_defined_is_used) {
    set lines = 0, tags = 0;
    for (int d = 0; d < fw->dimension_count; d++) {
        int items = 0;
        for (int i = 0; i < fw->item_count; i++)
            items += framework_within(fw, fw->items[i].dimension, d);
        ck_assert_msg(items > 0, "%s has no items", fw->dimensions[d].id);
    }
    for (int p = 0; p < fw->perspective_count; p++) {
        int items = 0;
        for (int i = 0; i < fw->item_count; i++)
            items += fw->items[i].perspective == p;
        ck_assert_msg(items > 0, "%s has no items", fw->perspectives[p].id);
    }
    for (int i = 0; i < fw->item_count; i++) {
        lines |= fw->items[i].lines;
        tags |= fw->items[i].tags;
    }
    ck_assert_uint_eq(lines, SET_OF(fw->line_count) - 1);
    ck_assert_uint_eq(tags, SET_OF(fw->tag_count) - 1);
    for (int r = 0; r < fw->role_count; r++)
        ck_assert_msg(fw->roles[r].lines != 0, "%s proposes no line", fw->roles[r].id);
}
END_TEST

START_TEST(each_line_has_items_in_each_dimension) {
    for (int d = 0; d < fw->dimension_count; d++)
        for (int l = 0; l < fw->line_count; l++) {
            int items = 0;
            for (int i = 0; i < fw->item_count; i++)
                items += fw->items[i].dimension == d && SET_HAS(fw->items[i].lines, l);
            ck_assert_msg(items > 0, "%s has nothing for %s", fw->dimensions[d].id,
                          fw->lines[l].id);
        }
}
END_TEST

START_TEST(every_module_brings_something_and_is_checked) {
    for (int i = 0; i < fw->module_count; i++) {
        ck_assert_msg(fw->modules[i].serve_count > 0, "%s serves nothing", fw->modules[i].id);
        ck_assert_msg(fw->modules[i].checked[0], "%s was never checked", fw->modules[i].id);
        for (int j = 0; j < fw->modules[i].serve_count; j++)
            ck_assert_msg(fw->modules[i].serves[j].up_to > fw->modules[i].entry,
                          "%s starts above what it brings", fw->modules[i].id);
    }
}
END_TEST

TCase *framework_lob_case(void) {
    TCase *lob = tcase_create("lob");
    tcase_add_checked_fixture(lob, read_lob, free_lob);
    tcase_add_test(lob, it_has_two_languages_and_a_licence);
    tcase_add_test(lob, every_text_is_in_dutch_and_english);
    tcase_add_test(lob, no_statement_stands_twice);
    tcase_add_test(lob, everything_that_is_defined_is_used);
    tcase_add_test(lob, each_line_has_items_in_each_dimension);
    tcase_add_test(lob, every_module_brings_something_and_is_checked);
    return lob;
}

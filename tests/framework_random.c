/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged files and a large one. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"
#include "property.h"

/* Reads LENGTH bytes of TEXT: there is a framework or a problem. True when it is a framework. */
static bool read_damaged(const char *text, size_t length) {
    struct problems problems = {0};
    char *exact = mem_new(length ? length : 1, 1); /* so that reading further is noticed */
    memcpy(exact, text, length);
    struct framework *fw = framework_read("f", exact, length, &problems);
    bool read = fw != NULL;
    if (read != (problems.count == 0))
        ck_abort_msg("neither or both: %.200s", exact);
    framework_free(fw);
    problems_free(&problems);
    free(exact);
    return read;
}

START_TEST(a_file_that_is_cut_off_is_read_or_refused) {
    char *text = framework_test_file(_i == 0 ? "minimal.yaml" : "small.yaml");
    size_t length = strlen(text), read = 0;
    for (size_t cut = 0; cut <= length; cut++)
        read += read_damaged(text, cut);
    ck_assert_uint_ge(read, 1);
    ck_assert_uint_lt(read, length / 2);
    free(text);
}
END_TEST

START_TEST(a_file_with_wrong_bytes_is_read_or_refused) {
    char *text = framework_test_file(_i == 0 ? "minimal.yaml" : "small.yaml");
    int length = (int)strlen(text);
    for (int n = 0; n < 2000; n++) {
        struct chance chance = property_case(n);
        char *damaged = mem_copy(text);
        for (int flips = chance_between(&chance, 1, 3); flips > 0; flips--) {
            int at = chance_between(&chance, 0, length - 1);
            if (chance_of(&chance, 50))
                damaged[at] = (char)(damaged[at] ^ (1 << chance_between(&chance, 0, 7)));
            else
                damaged[at] = "{}[]:,-#\"'\n "[chance_between(&chance, 0, 11)];
        }
        read_damaged(damaged, (size_t)length);
        free(damaged);
    }
    free(text);
}
END_TEST

/* Lines left out, doubled or put elsewhere: mostly good YAML with a wrong structure. */
START_TEST(a_file_with_lines_in_disorder_is_read_or_refused) {
    char *text = framework_test_file("small.yaml");
    for (int n = 0; n < 2000; n++) {
        struct chance chance = property_case(n);
        struct buf damaged = {0};
        int wild = chance_between(&chance, 1, 5);
        for (const char *line = text; *line;) {
            size_t length = strcspn(line, "\n") + 1;
            int times = chance_of(&chance, wild) ? chance_between(&chance, 0, 2) : 1;
            size_t left = chance_of(&chance, wild) ? strspn(line, " ") : 0; /* out one level */
            for (int i = 0; i < times; i++)
                buf_add(&damaged, line + left, length - left);
            line += length;
        }
        read_damaged(buf_string(&damaged), damaged.length);
        buf_free(&damaged);
    }
    free(text);
}
END_TEST

START_TEST(a_value_of_another_kind_is_refused_everywhere) {
    static const char *const values[] = {"x",  "[x]", "{x: y}", "''",
                                         "[]", "{}",  "[[x]]",  "[{x: y}]"};
    char *text = framework_test_file("small.yaml");
    int refused = 0;
    for (char *colon = strstr(text, ": "); colon; colon = strstr(colon + 1, ": ")) {
        size_t start = (size_t)(colon + 2 - text), length = strcspn(text + start, ",}\n");
        if (text[start] == '[' || text[start] == '{')
            length = strcspn(text + start, "\n");
        for (size_t i = 0; i < ARRAY_LENGTH(values); i++) {
            struct buf damaged = {0};
            buf_add_string(&damaged, text);
            buf_remove(&damaged, start, length);
            buf_insert(&damaged, start, values[i], strlen(values[i]));
            refused += !read_damaged(buf_string(&damaged), damaged.length);
            buf_free(&damaged);
        }
    }
    ck_assert_int_gt(refused, 500);
    free(text);
}
END_TEST

#define MANY 10000

START_TEST(ten_thousand_items_are_read) {
    char *least = framework_test_file("minimal.yaml");
    struct buf text = {0};
    buf_add_string(&text, least);
    for (int i = 0; i < MANY; i++)
        buf_addf(&text,
                 "  x-%d:\n    dimension: work\n    kind: skill\n    lines: [all]\n"
                 "    statement: {en: \"Number %d.\"}\n",
                 (i * 7919) % MANY, i);
    buf_add_string(&text, "modules:\n  all: {name: {en: a}, about: {en: a}, phase: initial, "
                          "hours: 1, serves: {");
    for (int i = 0; i < MANY; i++)
        buf_addf(&text, "%sx-%d: 4", i ? ", " : "", i);
    buf_add_string(&text, "}}\n");
    struct framework *fw = framework_of(buf_string(&text));
    ck_assert_int_eq(fw->item_count, MANY + 1);
    ck_assert_int_eq(fw->modules[0].serve_count, MANY);
    for (int i = 0; i < fw->item_count; i++)
        if (framework_item(fw, fw->items[i].id) != i)
            ck_abort_msg("%s is not found", fw->items[i].id);
    framework_free(fw);
    buf_free(&text);
    free(least);
}
END_TEST

/* Adds COUNT entries to SECTION of small.yaml. The caller frees the text. */
static char *with_entries(const char *small, const char *section, int count) {
    struct buf text = {0};
    bool lines = strcmp(section, "lines:\n") == 0;
    buf_add_string(&text, section);
    for (int i = 0; i < count; i++)
        buf_addf(&text, "  x%d: {name: {nl: a}%s}\n", i, lines ? ", definition: {nl: a}" : "");
    char *with = framework_edited(small, section, buf_string(&text));
    buf_free(&text);
    return with;
}

START_TEST(sections_have_room_for_64_entries) {
    static const struct {
        const char *name;
        int count; /* entries that small.yaml has */
    } sections[] = {{"lines:\n", 2},   {"roles:\n", 3},        {"stages:\n", 2},
                    {"sectors:\n", 2}, {"perspectives:\n", 2}, {"tags:\n", 2}};
    struct problems problems = {0};
    char *small = framework_test_file("small.yaml");
    char *full = with_entries(small, sections[_i].name, SET_MAX - sections[_i].count);
    char *over = with_entries(small, sections[_i].name, SET_MAX - sections[_i].count + 1);
    framework_free(framework_of(full));
    ck_assert_ptr_null(framework_read("f", over, strlen(over), &problems));
    ck_assert_str_eq(problems.list[0].message, "more than 64 entries");
    problems_free(&problems);
    free(over);
    free(full);
    free(small);
}
END_TEST

START_TEST(the_last_entry_of_a_full_section_can_be_used) {
    char *small = framework_test_file("small.yaml");
    char *full = with_entries(small, "lines:\n", SET_MAX - 2);
    char *text = framework_edited(full, "    lines: [second]\n    roles",
                                  "    lines: [second, x61]\n    roles");
    struct framework *fw = framework_of(text);
    int last = framework_line(fw, "second");
    ck_assert_int_eq(last, 63); /* behind the new ones */
    ck_assert_uint_eq(fw->items[framework_item(fw, "t-03")].lines, SET_OF(63) | SET_OF(61));
    framework_free(fw);
    free(text);
    free(full);
    free(small);
}
END_TEST

TCase *framework_random_case(void) {
    TCase *random = tcase_create("damaged");
    tcase_add_loop_test(random, a_file_that_is_cut_off_is_read_or_refused, 0, 2);
    tcase_add_loop_test(random, a_file_with_wrong_bytes_is_read_or_refused, 0, 2);
    tcase_add_test(random, a_file_with_lines_in_disorder_is_read_or_refused);
    tcase_add_test(random, a_value_of_another_kind_is_refused_everywhere);
    tcase_add_test(random, ten_thousand_items_are_read);
    tcase_add_loop_test(random, sections_have_room_for_64_entries, 0, 6);
    tcase_add_test(random, the_last_entry_of_a_full_section_can_be_used);
    return random;
}

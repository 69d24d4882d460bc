/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML read: what comes out, what is refused, and where. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base_parts.h"

static const struct yaml_limits limits = {.bytes = 1000, .text_bytes = 30, .depth = 4, .nodes = 20};

/* Adds NODE as {key: value}, [entry, entry] or "text". */
static void show(const struct yaml_node *node, struct buf *out) {
    static const char *const brackets[] = {
        [YAML_TEXT] = "\"\"", [YAML_LIST] = "[]", [YAML_MAP] = "{}"};
    int count = 0;
    buf_add_char(out, brackets[node->kind][0]);
    if (node->kind == YAML_TEXT)
        buf_add(out, node->text, node->length);
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        buf_add_string(out, count++ ? ", " : "");
        if (node->kind == YAML_MAP)
            buf_addf(out, "%s: ", child->key->text);
        show(child, out);
    }
    buf_add_char(out, brackets[node->kind][1]);
    ck_assert_int_eq(count, node->count);
}

/* Adds the problems, one per line, without the name of the file, which is "f" for all. */
static void show_problems(const struct problems *problems, struct buf *out) {
    for (int i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->list[i];
        ck_assert_str_eq(problem->file, "f");
        buf_add_string(out, i ? "\n" : "");
        if (problem->line)
            buf_addf(out, "%d:%d: ", problem->line, problem->column);
        buf_add_string(out, problem->message);
    }
}

/* The tree in BYTES, or the problems. */
static void read_yaml(const char *bytes, size_t length, struct buf *out) {
    struct problems problems = {0};
    struct arena *arena = arena_new();
    const struct yaml_node *root =
        yaml_parse((struct yaml_source){"f", &problems}, bytes, length, limits, arena);
    ck_assert_int_eq(root == NULL, problems.count > 0);
    if (root)
        show(root, out);
    show_problems(&problems, out);
    problems_free(&problems);
    arena_free(arena);
}

static const struct {
    const char *bytes, *tree;
} trees[] = {
    {"a", "\"a\""},
    {"a: b", "{a: \"b\"}"},
    {"a: [b, c]\nd: {e: f}\n", "{a: [\"b\", \"c\"], d: {e: \"f\"}}"},
    {"- a\n-\n- ''\n", "[\"a\", \"\", \"\"]"},
    {"{}", "{}"},
    {"[]", "[]"},
    {"a:\n", "{a: \"\"}"},
    {"# only\na: b # so\n", "{a: \"b\"}"},
    {"a: 010\nb: yes\nc: ~\n", "{a: \"010\", b: \"yes\", c: \"~\"}"}, /* all is text */
    {"a: >-\n  one\n  two\n", "{a: \"one two\"}"},
    {"a: |\n  one\n  two\n", "{a: \"one\ntwo\n\"}"},
    {"a: \"\\u00e9 \\U0001F600\\n\"", "{a: \"é 😀\n\"}"},
    {"a: 'it''s'", "{a: \"it's\"}"},
    {"a: b\r\nc: d\r\n", "{a: \"b\", c: \"d\"}"},
    {"a: |\r\n  one\r\n  two\r\n", "{a: \"one\ntwo\n\"}"},
    {"\xef\xbb\xbf""a: b\nc: d\n", "{a: \"b\", c: \"d\"}"},
    {"\xef\xbb\xbf# so\na: b\nc: d\n", "{a: \"b\", c: \"d\"}"},
    {"---\na: b\n...\n", "{a: \"b\"}"},
    {"---\n...\n", "\"\""},
    {"? a\n: b\n", "{a: \"b\"}"},
    {"a: {b: {c: {}}}", "{a: {b: {c: {}}}}"},                         /* depth 4 */
    {"a: 123456789012345678901234567890", "{a: \"123456789012345678901234567890\"}"},
    {"[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9]",                        /* 20 nodes */
     "[\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"0\", \"1\", \"2\", \"3\", "
     "\"4\", \"5\", \"6\", \"7\", \"8\", \"9\"]"},
};

START_TEST(yaml_becomes_a_tree_of_texts) {
    struct buf out = {0};
    read_yaml(trees[_i].bytes, strlen(trees[_i].bytes), &out);
    ck_assert_str_eq(buf_string(&out), trees[_i].tree);
    buf_free(&out);
}
END_TEST

static const struct {
    const char *bytes, *said;
} refused[] = {
    {"", "the file is empty"},
    {"# only\n", "the file is empty"},
    {"a: &x b\n", "1:4: anchors (&name) are not allowed"},
    {"a: b\nc: &x {d: e}\n", "2:4: anchors (&name) are not allowed"},
    {"&x [a]", "1:1: anchors (&name) are not allowed"},
    {"a: b\nc: *x\n", "2:4: aliases (*name) are not allowed"},
    {"a: !!int 5\n", "1:4: tags (!name) are not allowed"},
    {"a: !x [b]\n", "1:4: tags (!name) are not allowed"},
    {"a: ! b\n", "1:4: tags (!name) are not allowed"},
    {"!x {a: b}", "1:1: tags (!name) are not allowed"},
    {"%YAML 1.1\n---\na: b\n", "1:1: directives (%YAML, %TAG) are not allowed"},
    {"%TAG ! tag:x,2000:\n---\na: b\n", "1:1: directives (%YAML, %TAG) are not allowed"},
    {"a: b\n---\nc: d\n", "2:1: only one document per file is allowed"},
    {"a: b\n...\nc: d\n", "3:1: ?"},
    {"a: b\nc: d\na: e\n", "3:1: \"a\" stands here twice (first on line 1)"},
    {"{a: 1, b: 2, a: 3, a: 4}", "1:14: \"a\" stands here twice (first on line 1)\n"
                                 "1:20: \"a\" stands here twice (first on line 1)"},
    {"x: {a: 1, a: 2}\ny: {b: 1, b: 2}\nx: 3\n",
     "1:11: \"a\" stands here twice (first on line 1)\n"
     "2:11: \"b\" stands here twice (first on line 2)\n"
     "3:1: \"x\" stands here twice (first on line 1)"},
    {"x: {a: 1, a: 2}\ny: &b c\nz: &d e\n",
     "1:11: \"a\" stands here twice (first on line 1)\n2:4: anchors (&name) are not allowed"},
    {"x: {a: 1, a: 2}\n[b]: c\n",
     "1:11: \"a\" stands here twice (first on line 1)\n2:1: a key must be plain text"},
    {"{a: {b: {c: {d: {}}}}}", "1:17: nested too deep"},
    {"[[[[[", "1:5: nested too deep"},
    {"a: 1234567890123456789012345678901", "1:4: this text is too long"},
    {"a: b\n1234567890123456789012345678901: c", "2:1: this text is too long"},
    {"[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,\n 0]", "2:2: too many entries for one file"},
    {"[a]: b", "1:1: a key must be plain text"},
    {"a: b\n? {c: d}\n: e\n", "2:3: a key must be plain text"},
    {"a: \"\\e[31m\"", "1:4: control characters are not allowed here"},
    {"a: \"\\0\"", "1:4: control characters are not allowed here"},
    {"a: \"\\t\"", "1:4: control characters are not allowed here"},
    {"a: \"\\r\"", "1:4: control characters are not allowed here"},
    {"a: \"\\x7f\"", "1:4: control characters are not allowed here"},
    {"a: \"\\N\"", "1:4: control characters are not allowed here"},  /* U+0085 */
    {"a: \"\\L\"", "1:4: control characters are not allowed here"},  /* U+2028 */
    {"a: \"\\u202e\"", "1:4: control characters are not allowed here"},
    {"a: \"\\uFEFF\"", "1:4: control characters are not allowed here"},
    {"a: b\xe2\x80\xae""c", "1:4: control characters are not allowed here"},
    {"\"\\e\": b", "1:1: control characters are not allowed here"},
    {"a: b\x1b[31m", "1:5: control characters are not allowed"},
    {"a: b\nc: \x01", "2:4: control characters are not allowed"},
    {"a: b\nc: \xff", "2:4: ?"},
    {"a: b\nc: \xc3(", "2:5: ?"},
    {"a: b\nc: é\xe2\x82", "2:5: ?"},
    {"a: b\nc: \xed\xa0\x80", "2:4: ?"},
    {"a: b\nc: \xc0\x80", "2:4: ?"},
    {"a: [b", "?"},
    {"a: b: c", "?"},
    {"a: 'b", "?"},
    {"\ta: b", "?"},
};

START_TEST(what_has_no_place_here_is_refused) {
    struct buf out = {0};
    read_yaml(refused[_i].bytes, strlen(refused[_i].bytes), &out);
    const char *open = strchr(refused[_i].said, '?'); /* libyaml's own words */
    if (open)
        ck_assert_msg(strncmp(buf_string(&out), refused[_i].said,
                              (size_t)(open - refused[_i].said)) == 0 &&
                          strchr(buf_string(&out), ' '),
                      "%s", buf_string(&out));
    else
        ck_assert_str_eq(buf_string(&out), refused[_i].said);
    buf_free(&out);
}
END_TEST

START_TEST(nul_bytes_are_refused) {
    struct buf out = {0};
    read_yaml("a: b\0c\n", 7, &out);
    ck_assert_msg(strncmp(buf_string(&out), "1:5: ", 5) == 0, "%s", buf_string(&out));
    buf_free(&out);
}
END_TEST

START_TEST(too_many_bytes_are_refused_unread) {
    static char bytes[1001];
    struct buf out = {0};
    memset(bytes, '*', sizeof bytes);
    read_yaml(bytes, sizeof bytes, &out);
    ck_assert_str_eq(buf_string(&out), "is larger than this program reads");
    memset(bytes, '#', sizeof bytes);
    bytes[0] = 'a', bytes[1] = ' ';
    buf_clear(&out);
    read_yaml(bytes, sizeof bytes - 1, &out);
    ck_assert_str_eq(buf_string(&out), "\"a\"");
    buf_free(&out);
}
END_TEST

START_TEST(every_node_knows_its_place) {
    static const char bytes[] = "a: b\ncc:\n  - d\n  - {e: f}\n";
    struct problems problems = {0};
    struct arena *arena = arena_new();
    const struct yaml_node *root =
        yaml_parse((struct yaml_source){"f", &problems}, bytes, strlen(bytes), limits, arena);
    ck_assert_ptr_nonnull(root);
    const struct yaml_node *list = root->first->next, *map = list->first->next;
    const struct yaml_node *nodes[] = {root, root->first, list->key, list, map, map->first->key,
                                       map->first};
    static const int places[][2] = {{1, 1}, {1, 4}, {2, 1}, {3, 3}, {4, 5}, {4, 6}, {4, 9}};
    for (size_t i = 0; i < ARRAY_LENGTH(nodes); i++) {
        ck_assert_int_eq(nodes[i]->line, places[i][0]);
        ck_assert_int_eq(nodes[i]->column, places[i][1]);
    }
    arena_free(arena);
}
END_TEST

/* The helpers for readers: what they say about the value of "x". */
static const struct {
    const char *bytes;
    int number; /* -1: refused */
    const char *said;
} numbers[] = {
    {"x: 1", 1, ""},
    {"x: 0", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 7", 7, ""},
    {"x: 10", 10, ""},
    {"x: 007", 7, ""},
    {"x: 11", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: -1", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: +1", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 1.0", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 0x1", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: ' 1'", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 1 2", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: ''", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 4294967297", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: 99999999999999999999", -1, "1:4: a whole number from 1 to 10 is expected here"},
    {"x: [1]", -1, "1:4: a text is expected here"},
};

START_TEST(a_number_is_digits_within_its_bounds) {
    struct problems problems = {0};
    struct arena *arena = arena_new();
    struct yaml_source source = {"f", &problems};
    struct buf said = {0};
    int number = -1;
    const struct yaml_node *root =
        yaml_parse(source, numbers[_i].bytes, strlen(numbers[_i].bytes), limits, arena);
    ck_assert_ptr_nonnull(root);
    bool good = yaml_number(source, root->first, 1, 10, &number);
    ck_assert_int_eq(number, numbers[_i].number);
    ck_assert_int_eq(good, number >= 0);
    show_problems(&problems, &said);
    ck_assert_str_eq(buf_string(&said), numbers[_i].said);
    buf_free(&said);
    problems_free(&problems);
    arena_free(arena);
}
END_TEST

static const struct {
    const char *bytes, *said;
} maps[] = {
    {"{name: a}", ""},
    {"{name: a, size: b}", ""},
    {"{size: b}", "1:1: \"name\" is missing here"},
    {"{}", "1:1: \"name\" is missing here"},
    {"{name: a, sizes: b}", "1:11: unknown key \"sizes\": did you mean \"size\"?"},
    {"{name: a, colour: b}", "1:11: unknown key \"colour\""},
    {"{nme: a}", "1:2: unknown key \"nme\": did you mean \"name\"?\n1:1: \"name\" is missing here"},
    {"[a]", "1:1: names with values are expected here (name: value)"},
    {"a", "1:1: names with values are expected here (name: value)"},
};

START_TEST(unknown_and_missing_keys_are_told_together) {
    static const struct yaml_key keys[] = {{"name", true}, {"size", false}};
    const struct yaml_node *values[2];
    struct problems problems = {0};
    struct arena *arena = arena_new();
    struct yaml_source source = {"f", &problems};
    struct buf said = {0};
    const struct yaml_node *root =
        yaml_parse(source, maps[_i].bytes, strlen(maps[_i].bytes), limits, arena);
    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(yaml_keys(source, root, keys, 2, values), maps[_i].said[0] == '\0');
    show_problems(&problems, &said);
    ck_assert_str_eq(buf_string(&said), maps[_i].said);
    if (!problems.count)
        ck_assert_str_eq(values[0]->text, "a");
    buf_free(&said);
    problems_free(&problems);
    arena_free(arena);
}
END_TEST

TCase *base_yaml_case(void) {
    TCase *yaml = tcase_create("yaml");
    tcase_add_loop_test(yaml, yaml_becomes_a_tree_of_texts, 0, ARRAY_LENGTH(trees));
    tcase_add_loop_test(yaml, what_has_no_place_here_is_refused, 0, ARRAY_LENGTH(refused));
    tcase_add_test(yaml, nul_bytes_are_refused);
    tcase_add_test(yaml, too_many_bytes_are_refused_unread);
    tcase_add_test(yaml, every_node_knows_its_place);
    tcase_add_loop_test(yaml, a_number_is_digits_within_its_bounds, 0, ARRAY_LENGTH(numbers));
    tcase_add_loop_test(yaml, unknown_and_missing_keys_are_told_together, 0, ARRAY_LENGTH(maps));
    return yaml;
}

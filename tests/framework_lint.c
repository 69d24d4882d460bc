/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remarks for authors: each row of the table is one change to frameworks/starter/own.yaml, which
 * has none, and all that is said about it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/lint.h"
#include "framework/readability.h"
#include "framework_parts.h"

#define STATEMENT "en: \"I ask young people what they want themselves.\""
#define AT_STATEMENT "66:7: \"eigen-01\": "

static const struct {
    const char *find, *put, *said;
} remarks[] = {
    {"      " STATEMENT "\n", "", AT_STATEMENT "the statement has no text in \"en\"\n"},
    {STATEMENT, "en: \"I do not choose for young people.\"",
     AT_STATEMENT "say what somebody does, not what they don't (\"not\"): "
                  "\"I do not choose for young people.\"\n"},
    {STATEMENT, "en: \"I ask young people and I write it down.\"",
     AT_STATEMENT "this may be two statements in one (\" and i \"): "
                  "\"I ask young people and I write it down.\"\n"},
    {STATEMENT,
     "en: \"I ask young people again and again and again and again and again and again and again "
     "and again what it is they want\"",
     AT_STATEMENT "this statement is longer than 110 characters: \"I ask young people again and "
                  "again and again and again and again and again and again and again what it is "
                  "they want\"\n"},
    {STATEMENT, "en: \"I know the denominationalisation of schools.\"",
     "19:3: the items are hard to read in \"en\": Flesch reading ease 43; 60 or more is about "
     "level B1\n" AT_STATEMENT "a hard word in the statement: \"denominationalisation\"; is there "
     "an easier one, or a line for the glossary?\n"},
    {"    serves:\n      eigen-01: 3 ", "    serves: {}\n    #",
     AT_STATEMENT "no module serves this item\n"},
    {"    hours: 4\n", "    hours: 4\n    entry: 1\n",
     AT_STATEMENT "modules promise level 3, but a beginner cannot get past level 0: no module "
                  "starts there\n"},
    {"dimensions:\n", "dimensions:\n  leeg: {name: {nl: \"Leeg\", en: \"Empty\"}}\n",
     "54:16: \"leeg\": this dimension has no items\n"},
};

static char *starter(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    return framework_file(folder ? folder : "frameworks", "starter/own.yaml");
}

/* All that framework_lint() says, a line each, without the name of the file. */
static char *lint(const char *text) {
    struct problems problems = {0};
    struct buf said = {0};
    struct framework *fw = framework_of(text);
    framework_lint(fw, &problems);
    for (int i = 0; i < problems.count; i++) {
        struct buf line = {0};
        ck_assert_int_eq(problems.list[i].kind, PROBLEM_REMARK);
        problem_format(&problems.list[i], &line);
        buf_addf(&said, "%s\n", buf_string(&line) + strlen("f:"));
        buf_free(&line);
    }
    ck_assert_int_eq(problems_exit_status(&problems), 0);
    problems_free(&problems);
    framework_free(fw);
    return buf_take(&said);
}

START_TEST(a_change_brings_its_remark) {
    char *text = starter();
    char *edited = framework_edited(text, remarks[_i].find, remarks[_i].put);
    char *said = lint(edited);
    ck_assert_str_eq(said, remarks[_i].said);
    free(said);
    free(edited);
    free(text);
}
END_TEST

START_TEST(the_starter_has_no_remarks) {
    char *text = starter(), *said = lint(text);
    ck_assert_str_eq(said, "");
    free(said);
    free(text);
}
END_TEST

/* A framework with COUNT items in its only dimension of two. */
static char *crowded(int count) {
    char *text = starter();
    const char *items = strstr(text, "items:\n") + strlen("items:\n");
    const char *end = strstr(items, "\n# Scholing");
    struct buf out = {0};
    buf_add(&out, text, (size_t)(items - text));
    for (int i = 1; i <= count; i++) {
        struct buf item = {0};
        buf_add(&item, items, (size_t)(end - items));
        memcpy(strstr(item.bytes, "eigen-01") + 6, i < 10 ? "0" : "1", 1);
        item.bytes[strstr(item.bytes, "eigen-") - item.bytes + 7] = (char)('0' + i % 10);
        buf_add(&out, item.bytes, item.length);
        buf_free(&item);
    }
    buf_add_string(&out, end);
    free(text);
    return buf_take(&out);
}

START_TEST(a_crowded_dimension_is_told) {
    char *ten = crowded(10), *eleven = crowded(11);
    char *said_ten = lint(ten), *said_eleven = lint(eleven);
    ck_assert_ptr_null(strstr(said_ten, "people can oversee"));
    ck_assert_ptr_nonnull(strstr(said_eleven, "11 items for line \"first\" at the usual depth; 10 is "
                                              "what people can oversee"));
    free(ten);
    free(eleven);
    free(said_ten);
    free(said_eleven);
}
END_TEST

static const struct {
    const char *word;
    bool dutch;
    int syllables;
} words[] = {
    {"ik", true, 1},          {"loopbaan", true, 2},  {"oriëntatie", true, 5},
    {"geïnteresseerd", true, 5}, {"school", true, 1}, {"begeleiding", true, 4},
    {"make", false, 1},       {"people", false, 2},   {"guidance", false, 2},
    {"the", false, 1},        {"hmm", true, 1},
};

START_TEST(syllables_are_counted) {
    ck_assert_int_eq(word_syllables(words[_i].word, strlen(words[_i].word), words[_i].dutch),
                     words[_i].syllables);
}
END_TEST

START_TEST(readability_is_counted) {
    struct readability counts = {0};
    readability_add(&counts, "Ik vraag door. Ik luister, en wacht.", true);
    ck_assert_int_eq(counts.words, 7);
    ck_assert_int_eq(counts.sentences, 2);
    ck_assert_int_eq(counts.syllables, 8);
    /* 206.835 - 0.93 * 7/2 - 77 * 8/7 = 115.58 */
    ck_assert_int_eq(readability_index(&counts, true), 115);
    /* 206.835 - 1.015 * 7/2 - 84.6 * 8/7 = 106.597 */
    ck_assert_int_eq(readability_index(&counts, false), 106);
    ck_assert_int_eq(readability_index(&(struct readability){0}, true), -1000);
}
END_TEST

TCase *framework_lint_case(void) {
    TCase *cases = tcase_create("lint");
    tcase_add_loop_test(cases, a_change_brings_its_remark, 0, (int)ARRAY_LENGTH(remarks));
    tcase_add_test(cases, the_starter_has_no_remarks);
    tcase_add_test(cases, a_crowded_dimension_is_told);
    tcase_add_loop_test(cases, syllables_are_counted, 0, (int)ARRAY_LENGTH(words));
    tcase_add_test(cases, readability_is_counted);
    return cases;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The participants/1 file: what comes out of a good one, and what is said of a broken one. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "workshop_parts.h"

#define HEAD "lobspiegel: participants/1\npeople:\n"

static struct people *read_text(const char *text, struct problems *problems) {
    return people_read("list.yaml", text, strlen(text), problems);
}

START_TEST(a_list_is_read) {
    struct problems problems = {0};
    struct people *people = read_text(HEAD
                                      "- {name: Samira, organisation: ROC Noord, role: mentor}\n"
                                      "- name: \" J. de Boer \"\n"
                                      "  organisation: roc noord \n"
                                      "  sector: mbo\n"
                                      "- {name: samira, role: Mentor, organisation: College 7}\n"
                                      "- {name: 12}\n",
                                      &problems);
    ck_assert_int_eq(problems.count, 0);
    ck_assert_ptr_nonnull(people);
    ck_assert_int_eq(people->count, 4);
    ck_assert_str_eq(people->list[1].name, "J. de Boer");
    ck_assert_str_eq(people->list[3].name, "12");
    ck_assert_int_eq(people->value_count[TRAIT_ORGANISATION], 2);
    ck_assert_str_eq(people->values[TRAIT_ORGANISATION][0], "ROC Noord");
    ck_assert_str_eq(people->values[TRAIT_ORGANISATION][1], "College 7");
    ck_assert_int_eq(people->list[1].value[TRAIT_ORGANISATION], 0);
    ck_assert_int_eq(people->list[2].value[TRAIT_ORGANISATION], 1);
    ck_assert_int_eq(people->list[2].value[TRAIT_ROLE], 0);
    ck_assert_int_eq(people->list[1].value[TRAIT_ROLE], -1);
    ck_assert_int_eq(people->value_count[TRAIT_SECTOR], 1);
    ck_assert_int_eq(people->list[3].value[TRAIT_SECTOR], -1);
    people_free(people);
}
END_TEST

static const struct {
    const char *text, *said;
} broken[] = {
    {"", "list.yaml: the file is empty"},
    {"people: []\n", "list.yaml:1:1: this is no list of people: it must start with \"lobspiegel: "
                     "participants/1\""},
    {"lobspiegel: record/1\n", "list.yaml:1:1: this is no list of people: it must start with "
                               "\"lobspiegel: participants/1\""},
    {"lobspiegel: participants/1\n", "list.yaml:1:1: \"people\" is missing here"},
    {"lobspiegel: participants/1\npeple: []\n",
     "list.yaml:2:1: unknown key \"peple\": did you mean \"people\"?"},
    {"lobspiegel: participants/1\npeople: many\n",
     "list.yaml:2:9: a list is expected here ([a, b] or lines that start with \"- \")"},
    {"lobspiegel: participants/1\npeople: []\n",
     "list.yaml:2:9: from 1 to 500 people are expected here, not 0"},
    {HEAD "- Samira\n", "list.yaml:3:3: names with values are expected here (name: value)"},
    {HEAD "- {role: mentor}\n", "list.yaml:3:3: \"name\" is missing here"},
    {HEAD "- {name: A, rol: mentor}\n",
     "list.yaml:3:13: unknown key \"rol\": did you mean \"role\"?"},
    {HEAD "- {name: \" \"}\n", "list.yaml:3:10: this is empty: write a text, or leave it out"},
    {HEAD "- {name: A, role: \"\"}\n",
     "list.yaml:3:19: this is empty: write a text, or leave it out"},
    {HEAD "- {name: \"A\\nB\"}\n", "list.yaml:3:10: this must be one line"},
    {HEAD "- {name: [A, B]}\n", "list.yaml:3:10: a text is expected here"},
    {HEAD "- {name: A}\n- {name: B}\n- {name: \"A \"}\n",
     "list.yaml:5:10: \"A\" stands here twice (first on line 3): add a letter or choose an alias"},
    {HEAD "- {name: A, name: B}\n", "list.yaml:3:13: \"name\" stands here twice (first on line 3)"},
    {HEAD "- &a {name: A}\n- *a\n", "list.yaml:3:3: anchors (&name) are not allowed"},
    {HEAD "- {name: \"A\\e[31m\"}\n", "list.yaml:3:10: control characters are not allowed here"},
    {HEAD "- {name: 123456789012345678901234567890123456789012345678901234567890123456789012345678"
          "901}\n",
     "list.yaml:3:10: this text is too long: at most 80 bytes"},
};

START_TEST(a_broken_list_is_told) {
    struct problems problems = {0};
    struct buf said = {0};
    ck_assert_ptr_null(read_text(broken[_i].text, &problems));
    ck_assert_int_ge(problems.count, 1);
    problem_format(&problems.list[0], &said);
    ck_assert_str_eq(buf_string(&said), broken[_i].said);
    ck_assert_int_eq(problems_exit_status(&problems), 1);
    buf_free(&said);
    problems_free(&problems);
}
END_TEST

START_TEST(lists_have_limits) {
    struct buf text = {0};
    struct problems problems = {0};
    buf_add_string(&text, HEAD);
    for (int i = 0; i < PEOPLE_MAX; i++)
        buf_addf(&text, "- {name: p%d, organisation: o%d, role: r%d, sector: s}\n", i, i, i % 3);
    struct people *people = read_text(buf_string(&text), &problems);
    ck_assert_ptr_nonnull(people);
    ck_assert_int_eq(people->count, PEOPLE_MAX);
    ck_assert_int_eq(people->value_count[TRAIT_ORGANISATION], PEOPLE_MAX);
    people_free(people);
    buf_add_string(&text, "- {name: one more}\n");
    ck_assert_ptr_null(read_text(buf_string(&text), &problems));
    ck_assert_str_eq(problems.list[0].message,
                     "from 1 to 500 people are expected here, not 501");
    problems_free(&problems);
    buf_free(&text);
}
END_TEST

/* Bytes of a good file changed: it is refused, or read with names that can be shown. */
START_TEST(damaged_lists_do_no_harm) {
    for (int n = 0; n < 3000; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        char text[] = HEAD "- {name: Samira, organisation: \"ROC\", role: mentor}\n- name: Bo\n";
        for (int faults = chance_between(&chance, 1, 3); faults > 0; faults--)
            text[chance_between(&chance, 0, (int)sizeof text - 2)] =
                (char)chance_between(&chance, 1, 255);
        struct people *people = read_text(text, &problems);
        PROPERTY((people == NULL) == (problems.count > 0), n);
        for (int p = 0; people && p < people->count; p++)
            PROPERTY(people->list[p].name[0] && !strchr(people->list[p].name, '\n'), n);
        people_free(people);
        problems_free(&problems);
    }
}
END_TEST

TCase *workshop_people_case(void) {
    TCase *people = tcase_create("people");
    tcase_add_test(people, a_list_is_read);
    tcase_add_loop_test(people, a_broken_list_is_told, 0, ARRAY_LENGTH(broken));
    tcase_add_test(people, lists_have_limits);
    tcase_add_test(people, damaged_lists_do_no_harm);
    return people;
}

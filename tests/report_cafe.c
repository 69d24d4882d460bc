/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a Kenniscafé, in all its forms, against the files in tests/golden/report. The
 * plans themselves are searched in the same way on every machine. */
#include <config.h>

#include <string.h>

#include "report_parts.h"

static struct people *people;

static void begin(void) {
    static const char list[] = "lobspiegel: participants/1\n"
                               "people:\n"
                               "- {name: Samira, organisation: ROC, role: mentor, sector: mbo}\n"
                               "- {name: Joost, organisation: ROC, role: decaan, sector: mbo}\n"
                               "- {name: An & <Bo>, organisation: College, role: mentor}\n"
                               "- {name: \"*Cas*\", organisation: College, role: mentor}\n"
                               "- {name: Dirk, organisation: UWV}\n"
                               "- {name: Eva, role: coach}\n"
                               "- {name: Fay, organisation: ROC}\n";
    struct problems problems = {0};
    people = people_read("list", list, sizeof list - 1, &problems);
    ck_assert_ptr_nonnull(people);
}

static void end(void) {
    people_free(people);
}

enum form { FORM_TEXT, FORM_LINEAR, FORM_MARKDOWN, FORM_HTML };

static const struct {
    const char *name, *language;
    struct cafe_wish wish;
    enum form form;
} cafes[] = {
    {"cafe-en.txt", "en", {3, 3, STAY_QUESTIONS, 7, 0}, FORM_TEXT},
    {"cafe-nl.txt", "nl", {2, 3, STAY_QUESTIONS, 7, 0}, FORM_TEXT},
    {"cafe-linear-nl.txt", "nl", {3, 2, STAY_QUESTIONS, 7, 0}, FORM_LINEAR},
    {"cafe-people-en.md", "en", {3, 3, STAY_PEOPLE, 7, 0}, FORM_MARKDOWN},
    {"cafe-none-nl.html", "nl", {3, 2, STAY_NONE, 7, 0}, FORM_HTML},
    {"cafe-alone-en.txt", "en", {4, 1, STAY_NONE, 7, 0}, FORM_TEXT},
};

START_TEST(a_cafe_is_as_it_was) {
    struct buf text = {0};
    struct doc *doc = doc_new();
    struct cafe *cafe = cafe_make(people, &cafes[_i].wish);
    report_language(cafes[_i].language);
    report_cafe(doc, cafe);
    if (cafes[_i].form == FORM_MARKDOWN)
        doc_write_markdown(doc, "Who", &text);
    else if (cafes[_i].form == FORM_HTML)
        doc_write_html(doc, "Wie", cafes[_i].language, &text);
    else
        doc_write_text(doc, 76, cafes[_i].form == FORM_LINEAR, &text);
    report_check_golden(cafes[_i].name, &text);
    cafe_free(cafe);
    doc_free(doc);
    buf_free(&text);
}
END_TEST

START_TEST(one_person_is_no_cafe_and_no_fault) {
    struct buf text = {0};
    struct doc *doc = doc_new();
    struct people *one = people_numbered(1);
    struct cafe *cafe = cafe_make(one, &(struct cafe_wish){.tables = 1, .rounds = 1});
    report_language("en");
    report_cafe(doc, cafe);
    doc_write_text(doc, 76, false, &text);
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "There is 1 person at each table."));
    ck_assert_ptr_null(strstr(buf_string(&text), "meet"));
    cafe_free(cafe);
    people_free(one);
    doc_free(doc);
    buf_free(&text);
}
END_TEST

TCase *report_cafe_case(void) {
    TCase *cases = tcase_create("cafe");
    tcase_add_checked_fixture(cases, begin, end);
    tcase_add_loop_test(cases, a_cafe_is_as_it_was, 0, ARRAY_LENGTH(cafes));
    tcase_add_test(cases, one_person_is_no_cafe_and_no_fault);
    return cases;
}

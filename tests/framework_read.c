/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out of a framework file: tests/frameworks/small.yaml has one of everything. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"

static struct framework *fw;

static void read_small(void) {
    char *text = framework_test_file("small.yaml");
    fw = framework_of(text);
    free(text); /* the framework has copies */
}

static void free_small(void) {
    framework_free(fw);
}

static void check_text(const struct localized *text, const char *nl, const char *en) {
    ck_assert_str_eq(text->in[0], nl);
    ck_assert_str_eq(text->in[1], en);
}

START_TEST(the_heading_is_read) {
    ck_assert_str_eq(fw->id, "small");
    ck_assert_str_eq(fw->version, "2026.1");
    ck_assert_str_eq(fw->licence, "CC-BY-4.0");
    ck_assert_int_eq(fw->language_count, 2);
    ck_assert_str_eq(fw->languages[1], "en");
    check_text(&fw->title, "Klein", "Small");
    check_text(&fw->standing, "Alleen om te proberen.", "Only for trying out.");
    check_text(&fw->about, "Dit is klein.", "This is small.");
    check_text(&fw->provenance, "Bedacht.", "Made up.");
    ck_assert_int_eq(fw->sizes[DEPTH_QUICK], 2);
    ck_assert_int_eq(fw->sizes[DEPTH_USUAL], 5);
    ck_assert_int_eq(fw->sizes[DEPTH_FULL], 7);
    check_text(&fw->scale[0].name, "nieuw", "new");
    check_text(&fw->scale[4].meaning, "met anderen", "with others");
}
END_TEST

START_TEST(people_are_read) {
    ck_assert_int_eq(fw->line_count, 2);
    check_text(&fw->lines[1].definition, "enkelen", "some");
    ck_assert_int_eq(fw->role_count, 3);
    ck_assert_uint_eq(fw->roles[1].lines, SET_OF(1));
    ck_assert_uint_eq(fw->roles[2].lines, 0);
    ck_assert_int_eq(fw->stage_count, 2);
    ck_assert_int_eq(fw->stages[0].phases[PHASE_INITIAL], PRIORITY_FIRST);
    ck_assert_int_eq(fw->stages[0].phases[PHASE_POST_INITIAL], PRIORITY_LATER);
    ck_assert_int_eq(fw->stages[0].phases[PHASE_WORKPLACE], PRIORITY_NEXT);
    ck_assert_int_eq(fw->stages[1].phases[PHASE_INITIAL], PRIORITY_REFRESHER);
    check_text(&fw->stages[0].reason, "Eerst de basis.", "First the basics.");
    ck_assert_ptr_null(fw->stages[1].reason.in[0]);
    ck_assert_int_eq(fw->sector_count, 2);
    ck_assert_int_eq(fw->perspective_count, 2);
    ck_assert_int_eq(fw->tag_count, 2);
    check_text(&fw->sectors[1].name, "college", "college");
    check_text(&fw->perspectives[0].name, "binnen", "inside");
    check_text(&fw->tags[1].name, "alleen", "alone");
    ck_assert_int_eq(fw->dimension_count, 2);
    check_text(&fw->dimensions[0].goal, "Iedereen komt aan het woord.",
               "Everybody gets to speak.");
    ck_assert_ptr_null(fw->dimensions[1].goal.in[0]);
    ck_assert_int_eq(fw->term_count, 1);
    check_text(&fw->terms[0].term, "plan", "plan");
    check_text(&fw->terms[0].meaning, "wat je gaat doen", "what you will do");
}
END_TEST

START_TEST(items_are_read_with_what_is_left_out_at_rest) {
    ck_assert_int_eq(fw->item_count, 7);
    const struct item *full = &fw->items[framework_item(fw, "t-01")];
    ck_assert_int_eq(full->dimension, 0);
    ck_assert_int_eq(full->kind, KIND_SKILL);
    ck_assert_int_eq(full->depth, DEPTH_QUICK);
    ck_assert_uint_eq(full->lines, SET_OF(0) | SET_OF(1));
    ck_assert_int_eq(full->perspective, 0);
    ck_assert_uint_eq(full->tags, SET_OF(0));
    check_text(&full->statement, "Ik vraag door.", "I keep asking.");
    check_text(&full->example, "je vraagt nog iets.", "you ask one more thing.");
    ck_assert(full->own_levels);
    check_text(&full->levels[3], "ik vraag gericht", "I ask with an aim");
    ck_assert_str_eq(full->source, "topic 1");
    const struct item *bare = &fw->items[framework_item(fw, "p-02")];
    ck_assert_int_eq(bare->dimension, 1);
    ck_assert_int_eq(bare->kind, KIND_KNOWLEDGE);
    ck_assert_int_eq(bare->depth, DEPTH_USUAL);
    ck_assert_int_eq(bare->perspective, -1);
    ck_assert(!bare->own_levels && !bare->roles && !bare->sectors && !bare->tags);
    ck_assert_str_eq(bare->source, "");
    const struct item *other = &fw->items[framework_item(fw, "t-03")];
    ck_assert_uint_eq(other->roles, SET_OF(1) | SET_OF(2));
    ck_assert_uint_eq(fw->items[framework_item(fw, "t-04")].sectors, SET_OF(1));
}
END_TEST

START_TEST(modules_are_read) {
    ck_assert_int_eq(fw->module_count, 3);
    const struct module *basics = &fw->modules[framework_module(fw, "basics")];
    check_text(&basics->about, "Leren praten.", "Learning to talk.");
    check_text(&basics->size, "2 studiepunten", "2 credits");
    ck_assert_int_eq(basics->phase, PHASE_INITIAL);
    ck_assert_int_eq(basics->hours, 20);
    ck_assert_str_eq(basics->checked, "2026-11");
    ck_assert_int_eq(basics->entry, 0);
    ck_assert_int_eq(basics->require_count, 0);
    ck_assert(!basics->stages && !basics->roles && !basics->lines && !basics->sectors);
    ck_assert_int_eq(basics->serve_count, 2);
    ck_assert_int_eq(basics->serves[1].item, framework_item(fw, "t-02"));
    ck_assert_int_eq(basics->serves[1].up_to, 2);
    const struct module *deeper = &fw->modules[framework_module(fw, "deeper")];
    ck_assert_uint_eq(deeper->stages, SET_OF(1));
    ck_assert_uint_eq(deeper->roles, SET_OF(0) | SET_OF(1));
    ck_assert_uint_eq(deeper->lines, SET_OF(0));
    ck_assert_uint_eq(deeper->sectors, SET_OF(0));
    ck_assert_int_eq(deeper->entry, 2);
    ck_assert_int_eq(deeper->require_count, 1);
    ck_assert_int_eq(deeper->requires[0], 0);
    ck_assert_str_eq(deeper->checked, "");
}
END_TEST

START_TEST(everything_is_found_by_its_id) {
    for (int i = 0; i < fw->item_count; i++)
        ck_assert_int_eq(framework_item(fw, fw->items[i].id), i);
    for (int i = 1; i < fw->item_count; i++)
        ck_assert_int_lt(strcmp(fw->items[fw->items_by_id[i - 1]].id,
                                fw->items[fw->items_by_id[i]].id), 0);
    ck_assert_int_eq(framework_role(fw, "coach"), 2);
    ck_assert_int_eq(framework_stage(fw, "veteran"), 1);
    ck_assert_int_eq(framework_sector(fw, "college"), 1);
    ck_assert_int_eq(framework_line(fw, "second"), 1);
    ck_assert_int_eq(framework_module(fw, "shadowing"), 2);
    ck_assert_int_eq(framework_dimension(fw, "plan"), 1);
    static const char *const nobody[] = {"", "t-0", "t-011", "zz", "a"};
    for (size_t i = 0; i < ARRAY_LENGTH(nobody); i++) {
        ck_assert_int_eq(framework_item(fw, nobody[i]), -1);
        ck_assert_int_eq(framework_role(fw, nobody[i]), -1);
        ck_assert_int_eq(framework_dimension(fw, nobody[i]), -1);
    }
}
END_TEST

START_TEST(expected_levels_are_those_of_role_stage_and_dimension) {
    static const int levels[3][2][2] = {
        {{1, 2}, {3, -1}}, {{-1, 0}, {-1, -1}}, {{-1, -1}, {-1, -1}}};
    for (int role = 0; role < 3; role++)
        for (int stage = 0; stage < 2; stage++)
            for (int d = 0; d < 2; d++)
                ck_assert_int_eq(framework_expected(fw, role, stage, d), levels[role][stage][d]);
    ck_assert_int_eq(framework_expected(fw, -1, 0, 0), -1);
    ck_assert_int_eq(framework_expected(fw, 0, -1, 0), -1);
    ck_assert_int_eq(framework_expected(fw, 0, 0, -1), -1);
}
END_TEST

START_TEST(a_text_is_given_in_the_language_asked_or_the_first_there_is) {
    struct localized dutch = {.in = {"ja"}}, english = {.in = {NULL, "yes"}}, none = {0};
    ck_assert_str_eq(framework_text(fw, &fw->title, "nl"), "Klein");
    ck_assert_str_eq(framework_text(fw, &fw->title, "en"), "Small");
    ck_assert_str_eq(framework_text(fw, &fw->title, "de"), "Klein");
    ck_assert_str_eq(framework_text(fw, &dutch, "en"), "ja");
    ck_assert_str_eq(framework_text(fw, &english, "nl"), "yes");
    ck_assert_str_eq(framework_text(fw, &none, "nl"), "");
    const struct item *own = &fw->items[framework_item(fw, "t-01")];
    const struct item *plain = &fw->items[framework_item(fw, "t-02")];
    ck_assert_str_eq(framework_level_text(fw, own, 1, "en"), "I ask something");
    ck_assert_str_eq(framework_level_text(fw, plain, 1, "nl"), "samen gedaan");
}
END_TEST

START_TEST(a_part_of_a_dimension_has_the_levels_of_the_whole) {
    char *text = framework_test_file("small.yaml");
    char *parts = framework_edited(text, "  plan: {name: {nl: \"Plannen\", en: \"Planning\"}}\n",
                                   "  plan: {name: {nl: \"Plannen\"}}\n"
                                   "  step: {name: {nl: \"Stap\"}, within: plan}\n");
    char *levels = framework_edited(parts, "{plan: 0}", "{plan: 0, step: 4}");
    struct framework *with = framework_of(levels);
    int plan = framework_dimension(with, "plan"), step = framework_dimension(with, "step");
    ck_assert_int_eq(with->dimensions[step].parent, plan);
    ck_assert_int_eq(with->dimensions[plan].parent, -1);
    ck_assert(framework_within(with, step, plan) && framework_within(with, plan, plan));
    ck_assert(!framework_within(with, plan, step) && !framework_within(with, step, 0));
    ck_assert_int_eq(framework_expected(with, 0, 0, step), 2); /* of the whole */
    ck_assert_int_eq(framework_expected(with, 1, 0, step), 4); /* its own */
    ck_assert_int_eq(framework_expected(with, 0, 1, step), -1);
    framework_free(with);
    free(levels);
    free(parts);
    free(text);
}
END_TEST

START_TEST(the_least_file_has_what_is_usual) {
    char *text = framework_test_file("minimal.yaml");
    struct framework *least = framework_of(text);
    ck_assert_int_eq(least->sizes[DEPTH_QUICK], 12);
    ck_assert_int_eq(least->sizes[DEPTH_USUAL], 24);
    ck_assert_int_eq(least->sizes[DEPTH_FULL], 1);
    ck_assert_str_eq(least->licence, "");
    ck_assert_str_eq(framework_text(least, &least->about, "en"), "");
    ck_assert_int_eq(least->role_count + least->stage_count + least->sector_count, 0);
    ck_assert_int_eq(least->module_count + least->term_count + least->tag_count, 0);
    ck_assert_int_eq(framework_expected(least, 0, 0, 0), -1);
    framework_free(least);
    framework_free(NULL);
    free(text);
}
END_TEST

START_TEST(many_faults_are_told_in_one_run) {
    char *text = framework_test_file("broken.yaml");
    struct problems problems = {0};
    ck_assert_ptr_null(framework_read("f", text, strlen(text), &problems));
    const char *at = text;
    for (int i = 0; i < problems.count; i++) {
        const struct problem *p = &problems.list[i];
        struct buf said = {0};
        at = strstr(at, "\n#> ");
        ck_assert_msg(at != NULL, "one too many: %s", p->message);
        at += 4;
        buf_addf(&said, "%d:%d: %s", p->line, p->column, p->message);
        ck_assert_msg(strncmp(at, buf_string(&said), said.length) == 0 && at[said.length] == '\n',
                      "%s is told for %.80s", buf_string(&said), at);
        buf_free(&said);
    }
    ck_assert_ptr_null(strstr(at, "\n#> "));
    problems_free(&problems);
    free(text);
}
END_TEST

/* A list that is full already must not let a broken file through. */
START_TEST(a_broken_file_is_refused_when_no_problem_can_be_added) {
    struct problems problems = {0};
    char *text = framework_test_file("broken.yaml");
    for (int i = 0; i < PROBLEMS_MAX; i++)
        problem_add(&problems, PROBLEM_REMARK, NULL, 0, 0, "before");
    ck_assert_ptr_null(framework_read("f", text, strlen(text), &problems));
    ck_assert_ptr_null(framework_read("f", "a: b", 4, &problems));
    ck_assert_ptr_null(framework_read("f", "a: b\na: b", 9, &problems));
    ck_assert_ptr_null(framework_read("f", "", 0, &problems));
    problems_free(&problems);
    free(text);
}
END_TEST

TCase *framework_case(void) {
    TCase *read = tcase_create("read");
    tcase_add_checked_fixture(read, read_small, free_small);
    tcase_add_test(read, the_heading_is_read);
    tcase_add_test(read, people_are_read);
    tcase_add_test(read, items_are_read_with_what_is_left_out_at_rest);
    tcase_add_test(read, modules_are_read);
    tcase_add_test(read, everything_is_found_by_its_id);
    tcase_add_test(read, expected_levels_are_those_of_role_stage_and_dimension);
    tcase_add_test(read, a_text_is_given_in_the_language_asked_or_the_first_there_is);
    tcase_add_test(read, a_part_of_a_dimension_has_the_levels_of_the_whole);
    tcase_add_test(read, the_least_file_has_what_is_usual);
    tcase_add_test(read, many_faults_are_told_in_one_run);
    tcase_add_test(read, a_broken_file_is_refused_when_no_problem_can_be_added);
    return read;
}

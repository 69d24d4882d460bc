/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items are shown: the rule in assessment.h. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assessment_parts.h"

/* The ids of the items shown, divided by blanks. */
static void show(const struct assessment *a, struct buf *out) {
    buf_clear(out);
    for (int i = 0; i < a->shown_count; i++)
        buf_addf(out, "%s%s", i ? " " : "", a->framework->items[a->shown[i]].id);
}

static const struct {
    const char *roles, *lines, *sector; /* roles and lines: one, or "" */
    enum depth depth;
    const char *shown;
} people[] = {
    /* two of the three quick items: one of each dimension */
    {"", "", "", DEPTH_QUICK, "t-01 p-01"},
    {"", "second", "", DEPTH_QUICK, "t-01 p-01"},
    /* the three quick ones, and two more in turn */
    {"", "", "", DEPTH_USUAL, "t-01 t-02 t-03 p-01 p-02"},
    {"tutor", "", "", DEPTH_USUAL, "t-01 t-02 p-01 p-02 p-03"},
    {"tutor", "second", "", DEPTH_USUAL, "t-01 p-01 p-03"},
    {"adviser", "second", "", DEPTH_USUAL, "t-01 t-03 p-01 p-03"},
    {"", "", "", DEPTH_FULL, "t-01 t-02 t-03 t-04 p-01 p-02 p-03"},
    {"", "first", "", DEPTH_FULL, "t-01 t-02 t-04 p-01 p-02 p-03"},
    {"", "first", "school", DEPTH_FULL, "t-01 t-02 p-01 p-02 p-03"},
    {"", "first", "college", DEPTH_FULL, "t-01 t-02 t-04 p-01 p-02 p-03"},
    {"tutor", "", "", DEPTH_FULL, "t-01 t-02 t-04 p-01 p-02 p-03"},
    {"coach", "", "school", DEPTH_FULL, "t-01 t-02 t-03 p-01 p-02 p-03"},
};

START_TEST(a_person_sees_what_the_rule_says) {
    struct framework *fw = assessment_framework(false);
    struct assessment *a = assessment_empty(fw);
    struct buf shown = {0};
    int role = framework_role(fw, people[_i].roles), line = framework_line(fw, people[_i].lines);
    a->about = (struct about){
        .roles = role < 0 ? 0 : SET_OF(role),
        .lines = line < 0 ? 0 : SET_OF(line),
        .sector = framework_sector(fw, people[_i].sector),
        .stage = -1,
        .depth = people[_i].depth,
    };
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), people[_i].shown);
    buf_free(&shown);
    assessment_free(a);
    framework_free(fw);
}
END_TEST

START_TEST(what_has_an_answer_a_wish_or_a_note_stays_in_sight) {
    struct framework *fw = assessment_framework(false);
    struct assessment *a = assessment_empty(fw);
    struct buf shown = {0};
    a->about.depth = DEPTH_QUICK;
    assessment_mark(a, framework_item(fw, "t-04"), ANSWER_RATHER_NOT);
    assessment_want(a, framework_item(fw, "p-02"), 3);
    assessment_note(a, framework_item(fw, "p-03"), "x");
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 t-04 p-01 p-02 p-03");
    ck_assert_int_eq(assessment_size(fw, &a->about, DEPTH_QUICK), 2); /* answers do not count */
    assessment_note(a, framework_item(fw, "p-03"), "");
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 t-04 p-01 p-02");
    buf_free(&shown);
    assessment_free(a);
    framework_free(fw);
}
END_TEST

static bool find_small(void *context, const char *id, struct buf *bytes, struct buf *file,
                       struct problems *problems) {
    char *small = framework_test_file("small.yaml");
    (void)context;
    (void)problems;
    ck_assert_str_eq(id, "small");
    buf_add_string(bytes, small);
    buf_add_string(file, "small.yaml");
    free(small);
    return true;
}

START_TEST(what_has_an_intention_stays_in_sight) {
    struct framework *fw = assessment_framework(false);
    struct assessment *a = assessment_empty(fw);
    struct intention about_item = {framework_item(fw, "p-03"), -1, (char *)"look", NULL, NULL};
    struct intention about_module = {-1, framework_module(fw, "deeper"), (char *)"go", NULL, NULL};
    struct buf shown = {0};
    a->about.depth = DEPTH_QUICK;
    ck_assert(assessment_intend(a, 0, &about_item));
    ck_assert(assessment_intend(a, 1, &about_module));
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 p-01 p-03");
    ck_assert_int_eq(assessment_size(fw, &a->about, DEPTH_QUICK), 2);
    assessment_forget(a, 0);
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 p-01"); /* a module shows no items */
    buf_free(&shown);
    assessment_free(a);
    framework_free(fw);
}
END_TEST

START_TEST(items_of_a_school_come_first_and_within_the_size) {
    const struct framework_finder finder = {find_small, NULL};
    struct problems problems = {0};
    char *text = framework_test_file("layer.yaml");
    struct framework *fw =
        framework_read_layers("layer.yaml", text, strlen(text), &finder, &problems);
    ck_assert_ptr_nonnull(fw);
    struct assessment *a = assessment_empty(fw);
    struct buf shown = {0};
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 t-02 t-03 p-01 own-01");
    a->about.depth = DEPTH_QUICK;
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 p-01"); /* own-01 is not for a quick look */
    a->about.depth = DEPTH_FULL;
    a->about.roles = SET_OF(framework_role(fw, "adviser"));
    assessment_select(a);
    show(a, &shown);
    ck_assert_str_eq(buf_string(&shown), "t-01 t-02 t-03 t-04 p-01 p-02 p-03 own-01");
    ck_assert_int_eq(assessment_size(fw, &a->about, DEPTH_FULL), 8);
    buf_free(&shown);
    assessment_free(a);
    framework_free(fw);
    free(text);
}
END_TEST

static bool is_for(const struct item *item, const struct about *about) {
    return (!about->lines || (item->lines & about->lines)) &&
           (!about->roles || !item->roles || (item->roles & about->roles)) &&
           (about->sector < 0 || !item->sectors || SET_HAS(item->sectors, about->sector));
}

/* What the rule says of any selection, seen from the items that are shown. */
static void check_rule(const struct assessment *a, int n) {
    const struct framework *fw = a->framework;
    int fit[DEPTHS] = {0}, shown[DEPTHS] = {0};
    int *fit_in = mem_new((size_t)fw->dimension_count * DEPTHS, sizeof *fit_in);
    int *shown_in = mem_new((size_t)fw->dimension_count * DEPTHS, sizeof *shown_in);
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        bool fits = item->depth <= a->about.depth && is_for(item, &a->about);
        bool is_shown = assessment_position(a, i) >= 0;
        PROPERTY(fits || !is_shown, n);
        fit[item->depth] += fits;
        shown[item->depth] += is_shown;
        fit_in[item->dimension * DEPTHS + (int)item->depth] += fits;
        shown_in[item->dimension * DEPTHS + (int)item->depth] += is_shown;
    }
    int room = fw->sizes[a->about.depth], all = fit[0] + fit[1] + fit[2];
    PROPERTY(a->shown_count == (all < room ? all : room), n); /* as many as there may be */
    for (int depth = 1; depth < DEPTHS; depth++) /* the quick ones first, and so on */
        PROPERTY(shown[depth] == 0 || shown[depth - 1] == fit[depth - 1], n);
    for (int d = 0; d < fw->dimension_count * DEPTHS; d++) /* left out evenly */
        for (int e = d % DEPTHS; e < fw->dimension_count * DEPTHS; e += DEPTHS)
            PROPERTY(shown_in[e] == fit_in[e] || shown_in[d] <= shown_in[e] + 1, n);
    for (int i = 1; i < a->shown_count; i++)
        PROPERTY(a->shown[i - 1] < a->shown[i], n);
    PROPERTY(assessment_size(fw, &a->about, a->about.depth) == a->shown_count, n);
    free(fit_in);
    free(shown_in);
}

START_TEST(the_rule_holds_for_anybody) {
    struct framework *fw = assessment_framework(_i);
    struct assessment *a = assessment_empty(fw);
    for (int n = 0; n < 500; n++) {
        struct chance chance = property_case(n);
        a->about = about_random(fw, &chance);
        assessment_select(a);
        check_rule(a, n);
    }
    assessment_free(a);
    framework_free(fw);
}
END_TEST

/* With lob.yaml: every subset of lines, every role and none, every sector and none. */
START_TEST(nobody_sees_more_than_the_usual_size) {
    struct framework *fw = assessment_framework(true);
    int most = 0, least = fw->item_count;
    for (set lines = 0; lines < SET_OF(fw->line_count); lines++)
        for (int role = -1; role < fw->role_count; role++)
            for (int sector = -1; sector < fw->sector_count; sector++) {
                struct about about = {.lines = lines, .roles = role < 0 ? 0 : SET_OF(role),
                                      .sector = sector, .stage = -1, .depth = DEPTH_USUAL};
                int quick = assessment_size(fw, &about, DEPTH_QUICK);
                int usual = assessment_size(fw, &about, DEPTH_USUAL);
                if (quick < 1 || quick > fw->sizes[DEPTH_QUICK] || usual < quick ||
                    usual > assessment_size(fw, &about, DEPTH_FULL))
                    ck_abort_msg("lines %llx, role %d, sector %d", (unsigned long long)lines, role,
                                 sector);
                most = usual > most ? usual : most;
                least = usual < least ? usual : least;
            }
    ck_assert_int_le(most, fw->sizes[DEPTH_USUAL]);
    ck_assert_int_ge(least, fw->sizes[DEPTH_QUICK]); /* nor so few that it says nothing */
    framework_free(fw);
}
END_TEST

START_TEST(each_line_meets_each_dimension_at_usual_depth) {
    struct framework *fw = assessment_framework(true);
    struct assessment *a = assessment_empty(fw);
    for (int line = 0; line < fw->line_count; line++)
        for (int role = -1; role < fw->role_count; role++) {
            a->about.lines = SET_OF(line);
            a->about.roles = role < 0 ? 0 : SET_OF(role);
            assessment_select(a);
            for (int d = 0; d < fw->dimension_count; d++)
                ck_assert_msg(assessment_shown(a, d) > 0, "%s sees nothing of %s",
                              fw->lines[line].id, fw->dimensions[d].id);
        }
    assessment_free(a);
    framework_free(fw);
}
END_TEST

TCase *assessment_select_case(void) {
    TCase *select = tcase_create("select");
    tcase_add_loop_test(select, a_person_sees_what_the_rule_says, 0, ARRAY_LENGTH(people));
    tcase_add_test(select, what_has_an_answer_a_wish_or_a_note_stays_in_sight);
    tcase_add_test(select, what_has_an_intention_stays_in_sight);
    tcase_add_test(select, items_of_a_school_come_first_and_within_the_size);
    tcase_add_loop_test(select, the_rule_holds_for_anybody, 0, 2);
    tcase_add_test(select, nobody_sees_more_than_the_usual_size);
    tcase_add_test(select, each_line_meets_each_dimension_at_usual_depth);
    return select;
}

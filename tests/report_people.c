/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three people in tests/people, as a trainer looks at them: what must and must not be in their
 * profile, their advice and their page for a talk. tests/people/README says why. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "report_parts.h"

static struct framework *fw;
static struct assessment *person;
static struct profile *profile;
static struct advice *advice;

static void read_file(const char *folder, const char *name, struct buf *path, struct buf *bytes) {
    struct problems problems = {0};
    buf_addf(path, "%s/%s", folder, name);
    ck_assert_msg(file_read(buf_string(path), 1 << 22, bytes, &problems), "%s cannot be read",
                  buf_string(path));
}

static struct assessment *read_person(const char *name) {
    const char *source = getenv("LOBSPIEGEL_SOURCE");
    struct buf path = {0}, bytes = {0}, folder = {0}, said = {0};
    struct problems problems = {0};
    buf_addf(&folder, "%s/tests/people", source ? source : ".");
    read_file(buf_string(&folder), name, &path, &bytes);
    struct assessment *a = record_read(name, buf_string(&bytes), bytes.length, fw, &problems);
    if (!a)
        problem_format(&problems.list[0], &said);
    ck_assert_msg(a != NULL, "%s", buf_string(&said));
    ck_assert_int_eq(a->stray_count + a->stray_about_count + a->stray_intention_count, 0);
    buf_free(&path);
    buf_free(&bytes);
    buf_free(&folder);
    return a;
}

static void advise(int hours) {
    advice_free(advice);
    advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    ck_assert(advice->proven);
}

static void meet(const char *name) {
    person = read_person(name);
    profile = profile_make(person);
    ck_assert_int_eq(assessment_done(person, -1), assessment_shown(person, -1));
    advise(ADVICE_USUAL_HOURS);
}

static void begin(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    struct buf path = {0}, bytes = {0};
    struct problems problems = {0};
    read_file(folder ? folder : "frameworks", "lob.yaml", &path, &bytes);
    fw = framework_read("lob.yaml", buf_string(&bytes), bytes.length, &problems);
    ck_assert_ptr_nonnull(fw);
    buf_free(&path);
    buf_free(&bytes);
}

static void end(void) {
    advice_free(advice);
    profile_free(profile);
    assessment_free(person);
    framework_free(fw);
    advice = NULL;
}

/* The ids of the chosen modules, in the order to do them. */
static void check_modules(const char *expected) {
    struct buf ids = {0};
    for (int i = 0; i < advice->chosen_count; i++)
        buf_addf(&ids, "%s%s", i ? " " : "", fw->modules[advice->chosen[i].module].id);
    ck_assert_str_eq(buf_string(&ids), expected);
    buf_free(&ids);
}

static enum reason reason_of(const char *module) {
    return advice_why_not(advice, framework_module(fw, module))->reason;
}

static const struct spread *of_dimension(const char *id) {
    for (int d = 0; d < fw->dimension_count; d++)
        if (strcmp(fw->dimensions[d].id, id) == 0)
            return &profile->dimensions[d];
    ck_abort_msg("no dimension %s", id);
}

static void check_band(const struct spread *spread, int low, int high) {
    ck_assert_int_eq(spread->low, low);
    ck_assert_int_eq(spread->high, high);
}

/* How many hours of the advice are in PHASE. */
static int hours_in(enum phase phase) {
    int hours = 0;
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct module *m = &fw->modules[advice->chosen[i].module];
        hours += m->phase == phase ? m->hours : 0;
    }
    return hours;
}

static bool is_strength(enum group_type type, int index) {
    for (int i = 0; i < profile->strength_count; i++)
        if (profile->strengths[i].type == type && profile->strengths[i].index == index)
            return true;
    return false;
}

/* The text of the page for a talk of PERSON with the parts CHOSEN; the caller frees it. */
static char *talk(unsigned chosen) {
    struct doc *doc = doc_new();
    struct buf text = {0};
    report_talk(doc, advice, chosen, "en");
    doc_write_text(doc, 80, false, &text);
    doc_free(doc);
    return buf_take(&text);
}

START_TEST(a_student_teacher_learns_the_job_first) {
    meet("student-teacher.record.yaml");
    check_band(of_dimension("orientatie"), 1, 1);
    ck_assert(is_strength(GROUP_KIND, KIND_ATTITUDE)); /* what she brings comes first */
    check_modules("i2 i3 i1 w2");                      /* the conversation she asks for leads */
    ck_assert_int_eq(hours_in(PHASE_POST_INITIAL), 0);
    ck_assert_int_gt(hours_in(PHASE_INITIAL), hours_in(PHASE_WORKPLACE));
    for (int m = 0; m < fw->module_count; m++) /* all that is for people at work can wait */
        if (fw->modules[m].phase == PHASE_POST_INITIAL)
            ck_assert_int_eq(reason_of(fw->modules[m].id), REASON_LATER);
    ck_assert_int_eq(reason_of("i5"), REASON_HOURS); /* a minor is a choice of another size */
    advise(8);                                       /* with a day only: nothing but training */
    ck_assert_int_eq(hours_in(PHASE_POST_INITIAL), 0);
    ck_assert_int_gt(advice->chosen_count, 0);
}
END_TEST

START_TEST(an_experienced_mentor_is_not_sent_to_the_basics) {
    static const int hours[] = {8, 20, 40, 80, ADVICE_ANY_HOURS};
    meet("mentor.record.yaml");
    check_band(of_dimension("orientatie"), 2, 2);
    ck_assert(is_strength(GROUP_KIND, KIND_ATTITUDE));
    for (size_t i = 0; i < ARRAY_LENGTH(hours); i++) {
        advise(hours[i]);
        ck_assert_int_eq(hours_in(PHASE_INITIAL), 0);
    }
    ck_assert_int_eq(reason_of("i1"), REASON_KNOWN);
    advise(ADVICE_USUAL_HOURS);
    check_modules("p8 p3 p7"); /* peers first: all four wishes of his own */
    ck_assert_int_eq(advice->chosen[0].step_count, 4);
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(profile->gaps[advice->chosen[0].steps[i].gap].source, WISH_OWN);
    for (int m = 0; m < fw->module_count; m++) /* policy is another line's work */
        if (fw->modules[m].lines && !SET_HAS(fw->modules[m].lines, 0))
            ck_assert_int_eq(reason_of(fw->modules[m].id), REASON_AUDIENCE);
    ck_assert_int_eq(profile->dimensions[0].rather_not + profile->dimensions[1].rather_not, 1);
}
END_TEST

START_TEST(a_decaan_with_policy_tasks_gets_policy) {
    meet("decaan.record.yaml");
    check_band(of_dimension("orientatie"), 3, 4);
    check_band(of_dimension("organisatie"), 2, 2);
    ck_assert(is_strength(GROUP_DIMENSION, 1));
    check_modules("p6"); /* policy and quality; what is left of the hours fits no policy */
    ck_assert_int_eq(reason_of("p5"), REASON_HOURS);
    advise(64);
    check_modules("p5 p6");
    for (int g = 0; g < profile->gap_count; g++) { /* then every wish is served */
        ck_assert_int_eq(profile->gaps[g].source, WISH_OWN);
        ck_assert_int_eq(advice->reached[g], profile->gaps[g].wanted);
    }
    ck_assert_int_eq(hours_in(PHASE_INITIAL), 0);
}
END_TEST

START_TEST(what_the_decaan_says_of_a_year_ago_is_kept_apart) {
    meet("decaan.record.yaml");
    struct assessment *then = read_person("decaan-2025.record.yaml");
    struct comparison *c = comparison_make(then, person);
    int goals = framework_item(fw, "vb-02");
    ck_assert_int_eq(c->altered_count, 1); /* this item read otherwise in 2025 */
    ck_assert_int_eq(c->altered[0].item, framework_item(fw, "vb-05"));
    ck_assert_int_eq(c->unknown, 0);
    for (int i = 0; i < c->change_count; i++)
        if (c->changes[i].item == goals) { /* lower, for she knows more now */
            ck_assert_int_eq(c->changes[i].then, 2);
            ck_assert_int_eq(c->changes[i].back, 0);
            ck_assert_int_eq(c->changes[i].now, 1);
        }
    ck_assert_int_eq(c->down, 1);
    comparison_free(c);
    assessment_free(then);
}
END_TEST

/* Nothing comes on the page but what was chosen, not even by way of a question. */
START_TEST(a_page_for_a_talk_shows_what_was_chosen) {
    static const char *const marks[TALK_PARTS][2] = {
        [TALK_STRENGTHS] = {"What I am good at", "in my work?"},
        [TALK_STEPS] = {"Where I want to go", "small first step"},
        [TALK_PLANS] = {"What I am going to do", "what I plan"},
        [TALK_TRAINING] = {"Training that fits", "help most now"},
        [TALK_PICTURE] = {"The picture by dimension", "in this picture"},
        [TALK_TASKS] = {"not see as my task", "these tasks"},
    };
    meet("student-teacher.record.yaml");
    for (unsigned chosen = 0; chosen < 1u << TALK_PARTS; chosen++) {
        char *text = talk(chosen);
        for (int part = 0; part < TALK_PARTS; part++)
            for (int i = 0; i < 2; i++)
                ck_assert_msg(!strstr(text, marks[part][i]) == !(chosen >> part & 1),
                              "%u: %s\n%s", chosen, marks[part][i], text);
        ck_assert_ptr_nonnull(strstr(text, "not for appraisal or pay"));
        ck_assert_ptr_nonnull(strstr(text, "that I do not see myself?"));
        ck_assert_ptr_null(strstr(text, "in training")); /* role and stage are not on it */
        free(text);
    }
}
END_TEST

START_TEST(what_he_would_rather_not_say_is_on_no_page) {
    meet("mentor.record.yaml");
    int item = framework_item(fw, "ob-14");
    ck_assert_int_eq(person->answers[item].state, ANSWER_RATHER_NOT);
    char *text = talk((1u << TALK_PARTS) - 1);
    ck_assert_ptr_null(strstr(text, "take good care of what we know"));
    ck_assert_ptr_null(strstr(text, "rather not"));
    ck_assert_ptr_null(strstr(text, "not see as my task")); /* he has none: no empty heading */
    free(text);
}
END_TEST

TCase *report_people_case(void) {
    TCase *tcase = tcase_create("people");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_student_teacher_learns_the_job_first);
    tcase_add_test(tcase, an_experienced_mentor_is_not_sent_to_the_basics);
    tcase_add_test(tcase, a_decaan_with_policy_tasks_gets_policy);
    tcase_add_test(tcase, what_the_decaan_says_of_a_year_ago_is_kept_apart);
    tcase_add_test(tcase, a_page_for_a_talk_shows_what_was_chosen);
    tcase_add_test(tcase, what_he_would_rather_not_say_is_on_no_page);
    return tcase;
}

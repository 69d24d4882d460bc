/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the documents of an advice: what is said in which case. */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "report/report.h"

#define ANY ADVICE_ANY_HOURS
#define CASES 300

static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};

/* Names for all that documents name: modules are A, B, ..., items too. */
static void name_all(struct fixture *f) {
    f->framework.languages[0] = "en";
    f->framework.language_count = 1;
    for (int m = 0; m < f->framework.module_count; m++)
        f->modules[m].name.in[0] = letters[m % 10];
    for (int i = 0; i < f->framework.item_count; i++)
        f->items[i].statement.in[0] = letters[i % 10];
    for (int i = 0; i < FIXTURE_GROUPS; i++) {
        f->roles[i].name.in[0] = i == 2 ? "pilot" : "cook";
        f->stages[i].name.in[0] = f->lines[i].name.in[0] = f->sectors[i].name.in[0] = "x";
    }
    for (int i = 0; i < FIXTURE_DIMENSIONS; i++)
        f->dimensions[i].name.in[0] = "Talking";
}

static struct doc *make_doc(struct fixture *f, const struct advice_wish *wish, int grow) {
    struct profile *profile = profile_make(&f->assessment);
    struct advice *advice = advice_make(profile, wish);
    struct doc *doc = doc_new();
    report_advice(doc, advice, wish->hours, "en");
    if (grow >= 0) {
        struct what_if *w = advice_if_grown(advice, wish, -1, grow);
        report_what_if(doc, w, "en");
        what_if_free(w);
        w = advice_if_grown(advice, wish, 0, -1);
        report_what_if(doc, w, "en");
        what_if_free(w);
    }
    advice_free(advice);
    profile_free(profile);
    return doc;
}

/* Items, modules and phases as in fixture_scene(); the first module is pinned when PIN; item 0
 * grows when GROW. UNSAID must not be said. */
static const struct {
    const char *items, *modules, *phases;
    int hours;
    bool pin, grow;
    const char *said, *unsaid;
} scenes[] = {
    {"0>2", "i4 0=2", "fff", ANY, false, false,
     "Without it, nothing would come instead. You would make 2 steps fewer. It would take 4 hours "
     "less.\n",
     "Why not"},
    {"0>1", "i4 0=1; i6 0=1", "fff", ANY, false, false,
     "this would come instead: B. You would make the same steps. It would take 2 hours more.\n",
     NULL},
    {"0>1", "i4 0=1; i4 0=1", "fff", ANY, false, false,
     "It would take as many hours. The two are equally good; this one stands first", NULL},
    {"0>1 0>1", "i4 0=1 1=1; i2 0=1; i2 1=1", "fff", ANY, false, false, "It would be more modules.",
     NULL},
    {"0>1", "i4 0=1; p4 0=1", "rff", ANY, false, false, "More of the hours would be a refresher",
     NULL},
    {"0>1", "i4 0=1; p4 0=1", "nff", ANY, false, false, "of a kind that comes second", NULL},
    {"0>1 0~1", "i4 0=1; i4 1=1", "fff", 4, false, false,
     "Steps you would not make: 1; other steps you would make: 1. It would take as many hours. A "
     "step to a wish of your own counts double.",
     NULL},
    {"0>2", "i4 0=1; i4 0=2", "fff", 4, true, false,
     "You would make 1 step more. It would take as many hours. It is here because you asked", NULL},
    {"0>1 0", "i4 0=1 <1; i4 1=1", "fff", ANY, true, false,
     "It is here for a module that you asked for.", NULL},
    {"0>1 0", "i4 0=1 <1; i4 1=1", "fff", ANY, false, false, "This would go too: A.", NULL},
    {"2", "i4 0=1", "fff", ANY, true, false, "1. A\n", NULL},
    {"0>1", "i4 0=1 !", "fff", 8, false, false, "No module in the catalogue fits", "hours to see"},
    {"0>1", "i4 0=1 !", "fff", ANY, false, false,
     "- Made for other roles, stages, lines or sectors: A (pilot)\n", NULL},
    {"0>1", "i9 0=1", "fff", 8, false, false, "Nothing fits in these hours.", "in the catalogue"},
    {"0>1", "i9 0=1", "fff", 8, false, false, "- Does not fit in the hours: A (1 hour too many)\n",
     NULL},
    {"0>3 0>1", "i4 1=1; i4 0=3", "fff", 6, false, false, "A (2 hours too many beside the others)",
     NULL},
    {"0>2 0>1", "i1 0=2 @1; i9 0=1; i5 1=1", "fff", 9, false, false,
     "A (what leads up to it does not fit); B (5 hours too many beside the others)", NULL},
    {"0>4", "i4 0=4 @1", "fff", ANY, false, false, "A (starts at 1, you come to 0: A)", NULL},
    {"1>2", "i4 0=4 @2; i4 0=2", "fff", ANY, false, false,
     "A (starts at 2, you want no more than 2: A)", NULL},
    {"0>1 0", "i4 0=1 <1; i4 1=1 !", "fff", ANY, false, false, "fit: A (first B)\n", NULL},
    {"1>3", "i4 0=2", "fff", ANY, false, false,
     "- A (you get to 2, you want 3; no module teaches this: a gap in what is offered)", NULL},
    {"1>3", "i4 0=3", "fff", 2, false, false, "- A (you get to 1, you want 3)\n", "no module"},
    {"0>1", "i4 0=1", "fff", ANY, false, true, "If you grow one level in: A\n", NULL},
    {"0>1", "i4 0=1", "fff", ANY, false, true, "If you grow one level in: Talking\n", NULL},
    {"0>1", "i4 0=1", "fff", ANY, false, true,
     "Then you are where you want to be, without a module.\n", NULL},
    {"0>2", "i4 0=2", "fff", ANY, false, true, "The advice would stay as it is.\n", NULL},
    {"4 0>1", "i4 1=1", "fff", ANY, false, true, "There is no answer here that can go up", NULL},
    {"0>2 0>1", "i5 0=2; i4 1=1", "fff", 5, false, true,
     "- No longer in the advice: A\n- New in the advice: B\n- It would take 1 hour less.\n- A (you "
     "get to 1, not 2)\n- B (you get to 1, not 0)\n",
     NULL},
};

START_TEST(document_says_what_it_should) {
    struct fixture *f = fixture_scene(scenes[_i].items, scenes[_i].modules, scenes[_i].phases);
    int pinned = 0;
    name_all(f);
    struct doc *doc =
        make_doc(f,
                 &(struct advice_wish){
                     .hours = scenes[_i].hours, .pinned = &pinned, .pinned_count = scenes[_i].pin},
                 scenes[_i].grow ? 0 : -1);
    struct buf out = {0};
    for (const struct block *b = doc->first; b; b = b->next)
        if (b->text)
            buf_addf(&out, "%s%s\n", b->kind == BLOCK_BULLET ? "- " : "", b->text);
    ck_assert_msg(strstr(buf_string(&out), scenes[_i].said), "\"%s\" is not in:\n%s",
                  scenes[_i].said, buf_string(&out));
    ck_assert_msg(!scenes[_i].unsaid || !strstr(buf_string(&out), scenes[_i].unsaid),
                  "\"%s\" is in:\n%s", scenes[_i].unsaid, buf_string(&out));
    buf_free(&out);
    doc_free(doc);
    fixture_free(f);
}
END_TEST

START_TEST(one_module_can_be_asked_for) {
    struct fixture *f = fixture_scene("0>1", "i9 0=1; i4 0=1", "fff");
    name_all(f);
    struct profile *profile = profile_make(&f->assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = 8});
    struct buf long_one = {0}, chosen = {0};
    report_why_not(advice, 0, "en", &long_one);
    report_why_not(advice, 1, "en", &chosen);
    ck_assert_str_eq(buf_string(&long_one), "Does not fit in the hours (1 hour too many)");
    ck_assert_str_eq(buf_string(&chosen), "");
    buf_free(&long_one);
    buf_free(&chosen);
    advice_free(advice);
    profile_free(profile);
    fixture_free(f);
}
END_TEST

/* Every module is either advised, in a heading, or under `why not`; nothing is empty. */
START_TEST(every_module_is_spoken_of) {
    uint64_t seed = fixture_seed();
    struct chance chance = {seed};
    for (int n = 0; n < CASES; n++) {
        struct fixture *f = fixture_random(
            &chance,
            (struct fixture_plan){
                .items = 9, .modules = 10, .serves = 4, .hours = 9, .rated = 90, .strict = 30});
        name_all(f);
        struct profile *profile = profile_make(&f->assessment);
        int gaps = profile->gap_count;
        profile_free(profile);
        struct doc *doc = make_doc(f, &(struct advice_wish){.hours = n % 40}, n % 9);
        for (int m = 0; gaps && m < f->framework.module_count; m++) {
            int times = 0;
            for (const struct block *b = doc->first; b; b = b->next) {
                char letter = letters[m][0];
                const char listed[] = {':', ' ', letter, 0}, also[] = {';', ' ', letter, 0};
                const char heading[] = {'.', ' ', letter, 0};
                times += b->text && (strstr(b->text, listed) || strstr(b->text, also) ||
                                     strstr(b->text, heading));
            }
            ck_assert_msg(times > 0, "case %d of TEST_SEED=%" PRIu64 ": module %s", n, seed,
                          letters[m]);
        }
        doc_free(doc);
        fixture_free(f);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("advice_doc");
    TCase *tests = tcase_create("documents");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, document_says_what_it_should, 0, ARRAY_LENGTH(scenes));
    tcase_add_test(tests, one_module_can_be_asked_for);
    tcase_add_test(tests, every_module_is_spoken_of);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

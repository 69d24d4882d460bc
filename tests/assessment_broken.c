/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are refused: each row of the table is one change to a good record. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assessment_parts.h"

static const char good[] = "lobspiegel: record/1\n"
                           "framework: {id: small, version: \"1\", hash: \"abc\"}\n"
                           "started: 2026-11-01\n"
                           "changed: 2026-11-02\n"
                           "finished: no\n"
                           "about: {roles: [tutor], stage: starter, lines: [first], depth: quick}\n"
                           "answers:\n"
                           "  t-01: {answer: \"2>3\", note: \"mine\"}\n"
                           "  p-01: {answer: \"na\"}\n"
                           "intentions:\n"
                           "  - {about: t-01, what: \"ask\", when: \"soon\", with: \"Ann\"}\n"
                           "  - about: basics\n"
                           "    what: \"read\"\n"
                           "meanings: {t-01: 0123456789abcdef}\n"
                           "...\n";

/* What stands in one more intention of the file. */
#define MORE "  - {about: t-02, what: \"listen\"}\n"
#define MORE_5 MORE MORE MORE MORE MORE

#define NO_ANSWER(text)                                                                     \
    "\"" text "\" is no answer: a level such as 2 or 2>3, na, not-mine or rather-not is expected"
#define NO_MEANING "16 small hexadecimal digits are expected here"
#define NO_CODE "the code of an item or a module is expected here"
#define NO_RECORD "this is no record: it must start with \"lobspiegel: record/1\""
#define NO_MAP "names with values are expected here (name: value)"

static const struct {
    const char *find, *put, *said;
} faults[] = {
    {"record/1", "record/2",
     "1:13: \"record/2\" is not a record this version can read (it reads \"record/1\"); the file "
     "is left as it is"},
    {"record/1", "framework/1",
     "1:13: \"framework/1\" is not a record this version can read (it reads \"record/1\"); the "
     "file is left as it is"},
    {"lobspiegel: record/1\n", "", "1:1: " NO_RECORD},
    {"record/1", "[record/1]", "1:1: " NO_RECORD},
    {"id: small", "id: other",
     "2:17: this record answers the questionnaire \"other\", not \"small\""},
    {"id: small", "id: [small]", "2:17: a text is expected here"},
    {"id: small, ", "", "2:1: \"id\" is missing here"},
    {"hash: \"abc\"", "hsh: \"abc\"",
     "2:38: unknown key \"hsh\": did you mean \"hash\"?\n2:1: \"hash\" is missing here"},
    {"started: 2026-11-01", "started: 2026-11-31", "3:10: a date is written as 2026-11-23"},
    {"changed: 2026-11-02\n", "", "1:1: \"changed\" is missing here"},
    {"finished: no", "finished: maybe", "5:11: \"yes\" or \"no\" is expected here"},
    {"finished: no", "finished: true", "5:11: \"yes\" or \"no\" is expected here"},
    {"finished: no", "finished: no\nfinished: no",
     "6:1: \"finished\" stands here twice (first on line 5)"},
    {"depth: quick", "depth: quickly", "6:64: quick, usual or full is expected here"},
    {", depth: quick", "", "6:1: \"depth\" is missing here"},
    {"roles: [tutor]", "roles: tutor",
     "6:16: a list is expected here ([a, b] or lines that start with \"- \")"},
    {"roles: [tutor]", "roles: [[tutor]]", "6:17: a text is expected here"},
    {"stage: starter", "stage: {}", "6:32: a text is expected here"},
    {"stage: starter", "stages: starter",
     "6:25: unknown key \"stages\": did you mean \"stage\"?"},
    {"answer: \"2>3\"", "answer: \"2>5\"", "8:18: " NO_ANSWER("2>5")},
    {"answer: \"na\"", "answer: \"x\"", "9:18: " NO_ANSWER("x")},
    {"answer: \"na\"", "answer: [na]", "9:18: a text is expected here"},
    {"answer: \"na\"", "note: \"na\"", "9:3: \"answer\" is missing here"},
    {"{answer: \"na\"}", "na", "9:9: " NO_MAP},
    {"note: \"mine\"", "note: [mine]", "8:31: a text is expected here"},
    {"note: \"mine\"", "note: \"\\e[31m\"", "8:31: control characters are not allowed here"},
    {"  p-01:", "  t-01:", "9:3: \"t-01\" stands here twice (first on line 8)"},
    {"\"2>3\", note: \"mine\"}\n  p-01: {answer: \"na\"}",
     "\"7\", note: \"mine\"}\n  p-01: {answer: \"8\"}",
     "8:18: " NO_ANSWER("7") "\n9:18: " NO_ANSWER("8")},
    {"note: \"mine\"", "then: 1, then: 2", "8:34: \"then\" stands here twice (first on line 8)"},
    {"note: \"mine\"", "then: 5", "8:31: a whole number from 0 to 4 is expected here"},
    {"note: \"mine\"", "then: -1", "8:31: a whole number from 0 to 4 is expected here"},
    {"note: \"mine\"", "then: [1]", "8:31: a text is expected here"},
    {"note: \"mine\"", "before: \"2>5\"", "8:33: " NO_ANSWER("2>5")},
    {"note: \"mine\"", "before: {}", "8:33: a text is expected here"},
    {"note: \"mine\"", "befor: \"2\"",
     "8:25: unknown key \"befor\": did you mean \"before\"?"},
    {"0123456789abcdef", "0123456789abcde", "14:18: " NO_MEANING},
    {"0123456789abcdef", "0123456789abcdef0", "14:18: " NO_MEANING},
    {"0123456789abcdef", "0123456789ABCDEF", "14:18: " NO_MEANING},
    {"0123456789abcdef", "[0123456789abcdef]", "14:18: " NO_MEANING},
    {"{t-01: 0123456789abcdef}", "[t-01]", "14:11: " NO_MAP},
    {"finished: no", "finished: no\nlooked-back-to: never",
     "6:17: a date is written as 2026-11-23"},
    {"about: t-01", "abuot: t-01",
     "11:6: unknown key \"abuot\": did you mean \"about\"?\n11:5: \"about\" is missing here"},
    {"when: \"soon\"", "wen: \"soon\"", "11:32: unknown key \"wen\": did you mean \"when\"?"},
    {"with: \"Ann\"", "wth: \"Ann\"", "11:46: unknown key \"wth\": did you mean \"with\"?"},
    {"intentions:\n", "intention:\n",
     "10:1: unknown key \"intention\": did you mean \"intentions\"?"},
    {"about: t-01, ", "", "11:5: \"about\" is missing here"},
    {"    what: \"read\"\n", "", "12:5: \"what\" is missing here"},
    {"about: t-01", "about: [t-01]", "11:13: a text is expected here"},
    {"about: t-01", "about: \"\"", "11:13: " NO_CODE},
    {"about: t-01", "about: T-01", "11:13: " NO_CODE},
    {"about: t-01", "about: module/", "11:13: " NO_CODE},
    {"about: t-01", "about: module/module/t-01", "11:13: " NO_CODE},
    {"about: t-01", "about: \"t-01\\nt-02\"", "11:13: " NO_CODE},
    {"what: \"ask\"", "what: {ask: \"\"}", "11:25: a text is expected here"},
    {"what: \"ask\"", "what: \"\"", "11:25: this text is empty"},
    {"what: \"ask\"", "what: \" \\n \"", "11:25: this text is empty"},
    {"what: \"ask\"", "what: \"a\\tb\"", "11:25: control characters are not allowed here"},
    {"when: \"soon\"", "when: [soon]", "11:38: a text is expected here"},
    {"with: \"Ann\"", "with: [Ann]", "11:52: a text is expected here"},
    {"with: \"Ann\"", "with: \"Ann\", with: \"Bo\"",
     "11:59: \"with\" stands here twice (first on line 11)"},
    {"  - {about: t-01, what: \"ask\"", "  - t-01\n  - {about: t-01, what: \"\"",
     "11:5: " NO_MAP "\n12:25: this text is empty"},
    {"intentions:\n  - {about", "intentions:\n  t-01:\n  - {about",
     "11:3: a list is expected here ([a, b] or lines that start with \"- \")"},
    {"when: \"soon\", with: \"Ann\"", "when: [soon], with: {}",
     "11:38: a text is expected here\n11:52: a text is expected here"},
    {"intentions:\n", "intentions:\n" MORE_5 MORE_5 MORE,
     "23:5: a record holds 12 intentions at most"},
    {"...\n", "", "15:1: the file stops halfway: its last line must be \"...\""},
    {"meanings:", "  - {about: *x}\nmeanings:", "14:13: aliases (*name) are not allowed"},
};

/* Each text of an intention has its own place in the message when it is too long. */
START_TEST(an_intention_that_is_too_long_is_refused) {
    static const struct {
        const char *text;
        int line, column;
    } texts[] = {{"ask", 11, 25}, {"soon", 11, 38}, {"Ann", 11, 52}, {"read", 13, 11}};
    struct framework *fw = assessment_framework(false);
    for (size_t over = 0; over < 2; over++) {
        struct problems problems = {0};
        struct buf longer = {0};
        buf_add_repeat(&longer, "é", INTENTION_BYTES_MAX / 2);
        buf_add_string(&longer, over ? "e" : "");
        char *text = framework_edited(good, texts[_i].text, buf_string(&longer));
        struct assessment *a = record_read("f", text, strlen(text), fw, &problems);
        ck_assert_int_eq(a != NULL, !over);
        ck_assert_int_eq(problems.count, (int)over);
        if (over) {
            ck_assert_int_eq(problems.list[0].line, texts[_i].line);
            ck_assert_int_eq(problems.list[0].column, texts[_i].column);
            ck_assert_str_eq(problems.list[0].message, "this text is too long");
        }
        assessment_free(a);
        problems_free(&problems);
        buf_free(&longer);
        free(text);
    }
    framework_free(fw);
}
END_TEST

START_TEST(a_record_with_a_fault_is_refused_with_its_place) {
    struct framework *fw = assessment_framework(false);
    struct problems problems = {0};
    struct buf said = {0};
    char *text = framework_edited(good, faults[_i].find, faults[_i].put);
    ck_assert_ptr_null(record_read("f", text, strlen(text), fw, &problems));
    for (int i = 0; i < problems.count; i++) {
        const struct problem *p = &problems.list[i];
        ck_assert_int_eq(p->kind, PROBLEM_REFUSED);
        buf_addf(&said, "%s%d:%d: %s", i ? "\n" : "", p->line, p->column, p->message);
    }
    ck_assert_str_eq(buf_string(&said), faults[_i].said);
    problems_free(&problems);
    buf_free(&said);
    free(text);
    framework_free(fw);
}
END_TEST

/* Whole answers, or nothing: a record that was cut off must not be taken for a shorter one. */
START_TEST(a_record_that_is_cut_off_is_never_read_in_part) {
    struct framework *fw = assessment_framework(false);
    struct chance chance = property_case(_i);
    struct assessment *a = assessment_random(fw, &chance, 50);
    struct buf bytes = {0};
    record_write(a, &bytes);
    for (size_t cut = 0; cut < bytes.length; cut++) {
        struct problems problems = {0};
        struct record_head head;
        char *part = mem_new(cut ? cut : 1, 1);
        memcpy(part, bytes.bytes, cut);
        struct assessment *read = record_read("f", part, cut, fw, &problems);
        bool listed = record_read_head("f", part, cut, &head, &problems);
        bool whole = cut + 1 == bytes.length; /* only the last line end is not there */
        if ((read != NULL) != whole || listed != whole || (problems.count == 0) != whole)
            ck_abort_msg("cut at %zu of %zu", cut, bytes.length);
        record_head_free(&head);
        problems_free(&problems);
        assessment_free(read);
        free(part);
    }
    buf_free(&bytes);
    assessment_free(a);
    framework_free(fw);
}
END_TEST

START_TEST(a_damaged_record_is_read_or_refused) {
    struct framework *fw = assessment_framework(false);
    for (int n = 0; n < 2000; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        char *damaged = mem_copy(good);
        for (int flips = chance_between(&chance, 1, 3); flips > 0; flips--) {
            int at = chance_between(&chance, 0, (int)sizeof good - 2);
            if (chance_of(&chance, 50))
                damaged[at] = (char)(damaged[at] ^ (1 << chance_between(&chance, 0, 7)));
            else
                damaged[at] = "{}[]:,-#\"'\n 034>"[chance_between(&chance, 0, 15)];
        }
        struct assessment *a = record_read("f", damaged, sizeof good - 1, fw, &problems);
        PROPERTY((a != NULL) == (problems.count == 0), n);
        for (int i = 0; a && i < fw->item_count; i++) {
            const struct answer *answer = &a->answers[i];
            PROPERTY((answer->state == ANSWER_RATED) == (answer->now >= 0), n);
            PROPERTY(answer->now < LEVELS && answer->wanted < LEVELS, n);
            PROPERTY(answer->then < LEVELS && answer->then >= -1, n);
            PROPERTY((answer->before.state == ANSWER_RATED) == (answer->before.now >= 0), n);
        }
        for (int i = 0; a && i < a->intention_count; i++) {
            const struct intention *in = &a->intentions[i];
            PROPERTY((in->item < 0) != (in->module < 0), n);
            PROPERTY(in->item < fw->item_count && in->module < fw->module_count, n);
            PROPERTY(in->what[0] && in->when && in->with, n);
        }
        assessment_free(a);
        problems_free(&problems);
        free(damaged);
    }
    framework_free(fw);
}
END_TEST

TCase *assessment_broken_case(void) {
    TCase *broken = tcase_create("broken");
    tcase_add_loop_test(broken, a_record_with_a_fault_is_refused_with_its_place, 0,
                        ARRAY_LENGTH(faults));
    tcase_add_loop_test(broken, an_intention_that_is_too_long_is_refused, 0, 4);
    tcase_add_loop_test(broken, a_record_that_is_cut_off_is_never_read_in_part, 0, 5);
    tcase_add_test(broken, a_damaged_record_is_read_or_refused);
    return broken;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder sharing: what gets into a result file, and what never does. */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sharing_parts.h"

#define RANDOM "00112233445566778899aabbccddeeff"
#define GROUP_ID "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"

static const unsigned char random_bytes[RESULT_RANDOM_BYTES] = {
    0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff};

/* A group without break-downs. */
static struct group *plain_group(const struct framework *framework, const char *code) {
    unsigned char id[GROUP_ID_BYTES];
    memset(id, 0x0f, sizeof id);
    return group_new(framework, code, id);
}

static struct framework *fw;

static void begin(void) {
    fw = assessment_framework(false);
}

static void end(void) {
    framework_free(fw);
}

static void write_result(const struct assessment *a, const char *code, struct buf *out) {
    struct group *group = plain_group(a->framework, code);
    struct result *result = result_make(a, group, -1, random_bytes);
    result_write(result, out);
    result_free(result);
    group_free(group);
}

START_TEST(the_form_of_a_result_is_fixed) {
    struct assessment *a = assessment_empty(fw);
    struct buf out = {0}, expected = {0};
    assessment_rate(a, framework_item(fw, "t-01"), 2);
    assessment_want(a, framework_item(fw, "t-01"), 3);
    assessment_rate(a, framework_item(fw, "t-03"), 0);
    assessment_want(a, framework_item(fw, "t-04"), 4);
    assessment_mark(a, framework_item(fw, "p-01"), ANSWER_NOT_MINE);
    assessment_mark(a, framework_item(fw, "p-02"), ANSWER_RATHER_NOT);
    assessment_mark(a, framework_item(fw, "p-03"), ANSWER_NA);
    write_result(a, "team-3", &out);
    buf_addf(&expected,
             "lobspiegel: result/1\nframework: small\nhash: %s\nscale: 0-4\ngroup: team-3\n"
             "group-id: \"" GROUP_ID "\"\nbucket: none\n"
             "random: \"" RANDOM "\"\nanswers:\n"
             "  p-01: not-mine\n  p-02: rather-not\n  p-03: na\n"
             "  t-01: 2>3\n  t-02: open\n  t-03: 0\n  t-04: \">4\"\n#....",
             fw->hash);
    ck_assert_uint_eq(out.length, RESULT_PAD);
    buf_remove(&out, expected.length, out.length);
    ck_assert_str_eq(buf_string(&out), buf_string(&expected));
    buf_free(&out);
    buf_free(&expected);
    assessment_free(a);
}
END_TEST

/* The same answers, given by somebody else on another day. */
static struct assessment *somebody_else(const struct assessment *a, struct chance *chance) {
    struct assessment *b = assessment_random(fw, chance, 100);
    for (int i = 0; i < fw->item_count; i++) {
        b->answers[i].state = a->answers[i].state;
        b->answers[i].now = a->answers[i].now;
        b->answers[i].wanted = a->answers[i].wanted;
    }
    b->changed = (struct date){2031, 2, 3};
    assessment_select(b);
    return b;
}

START_TEST(only_the_answers_get_in) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 20);
        struct assessment *b = somebody_else(a, &chance);
        struct buf left = {0}, right = {0};
        write_result(a, "g", &left);
        write_result(b, "g", &right);
        PROPERTY(left.length == right.length, n);
        PROPERTY(memcmp(left.bytes, right.bytes, left.length) == 0, n);
        buf_free(&left);
        buf_free(&right);
        assessment_free(a);
        assessment_free(b);
    }
}
END_TEST

/* Strays and a changed framework are private too. */
START_TEST(nothing_of_the_record_gets_in_but_the_answers) {
    static const char record[] =
        "lobspiegel: record/1\nframework: {id: small, version: \"SECRET\", hash: \"SECRET\"}\n"
        "started: 1999-09-09\nchanged: 1999-09-09\nfinished: yes\n"
        "about: {roles: [tutor, SECRET], stage: SECRET, sector: college, lines: [first, SECRET], "
        "depth: full}\nat: t-01\nlooked-back-to: 1999-09-09\nanswers:\n"
        "  t-01: {answer: \"1\", before: \"4>3\", then: 4, note: \"SECRET\"}\n"
        "  t-02: {answer: \"\", before: \"4>3\"}\n"
        "  SECRET: {answer: \"2\", before: \"4>3\", then: 4, note: \"SECRET\"}\nintentions:\n"
        "  - {about: t-01, what: \"SECRET\", when: \"SECRET\", with: \"SECRET\"}\n"
        "  - {about: deeper, what: \"SECRET\"}\n"
        "  - {about: secret-7, what: \"SECRET\", when: \"SECRET\", with: \"SECRET\"}\n"
        "meanings: {t-01: 5ec5ec5ec5ec5ec5, SECRET: 5ec5ec5ec5ec5ec5}\n...\n";
    static const char *const private[] = {
        "SECRET", "1999",  "tutor",     "college", "first", "full", "2026",   "note",
        "role",   "about", "intention", "what",    "when",  "with", "deeper", "secret",
        "before", "then",  "meaning",   "look",    "4>3",   "5ec5", ": 4"};
    struct problems problems = {0};
    struct buf out = {0};
    struct assessment *a = record_read("f", record, sizeof record - 1, fw, &problems);
    ck_assert_ptr_nonnull(a);
    ck_assert_int_eq(a->intention_count, 2);
    ck_assert_int_eq(a->stray_intention_count, 1);
    write_result(a, "g", &out);
    for (size_t i = 0; i < ARRAY_LENGTH(private); i++)
        ck_assert_msg(!strstr(buf_string(&out), private[i]), "%s is in the result", private[i]);
    ck_assert_ptr_nonnull(strstr(buf_string(&out), fw->hash));
    buf_free(&out);
    assessment_free(a);
}
END_TEST

/* Nor what was answered last time, or looking back at it: not even that there was a last time. */
START_TEST(nothing_of_last_time_gets_in) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct assessment *last = assessment_random(fw, &chance, 50);
        struct assessment *a = assessment_amend(last, (struct date){2030, 1, 2});
        struct assessment *b = assessment_empty(fw);
        struct buf left = {0}, right = {0};
        write_result(a, "g", &left);
        write_result(b, "g", &right);
        PROPERTY(strcmp(buf_string(&left), buf_string(&right)) == 0, n); /* all open */
        for (int i = 0; i < fw->item_count; i++) {
            int level = chance_between(&chance, 0, LEVELS - 1);
            if (chance_of(&chance, 50))
                continue;
            assessment_rate(a, i, level);
            assessment_rate(b, i, level);
            assessment_look_back(a, i, chance_between(&chance, 0, LEVELS - 1));
        }
        assessment_look_back_to(a, last->started);
        buf_clear(&left);
        buf_clear(&right);
        write_result(a, "g", &left);
        write_result(b, "g", &right);
        PROPERTY(strcmp(buf_string(&left), buf_string(&right)) == 0, n);
        buf_free(&left);
        buf_free(&right);
        assessment_free(last);
        assessment_free(a);
        assessment_free(b);
    }
}
END_TEST

START_TEST(no_note_gets_in) {
    static const char note[] = "Zq7 my pupil Xv9";
    struct assessment *a = assessment_empty(fw);
    struct buf out = {0};
    for (int i = 0; i < fw->item_count; i++)
        assessment_note(a, i, note);
    write_result(a, "g", &out);
    for (size_t at = 0; at + 3 <= strlen(note); at++) { /* not even three letters of it */
        char part[4] = {note[at], note[at + 1], note[at + 2], '\0'};
        ck_assert_msg(!strstr(buf_string(&out), part), "\"%s\" is in the result", part);
    }
    buf_free(&out);
    assessment_free(a);
}
END_TEST

/* Nor of an intention, nor that there is one: the file is the same without. */
START_TEST(no_intention_gets_in) {
    static const char *const texts[] = {"Zq7 my pupil Xv9", "Wj3 kermis Bx5", "Kq8 Meneer Fz2"};
    struct assessment *a = assessment_empty(fw);
    struct buf without = {0}, out = {0};
    assessment_rate(a, 0, 2);
    write_result(a, "g", &without);
    for (int i = 0; i < INTENTIONS_MAX; i++) {
        const struct intention intention = {i ? i : -1, i ? -1 : 0, (char *)texts[i],
                                            (char *)texts[(i + 1) % 3], (char *)texts[(i + 2) % 3]};
        ck_assert(assessment_intend(a, i, &intention));
    }
    write_result(a, "g", &out);
    ck_assert_str_eq(buf_string(&out), buf_string(&without));
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        for (size_t at = 0; at + 3 <= strlen(texts[i]); at++) {
            char part[4] = {texts[i][at], texts[i][at + 1], texts[i][at + 2], '\0'};
            ck_assert_msg(!strstr(buf_string(&out), part), "\"%s\" is in the result", part);
        }
    buf_free(&without);
    buf_free(&out);
    assessment_free(a);
}
END_TEST

/* Frameworks of many sizes: the answers must not push the file over the border of a page. */
static struct framework *framework_of_items(int count) {
    char *least = framework_test_file("minimal.yaml");
    struct buf text = {0};
    buf_add_string(&text, least);
    for (int i = 1; i < count; i++)
        buf_addf(&text,
                 "  x-%d:\n    dimension: work\n    kind: skill\n    lines: [all]\n"
                 "    statement: {en: \"a\"}\n",
                 i);
    struct framework *many = framework_of(buf_string(&text));
    buf_free(&text);
    free(least);
    return many;
}

static size_t size_with(struct assessment *a, int level, int wanted, enum answer_state state) {
    struct buf out = {0};
    for (int i = 0; i < a->framework->item_count; i++) {
        if (level >= 0)
            assessment_rate(a, i, level);
        else
            assessment_mark(a, i, state);
        if (wanted >= 0)
            assessment_want(a, i, wanted);
    }
    write_result(a, "g", &out);
    size_t size = out.length;
    bool closed = size && out.bytes[size - 1] == '\n' && out.bytes[size - 2] != '\n';
    buf_free(&out);
    return closed ? size : 0;
}

START_TEST(the_size_tells_nothing) {
    for (int items = 1; items < 700; items += 1 + items / 20) {
        struct framework *many = framework_of_items(items);
        struct assessment *a = assessment_empty(many);
        size_t open = size_with(a, -1, -1, ANSWER_OPEN);
        bool same = open > 0 && open % RESULT_PAD == 0;
        same = same && open == size_with(a, -1, -1, ANSWER_RATHER_NOT);
        same = same && open == size_with(a, 1, -1, ANSWER_OPEN);
        same = same && open == size_with(a, -1, 4, ANSWER_OPEN);
        same = same && open == size_with(a, 2, 3, ANSWER_OPEN);
        ck_assert_msg(same, "with %d items", items);
        assessment_free(a);
        framework_free(many);
    }
}
END_TEST

START_TEST(any_result_has_the_same_size_and_is_good_yaml) {
    static const struct yaml_limits limits = {
        .bytes = 1 << 16, .text_bytes = 64, .depth = 2, .nodes = 1000};
    struct framework *lob = assessment_framework(true);
    size_t size = 0;
    for (int n = 0; n < 200; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(lob, &chance, 20);
        struct problems problems = {0};
        struct arena *arena = arena_new();
        struct buf out = {0};
        write_result(a, "a-group-of-32-letters-0123456789", &out);
        PROPERTY(n == 0 || out.length == size, n);
        size = out.length;
        const struct yaml_node *root = yaml_parse((struct yaml_source){"f", &problems}, out.bytes,
                                                  out.length, limits, arena);
        PROPERTY(root && root->count == 9, n);
        const struct yaml_node *answer = root->first;
        while (answer->next)
            answer = answer->next;
        PROPERTY(answer->kind == YAML_MAP && answer->count == lob->item_count, n);
        const char *before = "";
        for (answer = answer->first; answer; answer = answer->next) {
            struct answer read = {0};
            int item = framework_item(lob, answer->key->text);
            PROPERTY(item >= 0 && strcmp(before, answer->key->text) < 0, n); /* sorted */
            before = answer->key->text;
            const char *text = strcmp(answer->text, "open") == 0 ? "" : answer->text;
            PROPERTY(answer_parse(text, &read), n);
            PROPERTY(read.state == a->answers[item].state && read.now == a->answers[item].now, n);
            PROPERTY(read.wanted == a->answers[item].wanted, n);
        }
        buf_free(&out);
        arena_free(arena);
        assessment_free(a);
    }
    framework_free(lob);
}
END_TEST

static const struct {
    const char *code;
    bool good;
} codes[] = {
    {"a", true},       {"team-3", true},   {"0", true},      {"-", false},
    {"abcdefghijklmnopqrstuvwxyz-01234", true},              /* 32 */
    {"abcdefghijklmnopqrstuvwxyz-012345", false},            {"", false},
    {"Team", false},   {"team 3", false},  {"te/am", false}, {"..", false},
    {"team\n", false}, {"té", false},      {"a_b", false},   {"a.b", false},
    {"a:b", false},    {"\x80", false},
};

START_TEST(a_group_code_is_small_letters_digits_and_hyphens) {
    ck_assert_msg(group_code_is_good(codes[_i].code) == codes[_i].good, "%s", codes[_i].code);
}
END_TEST

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("sharing");
    TCase *result = tcase_create("result");
    tcase_add_checked_fixture(result, begin, end);
    tcase_add_test(result, the_form_of_a_result_is_fixed);
    tcase_add_test(result, only_the_answers_get_in);
    tcase_add_test(result, nothing_of_the_record_gets_in_but_the_answers);
    tcase_add_test(result, nothing_of_last_time_gets_in);
    tcase_add_test(result, no_note_gets_in);
    tcase_add_test(result, no_intention_gets_in);
    tcase_add_test(result, the_size_tells_nothing);
    tcase_add_test(result, any_result_has_the_same_size_and_is_good_yaml);
    tcase_add_loop_test(result, a_group_code_is_small_letters_digits_and_hyphens, 0,
                        ARRAY_LENGTH(codes));
    suite_add_tcase(suite, result);
    suite_add_tcase(suite, sharing_group_case());
    suite_add_tcase(suite, sharing_read_case());
    suite_add_tcase(suite, sharing_seal_case());
    suite_add_tcase(suite, sharing_sheet_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

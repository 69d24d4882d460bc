/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content hash: each row of a table is one change to tests/frameworks/small.yaml. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"

struct edit {
    const char *find, *put;
};

static const struct edit without_meaning[] = {
    {"id: small\n", "# a remark\nid: small # and one more\n"},
    {"licence: CC-BY-4.0", "licence: \"GPL\""},
    {"provenance: {nl: \"Bedacht.\", en: \"Made up.\"}\n", ""},
    {"    source: \"topic 1\"\n", ""},
    {"checked: 2026-11", "checked: 2025-01"},
    {"version: \"2026.1\"", "version: \"2026.2\""},
    {"languages: [nl, en]", "languages: [en, nl]"},
    {"id: small\nversion: \"2026.1\"\n", "version: \"2026.1\"\nid: small\n"},
    {"{nl: \"Klein\", en: \"Small\"}", "{en: Small, nl: \" Klein \"}"},
    {"about: {nl: \"Dit is klein.\", en: \"This is small.\"}",
     "about:\n  nl: >-\n    Dit is\n    klein.\n  en: This is small."},
    {"    kind: attitude\n    depth: quick\n    lines: [first]\n",
     "    lines: [first]\n    depth: quick\n    kind: attitude\n"},
    {"    lines: [first, second]\n    perspective: inside",
     "    lines: [second, first]\n    perspective: inside"},
    {"roles: [adviser, coach]", "roles: [coach, adviser, coach]"},
    {"    lines: [second]\n    roles", "    depth: usual\n    lines: [second]\n    roles"},
    {"{t-01: 2, t-02: 2}", "{t-02: 2, t-01: 2}"},
    {"starter: {talk: 1, plan: 2}\n    veteran: {talk: 3}",
     "veteran: {talk: 3}\n    starter: {plan: 2, talk: 1}"},
    {"  tutor:\n    starter: {talk: 1, plan: 2}\n    veteran: {talk: 3}\n"
     "  adviser:\n    starter: {plan: 0}\n",
     "  adviser:\n    starter: {plan: 0}\n"
     "  tutor:\n    starter: {talk: 1, plan: 2}\n    veteran: {talk: 3}\n"},
    /* the order of items and of entries */
    {"  p-02:\n    dimension: plan\n    kind: knowledge\n    lines: [first]\n"
     "    statement: {nl: \"Ik ken de stappen.\", en: \"I know the steps.\"}\n"
     "  p-03:\n    dimension: plan\n    kind: attitude\n    lines: [first, second]\n"
     "    tags: [alone]\n"
     "    statement: {nl: \"Ik kijk vooruit.\", en: \"I look ahead.\"}\n",
     "  p-03:\n    dimension: plan\n    kind: attitude\n    lines: [first, second]\n"
     "    tags: [alone]\n"
     "    statement: {nl: \"Ik kijk vooruit.\", en: \"I look ahead.\"}\n"
     "  p-02:\n    dimension: plan\n    kind: knowledge\n    lines: [first]\n"
     "    statement: {nl: \"Ik ken de stappen.\", en: \"I know the steps.\"}\n"},
    {"  first: {name: {nl: \"eerste\", en: \"first\"}, "
     "definition: {nl: \"iedereen\", en: \"everybody\"}}\n"
     "  second: {name: {nl: \"tweede\", en: \"second\"}, "
     "definition: {nl: \"enkelen\", en: \"some\"}}\n",
     "  second: {name: {nl: \"tweede\", en: \"second\"}, "
     "definition: {nl: \"enkelen\", en: \"some\"}}\n"
     "  first: {name: {nl: \"eerste\", en: \"first\"}, "
     "definition: {nl: \"iedereen\", en: \"everybody\"}}\n"},
};

START_TEST(what_has_no_meaning_does_not_change_the_hash) {
    char *small = framework_test_file("small.yaml");
    char *text = framework_edited(small, without_meaning[_i].find, without_meaning[_i].put);
    struct framework *before = framework_of(small), *after = framework_of(text);
    ck_assert_msg(strcmp(before->hash, after->hash) == 0, "%s", without_meaning[_i].put);
    ck_assert_uint_eq(strlen(after->hash), HASH_HEX_SIZE - 1);
    framework_free(before);
    framework_free(after);
    free(text);
    free(small);
}
END_TEST

static const struct edit with_meaning[] = {
    {"id: small\n", "id: smal\n"},
    {"{nl: \"Klein\", en: \"Small\"}", "{nl: \"Klein\", en: \"Little\"}"},
    {"{nl: \"Klein\", en: \"Small\"}", "{nl: \"Klein\"}"},
    {"{nl: \"Klein\", en: \"Small\"}", "{en: \"Klein\", nl: \"Small\"}"},
    {"Only for trying out.", "Only for trying out!"},
    {"about: {nl: \"Dit is klein.\", en: \"This is small.\"}\n", ""},
    {"quick: 2", "quick: 3"},
    {"usual: 5", "usual: 6"},
    {"en: \"with help\"", "en: \"helped\""},
    {"en: \"done together\"", "en: \"together\""},
    {"en: \"first\"}", "en: \"front\"}"},
    {"en: \"everybody\"", "en: \"all\""},
    {"en: \"tutor\"}", "en: \"mentor\"}"},
    {"tutor\"}, lines: [first]", "tutor\"}, lines: [second]"},
    {"tutor\"}, lines: [first]", "tutor\"}, lines: [first, second]"},
    {"en: \"veteran\"", "en: \"old hand\""},
    {"workplace: next", "workplace: later"},
    {"en: \"First the basics.\"", "en: \"The basics first.\""},
    {"  college: {name: {nl: \"college\"", "  college: {name: {nl: \"mbo\""},
    {"en: \"inside\"", "en: \"within\""},
    {"en: \"alone\"", "en: \"by oneself\""},
    {"en: \"Talking\"", "en: \"Speaking\""},
    {"en: \"Everybody gets to speak.\"", "en: \"All speak.\""},
    {"en: \"Planning\"}}", "en: \"Planning\"}, within: talk}"},
    {"  t-02:\n    dimension: talk\n", "  t-02:\n    dimension: plan\n"},
    {"kind: attitude\n    depth: quick", "kind: skill\n    depth: quick"},
    {"kind: attitude\n    depth: quick", "kind: attitude\n    depth: usual"},
    {"lines: [second]\n    roles", "lines: [first]\n    roles"},
    {"lines: [second]\n    roles", "lines: [first, second]\n    roles"},
    {"roles: [adviser, coach]", "roles: [adviser]"},
    {"    roles: [adviser, coach]\n", ""},
    {"sectors: [college]", "sectors: [school]"},
    {"    sectors: [college]\n", ""},
    {"    tags: [alone]\n", ""},
    {"    perspective: inside\n", ""},
    {"perspective: inside", "perspective: outside"},
    {"nl: \"Ik luister.\"", "nl: \"Ik luister\""},
    {"en: \"you ask one more thing.\"", "en: \"you ask.\""},
    {"en: \"I ask something\"", "en: \"I ask\""},
    {"  t-04:\n", "  t-14:\n"},
    {"{talk: 1, plan: 2}", "{talk: 1, plan: 3}"},
    {"{talk: 1, plan: 2}", "{talk: 1}"},
    {"    veteran: {talk: 3}\n", "    veteran: {talk: 3, plan: 3}\n"},
    {"  adviser:\n    starter: {plan: 0}\n", "  coach:\n    starter: {plan: 0}\n"},
    {"  adviser:\n    starter: {plan: 0}\n", "  adviser:\n    veteran: {plan: 0}\n"},
    {"  adviser:\n    starter: {plan: 0}\n", ""},
    {"en: \"plan\"", "en: \"plan of work\""},
    {"en: \"what you will do\"", "en: \"your steps\""},
    {"en: \"Basics\"", "en: \"The basics\""},
    {"en: \"Learning to talk.\"", "en: \"Talking.\""},
    {"en: \"2 credits\"", "en: \"3 credits\""},
    {"phase: post-initial", "phase: workplace"},
    {"hours: 20", "hours: 21"},
    {"stages: [veteran]", "stages: [starter]"},
    {"roles: [tutor, adviser]", "roles: [tutor]"},
    {"    lines: [first]\n    sectors: [school]", "    sectors: [school]"},
    {"    sectors: [school]\n", ""},
    {"    requires: [basics]\n", ""},
    {"    requires: [basics]\n", "    requires: [shadowing]\n"},
    {"entry: 2", "entry: 1"},
    {"{t-01: 4}", "{t-01: 3}"},
    {"{t-01: 4}", "{t-02: 4}"},
    {"{t-01: 4}", "{t-01: 4, t-02: 4}"},
};

START_TEST(what_has_a_meaning_changes_the_hash_each_in_its_own_way) {
    char hashes[ARRAY_LENGTH(with_meaning) + 1][HASH_HEX_SIZE];
    char *small = framework_test_file("small.yaml");
    for (size_t i = 0; i <= ARRAY_LENGTH(with_meaning); i++) {
        bool first = i == 0;
        char *text = first ? mem_copy(small)
                           : framework_edited(small, with_meaning[i - 1].find,
                                              with_meaning[i - 1].put);
        struct framework *fw = framework_of(text);
        memcpy(hashes[i], fw->hash, HASH_HEX_SIZE);
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(strcmp(hashes[i], hashes[j]) != 0, "%s", with_meaning[i - 1].put);
        framework_free(fw);
        free(text);
    }
    free(small);
}
END_TEST

TCase *framework_hash_case(void) {
    TCase *hash = tcase_create("hash");
    tcase_add_loop_test(hash, what_has_no_meaning_does_not_change_the_hash, 0,
                        ARRAY_LENGTH(without_meaning));
    tcase_add_test(hash, what_has_a_meaning_changes_the_hash_each_in_its_own_way);
    return hash;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in framework files: each row of the table is one change to tests/frameworks/small.yaml
 * and all that is said about it. Places are marked with @1, @2 in the change. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"

#define CODE_RULE                                                                          \
    "a code starts with a small letter and has small letters, digits and hyphens only, 32 at most"
#define NO_MAP "names with values are expected here (name: value)"
#define NO_LIST "a list is expected here ([a, b] or lines that start with \"- \")"
#define NO_TEXT "a text is expected here"
#define LONG_CODE "a234567890123456789012345678901234"

static const struct {
    const char *find, *put, *said;
} faults[] = {
    /* the file as a whole */
    {"lobspiegel: framework/1\n", "@1",
     "@1 this is no framework file: it must start with \"lobspiegel: framework/1\""},
    {"lobspiegel: framework/1", "lobspiegel: @1framework/2",
     "@1 this is no framework file for this version: \"lobspiegel: framework/1\" is expected"},
    {"lobspiegel: framework/1", "lobspiegel: @1[framework/1]",
     "@1 this is no framework file for this version: \"lobspiegel: framework/1\" is expected"},
    {"licence:", "@1license:", "@1 unknown key \"license\": did you mean \"licence\"?"},
    {"licence:", "@1colour:", "@1 unknown key \"colour\""},
    {"licence: CC-BY-4.0", "@1id: again", "@1 \"id\" stands here twice (first on line 4)"},
    {"lobspiegel: framework/1\nid: small\n", "@1lobspiegel: framework/1\n",
     "@1 \"id\" is missing here"},
    {"lobspiegel: framework/1\nid: small\nversion: \"2026.1\"\n",
     "@1lobspiegel: framework/1\nid: small\n", "@1 \"version\" is missing here"},
    {"title: {nl", "@1titel: {nl",
     "@1 unknown key \"titel\": did you mean \"title\"?\n@0 \"title\" is missing here"},
    {"id: small", "id: @1Small", "@1 " CODE_RULE},
    {"id: small", "id: @1small_one", "@1 " CODE_RULE},
    {"id: small", "id: @12small", "@1 " CODE_RULE},
    {"id: small", "id: @1-small", "@1 " CODE_RULE},
    {"id: small", "id:@1", "@1 " CODE_RULE},
    {"id: small", "id: @1" LONG_CODE, "@1 " CODE_RULE},
    {"id: small", "id: @1[small]", "@1 " NO_TEXT},
    {"version: \"2026.1\"", "version: @1\"  \"", "@1 this text is empty"},
    {"version: \"2026.1\"", "version: @1{a: b}", "@1 " NO_TEXT},
    {"licence: CC-BY-4.0", "licence:@1", "@1 this text is empty"},
    {"languages: [nl, en]", "languages: [nl, en, @1dutch, @2NL]",
     "@1 a language is two small letters, such as nl or en\n"
     "@2 a language is two small letters, such as nl or en"},
    {"languages: [nl, en]", "languages: [nl, en, @1nl]", "@1 \"nl\" stands here twice"},
    {"languages: [nl, en]", "languages: [nl, en, aa, ab, ac, ad, ae, af, @1ag]",
     "@1 more than 8 entries"},
    {"title: {nl: \"Klein\", en: \"Small\"}", "title: {nl: \"Klein\", @1de: \"Klein\"}",
     "@1 unknown language \"de\""},
    {"title: {nl: \"Klein\", en: \"Small\"}", "title: @1Klein", "@1 " NO_MAP},
    {"title: {nl: \"Klein\", en: \"Small\"}", "title: @1{}", "@1 this text is empty"},
    {"title: {nl: \"Klein\", en: \"Small\"}", "title: {nl: @1\" \\n \", en: @2[x]}",
     "@1 this text is empty\n@2 " NO_TEXT},
    {"title: {nl: \"Klein\", en: \"Small\"}", "title: {nl: a, en: @1\"\\e[31m\"}",
     "@1 control characters are not allowed here"},
    {"quick: 2, usual: 5", "quick: @10, usual: @2many",
     "@1 a whole number from 1 to 100000 is expected here\n"
     "@2 a whole number from 1 to 100000 is expected here"},
    {"quick: 2, usual: 5", "@1quik: 2", "@1 unknown key \"quik\": did you mean \"quick\"?"},
    /* the scale */
    {"scale:\n  - {name: {nl: \"nieuw\", en: \"new\"}, "
     "meaning: {nl: \"nog niet gedaan\", en: \"not done yet\"}}\n",
     "@1scale:\n", "@1 the scale has exactly 5 levels; here are 4"},
    {"  - {name: {nl: \"nieuw\", en: \"new\"}, meaning: {",
     "  - {name: {nl: a, en: b}, meaning: {nl: a}}\n"
     "  - {name: {nl: \"nieuw\", en: \"new\"}, meaning: {",
     "@0 the scale has exactly 5 levels; here are 6"},
    {"{name: {nl: \"nieuw\", en: \"new\"}, meaning:", "@1{meaning:", "@1 \"name\" is missing here"},
    {"      - {nl: \"ik vraag niets\", en: \"I ask nothing\"}\n", "",
     "@0 the scale has exactly 5 levels; here are 4"},
    {"- {nl: \"ik vraag niets\", en: \"I ask nothing\"}", "- @1{}", "@1 this text is empty"},
    /* entries of the sections */
    {"  first: {name", "  @1First: {name",
     "@1 " CODE_RULE "\n@0 unknown line \"first\": did you mean \"First\"?\n..."},
    {"  coach: {name: {nl: \"coach\", en: \"coach\"}}", "  @1coach: {}",
     "@1 \"name\" is missing here"},
    {"  coach: {name: {nl: \"coach\", en: \"coach\"}}", "  coach: @1boss", "@1 " NO_MAP},
    {"  coach: {name", "  @1adviser: {name", "@1 \"adviser\" stands here twice (first on line 24)"},
    {"tutor\"}, lines: [first]}", "tutor\"}, lines: [@1frist]}",
     "@1 unknown line \"frist\": did you mean \"first\"?"},
    {"tutor\"}, lines: [first]}", "tutor\"}, lines: @1first}", "@1 " NO_LIST},
    {"tutor\"}, lines: [first]}", "tutor\"}, lines: [@1[first]]}", "@1 " NO_TEXT},
    {"workplace: next", "workplace: @1soon", "@1 unknown place for a phase \"soon\""},
    {"workplace: next", "workplace: @1frist",
     "@1 unknown place for a phase \"frist\": did you mean \"first\"?"},
    {"    phases: {initial: first, workplace: next, post-initial: later}",
     "    @1phases: {initial: first, @2workplac: next, post-initial: later}",
     "@2 unknown key \"workplac\": did you mean \"workplace\"?\n@1 \"workplace\" is missing here"},
    {"  school: {name", "  school: {@1nam: x, name",
     "@1 unknown key \"nam\": did you mean \"name\"?"},
    {"definition: {nl: \"enkelen\", en: \"some\"}", "definition: {nl: \"enkelen\", @1fr: \"x\"}",
     "@1 unknown language \"fr\""},
    {"  plan: {name: {nl: \"Plannen\", en: \"Planning\"}}",
     "  plan: {name: {nl: \"Plannen\"}, within: @1talking}",
     "@1 unknown dimension \"talking\": did you mean \"talk\"?"},
    {"  plan: {name: {nl: \"Plannen\", en: \"Planning\"}}",
     "  @1plan: {name: {nl: \"Plannen\"}, within: plan}",
     "@1 \"plan\" is a part of a part: dimensions have two levels at most"},
    {"  plan: {name: {nl: \"Plannen\", en: \"Planning\"}}",
     "  plan: {name: {nl: \"Plannen\"}, within: talk}\n"
     "  @1deep: {name: {nl: \"Diep\"}, within: plan}",
     "@1 \"deep\" is a part of a part: dimensions have two levels at most"},
    /* items */
    {"  t-02:\n    dimension: talk\n", "  @1t-02:\n", "@1 \"dimension\" is missing here"},
    {"  t-02:\n    dimension: talk\n", "  t-02:\n    dimension: @1talks\n",
     "@1 unknown dimension \"talks\": did you mean \"talk\"?"},
    {"    kind: attitude\n    depth: quick", "    kind: @1atitude\n    depth: @2qick",
     "@1 unknown kind \"atitude\": did you mean \"attitude\"?\n"
     "@2 unknown depth \"qick\": did you mean \"quick\"?"},
    {"    lines: [second]\n    roles", "    lines: @1[]\n    roles",
     "@1 at least one entry is needed here"},
    {"    lines: [second]\n    roles: [adviser, coach]",
     "    lines: [second, @1third]\n    roles: [@2advisor, @3chef]",
     "@1 unknown line \"third\"\n"
     "@2 unknown role \"advisor\": did you mean \"adviser\"?\n@3 unknown role \"chef\""},
    {"sectors: [college]", "sectors: [@1colege]",
     "@1 unknown sector \"colege\": did you mean \"college\"?"},
    {"tags: [alone]", "tags: [@1alonso]", "@1 unknown tag \"alonso\": did you mean \"alone\"?"},
    {"perspective: outside", "perspective: @1outsid",
     "@1 unknown perspective \"outsid\": did you mean \"outside\"?"},
    {"perspective: outside", "perspective: @1[outside]", "@1 " NO_TEXT},
    {"statement: {nl: \"Ik luister.\", en: \"I listen.\"}", "statement: {nl: @1\"\", en: \"x\"}",
     "@1 this text is empty"},
    {"    statement: {nl: \"Ik luister.\", en: \"I listen.\"}\n", "    @1statment: {nl: a}\n",
     "@1 unknown key \"statment\": did you mean \"statement\"?\n@0 \"statement\" is missing here"},
    {"source: \"topic 1\"", "source: @1''", "@1 this text is empty"},
    {"  p-03:\n", "  @1p 03:\n",
     "@1 " CODE_RULE "\n@0 unknown item \"p-03\": did you mean \"t-03\"?"},
    /* expected levels */
    {"expected:\n  tutor:\n", "expected:\n  @1tutors:\n",
     "@1 unknown role \"tutors\": did you mean \"tutor\"?"},
    {"    veteran: {talk: 3}", "    @1veterans: {talk: 3}",
     "@1 unknown stage \"veterans\": did you mean \"veteran\"?"},
    {"    veteran: {talk: 3}", "    veteran: {@1walk: 3, plan: @25}",
     "@1 unknown dimension \"walk\": did you mean \"talk\"?\n"
     "@2 a whole number from 0 to 4 is expected here"},
    {"    veteran: {talk: 3}", "    veteran: @13", "@1 " NO_MAP},
    /* the glossary */
    {"  plan-word:\n", "  @1plan word:\n", "@1 " CODE_RULE},
    {"    meaning: {nl: \"wat je gaat doen\"", "    meanings: {nl: \"x\"",
     "@0 unknown key \"meanings\": did you mean \"meaning\"?\n@0 \"meaning\" is missing here"},
    /* modules */
    {"phase: initial", "phase: @1initials",
     "@1 unknown phase \"initials\": did you mean \"initial\"?"},
    {"hours: 20", "hours: @10", "@1 a whole number from 1 to 10000 is expected here"},
    {"hours: 20", "hours: @110001", "@1 a whole number from 1 to 10000 is expected here"},
    {"hours: 20", "hours: @1twenty", "@1 a whole number from 1 to 10000 is expected here"},
    {"checked: 2026-11", "checked: @12026-13", "@1 a month is written as 2026-11"},
    {"checked: 2026-11", "checked: @12026-11-01", "@1 a month is written as 2026-11"},
    {"checked: 2026-11", "checked: @1Nov2026", "@1 a month is written as 2026-11"},
    {"checked: 2026-11", "checked: @1[2026-11]", "@1 a month is written as 2026-11"},
    {"stages: [veteran]", "stages: [@1vet]", "@1 unknown stage \"vet\""},
    {"    roles: [tutor, adviser]\n    lines: [first]\n    sectors: [school]",
     "    roles: [@1tutr]\n    lines: [@2firs]\n    sectors: [@3schol]",
     "@1 unknown role \"tutr\": did you mean \"tutor\"?\n"
     "@2 unknown line \"firs\": did you mean \"first\"?\n"
     "@3 unknown sector \"schol\": did you mean \"school\"?"},
    {"requires: [basics]", "requires: [@1basic]",
     "@1 unknown module \"basic\": did you mean \"basics\"?"},
    {"requires: [basics]", "requires: @1basics", "@1 " NO_LIST},
    {"entry: 2", "entry: @15", "@1 a whole number from 0 to 4 is expected here"},
    {"serves: {t-01: 4}", "serves: {@1t-09: 4}",
     "@1 unknown item \"t-09\": did you mean \"t-01\"?"},
    {"serves: {t-01: 4}", "serves: {t-01: @10, p-01: @25, p-02: @3[1]}",
     "@1 a whole number from 1 to 4 is expected here\n"
     "@2 a whole number from 1 to 4 is expected here\n@3 " NO_TEXT},
    {"serves: {t-01: 4}", "serves: @1[t-01]", "@1 " NO_MAP},
    {"    serves: {t-01: 4}\n", "", "@0 \"serves\" is missing here"},
    /* circles of prerequisites: a module in the circle is named */
    {"    requires: [basics]\n", "    requires: [deeper]\n",
     "@0 \"deeper\" asks for itself through what it requires"},
    {"    checked: 2026-11\n", "    checked: 2026-11\n    requires: [deeper]\n",
     "@0 \"basics\" asks for itself through what it requires"},
    {"    checked: 2026-11\n", "    checked: 2026-11\n    requires: [shadowing, deeper]\n",
     "@0 \"basics\" asks for itself through what it requires"},
    {"  basics:\n    name", "  start:\n"
     "    name: {nl: a}\n    about: {nl: a}\n    phase: initial\n    hours: 1\n"
     "    requires: [basics]\n    serves: {}\n"
     "  @1basics:\n    requires: [deeper]\n    name",
     "@1 \"basics\" asks for itself through what it requires"},
};

/* Takes the marks out of TEXT and notes their places. */
static void take_marks(char *text, int places[10][2]) {
    int line = 1, column = 1;
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (from[0] == '@' && from[1] >= '1' && from[1] <= '9') {
            places[from[1] - '0'][0] = line;
            places[from[1] - '0'][1] = column;
            from++;
            continue;
        }
        column += ((unsigned char)*from & 0xC0) != 0x80;
        if (*from == '\n') {
            line++;
            column = 1;
        }
        *to++ = *from;
    }
    *to = '\0';
}

/* SAID with the places of its marks; @0 is a place that is not looked at, a last ... stands for
 * any more. */
static void expand(const char *said, int places[10][2], struct buf *out) {
    for (; *said; said++)
        if (*said == '@' && said[1] > '0') {
            said++;
            buf_addf(out, "%d:%d:", places[*said - '0'][0], places[*said - '0'][1]);
        } else if (*said == '@') {
            said++;
            buf_add_string(out, "?:?:");
        } else {
            buf_add_char(out, *said);
        }
}

/* Every problem of TEXT in a line; those whose line in EXPECTED starts with ? without place. */
static void read_broken(const char *text, const char *expected, struct buf *out) {
    struct problems problems = {0};
    struct framework *fw = framework_read("f", text, strlen(text), &problems);
    ck_assert_ptr_null(fw);
    for (int i = 0; i < problems.count; i++) {
        const struct problem *p = &problems.list[i];
        ck_assert_str_eq(p->file, "f");
        ck_assert_int_eq(p->kind, PROBLEM_REFUSED);
        ck_assert_int_gt(p->line, 0);
        if (*expected == '?')
            buf_addf(out, "?:?: %s", p->message);
        else
            buf_addf(out, "%d:%d: %s", p->line, p->column, p->message);
        buf_add_string(out, i + 1 < problems.count ? "\n" : "");
        expected += strcspn(expected, "\n");
        expected += *expected == '\n';
    }
    problems_free(&problems);
}

START_TEST(a_fault_is_told_with_its_place) {
    int places[10][2] = {{0}};
    struct buf expected = {0}, said = {0};
    char *small = framework_test_file("small.yaml");
    char *broken = framework_edited(small, faults[_i].find, faults[_i].put);
    take_marks(broken, places);
    expand(faults[_i].said, places, &expected);
    read_broken(broken, buf_string(&expected), &said);
    char *more = strstr(expected.bytes, "...");
    if (more) { /* it has effects in more places */
        *more = '\0';
        buf_remove(&said, (size_t)(more - expected.bytes), said.length);
    }
    ck_assert_str_eq(buf_string(&said), buf_string(&expected));
    buf_free(&said);
    buf_free(&expected);
    free(broken);
    free(small);
}
END_TEST

TCase *framework_broken_case(void) {
    TCase *broken = tcase_create("broken");
    tcase_add_loop_test(broken, a_fault_is_told_with_its_place, 0, ARRAY_LENGTH(faults));
    return broken;
}

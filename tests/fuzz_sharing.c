/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as a group, as a result, as what a school hands up, as a sealed one of these
 * and as a sheet of paper. The readers must not crash; what they accept is whole and canonical, and
 * what they refuse has a problem. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gathering/region.h"
#include "sharing/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "# %s:%d: not so: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The least that is a framework, with two roles to split by. */
static const char questionnaire[] =
    "lobspiegel: framework/1\nid: minimal\nversion: \"1\"\nlanguages: [en]\n"
    "title: {en: \"Minimal\"}\nscale:\n"
    "  - {name: {en: \"none\"}, meaning: {en: \"not yet\"}}\n"
    "  - {name: {en: \"some\"}, meaning: {en: \"with help\"}}\n"
    "  - {name: {en: \"own\"}, meaning: {en: \"on my own\"}}\n"
    "  - {name: {en: \"fit\"}, meaning: {en: \"on purpose\"}}\n"
    "  - {name: {en: \"lead\"}, meaning: {en: \"with others\"}}\n"
    "lines:\n  all: {name: {en: \"all\"}, definition: {en: \"everybody\"}}\n"
    "roles:\n  tutor: {name: {en: \"tutor\"}}\n  coach: {name: {en: \"coach\"}}\n"
    "dimensions:\n  work: {name: {en: \"Work\"}}\nitems:\n"
    "  w-01: {dimension: work, kind: skill, lines: [all], statement: {en: \"I do.\"}}\n"
    "  w-02: {dimension: work, kind: skill, lines: [all], statement: {en: \"I can.\"}}\n"
    "  w-03: {dimension: work, kind: skill, lines: [all], statement: {en: \"I want.\"}}\n";

/* A group on it; the keys are made from a seed, so that files in the corpus can be opened. */
static struct group *known_group(const struct framework *fw, char secret[SECRET_KEY_SIZE]) {
    const unsigned char seed[crypto_box_SEEDBYTES] = "a seed that everybody may know.";
    unsigned char public_bytes[crypto_box_PUBLICKEYBYTES], bytes[crypto_box_SECRETKEYBYTES];
    struct group *group = group_new(fw, "team-3", (const unsigned char *)"id-of-the-group-");
    crypto_box_seed_keypair(public_bytes, bytes, seed);
    sodium_bin2hex(group->public_key, GROUP_KEY_SIZE, public_bytes, sizeof public_bytes);
    sodium_bin2hex(secret, SECRET_KEY_SIZE, bytes, sizeof bytes);
    group->split = SPLIT_ROLE;
    group->buckets[0] = (struct bucket){.id = "tutors", .members = SET_OF(0)};
    group->buckets[1] = (struct bucket){.id = "coaches", .members = SET_OF(1)};
    group->bucket_count = 2;
    return group;
}

/* There is a problem when something was refused, and it can be shown; the list is emptied. */
static void check_problems(struct problems *problems, bool accepted) {
    MUST(accepted == (problems->count == 0));
    for (int i = 0; i < problems->count; i++) {
        struct buf line = {0};
        problem_format(&problems->list[i], &line);
        MUST(line.length > 0 && !memchr(buf_string(&line), '\n', line.length));
        MUST(!memchr(buf_string(&line), '\033', line.length));
        buf_free(&line);
    }
    problems_free(problems);
}

static void check_group(const struct framework *fw, const char *bytes, size_t length) {
    struct problems problems = {0}, none = {0};
    struct group *group = group_read("fuzz.yaml", bytes, length, fw, &problems);
    if (group) {
        struct buf out = {0}, again = {0};
        MUST(group_code_is_good(group->code) && group->k >= group_floor(group->outside));
        MUST(group->bucket_count == 0 || group->bucket_count >= 2);
        for (int i = 0; i < group->bucket_count; i++) {
            MUST(group_bucket_is_good(group->buckets[i].id));
            MUST(!fw || group->buckets[i].members);
            for (int j = 0; j < i; j++)
                MUST(!(group->buckets[i].members & group->buckets[j].members));
        }
        group_write(group, fw, &out);
        struct group *other = group_read("fuzz.yaml", out.bytes, out.length, fw, &none);
        MUST(other);
        group_write(other, fw, &again);
        MUST(strcmp(buf_string(&out), buf_string(&again)) == 0);
        group_free(other);
        buf_free(&out);
        buf_free(&again);
    }
    check_problems(&problems, group != NULL);
    group_free(group);
}

/* True when it is a result, which is then canonical. */
static bool check_result(const struct framework *fw, const struct group *group, const char *bytes,
                         size_t length) {
    struct result_form *form = result_form_new(fw, group);
    struct result *result = result_new(fw, group);
    struct problems problems = {0};
    struct buf out = {0};
    bool good = result_read(form, bytes, length, result);
    if (good) {
        result_write(result, &out);
        MUST(out.length == length && memcmp(out.bytes, bytes, length) == 0);
    } else {
        result_why_refused(form, "fuzz.yaml", bytes, length, &problems);
    }
    check_problems(&problems, good);
    buf_free(&out);
    result_free(result);
    result_form_free(form);
    return good;
}

/* What is taken for a hand-up is canonical, and can be put together with others. */
static void check_handup(const struct framework *fw, const struct group *group, const char *bytes,
                         size_t length) {
    struct problems problems = {0};
    struct buf out = {0};
    struct handup *handup = handup_read("fuzz.yaml", bytes, length, fw, group, &problems);
    if (handup) {
        struct region *region = region_new(fw, group);
        int item;
        handup_write(handup, &out);
        MUST(out.length == length && memcmp(out.bytes, bytes, length) == 0);
        for (int i = 0; i < fw->item_count; i++)
            MUST(handup->items[i].people <= handup->people);
        for (int i = 0; i < REGION_SCHOOLS; i++)
            region_add(region, handup);
        struct tallies *batch = region_tallies(region);
        for (int i = 0; i < fw->item_count; i++)
            MUST(item_tally_valid(&batch->buckets[batch->bucket_count].items[i]) <=
                 REGION_SCHOOLS * handup->people);
        MUST(region_withstands(region, batch, handup, &item));
        tallies_free(batch);
        region_free(region);
    }
    check_problems(&problems, handup != NULL);
    handup_free(handup);
    buf_free(&out);
}

static void check_sealed(const struct framework *fw, const struct group *group, const char *secret,
                         const char *bytes, size_t length) {
    struct problems problems = {0};
    struct buf out = {0};
    bool open = seal_open(group, secret, "fuzz.yaml", bytes, length, &out, &problems);
    MUST(!open || seal_is(bytes, length));
    check_problems(&problems, open);
    if (open) { /* whoever has the public key can seal what is no result */
        check_result(fw, group, buf_string(&out), out.length);
        check_handup(fw, group, buf_string(&out), out.length);
    }
    buf_free(&out);
}

/* A sheet of paper: good and then tidy for ever, or refused with a reason that can be shown. */
static void check_sheet(const struct framework *fw, const struct group *group, const char *bytes,
                        size_t length) {
    struct assessment *paper = assessment_new(fw, (struct date){2026, 11, 29});
    struct sheet *sheet = sheet_new(paper, group), *again = sheet_new(paper, group);
    struct buf tidy = {0}, why = {0};
    bool good = sheet_read(sheet, bytes, length);
    MUST(sheet->at <= length && sheet->count <= paper->shown_count);
    sheet_write(sheet, &tidy);
    MUST(!good || (sheet_read(again, buf_string(&tidy), tidy.length) && sheet_same(sheet, again)));
    sheet_why(sheet, bytes, length, &why);
    MUST(good == (why.length == 0));
    MUST(!memchr(buf_string(&why), '\n', why.length) &&
         !memchr(buf_string(&why), '\033', why.length));
    buf_free(&tidy);
    buf_free(&why);
    sheet_free(sheet);
    sheet_free(again);
    assessment_free(paper);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t length) {
    const char *bytes = (const char *)input;
    struct problems none = {0};
    char secret[SECRET_KEY_SIZE];
    MUST(sodium_init() >= 0);
    struct framework *fw =
        framework_read("minimal", questionnaire, sizeof questionnaire - 1, &none);
    MUST(fw);
    struct group *group = known_group(fw, secret);
    check_group(NULL, bytes, length);
    check_group(fw, bytes, length);
    check_result(fw, group, bytes, length);
    check_handup(fw, group, bytes, length);
    check_sealed(fw, group, secret, bytes, length);
    check_sheet(fw, group, bytes, length);
    group_free(group);
    framework_free(fw);
    return 0;
}

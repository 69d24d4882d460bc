/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed results: opened with the key of the group, and not otherwise. */
#include <config.h>

#include <string.h>

#include "sharing_parts.h"

static struct framework *fw;
static struct group *group;
static char secret[SECRET_KEY_SIZE];
static struct buf plain, sealed;

static void begin(void) {
    struct chance chance = property_case(1);
    ck_assert_int_ge(sodium_init(), 0);
    fw = assessment_framework(false);
    group = sharing_group(fw);
    seal_keys(group->public_key, secret);
    struct result *result = sharing_result(fw, group, &chance);
    result_write(result, &plain);
    seal_write(group, plain.bytes, plain.length, &sealed);
    result_free(result);
}

static void end(void) {
    buf_free(&plain);
    buf_free(&sealed);
    group_free(group);
    framework_free(fw);
}

/* Opens it; the words of the refusal are in SAID. */
static bool opens(const char *key, const char *bytes, size_t length, struct buf *said) {
    struct problems problems = {0};
    struct buf out = {0};
    bool open = seal_open(group, key, "f", bytes, length, &out, &problems);
    buf_clear(said);
    if (open)
        ck_assert(problems.count == 0 && out.length == plain.length &&
                  memcmp(out.bytes, plain.bytes, plain.length) == 0);
    else
        ck_assert(problems.count == 1 && out.length == 0);
    if (!open)
        problem_format(&problems.list[0], said);
    problems_free(&problems);
    buf_free(&out);
    return open;
}

START_TEST(a_sealed_result_is_opened_with_its_key) {
    struct buf said = {0}, twice = {0};
    ck_assert(seal_is(sealed.bytes, sealed.length) && !seal_is(plain.bytes, plain.length));
    ck_assert(opens(secret, sealed.bytes, sealed.length, &said));
    /* the same result sealed once more is as long, and looks different all over */
    seal_write(group, plain.bytes, plain.length, &twice);
    ck_assert_uint_eq(twice.length, sealed.length);
    ck_assert_int_ne(memcmp(twice.bytes, sealed.bytes, sealed.length), 0);
    buf_free(&said);
    buf_free(&twice);
}
END_TEST

START_TEST(nothing_of_the_result_can_be_read) {
    ck_assert_ptr_null(strstr(buf_string(&sealed), "bucket"));
    ck_assert_ptr_null(strstr(buf_string(&sealed), "t-01"));
    ck_assert_ptr_null(strstr(buf_string(&sealed), "random"));
    for (const char *line = buf_string(&plain) + 200; line[0] && line[1]; line++)
        if (strcspn(line, "\n") >= 12 && line[-1] == '\n' && line[0] != '#')
            ck_assert_ptr_null(strstr(buf_string(&sealed), line));
}
END_TEST

/* All results of a group are equally long when sealed. */
START_TEST(the_length_tells_nothing) {
    for (int n = 0; n < 50; n++) {
        struct chance chance = property_case(n);
        struct result *result = sharing_result(fw, group, &chance);
        struct buf bytes = {0}, box = {0};
        result_write(result, &bytes);
        seal_write(group, bytes.bytes, bytes.length, &box);
        PROPERTY(box.length == sealed.length, n);
        result_free(result);
        buf_free(&bytes);
        buf_free(&box);
    }
}
END_TEST

START_TEST(another_key_does_not_open_it) {
    struct buf said = {0};
    char other[SECRET_KEY_SIZE], public_key[GROUP_KEY_SIZE], own[GROUP_KEY_SIZE];
    seal_keys(public_key, other);
    ck_assert(!opens(other, sealed.bytes, sealed.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "secret key at hand"));
    ck_assert(!opens("", sealed.bytes, sealed.length, &said));
    ck_assert(!opens("zz", sealed.bytes, sealed.length, &said));
    /* a pair of keys that fit, but not the one it was sealed to */
    memcpy(own, group->public_key, sizeof own);
    memcpy(group->public_key, public_key, sizeof public_key);
    ck_assert(!opens(other, sealed.bytes, sealed.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "altered or damaged"));
    group->public_key[0] = '\0';
    ck_assert(!opens(secret, sealed.bytes, sealed.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "its group has no key"));
    memcpy(group->public_key, own, sizeof own);
    group->id[0] = 'a';
    ck_assert(!opens(secret, sealed.bytes, sealed.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "another group"));
    buf_free(&said);
}
END_TEST

START_TEST(an_altered_box_is_refused) {
    struct buf said = {0};
    for (size_t at = 0; at < sealed.length; at++) {
        char was = sealed.bytes[at];
        sealed.bytes[at] = (char)(was ^ 1);
        PROPERTY(!opens(secret, sealed.bytes, sealed.length, &said), (int)at);
        sealed.bytes[at] = was;
    }
    for (size_t length = 0; length < sealed.length; length += length < 200 ? 1 : 61)
        PROPERTY(!opens(secret, sealed.bytes, length, &said), (int)length);
    buf_add_char(&sealed, '\n');
    ck_assert(!opens(secret, sealed.bytes, sealed.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "altered or damaged"));
    ck_assert(!opens(secret, plain.bytes, plain.length, &said));
    ck_assert_ptr_nonnull(strstr(buf_string(&said), "not a sealed file"));
    buf_free(&said);
}
END_TEST

TCase *sharing_seal_case(void) {
    TCase *tcase = tcase_create("seal");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_sealed_result_is_opened_with_its_key);
    tcase_add_test(tcase, nothing_of_the_result_can_be_read);
    tcase_add_test(tcase, the_length_tells_nothing);
    tcase_add_test(tcase, another_key_does_not_open_it);
    tcase_add_test(tcase, an_altered_box_is_refused);
    return tcase;
}

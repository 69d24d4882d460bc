/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results read back: what is exactly as it was written is taken, and nothing else is. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing_parts.h"

static struct framework *fw;
static struct group *group;
static struct result_form *form;

static void begin(void) {
    fw = assessment_framework(false);
    group = sharing_group(fw);
    form = result_form_new(fw, group);
}

static void end(void) {
    result_form_free(form);
    group_free(group);
    framework_free(fw);
}

struct group *sharing_group(const struct framework *framework) {
    unsigned char id[GROUP_ID_BYTES];
    memset(id, 0x0f, sizeof id);
    struct group *made = group_new(framework, "team-3", id);
    made->split = SPLIT_ROLE;
    made->buckets[0] =
        (struct bucket){.id = "tutors", .members = SET_OF(framework_role(framework, "tutor"))};
    made->buckets[1] = (struct bucket){.id = "rest",
                                       .members = SET_OF(framework_role(framework, "adviser")) |
                                                  SET_OF(framework_role(framework, "coach"))};
    made->bucket_count = 2;
    return made;
}

struct result *sharing_result(const struct framework *framework, const struct group *for_group,
                              struct chance *chance) {
    struct assessment *a = assessment_random(framework, chance, 20);
    unsigned char random[RESULT_RANDOM_BYTES];
    for (size_t i = 0; i < sizeof random; i++)
        random[i] = (unsigned char)chance_between(chance, 0, 255);
    int bucket = chance_between(chance, -1, for_group->bucket_count - 1);
    struct result *result = result_make(a, for_group, bucket, random);
    assessment_free(a);
    return result;
}

static bool same(const struct result *a, const struct result *b) {
    if (memcmp(a->random, b->random, sizeof a->random) != 0 || a->bucket != b->bucket)
        return false;
    for (int i = 0; i < a->framework->item_count; i++)
        if (a->answers[i].state != b->answers[i].state || a->answers[i].now != b->answers[i].now ||
            a->answers[i].wanted != b->answers[i].wanted)
            return false;
    return true;
}

START_TEST(what_is_written_is_read) {
    struct framework *frameworks[] = {assessment_framework(false), assessment_framework(true)};
    for (int n = 0; n < 400; n++) {
        struct chance chance = property_case(n);
        const struct framework *of = frameworks[n % 2];
        struct group *its = group_new(of, "g", (const unsigned char *)"0123456789abcdef");
        struct result_form *its_form = result_form_new(of, its);
        struct result *result = sharing_result(of, its, &chance), *read = result_new(of, its);
        struct buf out = {0}, again = {0};
        result_write(result, &out);
        PROPERTY(out.length == result_form_length(its_form), n);
        PROPERTY(result_read(its_form, out.bytes, out.length, read), n);
        PROPERTY(same(result, read), n);
        result_write(read, &again);
        PROPERTY(strcmp(buf_string(&again), buf_string(&out)) == 0, n);
        buf_free(&out);
        buf_free(&again);
        result_free(result);
        result_free(read);
        result_form_free(its_form);
        group_free(its);
    }
    framework_free(frameworks[0]);
    framework_free(frameworks[1]);
}
END_TEST

/* Whatever the answers and the bucket. */
START_TEST(all_files_are_equally_long) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct result *result = sharing_result(fw, group, &chance);
        struct buf out = {0};
        result_write(result, &out);
        PROPERTY(out.length == result_form_length(form) && out.length % RESULT_PAD == 0, n);
        buf_free(&out);
        result_free(result);
    }
}
END_TEST

/* Refused, and the reason is of the right kind and names the file. The words that must be in it
 * are WHY, or any when that is NULL. */
static bool refused(const char *bytes, size_t length, const char *why) {
    struct problems problems = {0};
    struct buf said = {0};
    struct result *result = result_new(fw, group);
    bool no = !result_read(form, bytes, length, result);
    if (no) {
        result_why_refused(form, "f.result.yaml", bytes, length, &problems);
        no = problems.count == 1 && problems_exit_status(&problems) == 1;
    }
    if (no) {
        problem_format(&problems.list[0], &said);
        no = strncmp(buf_string(&said), "f.result.yaml:", 14) == 0 &&
             (!why || strstr(buf_string(&said), why));
    }
    if (!no && why)
        fprintf(stderr, "# said: %s\n", buf_string(&said));
    buf_free(&said);
    result_free(result);
    problems_free(&problems);
    return no;
}

static void good_file(int n, struct buf *out) {
    struct chance chance = property_case(n);
    struct result *result = sharing_result(fw, group, &chance);
    result_write(result, out);
    result_free(result);
}

/* One byte changed gives either a file that is refused, or one that says something else and is
 * as canonical: another answer, bucket or number. */
START_TEST(a_changed_byte_is_refused_or_says_something_else) {
    struct buf file = {0}, again = {0};
    struct result *result = result_new(fw, group), *before = result_new(fw, group);
    int taken = 0;
    good_file(7, &file);
    ck_assert(result_read(form, file.bytes, file.length, before));
    for (size_t at = 0; at < file.length; at++)
        for (int change = 1; change < 256; change++) {
            char was = file.bytes[at];
            file.bytes[at] = (char)(was ^ change);
            if (result_read(form, file.bytes, file.length, result)) {
                taken++;
                buf_clear(&again);
                result_write(result, &again);
                PROPERTY(memcmp(again.bytes, file.bytes, file.length) == 0, (int)at);
                PROPERTY(!same(result, before), (int)at);
            } else if (change == 1) {
                PROPERTY(refused(file.bytes, file.length, NULL), (int)at);
            }
            file.bytes[at] = was;
        }
    /* 15 other digits for each of the number's, 4 other levels for each in the answers */
    ck_assert_int_ge(taken, 15 * 2 * RESULT_RANDOM_BYTES);
    ck_assert_int_le(taken, 15 * 2 * RESULT_RANDOM_BYTES + 4 * 2 * fw->item_count);
    result_free(result);
    result_free(before);
    buf_free(&file);
    buf_free(&again);
}
END_TEST

START_TEST(a_cut_or_longer_file_is_refused) {
    struct buf file = {0};
    good_file(8, &file);
    for (size_t length = 0; length < file.length; length++)
        PROPERTY(refused(file.bytes, length, NULL), (int)length);
    /* longer by padding that is as it should be */
    struct buf longer = {0};
    size_t padding = (size_t)(strstr(buf_string(&file), "\n#") - file.bytes) + 1;
    buf_add(&longer, file.bytes, padding);
    buf_add_char(&longer, '#');
    buf_add_repeat(&longer, ".", 78);
    buf_addf(&longer, "\n%s", file.bytes + padding);
    ck_assert_uint_eq(longer.length, file.length + 80);
    ck_assert(refused(longer.bytes, longer.length, "its length"));
    buf_free(&longer);
    for (int i = 0; i < 200; i++) {
        buf_add_char(&file, i % 80 == 79 ? '\n' : i % 80 ? '.' : '#');
        PROPERTY(refused(file.bytes, file.length, NULL), i);
    }
    buf_free(&file);
}
END_TEST

static const struct {
    const char *find, *put, *why;
} changes[] = {
    {"result/1", "result/2", "another kind of file"},
    {"result/1", "record/1", "private record"},
    {"result/1", "group/1", "another kind of file"},
    {"lobspiegel: ", "other-spiegel: ", "not a file of lobspiegel"},
    {"framework: small", "framework: other", "another questionnaire"},
    {"hash: ", "hash: 0", "another version"},
    {"0f0f0f0f", "0f0f0f0e", "another group"},
    {"group: team-3", "group: team-4", ":5:13: this is not as lobspiegel writes it"},
    {"scale: 0-4", "scale: 0-5", ":4:10: this is not as lobspiegel writes it"},
    {"bucket: ", "bucket: x", ":7:9: this is not as lobspiegel writes it"},
    {"random: \"", "random: \"A", ":8:10: this is not as lobspiegel writes it"},
    {"\n  t-01: ", "\n  t-01:  ", ":13:9: this is not as lobspiegel writes it"},
    {"\n  t-01: ", "\n  t-00: ", ":13:6: this is not as lobspiegel writes it"},
    {"\n  t-01: ", "\n  t-01: 5", ": this is not as lobspiegel writes it"},
    {"\n  t-01: ", "\n  extra: 1\n  t-01: ", ":13:3: this is not as lobspiegel writes it"},
    {"#..", "#\033.", ":17:2: this is not as lobspiegel writes it"},
};

START_TEST(the_reason_is_true) {
    struct buf file = {0};
    good_file(9, &file);
    char *changed = NULL, *at = strstr(buf_string(&file), changes[_i].find);
    ck_assert_ptr_nonnull(at);
    struct buf out = {0};
    buf_add(&out, file.bytes, (size_t)(at - file.bytes));
    buf_add_string(&out, changes[_i].put);
    buf_add_string(&out, at + strlen(changes[_i].find));
    changed = buf_take(&out);
    ck_assert_msg(refused(changed, strlen(changed), changes[_i].why), "%s", changes[_i].put);
    free(changed);
    buf_free(&file);
}
END_TEST

START_TEST(other_files_are_refused) {
    struct assessment *a = assessment_empty(fw);
    struct buf record = {0};
    record_write(a, &record);
    assessment_rate(a, 0, 3);
    ck_assert(refused(record.bytes, record.length, NULL));
    /* without its first comment too */
    const char *body = strchr(buf_string(&record), '\n') + 1;
    ck_assert(refused(body, strlen(body), "private record"));
    ck_assert(refused("", 0, "not a file of lobspiegel"));
    ck_assert(refused("\0\0\0", 3, "not a file of lobspiegel"));
    ck_assert(refused("\xff\xfe{\"a\":1}", 9, "not a file of lobspiegel"));
    buf_free(&record);
    assessment_free(a);
}
END_TEST

TCase *sharing_read_case(void) {
    TCase *tcase = tcase_create("read");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, what_is_written_is_read);
    tcase_add_test(tcase, all_files_are_equally_long);
    tcase_add_test(tcase, a_changed_byte_is_refused_or_says_something_else);
    tcase_add_test(tcase, a_cut_or_longer_file_is_refused);
    tcase_add_loop_test(tcase, the_reason_is_true, 0, ARRAY_LENGTH(changes));
    tcase_add_test(tcase, other_files_are_refused);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group file: what is read, what is refused and where, and what is written of it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing_parts.h"

#define ID "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"

static struct framework *fw;

static void begin(void) {
    fw = assessment_framework(false);
}

static void end(void) {
    framework_free(fw);
}

/* A good file, with the hash of the framework at hand. */
static char *good_file(void) {
    struct buf out = {0};
    buf_addf(
        &out,
        "# lobspiegel: a group, for everybody who shares with it; see man lobspiegel-group\n"
        "lobspiegel: group/1\ncode: team-3\nid: \"" ID "\"\n"
        "framework: {id: small, version: \"2026.1\", hash: \"%s\"}\n"
        "k: 5\noutside: no\ntakes-part: yes\nclosed: no\nsplit: role\nbuckets:\n"
        "  tutors: [tutor]\n  rest: [adviser, coach]\n"
        "period: \"2026-2027\"\npurpose: \"To learn what we need.\"\ncontact: \"Ans, room 3\"\n"
        "...\n",
        fw->hash);
    return buf_take(&out);
}

static struct group *read_group(const char *text, const struct framework *framework,
                                struct problems *problems) {
    return group_read("g.yaml", text, strlen(text), framework, problems);
}

START_TEST(a_group_is_read_and_written_the_same) {
    struct problems problems = {0};
    char *text = good_file();
    struct buf out = {0};
    struct group *group = read_group(text, fw, &problems);
    ck_assert_ptr_nonnull(group);
    ck_assert_str_eq(group->code, "team-3");
    ck_assert_str_eq(group->id, ID);
    ck_assert_str_eq(group->hash, fw->hash);
    ck_assert(group->k == 5 && !group->outside && group->takes_part && !group->closed);
    ck_assert_int_eq(group_threshold(group), 6);
    ck_assert_int_eq(group->bucket_count, 2);
    ck_assert_uint_eq(group->buckets[1].members, SET_OF(1) | SET_OF(2));
    ck_assert_str_eq(group->period, "2026-2027");
    ck_assert_str_eq(group->contact, "Ans, room 3");
    ck_assert_str_eq(group->public_key, "");
    group_write(group, fw, &out);
    ck_assert_str_eq(buf_string(&out), text);
    group_free(group);
    /* without the framework it is the same file, with sets that are empty */
    buf_clear(&out);
    group = read_group(text, NULL, &problems);
    ck_assert_ptr_nonnull(group);
    ck_assert_uint_eq(group->buckets[1].members, 0);
    group_write(group, NULL, &out);
    ck_assert_str_eq(buf_string(&out), text);
    ck_assert_int_eq(problems.count, 0);
    group_free(group);
    buf_free(&out);
    free(text);
}
END_TEST

static const struct {
    const char *find, *put, *said; /* put NULL: the file ends before what is to be found */
} faults[] = {
    {"group/1", "group/2", "g.yaml:2:13: \"group/2\" is not a group"},
    {"group/1", "result/1", "is not a group"},
    {"lobspiegel: group/1\n", "", "g.yaml:2:1: this is no group"},
    {"code: team-3", "code: Team", "g.yaml:3:7: a group code has"},
    {"code: team-3", "code: \"-a\"", "g.yaml:3:7: a group code has"},
    {"code: team-3", "code: [a]", "g.yaml:3:7: a text is expected"},
    {"code: team-3\n", "", "\"code\" is missing"},
    {ID, "0f", "g.yaml:4:5: 32 small hexadecimal digits"},
    {ID, "0F0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", "g.yaml:4:5: 32 small hexadecimal digits"},
    {"k: 5", "k: 4", "g.yaml:6:4: 4 is too few"},
    {"k: 5", "k: 0", "g.yaml:6:4: 0 is too few"},
    {"k: 5", "k: -5", "a whole number from 0 to 1000"},
    {"k: 5", "k: 1001", "a whole number from 0 to 1000"},
    {"k: 5", "k: 5.5", "a whole number from 0 to 1000"},
    {"outside: no", "outside: yes", "g.yaml:6:4: 5 is too few: with fewer than 10"},
    {"outside: no", "outside: perhaps", "g.yaml:7:10: \"yes\" or \"no\""},
    {"outside: no", "outsid: no", "g.yaml:7:1: unknown key \"outsid\": did you mean \"outside\"?"},
    {"closed: no", "closed: no\nclosed: no", "closed"},
    {"closed: no", "closed: no\nregion: yes", "g.yaml:10:9: the figures of a region leave"},
    {"closed: no", "closed: no\nregion: maybe", "g.yaml:10:9: \"yes\" or \"no\""},
    {"k: 5\noutside: no", "k: 10\nregion: yes\noutside: yes",
     "g.yaml:7:9: the figures of a region are not broken down"},
    {"closed: no", "closed: no\nname: Ans", "g.yaml:10:1: unknown key \"name\""},
    {"split: role", "split: rol",
     "g.yaml:10:8: unknown break-down \"rol\": did you mean \"role\"?"},
    {"split: role", "split: none", "there are buckets, but no split"},
    {"buckets:\n  tutors: [tutor]\n  rest: [adviser, coach]\n", "", "\"buckets\" is missing"},
    {"  rest: [adviser, coach]\n", "", "one bucket breaks nothing down"},
    {"  tutors:", "  none:", "\"none\" is for who says nothing"},
    {"  tutors:", "  Tutors:", "a bucket starts with a small letter"},
    {"  tutors:", "  4tutors:", "a bucket starts with a small letter"},
    {"[tutor]", "[]", "g.yaml:12:11: this bucket is empty"},
    {"[tutor]", "[tutr]", "g.yaml:12:12: unknown role \"tutr\": did you mean \"tutor\"?"},
    {"[tutor]", "[coach]", "g.yaml:13:19: \"coach\" is counted already"},
    {"[tutor]", "[tutor, tutor]", "g.yaml:12:19: \"tutor\" is counted already"},
    {"[tutor]", "tutor", "a list is expected"},
    {"small, version", "other, version", "this group is for the questionnaire \"other\""},
    {"small, version", "\"a b\", version", "the name of a questionnaire"},
    {"hash: \"", "hash: \"0", "64 small hexadecimal digits"},
    {"\"2026-2027\"", "\"2026\\n2027\"", "this text must be on one line"},
    {"\"2026-2027\"", "\"20\\u202e26\"", "control characters"},
    {"contact: ", "public-key: \"abc\"\ncontact: ", "64 small hexadecimal digits"},
    {"...\n", "", ""},
    {"purpose: ", NULL, ""},
};

START_TEST(a_fault_is_told_with_its_place) {
    struct problems problems = {0};
    struct buf said = {0};
    char *text = good_file();
    char *bad =
        faults[_i].put ? framework_edited(text, faults[_i].find, faults[_i].put) : mem_copy(text);
    if (!faults[_i].put)
        *strstr(bad, faults[_i].find) = '\0';
    ck_assert_ptr_null(read_group(bad, fw, &problems));
    ck_assert_int_ge(problems.count, 1);
    for (int i = 0; i < problems.count; i++) {
        problem_format(&problems.list[i], &said);
        buf_add_char(&said, '\n');
    }
    ck_assert_msg(strstr(buf_string(&said), faults[_i].said), "%s: %s", faults[_i].put,
                  buf_string(&said));
    buf_free(&said);
    problems_free(&problems);
    free(bad);
    free(text);
}
END_TEST

/* A region: sealed, for all together, leaving the school; and none without a key. */
START_TEST(a_region_says_so) {
    static const unsigned char id[GROUP_ID_BYTES] = {1};
    struct problems problems = {0};
    struct buf out = {0}, again = {0};
    char secret[SECRET_KEY_SIZE];
    for (int sealed = 0; sealed < 2; sealed++) {
        struct group *region = group_new(fw, "north", id);
        region->region = region->outside = true;
        region->k = K_OUTSIDE;
        if (sealed)
            seal_keys(region->public_key, secret);
        buf_clear(&out);
        group_write(region, fw, &out);
        struct group *other = read_group(buf_string(&out), fw, &problems);
        ck_assert_int_eq(other != NULL, sealed);
        ck_assert_int_eq(problems.count == 0, sealed);
        if (other) {
            ck_assert(other->region);
            group_write(other, fw, &again);
            ck_assert_str_eq(buf_string(&out), buf_string(&again));
        } else {
            ck_assert_ptr_nonnull(strstr(problems.list[0].message, "a public-key is needed"));
        }
        problems_free(&problems);
        problems = (struct problems){0};
        group_free(other);
        group_free(region);
    }
    buf_free(&out);
    buf_free(&again);
}
END_TEST

/* A k under the floor is refused by a rule of privacy, and says so by the exit status. */
START_TEST(k_is_never_under_the_floor) {
    char *text = good_file();
    for (int k = 0; k <= 12; k++)
        for (int outside = 0; outside < 2; outside++) {
            struct problems problems = {0};
            struct buf line = {0};
            buf_addf(&line, "k: %d\noutside: %s", k, outside ? "yes" : "no");
            char *other = framework_edited(text, "k: 5\noutside: no", buf_string(&line));
            struct group *group = read_group(other, fw, &problems);
            ck_assert_int_eq(group != NULL, k >= (outside ? K_OUTSIDE : K_INSIDE));
            ck_assert_int_eq(problems_exit_status(&problems), group ? 0 : 4);
            group_free(group);
            problems_free(&problems);
            buf_free(&line);
            free(other);
        }
    free(text);
}
END_TEST

START_TEST(another_version_of_the_questionnaire_is_refused) {
    struct problems problems = {0};
    char *text = good_file(), digit[3] = {fw->hash[0], fw->hash[1], '\0'};
    char *at = strstr(text, fw->hash);
    at[0] = digit[0] == 'a' ? 'b' : 'a';
    ck_assert_ptr_null(read_group(text, fw, &problems));
    ck_assert_ptr_nonnull(strstr(problems.list[0].message, "means something else"));
    struct group *group = read_group(text, NULL, &problems); /* by itself it is a good file */
    ck_assert_ptr_nonnull(group);
    group_free(group);
    problems_free(&problems);
    free(text);
}
END_TEST

/* Any byte of the file changed: what is still read is written so that it reads the same. */
START_TEST(damaged_files_are_refused_or_whole) {
    char *text = good_file();
    for (int n = 0; n < 3000; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0}, none = {0};
        struct buf out = {0}, again = {0};
        size_t at = (size_t)chance_between(&chance, 0, (int)strlen(text) - 1);
        char was = text[at];
        text[at] = (char)chance_between(&chance, 1, 255);
        struct group *group = read_group(text, fw, &problems);
        PROPERTY(!group == (problems.count > 0), n);
        if (group) {
            PROPERTY(group->k >= group_floor(group->outside) && group->k <= K_MOST, n);
            group_write(group, fw, &out);
            struct group *other = read_group(buf_string(&out), fw, &none);
            PROPERTY(other != NULL, n);
            group_write(other, fw, &again);
            PROPERTY(strcmp(buf_string(&out), buf_string(&again)) == 0, n);
            group_free(other);
        }
        group_free(group);
        problems_free(&problems);
        buf_free(&out);
        buf_free(&again);
        text[at] = was;
    }
    free(text);
}
END_TEST

static const struct {
    set roles;
    int bucket;
} fits[] = {{0, -1}, {1, 0}, {2, 1}, {4, 1}, {6, 1}, {3, -1}, {7, -1}};

START_TEST(the_bucket_is_proposed_when_one_fits) {
    struct group *group = sharing_group(fw);
    struct about about = {.roles = fits[_i].roles, .stage = 0, .sector = 0};
    struct buf name = {0};
    ck_assert_int_eq(group_bucket_for(group, &about), fits[_i].bucket);
    group->split = SPLIT_NONE;
    ck_assert_int_eq(group_bucket_for(group, &about), -1);
    group->split = SPLIT_ROLE;
    group_bucket_name(group, fw, 1, "en", &name);
    ck_assert_str_eq(buf_string(&name), "adviser, coach");
    buf_clear(&name);
    group_bucket_name(group, fw, -1, "en", &name);
    ck_assert_str_eq(buf_string(&name), "not said");
    buf_free(&name);
    group_free(group);
}
END_TEST

START_TEST(stages_and_sectors_have_buckets_too) {
    struct group *group = sharing_group(fw);
    struct about about = {.stage = 1, .sector = 0, .lines = SET_OF(0)};
    for (enum split split = SPLIT_LINE; split < SPLITS; split++) {
        if (split == SPLIT_ROLE)
            continue;
        group->split = split;
        group->buckets[0].members = SET_OF(0);
        group->buckets[1].members = SET_OF(1);
        ck_assert_int_eq(group_bucket_for(group, &about), split == SPLIT_STAGE ? 1 : 0);
    }
    about.stage = about.sector = -1;
    ck_assert_int_eq(group_bucket_for(group, &about), -1);
    group_free(group);
}
END_TEST

START_TEST(a_text_is_cleaned_and_bounded) {
    struct group *group = sharing_group(fw);
    for (int n = 0; n < 200; n++) {
        struct chance chance = property_case(n);
        struct problems problems = {0};
        struct buf text = {0}, out = {0};
        chance_text(&chance, &text, chance_between(&chance, 0, 600), PIECES_ALL);
        group->purpose = group_text(group, buf_string(&text));
        PROPERTY(strlen(group->purpose) <= GROUP_TEXT_MAX, n);
        group_write(group, fw, &out);
        struct group *read = read_group(buf_string(&out), fw, &problems);
        PROPERTY(read && strcmp(read->purpose, group->purpose) == 0, n);
        group_free(read);
        problems_free(&problems);
        buf_free(&text);
        buf_free(&out);
    }
    group_free(group);
}
END_TEST

TCase *sharing_group_case(void) {
    TCase *tcase = tcase_create("group");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_group_is_read_and_written_the_same);
    tcase_add_loop_test(tcase, a_fault_is_told_with_its_place, 0, ARRAY_LENGTH(faults));
    tcase_add_test(tcase, a_region_says_so);
    tcase_add_test(tcase, k_is_never_under_the_floor);
    tcase_add_test(tcase, another_version_of_the_questionnaire_is_refused);
    tcase_add_test(tcase, damaged_files_are_refused_or_whole);
    tcase_add_loop_test(tcase, the_bucket_is_proposed_when_one_fits, 0, ARRAY_LENGTH(fits));
    tcase_add_test(tcase, stages_and_sectors_have_buckets_too);
    tcase_add_test(tcase, a_text_is_cleaned_and_bounded);
    return tcase;
}

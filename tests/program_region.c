/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_region: schools hand up and a region gathers, on the command line: the figures, and what
 * is refused. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "program_country.h"

/* Writes HANDUP for REGION into home/up under NAME. */
static void put(struct country *c, const struct handup *handup, const struct group *region,
                bool sealed, const char *name) {
    struct buf plain = {0}, file = {0};
    handup_write(handup, &plain);
    if (sealed)
        seal_write(region, plain.bytes, plain.length, &file);
    country_write(place_path(c->place, "home/up/%s", name), sealed ? &file : &plain);
    buf_free(&plain);
    buf_free(&file);
}

/* --- the figures ----------------------------------------------------------------------------- */

START_TEST(a_region_tells_what_all_schools_together_tell) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, SCHOOLS);
    struct ran ran = gather_region(&c, "figures");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.err, "4 new schools."));
    country_share(&c, ALL, 0xaf, 0, SCHOOLS * SCHOOL_PEOPLE, true);
    ran = place_run(c.place, NULL,
                    WORDS("gather", ALL, "--group", "./all.group.yaml", "--lang", "en", "--format",
                          "csv", "-o", "together"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert(tell_the_same(&c, "figures", "together"));
    ck_assert_ptr_nonnull(strstr(country_cells(&c, "figures"), "tally"));
    country_end(&c);
}
END_TEST

/* A region is a group: what it gathered is handed up in turn. */
START_TEST(a_region_hands_up_to_a_country) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, SCHOOLS);
    struct ran ran = place_run(c.place, NULL,
                               WORDS("gather", "up", "--group", "north", "--key", "north.key",
                                     "--hand-up", "south", "-o", "country", "--lang", "en"));
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.out, "of 320 people"));
    ck_assert_int_eq(place_count(c.place, "home/country"), 1);
    ran = place_run(c.place, NULL,
                    WORDS("gather", "up", "--group", "north", "--key", "north.key", "--hand-up",
                          "north", "-o", "self", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "does not hand up to itself"));
    country_end(&c);
}
END_TEST

/* Once released, a school is in; again gives the same, and a later file changes nothing. */
START_TEST(a_school_counts_once) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, SCHOOLS);
    hand_up_first(&c, 1); /* once more: the same name */
    ck_assert_int_eq(place_count(c.place, "home/up/*.handup.sealed"), SCHOOLS);
    ck_assert_int_eq(hand_up(&c, country_schools[0], "up/copy").status, 0);
    struct ran ran = gather_region(&c, "figures");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.err, "1 file was replaced by another one"));
    ck_assert_ptr_nonnull(strstr(ran.err, "4 new schools."));
    ran = gather_region(&c, "again");
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "0 new schools."));
    ck_assert(tell_the_same(&c, "again", "figures"));
    country_end(&c);
}
END_TEST

/* Fifteen more people came: the file with most people counts, whatever its name. */
START_TEST(a_later_file_replaces_an_earlier_one) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, SCHOOLS);
    country_share(&c, country_schools[0], 0xa0, 500, 15, true);
    struct ran ran = hand_up(&c, country_schools[0], "up/another");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.out, "of 95 people"));
    ran =
        place_run(c.place, NULL,
                  WORDS("gather", "up", "--group", "north", "--key", "north.key", "--lang", "en"));
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.err, "replaced by another one"));
    ck_assert_ptr_nonnull(strstr(ran.out, "335 people"));
    country_end(&c);
}
END_TEST

START_TEST(two_files_that_differ_are_both_refused) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, 3);
    ck_assert_int_eq(hand_up(&c, country_schools[3], "fourth").status, 0);
    struct handup *handup = country_opened(&c, place_path(c.place, "home/fourth"));
    put(&c, handup, c.region, true, "one");
    handup->dimension_people[0]--;
    put(&c, handup, c.region, true, "two");
    struct ran ran = gather_region(&c, "figures");
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "up/one: one school handed up this and another"));
    ck_assert_ptr_nonnull(strstr(ran.err, "up/two: one school handed up this and another"));
    ck_assert_ptr_nonnull(strstr(ran.err, "3 new schools."));
    handup_free(handup);
    country_end(&c);
}
END_TEST

/* What is handed up is a release: results that come later wait for k of them. */
START_TEST(the_ledger_remembers_what_was_handed_up) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, 1);
    const char *ledger =
        place_read(c.place, place_only(c.place, "data/lobspiegel/groups/ask-*/ledger.yaml"));
    ck_assert_ptr_nonnull(strstr(ledger, "handed-up: yes"));
    country_share(&c, country_schools[0], 0xa0, 500, 3, true);
    struct ran ran = hand_up(&c, country_schools[0], "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "3 results came since"));
    ran = place_run(c.place, NULL, WORDS("gather", "ask", "--group", "ask", "--lang", "en"));
    ck_assert_int_eq(ran.status, 4);
    ran = place_run(c.place, NULL,
                    WORDS("gather", "ask", "--group", "ask", "--hand-up", "north", "--again", "-o",
                          "again", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "of 80 people"));
    ran = place_run(
        c.place, NULL,
        WORDS("gather", "ask", "--group", "ask", "--hand-up", "north", "--attack", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "found nothing"));
    country_end(&c);
}
END_TEST

/* --- refused --------------------------------------------------------------------------------- */

enum odd {
    ODD_RESULT,
    ODD_RECORD,
    ODD_OPEN,
    ODD_ALTERED,
    ODD_OTHER_REGION,
    ODD_INNER_REGION,
    ODD_FEW,
    ODD_GARBAGE,
    ODD_SEALED_RESULT,
    ODDS
};

static const char *const odd_reasons[ODDS] = {[ODD_RESULT] = "result of one person",
                                              [ODD_RECORD] = "private record",
                                              [ODD_OPEN] = "is sealed, and this is not",
                                              [ODD_ALTERED] = "altered or damaged",
                                              [ODD_OTHER_REGION] = "another group",
                                              [ODD_INNER_REGION] = "to another region",
                                              [ODD_FEW] = "too few people",
                                              [ODD_GARBAGE] = "altered or damaged",
                                              [ODD_SEALED_RESULT] = "result of one person"};

static void put_text(struct country *c, const char *text, bool sealed) {
    struct buf plain = {0}, file = {0};
    buf_add_string(&plain, text);
    if (sealed)
        seal_write(c->region, plain.bytes, plain.length, &file);
    country_write(place_path(c->place, "home/up/odd.yaml"), sealed ? &file : &plain);
    buf_free(&plain);
    buf_free(&file);
}

static void put_odd(struct country *c, enum odd odd) {
    ck_assert_int_eq(hand_up(c, country_schools[3], "odd").status, 0);
    struct handup *handup = country_opened(c, place_path(c->place, "home/odd"));
    char *sealed = mem_copy(place_read(c->place, place_path(c->place, "home/odd")));
    switch (odd) {
    case ODD_RESULT:
    case ODD_SEALED_RESULT:
        put_text(c, place_read(c->place, place_path(c->place, "home/one.result.yaml")),
                 odd == ODD_SEALED_RESULT);
        break;
    case ODD_RECORD:
        put_text(c, "lobspiegel: record/1\n", false);
        break;
    case ODD_OPEN:
        put(c, handup, c->region, false, "odd.yaml");
        break;
    case ODD_ALTERED:
        sealed[strlen(sealed) / 2] ^= 1;
        put_text(c, sealed, false);
        break;
    case ODD_OTHER_REGION:
        put(c, handup, c->other, true, "odd.yaml");
        break;
    case ODD_INNER_REGION:
        handup->region = c->other;
        put(c, handup, c->region, true, "odd.yaml");
        break;
    case ODD_FEW:
        handup->people = K_OUTSIDE - 1;
        for (int i = 0; i < c->framework->item_count; i++)
            handup->items[i] = (struct handed_item){.form = HANDED_NOTHING};
        memset(handup->dimension_people, 0,
               (size_t)c->framework->dimension_count * sizeof *handup->dimension_people);
        put(c, handup, c->region, true, "odd.yaml");
        break;
    case ODD_GARBAGE:
    case ODDS:
        put_text(c, "lobspiegel: hand-up/1\nitems:\n", true);
        break;
    }
    free(sealed);
    handup_free(handup);
}

/* Each is refused for its own reason, and the figures are those of the three good ones. */
START_TEST(what_is_no_hand_up_is_refused) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, 3);
    const char *kept = place_path(c.place, "data");
    place_set(c.place, "XDG_DATA_HOME=%s", place_path(c.place, "aside"));
    ck_assert_int_eq(gather_region(&c, "good").status, 0);
    place_set(c.place, "XDG_DATA_HOME=%s", kept);
    struct group *group = country_group(&c, "ask", 0xa0);
    struct result *result = result_new(c.framework, group);
    struct buf bytes = {0};
    made_up_result(result, 7);
    result_write(result, &bytes);
    country_write(place_path(c.place, "home/one.result.yaml"), &bytes);
    put_odd(&c, (enum odd)_i);
    struct ran ran = gather_region(&c, "figures");
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_msg(strstr(ran.err, odd_reasons[_i]), "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.err, "odd.yaml"));
    ck_assert_ptr_nonnull(strstr(ran.err, "3 new schools."));
    ck_assert(tell_the_same(&c, "figures", "good"));
    buf_free(&bytes);
    result_free(result);
    group_free(group);
    country_end(&c);
}
END_TEST

START_TEST(fewer_than_three_schools_tell_nothing) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, 2);
    struct ran ran = gather_region(&c, "figures");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "from 3 schools on"));
    ck_assert_int_eq(place_count(c.place, "home/figures*"), 0);
    ck_assert_int_eq(place_count(c.place, "data/lobspiegel/groups/north-*/ledger.yaml"), 0);
    hand_up_first(&c, 3);
    ck_assert_int_eq(gather_region(&c, "figures").status, 0);
    hand_up_first(&c, 4); /* one more since */
    ran = gather_region(&c, "more");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "since the last release"));
    ck_assert_int_eq(place_count(c.place, "home/more*"), 0);
    country_end(&c);
}
END_TEST

START_TEST(a_school_that_dominates_is_told) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, 2);
    country_share(&c, "large", 0xb0, 1000, 500, true);
    ck_assert_int_eq(hand_up(&c, "large", "up").status, 0);
    struct ran ran = gather_region(&c, "figures");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "so large"));
    ck_assert_ptr_nonnull(strstr(ran.err, "25%"));
    ck_assert_int_eq(place_count(c.place, "home/figures*"), 0);
    country_end(&c);
}
END_TEST

START_TEST(what_a_school_may_not_hand_up) {
    struct country c;
    country_begin(&c);
    country_share(&c, "small", 0xb0, 0, 9, true);
    country_share(&c, "inside", 0xb1, 0, 40, false);
    struct ran ran = hand_up(&c, "small", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "Small schools can gather together"));
    ran = hand_up(&c, "inside", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "school's own meeting"));
    c.region->k = 90;
    country_write_group(&c, c.region, "north");
    ran = hand_up(&c, "ask", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "90 people or more"));
    c.region->closed = true;
    country_write_group(&c, c.region, "north");
    ran = hand_up(&c, "ask", "up");
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is closed"));
    ran = place_run(
        c.place, NULL,
        WORDS("gather", "ask", "--group", "ask", "--hand-up", "berk", "-o", "up", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is no region"));
    ran = place_run(c.place, NULL,
                    WORDS("gather", "ask", "--group", "ask", "--hand-up", "south", "--lang", "en"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_int_eq(place_count(c.place, "home/up/*"), 0);
    ck_assert_int_eq(place_count(c.place, "data/lobspiegel/groups/*/ledger.yaml"), 0);
    country_end(&c);
}
END_TEST

START_TEST(people_do_not_share_with_a_region) {
    struct country c;
    country_begin(&c);
    place_begin(c.place);
    struct ran ran =
        place_run(c.place, NULL, WORDS("share", "--group", "north", "--yes", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is a region"));
    ran = place_run(c.place, "\n", WORDS("workshop", "up", "--group", "north", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is a region"));
    country_end(&c);
}
END_TEST

void add_region_tests(Suite *suite) {
    TCase *region = tcase_create("region");
    tcase_set_timeout(region, 24 * terminal_deadline());
    tcase_add_test(region, a_region_tells_what_all_schools_together_tell);
    tcase_add_test(region, a_region_hands_up_to_a_country);
    tcase_add_test(region, a_school_counts_once);
    tcase_add_test(region, a_later_file_replaces_an_earlier_one);
    tcase_add_test(region, two_files_that_differ_are_both_refused);
    tcase_add_test(region, the_ledger_remembers_what_was_handed_up);
    tcase_add_loop_test(region, what_is_no_hand_up_is_refused, 0, ODDS);
    tcase_add_test(region, fewer_than_three_schools_tell_nothing);
    tcase_add_test(region, a_school_that_dominates_is_told);
    tcase_add_test(region, what_a_school_may_not_hand_up);
    tcase_add_test(region, people_do_not_share_with_a_region);
    suite_add_tcase(suite, region);
}

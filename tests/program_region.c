/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_region: schools hand up and a region gathers, on the command line: the figures, what is
 * refused, failing disks, kill -9. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gathering/handup.h"
#include "made_up.h"
#include "program.h"

#define SCHOOLS 4
#define SCHOOL_PEOPLE 80

struct country {
    struct place *place;
    struct framework *framework;
    struct group *region, *other; /* and another region */
    char secret[SECRET_KEY_SIZE];
};

static const char *const names[SCHOOLS] = {"ask", "berk", "ceder", "den"};

static void write_bytes(const char *path, const struct buf *bytes) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(buf_string(bytes), 1, bytes->length, file), bytes->length);
    ck_assert_int_eq(fclose(file), 0);
}

static struct group *new_group(struct country *c, const char *code, unsigned char first) {
    unsigned char id[GROUP_ID_BYTES] = {first, 1, 2, 3, 4, 5};
    struct group *group = group_new(c->framework, code, id);
    group->outside = true;
    group->k = K_OUTSIDE;
    return group;
}

static void write_group(struct country *c, const struct group *group, const char *name) {
    struct buf text = {0};
    group_write(group, c->framework, &text);
    write_bytes(place_path(c->place, "home/%s.group.yaml", name), &text);
    buf_free(&text);
}

/* Everybody in one group, which has the code of the region: that is in the figures. */
#define ALL "all"

/* The file of group NAME, and the results of people FROM to FROM + COUNT - 1 in home/NAME. */
static void share(struct country *c, const char *name, unsigned char first, int from, int count,
                  bool outside) {
    struct group *group = new_group(c, strcmp(name, ALL) == 0 ? "north" : name, first);
    const char *folder = place_path(c->place, "home/%s", name);
    group->outside = outside;
    write_group(c, group, name);
    mkdir(folder, 0700);
    made_up_results(c->framework, group, folder, from, count, false);
    group_free(group);
}

static struct group *new_region(struct country *c, const char *code, unsigned char first,
                                char secret[SECRET_KEY_SIZE]) {
    struct group *group = new_group(c, code, first);
    group->region = true;
    seal_keys(group->public_key, secret);
    write_group(c, group, code);
    return group;
}

static void country_begin(struct country *c) {
    struct problems problems = {0};
    struct buf text = {0};
    char unused[SECRET_KEY_SIZE];
    ck_assert_int_ge(sodium_init(), 0);
    *c = (struct country){.place = place_new()};
    const char *path = place_text(c->place, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    ck_assert(file_read(path, FRAMEWORK_BYTES_MAX, &text, &problems));
    c->framework = framework_read(path, buf_string(&text), text.length, &problems);
    ck_assert_ptr_nonnull(c->framework);
    buf_free(&text);
    c->region = new_region(c, "north", 0xf0, c->secret);
    c->other = new_region(c, "south", 0xf1, unused);
    buf_addf(&text, "%s\n", c->secret);
    write_bytes(place_path(c->place, "home/north.key"), &text);
    buf_free(&text);
    ck_assert_int_eq(mkdir(place_path(c->place, "home/up"), 0700), 0);
    for (int i = 0; i < SCHOOLS; i++)
        share(c, names[i], (unsigned char)(0xa0 + i), i * SCHOOL_PEOPLE, SCHOOL_PEOPLE, true);
}

static void country_end(struct country *c) {
    group_free(c->region);
    group_free(c->other);
    framework_free(c->framework);
    place_free(c->place);
}

static struct ran hand_up(struct country *c, const char *school, const char *out) {
    return place_run(c->place, NULL,
                     WORDS("gather", school, "--group", school, "--hand-up", "north", "-o", out,
                           "--lang", "en"));
}

static void hand_up_first(struct country *c, int count) {
    for (int i = 0; i < count; i++) {
        struct ran ran = hand_up(c, names[i], "up");
        ck_assert_msg(ran.status == 0, "%s: status %d: %s", names[i], ran.status, ran.err);
    }
}

/* Figures of the region, as CSV in the folder OUT. */
static struct ran gather_region(struct country *c, const char *out) {
    return place_run(c->place, NULL,
                     WORDS("gather", "up", "--group", "north", "--key", "north.key", "--lang",
                           "en", "--format", "csv", "-o", out));
}

/* All that is in them. */
static const char *cells(struct country *c, const char *out) {
    static const char *const tables[] = {"cells", "figures", "needs", "release", "parts"};
    const char *all = "";
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++)
        all = place_text(c->place, "%s%s", all,
                         place_read(c->place, place_path(c->place, "home/%s/%s.csv", out,
                                                         tables[i])));
    return all;
}

static bool tell_the_same(struct country *c, const char *one, const char *two) {
    return strcmp(cells(c, one), cells(c, two)) == 0;
}

/* What is in the sealed file at PATH. */
static struct handup *opened(struct country *c, const char *path) {
    struct problems problems = {0};
    struct buf sealed = {0}, plain = {0};
    ck_assert(file_read(path, RESULT_BYTES_MAX, &sealed, &problems));
    ck_assert(seal_open(c->region, c->secret, path, buf_string(&sealed), sealed.length, &plain,
                        &problems));
    struct handup *handup = handup_read(path, buf_string(&plain), plain.length, c->framework,
                                        c->region, &problems);
    ck_assert_ptr_nonnull(handup);
    buf_free(&sealed);
    buf_free(&plain);
    return handup;
}

/* Writes HANDUP for REGION into home/up under NAME. */
static void put(struct country *c, const struct handup *handup, const struct group *region,
                bool sealed, const char *name) {
    struct buf plain = {0}, file = {0};
    handup_write(handup, &plain);
    if (sealed)
        seal_write(region, plain.bytes, plain.length, &file);
    write_bytes(place_path(c->place, "home/up/%s", name), sealed ? &file : &plain);
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
    share(&c, ALL, 0xaf, 0, SCHOOLS * SCHOOL_PEOPLE, true);
    ran = place_run(c.place, NULL,
                    WORDS("gather", ALL, "--group", "./all.group.yaml", "--lang", "en", "--format", "csv", "-o",
                          "together"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert(tell_the_same(&c, "figures", "together"));
    ck_assert_ptr_nonnull(strstr(cells(&c, "figures"), "tally"));
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
    ck_assert_int_eq(hand_up(&c, names[0], "up/copy").status, 0);
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
    share(&c, names[0], 0xa0, 500, 15, true);
    struct ran ran = hand_up(&c, names[0], "up/another");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_ptr_nonnull(strstr(ran.out, "of 95 people"));
    ran = place_run(c.place, NULL, WORDS("gather", "up", "--group", "north", "--key", "north.key",
                                         "--lang", "en"));
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
    ck_assert_int_eq(hand_up(&c, names[3], "fourth").status, 0);
    struct handup *handup = opened(&c, place_path(c.place, "home/fourth"));
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
    const char *ledger = place_read(c.place, place_only(c.place, "data/lobspiegel/groups/ask-*/ledger.yaml"));
    ck_assert_ptr_nonnull(strstr(ledger, "handed-up: yes"));
    share(&c, names[0], 0xa0, 500, 3, true);
    struct ran ran = hand_up(&c, names[0], "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "3 results came since"));
    ran = place_run(c.place, NULL, WORDS("gather", "ask", "--group", "ask", "--lang", "en"));
    ck_assert_int_eq(ran.status, 4);
    ran = place_run(c.place, NULL,
                    WORDS("gather", "ask", "--group", "ask", "--hand-up", "north", "--again", "-o",
                          "again", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "of 80 people"));
    ran = place_run(c.place, NULL,
                    WORDS("gather", "ask", "--group", "ask", "--hand-up", "north", "--attack",
                          "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "found nothing"));
    country_end(&c);
}
END_TEST

/* --- refused --------------------------------------------------------------------------------- */

enum odd { ODD_RESULT, ODD_RECORD, ODD_OPEN, ODD_ALTERED, ODD_OTHER_REGION, ODD_INNER_REGION,
           ODD_FEW, ODD_GARBAGE, ODD_SEALED_RESULT, ODDS };

static const char *const odd_reasons[ODDS] = {
    [ODD_RESULT] = "result of one person",   [ODD_RECORD] = "private record",
    [ODD_OPEN] = "is sealed, and this is not", [ODD_ALTERED] = "altered or damaged",
    [ODD_OTHER_REGION] = "another group",    [ODD_INNER_REGION] = "to another region",
    [ODD_FEW] = "too few people",            [ODD_GARBAGE] = "altered or damaged",
    [ODD_SEALED_RESULT] = "result of one person"};

static void put_text(struct country *c, const char *text, bool sealed) {
    struct buf plain = {0}, file = {0};
    buf_add_string(&plain, text);
    if (sealed)
        seal_write(c->region, plain.bytes, plain.length, &file);
    write_bytes(place_path(c->place, "home/up/odd.yaml"), sealed ? &file : &plain);
    buf_free(&plain);
    buf_free(&file);
}

static void put_odd(struct country *c, enum odd odd) {
    ck_assert_int_eq(hand_up(c, names[3], "odd").status, 0);
    struct handup *handup = opened(c, place_path(c->place, "home/odd"));
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
    struct group *group = new_group(&c, "ask", 0xa0);
    struct result *result = result_new(c.framework, group);
    struct buf bytes = {0};
    made_up_result(result, 7);
    result_write(result, &bytes);
    write_bytes(place_path(c.place, "home/one.result.yaml"), &bytes);
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
    share(&c, "large", 0xb0, 1000, 500, true);
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
    share(&c, "small", 0xb0, 0, 9, true);
    share(&c, "inside", 0xb1, 0, 40, false);
    struct ran ran = hand_up(&c, "small", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "Small schools can gather together"));
    ran = hand_up(&c, "inside", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "school's own meeting"));
    c.region->k = 90;
    write_group(&c, c.region, "north");
    ran = hand_up(&c, "ask", "up");
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "90 people or more"));
    c.region->closed = true;
    write_group(&c, c.region, "north");
    ran = hand_up(&c, "ask", "up");
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is closed"));
    ran = place_run(c.place, NULL, WORDS("gather", "ask", "--group", "ask", "--hand-up", "berk",
                                         "-o", "up", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is no region"));
    ran = place_run(c.place, NULL, WORDS("gather", "ask", "--group", "ask", "--hand-up", "south",
                                         "--lang", "en"));
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
    struct ran ran = place_run(c.place, NULL, WORDS("share", "--group", "north", "--yes", "--lang",
                                                    "en"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "is a region"));
    country_end(&c);
}
END_TEST

/* --- failing disks and kill -9 ----------------------------------------------------------------- */

/* In the ledger's folder, then where the hand-up is written. */
static const struct {
    const char *call, *which;
} steps[] = {{"mkstemp", "1:/groups/"}, {"write", "1:/groups/"}, {"rename", "1:/groups/"},
             {"mkstemp", "2:/groups/"}, {"write", "2:/groups/"}, {"rename", "2:/groups/"},
             {"mkstemp", "1:up"},       {"write", "1:home/up"},  {"rename", "1:up"}};

static void fail_at(struct country *c, int step, const char *how) {
    place_fault(c->place,
                place_text(c->place, "%s:%s:%s", steps[step].call, how, steps[step].which));
}

/* Whatever went wrong: what is out is whole and in the ledger, and it goes well the next time. */
static void check_after(struct country *c) {
    place_fault(c->place, "");
    if (place_count(c->place, "home/up/file")) {
        struct handup *handup = opened(c, place_path(c->place, "home/up/file"));
        ck_assert_uint_eq(handup->people, SCHOOL_PEOPLE);
        handup_free(handup);
        const char *ledger = place_read(
            c->place, place_only(c->place, "data/lobspiegel/groups/ask-*/ledger.yaml"));
        ck_assert_ptr_nonnull(strstr(ledger, "handed-up: yes"));
    }
    struct ran ran = hand_up(c, names[0], "up/file");
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    struct handup *handup = opened(c, place_path(c->place, "home/up/file"));
    ck_assert_int_eq(hand_up(c, names[0], "up/again").status, 0);
    struct handup *again = opened(c, place_path(c->place, "home/up/again"));
    ck_assert(handup_same(handup, again));
    ck_assert_uint_eq(handup->people, SCHOOL_PEOPLE);
    handup_free(handup);
    handup_free(again);
}

START_TEST(killed_while_handing_up_nothing_is_lost) {
    struct country c;
    country_begin(&c);
    fail_at(&c, _i, "kill");
    struct ran ran = hand_up(&c, names[0], "up/file");
    ck_assert_msg(ran.status == -1, "step %d: status %d", _i, ran.status);
    check_after(&c);
    country_end(&c);
}
END_TEST

START_TEST(a_full_disk_hands_up_nothing) {
    struct country c;
    country_begin(&c);
    fail_at(&c, _i, "ENOSPC");
    struct ran ran = hand_up(&c, names[0], "up/file");
    ck_assert_int_eq(place_faults(c.place), 1);
    ck_assert_msg(ran.status == 3, "step %d: status %d", _i, ran.status);
    ck_assert_int_eq(place_count(c.place, "home/up/*"), 0);
    check_after(&c);
    country_end(&c);
}
END_TEST

START_TEST(killed_while_gathering_a_region_nothing_is_lost) {
    struct country c;
    country_begin(&c);
    hand_up_first(&c, SCHOOLS);
    const char *kept = place_path(c.place, "data");
    place_set(c.place, "XDG_DATA_HOME=%s", place_path(c.place, "aside"));
    ck_assert_int_eq(gather_region(&c, "whole").status, 0);
    place_set(c.place, "XDG_DATA_HOME=%s", kept);
    fail_at(&c, _i, "kill");
    ck_assert_int_eq(gather_region(&c, "up-figures").status, -1);
    place_fault(c.place, "");
    ck_assert_int_eq(gather_region(&c, "figures").status, 0);
    ck_assert(tell_the_same(&c, "figures", "whole"));
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
    if (faults_possible()) {
        tcase_add_loop_test(region, killed_while_handing_up_nothing_is_lost, 0,
                            (int)ARRAY_LENGTH(steps));
        tcase_add_loop_test(region, a_full_disk_hands_up_nothing, 0, (int)ARRAY_LENGTH(steps));
        tcase_add_loop_test(region, killed_while_gathering_a_region_nothing_is_lost, 0, 6);
    } else {
        fprintf(stderr, "# no faults here: handing up on failing disks is left out\n");
    }
    suite_add_tcase(suite, region);
}

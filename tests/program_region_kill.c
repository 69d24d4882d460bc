/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_region_kill: handing up, and gathering a region, on failing disks and killed (kill -9):
 * nothing is lost, and nothing is out that the ledger does not know. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "program_country.h"

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
        struct handup *handup = country_opened(c, place_path(c->place, "home/up/file"));
        ck_assert_uint_eq(handup->people, SCHOOL_PEOPLE);
        handup_free(handup);
        const char *ledger =
            place_read(c->place, place_only(c->place, "data/lobspiegel/groups/ask-*/ledger.yaml"));
        ck_assert_ptr_nonnull(strstr(ledger, "handed-up: yes"));
    }
    struct ran ran = hand_up(c, country_schools[0], "up/file");
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    struct handup *handup = country_opened(c, place_path(c->place, "home/up/file"));
    ck_assert_int_eq(hand_up(c, country_schools[0], "up/again").status, 0);
    struct handup *again = country_opened(c, place_path(c->place, "home/up/again"));
    ck_assert(handup_same(handup, again));
    ck_assert_uint_eq(handup->people, SCHOOL_PEOPLE);
    handup_free(handup);
    handup_free(again);
}

START_TEST(killed_while_handing_up_nothing_is_lost) {
    struct country c;
    country_begin(&c);
    fail_at(&c, _i, "kill");
    struct ran ran = hand_up(&c, country_schools[0], "up/file");
    ck_assert_msg(ran.status == -1, "step %d: status %d", _i, ran.status);
    check_after(&c);
    country_end(&c);
}
END_TEST

START_TEST(a_full_disk_hands_up_nothing) {
    struct country c;
    country_begin(&c);
    fail_at(&c, _i, "ENOSPC");
    struct ran ran = hand_up(&c, country_schools[0], "up/file");
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

void add_region_kill_tests(Suite *suite) {
    TCase *kill = tcase_create("region-kill");
    tcase_set_timeout(kill, 24 * terminal_deadline());
    if (faults_possible()) {
        tcase_add_loop_test(kill, killed_while_handing_up_nothing_is_lost, 0,
                            (int)ARRAY_LENGTH(steps));
        tcase_add_loop_test(kill, a_full_disk_hands_up_nothing, 0, (int)ARRAY_LENGTH(steps));
        tcase_add_loop_test(kill, killed_while_gathering_a_region_nothing_is_lost, 0, 6);
    } else {
        fprintf(stderr, "# no faults here: handing up on failing disks is left out\n");
    }
    suite_add_tcase(suite, kill);
}

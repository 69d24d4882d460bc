/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_entrance: `room` before anybody comes in: what is asked wrongly, what is only shown.
 * People come in in test_door. */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

static struct ran room(struct place *place, const char *const *words) {
    const char *all[12] = {"room", NULL};
    for (int i = 0; words && words[i]; i++)
        all[1 + i] = words[i];
    return place_run(place, NULL, all);
}

static void must_fail(struct place *place, const char *const *words, int status, const char *said) {
    struct ran ran = room(place, words);
    ck_assert_int_eq(ran.status, status);
    ck_assert_msg(strstr(ran.err, said) != NULL, "\"%s\" is not in: %s", said, ran.err);
}

static struct place *place_with_workshop(void) {
    struct place *place = place_new();
    struct ran ran = place_run(place, "team-a\n2026-2027\nno\nq\n",
                               WORDS("workshop", "zaal", "--line", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    return place;
}

START_TEST(what_is_asked_wrongly_is_told) {
    struct place *place = place_with_workshop();
    must_fail(place, NULL, 2, "zeg welke workshop");
    must_fail(place, WORDS("zaal", "--lang", "en", "--port", "80"), 2, "1024 to 65535");
    must_fail(place, WORDS("zaal", "--lang", "en", "--port", "22x"), 2, "1024 to 65535");
    must_fail(place, WORDS("zaal", "--lang", "en", "--port", "99999"), 2, "1024 to 65535");
    must_fail(place, WORDS("zaal", "--lang", "en", "--address", "1.2.3.4\nPermitRootLogin yes"), 2,
              "an address of this machine");
    must_fail(place, WORDS("nowhere", "--lang", "en"), 1, "no workshop in this folder yet");
    must_fail(place, WORDS(".", "--lang", "en"), 1, "no workshop in this folder yet");
    place_free(place);
}
END_TEST

START_TEST(a_closed_workshop_lets_nobody_in) {
    struct place *place = place_with_workshop();
    struct ran ran =
        place_run(place, NULL, WORDS("group", "close", "zaal/team-a.group.yaml", "--yes"));
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    ck_assert_int_ne(room(place, WORDS("zaal", "--lang", "en")).status, 0);
    place_free(place);
}
END_TEST

START_TEST(it_can_be_looked_at_first) {
    static const char *const said[] = {"A. Over ssh",
                                       "ssh -p 2345 lob@192.0.2.9",
                                       "lobspiegel share --group team-a.group.yaml",
                                       "lobspiegel key-in zaal/team-a.group.yaml --to zaal\n",
                                       "\nPort 2345\n",
                                       "\nListenAddress 192.0.2.9\n",
                                       "\nAllowUsers lob\n",
                                       "\nDisableForwarding yes\n",
                                       "\nForceCommand exec '/"};
    struct place *place = place_with_workshop();
    struct ran ran = room(place, WORDS("zaal/", "--print", "--lang", "en", "--port", "2345",
                                       "--address", "192.0.2.9"));
    ck_assert_int_eq(ran.status, 0);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        ck_assert_msg(strstr(ran.out, said[i]) != NULL, "\"%s\" is not in: %s", said[i], ran.out);
    ck_assert_int_eq(place_count(place, "data/*/room/*"), 0);
    place_free(place);
}
END_TEST

/* A line end in a name would be a line of its own in what the server is told. */
START_TEST(a_name_with_a_line_end_is_refused) {
    struct place *place = place_with_workshop();
    ck_assert_int_eq(rename(place_path(place, "home/zaal"), place_path(place, "home/za\nal")), 0);
    struct ran ran = room(place, WORDS("za\nal", "--print", "--lang", "en"));
    ck_assert_int_ne(ran.status, 0);
    ck_assert_ptr_null(strstr(ran.out, "ForceCommand"));
    ck_assert_ptr_nonnull(strstr(ran.err, "give it another name"));
    place_free(place);
}
END_TEST

START_TEST(root_lets_nobody_in) {
    struct place *place = place_with_workshop();
    if (geteuid() == 0)
        must_fail(place, WORDS("zaal", "--lang", "en"), 2, "as root");
    place_free(place);
}
END_TEST

void add_entrance_tests(Suite *suite) {
    TCase *tcase = tcase_create("entrance");
    tcase_set_timeout(tcase, 6 * terminal_deadline());
    tcase_add_test(tcase, what_is_asked_wrongly_is_told);
    tcase_add_test(tcase, a_closed_workshop_lets_nobody_in);
    tcase_add_test(tcase, it_can_be_looked_at_first);
    tcase_add_test(tcase, a_name_with_a_line_end_is_refused);
    tcase_add_test(tcase, root_lets_nobody_in);
    suite_add_tcase(suite, tcase);
}

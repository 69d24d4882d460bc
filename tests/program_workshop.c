/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_workshop: the command `workshop tables`: people divided over tables. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"

static const char list[] = "lobspiegel: participants/1\n"
                           "people:\n"
                           "- {name: Samira, organisation: ROC, role: mentor}\n"
                           "- {name: Joost, organisation: ROC, role: decaan}\n"
                           "- {name: Zoë, organisation: College, role: mentor}\n"
                           "- {name: Bo, organisation: College, role: mentor}\n"
                           "- {name: Cas, organisation: UWV}\n"
                           "- {name: Eva, organisation: UWV}\n";

static const char *add_list(struct place *place) {
    const char *path = place_path(place, "home/mensen.yaml");
    place_write(place, path, list);
    return path;
}

static void check_said(const char *text, const char *said) {
    ck_assert_msg(strstr(text, said) != NULL, "\"%s\" is not in:\n%s", said, text);
}

START_TEST(people_are_divided_in_both_languages) {
    struct place *place = place_new();
    add_list(place);
    struct ran ran = place_run(place, NULL,
                               WORDS("workshop", "tables", "--people", "mensen.yaml", "--tables",
                                     "2", "--rounds", "2", "--seed", "12", "--lang", "en"));
    ck_assert_str_eq(ran.err, "");
    ck_assert_int_eq(ran.status, 0);
    check_said(ran.out, "People: 6. Tables: 2. Rounds: 2.");
    check_said(ran.out, "Seed: 12.");
    check_said(ran.out, "Round 2\n");
    check_said(ran.out, "\nSamira\nRound 1: table ");
    check_said(ran.out, "same organisation                   6         0         0\n");
    ran = place_run(place, NULL,
                    WORDS("workshop", "tables", "--people", "mensen.yaml", "--tables", "2",
                          "--stay", "people", "--seed", "12", "--lang", "nl"));
    ck_assert_int_eq(ran.status, 0);
    check_said(ran.out, "Mensen: 6. Tafels: 2. Rondes: 3.");
    check_said(ran.out, "De mensen blijven aan hun tafel");
    check_said(ran.out, "Welke vraag ligt waar");
    check_said(ran.out, "\nZoë\nRonde 1: tafel ");
    place_free(place);
}
END_TEST

/* The seed that is printed gives the same plan; without one every run draws another. */
START_TEST(a_printed_seed_repeats_the_plan) {
    struct place *place = place_new();
    const char *outs[6];
    int differ = 0;
    for (int i = 0; i < 6; i++) {
        struct ran ran = place_run(place, NULL,
                                   WORDS("workshop", "tables", "--people", "24", "--tables", "6",
                                         "--stay", "none", "--lang", "en"));
        const char *seed = strstr(ran.out, "Seed: ");
        ck_assert_int_eq(ran.status, 0);
        ck_assert_ptr_nonnull(seed);
        seed = place_text(place, "%.*s", (int)strspn(seed + 6, "0123456789"), seed + 6);
        outs[i] = ran.out;
        ran = place_run(place, NULL,
                        WORDS("workshop", "tables", "--people", "24", "--tables", "6", "--stay",
                              "none", "--seed", seed, "--lang", "en"));
        ck_assert_str_eq(ran.out, outs[i]);
        differ += strcmp(outs[i], outs[0]) != 0;
    }
    ck_assert_int_ge(differ, 1);
    place_free(place);
}
END_TEST

START_TEST(the_plan_can_be_a_page_or_a_file) {
    struct place *place = place_new();
    struct stat status;
    const char *path = add_list(place);
    struct ran ran = place_run(place, NULL,
                               WORDS("workshop", "tables", "--people", path, "--tables", "3",
                                     "--format", "html", "--lang", "nl", "-o", "plan.html"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, "");
    const char *page = place_read(place, place_path(place, "home/plan.html"));
    check_said(page, "<html lang=\"nl\">");
    check_said(page, "<h1>Wie zit waar</h1>");
    check_said(page, "Zoë");
    ck_assert_int_eq(stat(place_path(place, "home/plan.html"), &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600); /* names are private */
    ran = place_run(place, NULL,
                    WORDS("workshop", "tables", "--people", path, "--tables", "3", "--format",
                          "markdown", "--lang", "nl"));
    check_said(ran.out, "# Wie zit waar\n");
    check_said(ran.out, "| zelfde rol | 4 |");
    ck_assert_int_eq(place_count(place, "data/*"), 0);
    place_free(place);
}
END_TEST

static const struct {
    int status;
    const char *said, *words[10];
} wrong[] = {
    {2, "say where the files come", {"workshop"}},
    {2, "--seed belongs to", {"workshop", "zaal", "--seed", "1"}},
    {2, "\"tables\"", {"workshop", "tabels"}},
    {2, "--people FILE", {"workshop", "tables"}},
    {2, "--people FILE", {"workshop", "tables", "--people", "8"}},
    {2, "--people FILE", {"workshop", "tables", "--tables", "8"}},
    {2, "--tables \"x\"", {"workshop", "tables", "--people", "8", "--tables", "x"}},
    {2, "--tables \"0\"", {"workshop", "tables", "--people", "8", "--tables", "0"}},
    {2, "from 1 to 20", {"workshop", "tables", "--people", "8", "--tables", "2", "--rounds", "21"}},
    {2, "--rounds \"\"", {"workshop", "tables", "--people", "8", "--tables", "2", "--rounds", ""}},
    {2, "--seed \"-1\"", {"workshop", "tables", "--people", "8", "--tables", "2", "--seed", "-1"}},
    {2, "--seed", {"workshop", "tables", "--people", "8", "--tables", "2", "--seed", "9999999999"}},
    {2, "\"people\"", {"workshop", "tables", "--people", "8", "--tables", "2", "--stay", "peple"}},
    {2, "markdown", {"workshop", "tables", "--people", "8", "--tables", "2", "--format", "json"}},
    {2, "\"again\"", {"workshop", "tables", "again"}},
    {1, "5 people cannot fill 8 tables", {"workshop", "tables", "--people", "5", "--tables", "8"}},
    {1, "not 501", {"workshop", "tables", "--people", "501", "--tables", "8"}},
    {1, "not 0", {"workshop", "tables", "--people", "0", "--tables", "1"}},
    {1, "not 99999999999", {"workshop", "tables", "--people", "99999999999", "--tables", "8"}},
    {1, "broken.yaml:3:3: \"name\" is missing here",
     {"workshop", "tables", "--people", "broken.yaml", "--tables", "2"}},
    {3, "none.yaml: ", {"workshop", "tables", "--people", "none.yaml", "--tables", "2"}},
};
#define WRONGS ((int)(sizeof wrong / sizeof *wrong))

START_TEST(what_is_wrong_is_told) {
    struct place *place = place_new();
    place_set(place, "LANGUAGE=en");
    place_write(place, place_path(place, "home/broken.yaml"),
                "lobspiegel: participants/1\npeople:\n- {role: mentor}\n");
    struct ran ran = place_run(place, NULL, wrong[_i].words);
    ck_assert_msg(ran.status == wrong[_i].status, "status %d: %s", ran.status, ran.err);
    ck_assert_str_eq(ran.out, "");
    check_said(ran.err, wrong[_i].said);
    place_free(place);
}
END_TEST

START_TEST(few_people_are_fine) {
    struct place *place = place_new();
    struct ran ran = place_run(place, NULL,
                               WORDS("workshop", "tables", "--people", "1", "--tables", "1",
                                     "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    check_said(ran.out, "There is 1 person at each table.");
    ran = place_run(place, NULL,
                    WORDS("workshop", "tables", "--people", "7", "--tables", "7", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    check_said(ran.out, "With fewer tables nobody would sit alone");
    place_free(place);
}
END_TEST

void add_workshop_tests(Suite *suite) {
    TCase *tests = tcase_create("workshop");
    tcase_set_timeout(tests, 6 * terminal_deadline());
    tcase_add_test(tests, people_are_divided_in_both_languages);
    tcase_add_test(tests, a_printed_seed_repeats_the_plan);
    tcase_add_test(tests, the_plan_can_be_a_page_or_a_file);
    tcase_add_loop_test(tests, what_is_wrong_is_told, 0, WRONGS);
    tcase_add_test(tests, few_people_are_fine);
    suite_add_tcase(suite, tests);
}

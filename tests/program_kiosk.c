/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_kiosk: a participant comes in, answers, is cut off, comes back with her code, shares,
 * takes her report home; and who is not let in. */
#include <config.h>

#include "program_kiosk.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RECORDS "visitors/*.visit"
#define RESULTS "shared/*.result.yaml"
#define FIRST "Ik weet wat mijn school of organisatie met LOB wil bereiken"
#define SECOND "Ik beschrijf in gewone woorden"

/* ---- the room ---- */

static void copy_program(struct place *place, const char *to) {
    char bytes[65536];
    FILE *from = fopen(program_path(), "rb"), *copy = fopen(to, "wb");
    ck_assert(from && copy);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, from)) > 0;)
        ck_assert_uint_eq(fwrite(bytes, 1, n, copy), n);
    fclose(from);
    ck_assert_int_eq(fclose(copy), 0);
    ck_assert_int_eq(chmod(to, 0700), 0);
    (void)place;
}

static void link_to(struct place *place, const char *variable, const char *below) {
    const char *folder = getenv(variable);
    ck_assert_msg(folder != NULL, "%s must name a folder", variable);
    ck_assert_int_eq(symlink(folder, place_path(place, "%s", below)), 0);
}

struct place *kiosk_place(void) {
    static const char *const folders[] = {"bin", "share", "share/lobspiegel", "shared", "visitors"};
    struct place *place = place_new();
    place_group(place, "team-a", WORDS("--yes", "--period", "2026-2027"));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        ck_assert_int_eq(mkdir(place_path(place, "%s", folders[i]), 0700), 0);
    copy_program(place, place_path(place, "bin/lobspiegel"));
    link_to(place, "LOBSPIEGEL_FRAMEWORKS", "share/lobspiegel/frameworks");
    link_to(place, "LOBSPIEGEL_LOCALE", "share/locale");
    place_use(place, place_path(place, "bin/lobspiegel"));
    return place;
}

static const char *const *kiosk_words(struct place *place, const char *const *words) {
    static const char *all[16];
    int count = 0;
    all[count++] = "kiosk";
    all[count++] = "--group";
    all[count++] = place_path(place, "home/team-a.group.yaml");
    all[count++] = "--to";
    all[count++] = place_path(place, "shared");
    all[count++] = "--visitors";
    all[count++] = place_path(place, "visitors");
    for (int i = 0; words && words[i]; i++)
        all[count++] = words[i];
    all[count] = NULL;
    return all;
}

struct terminal *kiosk_start(struct place *place, const char *const *words) {
    struct terminal *t = place_start(place, 0, 0, kiosk_words(place, words));
    ck_assert(wait_says(t, "voor groep \"team-a\""));
    return t;
}

struct terminal *kiosk_visit(struct place *place) {
    return kiosk_start(place, NULL);
}

struct ran kiosk_run(struct place *place, const char *input, const char *const *words) {
    return place_run(place, input, kiosk_words(place, words));
}

void kiosk_read_code(struct terminal *t, char code[static CODE_SIZE]) {
    const char *at = strstr(terminal_text(t), "Je code: ");
    ck_assert_ptr_nonnull(at);
    memcpy(code, at + strlen("Je code: "), CODE_SIZE - 1);
    code[CODE_SIZE - 1] = '\0';
    ck_assert_msg(strspn(code, "23456789cdfhjkmnprtwxy-") == CODE_SIZE - 1, "code %s", code);
}

void kiosk_begin(struct terminal *t, char code[static CODE_SIZE]) {
    terminal_type(t, "1");
    ck_assert(wait_says(t, "Schrijf hem op"));
    kiosk_read_code(t, code);
    terminal_type(t, "1");
    ck_assert(wait_says(t, "Wat voor werk doe je?"));
    terminal_type(t, "<Escape>");
    ck_assert(wait_says(t, "Overzicht"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, FIRST));
}

void kiosk_come_back(struct terminal *t, const char *code) {
    terminal_type(t, "2");
    ck_assert(wait_says(t, "Wat is je code?"));
    terminal_type(t, code);
    ck_assert(terminal_wait_text(t, code));
    terminal_type(t, "<Enter>");
}

int kiosk_records(struct place *place) {
    return place_count(place, RECORDS);
}

static void end_by_key(struct terminal *t, const char *code) {
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    if (code)
        ck_assert(says(t, code));
    terminal_free(t);
}

/* ---- coming and going ---- */

START_TEST(a_record_stands_under_a_name_that_says_nothing) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    struct stat status;
    kiosk_begin(t, code);
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    const char *path = place_only(place, RECORDS), *bytes = place_read(place, path);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_uint_eq(strlen(strrchr(path, '/')), strlen("/.visit") + 32);
    ck_assert_ptr_null(strstr(path, code));
    ck_assert_ptr_null(strstr(bytes, "lobspiegel")); /* it is sealed */
    end_by_key(t, code);
    place_free(place);
}
END_TEST

START_TEST(the_code_is_in_the_help) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "<F1>");
    ck_assert(wait_says(t, "Hulp"));
    ck_assert(wait_says(t, place_text(place, "Je code: %s", code)));
    end_by_key(t, code);
    place_free(place);
}
END_TEST

/* Ends the visit in one of the ways in which a connection ends. */
static void cut_off(struct terminal *t, int way) {
    static const int signals[] = {SIGHUP, SIGTERM, SIGKILL};
    if (way < 3)
        terminal_signal(t, signals[way]);
    else
        terminal_hang_up(t);
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
}

/* She has answered the first item, and is on the second. */
START_TEST(a_lost_connection_loses_nothing) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "2w3w<Enter>");
    ck_assert(terminal_wait_gone(t, FIRST));
    ck_assert(wait_open_item(t, SECOND));
    cut_off(t, _i);
    ck_assert_int_eq(kiosk_records(place), 1);
    t = kiosk_visit(place);
    kiosk_come_back(t, code);
    ck_assert(wait_says(t, SECOND));
    terminal_type(t, "<Left>");
    ck_assert(wait_says(t, FIRST));
    ck_assert(wait_chosen(t, 2));
    ck_assert(wait_wished(t, 3));
    end_by_key(t, code);
    place_free(place);
}
END_TEST

/* The network is cut, and nobody told the first program yet. */
START_TEST(who_comes_back_takes_over) {
    struct place *place = kiosk_place();
    struct terminal *first = kiosk_visit(place), *second = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(first, code);
    terminal_type(first, "3");
    ck_assert(wait_chosen(first, 3));
    terminal_type(first, "n");
    ck_assert(terminal_wait_gone(first, "( )"));
    terminal_type(first, "nog bezig");
    ck_assert(terminal_wait_text(first, "nog bezig"));
    if (_i) /* it does not even hear that it should end */
        terminal_signal(first, SIGSTOP);
    kiosk_come_back(second, code);
    ck_assert(terminal_wait_exit(first));
    ck_assert_int_eq(terminal_end(first)->signal, _i ? SIGKILL : SIGHUP);
    terminal_free(first);
    ck_assert(wait_says(second, FIRST));
    ck_assert(wait_chosen(second, 3));
    if (!_i)
        ck_assert(wait_says(second, "nog bezig"));
    end_by_key(second, code);
    place_free(place);
}
END_TEST

START_TEST(every_visitor_has_her_own_code) {
    struct place *place = kiosk_place();
    struct terminal *one = kiosk_visit(place), *other = kiosk_visit(place);
    char code[CODE_SIZE], other_code[CODE_SIZE];
    kiosk_begin(one, code);
    terminal_type(one, "4");
    ck_assert(wait_chosen(one, 4));
    kiosk_begin(other, other_code);
    ck_assert_str_ne(code, other_code);
    ck_assert_int_eq(kiosk_records(place), 2);
    ck_assert(wait_open_item(other, FIRST)); /* nothing of the other one */
    end_by_key(one, code);
    end_by_key(other, other_code);
    place_free(place);
}
END_TEST

START_TEST(wrong_codes_end_the_visit_after_five) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    end_by_key(t, code);
    t = kiosk_visit(place);
    kiosk_come_back(t, "oeps");
    ck_assert(wait_says(t, "Dat is geen code")); /* and no try: it can be none */
    for (int tries = 4; tries >= 0; tries--) {
        terminal_type(t, "<C-u>2222-222");
        terminal_type(t, place_text(place, "%d<Enter>", 2 + tries));
        if (tries > 0)
            ck_assert(wait_says(t, place_text(place, "nog %d keer", tries)));
    }
    ck_assert(terminal_wait_exit(t));
    ck_assert(says(t, "te veel codes"));
    ck_assert_ptr_null(strstr(terminal_text(t), code));
    terminal_free(t);
    ck_assert_int_eq(kiosk_records(place), 1);
    ck_assert_int_eq(place_count(place, "visitors/*"), 4); /* salt, door, record and its lock */
    place_free(place);
}
END_TEST

/* ---- sharing and going home ---- */

/* From an item to the bytes to share, and yes. */
static void share(struct terminal *t) {
    terminal_type(t, "p");
    ck_assert(wait_says(t, "Jouw spiegel"));
    terminal_type(t, "s");
    ck_assert(wait_says(t, "Dit is precies wat groep"));
    terminal_type(t, "<End>");
    ck_assert(terminal_wait_text(t, "Ja, deel dit met de groep"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "Gedeeld."));
    terminal_type(t, "<Escape>");
    ck_assert(wait_says(t, FIRST));
}

START_TEST(sharing_again_takes_the_place_of_the_first) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    share(t);
    const char *path = place_only(place, RESULTS), *before = place_read(place, path);
    ck_assert_ptr_null(strstr(before, code));
    terminal_type(t, "4");
    ck_assert(wait_chosen(t, 4));
    cut_off(t, 0);
    t = kiosk_visit(place); /* also from another connection */
    kiosk_come_back(t, code);
    ck_assert(wait_says(t, FIRST));
    share(t);
    ck_assert_str_eq(place_only(place, RESULTS), path);
    ck_assert_str_ne(place_read(place, path), before);
    terminal_type(t, "o");
    ck_assert(wait_says(t, "Overzicht"));
    terminal_type(t, "<Escape>");
    ck_assert(wait_says(t, "voor groep \"team-a\""));
    end_by_key(t, code);
    place_free(place);
}
END_TEST

/* The questionnaire of the group is not the one that is here: its results could not be counted. */
START_TEST(a_group_with_another_questionnaire_takes_nothing) {
    struct place *place = kiosk_place();
    const char *path = place_path(place, "home/team-a.group.yaml");
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "p");
    ck_assert(wait_says(t, "Jouw spiegel"));
    char *text = strdup(place_read(place, path)), *hash = strstr(text, "hash: ");
    ck_assert_ptr_nonnull(hash);
    hash += strcspn(hash, "0123456789");
    *hash = *hash == '1' ? '2' : '1';
    place_write(place, path, text);
    free(text);
    terminal_type(t, "s");
    ck_assert(wait_says(t, "Delen kan nu niet"));
    ck_assert_int_eq(place_count(place, "shared/*"), 0);
    end_by_key(t, code);
    place_free(place);
}
END_TEST

START_TEST(a_closed_group_takes_nothing) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "p");
    ck_assert(wait_says(t, "Jouw spiegel"));
    if (_i) { /* the bytes were on the screen already */
        terminal_type(t, "s");
        ck_assert(wait_says(t, "Dit is precies wat groep"));
        terminal_type(t, "<End>");
        ck_assert(terminal_wait_text(t, "Ja, deel dit met de groep"));
    }
    struct ran ran = place_run(place, NULL, WORDS("group", "close", "team-a.group.yaml", "--yes"));
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    terminal_type(t, _i ? "<Enter>" : "s");
    ck_assert(wait_says(t, "De groep is gesloten"));
    ck_assert_int_eq(place_count(place, "shared/*"), 0);
    if (_i) {
        terminal_type(t, "<Escape>");
        ck_assert(wait_says(t, "Jouw spiegel"));
    }
    end_by_key(t, code);
    place_free(place);
}
END_TEST

/* From an item to the question whether all is to be destroyed. */
static void ask_to_end(struct terminal *t) {
    terminal_type(t, "o");
    ck_assert(wait_says(t, "Overzicht"));
    terminal_type(t, "9");
    ck_assert(wait_says(t, "Wat wil je meenemen?"));
    terminal_type(t, "7");
    ck_assert(wait_says(t, "Je antwoorden hier vernietigen?"));
}

START_TEST(the_report_goes_home_and_the_record_is_gone) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "2w4w");
    ck_assert(wait_wished(t, 4));
    share(t);
    ask_to_end(t);
    terminal_type(t, "1"); /* no */
    ck_assert(wait_says(t, "Wat wil je meenemen?"));
    ck_assert_int_eq(kiosk_records(place), 1);
    terminal_type(t, "7");
    ck_assert(wait_says(t, "Je antwoorden hier vernietigen?"));
    terminal_type(t, "2");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(is_restored(t));
    long left = last_sent(t, "\033[?1049l"), report = last_sent(t, "Jouw spiegel");
    ck_assert_msg(left >= 0 && report > left, "the report is not on her own screen");
    ck_assert(says(t, "Je antwoorden zijn hier vernietigd"));
    terminal_free(t);
    ck_assert_int_eq(place_count(place, "visitors/*"), 2); /* the salt and the door */
    ck_assert_int_eq(place_count(place, RESULTS), 1);
    t = kiosk_visit(place);
    kiosk_come_back(t, code);
    ck_assert(wait_says(t, "Niemand heeft hier deze code"));
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- line by line ---- */

static void check_lines(struct place *place, struct ran ran) {
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    ck_assert_ptr_null(strchr(ran.out, '\033'));
    ck_assert_ptr_nonnull(strstr(ran.out, "Je code: "));
    ck_assert_ptr_nonnull(strstr(ran.out, "Dit is precies wat groep"));
    ck_assert_ptr_nonnull(strstr(ran.out, "Gedeeld."));
    ck_assert_ptr_nonnull(strstr(ran.out, "Je antwoorden zijn hier vernietigd"));
    ck_assert_int_eq(kiosk_records(place), 0);
    ck_assert_int_eq(place_count(place, RESULTS), 1);
}

START_TEST(a_visit_line_by_line) {
    struct place *place = kiosk_place();
    check_lines(place, kiosk_run(place, "1\n1\n.\n1\n2>3\np\ns\n2\no\n9\n7\n2\n", NULL));
    place_free(place);
}
END_TEST

START_TEST(lines_can_be_chosen_on_the_first_screen) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    terminal_type(t, "4");
    ck_assert(wait_says(t, "Je kunt typen:"));
    ck_assert(!terminal_alternate(t));
    terminal_type(t, "1<Enter>");
    ck_assert(wait_says(t, "Je code:"));
    terminal_type(t, "q<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert(says(t, "Je antwoorden blijven bewaard"));
    ck_assert_int_eq(kiosk_records(place), 1);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- who is not let in ---- */

START_TEST(two_hundred_records_are_enough) {
    struct place *place = kiosk_place();
    for (int i = 0; i < 200; i++)
        place_write(place, place_path(place, "visitors/%032d.visit", i), "x");
    struct terminal *t = kiosk_visit(place);
    terminal_type(t, "1");
    ck_assert(wait_says(t, "er zijn hier al 200 mensen bezig"));
    ck_assert_int_eq(kiosk_records(place), 200);
    ck_assert_int_eq(remove(place_path(place, "visitors/%032d.visit", 7)), 0);
    terminal_type(t, "1");
    ck_assert(wait_says(t, "Schrijf hem op"));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(a_folder_that_others_see_is_refused) {
    struct place *place = kiosk_place();
    const char *visitors = place_path(place, "visitors"), *inside = place_path(place, "shared/v");
    ck_assert_int_eq(chmod(visitors, 0750), 0);
    struct ran ran = kiosk_run(place, "1\n", NULL);
    ck_assert_int_ne(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "0700"));
    ck_assert_ptr_null(strstr(ran.err, visitors)); /* not where it is */
    ck_assert_int_eq(mkdir(inside, 0700), 0);
    ck_assert_int_eq(rmdir(visitors), 0);
    ck_assert_int_eq(symlink(inside, visitors), 0);
    ran = kiosk_run(place, "1\n", NULL);
    ck_assert_int_ne(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "map van de workshop"));
    ck_assert_int_eq(place_count(place, "shared/v/*"), 0);
    place_free(place);
}
END_TEST

void add_kiosk_tests(Suite *suite) {
    TCase *kiosk = tcase_create("kiosk");
    tcase_add_test(kiosk, a_record_stands_under_a_name_that_says_nothing);
    tcase_add_test(kiosk, the_code_is_in_the_help);
    tcase_add_loop_test(kiosk, a_lost_connection_loses_nothing, 0, 4);
    tcase_add_loop_test(kiosk, who_comes_back_takes_over, 0, 2);
    tcase_add_test(kiosk, every_visitor_has_her_own_code);
    tcase_add_test(kiosk, wrong_codes_end_the_visit_after_five);
    tcase_add_test(kiosk, sharing_again_takes_the_place_of_the_first);
    tcase_add_test(kiosk, a_group_with_another_questionnaire_takes_nothing);
    tcase_add_loop_test(kiosk, a_closed_group_takes_nothing, 0, 2);
    tcase_add_test(kiosk, the_report_goes_home_and_the_record_is_gone);
    tcase_add_test(kiosk, a_visit_line_by_line);
    tcase_add_test(kiosk, lines_can_be_chosen_on_the_first_screen);
    tcase_add_test(kiosk, two_hundred_records_are_enough);
    tcase_add_test(kiosk, a_folder_that_others_see_is_refused);
    suite_add_tcase(suite, kiosk);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_wishes: what people like beside answering: a note in their own editor, taking back,
 * searching, plans, then and now, sharing after a look, doing without letters. */
#include <config.h>

#include <string.h>

#include "program.h"

/* --- notes --------------------------------------------------------------------------------- */

/* A note is being typed with the first item. */
static struct terminal *open_note(struct place *place) {
    place_begin(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, "Waar ben je nu?"));
    terminal_type(t, "n");
    ck_assert(wait_says(t, "Notitie voor jezelf"));
    terminal_type(t, "eerst");
    ck_assert(terminal_wait_text(t, "eerst"));
    return t;
}

static void end_note(struct terminal *t) {
    terminal_type(t, "<Escape>");
    ck_assert(terminal_wait_gone(t, "Notitie voor jezelf"));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    terminal_free(t);
}

static const struct {
    const char *name, *editor; /* the variable VISUAL */
    const char *says;          /* on the screen afterwards */
    const char *note;          /* in the record afterwards */
} editors[] = {
    {"adds a line", "printf '\\nzelf\\n' >>", "zelf", "eerst\\nzelf"},
    {"writes nothing", "true", "eerst", "eerst"},
    {"ends badly", "false", "zoals ze was", "eerst"},
    {"is not there", "there-is-no-such-editor", "zoals ze was", "eerst"},
    {"is killed", "kill -9 $$ #", "zoals ze was", "eerst"},
    {"prints a lot", "seq 1 2000; true", "eerst", "eerst"},
    {"writes bytes that are no text", "printf '\\377\\033[31mrood' >", "rood", "rood"},
    {"writes too much", "seq 1 3000 >", "4000", "eerst"},
    {"takes the file away", "rm", "zoals ze was", "eerst"},
};

START_TEST(own_editor_never_costs_the_note) {
    struct place *place = place_new();
    place_set(place, "VISUAL=%s", editors[_i].editor);
    struct terminal *t = open_note(place);
    terminal_type(t, "<C-o>");
    ck_assert_msg(wait_says(t, editors[_i].says), "%s", editors[_i].name);
    ck_assert(wait_says(t, "Notitie voor jezelf"));
    end_note(t);
    ck_assert_msg(strstr(place_record(place), editors[_i].note), "%s: %s", editors[_i].name,
                  place_record(place));
    ck_assert_ptr_null(strchr(place_record(place), '\033'));
    ck_assert_int_eq(place_count(place, "data/lobspiegel/*.txt"), 0);
    place_free(place);
}
END_TEST

START_TEST(without_an_editor_it_says_how_to_get_one) {
    struct place *place = place_new();
    place_set(place, "VISUAL");
    place_set(place, "EDITOR");
    struct terminal *t = open_note(place);
    terminal_type(t, "<C-o>");
    ck_assert(wait_says(t, "VISUAL"));
    end_note(t);
    place_free(place);
}
END_TEST

START_TEST(every_word_of_a_note_is_on_disk) {
    struct place *place = place_new();
    struct terminal *t = open_note(place);
    terminal_type(t, " dan nog");
    ck_assert(wait_says(t, "eerst dan nog"));
    ck_assert(wait_quiet(t, 50));
    ck_assert_ptr_nonnull(strstr(place_record(place), "eerst dan"));
    terminal_free(t); /* kills it */
    ck_assert_ptr_nonnull(strstr(place_record(place), "eerst dan"));
    place_free(place);
}
END_TEST

/* --- answering ----------------------------------------------------------------------------- */

START_TEST(answers_are_taken_back) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_open_item(t, q.statements[0]));
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3));
    terminal_type(t, "<Enter>");
    ck_assert(wait_open_item(t, q.statements[1]));
    terminal_type(t, "1");
    ck_assert(wait_chosen(t, 1));
    terminal_type(t, "u");
    ck_assert(wait_open_item(t, q.statements[1]));
    terminal_type(t, "u");
    ck_assert(wait_open_item(t, q.statements[0]));
    ck_assert(wait_says(t, "Teruggenomen"));
    ck_assert(!place_has_answer(place, q.ids[0], "3"));
    ck_assert(!place_has_answer(place, q.ids[1], "1"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

START_TEST(search_leads_to_an_item) {
    struct place *place = place_new();
    place_begin(place);
    struct questions q = questions_of(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_open_item(t, q.statements[0]));
    terminal_type(t, "/");
    ck_assert(wait_says(t, "Zoeken"));
    terminal_type(t, q.ids[3]);
    ck_assert(wait_says(t, "1 gevonden"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_open_item(t, q.statements[3]));
    terminal_type(t, "<Escape>");
    ck_assert(wait_says(t, "Overzicht"));
    terminal_free(t);
    questions_free(&q);
    place_free(place);
}
END_TEST

/* --- afterwards ---------------------------------------------------------------------------- */

START_TEST(plans_are_kept_and_shown_first) {
    struct place *place = place_new();
    place_begin(place);
    struct terminal *t = place_start(place, 0, 0, WORDS("assess"));
    ck_assert(wait_says(t, "Waar ben je nu?"));
    terminal_type(t, "o");
    ck_assert(wait_says(t, "Overzicht"));
    terminal_type(t, "i<Enter>");
    ck_assert(wait_says(t, "Waar gaat het over?"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "Wat ga je doen?"));
    terminal_type(t, "<Enter>"); /* nothing typed yet */
    ck_assert(wait_says(t, "Schrijf in een paar woorden"));
    terminal_type(t, "Samira meenemen<Enter>");
    ck_assert(wait_says(t, "Wanneer?"));
    terminal_type(t, "in mei<Enter>");
    ck_assert(wait_says(t, "Met wie?"));
    terminal_type(t, "Samira<Enter>");
    ck_assert(wait_says(t, "Samira meenemen · in mei · met Samira"));
    terminal_type(t, "q");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    ck_assert_ptr_nonnull(strstr(place_record(place), "Samira meenemen"));
    t = place_start(place, 0, 0, NULL);
    ck_assert(wait_says(t, "Je was van plan:"));
    ck_assert(wait_says(t, "Samira meenemen · in mei · met Samira"));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(sharing_shows_the_bytes_first) {
    struct place *place = place_new();
    place_begin(place);
    place_group(place, "team-a", WORDS("--yes", "--period", "2026-2027"));
    struct terminal *t = place_start(place, 60, 80, WORDS("assess"));
    ck_assert(wait_says(t, "Waar ben je nu?"));
    terminal_type(t, "2");
    ck_assert(wait_chosen(t, 2));
    terminal_type(t, "ps");
    ck_assert(wait_says(t, "team-a · 2026-2027"));
    terminal_type(t, "2");
    ck_assert(wait_says(t, "Typ de code"));
    terminal_type(t, "team-b<Enter>");
    ck_assert(wait_says(t, "team-b.group.yaml"));
    terminal_type(t, "<C-u>Team A<Enter>");
    ck_assert(wait_says(t, "Dat is geen groepscode"));
    terminal_type(t, "<C-u>team-a<Enter>");
    ck_assert(wait_says(t, "group: team-a"));
    ck_assert_int_eq(place_count(place, "home/*.result.yaml"), 0);
    terminal_type(t, "1");
    ck_assert(wait_says(t, "Er is niets geschreven."));
    ck_assert_int_eq(place_count(place, "home/*.result.yaml"), 0);
    terminal_type(t, "s");
    ck_assert(wait_says(t, "Voor welke groep?"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "group: team-a"));
    terminal_type(t, "2");
    ck_assert(wait_says(t, "Geschreven: ~/"));
    const char *written = place_read(place, place_only(place, "home/*.result.yaml"));
    ck_assert_ptr_nonnull(strstr(written, "\ngroup: team-a\n"));
    terminal_free(t);
    place_free(place);
}
END_TEST

/* Where the cursor was, and where it must come to. While a row is drawn it is elsewhere. */
struct seen_cursor {
    int before, row;
};

static bool cursor_is_between(struct terminal *t, const void *data) {
    const struct seen_cursor *seen = data;
    int row, column;
    terminal_cursor(t, &row, &column);
    return row > seen->before && row <= seen->row && column == 1;
}

/* Arrows, Enter, Esc and F1 are enough for what usually is a letter. */
START_TEST(help_does_what_letters_do) {
    struct place *place = place_new();
    place_begin(place);
    struct terminal *t = place_start(place, 40, 80, WORDS("assess"));
    ck_assert(wait_says(t, "Waar ben je nu?"));
    terminal_type(t, "<F1>");
    ck_assert(wait_says(t, "n: Schrijf bij dit item") && wait_quiet(t, 50));
    int row, cursor, column;
    ck_assert(terminal_find(t, "n: Schrijf bij dit item", &row, &column));
    terminal_cursor(t, &cursor, &column);
    while (cursor < row) {
        struct seen_cursor seen = {cursor, row};
        terminal_type(t, "<Down>");
        ck_assert(terminal_wait(t, cursor_is_between, &seen, "the cursor further down"));
        terminal_cursor(t, &cursor, &column);
    }
    ck_assert_int_eq(cursor, row);
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "Notitie voor jezelf"));
    terminal_free(t);
    place_free(place);
}
END_TEST

void add_wish_tests(Suite *suite) {
    TCase *tcase = tcase_create("wishes");
    tcase_set_timeout(tcase, 6 * terminal_deadline());
    tcase_add_loop_test(tcase, own_editor_never_costs_the_note, 0,
                        (int)(sizeof editors / sizeof *editors));
    tcase_add_test(tcase, without_an_editor_it_says_how_to_get_one);
    tcase_add_test(tcase, every_word_of_a_note_is_on_disk);
    tcase_add_test(tcase, answers_are_taken_back);
    tcase_add_test(tcase, search_leads_to_an_item);
    tcase_add_test(tcase, plans_are_kept_and_shown_first);
    tcase_add_test(tcase, sharing_shows_the_bytes_first);
    tcase_add_test(tcase, help_does_what_letters_do);
    suite_add_tcase(suite, tcase);
}

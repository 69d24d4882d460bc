/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_line: line mode gives the same record as the full screen, whatever comes in. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "program.h"

/* Answers in turn: as a line, as keys on the screen, as in the record. */
static const struct {
    const char *line, *keys, *answer;
    int chosen;
} answers[] = {
    {"2", "2", "2", 2},        {"0>3", "0w3w", "0>3", 0},   {"5", "5", "na", 5},
    {"6", "6", "not-mine", 6}, {"7", "7", "rather-not", 7}, {"4", "4", "4", 4},
    {"1>1", "1w1w", "1>1", 1},
};
#define ANSWERS ((int)(sizeof answers / sizeof *answers))

#define NOTE "Vorige week, met Sem: goed gesprek."

static void answer_by_lines(struct place *place, int count) {
    const char *script = "1\n2\n\n2\n\n1\n\n\n\n1\n";
    for (int i = 0; i < count; i++)
        script = place_text(place, "%s%s%s", script, answers[i % ANSWERS].line,
                            i == 3 ? "\nn\n" NOTE "\n\n\n" : "\n\n");
    script = place_text(place, "%sa\n\n8\n", script); /* to the advice, finish, done */
    struct ran ran = place_run(place, script, WORDS("--line"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    ck_assert_ptr_null(strchr(ran.out, '\033'));
}

static void answer_by_keys(struct place *place, const struct questions *q) {
    struct terminal *t = place_start(place, 0, 0, NULL);
    go_to_first_item(t, q->statements[0]);
    for (int i = 0; i < q->count; i++) {
        ck_assert(wait_open_item(t, q->statements[i]));
        terminal_type(t, answers[i % ANSWERS].keys);
        if (strcmp(answers[i % ANSWERS].answer, "1>1") != 0)
            ck_assert(wait_chosen(t, answers[i % ANSWERS].chosen));
        if (i == 3) {
            terminal_type(t, "n");
            ck_assert(terminal_wait_gone(t, "( )"));
            terminal_type(t, NOTE "<Escape>");
            ck_assert(wait_chosen(t, answers[i].chosen));
        }
        terminal_type(t, "<Enter>");
    }
    ck_assert(terminal_wait_text(t, "·"));
    terminal_type(t, "a");
    ck_assert(terminal_wait_text(t, "40"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, " 8 "));
    terminal_type(t, "8");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    terminal_free(t);
}

START_TEST(lines_and_keys_make_the_same_record) {
    struct place *lines = place_new(), *keys = place_new(), *first = place_new();
    place_begin(first);
    struct questions q = questions_of(first);
    answer_by_lines(lines, q.count);
    answer_by_keys(keys, &q);
    const char *record = place_record(lines);
    for (int i = 0; i < q.count; i++)
        ck_assert_msg(place_has_answer(lines, q.ids[i], answers[i % ANSWERS].answer), "%s in\n%s",
                      q.ids[i], record);
    ck_assert_ptr_nonnull(strstr(record, NOTE));
    ck_assert_ptr_nonnull(strstr(record, "\nfinished: yes\n"));
    ck_assert_str_eq(record, place_record(keys));
    questions_free(&q);
    place_free(first);
    place_free(lines);
    place_free(keys);
}
END_TEST

START_TEST(what_is_not_understood_changes_nothing) {
    static const char *const lines[] = {"8",
                                        "9",
                                        "-1",
                                        "2>5",
                                        "2>",
                                        ">",
                                        "22",
                                        "2 3",
                                        "twee",
                                        "\\033[A",
                                        "100000000000000000000",
                                        "2>3>4",
                                        "%s%n"};
    struct place *place = place_new();
    place_begin(place);
    const char *before = place_record(place);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct ran ran =
            place_run(place, place_text(place, "%s\nq\n", lines[i]), WORDS("assess", "--line"));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_msg(strcmp(place_record(place), before) == 0, "%s changed the record:\n%s",
                      lines[i], place_record(place));
    }
    place_free(place);
}
END_TEST

START_TEST(an_answer_is_said_to_be_saved) {
    static const char *const lines[] = {"2\n", "2>3\n", "7\n"};
    struct place *place = place_new();
    place_begin(place);
    struct ran ran = place_run(place, lines[_i], WORDS("assess", "--line"));
    ck_assert_msg(strstr(ran.out, "Opgeslagen") != NULL, "after %s only:\n%s", lines[_i],
                  strstr(ran.out, "\n> "));
    place_free(place);
}
END_TEST

START_TEST(the_end_of_the_input_keeps_the_note) {
    struct place *place = place_new();
    place_begin(place);
    struct ran ran =
        place_run(place, "2\nn\n" NOTE "\nen nog een regel", WORDS("assess", "--line"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(place_record(place), NOTE));
    ck_assert_ptr_nonnull(strstr(place_record(place), "en nog een regel"));
    ck_assert_ptr_null(strstr(ran.err, NOTE));
    place_free(place);
}
END_TEST

/* Control characters, bytes that are no UTF-8, lines without end. */
START_TEST(odd_input_does_no_harm) {
    struct place *place = place_new();
    char *many = malloc(200001);
    ck_assert_ptr_nonnull(many);
    memset(many, 'x', 200000);
    many[200000] = '\0';
    place_begin(place);
    const char *input = place_text(
        place, "n\nA\033[31mB\007C\xFF\xC3(\xC2\x9B\x08 einde\n%s\n.\n%s\n\r\nq\n", many, many);
    free(many);
    struct ran ran = place_run(place, input, WORDS("assess", "--line"));
    ck_assert_int_eq(ran.status, 0);
    const char *record = place_record(place);
    ck_assert_ptr_nonnull(strstr(record, "einde"));
    for (const char *at = record; *at; at++)
        ck_assert_msg(*at == '\n' || (unsigned char)*at >= ' ', "control character in\n%s", record);
    ck_assert_ptr_null(strchr(ran.out, '\033'));
    ck_assert_ptr_null(strchr(ran.out, '\007'));
    ck_assert_ptr_null(strstr(ran.out, "\xC2\x9B"));
    ck_assert_int_eq(place_run(place, NULL, WORDS("report")).status, 0);
    place_free(place);
}
END_TEST

/* Every screen can be reached and left by words and numbers. */
START_TEST(all_screens_can_be_read) {
    struct place *place = place_new();
    place_begin(place);
    place_group(place, "groep-1", WORDS("--yes"));
    struct ran ran = place_run(
        place,
        "2\n?\nEsc\ng\nEsc\no\n2\nEsc\n6\nEsc\np\na\n+\n-\nEsc\nr\no\n"
        "zoeken\nouders\n1\nterug\ninstellingen\n5\n1\n.\ni\n1\n1\nBellen\nmorgen\nSem\n.\n"
        "o\n9\n5\n2\ngroep-1\n2\n4\n6\nq\n",
        WORDS("assess", "--line", "--lang", "nl"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.err, "");
    ck_assert_int_eq(place_count(place, "home/lobspiegel-*.txt"), 2);
    ck_assert_int_eq(place_count(place, "home/*.result.yaml"), 1);
    ck_assert_ptr_nonnull(strstr(ran.out, "Samenwerking"));
    ck_assert_ptr_nonnull(strstr(place_record(place), "Bellen"));
    place_free(place);
}
END_TEST

/* Said again, the screen is the same; `again` works in either language. */
START_TEST(again_says_the_whole_screen) {
    static const char *const words[] = {"opnieuw", "again", "redraw", "Ctrl-L"};
    struct place *place = place_new();
    place_begin(place);
    struct ran ran = place_run(place, place_text(place, "2\n%s\nq\n", words[_i]),
                               WORDS("assess", "--line", "--lang", "nl"));
    const char *question = "Waar ben je nu?", *first = strstr(ran.out, question);
    ck_assert_ptr_nonnull(first);
    ck_assert_msg(strstr(first + 1, question) != NULL, "after %s:\n%s", words[_i], ran.out);
    place_free(place);
}
END_TEST

/* Where there is no UTF-8 all is in ASCII, and no sign stands for a word. */
START_TEST(plain_ascii_is_enough) {
    struct place *place = place_new();
    place_begin(place);
    place_set(place, "LC_ALL=C");
    struct ran ran = place_run(place, "1>3\n?\nterug\np\na\n.\no\n?\n.\nq\n",
                               WORDS("assess", "--line", "--lang", "nl"));
    ck_assert_int_eq(ran.status, 0);
    for (const char *at = ran.out; *at; at++)
        ck_assert_msg((unsigned char)*at < 0x80, "no ASCII: %.40s", at);
    ck_assert_ptr_null(strstr(ran.out, "->"));
    ck_assert_ptr_nonnull(strstr(ran.out, "van 1 naar 3"));
    place_free(place);
}
END_TEST

void add_line_tests(Suite *suite) {
    TCase *line = tcase_create("line");
    tcase_set_timeout(line, 6 * terminal_deadline());
    tcase_add_test(line, lines_and_keys_make_the_same_record);
    tcase_add_test(line, what_is_not_understood_changes_nothing);
    tcase_add_loop_test(line, an_answer_is_said_to_be_saved, 0, 3);
    tcase_add_test(line, the_end_of_the_input_keeps_the_note);
    tcase_add_test(line, odd_input_does_no_harm);
    tcase_add_test(line, all_screens_can_be_read);
    tcase_add_loop_test(line, again_says_the_whole_screen, 0, 4);
    tcase_add_test(line, plain_ascii_is_enough);
    suite_add_tcase(suite, line);
}

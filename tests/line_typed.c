/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What typed lines mean, what is said to be understood, and what is said after an answer. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "line/line.h"
#include "line_parts.h"
#include "script.h"

/* Where a line is typed: the keys that lead there from the start. */
static const char *const places[] = {
    ['s'] = "",              /* the start screen */
    ['r'] = "1",             /* your roles, a long list with marks */
    ['o'] = "1|Esc",         /* the overview */
    ['i'] = "1|Esc|1",       /* an item */
    ['w'] = "1|Esc|1|w",     /* the same, for the wish */
    ['l'] = "1|Esc|6",       /* a long list */
    ['n'] = "1|Esc|1|n",     /* a note */
    ['m'] = "1|Esc|1|n|x",   /* a note with something in it */
    ['a'] = "1|Esc|7|Enter", /* the advice */
};

/* WHERE is a place; MEANING are the messages: keys, "pick 1", "text x", with a blank between;
 * "" is not understood. */
static const struct {
    const char *language;
    char where;
    const char *typed, *meaning;
} lines_typed[] = {
    {"en", 's', "", "Enter"},
    {"en", 's', "1", "pick 0"},
    {"en", 's', "4", "pick 3"},
    {"en", 's', "5", "pick 4"},
    {"en", 's', "6", ""},
    {"en", 's', "0", ""},
    {"en", 's', "-1", ""},
    {"en", 's', "99", ""},
    {"en", 's', "1x", ""},
    {"en", 's', "99999999999999999999", ""},
    {"en", 's', "2>3", ""},
    {"en", 's', "?", "?"},
    {"en", 's', "help", "?"},
    {"en", 's', "HELP", "?"},
    {"en", 's', "hulp", ""},
    {"nl", 's', "hulp", "?"},
    {"nl", 's', "help", "?"}, /* the English name of an action always works */
    {"nl", 's', "Stoppen", "q"},
    {"nl", 's', "kiezen", "Enter"},
    {"en", 's', "q", "q"},
    {"en", 's', "quit", "q"},
    {"en", 's', "stop", "q"},
    {"en", 's', "esc", "Esc"},
    {"en", 's', "Esc", "Esc"},
    {"en", 's', "F1", "F1"},
    {"en", 's', "w", ""}, /* not a key of this screen */
    {"en", 's', "x", ""},
    {"en", 's', "é", ""},
    {"en", 's', "go on", "Enter"},
    {"en", 's', "what should I do now?", ""},
    {"en", 's', "\x1b[A", ""},
    {"en", 's', "\x07\x01\x7f", ""},
    {"en", 's', "\xff\xfe", ""},
    {"en", 's', "\xc3", ""},
    {"en", 'r', "16", "pick 15"},
    {"en", 'r', "17", ""},
    {"en", 'r', "00", ""},
    {"en", 'r', "007", "pick 6"},
    {"en", 'r', "", "Enter"},
    {"en", 'o', "profile", "p"},
    {"nl", 'o', "profiel", "p"},
    {"nl", 'o', "advies", "a"},
    {"en", 'o', "9", "pick 8"},
    {"en", 'o', "back", "Esc"},
    {"nl", 'o', "terug", "Esc"},
    {"en", 'l', "12", "pick 11"},
    {"en", 'l', "24", "pick 23"},
    {"en", 'l', "25", ""},
    {"en", 'i', "2", "2"},
    {"en", 'i', "0", "0"},
    {"en", 'i', "7", "7"},
    {"en", 'i', "8", ""},
    {"en", 'i', "12", ""},
    {"en", 'i', "-1", ""},
    {"en", 'i', "2>3", "2 w 3 w"},
    {"en", 'i', ">3", "w 3 w"},
    {"en", 'i', "0>4", "0 w 4 w"},
    {"en", 'i', "2>", ""},
    {"en", 'i', ">", ""},
    {"en", 'i', "2>5", ""}, /* a wish is a level */
    {"en", 'i', "5>3", ""}, /* and goes with a level */
    {"en", 'i', "2>3>4", ""},
    {"en", 'i', "2>33", ""},
    {"en", 'i', "", "Enter"},
    {"en", 'i', "go on", "Enter"},
    {"nl", 'i', "verder", "Enter"},
    {"en", 'i', "now", ""}, /* which level? */
    {"nl", 'i', "nu", ""},
    {"en", 'i', "rate", ""},
    {"en", 'i', "wish", "w"},
    {"nl", 'i', "wens", "w"},
    {"nl", 'i', "volgende", "Right"},
    {"nl", 'i', "notitie", "n"},
    {"en", 'i', "words", "g"},
    {"en", 'w', "2", "2"},
    {"en", 'w', "2>3", "w 2 w 3"},
    {"en", 'w', ">3", "3"},
    {"en", 'w', "wish", "w"},
    {"en", 'w', "back to now", "w"},
    {"nl", 'w', "wens", "w"},
    {"en", 'w', "vb-03 2>3", "item_vb-03 2 w 3 w"},
    {"en", 'i', "vb-03", "item_vb-03"},
    {"en", 'i', "vb-03 2", "item_vb-03 2"},
    {"en", 'i', "vb-03 7", "item_vb-03 7"},
    {"en", 'i', "vb-03 8", ""},
    {"en", 'i', "vb-99", ""},
    {"en", 'o', "vb-03 >1", "item_vb-03 w 1 w"},
    {"en", 's', "vb-03", ""}, /* nothing has begun yet */
    {"en", 'n', "vb-03", "text_vb-03"},
    {"en", 'n', "", "Esc"},
    {"en", 'n', ".", "Esc"},
    {"en", 'n', "Esc", "Esc"},
    {"en", 'n', "2", "text_2"},
    {"en", 'n', "help", "text_help"},
    {"en", 'm', "help", "text_\n text_help"},
    {"en", 'm', "", "Esc"},
    {"en", 'a', "-", "-"},
    {"en", 'a', "+", "+"},
    {"en", 'a', "=", "="},
    {"en", 'a', "fewer hours", "-"},
    {"nl", 'a', "minder uren", "-"},
    {"en", 'a', "2", ""},
};

static void go_to(struct player *player, const char *keys) {
    struct front front = front_of_lines(player);
    script_press(&front, keys);
    front_free(&front);
}

static void print_message(const struct framework *framework, const struct message *message,
                          struct buf *out) {
    if (out->length)
        buf_add_char(out, ' ');
    if (message->type == MESSAGE_ITEM)
        buf_addf(out, "item_%s", framework->items[message->number].id);
    else if (message->type == MESSAGE_PICK)
        buf_addf(out, "pick %d", message->number);
    else if (message->type == MESSAGE_TEXT)
        buf_addf(out, "text_%s", message->text);
    else if (key_to_name(message->key))
        buf_add_string(out, key_to_name(message->key));
    else
        text_encode(out, message->key);
}

START_TEST(typed_line_means_the_messages_of_the_table) {
    struct player *player = player_new(lines_typed[_i].language, 24, 80);
    struct message messages[LINE_MESSAGES_MAX + 1];
    struct buf meaning = {0}, before = {0}, after = {0};
    go_to(player, places[(int)lines_typed[_i].where]);
    player_print(player, &before);
    int count = line_read(player->model, lines_typed[_i].typed, messages);
    player_print(player, &after);
    ck_assert_int_le(count, LINE_MESSAGES_MAX);
    for (int i = 0; i < count; i++)
        print_message(player->framework, &messages[i], &meaning);
    ck_assert_msg(strcmp(buf_string(&meaning), lines_typed[_i].meaning) == 0,
                  "at %c, \"%s\" means \"%s\", not \"%s\"", lines_typed[_i].where,
                  lines_typed[_i].typed, buf_string(&meaning), lines_typed[_i].meaning);
    ck_assert_str_eq(buf_string(&before), buf_string(&after));
    buf_free(&meaning);
    buf_free(&before);
    buf_free(&after);
    player_free(player);
}
END_TEST

/* The last line of SAID that says what can be typed, without its end. */
static char *what_can_be_typed(const struct buf *said) {
    const char *found = NULL, *start = _("You can type:");
    for (const char *at = buf_string(said); (at = strstr(at, start)); at++)
        found = at + strlen(start) + 1;
    ck_assert_ptr_nonnull(found);
    struct buf line = {0};
    buf_add(&line, found, strcspn(found, "\n"));
    return buf_take(&line);
}

/* Each of LINE, "q (stop), next, 0-4 (now)", is understood when typed. */
static void check_understood(const struct player *player, char *line) {
    struct message messages[LINE_MESSAGES_MAX];
    for (char *word = line; word && *word;) {
        char *end = strstr(word, ", "), *bracket = strstr(word, " (");
        if (end)
            *end = '\0';
        if (bracket && (!end || bracket < end))
            *bracket = '\0';
        bool general =
            strcmp(word, "0-4") == 0 || strcmp(word, _("or the number before a choice")) == 0;
        ck_assert_msg(general || line_read(player->model, word, messages) > 0,
                      "\"%s\" is not understood", word);
        word = end ? end + 2 : NULL;
    }
}

static const char *const languages[] = {"en", "nl"};

START_TEST(what_is_said_to_be_typed_is_understood) {
    for (size_t place = 0; place < ARRAY_LENGTH(places); place++) {
        if (!places[place])
            continue;
        struct player *player = player_new(languages[_i], 24, 80);
        struct line_front shown = {0};
        struct buf said = {0};
        go_to(player, places[place]);
        line_show(&shown, player->model, COLUMNS, &said);
        char *line = what_can_be_typed(&said);
        check_understood(player, line);
        free(line);
        buf_free(&said);
        line_front_free(&shown);
        player_free(player);
    }
}
END_TEST

/* Another language is said as a whole: what can be typed has other words. */
START_TEST(language_is_said_with_what_can_be_typed) {
    struct player *player = player_new("en", 24, 80);
    struct front front = front_of_lines(player);
    script_press(&front, "3");
    ck_assert_str_eq(player->model->language, "nl");
    char *line = what_can_be_typed(&front.said);
    ck_assert_ptr_nonnull(strstr(line, "hulp"));
    free(line);
    front_free(&front);
    player_free(player);
}
END_TEST

START_TEST(only_what_changed_is_said_after_an_answer) {
    struct player *player = player_new("en", 24, 80);
    struct front front = front_of_lines(player);
    script_press(&front, "1|Esc|1|Right");
    front.said_from = front.said.length;
    script_press(&front, "2>3"); /* the line of level 3 becomes two lines */
    const char *said = buf_string(&front.said) + front.said_from;
    ck_assert_ptr_nonnull(strstr(said, "\n2. "));
    ck_assert_ptr_nonnull(strstr(said, "\n3. "));
    ck_assert_ptr_nonnull(strstr(said, "\nSaved\n> "));
    ck_assert_ptr_null(strstr(said, "\n4. "));
    ck_assert_ptr_null(strstr(said, "\n5. "));
    front.said_from = front.said.length;
    script_press(&front, "p|r"); /* the mirror, and then only where the report is */
    front.said_from = front.said.length;
    script_press(&front, "r");
    ck_assert_str_eq(buf_string(&front.said) + front.said_from,
                     "r\nYour report is in " PLAYER_REPORT "\n> ");
    front_free(&front);
    player_free(player);
}
END_TEST

TCase *line_typed_case(void) {
    TCase *tcase = tcase_create("typed");
    tcase_add_loop_test(tcase, typed_line_means_the_messages_of_the_table, 0,
                        ARRAY_LENGTH(lines_typed));
    tcase_add_loop_test(tcase, what_is_said_to_be_typed_is_understood, 0, ARRAY_LENGTH(languages));
    tcase_add_test(tcase, language_is_said_with_what_can_be_typed);
    tcase_add_test(tcase, only_what_changed_is_said_after_an_answer);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What typed lines mean, and what is said to be understood. */
#include <config.h>

#include <string.h>

#include "line/line.h"
#include "line/offers.h"
#include "line/scene.h"
#include "line_parts.h"
#include "script.h"
#include "sound.h"

/* Where a line is typed: the keys that lead there from the start. */
static const char *const places[] = {
    ['s'] = "",                    /* the start screen */
    ['r'] = "1",                   /* your roles, a long list with marks */
    ['o'] = "1|Esc",               /* the overview */
    ['i'] = "1|Esc|1",             /* an item */
    ['w'] = "1|Esc|1|w",           /* the same, for the wish */
    ['l'] = "1|Esc|6",             /* a long list */
    ['n'] = "1|Esc|1|n",           /* a note */
    ['m'] = "1|Esc|1|n|x",         /* a note with something in it */
    ['a'] = "1|Esc|1|1>3|p|Enter", /* the advice */
    ['h'] = "1|Esc|1|?",           /* help */
    ['N'] = "1|Esc|1|n|F1",        /* help while a note is written */
    ['x'] = "5|3|Esc|1|Esc|1",     /* an item where no wishes are asked */
    ['f'] = "1|Esc|/",             /* search, with nothing to look for */
    ['F'] = "1|Esc|/|e",           /* search, with many results */
    ['c'] = "1|Esc|p|s",           /* the code of a group */
    ['b'] = "1|Esc|p|s|groep-1",   /* the bytes to share */
    ['p'] = "1|Esc|i|1|1",         /* what somebody is going to do */
    ['d'] = "1|Esc|i|1|1|Bel Sam", /* and when */
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
    {"en", 's', "6", "pick 5"},
    {"en", 's', "7", ""},
    {"en", 's', "1.", "pick 0"}, /* as it is said */
    {"en", 's', "1..", ""},
    {"en", 's', ".", ""}, /* nothing to go back to */
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
    {"en", 'o', ".", "Esc"},
    {"en", 'o', "again", "Ctrl-L"},
    {"nl", 'o', "opnieuw", "Ctrl-L"},
    {"nl", 'o', "zoeken", "/"},
    {"nl", 'o', "instellingen", "Comma"},
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
    {"en", 'h', "1", "pick 0"},
    {"en", 'h', "10", "pick 9"},
    {"en", 'h', "vb-03 2", "item_vb-03 2"},
    {"en", 'N', "vb-03 2", ""}, /* the note under it must not be lost */
    {"en", 'N', "1", "pick 0"},
    {"en", 'n', "F1", "F1"},
    {"en", 'n', "Ctrl-O", "Ctrl-O"},
    {"en", 'n', "?", "text_?"},
    {"en", 'n', "-", "text_-"},
    {"en", 'n', "back", "text_back"},
    {"en", 'n', "Home", "text_Home"},
    {"en", 'n', "\x07\x1b", ""}, /* nothing that can be written */
    {"en", 'x', "2", "2"},
    {"en", 'x', "2>3", ""},
    {"en", 'x', ">3", ""},
    {"en", 'x', "vb-03 2>3", ""},
    {"en", 'x', "w", ""},
    {"en", 'f', "", "Esc"},
    {"en", 'f', ".", "Esc"},
    {"en", 'f', "back", "Esc"},
    {"nl", 'f', "Terug", "Esc"},
    {"nl", 'f', "back", "Esc"},
    {"en", 'f', "esc", "Esc"},
    {"en", 'f', "?", "F1"},
    {"en", 'f', "F1", "F1"},
    {"en", 'f', "-", "Ctrl-U"},
    {"en", 'f', "1", "Ctrl-U text_1"}, /* nothing was said to choose from */
    {"en", 'f', "guidance", "Ctrl-U text_guidance"},
    {"en", 'f', "vb-03", "Ctrl-U text_vb-03"},
    {"en", 'f', "\x01\x7f", ""},
    {"en", 'F', "1", "pick 0"},
    {"en", 'F', "60", "pick 59"},
    {"en", 'F', "60.", "pick 59"},
    {"en", 'F', "61", ""},
    {"en", 'F', "0", ""},
    {"en", 'F', "100", "Ctrl-U text_100"},
    {"en", 'F', "help", "Ctrl-U text_help"},
    {"en", 'F', "", "Esc"},
    {"en", 'c', "", "Enter"},
    {"en", 'c', "groep-1", "Ctrl-U text_groep-1 Enter"},
    {"en", 'c', "2", "Ctrl-U text_2 Enter"},
    {"en", 'c', "-", "Ctrl-U Enter"},
    {"en", 'c', ".", "Esc"},
    {"en", 'c', "a-code-that-is-too-long-for-any-group-there-is",
     "text_a-code-that-is-too-long-for-any-group-there-is"}, /* refused, and what was there stays */
    {"en", 'b', "", "Enter"},
    {"en", 'b', "2", "pick 1"},
    {"en", 'b', "3", ""},
    {"en", 'p', "Ask Sam", "Ctrl-U text_Ask Sam Enter"},
    {"en", 'p', "", "Enter"},
    {"en", 'p', "?", "F1"},
    {"nl", 'p', "terug", "Esc"},
    {"en", 'd', "12 May", "Ctrl-U text_12 May Enter"},
    {"en", 'd', "-", "Ctrl-U Enter"},
    {"en", 'd', "\xff", "Ctrl-U text_\xff Enter"}, /* cleaned by the editor */
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

/* "0 to 4" and "5 to 7" stand for what can be typed, and so does "the number of a choice". */
static bool is_general(const char *piece) {
    struct buf levels = {0};
    buf_addf(&levels, _("0 to 4 (%s)"), "");
    bool general = strncmp(piece, buf_string(&levels), levels.length - 1) == 0 ||
                   strcmp(piece, _("5 to 7 (no level)")) == 0 ||
                   strcmp(piece, _("the number of a choice")) == 0;
    buf_free(&levels);
    return general;
}

/* PIECE, as in "q (stop)", "next", "0 to 4 (now)", is said, and understood when typed. */
static void check_understood(const struct player *player, const struct buf *said,
                             const char *piece) {
    struct message messages[LINE_MESSAGES_MAX];
    struct buf word = {0};
    const char *bracket = strstr(piece, " (");
    buf_add(&word, piece, bracket ? (size_t)(bracket - piece) : strlen(piece));
    ck_assert_msg(has_text(said, piece), "\"%s\" is not said", piece);
    ck_assert_msg(is_general(piece) || line_read(player->model, buf_string(&word), messages) > 0,
                  "\"%s\" is not understood", buf_string(&word));
    buf_free(&word);
}

static const char *const languages[] = {"en", "nl"};

/* What is offered at PLACE, or the rule for the field there. */
static void check_offers(const char *language, const char *place) {
    struct player *player = player_new(language, 24, 80);
    struct line_front shown = {0};
    struct buf said = {0}, bare = {0}, pieces = {0};
    struct scene scene;
    go_to(player, place);
    line_show(&shown, player->model, COLUMNS, &said);
    add_without_blanks(&bare, buf_string(&said));
    line_view(player->model, &scene);
    if (scene.editing) {
        ck_assert_msg(strstr(buf_string(&said), "F1") || strchr(buf_string(&said), '?'),
                      "no help in %s", buf_string(&said));
    } else {
        offers_list(player->model, &scene, &pieces);
        ck_assert_uint_gt(pieces.length, 0);
    }
    for (size_t at = 0; at < pieces.length; at += strlen(pieces.bytes + at) + 1)
        check_understood(player, &bare, pieces.bytes + at);
    scene_free(&scene);
    buf_free(&said);
    buf_free(&bare);
    buf_free(&pieces);
    line_front_free(&shown);
    player_free(player);
}

START_TEST(what_is_said_to_be_typed_is_understood) {
    for (size_t place = 0; place < ARRAY_LENGTH(places); place++)
        if (places[place])
            check_offers(languages[_i], places[place]);
}
END_TEST

/* Another language is said as a whole: what can be typed has other words. */
START_TEST(language_is_said_with_what_can_be_typed) {
    struct player *player = player_new("en", 24, 80);
    struct front front = front_of_lines(player);
    script_press(&front, "3");
    ck_assert_str_eq(player->model->language, "nl");
    const char *offers = strstr(buf_string(&front.said), _("You can type:"));
    ck_assert_ptr_nonnull(offers);
    ck_assert_ptr_nonnull(strstr(offers, "hulp"));
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
    return tcase;
}

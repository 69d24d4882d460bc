/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of line mode: the scripts of the full screen lead to the same records, what is said is
 * in golden files, and what typed lines mean. */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "line/line.h"
#include "script.h"
#include "sound.h"
#include "stream.h"

#define COLUMNS 78

/* --- scripts ------------------------------------------------------------------------------- */

static const struct {
    const char *script, *language;
} scripts[] = {
    {"main", "en"},    {"back", "en"},    {"resume", "en"}, {"lookback", "en"},
    {"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"},
};

static struct player *play(const char *script, const char *language, bool lines) {
    struct player *player = player_new(language, 24, 80);
    struct front front = lines ? front_of_lines(player) : front_of_screen(player);
    ck_assert_msg(script_play(&front, script), "%s: see above", script);
    front_free(&front);
    return player;
}

START_TEST(script_gives_the_same_records_on_both_front_ends) {
    struct player *screen = play(scripts[_i].script, scripts[_i].language, false);
    struct player *lines = play(scripts[_i].script, scripts[_i].language, true);
    ck_assert_int_eq(screen->disk_count, lines->disk_count);
    for (int i = 0; i < screen->disk_count; i++)
        ck_assert_str_eq(buf_string(&screen->disk[i]), buf_string(&lines->disk[i]));
    player_free(screen);
    player_free(lines);
}
END_TEST

/* --- typed lines --------------------------------------------------------------------------- */

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
    {"en", 's', "5", ""},
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
        bool general = strcmp(word, "0-4") == 0 ||
                       strcmp(word, _("or the number before a choice")) == 0;
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

/* --- any lines ----------------------------------------------------------------------------- */

#define LINES 20000

/* A line somebody might type: what the screen offers, numbers, or rubbish. */
static void any_line(const struct player *player, struct chance *chance, struct buf *line) {
    struct scene scene;
    ui_view(player->model, &scene);
    const struct action_info *info =
        &action_table[scene.offers[chance_between(chance, 0, scene.offer_count - 1)].action];
    int what = chance_between(chance, 1, 100);
    if (what <= 20)
        buf_add_string(line, info->name);
    else if (what <= 40 && key_to_name(info->keys[0]))
        buf_add_string(line, key_to_name(info->keys[0]));
    else if (what <= 50)
        text_encode(line, info->keys[0] < UI_KEY_ENTER ? info->keys[0] : 'o');
    else if (what <= 70)
        buf_addf(line, "%d", chance_between(chance, -1, 30));
    else if (what <= 80)
        buf_addf(line, "%d>%d", chance_between(chance, 0, 8), chance_between(chance, 0, 5));
    else if (what <= 90)
        hostile_text(chance, chance_of(chance, 5) ? 5000 : 20, line);
    scene_free(&scene);
}

/* Every choice that was not there before is said, with its number. */
static void check_said(const struct player *player, const struct buf *said, struct buf *why) {
    struct buf all = {0};
    struct scene scene;
    int number = 0;
    ui_view(player->model, &scene);
    add_without_blanks(&all, buf_string(said));
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE) {
            struct buf text = {0};
            number++;
            buf_addf(&text, "%d.%s",
                     block->choice.number >= 0 ? block->choice.number : number,
                     block->choice.label);
            if (!has_text(&all, buf_string(&text)))
                buf_addf(why, "\"%s\" is not said\n", buf_string(&text));
            buf_free(&text);
        }
    if (!has_text(&all, scene.title) || !has_text(&all, scene.progress))
        buf_add_string(why, "the title or the progress is not said\n");
    if (said->length < 2 || strcmp(buf_string(said) + said->length - 2, "> ") != 0)
        buf_add_string(why, "there is no prompt\n");
    scene_free(&scene);
    buf_free(&all);
}

/* What comes after a typed line; true when the screen was said as a whole. */
static bool answer_line(struct player *player, struct line_front *front, const char *typed,
                        struct buf *said) {
    struct message messages[LINE_MESSAGES_MAX];
    enum screen screen = player->model->screen;
    int item = player->model->item, step = (int)player->model->step;
    int count = line_read(player->model, typed, messages);
    for (int i = 0; i < count && !player->stopped; i++)
        player_send(player, &messages[i]);
    line_show(front, player->model, COLUMNS, said);
    return screen != player->model->screen || item != player->model->item ||
           step != (int)player->model->step;
}

START_TEST(everything_is_said_after_any_lines) {
    struct chance chance = {fixture_seed()};
    struct player *player = player_new("nl", 24, 80);
    struct line_front front = {0};
    struct buf line = {0}, said = {0}, why = {0};
    for (int n = 0; n < LINES; n++) {
        buf_clear(&line);
        buf_clear(&said);
        any_line(player, &chance, &line);
        if (answer_line(player, &front, buf_string(&line), &said))
            check_said(player, &said, &why);
        ck_assert_msg(why.length == 0, "line %d (%s) of TEST_SEED=%" PRIu64 ": %s%s", n,
                      buf_string(&line), fixture_seed(), buf_string(&why), buf_string(&said));
        if (!player->stopped)
            continue;
        player_restart(player);
        line_front_free(&front);
    }
    line_front_free(&front);
    buf_free(&line);
    buf_free(&said);
    player_free(player);
}
END_TEST

static Suite *line_suite(void) {
    Suite *suite = suite_create("line");
    TCase *both = tcase_create("scripts");
    tcase_add_loop_test(both, script_gives_the_same_records_on_both_front_ends, 0,
                        ARRAY_LENGTH(scripts));
    suite_add_tcase(suite, both);
    TCase *typed = tcase_create("typed");
    tcase_add_loop_test(typed, typed_line_means_the_messages_of_the_table, 0,
                        ARRAY_LENGTH(lines_typed));
    suite_add_tcase(suite, typed);
    tcase_add_loop_test(typed, what_is_said_to_be_typed_is_understood, 0,
                        ARRAY_LENGTH(languages));
    tcase_add_test(typed, language_is_said_with_what_can_be_typed);
    tcase_add_test(typed, only_what_changed_is_said_after_an_answer);
    TCase *random = tcase_create("random");
    tcase_set_timeout(random, 60);
    tcase_add_test(random, everything_is_said_after_any_lines);
    suite_add_tcase(suite, random);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(line_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of line mode. Here: the scripts of the full screen lead to the same records, and what is
 * said is in golden files. More is in line_*.c. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "line_parts.h"
#include "script.h"

static const struct {
    const char *script, *language;
} scripts[] = {
    {"main", "en"}, {"back", "en"},    {"resume", "en"},  {"lookback", "en"},
    {"full", "en"}, {"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"},
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

/* What is not heard: signs, and what only the full screen has. */
static const char *const not_heard[] = {"→", "←",  "↑",   "↓",   "·",      "●",      "◆",
                                        "○", "\t", "( )", "[ ]", "cursor", "arrows", "pijltjes"};

/* A script that is made for who hears everything. */
START_TEST(all_can_be_done_by_listening) {
    static const char *const languages[] = {"nl", "en"};
    static const char *const played[] = {"listening", "listening-room", "listening-paper"};
    struct player *player = player_new(languages[_i / 3], 24, 80);
    struct front front = front_of_lines(player);
    const char *script = played[_i % 3];
    ck_assert_msg(script_play(&front, script), "%s: see above", script);
    for (size_t i = 0; i < ARRAY_LENGTH(not_heard); i++)
        ck_assert_msg(!strstr(buf_string(&front.said), not_heard[i]), "%s is said", not_heard[i]);
    front_free(&front);
    player_free(player);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("line");
    TCase *played = tcase_create("scripts");
    tcase_add_loop_test(played, script_gives_the_same_records_on_both_front_ends, 0,
                        ARRAY_LENGTH(scripts));
    tcase_add_loop_test(played, all_can_be_done_by_listening, 0, 6);
    suite_add_tcase(suite, played);
    suite_add_tcase(suite, line_typed_case());
    suite_add_tcase(suite, line_said_case());
    suite_add_tcase(suite, line_random_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

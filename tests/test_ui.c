/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the screens: scripts played on the full screen, golden screens, the key bar, help. */
#include <config.h>

#include <check.h>
#include <stdlib.h>

#include "script.h"

static const char *const scripts[] = {"main", "back", "resume", "lookback"};

static void play(const char *script, const char *language) {
    struct player *player = player_new(language, 24, 80);
    struct front front = front_of_screen(player);
    ck_assert_msg(script_play(&front, script), "%s: see above", script);
    front_free(&front);
    player_free(player);
}

START_TEST(script_runs_on_the_screen) {
    play(scripts[_i], "en");
}
END_TEST

/* The scripts that make golden screens. */
static const struct {
    const char *script, *language;
} golden_scripts[] = {{"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"}};

START_TEST(screens_are_as_the_golden_files) {
    play(golden_scripts[_i].script, golden_scripts[_i].language);
}
END_TEST

static Suite *ui_suite(void) {
    Suite *suite = suite_create("ui");
    TCase *tcase = tcase_create("scripts");
    tcase_add_loop_test(tcase, script_runs_on_the_screen, 0, ARRAY_LENGTH(scripts));
    tcase_add_loop_test(tcase, screens_are_as_the_golden_files, 0, ARRAY_LENGTH(golden_scripts));
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(ui_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

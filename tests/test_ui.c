/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the full screen. Here: scripts and golden screens. More is in ui_*.c. */
#include <config.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"
#include "ui_parts.h"

static const struct {
    const char *script, *language;
} scripts[] = {
    {"main", "en"}, {"back", "en"},    {"resume", "en"},  {"lookback", "en"},
    {"full", "en"}, {"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"},
};

START_TEST(script_shows_what_it_expects) {
    struct player *player = player_new(scripts[_i].language, 24, 80);
    struct front front = front_of_screen(player);
    ck_assert_msg(script_play(&front, scripts[_i].script), "%s (%s): see above", scripts[_i].script,
                  scripts[_i].language);
    front_free(&front);
    player_free(player);
}
END_TEST

/* True when a script has the step WORD NAME. */
static bool some_script_has(const char *word, const char *name) {
    bool found = false;
    struct buf step = {0};
    buf_addf(&step, "\n%s %s\n", word, name);
    for (size_t i = 0; i < ARRAY_LENGTH(scripts) && !found; i++) {
        struct buf path = {0}, text = {0};
        struct problems problems = {0};
        buf_addf(&path, "%s/tests/scripts/%s.keys", player_environment("LOBSPIEGEL_SOURCE", ".."),
                 scripts[i].script);
        ck_assert(file_read(buf_string(&path), (size_t)1 << 20, &text, &problems));
        found = strstr(buf_string(&text), buf_string(&step));
        problems_free(&problems);
        buf_free(&path);
        buf_free(&text);
    }
    buf_free(&step);
    return found;
}

static const char *const golden_folders[][2] = {{"ui/en", "shot"},
                                                {"ui/nl", "shot"},
                                                {"line/en", "said"},
                                                {"line/nl", "said"},
                                                {"record", "record"}};

START_TEST(golden_file_belongs_to_a_script) {
    struct buf path = {0};
    buf_addf(&path, "%s/tests/golden/%s", player_environment("LOBSPIEGEL_SOURCE", ".."),
             golden_folders[_i][0]);
    DIR *folder = opendir(buf_string(&path));
    ck_assert_ptr_nonnull(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct buf name = {0};
        buf_add(&name, entry->d_name, strcspn(entry->d_name, "."));
        ck_assert_msg(name.length == 0 || some_script_has(golden_folders[_i][1], buf_string(&name)),
                      "no script makes %s/%s", golden_folders[_i][0], entry->d_name);
        buf_free(&name);
    }
    closedir(folder);
    buf_free(&path);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("ui");
    TCase *played = tcase_create("scripts");
    tcase_add_loop_test(played, script_shows_what_it_expects, 0, ARRAY_LENGTH(scripts));
    tcase_add_loop_test(played, golden_file_belongs_to_a_script, 0, ARRAY_LENGTH(golden_folders));
    suite_add_tcase(suite, played);
    suite_add_tcase(suite, ui_screens_case());
    suite_add_tcase(suite, ui_keys_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

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
    {"main", "en"},    {"back", "en"},    {"resume", "en"}, {"lookback", "en"}, {"full", "en"},
    {"screens", "en"}, {"screens", "nl"}, {"sizes", "nl"},  {"states", "en"},   {"states", "nl"},
    {"workshop", "en"}, {"workshop", "nl"}, {"paper", "en"}, {"paper", "nl"},
    {"visit", "en"},    {"visit", "nl"},
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

static const char *const languages[] = {"en", "nl"};

START_TEST(every_screen_is_among_the_goldens) {
    uint64_t shown = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(scripts); i++) {
        if (strcmp(scripts[i].language, languages[_i]) != 0)
            continue;
        struct player *player = player_new(scripts[i].language, 24, 80);
        struct front front = front_of_screen(player);
        script_play(&front, scripts[i].script);
        shown |= front.shown;
        front_free(&front);
        player_free(player);
    }
    for (int screen = 0; screen < SCREENS; screen++)
        ck_assert_msg(shown & UINT64_C(1) << screen, "there is no golden of screen %d in %s", screen,
                      languages[_i]);
}
END_TEST

/* The next file in FOLDER that has a name; NULL at the end. */
static const char *next_file(DIR *folder) {
    const struct dirent *entry;
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            return entry->d_name;
    return NULL;
}

static DIR *open_folder(const char *name, struct buf *path) {
    buf_addf(path, "%s/tests/%s", player_environment("LOBSPIEGEL_SOURCE", ".."), name);
    DIR *folder = opendir(buf_string(path));
    ck_assert_ptr_nonnull(folder);
    return folder;
}

/* Adds all scripts: those of line mode are among them. */
static void read_scripts(struct buf *out) {
    struct buf folder_path = {0};
    struct problems problems = {0};
    DIR *folder = open_folder("scripts", &folder_path);
    for (const char *name; (name = next_file(folder));) {
        struct buf path = {0}, text = {0};
        buf_addf(&path, "%s/%s", buf_string(&folder_path), name);
        ck_assert(file_read(buf_string(&path), (size_t)1 << 20, &text, &problems));
        buf_add_string(out, buf_string(&text));
        buf_free(&path);
        buf_free(&text);
    }
    closedir(folder);
    problems_free(&problems);
    buf_free(&folder_path);
}

/* True when there is the step WORD NAME, or WORDs NAME. */
static bool has_step(const struct buf *scripts_text, const char *word, const char *name) {
    struct buf step = {0}, steps = {0};
    buf_addf(&step, "\n%s %s\n", word, name);
    buf_addf(&steps, "\n%ss %s\n", word, name);
    bool found = strstr(buf_string(scripts_text), buf_string(&step)) ||
                 strstr(buf_string(scripts_text), buf_string(&steps));
    buf_free(&step);
    buf_free(&steps);
    return found;
}

static const char *const golden_folders[][2] = {{"ui/en", "shot"},
                                                {"ui/nl", "shot"},
                                                {"line/en", "said"},
                                                {"line/nl", "said"},
                                                {"record", "record"}};

START_TEST(golden_file_belongs_to_a_script) {
    struct buf path = {0}, all = {0}, folder_name = {0};
    read_scripts(&all);
    buf_addf(&folder_name, "golden/%s", golden_folders[_i][0]);
    DIR *folder = open_folder(buf_string(&folder_name), &path);
    for (const char *file; (file = next_file(folder));) {
        struct buf name = {0};
        buf_add(&name, file, strcspn(file, "."));
        ck_assert_msg(has_step(&all, golden_folders[_i][1], buf_string(&name)),
                      "no script makes %s/%s", golden_folders[_i][0], file);
        buf_free(&name);
    }
    closedir(folder);
    buf_free(&all);
    buf_free(&folder_name);
    buf_free(&path);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("ui");
    TCase *played = tcase_create("scripts");
    tcase_add_loop_test(played, script_shows_what_it_expects, 0, ARRAY_LENGTH(scripts));
    tcase_add_loop_test(played, every_screen_is_among_the_goldens, 0, ARRAY_LENGTH(languages));
    tcase_add_loop_test(played, golden_file_belongs_to_a_script, 0, ARRAY_LENGTH(golden_folders));
    suite_add_tcase(suite, played);
    suite_add_tcase(suite, ui_screens_case());
    suite_add_tcase(suite, ui_keys_case());
    suite_add_tcase(suite, ui_editor_case());
    suite_add_tcase(suite, ui_help_case());
    suite_add_tcase(suite, ui_mouse_case());
    suite_add_tcase(suite, ui_deeds_case());
    suite_add_tcase(suite, ui_theme_case());
    suite_add_tcase(suite, ui_settings_case());
    suite_add_tcase(suite, ui_visit_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

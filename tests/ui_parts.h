/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui_parts: the parts of test_ui, and the screens they look at. */
#ifndef TESTS_UI_PARTS_H
#define TESTS_UI_PARTS_H

#include <check.h>

#include "player.h"

/* Every screen, some in several states; they count from 0. */
extern const int screen_count;
enum screen screen_at(int number);

/* A player who has just come to that screen, at 24 by 80, with one earlier record. */
struct player *player_at(int number, const char *language);

/* The same after KEYS, see script_press(). */
struct player *player_after(const char *keys, const char *language);

/* Fails when the key bar of the screen now names something else than what is offered, or with
 * EVERYTHING leaves something out; and when the help that is then asked for does not explain it. */
void check_bar(const struct player *player, bool everything);
void check_help(struct player *player);

#define WINDOWS 8
extern const struct window {
    const char *language;
    int rows, columns;
} windows[WINDOWS];

/* How many of them to look at: fewer where all tests run in one process (CK_FORK=no), because
 * that is done under valgrind. */
int window_count(void);

TCase *ui_screens_case(void);
TCase *ui_keys_case(void);
TCase *ui_editor_case(void);
TCase *ui_help_case(void);
TCase *ui_mouse_case(void);
TCase *ui_deeds_case(void);
TCase *ui_theme_case(void);
TCase *ui_settings_case(void);
TCase *ui_visit_case(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings: what a person likes, kept between visits in a settings/1 file.
 *
 * A value: nothing in it is owned. Pure: src/cli reads and writes the bytes. setting_table has
 * the names that the file, the command `settings` and the completion know; keys are beside it,
 * see rebind.h. */
#ifndef UI_SETTINGS_H
#define UI_SETTINGS_H

#include "base/buf.h"
#include "base/problem.h"
#include "ui/action.h"
#include "ui/theme.h"

#define SETTINGS_BYTES_MAX ((size_t)64 << 10)
#define SETTINGS_TYPE "settings/1"

struct settings {
    char language[3]; /* "nl" or "en"; "": as the system says */
    enum theme theme;
    bool wishes; /* the column for the wanted level */
    bool mouse;
    struct keymap keymap;
};

/* What can be chosen by name, in the order in which it is shown. */
enum setting { SETTING_LANGUAGE, SETTING_THEME, SETTING_WISHES, SETTING_MOUSE, SETTINGS };

struct setting_info {
    const char *name;
    const char *const *values; /* words in files and on the command line */
    int value_count;
    const char *help; /* one sentence, to translate */
};
extern const struct setting_info setting_table[SETTINGS];

/* The setting with this name; SETTINGS when there is none. */
enum setting setting_from_name(const char *name);

/* A setting as its place in the table's values. */
int setting_value(const struct settings *settings, enum setting setting);
void setting_choose(struct settings *settings, enum setting setting, int value);

void settings_usual(struct settings *settings);

/* Reads a settings/1 file. What is wrong is told with its place and left as it usually is, so
 * that a slip in one line never costs the rest; false when anything was wrong. */
bool settings_read(const char *file, const char *bytes, size_t length, struct settings *settings,
                   struct problems *problems);

/* The whole file; of the keys only those that differ from the usual ones. */
void settings_write(const struct settings *settings, struct buf *out);

#endif

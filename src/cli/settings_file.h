/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings_file: a person's settings on disk. Nothing typed into that file by hand gets lost:
 * when it holds what the program itself would not write (remarks, faults, another order), the
 * first save keeps it beside the new one. */
#ifndef CLI_SETTINGS_FILE_H
#define CLI_SETTINGS_FILE_H

#include "cli/cli.h"

/* $XDG_CONFIG_HOME/lobspiegel/settings.yaml, or ~/.config/lobspiegel/settings.yaml; the caller
 * frees it. NULL with a problem when there is no home. */
char *settings_path(struct problems *problems);

/* Fills request->settings and ->settings_problems, and switches to the language in the settings
 * unless --lang was read already. What is wrong is never fatal: that setting is as usual. */
void settings_start(struct request *request);

/* Keeps SETTINGS; false when that fails, and then the file is as it was. After true there can
 * be a PROBLEM_REMARK that says where the earlier file is kept: show it. */
bool settings_save(const struct request *request, const struct settings *settings,
                   struct problems *problems);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paths: where a person's own files are. Private to this folder. The caller frees what these
 * return. */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include "base/base.h"

/* The home folder; NULL with a problem when it cannot be found. */
char *home_folder(struct problems *problems);

/* $XDG_DATA_HOME/lobspiegel, or ~/.local/share/lobspiegel: records, and under `frameworks` the
 * questionnaires a person added. NULL with a problem when there is no home. */
char *data_folder(struct problems *problems);

/* $XDG_CONFIG_HOME/lobspiegel, or ~/.config/lobspiegel: the settings. NULL with a problem when
 * there is no home. */
char *config_folder(struct problems *problems);

/* A path FOLDER/STEM.EXTENSION, or FOLDER/STEM-2.EXTENSION and so on, that does not exist yet. */
char *unused_path(const char *folder, const char *stem, const char *extension);

/* The folder of the program's own data: INSTALLED, unless the program was put elsewhere with its data
 * beside it: ABOVE/bin/lobspiegel and ABOVE/share/WHAT; or it stands in the folder where it was
 * built, and the data are at BUILT from there. The folder is known by the FILE in it. The caller
 * frees it. */
char *program_data(const char *installed, const char *what, const char *built, const char *file);

#endif

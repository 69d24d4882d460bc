/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group_files: where group files are found, and whether a record can be shared with one. Private
 * to this folder. */
#ifndef CLI_GROUP_FILES_H
#define CLI_GROUP_FILES_H

#include "sharing/sharing.h"

#define GROUP_ENDING ".group.yaml"

/* The path of the group file that NAME means: a path as it is, or a code, whose file
 * CODE.group.yaml is looked for in the folder at hand, the home folder, its Downloads and the
 * `groups` in the data folder. The caller frees it; NULL with a problem that says where to put it. */
char *group_path(const char *name, struct problems *problems);

/* Reads the group at PATH on FRAMEWORK, or by itself when that is NULL; NULL with problems. */
struct group *group_load(const char *path, const struct framework *framework,
                         struct problems *problems);

/* Reads the group at PATH to share answers to FRAMEWORK with: refused, with a way out, when it is
 * closed or about another questionnaire. */
struct group *group_load_to_share(const char *path, const struct framework *framework,
                                  struct problems *problems);

#endif

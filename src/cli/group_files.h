/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group_files: where group files are found, and whether a record can be shared with one. Private
 * to this folder. */
#ifndef CLI_GROUP_FILES_H
#define CLI_GROUP_FILES_H

#include "sharing/sharing.h"

#define GROUP_ENDING ".group.yaml"

/* The path of the group file that NAME means: a path as it is, or a code, whose file
 * CODE.group.yaml is looked for in the folder at hand, the home folder, its Downloads and the
 * `groups` in the data folder. The caller frees it; NULL with a problem that says where to put
 * it. */
char *group_path(const char *name, struct problems *problems);

/* The only group file in FOLDER, which the caller frees; NULL when there are none or more (*COUNT tells
 * how many), or with a problem. */
char *group_in_folder(const char *folder, int *count, struct problems *problems);

/* Calls VISIT with every good group file in these folders that is not closed, each code once. */
typedef void visit_group(void *context, const struct group *group, const char *path);
void each_group(visit_group *visit, void *context);

/* Writes the group to PATH, to be read by everybody it is handed to. FRAMEWORK may be NULL for a
 * group that was read from a file. */
bool group_save(const char *path, const struct group *group, const struct framework *framework,
                struct problems *problems);

/* The private folder of the person who opened GROUP: groups/CODE-12345678 in the data folder. The
 * caller frees it; NULL with a problem. */
char *group_private_folder(const struct group *group, struct problems *problems);

/* Keeps the secret key of GROUP there, mode 0600, and reads it back into KEY, which the caller
 * wipes. False with a problem. PATH, which the caller frees, becomes where it is. */
bool group_keep_key(const struct group *group, const char *key, char **path,
                    struct problems *problems);
bool group_read_key(const struct group *group, char key[static SECRET_KEY_SIZE],
                    struct problems *problems);

/* Reads the group at PATH on FRAMEWORK, or by itself when that is NULL; NULL with problems. */
struct group *group_load(const char *path, const struct framework *framework,
                         struct problems *problems);

/* Reads the group at PATH to share answers to FRAMEWORK with: refused, with a way out, when it is
 * closed, a region, or about another questionnaire. */
struct group *group_load_to_share(const char *path, const struct framework *framework,
                                  struct problems *problems);

/* False with a problem when GROUP is a region, with which nobody shares. */
bool group_is_of_people(const struct group *group, struct problems *problems);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* framework_files: where frameworks are found. Private to this folder. */
#ifndef CLI_FRAMEWORK_FILES_H
#define CLI_FRAMEWORK_FILES_H

#include "cli/cli.h"

/* The folder with the shipped frameworks. The caller frees it. */
char *framework_folder(void);

/* The framework in the file PATH, with what it extends; NULL with problems. */
struct framework *framework_from_file(const char *path, struct problems *problems);

/* Calls VISIT with every framework that can be found and read, a person's own ones first. */
typedef void visit_framework(void *context, const struct framework *framework, const char *path);
void each_framework(visit_framework *visit, void *context, struct problems *problems);

/* `framework check`: reads and lints the files named. */
int framework_check(const struct request *request);

#endif

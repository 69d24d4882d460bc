/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group_new: `group new CODE`: asks what was not said on the command line, and writes the group
 * file. Private to this folder. */
#ifndef CLI_GROUP_NEW_H
#define CLI_GROUP_NEW_H

#include "cli/cli.h"

int group_begin(const struct request *request);

/* The k in the option --k, from FLOOR on; -1 after saying what is wrong, with the exit status. */
int group_read_k(const struct request *request, const char *typed, int floor, int *status);

#endif

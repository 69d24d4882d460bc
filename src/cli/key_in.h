/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key_in: sheets of paper made into result files for a group. Private to this folder.
 *
 * Every sheet is another person: its file gets a fresh number, no record is made and nothing is
 * kept of it but the file. Files are made of whole sheets only, after somebody said that these are
 * right. */
#ifndef CLI_KEY_IN_H
#define CLI_KEY_IN_H

#include "cli/cli.h"
#include "sharing/sheet.h"

struct key_in {
    const struct request *request;
    struct framework *framework;
    struct group *group;
    struct assessment *paper; /* the items of the sheets, in their order */
    const char *folder;       /* where the files go */
    bool twice;
};

/* Opens what the request asks for. False after a message, with the exit status in *STATUS. The
 * caller ends it with key_in_close() in any case. */
bool key_in_open(struct key_in *key_in, const struct request *request, int *status);
void key_in_close(struct key_in *key_in);

/* Writes the file of a whole sheet as `share` does. Returns its path, which the caller frees; NULL
 * with a problem, and then there is no file. */
char *key_in_write(const struct key_in *key_in, const struct sheet *sheet,
                   struct problems *problems);

/* Reads sheets from standard input, one on a line, and writes all of them or none. Returns an exit
 * status. */
int key_in_lines(const struct key_in *key_in);

#endif

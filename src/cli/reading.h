/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reading: the record a command was asked to look at, with its framework. Private to this
 * folder. reading_close() gives everything back, also after a failed reading_open(). */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/cli.h"

struct reading {
    struct framework *framework;
    struct assessment *assessment;
    struct assessment *earlier; /* reading_open_earlier(); or NULL */
    char *path;                 /* of the record */
};

/* Opens the record named by the first operand, or the newest one; says what is wrong. The
 * framework is the record's own, unless --framework says otherwise. */
int reading_open(struct reading *reading, const struct request *request);

/* Opens the finished record before this one, to compare with, when there is one. A record that
 * does not lie in the person's own folder may be somebody else's: it is compared with nothing. */
void reading_open_earlier(struct reading *reading);

void reading_close(struct reading *reading);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_papers: a release written in the format asked for. Private to this folder. */
#ifndef CLI_RELEASE_PAPERS_H
#define CLI_RELEASE_PAPERS_H

#include "cli/cli.h"
#include "gathering/release.h"

/* Is the format of --format one there is, and is there an --output where it makes several files?
 * An exit status, after saying what is wrong. */
int release_papers_check(const struct request *request);

/* Writes RELEASE to --output (a folder, for a format of several files) or to standard output. */
int release_papers_write(const struct request *request, const struct release *release);

#endif

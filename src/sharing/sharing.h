/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sharing: what one person gives to one group: a result/1 file, stripped of names.
 *
 * struct result is a type of its own that has no place for names, notes, dates, roles or paths:
 * result_make() copies the levels only, so nothing else can get into the file (privacy rules R1
 * to R6). The bytes are canonical: sorted, fixed in form, and padded so that the size tells
 * nothing. result_free() gives the memory back. */
#ifndef SHARING_SHARING_H
#define SHARING_SHARING_H

#include "assessment/assessment.h"

#define RESULT_RANDOM_BYTES 16
#define GROUP_CODE_MAX 32

/* Every result file is a whole number of these long. */
#define RESULT_PAD 4096

struct result_answer {
    const char *item; /* owned by the framework */
    enum answer_state state;
    signed char now, wanted;
};

struct result {
    const char *framework, *hash; /* owned by the framework */
    char group[GROUP_CODE_MAX + 1];
    char random[2 * RESULT_RANDOM_BYTES + 1];
    struct result_answer *answers; /* all items of the framework, sorted by id */
    int answer_count;
};

/* True when CODE is 1 to GROUP_CODE_MAX small letters, digits and hyphens. */
bool group_code_is_good(const char *code);

/* The answers of ASSESSMENT for group GROUP. RANDOM: 32 hexadecimal digits from the system's
 * random source. GROUP must be a good code. */
struct result *result_make(const struct assessment *assessment, const char *group,
                           const char random[static 2 * RESULT_RANDOM_BYTES + 1]);
void result_free(struct result *result);

/* The exact bytes of the file. */
void result_write(const struct result *result, struct buf *out);

#endif

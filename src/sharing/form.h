/* SPDX-License-Identifier: GPL-3.0-or-later */
/* form: the parts of the result/1 file that are the same for a whole group; within this folder
 * only. */
#ifndef SHARING_FORM_H
#define SHARING_FORM_H

#include "sharing/sharing.h"

#define RESULT_NO_BUCKET "none"
#define RESULT_OPEN "open"
#define RESULT_BEFORE_RANDOM "\nrandom: \""
#define RESULT_BEFORE_ANSWERS "\"\nanswers:"

/* What stands before an answer: a line end, and the code of its item. */
struct result_label {
    const char *text;
    size_t length;
};

struct result_form {
    const struct framework *framework;
    const struct group *group;
    char *head; /* up to the bucket */
    size_t head_length;
    struct result_label *labels; /* in the order of framework->items_by_id */
    size_t length;               /* of the whole file */
    struct arena *arena;
};

#endif

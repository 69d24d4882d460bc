/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff: what changed between two versions of a framework, item by item, and whether answers to
 * the one may be laid beside answers to the other. Both frameworks must outlive the result;
 * differences_free() gives it back. */
#ifndef FRAMEWORK_DIFF_H
#define FRAMEWORK_DIFF_H

#include "framework/framework.h"

enum change {
    CHANGE_ADDED,   /* only in the second */
    CHANGE_REMOVED, /* only in the first */
    CHANGE_MEANING, /* statement, levels or kind: answers are not comparable */
    CHANGE_AROUND,  /* example, dimension, lines, depth ...: answers stay comparable */
};

struct difference {
    enum change change;
    const char *item;
};

struct differences {
    struct difference *list; /* in the order of the second, removed ones last */
    int count;
    bool scale; /* the words of the scale changed: nothing that uses them is comparable */
    int same;   /* items without any difference */
};

void framework_diff(const struct framework *before, const struct framework *after,
                    struct differences *differences);
void differences_free(struct differences *differences);

/* True when every item of the first still means the same in the second. */
bool differences_comparable(const struct differences *differences);

#endif

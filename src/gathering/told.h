/* SPDX-License-Identifier: GPL-3.0-or-later */
/* told: what a release told of each item and dimension, to lay two moments side by side.
 *
 * It is made of a release, or read back from the JSON of an earlier one (release/1): of another
 * year, of another group, or of this one. So it never holds more than everybody may see. A told
 * belongs to whoever made it (told_free()); its framework must outlive it. */
#ifndef GATHERING_TOLD_H
#define GATHERING_TOLD_H

#include "gathering/release.h"

/* No release is larger: 250 items in 16 parts take less than 2 MB. */
#define TOLD_BYTES_MAX ((size_t)16 << 20)

/* Is a figure about the same as what the framework has now? */
enum sameness {
    SAME_GONE,    /* it was not there then */
    SAME_CHANGED, /* it was there with other words; or a dimension with other items */
    SAME_MEANING,
};

struct told_cell {
    enum sameness sameness;
    struct cell cell; /* SAME_MEANING */
};

struct told {
    const struct framework *framework;
    char *code, *period, *version; /* of the group, and of the questionnaire then */
    uint32_t people;
    struct told_cell *items, *dimensions; /* of everybody; one per item and dimension of the
                                           * framework */
    int dropped;                          /* items that were there then and are no longer */
};

/* What RELEASE tells. */
struct told *told_of(const struct release *release);

/* Reads the JSON of a release; FILE names it in problems. NULL with a problem where it is none, or
 * one of another questionnaire than FRAMEWORK. */
struct told *told_read(const char *file, const struct buf *bytes, const struct framework *framework,
                       struct problems *problems);

void told_free(struct told *told);

/* Where a figure went. */
enum change {
    CHANGE_NOT_SAID, /* one of the two is not told, or they are told in different forms */
    CHANGE_NONE,     /* the same word, or middles that overlap */
    CHANGE_FURTHER,
    CHANGE_BACK,
};

/* From THEN to NOW. Middles that have a level in common count as no change, as a middle is wider
 * where small counts are put together. */
enum change told_change(const struct told_cell *then, const struct told_cell *now);

#endif

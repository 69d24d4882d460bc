/* SPDX-License-Identifier: GPL-3.0-or-later */
/* people: who takes part, from a participants/1 file or just a number of people.
 *
 * The list is private: it is for the trainer who divides people over tables, and nothing of it
 * goes into a file to share. struct people owns its texts; people_free() gives them back. Pure:
 * src/cli reads the bytes. */
#ifndef WORKSHOP_PEOPLE_H
#define WORKSHOP_PEOPLE_H

#include "base/base.h"

#define PEOPLE_TYPE "participants/1"
#define PEOPLE_MAX 500
#define PERSON_TEXT_MAX 80
#define PEOPLE_BYTES_MAX ((size_t)256 << 10)

/* What may be said of a person beside the name, and is spread over the tables. */
enum trait { TRAIT_ORGANISATION, TRAIT_ROLE, TRAIT_SECTOR, TRAITS };

struct person {
    const char *name;  /* or alias */
    int value[TRAITS]; /* place in people.values; -1: not said */
};

struct people {
    struct arena *arena;
    struct person *list;
    int count;
    const char **values[TRAITS]; /* every organisation, role and sector once, as first written */
    int value_count[TRAITS];
};

/* Reads a participants/1 file; NULL with problems. Values that differ in capitals (of ASCII) or in
 * blanks around them only are the same; names may not be. */
struct people *people_read(const char *file, const char *bytes, size_t length,
                           struct problems *problems);

/* COUNT people, from 1 to PEOPLE_MAX, called "1", "2" and so on. */
struct people *people_numbered(int count);

void people_free(struct people *people);

#endif

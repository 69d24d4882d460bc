/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_country: a place with the group files of schools and regions and results of made-up
 * people, for the tests of handing up. */
#ifndef TESTS_PROGRAM_COUNTRY_H
#define TESTS_PROGRAM_COUNTRY_H

#include "gathering/handup.h"
#include "made_up.h"
#include "program.h"

#define SCHOOLS 4
#define SCHOOL_PEOPLE 80

struct country {
    struct place *place;
    struct framework *framework;
    struct group *region, *other; /* "north", and another region, "south" */
    char secret[SECRET_KEY_SIZE]; /* of north; also in home/north.key */
};

/* The codes of the schools; the results of each are in home/CODE. What is handed up to north comes
 * in home/up. */
extern const char *const country_schools[SCHOOLS];

void country_begin(struct country *c);
void country_end(struct country *c);

/* A group whose figures leave the school; FIRST is the first byte of its number. Its file. */
struct group *country_group(struct country *c, const char *code, unsigned char first);
void country_write_group(struct country *c, const struct group *group, const char *name);

/* Everybody in one group, which has the code of the region: that is in the figures. */
#define ALL "all"

/* The file of group NAME, and the results of people FROM to FROM + COUNT - 1 in home/NAME. */
void country_share(struct country *c, const char *name, unsigned char first, int from, int count,
                   bool outside);

void country_write(const char *path, const struct buf *bytes);

/* SCHOOL hands up to north, into OUT; the first COUNT schools do, into home/up. */
struct ran hand_up(struct country *c, const char *school, const char *out);
void hand_up_first(struct country *c, int count);

/* Figures of north, as CSV in the folder OUT; do two such folders tell the same? */
struct ran gather_region(struct country *c, const char *out);
const char *country_cells(struct country *c, const char *out);
bool tell_the_same(struct country *c, const char *one, const char *two);

/* What is in the sealed file at PATH; the caller frees it. */
struct handup *country_opened(struct country *c, const char *path);

#endif

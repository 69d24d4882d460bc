/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_tables: a release as tables of rows and columns, for analysts.
 *
 * The one place that says which tables and columns there are, what they mean and which codes they
 * have; CSV, JSON Lines, the codebook and the data package are all made of it. Names and codes
 * never change their meaning; a new meaning gets a new name. Nothing here changes while the program
 * runs. */
#ifndef REPORT_RELEASE_TABLES_H
#define REPORT_RELEASE_TABLES_H

#include "gathering/release.h"

/* A text in Dutch and in English. The codebook needs both at once, so these texts do not come from
 * the translations of the program. */
struct in_both {
    const char *nl, *en;
};

enum column_type {
    COLUMN_TEXT,
    COLUMN_CODE, /* one of its codes */
    COLUMN_INTEGER,
    COLUMN_LEVEL,  /* an integer, a level of the scale */
    COLUMN_TENTHS, /* a number with one decimal, kept in tenths */
};

struct code {
    const char *value;
    struct in_both label;
};

#define COLUMN_CODES_MAX 8

struct column {
    const char *name; /* lower case ASCII and underscores */
    enum column_type type;
    bool key;      /* in the primary key */
    bool required; /* never missing */
    struct in_both title, meaning;
    struct code codes[COLUMN_CODES_MAX]; /* as many as have a value */
};

/* What stands in one column of a row: a text or a number, as its type says; or nothing. */
struct datum {
    bool there;
    const char *text;
    long long number;
};

#define COLUMNS_MAX 24

/* Takes the rows of a table, one after the other; texts in DATA are only lent. */
struct row_taker {
    void (*take)(void *context, const struct datum *data);
    void *context;
};

struct release_table {
    const char *name;
    struct in_both title;
    const struct column *columns;
    int column_count;
    void (*rows)(const struct release *release, const char *language,
                 const struct row_taker *taker);
};

enum {
    TABLE_CELLS,
    TABLE_FIGURES,
    TABLE_NEEDS,
    TABLE_PARTS,
    TABLE_RELEASE,
    TABLE_ITEMS,
    TABLE_SCALE,
    TABLE_CODEBOOK,
    RELEASE_TABLES
};
extern const struct release_table release_tables[RELEASE_TABLES];

/* BOTH in LANGUAGE: Dutch for "nl", else English. */
const char *in_language(struct in_both both, const char *language);

/* How many codes COLUMN has; the one with this value, or NULL. */
int column_code_count(const struct column *column);
const struct code *column_code(const struct column *column, const char *value);

/* The type of COLUMN in a table schema: "string", "integer", "number". */
const char *column_type_name(const struct column *column);

#endif

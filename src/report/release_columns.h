/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_columns: the places of the columns in each table. Private to this folder. */
#ifndef REPORT_RELEASE_COLUMNS_H
#define REPORT_RELEASE_COLUMNS_H

#include "report/release_tables.h"

/* Which release a row is of: the first columns of every table about people. */
enum { OF_RELEASE, OF_GROUP, OF_FRAMEWORK, OF_VERSION, OF_COLUMNS };

enum {
    CELL_BUCKET = OF_COLUMNS,
    CELL_TABLE,
    CELL_ID,
    CELL_MEASURE,
    CELL_LEVELS,
    CELL_FROM,
    CELL_TO,
    CELL_COUNT,
    CELL_PERCENT,
    CELL_PEOPLE,
    CELL_ITEMS,
    CELL_STATUS,
    CELL_SHARE,
    CELL_REASON,
    CELL_MIDDLE_FROM,
    CELL_MIDDLE_TO,
    CELL_COLUMNS
};
enum {
    FIGURE_ITEM = OF_COLUMNS,
    FIGURE_DIFFERENCE,
    FIGURE_COVERAGE,
    FIGURE_PEOPLE,
    FIGURE_SCORE,
    FIGURE_GROWING,
    FIGURE_FEW,
    FIGURE_COLUMNS
};
enum { NEED_WHAT = OF_COLUMNS, NEED_ID, NEED_PHASE, NEED_WISHES, NEED_HOURS, NEED_COLUMNS };
enum { PART_BUCKET = OF_COLUMNS, PART_NAME, PART_PEOPLE, PART_COLUMNS };
enum {
    RELEASE_HASH = OF_COLUMNS,
    RELEASE_PEOPLE,
    RELEASE_K,
    RELEASE_K_ITEMS,
    RELEASE_SPLIT,
    RELEASE_WITHHELD,
    RELEASE_NEEDS_ITEMS,
    RELEASE_WISHES,
    RELEASE_UNMET,
    RELEASE_PLAN_HOURS,
    RELEASE_PLAN_PROVEN,
    RELEASE_COLUMNS
};
enum {
    ITEM_FRAMEWORK,
    ITEM_VERSION,
    ITEM_TABLE,
    ITEM_ID,
    ITEM_DIMENSION,
    ITEM_KIND,
    ITEM_OWN,
    ITEM_TEXT,
    ITEM_COLUMNS
};
enum {
    SCALE_FRAMEWORK,
    SCALE_VERSION,
    SCALE_LEVEL,
    SCALE_BRIEF,
    SCALE_NAME,
    SCALE_MEANING,
    SCALE_COLUMNS
};
enum {
    BOOK_FILE,
    BOOK_COLUMN,
    BOOK_TYPE,
    BOOK_CODE,
    BOOK_TITLE_NL,
    BOOK_TITLE_EN,
    BOOK_MEANING_NL,
    BOOK_MEANING_EN,
    BOOK_COLUMNS
};

extern const struct column cell_columns[CELL_COLUMNS], figure_columns[FIGURE_COLUMNS],
    need_columns[NEED_COLUMNS], part_columns[PART_COLUMNS], release_columns[RELEASE_COLUMNS],
    item_columns[ITEM_COLUMNS], scale_columns[SCALE_COLUMNS], book_columns[BOOK_COLUMNS];

/* The rows of each table; see struct release_table. */
typedef void release_rows(const struct release *release, const char *language,
                          const struct row_taker *taker);
release_rows release_cell_rows, release_figure_rows, release_need_rows, release_part_rows,
    release_release_rows, release_item_rows, release_scale_rows, release_book_rows;

/* A datum that is a text, or a number. */
struct datum datum_text(const char *text);
struct datum datum_number(long long number);

#endif

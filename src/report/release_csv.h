/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_csv: the tables of a release as files for analysts. Private to this folder. */
#ifndef REPORT_RELEASE_CSV_H
#define REPORT_RELEASE_CSV_H

#include "report/release_tables.h"

/* CSV after RFC 4180: UTF-8, commas, a line of column names, lines ended by CR LF (as the RFC
 * says), no newline in a cell. Numbers have a point, codes are codes. Nothing in a cell is taken
 * for a formula: a text that would be has an apostrophe before it. */
void release_csv(const struct release *release, const char *language,
                 const struct release_table *table, struct buf *out);

/* The same for a spreadsheet in the Netherlands: a byte order mark, semicolons, decimal commas,
 * names of columns and codes in LANGUAGE. */
void release_csv_excel(const struct release *release, const char *language,
                       const struct release_table *table, struct buf *out);

/* JSON Lines: one object for each row, with the columns as keys; null where nothing stands. */
void release_jsonl(const struct release *release, const char *language,
                   const struct release_table *table, struct buf *out);

/* The descriptor of a Data Package (datapackage.org, version 2) of the CSV files. */
void release_package(const struct release *release, const char *language, struct buf *out);

#endif

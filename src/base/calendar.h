/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar: days, without hours or zones. The clock itself is read in src/cli only. */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include <stdbool.h>

#define DATE_SIZE 11

struct date {
    int year, month, day; /* all 0: no date */
};

/* Reads YYYY-MM-DD; false when S is not such a date. */
bool date_parse(const char *s, struct date *date);

/* Writes YYYY-MM-DD. */
void date_format(struct date date, char out[static DATE_SIZE]);

#endif

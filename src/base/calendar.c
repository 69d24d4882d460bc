/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_parse(const char *s, struct date *date) {
    if (strlen(s) != DATE_SIZE - 1)
        return false;
    for (int i = 0; i < DATE_SIZE - 1; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? s[i] != '-' : s[i] < '0' || s[i] > '9')
            return false;
    }
    struct date d = {0};
    for (int i = 0; i < 4; i++)
        d.year = d.year * 10 + (s[i] - '0');
    d.month = (s[5] - '0') * 10 + (s[6] - '0');
    d.day = (s[8] - '0') * 10 + (s[9] - '0');
    if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > days_in_month(d.year, d.month))
        return false;
    *date = d;
    return true;
}

void date_format(struct date date, char out[static DATE_SIZE]) {
    snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000U,
             (unsigned)date.month % 100U, (unsigned)date.day % 100U);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_parts: the parts of test_line. */
#ifndef TESTS_LINE_PARTS_H
#define TESTS_LINE_PARTS_H

#include <check.h>

#define COLUMNS 78 /* where the lines are broken */

TCase *line_said_case(void);
TCase *line_typed_case(void);
TCase *line_random_case(void);

#endif

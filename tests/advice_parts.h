/* SPDX-License-Identifier: GPL-3.0-or-later */
/* the parts of test_advice. */
#ifndef TESTS_ADVICE_PARTS_H
#define TESTS_ADVICE_PARTS_H

#include <check.h>

TCase *advice_alternative_tests(void);
TCase *advice_growth_tests(void);

#endif

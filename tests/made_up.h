/* SPDX-License-Identifier: GPL-3.0-or-later */
/* made_up: results of people who do not exist. The same number is the same person everywhere, for
 * one TEST_SEED. */
#ifndef TESTS_MADE_UP_H
#define TESTS_MADE_UP_H

#include "sharing/sharing.h"

/* Fills RESULT with the random number, the bucket and the answers of PERSON. */
void made_up_result(struct result *result, int person);

#endif

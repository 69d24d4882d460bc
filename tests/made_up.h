/* SPDX-License-Identifier: GPL-3.0-or-later */
/* made_up: results of people who do not exist, for tests and measurements. The same seed
 * (TEST_SEED) gives the same people. */
#ifndef TESTS_MADE_UP_H
#define TESTS_MADE_UP_H

#include "sharing/sharing.h"

/* Fills RESULT with the random number, the bucket and the answers of PERSON. */
void made_up_result(struct result *result, int person);

/* Writes the results of people number FROM to FROM + COUNT - 1 into FOLDER, which must be there;
 * sealed when SEALED. Returns how many levels they gave together. Ends the program when a file
 * cannot be written. */
uint64_t made_up_results(const struct framework *framework, const struct group *group,
                         const char *folder, int from, int count, bool sealed);

#endif

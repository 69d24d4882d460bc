/* SPDX-License-Identifier: GPL-3.0-or-later */
/* handing: the steps of `gather` that have to do with regions: a school hands up its figures, and a
 * region adds what schools handed up. Private to this folder.
 *
 * Each returns an exit status after saying what is wrong. */
#ifndef CLI_HANDING_H
#define CLI_HANDING_H

#include "cli/gathering.h"

/* Does what --hand-up asks for fit the other options? */
int handing_check(const struct request *request);

/* The region of --hand-up, into GATHERING, where figures of its group may go. Nothing without it.
 */
int handing_open(struct gathering *gathering);

/* Are the people in the ledger enough for that region? */
int handing_check_people(const struct gathering *gathering);

/* Writes the sealed hand-up that goes with RELEASE, and says where. */
int handing_write(const struct gathering *gathering, const struct release *release);

/* What was found in the folders of a region, in words. */
void handing_tell(const struct gathering *gathering);

/* The schools of the harvest become a batch, when they may (region.h). */
int handing_add(struct gathering *gathering);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spread: how answers are spread over the levels; within this folder only. */
#ifndef PROFILE_SPREAD_H
#define PROFILE_SPREAD_H

#include "profile/profile.h"

/* Makes the spreads of PROFILE per dimension, kind, line and perspective, over the items for
 * which SHOWN is true. */
void spread_items(struct profile *profile, const bool *shown);

#endif

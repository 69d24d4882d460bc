/* SPDX-License-Identifier: GPL-3.0-or-later */
/* profile_parts: the parts of test_profile. */
#ifndef TESTS_PROFILE_PARTS_H
#define TESTS_PROFILE_PARTS_H

#include <check.h>

#include "fixture.h"
#include "profile/compare.h"

TCase *profile_compare_case(void); /* two moments of one person */

#endif

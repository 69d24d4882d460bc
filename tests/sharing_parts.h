/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sharing_parts: the parts of test_sharing, and the group they share with. */
#ifndef TESTS_SHARING_PARTS_H
#define TESTS_SHARING_PARTS_H

#include "assessment_parts.h"
#include "sharing/sharing.h"

TCase *sharing_group_case(void); /* the group file */
TCase *sharing_read_case(void);  /* results read back, and refused */
TCase *sharing_seal_case(void);  /* sealed results */
TCase *sharing_sheet_case(void); /* sheets of paper, as they are typed */

/* A group of tests/frameworks/small.yaml, split by role in the buckets "tutors" and "rest". */
struct group *sharing_group(const struct framework *framework);

/* A result at random for the group. */
struct result *sharing_result(const struct framework *framework, const struct group *group,
                              struct chance *chance);

#endif

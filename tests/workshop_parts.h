/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workshop_parts: the parts of test_workshop. */
#ifndef TESTS_WORKSHOP_PARTS_H
#define TESTS_WORKSHOP_PARTS_H

#include "property.h"
#include "workshop/cafe.h"

TCase *workshop_cafe_case(void);    /* plans keep the rules, and are measured rightly */
TCase *workshop_golfers_case(void); /* plans beside the best that are known or possible */
TCase *workshop_people_case(void);  /* the participants/1 file */
TCase *workshop_room_case(void);    /* the rules of a workshop; the workshop/1 file */

#endif

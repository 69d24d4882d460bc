/* SPDX-License-Identifier: GPL-3.0-or-later */
/* the parts of test_door */
#ifndef TESTS_DOOR_PARTS_H
#define TESTS_DOOR_PARTS_H

#include "door.h"

TCase *door_workshop_case(void);
TCase *door_attempts_case(void);

#endif

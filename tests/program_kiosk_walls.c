/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>
#include "program_kiosk.h"
void add_kiosk_wall_tests(Suite *suite) {
    TCase *walls = tcase_create("kiosk-walls");
    suite_add_tcase(suite, walls);
}

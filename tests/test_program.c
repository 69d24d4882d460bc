/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the whole program, as people use it: on a terminal, with pipes, on full disks, killed
 * half-way. The tests are in program_*.c, by theme. */
#include <config.h>

#include <stdlib.h>

#include "program.h"

int main(void) {
    Suite *suite = suite_create("program");
    add_visit_tests(suite);
    add_stop_tests(suite);
    add_kill_tests(suite);
    add_disk_tests(suite);
    add_terminal_tests(suite);
    add_place_tests(suite);
    add_line_tests(suite);
    add_share_tests(suite);
    add_key_in_tests(suite);
    add_gather_tests(suite);
    add_gather_bad_tests(suite);
    add_gather_kill_tests(suite);
    add_region_tests(suite);
    add_region_kill_tests(suite);
    add_group_tests(suite);
    add_command_tests(suite);
    add_report_tests(suite);
    add_paper_tests(suite);
    add_compare_tests(suite);
    add_paste_tests(suite);
    add_conduct_tests(suite);
    add_settings_tests(suite);
    add_wish_tests(suite);
    add_workshop_tests(suite);
    add_room_tests(suite);
    add_entrance_tests(suite);
    add_kiosk_tests(suite);
    add_kiosk_wall_tests(suite);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

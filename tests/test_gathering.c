/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder gathering; the cases are in gathering_*.c. */
#include <config.h>

#include <stdlib.h>

#include "gathering_parts.h"

int main(void) {
    Suite *suite = suite_create("gathering");
    suite_add_tcase(suite, gathering_tallies_case());
    suite_add_tcase(suite, gathering_cells_case());
    suite_add_tcase(suite, gathering_control_case());
    suite_add_tcase(suite, gathering_needs_case());
    suite_add_tcase(suite, gathering_search_case());
    suite_add_tcase(suite, gathering_attack_case());
    suite_add_tcase(suite, gathering_ledger_case());
    suite_add_tcase(suite, gathering_region_case());
    suite_add_tcase(suite, gathering_random_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

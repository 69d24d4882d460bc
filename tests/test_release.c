/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is told of a group; the cases are in release_*.c. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>

#include "release_parts.h"

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("release");
    suite_add_tcase(suite, release_golden_case());
    suite_add_tcase(suite, release_read_case());
    suite_add_tcase(suite, release_quiet_case());
    suite_add_tcase(suite, release_schema_case());
    suite_add_tcase(suite, release_told_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

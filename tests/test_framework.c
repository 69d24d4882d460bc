/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder framework; the cases are in framework_*.c. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>

#include "framework_parts.h"

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("framework");
    suite_add_tcase(suite, framework_case());
    suite_add_tcase(suite, framework_broken_case());
    suite_add_tcase(suite, framework_hash_case());
    suite_add_tcase(suite, framework_layer_case());
    suite_add_tcase(suite, framework_lint_case());
    suite_add_tcase(suite, framework_lob_case());
    suite_add_tcase(suite, framework_random_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

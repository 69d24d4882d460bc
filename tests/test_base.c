/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder base; the cases are in base_*.c. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>

#include "base_parts.h"

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, "C.UTF-8"); /* for the columns that characters take */
    if (argc == 2)
        return base_fault_write(argv[1]);
    Suite *suite = suite_create("base");
    suite_add_tcase(suite, base_small_case());
    suite_add_tcase(suite, base_text_case());
    suite_add_tcase(suite, base_text_random_case());
    suite_add_tcase(suite, base_file_case());
    suite_add_tcase(suite, base_fault_case());
    suite_add_tcase(suite, base_yaml_case());
    suite_add_tcase(suite, base_yaml_write_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

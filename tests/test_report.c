/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder report; the cases are in report_*.c. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>

#include "report_parts.h"

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("report");
    suite_add_tcase(suite, report_layout_case());
    suite_add_tcase(suite, report_plot_case());
    suite_add_tcase(suite, report_chart_case());
    suite_add_tcase(suite, report_markdown_case());
    suite_add_tcase(suite, report_data_case());
    suite_add_tcase(suite, report_random_case());
    suite_add_tcase(suite, report_golden_case());
    suite_add_tcase(suite, report_cafe_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

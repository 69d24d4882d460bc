/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of `lobspiegel room`, over a real ssh on this machine. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "door_parts.h"

int main(void) {
    const char *missing = door_missing();
    if (missing) {
        printf("1..0 # SKIP %s\n", missing);
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("door");
    suite_add_tcase(suite, door_workshop_case());
    suite_add_tcase(suite, door_attempts_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

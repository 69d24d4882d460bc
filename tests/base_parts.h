/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base_parts: the test cases of the folder base, one file each; test_base.c runs them. */
#ifndef TESTS_BASE_PARTS_H
#define TESTS_BASE_PARTS_H

#include <check.h>

TCase *base_small_case(void);      /* buf, calendar, hash, mem, problem */
TCase *base_text_case(void);       /* text: tables */
TCase *base_text_random_case(void); /* text: properties */
TCase *base_file_case(void);
TCase *base_fault_case(void);      /* file, when the system fails */
TCase *base_yaml_case(void);       /* yaml: reading */
TCase *base_yaml_write_case(void); /* yaml: writing, and reading it again */

/* What test_base does when base_fault.c starts it anew with the fault library loaded: writes
 * the file PATH and ends with the exit status of its problems. */
int base_fault_write(const char *path);

#endif

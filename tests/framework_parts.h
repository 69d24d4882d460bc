/* SPDX-License-Identifier: GPL-3.0-or-later */
/* framework_parts: what the tests of the folder framework share; test_framework.c runs them. */
#ifndef TESTS_FRAMEWORK_PARTS_H
#define TESTS_FRAMEWORK_PARTS_H

#include <check.h>

#include "framework/framework.h"

TCase *framework_case(void);        /* what is read */
TCase *framework_broken_case(void); /* what is refused, and where */
TCase *framework_hash_case(void);   /* what changes the hash */
TCase *framework_layer_case(void);  /* files that extend others, and differences */
TCase *framework_lint_case(void);   /* remarks for authors */
TCase *framework_lob_case(void);    /* the framework that goes with the program */
TCase *framework_random_case(void); /* damaged and large files */

/* The text of tests/frameworks/NAME, or of FOLDER/NAME. The caller frees it. */
char *framework_test_file(const char *name);
char *framework_file(const char *folder, const char *name);

/* TEXT with PUT in place of FIND, which must be there once. The caller frees it. */
char *framework_edited(const char *text, const char *find, const char *put);

/* Reads TEXT as a framework called "f"; the test fails when that does not go well. */
struct framework *framework_of(const char *text);

#endif

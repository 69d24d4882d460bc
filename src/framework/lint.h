/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lint: what an author may want to look at in a framework that can be read.
 *
 * Remarks are problems of kind PROBLEM_REMARK, each with its place in the file. Of a layer only
 * what the layer itself says is looked at. Nothing here refuses anything. */
#ifndef FRAMEWORK_LINT_H
#define FRAMEWORK_LINT_H

#include "framework/framework.h"

/* Longest statement, in characters. */
#define STATEMENT_MOST 110

/* Most items of one dimension on one line at the usual depth (requirement 11). */
#define DIMENSION_MOST 10

/* A text of everyday language scores this or higher on the indexes below; it is the usual
 * border for reading level B1. */
#define READABILITY_LEAST 60

/* Adds a remark for every missing translation, statement that is too long, says two things at
 * once or denies something, item no module serves, level no module can bring a beginner to,
 * dimension out of balance, hard word, and text that is hard to read. */
void framework_lint(const struct framework *framework, struct problems *problems);

/* How easy the statements, examples and levels in language number LANGUAGE read, as a whole
 * number: Flesch-Douma for "nl", Flesch reading ease for other languages (readability.c has the
 * formulas and their sources). Higher is easier. -1000 when there are no words. */
int framework_readability(const struct framework *framework, int language);

/* The name of that index. */
const char *framework_readability_name(const struct framework *framework, int language);

#endif

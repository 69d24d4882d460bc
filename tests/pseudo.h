/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pseudo: texts that are 40 % longer and more, with wide and combining characters, to see whether
 * screens bear them. Made of the Dutch ones: every e is followed by a wide character, every n, i
 * and o stands there twice, every a has a mark on top. */
#ifndef TESTS_PSEUDO_H
#define TESTS_PSEUDO_H

#include "framework/framework.h"

/* Writes FOLDER/nl/LC_MESSAGES/lobspiegel.mo, made of the catalogue in LOCALES, and makes the
 * folders; false when that cannot be done. */
bool pseudo_catalogue(const char *locales, const char *folder);

/* Changes all texts of FRAMEWORK. They live in its arena. */
void pseudo_framework(struct framework *framework);

#endif

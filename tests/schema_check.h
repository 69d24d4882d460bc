/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_check: does a JSON value fit a JSON Schema (draft 2020-12)?
 *
 * It knows the keywords that our schemas use and no others: a schema with another one fails the
 * running test, so nothing in a schema goes unchecked. */
#ifndef TESTS_SCHEMA_CHECK_H
#define TESTS_SCHEMA_CHECK_H

#include <jansson.h>

/* The properties of a schema that were in a value; a zeroed one is empty. */
struct seen {
    const json_t **properties; /* their schemas, which belong to the schema */
    int count;
};
void seen_free(struct seen *seen);

/* What does not fit, "/plans/0/what: ..."; the caller frees it. NULL: all fits. What is seen is
 * added to SEEN, which may be NULL. */
char *schema_check(const json_t *schema, const json_t *value, struct seen *seen);

/* The name of a property anywhere in SCHEMA that is not in SEEN, or NULL. The caller frees it. */
char *seen_missing(const struct seen *seen, const json_t *schema);

#endif

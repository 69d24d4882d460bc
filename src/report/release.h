/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release: what a group's release looks like to people: as a document and as data.
 *
 * Everything here is made of a struct release and of nothing else, so what is suppressed in it
 * cannot come out. LANGUAGE is the language of the framework's texts. */
#ifndef REPORT_RELEASE_H
#define REPORT_RELEASE_H

#include "gathering/told.h"
#include "report/doc.h"

/* The number of the schema of RELEASE_FORMAT. */
#define RELEASE_SCHEMA 1

/* The whole report about a group, for anybody to read. */
void report_release(struct doc *doc, const struct release *release, const char *language);

/* The name of that report. */
void report_release_title(const struct release *release, struct buf *out);

/* Two moments side by side; both on one framework. */
void report_then_and_now(struct doc *doc, const struct told *then, const struct told *now,
                         const char *language);

/* The same figures as JSON (schemas/release-1.schema.json). */
void report_release_data(const struct release *release, const char *language, struct buf *out);

#endif

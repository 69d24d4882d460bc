/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release_formats: in which forms a release is written, and which files each form has. A command
 * goes through the files of a form and writes each. */
#ifndef REPORT_RELEASE_FORMATS_H
#define REPORT_RELEASE_FORMATS_H

#include "report/release.h"

struct release_file {
    const char *name;
    void (*write)(const struct release *release, const char *language, int table, struct buf *out);
    int table; /* which table it holds, for the writers of tables */
};

struct release_format {
    const char *id; /* as after --format */
    const struct release_file *files;
    int file_count;
    bool for_people; /* a document to read, not data */
};

#define RELEASE_FORMATS 8
extern const struct release_format release_formats[RELEASE_FORMATS];

/* The format with this id, or NULL. */
const struct release_format *release_format_of(const char *id);

/* Adds the bytes of FILE to OUT. LANGUAGE is that of the framework's texts; messages are in the
 * language of the program. */
void release_file_write(const struct release_file *file, const struct release *release,
                        const char *language, struct buf *out);

#endif

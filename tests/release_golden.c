/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole releases against the files in tests/golden/report, by hand-made figures on
 * tests/frameworks/small.yaml; LOBSPIEGEL_UPDATE=1 writes these anew. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "release_parts.h"
#include "report/layout.h"
#include "report_parts.h"

static struct framework *fw;
static struct group *group;
static struct release *example, *silent;

static void begin(void) {
    fw = assessment_framework(false);
    group = release_group(fw, true);
    example = release_example(fw, group);
    silent = release_silent(fw, group);
}

static void end(void) {
    release_free(silent);
    release_free(example);
    group_free(group);
    framework_free(fw);
}

static const struct {
    const char *golden, *format, *file, *language;
    bool silent;
} files[] = {
    {"release-nl.txt", "text", "report.txt", "nl", false},
    {"release-en.txt", "text", "report.txt", "en", false},
    {"release-nl.md", "markdown", "report.md", "nl", false},
    {"release-en.md", "markdown", "report.md", "en", false},
    {"release-nl.html", "html", "report.html", "nl", false},
    {"release-en.json", "json", "report.json", "en", false},
    {"release-cells.csv", "csv", "cells.csv", "en", false},
    {"release-figures.csv", "csv", "figures.csv", "en", false},
    {"release-needs.csv", "csv", "needs.csv", "en", false},
    {"release-parts.csv", "csv", "parts.csv", "en", false},
    {"release-release.csv", "csv", "release.csv", "en", false},
    {"release-items.csv", "csv", "items.csv", "nl", false},
    {"release-scale.csv", "csv", "scale.csv", "nl", false},
    {"release-codebook.csv", "csv", "codebook.csv", "en", false},
    {"release-cells-excel-nl.csv", "csv-excel", "cells-excel.csv", "nl", false},
    {"release-cells.jsonl", "jsonl", "cells.jsonl", "en", false},
    {"release-datapackage-nl.json", "package", "datapackage.json", "nl", false},
    {"release-silent-en.txt", "text", "report.txt", "en", true},
    {"release-silent-cells.csv", "csv", "cells.csv", "en", true},
};

START_TEST(a_file_is_as_it_was) {
    const struct release_format *format = release_format_of(files[_i].format);
    struct buf text = {0};
    report_language(files[_i].language);
    for (int f = 0; f < format->file_count; f++)
        if (strcmp(format->files[f].name, files[_i].file) == 0)
            release_file_write(&format->files[f], files[_i].silent ? silent : example,
                               files[_i].language, &text);
    ck_assert_uint_gt(text.length, 0);
    report_check_golden(files[_i].golden, &text);
    buf_free(&text);
}
END_TEST

/* Narrow, and for those who hear it. */
static const struct {
    const char *golden, *language;
    int columns;
    bool linear;
} layouts[] = {
    {"release-40-nl.txt", "nl", 40, false},
    {"release-linear-nl.txt", "nl", 80, true},
    {"release-12-en.txt", "en", 12, false},
};

START_TEST(a_document_is_as_it_was) {
    struct buf text = {0};
    struct doc *doc = doc_new();
    report_language(layouts[_i].language);
    report_release(doc, example, layouts[_i].language);
    doc_write_text(doc, layouts[_i].columns, layouts[_i].linear, &text);
    report_check_golden(layouts[_i].golden, &text);
    buf_free(&text);
    doc_free(doc);
}
END_TEST

TCase *release_golden_case(void) {
    TCase *golden = tcase_create("golden");
    tcase_add_checked_fixture(golden, begin, end);
    tcase_add_loop_test(golden, a_file_is_as_it_was, 0, ARRAY_LENGTH(files));
    tcase_add_loop_test(golden, a_document_is_as_it_was, 0, ARRAY_LENGTH(layouts));
    return golden;
}

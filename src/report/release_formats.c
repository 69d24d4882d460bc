/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/release_formats.h"

#include <string.h>

#include "report/html.h"
#include "report/layout.h"
#include "report/markdown.h"
#include "report/release_csv.h"

#define TEXT_COLUMNS 80

/* How a document becomes bytes; TITLE is its name. */
typedef void document_writer(const struct doc *doc, const char *title, const char *language,
                             struct buf *out);

static void write_document(const struct release *release, const char *language,
                           document_writer *write, struct buf *out) {
    struct doc *doc = doc_new();
    struct buf title = {0};
    report_release(doc, release, language);
    report_release_title(release, &title);
    write(doc, buf_string(&title), language, out);
    buf_free(&title);
    doc_free(doc);
}

static void as_text(const struct doc *doc, const char *title, const char *language,
                    struct buf *out) {
    (void)title;
    (void)language;
    doc_write_text(doc, TEXT_COLUMNS, false, out);
}

static void as_markdown(const struct doc *doc, const char *title, const char *language,
                        struct buf *out) {
    (void)language;
    doc_write_markdown(doc, title, out);
}

static void write_text(const struct release *release, const char *language, int table,
                       struct buf *out) {
    (void)table;
    write_document(release, language, as_text, out);
}

static void write_markdown(const struct release *release, const char *language, int table,
                           struct buf *out) {
    (void)table;
    write_document(release, language, as_markdown, out);
}

static void write_html(const struct release *release, const char *language, int table,
                       struct buf *out) {
    (void)table;
    write_document(release, language, doc_write_html, out);
}

static void write_json(const struct release *release, const char *language, int table,
                       struct buf *out) {
    (void)table;
    report_release_data(release, language, out);
}

static void write_csv(const struct release *release, const char *language, int table,
                      struct buf *out) {
    release_csv(release, language, &release_tables[table], out);
}

static void write_excel(const struct release *release, const char *language, int table,
                        struct buf *out) {
    release_csv_excel(release, language, &release_tables[table], out);
}

static void write_jsonl(const struct release *release, const char *language, int table,
                        struct buf *out) {
    release_jsonl(release, language, &release_tables[table], out);
}

static void write_package(const struct release *release, const char *language, int table,
                          struct buf *out) {
    (void)table;
    release_package(release, language, out);
}

/* A file for each table; the names are those in release_tables, with an ending. */
#define FILES_OF_TABLES(write, ending)                                                             \
    {"cells" ending, write, TABLE_CELLS}, {"figures" ending, write, TABLE_FIGURES},                \
        {"needs" ending, write, TABLE_NEEDS}, {"parts" ending, write, TABLE_PARTS},                \
        {"release" ending, write, TABLE_RELEASE}, {"items" ending, write, TABLE_ITEMS},            \
        {"scale" ending, write, TABLE_SCALE}, {                                                    \
        "codebook" ending, write, TABLE_CODEBOOK                                                   \
    }

static const struct release_file text_files[] = {{"report.txt", write_text, 0}};
static const struct release_file markdown_files[] = {{"report.md", write_markdown, 0}};
static const struct release_file html_files[] = {{"report.html", write_html, 0}};
static const struct release_file json_files[] = {{"report.json", write_json, 0}};
static const struct release_file csv_files[] = {FILES_OF_TABLES(write_csv, ".csv")};
static const struct release_file excel_files[] = {FILES_OF_TABLES(write_excel, "-excel.csv")};
static const struct release_file jsonl_files[] = {FILES_OF_TABLES(write_jsonl, ".jsonl")};
static const struct release_file package_files[] = {{"datapackage.json", write_package, 0},
                                                    FILES_OF_TABLES(write_csv, ".csv")};

#define FORMAT(id, files)                                                                          \
    { id, files, (int)ARRAY_LENGTH(files), false }
#define PAPER(id, files)                                                                           \
    { id, files, (int)ARRAY_LENGTH(files), true }

const struct release_format release_formats[RELEASE_FORMATS] = {
    PAPER("text", text_files),    PAPER("markdown", markdown_files),
    PAPER("html", html_files),    FORMAT("json", json_files),
    FORMAT("csv", csv_files),     FORMAT("csv-excel", excel_files),
    FORMAT("jsonl", jsonl_files), FORMAT("package", package_files),
};

const struct release_format *release_format_of(const char *id) {
    for (int i = 0; i < RELEASE_FORMATS; i++)
        if (strcmp(release_formats[i].id, id) == 0)
            return &release_formats[i];
    return NULL;
}

void release_file_write(const struct release_file *file, const struct release *release,
                        const char *language, struct buf *out) {
    file->write(release, language, file->table, out);
}

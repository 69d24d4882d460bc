/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/release_csv.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct sheet {
    const struct release_table *table;
    const char *language;
    bool excel;
    struct buf *out;
};

/* TEXT on one line, without blanks around it. */
static void clean(struct buf *out, const char *text) {
    struct buf line = {0};
    text_add_clean(&line, text, strlen(text), false);
    const char *start = buf_string(&line);
    size_t length = line.length;
    while (length > 0 && *start == ' ') {
        start++;
        length--;
    }
    while (length > 0 && start[length - 1] == ' ')
        length--;
    buf_add(out, start, length);
    buf_free(&line);
}

/* --- CSV ------------------------------------------------------------------------------------ */

/* True when a spreadsheet would take TEXT for a formula; some know the wide signs too. */
static bool looks_like_formula(const char *text) {
    static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < ARRAY_LENGTH(signs); i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static void add_text(const struct sheet *sheet, const char *text) {
    struct buf cell = {0};
    clean(&cell, text);
    bool formula = looks_like_formula(buf_string(&cell));
    if (strpbrk(buf_string(&cell), sheet->excel ? "\";,\t" : "\",;\t") == NULL) {
        buf_addf(sheet->out, "%s%s", formula ? "'" : "", buf_string(&cell));
    } else {
        buf_addf(sheet->out, "\"%s", formula ? "'" : "");
        for (const char *at = buf_string(&cell); *at; at++) {
            if (*at == '"')
                buf_add_char(sheet->out, '"');
            buf_add_char(sheet->out, *at);
        }
        buf_add_char(sheet->out, '"');
    }
    buf_free(&cell);
}

static void add_tenths(struct buf *out, long long tenths, char point) {
    buf_addf(out, "%lld%c%lld", tenths / 10, point, tenths % 10);
}

static void add_datum(const struct sheet *sheet, const struct column *column,
                      const struct datum *datum) {
    const struct code *code;
    if (!datum->there)
        return;
    switch (column->type) {
    case COLUMN_INTEGER:
    case COLUMN_LEVEL:
        buf_addf(sheet->out, "%lld", datum->number);
        break;
    case COLUMN_TENTHS:
        add_tenths(sheet->out, datum->number, sheet->excel ? ',' : '.');
        break;
    case COLUMN_CODE:
        code = sheet->excel ? column_code(column, datum->text) : NULL;
        add_text(sheet, code ? in_language(code->label, sheet->language) : datum->text);
        break;
    case COLUMN_TEXT:
        add_text(sheet, datum->text);
        break;
    }
}

static void take_csv(void *context, const struct datum *data) {
    const struct sheet *sheet = context;
    for (int c = 0; c < sheet->table->column_count; c++) {
        if (c > 0)
            buf_add_char(sheet->out, sheet->excel ? ';' : ',');
        add_datum(sheet, &sheet->table->columns[c], &data[c]);
    }
    buf_add_string(sheet->out, "\r\n");
}

static void write_csv(const struct release *release, const char *language,
                      const struct release_table *table, bool excel, struct buf *out) {
    struct sheet sheet = {table, language, excel, out};
    const struct row_taker taker = {take_csv, &sheet};
    if (excel)
        buf_add_string(out, "\xEF\xBB\xBF");
    for (int c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        if (c > 0)
            buf_add_char(out, excel ? ';' : ',');
        add_text(&sheet, excel ? in_language(column->title, language) : column->name);
    }
    buf_add_string(out, "\r\n");
    table->rows(release, language, &taker);
}

void release_csv(const struct release *release, const char *language,
                 const struct release_table *table, struct buf *out) {
    write_csv(release, language, table, false, out);
}

void release_csv_excel(const struct release *release, const char *language,
                       const struct release_table *table, struct buf *out) {
    write_csv(release, language, table, true, out);
}

/* --- JSON Lines ----------------------------------------------------------------------------- */

static void add_json_text(struct buf *out, const char *text) {
    struct buf line = {0};
    clean(&line, text);
    json_t *string = json_string(buf_string(&line));
    char *written = json_dumps(string, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
    buf_add_string(out, written ? written : "null");
    free(written);
    json_decref(string);
    buf_free(&line);
}

static void add_json_datum(struct buf *out, const struct column *column,
                           const struct datum *datum) {
    if (!datum->there)
        buf_add_string(out, "null");
    else if (column->type == COLUMN_INTEGER || column->type == COLUMN_LEVEL)
        buf_addf(out, "%lld", datum->number);
    else if (column->type == COLUMN_TENTHS)
        add_tenths(out, datum->number, '.');
    else
        add_json_text(out, datum->text);
}

static void take_jsonl(void *context, const struct datum *data) {
    const struct sheet *sheet = context;
    for (int c = 0; c < sheet->table->column_count; c++) {
        buf_addf(sheet->out, "%s\"%s\":", c ? "," : "{", sheet->table->columns[c].name);
        add_json_datum(sheet->out, &sheet->table->columns[c], &data[c]);
    }
    buf_add_string(sheet->out, "}\n");
}

void release_jsonl(const struct release *release, const char *language,
                   const struct release_table *table, struct buf *out) {
    struct sheet sheet = {table, language, false, out};
    const struct row_taker taker = {take_jsonl, &sheet};
    table->rows(release, language, &taker);
}

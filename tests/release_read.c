/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same figures everywhere: CSV, the CSV for spreadsheets, JSON Lines and JSON are read back and
 * laid beside the release, cell by cell. */
#include <config.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "release_parts.h"
#include "report/release_tables.h"
#include "report_parts.h"

#define CASES 60

static struct framework *fw;
static struct group *group;

static void begin(void) {
    fw = assessment_framework(false);
    group = release_group(fw, true);
    report_language("nl");
}

static void end(void) {
    group_free(group);
    framework_free(fw);
}

/* --- CSV, read as RFC 4180 says -------------------------------------------------------------- */

struct sheet {
    struct arena *arena;
    const char *(*rows)[COLUMNS_MAX]; /* the first one: heads */
    int row_count, columns;
};

/* Reads a cell at *AT, which moves behind what ends it; *LAST: a line ended. */
static const char *read_cell(struct sheet *sheet, const char **at, char separator, bool *last) {
    struct buf cell = {0};
    const char ends[] = {separator, '\r', '\0'};
    if (**at == '"') {
        for (++*at; **at != '"' || (*at)[1] == '"'; ++*at) {
            ck_assert_msg(**at != '\0' && **at != '\n' && **at != '\r', "a cell has no end");
            buf_add_char(&cell, **at);
            *at += **at == '"';
        }
        ++*at;
    } else {
        size_t length = strcspn(*at, ends);
        ck_assert_ptr_null(memchr(*at, '"', length));
        ck_assert_ptr_null(memchr(*at, '\n', length));
        buf_add(&cell, *at, length);
        *at += length;
    }
    *last = **at == '\r';
    ck_assert_msg(**at == separator || (*last && (*at)[1] == '\n'), "no end after a cell");
    *at += *last ? 2 : 1;
    const char *kept = arena_copy(sheet->arena, buf_string(&cell), cell.length);
    buf_free(&cell);
    return kept;
}

static struct sheet read_csv(const char *text, char separator) {
    struct sheet sheet = {.arena = arena_new()};
    int lines = 0, room;
    for (const char *at = text; *at; at++)
        lines += *at == '\n';
    room = lines + 1;
    sheet.rows = arena_alloc(sheet.arena, (size_t)room, sizeof *sheet.rows);
    while (*text) {
        bool last = false;
        int column = 0;
        ck_assert_int_lt(sheet.row_count, room);
        for (; !last; column++) {
            ck_assert_int_lt(column, COLUMNS_MAX);
            sheet.rows[sheet.row_count][column] = read_cell(&sheet, &text, separator, &last);
        }
        sheet.columns = sheet.row_count ? sheet.columns : column;
        ck_assert_int_eq(column, sheet.columns);
        sheet.row_count++;
    }
    return sheet;
}

static struct buf written(const struct release *release, const char *id, int file) {
    struct buf out = {0};
    const struct release_format *format = release_format_of(id);
    release_file_write(&format->files[file], release, "nl", &out);
    return out;
}

static struct sheet sheet_of(const struct release *release, int table) {
    struct buf text = written(release, "csv", table);
    struct sheet sheet = read_csv(buf_string(&text), ',');
    buf_free(&text);
    return sheet;
}

static int column_of(int table, const char *name) {
    for (int c = 0; c < release_tables[table].column_count; c++)
        if (strcmp(release_tables[table].columns[c].name, name) == 0)
            return c;
    ck_abort_msg("there is no column %s", name);
    return -1;
}

/* --- the cells in CSV ----------------------------------------------------------------------- */

static const char *value(const struct sheet *sheet, int row, int table, const char *column) {
    return sheet->rows[row][column_of(table, column)];
}

static void check_number(const struct sheet *sheet, int row, const char *column,
                         unsigned long number) {
    struct buf text = {0};
    buf_addf(&text, "%lu", number);
    ck_assert_str_eq(value(sheet, row, TABLE_CELLS, column), buf_string(&text));
    buf_free(&text);
}

static void check_empty(const struct sheet *sheet, int row, const char *const *columns) {
    for (; *columns; columns++)
        ck_assert_str_eq(value(sheet, row, TABLE_CELLS, *columns), "");
}

/* The rows from ROW on are those of CELL; gives the row behind them. */
static int check_cell(const struct sheet *sheet, int row, const struct cell *cell,
                      const char *bucket, const char *id, const char *measure) {
    static const char *const by_part[] = {"level_from", "level_to",    "count", "percent",
                                          "middle_to",  "middle_from", NULL};
    static const char *const words[] = {"share", "reason", NULL};
    int rows = cell->form == FORM_TALLY ? cell->part_count : 1;
    for (int i = 0; i < rows; i++, row++) {
        const struct part *part = &cell->parts[i];
        ck_assert_int_lt(row, sheet->row_count);
        ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "bucket"), bucket);
        ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "id"), id);
        ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "measure"), measure);
        ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "status"), form_ids[cell->form]);
        if (cell->form == FORM_SUPPRESSED) {
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "reason"), suppression_ids[cell->why]);
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "share"), "");
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "people"), "");
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "items"), "");
            check_empty(sheet, row, by_part);
            continue;
        }
        check_number(sheet, row, "people", cell->people);
        if (cell->items)
            check_number(sheet, row, "items", (unsigned long)cell->items);
        else
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "items"), "");
        if (cell->form == FORM_SHARE) {
            ck_assert_str_eq(value(sheet, row, TABLE_CELLS, "share"), share_ids[cell->share]);
            check_empty(sheet, row, by_part);
            continue;
        }
        check_empty(sheet, row, words);
        check_number(sheet, row, "level_from", (unsigned long)part->from);
        check_number(sheet, row, "level_to", (unsigned long)part->to);
        check_number(sheet, row, "count", part->count);
        check_number(sheet, row, "middle_from", (unsigned long)cell->low);
        check_number(sheet, row, "middle_to", (unsigned long)cell->high);
    }
    return row;
}

static const char *bucket_of(const struct release *release, int part) {
    static const char *const names[] = {"all", "one", "two"};
    (void)release;
    return names[part];
}

START_TEST(every_cell_is_in_the_csv) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, group, &chance, n % 2);
        struct sheet sheet = sheet_of(r, TABLE_CELLS);
        int row = 1;
        for (int p = 0; p <= r->part_count; p++) {
            const struct released_part *part = p == 0 ? &r->all : &r->parts[p - 1];
            for (int d = 0; d < fw->dimension_count; d++)
                row = check_cell(&sheet, row, &part->dimensions[d], bucket_of(r, p),
                                 fw->dimensions[d].id, "now");
            for (int i = 0; i < fw->item_count; i++)
                row = check_cell(&sheet, row, &part->items[i], bucket_of(r, p), fw->items[i].id,
                                 "now");
        }
        for (int i = 0; i < fw->item_count; i++)
            row = check_cell(&sheet, row, &r->items[i].wanted, "all", fw->items[i].id, "wanted");
        ck_assert_int_eq(row, sheet.row_count);
        arena_free(sheet.arena);
        release_free(r);
    }
}
END_TEST

static void check_text(const struct sheet *sheet, int row, int table, const char *column,
                       const char *format, long number) {
    struct buf text = {0};
    if (format)
        buf_addf(&text, "%ld", number);
    ck_assert_str_eq(value(sheet, row, table, column), buf_string(&text));
    buf_free(&text);
}

START_TEST(every_figure_of_an_item_is_in_the_csv) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, group, &chance, n % 2);
        struct sheet sheet = sheet_of(r, TABLE_FIGURES);
        ck_assert_int_eq(sheet.row_count, fw->item_count + 1);
        for (int i = 0; i < fw->item_count; i++) {
            const struct released_item *item = &r->items[i];
            const struct discrepancy *d = &item->discrepancy;
            const char *said = d->said ? "%ld" : NULL;
            ck_assert_str_eq(value(&sheet, i + 1, TABLE_FIGURES, "item"), fw->items[i].id);
            ck_assert_str_eq(value(&sheet, i + 1, TABLE_FIGURES, "difference"),
                             difference_ids[item->difference]);
            ck_assert_str_eq(value(&sheet, i + 1, TABLE_FIGURES, "coverage"),
                             coverage_ids[item->coverage]);
            ck_assert_str_eq(value(&sheet, i + 1, TABLE_FIGURES, "growing_few"), !d->said ? ""
                                                                                 : d->few ? "yes"
                                                                                          : "no");
            check_text(&sheet, i + 1, TABLE_FIGURES, "people", said, (long)d->people);
            check_text(&sheet, i + 1, TABLE_FIGURES, "score", said, d->score);
            check_text(&sheet, i + 1, TABLE_FIGURES, "growing", d->few ? NULL : said,
                       (long)d->growing);
        }
        arena_free(sheet.arena);
        release_free(r);
    }
}
END_TEST

static int check_need(const struct sheet *sheet, int row, const char *what, const char *id,
                      long wishes) {
    ck_assert_int_lt(row, sheet->row_count);
    ck_assert_str_eq(value(sheet, row, TABLE_NEEDS, "what"), what);
    ck_assert_str_eq(value(sheet, row, TABLE_NEEDS, "id"), id);
    check_text(sheet, row, TABLE_NEEDS, "wishes", wishes < 0 ? NULL : "%ld", wishes);
    return row + 1;
}

START_TEST(every_need_is_in_the_csv) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, group, &chance, n % 2);
        struct sheet sheet = sheet_of(r, TABLE_NEEDS);
        int row = 1;
        for (int p = 0; p < PHASES; p++)
            row = check_need(&sheet, row, "phase", phase_ids[p], (long)r->wishes_by[p]);
        for (int i = 0; i < r->need_count; i++)
            row = check_need(&sheet, row, "module", fw->modules[r->needs[i].module].id,
                             (long)r->needs[i].wishes);
        for (int i = 0; i < r->gap_count; i++)
            row = check_need(&sheet, row, r->gaps[i].only_initial ? "gap-initial" : "gap",
                             fw->items[r->gaps[i].item].id, (long)r->gaps[i].wishes);
        for (int i = 0; i < r->plan.module_count; i++)
            row = check_need(&sheet, row, "plan", fw->modules[r->plan.modules[i]].id, -1);
        for (int i = 0; i < r->plan.without_count; i++)
            row = check_need(&sheet, row, "plan-without", fw->items[r->plan.without[i]].id, -1);
        ck_assert_int_eq(row, sheet.row_count);
        arena_free(sheet.arena);
        release_free(r);
    }
}
END_TEST

/* --- the other forms beside the CSV --------------------------------------------------------- */

static bool is_number(const struct column *column) {
    return strcmp(column_type_name(column), "string") != 0;
}

/* A cell as a spreadsheet shows it, as in the plain CSV. */
static void put_back(struct buf *out, const struct column *column, const char *shown) {
    buf_clear(out);
    buf_add_string(out, shown);
    if (column->type == COLUMN_TENTHS && strchr(shown, ','))
        out->bytes[strchr(shown, ',') - shown] = '.';
    for (int i = 0; column->type == COLUMN_CODE && i < column_code_count(column); i++)
        if (strcmp(column->codes[i].label.nl, shown) == 0) {
            buf_clear(out);
            buf_add_string(out, column->codes[i].value);
        }
}

START_TEST(the_spreadsheet_says_the_same) {
    struct chance chance = property_case(7);
    struct release *r = release_random(fw, group, &chance, true);
    for (int t = 0; t < RELEASE_TABLES; t++) {
        struct buf text = written(r, "csv-excel", t), cell = {0};
        struct sheet plain = sheet_of(r, t);
        ck_assert_int_eq(strncmp(buf_string(&text), "\xEF\xBB\xBF", 3), 0);
        struct sheet sheet = read_csv(buf_string(&text) + 3, ';');
        ck_assert_int_eq(sheet.row_count, plain.row_count);
        ck_assert_int_eq(sheet.columns, plain.columns);
        for (int c = 0; c < sheet.columns; c++)
            ck_assert_str_eq(sheet.rows[0][c], release_tables[t].columns[c].title.nl);
        for (int row = 1; row < sheet.row_count; row++)
            for (int c = 0; c < sheet.columns; c++) {
                put_back(&cell, &release_tables[t].columns[c], sheet.rows[row][c]);
                ck_assert_str_eq(buf_string(&cell), plain.rows[row][c]);
            }
        arena_free(sheet.arena);
        arena_free(plain.arena);
        buf_free(&cell);
        buf_free(&text);
    }
    release_free(r);
}
END_TEST

static void check_json_line(const struct release_table *table, const char *line, size_t length,
                            const char *const *row) {
    json_error_t error;
    json_t *object =
        json_loadb(line, length, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    ck_assert_msg(object != NULL, "%s", error.text);
    ck_assert_uint_eq(json_object_size(object), (size_t)table->column_count);
    for (int c = 0; c < table->column_count; c++) {
        const json_t *told = json_object_get(object, table->columns[c].name);
        ck_assert_ptr_nonnull(told);
        ck_assert_int_eq(json_is_null(told), row[c][0] == '\0');
        if (json_is_null(told))
            continue;
        ck_assert_int_eq(json_is_real(told), is_number(&table->columns[c]));
        if (json_is_real(told))
            ck_assert_double_eq(json_real_value(told), strtod(row[c], NULL));
        else
            ck_assert_str_eq(json_string_value(told), row[c]);
    }
    json_decref(object);
}

START_TEST(json_lines_say_the_same) {
    struct chance chance = property_case(8);
    struct release *r = release_random(fw, group, &chance, true);
    for (int t = 0; t < RELEASE_TABLES; t++) {
        struct buf text = written(r, "jsonl", t);
        struct sheet plain = sheet_of(r, t);
        const char *at = buf_string(&text);
        for (int row = 1; row < plain.row_count; row++) {
            size_t length = strcspn(at, "\n");
            check_json_line(&release_tables[t], at, length, plain.rows[row]);
            at += length + 1;
        }
        ck_assert_str_eq(at, "");
        arena_free(plain.arena);
        buf_free(&text);
    }
    release_free(r);
}
END_TEST

static json_int_t number(const json_t *object, const char *key) {
    const json_t *told = json_object_get(object, key);
    ck_assert_msg(json_is_integer(told), "%s is no number", key);
    return json_integer_value(told);
}

static void check_json_cell(const json_t *told, const struct cell *cell) {
    ck_assert_str_eq(json_string_value(json_object_get(told, "status")), form_ids[cell->form]);
    if (cell->form == FORM_SUPPRESSED) {
        ck_assert_uint_eq(json_object_size(told), 2);
        ck_assert_str_eq(json_string_value(json_object_get(told, "reason")),
                         suppression_ids[cell->why]);
        return;
    }
    ck_assert_int_eq(number(told, "people"), cell->people);
    ck_assert_int_eq(json_object_get(told, "items") != NULL, cell->items > 0);
    if (cell->items)
        ck_assert_int_eq(number(told, "items"), cell->items);
    if (cell->form == FORM_SHARE) {
        ck_assert_str_eq(json_string_value(json_object_get(told, "share")), share_ids[cell->share]);
        return;
    }
    const json_t *parts = json_object_get(told, "parts");
    ck_assert_uint_eq(json_array_size(parts), (size_t)cell->part_count);
    for (int i = 0; i < cell->part_count; i++) {
        const json_t *part = json_array_get(parts, (size_t)i);
        ck_assert_int_eq(number(part, "from"), cell->parts[i].from);
        ck_assert_int_eq(number(part, "to"), cell->parts[i].to);
        ck_assert_int_eq(number(part, "count"), cell->parts[i].count);
    }
    ck_assert_int_eq(number(json_object_get(told, "middle"), "low"), cell->low);
    ck_assert_int_eq(number(json_object_get(told, "middle"), "high"), cell->high);
}

static const json_t *nth(const json_t *object, const char *key, int n) {
    return json_array_get(json_object_get(object, key), (size_t)n);
}

static void check_json_part(const json_t *told, const struct released_part *part) {
    ck_assert_int_eq(number(told, "people"), part->people);
    for (int d = 0; d < fw->dimension_count; d++)
        check_json_cell(json_object_get(nth(told, "dimensions", d), "now"), &part->dimensions[d]);
    for (int i = 0; i < fw->item_count; i++)
        check_json_cell(json_object_get(nth(told, "items", i), "now"), &part->items[i]);
}

static void check_json_needs(const json_t *needs, const struct release *r) {
    ck_assert_int_eq(number(needs, "wishes"), r->wishes);
    ck_assert_int_eq(number(needs, "unmet"), r->wishes_unmet);
    for (int p = 0; p < PHASES; p++)
        ck_assert_int_eq(number(json_object_get(needs, "by_phase"), phase_ids[p]), r->wishes_by[p]);
    ck_assert_uint_eq(json_array_size(json_object_get(needs, "modules")), (size_t)r->need_count);
    for (int i = 0; i < r->need_count; i++)
        ck_assert_int_eq(number(nth(needs, "modules", i), "wishes"), r->needs[i].wishes);
    ck_assert_uint_eq(json_array_size(json_object_get(needs, "gaps")), (size_t)r->gap_count);
    for (int i = 0; i < r->gap_count; i++)
        ck_assert_int_eq(number(nth(needs, "gaps", i), "wishes"), r->gaps[i].wishes);
}

START_TEST(json_says_the_same) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, group, &chance, n % 2);
        struct buf text = written(r, "json", 0);
        json_error_t error;
        json_t *told = json_loads(buf_string(&text), JSON_REJECT_DUPLICATES, &error);
        ck_assert_msg(told != NULL, "%s", error.text);
        check_json_part(json_object_get(told, "all"), &r->all);
        ck_assert_uint_eq(json_array_size(json_object_get(told, "parts")), (size_t)r->part_count);
        for (int p = 0; p < r->part_count; p++)
            check_json_part(nth(told, "parts", p), &r->parts[p]);
        for (int i = 0; i < fw->item_count; i++) {
            const struct discrepancy *d = &r->items[i].discrepancy;
            const json_t *item = nth(told, "items", i), *of = json_object_get(item, "discrepancy");
            check_json_cell(json_object_get(item, "wanted"), &r->items[i].wanted);
            ck_assert_int_eq(json_is_null(of), !d->said);
            if (!d->said)
                continue;
            ck_assert_int_eq(number(of, "score"), d->score);
            ck_assert_int_eq(json_is_null(json_object_get(of, "growing")), d->few);
            if (!d->few)
                ck_assert_int_eq(number(of, "growing"), d->growing);
        }
        check_json_needs(json_object_get(told, "needs"), r);
        json_decref(told);
        buf_free(&text);
        release_free(r);
    }
}
END_TEST

TCase *release_read_case(void) {
    TCase *read = tcase_create("read");
    tcase_add_checked_fixture(read, begin, end);
    tcase_add_test(read, every_cell_is_in_the_csv);
    tcase_add_test(read, every_figure_of_an_item_is_in_the_csv);
    tcase_add_test(read, every_need_is_in_the_csv);
    tcase_add_test(read, the_spreadsheet_says_the_same);
    tcase_add_test(read, json_lines_say_the_same);
    tcase_add_test(read, json_says_the_same);
    return read;
}

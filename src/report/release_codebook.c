/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook: every column and every code of all tables, its own too, in two languages; and the
 * list of the tables. */
#include <config.h>

#include <string.h>

#include "report/release_columns.h"

const struct release_table release_tables[RELEASE_TABLES] = {
    [TABLE_CELLS] = {"cells",
                     {"Antwoorden per item en dimensie", "Answers by item and dimension"},
                     cell_columns,
                     CELL_COLUMNS,
                     release_cell_rows},
    [TABLE_FIGURES] = {"figures",
                       {"Cijfers per item", "Figures by item"},
                       figure_columns,
                       FIGURE_COLUMNS,
                       release_figure_rows},
    [TABLE_NEEDS] = {"needs",
                     {"Wensen, modules en het teamplan", "Wishes, modules, the team plan"},
                     need_columns,
                     NEED_COLUMNS,
                     release_need_rows},
    [TABLE_PARTS] = {"parts",
                     {"De delen van de groep", "The parts of the group"},
                     part_columns,
                     PART_COLUMNS,
                     release_part_rows},
    [TABLE_RELEASE] = {"release",
                       {"De uitgave", "The release"},
                       release_columns,
                       RELEASE_COLUMNS,
                       release_release_rows},
    [TABLE_ITEMS] = {"items",
                     {"Items en dimensies", "Items and dimensions"},
                     item_columns,
                     ITEM_COLUMNS,
                     release_item_rows},
    [TABLE_SCALE] =
        {"scale", {"De niveaus", "The levels"}, scale_columns, SCALE_COLUMNS, release_scale_rows},
    [TABLE_CODEBOOK] = {"codebook",
                        {"Kolommen en codes", "Columns and codes"},
                        book_columns,
                        BOOK_COLUMNS,
                        release_book_rows},
};

const char *in_language(struct in_both both, const char *language) {
    return strcmp(language, "nl") == 0 ? both.nl : both.en;
}

int column_code_count(const struct column *column) {
    int count = 0;
    while (count < COLUMN_CODES_MAX && column->codes[count].value)
        count++;
    return count;
}

const struct code *column_code(const struct column *column, const char *value) {
    for (int i = 0; i < column_code_count(column); i++)
        if (strcmp(column->codes[i].value, value) == 0)
            return &column->codes[i];
    return NULL;
}

const char *column_type_name(const struct column *column) {
    switch (column->type) {
    case COLUMN_INTEGER:
    case COLUMN_LEVEL:
        return "integer";
    case COLUMN_TENTHS:
        return "number";
    default:
        return "string";
    }
}

/* MEANING may be NULL. */
static void add_row(const struct row_taker *taker, const struct release_table *table,
                    const struct column *column, const char *code, struct in_both title,
                    const struct in_both *meaning) {
    struct datum row[COLUMNS_MAX] = {{0}};
    row[BOOK_FILE] = datum_text(table->name);
    row[BOOK_COLUMN] = datum_text(column->name);
    row[BOOK_TYPE] = datum_text(column_type_name(column));
    row[BOOK_CODE] = datum_text(code);
    row[BOOK_TITLE_NL] = datum_text(title.nl);
    row[BOOK_TITLE_EN] = datum_text(title.en);
    if (meaning) {
        row[BOOK_MEANING_NL] = datum_text(meaning->nl);
        row[BOOK_MEANING_EN] = datum_text(meaning->en);
    }
    taker->take(taker->context, row);
}

static void add_levels(const struct framework *fw, const struct row_taker *taker,
                       const struct release_table *table, const struct column *column) {
    for (int level = 0; level < LEVELS; level++) {
        const char digit[] = {(char)('0' + level), '\0'};
        struct in_both name = {framework_text(fw, &fw->scale[level].name, "nl"),
                               framework_text(fw, &fw->scale[level].name, "en")};
        add_row(taker, table, column, digit, name, NULL);
    }
}

void release_book_rows(const struct release *release, const char *language,
                       const struct row_taker *taker) {
    (void)language;
    for (int t = 0; t < RELEASE_TABLES; t++)
        for (int c = 0; c < release_tables[t].column_count; c++) {
            const struct column *column = &release_tables[t].columns[c];
            add_row(taker, &release_tables[t], column, "*", column->title, &column->meaning);
            for (int i = 0; i < column_code_count(column); i++)
                add_row(taker, &release_tables[t], column, column->codes[i].value,
                        column->codes[i].label, NULL);
            if (column->type == COLUMN_LEVEL)
                add_levels(release->framework, taker, &release_tables[t], column);
        }
}

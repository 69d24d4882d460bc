/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/doc.h"

#include <stdarg.h>
#include <string.h>

struct doc *doc_new(void) {
    struct arena *arena = arena_new();
    struct doc *doc = arena_alloc(arena, 1, sizeof *doc);
    doc->arena = arena;
    return doc;
}

void doc_free(struct doc *doc) {
    if (doc)
        arena_free(doc->arena);
}

static const char *keep(struct doc *doc, const char *s) {
    return arena_copy(doc->arena, s, strlen(s));
}

static const char *__attribute__((format(printf, 2, 0)))
keepv(struct doc *doc, const char *format, va_list args) {
    struct buf text = {0};
    buf_addv(&text, format, args);
    const char *kept = keep(doc, buf_string(&text));
    buf_free(&text);
    return kept;
}

static struct block *add(struct doc *doc, enum block_kind kind, enum style style) {
    struct block *block = arena_alloc(doc->arena, 1, sizeof *block);
    block->kind = kind;
    block->style = style;
    if (doc->last)
        doc->last->next = block;
    else
        doc->first = block;
    doc->last = block;
    return block;
}

void doc_title(struct doc *doc, const char *text) {
    add(doc, BLOCK_HEADING, STYLE_TITLE)->text = keep(doc, text);
}

void doc_heading(struct doc *doc, const char *text) {
    add(doc, BLOCK_HEADING, STYLE_HEADING)->text = keep(doc, text);
}

void doc_text(struct doc *doc, enum style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(doc, BLOCK_TEXT, style)->text = keepv(doc, format, args);
    va_end(args);
}

void doc_bullet(struct doc *doc, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(doc, BLOCK_BULLET, STYLE_PLAIN)->text = keepv(doc, format, args);
    va_end(args);
}

void doc_gap(struct doc *doc) {
    if (doc->last && doc->last->kind != BLOCK_GAP)
        add(doc, BLOCK_GAP, STYLE_PLAIN);
}

void doc_indent(struct doc *doc, int columns) {
    doc->last->indent += columns;
}

void doc_spoken(struct doc *doc, const char *text) {
    doc->last->spoken = keep(doc, text);
}

void doc_choice(struct doc *doc, const struct choice *choice) {
    struct block *block = add(doc, BLOCK_CHOICE, STYLE_PLAIN);
    block->choice = *choice;
    block->choice.label = keep(doc, choice->label);
    block->choice.state = keep(doc, choice->state ? choice->state : "");
    doc->choice_count++;
}

void doc_field(struct doc *doc, const char *text, size_t cursor) {
    struct block *block = add(doc, BLOCK_FIELD, STYLE_PLAIN);
    block->text = keep(doc, text);
    block->cursor = cursor;
}

static struct table *new_table(struct doc *doc, int columns, const char *const *heads,
                               const enum align *aligns) {
    struct table *table = arena_alloc(doc->arena, 1, sizeof *table);
    table->columns = columns;
    table->heads = arena_alloc(doc->arena, (size_t)columns, sizeof *table->heads);
    table->aligns = arena_alloc(doc->arena, (size_t)columns, sizeof *table->aligns);
    for (int i = 0; i < columns; i++) {
        table->heads[i] = keep(doc, heads[i]);
        table->aligns[i] = aligns[i];
    }
    return table;
}

struct table *doc_table(struct doc *doc, int columns, const char *const *heads,
                        const enum align *aligns) {
    struct table *table = new_table(doc, columns, heads, aligns);
    add(doc, BLOCK_TABLE, STYLE_PLAIN)->table = table;
    return table;
}

void doc_row(struct doc *doc, struct table *table) {
    size_t columns = (size_t)table->columns;
    if (table->rows == table->row_room) {
        int room = table->row_room ? 2 * table->row_room : 8;
        struct table_cell *cells = arena_alloc(doc->arena, (size_t)room * columns, sizeof *cells);
        if (table->rows)
            memcpy(cells, table->cells, (size_t)table->rows * columns * sizeof *cells);
        table->cells = cells;
        table->row_room = room;
    }
    for (size_t i = 0; i < columns; i++)
        table->cells[(size_t)table->rows * columns + i] = (struct table_cell){"", NULL};
    table->rows++;
}

void doc_cell(struct doc *doc, struct table *table, int column, const char *spoken,
              const char *format, ...) {
    va_list args;
    va_start(args, format);
    struct table_cell *cell = &table->cells[(table->rows - 1) * table->columns + column];
    cell->shown = keepv(doc, format, args);
    cell->spoken = spoken ? keep(doc, spoken) : NULL;
    va_end(args);
}

struct plot *doc_plot(struct doc *doc, const char *title, const char *const heads[PLOT_PLACES],
                      const char *const legend[PLOT_MARKS]) {
    struct plot *plot = arena_alloc(doc->arena, 1, sizeof *plot);
    plot->title = keep(doc, title);
    for (int i = 0; i < PLOT_PLACES; i++)
        plot->heads[i] = keep(doc, heads[i]);
    for (int mark = 0; mark < PLOT_MARKS; mark++)
        plot->legend[mark] = keep(doc, legend[mark]);
    plot->number = ++doc->plot_count;
    add(doc, BLOCK_PLOT, STYLE_PLAIN)->plot = plot;
    return plot;
}

void doc_plot_row(struct doc *doc, struct plot *plot, const char *name,
                  const struct plot_band bands[PLOT_MARKS], const char *said) {
    if (plot->row_count == plot->row_room) {
        int room = plot->row_room ? 2 * plot->row_room : 8;
        struct plot_row *rows = arena_alloc(doc->arena, (size_t)room, sizeof *rows);
        if (plot->row_count)
            memcpy(rows, plot->rows, (size_t)plot->row_count * sizeof *rows);
        plot->rows = rows;
        plot->row_room = room;
    }
    struct plot_row *row = &plot->rows[plot->row_count++];
    *row = (struct plot_row){.name = keep(doc, name), .said = keep(doc, said)};
    memcpy(row->bands, bands, sizeof row->bands);
}

#define CHART_WORDS (CHART_LEVELS + 1) /* the last column of its table */

struct chart *doc_chart(struct doc *doc, enum chart_look look, const char *title,
                        const char *const heads[CHART_LEVELS]) {
    const char *columns[CHART_WORDS + 1] = {[0] = "", [CHART_WORDS] = ""};
    enum align aligns[CHART_WORDS + 1] = {[0] = ALIGN_LEFT, [CHART_WORDS] = ALIGN_LEFT};
    struct chart *chart = arena_alloc(doc->arena, 1, sizeof *chart);
    chart->look = look;
    chart->title = keep(doc, title);
    for (int level = 0; level < CHART_LEVELS; level++) {
        chart->heads[level] = keep(doc, heads[level]);
        columns[level + 1] = heads[level];
        aligns[level + 1] = ALIGN_RIGHT;
    }
    chart->table = new_table(doc, CHART_WORDS + 1, columns, aligns);
    chart->number = ++doc->chart_count;
    add(doc, BLOCK_CHART, STYLE_PLAIN)->chart = chart;
    return chart;
}

/* A part of more than one level stands in its lowest one; at the others a sign leads back there. */
static void tabulate(struct doc *doc, struct chart *chart, const struct chart_row *row) {
    doc_row(doc, chart->table);
    doc_cell(doc, chart->table, 0, NULL, "%s%s%s", row->code, row->code[0] ? " " : "", row->name);
    for (int i = 0; i < row->part_count; i++) {
        const struct chart_part *part = &row->parts[i];
        struct buf spoken = {0};
        /* TRANSLATORS: two level names, the lower and the higher end of a band */
        if (part->from < part->to)
            buf_addf(&spoken, _("%s to %s"), chart->heads[part->from], chart->heads[part->to]);
        else
            buf_add_string(&spoken, chart->heads[part->from]);
        buf_addf(&spoken, ": %lu", part->count);
        doc_cell(doc, chart->table, part->from + 1, buf_string(&spoken), "%lu", part->count);
        for (int level = part->from + 1; level <= part->to; level++)
            doc_cell(doc, chart->table, level + 1, "", "«");
        buf_free(&spoken);
    }
    doc_cell(doc, chart->table, CHART_WORDS, NULL, "%s", row->said);
}

void doc_chart_row(struct doc *doc, struct chart *chart, const struct chart_row *row) {
    if (chart->row_count == chart->row_room) {
        int room = chart->row_room ? 2 * chart->row_room : 8;
        struct chart_row *rows = arena_alloc(doc->arena, (size_t)room, sizeof *rows);
        if (chart->row_count)
            memcpy(rows, chart->rows, (size_t)chart->row_count * sizeof *rows);
        chart->rows = rows;
        chart->row_room = room;
    }
    struct chart_row *kept = &chart->rows[chart->row_count++];
    *kept = *row;
    kept->code = keep(doc, row->code);
    kept->name = keep(doc, row->name);
    kept->said = keep(doc, row->said);
    kept->total = 0;
    for (int i = 0; i < row->part_count; i++)
        kept->total += (double)row->parts[i].count;
    tabulate(doc, chart, kept);
}

void chart_label(struct buf *out, const struct chart_part *part) {
    if (part->from < part->to)
        buf_addf(out, "%d–%d: %lu", part->from, part->to, part->count);
    else
        buf_addf(out, "%d: %lu", part->from, part->count);
}

bool plot_row_has(const struct plot_row *row, enum plot_mark mark, int place) {
    return row->bands[mark].low >= 0 && row->bands[mark].low <= place &&
           place <= row->bands[mark].high;
}

bool plot_has(const struct plot *plot, enum plot_mark mark) {
    for (int r = 0; r < plot->row_count; r++)
        if (plot->rows[r].bands[mark].low >= 0)
            return true;
    return false;
}

const char *plot_sign(enum plot_mark mark) {
    static const char *const signs[PLOT_MARKS] = {
        [PLOT_NOW] = "●", [PLOT_WANTED] = "◆", [PLOT_PREVIOUS] = "○"};
    return signs[mark];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doc: one document model for everything people read.
 *
 * Reports, the questionnaire's screens and the line-by-line front end are all made of the same
 * blocks, so nothing one of them shows can be missing in another. Texts are copied into the
 * document and live until doc_free(). Writers and the screen use layout.h. */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include <stdbool.h>

#include "base/base.h"

/* How a piece of text is meant; colours and attributes are in ui/theme.c. */
enum style {
    STYLE_PLAIN,
    STYLE_TITLE,     /* name of the screen or report */
    STYLE_HEADING,
    STYLE_STATEMENT, /* the loudest thing on the screen */
    STYLE_QUIET,     /* explanations, examples */
    STYLE_CHOSEN,
    STYLE_FOCUS,     /* where the cursor is */
    STYLE_KEY,       /* a key in the key bar */
    STYLE_GOOD,      /* saved, done */
    STYLE_ALERT,     /* something went wrong */
    STYLE_RULE,      /* lines between parts */
    STYLES
};

/* The sign before a choice. */
enum mark {
    MARK_NONE,      /* a choice that only leads somewhere */
    MARK_ONE_OFF,   /* one of several: not chosen */
    MARK_ONE_ON,    /* chosen */
    MARK_WISH_OFF,  /* wanted level: not chosen */
    MARK_WISH_ON,
    MARK_ANY_OFF,   /* any number of several: not chosen */
    MARK_ANY_ON,
};

#define MARKS_MAX 2

struct choice {
    int number; /* what to type for it; -1: none */
    enum mark marks[MARKS_MAX];
    int mark_count;
    int cursor_mark;   /* the mark under the cursor when this choice has the focus */
    const char *label; /* what it is */
    const char *state; /* in words what the marks say: "chosen", "here I am now"; "" for none */
};

/* One cell of a table. */
struct table_cell {
    const char *shown;
    const char *spoken; /* the same for a reader who hears it; NULL: as shown */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct table {
    int columns, rows;
    const char **heads; /* COLUMNS texts */
    enum align *aligns;
    struct table_cell *cells; /* ROWS * COLUMNS; the first column names the row */
    int row_room;       /* rows there is room for */
};

/* A dot plot: every row has marks on an axis of named places. */
#define PLOT_PLACES 5

enum plot_mark { PLOT_NOW, PLOT_WANTED, PLOT_PREVIOUS, PLOT_MARKS };

/* A mark stands at every place from LOW to HIGH; -1: nowhere. */
struct plot_band {
    int low, high;
};

struct plot_row {
    const char *name;
    const char *said; /* all its marks in words; shown where the row has none */
    struct plot_band bands[PLOT_MARKS];
};

struct plot {
    const char *title;              /* what it is a picture of */
    const char *heads[PLOT_PLACES]; /* the places on the axis, short */
    const char *legend[PLOT_MARKS]; /* what each mark stands for */
    struct plot_row *rows;
    int row_count, row_room;
    int number; /* from 1, in its document */
};

/* A chart of how many are at each level: a row has parts, from the lowest level to the highest, or
 * nothing but words. CHART_BARS: each row is a whole, cut in parts. CHART_HEAT: the levels stand in
 * columns, and the more are at one, the darker it is. The table says the same, part by part. */
#define CHART_LEVELS PLOT_PLACES

enum chart_look { CHART_BARS, CHART_HEAT };

struct chart_part {
    int from, to; /* levels */
    unsigned long count;
};

struct chart_row {
    const char *code; /* a short name for where the name is too long; "" for none */
    const char *name;
    const char *said; /* what else is told of it, or why there are no parts */
    struct chart_part parts[CHART_LEVELS];
    int part_count; /* 0: only words */
    double total; /* of the counts */
};

struct chart {
    enum chart_look look;
    const char *title;               /* what it is a picture of */
    const char *heads[CHART_LEVELS]; /* the levels, short */
    struct chart_row *rows;
    int row_count, row_room;
    struct table *table; /* name, a column for each level, words */
    int number;          /* from 1, in its document */
};

enum block_kind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_BULLET, BLOCK_GAP, BLOCK_CHOICE, BLOCK_TABLE,
                  BLOCK_FIELD, BLOCK_PLOT, BLOCK_CHART };

struct block {
    enum block_kind kind;
    enum style style;
    int indent;       /* columns */
    const char *text;   /* BLOCK_TEXT, HEADING, BULLET; BLOCK_FIELD: what is typed so far */
    const char *spoken; /* BLOCK_TEXT, BULLET: the same for a reader who hears it; NULL: as shown */
    size_t cursor;    /* BLOCK_FIELD: byte where the cursor is */
    struct choice choice;
    struct table *table;
    struct plot *plot;
    struct chart *chart;
    struct block *next;
};

struct doc {
    struct arena *arena;
    struct block *first, *last;
    int choice_count, plot_count, chart_count;
    bool one_sheet; /* made to be printed on one sheet of A4: set small where it is printed */
    bool form;  /* to fill in with a pen: each heading in the text begins an item, in two columns */
    bool cards; /* each heading begins a card: a page to print and cut */
};

struct doc *doc_new(void);
void doc_free(struct doc *doc);

void doc_heading(struct doc *doc, const char *text);
void doc_title(struct doc *doc, const char *text);
void doc_text(struct doc *doc, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void doc_bullet(struct doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
void doc_gap(struct doc *doc); /* an empty line; never two in a row */

/* The last block moves COLUMNS to the right. */
void doc_indent(struct doc *doc, int columns);

/* The last block reads as TEXT for a reader who hears it. */
void doc_spoken(struct doc *doc, const char *text);

/* A choice; its label and state are copied. Choices count from 0 in the order they are added:
 * that is the focus number. */
void doc_choice(struct doc *doc, const struct choice *choice);

/* A text being typed. */
void doc_field(struct doc *doc, const char *text, size_t cursor);

/* A table: heads first, then doc_cell() for every cell of each row in turn. */
struct table *doc_table(struct doc *doc, int columns, const char *const *heads,
                        const enum align *aligns);
void doc_row(struct doc *doc, struct table *table);
void doc_cell(struct doc *doc, struct table *table, int column, const char *spoken,
              const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A plot, then doc_plot_row() for every row. */
struct plot *doc_plot(struct doc *doc, const char *title, const char *const heads[PLOT_PLACES],
                      const char *const legend[PLOT_MARKS]);
void doc_plot_row(struct doc *doc, struct plot *plot, const char *name,
                  const struct plot_band bands[PLOT_MARKS], const char *said);

/* A chart, then doc_chart_row() for every row: ROW's texts are copied, its total is worked out. */
struct chart *doc_chart(struct doc *doc, enum chart_look look, const char *title,
                        const char *const heads[CHART_LEVELS]);
void doc_chart_row(struct doc *doc, struct chart *chart, const struct chart_row *row);

/* Adds what PART is: "2: 7", or "0–1: 5" for more than one level. */
void chart_label(struct buf *out, const struct chart_part *part);

/* True when ROW has MARK at PLACE; true when any row of PLOT has MARK anywhere. */
bool plot_row_has(const struct plot_row *row, enum plot_mark mark, int place);
bool plot_has(const struct plot *plot, enum plot_mark mark);

/* The sign of a mark, one column wide. */
const char *plot_sign(enum plot_mark mark);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one HTML file: no script, nothing from outside, good on paper (A4) and on a
 * small screen, light and dark. Every text is escaped, so markup in a text stays text. */
#include <config.h>

#include "report/html.h"

#include <string.h>

#include "report/html_parts.h"
#include "report/outline.h"

/* The page may load and run nothing, whatever would get into it. */
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'";

static const char style[] =
    "@page{size:A4;margin:18mm}"
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:0 auto;padding:1rem;"
    "background:Canvas;color:CanvasText;"
    "overflow-wrap:break-word}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.35rem;margin:2.5rem 0 .5rem}"
    "h3{font-size:1.1rem;margin:1.8rem 0 .3rem}h4{font-size:1rem;margin:1.2rem 0 .2rem}"
    "p{margin:.4rem 0;white-space:pre-line}.quiet{font-size:.92rem}.statement{font-weight:bold}"
    "ul{margin:.4rem 0;padding-left:1.2rem}li{margin:.15rem 0}"
    "ol.choices{list-style:none;margin:.4rem 0;padding:0}"
    "ol.choices li{padding-left:5.5rem;text-indent:-5.5rem}"
    ".box{display:inline-block;box-sizing:border-box;width:1rem;height:1rem;border:1px solid;"
    "margin-right:1.1rem;vertical-align:-.1rem}"
    ".number{display:inline-block;width:1.3rem;text-indent:0;font-weight:bold}"
    "table{border-collapse:collapse;margin:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;"
    "border-bottom:1px solid}"
    ".centre{text-align:center}.right{text-align:right}th.part{padding-left:1rem;"
    "font-weight:normal}"
    ".heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap}"
    "@media(max-width:32rem){table{font-size:.85rem}th,td{padding-right:.3rem;hyphens:auto;"
    "overflow-wrap:anywhere}tbody th{min-width:6.2rem}"
    ".many,.many thead,.many tbody{display:block}.many tr{display:flex;flex-wrap:wrap;"
    "border-bottom:1px solid}.many th,.many td{flex:1 1 0;border:0}.many .centre{flex:0 0 1.5rem;"
    "padding-right:0}.many tbody th{flex:0 0 100%}.many thead td{display:none}}"
    "@media print{:root{color-scheme:light}body{padding:0;max-width:none;font-size:11pt}"
    "h1,h2,h3,h4,p.quiet{break-after:avoid}p,li{orphans:3;widows:3}"
    "ol.choices,table,tr,li{break-inside:avoid}}";

/* For a document that is one sheet of paper. */
static const char sheet_style[] =
    "@media print{@page{margin:12mm 14mm}.sheet{font-size:9pt}.sheet body{font-size:1rem;"
    "line-height:1.3}.sheet h1{font-size:1.4rem;margin:0}.sheet h2{font-size:1.1rem;"
    "margin:.6rem 0 .1rem}.sheet p,.sheet ul,.sheet li{margin-top:.1rem;margin-bottom:.1rem}"
    ".sheet .plot svg{max-width:50%}.sheet td,.sheet th{padding-top:.1rem;padding-bottom:.1rem}}";

/* Cards lie two beside each other; on paper a card takes a quarter of the page. */
static const char card_style[] =
    "main.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr))}"
    "main.cards h1{grid-column:1/-1}"
    "main.cards section{box-sizing:border-box;border:1px dashed;padding:1rem 1.2rem;"
    "break-inside:avoid}main.cards h2{margin-top:0;font-size:1rem}"
    ".cards .statement{font-size:1.15rem}"
    "@media print{main.cards{display:block}main.cards h1{display:none}"
    "main.cards section{float:left;width:50%;height:128mm}}";

/* For a paper to fill in: items in two columns, none of them broken; short answers in one line. */
static const char form_style[] =
    "main.form{columns:2 19rem;column-gap:2rem;column-rule:1px solid}"
    "main.form>:not(section){column-span:all}main.form>section~*{column-span:none}"
    "main.form section{break-inside:avoid}main.form section>:first-child{margin:.8rem 0 .1rem;"
    "font-size:1rem;line-height:1.3}"
    ".form section p{margin:.05rem 0;line-height:1.25}.form ol.choices{margin:.1rem 0}"
    ".form ol.choices li{padding-left:4.4rem;text-indent:-4.4rem;margin:.05rem 0;line-height:1.25}"
    ".form ol.choices li.one{display:inline-block;padding-left:0;text-indent:0;margin-right:1rem}"
    ".form .box{width:1.1rem;height:1.1rem;margin-right:.6rem}"
    ".form li.one .box{margin-right:.4rem}.form .number{width:1rem}"
    "@media print{@page{margin:11mm 13mm}:root{font-size:9.5pt}body{font-size:1rem;"
    "line-height:1.35}main.form{columns:2}h1{font-size:1.4rem;margin:0}"
    ".form h2{font-size:1.15rem;margin:.9rem 0 .1rem}"
    ".form p{margin:.2rem 0}.form ul{margin:.1rem 0}}";

void html_escaped(struct buf *out, const char *text, size_t length) {
    for (const char *end = text + length; text < end; text++)
        switch (*text) {
        case '&':
            buf_add_string(out, "&amp;");
            break;
        case '<':
            buf_add_string(out, "&lt;");
            break;
        case '>':
            buf_add_string(out, "&gt;");
            break;
        case '"':
            buf_add_string(out, "&quot;");
            break;
        case '\'':
            buf_add_string(out, "&#39;");
            break;
        default:
            buf_add_char(out, *text);
        }
}

static void add_escaped(struct buf *out, const char *text) {
    html_escaped(out, text, strlen(text));
}

static void add_element(struct buf *out, const char *name, const char *class, const char *text) {
    if (class)
        buf_addf(out, "<%s class=\"%s\">", name, class);
    else
        buf_addf(out, "<%s>", name);
    add_escaped(out, text);
    buf_addf(out, "</%s>\n", name);
}

static const char *class_of(enum style style_of_text) {
    return style_of_text == STYLE_STATEMENT ? "statement"
           : style_of_text == STYLE_QUIET   ? "quiet"
                                            : NULL;
}

static void add_heading(struct buf *out, int depth, const char *text) {
    const char name[] = {'h', (char)('0' + depth), '\0'};
    add_element(out, name, NULL, text);
}

/* On paper a choice is an empty box for every mark, its number and its words. */
static void add_choice(struct buf *out, const struct choice *choice) {
    buf_add_string(out, choice->mark_count == 1 ? "<li class=\"one\">" : "<li>");
    for (int i = 0; i < choice->mark_count; i++)
        buf_add_string(out, "<span class=\"box\"></span>");
    if (choice->number >= 0)
        buf_addf(out, "<span class=\"number\">%d</span>", choice->number);
    add_escaped(out, choice->label);
    buf_add_string(out, "</li>\n");
}

static const char *class_of_align(enum align align) {
    static const char *const classes[] = {[ALIGN_LEFT] = "",
                                          [ALIGN_RIGHT] = " class=\"right\"",
                                          [ALIGN_CENTRE] = " class=\"centre\""};
    return classes[align];
}

/* A table of so many columns is laid out anew on a small screen, the name of each row above its
 * cells. Then a browser may forget that it is a table, so every piece tells its role. */
#define MANY_COLUMNS 5

static bool has_many(const struct table *table) {
    return table->columns >= MANY_COLUMNS;
}

static void open_piece(struct buf *out, const struct table *table, const char *name,
                       const char *role) {
    buf_addf(out, "<%s", name);
    if (has_many(table))
        buf_addf(out, " role=\"%s\"", role);
}

/* A head without a text is no head. */
static void add_head(struct buf *out, const struct table *table, int column) {
    bool empty = !table->heads[column][0];
    open_piece(out, table, empty ? "td" : "th", empty ? "cell" : "columnheader");
    buf_addf(out, "%s%s>", empty ? "" : " scope=\"col\"", class_of_align(table->aligns[column]));
    add_escaped(out, table->heads[column]);
    buf_add_string(out, empty ? "</td>" : "</th>");
}

/* Where the words for a cell are others than its look, each reader gets her own. */
static void add_cell(struct buf *out, const struct table_cell *cell) {
    if (!cell->spoken || strcmp(cell->spoken, cell->shown) == 0) {
        add_escaped(out, cell->shown);
        return;
    }
    buf_add_string(out, "<span aria-hidden=\"true\">");
    add_escaped(out, cell->shown);
    buf_add_string(out, "</span><span class=\"heard\">");
    add_escaped(out, cell->spoken);
    buf_add_string(out, "</span>");
}

void html_row_name(struct buf *out, const char *name) {
    buf_addf(out, " scope=\"row\"%s>", *name == ' ' ? " class=\"part\"" : "");
    add_escaped(out, name + strspn(name, " "));
    buf_add_string(out, "</th>");
}

static void add_row(struct buf *out, const struct table *table, const struct table_cell *cells) {
    open_piece(out, table, "tr", "row");
    buf_add_char(out, '>');
    open_piece(out, table, "th", "rowheader");
    html_row_name(out, cells[0].shown);
    for (int c = 1; c < table->columns; c++) {
        open_piece(out, table, "td", "cell");
        buf_addf(out, "%s>", class_of_align(table->aligns[c]));
        add_cell(out, &cells[c]);
        buf_add_string(out, "</td>");
    }
    buf_add_string(out, "</tr>\n");
}

void html_table(struct buf *out, const struct table *table) {
    open_piece(out, table, "table", "table");
    buf_add_string(out, has_many(table) ? " class=\"many\">\n" : ">\n");
    open_piece(out, table, "thead", "rowgroup");
    buf_add_string(out, ">\n");
    open_piece(out, table, "tr", "row");
    buf_add_char(out, '>');
    for (int c = 0; c < table->columns; c++)
        add_head(out, table, c);
    buf_add_string(out, "</tr>\n</thead>\n");
    open_piece(out, table, "tbody", "rowgroup");
    buf_add_string(out, ">\n");
    for (int r = 0; r < table->rows; r++)
        add_row(out, table, &table->cells[r * table->columns]);
    buf_add_string(out, "</tbody>\n</table>\n");
}

/* The list a block belongs in, or NULL. */
static const char *list_of(const struct block *block) {
    if (!block)
        return NULL;
    return block->kind == BLOCK_BULLET ? "ul" : block->kind == BLOCK_CHOICE ? "ol" : NULL;
}

/* DEPTH: of a heading; else 0. */
static void add_block(struct buf *out, const struct block *block, int depth) {
    switch (block->kind) {
    case BLOCK_HEADING:
    case BLOCK_TEXT:
        if (depth)
            add_heading(out, depth, block->text);
        else if (block->text[0])
            add_element(out, "p", class_of(block->style), block->text);
        break;
    case BLOCK_BULLET:
        add_element(out, "li", NULL, block->text);
        break;
    case BLOCK_CHOICE:
        add_choice(out, &block->choice);
        break;
    case BLOCK_TABLE:
        html_table(out, block->table);
        break;
    case BLOCK_FIELD:
        add_element(out, "p", NULL, block->text);
        break;
    case BLOCK_PLOT:
        html_plot(out, block->plot);
        break;
    case BLOCK_CHART:
        html_chart(out, block->chart);
        break;
    case BLOCK_GAP:
        break;
    }
}

static void add_head_of_page(struct buf *out, const struct doc *doc, const char *title,
                             const char *language) {
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\">\n",
             language, doc->one_sheet ? " class=\"sheet\"" : "");
    buf_addf(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", policy);
    buf_add_string(out, "<meta name=\"viewport\" content=\"width=device-width, "
                        "initial-scale=1\">\n");
    add_element(out, "title", NULL, title);
    buf_addf(out, "<style>%s%s%s%s%s%s</style>\n</head>\n", style,
             doc->plot_count ? html_plot_style : "", doc->chart_count ? html_chart_style : "",
             doc->one_sheet ? sheet_style : "", doc->cards ? card_style : "",
             doc->form ? form_style : "");
}

/* What stands together in a section: a card, from its heading on; an item of a form, from its own
 * heading to the heading of the next part. */
static bool begins_section(const struct doc *doc, const struct block *block) {
    bool heading = block->style == STYLE_HEADING;
    return (doc->cards && block->kind == BLOCK_HEADING && heading) ||
           (doc->form && block->kind == BLOCK_TEXT && heading);
}

static bool ends_section(const struct doc *doc, const struct block *block) {
    return begins_section(doc, block) || (doc->form && block->kind == BLOCK_HEADING);
}

static void add_section(struct buf *out, const struct doc *doc, const struct block *block,
                        bool *inside) {
    if (*inside && ends_section(doc, block)) {
        buf_add_string(out, "</section>\n");
        *inside = false;
    }
    if (begins_section(doc, block)) {
        buf_add_string(out, "<section>\n");
        *inside = true;
    }
}

void doc_write_html(const struct doc *doc, const char *title, const char *language,
                    struct buf *out) {
    struct outline outline = {0};
    const char *open = NULL;
    bool in_section = false;
    add_head_of_page(out, doc, title, language);
    buf_addf(out, "<body>\n<main%s>\n",
             doc->cards  ? " class=\"cards\""
             : doc->form ? " class=\"form\""
                         : "");
    if (outline_needs_title(doc)) {
        add_heading(out, 1, title);
        outline_begin(&outline);
    }
    for (const struct block *block = doc->first; block; block = block->next) {
        const char *list = list_of(block);
        if (open != list && open)
            buf_addf(out, "</%s>\n", open);
        if (open != list && list)
            buf_addf(out, block->kind == BLOCK_CHOICE ? "<%s class=\"choices\">\n" : "<%s>\n",
                     list);
        open = list;
        add_section(out, doc, block, &in_section);
        add_block(out, block, outline_depth(&outline, block));
    }
    if (open)
        buf_addf(out, "</%s>\n", open);
    buf_addf(out, "%s</main>\n</body>\n</html>\n", in_section ? "</section>\n" : "");
}

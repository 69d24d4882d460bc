/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one HTML file: no script, nothing from outside, good on paper (A4) and on a
 * small screen, light and dark. Every text is escaped, so markup in a text stays text. */
#include <config.h>

#include "report/html.h"

#include <string.h>

#include "report/html_parts.h"

static const char style[] =
    "@page{size:A4;margin:18mm}"
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem;margin:1.5rem 0 .3rem}"
    "p{margin:.4rem 0}.quiet{font-size:.92rem}.statement{font-weight:bold}"
    "ul{margin:.4rem 0;padding-left:1.2rem}"
    "ol.choices{list-style:none;margin:.4rem 0;padding:0}"
    "ol.choices li{padding-left:5.5rem;text-indent:-5.5rem}"
    ".box{display:inline-block;box-sizing:border-box;width:1rem;height:1rem;border:1px solid;"
    "margin-right:1.1rem;vertical-align:-.1rem}"
    ".number{display:inline-block;width:1.3rem;text-indent:0;font-weight:bold}"
    "table{border-collapse:collapse;margin:.5rem 0}"
    "th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid}"
    "@media print{body{padding:0;max-width:none}h2,h3,p.quiet{break-after:avoid}"
    "ol.choices,tr{break-inside:avoid}}";

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

static void add_text(struct buf *out, const struct block *block) {
    if (block->style == STYLE_HEADING)
        add_element(out, "h3", NULL, block->text);
    else
        add_element(out, "p", class_of(block->style), block->text);
}

/* On paper a choice is an empty box for every mark, its number and its words. */
static void add_choice(struct buf *out, const struct choice *choice) {
    buf_add_string(out, "<li>");
    for (int i = 0; i < choice->mark_count; i++)
        buf_add_string(out, "<span class=\"box\"></span>");
    if (choice->number >= 0)
        buf_addf(out, "<span class=\"number\">%d</span>", choice->number);
    add_escaped(out, choice->label);
    buf_add_string(out, "</li>\n");
}

static void add_table(struct buf *out, const struct table *table) {
    buf_add_string(out, "<table>\n<tr>");
    for (int c = 0; c < table->columns; c++) {
        buf_add_string(out, "<th scope=\"col\">");
        add_escaped(out, table->heads[c]);
        buf_add_string(out, "</th>");
    }
    buf_add_string(out, "</tr>\n");
    for (int r = 0; r < table->rows; r++) {
        buf_add_string(out, "<tr>");
        for (int c = 0; c < table->columns; c++) {
            buf_add_string(out, c ? "<td>" : "<th scope=\"row\">");
            add_escaped(out, table->cells[r * table->columns + c].shown);
            buf_add_string(out, c ? "</td>" : "</th>");
        }
        buf_add_string(out, "</tr>\n");
    }
    buf_add_string(out, "</table>\n");
}

/* The list a block belongs in, or NULL. */
static const char *list_of(const struct block *block) {
    if (!block)
        return NULL;
    return block->kind == BLOCK_BULLET ? "ul" : block->kind == BLOCK_CHOICE ? "ol" : NULL;
}

static void add_block(struct buf *out, const struct block *block) {
    switch (block->kind) {
    case BLOCK_HEADING:
        add_element(out, block->style == STYLE_TITLE ? "h1" : "h2", NULL, block->text);
        break;
    case BLOCK_TEXT:
        add_text(out, block);
        break;
    case BLOCK_BULLET:
        add_element(out, "li", NULL, block->text);
        break;
    case BLOCK_CHOICE:
        add_choice(out, &block->choice);
        break;
    case BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case BLOCK_FIELD:
        add_element(out, "p", NULL, block->text);
        break;
    case BLOCK_PLOT:
        html_plot(out, block->plot);
        break;
    case BLOCK_GAP:
        break;
    }
}

void doc_write_html(const struct doc *doc, const char *title, const char *language,
                    struct buf *out) {
    const char *open = NULL;
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
             language);
    buf_add_string(out, "<meta name=\"viewport\" content=\"width=device-width\">\n");
    add_element(out, "title", NULL, title);
    buf_addf(out, "<style>%s%s</style>\n</head>\n<body>\n<main>\n", style,
             doc->plot_count ? html_plot_style : "");
    for (const struct block *block = doc->first; block; block = block->next) {
        const char *list = list_of(block);
        if (open != list && open)
            buf_addf(out, "</%s>\n", open);
        if (open != list && list)
            buf_addf(out, block->kind == BLOCK_CHOICE ? "<%s class=\"choices\">\n" : "<%s>\n",
                     list);
        open = list;
        add_block(out, block);
    }
    if (open)
        buf_addf(out, "</%s>\n", open);
    buf_add_string(out, "</main>\n</body>\n</html>\n");
}

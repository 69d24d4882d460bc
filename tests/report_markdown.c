/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown: by examples, and what holds for any document: no text becomes markup. */
#include <config.h>

#include <string.h>

#include "report_parts.h"

static struct doc *doc;
static struct buf text;

static void begin(void) {
    doc = doc_new();
}

static void end(void) {
    doc_free(doc);
    buf_free(&text);
}

static void check_markdown(const char *expected) {
    buf_clear(&text);
    doc_write_markdown(doc, "Page", &text);
    ck_assert_str_eq(buf_string(&text), expected);
}

START_TEST(blocks_have_their_own_form) {
    static const char *const heads[] = {"", "0", "mostly"};
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT};
    doc_title(doc, "Mirror");
    doc_gap(doc);
    doc_text(doc, STYLE_QUIET, "words");
    doc_heading(doc, "Part");
    doc_bullet(doc, "one");
    doc_bullet(doc, "two");
    doc_text(doc, STYLE_HEADING, "1. Below");
    struct table *table = doc_table(doc, 3, heads, aligns);
    doc_row(doc, table);
    doc_cell(doc, table, 0, NULL, "  name");
    doc_cell(doc, table, 1, "twice", "●●");
    doc_title(doc, "Advice");
    doc_heading(doc, "Left");
    check_markdown("# Mirror\n\nwords\n\n## Part\n\n- one\n- two\n\n### 1. Below\n\n"
                   "|  | 0 | mostly |\n| --- | :---: | ---: |\n| name | ●● |  |\n\n"
                   "## Advice\n\n### Left\n");
}
END_TEST

START_TEST(a_page_without_a_title_gets_its_name) {
    doc_heading(doc, "Part");
    doc_title(doc, "Title");
    doc_heading(doc, " ");
    check_markdown("# Page\n\n## Part\n\n## Title\n");
}
END_TEST

START_TEST(a_plot_is_a_table_of_its_sentences) {
    static const char *const heads[PLOT_PLACES] = {"a", "b", "c", "d", "e"};
    static const char *const legend[PLOT_MARKS] = {"now", "wanted", "last time"};
    static const struct plot_band bands[PLOT_MARKS] = {{0, 1}, {-1, -1}, {2, 2}};
    struct plot *plot = doc_plot(doc, "By | dimension", heads, legend);
    doc_plot_row(doc, plot, "  Vision", bands, "now a to b");
    doc_plot(doc, "Nothing", heads, legend);
    check_markdown("# Page\n\n| By \\| dimension |  |\n| --- | --- |\n| Vision | now a to b |\n");
}
END_TEST

static const struct {
    const char *typed, *written;
} hostile[] = {
    {"# no heading", "\\# no heading"},
    {"- no bullet", "\\- no bullet"},
    {"+ none either", "\\+ none either"},
    {"12. no list", "12\\. no list"},
    {"1) no list", "1\\) no list"},
    {"version 2.1 (new)", "version 2.1 (new)"},
    {"    no code", "no code"},
    {"no break  ", "no break"},
    {"===", "\\==="},
    {"> no quote", "\\> no quote"},
    {"*no* _stress_ `code`", "\\*no\\* \\_stress\\_ \\`code\\`"},
    {"[a](http://b.example)", "\\[a\\](http\\://b.example)"},
    {"![x](y)", "!\\[x\\](y)"},
    {"www.example.org", "www\\.example.org"},
    {"<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"},
    {"a | b", "a \\| b"},
    {"~~~", "\\~\\~\\~"},
    {"\\*", "\\\\\\*"},
    {"$x$ ^y^ {#z}", "\\$x\\$ \\^y\\^ \\{\\#z\\}"},
    {"two\nlines\n\n# three", "two\\\nlines\\\n\\# three"},
    {"zo'n \"mooi\" plan: 2-3 keer!", "zo'n \"mooi\" plan: 2-3 keer!"},
};

START_TEST(signs_of_a_text_stay_signs) {
    struct buf expected = {0};
    doc_text(doc, STYLE_PLAIN, "%s", hostile[_i].typed);
    buf_addf(&expected, "# Page\n\n%s\n", hostile[_i].written);
    check_markdown(buf_string(&expected));
    buf_free(&expected);
}
END_TEST

/* True when LINE starts as a block of ours does, and all other signs in it are escaped. */
static bool only_known_markup(const char *line) {
    static const char *const starts[] = {"# ", "## ", "### ", "#### ", "- ", "|", ""};
    size_t start = 0;
    while (strncmp(line, starts[start], strlen(starts[start])) != 0)
        start++;
    bool in_table = line[0] == '|';
    for (const char *at = line + strlen(starts[start]); *at && *at != '\n'; at++) {
        if (*at == '\\' && at[1] && at[1] != '\n')
            at++; /* whatever it is, it is a sign now */
        else if (strncmp(at, "**", 2) == 0 && line[0] == '-')
            at++; /* the number of a choice */
        else if (strchr("`*_[]<>&~$", *at) || (*at == '|' && !in_table))
            return false;
    }
    return true;
}

START_TEST(no_text_becomes_markup) {
    for (int n = 0; n < 1000; n++) {
        struct chance chance = property_case(n);
        struct doc *any = report_random(&chance);
        int depth = 0, tops = 0;
        buf_clear(&text);
        doc_write_markdown(any, "<b>", &text);
        for (const char *line = buf_string(&text); *line; line += strcspn(line, "\n") + 1) {
            PROPERTY(only_known_markup(line), n);
            PROPERTY(line[0] != ' ' && line[0] != '\t', n);
            if (line[0] != '#')
                continue;
            int next = (int)strspn(line, "#");
            PROPERTY(next <= depth + 1, n); /* no depth is skipped */
            tops += next == 1;
            depth = next;
        }
        PROPERTY(tops == 1, n);
        doc_free(any);
    }
}
END_TEST

TCase *report_markdown_case(void) {
    TCase *markdown = tcase_create("markdown");
    tcase_add_checked_fixture(markdown, begin, end);
    tcase_add_test(markdown, blocks_have_their_own_form);
    tcase_add_test(markdown, a_page_without_a_title_gets_its_name);
    tcase_add_test(markdown, a_plot_is_a_table_of_its_sentences);
    tcase_add_loop_test(markdown, signs_of_a_text_stay_signs, 0, ARRAY_LENGTH(hostile));
    tcase_add_test(markdown, no_text_becomes_markup);
    return markdown;
}

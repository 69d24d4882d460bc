/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for any document at any width. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "report_parts.h"

static void check_line(const struct line_of_text *line, int columns, int n) {
    int column = 0;
    for (int i = 0; i < line->span_count; i++) {
        const struct span *span = &line->spans[i];
        PROPERTY(span->column >= column, n); /* from left to right, nothing over another */
        PROPERTY(!strchr(span->text, '\n'), n);
        column = span->column + text_columns(span->text);
        PROPERTY(column <= columns, n);
    }
    PROPERTY(line->cursor >= -1 && line->cursor < columns, n);
}

static void check_layout(const struct doc *doc, struct layout_options options, int n) {
    struct layout *layout = layout_make(doc, options);
    int next = 0;
    bool field = doc->last && doc->last->kind == BLOCK_FIELD;
    for (int i = 0; i < layout->count; i++) {
        const struct line_of_text *line = &layout->lines[i];
        check_line(line, options.columns, n);
        if (line->choice >= 0) /* every choice starts on one line, in order */
            PROPERTY(line->choice == next++, n);
        PROPERTY((line->cursor >= 0) == (line->choice >= 0 && !options.linear), n);
    }
    PROPERTY(next == doc->choice_count, n);
    PROPERTY((layout->cursor_line >= 0) == field, n);
    PROPERTY(layout->cursor_line < layout->count, n);
    PROPERTY(layout->cursor_column < options.columns, n);
    layout_free(layout);
}

/* The lines of the text file are those of the layout, with headings underlined. */
static void check_text(const struct doc *doc, int columns, bool linear, int n) {
    struct buf text = {0};
    doc_write_text(doc, columns, linear, &text);
    for (const char *line = buf_string(&text); *line;) {
        size_t length = strcspn(line, "\n");
        PROPERTY(line[length] == '\n', n);
        PROPERTY(text_columns_of(line, length) <= columns, n);
        line += length + 1;
    }
    buf_free(&text);
}

static void check_widths(const struct doc *doc, struct chance *chance, int n) {
    for (int i = 0; i < 6; i++) {
        int columns = i == 0 ? 20 : i == 1 ? 140 : chance_between(chance, 20, 140);
        check_layout(doc, (struct layout_options){.columns = columns,
                                                  .linear = chance_of(chance, 40),
                                                  .focus = chance_between(chance, -1, 9),
                                                  .no_focus_style = chance_of(chance, 20)},
                     n);
        check_text(doc, columns, chance_of(chance, 40), n);
    }
}

START_TEST(no_line_is_wider_than_the_screen) {
    for (int n = 0; n < 1500; n++) {
        struct chance chance = property_case(n);
        struct doc *doc = report_random(&chance);
        check_widths(doc, &chance, n);
        doc_free(doc);
    }
}
END_TEST

START_TEST(no_line_of_a_report_is_wider_than_the_screen) {
    struct framework *fw = assessment_framework(_i);
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 0);
        int hours = chance_of(&chance, 50) ? ADVICE_ANY_HOURS : chance_between(&chance, 0, 100);
        struct doc *doc = report_whole(a, hours, chance_of(&chance, 50) ? "nl" : "en");
        check_widths(doc, &chance, n);
        doc_free(doc);
        assessment_free(a);
    }
    framework_free(fw);
}
END_TEST

static bool has_letter(const char *s, size_t length) {
    for (size_t at = 0; at < length;) {
        uint32_t code;
        at += text_decode(s + at, length - at, &code);
        if (iswalnum((wint_t)code))
            return true;
    }
    return false;
}

/* A reader who hears the text gets no lines of signs, and no signs that stand for a state. */
START_TEST(the_linear_form_of_a_report_is_words) {
    static const char *const signs[] = {"●", "◆", "( )", "[ ]", "[x]", "---", "==="};
    struct framework *fw = assessment_framework(_i);
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct assessment *a = assessment_random(fw, &chance, 0);
        const char *language = chance_of(&chance, 50) ? "nl" : "en";
        struct doc *doc = report_whole(a, ADVICE_ANY_HOURS, language);
        struct buf text = {0};
        report_paper(doc, a, NULL, "", language);
        doc_write_text(doc, chance_between(&chance, 40, 100), true, &text);
        for (const char *line = buf_string(&text); *line;) {
            size_t length = strcspn(line, "\n");
            PROPERTY(length == 0 || has_letter(line, length), n);
            line += length + 1;
        }
        for (size_t i = 0; i < ARRAY_LENGTH(signs); i++)
            PROPERTY(!strstr(buf_string(&text), signs[i]), n);
        buf_free(&text);
        doc_free(doc);
        assessment_free(a);
    }
    framework_free(fw);
}
END_TEST

/* Adds S with every run of blanks and line ends as one blank. */
static void add_squeezed(struct buf *out, const char *s) {
    for (; *s; s++) {
        bool blank = *s == ' ' || *s == '\n';
        if (!blank)
            buf_add_char(out, *s);
        else if (out->length == 0 || out->bytes[out->length - 1] != ' ')
            buf_add_char(out, ' ');
    }
}

static bool holds(const struct buf *text, const char *part) {
    struct buf words = {0};
    add_squeezed(&words, part);
    const char *start = buf_string(&words) + strspn(buf_string(&words), " ");
    while (words.length && words.bytes[words.length - 1] == ' ')
        buf_remove(&words, words.length - 1, 1);
    bool found = strstr(buf_string(text), start) != NULL;
    buf_free(&words);
    return found;
}

/* The same for what is laid side by side, with widths tried too. */
START_TEST(two_moments_fit_any_screen_and_are_heard_in_words) {
    static const char *const signs[] = {"●", "◆", "○", "·", "─"};
    struct framework *fw = assessment_framework(_i);
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct assessment *then = assessment_random(fw, &chance, 0);
        struct assessment *now = assessment_random(fw, &chance, 0);
        struct buf text = {0};
        for (int compared = 0; compared <= 1; compared++) {
            struct doc *doc = (compared ? report_compared : report_profiles)(then, now, "nl");
            check_widths(doc, &chance, n);
            buf_clear(&text);
            doc_write_text(doc, chance_between(&chance, 40, 100), true, &text);
            doc_free(doc);
            for (size_t i = 0; i < ARRAY_LENGTH(signs); i++)
                PROPERTY(!strstr(buf_string(&text), signs[i]), n);
            PROPERTY(!compared || !strstr(buf_string(&text), "→"), n);
        }
        buf_free(&text);
        assessment_free(then);
        assessment_free(now);
    }
    framework_free(fw);
}
END_TEST

/* Labels and states of words, so that they are broken at blanks only. */
START_TEST(the_linear_form_says_every_label_and_every_state) {
    for (int n = 0; n < 500; n++) {
        struct chance chance = property_case(n);
        struct doc *doc = doc_new();
        struct buf text = {0}, squeezed = {0};
        int choices = chance_between(&chance, 1, 6);
        for (int i = 0; i < choices; i++) {
            struct buf label = {0}, state = {0};
            for (int words = chance_between(&chance, 1, 12); words > 0; words--)
                buf_addf(&label, "label%d ", chance_between(&chance, 1, 9999));
            for (int words = chance_between(&chance, 0, 6); words > 0; words--)
                buf_addf(&state, "state%d ", chance_between(&chance, 1, 9999));
            struct choice choice = {.number = i, .label = buf_string(&label),
                                    .state = buf_string(&state)};
            doc_choice(doc, &choice);
            buf_free(&label);
            buf_free(&state);
        }
        doc_write_text(doc, chance_between(&chance, 20, 100), _i, &text);
        add_squeezed(&squeezed, buf_string(&text));
        for (const struct block *block = doc->first; block; block = block->next)
            PROPERTY(holds(&squeezed, block->choice.label) && holds(&squeezed, block->choice.state),
                     n);
        buf_free(&text);
        buf_free(&squeezed);
        doc_free(doc);
    }
}
END_TEST

/* What is between the tags of our own is escaped: no text can become markup. */
START_TEST(no_text_becomes_markup) {
    static const char *const tags[] = {
        "html", "head", "meta",  "title", "style", "body", "main", "h1",   "h2",     "h3",
        "h4",   "p",    "ul",    "ol",    "li",    "span", "div",  "table", "thead",  "tbody",
        "tr",   "th",   "td",    "svg",   "desc",  "text", "tspan", "path", "circle", "line",
        "defs", "rect", "pattern", "!DOCTYPE"};
    for (int n = 0; n < 500; n++) {
        struct chance chance = property_case(n);
        struct doc *doc = report_random(&chance);
        struct buf html = {0};
        int open = 0, depth = 0;
        doc_text(doc, STYLE_PLAIN, "</p><script>\"&'</script>");
        doc_write_html(doc, "<b>&amp;", "en", &html);
        for (const char *at = strchr(buf_string(&html), '<'); at; at = strchr(at + 1, '<')) {
            const char *name = at + 1 + (at[1] == '/');
            size_t known = 0, length = strcspn(name, " >");
            const char *end = strchr(name, '>');
            while (known < ARRAY_LENGTH(tags) &&
                   (strlen(tags[known]) != length || strncmp(tags[known], name, length) != 0))
                known++;
            PROPERTY(known < ARRAY_LENGTH(tags), n);
            PROPERTY(end, n);
            bool alone = strncmp(name, "meta", 4) == 0 || name[0] == '!' || end[-1] == '/';
            open += alone ? 0 : at[1] == '/' ? -1 : 1;
            PROPERTY(open >= 0, n);
            if (at[1] == 'h' && at[2] >= '1' && at[2] <= '6') { /* one first, no depth skipped */
                PROPERTY(at[2] - '0' <= depth + 1 && (at[2] > '1' || depth == 0), n);
                depth = at[2] - '0';
            }
        }
        PROPERTY(open == 0 && depth > 0, n);
        PROPERTY(strstr(buf_string(&html), "&lt;/p&gt;&lt;script&gt;&quot;&amp;&#39;"), n);
        PROPERTY(strstr(buf_string(&html), "<title>&lt;b&gt;&amp;amp;</title>"), n);
        buf_free(&html);
        doc_free(doc);
    }
}
END_TEST

TCase *report_random_case(void) {
    TCase *random = tcase_create("at random");
    tcase_add_test(random, no_line_is_wider_than_the_screen);
    tcase_add_loop_test(random, no_line_of_a_report_is_wider_than_the_screen, 0, 2);
    tcase_add_loop_test(random, the_linear_form_of_a_report_is_words, 0, 2);
    tcase_add_loop_test(random, two_moments_fit_any_screen_and_are_heard_in_words, 0, 2);
    tcase_add_loop_test(random, the_linear_form_says_every_label_and_every_state, 0, 2);
    tcase_add_test(random, no_text_becomes_markup);
    return random;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report_parts.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void report_language(const char *language) {
    const char *folder = getenv("LOBSPIEGEL_LOCALE");
    setenv("LANGUAGE", language, 1);
    setlocale(LC_MESSAGES, "C.UTF-8");
    bindtextdomain(PACKAGE, folder ? folder : "locale");
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
}

/* Where TEXT and GOLDEN part ways. */
static void tell_difference(const char *path, const char *golden, const char *text) {
    int line = 1;
    while (*golden && *golden == *text) {
        line += *golden == '\n';
        golden++, text++;
    }
    ck_abort_msg("%s:%d: expected \"%.*s\", not \"%.*s\"", path, line, (int)strcspn(golden, "\n"),
                 golden, (int)strcspn(text, "\n"), text);
}

void report_check_golden(const char *name, const struct buf *text) {
    const char *source = getenv("LOBSPIEGEL_SOURCE"), *update = getenv("LOBSPIEGEL_UPDATE");
    struct buf path = {0}, golden = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/tests/golden/report/%s", source ? source : ".", name);
    if (update && strcmp(update, "1") == 0) {
        FILE *file = fopen(buf_string(&path), "w");
        ck_assert_msg(file && fwrite(text->bytes, 1, text->length, file) == text->length &&
                          fclose(file) == 0,
                      "%s cannot be written", buf_string(&path));
    }
    ck_assert_msg(file_read(buf_string(&path), 1 << 20, &golden, &problems),
                  "there is no %s: LOBSPIEGEL_UPDATE=1 makes it", buf_string(&path));
    if (strcmp(buf_string(&golden), buf_string(text)) != 0)
        tell_difference(buf_string(&path), buf_string(&golden), buf_string(text));
    ck_assert_ptr_null(strstr(buf_string(text), "PRIVATE"));
    buf_free(&path);
    buf_free(&golden);
}

struct doc *report_whole(const struct assessment *a, int hours, const char *language) {
    struct doc *doc = doc_new();
    struct profile *profile = profile_make(a);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    doc_title(doc, framework_text(a->framework, &a->framework->title, language));
    report_about(doc, a, language);
    report_profile(doc, profile, NULL, language);
    doc_title(doc, language[0] == 'n' ? "Advies" : "Advice");
    report_advice(doc, advice, hours, language);
    report_plans(doc, a, language);
    advice_free(advice);
    profile_free(profile);
    return doc;
}

struct doc *report_profiles(const struct assessment *then, const struct assessment *now,
                            const char *language) {
    struct doc *doc = doc_new();
    struct profile *profile = profile_make(now), *previous = then ? profile_make(then) : NULL;
    report_profile(doc, profile, previous, language);
    profile_free(previous);
    profile_free(profile);
    return doc;
}

struct doc *report_compared(const struct assessment *then, const struct assessment *now,
                            const char *language) {
    struct doc *doc = doc_new();
    struct comparison *comparison = comparison_make(then, now);
    report_comparison(doc, comparison, language);
    comparison_free(comparison);
    return doc;
}

static void random_choice(struct doc *doc, struct chance *chance, const char *label,
                          const char *state) {
    struct choice choice = {.number = chance_between(chance, -1, 120),
                            .mark_count = chance_between(chance, 0, MARKS_MAX),
                            .label = label,
                            .state = chance_of(chance, 50) ? state : ""};
    for (int i = 0; i < choice.mark_count; i++)
        choice.marks[i] = (enum mark)chance_between(chance, MARK_NONE, MARK_ANY_ON);
    choice.cursor_mark = chance_between(chance, 0, 1);
    doc_choice(doc, &choice);
}

static void random_table(struct doc *doc, struct chance *chance) {
    struct buf head = {0}, cell = {0};
    const char *heads[20];
    enum align aligns[20];
    int columns = chance_between(chance, 1, chance_of(chance, 5) ? 20 : 5);
    chance_text(chance, &head, 2, PIECE_WORDS | PIECE_WIDE);
    for (int i = 0; i < columns; i++) {
        heads[i] = chance_of(chance, 70) ? buf_string(&head) : "";
        aligns[i] = (enum align)chance_between(chance, ALIGN_LEFT, ALIGN_CENTRE);
    }
    struct table *table = doc_table(doc, columns, heads, aligns);
    for (int rows = chance_between(chance, 0, 12); rows > 0; rows--) {
        doc_row(doc, table);
        for (int i = 0; i < columns; i++) {
            buf_clear(&cell);
            chance_text(chance, &cell, chance_between(chance, 0, 4), PIECES_CLEAN);
            doc_cell(doc, table, i, chance_of(chance, 30) ? "in words" : NULL, "%s",
                     buf_string(&cell));
        }
    }
    buf_free(&head);
    buf_free(&cell);
}

static void random_plot(struct doc *doc, struct chance *chance, const char *text) {
    struct buf word = {0}, name = {0};
    const char *heads[PLOT_PLACES], *legend[PLOT_MARKS];
    int kinds = chance_of(chance, 80) ? PIECE_WORDS | PIECE_WIDE : PIECES_CLEAN;
    chance_text(chance, &word, chance_between(chance, 0, 3), kinds);
    for (int i = 0; i < PLOT_PLACES; i++)
        heads[i] = chance_of(chance, 70) ? buf_string(&word) : "own";
    for (int i = 0; i < PLOT_MARKS; i++)
        legend[i] = chance_of(chance, 70) ? buf_string(&word) : text;
    struct plot *plot = doc_plot(doc, text, heads, legend);
    for (int rows = chance_between(chance, 0, 8); rows > 0; rows--) {
        struct plot_band bands[PLOT_MARKS];
        for (int i = 0; i < PLOT_MARKS; i++) {
            bands[i].low = chance_between(chance, -1, PLOT_PLACES - 1);
            bands[i].high = bands[i].low < 0 ? -1 : chance_between(chance, bands[i].low, 4);
        }
        buf_clear(&name);
        chance_text(chance, &name, chance_between(chance, 0, 4), kinds);
        doc_plot_row(doc, plot, buf_string(&name), bands, "in words");
    }
    buf_free(&word);
    buf_free(&name);
}

static void random_chart(struct doc *doc, struct chance *chance, const char *text) {
    struct buf name = {0};
    const char *heads[CHART_LEVELS];
    for (int i = 0; i < CHART_LEVELS; i++)
        heads[i] = chance_of(chance, 70) ? text : "own";
    struct chart *chart =
        doc_chart(doc, chance_of(chance, 50) ? CHART_BARS : CHART_HEAT, text, heads);
    for (int rows = chance_between(chance, 0, 8); rows > 0; rows--) {
        struct chart_row row = {.code = chance_of(chance, 50) ? "a-01" : "", .said = "in words"};
        bool told = chance_of(chance, 80);
        for (int from = 0, to; told && from < CHART_LEVELS; from = to + 1) {
            to = chance_of(chance, 60) ? from : chance_between(chance, from, CHART_LEVELS - 1);
            row.parts[row.part_count++] = (struct chart_part){
                from, to, chance_of(chance, 20) ? 0 : (unsigned long)chance_between(chance, 3, 9999)};
        }
        buf_clear(&name);
        chance_text(chance, &name, chance_between(chance, 0, 12), PIECES_CLEAN);
        row.name = buf_string(&name);
        doc_chart_row(doc, chart, &row);
    }
    buf_free(&name);
}

static void random_block(struct doc *doc, struct chance *chance, const char *text,
                         const char *other) {
    switch (chance_between(chance, 0, 9)) {
    case 0:
        doc_heading(doc, text);
        break;
    case 1:
        doc_title(doc, text);
        break;
    case 2:
        doc_text(doc, (enum style)chance_between(chance, 0, STYLES - 1), "%s", text);
        break;
    case 3:
        doc_bullet(doc, "%s", text);
        break;
    case 4:
        doc_gap(doc);
        return;
    case 5:
        random_table(doc, chance);
        break;
    case 6:
        random_plot(doc, chance, other);
        break;
    case 7:
        random_chart(doc, chance, other);
        break;
    default:
        random_choice(doc, chance, text, other);
        break;
    }
    doc_indent(doc, chance_between(chance, 0, 4));
    bool can_speak = doc->last->kind == BLOCK_TEXT || doc->last->kind == BLOCK_BULLET;
    if (can_speak && chance_of(chance, 30))
        doc_spoken(doc, other);
}

struct doc *report_random(struct chance *chance) {
    struct doc *doc = doc_new();
    for (int blocks = chance_between(chance, 0, 12); blocks > 0; blocks--) {
        struct buf text = {0}, other = {0};
        chance_text(chance, &text, chance_between(chance, 0, 30), PIECES_CLEAN);
        chance_text(chance, &other, chance_between(chance, 1, 6), PIECE_WORDS | PIECE_WIDE);
        random_block(doc, chance, buf_string(&text), buf_string(&other));
        buf_free(&text);
        buf_free(&other);
    }
    if (chance_of(chance, 50)) {
        struct buf typed = {0};
        chance_text(chance, &typed, chance_between(chance, 0, 30), PIECES_CLEAN);
        size_t at = (size_t)chance_between(chance, 0, (int)typed.length);
        while (at < typed.length && ((unsigned char)typed.bytes[at] & 0xC0) == 0x80)
            at++;
        doc_field(doc, buf_string(&typed), at);
        buf_free(&typed);
    }
    return doc;
}

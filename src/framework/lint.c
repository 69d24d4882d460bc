/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "framework/lint.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "framework/readability.h"

struct linting {
    const struct framework *framework;
    struct problems *problems;
    const char *file; /* only texts of this file are looked at */
};

static void __attribute__((format(printf, 3, 4)))
remark(const struct linting *l, const struct place_in_file *at, const char *format, ...) {
    struct buf message = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    problem_add(l->problems, PROBLEM_REMARK, at->file, at->line, at->column, "%s",
                buf_string(&message));
    buf_free(&message);
}

static bool is_ours(const struct linting *l, const struct localized *text) {
    return text->at.file && strcmp(text->at.file, l->file) == 0;
}

static bool is_dutch(const struct framework *fw, int language) {
    return strcmp(fw->languages[language], "nl") == 0;
}

/* --- every text ------------------------------------------------------------------------------ */

/* Calls VISIT for every text that people read, with what it is and whose ("item vb-01"). */
typedef void visit_text(const struct linting *l, const struct localized *text, const char *what,
                        const char *id);

static void visit_items(const struct linting *l, visit_text *visit) {
    const struct framework *fw = l->framework;
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        visit(l, &item->statement, _("statement"), item->id);
        visit(l, &item->example, _("example"), item->id);
        for (int level = 0; item->own_levels && level < LEVELS; level++)
            visit(l, &item->levels[level], _("level"), item->id);
    }
}

static void visit_people(const struct linting *l, visit_text *visit) {
    const struct framework *fw = l->framework;
    for (int i = 0; i < fw->line_count; i++) {
        visit(l, &fw->lines[i].name, _("name"), fw->lines[i].id);
        visit(l, &fw->lines[i].definition, _("definition"), fw->lines[i].id);
    }
    for (int i = 0; i < fw->role_count; i++)
        visit(l, &fw->roles[i].name, _("name"), fw->roles[i].id);
    for (int i = 0; i < fw->stage_count; i++) {
        visit(l, &fw->stages[i].name, _("name"), fw->stages[i].id);
        visit(l, &fw->stages[i].reason, _("reason"), fw->stages[i].id);
    }
    for (int i = 0; i < fw->sector_count; i++)
        visit(l, &fw->sectors[i].name, _("name"), fw->sectors[i].id);
    for (int i = 0; i < fw->perspective_count; i++)
        visit(l, &fw->perspectives[i].name, _("name"), fw->perspectives[i].id);
    for (int i = 0; i < fw->tag_count; i++)
        visit(l, &fw->tags[i].name, _("name"), fw->tags[i].id);
}

/* Names that have to be what they are (of roles, modules) and provenance are not in here. */
static void visit_running_text(const struct linting *l, visit_text *visit) {
    const struct framework *fw = l->framework;
    visit(l, &fw->about, _("about"), fw->id);
    for (int i = 0; i < LEVELS; i++)
        visit(l, &fw->scale[i].meaning, _("meaning of a level"), fw->id);
    for (int i = 0; i < fw->line_count; i++)
        visit(l, &fw->lines[i].definition, _("definition"), fw->lines[i].id);
    for (int i = 0; i < fw->dimension_count; i++)
        visit(l, &fw->dimensions[i].goal, _("goal"), fw->dimensions[i].id);
    visit_items(l, visit);
    for (int i = 0; i < fw->module_count; i++)
        visit(l, &fw->modules[i].about, _("about"), fw->modules[i].id);
}

static void visit_texts(const struct linting *l, visit_text *visit) {
    const struct framework *fw = l->framework;
    visit(l, &fw->title, _("title"), fw->id);
    visit(l, &fw->standing, _("standing"), fw->id);
    visit(l, &fw->about, _("about"), fw->id);
    visit(l, &fw->provenance, _("provenance"), fw->id);
    for (int i = 0; i < LEVELS; i++) {
        visit(l, &fw->scale[i].name, _("name of a level"), fw->id);
        visit(l, &fw->scale[i].brief, _("short name of a level"), fw->id);
        visit(l, &fw->scale[i].meaning, _("meaning of a level"), fw->id);
    }
    visit_people(l, visit);
    for (int i = 0; i < fw->dimension_count; i++) {
        visit(l, &fw->dimensions[i].name, _("name"), fw->dimensions[i].id);
        visit(l, &fw->dimensions[i].goal, _("goal"), fw->dimensions[i].id);
    }
    visit_items(l, visit);
    for (int i = 0; i < fw->term_count; i++) {
        visit(l, &fw->terms[i].term, _("term"), fw->terms[i].id);
        visit(l, &fw->terms[i].meaning, _("meaning"), fw->terms[i].id);
    }
    for (int i = 0; i < fw->module_count; i++) {
        visit(l, &fw->modules[i].name, _("name"), fw->modules[i].id);
        visit(l, &fw->modules[i].about, _("about"), fw->modules[i].id);
        visit(l, &fw->modules[i].size, _("size"), fw->modules[i].id);
    }
}

static void check_translation(const struct linting *l, const struct localized *text,
                              const char *what, const char *id) {
    if (!is_ours(l, text))
        return;
    for (int i = 0; i < l->framework->language_count; i++)
        if (!text->in[i])
            remark(l, &text->at, _("\"%s\": the %s has no text in \"%s\""), id, what,
                   l->framework->languages[i]);
}

/* --- statements ------------------------------------------------------------------------------ */

/* Words that deny; a statement says what somebody does. */
static const char *const denials[] = {"niet", "geen", "nooit", "niemand", "nergens",
                                      "not",  "no",   "never", "nobody",  "cannot"};

/* Signs of two statements in one. */
static const char *const doubles[] = {"; ",      " en ik ", " maar ik ", " and i ",
                                      " but i ", "en/of",   "and/or",    "zowel ",
                                      " as well as "};

static bool has_word(const char *text, const char *wanted) {
    size_t length = strlen(text), word;
    for (size_t at = 0; at < length; at += word) {
        at += word_next(text + at, length - at, &word);
        if (word == 0)
            return false;
        if (word == strlen(wanted) && strncasecmp(text + at, wanted, word) == 0)
            return true;
    }
    return false;
}

static bool has_part(const char *text, const char *part) {
    for (size_t length = strlen(part); *text; text++)
        if (strncasecmp(text, part, length) == 0)
            return true;
    return false;
}

static int count_characters(const char *text) {
    int count = 0, columns;
    for (size_t length = strlen(text), at = 0; at < length; count++)
        at += text_cluster(text + at, length - at, &columns);
    return count;
}

static void check_statement(const struct linting *l, const struct item *item, const char *text) {
    const struct place_in_file *at = &item->statement.at;
    if (count_characters(text) > STATEMENT_MOST)
        remark(l, at, _("\"%s\": this statement is longer than %d characters: \"%s\""), item->id,
               STATEMENT_MOST, text);
    for (size_t i = 0; i < ARRAY_LENGTH(denials); i++)
        if (has_word(text, denials[i]))
            remark(l, at, _("\"%s\": say what somebody does, not what they don't (\"%s\"): \"%s\""),
                   item->id, denials[i], text);
    for (size_t i = 0; i < ARRAY_LENGTH(doubles); i++)
        if (has_part(text, doubles[i]))
            remark(l, at, _("\"%s\": this may be two statements in one (\"%s\"): \"%s\""), item->id,
                   doubles[i], text);
}

/* --- modules and balance --------------------------------------------------------------------- */

/* The level that all modules together bring a beginner to, and the highest that any promises. */
static int reach(const struct framework *fw, int item, int *promised) {
    int level = 0;
    bool grew = true;
    *promised = 0;
    while (grew) {
        grew = false;
        for (int m = 0; m < fw->module_count; m++)
            for (int s = 0; s < fw->modules[m].serve_count; s++) {
                const struct service *service = &fw->modules[m].serves[s];
                if (service->item != item)
                    continue;
                if (service->up_to > *promised)
                    *promised = service->up_to;
                if (service->up_to > level && fw->modules[m].entry <= level) {
                    level = service->up_to;
                    grew = true;
                }
            }
    }
    return level;
}

static void check_supply(const struct linting *l, const struct item *item, int place) {
    int promised, level = reach(l->framework, place, &promised);
    if (promised == 0)
        remark(l, &item->statement.at, _("\"%s\": no module serves this item"), item->id);
    else if (level < promised)
        remark(l, &item->statement.at,
               _("\"%s\": modules promise level %d, but a beginner cannot get past level %d: no "
                 "module starts there"),
               item->id, promised, level);
}

/* Items of a dimension on one line, at the usual depth. */
static int count_usual(const struct framework *fw, int dimension, int line) {
    int count = 0;
    for (int i = 0; i < fw->item_count; i++)
        count += fw->items[i].depth <= DEPTH_USUAL && SET_HAS(fw->items[i].lines, line) &&
                 framework_within(fw, fw->items[i].dimension, dimension);
    return count;
}

static void check_balance(const struct linting *l, int d) {
    const struct framework *fw = l->framework;
    const struct dimension *dimension = &fw->dimensions[d];
    int all = 0;
    for (int i = 0; i < fw->item_count; i++)
        all += framework_within(fw, fw->items[i].dimension, d);
    if (all == 0)
        remark(l, &dimension->name.at, _("\"%s\": this dimension has no items"), dimension->id);
    if (fw->dimension_count > 1 && dimension->parent < 0 && 2 * all > fw->item_count + 1 &&
        fw->item_count > 4)
        remark(l, &dimension->name.at,
               _("\"%s\": this dimension has more than half of all items (%d of %d)"),
               dimension->id, all, fw->item_count);
    for (int line = 0; line < fw->line_count; line++) {
        int count = count_usual(fw, d, line);
        if (count > DIMENSION_MOST)
            remark(l, &dimension->name.at,
                   _("\"%s\": %d items for line \"%s\" at the usual depth; %d is what people can "
                     "oversee"),
                   dimension->id, count, fw->lines[line].id, DIMENSION_MOST);
    }
}

/* --- reading level --------------------------------------------------------------------------- */

/* Words of more syllables than this are hard, unless the glossary explains them. */
#define SYLLABLES_MOST_NL 6
#define SYLLABLES_MOST_EN 5

/* True when the glossary has the word in a term or a meaning, or the word has a term in it. */
static bool is_explained(const struct framework *fw, int language, const char *word) {
    for (int i = 0; i < fw->term_count; i++) {
        const char *term = fw->terms[i].term.in[language];
        const char *meaning = fw->terms[i].meaning.in[language];
        if (term && (has_part(term, word) || has_part(word, term)))
            return true;
        if (meaning && has_part(meaning, word))
            return true;
    }
    return false;
}

static void check_words(const struct linting *l, const struct localized *text, const char *what,
                        const char *id) {
    if (!is_ours(l, text))
        return;
    for (int i = 0; i < l->framework->language_count; i++) {
        const char *s = text->in[i] ? text->in[i] : "";
        bool dutch = is_dutch(l->framework, i);
        size_t length = strlen(s), size;
        for (size_t at = 0; at < length; at += size) {
            at += word_next(s + at, length - at, &size);
            if (size == 0)
                break;
            if (word_syllables(s + at, size, dutch) <=
                (dutch ? SYLLABLES_MOST_NL : SYLLABLES_MOST_EN))
                continue;
            struct buf word = {0};
            buf_add(&word, s + at, size);
            if (!is_explained(l->framework, i, buf_string(&word)))
                remark(l, &text->at,
                       _("\"%s\": a hard word in the %s: \"%s\"; is there an easier one, or a line "
                         "for the glossary?"),
                       id, what, buf_string(&word));
            buf_free(&word);
        }
    }
}

int framework_readability(const struct framework *fw, int language) {
    struct readability counts = {0};
    bool dutch = is_dutch(fw, language);
    for (int i = 0; i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        const struct localized *texts[2 + LEVELS] = {&item->statement, &item->example};
        for (int level = 0; level < LEVELS; level++)
            texts[2 + level] = item->own_levels ? &item->levels[level] : &item->example;
        for (int t = 0; t < (item->own_levels ? 2 + LEVELS : 2); t++)
            if (texts[t]->in[language])
                readability_add(&counts, texts[t]->in[language], dutch);
    }
    return readability_index(&counts, dutch);
}

const char *framework_readability_name(const struct framework *fw, int language) {
    return is_dutch(fw, language) ? "Flesch-Douma" : "Flesch reading ease";
}

static void check_reading(const struct linting *l) {
    for (int i = 0; i < l->framework->language_count; i++) {
        int index = framework_readability(l->framework, i);
        if (index > -1000 && index < READABILITY_LEAST)
            remark(l, &l->framework->title.at,
                   _("the items are hard to read in \"%s\": %s %d; %d or more is about level B1"),
                   l->framework->languages[i], framework_readability_name(l->framework, i), index,
                   READABILITY_LEAST);
    }
}

/* --- all of it ------------------------------------------------------------------------------- */

static int compare_places(const void *a, const void *b) {
    const struct problem *left = a, *right = b;
    return left->line != right->line ? left->line - right->line : left->column - right->column;
}

void framework_lint(const struct framework *fw, struct problems *problems) {
    const struct linting l = {fw, problems, fw->title.at.file};
    int before = problems->count;
    visit_texts(&l, check_translation);
    for (int i = 0; i < fw->item_count; i++) {
        if (!is_ours(&l, &fw->items[i].statement))
            continue;
        for (int language = 0; language < fw->language_count; language++)
            if (fw->items[i].statement.in[language])
                check_statement(&l, &fw->items[i], fw->items[i].statement.in[language]);
        if (fw->module_count > 0)
            check_supply(&l, &fw->items[i], i);
    }
    for (int d = 0; d < fw->dimension_count; d++)
        if (is_ours(&l, &fw->dimensions[d].name))
            check_balance(&l, d);
    visit_running_text(&l, check_words);
    check_reading(&l);
    if (problems->count > before)
        qsort(problems->list + before, (size_t)(problems->count - before), sizeof *problems->list,
              compare_places);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: words in items, examples and the glossary. With nothing typed: all items, to go to. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

/* More results than this help nobody. */
#define RESULTS_MAX 60

/* What was found: an item or a term, the other is -1. */
struct found {
    int item, term;
};

struct results {
    struct found found[RESULTS_MAX];
    int count, more;
};

/* Small letters without accents, so that "een" finds "één". */
static void add_folded(struct buf *out, const char *text) {
    size_t from = out->length;
    text_add_ascii(out, text);
    for (size_t i = from; i < out->length; i++)
        if (out->bytes[i] >= 'A' && out->bytes[i] <= 'Z')
            out->bytes[i] = (char)(out->bytes[i] - 'A' + 'a');
}

/* True when every word of WORDS is somewhere in TEXT; both are folded. */
static bool has_words(const char *text, const char *words) {
    while (*words) {
        size_t length = strcspn(words, " ");
        struct buf word = {0};
        buf_add(&word, words, length);
        bool found = length == 0 || strstr(text, buf_string(&word));
        buf_free(&word);
        if (!found)
            return false;
        words += length + (words[length] == ' ');
    }
    return true;
}

static void add_found(struct results *results, int item, int term) {
    if (results->count < RESULTS_MAX)
        results->found[results->count++] = (struct found){item, term};
    else
        results->more++;
}

static bool can_go_to_items(const struct model *model) {
    return model->assessment && !model->looking_back;
}

/* Items first, in their order, then words. */
static void search(const struct model *model, struct results *results) {
    const struct framework *fw = model->framework;
    struct buf words = {0}, text = {0};
    *results = (struct results){.count = 0};
    add_folded(&words, buf_string(&model->editor.text));
    for (int i = 0; can_go_to_items(model) && i < fw->item_count; i++) {
        const struct item *item = &fw->items[i];
        buf_clear(&text);
        add_folded(&text, item->id);
        buf_add_char(&text, ' ');
        add_folded(&text, model_text(model, &item->statement));
        buf_add_char(&text, ' ');
        add_folded(&text, model_text(model, &item->example));
        if (has_words(buf_string(&text), buf_string(&words)))
            add_found(results, i, -1);
    }
    for (int i = 0; i < fw->term_count; i++) {
        buf_clear(&text);
        add_folded(&text, model_text(model, &fw->terms[i].term));
        buf_add_char(&text, ' ');
        add_folded(&text, model_text(model, &fw->terms[i].meaning));
        if (has_words(buf_string(&text), buf_string(&words)))
            add_found(results, -1, i);
    }
    buf_free(&words);
    buf_free(&text);
}

static void add_result(const struct model *model, struct scene *scene, struct found found) {
    const struct framework *fw = model->framework;
    struct buf label = {0};
    if (found.item >= 0) {
        const struct item *item = &fw->items[found.item];
        buf_addf(&label, "%s  %s", item->id, model_text(model, &item->statement));
        bool shown = assessment_position(model->assessment, found.item) >= 0;
        scene_lead(scene, buf_string(&label), shown ? "" : _("not in your list"));
    } else {
        buf_addf(&label, _("word: %s"), model_text(model, &fw->terms[found.term].term));
        scene_lead(scene, buf_string(&label), "");
    }
    buf_free(&label);
}

static void view(const struct model *model, struct scene *scene) {
    struct results results;
    search(model, &results);
    scene->focus_least = -1;
    scene_title(scene, "%s", _("Search"));
    int all = results.count + results.more;
    scene_place(scene, ngettext("%d found", "%d found", (unsigned long)all), all);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Type a word, or part of one; an item's code is fine too. Then choose with the "
               "arrows and Enter."));
    doc_spoken(scene->doc, _("Type a word, or part of one; an item's code is fine too."));
    doc_gap(scene->doc);
    scene_field(model, scene);
    doc_gap(scene->doc);
    for (int i = 0; i < results.count; i++)
        add_result(model, scene, results.found[i]);
    if (results.count == 0)
        doc_text(scene->doc, STYLE_PLAIN, "%s", _("Nothing has these words in it."));
    if (results.more)
        doc_text(scene->doc, STYLE_QUIET,
                 ngettext("and %d more", "and %d more", (unsigned long)results.more), results.more);
    if (results.count)
        scene_offer(scene, ACTION_GO, _("go there"));
    scene_offer_lines(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_HELP, NULL);
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    struct results results;
    if (action == ACTION_BACK)
        go_back(model);
    if (action != ACTION_GO)
        return NO_EFFECTS;
    search(model, &results);
    int number = model->focus < 0 ? 0 : model->focus; /* Enter at once: the first */
    if (number >= results.count)
        return NO_EFFECTS;
    struct found found = results.found[number];
    if (found.item >= 0) {
        go_back(model);
        open_item(model, found.item);
    } else {
        open_word(model, found.term);
    }
    return NO_EFFECTS;
}

static struct effects type(struct model *model, uint32_t key) {
    if (key != UI_KEY_NONE && !editor_press(&model->editor, key, model->columns))
        hint_full(model);
    model->focus = -1;
    model->scroll = 0;
    return NO_EFFECTS;
}

const struct screen_type screen_search = {view, act, type};

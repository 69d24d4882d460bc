/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "line/scene.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "line/offers.h"

/* --- blocks put in and left out ------------------------------------------------------------ */

/* Blocks being put behind one another, somewhere in a document. */
struct place_in_doc {
    struct doc *doc;
    struct block **next;
};

static void put(struct place_in_doc *place, enum block_kind kind, enum style style,
                const char *text) {
    struct block *block = arena_alloc(place->doc->arena, 1, sizeof *block);
    *block = (struct block){.kind = kind, .style = style, .next = *place->next};
    block->text = arena_copy(place->doc->arena, text, strlen(text));
    *place->next = block;
    place->next = &block->next;
}

static void __attribute__((format(printf, 2, 3)))
put_bullet(struct place_in_doc *place, const char *format, ...) {
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    put(place, BLOCK_BULLET, STYLE_PLAIN, buf_string(&text));
    buf_free(&text);
}

static bool is_heading(const struct block *block) {
    return block->kind == BLOCK_HEADING || block->style == STYLE_HEADING;
}

/* --- help ---------------------------------------------------------------------------------- */

/* Sentences about the cursor and about this way of working. */
static bool is_for_eyes(const char *text) {
    static const char *const texts[] = {
        N_("You never need letters: arrows, Tab, Enter and Esc are enough, and this list "
           "(F1) has the rest."),
        N_("Do you use a screen reader or Braille? Start with: lobspiegel --line")};
    bool found = false;
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        found = found || strcmp(text, _(texts[i])) == 0;
    return found;
}

/* "Del, Backspace: Take this answer back." as "clear: Take this answer back." */
static const char *help_label(const struct model *model, struct scene *scene, const char *label) {
    size_t length = strlen(label);
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++) {
        const char *help = _(action_table[action].help);
        if (strlen(help) > length || strcmp(label + length - strlen(help), help) != 0)
            continue;
        struct buf words = {0};
        offer_words(model, scene, &(struct offer){(enum action)action, NULL}, &words);
        buf_addf(&words, ": %s",
                 action == ACTION_PICK ? _("Choose once more what you chose last, or take it back.")
                                       : help);
        label = arena_copy(scene->doc->arena, buf_string(&words), words.length);
        buf_free(&words);
        break;
    }
    return label;
}

static void put_ways(const struct model *model, struct place_in_doc *place) {
    const struct framework *fw = model->framework;
    const char *item = fw->item_count ? fw->items[0].id : "";
    put(place, BLOCK_HEADING, STYLE_HEADING, _("How to type"));
    put_bullet(place, "%s",
               _("Type a line, then press Enter. A choice is made by the number before it."));
    put_bullet(place, "%s",
               _("A line with nothing on it goes on. Every screen says what it does there."));
    put_bullet(place, "%s",
               _("On an item, 0 to 4 says where you are now; 5, 6 and 7 say why you give no "
                 "level."));
    if (model->settings.wishes)
        put_bullet(place, "%s",
                   _("There 2>3 means: now 2, and the wish is 3. And >3 is the wish alone."));
    if (item[0])
        put_bullet(place,
                   _("The code of an item goes to it, for instance %s. With an answer behind it, "
                     "as in %s 2, that is recorded too."),
                   item, item);
    put_bullet(place, _("Words can be typed as well as letters, for instance %s, %s or %s."),
               _(action_table[ACTION_BACK].label), _(action_table[ACTION_OVERVIEW].label),
               _(action_table[ACTION_QUIT].label));
    put_bullet(place,
               _("After an answer you hear only what changed. With %s you hear the whole screen."),
               _(action_table[ACTION_REDRAW].label));
    put(place, BLOCK_GAP, STYLE_PLAIN, "");
}

/* The text between the choices and the next heading is about moving the cursor. */
static void help_in_words(const struct model *model, struct scene *scene) {
    int headings = 0;
    bool ways = false;
    for (struct block **at = &scene->doc->first; *at;) {
        struct block *block = *at;
        headings += is_heading(block);
        if (headings == 1 && is_heading(block))
            block->text = _("What you can do on the screen you came from");
        if (headings == 2 && !ways) {
            struct place_in_doc place = {scene->doc, at};
            ways = true;
            put_ways(model, &place);
            at = place.next;
        }
        bool out = (block->kind == BLOCK_TEXT && headings == 1 && !is_heading(block)) ||
                   (block->kind == BLOCK_BULLET && is_for_eyes(block->text));
        if (block->kind == BLOCK_CHOICE)
            block->choice.label = help_label(model, scene, block->choice.label);
        if (out)
            *at = block->next;
        else
            at = &block->next;
    }
}

/* --- search -------------------------------------------------------------------------------- */

/* Without words there is nothing behind the field: not all there is, one by one. */
static void search_in_words(const struct model *model, struct scene *scene) {
    if (model->editor.text.length)
        return;
    struct block *block = scene->doc->first;
    while (block && block->kind != BLOCK_FIELD)
        block = block->next;
    if (block)
        block->next = NULL;
    scene->doc->choice_count = 0;
    scene->place = "";
}

/* The label of the choice that led here, on the screen before this one. */
static char *label_before(const struct model *model) {
    const struct place *place = &model->places[model->place_count - 1];
    struct model before = *model; /* only looked at */
    struct scene scene;
    char *label = NULL;
    int number = 0;
    before.screen = place->screen;
    before.focus = place->focus;
    ui_view(&before, &scene);
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && number++ == (scene.focus < 0 ? 0 : scene.focus))
            label = mem_copy(block->choice.label);
    scene_free(&scene);
    return label;
}

/* The word that was picked among the results comes before all others. */
static void glossary_in_words(const struct model *model, struct scene *scene) {
    if (model->place_count == 0 || model->places[model->place_count - 1].screen != SCREEN_SEARCH)
        return;
    char *label = label_before(model);
    struct place_in_doc place = {scene->doc, &scene->doc->first};
    struct block *first = scene->doc->first;
    for (const struct block *block = first; block && label; block = block->next) {
        struct buf word = {0};
        if (is_heading(block))
            buf_addf(&word, _("word: %s"), block->text);
        bool found = word.length && strcmp(label, buf_string(&word)) == 0;
        buf_free(&word);
        if (!found)
            continue;
        put(&place, BLOCK_TEXT, STYLE_HEADING, block->text);
        for (block = block->next; block && !is_heading(block); block = block->next)
            put(&place, block->kind, block->style, block->text ? block->text : "");
        put(&place, BLOCK_TEXT, STYLE_HEADING, _("All words, in turn"));
        break;
    }
    free(label);
}

void line_view(const struct model *model, struct scene *scene) {
    struct model heard = *model; /* only looked at */
    heard.reading = false;       /* everything is said at once */
    ui_view(&heard, scene);
    scene->keymap = &model->settings.keymap; /* the copy goes, the scene stays */
    if (model->screen == SCREEN_HELP)
        help_in_words(model, scene);
    if (model->screen == SCREEN_SEARCH)
        search_in_words(model, scene);
    if (model->screen == SCREEN_GLOSSARY)
        glossary_in_words(model, scene);
}

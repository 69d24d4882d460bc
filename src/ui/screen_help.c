/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: what can be done on the screen it was asked on, to read and to choose; then what words
 * mean. So that nobody ever needs a letter: what the cursor is on, Enter does. */
#include <config.h>

#include <string.h>

#include "ui/screens.h"

/* Moving about cannot be chosen: the cursor would be elsewhere at once. Nor can a level: which? */
static bool can_be_chosen(const struct scene *asked, enum action action) {
    if (action == ACTION_PICK)
        return asked->focus >= 0;
    return action != ACTION_RATE && action != ACTION_UP && action != ACTION_DOWN &&
           action != ACTION_GO && action != ACTION_HELP &&
           !(action >= ACTION_PAGE_UP && action <= ACTION_LAST);
}

/* The scene on which help was asked. */
static void view_asked(const struct model *model, struct scene *scene) {
    struct model asked = *model; /* only looked at */
    asked.screen = model->help_for;
    for (int i = 0; i < model->place_count; i++) /* with the cursor where it was */
        if (model->places[i].screen == model->help_for)
            asked.focus = model->places[i].focus;
    ui_view(&asked, scene);
    scene->keymap = &model->settings.keymap; /* the copy goes, the scene stays */
}

/* All keys of ACTION: "Del or Backspace: Take this answer back." */
static void add_line(const struct keymap *keymap, enum action action, struct buf *line) {
    char key[KEY_LABEL_SIZE];
    buf_clear(line);
    buf_add_string(line, keymap_label(keymap, action, key));
    for (int i = 1; action != ACTION_RATE && i < ACTION_KEYS_MAX && keymap->keys[action][i]; i++)
        /* TRANSLATORS: one more key for the same, behind the first: "Del or Backspace" */
        buf_addf(line, _(" or %s"), key_label(keymap->keys[action][i], key));
    buf_addf(line, ": %s", _(action_table[action].help));
}

static void add_keys(const struct model *model, struct scene *scene) {
    struct scene asked;
    struct buf line = {0};
    view_asked(model, &asked);
    for (int choices = 1; choices >= 0; choices--) { /* what can be chosen comes first */
        for (int i = 0; i < asked.offer_count; i++) {
            enum action action = asked.offers[i].action;
            if (can_be_chosen(&asked, action) != choices || action == ACTION_HELP)
                continue;
            add_line(scene->keymap, action, &line);
            if (choices)
                scene_lead(scene, buf_string(&line), "");
            else
                doc_text(scene->doc, STYLE_PLAIN, "%s", buf_string(&line));
        }
        doc_gap(scene->doc);
    }
    buf_free(&line);
    scene_free(&asked);
}

static void view_help(const struct model *model, struct scene *scene) {
    struct doc *doc = scene->doc;
    scene_title(scene, "%s", _("Help"));
    if (model->visit && model->visit->code[0]) {
        doc_text(doc, STYLE_STATEMENT, _("Your code: %s"), model->visit->code);
        doc_text(doc, STYLE_QUIET, "%s",
                 _("With it you go on later, or after the connection broke."));
        doc_gap(doc);
    }
    doc_heading(doc, _("Keys on the screen you came from"));
    doc_text(doc, STYLE_QUIET, "%s", _("Enter does at once what the cursor is on."));
    add_keys(model, scene);
    doc_heading(doc, _("Good to know"));
    doc_bullet(doc, "%s",
               _("You never need letters: arrows, Tab, Enter and Esc are enough, and this list "
                 "(F1) has the rest."));
    doc_bullet(doc, "%s", _("Every answer is saved at once. You can stop at any moment."));
    doc_bullet(doc, "%s",
               _("Levels describe what you do, not how good you are. Level 4 is another task, "
                 "not a better one."));
    doc_bullet(doc, "%s",
               _("\"Not applicable\" and \"not my task here\" are good answers too. They do not "
                 "count in your profile."));
    if (!model->visit)
        doc_bullet(doc, "%s",
                   _("Do you use a screen reader or Braille? Start with: lobspiegel --line"));
    doc_gap(doc);
    doc_heading(doc, _("The levels"));
    for (int level = 0; level < LEVELS; level++)
        doc_text(doc, STYLE_PLAIN, "%d  %s: %s", level,
                 model_text(model, &model->framework->scale[level].name),
                 model_text(model, &model->framework->scale[level].meaning));
    scene_offer(scene, ACTION_GO, _("do this"));
    scene_offer_moves(scene);
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer(scene, ACTION_GLOSSARY, NULL);
    scene_offer(scene, ACTION_REDRAW, NULL);
    scene_offer(scene, ACTION_QUIT, NULL);
}

/* The action under choice NUMBER. */
static enum action chosen_action(const struct model *model, int number) {
    struct scene asked;
    enum action chosen = ACTION_NONE;
    view_asked(model, &asked);
    for (int i = 0; i < asked.offer_count; i++)
        if (can_be_chosen(&asked, asked.offers[i].action) && number-- == 0)
            chosen = asked.offers[i].action;
    scene_free(&asked);
    return chosen;
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO && model->focus >= 0) {
        enum action chosen = chosen_action(model, model->focus);
        go_back(model);
        return chosen == ACTION_NONE ? NO_EFFECTS : screen_act(model, chosen, 0);
    }
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_help = {view_help, act, NULL};

static void view_glossary(const struct model *model, struct scene *scene) {
    const struct framework *fw = model->framework;
    scene_title(scene, "%s", _("What words mean"));
    for (int i = 0; i < fw->term_count; i++) {
        doc_text(scene->doc, STYLE_HEADING, "%s", model_text(model, &fw->terms[i].term));
        doc_text(scene->doc, STYLE_PLAIN, "%s", model_text(model, &fw->terms[i].meaning));
        doc_indent(scene->doc, 2);
    }
    scene_offer(scene, ACTION_BACK, NULL);
    scene_offer_moves(scene);
    scene_offer_search(model, scene);
    scene_offer_rest(scene);
}

static struct effects act_glossary(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_BACK)
        go_back(model);
    return NO_EFFECTS;
}

const struct screen_type screen_glossary = {view_glossary, act_glossary, NULL};

/* The line on which the entry of TERM starts; long headings take more than one. */
static int line_of_word(const struct model *model, int term) {
    const struct localized *word = &model->framework->terms[term].term;
    struct scene scene;
    int found = 0;
    ui_view(model, &scene);
    struct layout *layout = layout_of(model, &scene);
    const char *text = model_text(model, word);
    for (int i = layout->count - 1; i >= 0; i--) {
        const struct line_of_text *line = &layout->lines[i];
        if (line->span_count && line->spans[0].style == STYLE_HEADING &&
            strncmp(text, line->spans[0].text, strlen(line->spans[0].text)) == 0)
            found = i;
    }
    layout_free(layout);
    scene_free(&scene);
    return found;
}

void open_word(struct model *model, int term) {
    open_screen(model, SCREEN_GLOSSARY);
    model->scroll = line_of_word(model, term);
}

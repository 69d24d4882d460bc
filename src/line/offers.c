/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "line/offers.h"

#include <string.h>

size_t after_piece(const struct buf *pieces, size_t at, const char *piece) {
    while (at < pieces->length) {
        const char *text = pieces->bytes + at;
        at += strlen(text) + 1;
        if (strcmp(text, piece) == 0)
            return at;
    }
    return 0;
}

/* True for a key that is easily typed and heard; a comma or a slash has its word. */
static bool is_typed(uint32_t key) {
    return key == UI_KEY_ENTER || (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z') ||
           (key > ' ' && key < 0x7F && strchr("?+-=*", (int)key));
}

/* The number that stands before the choice with the focus. */
static int number_in_focus(const struct scene *scene) {
    int number = 0;
    for (const struct block *block = scene->doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE && number++ == scene->focus)
            return block->choice.number >= 0 ? block->choice.number : number;
    return -1;
}

/* What Enter does: where it does what the cursor is on, the number of that is said. */
static void add_enter(const struct model *model, const struct scene *scene, const char *label,
                      struct buf *out) {
    bool on_choice = scene->focus >= 0 && (scene->focus_least >= 0 || model->moved);
    if (on_choice)
        /* TRANSLATORS: what Enter does, to which choice; for instance "choose: number 3" */
        buf_addf(out, _("%s: number %d"), label, number_in_focus(scene));
    else
        buf_add_string(out, label);
}

void offer_words(const struct model *model, const struct scene *scene, const struct offer *offer,
                 struct buf *out) {
    char key[KEY_LABEL_SIZE];
    uint32_t first = scene->keymap->keys[offer->action][0];
    const char *label = offer->label ? offer->label : _(action_table[offer->action].label);
    if (!is_typed(first)) {
        buf_add_string(out, label);
        return;
    }
    buf_addf(out, "%s (", key_label(first, key));
    if (first == UI_KEY_ENTER)
        add_enter(model, scene, label, out);
    else
        buf_add_string(out, label);
    buf_add_char(out, ')');
}

/* Levels and reasons by their digits, on an item. */
static void list_digits(const struct model *model, const struct offer *offer, struct buf *pieces) {
    const char *label = offer->label ? offer->label : _(action_table[ACTION_RATE].label);
    buf_addf(pieces, _("0 to 4 (%s)"), label);
    buf_add_char(pieces, '\0');
    if (model->screen != SCREEN_ITEM) /* looking back: a level, nothing else */
        return;
    buf_add_string(pieces, _("5 to 7 (no level)"));
    buf_add_char(pieces, '\0');
    if (model->settings.wishes) {
        buf_add_string(pieces, _("2>3 (now 2 and wish 3)"));
        buf_add_char(pieces, '\0');
    }
}

/* Moving the cursor has no meaning for who hears the screen. */
static bool is_for_eyes(enum action action) {
    return (action >= ACTION_PAGE_UP && action <= ACTION_LAST) || action == ACTION_UP ||
           action == ACTION_DOWN || action == ACTION_PICK;
}

static bool asks_level(const struct scene *scene) {
    bool asks = false;
    for (int i = 0; i < scene->offer_count; i++)
        asks = asks || scene->offers[i].action == ACTION_RATE;
    return asks;
}

/* True where a choice can be made: who looks back can read them only. */
static bool can_choose(const struct scene *scene) {
    bool can = false;
    for (int i = 0; i < scene->offer_count; i++)
        can = can || scene->offers[i].action == ACTION_GO;
    return can && scene->doc->choice_count > 0;
}

void offers_list(const struct model *model, const struct scene *scene, struct buf *pieces) {
    if (can_choose(scene) && !asks_level(scene)) {
        buf_add_string(pieces, _("the number of a choice"));
        buf_add_char(pieces, '\0');
    }
    for (int i = 0; i < scene->offer_count; i++) {
        const struct offer *offer = &scene->offers[i];
        if (is_for_eyes(offer->action))
            continue;
        if (offer->action == ACTION_RATE) {
            list_digits(model, offer, pieces);
            continue;
        }
        offer_words(model, scene, offer, pieces);
        buf_add_char(pieces, '\0');
    }
}

static void say_pieces(const char *what, const struct buf *pieces, struct buf *out) {
    const char *comma = " ";
    if (pieces->length == 0)
        return;
    buf_add_string(out, what);
    for (size_t at = 0; at < pieces->length; at += strlen(pieces->bytes + at) + 1) {
        buf_addf(out, "%s%s", comma, pieces->bytes + at);
        comma = ", ";
    }
}

void offers_say(const struct buf *pieces, struct buf *out) {
    say_pieces(_("You can type:"), pieces, out);
}

static void keep_piece(struct buf *pieces, const char *piece) {
    buf_add(pieces, piece, strlen(piece) + 1);
}

/* What is nothing new: clearing comes and goes with the answer to an item, and Enter does what was
 * chosen last. */
static void list_usual(const struct model *model, const struct scene *scene, struct buf *pieces) {
    const struct offer clearing = {ACTION_CLEAR, NULL};
    offer_words(model, scene, &clearing, pieces);
    buf_add_char(pieces, '\0');
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_GO && scene->focus >= 0) {
            offer_words(model, scene, &scene->offers[i], pieces);
            buf_add_char(pieces, '\0');
        }
}

/* What of PIECES was not offered BEFORE; with what is nothing new when it is said for MOVED: the
 * cursor was all that moved. */
static void list_new(const struct model *model, const struct scene *scene, const struct buf *pieces,
                     const struct buf *before, bool moved, struct buf *fresh) {
    struct buf usual = {0};
    if (!moved)
        list_usual(model, scene, &usual);
    for (size_t at = 0; at < pieces->length; at += strlen(pieces->bytes + at) + 1) {
        const char *piece = pieces->bytes + at;
        if (!after_piece(before, 0, piece) && !after_piece(&usual, 0, piece))
            keep_piece(fresh, piece);
    }
    buf_free(&usual);
}

void offers_say_new(const struct model *model, const struct scene *scene, const struct buf *pieces,
                    const struct buf *before, bool moved, struct buf *out) {
    struct buf fresh = {0};
    list_new(model, scene, pieces, before, moved, &fresh);
    say_pieces(_("You can now type:"), &fresh, out);
    buf_free(&fresh);
}

/* An offer, unless it is there already. */
static void keep_offer(const struct model *model, const struct scene *scene,
                       const struct offer *offer, struct buf *pieces) {
    struct buf words = {0};
    offer_words(model, scene, offer, &words);
    if (!after_piece(pieces, 0, buf_string(&words)))
        keep_piece(pieces, buf_string(&words));
    buf_free(&words);
}

/* True for a piece that answers: the number of a choice, digits, or a sign such as +. */
static bool is_answer(const char *piece) {
    return strcmp(piece, _("the number of a choice")) == 0 ||
           (piece[0] >= '0' && piece[0] <= '9') || piece[0] == '+' || piece[0] == '-';
}

void offers_say_short(const struct model *model, const struct scene *scene,
                      const struct buf *pieces, const struct buf *before, struct buf *out) {
    struct buf brief = {0};
    for (size_t at = 0; at < pieces->length; at += strlen(pieces->bytes + at) + 1)
        if (is_answer(pieces->bytes + at))
            keep_piece(&brief, pieces->bytes + at);
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_GO)
            keep_offer(model, scene, &scene->offers[i], &brief);
    struct buf said = {0};
    buf_add(&said, buf_string(before), before->length);
    buf_add(&said, buf_string(&brief), brief.length);
    list_new(model, scene, pieces, &said, false, &brief);
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_HELP)
            keep_offer(model, scene, &(struct offer){ACTION_HELP, _("help with the rest")}, &brief);
    say_pieces(_("You can type:"), &brief, out);
    buf_free(&said);
    buf_free(&brief);
}

void offers_say_field(const struct model *model, const struct scene *scene, struct buf *out) {
    char key[KEY_LABEL_SIZE];
    bool empty = model->editor.text.length == 0;
    bool may_be_empty = model->screen == SCREEN_INTENTION && model->intention_step > INTENTION_WHAT;
    if (model->editor.lines && (model->screen != SCREEN_NOTE || model->visit))
        buf_add_string(out, _("Type it line by line. An empty line or a dot keeps it and goes "
                              "back. F1 gives help."));
    else if (model->editor.lines)
        buf_addf(out,
                 _("Type your note, line by line. An empty line or a dot keeps it and goes back. "
                   "F1 gives help, %s opens your own editor."),
                 keymap_label(scene->keymap, ACTION_EDITOR, key));
    else if (model->screen == SCREEN_SEARCH)
        buf_add_string(out, scene->doc->choice_count == 0
                                ? _("Type what you look for. An empty line or a dot goes back, ? "
                                    "gives help.")
                                : _("Type the number of a result to go there, or other words to "
                                    "look for. An empty line or a dot goes back, ? gives help."));
    else if (!empty)
        buf_add_string(out, _("Type a line to replace this. An empty line keeps it and goes on, a "
                              "hyphen makes it empty, a dot goes back, ? gives help."));
    else
        buf_add_string(out, may_be_empty
                                ? _("Type it on one line. An empty line leaves it empty and goes "
                                    "on, a dot goes back, ? gives help.")
                                : _("Type it on one line. A dot goes back, ? gives help."));
}

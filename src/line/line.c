/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saying a screen, or what changed on it. */
#include <config.h>

#include "line/line.h"

#include <string.h>

#include "line/offers.h"
#include "line/scene.h"
#include "line/words.h"

void line_front_free(struct line_front *front) {
    buf_free(&front->where);
    buf_free(&front->pieces);
    buf_free(&front->chosen);
    buf_free(&front->offers);
    buf_free(&front->typed);
    *front = (struct line_front){0};
}

/* A screen on its way to being said. NOW becomes the front when it is. */
struct saying {
    const struct line_front *before;
    struct line_front now;
    const struct model *model;
    struct scene *scene;
    int columns;
    bool whole;   /* all of it is said */
    bool results; /* in search: all that is behind the field is said */
    bool blank;   /* a blank line comes first */
    size_t at;    /* in the pieces that were said before */
    struct buf *out;
};

static bool is_text(const struct buf *buf, const char *text) {
    return strcmp(buf_string(buf), text) == 0;
}

/* True when this is the screen that was said before, perhaps with something else on it. */
static bool is_like_before(const struct saying *s) {
    return s->before->started && s->before->screen == s->now.screen &&
           strcmp(s->before->language, s->now.language) == 0;
}

/* --- blocks -------------------------------------------------------------------------------- */

/* Says PIECE when it is new, as SAID where that has more to tell. */
static void say_piece(struct saying *s, const char *piece, const char *said) {
    if (piece[0] == '\0')
        return;
    buf_add(&s->now.pieces, piece, strlen(piece) + 1);
    size_t after = s->whole ? 0 : after_piece(&s->before->pieces, s->at, piece);
    if (after)
        s->at = after;
    if (after && strcmp(piece, said) == 0)
        return;
    if (s->blank && s->whole)
        buf_add_char(s->out, '\n');
    s->blank = false;
    buf_add_string(s->out, said);
}

/* A choice that lost its mark says so; the line about the answer tells it of an item. */
static void say_choice(struct saying *s, const struct block *block, int number) {
    bool has_state = block->choice.state[0];
    bool had_state =
        (size_t)number < s->before->chosen.length && s->before->chosen.bytes[number] == '+';
    bool lost = !s->whole && block->choice.mark_count && had_state && !has_state;
    struct buf piece = {0}, said = {0};
    buf_add_char(&s->now.chosen, has_state ? '+' : '-');
    words_block(s->scene->doc, block, number, NULL, s->columns, &piece);
    words_block(s->scene->doc, block, number, lost ? _("no longer chosen") : NULL, s->columns,
                &said);
    if (s->model->screen == SCREEN_ITEM && !s->whole)
        buf_add(&s->now.pieces, buf_string(&piece), piece.length + 1);
    else
        say_piece(s, buf_string(&piece), buf_string(&said));
    buf_free(&piece);
    buf_free(&said);
}

/* What is typed is not said again, unless it became something else in another editor. */
static void say_field(struct saying *s, const struct block *block) {
    const struct buf *before = &s->before->typed;
    bool another = !s->whole && s->model->editor.lines &&
                   strncmp(block->text, buf_string(before), before->length) != 0;
    buf_add_string(&s->now.typed, block->text);
    if (!s->whole && !another)
        return;
    bool searching = s->model->screen == SCREEN_SEARCH;
    if (searching && block->text[0] == '\0')
        return;
    if (s->blank && s->whole)
        buf_add_char(s->out, '\n');
    s->blank = false;
    words_block(s->scene->doc, block, 0, NULL, s->columns, s->out);
}

/* Another number of hours: the advice is said, and why not the rest only where that changed. */
static bool is_rest_of_advice(const struct saying *s, const struct block *block) {
    return s->whole && s->model->screen == SCREEN_ADVICE && is_like_before(s) &&
           block->kind == BLOCK_HEADING && strcmp(block->text, _("Why not the others?")) == 0;
}

/* From the heading BLOCK on: what is another reason than before. */
static void say_rest_of_advice(struct saying *s, const struct block *block) {
    for (; block; block = block->next) {
        struct buf piece = {0};
        words_block(s->scene->doc, block, 0, NULL, s->columns, &piece);
        say_piece(s, buf_string(&piece), buf_string(&piece));
        s->whole = false; /* behind the heading */
        buf_free(&piece);
    }
    buf_addf(s->out, "%s\n", _("The other reasons are as they were."));
}

static void say_blocks(struct saying *s) {
    int number = 0;
    for (const struct block *block = s->scene->doc->first; block; block = block->next) {
        struct buf piece = {0};
        if (block->kind == BLOCK_GAP || block->kind == BLOCK_HEADING ||
            block->style == STYLE_HEADING)
            s->blank = true;
        if (is_rest_of_advice(s, block)) {
            say_rest_of_advice(s, block);
            break;
        }
        if (block->kind == BLOCK_FIELD) {
            say_field(s, block);
            s->whole = s->whole || s->results;
        } else if (block->kind == BLOCK_CHOICE) {
            say_choice(s, block, number++);
        } else {
            words_block(s->scene->doc, block, 0, NULL, s->columns, &piece);
            say_piece(s, buf_string(&piece), buf_string(&piece));
        }
        buf_free(&piece);
    }
}

/* --- the answer to an item ----------------------------------------------------------------- */

static const char *level_words(const struct model *model, int level) {
    return framework_text(model->framework, &model->framework->scale[level].brief, model->language);
}

static void add_chosen(const struct saying *s, const struct choice *choice, struct buf *words) {
    if (words->length)
        buf_add_string(words, "; ");
    if (choice->number < LEVELS)
        buf_addf(words, "%d, %s (%s)", choice->number, level_words(s->model, choice->number),
                 choice->state);
    else
        buf_addf(words, "%s (%s)", choice->label, choice->state);
}

/* "2, on my own (here I am now); 3, adapted (here I want to be)": the wish comes last. */
static void add_answer(const struct saying *s, struct buf *words) {
    for (int wish = 0; wish <= 1; wish++)
        for (const struct block *block = s->scene->doc->first; block; block = block->next)
            if (block->kind == BLOCK_CHOICE && block->choice.state[0] &&
                (block->choice.marks[0] != MARK_ONE_ON) == wish)
                add_chosen(s, &block->choice, words);
    if (s->now.answer.state == ANSWER_OPEN)
        buf_addf(words, "%s%s", words->length ? "; " : "", _("still open"));
}

/* What is recorded now, and what Enter does. */
static void say_answer(struct saying *s) {
    struct buf answer = {0}, words = {0};
    add_answer(s, &answer);
    buf_addf(&words, _("Your answer: %s."), buf_string(&answer));
    for (int i = 0; i < s->scene->offer_count; i++) {
        const struct offer *offer = &s->scene->offers[i];
        const char *label = offer->label ? offer->label : _(action_table[offer->action].label);
        if (offer->action == ACTION_GO)
            buf_addf(&words, _(" Enter: %s."), label);
    }
    words_text(buf_string(&words), s->columns, s->out);
    buf_free(&answer);
    buf_free(&words);
}

static bool same_answer(const struct answer *a, const struct answer *b) {
    return a->state == b->state && a->now == b->now && a->wanted == b->wanted;
}

/* True when an answer was taken back: those screens offer it, and help says so too. */
static bool is_undone(const struct saying *s) {
    enum screen from = s->before->screen;
    return s->before->started && s->now.undo_count < s->before->undo_count &&
           (from == SCREEN_ITEM || from == SCREEN_OVERVIEW || from == SCREEN_LIST ||
            from == SCREEN_HELP);
}

static void say_item(struct saying *s, bool same_item, bool silent) {
    if (s->model->screen != SCREEN_ITEM)
        return;
    bool changed = same_item && !same_answer(&s->before->answer, &s->now.answer);
    bool repeated = same_item && silent && s->before->wish == s->now.wish;
    if (is_undone(s) || changed || repeated)
        say_answer(s);
}

/* --- the screen ---------------------------------------------------------------------------- */

static void begin(struct saying *s) {
    const struct model *model = s->model;
    bool search = model->screen == SCREEN_SEARCH;
    s->now = (struct line_front){
        .screen = model->screen,
        .item = model->screen == SCREEN_ITEM || model->screen == SCREEN_THEN ? model->item
                : model->screen == SCREEN_HELP                               ? (int)model->help_for
                                                                             : -1,
        .undo_count = model->undo_count,
        .wish = model->wish,
        .started = true};
    if (model->screen == SCREEN_ITEM)
        s->now.answer = model->assessment->answers[model->item];
    s->now.answer.note = NULL;
    memcpy(s->now.language, model->language, sizeof model->language);
    buf_add_string(&s->now.where, s->scene->title);
    if (s->scene->place[0] && !search)
        buf_addf(&s->now.where, ", %s", s->scene->place);
    bool same = is_like_before(s) && s->before->item == s->now.item &&
                is_text(&s->before->where, buf_string(&s->now.where));
    s->whole = !same;
    s->results = search && !is_text(&s->before->typed, buf_string(&model->editor.text));
}

static void say_title(struct saying *s) {
    if (s->whole)
        buf_addf(s->out, "\n%s", buf_string(&s->now.where));
    if (s->scene->place[0] && s->model->screen == SCREEN_SEARCH && (s->whole || s->results))
        buf_addf(s->out, "%s%s", s->whole ? ", " : "", s->scene->place);
    else if (!s->whole)
        return;
    buf_add_char(s->out, '\n');
}

/* SILENT: nothing was said so far. */
static void say_offers(struct saying *s, bool whole, bool silent) {
    struct buf line = {0};
    offers_list(s->model, s->scene, &s->now.offers);
    if (s->scene->editing && (whole || s->results))
        offers_say_field(s->model, s->scene, &line);
    else if (!s->scene->editing && whole && is_like_before(s))
        offers_say_short(s->model, s->scene, &s->now.offers, &s->before->offers, &line);
    else if (!s->scene->editing && whole)
        offers_say(&s->now.offers, &line);
    else if (!s->scene->editing)
        offers_say_new(s->model, s->scene, &s->now.offers, &s->before->offers,
                       silent && s->model->notice.length == 0, &line);
    words_text(buf_string(&line), s->columns, s->out);
    buf_free(&line);
}

/* What the status line says; that an answer is saved is not said when only the wish is asked. */
static void say_notice(struct saying *s, bool whole) {
    const struct model *model = s->model;
    bool turned = !whole && model->screen == SCREEN_ITEM && s->before->wish != s->now.wish &&
                  same_answer(&s->before->answer, &s->now.answer);
    if (model->notice.length && (!turned || model->notice_style == STYLE_ALERT))
        buf_addf(s->out, "%s\n", buf_string(&model->notice));
}

void line_show(struct line_front *front, const struct model *model, int columns, struct buf *out) {
    struct scene scene;
    struct saying s = {
        .before = front, .model = model, .scene = &scene, .columns = columns, .out = out};
    size_t start = out->length;
    line_view(model, &scene);
    begin(&s);
    bool whole = s.whole;
    say_title(&s);
    say_blocks(&s);
    if (whole && scene.progress[0]) {
        struct buf progress = {0};
        words_add(&progress, scene.progress);
        buf_addf(out, "%s %s\n", _("Answered:"), buf_string(&progress));
        buf_free(&progress);
    }
    say_item(&s, !whole, out->length == start);
    say_offers(&s, whole, out->length == start);
    say_notice(&s, whole);
    if (out->length == start && model->screen != SCREEN_NOTE)
        buf_addf(out, "%s\n", _("Nothing changed."));
    buf_add_string(out, "> ");
    scene_free(&scene);
    line_front_free(front);
    *front = s.now;
}

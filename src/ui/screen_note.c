/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private note with an item. */
#include <config.h>

#include <string.h>

#include "ui/note.h"
#include "ui/screens.h"

void note_begin(struct model *model) {
    const char *note = model->assessment->answers[model->item].note;
    buf_clear(&model->note);
    if (note)
        buf_add_string(&model->note, note);
    model->note_cursor = model->note.length;
}

bool note_keep(struct model *model) {
    return assessment_note(model->assessment, model->item, buf_string(&model->note));
}

bool note_insert(struct model *model, const char *text) {
    struct buf clean = {0};
    text_add_clean(&clean, text, strlen(text), true);
    bool fits = model->note.length + clean.length <= NOTE_BYTES_MAX;
    if (!fits) {
        notice(model, STYLE_ALERT, _("A note holds %d characters at most; this does not fit."),
               NOTE_BYTES_MAX);
    } else {
        buf_insert(&model->note, model->note_cursor, buf_string(&clean), clean.length);
        model->note_cursor += clean.length;
    }
    buf_free(&clean);
    return fits;
}

bool note_takes(uint32_t key) {
    return key != UI_KEY_ESCAPE && key != UI_KEY_TAB && key != UI_KEY_BACKTAB && key != UI_KEY_HELP &&
           key != UI_KEY_STOP && key != UI_KEY_NONE;
}

static void insert_key(struct model *model, uint32_t key) {
    struct buf typed = {0};
    text_encode(&typed, key);
    note_insert(model, buf_string(&typed));
    buf_free(&typed);
}

static size_t cluster_after(const struct model *model) {
    size_t left = model->note.length - model->note_cursor;
    int columns;
    return left ? text_cluster(buf_string(&model->note) + model->note_cursor, left, &columns) : 0;
}

/* Where the line with the cursor starts and ends (newlines only, not wrapping). */
static size_t line_start(const struct model *model) {
    size_t at = model->note_cursor;
    while (at > 0 && model->note.bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct model *model) {
    size_t at = model->note_cursor;
    while (at < model->note.length && model->note.bytes[at] != '\n')
        at++;
    return at;
}

/* One screen line up or down, keeping the column: the layout knows where lines break. */
static void move_line(struct model *model, int by) {
    const char *text = buf_string(&model->note);
    size_t starts[512], at = 0;
    int count = 0, now = 0, width = model->columns > 1 ? model->columns - 1 : 1;
    while (count < (int)ARRAY_LENGTH(starts)) {
        starts[count++] = at;
        if (at >= model->note.length)
            break;
        struct text_line line = text_wrap(text + at, model->note.length - at, width);
        if (at + line.next >= model->note.length && text[model->note.length - 1] != '\n')
            break;
        at += line.next;
    }
    while (now + 1 < count && starts[now + 1] <= model->note_cursor)
        now++;
    int target = now + by;
    if (target < 0 || target >= count)
        return;
    int column = text_columns_of(text + starts[now], model->note_cursor - starts[now]);
    size_t end = target + 1 < count ? starts[target + 1] - 1 : model->note.length;
    size_t length = end > starts[target] ? end - starts[target] : 0;
    model->note_cursor = starts[target] + text_fit(text + starts[target], length, column);
}

struct effects note_press(struct model *model, const struct scene *scene, uint32_t key) {
    (void)scene;
    const char *text = buf_string(&model->note);
    size_t before = text_cluster_before(text, model->note_cursor), after = cluster_after(model);
    switch (key) {
    case UI_KEY_ENTER:
        /* a line at a time is safe on disk */
        return EFFECTS(note_insert(model, "\n") && note_keep(model) ? EFFECT_SAVE : 0);
    case UI_KEY_BACKSPACE:
        buf_remove(&model->note, model->note_cursor - before, before);
        model->note_cursor -= before;
        break;
    case UI_KEY_DELETE:
        buf_remove(&model->note, model->note_cursor, after);
        break;
    case UI_KEY_ARROW_LEFT:
        model->note_cursor -= before;
        break;
    case UI_KEY_ARROW_RIGHT:
        model->note_cursor += after;
        break;
    case UI_KEY_ARROW_UP:
    case UI_KEY_ARROW_DOWN:
        move_line(model, key == UI_KEY_ARROW_UP ? -1 : 1);
        break;
    case UI_KEY_HOME:
        model->note_cursor = line_start(model);
        break;
    case UI_KEY_END:
        model->note_cursor = line_end(model);
        break;
    case UI_KEY_PAGE_UP:
        model->note_cursor = 0;
        break;
    case UI_KEY_PAGE_DOWN:
        model->note_cursor = model->note.length;
        break;
    default:
        if (!text_is_control(key) && key < UI_KEY_ENTER)
            insert_key(model, key);
        break;
    }
    return NO_EFFECTS;
}

static void view(const struct model *model, struct scene *scene) {
    const struct item *item = &model->framework->items[model->item];
    scene_title(scene, "%s", _("Note for yourself"));
    doc_text(scene->doc, STYLE_STATEMENT, "%s", model_text(model, &item->statement));
    doc_gap(scene->doc);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("For instance: when did I last do this, and how did it go? A note stays in your "
               "own record. It is never shared. Esc keeps it and goes back."));
    doc_gap(scene->doc);
    doc_field(scene->doc, buf_string(&model->note), model->note_cursor);
    scene->editing = true;
    scene_offer(scene, ACTION_BACK, _("keep and go back"));
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action != ACTION_BACK)
        return NO_EFFECTS;
    bool changed = note_keep(model);
    go_back(model);
    return EFFECTS(changed ? EFFECT_SAVE : 0);
}

const struct screen_type screen_note = {view, act};

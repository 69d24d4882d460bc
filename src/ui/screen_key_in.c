/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of paper keyed in: typing one with the item at hand beside it, then looking it over. A
 * sheet is nowhere but here until it is written, and gone when it is not. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "ui/screens.h"

/* Room for what nobody needs to type, such as more blanks. */
#define TYPED_MOST(paper) (2 * SHEET_BYTES((paper)->shown_count))

#define ANSWERS_COLUMNS 76 /* no wider, as other texts: a line that is broken cannot be compared */
#define BEFORE_SHOWN 4 /* answers, so that a slip is seen at once */

static struct sheet *sheet_now(const struct model *model) {
    return model->keying->sheets[model->keying->turn];
}

static bool is_wrong(const struct sheet *sheet) {
    return sheet->fault != SHEET_WHOLE && sheet->fault != SHEET_SHORT;
}

/* What is wrong, as a sentence of its own. */
static void add_why(const struct model *model, struct buf *out) {
    const struct buf *typed = &model->editor.text;
    size_t from = out->length;
    sheet_why(sheet_now(model), buf_string(typed), typed->length, out);
    if (out->length > from && out->bytes[from] >= 'a' && out->bytes[from] <= 'z')
        out->bytes[from] = (char)(out->bytes[from] - 'a' + 'A');
    buf_add_char(out, '.');
}

static const struct item *item_at(const struct sheet *sheet, int place) {
    return &sheet->paper->framework->items[sheet->paper->shown[place]];
}

/* ---- coming and going ---- */

static void read_typed(struct model *model) {
    sheet_read(sheet_now(model), buf_string(&model->editor.text), model->editor.text.length);
}

/* The first or the second time, with what was typed then. */
static void open_turn(struct model *model, int turn) {
    struct buf text = {0};
    model->keying->turn = turn;
    sheet_write(sheet_now(model), &text);
    editor_begin(&model->editor, buf_string(&text), false, TYPED_MOST(sheet_now(model)->paper));
    buf_free(&text);
    model->place_count = 0;
    replace_screen(model, SCREEN_KEY_IN);
}

void begin_sheet(struct model *model) {
    for (int turn = 0; turn < 2; turn++)
        sheet_read(model->keying->sheets[turn], "", 0);
    open_turn(model, 0);
}

void drop_sheet(struct model *model) {
    begin_sheet(model);
    notice(model, STYLE_PLAIN, "%s", _("Nothing was written of that sheet."));
}

void sheet_was_written(struct model *model) {
    struct keying *keying = model->keying;
    keying->written++;
    buf_clear(&keying->last);
    sheet_write(keying->sheets[0], &keying->last);
    begin_sheet(model);
    notice(model, STYLE_GOOD, _("Sheet %d is written. Now the next one."), keying->written);
}

/* ---- typing ---- */

/* The byte behind so many signs that are no blanks. */
static size_t behind_signs(const char *text, size_t signs) {
    size_t at = 0;
    while (text[at] && signs > 0)
        signs -= text[at++] != ' ';
    return at;
}

/* The parts of the paper apart, and the cursor behind the sign where it was. */
static void tidy(struct model *model) {
    struct editor *editor = &model->editor;
    const char *text = buf_string(&editor->text);
    size_t signs = 0;
    struct buf text_now = {0};
    if (is_wrong(sheet_now(model)) || (editor->text.length && text[editor->text.length - 1] == '>'))
        return;
    for (size_t i = 0; i < editor->cursor; i++)
        signs += text[i] != ' ';
    sheet_write(sheet_now(model), &text_now);
    editor_begin(editor, buf_string(&text_now), false, editor->most);
    editor->cursor = behind_signs(buf_string(&editor->text), signs);
    buf_free(&text_now);
}

/* At the end a sign that cannot be is refused at once; elsewhere it is told, for who corrects
 * something must be able to take signs away first. */
static struct effects type(struct model *model, uint32_t key) {
    struct editor *editor = &model->editor;
    if (key == '?' && keymap_has(&model->settings.keymap, ACTION_HELP, key))
        return screen_act(model, ACTION_HELP, key); /* it is on no sheet, so it is not typed */
    char *before = mem_copy(buf_string(&editor->text));
    bool at_end = editor->cursor == editor->text.length;
    if (key != UI_KEY_NONE && !editor_press(editor, key == ' ' ? '.' : key, model->columns))
        hint_full(model);
    read_typed(model);
    if (at_end && key != UI_KEY_NONE && is_wrong(sheet_now(model)) &&
        editor->text.length > strlen(before)) {
        struct buf why = {0};
        add_why(model, &why);
        hint(model, "%s", buf_string(&why));
        buf_free(&why);
        editor_begin(editor, before, false, editor->most);
        read_typed(model);
    }
    tidy(model);
    free(before);
    return NO_EFFECTS;
}

static void write_buckets(const struct model *model, struct doc *doc) {
    const struct group *group = sheet_now(model)->group;
    doc_text(doc, STYLE_STATEMENT, "%s", _("Which part is ticked?"));
    for (int i = -1; i < group->bucket_count; i++) {
        struct buf name = {0};
        group_bucket_name(group, model->framework, i, model->language, &name);
        doc_text(doc, STYLE_PLAIN, "%c  %s", sheet_bucket_sign(i), buf_string(&name));
        buf_free(&name);
    }
}

/* The item whose answer comes at the cursor, and what was typed before it, the last one first. */
static void write_here(const struct model *model, struct doc *doc) {
    const struct sheet *sheet = sheet_now(model);
    struct sheet *here = sheet_new(sheet->paper, sheet->group);
    sheet_read(here, buf_string(&model->editor.text), model->editor.cursor);
    if (!here->bucket_said)
        write_buckets(model, doc);
    else if (here->count < sheet->paper->shown_count)
        doc_text(doc, STYLE_STATEMENT, "%d. %s  %s", here->count + 1,
                 item_at(sheet, here->count)->id,
                 model_text(model, &item_at(sheet, here->count)->statement));
    doc_gap(doc);
    for (int i = here->count - 1; i >= 0 && i >= here->count - BEFORE_SHOWN; i--) {
        struct buf answer = {0};
        sheet_answer(here, i, &answer);
        doc_text(doc, STYLE_PLAIN, "%s  %-3s  %s", item_at(sheet, i)->id, buf_string(&answer),
                 model_text(model, &item_at(sheet, i)->statement));
        buf_free(&answer);
    }
    sheet_free(here);
}

static void write_state(const struct model *model, struct doc *doc) {
    const struct sheet *sheet = sheet_now(model);
    if (is_wrong(sheet)) {
        struct buf why = {0};
        add_why(model, &why);
        doc_text(doc, STYLE_ALERT, "%s", buf_string(&why));
        doc_gap(doc);
        buf_free(&why);
    } else if (sheet->fault == SHEET_WHOLE) {
        doc_text(doc, STYLE_GOOD, "%s", _("All answers are there. Press Enter to look them over."));
        doc_gap(doc);
    }
}

static void title_sheet(const struct model *model, struct scene *scene) {
    const struct keying *keying = model->keying;
    const struct sheet *sheet = sheet_now(model);
    if (keying->turn)
        scene_title(scene, _("Sheet %d, the second time"), keying->written + 1);
    else
        scene_title(scene, _("Sheet %d"), keying->written + 1);
    scene_place(scene, _("%d of %d"), sheet->count, sheet->paper->shown_count);
}

static void view(const struct model *model, struct scene *scene) {
    title_sheet(model, scene);
    doc_text(scene->doc, STYLE_QUIET, "%s",
             _("Type one sign for each item: 0 to 7, or a full stop for what was left open. The "
               "wish goes behind it: 2>3."));
    doc_gap(scene->doc);
    scene_field(model, scene);
    doc_gap(scene->doc);
    write_state(model, scene->doc);
    write_here(model, scene->doc);
    scene_offer(scene, ACTION_GO, _("look it over"));
    scene_offer_lines(scene);
    scene_offer(scene, ACTION_BACK, _("leave it"));
    scene_offer(scene, ACTION_HELP, NULL);
}

static void look_over(struct model *model) {
    const struct keying *keying = model->keying;
    const struct sheet *sheet = sheet_now(model);
    int missing = sheet->paper->shown_count - sheet->count;
    if (is_wrong(sheet)) {
        struct buf why = {0};
        add_why(model, &why);
        hint(model, "%s", buf_string(&why));
        buf_free(&why);
    } else if (sheet->fault == SHEET_SHORT) {
        hint(model,
             ngettext("%d answer is still to come; a full stop is for what was left open.",
                      "%d answers are still to come; a full stop is for what was left open.",
                      (unsigned long)missing),
             missing);
    } else if (keying->twice && keying->sheets[1 - keying->turn]->fault != SHEET_WHOLE) {
        open_turn(model, 1 - keying->turn);
        notice(model, STYLE_PLAIN, "%s", _("Now the same sheet a second time."));
    } else {
        replace_screen(model, SCREEN_KEY_IN_CHECK);
    }
}

static struct effects act(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action == ACTION_GO)
        look_over(model);
    else if (action == ACTION_BACK)
        replace_screen(model, SCREEN_KEY_IN_CHECK);
    return NO_EFFECTS;
}

const struct screen_type screen_key_in = {view, act, type};

/* ---- looking it over ---- */

enum entry { ENTRY_WRITE, ENTRY_CORRECT, ENTRY_OTHER, ENTRY_DROP, ENTRY_STOP, ENTRIES };

static bool is_whole(const struct model *model) {
    const struct keying *keying = model->keying;
    return keying->sheets[0]->fault == SHEET_WHOLE &&
           (!keying->twice || keying->sheets[1]->fault == SHEET_WHOLE);
}

static bool differs(const struct model *model) {
    const struct keying *keying = model->keying;
    return keying->twice && is_whole(model) && !sheet_same(keying->sheets[0], keying->sheets[1]);
}

static bool is_typed(const struct model *model) {
    return model->editor.text.length > 0 || model->keying->turn > 0;
}

static bool is_there(const struct model *model, enum entry entry) {
    switch (entry) {
    case ENTRY_WRITE:
        return is_whole(model) && !differs(model);
    case ENTRY_OTHER:
        return differs(model);
    case ENTRY_DROP:
        return is_typed(model);
    case ENTRY_STOP:
        return !is_typed(model);
    default:
        return true;
    }
}

static enum entry entry_at(const struct model *model, int place) {
    int at = 0;
    while (at < ENTRIES && (!is_there(model, (enum entry)at) || place-- > 0))
        at++;
    return (enum entry)at;
}

static const char *entry_label(const struct model *model, enum entry entry) {
    bool second = model->keying->turn > 0;
    switch (entry) {
    case ENTRY_WRITE:
        return _("It is right: write it");
    case ENTRY_CORRECT:
        return !is_whole(model)  ? _("Go on typing")
               : !differs(model) ? _("Correct it")
               : second          ? _("Correct the second time")
                                 : _("Correct the first time");
    case ENTRY_OTHER:
        return second ? _("Correct the first time") : _("Correct the second time");
    case ENTRY_DROP:
        return _("Drop this sheet");
    default:
        return _("Stop");
    }
}

/* A line of answers that stand beside each other. */
struct answer_line {
    struct doc *doc;
    struct buf shown, spoken;
    int width; /* of a code */
    int count, most;
};

static void end_line(struct answer_line *line) {
    if (line->count > 0) {
        doc_text(line->doc, STYLE_PLAIN, "%s", buf_string(&line->shown));
        doc_spoken(line->doc, buf_string(&line->spoken));
    }
    buf_clear(&line->shown);
    buf_clear(&line->spoken);
    line->count = 0;
}

static void add_answer(struct answer_line *line, const char *id, const char *answer) {
    if (line->count == line->most)
        end_line(line);
    buf_addf(&line->shown, "%s%-*s %-3s", line->count ? "   " : "", line->width, id, answer);
    buf_addf(&line->spoken, "%s%s %s", line->count ? ", " : "", id, answer);
    line->count++;
}

static int code_width(const struct sheet *sheet) {
    int width = 0;
    for (int i = 0; i < sheet->count; i++) {
        int columns = text_columns(item_at(sheet, i)->id);
        width = columns > width ? columns : width;
    }
    return width;
}

/* All answers, part by part of the paper. */
static void write_answers(const struct model *model, struct doc *doc) {
    const struct sheet *sheet = sheet_now(model);
    struct answer_line line = {.doc = doc, .width = code_width(sheet)};
    int columns = model->columns < ANSWERS_COLUMNS ? model->columns : ANSWERS_COLUMNS;
    line.most = (columns - 2) / (line.width + 7);
    line.most = line.most < 1 ? 1 : line.most;
    for (int i = 0, dimension = -1; i < sheet->count; i++) {
        struct buf answer = {0};
        if (item_at(sheet, i)->dimension != dimension) {
            end_line(&line);
            dimension = item_at(sheet, i)->dimension;
            doc_text(doc, STYLE_QUIET, "%s",
                     model_text(model, &model->framework->dimensions[dimension].name));
        }
        sheet_answer(sheet, i, &answer);
        add_answer(&line, item_at(sheet, i)->id, buf_string(&answer));
        buf_free(&answer);
    }
    end_line(&line);
    doc_gap(doc);
    buf_free(&line.shown);
    buf_free(&line.spoken);
}

static void write_difference(const struct sheet *first, const struct sheet *second, int place,
                             struct doc *doc) {
    struct buf one = {0}, two = {0};
    sheet_answer(first, place, &one);
    sheet_answer(second, place, &two);
    if (strcmp(buf_string(&one), buf_string(&two)) != 0)
        doc_bullet(doc, _("%d. %s: first %s, then %s"), place + 1, item_at(first, place)->id,
                   buf_string(&one), buf_string(&two));
    buf_free(&one);
    buf_free(&two);
}

static void write_differences(const struct model *model, struct doc *doc) {
    const struct sheet *first = model->keying->sheets[0], *second = model->keying->sheets[1];
    doc_text(doc, STYLE_STATEMENT, "%s", _("The two times differ. Look at the paper:"));
    if (first->bucket != second->bucket)
        doc_bullet(doc, _("the part: first %c, then %c"), sheet_bucket_sign(first->bucket),
                   sheet_bucket_sign(second->bucket));
    for (int i = 0; i < first->count; i++)
        write_difference(first, second, i, doc);
    doc_gap(doc);
}

static void write_count(const struct model *model, struct doc *doc) {
    const struct sheet *sheet = sheet_now(model);
    int open = sheet_open(sheet);
    doc_text(doc, STYLE_STATEMENT,
             ngettext("%d of %d answers, %d of them left open",
                      "%d of %d answers, %d of them left open", (unsigned long)sheet->count),
             sheet->count, sheet->paper->shown_count, open);
    if (sheet->group->bucket_count && sheet->bucket_said) {
        struct buf name = {0};
        group_bucket_name(sheet->group, model->framework, sheet->bucket, model->language, &name);
        doc_text(doc, STYLE_PLAIN, _("Part: %c, %s"), sheet_bucket_sign(sheet->bucket),
                 buf_string(&name));
        buf_free(&name);
    }
}

/* A sheet that lay in the stack twice, or somebody who did not know whether it was written. */
static void write_same(const struct model *model, struct doc *doc) {
    struct buf text = {0};
    sheet_write(model->keying->sheets[0], &text);
    if (text.length && strcmp(buf_string(&text), buf_string(&model->keying->last)) == 0)
        doc_text(doc, STYLE_ALERT, "%s",
                 _("This says exactly the same as the sheet before. Is it another one?"));
    buf_free(&text);
}

static void view_check(const struct model *model, struct scene *scene) {
    title_sheet(model, scene);
    if (differs(model)) {
        write_differences(model, scene->doc);
    } else if (is_typed(model)) {
        write_same(model, scene->doc);
        write_count(model, scene->doc);
        write_answers(model, scene->doc);
    } else {
        int written = model->keying->written;
        doc_text(scene->doc, STYLE_STATEMENT,
                 ngettext("%d sheet is written.", "%d sheets are written.", (unsigned long)written),
                 written);
        doc_gap(scene->doc);
    }
    for (int i = 0; i < ENTRIES; i++)
        if (is_there(model, (enum entry)i))
            scene_lead(scene, entry_label(model, (enum entry)i), "");
    scene_offer(scene, ACTION_GO, _("choose"));
    scene_offer_moves(scene);
    scene_offer_rest(scene);
}

static struct effects act_check(struct model *model, enum action action, uint32_t key) {
    (void)key;
    if (action != ACTION_GO)
        return NO_EFFECTS;
    switch (entry_at(model, model->focus)) {
    case ENTRY_WRITE:
        return EFFECTS(EFFECT_KEY_IN);
    case ENTRY_CORRECT:
        replace_screen(model, SCREEN_KEY_IN);
        return NO_EFFECTS;
    case ENTRY_OTHER:
        open_turn(model, 1 - model->keying->turn);
        return NO_EFFECTS;
    case ENTRY_DROP:
        ask(model, ASK_DROP);
        return NO_EFFECTS;
    case ENTRY_STOP:
        return EFFECTS(EFFECT_QUIT);
    default:
        return NO_EFFECTS;
    }
}

const struct screen_type screen_key_in_check = {view_check, act_check, NULL};

/* ---- the whole of it ---- */

void keying_free(struct keying *keying) {
    if (!keying)
        return;
    sheet_free(keying->sheets[0]);
    sheet_free(keying->sheets[1]);
    buf_free(&keying->last);
    free(keying);
}

void model_enter_key_in(struct model *model, const struct assessment *paper,
                        const struct group *group, bool twice) {
    keying_free(model->keying);
    model->keying = mem_new(1, sizeof *model->keying);
    model->keying->twice = twice;
    for (int turn = 0; turn < 2; turn++)
        model->keying->sheets[turn] = sheet_new(paper, group);
    begin_sheet(model);
}

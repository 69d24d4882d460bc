/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice: marks, number, label, and its state in words. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "report/layout_parts.h"

static const char *const mark_signs[] = {
    [MARK_NONE] = "",        [MARK_ONE_OFF] = "( )", [MARK_ONE_ON] = "(●)",
    [MARK_WISH_OFF] = "( )", [MARK_WISH_ON] = "(◆)", [MARK_ANY_OFF] = "[ ]",
    [MARK_ANY_ON] = "[x]",
};

/* One line, in words: "2. on my own (here I am now)". */
static void set_linear(struct layout *layout, const struct block *block, int number,
                       const struct layout_options *options) {
    const struct choice *choice = &block->choice;
    struct buf text = {0};
    buf_addf(&text, "%d. %s", choice->number >= 0 ? choice->number : number + 1, choice->label);
    if (choice->state[0])
        buf_addf(&text, " (%s)", choice->state);
    struct line_of_text *line = layout_line(layout);
    line->choice = number;
    layout_wrapped(layout, line, STYLE_PLAIN, 0, options->columns, buf_string(&text));
    buf_free(&text);
}

static bool is_chosen(const struct choice *choice) {
    for (int i = 0; i < choice->mark_count; i++)
        if (choice->marks[i] == MARK_ONE_ON || choice->marks[i] == MARK_WISH_ON ||
            choice->marks[i] == MARK_ANY_ON)
            return true;
    return false;
}

/* The state goes to the right end when there is room beside the label, else below it. */
static void set_state(struct layout *layout, const struct choice *choice, int first_line,
                      int label_column, int columns) {
    if (!choice->state[0])
        return;
    int state_columns = text_columns(choice->state);
    int label_columns = text_columns(choice->label);
    int right = columns - state_columns;
    if (layout->count == first_line + 1 && label_column + label_columns + 2 <= right)
        layout_span(layout, &layout->lines[first_line], STYLE_CHOSEN, right, choice->state,
                    strlen(choice->state));
    else
        layout_wrapped(layout, NULL, STYLE_CHOSEN, label_column, columns, choice->state);
}

void layout_choice(struct layout *layout, const struct block *block, int number,
                   const struct layout_options *options) {
    if (options->linear) {
        set_linear(layout, block, number, options);
        return;
    }
    const struct choice *choice = &block->choice;
    bool focus = options->focus == number && !options->no_focus_style;
    int first_line = layout->count, column = block->indent + 1;
    struct line_of_text *line = layout_line(layout);
    line->choice = number;
    line->cursor = column;
    for (int i = 0; i < choice->mark_count; i++, column += MARK_COLUMNS) {
        const char *sign = mark_signs[choice->marks[i]];
        if (i == choice->cursor_mark)
            line->cursor = column + 1;
        layout_span(layout, line, STYLE_PLAIN, column, sign, strlen(sign));
    }
    if (choice->number >= 0) {
        char digits[16];
        int length = snprintf(digits, sizeof digits, "%d", choice->number);
        layout_span(layout, line, STYLE_KEY, column, digits, (size_t)length);
        column += length + 1;
    }
    if (choice->mark_count == 0)
        line->cursor = column;
    int columns = options->columns < 100 ? options->columns : 100;
    enum style style = focus ? STYLE_FOCUS : is_chosen(choice) ? STYLE_CHOSEN : STYLE_PLAIN;
    if (choice->mark_count == 0 && choice->number < 0 && choice->label[0]) {
        /* nothing before it shows where it begins: the lines below it hang */
        layout_hanging(layout, line, style, column, columns, choice->label);
        set_state(layout, choice, first_line, column + 2, columns);
    } else {
        layout_wrapped(layout, line, style, column, columns, choice->label);
        set_state(layout, choice, first_line, column, columns);
    }
    for (int i = first_line; i < layout->count; i++)
        layout->lines[i].part_of = number;
}

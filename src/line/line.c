/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "line/line.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void line_front_free(struct line_front *front) {
    buf_free(&front->printed);
    *front = (struct line_front){0};
}

/* The keys of this screen, in one line. */
static void add_offers(const struct scene *scene, struct buf *out) {
    const char *comma = "";
    buf_addf(out, "%s ", _("You can type:"));
    for (int i = 0; i < scene->offer_count; i++) {
        enum action action = scene->offers[i].action;
        if (action >= ACTION_PAGE_UP && action <= ACTION_LAST)
            continue;
        if (action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PICK)
            continue;
        const char *key = _(action_table[action].key_label), *label = scene->offers[i].label;
        if (!label)
            label = _(action_table[action].label);
        if ((unsigned char)key[0] < 0x80)
            buf_addf(out, "%s%s (%s)", comma, key, label);
        else
            buf_addf(out, "%s%s", comma, label); /* an arrow cannot be typed: its word can */
        comma = ", ";
    }
    if (scene->doc->choice_count)
        buf_addf(out, "%s%s", comma, _("or the number before a choice"));
    buf_add_char(out, '\n');
}

static void add_screen(const struct scene *scene, const struct buf *body, struct buf *out) {
    buf_addf(out, "\n%s", scene->title);
    if (scene->place[0])
        buf_addf(out, ", %s", scene->place);
    buf_add_char(out, '\n');
    buf_add(out, buf_string(body), body->length);
    if (scene->progress[0])
        buf_addf(out, "%s\n", scene->progress);
    add_offers(scene, out);
}

/* Behind the first line in TEXT that is LINE, or NULL. */
static const char *after_line(const char *text, const char *line, size_t length) {
    while (*text) {
        size_t text_length = strcspn(text, "\n");
        bool same = text_length == length && memcmp(text, line, length) == 0;
        text += text_length + (text[text_length] != '\0');
        if (same)
            return text;
    }
    return NULL;
}

/* The lines of NOW that were not in BEFORE; a line more or less does not matter to the rest. */
static void add_changes(const char *before, const char *now, struct buf *out) {
    while (*now) {
        size_t length = strcspn(now, "\n");
        const char *after = length ? after_line(before, now, length) : before;
        if (after) {
            before = after;
        } else {
            buf_add(out, now, length);
            buf_add_char(out, '\n');
        }
        now += length + (now[length] != '\0');
    }
}

void line_show(struct line_front *front, const struct model *model, int columns, struct buf *out) {
    struct scene scene;
    struct buf body = {0};
    ui_view(model, &scene);
    doc_write_text(scene.doc, columns, true, &body);
    bool same = front->started && front->screen == model->screen && front->item == model->item &&
                front->step == (int)model->step &&
                strcmp(front->language, model->language) == 0;
    bool read = strcmp(buf_string(&front->printed), buf_string(&body)) == 0;
    if (same && (read || scene.doc->choice_count > 0))
        add_changes(buf_string(&front->printed), buf_string(&body), out);
    else if (!scene.editing || front->screen != SCREEN_NOTE)
        add_screen(&scene, &body, out);
    if (model->notice.length)
        buf_addf(out, "%s\n", buf_string(&model->notice));
    buf_add_string(out, "> ");
    buf_free(&front->printed);
    front->printed = body;
    front->screen = model->screen;
    front->item = model->item;
    front->step = (int)model->step;
    memcpy(front->language, model->language, sizeof front->language);
    front->started = true;
    scene_free(&scene);
}

static int key_message(struct message *message, uint32_t key) {
    *message = (struct message){.type = MESSAGE_KEY, .key = key};
    return 1;
}

/* "2", "2>3", ">3" on an item. WISH: digits are for the wish; afterwards that is as it was. */
static int read_levels(bool wish, const char *typed, struct message *messages) {
    int count = 0;
    bool level = *typed >= '0' && *typed < '0' + LEVELS;
    if (*typed >= '0' && *typed <= '7' && !typed[1])
        return key_message(messages, (uint32_t)*typed);
    if (level && wish)
        count += key_message(&messages[count], 'w');
    if (level)
        count += key_message(&messages[count], (uint32_t)*typed++);
    if (typed[0] != '>' || typed[1] < '0' || typed[1] >= '0' + LEVELS || typed[2])
        return 0;
    if (level || !wish)
        count += key_message(&messages[count], 'w');
    count += key_message(&messages[count], (uint32_t)typed[1]);
    if (!wish)
        count += key_message(&messages[count], 'w');
    return count;
}

/* "vb-01" goes to that item, "vb-01 2>3" answers it as well: for keying in from paper. */
static int read_code(const struct model *model, const char *typed, struct message *messages) {
    size_t length = strcspn(typed, " ");
    struct buf code = {0};
    buf_add(&code, typed, length);
    int item = model->assessment ? framework_item(model->framework, buf_string(&code)) : -1;
    buf_free(&code);
    if (item < 0 || assessment_position(model->assessment, item) < 0 || model->looking_back)
        return 0;
    messages[0] = (struct message){.type = MESSAGE_ITEM, .number = item};
    if (!typed[length])
        return 1;
    int count = read_levels(false, typed + length + 1, messages + 1);
    return count ? count + 1 : 0;
}

static int read_number(const char *typed, const struct scene *scene, struct message *message) {
    char *end;
    long number = strtol(typed, &end, 10);
    if (*typed < '0' || *typed > '9' || *end || number < 1 || number > scene->doc->choice_count)
        return 0;
    *message = (struct message){.type = MESSAGE_PICK, .number = (int)number - 1};
    return 1;
}

/* An action's own name, or its word in the key bar, in the language of the screen. A level needs
 * its digit: no word for it says which. */
static int read_word(const char *typed, const struct scene *scene, struct message *message) {
    for (int i = 0; i < scene->offer_count; i++) {
        const struct action_info *info = &action_table[scene->offers[i].action];
        const char *label = scene->offers[i].label;
        if (scene->offers[i].action == ACTION_RATE)
            continue;
        if (strcasecmp(typed, info->name) == 0 || strcasecmp(typed, _(info->label)) == 0 ||
            strcasecmp(typed, _(info->key_label)) == 0 ||
            (label && strcasecmp(typed, label) == 0))
            return key_message(message, info->keys[0]);
    }
    return 0;
}

static int read_command(const struct model *model, const struct scene *scene, const char *typed,
                        struct message *messages) {
    if (typed[0] == '\0')
        return key_message(messages, UI_KEY_ENTER);
    uint32_t key = key_from_name(typed);
    if (key != UI_KEY_NONE)
        return key_message(messages, key);
    int count = 0;
    if (model->screen == SCREEN_ITEM)
        count = read_levels(model->wish, typed, messages);
    if (!count && model->screen != SCREEN_ITEM)
        count = read_number(typed, scene, messages);
    if (!count)
        count = read_code(model, typed, messages);
    if (!count)
        count = read_word(typed, scene, messages);
    if (count)
        return count;
    size_t used = text_decode(typed, strlen(typed), &key);
    if (typed[used])
        return 0;
    for (int i = 0; i < scene->offer_count; i++)
        if (action_has_key(scene->offers[i].action, key))
            return key_message(messages, key);
    return 0;
}

static int read_note(const struct model *model, const char *typed, struct message *messages) {
    if (!typed[0] || strcmp(typed, ".") == 0 || key_from_name(typed) == UI_KEY_ESCAPE)
        return key_message(messages, UI_KEY_ESCAPE);
    int count = 0;
    if (model->note.length)
        messages[count++] = (struct message){.type = MESSAGE_TEXT, .text = "\n"};
    messages[count++] = (struct message){.type = MESSAGE_TEXT, .text = typed};
    return count;
}

int line_read(const struct model *model, const char *typed, struct message *messages) {
    struct scene scene;
    ui_view(model, &scene);
    int count = scene.editing ? read_note(model, typed, messages)
                              : read_command(model, &scene, typed, messages);
    scene_free(&scene);
    return count;
}

void line_not_understood(struct buf *out) {
    buf_addf(out, "%s\n> ", _("I do not understand that. Type ? for help."));
}

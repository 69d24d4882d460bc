/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line means. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "line/line.h"
#include "line/scene.h"

#define QUOTE_COLUMNS 40 /* of a line that is not understood */

static int key_message(struct message *message, uint32_t key) {
    *message = (struct message){.type = MESSAGE_KEY, .key = key};
    return 1;
}

static int text_message(struct message *message, const char *text) {
    *message = (struct message){.type = MESSAGE_TEXT, .text = text};
    return 1;
}

static bool is_offered(const struct scene *scene, enum action action) {
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == action)
            return true;
    return false;
}

/* True when one of ACTIONS on offer has this key. */
static bool is_key_of_offer(const struct scene *scene, uint32_t key) {
    for (int i = 0; i < scene->offer_count; i++)
        if (keymap_has(scene->keymap, scene->offers[i].action, key))
            return true;
    return false;
}

/* --- an item ------------------------------------------------------------------------------- */

/* The key that turns to the wish and back, on the screen or on the item that is gone to; 0 when
 * no wishes are asked. */
static uint32_t wish_key(const struct model *model) {
    return model->settings.wishes ? model->settings.keymap.keys[ACTION_WISH][0] : 0;
}

/* "2", "2>3", ">3" on an item. WISH: digits are for the wish; afterwards that is as it was. */
static int read_levels(const struct model *model, bool wish, const char *typed,
                       struct message *messages) {
    int count = 0;
    uint32_t turn = wish_key(model);
    bool level = *typed >= '0' && *typed < '0' + LEVELS;
    if (*typed >= '0' && *typed <= '7' && !typed[1])
        return key_message(messages, (uint32_t)*typed);
    if (level && wish)
        count += key_message(&messages[count], turn);
    if (level)
        count += key_message(&messages[count], (uint32_t)*typed++);
    if (turn == 0 || typed[0] != '>' || typed[1] < '0' || typed[1] >= '0' + LEVELS || typed[2])
        return 0;
    if (level || !wish)
        count += key_message(&messages[count], turn);
    count += key_message(&messages[count], (uint32_t)typed[1]);
    if (!wish)
        count += key_message(&messages[count], turn);
    return count;
}

/* True when a text is being written on this screen or under it: it must not be lost. */
static bool is_writing(const struct model *model) {
    static const enum screen written[] = {SCREEN_NOTE, SCREEN_SEARCH, SCREEN_INTENTION,
                                          SCREEN_SHARE, SCREEN_ROOM_TEXT, SCREEN_KEY_IN,
                                          SCREEN_VISIT_CODE};
    bool writing = false;
    for (int i = 0; i < model->place_count; i++)
        for (size_t j = 0; j < ARRAY_LENGTH(written); j++)
            writing = writing || model->places[i].screen == written[j];
    return writing;
}

/* "vb-01" goes to that item, "vb-01 2>3" answers it as well: for keying in from paper. */
static int read_code(const struct model *model, const char *typed, struct message *messages) {
    size_t length = strcspn(typed, " ");
    struct buf code = {0};
    buf_add(&code, typed, length);
    int item = model->assessment ? framework_item(model->framework, buf_string(&code)) : -1;
    buf_free(&code);
    if (item < 0 || assessment_position(model->assessment, item) < 0 || model->looking_back ||
        is_writing(model))
        return 0;
    messages[0] = (struct message){.type = MESSAGE_ITEM, .number = item};
    if (!typed[length])
        return 1;
    int count = read_levels(model, false, typed + length + 1, messages + 1);
    return count ? count + 1 : 0;
}

/* --- a command ----------------------------------------------------------------------------- */

/* The number of a choice, as it is said: "12", or "12.". */
static int read_number(const char *typed, const struct scene *scene, struct message *message) {
    char *end;
    long number = strtol(typed, &end, 10);
    end += *end == '.';
    if (*typed < '0' || *typed > '9' || *end || number < 1 || number > scene->doc->choice_count)
        return 0;
    *message = (struct message){.type = MESSAGE_PICK, .number = (int)number - 1};
    return 1;
}

static bool is_word_for(const char *typed, enum action action, const char *label) {
    const struct action_info *info = &action_table[action];
    return strcasecmp(typed, info->name) == 0 || strcasecmp(typed, info->label) == 0 ||
           strcasecmp(typed, _(info->label)) == 0 || (label && strcasecmp(typed, label) == 0);
}

/* An action's own name, or its word in the key bar, in English or the language of the screen. A
 * level needs its digit: no word for it says which. */
static int read_word(const char *typed, const struct scene *scene, struct message *message) {
    for (int i = 0; i < scene->offer_count; i++) {
        const struct offer *offer = &scene->offers[i];
        if (offer->action != ACTION_RATE && is_word_for(typed, offer->action, offer->label))
            return key_message(message, scene->keymap->keys[offer->action][0]);
    }
    return 0;
}

static int read_command(const struct model *model, const struct scene *scene, const char *typed,
                        struct message *messages) {
    if (typed[0] == '\0')
        return is_offered(scene, ACTION_GO) ? key_message(messages, UI_KEY_ENTER) : 0;
    uint32_t key = key_from_name(typed);
    if (strcmp(typed, ".") == 0 && is_offered(scene, ACTION_BACK) && !is_key_of_offer(scene, '.'))
        key = UI_KEY_ESCAPE; /* as where a text is typed */
    if (key != UI_KEY_NONE)
        return key_message(messages, key);
    int count = 0;
    bool digit = *typed >= '0' && *typed < '0' + LEVELS && !typed[1];
    if (model->screen == SCREEN_ITEM)
        count = read_levels(model, model->wish, typed, messages);
    else if (is_offered(scene, ACTION_RATE)) /* looking back: a level, nothing else */
        count = digit ? key_message(messages, (uint32_t)*typed) : 0;
    else
        count = read_number(typed, scene, messages);
    if (!count)
        count = read_code(model, typed, messages);
    if (!count)
        count = read_word(typed, scene, messages);
    if (count)
        return count;
    size_t used = text_decode(typed, strlen(typed), &key);
    return !typed[used] && is_key_of_offer(scene, key) ? key_message(messages, key) : 0;
}

/* --- a field ------------------------------------------------------------------------------- */

/* The bytes of TYPED that the editor would take. */
static size_t clean_length(const char *typed) {
    struct buf clean = {0};
    text_add_clean(&clean, typed, strlen(typed), false);
    size_t length = clean.length;
    buf_free(&clean);
    return length;
}

/* The name of a key that nobody writes: F1 for help, Ctrl-O for an own editor. */
static uint32_t key_in_field(const struct scene *scene, const char *typed) {
    uint32_t key = key_from_name(typed);
    bool named = (key >= UI_KEY_F1 && key <= UI_KEY_CTRL_Z) && is_key_of_offer(scene, key);
    return named ? key : UI_KEY_NONE;
}

/* What does not fit is handed over alone: it is refused, and what was there stays. */
static int read_note(const struct model *model, const char *typed, struct message *messages) {
    const struct editor *editor = &model->editor;
    size_t length = clean_length(typed);
    int count = 0;
    if (!typed[0] || strcmp(typed, ".") == 0 || key_from_name(typed) == UI_KEY_ESCAPE)
        return key_message(messages, UI_KEY_ESCAPE);
    if (length == 0)
        return 0;
    if (editor->text.length && editor->text.length + length <= editor->most)
        count += text_message(&messages[count], "\n");
    return count + text_message(&messages[count], typed);
}

static bool is_back(const struct scene *scene, const char *typed) {
    const char *label = NULL;
    for (int i = 0; i < scene->offer_count; i++)
        if (scene->offers[i].action == ACTION_BACK)
            label = scene->offers[i].label;
    return strcmp(typed, ".") == 0 || key_from_name(typed) == UI_KEY_ESCAPE ||
           is_word_for(typed, ACTION_BACK, label);
}

/* Where there are results a short number is meant as one of them, also when there is none. */
static bool is_number_of_result(const char *typed, const struct scene *scene) {
    size_t digits = strspn(typed, "0123456789");
    return scene->doc->choice_count && digits > 0 && digits <= 2 &&
           strspn(typed + digits, ".") == strlen(typed + digits);
}

/* A field of one line: the typed line takes the place of what was there. */
static int read_field(const struct model *model, const struct scene *scene, const char *typed,
                      struct message *messages) {
    bool search = model->screen == SCREEN_SEARCH, empty = strcmp(typed, "-") == 0;
    size_t length = clean_length(typed);
    int count = 0;
    if (is_back(scene, typed) || (search && !typed[0]))
        return key_message(messages, UI_KEY_ESCAPE);
    if (!typed[0])
        return key_message(messages, UI_KEY_ENTER);
    if (strcmp(typed, "?") == 0)
        return key_message(messages, UI_KEY_HELP);
    if (length == 0)
        return 0;
    if (length > model->editor.most)
        return text_message(messages, typed);
    if (search && is_number_of_result(typed, scene))
        return read_number(typed, scene, messages);
    count += key_message(&messages[count], UI_KEY_CTRL('U'));
    if (!empty)
        count += text_message(&messages[count], typed);
    if (!search)
        count += key_message(&messages[count], UI_KEY_ENTER);
    return count;
}

int line_read(const struct model *model, const char *typed, struct message *messages) {
    struct scene scene;
    int count;
    line_view(model, &scene);
    uint32_t key = scene.editing ? key_in_field(&scene, typed) : UI_KEY_NONE;
    if (key != UI_KEY_NONE)
        count = key_message(messages, key);
    else if (!scene.editing)
        count = read_command(model, &scene, typed, messages);
    else if (model->editor.lines)
        count = read_note(model, typed, messages);
    else
        count = read_field(model, &scene, typed, messages);
    scene_free(&scene);
    return count;
}

void line_not_understood(const struct model *model, const char *typed, struct buf *out) {
    struct buf clean = {0}, quote = {0};
    struct scene scene;
    text_add_clean(&clean, typed, strlen(typed), false);
    text_add_cut(&quote, buf_string(&clean), QUOTE_COLUMNS, "...");
    if (quote.length)
        buf_addf(out, _("I do not understand \"%s\". Nothing changed."), buf_string(&quote));
    else
        buf_add_string(out, _("An empty line does nothing here."));
    ui_view(model, &scene);
    if (scene.editing) /* words would be written there */
        buf_addf(out, _(" Type %s for help.\n> "), model->editor.lines ? "F1" : "?");
    else
        buf_addf(out, _(" Type %s for help, or %s to hear the screen again.\n> "),
                 _(action_table[ACTION_HELP].label), _(action_table[ACTION_REDRAW].label));
    scene_free(&scene);
    buf_free(&clean);
    buf_free(&quote);
}

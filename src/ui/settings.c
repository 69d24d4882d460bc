/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/settings.h"

#include <string.h>

#include "base/base.h"
#include "ui/rebind.h"

static const char *const languages[] = {"system", "nl", "en"};
static const char *const yes_no[] = {"no", "yes"};

const struct setting_info setting_table[SETTINGS] = {
    [SETTING_LANGUAGE] = {"language", languages, ARRAY_LENGTH(languages),
                          N_("The language: Dutch, English, or what the system says.")},
    [SETTING_THEME] = {"theme", theme_names, THEMES,
                       N_("The colours: those of the terminal, for a dark or a light background, "
                          "white on black, or none.")},
    [SETTING_WISHES] = {"wishes", yes_no, ARRAY_LENGTH(yes_no),
                        N_("With each item, also where you want to be.")},
    [SETTING_MOUSE] = {"mouse", yes_no, ARRAY_LENGTH(yes_no), N_("Choose with the mouse too.")},
};

enum setting setting_from_name(const char *name) {
    int i = 0;
    while (i < SETTINGS && strcmp(setting_table[i].name, name) != 0)
        i++;
    return (enum setting)i;
}

int setting_value(const struct settings *settings, enum setting setting) {
    switch (setting) {
    case SETTING_LANGUAGE:
        for (int i = 1; i < (int)ARRAY_LENGTH(languages); i++)
            if (strcmp(languages[i], settings->language) == 0)
                return i;
        return 0;
    case SETTING_THEME:
        return (int)settings->theme;
    case SETTING_WISHES:
        return settings->wishes;
    default:
        return settings->mouse;
    }
}

void setting_choose(struct settings *settings, enum setting setting, int value) {
    switch (setting) {
    case SETTING_LANGUAGE:
        memset(settings->language, 0, sizeof settings->language);
        if (value > 0 && value < (int)ARRAY_LENGTH(languages))
            memcpy(settings->language, languages[value], 2);
        break;
    case SETTING_THEME:
        settings->theme = (enum theme)value;
        break;
    case SETTING_WISHES:
        settings->wishes = value != 0;
        break;
    default:
        settings->mouse = value != 0;
        break;
    }
}

void settings_usual(struct settings *settings) {
    *settings = (struct settings){.wishes = true};
    keymap_usual(&settings->keymap);
}

/* ---- reading ---- */

/* No limit is hit before that of the bytes: each of them would cost the whole file. */
static const struct yaml_limits limits = {
    .bytes = SETTINGS_BYTES_MAX,
    .text_bytes = SETTINGS_BYTES_MAX,
    .depth = 64,
    .nodes = (int)SETTINGS_BYTES_MAX,
    .mild = true,
};

static void read_setting(struct yaml_source source, const struct yaml_node *node,
                         enum setting setting, struct settings *settings) {
    const struct setting_info *info = &setting_table[setting];
    struct buf expected = {0};
    for (int i = 0; i < info->value_count; i++) {
        if (node->kind == YAML_TEXT && strcmp(node->text, info->values[i]) == 0) {
            setting_choose(settings, setting, i);
            buf_free(&expected);
            return;
        }
        buf_addf(&expected, "%s%s", i ? ", " : "", info->values[i]);
    }
    const char *nearest = NULL;
    if (node->kind == YAML_TEXT)
        nearest = text_nearest(node->text, info->values, (size_t)info->value_count);
    if (nearest)
        yaml_refuse(source, node, _("one of these is expected here: %s; did you mean \"%s\"?"),
                    buf_string(&expected), nearest);
    else
        yaml_refuse(source, node, _("one of these is expected here: %s"), buf_string(&expected));
    buf_free(&expected);
}

/* One action's keys: a list, or a single key. */
static void read_action(struct yaml_source source, const struct yaml_node *node,
                        struct rebind *rebind) {
    enum action action = action_from_name(node->key->text);
    bool refused = false;
    if (action == ACTION_NONE) {
        rebind_unknown(rebind, node->key->text, node->key->line, node->key->column);
        return;
    }
    if (rebind->actions[action].changed) /* the second time: told already */
        return;
    if (node->kind == YAML_MAP) {
        yaml_expect(source, node, YAML_LIST);
        return;
    }
    if (!rebind_list(rebind, action, node->key->line, node->key->column))
        return;
    if (node->kind == YAML_TEXT)
        refused = !rebind_add(rebind, action, node->text, node->line, node->column);
    for (const struct yaml_node *key = node->first; key; key = key->next)
        if (!yaml_expect(source, key, YAML_TEXT) ||
            !rebind_add(rebind, action, key->text, key->line, key->column))
            refused = true;
    rebind_end(rebind, action, refused, node->line, node->column);
}

static void read_keys(struct yaml_source source, const struct yaml_node *node,
                      struct keymap *keymap) {
    struct rebind rebind = rebind_begin(source.file, PROBLEM_REFUSED, source.problems);
    if (!yaml_expect(source, node, YAML_MAP))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next)
        read_action(source, child, &rebind);
    rebind_settle(&rebind, keymap);
}

/* True when the file says that it holds settings this version can read. */
static bool read_type(struct yaml_source source, const struct yaml_node *root) {
    const struct yaml_node *type = root->kind == YAML_MAP ? root->first : NULL;
    if (!type || strcmp(type->key->text, "lobspiegel") != 0 || type->kind != YAML_TEXT) {
        yaml_refuse(source, root, "%s",
                    _("these are no settings: they must start with \"lobspiegel: settings/1\""));
        return false;
    }
    if (strcmp(type->text, SETTINGS_TYPE) == 0)
        return true;
    yaml_refuse(source, type, "%s",
                _("these settings are not of a kind that this version can read (it reads "
                  "\"settings/1\")"));
    return false;
}

static void read_root(struct yaml_source source, const struct yaml_node *root,
                      struct settings *settings) {
    enum { KEYS = SETTINGS, TYPE, FIELDS };
    const char *names[FIELDS] = {[KEYS] = "keys", [TYPE] = "lobspiegel"};
    bool seen[FIELDS] = {[TYPE] = true};
    for (int i = 0; i < SETTINGS; i++)
        names[i] = setting_table[i].name;
    for (const struct yaml_node *child = root->first->next; child; child = child->next) {
        int field = 0;
        while (field < FIELDS && strcmp(names[field], child->key->text) != 0)
            field++;
        if (field == FIELDS)
            yaml_refuse_name(source, child->key, _("key"), names, TYPE);
        else if (field == KEYS && !seen[field])
            read_keys(source, child, &settings->keymap);
        else if (!seen[field])
            read_setting(source, child, (enum setting)field, settings);
        if (field < FIELDS)
            seen[field] = true;
    }
}

bool settings_read(const char *file, const char *bytes, size_t length, struct settings *settings,
                   struct problems *problems) {
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    int before = problems->count + problems->not_kept;
    settings_usual(settings);
    const struct yaml_node *root = yaml_parse(source, bytes, length, limits, arena);
    if (root && read_type(source, root))
        read_root(source, root, settings);
    arena_free(arena);
    return problems->count + problems->not_kept == before;
}

/* ---- writing ---- */

static void write_keys(struct yaml_writer *w, const struct keymap *keymap, enum action action) {
    char written[KEY_LABEL_SIZE];
    yaml_write_word(w, action_table[action].name);
    yaml_write_list(w);
    for (int i = 0; i < ACTION_KEYS_MAX && keymap->keys[action][i]; i++)
        yaml_write_word(w, key_written(keymap->keys[action][i], written));
    yaml_write_list_end(w);
}

void settings_write(const struct settings *settings, struct buf *out) {
    bool some = false;
    buf_add_string(out, "# lobspiegel: your settings, see man lobspiegel-settings\n");
    struct yaml_writer *w = yaml_writer_begin(out);
    yaml_write_map(w, false);
    yaml_write_word(w, "lobspiegel");
    yaml_write_word(w, SETTINGS_TYPE);
    for (int i = 0; i < SETTINGS; i++) {
        if (i == SETTING_LANGUAGE && !settings->language[0])
            continue;
        yaml_write_word(w, setting_table[i].name);
        yaml_write_word(w, setting_table[i].values[setting_value(settings, (enum setting)i)]);
    }
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        if (!keys_differ(&settings->keymap, (enum action)a))
            continue;
        if (!some) {
            yaml_write_word(w, "keys");
            yaml_write_map(w, false);
        }
        some = true;
        write_keys(w, &settings->keymap, (enum action)a);
    }
    if (some)
        yaml_write_map_end(w);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The framework file as a whole: its keys, languages, sizes, scale and glossary. */
#include <config.h>

#include <string.h>

#include "framework/reading.h"

static const struct yaml_limits limits = {
    .bytes = FRAMEWORK_BYTES_MAX,
    .text_bytes = 8000,
    .depth = 8,
    .nodes = 4000000,
};

enum {
    ROOT_TYPE,
    ROOT_ID,
    ROOT_VERSION,
    ROOT_LICENCE,
    ROOT_LANGUAGES,
    ROOT_TITLE,
    ROOT_STANDING,
    ROOT_ABOUT,
    ROOT_PROVENANCE,
    ROOT_SIZES,
    ROOT_SCALE,
    ROOT_LINES,
    ROOT_ROLES,
    ROOT_STAGES,
    ROOT_SECTORS,
    ROOT_PERSPECTIVES,
    ROOT_TAGS,
    ROOT_DIMENSIONS,
    ROOT_ITEMS,
    ROOT_EXPECTED,
    ROOT_GLOSSARY,
    ROOT_MODULES,
    ROOT_KEYS
};

static const struct yaml_key root_keys[ROOT_KEYS] = {
    [ROOT_TYPE] = {"lobspiegel", true},
    [ROOT_ID] = {"id", true},
    [ROOT_VERSION] = {"version", true},
    [ROOT_LICENCE] = {"licence", false},
    [ROOT_LANGUAGES] = {"languages", true},
    [ROOT_TITLE] = {"title", true},
    [ROOT_STANDING] = {"standing", false},
    [ROOT_ABOUT] = {"about", false},
    [ROOT_PROVENANCE] = {"provenance", false},
    [ROOT_SIZES] = {"sizes", false},
    [ROOT_SCALE] = {"scale", true},
    [ROOT_LINES] = {"lines", true},
    [ROOT_ROLES] = {"roles", false},
    [ROOT_STAGES] = {"stages", false},
    [ROOT_SECTORS] = {"sectors", false},
    [ROOT_PERSPECTIVES] = {"perspectives", false},
    [ROOT_TAGS] = {"tags", false},
    [ROOT_DIMENSIONS] = {"dimensions", true},
    [ROOT_ITEMS] = {"items", true},
    [ROOT_EXPECTED] = {"expected", false},
    [ROOT_GLOSSARY] = {"glossary", false},
    [ROOT_MODULES] = {"modules", false},
};

static bool language_is_good(const char *code) {
    return code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' && !code[2];
}

static bool has_language(const struct framework *fw, const char *code) {
    for (int i = 0; i < fw->language_count; i++)
        if (strcmp(fw->languages[i], code) == 0)
            return true;
    return false;
}

static void read_languages(struct reading *r, const struct yaml_node *node) {
    struct framework *fw = r->framework;
    if (!yaml_expect(r->source, node, YAML_LIST))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        if (child->kind != YAML_TEXT || !language_is_good(child->text))
            yaml_refuse(r->source, child, "%s",
                        _("a language is two small letters, such as nl or en"));
        else if (fw->language_count == LANGUAGES_MAX)
            yaml_refuse(r->source, child, _("more than %d entries"), LANGUAGES_MAX);
        else if (has_language(fw, child->text))
            yaml_refuse(r->source, child, _("\"%s\" stands here twice"), child->text);
        else
            fw->languages[fw->language_count++] = child->text;
    }
    if (node->count == 0)
        yaml_refuse(r->source, node, "%s", _("at least one language is needed"));
}

static void read_sizes(struct reading *r, const struct yaml_node *node) {
    enum { QUICK, USUAL, SIZES };
    static const struct yaml_key keys[SIZES] = {{"quick", false}, {"usual", false}};
    const struct yaml_node *values[SIZES];
    int *sizes = r->framework->sizes;
    sizes[DEPTH_QUICK] = 12;
    sizes[DEPTH_USUAL] = 24;
    if (!node || !yaml_keys(r->source, node, keys, SIZES, values))
        return;
    if (values[QUICK])
        yaml_number(r->source, values[QUICK], 1, 100000, &sizes[DEPTH_QUICK]);
    if (values[USUAL])
        yaml_number(r->source, values[USUAL], 1, 100000, &sizes[DEPTH_USUAL]);
}

static void read_scale(struct reading *r, const struct yaml_node *node) {
    enum { NAME, SHORT, MEANING, FIELDS };
    static const struct yaml_key keys[FIELDS] = {
        {"name", true}, {"short", false}, {"meaning", true}};
    const struct yaml_node *values[FIELDS];
    if (!yaml_expect(r->source, node, YAML_LIST))
        return;
    if (node->count != LEVELS) {
        yaml_refuse(r->source, node->key, _("the scale has exactly %d levels; here are %d"), LEVELS,
                    node->count);
        return;
    }
    struct level *level = r->framework->scale;
    for (const struct yaml_node *child = node->first; child; child = child->next, level++)
        if (yaml_keys(r->source, child, keys, FIELDS, values)) {
            read_localized(r, values[NAME], &level->name);
            level->brief = level->name;
            read_localized(r, values[SHORT], &level->brief);
            read_localized(r, values[MEANING], &level->meaning);
        }
}

static void read_glossary(struct reading *r, const struct yaml_node *node) {
    enum { TERM, MEANING, FIELDS };
    static const struct yaml_key keys[FIELDS] = {{"term", true}, {"meaning", true}};
    const struct yaml_node *values[FIELDS];
    struct names names = read_names(r, node, _("term"), 10000);
    if (names.count == 0)
        return;
    struct term *terms = arena_alloc(r->arena, names.count, sizeof *terms);
    const struct yaml_node *child = node->first;
    for (size_t i = 0; i < names.count; i++, child = child->next) {
        terms[i].id = names.list[i];
        if (yaml_keys(r->source, child, keys, FIELDS, values)) {
            read_localized(r, values[TERM], &terms[i].term);
            read_localized(r, values[MEANING], &terms[i].meaning);
        }
    }
    r->framework->terms = terms;
    r->framework->term_count = (int)names.count;
}

/* "lobspiegel: framework/1", which tells this file from the other types. */
static bool read_type(struct reading *r, const struct yaml_node *root) {
    for (const struct yaml_node *child = root->first; child; child = child->next)
        if (root->kind == YAML_MAP && strcmp(child->key->text, "lobspiegel") == 0) {
            if (child->kind == YAML_TEXT && strcmp(child->text, "framework/1") == 0)
                return true;
            yaml_refuse(r->source, child,
                        _("this is no framework file for this version: \"lobspiegel: "
                          "framework/1\" is expected"));
            return false;
        }
    yaml_refuse(r->source, root, "%s",
                _("this is no framework file: it must start with \"lobspiegel: framework/1\""));
    return false;
}

static void read_root(struct reading *r, const struct yaml_node *root) {
    struct framework *fw = r->framework;
    struct section_names names = {0};
    const struct yaml_node *v[ROOT_KEYS];
    yaml_keys(r->source, root, root_keys, ROOT_KEYS, v);
    if (!v[ROOT_LANGUAGES] || !v[ROOT_SCALE] || !v[ROOT_LINES] || !v[ROOT_DIMENSIONS] ||
        !v[ROOT_ITEMS])
        return; /* without these nothing else can be judged */
    if (v[ROOT_ID])
        fw->id = read_id(r, v[ROOT_ID]);
    if (v[ROOT_VERSION])
        fw->version = read_text(r, v[ROOT_VERSION]);
    fw->licence = v[ROOT_LICENCE] ? read_text(r, v[ROOT_LICENCE]) : "";
    read_languages(r, v[ROOT_LANGUAGES]);
    read_localized(r, v[ROOT_TITLE], &fw->title);
    read_localized(r, v[ROOT_STANDING], &fw->standing);
    read_localized(r, v[ROOT_ABOUT], &fw->about);
    read_localized(r, v[ROOT_PROVENANCE], &fw->provenance);
    read_sizes(r, v[ROOT_SIZES]);
    read_scale(r, v[ROOT_SCALE]);
    const struct yaml_node *people[] = {
        [PEOPLE_LINES] = v[ROOT_LINES],
        [PEOPLE_ROLES] = v[ROOT_ROLES],
        [PEOPLE_STAGES] = v[ROOT_STAGES],
        [PEOPLE_SECTORS] = v[ROOT_SECTORS],
        [PEOPLE_PERSPECTIVES] = v[ROOT_PERSPECTIVES],
        [PEOPLE_TAGS] = v[ROOT_TAGS],
    };
    read_people(r, people, &names);
    read_dimensions(r, v[ROOT_DIMENSIONS], &names);
    read_items(r, v[ROOT_ITEMS], &names);
    read_expected(r, v[ROOT_EXPECTED], &names);
    read_glossary(r, v[ROOT_GLOSSARY]);
    read_modules(r, v[ROOT_MODULES], &names);
    fw->sizes[DEPTH_FULL] = fw->item_count;
}

struct framework *framework_read(const char *file, const char *bytes, size_t length,
                                 struct problems *problems) {
    struct arena *arena = arena_new();
    struct framework *fw = arena_alloc(arena, 1, sizeof *fw);
    struct reading r = {{file, problems}, fw, arena};
    int problems_before = problems->count;
    fw->arena = arena;
    const struct yaml_node *root = yaml_parse(r.source, bytes, length, limits, arena);
    if (root && read_type(&r, root))
        read_root(&r, root);
    if (problems->count > problems_before || !root) {
        arena_free(arena);
        return NULL;
    }
    framework_hash(fw);
    return fw;
}

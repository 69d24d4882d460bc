/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The framework file as a whole: its keys, languages, sizes, scale and glossary. */
#include <config.h>

#include <string.h>

#include "framework/keys.h"
#include "framework/reading.h"

static const struct yaml_limits limits = {
    .bytes = FRAMEWORK_BYTES_MAX,
    .text_bytes = FRAMEWORK_TEXT_MAX,
    .depth = 8,
    .nodes = 4000000,
};

static bool language_is_good(const char *code) {
    return code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' && !code[2];
}

static int find_language(const struct framework *fw, const char *code) {
    for (int i = 0; i < fw->language_count; i++)
        if (strcmp(fw->languages[i], code) == 0)
            return i;
    return -1;
}

static void read_languages(struct reading *r, const struct yaml_node *node) {
    struct framework *fw = r->framework;
    int before = fw->language_count;
    if (!yaml_expect(r->source, node, YAML_LIST))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int place = child->kind == YAML_TEXT ? find_language(fw, child->text) : -1;
        if (place >= 0 && place < before)
            continue; /* a layer names the languages of its base again */
        if (child->kind != YAML_TEXT || !language_is_good(child->text))
            yaml_refuse(r->source, child, "%s",
                        _("a language is two small letters, such as nl or en"));
        else if (fw->language_count == LANGUAGES_MAX)
            yaml_refuse(r->source, child, _("more than %d entries"), LANGUAGES_MAX);
        else if (place >= 0)
            yaml_refuse(r->source, child, _("\"%s\" stands here twice"), child->text);
        else
            fw->languages[fw->language_count++] = child->text;
    }
    if (node->count == 0)
        yaml_refuse(r->source, node, "%s", _("at least one language is needed"));
}

static void read_sizes(struct reading *r, const struct yaml_node *node) {
    const struct yaml_node *values[SIZES_KEYS];
    int *sizes = r->framework->sizes;
    sizes[DEPTH_QUICK] = 12;
    sizes[DEPTH_USUAL] = 24;
    if (!node || !yaml_keys(r->source, node, sizes_keys, SIZES_KEYS, values))
        return;
    if (values[SIZES_QUICK])
        yaml_number(r->source, values[SIZES_QUICK], 1, 100000, &sizes[DEPTH_QUICK]);
    if (values[SIZES_USUAL])
        yaml_number(r->source, values[SIZES_USUAL], 1, 100000, &sizes[DEPTH_USUAL]);
}

static void read_scale(struct reading *r, const struct yaml_node *node) {
    const struct yaml_node *values[LEVEL_KEYS];
    if (!yaml_expect(r->source, node, YAML_LIST))
        return;
    if (node->count != LEVELS) {
        yaml_refuse(r->source, node->key, _("the scale has exactly %d levels; here are %d"), LEVELS,
                    node->count);
        return;
    }
    struct level *level = r->framework->scale;
    for (const struct yaml_node *child = node->first; child; child = child->next, level++)
        if (yaml_keys(r->source, child, level_keys, LEVEL_KEYS, values)) {
            read_localized(r, values[LEVEL_NAME], &level->name);
            level->brief = level->name;
            read_localized(r, values[LEVEL_SHORT], &level->brief);
            read_localized(r, values[LEVEL_MEANING], &level->meaning);
        }
}

static void read_glossary(struct reading *r, const struct yaml_node *node) {
    const struct yaml_node *values[TERM_KEYS];
    struct names names = read_names(r, node, _("term"), 10000);
    if (names.count == 0)
        return;
    struct term *terms = arena_alloc(r->arena, names.count, sizeof *terms);
    const struct yaml_node *child = node->first;
    for (size_t i = 0; i < names.count; i++, child = child->next) {
        terms[i].id = names.list[i];
        if (yaml_keys(r->source, child, term_keys, TERM_KEYS, values)) {
            read_localized(r, values[TERM_TERM], &terms[i].term);
            read_localized(r, values[TERM_MEANING], &terms[i].meaning);
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

/* What a framework that stands by itself must have, and what a layer may not change. */
static const enum root_key base_needs[] = {ROOT_LANGUAGES, ROOT_SCALE, ROOT_LINES, ROOT_DIMENSIONS,
                                           ROOT_ITEMS};

static bool check_layers(struct reading *r, const struct yaml_node *base_root,
                         const struct layer *layers, int count) {
    bool good = true;
    for (size_t i = 0; i < ARRAY_LENGTH(base_needs); i++)
        if (!layers[0].values[base_needs[i]]) {
            yaml_refuse(r->source, base_root, _("\"%s\" is missing here"),
                        root_keys[base_needs[i]].name);
            good = false;
        }
    if (layers[0].values[ROOT_EXAMPLES]) {
        yaml_refuse(r->source, layers[0].values[ROOT_EXAMPLES]->key, "%s",
                    _("\"examples\" is for a layer; here the example stands with its item"));
        good = false;
    }
    for (int i = 1; i < count; i++)
        if (layers[i].values[ROOT_SCALE]) {
            yaml_refuse(r->source, layers[i].values[ROOT_SCALE]->key, "%s",
                        _("a layer keeps the scale of what it extends"));
            good = false;
        }
    return good;
}

/* The value of KEY in the outermost layer that has it. */
static const struct yaml_node *outermost(const struct layer *layers, int count, enum root_key key) {
    for (int i = count - 1; i >= 0; i--)
        if (layers[i].values[key])
            return layers[i].values[key];
    return NULL;
}

static void read_identity(struct reading *r, const struct layer *layers, int count) {
    struct framework *fw = r->framework;
    const struct yaml_node *const *v = layers[count - 1].values;
    const struct yaml_node *licence = outermost(layers, count, ROOT_LICENCE);
    fw->id = layers[count - 1].id;
    fw->extends = count > 1 ? layers[count - 2].id : "";
    if (v[ROOT_VERSION])
        fw->version = read_text(r, v[ROOT_VERSION]);
    fw->licence = licence ? read_text(r, licence) : "";
    for (int i = 0; i < count; i++)
        if (layers[i].values[ROOT_LANGUAGES])
            read_languages(r, layers[i].values[ROOT_LANGUAGES]);
    read_localized(r, v[ROOT_TITLE], &fw->title);
    read_localized(r, outermost(layers, count, ROOT_STANDING), &fw->standing);
    read_localized(r, outermost(layers, count, ROOT_ABOUT), &fw->about);
    read_localized(r, outermost(layers, count, ROOT_PROVENANCE), &fw->provenance);
}

static void read_sections(struct reading *r, const struct layer *layers, int count) {
    static const enum root_key people_keys[] = {
        [PEOPLE_LINES] = ROOT_LINES,     [PEOPLE_ROLES] = ROOT_ROLES,
        [PEOPLE_STAGES] = ROOT_STAGES,   [PEOPLE_SECTORS] = ROOT_SECTORS,
        [PEOPLE_PERSPECTIVES] = ROOT_PERSPECTIVES, [PEOPLE_TAGS] = ROOT_TAGS,
    };
    const struct yaml_node *people[ARRAY_LENGTH(people_keys)];
    struct section_names names = {0};
    for (size_t i = 0; i < ARRAY_LENGTH(people_keys); i++)
        people[i] = merge_section(r, layers, count, (int)people_keys[i]);
    read_sizes(r, outermost(layers, count, ROOT_SIZES));
    read_scale(r, layers[0].values[ROOT_SCALE]);
    read_people(r, people, &names);
    read_dimensions(r, merge_section(r, layers, count, ROOT_DIMENSIONS), &names);
    read_items(r, merge_section(r, layers, count, ROOT_ITEMS), &names);
    for (int i = 0; i < count; i++) {
        read_examples(r, layers[i].values[ROOT_EXAMPLES]);
        read_basis(r, layers[i].values[ROOT_BASIS]);
        read_expected(r, layers[i].values[ROOT_EXPECTED], &names);
    }
    read_glossary(r, merge_section(r, layers, count, ROOT_GLOSSARY));
    read_modules(r, merge_section(r, layers, count, ROOT_MODULES), &names);
    r->framework->sizes[DEPTH_FULL] = r->framework->item_count;
}

/* The file FILE parsed, its keys looked up; NULL with problems when it is no framework. */
static const struct yaml_node *parse_layer(struct reading *r, const char *file, const char *bytes,
                                           size_t length, struct layer *layer) {
    const struct yaml_node **values = arena_alloc(r->arena, ROOT_KEYS, sizeof *values);
    struct yaml_source source = {file, r->source.problems};
    const struct yaml_node *root = yaml_parse(source, bytes, length, limits, r->arena);
    if (!root || !read_type(r, root))
        return NULL;
    yaml_keys(source, root, root_keys, ROOT_KEYS, values);
    layer->values = values;
    layer->id = values[ROOT_ID] ? read_id(r, values[ROOT_ID]) : NULL;
    return layer->id ? root : NULL;
}

static bool refuse_extends(struct reading *r, const struct yaml_node *extends,
                           const struct layer *layers, int count, const char *id) {
    if (count == LAYERS_MAX) {
        yaml_refuse(r->source, extends, _("more than %d files that extend each other"),
                    LAYERS_MAX);
        return true;
    }
    for (int i = 0; i < count; i++)
        if (strcmp(layers[i].id, id) == 0) {
            yaml_refuse(r->source, extends, _("\"%s\" extends itself, through what it extends"),
                        id);
            return true;
        }
    return false;
}

/* Reads what the newest layer extends, and so on. Layers come outermost first. The root of the
 * base, or NULL with problems. */
static const struct yaml_node *parse_bases(struct reading *r, const struct yaml_node *root,
                                           const struct framework_finder *finder,
                                           struct layer *layers, int *count) {
    const struct yaml_node *extends;
    while ((extends = layers[*count - 1].values[ROOT_EXTENDS])) {
        const char *id = read_id(r, extends);
        struct buf bytes = {0}, file = {0};
        if (!id || refuse_extends(r, extends, layers, *count, id))
            return NULL;
        if (!finder) {
            yaml_refuse(r->source, extends, "%s", _("what this extends cannot be read here"));
            return NULL;
        }
        root = NULL;
        if (finder->find(finder->context, id, &bytes, &file, r->source.problems))
            root = parse_layer(r, buf_string(&file), buf_string(&bytes), bytes.length,
                               &layers[*count]);
        else
            yaml_refuse(r->source, extends, _("\"%s\", which this extends, cannot be read"), id);
        if (root && strcmp(layers[*count].id, id) != 0) {
            yaml_refuse(r->source, layers[*count].values[ROOT_ID],
                        _("this file was looked for as \"%s\""), id);
            root = NULL;
        }
        buf_free(&bytes);
        buf_free(&file);
        if (!root)
            return NULL;
        ++*count;
    }
    return root;
}

static void reverse(struct layer *layers, int count) {
    for (int i = 0; i < count / 2; i++) {
        struct layer kept = layers[i];
        layers[i] = layers[count - 1 - i];
        layers[count - 1 - i] = kept;
    }
}

struct framework *framework_read_layers(const char *file, const char *bytes, size_t length,
                                        const struct framework_finder *finder,
                                        struct problems *problems) {
    struct arena *arena = arena_new();
    struct framework *fw = arena_alloc(arena, 1, sizeof *fw);
    struct reading r = {.source = {file, problems}, .framework = fw, .arena = arena};
    struct layer layers[LAYERS_MAX + 1];
    int problems_before = problems->count + problems->not_kept, count = 1;
    fw->arena = arena;
    const struct yaml_node *root = parse_layer(&r, file, bytes, length, &layers[0]);
    if (root)
        root = parse_bases(&r, root, finder, layers, &count);
    reverse(layers, root ? count : 0);
    if (root && check_layers(&r, root, layers, count)) {
        r.base_file = root->file;
        read_identity(&r, layers, count);
        read_sections(&r, layers, count);
    }
    if (!root || problems->count + problems->not_kept > problems_before) {
        arena_free(arena);
        return NULL;
    }
    framework_hash(fw);
    return fw;
}

struct framework *framework_read(const char *file, const char *bytes, size_t length,
                                 struct problems *problems) {
    return framework_read_layers(file, bytes, length, NULL, problems);
}

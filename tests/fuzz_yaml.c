/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: any bytes as YAML, as a framework and as settings. The readers must not crash;
 * what they accept must be within the limits and whole, and what they refuse must have a
 * problem. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "framework/framework.h"
#include "ui/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "# %s:%d: not so: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static const struct yaml_limits limits = {
    .bytes = 4096, .text_bytes = 300, .depth = 6, .nodes = 200};

/* A text is closed, within the limit, and holds nothing that steers a terminal. */
static void check_text(const struct yaml_node *node) {
    MUST(node->text && node->length <= limits.text_bytes);
    MUST(node->text[node->length] == '\0' && strlen(node->text) == node->length);
    for (size_t at = 0; at < node->length;) {
        uint32_t code;
        at += text_decode(node->text + at, node->length - at, &code);
        MUST(code == '\n' || !text_is_control(code));
    }
    MUST(!node->first && node->count == 0);
}

static void check_key(const struct yaml_node *parent, const struct yaml_node *child) {
    if (parent->kind == YAML_LIST) {
        MUST(!child->key);
        return;
    }
    MUST(child->key && child->key->kind == YAML_TEXT);
    check_text(child->key);
    for (const struct yaml_node *other = parent->first; other != child; other = other->next)
        MUST(strcmp(other->key->text, child->key->text) != 0);
}

/* Checks the tree under NODE; returns how many nodes it has, keys counted. */
static int check_tree(const struct yaml_node *node, int depth) {
    int nodes = 1, children = 0;
    MUST(node->line >= 1 && node->column >= 1);
    if (node->kind == YAML_TEXT) {
        check_text(node);
        return nodes;
    }
    MUST(node->kind == YAML_LIST || node->kind == YAML_MAP);
    MUST(depth < limits.depth);
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        check_key(node, child);
        nodes += check_tree(child, depth + 1) + (child->key ? 1 : 0);
        children++;
    }
    MUST(children == node->count);
    return nodes;
}

/* A list of problems is whole and can be shown; it is emptied. */
static void check_problems(struct problems *problems, bool accepted) {
    MUST(accepted == (problems->count == 0));
    MUST(problems->count >= 0 && problems->count <= PROBLEMS_MAX && problems->not_kept >= 0);
    MUST((problems_exit_status(problems) == 0) == accepted);
    for (int i = 0; i < problems->count; i++) {
        struct buf line = {0};
        problem_format(&problems->list[i], &line);
        MUST(line.length > 0 && !memchr(buf_string(&line), '\n', line.length));
        MUST(!memchr(buf_string(&line), '\033', line.length));
        buf_free(&line);
    }
    problems_free(problems);
}

static void check_yaml(const char *bytes, size_t length) {
    struct problems problems = {0};
    struct arena *arena = arena_new();
    struct yaml_source source = {.file = "fuzz.yaml", .problems = &problems};
    const struct yaml_node *root = yaml_parse(source, bytes, length, limits, arena);
    if (root)
        MUST(check_tree(root, 0) <= limits.nodes);
    check_problems(&problems, root != NULL);
    arena_free(arena);
}

/* A framework that was accepted holds together. */
static void check_whole(const struct framework *framework) {
    MUST(framework->id && framework->version);
    MUST(framework->language_count >= 1 && framework->language_count <= LANGUAGES_MAX);
    MUST(strlen(framework->hash) == HASH_HEX_SIZE - 1);
    for (int i = 0; i < framework->item_count; i++) {
        const struct item *item = &framework->items[i];
        MUST(item->dimension >= 0 && item->dimension < framework->dimension_count);
        MUST((unsigned)item->kind < KINDS && (unsigned)item->depth < DEPTHS && item->lines);
        MUST(item->perspective >= -1 && item->perspective < framework->perspective_count);
        MUST(framework_item(framework, item->id) == i);
        for (int level = 0; level < LEVELS; level++)
            MUST(framework_level_text(framework, item, level, "xx") != NULL);
        MUST(framework_text(framework, &item->statement, "nl") != NULL);
    }
    for (int i = 0; i < framework->module_count; i++) {
        const struct module *module = &framework->modules[i];
        MUST((unsigned)module->phase < PHASES && module->hours >= 0);
        for (int j = 0; j < module->serve_count; j++)
            MUST(module->serves[j].item >= 0 && module->serves[j].item < framework->item_count &&
                 module->serves[j].up_to >= 1 && module->serves[j].up_to < LEVELS);
        for (int j = 0; j < module->require_count; j++)
            MUST(module->requires[j] >= 0 && module->requires[j] < framework->module_count);
    }
}

static void check_framework(const char *bytes, size_t length) {
    struct problems problems = {0};
    struct framework *framework = framework_read("fuzz.yaml", bytes, length, &problems);
    if (framework)
        check_whole(framework);
    check_problems(&problems, framework != NULL);
    framework_free(framework);
}

/* Settings, whatever was in the file: no key means two things at one place, and every action
 * has one. What is written of them is read again. */
static void check_settings(const char *bytes, size_t length) {
    struct problems problems = {0}, none = {0};
    struct settings settings, again;
    struct buf text = {0};
    bool good = settings_read("fuzz.yaml", bytes, length, &settings, &problems);
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        MUST(settings.keymap.keys[a][0] != 0);
        for (int b = a + 1; b < ACTIONS; b++)
            for (int i = 0; i < ACTION_KEYS_MAX && settings.keymap.keys[a][i]; i++)
                MUST(!(action_table[a].places & action_table[b].places) ||
                     !keymap_has(&settings.keymap, (enum action)b, settings.keymap.keys[a][i]));
    }
    settings_write(&settings, &text);
    MUST(settings_read("fuzz.yaml", buf_string(&text), text.length, &again, &none));
    MUST(memcmp(&settings.keymap, &again.keymap, sizeof again.keymap) == 0);
    check_problems(&problems, good);
    buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    check_yaml((const char *)bytes, length);
    check_framework((const char *)bytes, length);
    check_settings((const char *)bytes, length);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small values that framework files are made of. */
#include <config.h>

#include <string.h>

#include "framework/reading.h"

#define ID_LENGTH_MAX 32

static bool id_is_good(const char *id) {
    if (id[0] < 'a' || id[0] > 'z' || strlen(id) > ID_LENGTH_MAX)
        return false;
    for (const char *c = id; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-'))
            return false;
    return true;
}

const char *read_id(struct reading *r, const struct yaml_node *node) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return NULL;
    if (id_is_good(node->text))
        return node->text;
    yaml_refuse(r->source, node,
                _("a code starts with a small letter and has small letters, digits and hyphens "
                  "only, %d at most"),
                ID_LENGTH_MAX);
    return NULL;
}

int compare_by_id(const void *a, const void *b) {
    const struct by_id *left = a, *right = b;
    return strcmp(left->id, right->id);
}

const char *read_text(struct reading *r, const struct yaml_node *node) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return NULL;
    const char *start = node->text;
    size_t length = node->length;
    while (length > 0 && (start[0] == ' ' || start[0] == '\n'))
        start++, length--;
    while (length > 0 && (start[length - 1] == ' ' || start[length - 1] == '\n'))
        length--;
    if (length > 0)
        return arena_copy(r->arena, start, length);
    yaml_refuse(r->source, node, "%s", _("this text is empty"));
    return NULL;
}

bool read_localized(struct reading *r, const struct yaml_node *node, struct localized *text) {
    if (!node)
        return true;
    *text = (struct localized){.at = {node->file, node->line, node->column}};
    if (!yaml_expect(r->source, node, YAML_MAP))
        return false;
    const struct framework *fw = r->framework;
    bool good = true;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int i = 0;
        while (i < fw->language_count && strcmp(fw->languages[i], child->key->text) != 0)
            i++;
        if (i == fw->language_count) {
            yaml_refuse_name(r->source, child->key, _("language"), fw->languages,
                             (size_t)fw->language_count);
            good = false;
        } else {
            text->in[i] = read_text(r, child);
            good = good && text->in[i];
        }
    }
    if (node->count == 0) {
        yaml_refuse(r->source, node, "%s", _("this text is empty"));
        good = false;
    }
    return good;
}

int read_word(struct reading *r, const struct yaml_node *node, const char *what,
              const char *const *words, size_t count) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return -1;
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], node->text) == 0)
            return (int)i;
    yaml_refuse_name(r->source, node, what, words, count);
    return -1;
}

set read_set(struct reading *r, const struct yaml_node *node, const struct names *names) {
    set found = 0;
    if (!node || !yaml_expect(r->source, node, YAML_LIST))
        return 0;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int i = read_word(r, child, names->what, names->list, names->count);
        if (i >= 0)
            found |= SET_OF(i);
    }
    return found;
}

struct names read_names(struct reading *r, const struct yaml_node *node, const char *what,
                        int most) {
    struct names names = {.what = what};
    if (!node || !yaml_expect(r->source, node, YAML_MAP))
        return names;
    if (node->count > most) {
        yaml_refuse(r->source, node->key ? node->key : node, _("more than %d entries"), most);
        return names;
    }
    names.list = arena_alloc(r->arena, (size_t)node->count, sizeof *names.list);
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        const char *id = read_id(r, child->key);
        names.list[names.count++] = id ? id : child->key->text;
    }
    return names;
}

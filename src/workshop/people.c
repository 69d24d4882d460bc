/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "workshop/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct yaml_limits limits = {
    .bytes = PEOPLE_BYTES_MAX,
    .text_bytes = 2000,
    .depth = 8,
    .nodes = 16 * PEOPLE_MAX,
};

enum { KEY_NAME = TRAITS, PERSON_KEYS };
static const struct yaml_key person_keys[PERSON_KEYS] = {
    [TRAIT_ORGANISATION] = {"organisation", false},
    [TRAIT_ROLE] = {"role", false},
    [TRAIT_SECTOR] = {"sector", false},
    [KEY_NAME] = {"name", true},
};

static struct people *people_new(int room) {
    struct people *people = mem_new(1, sizeof *people);
    people->arena = arena_new();
    people->list = arena_alloc(people->arena, (size_t)room, sizeof *people->list);
    for (int t = 0; t < TRAITS; t++)
        people->values[t] = arena_alloc(people->arena, (size_t)room, sizeof *people->values[t]);
    return people;
}

void people_free(struct people *people) {
    if (!people)
        return;
    arena_free(people->arena);
    free(people);
}

struct people *people_numbered(int count) {
    struct people *people = people_new(count);
    for (int i = 0; i < count; i++) {
        char name[16];
        int length = snprintf(name, sizeof name, "%d", i + 1);
        people->list[i].name = arena_copy(people->arena, name, (size_t)length);
        for (int t = 0; t < TRAITS; t++)
            people->list[i].value[t] = -1;
    }
    people->count = count;
    return people;
}

/* One line of text without blanks around it; NULL after a problem. */
static const char *read_line(struct yaml_source source, const struct yaml_node *node,
                             struct arena *arena) {
    if (!yaml_expect(source, node, YAML_TEXT))
        return NULL;
    const char *start = node->text + strspn(node->text, " \t\n");
    size_t length = strlen(start);
    while (length && strchr(" \t\n", start[length - 1]))
        length--;
    if (length == 0)
        yaml_refuse(source, node, "%s", _("this is empty: write a text, or leave it out"));
    else if (memchr(start, '\n', length))
        yaml_refuse(source, node, "%s", _("this must be one line"));
    else if (length > PERSON_TEXT_MAX)
        yaml_refuse(source, node, _("this text is too long: at most %d bytes"), PERSON_TEXT_MAX);
    else
        return arena_copy(arena, start, length);
    return NULL;
}

/* The place of TEXT among the values of TRAIT, where it is put when it is new. */
static int value_place(struct people *people, enum trait trait, const char *text) {
    int count = people->value_count[trait];
    for (int i = 0; i < count; i++)
        if (strcasecmp(people->values[trait][i], text) == 0)
            return i;
    people->values[trait][count] = text;
    return people->value_count[trait]++;
}

/* Two people may not have one name: nobody would know whose place it is. NODES are those of the
 * names so far. */
static void read_name(struct yaml_source source, const struct yaml_node *node,
                      const struct yaml_node **nodes, struct people *people) {
    struct person *person = &people->list[people->count];
    person->name = read_line(source, node, people->arena);
    for (int i = 0; person->name && i < people->count; i++)
        if (people->list[i].name && strcmp(people->list[i].name, person->name) == 0) {
            yaml_refuse(source, node,
                        _("\"%s\" stands here twice (first on line %d): add a letter or choose "
                          "an alias"),
                        person->name, nodes[i]->line);
            break;
        }
    nodes[people->count] = node;
}

static void read_person(struct yaml_source source, const struct yaml_node *node,
                        const struct yaml_node **nodes, struct people *people) {
    const struct yaml_node *values[PERSON_KEYS];
    struct person *person = &people->list[people->count];
    if (!yaml_keys(source, node, person_keys, PERSON_KEYS, values))
        return;
    read_name(source, values[KEY_NAME], nodes, people);
    for (int t = 0; t < TRAITS; t++) {
        const char *text = values[t] ? read_line(source, values[t], people->arena) : NULL;
        person->value[t] = text ? value_place(people, (enum trait)t, text) : -1;
    }
    people->count++;
}

static bool read_type(struct yaml_source source, const struct yaml_node *root) {
    const struct yaml_node *type = root->kind == YAML_MAP ? root->first : NULL;
    if (type && strcmp(type->key->text, "lobspiegel") == 0 && type->kind == YAML_TEXT &&
        strcmp(type->text, PEOPLE_TYPE) == 0)
        return true;
    yaml_refuse(source, root, "%s",
                _("this is no list of people: it must start with \"lobspiegel: participants/1\""));
    return false;
}

static struct people *read_list(struct yaml_source source, const struct yaml_node *list) {
    if (!yaml_expect(source, list, YAML_LIST))
        return NULL;
    if (list->count < 1 || list->count > PEOPLE_MAX) {
        yaml_refuse(source, list, _("from 1 to %d people are expected here, not %d"), PEOPLE_MAX,
                    list->count);
        return NULL;
    }
    struct people *people = people_new(list->count);
    const struct yaml_node **nodes = mem_new((size_t)list->count, sizeof *nodes);
    for (const struct yaml_node *node = list->first; node; node = node->next)
        read_person(source, node, nodes, people);
    free(nodes);
    return people;
}

struct people *people_read(const char *file, const char *bytes, size_t length,
                           struct problems *problems) {
    static const struct yaml_key keys[] = {{"lobspiegel", true}, {"people", true}};
    const struct yaml_node *values[ARRAY_LENGTH(keys)];
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    struct people *people = NULL;
    int before = problems->count + problems->not_kept;
    const struct yaml_node *root = yaml_parse(source, bytes, length, limits, arena);
    if (root && read_type(source, root) &&
        yaml_keys(source, root, keys, ARRAY_LENGTH(keys), values))
        people = read_list(source, values[1]);
    if (problems->count + problems->not_kept != before) {
        people_free(people);
        people = NULL;
    }
    arena_free(arena);
    return people;
}

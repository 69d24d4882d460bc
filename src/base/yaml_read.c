/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "base/yaml.h"

/* One open list or map while reading. */
struct level {
    struct yaml_node *node;
    struct yaml_node *last;      /* newest child */
    const struct yaml_node *key; /* map: key read, value to come */
};

struct reading {
    struct yaml_source source;
    const char *file; /* the arena's copy of source.file */
    struct yaml_limits limits;
    struct arena *arena;
    struct level *levels;
    int depth;
    int nodes;
    struct yaml_node *root;
    bool refused; /* reading has stopped */
    bool twice;   /* a key was used twice: refused too, but reading goes on */
};

static void refuse_at(struct reading *r, yaml_mark_t mark, const char *message) {
    problem_add(r->source.problems, PROBLEM_REFUSED, r->source.file, (int)mark.line + 1,
                (int)mark.column + 1, "%s", message);
    r->refused = true;
}

static struct yaml_node *node_new(struct reading *r, enum yaml_kind kind, yaml_mark_t mark) {
    if (r->nodes++ >= r->limits.nodes) {
        refuse_at(r, mark, _("too many entries for one file"));
        return NULL;
    }
    struct yaml_node *node = arena_alloc(r->arena, 1, sizeof *node);
    node->kind = kind;
    node->file = r->file;
    node->line = (int)mark.line + 1;
    node->column = (int)mark.column + 1;
    return node;
}

/* Puts NODE under the innermost open list or map, or makes it the root. */
static void node_place(struct reading *r, struct yaml_node *node) {
    if (r->depth == 0) {
        r->root = node;
        return;
    }
    struct level *level = &r->levels[r->depth - 1];
    if (level->node->kind == YAML_MAP && !level->key) {
        level->key = node;
        return;
    }
    node->key = level->key;
    level->key = NULL;
    if (level->last)
        level->last->next = node;
    else
        level->node->first = node;
    level->last = node;
    level->node->count++;
}

static bool has_control(const char *s, size_t length) {
    for (size_t at = 0; at < length;) {
        uint32_t code;
        if (s[at] >= 0x20 && s[at] < 0x7F) { /* nearly all of them */
            at++;
            continue;
        }
        at += text_decode(s + at, length - at, &code);
        if (text_is_control(code) && code != '\n')
            return true;
    }
    return false;
}

static void read_scalar(struct reading *r, const yaml_event_t *event) {
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (length > r->limits.text_bytes) {
        refuse_at(r, event->start_mark, _("this text is too long"));
        return;
    }
    if (has_control(value, length)) {
        refuse_at(r, event->start_mark, _("control characters are not allowed here"));
        return;
    }
    struct yaml_node *node = node_new(r, YAML_TEXT, event->start_mark);
    if (!node)
        return;
    node->text = arena_copy(r->arena, value, length);
    node->length = length;
    node_place(r, node);
}

static void open_level(struct reading *r, enum yaml_kind kind, yaml_mark_t mark) {
    if (r->depth == r->limits.depth) {
        refuse_at(r, mark, _("nested too deep"));
        return;
    }
    if (r->depth > 0 && r->levels[r->depth - 1].node->kind == YAML_MAP &&
        !r->levels[r->depth - 1].key) {
        refuse_at(r, mark, _("a key must be plain text"));
        return;
    }
    struct yaml_node *node = node_new(r, kind, mark);
    if (!node)
        return;
    node_place(r, node);
    r->levels[r->depth++] = (struct level){.node = node};
}

static int compare_keys(const void *a, const void *b) {
    const struct yaml_node *const *left = a, *const *right = b;
    int order = strcmp((*left)->key->text, (*right)->key->text);
    if (order)
        return order;
    if ((*left)->key->line != (*right)->key->line)
        return (*left)->key->line < (*right)->key->line ? -1 : 1;
    return (*left)->key->column - (*right)->key->column;
}

static void refuse_duplicates(struct reading *r, const struct yaml_node *map) {
    if (map->count < 2)
        return;
    const struct yaml_node **children = mem_new((size_t)map->count, sizeof *children);
    size_t n = 0;
    for (const struct yaml_node *c = map->first; c; c = c->next)
        children[n++] = c;
    qsort(children, n, sizeof *children, compare_keys);
    for (size_t i = 1; i < n; i++)
        if (strcmp(children[i - 1]->key->text, children[i]->key->text) == 0) {
            yaml_refuse(r->source, children[i]->key, _("\"%s\" stands here twice (first on line %d)"),
                        children[i]->key->text, children[i - 1]->key->line);
            r->twice = !r->limits.mild;
        }
    free(children);
}

static void close_level(struct reading *r) {
    const struct yaml_node *node = r->levels[--r->depth].node;
    if (node->kind == YAML_MAP)
        refuse_duplicates(r, node);
}

/* Refuses what this project's files never have; true when the event is harmless. */
static bool allowed(struct reading *r, const yaml_event_t *event, int documents) {
    const yaml_char_t *anchor = NULL, *tag = NULL;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        refuse_at(r, event->start_mark, _("aliases (*name) are not allowed"));
        return false;
    case YAML_DOCUMENT_START_EVENT:
        if (documents > 0)
            refuse_at(r, event->start_mark, _("only one document per file is allowed"));
        else if (event->data.document_start.version_directive ||
                 event->data.document_start.tag_directives.start !=
                     event->data.document_start.tag_directives.end)
            refuse_at(r, event->start_mark, _("directives (%YAML, %TAG) are not allowed"));
        return !r->refused;
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor, tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor, tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor, tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
    if (anchor)
        refuse_at(r, event->start_mark, _("anchors (&name) are not allowed"));
    else if (tag)
        refuse_at(r, event->start_mark, _("tags (!name) are not allowed"));
    return !r->refused;
}

static void take_event(struct reading *r, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        read_scalar(r, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_level(r, YAML_LIST, event->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        open_level(r, YAML_MAP, event->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_level(r);
        break;
    case YAML_DOCUMENT_END_EVENT:
        if (r->limits.closed && event->data.document_end.implicit)
            refuse_at(r, event->start_mark,
                      _("the file stops halfway: its last line must be \"...\""));
        break;
    default:
        break;
    }
}

/* Where libyaml stopped. For broken bytes it knows the offset only. */
static yaml_mark_t mark_of_error(const yaml_parser_t *parser, const char *bytes, size_t length) {
    yaml_mark_t mark = {0};
    if (parser->error != YAML_READER_ERROR)
        return parser->problem_mark;
    for (size_t i = 0; i < length && i < parser->problem_offset; i++) {
        mark.column += ((unsigned char)bytes[i] & 0xC0) != 0x80;
        if (bytes[i] == '\n') {
            mark.line++;
            mark.column = 0;
        }
    }
    return mark;
}

static void read_events(struct reading *r, yaml_parser_t *parser, const char *bytes,
                        size_t length) {
    int documents = 0;
    bool more = true;
    while (more && !r->refused) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            yaml_mark_t mark = mark_of_error(parser, bytes, length);
            refuse_at(r, mark, parser->problem ? parser->problem : _("cannot be read as YAML"));
            return;
        }
        if (allowed(r, &event, documents))
            take_event(r, &event);
        documents += event.type == YAML_DOCUMENT_START_EVENT;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
}

const struct yaml_node *yaml_parse(struct yaml_source source, const char *bytes, size_t length,
                                   struct yaml_limits limits, struct arena *arena) {
    struct reading r = {.source = source, .limits = limits, .arena = arena};
    if (length > limits.bytes) {
        problem_add(source.problems, PROBLEM_REFUSED, source.file, 0, 0, "%s",
                    _("is larger than this program reads"));
        return NULL;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { /* some editors put a mark */
        bytes += 3;
        length -= 3;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        problem_add(source.problems, PROBLEM_SYSTEM, source.file, 0, 0, "%s", _("out of memory"));
        return NULL;
    }
    r.file = arena_copy(arena, source.file, strlen(source.file));
    r.levels = mem_new((size_t)limits.depth, sizeof *r.levels);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(bytes ? bytes : ""), length);
    read_events(&r, &parser, bytes, length);
    yaml_parser_delete(&parser);
    free(r.levels);
    if (!r.refused && !r.root) {
        problem_add(source.problems, PROBLEM_REFUSED, source.file, 0, 0, "%s",
                    _("the file is empty"));
        return NULL;
    }
    return r.refused || r.twice ? NULL : r.root;
}

void yaml_refuse(struct yaml_source source, const struct yaml_node *node, const char *format, ...) {
    struct buf message = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    problem_add(source.problems, PROBLEM_REFUSED, node->file, node->line, node->column, "%s",
                buf_string(&message));
    buf_free(&message);
}

void yaml_refuse_name(struct yaml_source source, const struct yaml_node *node, const char *what,
                      const char *const *known, size_t count) {
    /* looking for the nearest name in a large file takes time: not for the hundredth fault */
    bool look = source.problems->count < 100;
    const char *nearest = look ? text_nearest(node->text, known, count) : NULL;
    if (nearest)
        yaml_refuse(source, node, _("unknown %s \"%s\": did you mean \"%s\"?"), what, node->text,
                    nearest);
    else
        yaml_refuse(source, node, _("unknown %s \"%s\""), what, node->text);
}

bool yaml_expect(struct yaml_source source, const struct yaml_node *node, enum yaml_kind kind) {
    if (node->kind == kind)
        return true;
    static const char *const expected[] = {
        [YAML_TEXT] = N_("a text is expected here"),
        [YAML_LIST] = N_("a list is expected here ([a, b] or lines that start with \"- \")"),
        [YAML_MAP] = N_("names with values are expected here (name: value)"),
    };
    yaml_refuse(source, node, "%s", _(expected[kind]));
    return false;
}

#define KEYS_MAX 32

bool yaml_keys(struct yaml_source source, const struct yaml_node *node,
               const struct yaml_key *keys, size_t count, const struct yaml_node **values) {
    const char *names[KEYS_MAX];
    bool good = yaml_expect(source, node, YAML_MAP);
    for (size_t i = 0; i < count; i++) {
        names[i] = keys[i].name;
        values[i] = NULL;
    }
    if (!good)
        return false;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        size_t i = 0;
        while (i < count && strcmp(keys[i].name, child->key->text) != 0)
            i++;
        if (i < count) {
            values[i] = child;
        } else {
            yaml_refuse_name(source, child->key, _("key"), names, count);
            good = false;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (keys[i].required && !values[i]) {
            yaml_refuse(source, node->key ? node->key : node, _("\"%s\" is missing here"),
                        keys[i].name);
            good = false;
        }
    return good;
}

bool yaml_number(struct yaml_source source, const struct yaml_node *node, int least, int most,
                 int *number) {
    if (!yaml_expect(source, node, YAML_TEXT))
        return false;
    char *end;
    long value = node->length <= 9 ? strtol(node->text, &end, 10) : -1;
    if (node->length == 0 || node->length > 9 || *end || node->text[0] < '0' ||
        node->text[0] > '9' || value < least || value > most) {
        yaml_refuse(source, node, _("a whole number from %d to %d is expected here"), least, most);
        return false;
    }
    *number = (int)value;
    return true;
}

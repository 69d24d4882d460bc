/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yaml: hostile YAML read strictly into a tree, and YAML written (libyaml's events both ways).
 *
 * Refused with file, line and column: aliases, anchors, tags, directives, duplicate keys, keys
 * that are no plain text, control characters, more than one document, and anything over the
 * limits. The tree lives in the caller's arena. */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/problem.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    const char *file; /* as named in messages; the same pointer for all nodes of a document */
    int line, column; /* from 1 */
    const char *text; /* YAML_TEXT: the scalar */
    size_t length;
    const struct yaml_node *key;   /* in a map: this value's key */
    const struct yaml_node *first; /* YAML_LIST, YAML_MAP: first child */
    const struct yaml_node *next;  /* next child of the same parent */
    int count;                     /* number of children */
};

struct yaml_limits {
    size_t bytes, text_bytes;
    int depth, nodes;
    bool closed; /* the last line must be "...", so that a file that was cut off is noticed */
    bool mild;   /* keys used twice are told, but the tree is given: the first one counts */
};

/* Where a tree came from and where its problems go. */
struct yaml_source {
    const char *file;
    struct problems *problems;
};

/* Reads one document; NULL when anything is wrong, with at least one problem added. */
const struct yaml_node *yaml_parse(struct yaml_source source, const char *bytes, size_t length,
                                   struct yaml_limits limits, struct arena *arena);

/* Adds a problem at NODE. */
void yaml_refuse(struct yaml_source source, const struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds «unknown WHAT "name"» at NODE, with the nearest of the known names when one is near. */
void yaml_refuse_name(struct yaml_source source, const struct yaml_node *node, const char *what,
                      const char *const *known, size_t count);

/* One key a map may have. */
struct yaml_key {
    const char *name;
    bool required;
};

/* Looks the COUNT keys up in the map NODE: VALUES[i] becomes the value of KEYS[i], or NULL.
 * Adds a problem when NODE is no map, for each unknown key and each missing required one;
 * false when anything was added. */
bool yaml_keys(struct yaml_source source, const struct yaml_node *node,
               const struct yaml_key *keys, size_t count, const struct yaml_node **values);

/* True when NODE has the kind; otherwise a problem is added. */
bool yaml_expect(struct yaml_source source, const struct yaml_node *node, enum yaml_kind kind);

/* Reads a whole number from LEAST to MOST; adds a problem and returns false otherwise. */
bool yaml_number(struct yaml_source source, const struct yaml_node *node, int least, int most,
                 int *number);

/* Writing: the calls follow the tree; the writer adds to OUT. Texts are double-quoted, keys and
 * plain words are not. Close with yaml_writer_end(), which also writes the last line "...". */
struct yaml_writer;
struct yaml_writer *yaml_writer_begin(struct buf *out);
void yaml_write_map(struct yaml_writer *writer, bool one_line);
void yaml_write_map_end(struct yaml_writer *writer);
void yaml_write_list(struct yaml_writer *writer);
void yaml_write_list_end(struct yaml_writer *writer);
void yaml_write_word(struct yaml_writer *writer, const char *word);
void yaml_write_text(struct yaml_writer *writer, const char *text);
void yaml_writer_end(struct yaml_writer *writer);

#endif

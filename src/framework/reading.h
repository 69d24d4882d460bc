/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reading: what the parts of the framework reader share. Private to this folder.
 *
 * Every read_* function returns false after adding a problem, and reading goes on, so that an
 * author sees as many faults as can be found in one run. */
#ifndef FRAMEWORK_READING_H
#define FRAMEWORK_READING_H

#include "framework/framework.h"

struct reading {
    struct yaml_source source;
    struct framework *framework;
    struct arena *arena;
    struct item *items;    /* framework->items, while they may still change */
    const char *base_file; /* nodes of other files belong to a layer */
};

/* The known names of one section, for references to it. */
struct names {
    const char *what; /* "item", "role": for messages */
    const char **list;
    size_t count;
};

/* An id: small letters, digits and hyphens, at most 32. Returns its text, or NULL. */
const char *read_id(struct reading *r, const struct yaml_node *node);

/* A text on one line or more, not empty, without blanks around it. */
const char *read_text(struct reading *r, const struct yaml_node *node);

/* A text per language ({nl: ..., en: ...}); NODE NULL leaves *TEXT empty. */
bool read_localized(struct reading *r, const struct yaml_node *node, struct localized *text);

/* Which of the COUNT words of a fixed vocabulary NODE is; -1 when none. */
int read_word(struct reading *r, const struct yaml_node *node, const char *what,
              const char *const *words, size_t count);

/* A list of ids as a bit set; NODE NULL gives the empty set. */
set read_set(struct reading *r, const struct yaml_node *node, const struct names *names);

/* The ids of the section NODE (a map from id to entry); at most MOST entries. */
struct names read_names(struct reading *r, const struct yaml_node *node, const char *what,
                        int most);

/* The sections that fill FRAMEWORK, each after the ones it refers to. */
struct section_names {
    struct names lines, roles, stages, sectors, perspectives, tags, dimensions, items, modules;
};
void read_people(struct reading *r, const struct yaml_node *const *nodes,
                 struct section_names *names);
void read_dimensions(struct reading *r, const struct yaml_node *node, struct section_names *names);
void read_items(struct reading *r, const struct yaml_node *node, struct section_names *names);
void read_expected(struct reading *r, const struct yaml_node *node,
                   const struct section_names *names);
void read_examples(struct reading *r, const struct yaml_node *node);
void read_basis(struct reading *r, const struct yaml_node *node);

/* Adds «unknown item» at NODE, with the nearest id. */
void refuse_item(struct reading *r, const struct yaml_node *node);
void read_modules(struct reading *r, const struct yaml_node *node, struct section_names *names);

/* The files a framework is made of, base first, with the values of their keys. */
#define LAYERS_MAX 6
struct layer {
    const struct yaml_node *const *values; /* by enum root_key in read.c */
    const char *id;
};

/* The entries of a section in all layers as one map; NULL when no layer has it. Entries that two
 * layers have are refused. */
const struct yaml_node *merge_section(struct reading *r, const struct layer *layers, int count,
                                      int key);

/* Places of the people sections in the array handed to read_people(). */
enum { PEOPLE_LINES, PEOPLE_ROLES, PEOPLE_STAGES, PEOPLE_SECTORS, PEOPLE_PERSPECTIVES, PEOPLE_TAGS };

/* An entry's id and its place, for sorting by id with qsort(). */
struct by_id {
    const char *id;
    int place;
};
int compare_by_id(const void *a, const void *b);

/* The content hash of a framework that is complete but for it. */
void framework_hash(struct framework *framework);

#endif

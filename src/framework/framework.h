/* SPDX-License-Identifier: GPL-3.0-or-later */
/* framework: a competence framework as read from a framework/1 file.
 *
 * framework_read() turns bytes into a struct framework, which never changes afterwards.
 * Everything in it lives until framework_free(). Things refer to each other by their place in
 * the arrays; sets of roles, lines and so on are bit sets (bit i = entry i). */
#ifndef FRAMEWORK_FRAMEWORK_H
#define FRAMEWORK_FRAMEWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"

#define LEVELS 5             /* steps of the scale, 0 to 4 */
#define LANGUAGES_MAX 8      /* languages in one file */
#define SET_MAX 64           /* entries in a bit set */
#define FRAMEWORK_BYTES_MAX ((size_t)64 << 20)
#define FRAMEWORK_TEXT_MAX 8000 /* bytes in one text of the file */
#define MEANING_SIZE 17         /* the hash of what an item means, and the end of a string */

typedef uint64_t set; /* bit i: entry i of the array it speaks of */
#define SET_OF(i) ((set)1 << (i))
#define SET_HAS(s, i) (((s) >> (i)) & 1u)

/* Where something stands in a file, for messages. */
struct place_in_file {
    const char *file;
    int line, column;
};

/* A text in each language of the framework; NULL where it is not given. */
struct localized {
    const char *in[LANGUAGES_MAX];
    struct place_in_file at;
};

enum kind { KIND_KNOWLEDGE, KIND_SKILL, KIND_ATTITUDE, KINDS };
enum phase { PHASE_INITIAL, PHASE_POST_INITIAL, PHASE_WORKPLACE, PHASES };

/* How much of the framework a person wants to see. */
enum depth { DEPTH_QUICK, DEPTH_USUAL, DEPTH_FULL, DEPTHS };

/* The place of a phase in the advice for a stage (the phase rule). */
enum priority {
    PRIORITY_FIRST,     /* advised first */
    PRIORITY_NEXT,      /* where nothing that comes first brings the person further */
    PRIORITY_REFRESHER, /* the same, after that: to brush up */
    PRIORITY_LATER,     /* not advised now: it can wait */
};

struct level {
    struct localized name, meaning;
    struct localized brief; /* one or two words, for tables; the name where it is not given */
};

struct line {
    const char *id;
    struct localized name, definition;
};

struct role {
    const char *id;
    struct localized name;
    set lines; /* proposed for this role */
};

struct stage {
    const char *id;
    struct localized name, reason; /* why the phases come in this order */
    enum priority phases[PHASES];
};

struct named { /* sectors, perspectives, tags */
    const char *id;
    struct localized name;
};

struct dimension {
    const char *id;
    struct localized name, goal;
    int parent; /* the dimension this is a part of, or -1; two levels at most */
};

struct item {
    const char *id;
    int dimension;
    enum kind kind;
    enum depth depth;
    set lines;          /* never empty */
    set roles, sectors; /* empty: for everyone */
    set tags;
    int perspective; /* -1: none */
    struct localized statement, example;
    bool own; /* added by a layer: kept apart in every figure */
    bool own_levels;
    struct localized levels[LEVELS]; /* when own_levels: this item's steps in words */
    const char *source;              /* requirement or topic it answers; "" when not given */
    const char *crosswalk;           /* headings elsewhere that are near; "" when not given */
    bool basis; /* in the shared minimum that some want to agree on; binds nobody */
};

struct term {
    const char *id;
    struct localized term, meaning;
};

/* What a module brings for one item. */
struct service {
    int item;
    int up_to; /* level, 1 to 4 */
};

struct module {
    const char *id;
    struct localized name, about, size;
    enum phase phase;
    int hours;           /* indicative */
    const char *checked; /* YYYY-MM */
    set stages, roles, lines, sectors; /* audience; empty: everyone */
    int entry;                         /* lowest level at which it makes sense */
    const int *requires;               /* modules to do first */
    int require_count;
    const struct service *serves;
    int serve_count;
};

struct framework {
    const char *id, *version, *licence;
    const char *extends; /* id of the framework this is a layer on, or "" */
    const char *languages[LANGUAGES_MAX];
    int language_count;
    struct localized title, standing, about, provenance;
    int sizes[DEPTHS]; /* most items shown; DEPTH_FULL: all of them */
    struct level scale[LEVELS];
    const struct line *lines;
    const struct role *roles;
    const struct stage *stages;
    const struct named *sectors, *perspectives, *tags;
    const struct dimension *dimensions;
    const struct item *items;
    const int *items_by_id; /* places of the items, sorted by id */
    const struct term *terms;
    const struct module *modules;
    int line_count, role_count, stage_count, sector_count, perspective_count, tag_count;
    int dimension_count, item_count, term_count, module_count;
    /* expected[(role * stage_count + stage) * dimension_count + dimension]: advisory level, or
     * -1 where the framework gives none */
    const signed char *expected;
    char hash[HASH_HEX_SIZE]; /* SHA-256 of the meaning: what a respondent sees or a score uses */
    struct arena *arena;
};

/* How a layer's base is found. FIND puts the bytes of the framework called ID in BYTES and its
 * name for messages in FILE; false with problems when it cannot. */
struct framework_finder {
    bool (*find)(void *context, const char *id, struct buf *bytes, struct buf *file,
                 struct problems *problems);
    void *context;
};

/* Reads a framework/1 file and, with FINDER, the files it extends. FILE is its name in messages. NULL when anything is wrong; then
 * every fault that could be found is in PROBLEMS. The caller frees with framework_free(). */
struct framework *framework_read_layers(const char *file, const char *bytes, size_t length,
                                        const struct framework_finder *finder,
                                        struct problems *problems);

/* The same for a file that extends no other. */
struct framework *framework_read(const char *file, const char *bytes, size_t length,
                                 struct problems *problems);
void framework_free(struct framework *framework);

/* The text in LANGUAGE (a code such as "nl"), else in the framework's first language. */
const char *framework_text(const struct framework *framework, const struct localized *text,
                           const char *language);

/* The place of the item, or other entry, with this id; -1 when there is none. */
int framework_item(const struct framework *framework, const char *id);
int framework_role(const struct framework *framework, const char *id);
int framework_stage(const struct framework *framework, const char *id);
int framework_sector(const struct framework *framework, const char *id);
int framework_line(const struct framework *framework, const char *id);
int framework_module(const struct framework *framework, const char *id);
int framework_dimension(const struct framework *framework, const char *id);

/* True when DIMENSION is ANCESTOR or a part of it. */
bool framework_within(const struct framework *framework, int dimension, int ancestor);

/* The advisory level for a role and stage in a dimension; -1 when the framework gives none. */
int framework_expected(const struct framework *framework, int role, int stage, int dimension);

/* The words for a level of ITEM: its own where it has them, else the scale's meaning. */
const char *framework_level_text(const struct framework *framework, const struct item *item,
                                 int level, const char *language);

/* What ITEM means, as 16 hexadecimal digits: its statement and the words of its levels, in all
 * languages. Its example, code, dimension, lines, tags and place do not count, as for the diff of
 * two frameworks. Answers given to the same meaning can be compared. */
void framework_item_meaning(const struct framework *framework, int item,
                            char out[static MEANING_SIZE]);

/* The ids of the fixed vocabularies, as in the file. */
extern const char *const kind_ids[KINDS];
extern const char *const phase_ids[PHASES];
extern const char *const depth_ids[DEPTHS];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keys: the keys that the maps of a framework file may have, in one place. Private to this
 * folder and to the test that keeps the JSON Schema equal to them. */
#ifndef FRAMEWORK_KEYS_H
#define FRAMEWORK_KEYS_H

#include "base/yaml.h"

enum root_key {
    ROOT_TYPE,
    ROOT_ID,
    ROOT_VERSION,
    ROOT_EXTENDS,
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
    ROOT_BASIS,
    ROOT_EXAMPLES,
    ROOT_EXPECTED,
    ROOT_GLOSSARY,
    ROOT_MODULES,
    ROOT_KEYS
};

enum item_key {
    ITEM_DIMENSION,
    ITEM_KIND,
    ITEM_DEPTH,
    ITEM_LINES,
    ITEM_ROLES,
    ITEM_SECTORS,
    ITEM_PERSPECTIVE,
    ITEM_TAGS,
    ITEM_STATEMENT,
    ITEM_EXAMPLE,
    ITEM_LEVELS,
    ITEM_SOURCE,
    ITEM_CROSSWALK,
    ITEM_KEYS
};

enum module_key {
    MODULE_NAME,
    MODULE_ABOUT,
    MODULE_PHASE,
    MODULE_HOURS,
    MODULE_SIZE,
    MODULE_CHECKED,
    MODULE_STAGES,
    MODULE_ROLES,
    MODULE_LINES,
    MODULE_SECTORS,
    MODULE_REQUIRES,
    MODULE_ENTRY,
    MODULE_SERVES,
    MODULE_KEYS
};

enum sizes_key { SIZES_QUICK, SIZES_USUAL, SIZES_KEYS };
enum level_key { LEVEL_NAME, LEVEL_SHORT, LEVEL_MEANING, LEVEL_KEYS };
enum term_key { TERM_TERM, TERM_MEANING, TERM_KEYS };
enum line_key { LINE_NAME, LINE_DEFINITION, LINE_KEYS };
enum role_key { ROLE_NAME, ROLE_LINES, ROLE_KEYS };
enum stage_key { STAGE_NAME, STAGE_PHASES, STAGE_REASON, STAGE_KEYS };
enum named_key { NAMED_NAME, NAMED_KEYS };
enum dimension_key { DIMENSION_NAME, DIMENSION_GOAL, DIMENSION_WITHIN, DIMENSION_KEYS };

extern const struct yaml_key root_keys[], item_keys[], module_keys[], sizes_keys[], level_keys[],
    term_keys[], line_keys[], role_keys[], stage_keys[], phase_keys[], named_keys[],
    dimension_keys[];

/* All of them, by the name of the map in the JSON Schema ("" is the file itself). */
struct map_keys {
    const char *map;
    const struct yaml_key *keys;
    int count;
};
extern const struct map_keys framework_maps[];
extern const int framework_map_count;

#endif

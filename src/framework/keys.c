/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "framework/keys.h"

#include "framework/framework.h"

const struct yaml_key root_keys[ROOT_KEYS] = {
    [ROOT_TYPE] = {"lobspiegel", true},
    [ROOT_ID] = {"id", true},
    [ROOT_VERSION] = {"version", true},
    [ROOT_EXTENDS] = {"extends", false},
    [ROOT_LICENCE] = {"licence", false},
    [ROOT_LANGUAGES] = {"languages", false},
    [ROOT_TITLE] = {"title", true},
    [ROOT_STANDING] = {"standing", false},
    [ROOT_ABOUT] = {"about", false},
    [ROOT_PROVENANCE] = {"provenance", false},
    [ROOT_SIZES] = {"sizes", false},
    [ROOT_SCALE] = {"scale", false},
    [ROOT_LINES] = {"lines", false},
    [ROOT_ROLES] = {"roles", false},
    [ROOT_STAGES] = {"stages", false},
    [ROOT_SECTORS] = {"sectors", false},
    [ROOT_PERSPECTIVES] = {"perspectives", false},
    [ROOT_TAGS] = {"tags", false},
    [ROOT_DIMENSIONS] = {"dimensions", false},
    [ROOT_ITEMS] = {"items", false},
    [ROOT_BASIS] = {"basis", false},
    [ROOT_EXAMPLES] = {"examples", false},
    [ROOT_EXPECTED] = {"expected", false},
    [ROOT_GLOSSARY] = {"glossary", false},
    [ROOT_MODULES] = {"modules", false},
};

const struct yaml_key item_keys[ITEM_KEYS] = {
    [ITEM_DIMENSION] = {"dimension", true},
    [ITEM_KIND] = {"kind", true},
    [ITEM_DEPTH] = {"depth", false},
    [ITEM_LINES] = {"lines", true},
    [ITEM_ROLES] = {"roles", false},
    [ITEM_SECTORS] = {"sectors", false},
    [ITEM_PERSPECTIVE] = {"perspective", false},
    [ITEM_TAGS] = {"tags", false},
    [ITEM_STATEMENT] = {"statement", true},
    [ITEM_EXAMPLE] = {"example", false},
    [ITEM_LEVELS] = {"levels", false},
    [ITEM_SOURCE] = {"source", false},
    [ITEM_CROSSWALK] = {"crosswalk", false},
};

const struct yaml_key module_keys[MODULE_KEYS] = {
    [MODULE_NAME] = {"name", true},
    [MODULE_ABOUT] = {"about", true},
    [MODULE_PHASE] = {"phase", true},
    [MODULE_HOURS] = {"hours", true},
    [MODULE_SIZE] = {"size", false},
    [MODULE_CHECKED] = {"checked", false},
    [MODULE_STAGES] = {"stages", false},
    [MODULE_ROLES] = {"roles", false},
    [MODULE_LINES] = {"lines", false},
    [MODULE_SECTORS] = {"sectors", false},
    [MODULE_REQUIRES] = {"requires", false},
    [MODULE_ENTRY] = {"entry", false},
    [MODULE_SERVES] = {"serves", true},
};

const struct yaml_key sizes_keys[SIZES_KEYS] = {
    [SIZES_QUICK] = {"quick", false},
    [SIZES_USUAL] = {"usual", false},
};

const struct yaml_key level_keys[LEVEL_KEYS] = {
    [LEVEL_NAME] = {"name", true},
    [LEVEL_SHORT] = {"short", false},
    [LEVEL_MEANING] = {"meaning", true},
};

const struct yaml_key term_keys[TERM_KEYS] = {
    [TERM_TERM] = {"term", true},
    [TERM_MEANING] = {"meaning", true},
};

const struct yaml_key line_keys[LINE_KEYS] = {
    [LINE_NAME] = {"name", true},
    [LINE_DEFINITION] = {"definition", true},
};

const struct yaml_key role_keys[ROLE_KEYS] = {
    [ROLE_NAME] = {"name", true},
    [ROLE_LINES] = {"lines", false},
};

const struct yaml_key stage_keys[STAGE_KEYS] = {
    [STAGE_NAME] = {"name", true},
    [STAGE_PHASES] = {"phases", false},
    [STAGE_REASON] = {"reason", false},
};

const struct yaml_key named_keys[NAMED_KEYS] = {
    [NAMED_NAME] = {"name", true},
};

const struct yaml_key dimension_keys[DIMENSION_KEYS] = {
    [DIMENSION_NAME] = {"name", true},
    [DIMENSION_GOAL] = {"goal", false},
    [DIMENSION_WITHIN] = {"within", false},
};

const struct yaml_key phase_keys[PHASES] = {
    [PHASE_INITIAL] = {"initial", true},
    [PHASE_POST_INITIAL] = {"post-initial", true},
    [PHASE_WORKPLACE] = {"workplace", true},
};

const struct map_keys framework_maps[] = {
    {"", root_keys, ROOT_KEYS},
    {"item", item_keys, ITEM_KEYS},
    {"module", module_keys, MODULE_KEYS},
    {"sizes", sizes_keys, SIZES_KEYS},
    {"level", level_keys, LEVEL_KEYS},
    {"term", term_keys, TERM_KEYS},
    {"line", line_keys, LINE_KEYS},
    {"role", role_keys, ROLE_KEYS},
    {"stage", stage_keys, STAGE_KEYS},
    {"named", named_keys, NAMED_KEYS},
    {"dimension", dimension_keys, DIMENSION_KEYS},
    {"phases", phase_keys, PHASES},
};
const int framework_map_count = (int)ARRAY_LENGTH(framework_maps);

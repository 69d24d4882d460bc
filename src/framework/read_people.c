/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the framework is for, and in which headings it is ordered: lines, roles, stages,
 * sectors, perspectives, tags, dimensions. */
#include <config.h>

#include "framework/keys.h"
#include "framework/reading.h"

static const char *const priority_ids[] = {
    [PRIORITY_FIRST] = "first",
    [PRIORITY_NEXT] = "next",
    [PRIORITY_REFRESHER] = "refresher",
    [PRIORITY_LATER] = "later",
};

static void read_lines(struct reading *r, const struct yaml_node *node, const struct names *names) {
    const struct yaml_node *values[LINE_KEYS];
    struct line *lines = arena_alloc(r->arena, names->count, sizeof *lines);
    const struct yaml_node *child = node->first;
    for (size_t i = 0; i < names->count; i++, child = child->next) {
        lines[i].id = names->list[i];
        if (yaml_keys(r->source, child, line_keys, LINE_KEYS, values)) {
            read_localized(r, values[LINE_NAME], &lines[i].name);
            read_localized(r, values[LINE_DEFINITION], &lines[i].definition);
        }
    }
    r->framework->lines = lines;
    r->framework->line_count = (int)names->count;
}

static void read_roles(struct reading *r, const struct yaml_node *node,
                       const struct section_names *names) {
    const struct yaml_node *values[ROLE_KEYS];
    size_t count = names->roles.count;
    struct role *roles = arena_alloc(r->arena, count, sizeof *roles);
    const struct yaml_node *child = count ? node->first : NULL;
    for (size_t i = 0; i < count; i++, child = child->next) {
        roles[i].id = names->roles.list[i];
        if (yaml_keys(r->source, child, role_keys, ROLE_KEYS, values)) {
            read_localized(r, values[ROLE_NAME], &roles[i].name);
            roles[i].lines = read_set(r, values[ROLE_LINES], &names->lines);
        }
    }
    r->framework->roles = roles;
    r->framework->role_count = (int)count;
}

static void read_phase_rule(struct reading *r, const struct yaml_node *node, struct stage *stage) {
    const struct yaml_node *values[PHASES];
    if (!node || !yaml_keys(r->source, node, phase_keys, PHASES, values))
        return;
    for (int phase = 0; phase < PHASES; phase++) {
        int priority = read_word(r, values[phase], _("place for a phase"), priority_ids,
                                 ARRAY_LENGTH(priority_ids));
        if (priority >= 0)
            stage->phases[phase] = (enum priority)priority;
    }
}

static void read_stages(struct reading *r, const struct yaml_node *node,
                        const struct names *names) {
    const struct yaml_node *values[STAGE_KEYS];
    struct stage *stages = arena_alloc(r->arena, names->count, sizeof *stages);
    const struct yaml_node *child = names->count ? node->first : NULL;
    for (size_t i = 0; i < names->count; i++, child = child->next) {
        stages[i].id = names->list[i];
        if (yaml_keys(r->source, child, stage_keys, STAGE_KEYS, values)) {
            read_localized(r, values[STAGE_NAME], &stages[i].name);
            read_phase_rule(r, values[STAGE_PHASES], &stages[i]);
            read_localized(r, values[STAGE_REASON], &stages[i].reason);
        }
    }
    r->framework->stages = stages;
    r->framework->stage_count = (int)names->count;
}

static const struct named *read_named(struct reading *r, const struct yaml_node *node,
                                      const struct names *names) {
    const struct yaml_node *value;
    struct named *entries = arena_alloc(r->arena, names->count, sizeof *entries);
    const struct yaml_node *child = names->count ? node->first : NULL;
    for (size_t i = 0; i < names->count; i++, child = child->next) {
        entries[i].id = names->list[i];
        if (yaml_keys(r->source, child, named_keys, NAMED_KEYS, &value))
            read_localized(r, value, &entries[i].name);
    }
    return entries;
}

void read_people(struct reading *r, const struct yaml_node *const *nodes,
                 struct section_names *names) {
    struct framework *fw = r->framework;
    names->lines = read_names(r, nodes[PEOPLE_LINES], _("line"), SET_MAX);
    names->roles = read_names(r, nodes[PEOPLE_ROLES], _("role"), SET_MAX);
    names->stages = read_names(r, nodes[PEOPLE_STAGES], _("stage"), SET_MAX);
    names->sectors = read_names(r, nodes[PEOPLE_SECTORS], _("sector"), SET_MAX);
    names->perspectives = read_names(r, nodes[PEOPLE_PERSPECTIVES], _("perspective"), SET_MAX);
    names->tags = read_names(r, nodes[PEOPLE_TAGS], _("tag"), SET_MAX);
    if (names->lines.count == 0)
        yaml_refuse(r->source, nodes[PEOPLE_LINES], "%s", _("at least one entry is needed here"));
    read_lines(r, nodes[PEOPLE_LINES], &names->lines);
    read_roles(r, nodes[PEOPLE_ROLES], names);
    read_stages(r, nodes[PEOPLE_STAGES], &names->stages);
    fw->sectors = read_named(r, nodes[PEOPLE_SECTORS], &names->sectors);
    fw->sector_count = (int)names->sectors.count;
    fw->perspectives = read_named(r, nodes[PEOPLE_PERSPECTIVES], &names->perspectives);
    fw->perspective_count = (int)names->perspectives.count;
    fw->tags = read_named(r, nodes[PEOPLE_TAGS], &names->tags);
    fw->tag_count = (int)names->tags.count;
}

/* A part of a dimension has no parts of its own. */
static void refuse_deep_dimensions(struct reading *r, const struct yaml_node *node,
                                   const struct dimension *dimensions) {
    const struct yaml_node *child = node->first;
    for (int i = 0; child; i++, child = child->next) {
        int parent = dimensions[i].parent;
        if (parent >= 0 && (parent == i || dimensions[parent].parent >= 0))
            yaml_refuse(r->source, child->key,
                        _("\"%s\" is a part of a part: dimensions have two levels at most"),
                        dimensions[i].id);
    }
}

void read_dimensions(struct reading *r, const struct yaml_node *node, struct section_names *names) {
    const struct yaml_node *values[DIMENSION_KEYS];
    names->dimensions = read_names(r, node, _("dimension"), 1000);
    size_t count = names->dimensions.count;
    if (count == 0) {
        yaml_refuse(r->source, node, "%s", _("at least one entry is needed here"));
        return;
    }
    struct dimension *dimensions = arena_alloc(r->arena, count, sizeof *dimensions);
    const struct yaml_node *child = count ? node->first : NULL;
    for (size_t i = 0; i < count; i++, child = child->next) {
        dimensions[i].id = names->dimensions.list[i];
        dimensions[i].parent = -1;
        if (yaml_keys(r->source, child, dimension_keys, DIMENSION_KEYS, values)) {
            read_localized(r, values[DIMENSION_NAME], &dimensions[i].name);
            read_localized(r, values[DIMENSION_GOAL], &dimensions[i].goal);
            if (values[DIMENSION_WITHIN])
                dimensions[i].parent = read_word(r, values[DIMENSION_WITHIN], names->dimensions.what,
                                                 names->dimensions.list, count);
        }
    }
    refuse_deep_dimensions(r, node, dimensions);
    r->framework->dimensions = dimensions;
    r->framework->dimension_count = (int)count;
}

/* One stage's levels: dimension -> level. */
static void read_expected_levels(struct reading *r, const struct yaml_node *node,
                                 const struct names *dimensions, signed char *levels) {
    if (!yaml_expect(r->source, node, YAML_MAP))
        return;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int level, d = read_word(r, child->key, dimensions->what, dimensions->list,
                                 dimensions->count);
        if (d >= 0 && yaml_number(r->source, child, 0, LEVELS - 1, &level))
            levels[d] = (signed char)level;
    }
}

void read_expected(struct reading *r, const struct yaml_node *node,
                   const struct section_names *names) {
    const struct framework *fw = r->framework;
    if (!node || !yaml_expect(r->source, node, YAML_MAP))
        return;
    size_t stages = (size_t)fw->stage_count, dimensions = (size_t)fw->dimension_count;
    size_t size = (size_t)fw->role_count * stages * dimensions;
    signed char *expected = arena_alloc(r->arena, size, 1);
    for (size_t i = 0; i < size; i++) /* what a layer says comes over what its base says */
        expected[i] = fw->expected ? fw->expected[i] : -1;
    for (const struct yaml_node *of_role = node->first; of_role; of_role = of_role->next) {
        int role = read_word(r, of_role->key, names->roles.what, names->roles.list,
                             names->roles.count);
        if (role < 0 || !yaml_expect(r->source, of_role, YAML_MAP))
            continue;
        for (const struct yaml_node *of_stage = of_role->first; of_stage;
             of_stage = of_stage->next) {
            int stage = read_word(r, of_stage->key, names->stages.what, names->stages.list,
                                  names->stages.count);
            if (stage >= 0)
                read_expected_levels(r, of_stage, &names->dimensions,
                                     expected + ((size_t)role * stages + (size_t)stage) * dimensions);
        }
    }
    r->framework->expected = expected;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module catalogue: what can be learned where, and which items it serves. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/keys.h"
#include "framework/reading.h"

#define MODULES_MAX 1000
#define HOURS_MAX 10000

static void read_serves(struct reading *r, const struct yaml_node *node, struct module *module) {
    if (!yaml_expect(r->source, node, YAML_MAP))
        return;
    struct service *serves = arena_alloc(r->arena, (size_t)node->count, sizeof *serves);
    const struct framework *fw = r->framework;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int item = framework_item(fw, child->key->text);
        int up_to;
        if (item < 0)
            refuse_item(r, child->key);
        else if (yaml_number(r->source, child, 1, LEVELS - 1, &up_to))
            serves[module->serve_count++] = (struct service){item, up_to};
    }
    module->serves = serves;
}

static void read_requires(struct reading *r, const struct yaml_node *node,
                          const struct names *modules, struct module *module) {
    if (!node || !yaml_expect(r->source, node, YAML_LIST))
        return;
    int *requires = arena_alloc(r->arena, (size_t)node->count, sizeof *requires);
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int required = read_word(r, child, modules->what, modules->list, modules->count);
        if (required >= 0)
            requires[module->require_count++] = required;
    }
    module->requires = requires;
}

/* YYYY-MM */
static const char *read_month(struct reading *r, const struct yaml_node *node) {
    char day[DATE_SIZE + 1];
    struct date date;
    if (!node)
        return "";
    if (node->kind == YAML_TEXT && node->length == 7) {
        memcpy(day, node->text, 7);
        memcpy(day + 7, "-01", 4);
        if (date_parse(day, &date))
            return node->text;
    }
    yaml_refuse(r->source, node, "%s", _("a month is written as 2026-11"));
    return "";
}

static void read_module(struct reading *r, const struct yaml_node *node,
                        const struct section_names *names, struct module *module) {
    const struct yaml_node *v[MODULE_KEYS];
    if (!yaml_keys(r->source, node, module_keys, MODULE_KEYS, v))
        return;
    read_localized(r, v[MODULE_NAME], &module->name);
    read_localized(r, v[MODULE_ABOUT], &module->about);
    read_localized(r, v[MODULE_SIZE], &module->size);
    module->phase = (enum phase)read_word(r, v[MODULE_PHASE], _("phase"), phase_ids, PHASES);
    yaml_number(r->source, v[MODULE_HOURS], 1, HOURS_MAX, &module->hours);
    module->checked = read_month(r, v[MODULE_CHECKED]);
    module->stages = read_set(r, v[MODULE_STAGES], &names->stages);
    module->roles = read_set(r, v[MODULE_ROLES], &names->roles);
    module->lines = read_set(r, v[MODULE_LINES], &names->lines);
    module->sectors = read_set(r, v[MODULE_SECTORS], &names->sectors);
    read_requires(r, v[MODULE_REQUIRES], &names->modules, module);
    if (v[MODULE_ENTRY])
        yaml_number(r->source, v[MODULE_ENTRY], 0, LEVELS - 1, &module->entry);
    read_serves(r, v[MODULE_SERVES], module);
}

enum visit { VISIT_NEW, VISIT_OPEN, VISIT_DONE };

/* Follows prerequisites from MODULE; the open module they lead back to, or -1. */
static int find_circle(const struct module *modules, int module, enum visit *visits) {
    if (visits[module] != VISIT_NEW)
        return visits[module] == VISIT_OPEN ? module : -1;
    visits[module] = VISIT_OPEN;
    int found = -1;
    for (int i = 0; i < modules[module].require_count && found < 0; i++)
        found = find_circle(modules, modules[module].requires[i], visits);
    visits[module] = VISIT_DONE;
    return found;
}

static void refuse_cycles(struct reading *r, const struct yaml_node *node) {
    const struct framework *fw = r->framework;
    enum visit *visits = mem_new((size_t)fw->module_count, sizeof *visits);
    for (int i = 0; i < fw->module_count; i++) {
        int found = find_circle(fw->modules, i, visits);
        const struct yaml_node *entry = node->first;
        for (int n = 0; n < found; n++)
            entry = entry->next;
        if (found >= 0)
            yaml_refuse(r->source, entry->key,
                        _("\"%s\" asks for itself through what it requires"), fw->modules[found].id);
    }
    free(visits);
}

void read_modules(struct reading *r, const struct yaml_node *node, struct section_names *names) {
    names->modules = read_names(r, node, _("module"), MODULES_MAX);
    size_t count = names->modules.count;
    if (count == 0)
        return;
    struct module *modules = arena_alloc(r->arena, count, sizeof *modules);
    const struct yaml_node *child = node->first;
    for (size_t i = 0; i < count; i++, child = child->next) {
        modules[i].id = names->modules.list[i];
        read_module(r, child, names, &modules[i]);
    }
    r->framework->modules = modules;
    r->framework->module_count = (int)count;
    refuse_cycles(r, node);
}

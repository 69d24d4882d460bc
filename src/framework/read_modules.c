/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module catalogue: what can be learned where, and which items it serves. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "framework/reading.h"

#define MODULES_MAX 1000
#define HOURS_MAX 10000

enum {
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
    MODULE_FIELDS
};

static const struct yaml_key module_keys[MODULE_FIELDS] = {
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
    const struct yaml_node *v[MODULE_FIELDS];
    if (!yaml_keys(r->source, node, module_keys, MODULE_FIELDS, v))
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

/* Follows prerequisites from MODULE; true when they lead back to a module that is open. */
static bool leads_back(const struct module *modules, int module, enum visit *visits) {
    if (visits[module] != VISIT_NEW)
        return visits[module] == VISIT_OPEN;
    visits[module] = VISIT_OPEN;
    bool back = false;
    for (int i = 0; i < modules[module].require_count && !back; i++)
        back = leads_back(modules, modules[module].requires[i], visits);
    visits[module] = VISIT_DONE;
    return back;
}

static void refuse_cycles(struct reading *r, const struct yaml_node *node) {
    const struct framework *fw = r->framework;
    enum visit *visits = mem_new((size_t)fw->module_count, sizeof *visits);
    const struct yaml_node *child = node->first;
    for (int i = 0; i < fw->module_count; i++, child = child->next)
        if (leads_back(fw->modules, i, visits))
            yaml_refuse(r->source, child->key,
                        _("\"%s\" asks for itself through what it requires"), fw->modules[i].id);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An advice as data: what, in which order, and why not the rest. */
#include <config.h>

#include "report/data_parts.h"
#include "report/report.h"

static const char *const reason_ids[] = {
    [REASON_CHOSEN] = "chosen",
    [REASON_EXCLUDED] = "excluded",
    [REASON_LATER] = "later",
    [REASON_AUDIENCE] = "audience",
    [REASON_NO_STEP] = "no_step",
    [REASON_KNOWN] = "known",
    [REASON_ENTRY] = "entry",
    [REASON_PREREQUISITE] = "prerequisite",
    [REASON_HOURS] = "hours",
    [REASON_COVERED] = "covered",
};

static const char *const edge_ids[] = {
    [EDGE_STEPS] = "steps",     [EDGE_REFRESHER] = "refresher", [EDGE_NEXT] = "next",
    [EDGE_HOURS] = "hours",     [EDGE_MODULES] = "modules",     [EDGE_ORDER] = "order",
    [EDGE_NONE] = "none",
};

static json_t *json_of_steps(const struct advice *advice, const struct advised *advised) {
    const struct profile *profile = advice->profile;
    json_t *list = json_array();
    for (int i = 0; i < advised->step_count; i++) {
        const struct advice_step *step = &advised->steps[i];
        int item = profile->gaps[step->gap].item;
        json_array_append_new(list, json_pack("{s:s, s:i, s:i}", "item",
                                              profile->assessment->framework->items[item].id,
                                              "from", step->from, "to", step->to));
    }
    return list;
}

static json_t *json_of_module(const struct framework *fw, int module, const char *language) {
    const struct module *m = &fw->modules[module];
    json_t *object = data_named(fw, m->id, &m->name, language);
    json_object_set_new(object, "phase", json_string(phase_ids[m->phase]));
    json_object_set_new(object, "hours", json_integer(m->hours));
    return object;
}

static json_t *json_of_ids(const struct framework *fw, const int *modules, int count) {
    json_t *list = json_array();
    for (int i = 0; i < count; i++)
        json_array_append_new(list, json_string(fw->modules[modules[i]].id));
    return list;
}

static json_t *json_of_without(const struct framework *fw, const struct advised *advised) {
    const struct alternative *without = &advised->without;
    return json_pack("{s:o, s:o, s:i, s:i, s:i, s:s, s:b}", "gone",
                     json_of_ids(fw, without->gone, without->gone_count), "come",
                     json_of_ids(fw, without->come, without->come_count), "hours", without->hours,
                     "steps_lost", without->lost, "steps_won", without->won, "edge",
                     edge_ids[advised->edge], "proven", without->proven);
}

static json_t *json_of_chosen(const struct advice *advice, const char *language) {
    const struct framework *fw = advice->profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct advised *advised = &advice->chosen[i];
        json_t *object = json_of_module(fw, advised->module, language);
        json_object_set_new(object, "pinned", json_boolean(advised->pinned));
        json_object_set_new(object, "prerequisite_only", json_boolean(advised->prerequisite_only));
        json_object_set_new(object, "steps", json_of_steps(advice, advised));
        json_object_set_new(object, "without", json_of_without(fw, advised));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_of_others(const struct advice *advice, const char *language) {
    const struct framework *fw = advice->profile->assessment->framework;
    json_t *list = json_array();
    for (int i = 0; i < fw->module_count; i++) {
        enum reason reason = advice_why_not(advice, i)->reason;
        if (reason == REASON_CHOSEN)
            continue;
        json_t *object = json_of_module(fw, i, language);
        json_object_set_new(object, "reason", json_string(reason_ids[reason]));
        struct buf why = {0};
        report_why_not(advice, i, language, &why);
        json_object_set_new(object, "why", json_string(buf_string(&why)));
        buf_free(&why);
        json_array_append_new(list, object);
    }
    return list;
}

/* Where each wanted step ends with this advice. */
static json_t *json_of_reached(const struct advice *advice, const char *language) {
    const struct profile *profile = advice->profile;
    json_t *list = json_array();
    for (int i = 0; i < profile->gap_count; i++) {
        const struct gap *gap = &profile->gaps[i];
        json_t *entry = data_item(profile->assessment->framework, gap->item, language);
        json_object_set_new(entry, "now", json_integer(gap->now));
        json_object_set_new(entry, "wanted", json_integer(gap->wanted));
        json_object_set_new(entry, "reached", json_integer(advice->reached[i]));
        json_object_set_new(entry, "nobody_teaches", json_boolean(advice->nobody_teaches[i]));
        json_array_append_new(list, entry);
    }
    return list;
}

json_t *data_advice(const struct advice *advice, int hours, const char *language) {
    return json_pack("{s:o, s:i, s:b, s:o, s:o, s:o}", "hours_most",
                     hours == ADVICE_ANY_HOURS ? json_null() : json_integer(hours), "hours",
                     advice->hours, "proven", advice->proven, "modules",
                     json_of_chosen(advice, language), "others", json_of_others(advice, language),
                     "reached", json_of_reached(advice, language));
}

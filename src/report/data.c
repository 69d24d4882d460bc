/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file as a whole: which questionnaire, when, who, plans. */
#include <config.h>

#include "report/data.h"

#include <stdlib.h>

#include "report/data_parts.h"

json_t *data_named(const struct framework *framework, const char *id, const struct localized *name,
                   const char *language) {
    return json_pack("{s:s, s:s}", "id", id, "name", framework_text(framework, name, language));
}

json_t *data_item(const struct framework *framework, int item, const char *language) {
    return json_pack("{s:s, s:s}", "item", framework->items[item].id, "statement",
                     framework_text(framework, &framework->items[item].statement, language));
}

static json_t *json_of_framework(const struct framework *fw, const char *language) {
    return json_pack("{s:s, s:s, s:s, s:s}", "id", fw->id, "version", fw->version, "hash", fw->hash,
                     "title", framework_text(fw, &fw->title, language));
}

/* From when the answers are, and which questionnaire they were given to: it may have changed. */
static json_t *json_of_answers(const struct assessment *a) {
    char started[DATE_SIZE], changed[DATE_SIZE];
    date_format(a->started, started);
    date_format(a->changed, changed);
    return json_pack("{s:s, s:s, s:b, s:s, s:s}", "started", started, "changed", changed,
                     "finished", a->finished, "version", a->version, "hash", a->hash);
}

static json_t *json_of_about(const struct assessment *a, const char *language) {
    const struct framework *fw = a->framework;
    const struct about *about = &a->about;
    json_t *roles = json_array(), *lines = json_array();
    for (int i = 0; i < fw->role_count; i++)
        if (SET_HAS(about->roles, i))
            json_array_append_new(roles,
                                  data_named(fw, fw->roles[i].id, &fw->roles[i].name, language));
    for (int i = 0; i < fw->line_count; i++)
        if (SET_HAS(about->lines, i))
            json_array_append_new(lines,
                                  data_named(fw, fw->lines[i].id, &fw->lines[i].name, language));
    const struct stage *stage = about->stage >= 0 ? &fw->stages[about->stage] : NULL;
    const struct named *sector = about->sector >= 0 ? &fw->sectors[about->sector] : NULL;
    return json_pack("{s:o, s:o, s:o, s:o, s:s}", "roles", roles, "stage",
                     stage ? data_named(fw, stage->id, &stage->name, language) : json_null(),
                     "sector",
                     sector ? data_named(fw, sector->id, &sector->name, language) : json_null(),
                     "lines", lines, "depth", depth_ids[about->depth]);
}

/* A plan is about an item, a module, or something (ABOUT) that the framework no longer has. */
static json_t *json_of_plan(const struct framework *fw, const char *about, const char *what,
                            const char *when, const char *with) {
    int item = framework_item(fw, about), module = item < 0 ? framework_module(fw, about) : -1;
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "what", what, "when", when, "with", with, "about",
                     about, "about_type",
                     item >= 0     ? "item"
                     : module >= 0 ? "module"
                                   : "gone");
}

static json_t *json_of_plans(const struct assessment *a) {
    const struct framework *fw = a->framework;
    json_t *plans = json_array();
    for (int i = 0; i < a->intention_count; i++) {
        const struct intention *plan = &a->intentions[i];
        const char *about =
            plan->item >= 0 ? fw->items[plan->item].id : fw->modules[plan->module].id;
        json_array_append_new(plans, json_of_plan(fw, about, plan->what, plan->when, plan->with));
    }
    for (int i = 0; i < a->stray_intention_count; i++) {
        const struct stray_intention *plan = &a->stray_intentions[i];
        json_array_append_new(plans,
                              json_of_plan(fw, plan->about, plan->what, plan->when, plan->with));
    }
    return plans;
}

/* ROOT in ASCII, so that it stays what it is in any locale; gives ROOT back. */
static void write_json(json_t *root, struct buf *out) {
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    buf_addf(out, "%s\n", text ? text : "");
    free(text);
    json_decref(root);
}

static json_t *begin(const char *format, const struct framework *fw, const char *language) {
    return json_pack("{s:s, s:s, s:o}", "format", format, "language", language, "framework",
                     json_of_framework(fw, language));
}

static json_t *begin_report(const struct assessment *a, const char *language) {
    json_t *root = begin(REPORT_FORMAT, a->framework, language);
    json_object_set_new(root, "answers", json_of_answers(a));
    return root;
}

void report_data(const struct profile *profile, const struct profile *previous,
                 const struct advice *advice, int hours, const char *language, struct buf *out) {
    const struct assessment *a = profile->assessment;
    json_t *root = begin_report(a, language);
    json_object_set_new(root, "about", json_of_about(a, language));
    json_object_set_new(root, "profile", data_profile(profile, language));
    json_object_set_new(root, "previous", previous ? data_previous(previous, a) : json_null());
    json_object_set_new(root, "advice", data_advice(advice, hours, language));
    json_object_set_new(root, "plans", json_of_plans(a));
    write_json(root, out);
}

void report_advice_data(const struct advice *advice, int hours, const char *language,
                        struct buf *out) {
    json_t *root = begin_report(advice->profile->assessment, language);
    json_object_set_new(root, "advice", data_advice(advice, hours, language));
    write_json(root, out);
}

void report_comparison_data(const struct comparison *comparison, const char *language,
                            struct buf *out) {
    json_t *root = begin(COMPARISON_FORMAT, comparison->now->framework, language);
    json_object_set_new(root, "then", json_of_answers(comparison->then));
    json_object_set_new(root, "now", json_of_answers(comparison->now));
    data_comparison(comparison, language, root);
    write_json(root, out);
}

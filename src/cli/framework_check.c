/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `framework check`: faults and remarks with their places, for people and for editors. */
#include <config.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/framework_files.h"
#include "framework/lint.h"

/* "lob.yaml: can be used; items: 38, modules: 25; reading ease nl: 71 (Flesch-Douma) ..." */
static void add_summary(const struct framework *fw, const char *name, struct buf *out) {
    buf_addf(out, _("%s: can be used; items: %d, modules: %d"), name, fw->item_count,
             fw->module_count);
    for (int i = 0; i < fw->language_count; i++)
        buf_addf(out, _("; reading ease %s: %d (%s)"), fw->languages[i],
                 framework_readability(fw, i), framework_readability_name(fw, i));
    buf_add_char(out, '\n');
}

static json_t *json_of_problem(const struct problem *problem) {
    json_t *object = json_object();
    json_object_set_new(object, "file", problem->file ? json_string(problem->file) : json_null());
    json_object_set_new(object, "line", json_integer(problem->line));
    json_object_set_new(object, "column", json_integer(problem->column));
    json_object_set_new(object, "severity",
                        json_string(problem->kind == PROBLEM_REMARK ? "remark" : "error"));
    json_object_set_new(object, "message", json_string(problem->message));
    return object;
}

static json_t *json_of_file(const char *name, const struct framework *fw,
                            const struct problems *problems) {
    json_t *object = json_object(), *list = json_array();
    json_object_set_new(object, "file", json_string(name));
    json_object_set_new(object, "usable", json_boolean(fw != NULL));
    if (fw) {
        json_t *ease = json_object();
        json_object_set_new(object, "id", json_string(fw->id));
        json_object_set_new(object, "hash", json_string(fw->hash));
        json_object_set_new(object, "items", json_integer(fw->item_count));
        json_object_set_new(object, "modules", json_integer(fw->module_count));
        for (int i = 0; i < fw->language_count; i++)
            json_object_set_new(ease, fw->languages[i], json_integer(framework_readability(fw, i)));
        json_object_set_new(object, "reading_ease", ease);
    }
    for (int i = 0; i < problems->count; i++)
        json_array_append_new(list, json_of_problem(&problems->list[i]));
    json_object_set_new(object, "problems", list);
    return object;
}

/* One file: a line for people, or an object in FILES. Returns its exit status. */
static int check_file(const struct request *request, const char *name, json_t *files) {
    struct problems problems = {0};
    struct framework *fw = framework_from_file(name, &problems);
    if (fw)
        framework_lint(fw, &problems);
    int status = problems_exit_status(&problems);
    if (files) {
        json_array_append_new(files, json_of_file(name, fw, &problems));
    } else {
        struct buf line = {0};
        print_problems(request, &problems);
        if (fw)
            add_summary(fw, name, &line);
        print_text(request, buf_string(&line));
        buf_free(&line);
    }
    framework_free(fw);
    problems_free(&problems);
    return status;
}

static int print_json(const struct request *request, json_t *files) {
    json_t *root = json_pack("{s:s, s:o}", "format", "lobspiegel-check/1", "files", files);
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    struct buf out = {0};
    buf_addf(&out, "%s\n", text ? text : "");
    int status = deliver(request, &out);
    buf_free(&out);
    free(text);
    json_decref(root);
    return status;
}

int framework_check(const struct request *request) {
    const char *format = request->values[OPTION_FORMAT];
    bool as_json = format && strcmp(format, "json") == 0;
    if (format && !as_json && strcmp(format, "text") != 0)
        return wrong_usage(request, NULL, _("unknown format \"%s\": text or json is expected"),
                           format);
    json_t *files = as_json ? json_array() : NULL;
    int worst = STATUS_DONE;
    for (int i = 1; i < request->operand_count; i++) {
        int status = check_file(request, request->operands[i], files);
        if (status > worst)
            worst = status;
    }
    if (as_json) {
        int status = print_json(request, files);
        if (status > worst)
            worst = status;
    }
    return worst;
}

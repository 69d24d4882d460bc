/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `framework`: for people who write or look at questionnaires. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/framework_files.h"
#include "cli/group_files.h"
#include "cli/papers.h"
#include "framework/diff.h"

static void list_one(void *context, const struct framework *fw, const char *path) {
    const struct request *request = context;
    struct buf line = {0};
    buf_addf(&line, "%-22s ", fw->id);
    buf_addf(&line,
             ngettext("%s, version %s, %d item", "%s, version %s, %d items",
                      (unsigned long)fw->item_count),
             framework_text(fw, &fw->title, request->language), fw->version, fw->item_count);
    if (fw->extends[0])
        buf_addf(&line, _(", a layer on %s"), fw->extends);
    buf_addf(&line, "\n  %s\n", path);
    print_text(request, buf_string(&line));
    buf_free(&line);
}

static int list(const struct request *request) {
    struct problems problems = {0};
    each_framework(list_one, (void *)(uintptr_t)request, &problems);
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status;
}

/* The framework named by operand I, or NULL after saying what is wrong. */
static struct framework *open_operand(const struct request *request, int i, int *status) {
    struct problems problems = {0};
    struct framework *fw = load_framework(request->operands[i], &problems);
    *status = print_problems(request, &problems);
    problems_free(&problems);
    return fw;
}

/* "text" or "html"; NULL after a message. */
static const char *format_of(const struct request *request, const char *usual) {
    const char *format = request->values[OPTION_FORMAT];
    if (!format)
        return usual;
    if (strcmp(format, "text") == 0 || strcmp(format, "html") == 0)
        return format;
    wrong_usage(request, NULL, _("unknown format \"%s\": text or html is expected"), format);
    return NULL;
}

static int deliver_document(const struct request *request, const struct framework *fw,
                            const struct doc *doc, const char *format) {
    struct buf text = {0};
    if (strcmp(format, "html") == 0)
        doc_write_html(doc, framework_text(fw, &fw->title, request->language), request->language,
                       &text);
    else
        doc_write_text(doc, PAPER_COLUMNS, false, &text);
    int status = deliver(request, &text);
    buf_free(&text);
    return status;
}

static int show(const struct request *request) {
    const char *format = format_of(request, "text");
    int status = STATUS_USAGE;
    struct framework *fw = format ? open_operand(request, 1, &status) : NULL;
    if (fw) {
        struct doc *doc = doc_new();
        report_framework(doc, fw, request->language);
        status = deliver_document(request, fw, doc, format);
        doc_free(doc);
    }
    framework_free(fw);
    return status;
}

/* The group of --group on FRAMEWORK, or NULL: also without that option. False with problems. */
static bool open_group(const struct request *request, const struct framework *framework,
                       struct group **group, struct problems *problems) {
    const char *name = request->values[OPTION_GROUP];
    *group = NULL;
    if (!name)
        return true;
    char *path = group_path(name, problems);
    if (path)
        *group = group_load_to_share(path, framework, problems);
    free(path);
    return *group != NULL;
}

/* The words behind `lobspiegel key-in` for a paper of GROUP with these options. */
static void add_key_in(const struct request *request, const struct group *group, struct buf *out) {
    buf_addf(out, "%s" GROUP_ENDING, group->code);
    if (request->values[OPTION_DEPTH])
        buf_addf(out, " --depth %s", request->values[OPTION_DEPTH]);
    if (request->values[OPTION_FOR])
        buf_addf(out, " --for %s", request->values[OPTION_FOR]);
    buf_addf(out, " --to %s", _("FOLDER"));
}

static int write_paper(const struct request *request, const struct framework *fw,
                       const struct assessment *paper, const struct group *group,
                       const char *format) {
    struct buf key_in = {0};
    struct doc *doc = doc_new();
    if (group)
        add_key_in(request, group, &key_in);
    report_paper(doc, paper, group, buf_string(&key_in), request->language);
    int status = deliver_document(request, fw, doc, format);
    doc_free(doc);
    buf_free(&key_in);
    return status;
}

static int print_paper(const struct request *request) {
    const char *format = format_of(request, "html");
    int status = STATUS_USAGE;
    struct framework *fw = format ? open_operand(request, 1, &status) : NULL;
    if (!fw)
        return status;
    struct problems problems = {0};
    struct group *group;
    struct assessment *paper = make_paper(request, fw);
    status = STATUS_USAGE;
    if (paper && open_group(request, fw, &group, &problems)) {
        status = write_paper(request, fw, paper, group, format);
        group_free(group);
    } else if (paper) {
        status = print_problems(request, &problems);
    }
    problems_free(&problems);
    assessment_free(paper);
    framework_free(fw);
    return status;
}

static const char *const change_words[] = {
    [CHANGE_ADDED] = N_("new"),
    [CHANGE_REMOVED] = N_("gone"),
    [CHANGE_MEANING] = N_("another meaning: answers cannot be compared"),
    [CHANGE_AROUND] = N_("changed around it: answers stay comparable"),
};

static void print_differences(const struct request *request, const struct differences *d) {
    struct buf text = {0};
    for (int i = 0; i < d->count; i++)
        buf_addf(&text, "%-12s %s\n", d->list[i].item, _(change_words[d->list[i].change]));
    if (d->scale)
        buf_addf(&text, "%s\n", _("The words of the scale changed."));
    buf_addf(&text,
             ngettext("%d item is the same.\n", "%d items are the same.\n", (unsigned long)d->same),
             d->same);
    print_text(request, buf_string(&text));
    buf_free(&text);
}

static int diff(const struct request *request) {
    int status;
    struct framework *after = NULL, *before = open_operand(request, 1, &status);
    if (before)
        after = open_operand(request, 2, &status);
    if (after) {
        struct differences differences;
        framework_diff(before, after, &differences);
        print_differences(request, &differences);
        status = differences_comparable(&differences) ? STATUS_DONE : STATUS_REFUSED;
        differences_free(&differences);
    }
    framework_free(before);
    framework_free(after);
    return status;
}

/* What takes the place of a line of the starter. */
struct replacement {
    const char *line; /* how the line begins */
    const char *before, *value, *after;
};

static void add_line(const char *line, size_t length, const struct replacement *list, int count,
                     struct buf *out) {
    for (int i = 0; i < count; i++)
        if (list[i].value && strncmp(line, list[i].line, strlen(list[i].line)) == 0) {
            buf_addf(out, "%s%s%s\n", list[i].before, list[i].value, list[i].after);
            return;
        }
    buf_add(out, line, length);
    buf_add_char(out, '\n');
}

/* The starter with the id put in and, for a layer, what it lies on: the id of the BASE and codes
 * that the base has. BASE is NULL for a questionnaire of one's own. */
static void fill_starter(const char *starter, const char *id, const struct framework *base,
                         struct buf *out) {
    const struct item *item = base ? &base->items[0] : NULL;
    const struct replacement list[] = {
        {"id: ", "id: ", id, ""},
        {"extends: ", "extends: ", base ? base->id : NULL, ""},
        {"  vb-01:", "  ", item ? item->id : NULL, ":"},
        {"    dimension: organisatie", "    dimension: ",
         base ? base->dimensions[base->items[base->item_count - 1].dimension].id : NULL, ""},
        {"    lines: [first]", "    lines: [", base ? base->lines[0].id : NULL, "]"},
    };
    while (*starter) {
        size_t length = strcspn(starter, "\n");
        add_line(starter, length, list, (int)ARRAY_LENGTH(list), out);
        starter += length + (starter[length] != '\0');
    }
}

static int begin(const struct request *request) {
    const char *base_name = request->values[OPTION_EXTENDS], *id = request->operands[1];
    struct problems problems = {0};
    struct buf path = {0}, starter = {0}, text = {0};
    if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id) || *id < 'a')
        return wrong_usage(request, NULL,
                           _("\"%s\" is no name: small letters, digits and hyphens"), id);
    struct framework *base = base_name ? load_framework(base_name, &problems) : NULL;
    char *shipped = framework_folder();
    buf_addf(&path, "%s/starter/%s.yaml", shipped, base ? "layer" : "own");
    int status = STATUS_DONE;
    if ((base || !base_name) &&
        file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &starter, &problems)) {
        bool as_it_is = !base || strcmp(base->id, "lob") == 0; /* the starter is made for lob */
        fill_starter(buf_string(&starter), id, as_it_is ? NULL : base, &text);
        status = deliver(request, &text);
    }
    if (problems.count)
        status = print_problems(request, &problems);
    problems_free(&problems);
    framework_free(base);
    free(shipped);
    buf_free(&path);
    buf_free(&starter);
    buf_free(&text);
    return status;
}

/* One table of what `framework` can do. */
static const struct {
    const char *name;
    int least, most; /* operands after the name */
    int (*run)(const struct request *request);
} actions[] = {
    {"list", 0, 0, list}, {"check", 1, OPERANDS_MAX - 1, framework_check},
    {"show", 1, 1, show}, {"print", 1, 1, print_paper},
    {"diff", 2, 2, diff}, {"new", 1, 1, begin},
};

int cmd_framework(const struct request *request) {
    const char *what = request->operand_count ? request->operands[0] : "";
    const char *names[ARRAY_LENGTH(actions)];
    int count = request->operand_count - 1;
    for (size_t i = 0; i < ARRAY_LENGTH(actions); i++) {
        names[i] = actions[i].name;
        if (strcmp(what, names[i]) != 0)
            continue;
        if (count >= actions[i].least && count <= actions[i].most)
            return actions[i].run(request);
        if (count > actions[i].most)
            return wrong_usage(request, NULL, _("\"%s\" is one word too many"),
                               request->operands[actions[i].most + 1]);
        return wrong_usage(request, NULL,
                           ngettext("framework %s wants %d file or name",
                                    "framework %s wants %d files or names",
                                    (unsigned long)actions[i].least),
                           what, actions[i].least);
    }
    return wrong_usage(request, text_nearest(what, names, ARRAY_LENGTH(names)),
                       _("framework: say what to do: list, check, show, print, diff or new"));
}

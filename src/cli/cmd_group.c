/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `group`: for the person who gathers, and for those who want to know what she may
 * do. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "cli/group_files.h"
#include "cli/group_new.h"
#include "cli/papers.h"

/* A group with, where it is here, its framework. */
struct opened {
    char *path;
    struct group *group;
    struct framework *framework; /* NULL: not here, or it means something else now */
};

static void close_opened(struct opened *opened) {
    group_free(opened->group);
    framework_free(opened->framework);
    free(opened->path);
}

/* Opens the group in the first operand after the action; says what is wrong with the file. */
static int open_operand(const struct request *request, struct opened *opened) {
    struct problems problems = {0}, unheard = {0};
    *opened = (struct opened){.path = group_path(request->operands[1], &problems)};
    if (opened->path)
        opened->group = group_load(opened->path, NULL, &problems);
    if (opened->group)
        opened->framework = load_framework(opened->group->framework, &unheard);
    if (opened->framework && strcmp(opened->framework->hash, opened->group->hash) == 0) {
        group_free(opened->group); /* once more, with its buckets */
        opened->group = group_load(opened->path, opened->framework, &problems);
    } else {
        framework_free(opened->framework);
        opened->framework = NULL;
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    problems_free(&unheard);
    return status;
}

static int show(const struct request *request) {
    struct opened opened;
    int status = open_operand(request, &opened);
    if (opened.group) {
        struct doc *doc = doc_new();
        struct buf text = {0};
        report_group(doc, opened.group, opened.framework, request->language);
        doc_write_text(doc, PAPER_COLUMNS, false, &text);
        status = deliver(request, &text);
        doc_free(doc);
        buf_free(&text);
    }
    close_opened(&opened);
    return status;
}

static int check(const struct request *request) {
    struct opened opened;
    int status = open_operand(request, &opened);
    if (opened.group) {
        struct buf text = {0};
        buf_addf(&text,
                 ngettext("%s: a good group file, with at least %d person behind every figure.\n",
                          "%s: a good group file, with at least %d people behind every figure.\n",
                          (unsigned long)group_threshold(opened.group)),
                 opened.path, group_threshold(opened.group));
        print_text(request, buf_string(&text));
        if (!opened.framework) {
            print_message(request,
                          _("Version %s of the questionnaire \"%s\" is not here, so nobody can "
                            "share from this computer."),
                          opened.group->version, opened.group->framework);
            status = STATUS_REFUSED;
        }
        buf_free(&text);
    }
    close_opened(&opened);
    return status;
}

/* Writes the group back where it came from, and SAYS so. */
static int put_back(const struct request *request, const struct opened *opened, const char *says) {
    struct problems problems = {0};
    if (group_save(opened->path, opened->group, opened->framework, &problems)) {
        struct buf text = {0};
        buf_addf(&text, "%s\n", says);
        print_text(request, buf_string(&text));
        buf_free(&text);
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status;
}

static int close_group(const struct request *request) {
    struct opened opened;
    int status = open_operand(request, &opened);
    if (opened.group) {
        opened.group->closed = true;
        status = put_back(request, &opened,
                          _("The group is closed. Whoever has this file cannot share any more; "
                            "give it to the people who have the earlier one."));
    }
    close_opened(&opened);
    return status;
}

static int raise_k(const struct request *request) {
    const char *typed = request->values[OPTION_K];
    struct opened opened;
    if (!typed)
        return wrong_usage(request, NULL, "%s", _("say to which number: --k NUMBER"));
    int status = open_operand(request, &opened);
    if (opened.group) {
        int k = group_read_k(request, typed, opened.group->k, &status);
        opened.group->k = k;
        if (k >= 0)
            status = put_back(request, &opened,
                              _("The number is raised. Figures released from now on follow it."));
    }
    close_opened(&opened);
    return status;
}

static int privacy(const struct request *request) {
    enum paper_format format;
    struct opened opened;
    if (!read_format(request, PAPER_JSON, &format))
        return STATUS_USAGE;
    int status = open_operand(request, &opened);
    if (opened.group) {
        struct doc *doc = doc_new();
        struct buf text = {0};
        report_privacy(doc, opened.group);
        if (format == PAPER_HTML)
            doc_write_html(doc, opened.group->code, request->language, &text);
        else if (format == PAPER_MARKDOWN)
            doc_write_markdown(doc, opened.group->code, &text);
        else
            doc_write_text(doc, PAPER_COLUMNS, false, &text);
        status = deliver(request, &text);
        doc_free(doc);
        buf_free(&text);
    }
    close_opened(&opened);
    return status;
}

static const struct {
    const char *name;
    int (*run)(const struct request *request);
} actions[] = {
    {"new", group_begin},   {"show", show},     {"check", check},
    {"close", close_group}, {"raise", raise_k}, {"privacy", privacy},
};

int cmd_group(const struct request *request) {
    const char *what = request->operand_count ? request->operands[0] : "";
    const char *names[ARRAY_LENGTH(actions)];
    for (size_t i = 0; i < ARRAY_LENGTH(actions); i++) {
        names[i] = actions[i].name;
        if (strcmp(what, names[i]) != 0)
            continue;
        if (request->operand_count == 2)
            return actions[i].run(request);
        return wrong_usage(request, NULL, "%s",
                           i == 0 ? _("group new: say a code for the group, such as team-3")
                                  : _("group: say which group file"));
    }
    return wrong_usage(request, text_nearest(what, names, ARRAY_LENGTH(names)),
                       _("group: say what to do: new, show, check, close, raise or privacy"));
}

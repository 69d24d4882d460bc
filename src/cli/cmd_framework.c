/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and reading frameworks; the command `framework`. */
#include <config.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "framework/lint.h"

#define ENDING ".yaml"

/* Where frameworks are looked for: the build tree's, when set, else the installed ones. */
static const char *framework_folder(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    return folder && *folder ? folder : PKGDATADIR "/frameworks";
}

/* A base is looked for beside the file that extends it, then where frameworks are installed. */
static bool find_base(void *context, const char *id, struct buf *bytes, struct buf *file,
                      struct problems *problems) {
    const char *path = context, *slash = strrchr(path, '/');
    buf_addf(file, "%.*s%s" ENDING, slash ? (int)(slash - path) + 1 : 0, path, id);
    if (access(buf_string(file), F_OK) != 0) {
        buf_clear(file);
        buf_addf(file, "%s/%s" ENDING, framework_folder(), id);
    }
    return file_read(buf_string(file), FRAMEWORK_BYTES_MAX, bytes, problems);
}

static struct framework *read_file(const char *path, struct problems *problems) {
    struct buf bytes = {0};
    struct framework *framework = NULL;
    const struct framework_finder finder = {find_base, (void *)(uintptr_t)path};
    if (file_read(path, FRAMEWORK_BYTES_MAX, &bytes, problems))
        framework =
            framework_read_layers(path, buf_string(&bytes), bytes.length, &finder, problems);
    buf_free(&bytes);
    return framework;
}

struct framework *load_framework(const char *name, struct problems *problems) {
    if (strchr(name, '/') || strstr(name, ENDING))
        return read_file(name, problems);
    struct buf path = {0};
    buf_addf(&path, "%s/%s" ENDING, framework_folder(), name);
    struct framework *framework = NULL;
    if (access(buf_string(&path), F_OK) != 0)
        problem_add(problems, PROBLEM_REFUSED, buf_string(&path), 0, 0,
                    _("there is no questionnaire \"%s\": lobspiegel framework list shows which "
                      "there are"),
                    name);
    else
        framework = read_file(buf_string(&path), problems);
    buf_free(&path);
    return framework;
}

static int is_framework_file(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > strlen(ENDING) &&
           strcmp(entry->d_name + length - strlen(ENDING), ENDING) == 0;
}

static int list(const struct request *request) {
    struct dirent **entries;
    struct problems problems = {0};
    int count = scandir(framework_folder(), &entries, is_framework_file, alphasort);
    for (int i = 0; i < count; i++) {
        struct buf path = {0}, line = {0};
        buf_addf(&path, "%s/%s", framework_folder(), entries[i]->d_name);
        struct framework *fw = read_file(buf_string(&path), &problems);
        if (fw) {
            buf_addf(&line, ngettext("%s  %s, version %s, %d item\n  %s\n",
                                     "%s  %s, version %s, %d items\n  %s\n",
                                     (unsigned long)fw->item_count),
                     fw->id, framework_text(fw, &fw->title, request->language), fw->version,
                     fw->item_count, buf_string(&path));
            print_text(request, buf_string(&line));
        }
        framework_free(fw);
        buf_free(&path);
        buf_free(&line);
        free(entries[i]);
    }
    if (count < 0)
        problem_add(&problems, PROBLEM_SYSTEM, framework_folder(), 0, 0, "%s",
                    _("the folder cannot be read"));
    else
        free(entries);
    int status = print_problems(&problems);
    problems_free(&problems);
    return status;
}

/* "lob.yaml: good; items: 38, modules: 25; reading ease nl 71 (Flesch-Douma), ..." */
static void add_summary(const struct framework *fw, const char *name, struct buf *out) {
    buf_addf(out, _("%s: can be used; items: %d, modules: %d"), name, fw->item_count,
             fw->module_count);
    for (int i = 0; i < fw->language_count; i++)
        buf_addf(out, _("; reading ease %s: %d (%s)"), fw->languages[i],
                 framework_readability(fw, i), framework_readability_name(fw, i));
    buf_add_char(out, '\n');
}

static int check(const struct request *request) {
    struct problems problems = {0};
    for (int i = 1; i < request->operand_count; i++) {
        struct framework *fw = read_file(request->operands[i], &problems);
        struct buf line = {0};
        if (fw) {
            framework_lint(fw, &problems);
            add_summary(fw, request->operands[i], &line);
            print_text(request, buf_string(&line));
        }
        buf_free(&line);
        framework_free(fw);
    }
    int status = print_problems(&problems);
    problems_free(&problems);
    return status;
}

int cmd_framework(const struct request *request) {
    const char *what = request->operand_count ? request->operands[0] : "";
    if (strcmp(what, "list") == 0 && request->operand_count == 1)
        return list(request);
    if (strcmp(what, "check") == 0 && request->operand_count > 1)
        return check(request);
    fprintf(stderr, "lobspiegel: %s\n",
            _("say what to do: framework list, or framework check FILE"));
    return STATUS_USAGE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/framework_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/paths.h"

#define ENDING ".yaml"

/* Where frameworks are looked for: the build tree's, when set, else the installed ones. */
char *framework_folder(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    return folder && *folder ? mem_copy(folder)
                             : program_data(PKGDATADIR "/frameworks", PACKAGE "/frameworks",
                                            "../frameworks", "lob.yaml");
}

/* The folder for frameworks a person adds. The caller frees it. */
static char *own_framework_folder(void) {
    struct problems unheard = {0};
    struct buf folder = {0};
    char *data = data_folder(&unheard);
    buf_addf(&folder, "%s/frameworks", data ? data : "");
    free(data);
    problems_free(&unheard);
    return buf_take(&folder);
}

/* Puts the path of the framework called ID in PATH: a person's own one, else a shipped one. */
static bool find_by_id(const char *id, struct buf *path) {
    char *own = own_framework_folder();
    buf_clear(path);
    buf_addf(path, "%s/%s" ENDING, own, id);
    free(own);
    if (access(buf_string(path), F_OK) == 0)
        return true;
    buf_clear(path);
    char *shipped = framework_folder();
    buf_addf(path, "%s/%s" ENDING, shipped, id);
    free(shipped);
    return access(buf_string(path), F_OK) == 0;
}

/* A base is looked for beside the file that extends it, then where frameworks are. */
static bool find_base(void *context, const char *id, struct buf *bytes, struct buf *file,
                      struct problems *problems) {
    const char *path = context, *slash = strrchr(path, '/');
    buf_addf(file, "%.*s%s" ENDING, slash ? (int)(slash - path) + 1 : 0, path, id);
    if (access(buf_string(file), F_OK) != 0)
        find_by_id(id, file);
    return file_read(buf_string(file), FRAMEWORK_BYTES_MAX, bytes, problems);
}

struct framework *framework_from_file(const char *path, struct problems *problems) {
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
        return framework_from_file(name, problems);
    struct buf path = {0};
    struct framework *framework = NULL;
    if (!find_by_id(name, &path))
        problem_add(problems, PROBLEM_REFUSED, buf_string(&path), 0, 0,
                    _("there is no questionnaire \"%s\": lobspiegel framework list shows which "
                      "there are"),
                    name);
    else
        framework = framework_from_file(buf_string(&path), problems);
    buf_free(&path);
    return framework;
}

static int is_framework_file(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > strlen(ENDING) &&
           strcmp(entry->d_name + length - strlen(ENDING), ENDING) == 0;
}

/* The frameworks in FOLDER. A folder that is not there is a fault only when it MUST be. */
static void visit_folder(const char *folder, bool must, visit_framework *visit, void *context,
                         struct problems *problems) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_framework_file, alphasort);
    if (count < 0 && (must || errno != ENOENT))
        file_problem(problems, folder, errno, _("the folder cannot be read"));
    for (int i = 0; i < count; i++) {
        struct buf path = {0};
        buf_addf(&path, "%s/%s", folder, entries[i]->d_name);
        struct framework *framework = framework_from_file(buf_string(&path), problems);
        if (framework)
            visit(context, framework, buf_string(&path));
        framework_free(framework);
        buf_free(&path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

void each_framework(visit_framework *visit, void *context, struct problems *problems) {
    char *own = own_framework_folder(), *shipped = framework_folder();
    visit_folder(own, false, visit, context, problems);
    visit_folder(shipped, true, visit, context, problems);
    free(shipped);
    free(own);
}

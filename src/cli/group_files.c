/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/group_files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/paths.h"

/* The folders where group files may lie, each freed by the caller; returns how many. */
#define FOLDERS 4
static int group_folders(char *folders[static FOLDERS]) {
    struct problems unheard = {0};
    struct buf path = {0};
    int count = 0;
    folders[count++] = mem_copy(".");
    char *home = home_folder(&unheard), *data = data_folder(&unheard);
    if (home) {
        folders[count++] = mem_copy(home);
        buf_addf(&path, "%s/Downloads", home);
        folders[count++] = buf_take(&path);
    }
    if (data) {
        buf_addf(&path, "%s/groups", data);
        folders[count++] = buf_take(&path);
    }
    free(home);
    free(data);
    problems_free(&unheard);
    return count;
}

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), end = strlen(ending);
    return length > end && strcmp(name + length - end, ending) == 0;
}

static char *find_code(const char *code) {
    char *folders[FOLDERS], *found = NULL;
    int count = group_folders(folders);
    for (int i = 0; i < count; i++) {
        struct buf path = {0};
        buf_addf(&path, "%s/%s" GROUP_ENDING, folders[i], code);
        if (!found && access(buf_string(&path), F_OK) == 0)
            found = buf_take(&path);
        buf_free(&path);
        free(folders[i]);
    }
    return found;
}

char *group_path(const char *name, struct problems *problems) {
    if (strchr(name, '/') || ends_in(name, ".yaml"))
        return mem_copy(name);
    if (!group_code_is_good(name)) {
        problem_add(problems, PROBLEM_USAGE, NULL, 0, 0, "%s",
                    _("that is no group code: it has small letters, digits and hyphens only"));
        return NULL;
    }
    char *path = find_code(name);
    if (!path)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("there is no file %s%s here, in your home folder or in your Downloads. Ask "
                      "for it with the person who gathers the files, and put it in one of these"),
                    name, GROUP_ENDING);
    return path;
}

struct group *group_load(const char *path, const struct framework *framework,
                         struct problems *problems) {
    struct buf bytes = {0};
    struct group *group = NULL;
    if (file_read(path, GROUP_BYTES_MAX, &bytes, problems))
        group = group_read(path, buf_string(&bytes), bytes.length, framework, problems);
    buf_free(&bytes);
    return group;
}

/* Says why answers to FRAMEWORK cannot be shared with GROUP; false when they can. */
static bool is_refused(const struct group *group, const struct framework *framework,
                       struct problems *problems) {
    if (group->closed)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("group \"%s\" is closed: nothing can be shared with it any more. Ask the "
                      "person who gathers the files whether there is a new group"),
                    group->code);
    else if (strcmp(group->framework, framework->id) != 0)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("group \"%s\" asks for the questionnaire \"%s\", and these answers are to "
                      "\"%s\". Begin that one with: lobspiegel -f %s"),
                    group->code, group->framework, framework->id, group->framework);
    else if (strcmp(group->hash, framework->hash) != 0)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("group \"%s\" is about version %s of this questionnaire, and here is version "
                      "%s, which means something else. Ask the person who gathers the files for "
                      "that version, or for a group with yours"),
                    group->code, group->version, framework->version);
    else
        return false;
    return true;
}

struct group *group_load_to_share(const char *path, const struct framework *framework,
                                  struct problems *problems) {
    struct group *alone = group_load(path, NULL, problems), *group = NULL;
    if (alone && !is_refused(alone, framework, problems))
        group = group_load(path, framework, problems);
    group_free(alone);
    return group;
}

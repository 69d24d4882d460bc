/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/group_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

char *group_in_folder(const char *folder, int *count, struct problems *problems) {
    char *found = NULL;
    *count = 0;
    DIR *files = opendir(folder);
    if (!files) {
        file_problem(problems, folder, errno, _("the folder cannot be read"));
        return NULL;
    }
    for (const struct dirent *entry; (entry = readdir(files));) {
        if (!text_ends_in(entry->d_name, GROUP_ENDING))
            continue;
        struct buf path = {0};
        buf_addf(&path, "%s/%s", folder, entry->d_name);
        free(found);
        found = buf_take(&path);
        ++*count;
    }
    closedir(files);
    if (*count == 1)
        return found;
    free(found);
    return NULL;
}

char *group_path(const char *name, struct problems *problems) {
    if (strchr(name, '/') || text_ends_in(name, ".yaml"))
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
    else if (group->region)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("group \"%s\" is a region: schools hand up their figures to it. Share with "
                      "the group of your school, and ask there for its group file"),
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

bool group_is_of_people(const struct group *group, struct problems *problems) {
    if (group->region)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("this group is a region, where schools hand up their figures: choose a group "
                      "with which people share themselves"));
    return !group->region;
}

struct group *group_load_to_share(const char *path, const struct framework *framework,
                                  struct problems *problems) {
    struct group *alone = group_load(path, NULL, problems), *group = NULL;
    if (alone && !is_refused(alone, framework, problems))
        group = group_load(path, framework, problems);
    group_free(alone);
    return group;
}

/* ---- all there are ---- */

#define GROUPS_MAX 50 /* more than anybody chooses from */

struct listing {
    visit_group *visit;
    void *context;
    char codes[GROUPS_MAX][GROUP_CODE_MAX + 1];
    int count;
};

static void list_one(struct listing *listing, const char *path) {
    struct problems unheard = {0};
    struct stat status;
    struct group *group = NULL;
    if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
        group = group_load(path, NULL, &unheard);
    bool fresh = group && !group->closed && !group->region && listing->count < GROUPS_MAX;
    for (int i = 0; fresh && i < listing->count; i++)
        fresh = strcmp(listing->codes[i], group->code) != 0;
    if (fresh) {
        memcpy(listing->codes[listing->count++], group->code, sizeof group->code);
        listing->visit(listing->context, group, path);
    }
    group_free(group);
    problems_free(&unheard);
}

static int is_group_file(const struct dirent *entry) {
    return text_ends_in(entry->d_name, GROUP_ENDING);
}

void each_group(visit_group *visit, void *context) {
    struct listing listing = {.visit = visit, .context = context};
    char *folders[FOLDERS];
    int count = group_folders(folders);
    for (int i = 0; i < count; i++) {
        struct dirent **entries = NULL;
        int found = scandir(folders[i], &entries, is_group_file, alphasort);
        for (int j = 0; j < found; j++) {
            struct buf path = {0};
            buf_addf(&path, "%s/%s", folders[i], entries[j]->d_name);
            list_one(&listing, buf_string(&path));
            buf_free(&path);
            free(entries[j]);
        }
        free(entries);
        free(folders[i]);
    }
}

/* ---- for the person who opened it ---- */

bool group_save(const char *path, const struct group *group, const struct framework *framework,
                struct problems *problems) {
    struct buf bytes = {0};
    group_write(group, framework, &bytes);
    bool saved = file_write(path, buf_string(&bytes), bytes.length, problems);
    if (saved && chmod(path, 0644) != 0) /* there is nothing secret in it */
        file_problem(problems, path, errno, _("others may not be able to read it"));
    buf_free(&bytes);
    return saved;
}

char *group_private_folder(const struct group *group, struct problems *problems) {
    struct buf path = {0};
    char *data = data_folder(problems);
    if (!data)
        return NULL;
    buf_addf(&path, "%s/groups/%s-%.8s", data, group->code, group->id);
    free(data);
    return buf_take(&path);
}

#define KEY_FILE "secret.key"

static char *key_path(const struct group *group, struct problems *problems) {
    struct buf path = {0};
    char *folder = group_private_folder(group, problems);
    if (!folder)
        return NULL;
    buf_addf(&path, "%s/" KEY_FILE, folder);
    free(folder);
    return buf_take(&path);
}

bool group_keep_key(const struct group *group, const char *key, char **path,
                    struct problems *problems) {
    char *folder = group_private_folder(group, problems);
    char line[SECRET_KEY_SIZE + 1]; /* on the stack, to be wiped */
    *path = folder ? key_path(group, problems) : NULL;
    bool kept = folder && file_make_folder(folder, problems);
    memcpy(line, key, SECRET_KEY_SIZE - 1);
    line[SECRET_KEY_SIZE - 1] = '\n';
    kept = kept && file_write(*path, line, SECRET_KEY_SIZE, problems);
    sodium_memzero(line, sizeof line);
    free(folder);
    return kept;
}

bool group_read_key(const struct group *group, char key[static SECRET_KEY_SIZE],
                    struct problems *problems) {
    struct buf bytes = {0};
    char *path = key_path(group, problems);
    bool read = path && file_read(path, SECRET_KEY_SIZE, &bytes, problems);
    if (read && bytes.length < SECRET_KEY_SIZE - 1) {
        problem_add(problems, PROBLEM_REFUSED, path, 0, 0, "%s",
                    _("this is no secret key of a group"));
        read = false;
    }
    if (read) {
        memcpy(key, bytes.bytes, SECRET_KEY_SIZE - 1);
        key[SECRET_KEY_SIZE - 1] = '\0';
    }
    if (bytes.bytes)
        sodium_memzero(bytes.bytes, bytes.capacity);
    buf_free(&bytes);
    free(path);
    return read;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/door.h"

#include <stdlib.h>
#include <string.h>

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void free_texts(struct door *door) {
    for (int i = 0; i < door->shown.command_count; i++)
        free(door->commands[i]);
    free(door->commands);
    free(door->group_name);
    free(door->folder_name);
    door->shown.command_count = 0;
}

/* PATH as it can be shown; the caller frees it. */
static char *clean(const char *path) {
    struct buf text = {0};
    text_add_clean(&text, path, strlen(path), false);
    return buf_take(&text);
}

/* Without a stroke at the end: a name of a file follows. */
static char *clean_folder(const char *path) {
    char *folder = clean(path);
    for (size_t length = strlen(folder); length > 1 && folder[length - 1] == '/'; length--)
        folder[length - 1] = '\0';
    return folder;
}

void door_describe(struct door *door) {
    struct way_in *way = &door->way;
    free_texts(door);
    door->group_name = clean(name_of(way->group_file));
    door->folder_name = clean_folder(door->called);
    door->commands = mem_new((size_t)way->address_count + 1, sizeof *door->commands);
    for (int i = 0; i < way->address_count; i++)
        door->commands[i] = way_in_command(way, i);
    door->shown = (struct entrance){
        .group = way->group->code,
        .group_file = door->group_name,
        .folder = door->folder_name,
        .framework = way->group->framework,
        .commands = (const char *const *)door->commands,
        .command_count = way->address_count,
        .code = way->code,
        .fingerprint = way->fingerprint ? way->fingerprint : "",
    };
}

void door_free(struct door *door) {
    free_texts(door);
    way_in_free(&door->way);
}

int door_watch(const struct door *door) {
    return door->shown.lost ? -1 : door->way.keeper.news;
}

bool door_look(struct door *door) {
    int inside = way_in_count(&door->way);
    bool lost = keeper_lost(&door->way.keeper);
    bool changed = inside != door->shown.inside || lost != door->shown.lost;
    door->shown.inside = inside;
    door->shown.lost = lost;
    return changed;
}

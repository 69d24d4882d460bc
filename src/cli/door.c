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
    door->shown.command_count = 0;
}

void door_describe(struct door *door) {
    struct way_in *way = &door->way;
    struct buf name = {0};
    const char *file = name_of(way->group_file);
    free_texts(door);
    text_add_clean(&name, file, strlen(file), false);
    door->group_name = buf_take(&name);
    door->commands = mem_new((size_t)way->address_count + 1, sizeof *door->commands);
    for (int i = 0; i < way->address_count; i++)
        door->commands[i] = way_in_command(way, i);
    door->shown = (struct entrance){
        .group = way->group->code,
        .group_file = door->group_name,
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

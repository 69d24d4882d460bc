/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group made, looked at and written. */
#include <config.h>

#include "sharing/group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const split_ids[SPLITS] = {
    [SPLIT_NONE] = "none",   [SPLIT_LINE] = "line",     [SPLIT_ROLE] = "role",
    [SPLIT_STAGE] = "stage", [SPLIT_SECTOR] = "sector",
};

static bool is_code(const char *s, size_t most) {
    size_t length = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length > 0 && length <= most && !s[length] && s[0] != '-';
}

bool group_code_is_good(const char *code) {
    return is_code(code, GROUP_CODE_MAX);
}

bool group_bucket_is_good(const char *id) {
    return is_code(id, GROUP_CODE_MAX) && id[0] >= 'a' && strcmp(id, "none") != 0;
}

int group_floor(bool outside) {
    return outside ? K_OUTSIDE : K_INSIDE;
}

struct group *group_new(const struct framework *framework, const char *code,
                        const unsigned char id[static GROUP_ID_BYTES]) {
    struct arena *arena = arena_new();
    struct group *group = arena_alloc(arena, 1, sizeof *group);
    group->arena = arena;
    snprintf(group->code, sizeof group->code, "%s", code);
    sodium_bin2hex(group->id, sizeof group->id, id, GROUP_ID_BYTES);
    group->framework = arena_copy(arena, framework->id, strlen(framework->id));
    group->version = arena_copy(arena, framework->version, strlen(framework->version));
    memcpy(group->hash, framework->hash, sizeof group->hash);
    group->k = group_floor(false);
    group->period = group->purpose = group->contact = "";
    return group;
}

const char *group_text(struct group *group, const char *text) {
    struct buf clean = {0};
    text_add_clean(&clean, text, strlen(text), false);
    const char *start = buf_string(&clean);
    start += strspn(start, " ");
    size_t length = strlen(start);
    while (length > GROUP_TEXT_MAX) /* whole letters only */
        length -= text_letter_before(start, length);
    while (length > 0 && start[length - 1] == ' ')
        length--;
    const char *copy = arena_copy(group->arena, start, length);
    buf_free(&clean);
    return copy;
}

void group_free(struct group *group) {
    if (group)
        arena_free(group->arena);
}

int group_threshold(const struct group *group) {
    return group->k + (group->takes_part ? 1 : 0);
}

int split_count(const struct framework *framework, enum split split) {
    const int counts[SPLITS] = {
        [SPLIT_LINE] = framework->line_count,
        [SPLIT_ROLE] = framework->role_count,
        [SPLIT_STAGE] = framework->stage_count,
        [SPLIT_SECTOR] = framework->sector_count,
    };
    return counts[split];
}

const char *split_member(const struct framework *framework, enum split split, int place) {
    switch (split) {
    case SPLIT_LINE:
        return framework->lines[place].id;
    case SPLIT_ROLE:
        return framework->roles[place].id;
    case SPLIT_STAGE:
        return framework->stages[place].id;
    default:
        return framework->sectors[place].id;
    }
}

const struct localized *split_member_name(const struct framework *framework, enum split split,
                                          int place) {
    switch (split) {
    case SPLIT_LINE:
        return &framework->lines[place].name;
    case SPLIT_ROLE:
        return &framework->roles[place].name;
    case SPLIT_STAGE:
        return &framework->stages[place].name;
    default:
        return &framework->sectors[place].name;
    }
}

int group_bucket_for(const struct group *group, const struct about *about) {
    const set said[SPLITS] = {
        [SPLIT_LINE] = about->lines,
        [SPLIT_ROLE] = about->roles,
        [SPLIT_STAGE] = about->stage < 0 ? 0 : SET_OF(about->stage),
        [SPLIT_SECTOR] = about->sector < 0 ? 0 : SET_OF(about->sector),
    };
    int found = -1;
    for (int i = 0; i < group->bucket_count; i++) {
        if (!(group->buckets[i].members & said[group->split]))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

void group_bucket_name(const struct group *group, const struct framework *framework, int bucket,
                       const char *language, struct buf *out) {
    if (bucket < 0) {
        buf_add_string(out, _("not said"));
        return;
    }
    const struct bucket *these = &group->buckets[bucket];
    const char *between = "";
    for (int i = 0; i < split_count(framework, group->split); i++)
        if (SET_HAS(these->members, i)) {
            const struct localized *name = split_member_name(framework, group->split, i);
            buf_addf(out, "%s%s", between, framework_text(framework, name, language));
            between = ", ";
        }
    if (!*between) /* read without the framework */
        buf_add_string(out, these->id);
}

static void write_pair(struct yaml_writer *w, const char *key, const char *word) {
    yaml_write_word(w, key);
    yaml_write_word(w, word);
}

static void write_text(struct yaml_writer *w, const char *key, const char *text) {
    if (!text[0])
        return;
    yaml_write_word(w, key);
    yaml_write_text(w, text);
}

static void write_yes(struct yaml_writer *w, const char *key, bool yes) {
    write_pair(w, key, yes ? "yes" : "no");
}

static void write_bucket(struct yaml_writer *w, const struct group *group,
                         const struct framework *framework, const struct bucket *bucket) {
    yaml_write_word(w, bucket->id);
    yaml_write_list(w);
    for (int i = 0; framework && i < split_count(framework, group->split); i++)
        if (SET_HAS(bucket->members, i))
            yaml_write_word(w, split_member(framework, group->split, i));
    for (int i = 0; !framework && i < bucket->member_count; i++)
        yaml_write_word(w, bucket->member_ids[i]);
    yaml_write_list_end(w);
}

static void write_split(struct yaml_writer *w, const struct group *group,
                        const struct framework *framework) {
    write_pair(w, "split", split_ids[group->split]);
    if (group->split == SPLIT_NONE)
        return;
    yaml_write_word(w, "buckets");
    yaml_write_map(w, false);
    for (int i = 0; i < group->bucket_count; i++)
        write_bucket(w, group, framework, &group->buckets[i]);
    yaml_write_map_end(w);
}

void group_write(const struct group *group, const struct framework *framework, struct buf *out) {
    char k[12];
    snprintf(k, sizeof k, "%d", group->k);
    buf_add_string(out, "# lobspiegel: a group, for everybody who shares with it; see man "
                        "lobspiegel-group\n");
    struct yaml_writer *w = yaml_writer_begin(out);
    yaml_write_map(w, false);
    write_pair(w, "lobspiegel", GROUP_TYPE);
    write_pair(w, "code", group->code);
    write_text(w, "id", group->id);
    yaml_write_word(w, "framework");
    yaml_write_map(w, true);
    write_pair(w, "id", group->framework);
    yaml_write_word(w, "version");
    yaml_write_text(w, group->version);
    write_text(w, "hash", group->hash);
    yaml_write_map_end(w);
    write_pair(w, "k", k);
    write_yes(w, "outside", group->outside);
    write_yes(w, "takes-part", group->takes_part);
    write_yes(w, "closed", group->closed);
    if (group->region)
        write_yes(w, "region", true);
    write_split(w, group, framework);
    write_text(w, "period", group->period);
    write_text(w, "purpose", group->purpose);
    write_text(w, "contact", group->contact);
    write_text(w, "public-key", group->public_key);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buckets of a break-down, none of them too small to be shown apart. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "sharing/group.h"

/* Lines, roles, stages or sectors to be counted together. */
struct part {
    set members;
    int people;
};

static int in_parts(const struct part *parts, int count, int least_people) {
    int found = 0;
    for (int i = 0; i < count; i++)
        found += parts[i].members && parts[i].people >= least_people;
    return found;
}

static void join(struct part *into, struct part *from) {
    into->members |= from->members;
    into->people += from->people;
    *from = (struct part){0};
}

/* Puts the parts with fewer than LEAST people together; when that is not enough, the smallest
 * other one goes with them. The one that they are in is the last. */
static int join_small(struct part *parts, int count, int least) {
    struct part rest = {0};
    for (int i = 0; i < count; i++)
        if (parts[i].people < least)
            join(&rest, &parts[i]);
    while (rest.members && rest.people < least && in_parts(parts, count, least) > 0) {
        struct part *smallest = NULL;
        for (int i = 0; i < count; i++)
            if (parts[i].members && (!smallest || parts[i].people < smallest->people))
                smallest = &parts[i];
        if (smallest)
            join(&rest, smallest);
    }
    int left = 0;
    for (int i = 0; i < count; i++)
        if (parts[i].members)
            parts[left++] = parts[i];
    if (rest.members)
        parts[left++] = rest;
    return left;
}

/* What a bucket is called: its one member, or these joined; "others" where that is too long. There
 * is one of these at most: buckets of more than one member are made last. */
static const char *bucket_id(struct group *group, const struct framework *framework, set members) {
    struct buf id = {0};
    for (int i = 0; i < split_count(framework, group->split); i++)
        if (SET_HAS(members, i))
            buf_addf(&id, "%s%s", id.length ? "-" : "", split_member(framework, group->split, i));
    if (!group_bucket_is_good(buf_string(&id))) {
        bool several = (members & (members - 1)) != 0;
        buf_clear(&id);
        if (several)
            buf_add_string(&id, "others");
        else /* a code that means something else here */
            buf_addf(&id, "part-%d", group->bucket_count + 1);
    }
    const char *copy = arena_copy(group->arena, buf_string(&id), id.length);
    buf_free(&id);
    return copy;
}

bool group_split_by(struct group *group, const struct framework *framework, enum split split,
                    const int *people) {
    struct part parts[SET_MAX] = {{0}};
    int members = split_count(framework, split), least = 2 * group_threshold(group);
    int count = members < SET_MAX ? members : SET_MAX;
    group->split = split;
    group->bucket_count = 0;
    for (int i = 0; i < count; i++)
        parts[i] = (struct part){SET_OF(i), people ? people[i] : 0};
    if (people)
        count = join_small(parts, count, least);
    while (count > BUCKETS_MAX) {
        join(&parts[count - 2], &parts[count - 1]);
        count--;
    }
    for (int i = 0; i < count && count >= 2; i++) {
        const char *id = bucket_id(group, framework, parts[i].members);
        group->buckets[group->bucket_count++] =
            (struct bucket){.id = id, .members = parts[i].members};
    }
    if (group->bucket_count >= 2)
        return true;
    group->split = SPLIT_NONE;
    group->bucket_count = 0;
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group/1 file read, strictly: it decides what may be told about people. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing/group.h"

static const struct yaml_limits limits = {
    .bytes = GROUP_BYTES_MAX,
    .text_bytes = GROUP_TEXT_MAX,
    .depth = 4,
    .nodes = 2000,
    .closed = true,
};

enum {
    KEY_TYPE,
    KEY_CODE,
    KEY_ID,
    KEY_FRAMEWORK,
    KEY_K,
    KEY_OUTSIDE,
    KEY_TAKES_PART,
    KEY_CLOSED,
    KEY_REGION,
    KEY_SPLIT,
    KEY_BUCKETS,
    KEY_PERIOD,
    KEY_PURPOSE,
    KEY_CONTACT,
    KEY_PUBLIC_KEY,
    KEYS
};

static const struct yaml_key keys[KEYS] = {
    [KEY_TYPE] = {"lobspiegel", true},
    [KEY_CODE] = {"code", true},
    [KEY_ID] = {"id", true},
    [KEY_FRAMEWORK] = {"framework", true},
    [KEY_K] = {"k", true},
    [KEY_OUTSIDE] = {"outside", true},
    [KEY_TAKES_PART] = {"takes-part", true},
    [KEY_CLOSED] = {"closed", true},
    [KEY_REGION] = {"region", false},
    [KEY_SPLIT] = {"split", true},
    [KEY_BUCKETS] = {"buckets", false},
    [KEY_PERIOD] = {"period", false},
    [KEY_PURPOSE] = {"purpose", false},
    [KEY_CONTACT] = {"contact", false},
    [KEY_PUBLIC_KEY] = {"public-key", false},
};

enum { IDENTITY_ID, IDENTITY_VERSION, IDENTITY_HASH, IDENTITY_KEYS };

static const struct yaml_key identity_keys[IDENTITY_KEYS] = {
    [IDENTITY_ID] = {"id", true},
    [IDENTITY_VERSION] = {"version", true},
    [IDENTITY_HASH] = {"hash", true},
};

struct reading {
    struct yaml_source source;
    const struct framework *framework; /* or NULL */
    struct group *group;
};

static const char *keep(struct reading *r, const struct yaml_node *node) {
    return arena_copy(r->group->arena, node->text, node->length);
}

static bool read_type(struct yaml_source source, const struct yaml_node *root) {
    const struct yaml_node *type = root->kind == YAML_MAP ? root->first : NULL;
    if (!type || strcmp(type->key->text, "lobspiegel") != 0 || type->kind != YAML_TEXT) {
        yaml_refuse(source, root, "%s",
                    _("this is no group: it must start with \"lobspiegel: group/1\""));
        return false;
    }
    if (strcmp(type->text, GROUP_TYPE) == 0)
        return true;
    yaml_refuse(source, type,
                _("\"%s\" is not a group that this version can read (it reads "
                  "\"group/1\")"),
                type->text);
    return false;
}

static bool read_yes(struct yaml_source source, const struct yaml_node *node, bool *yes) {
    *yes = node->kind == YAML_TEXT && strcmp(node->text, "yes") == 0;
    if (*yes || (node->kind == YAML_TEXT && strcmp(node->text, "no") == 0))
        return true;
    yaml_refuse(source, node, "%s", _("\"yes\" or \"no\" is expected here"));
    return false;
}

/* Exactly DIGITS small hexadecimal digits, into OUT, which has room for them and a NUL. */
static bool read_hex(struct yaml_source source, const struct yaml_node *node, size_t digits,
                     char *out) {
    if (!yaml_expect(source, node, YAML_TEXT))
        return false;
    if (node->length == digits && strspn(node->text, "0123456789abcdef") == digits) {
        memcpy(out, node->text, digits + 1);
        return true;
    }
    yaml_refuse(source, node, _("%d small hexadecimal digits are expected here"), (int)digits);
    return false;
}

static bool read_text(struct reading *r, const struct yaml_node *node, const char **text) {
    *text = "";
    if (!node)
        return true;
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return false;
    if (strchr(node->text, '\n')) {
        yaml_refuse(r->source, node, "%s", _("this text must be on one line"));
        return false;
    }
    *text = keep(r, node);
    return true;
}

static bool read_code(struct reading *r, const struct yaml_node *node) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return false;
    if (group_code_is_good(node->text)) {
        memcpy(r->group->code, node->text, node->length + 1);
        return true;
    }
    yaml_refuse(r->source, node,
                _("a group code has small letters, digits and hyphens only, %d at most, and does "
                  "not begin with a hyphen"),
                GROUP_CODE_MAX);
    return false;
}

/* Code of the group's framework: it stands in every result, so it must be plain. */
static bool id_is_plain(const struct yaml_node *node) {
    return node->length > 0 && node->length <= 64 && node->text[0] >= 'a' &&
           node->text[strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool read_framework(struct reading *r, const struct yaml_node *node) {
    const struct yaml_node *v[IDENTITY_KEYS];
    struct group *group = r->group;
    if (!yaml_keys(r->source, node, identity_keys, IDENTITY_KEYS, v) ||
        !yaml_expect(r->source, v[IDENTITY_ID], YAML_TEXT) ||
        !read_text(r, v[IDENTITY_VERSION], &group->version) ||
        !read_hex(r->source, v[IDENTITY_HASH], HASH_HEX_SIZE - 1, group->hash))
        return false;
    group->framework = keep(r, v[IDENTITY_ID]);
    if (!id_is_plain(v[IDENTITY_ID])) {
        yaml_refuse(r->source, v[IDENTITY_ID], "%s",
                    _("the name of a questionnaire is expected here"));
        return false;
    }
    if (!r->framework)
        return true;
    if (strcmp(group->framework, r->framework->id) != 0) {
        yaml_refuse(r->source, v[IDENTITY_ID],
                    _("this group is for the questionnaire \"%s\", not \"%s\""), group->framework,
                    r->framework->id);
        return false;
    }
    if (strcmp(group->hash, r->framework->hash) == 0)
        return true;
    yaml_refuse(r->source, v[IDENTITY_HASH],
                _("this group is for version %s of the questionnaire \"%s\"; the one here (version "
                  "%s) means something else"),
                group->version, group->framework, r->framework->version);
    return false;
}

static bool read_k(struct reading *r, const struct yaml_node *node) {
    int floor = group_floor(r->group->outside);
    if (!yaml_number(r->source, node, 0, K_MOST, &r->group->k))
        return false;
    if (r->group->k >= floor)
        return true;
    problem_add(r->source.problems, PROBLEM_PRIVACY, r->source.file, node->line, node->column,
                r->group->outside
                    ? _("%d is too few: with fewer than %d people behind a figure that leaves the "
                        "school, an answer can be found out")
                    : _("%d is too few: with fewer than %d people behind a figure, an answer can "
                        "be found out"),
                r->group->k, floor);
    return false;
}

static bool read_split(struct reading *r, const struct yaml_node *node) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return false;
    for (int i = 0; i < SPLITS; i++)
        if (strcmp(split_ids[i], node->text) == 0) {
            r->group->split = (enum split)i;
            return true;
        }
    yaml_refuse_name(r->source, node, _("break-down"), split_ids, SPLITS);
    return false;
}

/* What is split by, in words. */
static const char *split_word(enum split split) {
    static const char *const words[SPLITS] = {
        [SPLIT_NONE] = "",           [SPLIT_LINE] = N_("line"),     [SPLIT_ROLE] = N_("role"),
        [SPLIT_STAGE] = N_("stage"), [SPLIT_SECTOR] = N_("sector"),
    };
    return _(words[split]);
}

/* The place of a member in the framework; -1 with a problem when it is not there. */
static int find_member(struct reading *r, const struct yaml_node *node) {
    int count = split_count(r->framework, r->group->split);
    const char *names[SET_MAX];
    for (int i = 0; i < count && i < SET_MAX; i++) {
        names[i] = split_member(r->framework, r->group->split, i);
        if (strcmp(names[i], node->text) == 0)
            return i;
    }
    yaml_refuse_name(r->source, node, split_word(r->group->split), names,
                     (size_t)(count < SET_MAX ? count : SET_MAX));
    return -1;
}

/* True when a bucket before this place names ID. BUCKET is being filled. */
static bool is_taken(const struct group *group, const struct bucket *bucket, const char *id) {
    for (const struct bucket *other = group->buckets; other <= bucket; other++)
        for (int i = 0; i < other->member_count; i++)
            if (strcmp(other->member_ids[i], id) == 0)
                return true;
    return false;
}

static bool read_member(struct reading *r, const struct yaml_node *node, struct bucket *bucket,
                        const char **ids) {
    if (!yaml_expect(r->source, node, YAML_TEXT))
        return false;
    if (!id_is_plain(node)) {
        yaml_refuse(r->source, node, _("unknown %s \"%s\""), split_word(r->group->split),
                    node->text);
        return false;
    }
    if (is_taken(r->group, bucket, node->text)) {
        yaml_refuse(r->source, node, _("\"%s\" is counted already: each can be in one bucket only"),
                    node->text);
        return false;
    }
    int place = r->framework ? find_member(r, node) : 0;
    if (place < 0)
        return false;
    if (r->framework)
        bucket->members |= SET_OF(place);
    ids[bucket->member_count++] = keep(r, node);
    return true;
}

static bool read_bucket(struct reading *r, const struct yaml_node *node) {
    struct group *group = r->group;
    if (group->bucket_count == BUCKETS_MAX) {
        yaml_refuse(r->source, node->key, _("more than %d entries"), BUCKETS_MAX);
        return false;
    }
    if (!group_bucket_is_good(node->key->text)) {
        yaml_refuse(r->source, node->key,
                    _("a bucket starts with a small letter and has small letters, digits and "
                      "hyphens only, %d at most; \"none\" is for who says nothing"),
                    GROUP_CODE_MAX);
        return false;
    }
    if (!yaml_expect(r->source, node, YAML_LIST))
        return false;
    if (node->count == 0) {
        yaml_refuse(r->source, node, "%s", _("this bucket is empty"));
        return false;
    }
    struct bucket *bucket = &group->buckets[group->bucket_count];
    const char **ids = arena_alloc(group->arena, (size_t)node->count, sizeof *ids);
    *bucket = (struct bucket){.id = keep(r, node->key), .member_ids = ids};
    bool good = true;
    for (const struct yaml_node *child = node->first; child; child = child->next)
        good = read_member(r, child, bucket, ids) && good;
    group->bucket_count++;
    return good;
}

static bool read_buckets(struct reading *r, const struct yaml_node *split,
                         const struct yaml_node *node) {
    if (r->group->split == SPLIT_NONE && !node)
        return true;
    if (r->group->split == SPLIT_NONE) {
        yaml_refuse(r->source, node->key, "%s", _("there are buckets, but no split to make them"));
        return false;
    }
    if (!node) {
        yaml_refuse(r->source, split, _("\"%s\" is missing here"), "buckets");
        return false;
    }
    if (!yaml_expect(r->source, node, YAML_MAP))
        return false;
    bool good = true;
    for (const struct yaml_node *child = node->first; good && child; child = child->next)
        good = read_bucket(r, child);
    if (good && r->group->bucket_count < 2) {
        yaml_refuse(r->source, node->key, "%s",
                    _("one bucket breaks nothing down: name two or more, or write split: none"));
        return false;
    }
    return good;
}

/* A region is given figures that leave schools, for its own eyes only. */
static bool region_is_good(struct reading *r, const struct yaml_node *node) {
    const struct group *group = r->group;
    const char *why = !group->outside               ? _("the figures of a region leave the school: "
                                                        "outside must be yes")
                      : group->split != SPLIT_NONE  ? _("the figures of a region are not broken "
                                                        "down: split must be none")
                      : group->public_key[0] == '\0' ? _("what is handed up to a region is sealed: "
                                                        "a public-key is needed")
                                                    : NULL;
    if (why)
        yaml_refuse(r->source, node, "%s", why);
    return why == NULL;
}

static bool read_group(struct reading *r, const struct yaml_node *const *v) {
    struct group *group = r->group;
    bool good = read_code(r, v[KEY_CODE]);
    good = read_hex(r->source, v[KEY_ID], GROUP_ID_SIZE - 1, group->id) && good;
    good = read_framework(r, v[KEY_FRAMEWORK]) && good;
    good = read_yes(r->source, v[KEY_OUTSIDE], &group->outside) && good;
    good = read_yes(r->source, v[KEY_TAKES_PART], &group->takes_part) && good;
    good = read_yes(r->source, v[KEY_CLOSED], &group->closed) && good;
    if (v[KEY_REGION])
        good = read_yes(r->source, v[KEY_REGION], &group->region) && good;
    good = read_k(r, v[KEY_K]) && good;
    if (!good) /* the members below are those of a framework that must be the right one */
        return false;
    good = read_split(r, v[KEY_SPLIT]) && read_buckets(r, v[KEY_SPLIT], v[KEY_BUCKETS]);
    good = read_text(r, v[KEY_PERIOD], &group->period) && good;
    good = read_text(r, v[KEY_PURPOSE], &group->purpose) && good;
    good = read_text(r, v[KEY_CONTACT], &group->contact) && good;
    if (v[KEY_PUBLIC_KEY])
        good =
            read_hex(r->source, v[KEY_PUBLIC_KEY], GROUP_KEY_SIZE - 1, group->public_key) && good;
    return good && (!group->region || region_is_good(r, v[KEY_REGION]));
}

struct group *group_read(const char *file, const char *bytes, size_t length,
                         const struct framework *framework, struct problems *problems) {
    struct yaml_source source = {file, problems};
    struct arena *tree = arena_new(), *arena = arena_new();
    const struct yaml_node *v[KEYS], *root = yaml_parse(source, bytes, length, limits, tree);
    struct group *group = arena_alloc(arena, 1, sizeof *group);
    group->arena = arena;
    struct reading reading = {source, framework, group};
    if (!root || !read_type(source, root) || !yaml_keys(source, root, keys, KEYS, v) ||
        !read_group(&reading, v)) {
        arena_free(arena);
        group = NULL;
    }
    arena_free(tree);
    return group;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assessment/record.h"

static const struct yaml_limits limits = {
    .bytes = RECORD_BYTES_MAX,
    .text_bytes = FRAMEWORK_TEXT_MAX, /* also of the framework's version; more than a note */
    .depth = 5,
    .nodes = 1000000,
    .closed = true,
};

enum {
    ROOT_TYPE,
    ROOT_FRAMEWORK,
    ROOT_STARTED,
    ROOT_CHANGED,
    ROOT_FINISHED,
    ROOT_ABOUT,
    ROOT_AT,
    ROOT_BACK_TO,
    ROOT_ANSWERS,
    ROOT_INTENTIONS,
    ROOT_MEANINGS,
    ROOT_SHARED,
    ROOT_KEYS
};

static const struct yaml_key root_keys[ROOT_KEYS] = {
    [ROOT_TYPE] = {"lobspiegel", true},
    [ROOT_FRAMEWORK] = {"framework", true},
    [ROOT_STARTED] = {"started", true},
    [ROOT_CHANGED] = {"changed", true},
    [ROOT_FINISHED] = {"finished", true},
    [ROOT_ABOUT] = {"about", true},
    [ROOT_AT] = {"at", false},
    [ROOT_BACK_TO] = {"looked-back-to", false},
    [ROOT_ANSWERS] = {"answers", true},
    [ROOT_INTENTIONS] = {"intentions", false},
    [ROOT_MEANINGS] = {"meanings", false},
    [ROOT_SHARED] = {"shared", false},
};

enum { IDENTITY_ID, IDENTITY_VERSION, IDENTITY_HASH, IDENTITY_KEYS };

static const struct yaml_key identity_keys[IDENTITY_KEYS] = {
    [IDENTITY_ID] = {"id", true},
    [IDENTITY_VERSION] = {"version", true},
    [IDENTITY_HASH] = {"hash", true},
};

bool answer_parse(const char *s, struct answer *answer) {
    signed char now = -1, wanted = -1;
    enum answer_state state = ANSWER_OPEN;
    for (int i = ANSWER_NA; i <= ANSWER_RATHER_NOT; i++)
        if (strcmp(s, state_words[i]) == 0) {
            state = (enum answer_state)i;
            s = "";
        }
    if (*s >= '0' && *s < '0' + LEVELS) {
        now = (signed char)(*s++ - '0');
        state = ANSWER_RATED;
    }
    if (s[0] == '>' && s[1] >= '0' && s[1] < '0' + LEVELS) {
        wanted = (signed char)(s[1] - '0');
        s += 2;
    }
    if (*s)
        return false;
    answer->state = state;
    answer->now = now;
    answer->wanted = wanted;
    return true;
}

static bool read_date(struct yaml_source source, const struct yaml_node *node, struct date *date) {
    if (node->kind == YAML_TEXT && date_parse(node->text, date))
        return true;
    yaml_refuse(source, node, "%s", _("a date is written as 2026-11-23"));
    return false;
}

/* The root of a record with its values looked up; false with a problem otherwise. */
static bool read_root(struct yaml_source source, const char *bytes, size_t length,
                      struct arena *arena, const struct yaml_node **v) {
    const struct yaml_node *root = yaml_parse(source, bytes, length, limits, arena);
    if (!root)
        return false;
    const struct yaml_node *type = root->kind == YAML_MAP ? root->first : NULL;
    if (!type || strcmp(type->key->text, "lobspiegel") != 0 || type->kind != YAML_TEXT) {
        yaml_refuse(source, root, "%s",
                    _("this is no record: it must start with \"lobspiegel: record/1\""));
        return false;
    }
    if (strcmp(type->text, RECORD_TYPE) != 0) {
        yaml_refuse(source, type,
                    _("\"%s\" is not a record this version can read (it reads \"record/1\"); the "
                      "file is left as it is"),
                    type->text);
        return false;
    }
    return yaml_keys(source, root, root_keys, ROOT_KEYS, v);
}

static bool read_finished(struct yaml_source source, const struct yaml_node *node, bool *finished) {
    *finished = node->kind == YAML_TEXT && strcmp(node->text, "yes") == 0;
    if (*finished || (node->kind == YAML_TEXT && strcmp(node->text, "no") == 0))
        return true;
    yaml_refuse(source, node, "%s", _("\"yes\" or \"no\" is expected here"));
    return false;
}

/* Entries with a level or a reason; a note or a wish alone is no answer yet. */
static int count_answered(const struct yaml_node *answers) {
    int count = 0;
    for (const struct yaml_node *entry = answers->first; entry; entry = entry->next) {
        struct answer answer = {0};
        const struct yaml_node *text = entry->kind == YAML_MAP ? entry->first : NULL;
        while (text && strcmp(text->key->text, "answer") != 0)
            text = text->next;
        count += text && text->kind == YAML_TEXT && answer_parse(text->text, &answer) &&
                 answer_is_done(&answer);
    }
    return count;
}

bool record_read_head(const char *file, const char *bytes, size_t length, struct record_head *head,
                      struct problems *problems) {
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    const struct yaml_node *v[ROOT_KEYS], *identity[IDENTITY_KEYS];
    *head = (struct record_head){0};
    bool good = read_root(source, bytes, length, arena, v) &&
                yaml_keys(source, v[ROOT_FRAMEWORK], identity_keys, IDENTITY_KEYS, identity) &&
                yaml_expect(source, identity[IDENTITY_ID], YAML_TEXT) &&
                yaml_expect(source, identity[IDENTITY_VERSION], YAML_TEXT) &&
                yaml_expect(source, identity[IDENTITY_HASH], YAML_TEXT) &&
                read_date(source, v[ROOT_STARTED], &head->started) &&
                read_date(source, v[ROOT_CHANGED], &head->changed) &&
                read_finished(source, v[ROOT_FINISHED], &head->finished);
    if (good) {
        head->framework = mem_copy(identity[IDENTITY_ID]->text);
        head->version = mem_copy(identity[IDENTITY_VERSION]->text);
        head->hash = mem_copy(identity[IDENTITY_HASH]->text);
        head->answered = count_answered(v[ROOT_ANSWERS]);
        head->intentions = v[ROOT_INTENTIONS] ? v[ROOT_INTENTIONS]->count : 0;
    }
    arena_free(arena);
    return good;
}

void record_head_free(struct record_head *head) {
    free(head->framework);
    free(head->version);
    free(head->hash);
    *head = (struct record_head){0};
}

static void keep_stray_about(struct assessment *a, const char *key, const char *id) {
    a->stray_abouts =
        mem_resize(a->stray_abouts, (size_t)a->stray_about_count + 1, sizeof *a->stray_abouts);
    a->stray_abouts[a->stray_about_count++] = (struct stray_about){key, mem_copy(id)};
}

typedef int find_id(const struct framework *framework, const char *id);

/* One choice by its id. One that the framework no longer has is kept as a stray. */
static bool read_choice(struct yaml_source source, const struct yaml_node *node, const char *key,
                        find_id *find, struct assessment *a, int *place) {
    if (!node)
        return true;
    if (!yaml_expect(source, node, YAML_TEXT))
        return false;
    *place = find(a->framework, node->text);
    if (*place < 0)
        keep_stray_about(a, key, node->text);
    return true;
}

static bool read_choices(struct yaml_source source, const struct yaml_node *node, const char *key,
                         find_id *find, struct assessment *a, set *members) {
    if (!yaml_expect(source, node, YAML_LIST))
        return false;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        int place = -1;
        if (!read_choice(source, child, key, find, a, &place))
            return false;
        if (place >= 0)
            *members |= SET_OF(place);
    }
    return true;
}

static bool read_depth(struct yaml_source source, const struct yaml_node *node, enum depth *depth) {
    for (int i = 0; i < DEPTHS; i++)
        if (node->kind == YAML_TEXT && strcmp(node->text, depth_ids[i]) == 0) {
            *depth = (enum depth)i;
            return true;
        }
    yaml_refuse(source, node, "%s", _("quick, usual or full is expected here"));
    return false;
}

static bool read_about(struct yaml_source source, const struct yaml_node *node,
                       struct assessment *a) {
    enum { ROLES, STAGE, SECTOR, LINES, DEPTH, FIELDS };
    static const struct yaml_key keys[FIELDS] = {
        {"roles", true}, {"stage", false}, {"sector", false}, {"lines", true}, {"depth", true}};
    const struct yaml_node *v[FIELDS];
    struct about *about = &a->about;
    return yaml_keys(source, node, keys, FIELDS, v) &&
           read_choices(source, v[ROLES], "roles", framework_role, a, &about->roles) &&
           read_choice(source, v[STAGE], "stage", framework_stage, a, &about->stage) &&
           read_choice(source, v[SECTOR], "sector", framework_sector, a, &about->sector) &&
           read_choices(source, v[LINES], "lines", framework_line, a, &about->lines) &&
           read_depth(source, v[DEPTH], &about->depth);
}

/* The short form of an answer. */
static bool read_short(struct yaml_source source, const struct yaml_node *node,
                       struct answer *answer) {
    if (!yaml_expect(source, node, YAML_TEXT))
        return false;
    if (answer_parse(node->text, answer))
        return true;
    yaml_refuse(source, node,
                _("\"%s\" is no answer: a level such as 2 or 2>3, na, not-mine or rather-not is "
                  "expected"),
                node->text);
    return false;
}

/* The words of an entry of `answers`: its texts may be missing, its numbers are -1 then. */
struct entry {
    const char *item;
    const struct yaml_node *answer, *before, *note;
    struct answer parsed; /* with what stands in BEFORE */
};

static void keep_stray(struct assessment *a, const struct entry *entry) {
    a->strays = mem_resize(a->strays, (size_t)a->stray_count + 1, sizeof *a->strays);
    struct stray *stray = &a->strays[a->stray_count++];
    *stray = (struct stray){.item = mem_copy(entry->item),
                            .answer = mem_copy(entry->answer->text),
                            .note = entry->note ? mem_copy(entry->note->text) : NULL,
                            .before = entry->before ? mem_copy(entry->before->text) : NULL,
                            .then = entry->parsed.then};
    memcpy(stray->meaning, entry->parsed.meaning, MEANING_SIZE);
}

static bool read_entry(struct yaml_source source, const struct yaml_node *node,
                       struct entry *entry) {
    enum { ANSWER, BEFORE, THEN, NOTE, FIELDS };
    static const struct yaml_key keys[FIELDS] = {
        {"answer", true}, {"before", false}, {"then", false}, {"note", false}};
    const struct yaml_node *v[FIELDS];
    struct answer last = ANSWER_EMPTY;
    int then = -1;
    *entry = (struct entry){.item = node->key->text, .parsed = ANSWER_EMPTY};
    if (!yaml_keys(source, node, keys, FIELDS, v) ||
        (v[NOTE] && !yaml_expect(source, v[NOTE], YAML_TEXT)) ||
        !read_short(source, v[ANSWER], &entry->parsed) ||
        (v[BEFORE] && !read_short(source, v[BEFORE], &last)) ||
        (v[THEN] && !yaml_number(source, v[THEN], 0, LEVELS - 1, &then)))
        return false;
    entry->answer = v[ANSWER];
    entry->before = v[BEFORE];
    entry->note = v[NOTE];
    entry->parsed.then = (signed char)then;
    entry->parsed.before = (struct before){last.state, last.now, last.wanted};
    return true;
}

static int compare_keys(const void *a, const void *b) {
    const struct yaml_node *const *left = a, *const *right = b;
    return strcmp((*left)->key->text, (*right)->key->text);
}

static int compare_id(const void *id, const void *entry) {
    const struct yaml_node *const *node = entry;
    return strcmp(id, (*node)->key->text);
}

static bool is_meaning(const struct yaml_node *node) {
    return node->kind == YAML_TEXT && node->length == MEANING_SIZE - 1 &&
           strspn(node->text, "0123456789abcdef") == MEANING_SIZE - 1;
}

/* The entries of `meanings`, sorted, which the caller frees; NULL with a problem. */
static const struct yaml_node **read_meanings(struct yaml_source source,
                                              const struct yaml_node *node) {
    const struct yaml_node **sorted = mem_new(node ? (size_t)node->count : 0, sizeof *sorted);
    bool good = !node || yaml_expect(source, node, YAML_MAP);
    size_t count = 0;
    for (const struct yaml_node *child = good && node ? node->first : NULL; child;
         child = child->next) {
        sorted[count++] = child;
        if (is_meaning(child))
            continue;
        yaml_refuse(source, child, _("%d small hexadecimal digits are expected here"),
                    MEANING_SIZE - 1);
        good = false;
    }
    if (good) {
        qsort(sorted, count, sizeof *sorted, compare_keys);
        return sorted;
    }
    free(sorted);
    return NULL;
}

static bool read_answers(struct yaml_source source, const struct yaml_node *node,
                         const struct yaml_node *meanings, struct assessment *a) {
    if (!yaml_expect(source, node, YAML_MAP))
        return false;
    const struct yaml_node **sorted = read_meanings(source, meanings);
    size_t count = sorted && meanings ? (size_t)meanings->count : 0;
    bool good = sorted != NULL;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        struct entry entry;
        if (!read_entry(source, child, &entry)) {
            good = false;
            continue;
        }
        const struct yaml_node *const *meaning =
            count ? bsearch(entry.item, sorted, count, sizeof *sorted, compare_id) : NULL;
        if (meaning)
            memcpy(entry.parsed.meaning, (*meaning)->text, MEANING_SIZE);
        int item = framework_item(a->framework, entry.item);
        if (item < 0) {
            keep_stray(a, &entry);
            continue;
        }
        const char *note = entry.note ? entry.note->text : "";
        entry.parsed.note = note[0] ? mem_copy(note) : NULL;
        a->answers[item] = entry.parsed;
    }
    free(sorted);
    return good;
}

/* What an intention is about: ITEM or MODULE, or neither when the framework does not have it. */
static bool read_tie(struct yaml_source source, const struct yaml_node *node,
                     const struct framework *fw, int *item, int *module) {
    const char *id = node->text;
    size_t prefix = strlen(RECORD_MODULE);
    bool is_module = strncmp(id, RECORD_MODULE, prefix) == 0;
    id += is_module ? prefix : 0;
    if (id[0] < 'a' || id[0] > 'z' || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")]) {
        yaml_refuse(source, node, "%s", _("the code of an item or a module is expected here"));
        return false;
    }
    *item = is_module ? -1 : framework_item(fw, id);
    *module = *item < 0 ? framework_module(fw, id) : -1;
    return true;
}

/* One text of an intention; a copy, or NULL with a problem. */
static char *read_words(struct yaml_source source, const struct yaml_node *node) {
    if (!node)
        return mem_copy("");
    if (!yaml_expect(source, node, YAML_TEXT))
        return NULL;
    if (node->length <= INTENTION_BYTES_MAX)
        return mem_copy(node->text);
    yaml_refuse(source, node, "%s", _("this text is too long"));
    return NULL;
}

static bool read_intention(struct yaml_source source, const struct yaml_node *node,
                           struct assessment *a) {
    enum { ABOUT, WHAT, WHEN, WITH, FIELDS };
    static const struct yaml_key keys[FIELDS] = {
        {"about", true}, {"what", true}, {"when", false}, {"with", false}};
    const struct yaml_node *v[FIELDS];
    int item = -1, module = -1;
    if (!yaml_keys(source, node, keys, FIELDS, v) || !yaml_expect(source, v[ABOUT], YAML_TEXT) ||
        !read_tie(source, v[ABOUT], a->framework, &item, &module))
        return false;
    struct stray_intention words = {
        .about = mem_copy(v[ABOUT]->text),
        .what = read_words(source, v[WHAT]),
        .when = read_words(source, v[WHEN]),
        .with = read_words(source, v[WITH]),
    };
    bool good = words.what && words.when && words.with;
    if (good && !words.what[strspn(words.what, " \n")]) {
        yaml_refuse(source, v[WHAT], "%s", _("this text is empty"));
        good = false;
    }
    const struct intention intention = {item, module, words.what, words.when, words.with};
    if (!good || assessment_intend(a, a->intention_count, &intention)) {
        stray_intention_clear(&words);
        return good;
    }
    a->stray_intentions = mem_resize(a->stray_intentions, (size_t)a->stray_intention_count + 1,
                                     sizeof *a->stray_intentions);
    a->stray_intentions[a->stray_intention_count++] = words;
    return true;
}

static bool read_intentions(struct yaml_source source, const struct yaml_node *node,
                            struct assessment *a) {
    if (!node)
        return true;
    if (!yaml_expect(source, node, YAML_LIST))
        return false;
    bool good = true;
    int count = 0;
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        if (count++ == INTENTIONS_FILE_MAX) {
            yaml_refuse(source, child, _("a record holds %d intentions at most"),
                        INTENTIONS_FILE_MAX);
            return false;
        }
        good = read_intention(source, child, a) && good;
    }
    return good;
}

static bool read_body(struct yaml_source source, const struct yaml_node *const *v,
                      const struct yaml_node *const *identity, struct assessment *a) {
    free(a->version);
    free(a->hash);
    a->version = mem_copy(identity[IDENTITY_VERSION]->text);
    a->hash = mem_copy(identity[IDENTITY_HASH]->text);
    bool good = read_date(source, v[ROOT_STARTED], &a->started);
    good = read_date(source, v[ROOT_CHANGED], &a->changed) && good;
    good = read_finished(source, v[ROOT_FINISHED], &a->finished) && good;
    good = read_about(source, v[ROOT_ABOUT], a) && good;
    if (v[ROOT_BACK_TO])
        good = read_date(source, v[ROOT_BACK_TO], &a->back_to) && good;
    good = read_answers(source, v[ROOT_ANSWERS], v[ROOT_MEANINGS], a) && good;
    good = read_intentions(source, v[ROOT_INTENTIONS], a) && good;
    good = shared_read(source, v[ROOT_SHARED], a) && good;
    if (v[ROOT_AT] && v[ROOT_AT]->kind == YAML_TEXT)
        a->at = framework_item(a->framework, v[ROOT_AT]->text);
    assessment_select(a);
    if (assessment_position(a, a->at) < 0)
        a->at = -1;
    return good;
}

struct assessment *record_read(const char *file, const char *bytes, size_t length,
                               const struct framework *framework, struct problems *problems) {
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    const struct yaml_node *v[ROOT_KEYS], *identity[IDENTITY_KEYS];
    struct assessment *a = NULL;
    if (read_root(source, bytes, length, arena, v) &&
        yaml_keys(source, v[ROOT_FRAMEWORK], identity_keys, IDENTITY_KEYS, identity) &&
        yaml_expect(source, identity[IDENTITY_ID], YAML_TEXT) &&
        yaml_expect(source, identity[IDENTITY_VERSION], YAML_TEXT) &&
        yaml_expect(source, identity[IDENTITY_HASH], YAML_TEXT)) {
        if (strcmp(identity[IDENTITY_ID]->text, framework->id) != 0) {
            yaml_refuse(source, identity[IDENTITY_ID],
                        _("this record answers the questionnaire \"%s\", not \"%s\""),
                        identity[IDENTITY_ID]->text, framework->id);
        } else {
            a = assessment_new(framework, (struct date){0});
            if (!read_body(source, v, identity, a)) {
                assessment_free(a);
                a = NULL;
            }
        }
    }
    arena_free(arena);
    return a;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/rebind.h"

#include <string.h>

#include "base/base.h"
#include "ui/editor.h"

#define QUOTE_COLUMNS 40 /* of a word in a message */

struct rebind rebind_begin(const char *file, enum problem_kind kind, struct problems *problems) {
    return (struct rebind){.file = file, .kind = kind, .problems = problems};
}

bool keys_differ(const struct keymap *keymap, enum action action) {
    return memcmp(keymap->keys[action], action_table[action].keys, sizeof keymap->keys[action]) !=
           0;
}

void keys_add(const struct keymap *keymap, enum action action, const char *separator,
              struct buf *out) {
    char written[KEY_LABEL_SIZE];
    for (int i = 0; i < ACTION_KEYS_MAX && keymap->keys[action][i]; i++)
        buf_addf(out, "%s%s", i ? separator : "", key_written(keymap->keys[action][i], written));
}

void rebind_from(struct rebind *rebind, const struct keymap *keymap) {
    for (int a = 0; a < ACTIONS; a++) {
        struct wanted_keys *wanted = &rebind->actions[a];
        if (!keys_differ(keymap, (enum action)a))
            continue;
        *wanted = (struct wanted_keys){.changed = true};
        for (int i = 0; i < ACTION_KEYS_MAX && keymap->keys[a][i]; i++)
            wanted->keys[wanted->count++].key = keymap->keys[a][i];
    }
}

bool rebind_list(struct rebind *rebind, enum action action, int line, int column) {
    if (action == ACTION_RATE) {
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("the keys of \"%s\" are the same for everybody: digits choose a level"),
                    action_table[action].name);
        return false;
    }
    rebind->actions[action] = (struct wanted_keys){.changed = true};
    return true;
}

void rebind_forget(struct rebind *rebind, enum action action) {
    rebind->actions[action] = (struct wanted_keys){0};
}

static bool is_usual(enum action action, uint32_t key) {
    const uint32_t *keys = action_table[action].keys;
    for (int i = 0; i < ACTION_KEYS_MAX && keys[i]; i++)
        if (keys[i] == key)
            return true;
    return false;
}

static int count_fixed(enum action action) {
    const uint32_t *keys = action_table[action].keys;
    int count = 0;
    for (int i = 0; i < ACTION_KEYS_MAX && keys[i]; i++)
        count += key_is_fixed(keys[i]);
    return count;
}

static int count_free(const struct wanted_keys *wanted) {
    int count = 0;
    for (int i = 0; i < wanted->count; i++)
        count += !key_is_fixed(wanted->keys[i].key);
    return count;
}

static bool is_wanted(const struct wanted_keys *wanted, uint32_t key) {
    for (int i = 0; i < wanted->count; i++)
        if (wanted->keys[i].key == key)
            return true;
    return false;
}

/* True when ACTION can have KEY; otherwise it says why not. */
static bool may_have(const struct rebind *rebind, enum action action, uint32_t key, int line,
                     int column) {
    struct editor editor = {.lines = true};
    char name[KEY_LABEL_SIZE];
    key_written(key, name);
    if (key_is_fixed(key) && !is_usual(action, key))
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("\"%s\" means the same for everybody, so that nobody gets locked out: "
                      "choose another key"),
                    name);
    else if (key_is_lost(key))
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("terminals do not pass \"%s\" on: choose another key"), name);
    else if (action_table[action].places == IN_TEXT && editor_takes(&editor, key))
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("\"%s\" is for typing, and \"%s\" works while you type: choose a key such "
                      "as F4"),
                    name, action_table[action].name);
    else
        return true;
    return false;
}

static void refuse_word(const struct rebind *rebind, const char *written, int line, int column) {
    struct buf quoted = {0};
    const char *nearest = key_nearest_name(written);
    text_add_cut(&quoted, written, QUOTE_COLUMNS, "…");
    if (nearest)
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("unknown key \"%s\": did you mean \"%s\"?"), buf_string(&quoted), nearest);
    else
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("unknown key \"%s\": one character is expected, or a name such as F3 or "
                      "Ctrl-N"),
                    buf_string(&quoted));
    buf_free(&quoted);
}

void rebind_unknown(struct rebind *rebind, const char *name, int line, int column) {
    const char *names[ACTIONS];
    struct buf quoted = {0};
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++)
        names[i - 1] = action_table[i].name;
    const char *nearest = text_nearest(name, names, ACTIONS - 1);
    text_add_cut(&quoted, name, QUOTE_COLUMNS, "…");
    if (nearest)
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("unknown action \"%s\": did you mean \"%s\"?"), buf_string(&quoted), nearest);
    else
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("unknown action \"%s\": lobspiegel --keys shows them all"),
                    buf_string(&quoted));
    buf_free(&quoted);
}

bool rebind_add(struct rebind *rebind, enum action action, const char *written, int line,
                int column) {
    struct wanted_keys *wanted = &rebind->actions[action];
    uint32_t key = key_from_written(written);
    char name[KEY_LABEL_SIZE];
    if (key == UI_KEY_NONE) {
        refuse_word(rebind, written, line, column);
        return false;
    }
    if (is_wanted(wanted, key))
        return true;
    if (!may_have(rebind, action, key, line, column))
        return false;
    int most = ACTION_KEYS_MAX - count_fixed(action);
    if (!key_is_fixed(key) && count_free(wanted) == most) {
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("\"%s\" is one key too many: \"%s\" can have %d"), key_written(key, name),
                    action_table[action].name, most);
        return false;
    }
    wanted->keys[wanted->count++] = (struct wanted_key){key, line, column};
    return true;
}

void rebind_end(struct rebind *rebind, enum action action, bool refused, int line, int column) {
    if (rebind->actions[action].count > 0 || (!refused && count_fixed(action) > 0))
        return;
    if (!refused)
        problem_add(rebind->problems, rebind->kind, rebind->file, line, column,
                    _("\"%s\" needs a key"), action_table[action].name);
    rebind_forget(rebind, action);
}

/* The keys of ACTION: what is wanted, then the fixed ones that were not named. */
static void put_keys(const struct rebind *rebind, enum action action, struct keymap *keymap) {
    const struct wanted_keys *wanted = &rebind->actions[action];
    const uint32_t *usual = action_table[action].keys;
    uint32_t *keys = keymap->keys[action];
    int count = 0;
    if (!wanted->changed)
        return;
    memset(keys, 0, sizeof keymap->keys[action]);
    for (int i = 0; i < wanted->count; i++)
        keys[count++] = wanted->keys[i].key;
    for (int i = 0; i < ACTION_KEYS_MAX && usual[i]; i++)
        if (key_is_fixed(usual[i]) && !is_wanted(wanted, usual[i]))
            keys[count++] = usual[i];
}

/* Two actions that can meet and have the same key; false when there are none. */
static bool find_conflict(const struct keymap *keymap, enum action *one, enum action *other,
                          uint32_t *key) {
    for (int a = 0; a < ACTIONS; a++)
        for (int b = a + 1; b < ACTIONS; b++)
            for (int i = 0; i < ACTION_KEYS_MAX && keymap->keys[a][i]; i++)
                if ((action_table[a].places & action_table[b].places) &&
                    keymap_has(keymap, (enum action)b, keymap->keys[a][i])) {
                    *one = (enum action)a;
                    *other = (enum action)b;
                    *key = keymap->keys[a][i];
                    return true;
                }
    return false;
}

static const struct wanted_key *wish_of(const struct rebind *rebind, enum action action,
                                        uint32_t key) {
    const struct wanted_keys *wanted = &rebind->actions[action];
    for (int i = 0; i < wanted->count; i++)
        if (wanted->keys[i].key == key)
            return &wanted->keys[i];
    return NULL;
}

/* True when ONE asked for KEY before OTHER did: earlier in the file. */
static bool asked_first(const struct rebind *rebind, enum action one, enum action other,
                        uint32_t key) {
    const struct wanted_key *a = wish_of(rebind, one, key), *b = wish_of(rebind, other, key);
    if (!a || !b)
        return !a; /* who did not ask has it usually */
    return a->line != b->line ? a->line < b->line : a->column <= b->column;
}

/* Takes KEY from the wishes of LOSER and says so. */
static void settle(struct rebind *rebind, enum action keeper, enum action loser, uint32_t key) {
    struct wanted_keys *wanted = &rebind->actions[loser];
    char name[KEY_LABEL_SIZE];
    int at = (int)(wish_of(rebind, loser, key) - wanted->keys);
    problem_add(rebind->problems, PROBLEM_REFUSED, rebind->file, wanted->keys[at].line,
                wanted->keys[at].column,
                _("\"%s\" cannot be a key of \"%s\": it is one of \"%s\" already"),
                key_written(key, name), action_table[loser].name, action_table[keeper].name);
    wanted->count--;
    memmove(wanted->keys + at, wanted->keys + at + 1,
            (size_t)(wanted->count - at) * sizeof *wanted->keys);
    if (count_free(wanted) == 0)
        rebind_forget(rebind, loser);
}

bool rebind_settle(struct rebind *rebind, struct keymap *keymap) {
    bool good = true;
    enum action one, other;
    uint32_t key;
    for (;;) { /* each round takes one wish away, so there is an end */
        keymap_usual(keymap);
        for (int a = 0; a < ACTIONS; a++)
            put_keys(rebind, (enum action)a, keymap);
        if (!find_conflict(keymap, &one, &other, &key))
            return good;
        bool first_keeps =
            is_usual(one, key) || (!is_usual(other, key) && asked_first(rebind, one, other, key));
        settle(rebind, first_keeps ? one : other, first_keeps ? other : one, key);
        good = false;
    }
}

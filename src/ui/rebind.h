/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rebind: other keys for actions: which keys may be chosen, and who keeps a key that two want.
 *
 * An action gets a list of keys in the place of the usual ones. Fixed keys (key_is_fixed()) stay
 * with their action, whatever the list says. A key in two lists stays with the action that
 * usually has it, else with the one that asked first; an action that loses all its keys so gets
 * the usual ones back. A struct rebind owns nothing. */
#ifndef UI_REBIND_H
#define UI_REBIND_H

#include "base/problem.h"
#include "ui/action.h"

struct rebind {
    const char *file;       /* as named in messages, or NULL */
    enum problem_kind kind; /* of a wrong word; a conflict is always PROBLEM_REFUSED */
    struct problems *problems;
    struct wanted_keys {
        bool changed; /* has a list */
        int count;
        struct wanted_key {
            uint32_t key;
            int line, column; /* 0: not from a file */
        } keys[ACTION_KEYS_MAX];
    } actions[ACTIONS];
};

/* Where the wishes come from; with problems of KIND. */
struct rebind rebind_begin(const char *file, enum problem_kind kind, struct problems *problems);

/* Takes over what differs from the usual keys in KEYMAP. */
void rebind_from(struct rebind *rebind, const struct keymap *keymap);

/* Starts a list for ACTION, empty so far; false with a problem when its keys are the same for
 * everybody. */
bool rebind_list(struct rebind *rebind, enum action action, int line, int column);

/* Adds a key to the list of ACTION, as written (key_from_written()); false with a problem when
 * it is none, cannot be given to this action, or is one too many. */
bool rebind_add(struct rebind *rebind, enum action action, const char *written, int line,
                int column);

/* Ends the list of ACTION. One that is empty, because its keys were REFUSED or because there are
 * no fixed keys, is taken back. */
void rebind_end(struct rebind *rebind, enum action action, bool refused, int line, int column);

/* Takes the list of ACTION back: the usual keys. */
void rebind_forget(struct rebind *rebind, enum action action);

/* Settles who gets what, in KEYMAP; false when there was a conflict, which is told. */
bool rebind_settle(struct rebind *rebind, struct keymap *keymap);

/* Refuses a name that is no action, with the nearest one that is. */
void rebind_unknown(struct rebind *rebind, const char *name, int line, int column);

/* True when the keys of ACTION are not the usual ones. */
bool keys_differ(const struct keymap *keymap, enum action action);

/* Adds the keys of ACTION as written, with SEPARATOR between them. */
void keys_add(const struct keymap *keymap, enum action action, const char *separator,
              struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which groups were shared with, in the private record: so that sharing again takes the place of
 * the file that was given before, and one person is never counted twice. */
#include <config.h>

#include <string.h>

#include "assessment/record.h"

const char *assessment_shared(const struct assessment *a, const char *group) {
    for (int i = 0; i < a->shared_count; i++)
        if (strcmp(a->shared[i].group, group) == 0)
            return a->shared[i].number;
    return NULL;
}

static bool is_number(const char *s) {
    return strlen(s) == SHARED_SIZE - 1 && strspn(s, "0123456789abcdef") == SHARED_SIZE - 1;
}

bool assessment_share(struct assessment *a, const char *group, const char *number) {
    if (assessment_shared(a, group) || !is_number(group) || !is_number(number) ||
        a->shared_count == SHARED_MAX)
        return false;
    a->shared = mem_resize(a->shared, (size_t)a->shared_count + 1, sizeof *a->shared);
    struct shared *shared = &a->shared[a->shared_count++];
    memcpy(shared->group, group, SHARED_SIZE);
    memcpy(shared->number, number, SHARED_SIZE);
    return true;
}

bool shared_read(struct yaml_source source, const struct yaml_node *node, struct assessment *a) {
    if (!node)
        return true;
    if (!yaml_expect(source, node, YAML_MAP))
        return false;
    for (const struct yaml_node *child = node->first; child; child = child->next)
        if (child->kind != YAML_TEXT || !assessment_share(a, child->key->text, child->text)) {
            yaml_refuse(source, child,
                        _("the number of a group and of the file for it are expected here, %d of "
                          "them at most"),
                        SHARED_MAX);
            return false;
        }
    return true;
}

void shared_write(struct yaml_writer *w, const struct assessment *a) {
    if (a->shared_count == 0)
        return;
    yaml_write_word(w, "shared");
    yaml_write_map(w, false);
    for (int i = 0; i < a->shared_count; i++) {
        yaml_write_text(w, a->shared[i].group);
        yaml_write_text(w, a->shared[i].number);
    }
    yaml_write_map_end(w);
}

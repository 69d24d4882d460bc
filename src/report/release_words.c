/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for what a release tells. */
#include <config.h>

#include <stdlib.h>

#include "report/bands.h"
#include "report/release_parts.h"

const char *release_why(enum suppression why) {
    switch (why) {
    case SUPPRESSED_K:
        return _("not told: too few people answered");
    case SUPPRESSED_ALIKE:
        return _("not told: the answers are so much alike that they would give people away");
    case SUPPRESSED_WORDS:
        return _("not told: the schools said it in words that do not fit together");
    default: /* SUPPRESSED_REST */
        return _("not told: a part, or what came since the last time, is too small, and could be "
                 "worked out from this");
    }
}

/* HIGH is the name of the level from which an answer counts as high. */
static void add_share(struct buf *out, enum share share, const char *high) {
    switch (share) {
    case SHARE_HARDLY:
        buf_addf(out, _("at most one in ten is at \"%s\" or further"), high);
        break;
    case SHARE_FEWER:
        buf_addf(out, _("fewer than four in ten are at \"%s\" or further"), high);
        break;
    case SHARE_HALF:
        buf_addf(out, _("about half are at \"%s\" or further"), high);
        break;
    case SHARE_MORE:
        buf_addf(out, _("more than six in ten are at \"%s\" or further"), high);
        break;
    default:
        buf_addf(out, _("at least nine in ten are at \"%s\" or further"), high);
        break;
    }
}

static void add_people(struct buf *out, const struct cell *cell, bool answers) {
    unsigned long count = 0;
    for (int i = 0; i < cell->part_count; i++)
        count += cell->parts[i].count;
    if (answers && cell->form == FORM_TALLY)
        buf_addf(out, ngettext("; %lu answer", "; %lu answers", count), count);
    buf_addf(out, ngettext("; %lu person", "; %lu people", (unsigned long)cell->people),
             (unsigned long)cell->people);
    if (answers)
        buf_addf(out, ngettext("; %d item", "; %d items", (unsigned long)cell->items), cell->items);
}

char *release_said(const struct framework *framework, const struct cell *cell, bool answers,
                   const char *language) {
    struct buf out = {0};
    if (cell->form == FORM_SUPPRESSED) {
        buf_add_string(&out, release_why(cell->why));
        return buf_take(&out);
    }
    if (cell->form == FORM_SHARE) {
        add_share(&out, cell->share, framework_text(framework, &framework->scale[SHARE_LEVEL].brief, language));
    } else if (cell->low == 0 && cell->high == LEVELS - 1) {
        buf_add_string(&out, _("the middle cannot be told"));
    } else {
        char *band = band_words(framework, cell->low, cell->high, language);
        /* TRANSLATORS: a level name, or two: "on my own to adapted" */
        buf_addf(&out, _("middle: %s"), band);
        free(band);
    }
    add_people(&out, cell, answers);
    return buf_take(&out);
}

int release_part_count(const struct release *release) {
    return release->part_count + 1;
}

const struct released_part *release_part(const struct release *release, int part) {
    return part == 0 ? &release->all : &release->parts[part - 1];
}

void release_bucket_ids(const struct release *release, const struct released_part *part,
                        struct buf *out) {
    const char *between = "";
    if (part == &release->all) {
        buf_add_string(out, "all");
        return;
    }
    for (int b = 0; b < release->group->bucket_count; b++)
        if (SET_HAS(part->buckets, b)) {
            buf_addf(out, "%s%s", between, release->group->buckets[b].id);
            between = "+";
        }
    if (SET_HAS(part->buckets, BUCKETS_MAX))
        buf_addf(out, "%snone", between);
}

void release_bucket_names(const struct release *release, const struct released_part *part,
                          const char *language, struct buf *out) {
    const char *between = "";
    if (part == &release->all) {
        buf_add_string(out, _("everybody"));
        return;
    }
    for (int b = 0; b <= BUCKETS_MAX; b++) {
        bool none = b == BUCKETS_MAX;
        if (!SET_HAS(part->buckets, b) || (!none && b >= release->group->bucket_count))
            continue;
        buf_add_string(out, between);
        group_bucket_name(release->group, release->framework, none ? -1 : b, language, out);
        between = "; ";
    }
}

const char *telling_text(const struct telling *t, const struct localized *text) {
    return framework_text(t->framework, text, t->language);
}

const char *telling_statement(const struct telling *t, int item) {
    return telling_text(t, &t->framework->items[item].statement);
}

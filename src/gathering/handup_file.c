/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-up/1 file written and read. There is one way only to write what a hand-up says: what was
 * read is written again and compared. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "gathering/handup.h"

#define NUMBER_DIGITS 6 /* of HANDUP_PEOPLE_MAX */
#define CLOSED "closed"

/* --- writing -------------------------------------------------------------------------------- */

static void write_head(const struct framework *fw, const struct group *region, struct buf *out) {
    buf_addf(out,
             "lobspiegel: " HANDUP_TYPE "\nframework: %s\nhash: %s\nscale: 0-%d\n"
             "group: %s\ngroup-id: \"%s\"\n",
             fw->id, fw->hash, LEVELS - 1, region->code, region->id);
}

static void write_item(const struct handed_item *item, struct buf *out) {
    switch (item->form) {
    case HANDED_NOTHING:
        buf_add_string(out, CLOSED);
        break;
    case HANDED_WORD:
        buf_addf(out, "%s %" PRIu32, share_ids[item->share], item->people);
        break;
    case HANDED_LEVELS:
        buf_add_string(out, "levels");
        for (int level = 0; level < LEVELS; level++)
            buf_addf(out, " %" PRIu32, item->tally.pairs[level][0]);
        break;
    case HANDED_ALL:
        buf_add_string(out, "all");
        for (int level = 0; level < LEVELS; level++)
            for (int wish = 0; wish < WISHES; wish++)
                buf_addf(out, " %" PRIu32, item->tally.pairs[level][wish]);
        break;
    }
    buf_add_char(out, '\n');
}

/* How long every hand-up to REGION is. */
static size_t length_of(const struct framework *fw, const struct group *region) {
    struct buf head = {0};
    const size_t number = 1 + NUMBER_DIGITS;
    write_head(fw, region, &head);
    size_t length = head.length + strlen("number: \"\"\npeople:\ndimensions:\nitems:\n#\n") +
                    2 * RESULT_RANDOM_BYTES + number;
    for (int d = 0; d < fw->dimension_count; d++)
        length += strlen("  :\n") + strlen(fw->dimensions[d].id) + number;
    for (int i = 0; i < fw->item_count; i++)
        length += strlen("  : all\n") + strlen(fw->items[i].id) + LEVELS * WISHES * number;
    buf_free(&head);
    return (length + HANDUP_PAD - 1) / HANDUP_PAD * HANDUP_PAD;
}

void handup_write(const struct handup *handup, struct buf *out) {
    const struct framework *fw = handup->framework;
    char number[RESULT_NAME_SIZE];
    size_t begin = out->length;
    result_name(handup->number, number);
    write_head(fw, handup->region, out);
    buf_addf(out, "number: \"%s\"\npeople: %" PRIu32 "\ndimensions:\n", number, handup->people);
    for (int d = 0; d < fw->dimension_count; d++)
        buf_addf(out, "  %s: %" PRIu32 "\n", fw->dimensions[d].id, handup->dimension_people[d]);
    buf_add_string(out, "items:\n");
    for (int i = 0; i < fw->item_count; i++) {
        int item = fw->items_by_id[i];
        buf_addf(out, "  %s: ", fw->items[item].id);
        write_item(&handup->items[item], out);
    }
    result_pad(out, length_of(fw, handup->region) - (out->length - begin));
}

/* --- reading -------------------------------------------------------------------------------- */

/* Bytes still to read; what is read moves on, or is not as it should be. */
struct rest {
    const char *at, *end;
};

static bool take(struct rest *rest, const char *expected) {
    size_t length = strlen(expected);
    if ((size_t)(rest->end - rest->at) < length || memcmp(rest->at, expected, length) != 0)
        return false;
    rest->at += length;
    return true;
}

static bool take_number(struct rest *rest, uint32_t *number) {
    int digits = 0;
    *number = 0;
    for (; rest->at < rest->end && *rest->at >= '0' && *rest->at <= '9'; rest->at++) {
        if (++digits > NUMBER_DIGITS)
            return false;
        *number = 10 * *number + (uint32_t)(*rest->at - '0');
    }
    return digits > 0;
}

static bool take_random(struct rest *rest, unsigned char number[static RESULT_RANDOM_BYTES]) {
    size_t length = 0;
    const size_t digits = (size_t)2 * RESULT_RANDOM_BYTES;
    if ((size_t)(rest->end - rest->at) < digits ||
        sodium_hex2bin(number, RESULT_RANDOM_BYTES, rest->at, digits, NULL, &length, NULL) != 0 ||
        length != RESULT_RANDOM_BYTES)
        return false;
    rest->at += digits;
    return true;
}

static bool take_word(struct rest *rest, struct handed_item *item) {
    for (int share = 0; share < SHARES; share++)
        if (take(rest, share_ids[share])) {
            item->form = HANDED_WORD;
            item->share = (enum share)share;
            return take(rest, " ") && take_number(rest, &item->people) && item->people > 0;
        }
    return false;
}

static bool take_item(struct rest *rest, struct handed_item *item) {
    bool all = take(rest, "all");
    *item = (struct handed_item){.form = all ? HANDED_ALL : HANDED_LEVELS};
    if (!all && take(rest, CLOSED)) {
        item->form = HANDED_NOTHING;
        return true;
    }
    if (!all && !take(rest, "levels"))
        return take_word(rest, item);
    for (int level = 0; level < LEVELS; level++)
        for (int wish = 0; wish < (all ? WISHES : 1); wish++)
            if (!take(rest, " ") || !take_number(rest, &item->tally.pairs[level][wish]))
                return false;
    item->people = item_tally_valid(&item->tally);
    return item->people > 0;
}

static bool take_dimensions(struct rest *rest, struct handup *handup) {
    for (int d = 0; d < handup->framework->dimension_count; d++)
        if (!take(rest, "  ") || !take(rest, handup->framework->dimensions[d].id) ||
            !take(rest, ": ") || !take_number(rest, &handup->dimension_people[d]) ||
            handup->dimension_people[d] > handup->people || !take(rest, "\n"))
            return false;
    return true;
}

static bool take_items(struct rest *rest, struct handup *handup) {
    const struct framework *fw = handup->framework;
    for (int i = 0; i < fw->item_count; i++) {
        struct handed_item *item = &handup->items[fw->items_by_id[i]];
        if (!take(rest, "  ") || !take(rest, fw->items[fw->items_by_id[i]].id) ||
            !take(rest, ": ") || !take_item(rest, item) || item->people > handup->people ||
            !take(rest, "\n"))
            return false;
    }
    return true;
}

static bool take_all(struct rest *rest, struct handup *handup) {
    struct buf head = {0};
    write_head(handup->framework, handup->region, &head);
    bool good = take(rest, buf_string(&head));
    buf_free(&head);
    return good && take(rest, "number: \"") && take_random(rest, handup->number) &&
           take(rest, "\"\npeople: ") && take_number(rest, &handup->people) && handup->people > 0 &&
           take(rest, "\ndimensions:\n") && take_dimensions(rest, handup) &&
           take(rest, "items:\n") && take_items(rest, handup);
}

/* --- refusing ------------------------------------------------------------------------------- */

static void refuse(struct problems *problems, const char *file, int line, const char *why) {
    problem_add(problems, PROBLEM_REFUSED, file, line, line > 0, "%s", why);
}

/* LINE: the first that is not as it should be. */
static void say_why(const char *file, const char *bytes, size_t length, int line,
                    const struct framework *fw, const struct group *region,
                    struct problems *problems) {
    struct arena *arena = arena_new();
    const char *type = sharing_value(bytes, length, "lobspiegel: ", arena);
    const char *framework = sharing_value(bytes, length, "framework: ", arena);
    const char *hash = sharing_value(bytes, length, "hash: ", arena);
    const char *id = sharing_value(bytes, length, "group-id: ", arena);
    if (!type)
        refuse(problems, file, 0, _("this is not a file of lobspiegel"));
    else if (strncmp(type, "record/", 7) == 0)
        refuse(problems, file, 0,
               _("this is somebody's private record, and it was not looked at. Give it back"));
    else if (strncmp(type, "result/", 7) == 0)
        refuse(problems, file, 0,
               _("this is the result of one person. A region counts what schools hand up; people "
                 "share with a group of their school, or of several small schools together"));
    else if (strcmp(type, HANDUP_TYPE) != 0)
        refuse(problems, file, 0, _("this is another kind of file, not what a school hands up"));
    else if (framework && strcmp(framework, fw->id) != 0)
        refuse(problems, file, 0, _("this was handed up of another questionnaire"));
    else if (hash && strcmp(hash, fw->hash) != 0)
        refuse(problems, file, 0, _("this was handed up of another version of the questionnaire"));
    else if (id && (strlen(id) < 2 || strncmp(id + 1, region->id, strlen(region->id)) != 0))
        refuse(problems, file, 0, _("this was handed up to another region"));
    else
        refuse(problems, file, line,
               _("this is not as lobspiegel writes it: the file was altered or damaged. Ask the "
                 "school to hand up once more"));
    arena_free(arena);
}

static int line_at(const char *bytes, const char *at) {
    int line = 1;
    for (; bytes < at; bytes++)
        line += *bytes == '\n';
    return line;
}

struct handup *handup_read(const char *file, const char *bytes, size_t length,
                           const struct framework *framework, const struct group *region,
                           struct problems *problems) {
    struct handup *handup = handup_new(framework, region);
    struct rest rest = {bytes, bytes + length};
    struct buf again = {0};
    bool good = take_all(&rest, handup);
    if (good) {
        handup_write(handup, &again);
        good = again.length == length && memcmp(again.bytes, bytes, length) == 0;
    }
    buf_free(&again);
    if (good)
        return handup;
    say_why(file, bytes, length, line_at(bytes, rest.at), framework, region, problems);
    handup_free(handup);
    return NULL;
}

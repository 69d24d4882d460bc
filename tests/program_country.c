/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "program_country.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *const country_schools[SCHOOLS] = {"ask", "berk", "ceder", "den"};

void country_write(const char *path, const struct buf *bytes) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(buf_string(bytes), 1, bytes->length, file), bytes->length);
    ck_assert_int_eq(fclose(file), 0);
}

struct group *country_group(struct country *c, const char *code, unsigned char first) {
    unsigned char id[GROUP_ID_BYTES] = {first, 1, 2, 3, 4, 5};
    struct group *group = group_new(c->framework, code, id);
    group->outside = true;
    group->k = K_OUTSIDE;
    return group;
}

void country_write_group(struct country *c, const struct group *group, const char *name) {
    struct buf text = {0};
    group_write(group, c->framework, &text);
    country_write(place_path(c->place, "home/%s.group.yaml", name), &text);
    buf_free(&text);
}

/* The file of group NAME, and the results of people FROM to FROM + COUNT - 1 in home/NAME. */
void country_share(struct country *c, const char *name, unsigned char first, int from, int count,
                   bool outside) {
    struct group *group = country_group(c, strcmp(name, ALL) == 0 ? "north" : name, first);
    const char *folder = place_path(c->place, "home/%s", name);
    group->outside = outside;
    country_write_group(c, group, name);
    mkdir(folder, 0700);
    made_up_results(c->framework, group, folder, from, count, false);
    group_free(group);
}

static struct group *new_region(struct country *c, const char *code, unsigned char first,
                                char secret[SECRET_KEY_SIZE]) {
    struct group *group = country_group(c, code, first);
    group->region = true;
    seal_keys(group->public_key, secret);
    country_write_group(c, group, code);
    return group;
}

void country_begin(struct country *c) {
    struct problems problems = {0};
    struct buf text = {0};
    char unused[SECRET_KEY_SIZE];
    ck_assert_int_ge(sodium_init(), 0);
    *c = (struct country){.place = place_new()};
    const char *path = place_text(c->place, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    ck_assert(file_read(path, FRAMEWORK_BYTES_MAX, &text, &problems));
    c->framework = framework_read(path, buf_string(&text), text.length, &problems);
    ck_assert_ptr_nonnull(c->framework);
    buf_free(&text);
    c->region = new_region(c, "north", 0xf0, c->secret);
    c->other = new_region(c, "south", 0xf1, unused);
    buf_addf(&text, "%s\n", c->secret);
    country_write(place_path(c->place, "home/north.key"), &text);
    buf_free(&text);
    ck_assert_int_eq(mkdir(place_path(c->place, "home/up"), 0700), 0);
    for (int i = 0; i < SCHOOLS; i++)
        country_share(c, country_schools[i], (unsigned char)(0xa0 + i), i * SCHOOL_PEOPLE,
                      SCHOOL_PEOPLE, true);
}

void country_end(struct country *c) {
    group_free(c->region);
    group_free(c->other);
    framework_free(c->framework);
    place_free(c->place);
}

struct ran hand_up(struct country *c, const char *school, const char *out) {
    return place_run(c->place, NULL,
                     WORDS("gather", school, "--group", school, "--hand-up", "north", "-o", out,
                           "--lang", "en"));
}

void hand_up_first(struct country *c, int count) {
    for (int i = 0; i < count; i++) {
        struct ran ran = hand_up(c, country_schools[i], "up");
        ck_assert_msg(ran.status == 0, "%s: status %d: %s", country_schools[i], ran.status,
                      ran.err);
    }
}

/* Figures of the region, as CSV in the folder OUT. */
struct ran gather_region(struct country *c, const char *out) {
    return place_run(c->place, NULL,
                     WORDS("gather", "up", "--group", "north", "--key", "north.key", "--lang", "en",
                           "--format", "csv", "-o", out));
}

/* All that is in them. */
const char *country_cells(struct country *c, const char *out) {
    static const char *const tables[] = {"cells", "figures", "needs", "release", "parts"};
    const char *all = "";
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++)
        all = place_text(
            c->place, "%s%s", all,
            place_read(c->place, place_path(c->place, "home/%s/%s.csv", out, tables[i])));
    return all;
}

bool tell_the_same(struct country *c, const char *one, const char *two) {
    return strcmp(country_cells(c, one), country_cells(c, two)) == 0;
}

/* What is in the sealed file at PATH. */
struct handup *country_opened(struct country *c, const char *path) {
    struct problems problems = {0};
    struct buf sealed = {0}, plain = {0};
    ck_assert(file_read(path, RESULT_BYTES_MAX, &sealed, &problems));
    ck_assert(seal_open(c->region, c->secret, path, buf_string(&sealed), sealed.length, &plain,
                        &problems));
    struct handup *handup =
        handup_read(path, buf_string(&plain), plain.length, c->framework, c->region, &problems);
    ck_assert_ptr_nonnull(handup);
    buf_free(&sealed);
    buf_free(&plain);
    return handup;
}

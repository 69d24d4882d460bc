/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "program_team.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct framework *load_framework(struct place *place) {
    struct problems problems = {0};
    struct buf text = {0};
    const char *path = place_text(place, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    ck_assert_msg(file_read(path, FRAMEWORK_BYTES_MAX, &text, &problems), "%s", path);
    struct framework *fw = framework_read(path, buf_string(&text), text.length, &problems);
    ck_assert_ptr_nonnull(fw);
    buf_free(&text);
    problems_free(&problems);
    return fw;
}

void team_begin(struct team *team, bool sealed) {
    static const unsigned char id[GROUP_ID_BYTES] = {0xca, 0xfe, 1, 2, 3, 4, 5, 6, 7, 8};
    struct buf key = {0};
    ck_assert_int_ge(sodium_init(), 0);
    *team = (struct team){.place = place_new()};
    team->framework = load_framework(team->place);
    team->group = group_new(team->framework, "team", id);
    ck_assert_int_eq(mkdir(place_path(team->place, "home/in"), 0700), 0);
    if (sealed) {
        seal_keys(team->group->public_key, team->secret_key);
        buf_addf(&key, "%s\n", team->secret_key);
        team_write(place_path(team->place, "home/team.key"), &key);
    }
    team->form = result_form_new(team->framework, team->group);
    team_write_group(team);
    buf_free(&key);
}

void team_end(struct team *team) {
    result_form_free(team->form);
    group_free(team->group);
    framework_free(team->framework);
    place_free(team->place);
}

void team_write_group(struct team *team) {
    struct buf text = {0};
    group_write(team->group, team->framework, &text);
    team_write(place_path(team->place, "home/team.group.yaml"), &text);
    buf_free(&text);
}

void team_bytes(struct team *team, int person, struct buf *out) {
    struct result *result = result_new(team->framework, team->group);
    struct buf plain = {0};
    made_up_result(result, person);
    result_write(result, &plain);
    if (team->group->public_key[0])
        seal_write(team->group, plain.bytes, plain.length, out);
    else
        buf_add(out, plain.bytes, plain.length);
    buf_free(&plain);
    result_free(result);
}

/* Adds the name of the file of PERSON. */
static void add_name(struct team *team, int person, struct buf *out) {
    struct result *result = result_new(team->framework, team->group);
    char number[RESULT_NAME_SIZE];
    made_up_result(result, person);
    result_name(result->random, number);
    buf_addf(out, "%s%s", number, team->group->public_key[0] ? SEALED_ENDING : RESULT_ENDING);
    result_free(result);
}

const char *team_file(struct team *team, const char *folder, int person) {
    struct buf name = {0};
    add_name(team, person, &name);
    const char *path = place_text(team->place, "%s/%s", folder, buf_string(&name));
    buf_free(&name);
    return path;
}

void team_write(const char *path, const struct buf *bytes) {
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    ck_assert_uint_eq(fwrite(buf_string(bytes), 1, bytes->length, file), bytes->length);
    ck_assert_int_eq(fclose(file), 0);
}

void team_share(struct team *team, const char *folder, int from, int to) {
    struct buf path = {0}, bytes = {0};
    for (int person = from; person < to; person++) {
        buf_clear(&path);
        buf_clear(&bytes);
        buf_addf(&path, "%s/", folder);
        add_name(team, person, &path);
        team_bytes(team, person, &bytes);
        team_write(buf_string(&path), &bytes);
    }
    buf_free(&path);
    buf_free(&bytes);
}

const char *const *team_words(struct team *team, const char *const *words) {
    static const char *all[24] = {"gather", "in", "--group", "team.group.yaml", "--lang", "en"};
    int count = 6;
    (void)team;
    for (int i = 0; words && words[i]; i++)
        all[count++] = words[i];
    all[count] = NULL;
    return all;
}

struct ran team_gather(struct team *team, const char *const *words) {
    return place_run(team->place, NULL, team_words(team, words));
}

/* nftw() has no place for data of one's own. */
static struct {
    const char *text;
    size_t length;
    int count;
} sought;

static int look_in(const char *path, const struct stat *status, int kind, struct FTW *at) {
    (void)at;
    struct buf bytes = {0};
    struct problems unheard = {0};
    if (kind == FTW_F && S_ISREG(status->st_mode) &&
        file_read(path, (size_t)64 << 20, &bytes, &unheard) &&
        memmem(buf_string(&bytes), bytes.length, sought.text, sought.length))
        sought.count++;
    problems_free(&unheard);
    buf_free(&bytes);
    return 0;
}

int team_holding(struct team *team, const char *below, const char *text) {
    sought.text = text;
    sought.length = strlen(text);
    sought.count = 0;
    nftw(place_path(team->place, "%s", below), look_in, 16, FTW_PHYS);
    return sought.count;
}

const char *team_ledger(struct team *team) {
    if (place_count(team->place, TEAM_LEDGER) == 0)
        return "";
    return place_read(team->place, place_only(team->place, TEAM_LEDGER));
}

int team_counted(struct team *team) {
    const char *at = strstr(team_ledger(team), "\nresults: ");
    return at ? (int)strtol(at + strlen("\nresults: "), NULL, 10) : -1;
}

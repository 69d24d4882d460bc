/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_team: a place with the group file of a team in its home, and results of made-up people,
 * for the tests of `gather`. */
#ifndef TESTS_PROGRAM_TEAM_H
#define TESTS_PROGRAM_TEAM_H

#include "made_up.h"
#include "program.h"

#define TEAM_LEDGER "data/lobspiegel/groups/*/ledger.yaml"
#define TEAM_NUMBERS "data/lobspiegel/groups/*/numbers-*.bin"

struct team {
    struct place *place;
    struct framework *framework;
    struct group *group;
    struct result_form *form;
    char secret_key[SECRET_KEY_SIZE]; /* of a sealed group */
};

/* A team whose k is 5, with an empty folder home/in; its files are sealed when SEALED, and the
 * key is in home/team.key. team_end() frees all of it and ends the place. */
void team_begin(struct team *team, bool sealed);
void team_end(struct team *team);

/* Writes the group file once more, after a change. */
void team_write_group(struct team *team);

/* The bytes of PERSON's file, sealed where the group is. */
void team_bytes(struct team *team, int person, struct buf *out);

/* Writes the files of people FROM to TO - 1 into FOLDER, each under the name that `share` would
 * give it. */
void team_share(struct team *team, const char *folder, int from, int to);

/* The path of the file of PERSON in FOLDER; the place keeps it. */
const char *team_file(struct team *team, const char *folder, int person);

void team_write(const char *path, const struct buf *bytes);

/* gather home/in for the group, in English; WORDS come after that. */
struct ran team_gather(struct team *team, const char *const *words);

/* The words of that command line, up to its NULL, for a program that is started otherwise. */
const char *const *team_words(struct team *team, const char *const *words);

/* How many files of the place whose paths begin with BELOW hold TEXT. */
int team_holding(struct team *team, const char *below, const char *text);

/* How many results are in the ledger, as it says itself; -1: there is no ledger. */
int team_counted(struct team *team);

/* The bytes of the ledger; "" when there is none. */
const char *team_ledger(struct team *team);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group: a gathering that a school or trainer opened, as read from a group/1 file.
 *
 * The file goes to everybody who is asked to share: it says with whom, under which rules, and
 * shows the texts that people read before they share. It holds no secret and no person.
 * group_read() and group_new() give a struct group whose texts live until group_free(). */
#ifndef SHARING_GROUP_H
#define SHARING_GROUP_H

#include "assessment/assessment.h"

#define GROUP_TYPE "group/1"
#define GROUP_BYTES_MAX ((size_t)64 << 10)
#define GROUP_CODE_MAX 32
#define GROUP_ID_BYTES 16
#define GROUP_ID_SIZE (2 * GROUP_ID_BYTES + 1)
#define GROUP_KEY_SIZE (2 * crypto_box_PUBLICKEYBYTES + 1)
#define GROUP_TEXT_MAX 1000 /* bytes in each of its texts */
#define BUCKETS_MAX 12

/* The least number of people behind a figure: inside the team's own meeting, for whatever leaves
 * the school, and for the tally of one item or a comparison wherever it goes. */
#define K_INSIDE 5
#define K_OUTSIDE 10
#define K_ITEMS 10
#define K_MOST 1000

/* The one thing by which figures may be broken down (rule R18): one field, declared beforehand.
 * More than one would let tables be laid across each other. */
enum split { SPLIT_NONE, SPLIT_LINE, SPLIT_ROLE, SPLIT_STAGE, SPLIT_SECTOR, SPLITS };
extern const char *const split_ids[SPLITS];

/* People who are counted together: one or more lines, roles, stages or sectors. */
struct bucket {
    const char *id;
    set members; /* of the framework's lines, roles, stages or sectors */
    const char *const *member_ids; /* as in the file, also where there is no framework at hand */
    int member_count;              /* of these; 0 in a group that was not read from a file */
};

struct group {
    char code[GROUP_CODE_MAX + 1]; /* what people type or say */
    char id[GROUP_ID_SIZE];        /* random: two groups of one code are two groups */
    const char *framework, *version;
    char hash[HASH_HEX_SIZE]; /* content hash of the framework */
    int k;
    bool outside;    /* figures leave the school */
    bool takes_part; /* the person who gathers also fills it in (rule R11) */
    bool closed;     /* nobody shares any more */
    bool region;     /* schools hand up their figures to it, and no person shares with it */
    enum split split;
    struct bucket buckets[BUCKETS_MAX];
    int bucket_count;
    const char *period;  /* as the coordinator wrote it, such as "2026-2027" (rule R4) */
    const char *purpose; /* what the figures are for; shown before sharing */
    const char *contact; /* whom to ask; shown before sharing */
    char public_key[GROUP_KEY_SIZE]; /* files are sealed to it; "": they are not */
    struct arena *arena;
};

/* True when CODE is 1 to GROUP_CODE_MAX small letters, digits and hyphens, the first of them no
 * hyphen. */
bool group_code_is_good(const char *code);

/* The same for a bucket, which begins with a letter and is never "none". */
bool group_bucket_is_good(const char *id);

/* A new group without break-downs, with the floor as its k; ID is from the system's random source.
 * CODE must be good. Its texts are "": see group_text(). */
struct group *group_new(const struct framework *framework, const char *code,
                        const unsigned char id[static GROUP_ID_BYTES]);

/* A copy of TEXT that lives as long as the group: cleaned of what steers a terminal, on one line,
 * and cut to GROUP_TEXT_MAX bytes. */
const char *group_text(struct group *group, const char *text);

/* The least k that a group may have. */
int group_floor(bool outside);

/* Reads a group/1 file; FILE is its name in messages. The sets of its buckets are those of
 * FRAMEWORK, whose id and hash must be the group's. FRAMEWORK may be NULL: then the buckets have
 * empty sets and only the file itself is checked. NULL with problems when it is no good group. */
struct group *group_read(const char *file, const char *bytes, size_t length,
                         const struct framework *framework, struct problems *problems);

/* The canonical bytes of the file. FRAMEWORK may be NULL for a group that was read from a file. */
void group_write(const struct group *group, const struct framework *framework, struct buf *out);
void group_free(struct group *group);

/* How many people must be behind a figure: k, and one more where the person who gathers takes part
 * herself (rule R11). */
int group_threshold(const struct group *group);

/* The bucket that fits what a person said about herself; -1: none, or more than one fits. It is a
 * proposal: the person decides, and may say none. */
int group_bucket_for(const struct group *group, const struct about *about);

/* How many lines, roles, stages or sectors FRAMEWORK has to split by, and the name and code of one
 * of them; 0 for SPLIT_NONE. */
int split_count(const struct framework *framework, enum split split);
const char *split_member(const struct framework *framework, enum split split, int place);
const struct localized *split_member_name(const struct framework *framework, enum split split,
                                          int place);

/* Breaks GROUP down by SPLIT. PEOPLE are how many are expected of each line, role, stage or
 * sector, or NULL when nobody knows: then each is a bucket. Those with fewer than twice the
 * threshold would give people away, or never be shown: they are put together, and with the
 * smallest other one, until they have enough. False when fewer than two buckets are left; then
 * the group has no split. */
bool group_split_by(struct group *group, const struct framework *framework, enum split split,
                    const int *people);

/* Adds the name of BUCKET (-1: "not said") in LANGUAGE: the names of its members. */
void group_bucket_name(const struct group *group, const struct framework *framework, int bucket,
                       const char *language, struct buf *out);

#endif

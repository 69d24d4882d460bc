/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sharing: what one person gives to one group: a result/1 file, stripped of names.
 *
 * struct result is a type of its own that has no place for names, notes, dates or paths:
 * result_make() copies the levels only, so nothing else can get into the file (privacy rules R1
 * to R6). The bytes are canonical: there is one way only to write what a result says, and they are
 * padded so that the size tells nothing. So reading can be strict and quick: what differs from
 * the canonical bytes in any way was not made by this program, or was altered. */
#ifndef SHARING_SHARING_H
#define SHARING_SHARING_H

#include "sharing/group.h"

#define RESULT_RANDOM_BYTES 16
#define RESULT_BYTES_MAX ((size_t)4 << 20)

/* Every result file is a whole number of these long. */
#define RESULT_PAD 4096

struct result_answer {
    enum answer_state state;
    signed char now, wanted; /* as in struct answer */
};

struct result {
    const struct framework *framework;
    const struct group *group;
    unsigned char random[RESULT_RANDOM_BYTES];
    int bucket; /* of the group; -1: not said */
    struct result_answer *answers; /* one per item of the framework */
};

/* The answers of ASSESSMENT for GROUP, counted in BUCKET (-1: not said). RANDOM is from the
 * system's random source. The framework and the group must outlive the result; result_free()
 * gives it back. */
struct result *result_make(const struct assessment *assessment, const struct group *group,
                           int bucket, const unsigned char random[static RESULT_RANDOM_BYTES]);

/* A result to read into, with no answers yet. */
struct result *result_new(const struct framework *framework, const struct group *group);
void result_free(struct result *result);

/* Adds the exact bytes of the file to OUT. */
void result_write(const struct result *result, struct buf *out);

/* The one form that the results of a group have, worked out once and used for every file.
 * The framework and group must outlive it. It never changes, so threads may share it. */
struct result_form;
struct result_form *result_form_new(const struct framework *framework, const struct group *group);
void result_form_free(struct result_form *form);

/* How long every result of this form is. */
size_t result_form_length(const struct result_form *form);

/* Reads a file into RESULT, which was made for the same framework and group. False when it is not
 * the canonical bytes of a result for this group; see result_why_refused(). */
bool result_read(const struct result_form *form, const char *bytes, size_t length,
                 struct result *result);

/* Adds to PROBLEMS why result_read() refused the bytes of FILE: another kind of file, another
 * group, another version of the questionnaire, altered (with the line). */
void result_why_refused(const struct result_form *form, const char *file, const char *bytes,
                        size_t length, struct problems *problems);

/* Adds comment lines of LENGTH bytes in all; LENGTH is 0 or more than 1. */
void result_pad(struct buf *out, size_t length);

/* What stands behind KEY ("group-id: ") on a line of its own near the start of a file, cleaned of
 * what steers a terminal, as a string in the arena; NULL: no such line. */
const char *sharing_value(const char *bytes, size_t length, const char *key, struct arena *arena);

/* Name of the file for a result: its random number in hexadecimal, and an ending. The number is
 * fresh for every group, so the name tells no more than the file. */
#define RESULT_ENDING ".result.yaml"
#define SEALED_ENDING ".result.sealed"
#define RESULT_NAME_SIZE (2 * RESULT_RANDOM_BYTES + 1)
void result_name(const unsigned char random[static RESULT_RANDOM_BYTES],
                 char out[static RESULT_NAME_SIZE]);

/* Sealing: the bytes of a result so that only the holder of the group's secret key reads them
 * (libsodium's sealed box). A sealed file is text: a few lines that say what it is, and the box in
 * base64. All sealed files of a group are equally long. */
#define SECRET_KEY_SIZE (2 * crypto_box_SECRETKEYBYTES + 1)

/* A new pair of keys in hexadecimal. */
void seal_keys(char public_key[static GROUP_KEY_SIZE], char secret_key[static SECRET_KEY_SIZE]);

/* Adds the sealed file to OUT. The group must have a public key. */
void seal_write(const struct group *group, const char *bytes, size_t length, struct buf *out);

/* True when SECRET_KEY opens what is sealed for GROUP. */
bool seal_fits(const struct group *group, const char *secret_key);

/* Opens a sealed file of GROUP into OUT; false with a problem when it is not one, or not for this
 * key. */
bool seal_open(const struct group *group, const char *secret_key, const char *file,
               const char *bytes, size_t length, struct buf *out, struct problems *problems);

/* True when the bytes begin as a sealed file does. */
bool seal_is(const char *bytes, size_t length);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results sealed to the key of a group: libsodium's sealed box (X25519, XSalsa20-Poly1305), with a
 * fresh key of the sender in every box, so that nobody but the holder of the secret key can open
 * it, the sender included. Secret bytes are wiped after use. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing/sharing.h"

#define SEALED_FIRST "lobspiegel: sealed/1\n"
#define BASE64 sodium_base64_VARIANT_ORIGINAL
#define LINE 76 /* letters of the box in one line of the file */

void seal_keys(char public_key[static GROUP_KEY_SIZE], char secret_key[static SECRET_KEY_SIZE]) {
    unsigned char public_bytes[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
    crypto_box_keypair(public_bytes, secret);
    sodium_bin2hex(public_key, GROUP_KEY_SIZE, public_bytes, sizeof public_bytes);
    sodium_bin2hex(secret_key, SECRET_KEY_SIZE, secret, sizeof secret);
    sodium_memzero(secret, sizeof secret);
}

bool seal_is(const char *bytes, size_t length) {
    size_t first = strlen(SEALED_FIRST);
    return length >= first && memcmp(bytes, SEALED_FIRST, first) == 0;
}

static bool key_bytes(const char *hex, unsigned char out[static crypto_box_PUBLICKEYBYTES]) {
    size_t length = 0;
    return sodium_hex2bin(out, crypto_box_PUBLICKEYBYTES, hex, strlen(hex), NULL, &length, NULL) ==
               0 &&
           length == crypto_box_PUBLICKEYBYTES;
}

static void write_head(const struct group *group, struct buf *out) {
    buf_addf(out, SEALED_FIRST "group: %s\ngroup-id: \"%s\"\nbox: |\n", group->code, group->id);
}

/* The whole file around the LENGTH bytes of a box. */
static void write_box(const struct group *group, const unsigned char *box, size_t length,
                      struct buf *out) {
    size_t size = sodium_base64_ENCODED_LEN(length, BASE64);
    char *text = mem_new(size, 1);
    sodium_bin2base64(text, size, box, length, BASE64);
    write_head(group, out);
    for (size_t at = 0, end = size - 1; at < end; at += LINE) {
        buf_add_string(out, "  ");
        buf_add(out, text + at, end - at < LINE ? end - at : LINE);
        buf_add_char(out, '\n');
    }
    free(text);
}

void seal_write(const struct group *group, const char *bytes, size_t length, struct buf *out) {
    unsigned char key[crypto_box_PUBLICKEYBYTES];
    size_t size = length + crypto_box_SEALBYTES;
    unsigned char *box = mem_new(size, 1);
    /* group_read() and seal_keys() let nothing else in, but an unsealed result must never come of
     * a key that is none */
    if (!key_bytes(group->public_key, key) ||
        crypto_box_seal(box, (const unsigned char *)bytes, length, key) != 0)
        abort();
    write_box(group, box, size, out);
    free(box);
}

static void refuse(struct problems *problems, const char *file, const char *why) {
    problem_add(problems, PROBLEM_REFUSED, file, 0, 0, "%s", why);
}

/* The box in the file, in *BOX, which the caller frees; its length, or 0 when the file is not
 * exactly what write_box() makes of it. */
static size_t read_box(const struct group *group, const char *bytes, size_t length,
                       unsigned char **box) {
    struct buf head = {0}, again = {0};
    size_t size = 0;
    write_head(group, &head);
    *box = mem_new(length + 1, 1);
    bool good = length > head.length && memcmp(bytes, head.bytes, head.length) == 0 &&
                sodium_base642bin(*box, length, bytes + head.length, length - head.length, " \n",
                                  &size, NULL, BASE64) == 0;
    if (good)
        write_box(group, *box, size, &again);
    good = good && size > crypto_box_SEALBYTES && again.length == length &&
           memcmp(again.bytes, bytes, length) == 0;
    buf_free(&head);
    buf_free(&again);
    return good ? size : 0;
}

/* True when the file says itself that it is for another group. */
static bool is_for_another(const struct group *group, const char *bytes, size_t length) {
    static const char key[] = "\ngroup-id: \"";
    const char *end = bytes + (length < 200 ? length : 200);
    for (const char *at = bytes; at + strlen(key) + GROUP_ID_SIZE <= end; at++)
        if (memcmp(at, key, strlen(key)) == 0)
            return memcmp(at + strlen(key), group->id, GROUP_ID_SIZE - 1) != 0;
    return false;
}

/* Both keys as bytes; false with a problem when they are none, or not of one pair. */
static bool take_keys(const struct group *group, const char *secret_key, const char *file,
                      unsigned char public_bytes[static crypto_box_PUBLICKEYBYTES],
                      unsigned char secret[static crypto_box_SECRETKEYBYTES],
                      struct problems *problems) {
    unsigned char fits[crypto_box_PUBLICKEYBYTES];
    if (!group->public_key[0] || !key_bytes(group->public_key, public_bytes)) {
        refuse(problems, file, _("this file is sealed, but its group has no key"));
        return false;
    }
    if (key_bytes(secret_key, secret) && crypto_scalarmult_base(fits, secret) == 0 &&
        memcmp(fits, public_bytes, sizeof fits) == 0)
        return true;
    refuse(problems, file, _("the secret key at hand is not the one of this group"));
    return false;
}

bool seal_fits(const struct group *group, const char *secret_key) {
    unsigned char open[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
    struct problems problems = {0};
    bool fits = take_keys(group, secret_key, "", open, secret, &problems);
    sodium_memzero(secret, sizeof secret);
    problems_free(&problems);
    return fits;
}

bool seal_open(const struct group *group, const char *secret_key, const char *file,
               const char *bytes, size_t length, struct buf *out, struct problems *problems) {
    unsigned char public_bytes[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
    unsigned char *box = NULL;
    if (!seal_is(bytes, length)) {
        refuse(problems, file, _("this is not a sealed file of lobspiegel"));
        return false;
    }
    if (is_for_another(group, bytes, length)) {
        refuse(problems, file, _("this is a sealed result for another group"));
        return false;
    }
    bool keys = take_keys(group, secret_key, file, public_bytes, secret, problems);
    size_t size = keys && length <= 2 * RESULT_BYTES_MAX ? read_box(group, bytes, length, &box) : 0;
    unsigned char *plain = mem_new(size + 1, 1);
    bool open = size > 0 && crypto_box_seal_open(plain, box, size, public_bytes, secret) == 0;
    if (open)
        buf_add(out, (const char *)plain, size - crypto_box_SEALBYTES);
    else if (keys)
        refuse(problems, file,
               _("this sealed file was altered or damaged. Ask the person who made it to share "
                 "once more"));
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(plain, size + 1);
    free(plain);
    free(box);
    return open;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

static void add(struct hash *hash, const char *bytes, size_t length) {
    crypto_hash_sha256_update(&hash->state, (const unsigned char *)bytes, length);
}

void hash_begin(struct hash *hash) {
    crypto_hash_sha256_init(&hash->state);
}

void hash_string(struct hash *hash, const char *s) {
    char length[24];
    int n = s ? snprintf(length, sizeof length, "%zu:", strlen(s))
              : snprintf(length, sizeof length, "-:");
    add(hash, length, (size_t)n);
    if (s)
        add(hash, s, strlen(s));
}

void hash_number(struct hash *hash, long long number) {
    char digits[24];
    int n = snprintf(digits, sizeof digits, "#%lld;", number);
    add(hash, digits, (size_t)n);
}

void hash_end(struct hash *hash, char hex[static HASH_HEX_SIZE]) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&hash->state, digest);
    sodium_bin2hex(hex, HASH_HEX_SIZE, digest, sizeof digest);
}

void hash_bytes(const void *bytes, size_t length, char hex[static HASH_HEX_SIZE]) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, bytes, length);
    sodium_bin2hex(hex, HASH_HEX_SIZE, digest, sizeof digest);
}

void random_hex(char *hex, size_t length) {
    unsigned char bytes[64];
    while (length > 0) {
        size_t n = length < sizeof bytes ? length : sizeof bytes;
        randombytes_buf(bytes, n);
        sodium_bin2hex(hex, 2 * n + 1, bytes, n);
        hex += 2 * n;
        length -= n;
    }
}

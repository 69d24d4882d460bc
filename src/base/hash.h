/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hash: SHA-256 over fields, and random bytes (both libsodium's). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <sodium.h>
#include <stddef.h>

#define HASH_HEX_SIZE (2 * crypto_hash_sha256_BYTES + 1)

/* A hash under way. Every field goes in with its length first, so that two different lists of
 * fields never give the same bytes. */
struct hash {
    crypto_hash_sha256_state state;
};

void hash_begin(struct hash *hash);
void hash_string(struct hash *hash, const char *s); /* NULL is a field of its own */
void hash_number(struct hash *hash, long long number);

/* Writes the digest as lower-case hexadecimal. */
void hash_end(struct hash *hash, char hex[static HASH_HEX_SIZE]);

/* SHA-256 of LENGTH bytes as they are. */
void hash_bytes(const void *bytes, size_t length, char hex[static HASH_HEX_SIZE]);

/* LENGTH random bytes from the system as lower-case hexadecimal; HEX holds 2*LENGTH+1 bytes. */
void random_hex(char *hex, size_t length);

#endif

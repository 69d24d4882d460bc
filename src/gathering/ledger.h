/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger: what a coordinator's program remembers of a group between releases, so that no two of
 * them give somebody away: which results are in, as numbers; the tally of each batch; the parts
 * that are told apart; which releases were made. Never who, and never what one result said.
 *
 * It is two files: ledger/1 (YAML) and the numbers of the results, RESULT_RANDOM_BYTES each,
 * sorted; the first holds the hash of the second. Pure: bytes in, bytes out. */
#ifndef GATHERING_LEDGER_H
#define GATHERING_LEDGER_H

#include "gathering/control.h"
#include "gathering/numbers.h"

#define LEDGER_BYTES_MAX ((size_t)64 << 20)


struct ledger {
    const struct framework *framework;
    const struct group *group;
    struct tallies *batches[BATCHES_MAX]; /* owned */
    int batch_count;
    set parts[BUCKETS_MAX + 1];
    int part_count;
    struct past_release *releases;
    int release_count;
    result_number *numbers; /* sorted */
    size_t number_count;
};

/* An empty one; FRAMEWORK and GROUP must outlive it. ledger_free() gives it back. */
struct ledger *ledger_new(const struct framework *framework, const struct group *group);
void ledger_free(struct ledger *ledger);

/* True when the result with this number is in. */
bool ledger_has(const struct ledger *ledger, const unsigned char *number);

/* Adds a batch: takes over BATCH and its COUNT numbers, which must be new. The first batch decides
 * about the parts. There must be room: batch_count < BATCHES_MAX. */
void ledger_add(struct ledger *ledger, struct tallies *batch, result_number *numbers, size_t count);

/* Notes that RELEASE was made, and HANDED_UP as well or not, unless it is the same as the last one,
 * which may have been handed up now. False when there is no room for more. */
bool ledger_note(struct ledger *ledger, const struct release *release, bool handed_up);

/* True when a release was made under a higher k than the group has now (rule R23). */
bool ledger_is_lower(const struct ledger *ledger);

/* What control.h and attack.h work on. It borrows from the ledger. */
struct pool ledger_pool(const struct ledger *ledger);

/* The bytes of the first file; the second is the numbers as they are. */
void ledger_write(const struct ledger *ledger, struct buf *out);

/* Reads them back, and then takes over the bytes of
 * NUMBERS. NULL with problems when they are no good ledger of this group: damaged, of
 * another group, or of another version of the questionnaire. */
struct ledger *ledger_read(const char *file, const struct buf *bytes, struct buf *numbers,
                           const struct framework *framework, const struct group *group,
                           struct problems *problems);

/* SHA-256 of the numbers of all results, in hexadecimal; the same as a ledger/1 file says it, or
 * false with a problem. */
void ledger_hash_numbers(const struct ledger *ledger, char hex[static HASH_HEX_SIZE]);
bool ledger_numbers_hash(const char *file, const struct buf *bytes, char hex[static HASH_HEX_SIZE],
                         struct problems *problems);

#endif

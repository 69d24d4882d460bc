/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/numbers.h"

#include <stdlib.h>
#include <string.h>

#define FEW 24                  /* from here on one by one */
#define PIECE ((size_t)1 << 16) /* numbers: 1 MB */

int numbers_compare(const void *a, const void *b) {
    return memcmp(a, b, RESULT_RANDOM_BYTES);
}

static void exchange(result_number *a, result_number *b) {
    result_number kept;
    memcpy(kept, a, sizeof kept);
    memcpy(a, b, sizeof kept);
    memcpy(b, kept, sizeof kept);
}

static void sort_few(result_number *numbers, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t at = i; at > 0 && numbers_compare(numbers[at - 1], numbers[at]) > 0; at--)
            exchange(&numbers[at - 1], &numbers[at]);
}

/* Sorts by byte BYTE and those after it; the bytes before are equal. */
static void sort_by(result_number *numbers, size_t count, int byte) {
    size_t counts[256] = {0}, from[256], to[256], at = 0;
    if (count <= FEW) {
        sort_few(numbers, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        counts[numbers[i][byte]]++;
    for (int value = 0; value < 256; value++) {
        from[value] = at;
        at = to[value] = at + counts[value];
    }
    for (int value = 0; value < 256; value++) /* every exchange brings one number home */
        while (from[value] < to[value]) {
            unsigned char home = numbers[from[value]][byte];
            if (home == value)
                from[value]++;
            else
                exchange(&numbers[from[value]], &numbers[from[home]++]);
        }
    at = 0;
    for (int value = 0; value < 256 && byte + 1 < RESULT_RANDOM_BYTES; value++) {
        sort_by(numbers + at, counts[value], byte + 1);
        at += counts[value];
    }
}

void numbers_sort(result_number *numbers, size_t count) {
    sort_by(numbers, count, 0);
}

bool numbers_have(const result_number *numbers, size_t count, const unsigned char *number) {
    return count > 0 && bsearch(number, numbers, count, sizeof *numbers, numbers_compare);
}

void numbers_move(result_number **into, size_t *into_count, result_number *from, size_t count) {
    if (count == 0) {
        free(from);
        return;
    }
    if (*into_count == 0) {
        free(*into);
        *into = mem_resize(from, count, sizeof *from);
        *into_count = count;
        return;
    }
    while (count > 0) {
        size_t piece = count < PIECE ? count : PIECE;
        *into = mem_resize(*into, *into_count + piece, sizeof **into);
        memcpy(*into + *into_count, from + count - piece, piece * sizeof *from);
        *into_count += piece;
        count -= piece;
        if (count > 0)
            from = mem_resize(from, count, sizeof *from);
    }
    free(from);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)16384)

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct arena {
    struct block *newest;
};

static _Noreturn void out_of_memory(void) {
    fputs("lobspiegel: out of memory; what was shown as saved is on disk\n", stderr);
    exit(3);
}

void *mem_new(size_t count, size_t size) {
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

void *mem_resize(void *old, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        out_of_memory();
    size_t bytes = count * size;
    void *p = realloc(old, bytes ? bytes : 1);
    if (!p)
        out_of_memory();
    return p;
}

char *mem_copy(const char *s) {
    size_t length = strlen(s) + 1;
    return memcpy(mem_new(length, 1), s, length);
}

struct arena *arena_new(void) {
    return mem_new(1, sizeof(struct arena));
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    for (struct block *b = arena->newest; b;) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
    free(arena);
}

static struct block *block_new(size_t bytes) {
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    if (size > SIZE_MAX - sizeof(struct block))
        out_of_memory();
    struct block *b = mem_resize(NULL, 1, sizeof(struct block) + size);
    *b = (struct block){.size = size};
    return b;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size) {
    const size_t unit = _Alignof(max_align_t);
    if (size && count > (SIZE_MAX - unit) / size)
        out_of_memory();
    size_t bytes = (count * size + unit - 1) / unit * unit;
    struct block *b = arena->newest;
    if (!b || b->size - b->used < bytes) {
        b = block_new(bytes);
        b->next = arena->newest;
        arena->newest = b;
    }
    void *p = (char *)b->bytes + b->used;
    b->used += bytes;
    return memset(p, 0, bytes);
}

char *arena_copy(struct arena *arena, const char *s, size_t length) {
    char *copy = arena_alloc(arena, length + 1, 1);
    memcpy(copy, s, length);
    return copy;
}

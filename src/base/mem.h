/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem: memory that is there or ends the program, and arenas.
 *
 * No function here returns NULL: when memory runs out the program says so and exits with
 * status 3. Every answer shown as saved is on disk by then, so nothing is lost.
 * Memory from mem_* is freed with free(). Memory from an arena lives until arena_free(). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#define ARRAY_LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Zeroed memory for COUNT things of SIZE bytes. */
void *mem_new(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* OLD resized to COUNT things of SIZE bytes; new bytes are not zeroed. */
void *mem_resize(void *old, size_t count, size_t size) __attribute__((returns_nonnull));

/* A copy of the string S. */
char *mem_copy(const char *s) __attribute__((malloc, returns_nonnull, nonnull));

/* An arena: many small things that are freed together. */
struct arena;
struct arena *arena_new(void) __attribute__((returns_nonnull));
void arena_free(struct arena *arena);

/* Zeroed memory from the arena. */
void *arena_alloc(struct arena *arena, size_t count, size_t size)
    __attribute__((returns_nonnull, nonnull));

/* A copy of the first LENGTH bytes of S, closed with a NUL. */
char *arena_copy(struct arena *arena, const char *s, size_t length)
    __attribute__((returns_nonnull, nonnull));

#endif

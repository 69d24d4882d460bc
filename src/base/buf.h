/* SPDX-License-Identifier: GPL-3.0-or-later */
/* buf: a growing run of bytes, always closed with a NUL.
 *
 * A zeroed struct buf is an empty buffer. The buffer owns its bytes; buf_free() gives them
 * back, buf_take() hands them to the caller. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *bytes; /* NULL while empty: use buf_string() */
    size_t length, capacity;
};

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_add_string(struct buf *buf, const char *s);
void buf_add_char(struct buf *buf, char c);
void buf_add_repeat(struct buf *buf, const char *s, int times);
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0), nonnull(2)));

/* Puts LENGTH bytes at offset AT; removes LENGTH bytes at offset AT. */
void buf_insert(struct buf *buf, size_t at, const char *bytes, size_t length);
void buf_remove(struct buf *buf, size_t at, size_t length);

/* The bytes as a string; never NULL, valid until the buffer changes. */
const char *buf_string(const struct buf *buf);

/* The bytes as a string the caller frees; the buffer is empty afterwards. */
char *buf_take(struct buf *buf);

#endif

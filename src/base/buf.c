/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void buf_free(struct buf *buf) {
    free(buf->bytes);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf) {
    buf->length = 0;
    if (buf->bytes)
        buf->bytes[0] = '\0';
}

static void make_room(struct buf *buf, size_t more) {
    size_t need = buf->length + more + 1;
    if (need <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < need)
        capacity += capacity / 2;
    buf->bytes = mem_resize(buf->bytes, capacity, 1);
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, const char *bytes, size_t length) {
    make_room(buf, length);
    if (length)
        memcpy(buf->bytes + buf->length, bytes, length);
    buf->length += length;
    buf->bytes[buf->length] = '\0';
}

void buf_add_string(struct buf *buf, const char *s) {
    buf_add(buf, s, strlen(s));
}

void buf_add_char(struct buf *buf, char c) {
    buf_add(buf, &c, 1);
}

void buf_add_repeat(struct buf *buf, const char *s, int times) {
    for (int i = 0; i < times; i++)
        buf_add_string(buf, s);
}

void buf_addf(struct buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_addv(buf, format, args);
    va_end(args);
}

void buf_addv(struct buf *buf, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length > 0) {
        make_room(buf, (size_t)length);
        vsnprintf(buf->bytes + buf->length, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
}

void buf_insert(struct buf *buf, size_t at, const char *bytes, size_t length) {
    if (at > buf->length)
        at = buf->length;
    make_room(buf, length);
    memmove(buf->bytes + at + length, buf->bytes + at, buf->length - at);
    if (length)
        memcpy(buf->bytes + at, bytes, length);
    buf->length += length;
    buf->bytes[buf->length] = '\0';
}

void buf_remove(struct buf *buf, size_t at, size_t length) {
    if (at >= buf->length)
        return;
    if (length > buf->length - at)
        length = buf->length - at;
    memmove(buf->bytes + at, buf->bytes + at + length, buf->length - at - length);
    buf->length -= length;
    buf->bytes[buf->length] = '\0';
}

const char *buf_string(const struct buf *buf) {
    return buf->bytes ? buf->bytes : "";
}

char *buf_take(struct buf *buf) {
    char *bytes = buf->bytes ? buf->bytes : mem_copy("");
    *buf = (struct buf){0};
    return bytes;
}

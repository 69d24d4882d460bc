/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tty/capture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"

/* Copies get a number from here on, away from 0, 1 and 2. */
#define DESCRIPTOR_LEAST 10

/* In memory, of a fixed size so that an endless stream cannot fill it, where the system has
 * that; else a temporary file. */
static int open_file(void) {
#ifdef MFD_ALLOW_SEALING
    int file = memfd_create("lobspiegel", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file >= 0 && ftruncate(file, CAPTURE_MAX) == 0 &&
        fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) == 0)
        return file;
    if (file >= 0)
        close(file);
#endif
    FILE *temporary = tmpfile();
    if (!temporary)
        return open("/dev/null", O_RDWR | O_CLOEXEC);
    int copy = fcntl(fileno(temporary), F_DUPFD_CLOEXEC, DESCRIPTOR_LEAST);
    fclose(temporary);
    return copy;
}

void capture_open(struct capture *capture) {
    capture->file = open_file();
    capture->out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, DESCRIPTOR_LEAST);
    capture->error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, DESCRIPTOR_LEAST);
    capture_take(capture);
}

void capture_take(struct capture *capture) {
    if (capture->on || capture->file < 0)
        return;
    fflush(stdout);
    fflush(stderr);
    dup2(capture->file, STDOUT_FILENO);
    dup2(capture->file, STDERR_FILENO);
    capture->on = true;
}

static void put_back(int kept, int descriptor) {
    if (kept >= 0)
        dup2(kept, descriptor);
    else
        close(descriptor);
}

static void give(struct capture *capture, bool flush) {
    if (!capture->on)
        return;
    if (flush) {
        fflush(stdout);
        fflush(stderr);
    }
    put_back(capture->out, STDOUT_FILENO);
    put_back(capture->error, STDERR_FILENO);
    capture->on = false;
}

void capture_give(struct capture *capture) {
    give(capture, true);
}

/* The bytes from AT on; 0 at their end. Both descriptors share the file's place with it. */
static size_t read_some(const struct capture *capture, size_t at, char *to, size_t room) {
    off_t length = lseek(capture->file, 0, SEEK_CUR);
    if (length > CAPTURE_MAX)
        length = CAPTURE_MAX;
    if (length <= (off_t)at)
        return 0;
    if ((off_t)room > length - (off_t)at)
        room = (size_t)length - at;
    ssize_t count = pread(capture->file, to, room, (off_t)at);
    return count > 0 ? (size_t)count : 0;
}

static void close_all(struct capture *capture) {
    if (capture->file >= 0)
        close(capture->file);
    if (capture->out >= 0)
        close(capture->out);
    if (capture->error >= 0)
        close(capture->error);
    capture->file = capture->out = capture->error = -1;
}

void capture_close(struct capture *capture, struct buf *stray) {
    capture_give(capture);
    if (stray && capture->file >= 0) {
        char part[4096];
        struct buf raw = {0};
        for (size_t count; (count = read_some(capture, raw.length, part, sizeof part)) > 0;)
            buf_add(&raw, part, count);
        text_add_clean(stray, buf_string(&raw), raw.length, true);
        buf_free(&raw);
    } else {
        capture_hand_over(capture, true);
    }
    close_all(capture);
}

/* C0 and Delete; of C1 in UTF-8 (C2 80 to C2 9F) the second byte. */
static void hide_controls(char *bytes, size_t length, unsigned char *before) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool is_c1 = *before == 0xC2 && byte >= 0x80 && byte < 0xA0;
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F || is_c1)
            bytes[i] = is_c1 ? (char)0xA0 : '?'; /* a blank that fits the byte before it */
        *before = byte;
    }
}

void capture_hand_over(struct capture *capture, bool flush) {
    char part[1024];
    unsigned char before = 0;
    give(capture, flush);
    if (capture->file < 0 || capture->error < 0)
        return;
    for (size_t at = 0, count; (count = read_some(capture, at, part, sizeof part)) > 0;) {
        at += count;
        hide_controls(part, count, &before);
        for (size_t done = 0; done < count;) {
            ssize_t written = write(capture->error, part + done, count - done);
            if (written < 0 && errno != EINTR)
                return;
            done += written > 0 ? (size_t)written : 0;
        }
    }
}

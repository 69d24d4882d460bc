/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file: whole files read with a limit and written in one piece.
 *
 * Used by src/cli only: every other folder gets bytes and gives bytes. Paths are bytes as the
 * system gave them; messages show them cleaned. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/problem.h"

/* Reads all of PATH into OUT. Refuses what is no regular file (folder, pipe, device) and what
 * is larger than MOST bytes. */
bool file_read(const char *path, size_t most, struct buf *out, struct problems *problems);

/* Writes LENGTH bytes to PATH (mode 0600; refused where PATH is a folder, pipe or device) so that a reader sees the old file or the new one and
 * nothing between, also after a crash: temporary file, fsync, rename, fsync of the folder. */
bool file_write(const char *path, const char *bytes, size_t length, struct problems *problems);

/* Removes what file_write() left half written in a folder when a program was killed in it. Only
 * where nobody else may be writing there. */
void file_remove_leftovers(const char *path);

/* Makes the folder PATH (mode 0700) and those above it, where they are not there yet. */
bool file_make_folder(const char *path, struct problems *problems);

/* Takes the lock file PATH. Returns a descriptor to hand to file_unlock(), or -1: another
 * program has it (then *TAKEN is true), or the file cannot be made. The lock ends with the
 * process whatever happens. */
int file_lock(const char *path, bool *taken, struct problems *problems);
void file_unlock(int lock);

/* Adds a PROBLEM_SYSTEM about PATH with the reason in errno number ERROR_NUMBER. */
void file_problem(struct problems *problems, const char *path, int error_number,
                  const char *what_failed);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/own_editor.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/paths.h"

#define EDITED_BYTES_MAX ((size_t)1 << 20)

extern char **environ;

static const char *editor_command(void) {
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    if (visual && *visual)
        return visual;
    return editor && *editor ? editor : NULL;
}

/* Runs the editor as the shell would, so that VISUAL="emacs -nw" works; the path is an argument
 * of its own and never read by the shell. Returns what waitpid() tells, or -1. */
static int run(const char *command, const char *path) {
    struct buf script = {0};
    pid_t child;
    int status = -1;
    buf_addf(&script, "%s \"$1\"", command);
    char *arguments[] = {mem_copy("sh"), mem_copy("-c"), buf_take(&script), mem_copy("sh"),
                         mem_copy(path), NULL};
    if (posix_spawn(&child, "/bin/sh", NULL, NULL, arguments, environ) == 0)
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
    for (int i = 0; arguments[i]; i++)
        free(arguments[i]);
    return status;
}

/* Editors close the last line; a note has no need of that. */
static void drop_last_newlines(struct buf *text) {
    while (text->length && text->bytes[text->length - 1] == '\n')
        buf_remove(text, text->length - 1, 1);
}

static bool edit_file(const char *command, const char *path, struct buf *text,
                      struct problems *problems) {
    struct buf edited = {0};
    int status = run(command, path);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0,
                    _("the editor \"%s\" did not end well, so your note is as it was"), command);
        return false;
    }
    bool read = file_read(path, EDITED_BYTES_MAX, &edited, problems);
    if (read) {
        drop_last_newlines(&edited);
        buf_clear(text);
        buf_add(text, buf_string(&edited), edited.length);
    }
    buf_free(&edited);
    return read;
}

bool edit_in_own_editor(const char *folder, struct buf *text, struct problems *problems) {
    const char *command = editor_command();
    struct buf path = {0};
    if (!command) {
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("there is no editor of your own: set VISUAL or EDITOR to its name, for "
                      "instance VISUAL=nano"));
        return false;
    }
    char *unused = unused_path(folder, "note-being-edited", ".txt"); /* never over another one */
    buf_add_string(&path, unused);
    free(unused);
    bool edited = file_write(buf_string(&path), buf_string(text), text->length, problems) &&
                  edit_file(command, buf_string(&path), text, problems);
    unlink(buf_string(&path));
    buf_free(&path);
    return edited;
}

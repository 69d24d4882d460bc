/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "framework_parts.h"

#include <stdlib.h>
#include <string.h>

char *framework_file(const char *folder, const char *name) {
    struct problems problems = {0};
    struct buf path = {0}, text = {0};
    ck_assert_ptr_nonnull(folder);
    buf_addf(&path, "%s/%s", folder, name);
    ck_assert_msg(file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &text, &problems),
                  "%s cannot be read", buf_string(&path));
    buf_free(&path);
    return buf_take(&text);
}

char *framework_test_file(const char *name) {
    const char *source = getenv("LOBSPIEGEL_SOURCE");
    struct buf folder = {0};
    buf_addf(&folder, "%s/tests/frameworks", source ? source : ".");
    char *text = framework_file(buf_string(&folder), name);
    buf_free(&folder);
    return text;
}

char *framework_edited(const char *text, const char *find, const char *put) {
    const char *place = strstr(text, find);
    ck_assert_msg(place && !strstr(place + 1, find), "not there once: %s", find);
    struct buf edited = {0};
    buf_add(&edited, text, (size_t)(place - text));
    buf_add_string(&edited, put);
    buf_add_string(&edited, place + strlen(find));
    return buf_take(&edited);
}

struct framework *framework_of(const char *text) {
    struct problems problems = {0};
    struct buf said = {0};
    struct framework *fw = framework_read("f", text, strlen(text), &problems);
    for (int i = 0; i < problems.count; i++) {
        problem_format(&problems.list[i], &said);
        buf_add_char(&said, '\n');
    }
    ck_assert_msg(fw != NULL && problems.count == 0, "%s", buf_string(&said));
    buf_free(&said);
    problems_free(&problems);
    return fw;
}

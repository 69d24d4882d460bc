/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `key-in`: sheets of paper become result files of a group. */
#include <config.h>

#include "cli/key_in.h"

int cmd_key_in(const struct request *request) {
    struct key_in key_in;
    int status;
    if (key_in_open(&key_in, request, &status))
        status = key_in_lines(&key_in);
    key_in_close(&key_in);
    return status;
}

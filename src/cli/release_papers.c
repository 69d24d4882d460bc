/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/release_papers.h"

int release_papers_check(const struct request *request) {
    (void)request;
    return STATUS_DONE;
}

int release_papers_write(const struct request *request, const struct release *release) {
    struct buf out = {0};
    buf_addf(&out, "people %u\n", release->people);
    for (int i = 0; i < release->framework->item_count; i++)
        buf_addf(&out, "%s %s %u\n", release->framework->items[i].id, form_ids[release->all.items[i].form], release->all.items[i].people);
    int status = deliver(request, &out);
    buf_free(&out);
    return status;
}

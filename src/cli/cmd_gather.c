/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `gather`: reads the results of a group, decides what may be told, tries to find
 * somebody's answer in it, notes the release in the ledger, and only then writes it. */
#include <config.h>

#include "cli/cli.h"
#include "cli/gathering.h"

/* The words on the command line that are folders and files. */
static bool has_paths(const struct request *request) {
    if (request->operand_count > 0)
        return true;
    wrong_usage(request, NULL, "%s",
                _("say where the files are: lobspiegel gather FOLDER --group FILE"));
    return false;
}

int cmd_gather(const struct request *request) {
    struct gathering gathering;
    if (!has_paths(request))
        return STATUS_USAGE;
    if (!request->values[OPTION_GROUP])
        return wrong_usage(request, NULL, "%s",
                           _("say for which group: --group FILE, the file that `group new` made"));
    int status = gathering_check(request);
    if (status != STATUS_DONE)
        return status;
    status = gathering_open(&gathering, request);
    if (status == STATUS_DONE)
        status = gathering_read(&gathering);
    if (status == STATUS_DONE)
        status = gathering_add(&gathering);
    if (status == STATUS_DONE)
        status = gathering_attack(&gathering);
    if (status == STATUS_DONE && !request->values[OPTION_ATTACK])
        status = gathering_release(&gathering);
    if (status == STATUS_DONE && request->values[OPTION_DESTROY])
        status = gathering_destroy(&gathering);
    gathering_close(&gathering);
    return status;
}

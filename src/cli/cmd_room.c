/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `room`: lets people in over ssh as long as its screen is open. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/door.h"
#include "cli/group_files.h"
#include "cli/loop.h"
#include "cli/papers.h"

/* --- what is asked -------------------------------------------------------------------------- */

static bool read_port(const struct request *request, int *port) {
    const char *value = request->values[OPTION_PORT];
    if (!value)
        return true;
    size_t digits = strspn(value, "0123456789");
    long read = digits > 0 && digits < 6 && !value[digits] ? strtol(value, NULL, 10) : -1;
    *port = (int)read;
    if (read >= 1024 && read <= 65535)
        return true;
    wrong_usage(request, NULL, _("--%s \"%s\": a whole number from %d to %d is expected"),
                option_table[OPTION_PORT].name, value, 1024, 65535);
    return false;
}

/* An address in digits, or a name: what a server can listen on, and a person can type. */
static bool read_address(const struct request *request, const char **address) {
    *address = request->values[OPTION_ADDRESS];
    if (!*address ||
        (**address && strspn(*address, "0123456789abcdefghijklmnopqrstuvwxyz"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ.:-") == strlen(*address)))
        return true;
    wrong_usage(request, NULL,
                _("--address \"%s\": an address of this machine is expected, such as "
                  "192.168.1.20"),
                *address);
    return false;
}

/* The path of the group's file, which the caller frees; NULL with a problem. */
static char *find_group(const struct request *request, struct problems *problems) {
    int count = 0;
    const char *folder = request->operands[0];
    if (request->values[OPTION_GROUP])
        return group_path(request->values[OPTION_GROUP], problems);
    char *path = access(folder, F_OK) == 0 ? group_in_folder(folder, &count, problems) : NULL;
    if (!path && count > 1)
        problem_add(problems, PROBLEM_USAGE, folder, 0, 0, "%s",
                    _("there is more than one group in this folder: say which, with --group FILE"));
    else if (!path && problems->count == 0)
        problem_add(problems, PROBLEM_REFUSED, folder, 0, 0, "%s",
                    _("there is no workshop in this folder yet: open one first, with lobspiegel "
                      "workshop FOLDER"));
    return path;
}

/* The group, and the framework that its people answer; NULL with problems. */
static struct group *load_group(const struct request *request, const char *path,
                                struct framework **framework, struct problems *problems) {
    struct group *group = group_load(path, NULL, problems);
    const char *name = request->values[OPTION_FRAMEWORK];
    if (!group)
        return NULL;
    *framework = load_framework(name ? name : group->framework, problems);
    group_free(group);
    return *framework ? group_load_to_share(path, *framework, problems) : NULL;
}

/* --- shown only ----------------------------------------------------------------------------- */

static int print_only(const struct request *request, struct door *door) {
    struct problems problems = {0};
    struct doc *doc = doc_new();
    struct buf text = {0};
    int asked = door->way.port;
    door->way.knows = WAY_IN_NEWER;
    door->way.port = asked ? asked : WAY_IN_PORT;
    door_describe(door);
    report_ways_in(doc, &door->shown);
    doc_gap(doc);
    doc_heading(doc, _("How the ssh server is set up"));
    write_document(doc, _("Three ways to take part"), request->language, PAPER_TEXT, &text);
    buf_add_char(&text, '\n');
    bool good = way_in_config(&door->way, &text, &problems);
    int status = good && print_text(request, buf_string(&text)) ? STATUS_DONE : STATUS_SYSTEM;
    way_in_find_tools(&door->way, &problems);
    print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&text);
    doc_free(doc);
    return status;
}

/* --- open ----------------------------------------------------------------------------------- */

/* What people did not finish is taken away, after asking where that is possible; else it stays for
 * the next time. */
static void clear_up(const struct request *request, struct way_in *way) {
    struct problems problems = {0};
    struct buf text = {0};
    int left = way_in_count(way);
    buf_addf(&text,
             ngettext("%d person has not finished. What was shared stays. Take away the rest? Then "
                      "nobody can go on with it. Type yes or no:",
                      "%d people have not finished. What was shared stays. Take away the rest? Then "
                      "nobody can go on with it. Type yes or no:",
                      (unsigned long)left),
             left);
    bool remove = left == 0 || (!tty_signal() && confirm(request, buf_string(&text)));
    buf_clear(&text);
    if (remove)
        way_in_destroy(way, &problems);
    print_problems(request, &problems);
    if (!remove)
        buf_add_string(&text,
                       _("What is not finished is kept on this machine. Open the room again, and\n"
                         "people go on where they were, with the same password.\n"));
    else if (left && problems.count == 0)
        buf_addf(&text,
                 ngettext("What %d person filled in here was taken away.\n",
                          "What %d people filled in here was taken away.\n", (unsigned long)left),
                 left);
    else if (problems.count == 0)
        buf_add_string(&text, _("The room is closed. Nothing of the people who came in is left\n"
                                "on this machine but what they shared.\n"));
    print_text(request, buf_string(&text));
    problems_free(&problems);
    buf_free(&text);
}

static int let_in(const struct request *request, struct door *door, struct framework *framework) {
    struct problems problems = {0};
    struct way_in *way = &door->way;
    bool open = way_in_may_open(&problems) && way_in_find_tools(way, &problems) &&
                way_in_prepare(way, &problems) && way_in_open(way, &problems);
    int status = print_problems(request, &problems);
    problems_free(&problems);
    if (!open)
        return status;
    struct session session = {.request = request, .store = {.lock = -1}, .door = door};
    door_describe(door);
    door_look(door);
    session.model = model_new(framework, NULL, 0, request->language, 24, 80);
    session.model->settings = request->settings;
    model_enter_entrance(session.model, &door->shown);
    status = run_session(&session);
    model_free(session.model);
    way_in_end_visits(way);
    keeper_stop(&way->keeper);
    clear_up(request, way);
    return status;
}

int cmd_room(const struct request *request) {
    struct door door = {.way = WAY_IN_NONE, .called = request->operands[0]};
    struct framework *framework = NULL;
    struct problems problems = {0};
    if (!request->operand_count)
        return wrong_usage(request, NULL, "%s",
                           _("say which workshop: lobspiegel room FOLDER, with the folder of "
                             "lobspiegel workshop"));
    if (!read_port(request, &door.way.port) || !read_address(request, &door.way.address))
        return STATUS_USAGE;
    door.way.language = request->language;
    door.way.folder = mem_copy(request->operands[0]);
    door.way.group_file = find_group(request, &problems);
    struct group *group = door.way.group_file
                              ? load_group(request, door.way.group_file, &framework, &problems)
                              : NULL;
    door.way.group = group;
    bool found = group && way_in_find(&door.way, &problems);
    int status = print_problems(request, &problems);
    if (found)
        status = request->values[OPTION_PRINT] ? print_only(request, &door)
                                               : let_in(request, &door, framework);
    problems_free(&problems);
    door_free(&door);
    group_free(group);
    framework_free(framework);
    if (tty_signal())
        tty_end_by(tty_signal());
    return status;
}

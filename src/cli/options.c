/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and commands: one table each makes the parser, the help and the completion. */
#include <config.h>

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "ui/rebind.h"

const struct option_info option_table[OPTIONS] = {
    [OPTION_FRAMEWORK] = {"framework", 'f', N_("NAME"),
                          N_("the questionnaire: its name, or a file")},
    [OPTION_LANG] = {"lang", 0, "nl|en", N_("Dutch or English")},
    [OPTION_LINE] = {"line", 0, NULL, N_("line by line, for screen readers and plain consoles")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("write to a file, not to the screen")},
    [OPTION_FORMAT] = {"format", 0, N_("FORMAT"),
                       N_("text, markdown, html, json, csv...: what the command has")},
    [OPTION_DEPTH] = {"depth", 0, "quick|usual|full", N_("how many items (usual)")},
    [OPTION_FOR] = {"for", 0, N_("LINE"), N_("only what this line sees, such as first")},
    [OPTION_EXTENDS] = {"extends", 0, N_("NAME"), N_("begin a layer on this questionnaire")},
    [OPTION_HOURS] = {"hours", 0, N_("NUMBER"),
                      N_("advice of so many hours at most (40; any: no limit)")},
    [OPTION_PIN] = {"pin", 0, N_("MODULE"), N_("this module must be in the advice (repeatable)")},
    [OPTION_EXCLUDE] = {"exclude", 0, N_("MODULE"),
                        N_("this module must not be in the advice (repeatable)")},
    [OPTION_SHOW] = {"show", 0, N_("PARTS"),
                     N_("what is on the sheet: strengths, steps, plans (these, unless you say), "
                        "training, picture, tasks; or all")},
    [OPTION_GROUP] = {"group", 0, N_("GROUP"), N_("the group: its code, or its file")},
    [OPTION_BUCKET] = {"bucket", 0, N_("NAME"), N_("with whom you are counted; none: do not say")},
    [OPTION_TO] = {"to", 0, N_("FOLDER"), N_("where to put the file to share")},
    [OPTION_K] = {"k", 0, N_("NUMBER"), N_("at least so many people behind every figure")},
    [OPTION_OUTSIDE] = {"outside", 0, NULL, N_("the figures leave the school")},
    [OPTION_TAKES_PART] = {"takes-part", 0, NULL, N_("who gathers fills it in as well")},
    [OPTION_SPLIT] = {"split", 0, "line|role|stage|sector", N_("break the figures down by this")},
    [OPTION_PEOPLE] = {"people", 0, N_("PEOPLE"),
                       N_("who is expected: NAME=NUMBER, a list in a file, or how many")},
    [OPTION_PERIOD] = {"period", 0, N_("TEXT"),
                       N_("the period it is about, such as a school year")},
    [OPTION_PURPOSE] = {"purpose", 0, N_("TEXT"), N_("what the figures are for")},
    [OPTION_CONTACT] = {"contact", 0, N_("TEXT"), N_("whom people can ask")},
    [OPTION_SEALED] = {"sealed", 0, NULL, N_("only the holder of a key can open the files")},
    [OPTION_REGION] = {"region", 0, NULL, N_("schools hand up their figures to this group")},
    [OPTION_TABLES] = {"tables", 0, N_("NUMBER"), N_("how many tables")},
    [OPTION_ROUNDS] = {"rounds", 0, N_("NUMBER"), N_("how many rounds (3)")},
    [OPTION_SEED] = {"seed", 0, N_("NUMBER"), N_("draw the same plan as before")},
    [OPTION_STAY] = {"stay", 0, "questions|people|none",
                     N_("what stays at its table (questions)")},
    [OPTION_YES] = {"yes", 0, NULL, N_("do not ask: I know what happens")},
    [OPTION_KEY] = {"key", 0, N_("FILE"), N_("the group's secret key, when it is elsewhere")},
    [OPTION_JOBS] = {"jobs", 0, N_("NUMBER"), N_("read so many files at once (all processors)")},
    [OPTION_ATTACK] = {"attack", 0, NULL, N_("only try to find out somebody's answer; release nothing")},
    [OPTION_EARLIER] = {"earlier", 0, N_("FILE"),
                        N_("lay this earlier release (report.json) beside it")},
    [OPTION_AGAIN] = {"again", 0, NULL, N_("the last release once more, without newer results")},
    [OPTION_HAND_UP] = {"hand-up", 0, N_("REGION"),
                        N_("hand up the figures of this school to a region: its code, or its file")},
    [OPTION_DESTROY] = {"destroy", 0, NULL, N_("after the release, take away the files that are in it")},
    [OPTION_PORT] = {"port", 0, N_("NUMBER"), N_("let people in at this port (2222)")},
    [OPTION_ADDRESS] = {"address", 0, N_("ADDRESS"),
                        N_("let people in at this address of the machine only")},
    [OPTION_PRINT] = {"print", 0, NULL, N_("only show how it is done, and let nobody in")},
    [OPTION_TWICE] = {"twice", 0, NULL, N_("every sheet is keyed in two times, to compare")},
    [OPTION_VISITORS] = {"visitors", 0, N_("FOLDER"),
                         N_("where the records of visitors are while they are busy")},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help")},
    [OPTION_VERSION] = {"version", 0, NULL, N_("show the version")},
};

#define BIT(option) (UINT64_C(1) << (option))
#define COMMON (BIT(OPTION_LANG) | BIT(OPTION_HELP) | BIT(OPTION_VERSION))

const struct command command_table[] = {
    {"", "", N_("The start screen: begin, go on, look back."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_LINE), 0, cmd_start},
    {"assess", "", N_("Straight into the questionnaire: go on, or begin."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_LINE), 0, cmd_assess},
    {"report", N_("[RECORD]"), N_("Print your profile, advice and plans."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_HOURS),
     1, cmd_report},
    {"advise", N_("[RECORD]"), N_("Print which training fits your wishes."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_HOURS) |
         BIT(OPTION_PIN) | BIT(OPTION_EXCLUDE),
     1, cmd_advise},
    {"talk", N_("[RECORD]"), N_("Print a sheet for a talk, with what you choose to show."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_HOURS) |
         BIT(OPTION_SHOW),
     1, cmd_talk},
    {"compare", N_("[OLD [NEW]]"), N_("Print what is different between two moments."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT), 2, cmd_compare},
    {"share", N_("[RECORD]"), N_("Make the file without names that you give to a group."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_GROUP) | BIT(OPTION_BUCKET) | BIT(OPTION_TO) |
         BIT(OPTION_YES),
     1, cmd_share},
    {"key-in", N_("GROUP"), N_("Type sheets of paper that were filled in for a group."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_LINE) | BIT(OPTION_DEPTH) | BIT(OPTION_FOR) |
         BIT(OPTION_TO) | BIT(OPTION_TWICE) | BIT(OPTION_YES),
     1, cmd_key_in},
    {"group", N_("new CODE | show|check|close|raise|privacy FILE"),
     N_("Open a group to share with, look at it, close it."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_K) | BIT(OPTION_OUTSIDE) | BIT(OPTION_TAKES_PART) |
         BIT(OPTION_SPLIT) | BIT(OPTION_PEOPLE) | BIT(OPTION_PERIOD) | BIT(OPTION_PURPOSE) |
         BIT(OPTION_CONTACT) | BIT(OPTION_SEALED) | BIT(OPTION_REGION) | BIT(OPTION_YES) | BIT(OPTION_OUTPUT) |
         BIT(OPTION_FORMAT),
     2, cmd_group},
    {"gather", N_("FOLDER…"), N_("Read the files of a group and make a report that names nobody."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_GROUP) | BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT) |
         BIT(OPTION_KEY) | BIT(OPTION_JOBS) | BIT(OPTION_ATTACK) | BIT(OPTION_AGAIN) |
         BIT(OPTION_HAND_UP) | BIT(OPTION_DESTROY) | BIT(OPTION_YES) | BIT(OPTION_EARLIER),
     OPERANDS_MAX, cmd_gather},
    {"workshop", N_("FOLDER|tables"),
     N_("Lead a room: reveal the mirror of the group together; or divide people over tables."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_LINE) | BIT(OPTION_GROUP) | BIT(OPTION_KEY) |
          BIT(OPTION_PEOPLE) | BIT(OPTION_TABLES) | BIT(OPTION_ROUNDS) | BIT(OPTION_SEED) |
         BIT(OPTION_STAY) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT),
     1, cmd_workshop},
    {"room", N_("FOLDER"), N_("Let people in from their own laptops, over ssh."),
     COMMON | BIT(OPTION_FRAMEWORK) | BIT(OPTION_LINE) | BIT(OPTION_GROUP) | BIT(OPTION_PORT) |
         BIT(OPTION_ADDRESS) | BIT(OPTION_PRINT),
     1, cmd_room},
    {"kiosk", "", N_("Used by room: what a participant gets who comes in over ssh."),
     COMMON | BIT(OPTION_LINE) | BIT(OPTION_GROUP) | BIT(OPTION_TO) | BIT(OPTION_VISITORS), 0,
     cmd_kiosk},
    {"framework", N_("list|check|show|print|diff|new [FILE…]"),
     N_("List, check, show, print, compare or begin a questionnaire."),
     COMMON | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_DEPTH) | BIT(OPTION_FOR) |
         BIT(OPTION_EXTENDS) | BIT(OPTION_GROUP),
     OPERANDS_MAX, cmd_framework},
    {"settings", N_("[NAME [VALUE] | reset [NAME]]"),
     N_("Show or change language, colours and keys."), COMMON | BIT(OPTION_YES), 2, cmd_settings},
};
const int command_count = (int)ARRAY_LENGTH(command_table);

static const struct command *command_named(const char *name) {
    for (int i = 0; i < command_count; i++)
        if (strcmp(command_table[i].name, name) == 0)
            return &command_table[i];
    return NULL;
}

int wrong_usage(const struct request *request, const char *nearest, const char *format, ...) {
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    if (nearest && *nearest)
        buf_addf(&text, _(": did you mean \"%s\"?"), nearest);
    print_message(request, "lobspiegel: %s\n%s", buf_string(&text), _("Try: lobspiegel --help"));
    buf_free(&text);
    return STATUS_USAGE;
}

static int unknown_command(const struct request *r, const char *name) {
    const char *names[ARRAY_LENGTH(command_table)];
    for (int i = 0; i < command_count; i++)
        names[i] = command_table[i].name;
    return wrong_usage(r, text_nearest(name, names + 1, (size_t)command_count - 1),
                       _("unknown command \"%s\""), name);
}

/* The list of a repeatable option, and where its length is; NULL for another one. */
static const char **list_of(struct request *r, int option, int **count) {
    switch (option) {
    case OPTION_PIN:
        *count = &r->pin_count;
        return r->pins;
    case OPTION_EXCLUDE:
        *count = &r->exclude_count;
        return r->excludes;
    case OPTION_PEOPLE:
        *count = &r->people_count;
        return r->people;
    default:
        return NULL;
    }
}

/* Keeps one option's value; repeatable ones in their list. */
static int take_option(struct request *r, int option, const char *value) {
    int *count = NULL;
    const char **list = list_of(r, option, &count);
    r->values[option] = value ? value : "";
    if (list) {
        if (*count == LIST_MAX)
            return wrong_usage(r, NULL, _("--%s is given too often"), option_table[option].name);
        list[(*count)++] = value;
    }
    if (option == OPTION_LANG) {
        if (strcmp(value, "nl") != 0 && strcmp(value, "en") != 0)
            return wrong_usage(r, NULL, _("unknown language \"%s\": nl or en is expected"), value);
        memcpy(r->language, value, 3);
        language_use(value);
    }
    return STATUS_DONE;
}

static int unknown_option(const struct request *r, const char *word) {
    const char *names[OPTIONS];
    for (int i = 0; i < OPTIONS; i++)
        names[i] = option_table[i].name;
    const char *name = word + strspn(word, "-");
    const char *nearest = *name && name[1] ? text_nearest(name, names, OPTIONS) : NULL;
    char with_dashes[32] = "";
    if (nearest)
        snprintf(with_dashes, sizeof with_dashes, "--%s", nearest);
    return wrong_usage(r, with_dashes, _("unknown option \"%s\""), word);
}

static int read_options(int argc, char **argv, struct request *r) {
    struct option longs[OPTIONS + 1] = {0};
    char shorts[2 * OPTIONS + 2] = ":";
    size_t at = 1;
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_info *info = &option_table[i];
        longs[i] = (struct option){info->name, info->argument ? required_argument : no_argument,
                                   NULL, 256 + i};
        if (info->letter) {
            shorts[at++] = info->letter;
            if (info->argument)
                shorts[at++] = ':';
        }
    }
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        if (c == ':')
            return wrong_usage(r, NULL, _("something is missing after \"%s\""), argv[optind - 1]);
        if (c == '?')
            return unknown_option(r, argv[optind - 1]);
        int option = c - 256;
        for (int i = 0; c < 256 && i < OPTIONS; i++)
            if (option_table[i].letter == c)
                option = i;
        int status = take_option(r, option, optarg);
        if (status != STATUS_DONE)
            return status;
    }
    for (int i = optind; i < argc; i++) {
        if (r->operand_count == OPERANDS_MAX)
            return wrong_usage(r, NULL, _("too many words, from \"%s\" on"), argv[i]);
        r->operands[r->operand_count++] = argv[i];
    }
    return STATUS_DONE;
}

static int check_allowed(const struct request *r) {
    for (int i = 0; i < OPTIONS; i++)
        if (r->values[i] && !(r->command->options & BIT(i)))
            return wrong_usage(r, NULL, _("--%s does not belong to this command"),
                               option_table[i].name);
    if (r->operand_count > r->command->operands_most)
        return wrong_usage(r, NULL, _("\"%s\" is one word too many"),
                           r->operands[r->command->operands_most]);
    return STATUS_DONE;
}

/* The first word that is no option is the command. */
static int take_command(struct request *r) {
    r->command = &command_table[0];
    if (r->operand_count == 0)
        return STATUS_DONE;
    r->command = command_named(r->operands[0]);
    if (!r->command || !r->operands[0][0])
        return unknown_command(r, r->operands[0]);
    r->operand_count--;
    memmove(r->operands, r->operands + 1, (size_t)r->operand_count * sizeof *r->operands);
    return STATUS_DONE;
}

int options_read(int argc, char **argv, struct request *r) {
    if (argc > 1 && strcmp(argv[1], "--completions") == 0) {
        print_completions(argc > 2 ? argv[2] : "", argc > 3 ? argv[3] : "");
        return -1;
    }
    if (argc > 1 && strcmp(argv[1], "--keys") == 0) {
        print_keys();
        return -1;
    }
    int status = read_options(argc, argv, r);
    if (status == STATUS_DONE)
        status = take_command(r);
    return status == STATUS_DONE ? check_allowed(r) : status;
}

static void add_options(uint64_t options, struct buf *out) {
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_info *info = &option_table[i];
        struct buf left = {0};
        if (!(options & BIT(i)))
            continue;
        if (info->letter)
            buf_addf(&left, "-%c, ", info->letter);
        buf_addf(&left, "--%s", info->name);
        if (info->argument)
            buf_addf(&left, " %s", _(info->argument));
        int columns = text_columns(buf_string(&left));
        buf_addf(out, "  %s%*s  %s\n", buf_string(&left), columns < 26 ? 26 - columns : 0, "",
                 _(info->help));
        buf_free(&left);
    }
}

void print_help(const struct request *request) {
    const struct command *command = request->command;
    bool whole = !command->name[0];
    struct buf text = {0};
    buf_addf(&text, "%s lobspiegel%s%s %s%s%s\n\n%s\n\n", _("Usage:"), whole ? "" : " ",
             command->name, _("[OPTIONS]"), *command->operands ? " " : "",
             *command->operands ? _(command->operands) : "", _(command->help));
    if (whole) {
        buf_addf(&text, "%s\n", _("Commands:"));
        for (int i = 1; i < command_count; i++)
            buf_addf(&text, "  %-10s %s\n", command_table[i].name, _(command_table[i].help));
        buf_add_char(&text, '\n');
    }
    buf_addf(&text, "%s\n", _("Options:"));
    add_options(command->options, &text);
    buf_addf(&text, "\n%s\n", _("More: man lobspiegel"));
    print_text(request, buf_string(&text));
    buf_free(&text);
}

void print_completions(const char *command_name, const char *before) {
    const struct command *command = command_named(command_name);
    if (!*command_name)
        for (int i = 1; i < command_count; i++)
            puts(command_table[i].name);
    for (int i = 0; command && i < OPTIONS; i++)
        if (command->options & BIT(i))
            printf("--%s\n", option_table[i].name);
    if (command && command->run == cmd_settings)
        print_setting_words(before);
}

/* For the manual: a line per action, its usual keys and what it does, in English. */
void print_keys(void) {
    struct keymap usual;
    keymap_usual(&usual);
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        struct buf keys = {0};
        if (i == ACTION_RATE)
            buf_add_string(&keys, "0-7");
        else
            keys_add(&usual, (enum action)i, ", ", &keys);
        printf("%s\t%s\t%s\n", action_table[i].name, buf_string(&keys), action_table[i].help);
        buf_free(&keys);
    }
}

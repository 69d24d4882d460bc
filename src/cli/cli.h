/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli: the program around the pure folders: options, commands, files, languages, and the loop
 * that carries out effects. Only here are the clock, the environment and files looked at.
 *
 * Every command takes a struct request (owned by main) and returns an exit status. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "assessment/assessment.h"
#include "base/base.h"
#include "ui/settings.h"

/* Exit status. */
enum {
    STATUS_DONE = 0,
    STATUS_REFUSED = 1, /* the input is wrong */
    STATUS_USAGE = 2,
    STATUS_SYSTEM = 3,  /* disk, permission */
    STATUS_PRIVACY = 4, /* refused by a privacy rule */
};

enum option_id {
    OPTION_FRAMEWORK,
    OPTION_LANG,
    OPTION_LINE,
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_DEPTH,
    OPTION_FOR,
    OPTION_EXTENDS,
    OPTION_HOURS,
    OPTION_PIN,
    OPTION_EXCLUDE,
    OPTION_SHOW,
    OPTION_GROUP,
    OPTION_BUCKET,
    OPTION_TO,
    OPTION_K,
    OPTION_OUTSIDE,
    OPTION_TAKES_PART,
    OPTION_SPLIT,
    OPTION_PEOPLE,
    OPTION_PERIOD,
    OPTION_PURPOSE,
    OPTION_CONTACT,
    OPTION_SEALED,
    OPTION_REGION,
    OPTION_TABLES,
    OPTION_ROUNDS,
    OPTION_SEED,
    OPTION_STAY,
    OPTION_YES,
    OPTION_KEY,
    OPTION_JOBS,
    OPTION_ATTACK,
    OPTION_EARLIER,
    OPTION_AGAIN,
    OPTION_HAND_UP,
    OPTION_DESTROY,
    OPTION_PORT,
    OPTION_ADDRESS,
    OPTION_PRINT,
    OPTION_TWICE,
    OPTION_VISITORS,
    OPTION_HELP,
    OPTION_VERSION,
    OPTIONS
};

#define LIST_MAX 32
#define OPERANDS_MAX 64

/* What was asked for on the command line. Texts point into argv. */
struct request {
    const struct command *command;
    const char *values[OPTIONS]; /* last value given; "" for options without one; NULL: absent */
    const char *pins[LIST_MAX], *excludes[LIST_MAX];
    const char *people[LIST_MAX];
    int pin_count, exclude_count, people_count;
    const char *operands[OPERANDS_MAX];
    int operand_count;
    char language[3];
    bool ascii; /* the locale has no UTF-8 */
    bool visitor; /* `kiosk`: the environment was forgotten, and there are no settings */
    struct settings settings;
    struct problems settings_problems; /* what was wrong in their file */
};

struct option_info {
    const char *name;
    char letter;          /* or 0 */
    const char *argument; /* what follows it, to translate; NULL: nothing */
    const char *help;     /* to translate */
};
extern const struct option_info option_table[OPTIONS];

struct command {
    const char *name;      /* "" for the start screen */
    const char *operands;  /* for the usage line */
    const char *help;      /* one sentence, to translate */
    uint64_t options;      /* bit per option */
    int operands_most;
    int (*run)(const struct request *request);
};
extern const struct command command_table[];
extern const int command_count;

/* Reads the command line. STATUS_DONE, or the exit status after saying what is wrong. */
int options_read(int argc, char **argv, struct request *request);

/* Prints the help of the request's command. */
void print_help(const struct request *request);

/* For the shell: the words that may follow COMMAND (and, after it, BEFORE), one per line. */
void print_completions(const char *command_name, const char *before);
void print_keys(void);

/* Languages. language_start() looks at the environment and fills request->language and ->ascii;
 * language_use() switches all texts. */
void language_start(struct request *request);
void language_use(const char *language);

/* Output: TEXT to standard output (in ASCII where the locale has no more); false when that
 * fails. */
bool print_text(const struct request *request, const char *text);

/* A message to standard error, with a line end; the same for problems, whose exit status is
 * returned. */
void print_message(const struct request *request, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
int print_problems(const struct request *request, const struct problems *problems);

/* 1 for yes, 0 for no or nothing, -1 for anything else; in Dutch and English. */
int yes_or_no(const char *typed);

/* Asks QUESTION; true for yes. */
bool confirm(const struct request *request, const char *question);

struct date today(void);

/* Data: the framework called NAME (an id to look up, or a path). NULL with problems. */
struct framework *load_framework(const char *name, struct problems *problems);

/* TEXT to the file of --output, or to standard output. Returns the exit status. */
int deliver(const struct request *request, const struct buf *text);

/* Says what is wrong with how a command was used, and the NEAREST good word when there is one;
 * returns STATUS_USAGE. */
int wrong_usage(const struct request *request, const char *nearest, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

int cmd_framework(const struct request *request);
int cmd_settings(const struct request *request);

/* The words that `settings` knows after BEFORE, one per line, to standard output. */
void print_setting_words(const char *before);

int cmd_start(const struct request *request);
int cmd_assess(const struct request *request);
int cmd_report(const struct request *request);
int cmd_advise(const struct request *request);
int cmd_talk(const struct request *request);
int cmd_compare(const struct request *request);
int cmd_share(const struct request *request);
int cmd_key_in(const struct request *request);
int cmd_gather(const struct request *request);
int cmd_workshop(const struct request *request);
int cmd_room(const struct request *request);
int cmd_group(const struct request *request);
int cmd_kiosk(const struct request *request);

#endif

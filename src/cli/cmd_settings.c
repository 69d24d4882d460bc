/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `settings`: shows them, changes one, puts them back. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/papers.h"
#include "cli/settings_file.h"
#include "report/report.h"
#include "ui/rebind.h"

#define KEYS_PREFIX "keys."
#define RESET "reset"
#define ALL_KEYS "keys" /* after reset */

/* What one word on the command line names. */
struct target {
    enum setting setting; /* or SETTINGS */
    enum action action;   /* or ACTION_NONE */
    bool all_keys;
};

static bool is_action_name(const char *name) {
    return strncmp(name, KEYS_PREFIX, strlen(KEYS_PREFIX)) == 0;
}

/* Every name, one per line in OUT. */
static void list_names(bool resetting, struct buf *out) {
    for (int i = 0; i < SETTINGS; i++)
        buf_addf(out, "%s\n", setting_table[i].name);
    if (resetting)
        buf_addf(out, "%s\n", ALL_KEYS);
    else
        buf_addf(out, "%s\n", RESET);
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++)
        if (a != ACTION_RATE)
            buf_addf(out, KEYS_PREFIX "%s\n", action_table[a].name);
}

void print_setting_words(const char *before) {
    enum setting setting = setting_from_name(before);
    struct buf names = {0};
    if (!*before || strcmp(before, RESET) == 0)
        list_names(*before != '\0', &names);
    for (int i = 0; setting != SETTINGS && i < setting_table[setting].value_count; i++)
        buf_addf(&names, "%s\n", setting_table[setting].values[i]);
    fputs(buf_string(&names), stdout);
    buf_free(&names);
}

static int unknown_name(const struct request *request, const char *name, bool resetting) {
    const char *names[SETTINGS + ACTIONS + 2];
    size_t count = 0;
    struct buf list = {0};
    list_names(resetting, &list);
    for (char *at = list.bytes, *end; (end = strchr(at, '\n')); at = end + 1) {
        *end = '\0';
        names[count++] = at;
    }
    int status = wrong_usage(request, text_nearest(name, names, count),
                             _("there is no setting \"%s\""), name);
    buf_free(&list);
    return status;
}

/* STATUS_DONE, or the status after saying what is wrong. */
static int find_name(const struct request *request, const char *name, bool resetting,
                     struct target *target) {
    *target = (struct target){.setting = setting_from_name(name)};
    if (is_action_name(name))
        target->action = action_from_name(name + strlen(KEYS_PREFIX));
    target->all_keys = resetting && strcmp(name, ALL_KEYS) == 0;
    if (target->setting != SETTINGS || target->action != ACTION_NONE || target->all_keys)
        return STATUS_DONE;
    return unknown_name(request, name, resetting);
}

/* ---- showing ---- */

static const char *value_of(const struct settings *settings, enum setting setting) {
    return setting_table[setting].values[setting_value(settings, setting)];
}

static void describe(struct doc *doc, const struct settings *settings, enum setting setting) {
    const struct setting_info *info = &setting_table[setting];
    struct buf values = {0};
    for (int i = 0; i < info->value_count; i++)
        buf_addf(&values, "%s%s", i ? ", " : "", info->values[i]);
    doc_text(doc, STYLE_PLAIN, "%s: %s", info->name, value_of(settings, setting));
    doc_indent(doc, 2);
    doc_text(doc, STYLE_PLAIN, "%s", _(info->help));
    doc_indent(doc, 4);
    doc_text(doc, STYLE_PLAIN, _("It can be: %s"), buf_string(&values));
    doc_indent(doc, 4);
    buf_free(&values);
}

/* The keys that differ; false when none do. */
static bool describe_keys(struct doc *doc, const struct settings *settings) {
    struct keymap usual;
    bool some = false;
    keymap_usual(&usual);
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        struct buf now = {0}, before = {0};
        if (!keys_differ(&settings->keymap, (enum action)a))
            continue;
        keys_add(&settings->keymap, (enum action)a, ", ", &now);
        keys_add(&usual, (enum action)a, ", ", &before);
        doc_text(doc, STYLE_PLAIN, _("keys.%s: %s (usually %s)"), action_table[a].name,
                 buf_string(&now), buf_string(&before));
        doc_indent(doc, 2);
        buf_free(&now);
        buf_free(&before);
        some = true;
    }
    return some;
}

static int show_all(const struct request *request) {
    struct problems problems = {0};
    struct buf text = {0}, paragraphs = {0};
    struct doc *doc = doc_new();
    char *path = settings_path(&problems);
    for (int i = 0; i < SETTINGS; i++)
        describe(doc, &request->settings, (enum setting)i);
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "%s", _("Keys that differ from the usual ones:"));
    if (!describe_keys(doc, &request->settings)) {
        doc_text(doc, STYLE_PLAIN, "%s", _("none"));
        doc_indent(doc, 2);
    }
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("To change something: lobspiegel settings theme dark, or lobspiegel settings "
               "keys.overview m,F3. To put it back: lobspiegel settings reset."));
    doc_write_text(doc, PAPER_COLUMNS, false, &paragraphs);
    if (path) /* not wrapped, so that it can be copied */
        buf_addf(&text, _("Your settings, in %s:\n\n"), path);
    buf_add_string(&text, buf_string(&paragraphs));
    print_text(request, buf_string(&text));
    int status = print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&text);
    buf_free(&paragraphs);
    doc_free(doc);
    free(path);
    return status;
}

static void add_value(const struct settings *settings, struct target target, struct buf *out) {
    if (target.setting != SETTINGS)
        buf_add_string(out, value_of(settings, target.setting));
    else
        keys_add(&settings->keymap, target.action, ",", out);
}

static int show_one(const struct request *request, struct target target) {
    struct buf text = {0};
    add_value(&request->settings, target, &text);
    buf_add_char(&text, '\n');
    print_text(request, buf_string(&text));
    buf_free(&text);
    return STATUS_DONE;
}

/* ---- changing ---- */

/* What differs, a line per setting as "theme: dark → usual". */
static void add_changes(const struct settings *before, const struct settings *after,
                        struct buf *out) {
    for (int i = 0; i < SETTINGS; i++)
        if (setting_value(before, (enum setting)i) != setting_value(after, (enum setting)i))
            buf_addf(out, "  %s: %s → %s\n", setting_table[i].name,
                     value_of(before, (enum setting)i), value_of(after, (enum setting)i));
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        if (memcmp(before->keymap.keys[a], after->keymap.keys[a], sizeof before->keymap.keys[a]) ==
            0)
            continue;
        buf_addf(out, "  " KEYS_PREFIX "%s: ", action_table[a].name);
        keys_add(&before->keymap, (enum action)a, ",", out);
        buf_add_string(out, " → ");
        keys_add(&after->keymap, (enum action)a, ",", out);
        buf_add_char(out, '\n');
    }
}

/* Writes the settings and, when that is done, SAID. */
static int keep(const struct request *request, const struct settings *settings, const char *said) {
    struct problems problems = {0};
    if (settings_save(request, settings, &problems))
        print_text(request, said);
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status;
}

/* The same, and says what changed. */
static int change(const struct request *request, const struct settings *settings) {
    struct buf text = {0};
    add_changes(&request->settings, settings, &text);
    int status =
        keep(request, settings, text.length ? buf_string(&text) : _("It was so already.\n"));
    buf_free(&text);
    return status;
}

static int wrong_value(const struct request *request, enum setting setting, const char *word) {
    const struct setting_info *info = &setting_table[setting];
    struct buf values = {0};
    const char *nearest = text_nearest(word, info->values, (size_t)info->value_count);
    for (int i = 0; i < info->value_count; i++)
        buf_addf(&values, "%s%s", i ? ", " : "", info->values[i]);
    int status = wrong_usage(request, nearest, _("\"%s\" cannot be \"%s\" (it can be %s)"),
                             info->name, word, buf_string(&values));
    buf_free(&values);
    return status;
}

static int set_value(const struct request *request, enum setting setting, const char *word) {
    struct settings settings = request->settings;
    for (int i = 0; i < setting_table[setting].value_count; i++)
        if (strcmp(setting_table[setting].values[i], word) == 0) {
            setting_choose(&settings, setting, i);
            return change(request, &settings);
        }
    return wrong_value(request, setting, word);
}

/* Adds the keys of LIST, divided by commas, to the list of ACTION; a comma alone is that key. */
static void add_keys(struct rebind *rebind, enum action action, const char *list) {
    char *words = mem_copy(strcmp(list, ",") == 0 ? "Comma" : list);
    bool refused = false;
    for (char *word = words, *end; word; word = end) {
        word += strspn(word, " ");
        end = strchr(word, ',');
        if (end)
            *end++ = '\0';
        if (*word || end)
            refused = !rebind_add(rebind, action, word, 0, 0) || refused;
    }
    rebind_end(rebind, action, refused, 0, 0);
    free(words);
}

/* Gives ACTION the keys of LIST; NULL: the usual ones. Nothing is kept when they clash. */
static int set_keys(const struct request *request, enum action action, const char *list) {
    struct settings settings = request->settings;
    struct problems problems = {0};
    struct rebind rebind = rebind_begin(NULL, PROBLEM_USAGE, &problems);
    rebind_from(&rebind, &request->settings.keymap);
    rebind_forget(&rebind, action);
    if (list && rebind_list(&rebind, action, 0, 0))
        add_keys(&rebind, action, list);
    if (problems.count == 0)
        rebind_settle(&rebind, &settings.keymap);
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status == STATUS_DONE ? change(request, &settings) : status;
}

static int reset_one(const struct request *request, const char *name) {
    struct target target;
    struct settings settings = request->settings, usual;
    int status = find_name(request, name, true, &target);
    if (status != STATUS_DONE)
        return status;
    if (target.action != ACTION_NONE)
        return set_keys(request, target.action, NULL);
    settings_usual(&usual);
    if (target.all_keys)
        settings.keymap = usual.keymap;
    else
        setting_choose(&settings, target.setting, setting_value(&usual, target.setting));
    return change(request, &settings);
}

static int reset_all(const struct request *request) {
    struct settings usual;
    struct buf text = {0};
    int status = STATUS_DONE;
    settings_usual(&usual);
    add_changes(&request->settings, &usual, &text);
    if (text.length == 0 && request->settings_problems.count == 0) {
        print_text(request, _("It was so already.\n"));
    } else {
        print_text(request, _("This is put back as it was at first:\n"));
        print_text(request, text.length ? buf_string(&text) : _("  what is wrong in the file\n"));
        if (request->values[OPTION_YES] || confirm(request, _("Put it back? Type yes or no:")))
            status = keep(request, &usual, _("Everything is as it was at first.\n"));
        else
            print_text(request, _("Nothing was changed.\n"));
    }
    buf_free(&text);
    return status;
}

int cmd_settings(const struct request *request) {
    const char *name = request->operand_count > 0 ? request->operands[0] : NULL;
    const char *value = request->operand_count > 1 ? request->operands[1] : NULL;
    struct target target;
    if (!name)
        return show_all(request);
    if (strcmp(name, RESET) == 0)
        return value ? reset_one(request, value) : reset_all(request);
    int status = find_name(request, name, false, &target);
    if (status != STATUS_DONE)
        return status;
    if (!value)
        return show_one(request, target);
    return target.setting != SETTINGS ? set_value(request, target.setting, value)
                                      : set_keys(request, target.action, value);
}

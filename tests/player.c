/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "player.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(bool holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "player: %s\n", what);
    abort();
}

const char *player_environment(const char *name, const char *usual) {
    const char *value = getenv(name);
    return value && *value ? value : usual;
}

/* As language_use() in src/cli/language.c. */
static void use_language(const char *language) {
    setenv("LANGUAGE", language, 1);
    must(setlocale(LC_ALL, "C.UTF-8") || setlocale(LC_ALL, "C.utf8"), "no UTF-8 locale");
    bindtextdomain(PACKAGE, player_environment("LOBSPIEGEL_LOCALE", "locale"));
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
}

static struct framework *read_framework(void) {
    struct buf path = {0}, bytes = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/lob.yaml", player_environment("LOBSPIEGEL_FRAMEWORKS", "../frameworks"));
    struct framework *framework = NULL;
    if (file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &bytes, &problems))
        framework = framework_read(buf_string(&path), buf_string(&bytes), bytes.length, &problems);
    must(framework && problems.count == 0, "the framework cannot be read");
    problems_free(&problems);
    buf_free(&path);
    buf_free(&bytes);
    return framework;
}

static void forget_list(struct player *player) {
    for (int i = 0; i < player->listed_count; i++) {
        free((char *)player->listed[i].path);
        record_head_free(&player->listed[i].head);
    }
    player->listed_count = 0;
}

static int compare_entries(const void *a, const void *b) {
    const struct record_entry *left = a, *right = b;
    char left_day[DATE_SIZE], right_day[DATE_SIZE];
    date_format(left->head.changed, left_day);
    date_format(right->head.changed, right_day);
    int order = strcmp(right_day, left_day);
    return order ? order : strcmp(right->path, left->path);
}

/* Paths are "1", "2" and so on: the place on the disk. */
static void list_records(struct player *player) {
    forget_list(player);
    for (int i = 0; i < player->disk_count; i++) {
        struct problems problems = {0};
        struct record_entry entry = {0};
        struct buf path = {0};
        const struct buf *bytes = &player->disk[i];
        bool read =
            record_read_head("record", buf_string(bytes), bytes->length, &entry.head, &problems);
        must(read && problems.count == 0, "a record on the disk has no head");
        buf_addf(&path, "%d", i + 1);
        entry.path = buf_take(&path);
        player->listed[player->listed_count++] = entry;
    }
    qsort(player->listed, (size_t)player->listed_count, sizeof *player->listed, compare_entries);
    if (player->model)
        player->model->record_count = player->listed_count;
}

struct player *player_new(const char *language, int rows, int columns) {
    struct player *player = mem_new(1, sizeof *player);
    use_language(language);
    player->framework = read_framework();
    player->today = (struct date){2026, 11, 23};
    player->open = -1;
    player->model = model_new(player->framework, player->listed, 0, language, rows, columns);
    return player;
}

void player_free(struct player *player) {
    player_room_free(player);
    model_free(player->model);
    player_key_in_free(player);
    forget_list(player);
    for (int i = 0; i < player->disk_count; i++)
        buf_free(&player->disk[i]);
    if (!player->is_copy)
        framework_free(player->framework);
    group_free(player->group);
    free(player);
}

static struct buf copy_buf(const struct buf *buf) {
    struct buf copy = {0};
    buf_add(&copy, buf_string(buf), buf->length);
    return copy;
}

static char *copy_text(const char *text) {
    return text ? mem_copy(text) : NULL;
}

static struct assessment *copy_assessment(const struct assessment *assessment) {
    struct buf bytes = {0};
    struct problems problems = {0};
    record_write(assessment, &bytes);
    struct assessment *copy =
        record_read("copy", buf_string(&bytes), bytes.length, assessment->framework, &problems);
    must(copy && problems.count == 0, "a record cannot be read back");
    buf_free(&bytes);
    copy->shown_count = assessment->shown_count; /* worked out anew only at the next choice */
    memcpy(copy->shown, assessment->shown, (size_t)copy->shown_count * sizeof *copy->shown);
    return copy;
}

static struct model *copy_model(const struct model *model, struct player *player) {
    struct model *copy = mem_new(1, sizeof *copy);
    *copy = *model;
    copy->records = player->listed;
    copy->room = player_room_copy(player, model->room);
    copy->keying = player_key_in_copy(model->keying);
    copy->editor.text = copy_buf(&model->editor.text);
    copy->preview = copy_buf(&model->preview);
    copy->notice = copy_buf(&model->notice);
    copy->draft.what = copy_text(model->draft.what);
    copy->draft.when = copy_text(model->draft.when);
    copy->draft.with = copy_text(model->draft.with);
    if (model->assessment)
        copy->assessment = copy_assessment(model->assessment);
    if (model->earlier)
        copy->earlier = copy_assessment(model->earlier);
    if (model->latest)
        copy->latest = copy_assessment(model->latest);
    copy->profile = model->profile ? profile_make(copy->assessment) : NULL;
    copy->previous = model->previous ? profile_make(copy->earlier) : NULL;
    copy->module_wishes = NULL;
    if (model->module_wishes) {
        size_t count = (size_t)model->framework->module_count + 1;
        copy->module_wishes = mem_new(count, 1);
        memcpy(copy->module_wishes, model->module_wishes, count);
    }
    copy->comparison =
        model->comparison ? comparison_make(copy->earlier, copy->assessment) : NULL;
    struct advice_wish wish;
    model_wish(copy, &wish);
    copy->advice = model->advice ? advice_make(copy->profile, &wish) : NULL;
    copy->what_if =
        model->what_if ? advice_if_grown(copy->advice, &wish, copy->grown, -1) : NULL;
    model_wish_free(&wish);
    return copy;
}

struct player *player_copy(const struct player *player) {
    struct player *copy = mem_new(1, sizeof *copy);
    *copy = *player;
    copy->is_copy = true;
    copy->listed_count = 0;
    for (int i = 0; i < player->disk_count; i++)
        copy->disk[i] = copy_buf(&player->disk[i]);
    copy->model = copy_model(player->model, copy);
    if (player->model->visit)
        copy->model->visit = &copy->visit;
    if (player->group) {
        copy->group = player_group(player->framework, player->group->code);
        copy->model->sharing = copy->group;
    }
    list_records(copy);
    return copy;
}

static struct assessment *read_record(const struct player *player, const struct record_entry *entry) {
    struct problems problems = {0};
    const struct buf *bytes = &player->disk[strtol(entry->path, NULL, 10) - 1];
    struct assessment *assessment =
        record_read("record", buf_string(bytes), bytes->length, player->framework, &problems);
    must(assessment && problems.count == 0, "a record on the disk cannot be read");
    return assessment;
}

/* The newest record that holds intentions. */
static void remind(const struct player *player) {
    for (int i = 0; i < player->listed_count; i++)
        if (player->listed[i].head.intentions) {
            model_remind(player->model, read_record(player, &player->listed[i]));
            return;
        }
}

void player_restart(struct player *player) {
    struct model *old = player->model;
    player->model = NULL;
    list_records(player);
    player->model = model_new(player->framework, player->listed, player->listed_count,
                              old->language, old->rows, old->columns);
    player->model->settings = old->settings;
    remind(player);
    if (old->room) /* the workshop goes on */
        model_enter_room(player->model, old->room);
    if (old->keying) /* with an empty sheet: nothing is kept of one that was not written */
        model_enter_key_in(player->model, player->paper, player->key_in_group, old->keying->twice);
    if (old->visit) /* another visit */
        player_enter_visit(player);
    model_free(old);
    player->open = -1;
    player->stopped = player->warned = false;
}

static bool save(struct player *player) {
    if (player->full) {
        ui_update(player->model, &(struct message){.type = MESSAGE_FAILED,
                                                   .text = "NOT SAVED. The disk is full."});
        return false;
    }
    player->model->assessment->changed = player->today;
    buf_clear(&player->disk[player->open]);
    record_write(player->model->assessment, &player->disk[player->open]);
    ui_update(player->model, &(struct message){.type = MESSAGE_SAVED});
    return true;
}

/* The place of a new record. On a disk that holds enough of them the oldest makes room. */
static int new_place(struct player *player) {
    if (player->disk_count == PLAYER_RECORDS_MAX) {
        buf_free(&player->disk[0]);
        player->disk_count--;
        memmove(player->disk, player->disk + 1, (size_t)player->disk_count * sizeof *player->disk);
    }
    return player->disk_count++;
}

/* The finished record listed behind place FROM, or NULL. */
static struct assessment *earlier(const struct player *player, int from) {
    if (player->model->visit)
        return NULL;
    for (int i = from; i < player->listed_count; i++)
        if (player->listed[i].head.finished)
            return read_record(player, &player->listed[i]);
    return NULL;
}

static void open_new(struct player *player) {
    struct assessment *before = earlier(player, 0);
    player->open = new_place(player);
    player->disk[player->open] = (struct buf){0};
    struct assessment *assessment = assessment_new(player->framework, player->today);
    record_write(assessment, &player->disk[player->open]);
    ui_update(player->model, &(struct message){.type = MESSAGE_OPENED,
                                               .assessment = assessment,
                                               .earlier = before});
    save(player);
    list_records(player);
}

/* A new record that starts from the one that is looked back at. */
static void open_amended(struct player *player) {
    struct buf bytes = copy_buf(&player->disk[player->open]);
    struct problems problems = {0};
    struct assessment *before =
        record_read("record", buf_string(&bytes), bytes.length, player->framework, &problems);
    must(before && problems.count == 0, "a record on the disk cannot be read");
    player->open = new_place(player);
    player->disk[player->open] = (struct buf){0};
    struct assessment *assessment = assessment_amend(before, player->today);
    record_write(assessment, &player->disk[player->open]);
    ui_update(player->model, &(struct message){.type = MESSAGE_OPENED,
                                               .assessment = assessment,
                                               .earlier = before});
    list_records(player);
    buf_free(&bytes);
}

void player_open_record(struct player *player, int record) {
    must(record >= 0 && record < player->listed_count, "no such record is listed");
    player->open = (int)strtol(player->listed[record].path, NULL, 10) - 1;
    ui_update(player->model,
              &(struct message){.type = MESSAGE_OPENED,
                                .assessment = read_record(player, &player->listed[record]),
                                .earlier = earlier(player, record + 1)});
}

/* The frameworks there are to choose from: the one in use, and one more that is the same. */
static const struct framework_entry choices[] = {
    {"lob", "LOB-spiegel", "lob.yaml"},
    {"lob-mbo", "LOB-spiegel mbo", "lob-mbo.yaml"},
};

static void change_framework(struct player *player) {
    model_change(player->model, player->framework, player->model->records,
                 player->model->record_count);
    player->open = -1;
}

struct group *player_group(const struct framework *framework, const char *code) {
    struct group *group = group_new(framework, code, (const unsigned char *)"id-of-the-group-");
    group->purpose = group_text(group, "To learn what our team needs.");
    group->period = group_text(group, "2026-2027");
    group->contact = group_text(group, "Samira, room 12");
    if (strncmp(code, "split", 5) == 0)
        group_split_by(group, framework, SPLIT_LINE, NULL);
    return group;
}

/* The group files there are to choose from, where there are any. */
static const struct group_entry groups[] = {
    {"team-3", "2026-2027", "team-3.group.yaml"},
    {"split-2", "", "split-2.group.yaml"},
};

static void carry_out(struct player *player, struct effects effects);

static void choose_group(struct player *player, int choice) {
    const char *code = player->model->visit ? player->visit.group
                       : choice < 0         ? player->model->group
                                            : groups[choice].code;
    struct group *group = player_group(player->framework, code);
    carry_out(player, ui_update(player->model,
                                &(struct message){.type = MESSAGE_GROUP, .group = group}));
    group_free(player->group);
    player->group = group;
}

static void preview(struct player *player) {
    const struct model *model = player->model;
    struct result *result =
        result_make(model->assessment, model->sharing, model->bucket, PLAYER_RANDOM);
    struct buf bytes = {0};
    result_write(result, &bytes);
    ui_update(player->model,
              &(struct message){.type = MESSAGE_PREVIEW, .text = buf_string(&bytes)});
    result_free(result);
    buf_free(&bytes);
}

static void carry_out(struct player *player, struct effects effects) {
    bool saved = true;
    player->effects = effects.set;
    if (effects.set & EFFECT_LANGUAGE)
        use_language(player->model->language);
    if ((effects.set & EFFECT_SAVE) && player->open >= 0)
        saved = save(player);
    if (player->model->visit)
        player_visit_carry_out(player, effects.set);
    if (effects.set & EFFECT_NEW)
        open_new(player);
    if (effects.set & EFFECT_AMEND)
        open_amended(player);
    if (effects.set & EFFECT_OPEN)
        player_open_record(player, effects.choice);
    if (effects.set & EFFECT_LIST) {
        player->model->frameworks = choices;
        player->model->framework_count = (int)ARRAY_LENGTH(choices);
    }
    if (effects.set & EFFECT_FRAMEWORK)
        change_framework(player);
    if (effects.set & (EFFECT_REPORT | EFFECT_TALK))
        ui_update(player->model,
                  &(struct message){.type = MESSAGE_REPORTED, .text = PLAYER_REPORT});
    if (effects.set & EFFECT_EDITOR)
        ui_update(player->model, &(struct message){.type = MESSAGE_EDITED, .text = PLAYER_EDITED});
    if ((effects.set & EFFECT_GROUPS) && player->has_groups) {
        player->model->groups = groups;
        player->model->group_count = (int)ARRAY_LENGTH(groups);
    }
    if (effects.set & EFFECT_GROUP)
        choose_group(player, effects.choice);
    if (effects.set & EFFECT_PREVIEW)
        preview(player);
    if (effects.set & EFFECT_SHARE)
        ui_update(player->model, &(struct message){.type = MESSAGE_SHARED, .text = PLAYER_SHARED});
    player_room_carry_out(player, effects.set);
    player_key_in_carry_out(player, effects.set);
    if (effects.set & EFFECT_QUIT) {
        player->stopped = player->stopped || saved || player->warned;
        player->warned = true;
    }
}

void player_send(struct player *player, const struct message *message) {
    carry_out(player, ui_update(player->model, message));
}

void player_press(struct player *player, uint32_t key) {
    player_send(player, &(struct message){.type = MESSAGE_KEY, .key = key});
}

void player_resize(struct player *player, int rows, int columns) {
    player_send(player,
                &(struct message){.type = MESSAGE_RESIZE, .rows = rows, .columns = columns});
}

void player_language(struct player *player, const char *language) {
    memcpy(player->model->language, language, 2);
    use_language(language);
}

void player_add_record(struct player *player, struct date day, bool finished) {
    struct buf *place = &player->disk[new_place(player)];
    struct assessment *assessment = assessment_new(player->framework, day);
    for (int i = 0; finished && i < assessment->shown_count; i++)
        assessment_rate(assessment, assessment->shown[i], i % LEVELS);
    assessment->finished = finished;
    *place = (struct buf){0};
    record_write(assessment, place);
    assessment_free(assessment);
    list_records(player);
}

void player_print(const struct player *player, struct buf *out) {
    const struct model *m = player->model;
    buf_addf(out, "screen %d focus %d scroll %d moved %d step %d item %d wish %d list %d\n",
             (int)m->screen, m->focus, m->scroll, m->moved, (int)m->step, m->item, m->wish,
             m->list_dimension);
    buf_addf(out, "help %d hours %d back %d size %d %d language %s notice %d %s\n",
             (int)m->help_for, m->hours, m->looking_back, m->rows, m->columns, m->language,
             (int)m->notice_style, buf_string(&m->notice));
    for (int i = 0; i < m->place_count; i++)
        buf_addf(out, "place %d %d %d\n", (int)m->places[i].screen, m->places[i].focus,
                 m->places[i].scroll);
    buf_addf(out, "editor %zu %s\n", m->editor.cursor, buf_string(&m->editor.text));
    buf_addf(out, "reading %d undo %d theme %d wishes %d mouse %d question %d group %s preview %zu\n",
             m->reading, m->undo_count, (int)m->settings.theme, m->settings.wishes,
             m->settings.mouse, (int)m->question, m->group, m->preview.length);
    buf_addf(out, "grown %d talk %u wishes", m->grown, m->talk);
    for (int i = 0; m->module_wishes && i < m->framework->module_count; i++)
        buf_addf(out, " %d", m->module_wishes[i]);
    buf_addf(out, "\nintention %d step %d about %d %d: %s, %s, %s\n", m->intention,
             (int)m->intention_step, m->draft.item, m->draft.module,
             m->draft.what ? m->draft.what : "", m->draft.when ? m->draft.when : "",
             m->draft.with ? m->draft.with : "");
    player_room_print(player, out);
    player_key_in_print(player, out);
    if (m->assessment)
        record_write(m->assessment, out);
}

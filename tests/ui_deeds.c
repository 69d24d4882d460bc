/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done once: taking back, searching, settings, questions first, sharing. */
#include <config.h>

#include <ctype.h>
#include <string.h>

#include "property.h"
#include "sharing/sharing.h"
#include "sound.h"
#include "ui/screens.h"
#include "ui_parts.h"

/* --- taking answers back ------------------------------------------------------------------- */

#define CHANGES 50

static void print_answers(const struct player *player, struct buf *out) {
    const struct assessment *a = player->model->assessment;
    buf_clear(out);
    for (int i = 0; i < a->framework->item_count; i++) {
        char text[ANSWER_TEXT_SIZE];
        answer_format(&a->answers[i], text);
        buf_addf(out, "%d:%s,%d ", i, text, a->answers[i].wanted);
    }
}

/* Some item, then a key that may answer it. */
static void answer_something(struct player *player, struct chance *chance) {
    static const uint32_t keys[] = {'0', '1', '2', '3', '4', '5', '6', '7', ' ', UI_KEY_DELETE};
    const struct assessment *a = player->model->assessment;
    int item = a->shown[chance_between(chance, 0, chance_of(chance, 50) ? 2 : a->shown_count - 1)];
    player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = item});
    if (chance_of(chance, 40))
        player_press(player, 'w');
    if (chance_of(chance, 30))
        player_press(player, UI_KEY_ARROW_DOWN);
    player_press(player, keys[chance_between(chance, 0, (int)ARRAY_LENGTH(keys) - 1)]);
}

/* Enter leads on from a list in which nothing is left. */
START_TEST(an_empty_list_leads_to_the_overview) {
    struct player *player = player_after("1|Esc|1", "en");
    const struct assessment *a = player->model->assessment;
    for (int i = 0; i < a->shown_count; i++) {
        player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = a->shown[i]});
        player_press(player, '2');
    }
    player_press(player, 'o');
    player_press(player, (uint32_t)('2' + a->framework->dimension_count));
    ck_assert_int_eq(player->model->screen, SCREEN_LIST);
    struct scene scene;
    ui_view(player->model, &scene);
    ck_assert_int_eq(scene.doc->choice_count, 0);
    scene_free(&scene);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->screen, SCREEN_OVERVIEW);
    player_free(player);
}
END_TEST

static bool offers(const struct player *player, enum action action) {
    struct scene scene;
    bool found = false;
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++)
        found = found || scene.offers[i].action == action;
    scene_free(&scene);
    return found;
}

/* Every change is one step back, up to UNDO_MAX of them; then there is no more to take back. */
START_TEST(answers_are_taken_back_one_by_one) {
    for (int n = 0; n < 20; n++) {
        struct chance chance = property_case(n);
        struct player *player = player_after("1|Esc|1", "en");
        struct buf history[CHANGES + 1] = {{0}}, now = {0};
        int count = 0, most = chance_between(&chance, 1, CHANGES), back = 0;
        print_answers(player, &history[0]);
        while (count < most) {
            answer_something(player, &chance);
            print_answers(player, &now);
            if (strcmp(buf_string(&now), buf_string(&history[count])) != 0)
                print_answers(player, &history[++count]);
        }
        for (; offers(player, ACTION_UNDO); back++) {
            PROPERTY(back < count && back < UNDO_MAX, n);
            player_press(player, 'u');
            PROPERTY(player->effects & EFFECT_SAVE, n);
            PROPERTY(player->model->screen == SCREEN_ITEM, n);
            print_answers(player, &now);
            PROPERTY(strcmp(buf_string(&now), buf_string(&history[count - back - 1])) == 0, n);
        }
        PROPERTY(back == (count < UNDO_MAX ? count : UNDO_MAX), n);
        for (int i = 0; i <= CHANGES; i++)
            buf_free(&history[i]);
        buf_free(&now);
        player_free(player);
    }
}
END_TEST

START_TEST(another_assessment_has_nothing_to_take_back) {
    struct player *player = player_after("1|Esc|1|2|3|o", "en");
    ck_assert(offers(player, ACTION_UNDO));
    player_press(player, UI_KEY_ESCAPE);
    player_press(player, '2'); /* a new one */
    player_press(player, '2'); /* yes */
    player_press(player, UI_KEY_ESCAPE);
    ck_assert_int_eq(player->model->screen, SCREEN_OVERVIEW);
    ck_assert(!offers(player, ACTION_UNDO));
    player_free(player);
}
END_TEST

/* The editor is busy with another text then. */
START_TEST(no_item_is_gone_to_while_something_is_typed) {
    static const char *const keys[] = {"1|Esc|1|n|x",
                                       "1|Esc|1|n|x|F1",
                                       "1|Esc|/|x",
                                       "1|Esc|i|1|Down|Enter|x",
                                       "1|Esc|i|1|Down|Enter|x|F1",
                                       "1|Esc|9|5|x"};
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        struct player *player = player_after(keys[i], "en");
        enum screen screen = player->model->screen;
        player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = 3});
        ck_assert_int_eq(player->model->screen, screen);
        ck_assert_str_eq(buf_string(&player->model->editor.text), "x");
        player_free(player);
    }
}
END_TEST

/* --- going on ------------------------------------------------------------------------------ */

/* Answers all items but those at the places in OPEN (-1: the end), and returns to the overview. */
static void answer_all_but(struct player *player, const int *open) {
    const struct assessment *a = player->model->assessment;
    for (int i = 0; i < a->shown_count; i++) {
        if (i == *open) {
            open++;
            continue;
        }
        player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = a->shown[i]});
        player_press(player, '2');
    }
    player_press(player, 'o');
}

/* Nobody has to walk through all that is answered to see that everything is. */
START_TEST(an_answer_leads_on_to_what_is_open) {
    static const int open[] = {1, 4, 6, -1};
    struct player *player = player_after("1|Esc", "en");
    const struct assessment *a = player->model->assessment;
    answer_all_but(player, open);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->item, a->shown[1]);
    player_press(player, UI_KEY_ENTER); /* not answered: one further, as the arrow does */
    ck_assert_int_eq(player->model->item, a->shown[2]);
    player_press(player, UI_KEY_ENTER);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->item, a->shown[4]);
    player_press(player, '2');
    player_press(player, 'w');
    player_press(player, '3'); /* now and wish are one answer */
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->item, a->shown[6]);
    player_press(player, '7');
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->screen, SCREEN_LIST);
    ck_assert_str_eq(buf_string(&player->model->notice), "These items are still open.");
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->item, a->shown[1]);
    player_press(player, '0');
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->screen, SCREEN_PROFILE);
    ck_assert_str_eq(buf_string(&player->model->notice),
                     "You have seen everything. This is your mirror.");
    player_free(player);
}
END_TEST

/* Who looks at all answers once more, and changes one, sees the next one after it. */
START_TEST(a_changed_answer_leads_to_the_next_item) {
    static const int none[] = {-1};
    struct player *player = player_after("1|Esc", "en");
    const struct assessment *a = player->model->assessment;
    answer_all_but(player, none);
    player_send(player, &(struct message){.type = MESSAGE_ITEM, .number = a->shown[3]});
    player_press(player, '4');
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->screen, SCREEN_ITEM);
    ck_assert_int_eq(player->model->item, a->shown[4]);
    player_free(player);
}
END_TEST

/* Once, where it can be done: with the first level somebody ever gives. */
START_TEST(a_wish_is_explained_once) {
    static const struct {
        const char *keys;
        bool explained;
    } cases[] = {{"1|Esc|1|2", true},         {"1|Esc|1|6", false},
                 {"1|Esc|1|w|3|w|2", false},  {"1|Esc|1|2|Enter|2", false},
                 {"1|Esc|1|2|3", false},      {"6|3|Esc|1|Esc|1|2", false},
                 {"1|Esc|1|6|Enter|2", true}, {"1|Esc|1|2|Enter|u|2", true}};
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        struct player *player = player_after(cases[i].keys, "en");
        bool explained = strstr(buf_string(&player->model->notice), "that is the wish");
        ck_assert_msg(explained == cases[i].explained, "%s: %s", cases[i].keys,
                      buf_string(&player->model->notice));
        player_free(player);
    }
}
END_TEST

/* --- searching ----------------------------------------------------------------------------- */

/* The choices there are for WORDS, each on a line. Returns how many more were found. */
static int search(struct player *player, const char *words, struct buf *out) {
    struct scene scene;
    int more = 0, found;
    buf_clear(out);
    player_press(player, UI_KEY_CTRL('U'));
    player_send(player, &(struct message){.type = MESSAGE_TEXT, .text = words});
    ui_view(player->model, &scene);
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_CHOICE)
            buf_addf(out, "\n%s\n", block->choice.label);
    if (sscanf(scene.place, "%d", &found) == 1)
        more = found - scene.doc->choice_count;
    scene_free(&scene);
    return more;
}

static void check_found(struct player *player, const char *words, const char *label) {
    struct buf found = {0}, line = {0}, again = {0};
    int more = search(player, words, &found);
    buf_addf(&line, "\n%s\n", label);
    ck_assert_msg(more > 0 || strstr(buf_string(&found), buf_string(&line)),
                  "\"%s\" does not find: %s", words, label);
    buf_clear(&line); /* without accents, in capitals */
    text_add_ascii(&line, words);
    for (size_t i = 0; i < line.length; i++)
        line.bytes[i] = (char)toupper((unsigned char)line.bytes[i]);
    search(player, buf_string(&line), &again);
    ck_assert_msg(strcmp(buf_string(&found), buf_string(&again)) == 0, "%s finds something else",
                  buf_string(&line));
    buf_free(&found);
    buf_free(&line);
    buf_free(&again);
}

static void check_each_word(struct player *player, const char *text, const char *label) {
    char *copy = mem_copy(text);
    for (char *word = copy, *end; word; word = end) {
        end = strchr(word, ' ');
        if (end)
            *end++ = '\0';
        check_found(player, word, label);
    }
    free(copy);
}

static const char *const languages[] = {"en", "nl"};

START_TEST(every_item_is_found_by_code_and_words) {
    struct player *player = player_after("1|Esc|/", languages[_i]);
    for (int i = 0; i < player->framework->item_count; i++) {
        const struct item *item = &player->framework->items[i];
        const char *statement = model_text(player->model, &item->statement);
        struct buf label = {0};
        buf_addf(&label, "%s  %s", item->id, statement);
        check_found(player, item->id, buf_string(&label));
        check_found(player, statement, buf_string(&label));
        check_each_word(player, statement, buf_string(&label));
        buf_free(&label);
    }
    player_free(player);
}
END_TEST

START_TEST(every_word_of_the_glossary_is_found) {
    struct player *player = player_after("1|Esc|/", languages[_i]);
    for (int i = 0; i < player->framework->term_count; i++) {
        const struct term *term = &player->framework->terms[i];
        struct buf label = {0};
        buf_addf(&label, _("word: %s"), model_text(player->model, &term->term));
        check_found(player, model_text(player->model, &term->term), buf_string(&label));
        check_found(player, model_text(player->model, &term->meaning), buf_string(&label));
        buf_free(&label);
    }
    player_free(player);
}
END_TEST

/* Enter goes to the first one at once; the arrows to another; Esc leads back. */
START_TEST(what_is_found_can_be_gone_to) {
    struct player *player = player_after("1|Esc|/", "en");
    const struct framework *fw = player->framework;
    for (int i = 0; i < fw->item_count; i++) {
        struct player *copy = player_copy(player);
        struct buf found = {0};
        search(copy, fw->items[i].id, &found);
        player_press(copy, UI_KEY_ENTER);
        ck_assert_int_eq(copy->model->screen, SCREEN_ITEM);
        ck_assert_str_eq(fw->items[copy->model->item].id, fw->items[i].id);
        player_press(copy, UI_KEY_ESCAPE);
        ck_assert_int_eq(copy->model->screen, SCREEN_OVERVIEW);
        buf_free(&found);
        player_free(copy);
    }
    player_press(player, UI_KEY_ARROW_DOWN);
    player_press(player, UI_KEY_ARROW_DOWN);
    player_press(player, UI_KEY_ENTER);
    ck_assert_int_eq(player->model->item, 1);
    player_free(player);
}
END_TEST

/* --- settings ------------------------------------------------------------------------------ */

START_TEST(settings_change_the_model) {
    struct player *player = player_after("6", "en");
    const struct model *model = player->model;
    for (int i = 1; i <= THEMES; i++) {
        player_press(player, '2');
        ck_assert_uint_eq(player->effects, EFFECT_SETTINGS);
        ck_assert_int_eq((int)model->settings.theme, i % THEMES);
    }
    player_press(player, '3');
    ck_assert_uint_eq(player->effects, EFFECT_SETTINGS);
    ck_assert(!model->settings.wishes);
    player_press(player, '4');
    ck_assert_uint_eq(player->effects, EFFECT_SETTINGS);
    ck_assert(model->settings.mouse);
    player_press(player, '1');
    ck_assert_uint_eq(player->effects, EFFECT_SETTINGS | EFFECT_LANGUAGE);
    ck_assert_str_eq(model->settings.language, "nl");
    ck_assert_str_eq(model->language, "nl");
    ck_assert_int_eq(model->screen, SCREEN_SETTINGS);
    player_free(player);
}
END_TEST

START_TEST(without_wishes_there_is_no_column_for_them) {
    struct player *player = player_after("6|3|Esc|1|Esc|1|2", "en");
    struct scene scene;
    ui_view(player->model, &scene);
    for (const struct block *block = scene.doc->first; block; block = block->next)
        ck_assert(block->kind != BLOCK_CHOICE || block->choice.mark_count == 1);
    scene_free(&scene);
    ck_assert(!offers(player, ACTION_WISH));
    player_press(player, 'w');
    player_press(player, '4');
    ck_assert_int_eq(player->model->assessment->answers[player->model->item].now, 4);
    player_free(player);
}
END_TEST

/* --- asking first -------------------------------------------------------------------------- */

#define PLAN "1|Esc|i|1|Down|Enter|x|Enter|Enter|Enter"

static const struct {
    const char *keys, *ask; /* to where it is asked, and the key that asks */
} questions[] = {
    {"6|2|3|4", "5"},   {"1|Esc|1|2|Esc|Esc", "2"}, {"1|Esc|1|2|Esc|Esc|Down", "Enter"},
    {PLAN "|1", "Del"}, {PLAN "|1|Down", "Del"},
};

static void press_word(struct player *player, const char *word) {
    uint32_t key = key_from_name(word);
    player_press(player, key == UI_KEY_NONE ? (uint32_t)word[0] : key);
}

/* What there is to lose: settings and records. */
static void print_belongings(const struct player *player, struct buf *out) {
    buf_clear(out);
    settings_write(&player->model->settings, out);
    for (int i = 0; i < player->disk_count; i++)
        buf_add_string(out, buf_string(&player->disk[i]));
    record_write(player->model->assessment ? player->model->assessment : player->model->latest,
                 out);
}

START_TEST(no_changes_nothing) {
    static const char *const ways[] = {"1", "Esc", "Enter"};
    for (size_t way = 0; way < ARRAY_LENGTH(ways); way++) {
        struct player *player = player_after(questions[_i].keys, "en");
        struct buf before = {0}, after = {0};
        enum screen screen = player->model->screen;
        player->model->latest = assessment_new(player->framework, player->today);
        print_belongings(player, &before);
        press_word(player, questions[_i].ask);
        ck_assert_int_eq(player->model->screen, SCREEN_CONFIRM);
        press_word(player, ways[way]);
        print_belongings(player, &after);
        ck_assert_int_eq(player->model->screen, screen);
        ck_assert_uint_eq(player->effects, 0);
        ck_assert_str_eq(buf_string(&after), buf_string(&before));
        buf_free(&before);
        buf_free(&after);
        player_free(player);
    }
}
END_TEST

START_TEST(yes_does_what_was_asked) {
    struct player *player = player_after(questions[_i].keys, "en");
    press_word(player, questions[_i].ask);
    enum question question = player->model->question;
    int records = player->disk_count;
    press_word(player, "2");
    if (question == ASK_NEW) {
        ck_assert_int_eq(player->disk_count, records + 1);
        ck_assert_int_eq(assessment_done(player->model->assessment, -1), 0);
    } else if (question == ASK_FORGET) {
        ck_assert_int_eq(player->model->screen, SCREEN_INTENTIONS);
        ck_assert_int_eq(player->model->assessment->intention_count, 0);
        ck_assert(player->effects & EFFECT_SAVE);
    } else {
        struct settings usual;
        settings_usual(&usual);
        ck_assert_int_eq(player->model->screen, SCREEN_SETTINGS);
        ck_assert_int_eq((int)player->model->settings.theme, (int)usual.theme);
        ck_assert(player->model->settings.wishes && !player->model->settings.mouse);
        ck_assert_uint_eq(player->effects, EFFECT_SETTINGS);
    }
    player_free(player);
}
END_TEST

/* --- sharing ------------------------------------------------------------------------------- */

#define TO_SHARE "1|Esc|1|2>3|Right|6|Right|1|o|9|5"

/* Every line of the file is on the screen as it is, but for the padding at its end. */
START_TEST(bytes_shown_are_the_bytes_made) {
    struct player *player = player_after(TO_SHARE "|a|-|1|Enter", "en");
    struct model *model = player->model;
    struct group *group = player_group(model->framework, "a-1");
    struct result *result = result_make(model->assessment, group, -1, PLAYER_RANDOM);
    struct buf bytes = {0}, shown = {0};
    struct scene scene;
    result_write(result, &bytes);
    ck_assert_str_eq(buf_string(&model->preview), buf_string(&bytes));
    ui_view(model, &scene);
    for (const struct block *block = scene.doc->first; block; block = block->next)
        if (block->kind == BLOCK_TEXT)
            buf_addf(&shown, "%s\n", block->text);
    size_t said = strcspn(buf_string(&bytes), "#");
    buf_remove(&bytes, said, bytes.length - said);
    ck_assert(bytes.length > 500);
    ck_assert_msg(strstr(buf_string(&shown), buf_string(&bytes)), "%s", buf_string(&shown));
    scene_free(&scene);
    result_free(result);
    group_free(group);
    buf_free(&bytes);
    buf_free(&shown);
    player_free(player);
}
END_TEST

/* In a group with parts a person says in which she is counted, or that she does not say. */
START_TEST(the_part_is_chosen_before_the_bytes_are_shown) {
    static const char *const parts[] = {"\nbucket: first\n", "\nbucket: second\n",
                                        "\nbucket: policy\n", "\nbucket: none\n"};
    char keys[] = TO_SHARE "|s|p|l|i|t|-|1|Enter|1";
    keys[sizeof keys - 2] = (char)('1' + _i);
    struct player *player = player_after(keys, "en");
    ck_assert_ptr_nonnull(strstr(buf_string(&player->model->preview), parts[_i]));
    player_free(player);
}
END_TEST

/* Whatever is typed: a file is made after yes on the screen that shows it, of what it showed. */
START_TEST(nothing_is_made_without_yes) {
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct player *player = player_after(TO_SHARE, "en");
        for (int i = 0; i < 100 && player->model->screen == SCREEN_SHARE; i++) {
            static const uint32_t keys[] = {'1',
                                            '2',
                                            'a',
                                            ' ',
                                            '-',
                                            UI_KEY_ENTER,
                                            UI_KEY_ENTER,
                                            UI_KEY_ARROW_DOWN,
                                            UI_KEY_END,
                                            UI_KEY_BACKSPACE,
                                            UI_KEY_CTRL('L'),
                                            'A'};
            uint32_t key = keys[chance_between(&chance, 0, (int)ARRAY_LENGTH(keys) - 1)];
            struct scene scene;
            ui_view(player->model, &scene);
            bool shown = player->model->preview.length > 0;
            bool yes = shown && (key == '2' || (key == UI_KEY_ENTER && scene.focus == 1));
            scene_free(&scene);
            player_press(player, key);
            PROPERTY(!(player->effects & EFFECT_SHARE) || yes, n);
            PROPERTY(!yes || (player->effects & EFFECT_SHARE), n);
        }
        player_free(player);
    }
}
END_TEST

TCase *ui_deeds_case(void) {
    TCase *tcase = tcase_create("deeds");
    tcase_add_test(tcase, answers_are_taken_back_one_by_one);
    tcase_add_test(tcase, an_answer_leads_on_to_what_is_open);
    tcase_add_test(tcase, an_empty_list_leads_to_the_overview);
    tcase_add_test(tcase, a_changed_answer_leads_to_the_next_item);
    tcase_add_test(tcase, a_wish_is_explained_once);
    tcase_add_test(tcase, another_assessment_has_nothing_to_take_back);
    tcase_add_test(tcase, no_item_is_gone_to_while_something_is_typed);
    tcase_add_loop_test(tcase, every_item_is_found_by_code_and_words, 0, ARRAY_LENGTH(languages));
    tcase_add_loop_test(tcase, every_word_of_the_glossary_is_found, 0, ARRAY_LENGTH(languages));
    tcase_add_test(tcase, what_is_found_can_be_gone_to);
    tcase_add_test(tcase, settings_change_the_model);
    tcase_add_test(tcase, without_wishes_there_is_no_column_for_them);
    tcase_add_loop_test(tcase, no_changes_nothing, 0, ARRAY_LENGTH(questions));
    tcase_add_loop_test(tcase, yes_does_what_was_asked, 0, ARRAY_LENGTH(questions));
    tcase_add_test(tcase, bytes_shown_are_the_bytes_made);
    tcase_add_loop_test(tcase, the_part_is_chosen_before_the_bytes_are_shown, 0, 4);
    tcase_add_test(tcase, nothing_is_made_without_yes);
    return tcase;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings and keys: what is read, written and refused; random ones and damaged files. */
#include <config.h>

#include <locale.h>
#include <string.h>

#include "property.h"
#include "ui/rebind.h"
#include "ui/settings.h"
#include "ui_parts.h"

/* ---- the usual keys ---- */

/* Fails when two actions that can meet have one key, when somebody has none, or when a fixed key
 * is not where it always is. */
static void check_keymap(const struct keymap *keymap, int n) {
    char name[KEY_LABEL_SIZE];
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        const uint32_t *keys = keymap->keys[a], *usual = action_table[a].keys;
        ck_assert_msg(keys[0] != 0, "case %d: %s has no key", n, action_table[a].name);
        for (int i = 0; i < ACTION_KEYS_MAX && keys[i]; i++) {
            key_written(keys[i], name);
            for (int b = a + 1; b < ACTIONS; b++)
                ck_assert_msg(!(action_table[a].places & action_table[b].places) ||
                                  !keymap_has(keymap, (enum action)b, keys[i]),
                              "case %d: %s is a key of %s and of %s", n, name, action_table[a].name,
                              action_table[b].name);
            ck_assert_msg(!key_is_lost(keys[i]), "case %d: %s never comes in", n, name);
            for (int j = 0; j < i; j++)
                ck_assert_msg(keys[j] != keys[i], "case %d: %s twice", n, name);
            bool had = false;
            for (int j = 0; j < ACTION_KEYS_MAX && usual[j]; j++)
                had = had || usual[j] == keys[i];
            ck_assert_msg(had || !key_is_fixed(keys[i]), "case %d: %s was given away", n, name);
        }
        for (int i = 0; i < ACTION_KEYS_MAX && usual[i]; i++)
            ck_assert_msg(!key_is_fixed(usual[i]) || keymap_has(keymap, (enum action)a, usual[i]),
                          "case %d: %s lost a fixed key", n, action_table[a].name);
    }
}

START_TEST(the_usual_keys_are_sound) {
    struct keymap usual;
    keymap_usual(&usual);
    check_keymap(&usual, 0);
    for (int a = 0; a < ACTIONS; a++) {
        ck_assert_ptr_nonnull(action_table[a].name);
        ck_assert_int_eq(action_from_name(action_table[a].name), a);
        ck_assert(a == ACTION_NONE || action_table[a].places != 0);
    }
    ck_assert_int_eq(action_from_name("onzin"), ACTION_NONE);
}
END_TEST

static unsigned place_of(const struct scene *scene, enum screen screen) {
    if (scene->editing)
        return IN_TEXT;
    if (screen >= SCREEN_ROOM && screen <= SCREEN_ROOM_TEXT)
        return IN_ROOM;
    return screen == SCREEN_ITEM || screen == SCREEN_THEN ? ON_ITEM : screen == SCREEN_ADVICE ? ON_ADVICE : ELSEWHERE;
}

START_TEST(actions_are_offered_where_they_may_be) {
    struct player *player = player_at(_i, "en");
    struct scene scene;
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++) {
        const struct action_info *info = &action_table[scene.offers[i].action];
        ck_assert_msg(info->places & place_of(&scene, player->model->screen),
                      "%s is offered on screen %d; say so in its places", info->name,
                      (int)player->model->screen);
    }
    scene_free(&scene);
    player_free(player);
}
END_TEST

START_TEST(keys_are_written_and_read_alike) {
    static const uint32_t others[] = {'a', 'A', ',', ' ', '~', '\\', 0xE9, 0x20AC, 0x1F600};
    char name[KEY_LABEL_SIZE];
    for (uint32_t key = UI_KEY_ENTER; key < UI_KEY_NONE; key++)
        ck_assert_uint_eq(key_from_written(key_written(key, name)), key);
    for (size_t i = 0; i < ARRAY_LENGTH(others); i++)
        ck_assert_uint_eq(key_from_written(key_written(others[i], name)), others[i]);
    static const char *const none[] = {"",     "ab",       "\x01",      "\x7F",
                                       "\xFF", "\xCC\x81", "e\xCC\x81", "\xE2\x80\xAE",
                                       "F13",  "Ctrl-",    "Ctrl-1"};
    for (size_t i = 0; i < ARRAY_LENGTH(none); i++)
        ck_assert_uint_eq(key_from_written(none[i]), UI_KEY_NONE);
    ck_assert_str_eq(key_nearest_name("PgUo"), "PgUp");
}
END_TEST

/* ---- one file, and all that is said about it ---- */

static bool read_text(const char *text, struct settings *settings, struct buf *said) {
    struct problems problems = {0};
    bool good = settings_read("s.yaml", text, strlen(text), settings, &problems);
    for (int i = 0; i < problems.count; i++) {
        problem_format(&problems.list[i], said);
        buf_add_char(said, '\n');
    }
    ck_assert(good == (problems.count == 0));
    problems_free(&problems);
    return good;
}

#define HEAD "lobspiegel: settings/1\n"
#define OTHERS "theme: light\nmouse: yes\n" /* what a slip elsewhere must not cost */

static const struct {
    const char *lines, *said; /* NULL: nothing */
} rows[] = {
    {"", NULL},
    {"language: nl\n", NULL},
    {"language: system\n", NULL},
    {"wishes: no\n", NULL},
    {"language: de\n", "s.yaml:4:11: one of these is expected here: system, nl, en"},
    {"wishes: maybe\n", "s.yaml:4:9: one of these is expected here: no, yes\n"},
    {"wishes: ys\n", "did you mean \"yes\"?"},
    {"wishes: [yes]\n", "s.yaml:4:9: one of these is expected here"},
    {"wihses: no\n", "s.yaml:4:1: unknown key \"wihses\": did you mean \"wishes\"?\n"},
    {"theme: dark\n", "\"theme\" stands here twice (first on line 2)"},
    {"keys: v\n", "s.yaml:4:7: names with values are expected here"},
    {"keys: {}\n", NULL},
    {"keys:\n  overview: [m, F3]\n", NULL},
    {"keys:\n  overview: m\n", NULL},
    {"keys:\n  overview: O\n", NULL}, /* the capital letter is another key */
    {"keys:\n  overview: p\n  profile: o\n", NULL},
    {"keys:\n  overview: v\n  compare: z\n", NULL},
    {"keys:\n  next: n\n  note: x\n", NULL},
    {"keys:\n  fewer-hours: l\n", NULL}, /* "next" is on items only */
    {"keys:\n  wish: []\n", NULL},       /* Tab stays */
    {"keys:\n  wish: [Tab]\n", NULL},
    {"keys:\n  settings: [Comma, ';']\n", NULL},
    {"keys:\n  overview: v\n",
     "s.yaml:5:13: \"v\" cannot be a key of \"overview\": it is one of \"compare\" already\n"},
    {"keys:\n  report: x\n  share: x\n",
     "s.yaml:6:10: \"x\" cannot be a key of \"share\": it is one of \"report\" already\n"},
    {"keys:\n  share: x\n  report: x\n",
     "s.yaml:6:11: \"x\" cannot be a key of \"report\": it is one of \"share\" already\n"},
    {"keys:\n  note: []\n", "s.yaml:5:9: \"note\" needs a key\n"},
    {"keys:\n  note:\n", "s.yaml:5:8: unknown key \"\""},
    {"keys:\n  note: Ctrl-Ñ\n", "s.yaml:5:9: unknown key \"Ctrl-Ñ\": did you mean"},
    {"keys:\n  note: abracadabra\n", "one character is expected, or a name such as"},
    {"keys:\n  note: Ctrl-M\n", "s.yaml:5:9: terminals do not pass \"Ctrl-M\" on"},
    {"keys:\n  note: F1\n", "s.yaml:5:9: \"F1\" means the same for everybody"},
    {"keys:\n  note: '3'\n", "s.yaml:5:9: \"3\" means the same for everybody"},
    {"keys:\n  note: [[x]]\n", "s.yaml:5:10: a text is expected here\n"},
    {"keys:\n  note: {x: y}\n", "s.yaml:5:9: a list is expected here"},
    {"keys:\n  rate: x\n", "s.yaml:5:3: the keys of \"rate\" are the same for everybody"},
    {"keys:\n  nte: x\n", "s.yaml:5:3: unknown action \"nte\": did you mean \"note\"?\n"},
    {"keys:\n  none: x\n", "s.yaml:5:3: unknown action \"none\""},
    {"keys:\n  xyzzy: x\n", "lobspiegel --keys shows them all"},
    {"keys:\n  editor: e\n", "s.yaml:5:11: \"e\" is for typing"},
    {"keys:\n  editor: Ctrl-W\n", "s.yaml:5:11: \"Ctrl-W\" is for typing"},
    {"keys:\n  note: [A, B, C, D, E, F, G, H, I]\n",
     "s.yaml:5:34: \"I\" is one key too many: \"note\" can have 8\n"},
    {"keys:\n  help: [A, B, C, D, E, F, G, H]\n",
     "s.yaml:5:31: \"H\" is one key too many: \"help\" can have 7\n"},
};

START_TEST(a_slip_costs_its_line_only) {
    struct settings settings;
    struct buf text = {0}, said = {0};
    buf_addf(&text, HEAD OTHERS "%s", rows[_i].lines);
    bool good = read_text(buf_string(&text), &settings, &said);
    ck_assert_msg(good == !rows[_i].said, "%s said:\n%s", rows[_i].lines, buf_string(&said));
    ck_assert_msg(good || strstr(buf_string(&said), rows[_i].said), "%s said:\n%s", rows[_i].lines,
                  buf_string(&said));
    ck_assert_int_eq(settings.theme, THEME_LIGHT);
    ck_assert(settings.mouse);
    check_keymap(&settings.keymap, _i);
    buf_free(&text);
    buf_free(&said);
}
END_TEST

/* The keys of ACTION after reading LINES, divided by blanks. */
static void check_keys(const char *lines, enum action action, const char *expected) {
    struct settings settings;
    struct buf text = {0}, said = {0}, keys = {0};
    buf_addf(&text, HEAD "keys:\n%s", lines);
    read_text(buf_string(&text), &settings, &said);
    keys_add(&settings.keymap, action, " ", &keys);
    ck_assert_str_eq(buf_string(&keys), expected);
    buf_free(&text);
    buf_free(&said);
    buf_free(&keys);
}

START_TEST(keys_go_where_they_should) {
    check_keys("  overview: [m, F3]\n", ACTION_OVERVIEW, "m F3");
    check_keys("  help: h1\n", ACTION_HELP, "? F1"); /* no key: the usual ones */
    check_keys("  help: H\n", ACTION_HELP, "H F1");  /* F1 stays */
    check_keys("  wish: []\n", ACTION_WISH, "Tab Backtab");
    check_keys("  wish: [Tab, x]\n", ACTION_WISH, "Tab x Backtab");
    check_keys("  note: [N, Ctrl-H, n, N]\n", ACTION_NOTE, "N n");
    /* who usually has a key keeps it; who loses all gets the usual ones back */
    check_keys("  overview: [v, F3]\n", ACTION_OVERVIEW, "F3");
    check_keys("  overview: v\n", ACTION_OVERVIEW, "o");
    check_keys("  overview: v\n", ACTION_COMPARE, "v");
    /* ... also when somebody else counted on them */
    check_keys("  overview: v\n  profile: o\n", ACTION_OVERVIEW, "o");
    check_keys("  overview: v\n  profile: o\n", ACTION_PROFILE, "p");
    /* changing places */
    check_keys("  overview: p\n  profile: o\n", ACTION_OVERVIEW, "p");
    check_keys("  overview: p\n  profile: o\n", ACTION_PROFILE, "o");
    /* the first one counts */
    check_keys("  note: x\n  note: y\n", ACTION_NOTE, "x");
}
END_TEST

static const char *const no_settings[] = {
    "",
    "# nothing\n",
    "theme: dark\n",
    "lobspiegel: record/1\ntheme: dark\n",
    "lobspiegel: settings/2\ntheme: dark\n",
    "- lobspiegel\n",
    "text\n",
    "lobspiegel: [settings/1]\n",
    HEAD "theme: dark\nkeys: [\n",
    HEAD "theme: &a dark\n",
    HEAD "theme: \"\\e[2J\"\n",
};

START_TEST(what_is_no_settings_file_leaves_all_as_usual) {
    struct settings settings, usual;
    struct buf said = {0}, one = {0}, other = {0};
    settings_usual(&usual);
    ck_assert(!read_text(no_settings[_i], &settings, &said));
    settings_write(&settings, &one);
    settings_write(&usual, &other);
    ck_assert_str_eq(buf_string(&one), buf_string(&other));
    buf_free(&said);
    buf_free(&one);
    buf_free(&other);
}
END_TEST

/* ---- random ones ---- */

static uint32_t random_key(struct chance *chance) {
    switch (chance_between(chance, 0, 3)) {
    case 0:
        return (uint32_t)chance_between(chance, UI_KEY_ENTER, UI_KEY_NONE - 1);
    case 1:
        return (uint32_t)chance_between(chance, 0xC0, 0x17F); /* letters with accents */
    default:
        return (uint32_t)chance_between(chance, ' ', '~');
    }
}

static void random_keys(struct chance *chance, struct keymap *keymap) {
    struct problems unheard = {0};
    struct rebind rebind = rebind_begin(NULL, PROBLEM_REFUSED, &unheard);
    for (int n = chance_between(chance, 0, 20); n > 0; n--) {
        enum action action = (enum action)chance_between(chance, ACTION_NONE + 1, ACTIONS - 1);
        char name[KEY_LABEL_SIZE];
        bool refused = false;
        if (!rebind_list(&rebind, action, 0, 0))
            continue;
        for (int k = chance_between(chance, 0, ACTION_KEYS_MAX + 1); k > 0; k--)
            refused = !rebind_add(&rebind, action, key_written(random_key(chance), name), 0, 0) ||
                      refused;
        rebind_end(&rebind, action, refused, 0, 0);
    }
    rebind_settle(&rebind, keymap);
    problems_free(&unheard);
}

static struct settings random_settings(struct chance *chance) {
    struct settings settings;
    settings_usual(&settings);
    for (int i = 0; i < SETTINGS; i++)
        setting_choose(&settings, (enum setting)i,
                       chance_between(chance, 0, setting_table[i].value_count - 1));
    random_keys(chance, &settings.keymap);
    return settings;
}

START_TEST(what_is_written_is_read_again) {
    for (int n = 0; n < 300; n++) {
        struct chance chance = property_case(n);
        struct settings settings = random_settings(&chance), again;
        struct problems problems = {0};
        struct buf text = {0};
        check_keymap(&settings.keymap, n);
        settings_write(&settings, &text);
        bool good = settings_read("s.yaml", buf_string(&text), text.length, &again, &problems);
        ck_assert_msg(good, "case %d of TEST_SEED=%" PRIu64 ": %s\n%s", n, property_seed(),
                      problems.count ? problems.list[0].message : "", buf_string(&text));
        for (int i = 0; i < SETTINGS; i++)
            PROPERTY(setting_value(&settings, (enum setting)i) ==
                         setting_value(&again, (enum setting)i),
                     n);
        PROPERTY(memcmp(&settings.keymap, &again.keymap, sizeof again.keymap) == 0, n);
        PROPERTY(strcmp(settings.language, again.language) == 0, n);
        problems_free(&problems);
        buf_free(&text);
    }
}
END_TEST

static void damage(struct chance *chance, struct buf *text) {
    for (int n = chance_between(chance, 1, 6); n > 0; n--) {
        size_t at = (size_t)chance_between(chance, 0, (int)text->length);
        struct buf piece = {0};
        chance_text(chance, &piece, chance_between(chance, 1, 4),
                    chance_of(chance, 70) ? PIECE_WORDS | PIECE_SIGNS | PIECE_LINES : PIECES_ALL);
        if (chance_of(chance, 50) && at < text->length)
            buf_remove(text, at, 1);
        else
            buf_insert(text, at, buf_string(&piece), piece.length);
        buf_free(&piece);
    }
}

START_TEST(damage_never_leaves_unsound_settings) {
    for (int n = 0; n < 400; n++) {
        struct chance chance = property_case(n);
        struct settings settings = random_settings(&chance), read;
        struct problems problems = {0};
        struct buf text = {0};
        settings_write(&settings, &text);
        damage(&chance, &text);
        bool good = settings_read("s.yaml", buf_string(&text), text.length, &read, &problems);
        PROPERTY(good == (problems.count == 0), n);
        PROPERTY((unsigned)read.theme < THEMES, n);
        PROPERTY(setting_value(&read, SETTING_LANGUAGE) > 0 || !read.language[0], n);
        check_keymap(&read.keymap, n);
        problems_free(&problems);
        buf_free(&text);
    }
}
END_TEST

START_TEST(settings_have_names) {
    for (int i = 0; i < SETTINGS; i++) {
        struct settings settings;
        settings_usual(&settings);
        ck_assert_int_eq(setting_from_name(setting_table[i].name), i);
        for (int v = 0; v < setting_table[i].value_count; v++) {
            setting_choose(&settings, (enum setting)i, v);
            ck_assert_int_eq(setting_value(&settings, (enum setting)i), v);
        }
    }
    ck_assert_int_eq(setting_from_name("onzin"), SETTINGS);
}
END_TEST

static void know_columns(void) {
    setlocale(LC_CTYPE, "C.UTF-8"); /* a key must be a character that can be seen */
}

TCase *ui_settings_case(void) {
    TCase *tcase = tcase_create("settings");
    tcase_add_checked_fixture(tcase, know_columns, NULL);
    tcase_add_test(tcase, the_usual_keys_are_sound);
    tcase_add_loop_test(tcase, actions_are_offered_where_they_may_be, 0, screen_count);
    tcase_add_test(tcase, keys_are_written_and_read_alike);
    tcase_add_loop_test(tcase, a_slip_costs_its_line_only, 0, ARRAY_LENGTH(rows));
    tcase_add_test(tcase, keys_go_where_they_should);
    tcase_add_loop_test(tcase, what_is_no_settings_file_leaves_all_as_usual, 0,
                        ARRAY_LENGTH(no_settings));
    tcase_add_test(tcase, what_is_written_is_read_again);
    tcase_add_test(tcase, damage_never_leaves_unsound_settings);
    tcase_add_test(tcase, settings_have_names);
    return tcase;
}

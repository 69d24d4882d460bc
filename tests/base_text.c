/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text by examples: decoding, columns, cutting, wrapping, cleaning, names that are near. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base_parts.h"

#define BAD TEXT_REPLACEMENT

static const struct {
    const char *bytes;
    uint32_t code;
    size_t used;
} codes[] = {
    {"a", 'a', 1},
    {"\x7f", 0x7F, 1},
    {"\xc2\x80", 0x80, 2},
    {"\xdf\xbf", 0x7FF, 2},
    {"\xe0\xa0\x80", 0x800, 3},
    {"\xed\x9f\xbf", 0xD7FF, 3},
    {"\xee\x80\x80", 0xE000, 3},
    {"\xef\xbf\xbf", 0xFFFF, 3},
    {"\xf0\x90\x80\x80", 0x10000, 4},
    {"\xf4\x8f\xbf\xbf", 0x10FFFF, 4},
    /* a byte that starts nothing */
    {"\x80", BAD, 1},
    {"\xbf""a", BAD, 1},
    {"\xfe", BAD, 1},
    {"\xff", BAD, 1},
    {"\xf5\x80\x80\x80", BAD, 1},
    /* longer than needed */
    {"\xc0\x80", BAD, 1},
    {"\xc1\xbf", BAD, 1},
    {"\xe0\x80\x80", BAD, 3},
    {"\xe0\x9f\xbf", BAD, 3},
    {"\xf0\x80\x80\x80", BAD, 4},
    {"\xf0\x8f\xbf\xbf", BAD, 4},
    /* surrogates, and beyond the last code point */
    {"\xed\xa0\x80", BAD, 3},
    {"\xed\xbf\xbf", BAD, 3},
    {"\xf4\x90\x80\x80", BAD, 4},
    /* cut short: what follows stays */
    {"\xc3", BAD, 1},
    {"\xc3""a", BAD, 1},
    {"\xe2\x82", BAD, 2},
    {"\xe2\x82""a", BAD, 2},
    {"\xe2""a", BAD, 1},
    {"\xf0\x9f\x98", BAD, 3},
    {"\xf0\x9f\x98""a", BAD, 3},
    {"\xf0\x9f""a", BAD, 2},
    {"\xf0\xc3\xa9", BAD, 1},
};

START_TEST(every_broken_form_is_one_replacement) {
    uint32_t code = 0;
    size_t used = text_decode(codes[_i].bytes, strlen(codes[_i].bytes), &code);
    ck_assert_uint_eq(code, codes[_i].code);
    ck_assert_uint_eq(used, codes[_i].used);
}
END_TEST

START_TEST(every_code_point_is_read_as_it_was_written) {
    for (uint32_t code = 0; code <= 0x110001; code++) {
        struct buf b = {0};
        uint32_t read = 0;
        bool good = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        text_encode(&b, code);
        bool same = text_decode(b.bytes, b.length, &read) == b.length;
        same = same && read == (good ? code : BAD);
        for (size_t cut = 1; good && cut < b.length; cut++)
            same = same && text_decode(b.bytes, cut, &read) == cut && read == BAD;
        if (!same)
            ck_abort_msg("U+%04X", (unsigned)code);
        buf_free(&b);
    }
}
END_TEST

START_TEST(what_steers_a_terminal_is_known) {
    static const uint32_t steering[] = {0,      '\t',   '\n',   0x1B,   0x1F,   0x7F,   0x80,
                                        0x85,   0x9B,   0x9F,   0x61C,  0x200E, 0x200F, 0x2028,
                                        0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF};
    static const uint32_t harmless[] = {' ',    '~',    0xA0,   0xAD,   0x61B,  0x200D, 0x2010,
                                        0x2027, 0x202F, 0x2065, 0x206A, 0xFE0F, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < ARRAY_LENGTH(steering); i++)
        ck_assert_msg(text_is_control(steering[i]), "U+%04X", (unsigned)steering[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(harmless); i++)
        ck_assert_msg(!text_is_control(harmless[i]), "U+%04X", (unsigned)harmless[i]);
}
END_TEST

static const struct {
    const char *text;
    size_t first; /* bytes of the first cluster */
    int first_columns, columns;
} clusters[] = {
    {"abc", 1, 1, 3},
    {"é", 2, 1, 1},
    {"e\u0301\u0308x", 5, 1, 2},
    {"中文", 3, 2, 4},
    {"😀", 4, 2, 2},
    {"\u0301", 2, 0, 0},
    {"a\nb", 1, 1, 2},
    {"\x1b[m", 1, 0, 2},
    {"\xc2\x9b", 2, 0, 0},
    {"\xff\u0301", 3, 1, 1},
    {"a\xff", 1, 1, 2},
    {"a\u202e", 1, 1, 1},
    {"\u0378", 2, 1, 1}, /* not assigned: shown as some box */
};

static const struct {
    const char *text;
    size_t first; /* bytes of the first letter */
} letters[] = {
    {"ij", 1},
    {"\u0133s", 2},                                      /* the letter ij, as one character */
    {"e\u0301e", 3},                                     /* e with an accent after it */
    {"\U0001F469\u200D\U0001F467 x", 11},                /* a family, joined */
    {"\U0001F44D\U0001F3FDx", 8},                        /* a thumb with a skin tone */
    {"\U0001F1F3\U0001F1F1\U0001F1E7\U0001F1EA", 8},     /* the first of two flags */
    {"\u2764\uFE0Fx", 6},                               /* a heart, as a picture */
    {"a\u200D", 4},                                      /* nothing to join */
    {"\U0001F1F3x", 4},                                  /* half a flag */
};

START_TEST(what_a_person_sees_as_a_letter_stays_together) {
    const char *text = letters[_i].text;
    ck_assert_uint_eq(text_letter(text, strlen(text)), letters[_i].first);
    ck_assert_uint_eq(text_letter_before(text, letters[_i].first), letters[_i].first);
    ck_assert_uint_eq(text_letter_before(text, 0), 0);
}
END_TEST

START_TEST(a_letter_with_its_marks_is_one_cluster) {
    const char *text = clusters[_i].text;
    int columns = -1;
    ck_assert_uint_eq(text_cluster(text, strlen(text), &columns), clusters[_i].first);
    ck_assert_int_eq(columns, clusters[_i].first_columns);
    ck_assert_int_eq(text_columns(text), clusters[_i].columns);
    ck_assert_uint_eq(text_cluster_before(text, clusters[_i].first), clusters[_i].first);
    ck_assert_uint_eq(text_cluster_before(text, 0), 0);
}
END_TEST

static const struct {
    const char *text;
    int columns;
    const char *cut;
} cuts[] = {
    {"mentor", 6, "mentor"}, {"mentor", 7, "mentor"}, {"mentor", 5, "ment…"}, {"mentor", 1, "…"},
    {"mentor", 0, ""},       {"mentor", -3, ""},      {"", 0, ""},            {"", 5, ""},
    {"中文字", 6, "中文字"}, {"中文字", 5, "中文…"},  {"中文字", 4, "中…"},   {"中文字", 2, "…"},
    {"e\u0301e\u0301", 2, "e\u0301e\u0301"},          {"e\u0301e\u0301x", 2, "e\u0301…"},
};

START_TEST(text_is_cut_at_whole_letters) {
    struct buf out = {0};
    text_add_cut(&out, cuts[_i].text, cuts[_i].columns, "…");
    ck_assert_str_eq(buf_string(&out), cuts[_i].cut);
    buf_free(&out);
}
END_TEST

static const struct {
    const char *text;
    int columns;
    const char *lines; /* divided by | */
} wraps[] = {
    {"a mentor helps", 8, "a mentor|helps"},
    {"a mentor helps", 7, "a|mentor|helps"},
    {"a mentor helps", 14, "a mentor helps"},
    {"mentor   helps", 6, "mentor|helps"},
    {"mentor helps   ", 6, "mentor|helps"},
    {"mentor ", 6, "mentor"},
    {"mentor", 4, "ment|or"},
    {"   mentor", 5, "   me|ntor"},
    {"LOB-scan", 5, "LOB-|scan"},
    {"a - b", 3, "a -|b"},
    {"in - out", 4, "in -|out"},
    {"een -lijn", 6, "een|-lijn"},
    {"one\ntwo", 10, "one|two"},
    {"one\n\ntwo", 10, "one||two"},
    {"one two\nx", 3, "one|two|x"},
    {"one   \nx", 3, "one|x"},
    {"one\n", 10, "one"},
    {"\n", 10, ""},
    {"中文字 典", 4, "中文|字|典"},
    {"中文", 3, "中|文"},
    {"中文", 1, "中|文"},
    {"ab -\u0301cdef", 5, "ab|-\u0301cdef"}, /* a hyphen with a mark is no hyphen */
    {"ab c-\u0301de", 5, "ab|c-\u0301de"},
    {"ab \u0301cd", 3, "ab \u0301|cd"}, /* nor is a blank with a mark a blank */
};

START_TEST(text_is_wrapped_at_blanks_and_hyphens) {
    const char *text = wraps[_i].text;
    size_t length = strlen(text), at = 0;
    struct buf lines = {0};
    while (at < length) {
        struct text_line line = text_wrap(text + at, length - at, wraps[_i].columns);
        ck_assert_uint_gt(line.next, 0);
        buf_addf(&lines, "%s%.*s", at ? "|" : "", (int)line.length, text + at);
        at += line.next;
    }
    ck_assert_str_eq(buf_string(&lines), wraps[_i].lines);
    ck_assert_uint_eq(at, length);
    buf_free(&lines);
}
END_TEST

static const struct {
    const char *bytes, *clean, *lines;
} dirty[] = {
    {"plain é 中 😀", "plain é 中 😀", "plain é 中 😀"},
    {"a\x1b[31mb", "a[31mb", "a[31mb"},
    {"a\x07\x08\x7f\xc2\x85\xc2\x9b\xc2\x90z", "az", "az"},
    {"a\u202e\u2066\u200f\u061cz", "az", "az"},
    {"\ufeffa\u2028b\u2029", "ab", "ab"},
    {"a\tb\r\nc", "a b c", "a b\nc"},
    {"\n", " ", "\n"},
    {"a\xff""b\xe2\x82", "a\uFFFDb\uFFFD", "a\uFFFDb\uFFFD"},
    {"e\u0301 \u200d\ufe0f", "e\u0301 \u200d\ufe0f", "e\u0301 \u200d\ufe0f"},
    {"", "", ""},
};

START_TEST(cleaning_drops_what_steers_and_mends_what_is_broken) {
    struct buf clean = {0}, lines = {0};
    text_add_clean(&clean, dirty[_i].bytes, strlen(dirty[_i].bytes), false);
    text_add_clean(&lines, dirty[_i].bytes, strlen(dirty[_i].bytes), true);
    ck_assert_str_eq(buf_string(&clean), dirty[_i].clean);
    ck_assert_str_eq(buf_string(&lines), dirty[_i].lines);
    buf_free(&clean);
    buf_free(&lines);
}
END_TEST

START_TEST(cleaning_drops_nul_bytes) {
    struct buf clean = {0};
    text_add_clean(&clean, "a\0b", 3, true);
    ck_assert_str_eq(buf_string(&clean), "ab");
    buf_free(&clean);
}
END_TEST

static const struct {
    const char *text, *ascii;
} ascii[] = {
    {"Oriëntatie en begeleiding", "Orientatie en begeleiding"},
    {"ÀÉÎÕÜÇÑàéîõüçñß", "AEIOUCNaeioucnss"},
    {"Æsir øre ÿ Þ", "AEsir ore y Th"},
    {"2 → 3 · “goed” – ‘ja’…", "2 > 3 . \"goed\" - 'ja'."},
    {"(●) (◆) ─ ✓ €5", "(*) (#) - v EUR5"},
    {"ĳs Ĳ", "ijs IJ"},
    {"e\u0301", "e"},
    {"中", "??"},
    {"😀.", "??."},
    {"a\xff", "a?"},
};

START_TEST(ascii_keeps_what_can_be_kept) {
    struct buf out = {0};
    text_add_ascii(&out, ascii[_i].text);
    ck_assert_str_eq(buf_string(&out), ascii[_i].ascii);
    buf_free(&out);
}
END_TEST

static const struct {
    const char *a, *b;
    int distance;
} distances[] = {
    {"", "", 0},           {"mentor", "mentor", 0}, {"", "abc", 3},         {"abc", "", 3},
    {"first", "frist", 1}, {"first", "firs", 1},    {"first", "firsts", 1}, {"first", "forst", 1},
    {"first", "second", 6}, {"ab", "ba", 1},        {"abcd", "badc", 2},    {"ca", "abc", 3},
    {"kitten", "sitting", 3},
    {"123456789012345678901234567890123456789012345678",
     "123456789012345678901234567890123456789012345678", 0},
    {"1234567890123456789012345678901234567890123456789", "1", 99},
    {"1", "1234567890123456789012345678901234567890123456789", 99},
};

START_TEST(distance_counts_slips) {
    ck_assert_int_eq(text_distance(distances[_i].a, distances[_i].b), distances[_i].distance);
    ck_assert_int_eq(text_distance(distances[_i].b, distances[_i].a), distances[_i].distance);
}
END_TEST

static const struct {
    const char *name, *nearest;
} names[] = {
    {"frist", "first"}, {"policy", "policy"}, {"polcy", "policy"}, {"scond", "second"},
    {"zzz", NULL},      {"", NULL},           {"secondary", "second"}, {"xfirstx", "first"},
    {"fi", NULL},       {"second-line", NULL},
};

START_TEST(a_near_name_is_proposed_and_a_far_one_is_not) {
    static const char *const known[] = {"first", "second", "policy"};
    const char *nearest = text_nearest(names[_i].name, known, ARRAY_LENGTH(known));
    if (names[_i].nearest)
        ck_assert_str_eq(nearest, names[_i].nearest);
    else
        ck_assert_ptr_null(nearest);
    ck_assert_ptr_null(text_nearest(names[_i].name, NULL, 0));
}
END_TEST

TCase *base_text_case(void) {
    TCase *text = tcase_create("text");
    tcase_add_loop_test(text, every_broken_form_is_one_replacement, 0, ARRAY_LENGTH(codes));
    tcase_add_test(text, every_code_point_is_read_as_it_was_written);
    tcase_add_test(text, what_steers_a_terminal_is_known);
    tcase_add_loop_test(text, what_a_person_sees_as_a_letter_stays_together, 0,
                        ARRAY_LENGTH(letters));
    tcase_add_loop_test(text, a_letter_with_its_marks_is_one_cluster, 0, ARRAY_LENGTH(clusters));
    tcase_add_loop_test(text, text_is_cut_at_whole_letters, 0, ARRAY_LENGTH(cuts));
    tcase_add_loop_test(text, text_is_wrapped_at_blanks_and_hyphens, 0, ARRAY_LENGTH(wraps));
    tcase_add_loop_test(text, cleaning_drops_what_steers_and_mends_what_is_broken, 0,
                        ARRAY_LENGTH(dirty));
    tcase_add_test(text, cleaning_drops_nul_bytes);
    tcase_add_loop_test(text, ascii_keeps_what_can_be_kept, 0, ARRAY_LENGTH(ascii));
    tcase_add_loop_test(text, distance_counts_slips, 0, ARRAY_LENGTH(distances));
    tcase_add_loop_test(text, a_near_name_is_proposed_and_a_far_one_is_not, 0,
                        ARRAY_LENGTH(names));
    return text;
}

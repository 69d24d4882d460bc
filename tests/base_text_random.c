/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for any text, shown on random ones: letters, wide and combining characters,
 * control characters and bytes that are no UTF-8. */
#include <config.h>

#include <string.h>

#include "base_parts.h"
#include "property.h"

#define CASES 4000

/* Counts the letters that the LENGTH bytes at S show: clusters with a column, but no blanks. */
static int visible(const char *s, size_t length) {
    int count = 0, columns;
    for (size_t at = 0; at < length;) {
        size_t n = text_cluster(s + at, length - at, &columns);
        count += columns > 0 && !(n == 1 && s[at] == ' ');
        at += n;
    }
    return count;
}

START_TEST(clusters_make_up_the_whole_text) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0};
        chance_text(&chance, &b, chance_between(&chance, 1, 20), PIECES_ALL);
        size_t at = 0;
        int columns, total = 0;
        while (at < b.length) {
            size_t used = text_cluster(b.bytes + at, b.length - at, &columns);
            PROPERTY(used >= 1 && used <= b.length - at, n);
            PROPERTY(columns >= 0 && columns <= 2, n);
            PROPERTY(text_cluster_before(b.bytes, at + used) == used, n);
            at += used;
            total += columns;
        }
        PROPERTY(total == text_columns(b.bytes), n);
        buf_free(&b);
    }
}
END_TEST

START_TEST(cutting_never_takes_more_columns_than_asked) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0}, cut = {0};
        chance_text(&chance, &b, chance_between(&chance, 0, 20), PIECES_ALL);
        int columns = chance_between(&chance, -1, 30), wide = 0;
        const char *text = buf_string(&b);
        size_t fits = text_fit(text, b.length, columns);
        int taken = text_columns_of(text, fits);
        PROPERTY(taken <= columns || fits == 0, n);
        if (fits < b.length) { /* the next letter did not fit */
            text_cluster(text + fits, b.length - fits, &wide);
            PROPERTY(taken + wide > columns, n);
        }
        text_add_cut(&cut, text, columns, "…");
        PROPERTY(text_columns(buf_string(&cut)) <= columns || cut.length == 0, n);
        PROPERTY(fits < b.length || strcmp(buf_string(&cut), text) == 0, n);
        buf_free(&cut);
        buf_free(&b);
    }
}
END_TEST

/* One line of TEXT from AT on, wrapped at COLUMNS; returns where the next one starts. */
static size_t check_line(const struct buf *text, size_t at, int columns, int n) {
    size_t left = text->length - at;
    const char *s = text->bytes + at;
    struct text_line line = text_wrap(s, left, columns);
    PROPERTY(line.next > 0 && line.next <= left && line.length <= line.next, n);
    PROPERTY(!memchr(s, '\n', line.length), n);
    int width, taken = text_columns_of(s, line.length);
    bool alone = line.length && text_cluster(s, left, &width) == line.length;
    PROPERTY(taken <= columns || alone, n);
    /* only blanks and one newline are passed over */
    for (size_t i = line.length; i < line.next; i++)
        PROPERTY(s[i] == ' ' || (s[i] == '\n' && i + 1 == line.next), n);
    return at + line.next;
}

START_TEST(wrapping_loses_nothing_and_always_moves_on) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0};
        chance_text(&chance, &b, chance_between(&chance, 1, 30), PIECES_ALL);
        int columns = chance_between(&chance, 1, 30), shown = 0;
        for (size_t at = 0; at < b.length;) {
            size_t next = check_line(&b, at, columns, n);
            shown += visible(b.bytes + at, next - at);
            at = next;
        }
        PROPERTY(shown == visible(b.bytes, b.length), n);
        buf_free(&b);
    }
}
END_TEST

START_TEST(clean_text_has_nothing_to_clean) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0}, once = {0}, twice = {0};
        bool lines = chance_of(&chance, 50);
        chance_text(&chance, &b, chance_between(&chance, 0, 20), PIECES_ALL);
        text_add_clean(&once, buf_string(&b), b.length, lines);
        text_add_clean(&twice, buf_string(&once), once.length, lines);
        PROPERTY(strcmp(buf_string(&once), buf_string(&twice)) == 0, n);
        for (size_t at = 0; at < once.length;) {
            uint32_t code;
            at += text_decode(once.bytes + at, once.length - at, &code);
            PROPERTY(!text_is_control(code) || (lines && code == '\n'), n);
        }
        buf_free(&b);
        buf_free(&once);
        buf_free(&twice);
    }
}
END_TEST

START_TEST(clean_text_without_faults_stays_as_it_is) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0}, clean = {0};
        chance_text(&chance, &b, chance_between(&chance, 0, 20), PIECES_CLEAN);
        text_add_clean(&clean, buf_string(&b), b.length, true);
        PROPERTY(strcmp(buf_string(&b), buf_string(&clean)) == 0, n);
        buf_free(&b);
        buf_free(&clean);
    }
}
END_TEST

START_TEST(ascii_is_ascii) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct buf b = {0}, plain = {0}, again = {0};
        chance_text(&chance, &b, chance_between(&chance, 0, 20), PIECES_ALL);
        text_add_ascii(&plain, buf_string(&b));
        for (size_t i = 0; i < plain.length; i++)
            PROPERTY((unsigned char)plain.bytes[i] < 0x80, n);
        text_add_ascii(&again, buf_string(&plain));
        PROPERTY(strcmp(buf_string(&plain), buf_string(&again)) == 0, n);
        buf_free(&b);
        buf_free(&plain);
        buf_free(&again);
    }
}
END_TEST

START_TEST(distance_is_a_distance) {
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        char words[3][12];
        for (int w = 0; w < 3; w++) {
            int length = chance_between(&chance, 0, 11);
            for (int i = 0; i < length; i++)
                words[w][i] = (char)chance_between(&chance, 'a', 'c');
            words[w][length] = '\0';
        }
        int ab = text_distance(words[0], words[1]), longest = (int)strlen(words[0]);
        longest = longest > (int)strlen(words[1]) ? longest : (int)strlen(words[1]);
        PROPERTY(ab == text_distance(words[1], words[0]), n);
        PROPERTY((ab == 0) == (strcmp(words[0], words[1]) == 0), n);
        PROPERTY(ab <= longest, n);
        PROPERTY(text_distance(words[2], words[2]) == 0, n);
    }
}
END_TEST

TCase *base_text_random_case(void) {
    TCase *random = tcase_create("text at random");
    tcase_add_test(random, clusters_make_up_the_whole_text);
    tcase_add_test(random, cutting_never_takes_more_columns_than_asked);
    tcase_add_test(random, wrapping_loses_nothing_and_always_moves_on);
    tcase_add_test(random, clean_text_has_nothing_to_clean);
    tcase_add_test(random, clean_text_without_faults_stays_as_it_is);
    tcase_add_test(random, ascii_is_ascii);
    tcase_add_test(random, distance_is_a_distance);
    return random;
}

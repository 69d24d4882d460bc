/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/text.h"

#include <string.h>
#include <wchar.h>

#include "base/mem.h"

size_t text_decode(const char *s, size_t length, uint32_t *code) {
    const unsigned char *u = (const unsigned char *)s;
    *code = TEXT_REPLACEMENT;
    if (u[0] < 0x80) {
        *code = u[0];
        return 1;
    }
    size_t need;
    uint32_t least, value;
    if (u[0] >= 0xC2 && u[0] <= 0xDF) {
        need = 2, least = 0x80, value = u[0] & 0x1Fu;
    } else if ((u[0] & 0xF0) == 0xE0) {
        need = 3, least = 0x800, value = u[0] & 0x0Fu;
    } else if (u[0] >= 0xF0 && u[0] <= 0xF4) {
        need = 4, least = 0x10000, value = u[0] & 0x07u;
    } else {
        return 1;
    }
    for (size_t i = 1; i < need; i++) {
        if (i >= length || (u[i] & 0xC0) != 0x80)
            return i;
        value = value << 6 | (u[i] & 0x3Fu);
    }
    if (value >= least && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF))
        *code = value;
    return need;
}

void text_encode(struct buf *out, uint32_t code) {
    char b[4];
    size_t n;
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = TEXT_REPLACEMENT;
    if (code < 0x80) {
        b[0] = (char)code;
        n = 1;
    } else if (code < 0x800) {
        b[0] = (char)(0xC0 | code >> 6);
        b[1] = (char)(0x80 | (code & 0x3F));
        n = 2;
    } else if (code < 0x10000) {
        b[0] = (char)(0xE0 | code >> 12);
        b[1] = (char)(0x80 | (code >> 6 & 0x3F));
        b[2] = (char)(0x80 | (code & 0x3F));
        n = 3;
    } else {
        b[0] = (char)(0xF0 | code >> 18);
        b[1] = (char)(0x80 | (code >> 12 & 0x3F));
        b[2] = (char)(0x80 | (code >> 6 & 0x3F));
        b[3] = (char)(0x80 | (code & 0x3F));
        n = 4;
    }
    buf_add(out, b, n);
}

bool text_is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
           (code >= 0x200E && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x061C || code == 0xFEFF;
}

static int code_columns(uint32_t code) {
    if (code < 0x7F)
        return code >= 0x20;
    int columns = wcwidth((wchar_t)code);
    return columns < 0 ? !text_is_control(code) : columns;
}

static bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F;
}

size_t text_cluster(const char *s, size_t length, int *columns) {
    uint32_t code;
    if (is_plain(s[0]) && (length == 1 || (unsigned char)s[1] < 0x80)) { /* nearly always */
        *columns = 1;
        return 1;
    }
    size_t used = text_decode(s, length, &code);
    *columns = code_columns(code);
    while (used < length && (unsigned char)s[used] >= 0x80) {
        size_t more = text_decode(s + used, length - used, &code);
        if (code == TEXT_REPLACEMENT || text_is_control(code) || code_columns(code) != 0)
            break;
        used += more;
    }
    return used;
}

size_t text_cluster_before(const char *s, size_t at) {
    size_t start = 0, last = 0;
    while (start < at) {
        int columns;
        last = text_cluster(s + start, at - start, &columns);
        start += last;
    }
    return last;
}

#define ZERO_WIDTH_JOINER 0x200Du

static bool is_flag_half(uint32_t code) {
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t code) {
    return code >= 0x1F3FB && code <= 0x1F3FF;
}

/* True when the LENGTH bytes at S end in a joiner. */
static bool ends_joined(const char *s, size_t length) {
    uint32_t code;
    return length >= 3 && text_decode(s + length - 3, 3, &code) == 3 && code == ZERO_WIDTH_JOINER;
}

size_t text_letter(const char *s, size_t length) {
    int columns;
    uint32_t first, next;
    size_t used = text_cluster(s, length, &columns);
    text_decode(s, length, &first);
    for (bool flag = is_flag_half(first); used < length; flag = false) {
        text_decode(s + used, length - used, &next);
        if (!ends_joined(s, used) && !is_skin_tone(next) && !(flag && is_flag_half(next)))
            break;
        used += text_cluster(s + used, length - used, &columns);
    }
    return used;
}

size_t text_letter_before(const char *s, size_t at) {
    size_t start = 0, last = 0;
    while (start < at) {
        last = text_letter(s + start, at - start);
        start += last;
    }
    return last;
}

int text_columns_of(const char *s, size_t length) {
    int total = 0, columns;
    for (size_t at = 0; at < length; total += columns)
        at += text_cluster(s + at, length - at, &columns);
    return total;
}

int text_columns(const char *s) {
    return text_columns_of(s, strlen(s));
}

size_t text_fit(const char *s, size_t length, int columns) {
    size_t at = 0;
    while (at < length) {
        int wide;
        size_t n = text_cluster(s + at, length - at, &wide);
        if (wide > columns)
            break;
        columns -= wide;
        at += n;
    }
    return at;
}

void text_add_cut(struct buf *out, const char *s, int columns, const char *mark) {
    size_t length = strlen(s);
    size_t fits = text_fit(s, length, columns);
    if (fits == length) {
        buf_add(out, s, length);
        return;
    }
    int room = columns - text_columns(mark);
    if (room < 0)
        return;
    buf_add(out, s, text_fit(s, length, room));
    buf_add_string(out, mark);
}

/* True when S[AT] is C and stands alone: with a combining mark it is another letter. */
static bool is_alone(const char *s, size_t length, size_t at, char c) {
    int columns;
    return s[at] == c && text_cluster(s + at, length - at, &columns) == 1;
}

struct text_line text_wrap(const char *s, size_t length, int columns) {
    const char *newline = memchr(s, '\n', length);
    size_t paragraph = newline ? (size_t)(newline - s) : length;
    size_t after = newline ? paragraph + 1 : length;
    size_t fits = text_fit(s, paragraph, columns);
    if (fits == paragraph)
        return (struct text_line){fits, after};
    if (fits == 0) { /* one cluster wider than the line: show it all the same */
        int wide;
        size_t n = text_cluster(s, paragraph, &wide);
        return (struct text_line){n, n};
    }
    size_t cut = fits;
    if (!is_alone(s, paragraph, fits, ' '))
        while (cut > 0 && !is_alone(s, paragraph, cut - 1, ' ') &&
               !(is_alone(s, paragraph, cut - 1, '-') && cut > 1 && s[cut - 2] != ' '))
            cut--;
    if (cut == 0)
        return (struct text_line){fits, fits};
    size_t shown = cut, next = cut;
    while (shown > 0 && s[shown - 1] == ' ')
        shown--;
    while (next < paragraph && is_alone(s, paragraph, next, ' '))
        next++;
    if (shown == 0) /* only blanks before the cut: keep going inside the word */
        return (struct text_line){fits, fits};
    return (struct text_line){shown, next == paragraph ? after : next};
}

void text_add_clean(struct buf *out, const char *s, size_t length, bool keep_newlines) {
    for (size_t at = 0; at < length;) {
        uint32_t code;
        at += text_decode(s + at, length - at, &code);
        if (code == '\n' && keep_newlines)
            buf_add_char(out, '\n');
        else if (code == '\n' || code == '\t')
            buf_add_char(out, ' ');
        else if (!text_is_control(code))
            text_encode(out, code);
    }
}

/* The letters of U+00C0..U+017F without their accents; '?' where none comes near. */
static const char *const latin_plain[] = {
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I", /* C0 */
    "D", "N", "O", "O", "O", "O", "O", "x", "O", "U", "U", "U", "U", "Y", "Th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", /* E0 */
    "d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",
};

static const struct {
    uint32_t code;
    const char *plain;
} signs_plain[] = {
    {0x00A0, " "},  {0x00B7, "."},  {0x0132, "IJ"}, {0x0133, "ij"}, {0x2010, "-"},  {0x2011, "-"},
    {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x2022, "*"},  {0x2026, "."},  {0x20AC, "EUR"}, {0x2190, "<"}, {0x2191, "^"},
    {0x2192, ">"},  {0x2193, "v"},  {0x2500, "-"},  {0x25C6, "#"},  {0x25CB, "o"},  {0x25CF, "*"},
    {0x2588, "#"},  {0x2713, "v"},  {0x00D7, "x"},
};

static void add_ascii_code(struct buf *out, uint32_t code) {
    if (code < 0x80) {
        buf_add_char(out, (char)code);
        return;
    }
    if (code >= 0xC0 && code < 0xC0 + ARRAY_LENGTH(latin_plain)) {
        buf_add_string(out, latin_plain[code - 0xC0]);
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(signs_plain); i++)
        if (signs_plain[i].code == code) {
            buf_add_string(out, signs_plain[i].plain);
            return;
        }
    if (code_columns(code) > 0)
        buf_add_repeat(out, "?", code_columns(code));
}

void text_add_ascii(struct buf *out, const char *s) {
    size_t length = strlen(s);
    for (size_t at = 0, plain = 0; at < length; plain = 0) {
        uint32_t code;
        while (at + plain < length && (unsigned char)s[at + plain] < 0x80)
            plain++;
        buf_add(out, s + at, plain);
        at += plain;
        if (at == length)
            break;
        at += text_decode(s + at, length - at, &code);
        add_ascii_code(out, code);
    }
}

#define DISTANCE_LETTERS 48

static int min3(int a, int b, int c) {
    int m = a < b ? a : b;
    return m < c ? m : c;
}

bool text_ends_in(const char *s, const char *ending) {
    size_t length = strlen(s), end = strlen(ending);
    return length > end && strcmp(s + length - end, ending) == 0;
}

int text_distance(const char *a, const char *b) {
    size_t la = strlen(a), lb = strlen(b);
    if (la > DISTANCE_LETTERS || lb > DISTANCE_LETTERS)
        return 99;
    int rows[3][DISTANCE_LETTERS + 1];
    for (size_t j = 0; j <= lb; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= la; i++) {
        int *now = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t j = 1; j <= lb; j++) {
            now[j] = min3(above[j] + 1, now[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_above[j - 2] + 1 < now[j])
                now[j] = two_above[j - 2] + 1;
        }
    }
    return rows[la % 3][lb];
}

const char *text_nearest(const char *name, const char *const *names, size_t count) {
    int limit = (int)strlen(name) / 3 + 1, best = limit + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        int distance = text_distance(name, names[i]);
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

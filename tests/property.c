/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "property.h"

#include <stdlib.h>

#define SEED_USUAL 20161129u

uint64_t property_seed(void) {
    const char *given = getenv("TEST_SEED");
    return given ? strtoull(given, NULL, 10) : SEED_USUAL;
}

/* SplitMix64. */
static uint64_t chance_next(struct chance *chance) {
    uint64_t z = chance->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct chance property_case(int n) {
    struct chance chance = {property_seed()};
    chance.state = chance_next(&chance) + (uint64_t)n * 0xd1b54a32d192ed03u;
    return chance;
}

int chance_between(struct chance *chance, int least, int most) {
    return least + (int)(chance_next(chance) % (uint64_t)(most - least + 1));
}

bool chance_of(struct chance *chance, int percent) {
    return chance_between(chance, 1, 100) <= percent;
}

static const char *const pieces[][10] = {
    {"a", "b", "e", "loopbaan", "mentor", " ", " ", "  ", "-", "LOB-scan"},
    {"\"", "'", "\\", ": ", " #", "%s%n", "{}", "[*&!|>]", "---", "? "},
    {"é", "ï", "€", "→", "●", "中", "文", "한", "😀", "Ａ"},
    {"\u0301", "\u0308", "\u200d", "\ufe0f", "\u20dd", "e\u0301", "\u0327",
     "\u0651", "\u0e31", "\u094d"},
    {"\n", "\n", "\n\n", "\n ", " \n", "\n-", "\n#", "a\n", "\n...\n", "\n---\n"},
    {"\t", "\r", "\x1b[31m", "\x7f", "\xc2\x85", "\xc2\x9b", "\u202e", "\u2066", "\ufeff",
     "\u2028"},
    {"\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\x80", "\xf0\x9f",
     "\xe0\x80\x80", "\xf8\x88\x80\x80\x80"},
};

void chance_text(struct chance *chance, struct buf *out, int count, int kinds) {
    for (int i = 0; i < count;) {
        int kind = chance_between(chance, 0, (int)ARRAY_LENGTH(pieces) - 1);
        int piece = chance_between(chance, 0, (int)ARRAY_LENGTH(pieces[0]) - 1);
        if (!(kinds & 1 << kind))
            continue;
        buf_add_string(out, pieces[kind][piece]);
        i++;
    }
}

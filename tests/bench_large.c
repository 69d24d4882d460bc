/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "bench_large.h"

#include <time.h>

#include "framework/framework.h"

static const char head[] =
    "lobspiegel: framework/1\nid: large\nversion: \"1\"\nlanguages: [nl, en]\n"
    "title: {nl: Groot, en: Large}\nscale:\n";

static const char lines[] =
    "lines:\n  first: {name: {nl: eerste, en: first}, definition: {nl: allen, en: all}}\n";

static void add_item(struct buf *out, int i, int dimensions) {
    buf_addf(out,
             "  it-%06d:\n"
             "    dimension: dim-%d\n    kind: skill\n    depth: full\n    lines: [first]\n"
             "    statement:\n"
             "      nl: \"Ik doe op mijn werk met jongeren vaak ding nummer %d.\"\n"
             "      en: \"At my work with young people I often do thing number %d.\"\n"
             "    example:\n"
             "      nl: \"je vertelt een nieuwe collega in drie zinnen hoe je dat doet.\"\n"
             "      en: \"you tell a new colleague in three sentences how you do that.\"\n",
             i, i % dimensions, i, i);
}

void large_framework(int items, int dimensions, struct buf *out) {
    buf_add_string(out, head);
    for (int level = 0; level < LEVELS; level++)
        buf_addf(out, "  - {name: {nl: n%d, en: l%d}, meaning: {nl: m, en: m}}\n", level, level);
    buf_add_string(out, lines);
    buf_add_string(out, "dimensions:\n");
    for (int d = 0; d < dimensions; d++)
        buf_addf(out, "  dim-%d: {name: {nl: Deel %d, en: Part %d}}\n", d, d + 1, d + 1);
    buf_add_string(out, "items:\n");
    for (int i = 0; i < items; i++)
        add_item(out, i, dimensions);
}

double large_cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

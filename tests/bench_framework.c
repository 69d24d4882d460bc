/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long reading a large framework takes, beside what libyaml itself needs for the same bytes,
 * and how memory grows with the number of items. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <yaml.h>

#include "bench_large.h"
#include "framework/framework.h"

static double parse_only(const struct buf *bytes) {
    double start = large_cpu_ms();
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes->bytes, bytes->length);
    for (bool more = true; more;) {
        if (!yaml_parser_parse(&parser, &event))
            break;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return large_cpu_ms() - start;
}

static double read_all(const struct buf *bytes) {
    struct problems problems = {0};
    double start = large_cpu_ms();
    struct framework *fw = framework_read("large", bytes->bytes, bytes->length, &problems);
    double took = large_cpu_ms() - start;
    if (!fw)
        fprintf(stderr, "the framework is refused\n");
    framework_free(fw);
    problems_free(&problems);
    return took;
}

static long peak_kb(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int main(void) {
    static const int sizes[] = {100, 1000, 10000};
    printf("\nreading a framework, processor time in ms, beside libyaml's own parser\n"
           "%8s %10s %10s %10s %8s %12s\n",
           "items", "bytes", "libyaml", "reader", "ratio", "peak KB");
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        struct buf bytes = {0};
        double best_parse = 1e9, best_read = 1e9;
        large_framework(sizes[i], 1, &bytes);
        for (int run = 0; run < 5; run++) {
            double parse = parse_only(&bytes), read = read_all(&bytes);
            best_parse = parse < best_parse ? parse : best_parse;
            best_read = read < best_read ? read : best_read;
        }
        printf("%8d %10zu %10.2f %10.2f %8.2f %12ld\n", sizes[i], bytes.length, best_parse,
               best_read, best_read / best_parse, peak_kb());
        buf_free(&bytes);
    }
    return EXIT_SUCCESS;
}

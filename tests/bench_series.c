/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdlib.h>

#include "bench.h"

void series_add(struct series *series, double sample) {
    if (series->count == series->capacity) {
        series->capacity = 2 * series->capacity + 16;
        series->samples = realloc(series->samples, series->capacity * sizeof sample);
        if (!series->samples)
            abort();
    }
    series->samples[series->count++] = sample;
}

static int compare(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

double series_percentile(struct series *series, double share) {
    qsort(series->samples, series->count, sizeof *series->samples, compare);
    size_t rank = (size_t)(share * (double)series->count + 0.999999);
    return series->samples[rank > 0 ? rank - 1 : 0];
}

void measured_free(struct measured *result) {
    for (int i = 0; i < FIGURES; i++)
        free(result->figures[i].samples);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_large: frameworks of any number of items, to see how cost grows with it. */
#ifndef TESTS_BENCH_LARGE_H
#define TESTS_BENCH_LARGE_H

#include "base/buf.h"

/* Adds the file of a framework with so many items, all of them for everybody at depth full, spread
 * over DIMENSIONS. */
void large_framework(int items, int dimensions, struct buf *out);

/* Processor time of this program so far, in milliseconds. */
double large_cpu_ms(void);

#endif

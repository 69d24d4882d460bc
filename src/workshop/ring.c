/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "workshop/ring.h"

#include <stdlib.h>

#include "base/mem.h"

#define DIGITS_MAX 16

int ring_plus(const struct ring *ring, int a, int b) {
    return ring->plus[a * ring->order + b];
}

int ring_times(const struct ring *ring, int a, int b) {
    return ring->times[a * ring->order + b];
}

bool ring_is_unit(const struct ring *ring, int a) {
    for (int b = 1; b < ring->order; b++)
        if (ring_times(ring, a, b) == 0)
            return false;
    return a != 0 || ring->order == 1;
}

static void fill_modulo(struct ring *ring) {
    for (int a = 0; a < ring->order; a++)
        for (int b = 0; b < ring->order; b++) {
            ring->plus[a * ring->order + b] = (a + b) % ring->order;
            ring->times[a * ring->order + b] = a * b % ring->order;
        }
}

/* ORDER as a power, at least the second, of a prime; false when it is none. */
static bool is_power(int order, int *prime, int *degree) {
    int p = 2, rest = order;
    while (p * p <= order && order % p)
        p++;
    for (*degree = 0; rest % p == 0; rest /= p)
        ++*degree;
    *prime = p;
    return rest == 1 && *degree > 1;
}

static void digits_of(int number, int prime, int *digits, int count) {
    for (int i = 0; i < count; i++, number /= prime)
        digits[i] = number % prime;
}

static int number_of(const int *digits, int prime, int count) {
    int number = 0;
    for (int i = count - 1; i >= 0; i--)
        number = number * prime + digits[i];
    return number;
}

/* Numbers are polynomials: their digits in base PRIME are the coefficients. The product is taken
 * modulo x^DEGREE + TAIL. */
static int product(int a, int b, int prime, int degree, int tail) {
    int left[DIGITS_MAX], right[DIGITS_MAX], low[DIGITS_MAX], all[2 * DIGITS_MAX] = {0};
    digits_of(a, prime, left, degree);
    digits_of(b, prime, right, degree);
    digits_of(tail, prime, low, degree);
    for (int i = 0; i < degree; i++)
        for (int j = 0; j < degree; j++)
            all[i + j] = (all[i + j] + left[i] * right[j]) % prime;
    for (int i = 2 * degree - 2; i >= degree; i--)
        for (int j = 0; j < degree; j++)
            all[i - degree + j] = (all[i - degree + j] + (prime - low[j]) * all[i]) % prime;
    return number_of(all, prime, degree);
}

static int sum(int a, int b, int prime, int degree) {
    int left[DIGITS_MAX], right[DIGITS_MAX];
    digits_of(a, prime, left, degree);
    digits_of(b, prime, right, degree);
    for (int i = 0; i < degree; i++)
        left[i] = (left[i] + right[i]) % prime;
    return number_of(left, prime, degree);
}

static void fill_field(struct ring *ring, int prime, int degree, int tail) {
    for (int a = 0; a < ring->order; a++)
        for (int b = 0; b < ring->order; b++) {
            ring->plus[a * ring->order + b] = sum(a, b, prime, degree);
            ring->times[a * ring->order + b] = product(a, b, prime, degree, tail);
        }
}

static bool is_field(const struct ring *ring) {
    for (int a = 1; a < ring->order; a++)
        if (!ring_is_unit(ring, a))
            return false;
    return true;
}

struct ring *ring_new(int order) {
    struct ring *ring = mem_new(1, sizeof *ring);
    int prime, degree, tail = 1;
    ring->order = order;
    ring->plus = mem_new((size_t)order * (size_t)order, sizeof *ring->plus);
    ring->times = mem_new((size_t)order * (size_t)order, sizeof *ring->times);
    if (order > 1 && is_power(order, &prime, &degree))
        do /* there is always a polynomial that makes a field, and it is near */
            fill_field(ring, prime, degree, tail++);
        while (!is_field(ring) && tail < order);
    else
        fill_modulo(ring);
    return ring;
}

void ring_free(struct ring *ring) {
    if (!ring)
        return;
    free(ring->plus);
    free(ring->times);
    free(ring);
}

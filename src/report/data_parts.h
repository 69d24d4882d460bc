/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data_parts: what the files that write JSON share. Private to this folder. Every function returns
 * a new value, which the caller owns. */
#ifndef REPORT_DATA_PARTS_H
#define REPORT_DATA_PARTS_H

#include <jansson.h>

#include "advice/advice.h"
#include "profile/compare.h"

/* An id with a name, for people who read the file. */
json_t *data_named(const struct framework *framework, const char *id, const struct localized *name,
                   const char *language);

/* An item's id with its statement. */
json_t *data_item(const struct framework *framework, int item, const char *language);

json_t *data_profile(const struct profile *profile, const char *language);

/* The bands of an earlier profile, and from when they are. */
json_t *data_previous(const struct profile *previous, const struct assessment *now);

json_t *data_band(int low, int high);

/* The parts of a comparison, to be added to ROOT. */
void data_comparison(const struct comparison *comparison, const char *language, json_t *root);

json_t *data_advice(const struct advice *advice, int hours, const char *language);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands: bands of levels in words and in plots; what documents share. Private to this folder. */
#ifndef REPORT_BANDS_H
#define REPORT_BANDS_H

#include "profile/compare.h"
#include "report/doc.h"

/* "on my own to adapted", or one level name; "" when LOW is -1. The caller frees it. */
char *band_words(const struct framework *framework, int low, int high, const char *language);

/* A plot with the short names of the levels on its axis. */
struct plot *band_plot(struct doc *doc, const char *title, const struct framework *framework,
                       const char *language);

/* A row of it, with its sentence: "now explored, wanted adapted, last time explored". */
void band_plot_row(struct doc *doc, struct plot *plot, const char *name,
                   const struct plot_band bands[PLOT_MARKS], const struct framework *framework,
                   const char *language);

/* The days of two moments, and that the questionnaire changed in between when it did. */
void band_moments(struct doc *doc, const struct assessment *then, const struct assessment *now,
                  enum style style);

/* What the digits stand for: a heading and all levels by name. */
void band_levels(struct doc *doc, const struct framework *framework, const char *language);

#endif

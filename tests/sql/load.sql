-- SPDX-License-Identifier: GPL-3.0-or-later
-- Loads the CSV files of a release from the folder it is started in, for SQLite. Empty cells come
-- in as '': the other files here read these with nullif().
.bail on
.mode csv
.import cells.csv cells
.import figures.csv figures
.import needs.csv needs
.import parts.csv parts
.import release.csv release
.import items.csv items
.import scale.csv scale
.mode list
.separator "\t"

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people want most: the lowest scores first, as in the report.
SELECT f.item, CAST(f.score AS INTEGER), CAST(f.people AS BIGINT), i."text"
FROM figures AS f JOIN items AS i ON i.id = f.item AND i."table" = 'item'
WHERE COALESCE(CAST(f.score AS VARCHAR), '') <> ''
ORDER BY CAST(f.score AS INTEGER), f.item;

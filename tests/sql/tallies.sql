-- SPDX-License-Identifier: GPL-3.0-or-later
-- The counts of each item, and the levels in which their middle lies, worked out anew from the
-- counts: those levels must be the ones that the report gives.
WITH tallies AS (
    SELECT bucket, "table", id, measure,
        CAST(level_from AS INTEGER) AS low, CAST(level_to AS INTEGER) AS high,
        CAST(count AS BIGINT) AS n,
        CAST(middle_from AS INTEGER) AS middle_from, CAST(middle_to AS INTEGER) AS middle_to
    FROM cells WHERE status = 'tally'
), running AS (
    SELECT *,
        SUM(n) OVER (PARTITION BY bucket, "table", id, measure ORDER BY low) AS upto,
        SUM(n) OVER (PARTITION BY bucket, "table", id, measure) AS total
    FROM tallies
), worked_out AS (
    SELECT bucket, "table", id, measure, MAX(total) AS total,
        MIN(CASE WHEN 2 * upto >= total THEN low END) AS low,
        MIN(CASE WHEN 2 * upto > total THEN high END) AS high,
        MAX(middle_from) AS told_low, MAX(middle_to) AS told_high
    FROM running GROUP BY bucket, "table", id, measure
)
SELECT bucket, "table", id, measure, CAST(total AS BIGINT), low, high,
    CASE WHEN low = told_low AND high = told_high THEN 'same' ELSE 'other' END
FROM worked_out ORDER BY bucket, "table", id, measure;

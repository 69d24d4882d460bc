-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many cells are told in each form, and numbers that stand where none may stand.
SELECT status, COUNT(*),
    SUM(CASE WHEN status = 'suppressed' AND (COALESCE(CAST(people AS VARCHAR), '') <> '' OR
        COALESCE(CAST(count AS VARCHAR), '') <> '' OR
        COALESCE(CAST(percent AS VARCHAR), '') <> '' OR
        COALESCE(CAST(level_from AS VARCHAR), '') <> '') THEN 1 ELSE 0 END)
FROM (SELECT DISTINCT bucket, "table", id, measure, status, people, share, reason,
        CASE WHEN status = 'tally' THEN NULL ELSE count END AS count,
        CASE WHEN status = 'tally' THEN NULL ELSE percent END AS percent,
        CASE WHEN status = 'tally' THEN NULL ELSE level_from END AS level_from
    FROM cells) AS told
GROUP BY status ORDER BY status;

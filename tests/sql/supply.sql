-- SPDX-License-Identifier: GPL-3.0-or-later
-- The supply check with the words of the items: what no module teaches, and what only teacher
-- education does.
SELECT n.what, n.id, CAST(n.wishes AS BIGINT), i."text"
FROM needs AS n JOIN items AS i ON i.id = n.id AND i."table" = 'item'
WHERE n.what IN ('gap', 'gap-initial')
ORDER BY n.what, CAST(n.wishes AS BIGINT) DESC, n.id;

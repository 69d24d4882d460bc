// SPDX-License-Identifier: GPL-3.0-or-later
// Counts a folder of results in SQL, with DuckDB: the files are read as text, answers are found by
// a pattern. Prints how many results and levels there are. MODULES is where npm put
// @duckdb/node-api.
//
//     gather_peer.js FOLDER MODULES
const { createRequire } = require('module');

const sql = `
    WITH files AS (SELECT content FROM read_text('${process.argv[2]}/*.yaml')),
    answers AS (
        SELECT regexp_extract(content, 'bucket: ([a-z0-9-]+)', 1) AS bucket,
               unnest(regexp_extract_all(content, '\\n  [a-z0-9-]+: [0-4](>[0-4])?')) AS answer
        FROM files),
    tally AS (SELECT bucket, answer, count(*) AS people FROM answers GROUP BY ALL)
    SELECT (SELECT count(DISTINCT regexp_extract(content, 'random: "([0-9a-f]+)"', 1)) FROM files)
               || ' ' || sum(people) FROM tally`;

(async () => {
    const { DuckDBInstance } = createRequire(process.argv[3] + '/')('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const answer = await connection.runAndReadAll(sql);
    console.log(answer.getRows()[0][0]);
})();

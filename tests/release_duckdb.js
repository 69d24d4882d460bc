// SPDX-License-Identifier: GPL-3.0-or-later
// release_duckdb: loads the files of a release in DuckDB and answers SQL. Started by
// release_tools.sh.
//
//     node release_duckdb.js MODULES FORMAT FOLDER SQL...
//
// MODULES is the node_modules with @duckdb/node-api; FORMAT is csv, jsonl or package (then names,
// paths and types come from datapackage.json). Prints rows as sqlite3 does, tabs between columns.
'use strict';
const fs = require('fs');
const path = require('path');

const [modules, format, folder, ...queries] = process.argv.slice(2);
const { DuckDBInstance } = require(path.join(modules, '@duckdb/node-api'));

const tables = ['cells', 'figures', 'needs', 'parts', 'release', 'items', 'scale'];
const types = { string: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' };

function quoted(text) {
  return "'" + text.replace(/'/g, "''") + "'";
}

// What each table is read from.
function sources() {
  if (format === 'csv')
    return tables.map((name) => [name, `read_csv(${quoted(path.join(folder, name + '.csv'))})`]);
  if (format === 'jsonl')
    return tables.map((name) => [name, `read_json(${quoted(path.join(folder, name + '.jsonl'))}, ` +
      `format = 'newline_delimited')`]);
  const descriptor = JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
  return descriptor.resources.map(({ name, path: file, schema }) => {
    const columns = schema.fields.map((f) => `${quoted(f.name)}: ${quoted(types[f.type])}`);
    const missing = schema.missingValues.map(({ value }) => quoted(value)).join(', ');
    return [name, `read_csv(${quoted(path.join(folder, file))}, header = true, ` +
      `nullstr = [${missing}], columns = {${columns.join(', ')}})`];
  });
}

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const [name, source] of sources())
    await connection.run(`CREATE TABLE "${name}" AS SELECT * FROM ${source}`);
  for (const query of queries) {
    const result = await connection.runAndReadAll(fs.readFileSync(query, 'utf8'));
    for (const row of result.getRows()) console.log(row.map((v) => v ?? '').join('\t'));
  }
}

main().catch((error) => {
  console.error(String(error));
  process.exit(1);
});

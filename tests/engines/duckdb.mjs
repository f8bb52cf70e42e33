// duckdb.mjs DATABASE FILE...: runs the SQL of files in DuckDB, in one database (":memory:" for none).
// The npm package @duckdb/node-api is looked for in the folder NPM_FOLDER.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.NPM_FOLDER ?? ".", "index.js"));
const { DuckDBInstance } = require("@duckdb/node-api");
const [database, ...files] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
for (const file of files) {
    await connection.run(readFileSync(file, "utf8"));
}
connection.closeSync();
instance.closeSync();

// duckdb.mjs DATABASE SQL: runs statements (parted by a ";" at the end of a line) in DuckDB.
// The npm package @duckdb/node-api is looked for where BENCH_NPM says.
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.BENCH_NPM ?? ".", "index.js"));
const { DuckDBInstance } = require("@duckdb/node-api");
const [database, sql] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
for (const statement of sql.split(/;\s*\n/)) {
    if (statement.trim()) {
        await connection.run(statement);
    }
}
connection.closeSync();
instance.closeSync();

// syntax.mjs SRC: what can be said of the offline page's script without a browser: that it is JavaScript,
// that it asks for the words which it is given and for no others, and that it names nothing twice.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

const src = process.argv[2];
const order = /set\(BLOCLINE_PAGE_PARTS ([^)]+)\)/.exec(readFileSync(join(src, 'CMakeLists.txt'), 'utf8'))[1].split(/\s+/);
const folder = join(src, 'page', 'script');
assert.deepEqual([...order].sort(), readdirSync(folder).map((name) => name.replace(/\.js$/, '')).sort());
const script = order.map((name) => readFileSync(join(folder, `${name}.js`), 'utf8')).join('');
new Script(`(() => {'use strict';\n${script}})()`); // throws where it is no JavaScript

const given = new Set([...readFileSync(join(src, 'page', 'page_words.c'), 'utf8').matchAll(/^    W\((\w+)\)/gm)].map((m) => m[1]));
const asked = new Set([...script.matchAll(/\bw\.([a-z_]+)/g)].map((m) => m[1]));
for (const name of script.matchAll(/button\('(\w+)'\)/g)) asked.add(name[1]);
// Those whose names are put together.
for (const view of /VIEWS = \[([^\]]+)\]/.exec(script)[1].match(/\w+/g)) asked.add(`v_${view}`);
for (const group of ['blocs', 'actors', 'people', 'events', 'sources', 'language']) asked.add(group);
for (const relation of [...given].filter((name) => name.startsWith('rel_'))) asked.add(relation);
for (const date of ['date_day', 'date_year', 'date_year_bc', 'date_in_year', 'date_in_year_bc', 'months', 'months_in_day']) {
    assert.ok(asked.delete(date), date);
}
assert.deepEqual([...asked].filter((name) => !given.has(name)), [], 'asked for, but not in page_words.c');
assert.deepEqual([...given].filter((name) => !asked.has(name)), [], 'in page_words.c, but not asked for');

// Each name of the outermost level once: the parts are one script.
const names = [...script.matchAll(/^(?:const|let|function) (\w+)/gm)].map((m) => m[1]);
assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
for (const line of script.split('\n')) assert.ok(!/\t| $/.test(line), line);

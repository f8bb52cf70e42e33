// check.mjs BUILD: what the tools themselves make of our exports. Needs the modules of package.json
// in BUILD/npm/node_modules (cmake -DBLOCLINE_NPM=ON installs them); without them the test is
// skipped, with the exit status 77.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import assert from 'node:assert/strict';

const build = resolve(process.argv[2]);
const require = createRequire(join(build, 'npm', 'package.json'));
let found;
try {
    found = (name) => require.resolve(name);
    ['vega', 'vega-lite', 'ical.js', 'ajv', 'ajv-formats'].forEach(found);
} catch (error) {
    console.log(`skipped: ${error.message.split('\n')[0]}; configure with -DBLOCLINE_NPM=ON`);
    process.exit(77);
}
const vega = await import(found('vega'));
const vegaLite = await import(found('vega-lite'));
const ICAL = (await import(found('ical.js'))).default;
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

const blocline = (...words) =>
    execFileSync(join(build, 'blocline'), [...words, '-q'], {
        encoding: 'utf8',
        env: { ...process.env, BLOCLINE_DB: join(build, 'blocline.db') },
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: 1 << 28,
    });

// ---- Vega-Lite: the schema, the compiler, and a drawing with marks in it ----
const folder = dirname(dirname(found('vega-lite')));
const schema = JSON.parse(readFileSync(join(folder, 'build', 'vega-lite-schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addFormat('color-hex', () => true);
const valid = ajv.compile(schema);

async function draw(marks, ...words) {
    const spec = JSON.parse(blocline(...words, '-f', 'vega-lite'));
    assert.ok(valid(spec), `${words.join(' ')}: ${ajv.errorsText(valid.errors)}`);
    const warnings = [];
    const logger = { level: () => logger, debug: () => logger, info: () => logger,
        warn: (...text) => (warnings.push(text.join(' ')), logger),
        error: (...text) => (warnings.push(text.join(' ')), logger) };
    const compiled = vegaLite.compile(spec, { logger });
    assert.deepEqual(warnings, [], words.join(' '));
    const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none' });
    const svg = await view.toSVG();
    const drawn = svg.split('aria-roledescription="bar"').length - 1 +
        svg.split('aria-roledescription="rect mark"').length - 1 +
        svg.split('aria-roledescription="point"').length - 1;
    assert.ok(marks(drawn, spec), `${words.join(' ')}: ${drawn} marks`);
    console.log(`vega-lite: ${words.join(' ')}: ${drawn} marks of ${spec.data.values.length} rows`);
}

const bars = (drawn, spec) =>
    drawn === spec.data.values.filter((row) => row.possible_from).length +
        spec.data.values.filter((row) => row.certain_from).length;
await draw(bars, 'members', 'EAEU', '--with-provenance');
await draw(bars, 'blocs', 'KAZ', '--lang', 'kk');
await draw(bars, 'history', 'UZB', '--status', 'all', '--lang', 'ru');
await draw((drawn, spec) => drawn === spec.data.values.filter((row) => row.first_day).length,
    'chronology', '--bloc', 'CAU');
if (blocline('-h').includes('\n  panel ')) {
    await draw((drawn, spec) => drawn === spec.data.values.length, 'panel', '--bloc', 'CAU',
        '--from', '1994', '--to', '1998');
}

// ---- iCalendar ----
const rows = blocline('chronology', '-f', 'json', '--lang', 'ru');
const byEvent = new Map(JSON.parse(rows).map((row) => [row.event, row]));
const text = blocline('chronology', '-f', 'ics', '--lang', 'ru', '--with-provenance');
const calendar = new ICAL.Component(ICAL.parse(text));
assert.equal(calendar.name, 'vcalendar');
const all = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const plain = [...byEvent.values()].filter((row) => /^\d{4}-\d\d-\d\d$/.test(row.date));
assert.ok(all.length >= plain.length && plain.length > 100);
assert.equal(new Set(all.map((event) => event.uid)).size, all.length);
const byUid = new Map(all.map((event) => [event.uid, event]));
for (const row of plain) {
    const event = byUid.get(`${row.event}@blocline`);
    assert.ok(event, row.event);
    assert.equal(event.startDate.toString(), row.date);
    assert.ok(event.startDate.isDate && event.isRecurring());
    assert.equal(event.duration.toSeconds(), 86400);
    assert.equal(event.summary, `${row.title} (${Number(row.date.slice(0, 4))})`);
    assert.equal(event.location, row.place);
    const second = event.iterator();
    second.next();
    const years = second.next().year - event.startDate.year;
    assert.equal(years, row.date.endsWith('02-29') ? 4 : 1, row.event);
}
console.log(`ics: ${all.length} events, ${plain.length} of them of one plain day`);

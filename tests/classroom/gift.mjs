// gift.mjs BUILD SHEET.gift SHEET.jsonl: gift-pegjs reads every item, and its stems and options are
// those of the items.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(resolve(process.argv[2]), 'npm', 'package.json'));
const gift = await import(pathToFileURL(require.resolve('gift-pegjs')).href);
const parse = gift.parse ?? gift.default.parse;
const read = parse(readFileSync(process.argv[3], 'utf8')).filter((q) => q.type !== 'Category');
const items = new Map();
for (const line of readFileSync(process.argv[4], 'utf8').trim().split('\n')) {
    const item = JSON.parse(line);
    items.set(item.id, item);
}
const plain = (text) => text.replaceAll('->', '→');
let failed = 0, options = 0;
for (const question of read) {
    const item = items.get(question.title);
    if (!item || plain(item.stem) !== question.stem.text) {
        console.log(`${question.title}: read as ${question.stem.text}`);
        failed = 1;
    }
    for (const [i, choice] of (Array.isArray(question.choices) ? question.choices : []).entries()) {
        const text = choice.text.text;
        options++;
        if (['single', 'several'].includes(item.form) &&
            !item.options.some((o) => plain(o.text) === text)) {
            console.log(`${question.title}: option read as ${text}`);
            failed = 1;
        }
    }
}
console.log(`${read.length} questions, ${options} options read by gift-pegjs`);
process.exit(failed || read.length === 0 ? 1 : 0);

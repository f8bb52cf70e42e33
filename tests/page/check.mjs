// check.mjs BUILD PART: the offline page in Chromium. Parts: valid, axe, program, csv, keyboard, narrow,
// print, nasty. Skipped with the exit status 77 where Chromium or a package of npm is missing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, close, csv, folder, makePage, modulePath, needed, open, readCsv, run, states, tab } from './browser.mjs';

const HTML_RULES = {
    extends: ['html-validate:recommended'],
    rules: {
        // Style and habit, not errors: doctype in capitals, and titles as long as the records' own.
        'long-title': 'off',
        // How a browser writes attributes without a value.
        'attribute-boolean-style': 'off', 'attribute-empty-style': 'off',
    },
};
async function findings(text, name) {
    const { HtmlValidate } = needed('html-validate');
    const report = await new HtmlValidate(HTML_RULES).validateString(text, name);
    return report.results.flatMap((r) => r.messages.map((m) => `${name}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}
// What a state of the page must be whatever it shows.
async function sound(path, list) {
    const page = await tab(path);
    for (const state of list) {
        await page.show(state);
        const wrong = await findings(await page.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`), state || '#');
        assert.deepEqual(wrong.slice(0, 10), [], state);
        assert.deepEqual(page.complaints, [], state);
    }
    await page.close();
}
async function accessible(path, list, themes) {
    needed('axe-core');
    for (const theme of themes) {
        const page = await tab(path, { theme });
        for (const state of list) {
            await page.show(state);
            await page.evaluate(readFileSync(modulePath('axe-core'), 'utf8'));
            const wrong = await page.evaluate(async () => (await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary.slice(0, 300)}`));
            assert.deepEqual(wrong, [], `${theme} ${state}`);
        }
        await page.close();
    }
}
const tableOf = (page) => page.evaluate(() => [...document.querySelectorAll('main table.data tbody tr')].map((tr) => [...tr.cells].map((td) => td.textContent)));
// What a button saves.
async function saved(page, act) {
    await page.evaluate(() => {
        window.texts = [];
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => { blob.text().then((text) => window.texts.push(text)); return make(blob); };
        HTMLAnchorElement.prototype.click = () => {};
    });
    await page.click(`main button[data-act=${act}]`);
    await page.waitForFunction(() => window.texts.length > 0);
    return page.evaluate(() => window.texts[0]);
}

const parts = {
    // The file, and the document that the script makes of each view; no message, no request.
    async valid() {
        const path = makePage('whole');
        assert.deepEqual((await findings(readFileSync(path, 'utf8'), 'file')).slice(0, 10), []);
        await sound(path, states);
        console.log(`${states.length} states`);
    },
    async axe() {
        await accessible(makePage('axe'), states, ['light', 'dark']);
        console.log(`${states.length} states, light and dark`);
    },
    // The page answers as the program does: its table of a day, and its picture of it.
    async program() {
        const page = await tab(makePage('program'));
        let rows = 0, cells = 0;
        for (const reading of csv(['list', 'readings']).slice(1).map((r) => r[0])) {
            for (const day of ['1925-06-01', '1991-12-10', '1991-12-25', '1994-04-15', '1996-07-01', '1999-12-31', '2001-05-30', '2005-08-26', '2008-10-15', '2015-01-01', '2026-03-31']) {
                const answer = csv(['members', '--all', '--on', day, '--status', 'all', '--reading', reading]).slice(1);
                await page.show(`#v=day&m=all&d=${day}&r=${reading}&k=t&n=1000000`);
                assert.deepEqual(await tableOf(page), answer, `${reading} ${day}`);
                await page.show(`#v=day&m=all&d=${day}&r=${reading}&n=1000000`);
                const drawn = await page.evaluate(() => {
                    const id = (a, key) => new URLSearchParams(a.hash.slice(1)).get(key);
                    const heads = [...document.querySelectorAll('.who thead a')].map((a) => id(a, 'a'));
                    return [...document.querySelectorAll('.who tbody tr')].flatMap((tr) => [...tr.querySelectorAll('td')].slice(0, heads.length)
                        .flatMap((td, i) => (td.firstChild ? [`${id(tr.querySelector('a'), 'b')} ${heads[i]}`] : [])));
                });
                assert.deepEqual(drawn.sort(), [...new Set(answer.map((r) => `${r[0]} ${r[1]}`))].sort(), `${reading} ${day}`);
                rows += answer.length;
                cells += drawn.length;
            }
        }
        assert.ok(rows > 3000);
        console.log(`${rows} rows and ${cells} cells, no difference`);
    },
    // The files that it saves are those of the commands.
    async csv() {
        const page = await tab(makePage('csv'));
        const blocs = csv(['list', 'blocs']).slice(1).map((r) => r[0]);
        const all = (answers) => [answers[0][0], ...answers.flatMap((a) => a.slice(1))];
        const unique = (rows) => [...new Set(rows.map((r) => r.join('\t')))].sort();
        const same = async (state, answer, sorted) => {
            await page.show(state);
            const rows = readCsv(await saved(page, 'csv'));
            assert.deepEqual(rows[0], answer[0], state);
            assert.deepEqual(sorted ? unique(rows) : rows, sorted ? unique(answer) : answer, state);
            console.log(`${state}: ${rows.length - 1} rows`);
        };
        await same('#v=day&d=2008-10-15', csv(['members', '--all', '--on', '2008-10-15', '--status', 'all']));
        await same('#v=day&d=1993-03-01&s=full&l=ru', csv(['members', '--all', '--on', '1993-03-01', '--lang', 'ru']));
        await same('#v=time', all(blocs.map((b) => csv(['history', b, '--status', 'all']))));
        await same('#v=mx&d=2010-06-01', csv(['network', '--on', '2010-06-01']));
        await same('#v=ev&l=ru', csv(['chronology', '--lang', 'ru']));
        await same('#v=ev&b=EAEU&f=2014&t=2015', csv(['chronology', '--bloc', 'EAEU', '--from', '2014', '--to', '2015']));
        await same('#v=ln', all(blocs.map((b) => csv(['lineage', b]))), true);
        await same('#v=bloc&b=EURASEC', csv(['history', 'EURASEC', '--status', 'all']));
        await same('#v=actor&a=UZB&l=kk', csv(['history', 'UZB', '--status', 'all', '--lang', 'kk']));
        await same('#v=why&b=EAEU&a=KGZ', csv(['why', 'EAEU', 'KGZ']).map((r) => r.slice(0, 9)));
        // And the pictures are such as other programs read.
        for (const state of ['#v=time&x=EAEU,SCO&l=ru', '#v=ln']) {
            await page.show(state);
            const svg = await saved(page, 'svg');
            writeFileSync(join(folder, 'picture.svg'), svg);
            const names = new Set([...svg.matchAll(/<([a-z]+)/gi)].map((m) => m[1]));
            for (const name of ['svg', 'title', 'g', 'rect', 'path', 'text']) names.delete(name);
            assert.deepEqual([...names], [], state);
            assert.ok(!/\b(class|style|href)=|var\(/.test(svg), state);
            const wrong = await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '', svg);
            assert.equal(wrong, '');
        }
    },
    // From the top to a bar and its sources, and back; the slider by day, month and year.
    async keyboard() {
        const page = await tab(makePage('keyboard'));
        const here = () => page.evaluate(() => document.activeElement.dataset?.x ?? document.activeElement.textContent);
        const value = () => page.evaluate(() => [document.querySelector('#d').value, document.querySelector('#s').getAttribute('aria-valuetext')]);
        await page.show('#v=time&d=2015-03-31');
        await page.keyboard.press('Tab');
        assert.match(await here(), /Skip/);
        const stops = [];
        for (let i = 0; i < 40 && (await page.evaluate(() => document.activeElement.id)) !== 's'; i++) await page.keyboard.press('Tab');
        assert.deepEqual(await value(), ['2015-03-31', '31 March 2015']);
        await page.keyboard.press('ArrowLeft');
        await page.waitForFunction(() => document.querySelector('#d').value === '2015-03-30');
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.up('Shift');
        assert.deepEqual(await value(), ['2015-02-28', '28 February 2015']);
        await page.keyboard.press('PageUp');
        assert.deepEqual(await value(), ['2016-02-28', '28 February 2016']);
        await page.keyboard.press('PageDown');
        assert.match(page.url(), /d=2015-02-28/);
        await page.keyboard.press('Home');
        await page.waitForFunction(() => /-01-01$/.test(document.querySelector('#d').value));
        await page.keyboard.press('End');
        await page.waitForFunction(() => document.querySelector('#d').value === '2026-03-31');
        for (let i = 0; i < 60 && (await here()) !== 'USSR'; i++) { await page.keyboard.press('Tab'); stops.push(await here()); }
        assert.equal(await here(), 'USSR', stops.join(' | '));
        await page.keyboard.press('ArrowDown');
        assert.equal(await here(), 'UN');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        assert.equal(await page.$eval(':focus', (e) => e.getAttribute('aria-expanded')), 'true');
        await page.keyboard.press('ArrowDown');
        assert.equal(await here(), 'Belarus');
        await page.keyboard.press('ArrowRight');
        assert.match(await page.$eval(':focus', (e) => e.getAttribute('aria-label')), /Belarus, Soviet Union: member/);
        await page.keyboard.press('Escape');
        assert.equal(await here(), 'Belarus');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => /how do we know/.test(document.querySelector('main h2').textContent));
        assert.match(await here(), /how do we know/);
        assert.ok((await page.$$eval('main td a', (all) => all.filter((a) => /v=src/.test(a.hash)).length)) > 0);
        await page.goBack();
        await page.waitForFunction(() => document.querySelector('main h2').textContent === 'Memberships over time');
        assert.equal(await page.$eval('[data-x=USSR]', (e) => e.getAttribute('aria-expanded')), 'true');
        // Tab stops once in a row.
        assert.equal(await page.$$eval('.row', (rows) => rows.filter((r) => r.querySelectorAll('a:not([tabindex]),button').length !== 1).length), 0);
        assert.deepEqual(page.complaints, []);
    },
    // No state is wider than a small telephone.
    async narrow() {
        const page = await tab(makePage('narrow'), { width: 320, height: 640 });
        for (const state of states) {
            await page.show(state);
            const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
            assert.ok(wide <= inner, `${state}: ${wide} of ${inner}`);
        }
    },
    // On paper is every row that was opened, also those out of sight.
    async print() {
        const page = await tab(makePage('print'), { theme: 'dark' });
        await page.show('#v=time&x=*');
        const rows = await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); return document.querySelectorAll('.row').length; });
        const wanted = csv(['list', 'blocs']).slice(1).flatMap((b) => {
            const spells = csv(['history', b[0], '--status', 'all']).slice(1);
            return spells.length ? [b[0], ...new Set(spells.map((s) => s[1]))] : [];
        });
        assert.equal(rows, wanted.length);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        const path = join(folder, 'print.pdf');
        await page.pdf({ path, preferCSSPageSize: true });
        try {
            const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
            const last = await page.evaluate(() => [...document.querySelectorAll('.row')].at(-1)?.textContent.slice(0, 12));
            assert.ok(text.split('\n').filter((line) => /\d{4}/.test(line)).length > rows / 2, `${rows} rows, last ${last}`);
        } catch (error) {
            if (error.code !== 'ENOENT') throw error;
            console.log('no pdftotext: the text of the PDF was not read');
        }
        console.log(`${rows} rows`);
    },
    // Records that are not as most: see packages.mjs.
    async nasty() {
        const { packages } = await import('./packages.mjs');
        for (const { name, write, list, expect } of packages) {
            const from = join(folder, name), database = join(folder, `${name}.db`);
            rmSync(from, { recursive: true, force: true });
            mkdirSync(from);
            write((file, text) => writeFileSync(join(from, file), text));
            execFileSync(join(build, 'blocline-ingest'), ['-q', '-d', database, from], { stdio: ['ignore', 'inherit', 'inherit'] });
            const path = makePage(name, [], database);
            assert.deepEqual((await findings(readFileSync(path, 'utf8'), name)).slice(0, 10), []);
            await sound(path, list);
            await accessible(path, list, ['light']);
            const page = await tab(path);
            await expect(page, assert, (words) => csv(words, database), tableOf);
            assert.deepEqual(page.complaints, []);
            await page.close();
            console.log(name);
        }
    },
};

const part = process.argv[3];
assert.ok(parts[part], `parts: ${Object.keys(parts).join(' ')}`);
try {
    await open();
    await parts[part]();
} finally {
    await close();
}

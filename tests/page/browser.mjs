// What the tests of the offline page share: a browser, the page, and what blocline itself answers.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const build = resolve(process.argv[2]);
export const folder = join(build, 'tests', 'page');
mkdirSync(folder, { recursive: true });

const skip = (why) => {
    console.log(`skipped: ${why}`);
    process.exit(77);
};
const require = createRequire(join(build, 'npm', 'package.json'));
export function needed(name) {
    try {
        return require(name);
    } catch {
        return skip(`${name} is not installed; configure with -DBLOCLINE_NPM=ON`);
    }
}
export const modulePath = (name) => require.resolve(name);

const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((path) => path && existsSync(path));

let browser;
export async function open() {
    const puppeteer = needed('puppeteer-core');
    if (!chromium) skip('there is no Chromium here');
    browser = await puppeteer.launch({
        executablePath: chromium, headless: true, protocolTimeout: 600000,
        // Tests run as root in containers, where Chromium's own sandbox does not.
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    });
    return browser;
}
export const close = () => browser?.close();

export const run = (words, database = join(build, 'blocline.db')) =>
    execFileSync(join(build, 'blocline'), [...words, '-q'], {
        encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, BLOCLINE_DB: database },
    });
export function makePage(name, words = [], database = undefined) {
    const path = join(folder, `${name}.html`);
    run(['page', '-o', path, ...words], database);
    return path;
}
export const csv = (words, database) => readCsv(run([...words, '-f', 'csv'], database));

// RFC 4180: rows of fields.
export function readCsv(text) {
    const rows = [];
    let row = [], field = '', quoted = false;
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (quoted) {
            if (c !== '"') field += c;
            else if (text[i + 1] === '"') { field += '"'; i++; }
            else quoted = false;
        } else if (c === '"') quoted = true;
        else if (c === ',' || c === '\n') {
            row.push(field);
            field = '';
            if (c === '\n') { rows.push(row); row = []; }
        } else if (c !== '\r') field += c;
    }
    return rows;
}

// A page in a tab that has nothing to complain of: messages, errors and requests are gathered.
export async function tab(path, { width = 1280, height = 1000, theme = 'light' } = {}) {
    const page = await browser.newPage();
    page.complaints = [];
    page.on('console', (message) => page.complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
        if (!/^(file:|data:|blob:|about:)/.test(request.url()) || (request.url().startsWith('file:') && !request.url().startsWith(`file://${path}`))) {
            page.complaints.push(`request: ${request.url()}`);
        }
    });
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    page.show = async (hash) => {
        await page.goto('about:blank');
        await page.goto(`file://${path}${hash}`);
        await page.waitForSelector('main h2', { timeout: 60000 });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    };
    return page;
}

// The states of the page that are looked at: every view and card, rows opened, tables, languages.
export const states = [
    '', '#v=day&m=all&s=full&l=ru', '#v=day&k=t', '#v=time', '#v=time&x=EAEU,CIS&c=1&d=2008-10-15', '#v=time&g=actor&x=KAZ&l=kk',
    '#v=mx&d=2010-01-01', '#v=ev&b=EAEU', '#v=ln', '#v=ab&l=ru', '#v=bloc&b=EAEU&l=kk', '#v=actor&a=KAZ',
    '#v=why&b=EAEU&a=KGZ&l=ru', '#v=event&e=kgz-accession-eaeu-2015', '#v=find&q=союз&l=ru', '#v=src&q=essay',
];

// pictures.mjs BUILD: looks at every picture in a browser, in three fonts. No two texts may meet, and
// none may leave the picture. The SVGs are also held to the elements and attributes that every
// renderer draws alike. Needs Chromium and puppeteer-core in BUILD/npm/node_modules; where one of
// them is missing the test is skipped with the exit status 77.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const build = resolve(process.argv[2]);
const quick = process.argv[3] === 'quick';
const require = createRequire(join(build, 'npm', 'package.json'));
const skip = (why) => {
    console.log(`skipped: ${why}`);
    process.exit(77);
};
let puppeteer;
try {
    puppeteer = require('puppeteer-core');
} catch (error) {
    skip(`${error.message.split('\n')[0]}; configure with -DBLOCLINE_NPM=ON`);
}
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find(existsSync);
if (!browserPath) skip('no Chromium here');

const databases = [join(build, 'blocline.db'), ...process.argv.slice(3).filter((a) => a.endsWith('.db'))];
const draw = (database, words) =>
    execFileSync(join(build, 'blocline'), ['-d', database, 'chart', ...words, '-q', '-f', 'svg'],
        { encoding: 'utf8', maxBuffer: 1 << 28 });

const pictures = [
    ['history', 'CU1995', 'EURASEC', 'EAEU'],
    ['history', 'EURASEC', 'EAEU', '--compare', 'essay'],
    ['history', 'UZB'],
    ['history', 'KAZ', 'UZB', '--group', 'actor'],
    ['day'],
    ['day', '2007-06-01'],
    ['matrix', '2010-12-31'],
    ['count', 'CIS', 'CSTO', 'ECO', 'CAU', 'EURASEC', 'EAEU', 'SCO', 'OTS', 'GUAM'],
    ['count', 'UZB', 'KAZ'],
    ['lineage', 'EAEU'],
    ['lineage'],
    ['chronology', '--bloc', 'CAU,CAEC,CACO', '--to', '2007'],
    ['together', 'KAZ', 'UZB'],
    ['together', 'KAZ', 'KGZ', 'RUS'],
    ['disagreements'],
];
const fonts = ['Liberation Sans', 'Noto Sans', 'DejaVu Sans'];
const family = 'font-family="Liberation Sans, Arial, Helvetica, Noto Sans, DejaVu Sans, sans-serif"';

// ---- What may be in the SVG ----
const elements = new Set(['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text', 'a']);
const attributes = new Set(['xmlns', 'width', 'height', 'viewBox', 'role', 'aria-labelledby', 'lang',
    'font-family', 'id', 'class', 'x', 'y', 'd', 'cx', 'cy', 'r', 'fill', 'stroke', 'stroke-width',
    'stroke-dasharray', 'font-size', 'font-weight', 'font-variant-numeric', 'text-anchor']);
const findings = [];
function holdToList(name, svg, auto) {
    const body = auto ? svg.replace(/<style>.*?<\/style>/s, '') : svg;
    for (const [, element] of body.matchAll(/<([a-zA-Z]+)[\s>/]/g)) {
        if (!elements.has(element)) findings.push(`${name}: <${element}>`);
    }
    for (const [tag] of body.matchAll(/<[a-z][^>]*>/g)) {
        for (const [, key, value] of tag.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)) {
            if (!attributes.has(key) && !key.startsWith('data-')) findings.push(`${name}: ${key}`);
            if ((key === 'fill' || key === 'stroke') && value !== 'none' && !/^#[0-9A-F]{6}$/.test(value)) {
                findings.push(`${name}: ${key}="${value}"`);
            }
            if (/^(x|y|cx|cy|r|width|height|stroke-width|font-size)$/.test(key) &&
                !/^-?\d+(\.\d{1,2})?$/.test(value)) {
                findings.push(`${name}: ${key}="${value}"`);
            }
        }
    }
    for (const [, entity] of body.matchAll(/&([^;]*);/g)) {
        if (!['amp', 'lt', 'gt', 'quot', 'apos'].includes(entity)) findings.push(`${name}: &${entity};`);
    }
}

// ---- Where the texts are ----
const measure = () => {
    const frame = document.querySelector('svg').getBoundingClientRect();
    const boxes = [...document.querySelectorAll('svg text')].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        // The box of a line of text is higher than its letters.
        const size = parseFloat(text.getAttribute('font-size'));
        const base = parseFloat(text.getAttribute('y')) + frame.top;
        return { left, right, top: base - size * 0.76, bottom: base + size * 0.22, text: text.textContent };
    });
    const found = [];
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((a, i) => {
        if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1) {
            found.push(`"${a.text}" leaves the picture`);
        }
        for (let k = i + 1; k < boxes.length && boxes[k].top < a.bottom; k++) {
            const b = boxes[k];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if ((across > 4 && down > 1.5) || (across > 1.5 && down > 4)) {
                found.push(`"${a.text}" meets "${b.text}" (${across.toFixed(1)} by ${down.toFixed(1)})`);
            }
        }
    });
    return found;
};

const browser = await puppeteer.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const page = await browser.newPage();
let seen = 0;
for (const database of databases) {
    const list = database === databases[0] ? pictures
        : [['day'], ['matrix'], ['lineage'], ['chronology'], ['disagreements']];
    for (const words of list) {
        for (const lang of quick ? ['ru'] : ['en', 'ru', 'kk']) {
            for (const width of quick ? ['640'] : ['640', '960', '1400']) {
                const svg = draw(database, [...words, '--lang', lang, '--width', width]);
                const name = `${words.join(' ')} --lang ${lang} --width ${width}`;
                holdToList(name, svg, false);
                for (const font of fonts) {
                    await page.setContent(svg.replace(family, `font-family="${font}"`));
                    for (const found of await page.evaluate(measure)) {
                        findings.push(`${name}, ${font}: ${found}`);
                    }
                    seen++;
                }
            }
        }
        for (const theme of ['dark', 'grey', 'auto']) {
            holdToList(`${words.join(' ')} --theme ${theme}`, draw(database, [...words, '--theme', theme]),
                theme === 'auto');
        }
    }
}
await browser.close();
for (const finding of findings.slice(0, 60)) console.log(finding);
console.log(`${seen} pictures seen, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0);

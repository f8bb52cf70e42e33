// axe.mjs BUILD SHEET.html...: axe-core finds nothing in printed sheets. Skipped with the exit status
// 77 where Chromium or a package of npm is missing.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, modulePath, needed, open } from '../page/browser.mjs';

needed('axe-core');
const browser = await open();
let failed = 0;
for (const path of process.argv.slice(3)) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(resolve(path)).href);
    await page.evaluate(readFileSync(modulePath('axe-core'), 'utf8'));
    const wrong = await page.evaluate(async () => (await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)}`));
    for (const one of wrong) console.log(`${path}: ${one}`);
    failed += wrong.length;
    await page.close();
}
await close();
process.exit(failed ? 1 : 0);

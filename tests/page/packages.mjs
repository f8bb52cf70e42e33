// Packages that are not as most: each with the states in which the page is looked at, and what it must show.
const INI = (more = '') => `[package]
id = nasty
title_en = "Nasty"
version = 1
licence = CC0-1.0
as_of = 2010-12-31
${more}
[reading record]
title_en = "All of it"
sources = *
`;
const STATUSES = `status,class,cow,name_en,name_ru
member,full,1,member,член
none,none,0,none,нет
`;
const SOURCES = `source,kind,title,author,date,url,lang,note
book,scholarship,A book,,2005,,en,
`;
const EVENTS = 'event,date,kind,bloc,effects,actors,source,locator,place,people,title_en,title_ru,note\n';
const NAMES = 'of,id,lang,form,name,used,source,locator\n';
const party = (what, ids, kind) => `${what},kind,source,locator\n${ids.map((id) => `${id},${kind},book,page 1\n`).join('')}`;
function write(put, { ini = INI(), statuses = STATUSES, sources = SOURCES, events = '', names = '', actors = ['XAA', 'XBB'], blocs = ['ONE'], lineage } = {}) {
    put('blocline.ini', ini);
    put('statuses.csv', statuses);
    put('sources.csv', sources);
    put('events.csv', EVENTS + events);
    put('names.csv', NAMES + names);
    put('actors.csv', party('actor', actors, 'state'));
    put('blocs.csv', party('bloc', blocs, 'organisation'));
    if (lineage) put('lineage.csv', lineage);
}
const LIST = ['', '#v=time&x=*', '#v=mx', '#v=ev', '#v=ln', '#v=ab', '#v=bloc&b=ONE', '#v=why&b=ONE&a=XAA', '#v=find&q=x', '#l=ru', '#v=time&l=kk&g=actor'];

// Documents have a space in the place of one that cannot be seen (base/text.h).
const HIDDEN = ' ';
const EVIL = ['</script><script>alert(1)</script>', '"<&>\'', '<!--', 'a\u2028b', '{1} %s \\u0041', '<img src=x onerror=alert(1)>'];
const quoted = (text) => `"${text.replace(/"/g, '""')}"`;

export const packages = [
    {
        // Long before our era: there is no year 0 on the axis.
        name: 'bce', list: LIST,
        write: (put) => write(put, {
            ini: INI().replace('2010-12-31', '-0337-12-31'),
            events: 'delian,-0477,signature,ONE,member=XAA XBB,,book,1,,,The league of Delos,,\nend,-0403-04~,dissolution,ONE,,,book,2,,,The end,,\n',
        }),
        async expect(page, assert) {
            await page.show('#v=time&x=ONE');
            const labels = await page.$$eval('.axis text', (all) => all.map((t) => t.textContent));
            assert.ok(labels.length > 2 && labels.every((l) => /^\d+0 BC$/.test(l)), labels.join(', '));
            await page.show('#d=-0430-06-01');
            assert.equal(await page.$eval('main h2', (h) => h.textContent), 'Who sat where on 1 June 431 BC');
            assert.equal((await page.$$('.who td.c')).length, 2);
        },
    },
    {
        name: 'nameless', list: LIST,
        write: (put) => write(put, { events: 'e1,1990,signature,ONE,member=XAA XBB,,book,1,,,,,\n' }),
        async expect(page, assert) {
            await page.show('#');
            assert.deepEqual(await page.$$eval('.who th a', (all) => all.map((a) => a.textContent).sort()), ['ONE', 'XAA', 'XBB']);
        },
    },
    {
        name: 'statuses', list: LIST,
        write: (put) => write(put, {
            actors: Array.from({ length: 30 }, (_, i) => `X${String(i).padStart(2, '0')}`).concat('XAA'),
            statuses: `status,class,cow,name_en,name_ru\n${Array.from({ length: 30 }, (_, i) => `s${i},${i % 3 ? 'partial' : 'full'},,standing ${i},\n`).join('')}none,none,0,none,нет\n`,
            events: `e1,1990-01-01,signature,ONE,${Array.from({ length: 30 }, (_, i) => `s${i}=X${String(i).padStart(2, '0')}`).join('; ')},,book,1,,,Thirty,,\n`,
        }),
        async expect(page, assert) {
            await page.show('#m=all');
            assert.equal((await page.$$('.who td.c')).length, 30);
            assert.equal((await page.$$('.legend li')).length, 30);
            await page.show('#v=time&x=ONE');
            assert.equal((await page.$$('.row a.hit, .row .hit')).length, 30);
        },
    },
    {
        name: 'markup', list: LIST,
        write: (put) => write(put, {
            ini: INI().replace('"Nasty"', "\"Nasty </script><b> & 'quotes'\""),
            actors: ['XAA', ...EVIL.map((_, i) => `XE${i}`)],
            names: `bloc,ONE,en,name,${quoted(EVIL[0])},,book,1\nactor,XAA,en,name,${quoted(EVIL[1])},,book,1\n${EVIL.map((text, i) => `actor,XE${i},ru,name,${quoted(text)},,book,1\n`).join('')}`,
            events: `e1,1990,signature,ONE,member=XAA ${EVIL.map((_, i) => `XE${i}`).join(' ')},,book,${quoted(EVIL[5])},${quoted(EVIL[5])},,${quoted(EVIL[0])},,${quoted(EVIL[2])}\n`,
        }),
        async expect(page, assert, csv, tableOf) {
            await page.show('#v=day&k=t&m=all');
            assert.deepEqual((await tableOf(page)).map((r) => r[2]), csv(['members', '--all', '--status', 'all']).slice(1).map((r) => r[2].replace('\u2028', HIDDEN)));
            assert.equal(await page.$eval('h1', (h) => h.textContent), "Nasty </script><b> & 'quotes'");
            await page.show('#v=bloc&b=ONE');
            assert.equal(await page.$eval('main h2', (h) => h.textContent), EVIL[0]);
            await page.show('#v=bloc&b=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&d=%22%3E%3Cb%3E');
            assert.equal(await page.$eval('main h2', (h) => h.querySelectorAll('*').length), 0);
            await page.show('#v=constructor&l=%E0%A4%A');
        },
    },
    {
        name: 'single', list: LIST,
        write: (put) => write(put, { events: 'e1,2010-12-31,signature,ONE,member=XAA,,book,1,,,One,,\n' }),
        async expect(page, assert) {
            await page.show('#v=time&x=ONE');
            assert.equal((await page.$$('.row .hit')).length, 1);
        },
    },
    {
        name: 'empty', list: LIST,
        write: (put) => write(put),
        async expect(page, assert) {
            await page.show('#');
            assert.match(await page.$eval('main', (m) => m.textContent), /No state stood in any bloc on this day/);
            for (const state of ['#v=time', '#v=ln', '#v=bloc&b=ONE']) {
                await page.show(state);
                assert.match(await page.$eval('main', (m) => m.textContent), /Nothing here/, state);
            }
        },
    },
];

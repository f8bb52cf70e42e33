// The state is the address after #: what differs from the defaults. Links are real links, so that
// Back, bookmarks and new tabs work; nothing is stored.
const DEFAULTS = {v: 'day', d: '', l: '', r: '', g: 'bloc', x: '', m: 'main', s: 'every', c: '', q: '', b: '', a: '', e: '', k: '', f: '', t: '', n: ''};
const CLEAR = {x: '', q: '', b: '', a: '', e: '', k: '', f: '', t: '', n: ''};
const VIEWS = ['day', 'time', 'mx', 'ev', 'ln', 'ab'];
const WITH_DAY = ['day', 'time', 'mx', 'ln', 'bloc', 'actor'];
let st = {...DEFAULTS};
let rd = 0;
let day0 = data.open.day;

function readState() {
    const next = {...DEFAULTS};
    for (const part of location.hash.slice(1).split('&')) {
        const at = part.indexOf('='), key = part.slice(0, at);
        if (at > 0 && Object.hasOwn(DEFAULTS, key)) {
            try { next[key] = decodeURIComponent(part.slice(at + 1)); } catch { next[key] = ''; }
        }
    }
    st = next;
    L = max(0, LANGS.indexOf(st.l || data.open.lang));
    w = data.words[LANGS[L]];
    rd = max(0, reading.id.indexOf(st.r || data.open.reading));
    day0 = parseDay(st.d)?.[0] ?? data.open.day;
}
function href(change) {
    const next = {...st, ...change};
    const parts = Object.keys(DEFAULTS).filter((k) => next[k] !== DEFAULTS[k] && next[k] !== '').map((k) => `${k}=${encodeURIComponent(next[k]).replace(/%2C/g, ',')}`);
    return `#${parts.join('&')}`;
}
function go(change, quiet) {
    history.replaceState(null, '', href(change));
    readState();
    if (!quiet) render();
}
const langAttribute = (p, i) => { const lang = langOf(p, i); return lang === L ? '' : ` lang="${LANGS[lang]}"`; };
const link = (to, html, more = '') => `<a href="${esc(href({...CLEAR, ...to}))}"${more}>${html}</a>`;
const linkBloc = (b) => link({v: 'bloc', b: blocs.id[b]}, nameHtml(blocs, b));
const linkActor = (a) => link({v: 'actor', a: actors.id[a]}, nameHtml(actors, a));
const linkWhy = (b, a, html, more) => link({v: 'why', b: blocs.id[b], a: actors.id[a]}, html, more);
const linkSource = (s) => {
    const lang = LANGS.indexOf(sources[SOURCE_LANG][s]), title = sources[SOURCE_TITLE][s];
    return s < 0 ? '' : link({v: 'src', q: sources[SOURCE_ID][s]}, inLang(title, /[а-яё]/i.test(title) && lang > 0 ? lang : /[а-яё]/i.test(title) ? 1 : 0));
};

// Buttons and choices over a view.
const button = (name) => `<button type="button" data-act="${name}">${esc(w[name])}</button>`;
const toggle = (key, value, text) => `<button type="button" data-set="${key}=${st[key] ? '' : value}" aria-pressed="${Boolean(st[key])}">${esc(text)}</button>`;
const select = (key, label, options) => `<label>${esc(label)} <select data-k="${key}">${options.map(([value, text]) => `<option value="${value}"${st[key] === value ? ' selected' : ''}>${esc(text)}</option>`).join('')}</select></label>`;
const TOOLS = {
    csv: () => button('csv'),
    svg: () => button('svg'),
    tab: () => toggle('k', 't', w.table),
    m: () => select('m', w.actors, [['main', w.main], ['all', w.all]]),
    s: () => select('s', w.statuses, [['every', w.every], ['full', w.full]]),
    g: () => select('g', w.rows_of, [['bloc', w.blocs], ['actor', w.actors]]),
    cmp: () => (reading.id.length > 1 ? toggle('c', '1', fill(w.compare, reading.id[otherReading()])) : ''),
};
const tools = (...names) => `<div class="tools">${names.map((name) => TOOLS[name]?.() ?? '').join('')}</div>`;

// The frame around the views.
function buildFrame() {
    $('.find').innerHTML = '<input type="search" autocomplete="off">';
    $('.day').innerHTML = '<label for="d"></label><div class="strip"><svg aria-hidden="true"></svg><input type="range" id="s" step="1"></div><span class="pick"><input type="text" id="d" size="10" autocomplete="off" spellcheck="false" aria-describedby="bad"> <button type="button" data-step="-1"><span aria-hidden="true">‹</span><span class="vh"></span></button> <button type="button" data-step="1"><span aria-hidden="true">›</span><span class="vh"></span></button><span id="bad" role="alert"></span></span>';
}
function fillFrame() {
    const title = titleOfAll();
    doc.documentElement.lang = LANGS[L];
    doc.title = title;
    $('h1').textContent = title;
    $('.skip').textContent = w.skip;
    $('nav').setAttribute('aria-label', w.views);
    $('nav').innerHTML = VIEWS.map((v) => link({v}, esc(w[`v_${v}`]), st.v === v ? ' aria-current="page"' : '')).join('');
    $('.lang').setAttribute('role', 'group');
    $('.lang').setAttribute('aria-label', w.languages);
    $('.lang').innerHTML = LANGS.map((lang, i) => `<button type="button" lang="${lang}" data-set="l=${lang}" aria-pressed="${i === L}">${esc(data.words[lang].language)}</button>`).join('');
    $('.rd').innerHTML = reading.id.length > 1 ? `<label>${esc(w.reading)} <select data-k="r">${reading.id.map((id, r) => `<option value="${esc(id)}"${r === rd ? ' selected' : ''}>${esc(id)}</option>`).join('')}</select></label>` : '';
    const find = $('.find input');
    find.placeholder = w.find;
    find.setAttribute('aria-label', w.find);
    if (doc.activeElement !== find) find.value = st.v === 'find' ? st.q : '';
    const box = $('.day');
    box.hidden = !WITH_DAY.includes(st.v);
    box.setAttribute('aria-label', w.day);
    $('label[for=d]').textContent = w.day;
    const slider = $('#s');
    slider.min = FIRST;
    slider.max = LAST;
    slider.setAttribute('aria-label', w.day);
    showDay();
    for (const one of $$('.day button')) {
        one.title = one.dataset.step < 0 ? w.prev : w.next;
        one.lastChild.textContent = one.title;
    }
    $('footer').textContent = footText();
}
function showDay() {
    const field = $('#d'), slider = $('#s');
    if (doc.activeElement !== field || field.getAttribute('aria-invalid') !== 'true') {
        field.value = iso(day0);
        field.removeAttribute('aria-invalid');
        $('#bad').textContent = '';
    }
    slider.value = day0;
    slider.setAttribute('aria-valuetext', words(day0));
}
// Over the slider: how much changed, quarter by quarter.
let stripDrawn = '';
function drawStrip() {
    const box = $('.day .strip svg'), wide = box.clientWidth || 600, key = [rd, wide, L].join();
    if (key === stripDrawn || $('.day').hidden) return;
    stripDrawn = key;
    const length = max(91, (LAST - FIRST) / 400), n = floor((LAST - FIRST) / length) + 1, changed = new Int32Array(n), sc = scaleOf(8, wide - 8, FIRST, LAST);
    for (const i of byReading[rd]) for (const d of [SLO[i], EHI[i]]) if (d >= FIRST && d <= LAST) changed[floor((d - FIRST) / length)]++;
    const most = changed.reduce((m, c) => max(m, c), 1);
    let path = '';
    changed.forEach((c, i) => { if (c) { const h = 13 * sqrt(c / most); path += `M${num(sc(FIRST + i * length))} 22v${num(-h)}h${num(max((wide - 16) / n - 1, 1))}v${num(h)}Z`; } });
    box.setAttribute('viewBox', `0 0 ${wide} 22`);
    box.innerHTML = `<path class="member pale" d="${path}"/>` + ticks(wide, FIRST, LAST, 70).map(([d, text]) => `<text class="dim sm" x="${num(min(max(sc(d), 14), wide - 14))}" y="8" text-anchor="middle">${esc(text)}</text>`).join('');
}
function drawMain() {
    pool = new Map();
    rowsNow = null;
    exported = null;
    $('main').innerHTML = (V[Object.hasOwn(V, st.v) ? st.v : 'day'])();
    if ($('.who')) stampDay();
    drawRows();
}
function render(changedView) {
    fillFrame();
    drawMain();
    drawStrip();
    if (changedView) {
        scrollTo(0, 0);
        $('main h2')?.focus({preventScroll: true});
    }
}

// What people do.
addEventListener('hashchange', () => {
    if (location.hash === '#main') { history.replaceState(null, '', href({})); $('main').focus(); return; }
    const place = () => [st.v, st.b, st.a, st.e, st.v === 'src' ? st.q : ''].join();
    const before = place();
    readState();
    render(place() !== before);
});
let frame = 0;
const soon = (act) => { if (!frame) frame = requestAnimationFrame(() => { frame = 0; act(); }); };
addEventListener('scroll', () => soon(() => drawRows()), {passive: true});
let resized;
addEventListener('resize', () => {
    clearTimeout(resized);
    resized = setTimeout(() => { drawStrip(); if (st.v === 'ln') drawMain(); else drawRows(); }, 80);
});
addEventListener('beforeprint', () => drawRows((rowsNow?.rows.length ?? 0) <= 3000));
addEventListener('afterprint', () => drawRows());

const openRow = (id) => {
    const open = new Set(st.x ? st.x.split(',') : []), at = scrollY;
    if (!open.delete(id)) open.add(id);
    go({x: [...open].join(',')});
    scrollTo(0, at);
    $(`.row button[data-x="${CSS.escape(id)}"]`)?.focus({preventScroll: true});
};
doc.addEventListener('click', (e) => {
    const skip = e.target.closest('.skip'), one = e.target.closest('button');
    if (skip) { e.preventDefault(); $('main').focus(); return; }
    if (!one) return;
    const {act, set, x, step} = one.dataset;
    if (act === 'csv') saveCsv();
    else if (act === 'svg') saveSvg();
    else if (x !== undefined) openRow(x);
    else if (set) {
        const [key, value] = set.split('=');
        go({[key]: value, n: ''});
        $(key === 'l' ? '.lang [aria-pressed=true]' : `[data-set^="${key}="]`)?.focus();
    } else if (step) {
        const days = changes(rd), found = step < 0 ? days.findLast((d) => d < day0) : days.find((d) => d > day0);
        if (found !== undefined) go({d: iso(found)});
    }
});
doc.addEventListener('change', (e) => {
    const key = e.target.dataset?.k;
    if (key) {
        go({[key]: e.target.value, n: ''});
        $(`[data-k="${key}"]`)?.focus();
    } else if (e.target.id === 'd') {
        const found = parseDay(e.target.value);
        e.target.setAttribute('aria-invalid', String(!found));
        $('#bad').textContent = found ? '' : w.bad_day;
        if (found) { e.target.removeAttribute('aria-invalid'); go({d: iso(found[0])}); }
    }
});
// The address is written when the slider is let go: browsers limit how often, and each takes time.
function slide(day) {
    day0 = day;
    showDay();
    if (st.v === 'time') drawRows();
    else if (st.v === 'day' && !st.k) moveDay();
    else drawMain();
}
const slider = () => $('#s');
buildFrame();
slider().addEventListener('input', () => soon(() => slide(+slider().value)));
// The links of the page say the day too.
function settle(day) {
    go({d: iso(day)}, true);
    if (st.v === 'day' && !st.k) { fillFrame(); stampDay(); }
    else if (st.v === 'time') fillFrame();
    else render();
}
slider().addEventListener('change', () => settle(+slider().value));
slider().addEventListener('keydown', (e) => {
    const way = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1}[e.key] ?? 0, page = {PageUp: 12, PageDown: -12}[e.key] ?? (e.shiftKey ? way : 0);
    if (!page) return;
    e.preventDefault();
    slide(min(max(addMonths(day0, page), FIRST), LAST));
    settle(day0);
});
let typed;
$('.find input').addEventListener('input', (e) => {
    clearTimeout(typed);
    typed = setTimeout(() => go({...CLEAR, v: 'find', q: e.target.value}), 120);
});
// Among the bars of a row, and from row to row.
doc.addEventListener('keydown', (e) => {
    const row = e.target.closest?.('.row');
    if (!row || !/^Arrow|^Escape$/.test(e.key)) return;
    const stops = $$('button,a', row), at = stops.indexOf(e.target);
    let next;
    if (e.key === 'ArrowRight') next = stops[at + 1];
    else if (e.key === 'ArrowLeft') next = stops[at - 1];
    else if (e.key === 'Escape') next = stops[0];
    else {
        const place = row.place + (e.key === 'ArrowDown' ? 1 : -1), box = $('.rows').getBoundingClientRect().top + scrollY;
        if (place < 0 || place >= rowsNow.rows.length) return;
        if (row.classList.contains('off')) scrollTo(0, box + place * ROW - innerHeight / 2);
        drawRows();
        const other = $$('.row').find((r) => r.place === place), there = other ? $$('button,a', other) : [];
        next = there[min(at, there.length - 1)];
    }
    if (!next) return;
    e.preventDefault();
    next.focus();
});
readState();
render();

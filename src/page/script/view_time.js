// Memberships over time: a row for each bloc (or actor), with a row for each of its actors when it is
// open. Only the rows that can be seen are in the page, and one that has the focus.
const ROW = 26;
let rowsNow = null;
let pool = new Map();

const otherReading = () => (rd + 1) % reading.id.length;
V.time = () => {
    const isActor = st.g === 'actor', by = isActor ? A : B, other = isActor ? B : A, ids = isActor ? actors : blocs;
    const use = byReading[rd].filter((i) => st.s !== 'full' || FULL[ST[i]]), of = new Map();
    for (const i of use) { const have = of.get(by[i]); if (have) have.push(i); else of.set(by[i], [i]); }
    const keys = isActor ? [...of.keys()].sort((p, q) => orders(rd).days[q] - orders(rd).days[p] || p - q) : orders(rd).blocs.filter((b) => of.has(b));
    const compared = new Map();
    if (st.c) {
        for (const i of byReading[otherReading()]) {
            if (!FULL[ST[i]]) continue;
            const key = pairKey(by[i], other[i]);
            compared.set(key, (compared.get(key) ?? []).concat(i));
        }
    }
    const stepsOf = memo((key) => steps(of.get(key).filter((i) => FULL[ST[i]])));
    let most = 1;
    for (const key of keys) for (const s of stepsOf(key)) most = max(most, s[2]);
    const open = new Set(st.x ? st.x.split(',') : []), rows = [];
    for (const key of keys) {
        const isOpen = open.has('*') || open.has(ids.id[key]);
        rows.push({key, top: true, open: isOpen});
        if (isOpen) rows.push(...openRows(key, of.get(key), other, compared));
    }
    rowsNow = {rows, most, stepsOf, ids, isActor, abbr: isActor ? null : abbreviations(keys.slice(0, 2000), day0)};
    exported = () => ({name: 'history', columns: SPELL_COLUMNS, rows: [...use].sort(byBloc).map((i) => spellRow(i, everSure(i), isActor ? 'bloc' : 'actor'))});
    picture = timePicture;
    const compare = st.c ? `<li>${swatch('<rect class="ot" x="0" y="5" width="26" height="3"/>')}${esc(fill(w.other, reading.id[otherReading()]))}</li>` : '';
    return head(esc(w.time), esc(isActor ? w.time_lead_actors : w.time_lead)) + tools('g', 's', 'cmp', 'tab', 'csv', st.k ? '' : 'svg') +
        (st.k ? tableOf(exported(), w.time) : !rows.length ? `<p>${esc(w.nothing)}</p>`
            : legend(usedStatuses(use), thinKey() + compare) +
            `<div class="axis" aria-hidden="true"><span class="lab"></span><svg></svg><span class="when"></span></div><div class="rows"><svg class="gap" width="1" height="0" aria-hidden="true"></svg><svg class="gap" width="1" height="0" aria-hidden="true"></svg><svg class="nowline" aria-hidden="true"><path class="now" stroke-dasharray="3 3"/></svg></div><p class="lead">${esc(w.half)} ${esc(fill(w.ends, words(LAST)))}.</p>`);
};
// Full before partial, then by the first day of the first full spell, then by number.
function openRows(key, list, other, compared) {
    const of = new Map();
    for (const i of list) { const have = of.get(other[i]); if (have) have.push(i); else of.set(other[i], [i]); }
    for (const pair of compared.keys()) if (floor(pair / 1e6) === key && !of.has(pair % 1e6)) of.set(pair % 1e6, []);
    const rank = ([, spells]) => { const full = spells.find((i) => FULL[ST[i]]); return full === undefined ? [1, spells.length ? SLO[spells[0]] : INF] : [0, SHI[full]]; };
    return [...of].map((one) => [one, rank(one)]).sort(([p, x], [q, y]) => x[0] - y[0] || x[1] - y[1] || p[0] - q[0])
        .map(([[o, spells]]) => ({key, other: o, spells, compared: compared.get(pairKey(key, o)) ?? []}));
}
const yearOf = (d) => yearLabel(civil(d)[0]);
function whenTop(key) {
    const list = rowsNow.stepsOf(key), first = list.find((s) => s[2]), last = list[list.length - 1];
    if (!first) return '';
    return last[2] ? `${range(last[1], last[2])} · ${yearOf(first[0])} –` : `${yearOf(first[0])} – ${yearOf(last[0])}`;
}
function whenRow(spells) {
    const full = spells.filter((i) => FULL[ST[i]]);
    if (!full.length) return '';
    const plain = (a) => account.date[a].replace(/^\[(.*?)\.\..*/, '$1…').replace(/^\[/, ''), end = EA[full[full.length - 1]];
    return `${plain(SA[full[0]])} –${end < 0 ? '' : ` ${plain(end)}`}`;
}
const rowName = (row) => (row.top ? nameOf(rowsNow.ids, row.key) : rowsNow.isActor ? nameOf(blocs, row.other) : nameOf(actors, row.other));
const pairOf = (row) => (rowsNow.isActor ? [row.other, row.key] : [row.key, row.other]);
function barsOf(row, sc) {
    const [b, a] = pairOf(row), to = esc(href({...CLEAR, v: 'why', b: blocs.id[b], a: actors.id[a]}));
    return row.spells.map((i, k) => {
        const tip = esc(tipOf(i)), x = sc(SLO[i]);
        return `<a tabindex="-1" href="${to}" aria-label="${tip}"><title>${tip}</title>${spellMarks(i, sc, 5, 13)}${signs(i, sc, 16, row.spells[k + 1])}<rect class="hit" x="${num(x)}" y="3" width="${num(max(sc(EHI[i]) - x, 4))}" height="17"/></a>`;
    }).join('') + row.compared.map((i) => `<rect class="ot" x="${num(sc(SLO[i]))}" y="21" width="${num(max(sc(EHI[i]) - sc(SLO[i]), 2))}" height="3"/>`).join('');
}
function rowHtml(row, sc, grid) {
    if (row.top) {
        const abbr = rowsNow.isActor ? rowsNow.ids.id[row.key] : rowsNow.abbr.get(row.key) ?? '';
        return `<span class="lab"><button type="button" aria-expanded="${row.open}" data-x="${esc(rowsNow.ids.id[row.key])}"${langAttribute(rowsNow.ids, row.key)}>${esc(rowName(row))}</button><b>${esc(abbr)}</b></span><svg aria-hidden="true">${grid}<g transform="translate(0 3)">${band(rowsNow.stepsOf(row.key), sc, 20, rowsNow.most)}</g></svg><span class="when">${esc(whenTop(row.key))}</span>`;
    }
    const [b, a] = pairOf(row), p = rowsNow.isActor ? blocs : actors;
    return `<span class="lab">${linkWhy(b, a, esc(rowName(row)), langAttribute(p, row.other))}</span><svg role="group" aria-label="${esc(`${nameOf(actors, a)}, ${nameOf(blocs, b)}`)}">${grid}${barsOf(row, sc)}</svg><span class="when">${esc(whenRow(row.spells))}</span>`;
}
const rowKey = (row) => (row.top ? `t${row.key}${row.open ? '+' : '-'}` : `s${row.key}/${row.other}`);

function drawRows(all) {
    const box = $('.rows');
    if (!rowsNow || !box) return;
    const {rows} = rowsNow, label = $('.axis .lab').clientWidth, wide = max($('.axis svg').clientWidth, 120), sc = scaleOf(2, wide - 12, FIRST, LAST);
    const marks = ticks(wide, FIRST, LAST, 52);
    $('.axis svg').innerHTML = marks.map(([d, text]) => `<text class="dim" x="${num(sc(d))}" y="16" text-anchor="middle">${esc(text)}</text>`).join('');
    const top = box.getBoundingClientRect().top, from = all ? 0 : min(max(0, floor(-top / ROW) - 12), rows.length), to = all ? rows.length : min(rows.length, max(0, Math.ceil((innerHeight - top) / ROW) + 12));
    const grid = `<path class="grid" d="${marks.map(([d]) => `M${num(sc(d))} 0V26`).join('')}"/>`;
    const wanted = new Set(), [before, after, line] = [box.firstChild, ...$$(':scope > svg', box).slice(-2)];
    let previous = before;
    for (let i = from; i < to; i++) {
        const key = rowKey(rows[i]);
        let element = pool.get(key);
        wanted.add(key);
        if (!element || element.wide !== wide) {
            const fresh = doc.createElement('div'), focused = element?.contains(doc.activeElement);
            fresh.className = rows[i].top ? 'row top' : 'row';
            fresh.innerHTML = rowHtml(rows[i], sc, grid);
            fresh.wide = wide;
            if (element) element.replaceWith(fresh);
            if (focused) $('button,a', fresh).focus({preventScroll: true});
            element = fresh;
            pool.set(key, element);
        }
        element.classList.remove('off');
        element.place = i;
        if (previous.nextSibling !== element) previous.after(element);
        previous = element;
    }
    for (const [key, element] of pool) {
        if (wanted.has(key)) continue;
        if (element.contains(doc.activeElement)) element.classList.add('off');
        else { element.remove(); pool.delete(key); }
    }
    before.setAttribute('height', from * ROW);
    after.setAttribute('height', (rows.length - to) * ROW);
    const x = num(label + sc(day0));
    line.firstChild.setAttribute('d', `M${x} 0V${rows.length * ROW}`);
}
// All rows as one picture, up to as many as paper bears.
function timePicture() {
    const rows = rowsNow.rows.slice(0, 2000), label = 330, width = 1100, sc = scaleOf(label + 2, width - 190, FIRST, LAST), marks = ticks(width - label - 190, FIRST, LAST, 52);
    const bottom = 60 + rows.length * ROW;
    const lines = rows.map((row, i) => {
        const text = rowName(row), cut = text.length > 40 ? `${text.slice(0, 39)}…` : text, abbr = row.top && !rowsNow.isActor ? rowsNow.abbr.get(row.key) ?? '' : '';
        const inner = row.top ? `<g transform="translate(0 3)">${band(rowsNow.stepsOf(row.key), sc, 20, rowsNow.most)}</g>` : barsOf(row, sc);
        return `<g transform="translate(0 ${50 + i * ROW})"><text x="${row.top ? 0 : 20}" y="17">${esc(abbr && cut.length > 34 ? `${cut.slice(0, 33)}…` : cut)}</text><text x="${label - 12}" y="17" text-anchor="end" font-weight="bold">${esc(abbr)}</text>${inner}<text class="dim" x="${width}" y="17" text-anchor="end">${esc(row.top ? whenTop(row.key) : whenRow(row.spells))}</text></g>`;
    });
    const axis = marks.map(([d, text]) => `<path class="grid" d="M${num(sc(d))} 46V${bottom}"/><text class="dim" x="${num(sc(d))}" y="40" text-anchor="middle">${esc(text)}</text>`).join('');
    return svgFile(width, bottom + 24, w.time, `<text x="0" y="18" font-size="18" font-weight="bold">${esc(w.time)}</text>${axis}<path class="now" stroke-dasharray="3 3" d="M${num(sc(day0))} 46V${bottom}"/>${lines.join('')}<text class="dim sm" x="0" y="${bottom + 16}">${esc(footText())}</text>`);
}

// Who sat where on a day: a line for each bloc, a column for each actor.
const V = {};
const head = (title, lead) => `<h2 tabindex="-1">${title}</h2>${lead ? `<p class="lead">${lead}</p>` : ''}`;
const pairKey = (b, a) => b * 1e6 + a;

// Of several standings of one actor that are possible on the day, the surest, then the highest.
function cellsOn(list, day) {
    const cells = new Map(), rank = (i) => sure(i, day) * 2 + FULL[ST[i]];
    for (const i of list) {
        const key = pairKey(B[i], A[i]), have = cells.get(key);
        if (have === undefined || rank(i) > rank(have)) cells.set(key, i);
    }
    return cells;
}
function membersTable(list, day) {
    return {name: `members-${iso(day)}`, columns: SPELL_COLUMNS, rows: [...list].sort(byBloc).map((i) => spellRow(i, sure(i, day) ? 'certain' : 'possible'))};
}
function dayLead(r) {
    const days = changes(r);
    let lo = 0, hi = days.length;
    while (lo < hi) { const mid = (lo + hi) >> 1; if (days[mid] <= day0) lo = mid + 1; else hi = mid; }
    const last = lo ? days[lo - 1] : null;
    return last === null ? esc(w.unchanged) : fill(esc(w.changed), link({v: 'ev', f: iso(last), t: iso(last)}, esc(words(last))));
}
const beyondLead = () => (day0 > LAST ? `<p class="lead">${esc(fill(w.beyond, words(LAST)))}</p>` : '');

// What the view shows of the day: its rows, and the words around them.
function dayParts() {
    const order = orders(rd), every = st.m === 'all', title = fill(w.who, words(day0));
    const on = byReading[rd].filter((i) => stands(i, day0) && (st.s !== 'full' || FULL[ST[i]])), cells = cellsOn(on, day0);
    const limit = +st.n || 0, columns = every ? order.all().slice(0, max(limit, CHAIN)) : order.main;
    const full = new Map(), certain = new Map(), shown = new Set(columns), live = new Set(), used = new Set();
    let doubt = false;
    for (const i of cells.values()) {
        if (shown.has(A[i])) live.add(B[i]);
        used.add(ST[i]);
        const isSure = sure(i, day0);
        doubt ||= !isSure;
        if (!FULL[ST[i]]) continue;
        full.set(B[i], (full.get(B[i]) ?? 0) + 1);
        if (isSure) certain.set(B[i], (certain.get(B[i]) ?? 0) + 1);
    }
    // So many rows that the table stays quick to draw.
    const most = max(limit, min(200, max(20, floor(2100 / columns.length))));
    const all = order.blocs.filter((b) => live.has(b)), list = all.slice(0, most), abbr = abbreviations(list, day0);
    exported = () => membersTable(on, day0);
    picture = null;
    const members = (b) => range(certain.get(b) ?? 0, full.get(b) ?? 0);
    const columnsLeft = every ? order.all().length - columns.length : 0;
    return {
        title, columns, rows: new Map(list.map((b) => [b, dayRow(b, columns, cells, abbr.get(b), members(b))])),
        lead: `${beyondLead()}<p class="lead">${dayLead(rd)}</p>`,
        legend: list.length ? legend([...used].sort((p, q) => p - q), doubt ? thinKey() : '') : `<p>${esc(w.nobody)}</p>`,
        more: moreLink(max(all.length - list.length, columnsLeft) + most, most, 200),
    };
}
let daySeen = null; // the parts that are in the page
V.day = () => {
    const parts = dayParts(), {title} = parts;
    daySeen = st.k ? null : parts;
    return head(esc(title), esc(w.who_lead)) + `<div class="of-day">${parts.lead}</div>` + tools('m', 's', 'tab', 'csv') +
        (st.k ? tableOf(exported(), title) : `<div class="of-day">${parts.legend}</div>${dayTable(parts)}<div class="of-day">${parts.more}</div>`);
};
function dayTable({title, columns, rows}) {
    const heads = columns.map((a) => `<th scope="col"><span>${link({v: 'actor', a: actors.id[a]}, esc(shortName(actors, a, 18)), langAttribute(actors, a))}</span></th>`).join('');
    return `<section class="scroll" tabindex="0" aria-label="${esc(title)}"${rows.size ? '' : ' hidden'}><table class="who"><caption class="vh">${esc(title)}</caption><thead><tr><td></td>${heads}<td></td></tr></thead><tbody>${[...rows.values()].join('')}</tbody></table></section>`;
}
// While the day moves only what changed is drawn again: a row whose text is the same stays.
function moveDay() {
    const before = daySeen, after = daySeen = dayParts(), body = $('.who tbody'), had = new Map([...before.rows.keys()].map((b, i) => [b, body.rows[i]]));
    $('main h2').textContent = $('.who caption').textContent = after.title;
    const section = $('section.scroll');
    section.setAttribute('aria-label', after.title);
    section.hidden = !after.rows.size;
    ['lead', 'legend', 'more'].forEach((part, i) => { if (before[part] !== after[part]) $$('.of-day')[i].innerHTML = after[part]; });
    for (const [b, row] of had) if (!after.rows.has(b)) row.remove();
    let at = body.firstChild;
    for (const [b, html] of after.rows) {
        const row = had.get(b);
        if (row && before.rows.get(b) === html) {
            if (row === at) at = at.nextSibling; else body.insertBefore(row, at);
            continue;
        }
        const made = doc.createElement('template');
        made.innerHTML = html;
        const fresh = made.content.firstChild;
        if (!row) { body.insertBefore(fresh, at); continue; }
        if (row === at) at = at.nextSibling;
        else body.insertBefore(row, at);
        row.replaceWith(fresh);
    }
}
// The table is built without the day in its links, so that rows can be compared; then it is put in.
function withoutDay(make) {
    const day = st.d;
    st.d = '';
    const made = make();
    st.d = day;
    return made;
}
function stampDay() {
    for (const a of $$('.who a')) {
        const bare = a.getAttribute('href').replace(/&?\bd=[^&]*/, '');
        a.setAttribute('href', st.d ? `${bare}${bare === '#' ? '' : '&'}d=${st.d}` : bare);
    }
}
const dayRow = (...parts) => withoutDay(() => dayRowHtml(...parts));
function dayRowHtml(b, columns, cells, abbr, members) {
    const cell = columns.map((a, k) => dayCell(b, a, columns[k - 1], columns[k + 1], cells)).join('');
    return `<tr><th scope="row"><span>${link({v: 'bloc', b: blocs.id[b]}, esc(shortName(blocs, b, 40)), `${langAttribute(blocs, b)} title="${esc(nameOf(blocs, b))}"`)}</span><b>${esc(abbr)}</b></th>${cell}<td class="n">${members}</td></tr>`;
}
// A cell is joined with its neighbour if both are full in the same status.
function dayCell(b, a, before, after, cells) {
    const i = cells.get(pairKey(b, a));
    if (i === undefined) return '<td></td>';
    const s = ST[i], joins = (x) => {
        const j = x === undefined ? undefined : cells.get(pairKey(b, x));
        return j !== undefined && FULL[s] && ST[j] === s;
    };
    const marks = ['c', fills[s], joins(before) && 'jl', joins(after) && 'jr', FULL[s] && 'dot', !sure(i, day0) && 'poss'].filter(Boolean);
    return `<td class="${marks.join(' ')}"><span class="vh">${esc(statusName(s) + (sure(i, day0) ? '' : `, ${w.possible}`))}</span></td>`;
}

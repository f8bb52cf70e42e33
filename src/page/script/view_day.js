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

V.day = () => {
    const order = orders(rd), every = st.m === 'all', title = fill(w.who, words(day0));
    const on = byReading[rd].filter((i) => stands(i, day0) && (st.s !== 'full' || FULL[ST[i]])), cells = cellsOn(on, day0);
    const limit = +st.n || 0, columns = every ? order.all().slice(0, max(limit, CHAIN)) : order.main;
    const full = new Map(), certain = new Map(), shown = new Set(columns), live = new Set();
    for (const i of cells.values()) {
        if (shown.has(A[i])) live.add(B[i]);
        if (!FULL[ST[i]]) continue;
        full.set(B[i], (full.get(B[i]) ?? 0) + 1);
        if (sure(i, day0)) certain.set(B[i], (certain.get(B[i]) ?? 0) + 1);
    }
    const all = order.blocs.filter((b) => live.has(b)), rows = all.slice(0, max(limit, 200)), abbr = abbreviations(rows, day0);
    exported = () => membersTable(on, day0);
    picture = null;
    const more = Math.max(all.length, every ? order.all().length : 0);
    return head(esc(title), esc(w.who_lead)) + beyondLead() + `<p class="lead">${dayLead(rd)}</p>` + tools('m', 's', 'tab', 'csv') +
        (st.k ? tableOf(exported(), title) : !rows.length ? `<p>${esc(w.nobody)}</p>`
            : legend(usedStatuses([...cells.values()]), [...cells.values()].some((i) => !sure(i, day0)) ? thinKey() : '') + dayTable(rows, columns, cells, abbr, title, (b) => range(certain.get(b) ?? 0, full.get(b) ?? 0)) + moreLink(more, max(limit, every ? min(CHAIN, 200) : 200), 200));
};
function dayTable(rows, columns, cells, abbr, title, members) {
    const heads = columns.map((a) => `<th scope="col"><span>${link({v: 'actor', a: actors.id[a]}, esc(shortName(actors, a, 18)), langAttribute(actors, a))}</span></th>`).join('');
    const lines = rows.map((b) => {
        const label = shortName(blocs, b, 40), cell = columns.map((a, k) => dayCell(b, a, columns[k - 1], columns[k + 1], cells)).join('');
        return `<tr><th scope="row"><span>${link({v: 'bloc', b: blocs.id[b]}, esc(label), `${langAttribute(blocs, b)} title="${esc(nameOf(blocs, b))}"`)}</span><b>${esc(abbr.get(b))}</b></th>${cell}<td class="n">${members(b)}</td></tr>`;
    });
    return `<section class="scroll" tabindex="0" aria-label="${esc(title)}"><table class="who"><caption class="vh">${esc(title)}</caption><thead><tr><td></td>${heads}<td></td></tr></thead><tbody>${lines.join('')}</tbody></table></section>`;
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

// How much had any two in common on a day?
V.mx = () => {
    const order = orders(rd), limit = max(+st.n || 0, CHAIN), all = st.m === 'all' ? order.all() : order.main, list = all.slice(0, limit);
    const title = fill(w.mx, words(day0)), possible = new Map(), certain = new Map();
    const add = (sets, i) => { if (!sets.has(A[i])) sets.set(A[i], new Set()); sets.get(A[i]).add(B[i]); };
    for (const i of byReading[rd]) {
        if (!FULL[ST[i]] || !stands(i, day0) || blocs.bilateral[B[i]]) continue;
        add(possible, i);
        if (sure(i, day0)) add(certain, i);
    }
    const shared = (sets, p, q) => { const x = sets.get(p), y = sets.get(q); return x && y ? [...x].filter((b) => y.has(b)) : []; };
    exported = () => ({name: `network-${iso(day0)}`, columns: ['source', 'target', 'weight', 'shared', 'certain', 'source_name', 'target_name'], rows: pairs(possible, certain, shared)});
    picture = null;
    const found = list.map((p, i) => list.slice(0, i).map((q) => shared(possible, p, q)));
    const most = max(1, ...found.flat().map((x) => x.length));
    const cell = (p, q, blocsOf) => {
        const level = blocsOf.length ? max(1, Math.ceil((blocsOf.length / most) * 7)) : 0, doubt = shared(certain, p, q).length < blocsOf.length ? '?' : '';
        const names = blocsOf.map((b) => abbrOf(b, day0) || nameOf(blocs, b)).join(', ');
        return `<td class="l${level}" title="${esc(`${fill(w.two, nameOf(actors, p), nameOf(actors, q))}${names ? `: ${names}` : ''}`)}">${blocsOf.length || '·'}${doubt}</td>`;
    };
    const own = (p) => { const n = possible.get(p)?.size ?? 0; return `${n}${(certain.get(p)?.size ?? 0) < n ? '?' : ''}`; };
    const heads = list.map((a) => `<th scope="col"><abbr title="${esc(nameOf(actors, a))}">${esc(actors.id[a])}</abbr></th>`).join('');
    const lines = list.map((p, i) => `<tr><th scope="row">${link({v: 'actor', a: actors.id[p]}, esc(shortName(actors, p, 24)), langAttribute(actors, p))}</th>${found[i].map((x, j) => cell(p, list[j], x)).join('')}<td class="self">${own(p)}</td></tr>`).join('');
    return head(esc(title), esc(w.mx_lead)) + beyondLead() + tools('m', 'tab', 'csv') +
        (st.k ? tableOf(exported(), title) : !list.length ? `<p>${esc(w.nobody)}</p>`
            : `<section class="scroll" tabindex="0" aria-label="${esc(title)}"><table class="mx"><caption class="vh">${esc(title)}</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${lines}</tbody></table></section>${moreLink(all.length, limit, 60)}`);
};
// Every pair that shares a bloc, as `network` lists them.
function pairs(possible, certain, shared) {
    const list = [...possible.keys()].sort((p, q) => byText(actors.id[p], actors.id[q])), rows = [];
    list.forEach((p, i) => {
        for (const q of list.slice(i + 1)) {
            const both = shared(possible, p, q);
            if (both.length) rows.push([actors.id[p], actors.id[q], both.length, both.map((b) => blocs.id[b]).sort(byText).join(' '), shared(certain, p, q).length, nameOf(actors, p), nameOf(actors, q)]);
        }
    });
    return rows;
}

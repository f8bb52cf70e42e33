// What became of what: a band for each bloc, arrows at the event.
const RELATIONS = ['renamed', 'transformed', 'merged-into', 'absorbed', 'succeeded-by'];
const relationWord = (r) => w[`rel_${r.replace(/-/g, '_')}`] ?? r;
const lineageDate = (l) => dateOf(chosenOrFirst(lineage.event[l], rd));

function lineageTable() {
    const when = (l) => chosen(lineage.event[l], rd), at = (l) => { const a = when(l); return a < 0 ? [INF, INF] : [account.lo[a], account.hi[a]]; };
    const order = lineage.from.length ? [...lineage.from.keys()].sort((p, q) => { const x = at(p), y = at(q); return x[0] - y[0] || x[1] - y[1] || p - q; }) : [];
    return {
        name: 'lineage', columns: ['from', 'to', 'relation', 'date', 'event', 'from_name', 'to_name', 'source', 'locator', 'note'],
        rows: order.map((l) => [blocs.id[lineage.from[l]], blocs.id[lineage.to[l]], lineage.relation[l], when(l) < 0 ? '' : account.date[when(l)], event.id[lineage.event[l]] ?? '', nameOf(blocs, lineage.from[l]), nameOf(blocs, lineage.to[l]), lineage.source[l], lineage.locator[l], lineage.note[l]]),
    };
}
// The arrows with their days, the blocs they join, and the life of each: what the picture is laid
// out from, once for a reading.
const family = memo((r) => {
    const arrows = [...lineage.from.keys()].filter((l) => RELATIONS.includes(lineage.relation[l])).slice(0, 400);
    const list = [...new Set(arrows.flatMap((l) => [lineage.from[l], lineage.to[l]]))], spells = new Map(list.map((b) => [b, []]));
    for (const i of byReading[r]) if (FULL[ST[i]]) spells.get(B[i])?.push(i);
    const life = new Map(list.map((b) => {
        const s = spells.get(b);
        return [b, s.length ? [s.reduce((m, i) => min(m, SLO[i]), INF), s.reduce((m, i) => max(m, EHI[i]), -INF)] : null];
    }));
    const when = (l) => {
        const a = chosenOrFirst(lineage.event[l], r);
        if (a >= 0 && account.lo[a] > -INF) return account.lo[a];
        return max(life.get(lineage.from[l])?.[0] ?? FIRST, life.get(lineage.to[l])?.[0] ?? FIRST);
    };
    return {arrows, spells, life, when, rows: rowsOfFamily(list, arrows, life, when), steps: new Map(list.map((b) => [b, steps(spells.get(b))]))};
});
// Families by size; within each, moves while the cost of its arrows falls: one that crosses a living
// band costs 1, a dead one 0.08, one that points upward 3.
function rowsOfFamily(list, arrows, life, when) {
    const parent = new Map(list.map((b) => [b, b]));
    const root = (b) => { while (parent.get(b) !== b) b = parent.get(b); return b; };
    for (const l of arrows) parent.set(root(lineage.from[l]), root(lineage.to[l]));
    const parts = new Map();
    for (const b of list) parts.set(root(b), (parts.get(root(b)) ?? []).concat(b));
    const cost = (order, own) => {
        const at = new Map(order.map((b, i) => [b, i]));
        let sum = 0;
        for (const l of own) {
            const p = at.get(lineage.from[l]), q = at.get(lineage.to[l]), day = when(l);
            if (p > q) sum += 3;
            for (let k = min(p, q) + 1; k < max(p, q); k++) { const f = life.get(order[k]); sum += f && f[0] <= day && day < f[1] ? 1 : 0.08; }
        }
        return sum;
    };
    return [...parts.values()].sort((p, q) => q.length - p.length).flatMap((part) => {
        let order = part.sort((p, q) => (life.get(p)?.[0] ?? INF) - (life.get(q)?.[0] ?? INF) || p - q);
        const own = arrows.filter((l) => order.includes(lineage.from[l]));
        let best = cost(order, own);
        for (let better = order.length <= 30; better;) {
            better = false;
            for (let i = 0; i < order.length; i++) for (let j = 0; j < order.length; j++) {
                const tried = order.slice();
                tried.splice(j, 0, tried.splice(i, 1)[0]);
                const now = cost(tried, own);
                if (now < best - 1e-9) { best = now; order = tried; better = true; }
            }
        }
        return order;
    });
}
const LANE = 54, BAND = 28;
function familyPicture(width, file) {
    const {arrows, spells, life, when, rows, steps: stepsOf} = family(rd), narrow = width < 760, label = narrow ? 130 : 300, sc = scaleOf(label, width - 24, FIRST, LAST), bottom = 26 + rows.length * LANE;
    const at = new Map(rows.map((b, i) => [b, 52 + i * LANE])), abbr = abbreviations(rows, day0);
    let most = 1;
    for (const s of stepsOf.values()) for (const one of s) most = max(most, one[2]);
    const half = (b, day) => { let n = 1; for (const s of stepsOf.get(b)) if (s[0] <= day) n = max(s[2], 1); return (sqrt(n / most) * BAND) / 2; };
    let grid = ticks(width - label, FIRST, LAST, 52).map(([d, text]) => `<path class="grid" d="M${num(sc(d))} 22V${bottom}"/><text class="dim" x="${num(sc(d))}" y="14" text-anchor="middle">${esc(text)}</text>`).join('');
    grid += `<path class="now" stroke-dasharray="3 3" d="M${num(sc(day0))} 22V${bottom}"/>`;
    let lines = '', heads = '';
    const beside = new Map();
    for (const l of arrows) {
        const [from, to] = [lineage.from[l], lineage.to[l]], day = when(l), x = sc(day), down = at.get(from) < at.get(to) ? 1 : -1;
        const ended = life.get(from)?.[1] <= day + 1, key = `${to}/${round(x)}`, n = (beside.get(key) ?? -1) + 1, to_x = x + 3 + 8 * n;
        beside.set(key, n);
        const y1 = ended ? at.get(from) : at.get(from) + down * half(from, day), y2 = at.get(to) - down * half(to, day);
        lines += `<path class="edge" d="M${num(x)} ${num(y1)}H${num(to_x)}V${num(y2 - 6 * down)}"><title>${esc(`${nameOf(blocs, from)} ${relationWord(lineage.relation[l])} ${nameOf(blocs, to)}`)}</title></path>`;
        heads += `<path class="head" d="M${num(to_x - 4)} ${num(y2 - 7 * down)}h8l-4 ${7 * down}Z"/>`;
    }
    const bands = rows.map((b) => {
        const y = at.get(b), s = stepsOf.get(b), text = narrow && abbr.get(b) ? '' : shortName(blocs, b, narrow ? 18 : 34), cut = text.length > (narrow ? 18 : 36) ? `${text.slice(0, narrow ? 17 : 35)}…` : text;
        return `<a href="${esc(href({...CLEAR, v: 'bloc', b: blocs.id[b]}))}"><title>${esc(nameOf(blocs, b))}</title><rect class="hit" x="0" y="${y - 14}" width="${label - 8}" height="28"/><text x="0" y="${y + 4}"${langAttribute(blocs, b)}>${esc(cut)}</text><text x="${label - 12}" y="${y + 4}" text-anchor="end" font-weight="bold">${esc(abbr.get(b))}</text></a><g transform="translate(0 ${y - BAND / 2})">${band(s, sc, BAND, most)}</g>`;
    });
    const said = rows.map((b) => comings(spells.get(b), stepsOf.get(b), sc, at.get(b) - (sqrt(max(1, ...stepsOf.get(b).map((one) => one[2])) / most) * BAND) / 2 - 4, width));
    const inner = grid + lines + bands.join('') + said.join('') + heads;
    if (file) return svgFile(width, bottom + 50, w.ln, `<text x="0" y="18" font-size="18" font-weight="bold">${esc(w.ln)}</text><g transform="translate(0 26)">${inner}</g><text class="dim sm" x="0" y="${bottom + 42}">${esc(footText())}</text>`);
    return `<svg width="${width}" height="${bottom + 10}" viewBox="0 0 ${width} ${bottom + 10}" role="group" aria-label="${esc(w.ln)}">${inner}</svg>`;
}
// Over a band who was there at first, then who came and went.
function comings(spells, list, sc, y, width) {
    let before = new Set(), text = '', free = -99;
    for (const [day] of list) {
        const now = new Set(spells.filter((i) => stands(i, day)).map((i) => actors.id[A[i]]));
        if (!now.size) break;
        const came = [...now].filter((a) => !before.has(a)).sort(), left = [...before].filter((a) => !now.has(a)).sort();
        const said = before.size ? [...came.map((a) => `+${a}`), ...left.map((a) => `−${a}`)].join(' ') : came.join(' ');
        if (said && came.length + left.length < 9) {
            const long = said.length * 6.6, x = max(min(max(sc(day) + (before.size ? 0 : 14), free), width - long), free);
            if (x + long > width + 4) break;
            text += `<rect class="ground" x="${num(x - 2)}" y="${num(y - 9)}" width="${num(long + 2)}" height="11"/><text class="dim sm" x="${num(x)}" y="${num(y)}">${esc(said)}</text>`;
            free = x + long + 7;
        }
        before = now;
    }
    return text;
}
V.ln = () => {
    exported = lineageTable;
    const any = family(rd).rows.length > 0;
    picture = any ? () => familyPicture(1100, true) : null;
    const width = max($('main').clientWidth - parseFloat(getComputedStyle($('main')).paddingLeft) * 2, 300);
    return head(esc(w.ln), esc(w.ln_lead)) + tools('tab', 'csv', any && !st.k ? 'svg' : '') +
        (st.k ? tableOf(lineageTable(), w.ln) : any ? `<section class="scroll" tabindex="0" aria-label="${esc(w.ln)}">${familyPicture(max(width, 600))}</section>` : `<p>${esc(w.nothing)}</p>`);
};

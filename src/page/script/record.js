// The record. A table is the number of values in a row and one flat array; columns are taken out of it.
function column(name, k, Type = Array) {
    const [stride, flat] = data[name], n = stride ? flat.length / stride : 0, out = new Type(n);
    for (let i = 0; i < n; i++) out[i] = flat[i * stride + k];
    return out;
}
// Numbers of the database to places in our arrays: some rows may have been left out.
function places(name) {
    const steps = column(name, 0), at = [];
    let number = 0;
    steps.forEach((step, i) => { number += step; at[number] = i; });
    return (ref) => (ref === null ? -1 : at[ref] ?? -1);
}
const back = (name, k, place = (ref) => (ref === null ? -1 : ref - 1)) => Int32Array.from(column(name, k), place);
const daysOf = (name, k, open) => Float64Array.from(column(name, k), (d) => (d === null ? open : d));
// The account that each row of the table belongs to: told by the difference from the row before.
function ofAccounts(name, place) {
    let number = 0;
    return Int32Array.from(column(name, 0), (step) => place(number += step));
}

const info = Object.fromEntries(column('package', 0).map((key, i) => [key, data.package[1][2 * i + 1]]));
const reading = {id: column('readings', 0), title: [1, 2, 3].map((k) => column('readings', k))};
const party = (name) => ({id: column(name, 0), kind: column(name, 1), label: [2, 3, 4].map((k) => column(name, k)), note: column(name, 5), names: []});
const actors = party('actors'), blocs = party('blocs');
blocs.bilateral = data.blocs[1].length ? column('blocs', 6) : [];
const status = {id: column('statuses', 0), class: column('statuses', 1), name: [2, 3, 4].map((k) => column('statuses', k))};
const kind = {id: column('kinds', 0), name: [3, 4, 5].map((k) => column('kinds', k))};
const sourcePlace = places('sources'), eventPlace = places('events'), accountPlace = places('accounts');
const [SOURCE_ID, SOURCE_KIND, SOURCE_TITLE, SOURCE_AUTHOR, SOURCE_DATE, SOURCE_PUBLISHER, SOURCE_URL, SOURCE_LANG] = [1, 2, 3, 4, 5, 6, 7, 8];
const sources = [null, 1, 2, 3, 4, 5, 6, 7, 8].map((k) => k && column('sources', k));
const people = {id: column('people', 0), name: [1, 2, 3].map((k) => column('people', k)), actor: back('people', 4)};
const event = {id: column('events', 1), kind: back('events', 2), bloc: back('events', 3), title: [4, 5, 6].map((k) => column('events', k)), accounts: []};
const account = {
    event: back('accounts', 1, eventPlace), source: back('accounts', 2, sourcePlace), kind: back('accounts', 3),
    date: column('accounts', 4), lo: daysOf('accounts', 5, -INF), hi: daysOf('accounts', 6, INF),
    locator: column('accounts', 7), place: column('accounts', 8), note: column('accounts', 9), readings: column('accounts', 10),
};
event.id.forEach((_, i) => { event.accounts[i] = []; });
account.event.forEach((e, i) => { if (e >= 0) event.accounts[e].push(i); });
const effect = {account: ofAccounts('effects', accountPlace), bloc: back('effects', 1), actor: back('effects', 2), status: back('effects', 3)};
const present = {account: ofAccounts('present', accountPlace), actor: back('present', 1)};
const role = {account: ofAccounts('roles', accountPlace), person: back('roles', 1), role: column('roles', 2)};
function groups(keys) {
    const found = [];
    keys.forEach((key, i) => { if (key >= 0) (found[key] ??= []).push(i); });
    return (key) => found[key] ?? [];
}
const effectsOf = groups(effect.account), presentOf = groups(present.account), rolesOf = groups(role.account);
const lineage = {from: back('lineage', 0), to: back('lineage', 1), relation: column('lineage', 2), event: back('lineage', 3, eventPlace), source: column('lineage', 4), locator: column('lineage', 5), note: column('lineage', 6)};

// Spells, by reading, bloc and actor (numbers) and time. Only those of statuses that are standings.
const R = back('spells', 0), B = back('spells', 1), A = back('spells', 2), ST = back('spells', 3);
const SLO = daysOf('spells', 4, -INF), SHI = daysOf('spells', 5, INF), ELO = daysOf('spells', 6, INF), EHI = daysOf('spells', 7, INF);
const SA = back('spells', 8, accountPlace), EA = back('spells', 9, accountPlace);
const FULL = status.class.map((c) => c === 'full');
const byReading = reading.id.map(() => []);
R.forEach((r, i) => { if (status.class[ST[i]] !== 'none') byReading[r].push(i); });
const sure = (i, day) => SHI[i] <= day && day < ELO[i];
const stands = (i, day) => SLO[i] <= day && day < EHI[i];

{
    const of = column('names', 0), owner = back('names', 1), lang = column('names', 2), form = column('names', 3);
    const text = column('names', 4), lo = daysOf('names', 5, -INF), hi = daysOf('names', 6, INF);
    text.forEach((_, i) => {
        const names = of[i] ? blocs.names : actors.names;
        (names[owner[i]] ??= []).push({lang: lang[i], form: form[i], text: text[i], lo: lo[i], hi: hi[i]});
    });
}
delete data.spells; delete data.accounts; delete data.events; delete data.effects; delete data.present; delete data.names;

// The days that the pictures show.
const LAST = data.open.last;
let FIRST = INF;
for (const list of byReading) for (const i of list) FIRST = min(FIRST, SLO[i] > -INF ? SLO[i] : SHI[i]);
FIRST = FIRST < LAST ? dayOf(civil(FIRST)[0]) : LAST - 3650;
if (LAST - FIRST < 365) FIRST = LAST - 365;

// Names. A language that has none shows that of another, and says so.
const fallbacks = [[0, 1, 2], [1, 0, 2], [2, 0, 1]];
function langOf(p, i) {
    const has = (lang) => (p.names[i] ?? []).some((n) => n.lang === lang && n.form < 2);
    return (fallbacks[L] ?? [0, 1, 2]).find(has) ?? L;
}
const nameOf = (p, i) => p.label[L]?.[i] ?? p.label[0][i] ?? p.id[i];
const nameHtml = (p, i) => inLang(nameOf(p, i), langOf(p, i));
// A form of the name that was in use on a day: the newest of them, in the first language that has one.
function formOf(p, i, form, day, langs) {
    const names = (p.names[i] ?? []).filter((n) => n.form === form && n.lo <= day && day <= n.hi);
    for (const lang of langs) {
        const found = names.filter((n) => n.lang === lang).reduce((best, n) => (best && best.lo >= n.lo ? best : n), null);
        if (found) return found.text;
    }
    return '';
}
// Too long a name is shown short, if its language has a short one.
function shortName(p, i, most, day = day0) {
    const name = nameOf(p, i);
    return name.length > most ? formOf(p, i, 1, day, [langOf(p, i)]) || name : name;
}
// The abbreviation in use on a day, else an id that looks like one.
const abbrOf = (b, day) => formOf(blocs, b, 2, day, [L]) || (blocs.id[b].length <= 8 ? blocs.id[b] : formOf(blocs, b, 2, day, fallbacks[L] ?? [0, 1, 2]));
// Those of several blocs; two that are the same are told apart by the years of their first spells.
function abbreviations(list, day) {
    const found = new Map(), same = new Map();
    for (const b of list) {
        const text = abbrOf(b, day);
        found.set(b, text);
        if (text) same.set(text, (same.get(text) ?? []).concat(b));
    }
    for (const [text, several] of same) {
        if (several.length < 2) continue;
        for (const b of several) {
            const first = firstDay(rd)[b];
            if (first !== undefined && first > -INF) found.set(b, `${text} ${yearLabel(civil(first)[0])}`);
        }
    }
    return found;
}
const statusName = (s) => status.name[L]?.[s] ?? status.name[0][s] ?? status.name[1][s] ?? status.id[s];
const kindName = (k) => kind.name[L]?.[k] ?? kind.name[0][k] ?? kind.id[k];
const personName = (p) => people.name[L]?.[p] ?? people.name[0][p] ?? people.name[1][p] ?? people.id[p];
function titleOf(e) {
    for (const lang of [[0, 1, 2], [1, 0, 2], [2, 1, 0]][L] ?? [0, 1, 2]) {
        if (event.title[lang][e]) return [event.title[lang][e], lang];
    }
    return [event.id[e], L];
}
const titleHtml = (e) => inLang(...titleOf(e));
const titleText = (e) => titleOf(e)[0];
// As the program falls back, for files.
const plainTitle = (e) => event.title[L]?.[e] ?? event.title[0][e] ?? event.title[1][e] ?? event.id[e];
const blocNumber = new Map(blocs.id.map((id, i) => [id, i])), actorNumber = new Map(actors.id.map((id, i) => [id, i]));
const dateOf = (a) => (a < 0 ? '..' : account.date[a]);
const byText = (p, q) => (p < q ? -1 : p > q ? 1 : 0);

// The account of an event that counts in a reading; -1: none.
const counts = (a, r) => floor(account.readings[a] / 2 ** r) % 2 === 1;
const chosen = (e, r) => (e < 0 ? -1 : event.accounts[e].find((a) => counts(a, r)) ?? -1);
const chosenOrFirst = (e, r) => (e < 0 ? -1 : event.accounts[e].find((a) => counts(a, r)) ?? event.accounts[e][0] ?? -1);

const memo = (make) => {
    const made = new Map();
    return (key) => { if (!made.has(key)) made.set(key, make(key)); return made.get(key); };
};
const firstDay = memo((r) => {
    const first = [];
    for (const i of byReading[r]) first[B[i]] = min(first[B[i]] ?? INF, SLO[i]);
    return first;
});
// The days on which something changed.
const changes = memo((r) => {
    const days = new Set();
    for (const i of byReading[r]) for (const d of [SLO[i], EHI[i]]) if (abs(d) < INF && d <= LAST) days.add(d);
    return Float64Array.from(days).sort();
});
// Orders that stay while the day moves. Actors stand beside those with whom they were together
// longest: a chain, begun with the one of most days, that grows at either end, then single moves
// while it gets better.
const CHAIN = 60, MAIN = 14;
const orders = memo((r) => {
    const days = new Float64Array(actors.id.length), partly = new Float64Array(actors.id.length);
    const shared = new Map(), clip = (d) => min(max(d, FIRST), LAST);
    for (const i of byReading[r]) {
        const length = clip(EHI[i]) - clip(SLO[i]);
        (FULL[ST[i]] ? days : partly)[A[i]] += length + 1e-6;
        if (!FULL[ST[i]]) continue;
        if (!shared.has(B[i])) shared.set(B[i], new Map());
        const of = shared.get(B[i]);
        of.set(A[i], (of.get(A[i]) ?? 0) + length);
    }
    const list = [...days.keys()].filter((a) => days[a] > 0 || partly[a] > 0)
        .sort((p, q) => days[q] - days[p] || partly[q] - partly[p] || p - q);
    const near = memo((key) => {
        const p = floor(key / 1e6), q = key % 1e6;
        let sum = 0;
        for (const of of shared.values()) {
            const x = of.get(p), y = of.get(q);
            if (x !== undefined || y !== undefined) sum += min(x ?? 0, y ?? 0) - 0.5 * abs((x ?? 0) - (y ?? 0));
        }
        return sum;
    });
    const like = (p, q) => near(p < q ? p * 1e6 + q : q * 1e6 + p);
    const chain = (all) => {
        let row = all.slice(0, 1), left = all.slice(1);
        while (left.length) {
            let best = -Infinity, who, atEnd;
            for (const a of left) {
                const front = like(a, row[0]), end = like(a, row[row.length - 1]);
                if (max(front, end) > best) { best = max(front, end); who = a; atEnd = end >= front; }
            }
            row = atEnd ? [...row, who] : [who, ...row];
            left = left.filter((a) => a !== who);
        }
        const worth = (o) => { let sum = 0; for (let i = 1; i < o.length; i++) sum += like(o[i - 1], o[i]); return sum; };
        let best = worth(row);
        for (let better = row.length <= 30; better;) {
            better = false;
            for (let i = 0; i < row.length; i++) for (let j = 0; j < row.length; j++) {
                const tried = row.slice();
                tried.splice(j, 0, tried.splice(i, 1)[0]);
                if (worth(tried) > best + 1e-6) { best = worth(tried); row = tried; better = true; }
            }
        }
        return row;
    };
    const first = firstDay(r), anyFull = new Set(shared.keys());
    return {
        main: chain(list.slice(0, MAIN)),
        all: memo(() => [...chain(list.slice(0, CHAIN)), ...list.slice(CHAIN)]),
        blocs: Object.keys(first).map(Number).sort((p, q) => anyFull.has(q) - anyFull.has(p) || first[p] - first[q] || p - q),
        days,
    };
});
// Events of a reading in order of time, as `chronology` has them.
const eventOrder = memo((r) => event.id.map((_, e) => [e, chosen(e, r)]).filter((x) => x[1] >= 0)
    .sort((p, q) => account.lo[p[1]] - account.lo[q[1]] || account.hi[p[1]] - account.hi[q[1]] || p[1] - q[1]));
// How many, day by day: [day, certain, possible] at each change, by sums of +1 and -1.
function steps(list) {
    const at = new Map(), add = (d, k, v) => {
        if (d > LAST || d >= INF) return;
        const day = d <= -INF ? FIRST : d, have = at.get(day);
        if (have) have[k] += v; else at.set(day, k ? [0, v] : [v, 0]);
    };
    for (const i of list) {
        if (SHI[i] < ELO[i]) { add(SHI[i], 0, 1); add(ELO[i], 0, -1); }
        add(SLO[i], 1, 1); add(EHI[i], 1, -1);
    }
    let certain = 0, possible = 0;
    return [...at].sort((p, q) => p[0] - q[0]).map(([d, [c, p]]) => [d, certain += c, possible += p]);
}
const range = (certain, possible) => (certain === possible ? String(possible) : `${certain}–${possible}`);

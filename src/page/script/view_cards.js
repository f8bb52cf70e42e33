// Cards: a bloc, an actor, a standing, an event, a source; and what is found.
const nothing = (id) => { exported = null; picture = null; return head(esc(fill(w.unknown, id))); };
const certainWord = (i) => (sure(i, day0) ? '' : ` (${esc(w.possible)})`);

function namesOf(p, i) {
    const byLang = LANGS.map((lang, k) => {
        const names = (p.names[i] ?? []).filter((n) => n.lang === k).sort((x, y) => x.form - y.form || x.lo - y.lo);
        const when = (n) => (n.lo <= -INF && n.hi >= INF ? '' : ` (${n.lo > -INF ? yearOf(n.lo) : ''}–${n.hi < INF ? yearOf(n.hi) : ''})`);
        return names.length ? `<li lang="${lang}">${names.map((n) => esc(n.text + when(n))).join(' · ')}</li>` : '';
    });
    return `<h3>${esc(w.names)}</h3><ul>${byLang.join('') || `<li>${esc(p.id[i])}</li>`}</ul>`;
}
// The spells of one bloc or one actor, as a table and for a file.
function historyTable(list, named) {
    const sorted = [...list].sort((p, q) => SLO[p] - SLO[q] || ELO[p] - ELO[q] || p - q), limit = +st.n || 200;
    const rows = sorted.slice(0, limit).map((i) => [linkWhy(B[i], A[i], named === 'actor' ? nameHtml(actors, A[i]) : nameHtml(blocs, B[i])), esc(statusName(ST[i])), `<span class="d">${esc(dateOf(SA[i]))}</span>`, `<span class="d">${esc(dateOf(EA[i]))}</span>`]);
    exported = () => ({name: `history-${st.b || st.a}`, columns: SPELL_COLUMNS, rows: [...list].sort(byBloc).map((i) => spellRow(i, everSure(i), named))});
    picture = null;
    return `<h3>${esc(w.history)}</h3>${list.length ? tableHtml([named === 'actor' ? w.actor : w.bloc, w.status, w.start, w.end], rows, w.history) + moreLink(sorted.length, limit, 400) + `<p class="lead">${esc(w.half)}</p>` + tools('csv') : `<p>${esc(w.nothing)}</p>`}`;
}
function standingsBy(list, linked) {
    const by = new Map();
    for (const i of cellsOn(list, day0).values()) by.set(ST[i], (by.get(ST[i]) ?? []).concat(i));
    return [...by].sort((p, q) => p[0] - q[0]).map(([s, of]) => `<p>${swatch(bar(fills[s], 0, 26, 0, 12))} <b>${esc(statusName(s))}</b>: ${of.map((i) => linked(i) + certainWord(i)).join(', ')}</p>`).join('') || `<p>${esc(w.nothing)}</p>`;
}
const familyOf = (b) => {
    const own = lineage.from.length ? [...lineage.from.keys()].filter((l) => lineage.from[l] === b || lineage.to[l] === b) : [];
    return own.length ? `<section><h3>${esc(w.family)}</h3><ul>${own.map((l) => `<li>${linkBloc(lineage.from[l])} ${esc(relationWord(lineage.relation[l]))} ${linkBloc(lineage.to[l])}${lineage.event[l] >= 0 ? ` <span class="d">(${link({v: 'event', e: event.id[lineage.event[l]]}, esc(lineageDate(l)))})</span>` : ''}</li>`).join('')}</ul></section>` : '';
};
// Events of which sources give other dates.
function differing(list) {
    const found = list.filter((e) => { const a = chosen(e, rd); return a >= 0 && event.accounts[e].some((x) => account.date[x] !== account.date[a]); });
    return found.length ? `<h3>${esc(w.differ)}</h3>${tableHtml([w.v_ev, w.date, w.source, w.used], found.slice(0, 100).flatMap((e) => event.accounts[e].map((a, i) => [i ? '' : link({v: 'event', e: event.id[e]}, titleHtml(e)), `<span class="d">${esc(account.date[a])}</span>`, linkSource(account.source[a]), esc(counts(a, rd) ? w.counts : w.passed)])), w.differ)}` : '';
}
V.bloc = () => {
    const b = blocNumber.get(st.b);
    if (b === undefined) return nothing(st.b);
    const list = byReading[rd].filter((i) => B[i] === b), on = list.filter((i) => stands(i, day0));
    const own = eventOrder(rd).filter(([e]) => event.bloc[e] === b).map((one) => one[0]);
    return head(nameHtml(blocs, b), esc([abbrOf(b, day0), blocs.kind[b], blocs.note[b]].filter(Boolean).join(' · '))) +
        `<div class="cols"><section>${namesOf(blocs, b)}</section><section><h3>${esc(fill(w.members_on, words(day0)))}</h3>${standingsBy(on, (i) => linkWhy(b, A[i], nameHtml(actors, A[i])))}</section>${familyOf(b)}</div>` +
        historyTable(list, 'actor') + `<h3>${esc(w.events)}</h3>${eventList(own.slice(0, 300))}${own.length > 300 ? `<p>${link({v: 'ev', b: st.b}, esc(fill(w.more, own.length - 300)))}</p>` : ''}` + differing(own);
};
V.actor = () => {
    const a = actorNumber.get(st.a);
    if (a === undefined) return nothing(st.a);
    const list = byReading[rd].filter((i) => A[i] === a), on = list.filter((i) => stands(i, day0));
    return head(nameHtml(actors, a), esc([actors.id[a], actors.note[a]].filter(Boolean).join(' · '))) +
        `<div class="cols"><section>${namesOf(actors, a)}</section><section><h3>${esc(fill(w.stands_on, words(day0)))}</h3>${standingsBy(on, (i) => linkWhy(B[i], a, nameHtml(blocs, B[i])))}</section></div>` +
        historyTable(list, 'bloc') + `<p>${link({v: 'ev', a: st.a}, esc(w.events))}</p>`;
};
// The accounts of an event: those that count and those passed over.
function accountsTable(e) {
    const rows = event.accounts[e].map((a) => {
        const yes = counts(a, rd), mark = (text) => `<span class="d ${yes ? 'yes' : 'no'}">${text}</span>`;
        return [mark(esc(account.date[a])), esc(kindName(account.kind[a])), linkSource(account.source[a]), esc(account.locator[a] ?? ''), esc(account.place[a] ?? ''), esc(account.note[a] ?? ''), mark(esc(yes ? w.counts : w.passed))];
    });
    return tableHtml([w.date, w.kind, w.source, w.where, w.place, w.note, w.used], rows, titleText(e));
}
V.event = () => {
    const e = event.id.indexOf(st.e);
    if (e < 0) return nothing(st.e);
    const a = chosenOrFirst(e, rd), b = event.bloc[e];
    exported = () => ({name: event.id[e], columns: WHY_COLUMNS, rows: event.accounts[e].map((x) => whyRow(x))});
    picture = null;
    const effects = effectsOf(a).map((i) => `<li>${linkWhy(effect.bloc[i], effect.actor[i], nameHtml(actors, effect.actor[i]))}${effect.bloc[i] === b ? '' : `, ${linkBloc(effect.bloc[i])}`}: ${esc(statusName(effect.status[i]))}</li>`);
    const others = [...presentOf(a).map((i) => `<li>${linkActor(present.actor[i])}</li>`), ...rolesOf(a).map((i) => `<li>${esc(personName(role.person[i]))}${role.role[i] ? `, ${esc(role.role[i])}` : ''}</li>`)];
    return head(titleHtml(e), esc([edtfWords(dateOf(a)), kindName(event.kind[e]), account.place[a]].filter(Boolean).join(' · ')) + (b < 0 ? '' : ` · ${linkBloc(b)}`)) +
        (effects.length ? `<ul>${effects.join('')}</ul>` : '') + (others.length ? `<h3>${esc(w.took_part)}</h3><ul>${others.join('')}</ul>` : '') +
        `<h3>${esc(w.accounts)}</h3>${accountsTable(e)}${tools('csv')}`;
};
V.why = () => {
    const b = blocNumber.get(st.b), x = actorNumber.get(st.a);
    if (b === undefined || x === undefined) return nothing(b === undefined ? st.b : st.a);
    const list = byReading[rd].filter((i) => B[i] === b && A[i] === x), first = (e) => account.lo[chosenOrFirst(e, rd)] ?? INF;
    const found = new Set(list.flatMap((i) => [SA[i], EA[i]]).filter((a) => a >= 0).map((a) => account.event[a]));
    effect.account.forEach((a, i) => { if (effect.bloc[i] === b && effect.actor[i] === x && a >= 0) found.add(account.event[a]); });
    const list_e = [...found].filter((e) => e >= 0).sort((p, q) => first(p) - first(q) || p - q);
    exported = () => ({name: `why-${st.b}-${st.a}`, columns: WHY_COLUMNS, rows: list_e.flatMap((e) => event.accounts[e].map((a) => whyRow(a, b, x)))});
    picture = null;
    const spells = list.map((i) => [`${swatch(bar(fills[ST[i]], 0, 26, 0, 12))} ${esc(statusName(ST[i]))}`, esc(edtfWords(dateOf(SA[i]))), esc(EA[i] < 0 ? w.goes_on : edtfWords(dateOf(EA[i])))]);
    return head(fill(esc(w.why), nameHtml(actors, x), nameHtml(blocs, b))) + `<p>${linkActor(x)} · ${linkBloc(b)}</p>` +
        (spells.length ? tableHtml([w.status, w.start, w.end], spells, w.history) + `<p class="lead">${esc(w.half)}</p>` : `<p>${esc(w.nothing)}</p>`) +
        list_e.map((e) => `<h3>${link({v: 'event', e: event.id[e]}, titleHtml(e))}</h3>${accountsTable(e)}`).join('') + (list_e.length ? tools('csv') : '');
};
V.src = () => {
    const s = sources[SOURCE_ID].indexOf(st.q);
    if (s < 0) return nothing(st.q);
    const part = (k) => sources[k][s], url = part(SOURCE_URL), lang = LANGS.indexOf(part(SOURCE_LANG));
    const list = [...new Set([...account.event].filter((e, a) => account.source[a] === s && e >= 0))];
    exported = null;
    picture = null;
    return head(inLang(part(SOURCE_TITLE), lang < 0 ? L : lang), esc([part(SOURCE_AUTHOR), part(SOURCE_DATE), part(SOURCE_PUBLISHER), part(SOURCE_KIND)].filter(Boolean).join(' · '))) +
        (url ? `<p>${/^https?:\/\//.test(url) ? `<a href="${esc(url)}" rel="noreferrer">${esc(url)}</a>` : esc(url)}</p>` : '') + `<h3>${esc(w.events)}</h3>${eventList(list.slice(0, 400))}`;
};

// Found are names in every language, titles, people and sources in which all words occur, whatever
// their case, quotes and dots; ё is е.
const folded = (text) => text.toLowerCase().replace(/ё/g, 'е').replace(/[«»"“”„'’.,()-]/g, ' ').replace(/\s+/g, ' ').trim();
const searchIndex = memo(() => {
    const all = (p, i) => [p.id[i], ...p.label.map((l) => l[i]), ...(p.names[i] ?? []).map((n) => n.text)].filter(Boolean).join(' | ');
    return [
        ...blocs.id.map((_, i) => ['blocs', i, folded(all(blocs, i))]), ...actors.id.map((_, i) => ['actors', i, folded(all(actors, i))]),
        ...people.id.map((id, i) => ['people', i, folded([id, ...people.name.map((l) => l[i])].filter(Boolean).join(' | '))]),
        ...event.id.map((id, i) => ['events', i, folded([id, ...event.title.map((l) => l[i])].filter(Boolean).join(' | '))]),
        ...sources[SOURCE_ID].map((id, i) => ['sources', i, folded([id, sources[SOURCE_TITLE][i], sources[SOURCE_AUTHOR][i]].filter(Boolean).join(' | '))]),
    ];
});
V.find = () => {
    const asked = folded(st.q).split(' ').filter(Boolean), found = asked.length ? searchIndex().filter((x) => asked.every((q) => x[2].includes(q))) : [];
    const by = new Map();
    for (const [group, i] of found.slice(0, 300)) by.set(group, (by.get(group) ?? []).concat(i));
    exported = null;
    picture = null;
    const line = {blocs: linkBloc, actors: linkActor, people: (p) => esc(personName(p)) + (people.actor[p] >= 0 ? `, ${linkActor(people.actor[p])}` : ''), sources: linkSource};
    return head(`${esc(w.find)}${st.q ? `: ${esc(st.q)}` : ''}`) + `<p class="lead" aria-live="polite">${esc(count(w.n_found, found.length))}</p>` +
        [...by].map(([group, list]) => `<h3>${esc(w[group])}</h3>${group === 'events' ? eventList(list) : `<ul>${list.map((i) => `<li>${line[group](i)}</li>`).join('')}</ul>`}`).join('');
};

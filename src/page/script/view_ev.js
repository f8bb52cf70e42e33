// What happened, in order.
function eventLine(e) {
    const a = chosenOrFirst(e, rd);
    if (a < 0) return '';
    const b = event.bloc[e], more = [kindName(account.kind[a]), account.place[a], actorsOf(a).map((x) => actors.id[x]).join(' ')].filter(Boolean);
    return `<li><span class="d">${esc(account.date[a])}</span><span>${b < 0 ? '' : link({v: 'bloc', b: blocs.id[b]}, esc(abbrOf(b, account.lo[a]) || blocs.id[b]))}</span><span>${link({v: 'event', e: event.id[e]}, titleHtml(e))} <small>${esc(more.join(' · '))}</small></span></li>`;
}
const eventList = (list) => `<ol class="ev">${list.map(eventLine).join('')}</ol>`;
// A choice; of very many by typing an id.
function choice(label, key, ids, name) {
    const option = (value, text) => `<option value="${esc(value)}"${value === st[key] ? ' selected' : ''}>${esc(text)}</option>`;
    if (ids.length > 400) return `<label>${esc(label)} <input type="text" data-k="${key}" size="9" value="${esc(st[key])}"></label>`;
    const sorted = ids.map((id, i) => [id, name(i)]).sort((p, q) => p[1].localeCompare(q[1], LANGS[L]));
    return `<label>${esc(label)} <select data-k="${key}">${option('', w.all)}${sorted.map(([id, text]) => option(id, text)).join('')}</select></label>`;
}
V.ev = () => {
    const from = parseDay(st.f)?.[0] ?? -INF, till = parseDay(st.t)?.[1] ?? INF;
    const k = st.e ? kind.id.indexOf(st.e) : -1, b = blocNumber.get(st.b) ?? -1, x = actorNumber.get(st.a) ?? -1;
    const list = eventOrder(rd).filter(([e, a]) => account.hi[a] >= from && account.lo[a] <= till && (k < 0 || account.kind[a] === k) &&
        (b < 0 || event.bloc[e] === b || effectsOf(a).some((i) => effect.bloc[i] === b)) &&
        (x < 0 || effectsOf(a).some((i) => effect.actor[i] === x) || presentOf(a).some((i) => present.actor[i] === x)));
    const limit = +st.n || 200;
    exported = () => ({name: 'chronology', columns: CHRONOLOGY_COLUMNS, rows: list.map(([e, a]) => chronologyRow(e, a))});
    picture = null;
    const field = (label, key) => `<label>${esc(label)} <input type="text" data-k="${key}" size="9" value="${esc(st[key])}"></label>`;
    const usedBlocs = memo(() => new Set([...event.bloc, ...effect.bloc]))(), usedActors = memo(() => new Set([...effect.actor, ...present.actor]))();
    const some = (p, used) => { const at = [...p.id.keys()].filter((i) => used.has(i)); return [at.map((i) => p.id[i]), (i) => nameOf(p, at[i])]; };
    return head(esc(w.ev)) + `<div class="tools">${choice(w.bloc, 'b', ...some(blocs, usedBlocs))}${choice(w.actor, 'a', ...some(actors, usedActors))}${choice(w.kind, 'e', kind.id, kindName)}${field(w.from, 'f')}${field(w.till, 't')}${button('csv')}</div>` +
        `<p class="lead" aria-live="polite">${esc(count(w.n_events, list.length))}</p>${eventList(list.slice(0, limit).map((one) => one[0]))}${moreLink(list.length, limit, 400)}`;
};

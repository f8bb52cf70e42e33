// Tables with the columns and values of the commands, and files of them and of the pictures.
let exported = null; // makes {name, columns, rows} of the view at hand
let picture = null; // makes its SVG

const SPELL_COLUMNS = ['bloc', 'actor', 'name', 'status', 'certainty', 'start', 'end', 'start_event', 'end_event'];
const eventIdOf = (a) => (a < 0 ? '' : event.id[account.event[a]] ?? '');
function spellRow(i, certainty, named = 'actor') {
    const name = named === 'bloc' ? nameOf(blocs, B[i]) : nameOf(actors, A[i]);
    return [blocs.id[B[i]], actors.id[A[i]], name, status.id[ST[i]], certainty, dateOf(SA[i]), dateOf(EA[i]), eventIdOf(SA[i]), eventIdOf(EA[i])];
}
const byBloc = (p, q) => byText(blocs.id[B[p]], blocs.id[B[q]]) || byText(actors.id[A[p]], actors.id[A[q]]) || p - q;
// Of whole spells, as `history` says it: whether there is a day on which it surely held.
const everSure = (i) => (SHI[i] < ELO[i] ? 'certain' : 'possible');

const CHRONOLOGY_COLUMNS = ['date', 'event', 'kind', 'bloc', 'title', 'actors', 'place', 'source'];
const actorsOf = (a) => [...new Set([...effectsOf(a).map((i) => effect.actor[i]), ...presentOf(a).map((i) => present.actor[i])])];
function chronologyRow(e, a) {
    return [account.date[a], event.id[e], kind.id[account.kind[a]], blocs.id[event.bloc[e]] ?? '', plainTitle(e),
        actorsOf(a).map((x) => actors.id[x]).join(' '), account.place[a], sources[SOURCE_ID][account.source[a]]];
}
const WHY_COLUMNS = ['event', 'date', 'kind', 'effect', 'source', 'locator', 'used', 'title', 'note'];
const whyRow = (a, b, x) => [eventIdOf(a), account.date[a], kind.id[account.kind[a]],
    effectsOf(a).filter((i) => b === undefined || (effect.bloc[i] === b && effect.actor[i] === x)).map((i) => status.id[effect.status[i]])[0] ?? '',
    sources[SOURCE_ID][account.source[a]], account.locator[a], counts(a, rd) ? 'yes' : 'no', plainTitle(account.event[a]), account.note[a]];

const csvField = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};
const csvOf = ({columns, rows}) => [columns, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');

function save(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], {type})), link = doc.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
}
const saveCsv = () => save(`blocline-${exported().name}.csv`, csvOf(exported()), 'text/csv;charset=utf-8');

// A picture for other programs: what classes say is written as attributes, in the light colours.
const INK = {member: '#1F5A99', party: '#2B7A5F', associate: '#7A3E9D', observer: '#9A5200', partner: '#5C6B00', candidate: '#8C2D5A', signatory: '#4A5A70', suspended: '#6B6B6B', guest: '#3F6E7A', dormant: '#6B5B3E', ot: '#C05A00'};
const LOOKS = {
    fill: {stroke: null}, out: {fill: '#FFFFFF', 'stroke-width': '1'}, ln: {fill: 'none'},
    mid: {fill: 'none', stroke: '#FFFFFF', 'stroke-width': '1.5'}, pale: {stroke: null, 'fill-opacity': '0.35'},
    grid: {fill: 'none', stroke: '#E3E3E3'}, now: {fill: 'none', stroke: '#B00020'}, dim: {fill: '#595959'},
    edge: {fill: 'none', stroke: '#1A1A1A', 'stroke-width': '1.5'}, head: {fill: '#1A1A1A'}, sm: {'font-size': '10'}, sign: {'font-weight': 'bold'}, ground: {fill: '#FFFFFF'},
};
function written(element) {
    for (const part of [...element.querySelectorAll('*')]) {
        const classes = [...part.classList];
        if (classes.includes('hit')) { part.remove(); continue; }
        for (const name of classes) {
            if (INK[name]) { part.setAttribute('fill', INK[name]); if (name !== 'ot') part.setAttribute('stroke', INK[name]); }
        }
        for (const name of classes) {
            for (const [key, value] of Object.entries(LOOKS[name] ?? {})) {
                if (value === null) part.removeAttribute(key); else part.setAttribute(key, value);
            }
        }
        for (const name of ['class', 'tabindex', 'href', 'aria-label', 'aria-hidden', 'role']) part.removeAttribute(name);
    }
    return element;
}
function svgFile(width, height, title, inner) {
    const box = doc.createElement('div');
    box.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" font-family="Liberation Sans, Arial, Helvetica, Noto Sans, DejaVu Sans, sans-serif" font-size="12" fill="#1A1A1A"><title id="t">${esc(title)}</title><rect class="ground" width="${width}" height="${height}"/>${inner.replace(/<a /g, '<g ').replace(/<\/a>/g, '</g>')}</svg>`;
    return new XMLSerializer().serializeToString(written(box.firstChild));
}
const saveSvg = () => save(`blocline-${exported().name}.svg`, picture(), 'image/svg+xml;charset=utf-8');

// The table behind a view, for reading: ids are links where they are known.
function tableOf({columns, rows}, caption) {
    const limit = +st.n || 200;
    return tableHtml(columns.map((c) => columnWord(c)), rows.slice(0, limit).map((row) => row.map((cell) => esc(cell ?? ''))), caption) + moreLink(rows.length, limit, 2000);
}
const columnWord = (name) => ({bloc: w.bloc, actor: w.actor, date: w.date, event: w.v_ev, kind: w.kind, source: w.source, place: w.place, note: w.note, status: w.status, start: w.start, end: w.end, title: w.title}[name] ?? name);
const tableHtml = (heads, rows, caption) => `<section class="scroll" tabindex="0" aria-label="${esc(caption)}"><table class="data"><caption class="vh">${esc(caption)}</caption><thead><tr>${heads.map((c) => `<th scope="col">${esc(c)}</th>`).join('')}</tr></thead><tbody>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table></section>`;
const moreLink = (all, limit, step) => (all > limit ? `<p><a href="${esc(href({n: String(limit + step)}))}">${esc(fill(w.more, min(step, all - limit)))}</a></p>` : '');

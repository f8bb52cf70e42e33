// About: what this is, its keys and signs, readings and sources, and how to cite it.
const titleOfAll = () => data.open.title ?? info[`title_${LANGS[L]}`] ?? info.title_en ?? info.title_ru ?? info.id ?? 'blocline';
const footText = () => [titleOfAll(), info.version, info.licence, (info.digest ?? '').slice(0, 19), fill(w.ends, words(LAST))].filter(Boolean).join(' · ');
function citation() {
    const year = (info.as_of ?? '').split('-')[0];
    return `${[info.publisher, titleOfAll()].filter(Boolean).join('. ')} [data package]${info.version ? `. Version ${info.version}` : ''}. ${year}. Records up to ${info.as_of}.${info.licence ? ` Licence: ${info.licence}.` : ''}${info.url ? ` ${info.url}.` : ''}${info.digest ? ` SHA-256: ${info.digest.replace(/^sha256:/, '')}.` : ''}`;
}
V.ab = () => {
    exported = null;
    picture = null;
    const rows = [[w.title, titleOfAll()], [w.version, info.version], [w.publisher, info.publisher], [w.licence, info.licence], [w.as_of, info.as_of], [w.digest, info.digest]].filter((r) => r[1]);
    const title = (r) => reading.title[L]?.[r] ?? reading.title[0][r] ?? reading.title[1][r] ?? '';
    const limit = +st.n || 200, list = sources[SOURCE_ID].map((_, i) => i);
    return head(esc(w.v_ab), esc(w.about)) + `<div class="cols"><section><h3>${esc(w.keys_title)}</h3><p>${esc(w.keys)}</p></section><section><h3>${esc(w.signs_title)}</h3><p>${esc(w.signs)}</p>${legend([...status.id.keys()].filter((s) => status.class[s] !== 'none'), thinKey())}</section></div>` +
        `<table class="data about"><tbody>${rows.map(([k, v]) => `<tr><th scope="row">${esc(k)}</th><td>${esc(v)}</td></tr>`).join('')}</tbody></table>` +
        `<h3>${esc(w.cite)}</h3><p class="cite" lang="en">${esc(citation())}</p><h3>${esc(w.readings)}</h3><ul>${reading.id.map((id, r) => `<li><b>${esc(id)}</b>${title(r) ? `: ${esc(title(r))}` : ''}</li>`).join('')}</ul>` +
        `<h3>${esc(w.sources)}</h3><ul>${list.slice(0, limit).map((s) => `<li>${linkSource(s)}</li>`).join('')}</ul>${moreLink(list.length, limit, 400)}`;
};

// Words: the texts of the catalogue, in the language of the page.
const doc = document;
const $ = (selector, within = doc) => within.querySelector(selector);
const $$ = (selector, within = doc) => [...within.querySelectorAll(selector)];
const data = JSON.parse($('#data').textContent);
const LANGS = Object.keys(data.words);
let L = 0;
let w = data.words[LANGS[0]];

const escapes = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
const esc = (text) => String(text).replace(/[&<>"]/g, (c) => escapes[c]);
const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (place, i) => parts[i - 1] ?? place);

const rules = {};
function count(forms, n) {
    const rule = rules[L] ??= new Intl.PluralRules(LANGS[L]);
    return fill(forms[rule.select(n)] ?? forms.other ?? forms.many ?? forms.one, n);
}

const yearLabel = (y) => (y > 0 ? fill(w.date_year, y) : fill(w.date_year_bc, 1 - y));
const inYear = (y) => (y > 0 ? fill(w.date_in_year, y) : fill(w.date_in_year_bc, 1 - y));

function dateWords(y, m, d) {
    if (d) return fill(w.date_day, d, w.months_in_day[m - 1], inYear(y));
    return m ? fill(w.month_in_year, w.months[m - 1], inYear(y)) : yearLabel(y);
}
const words = (day) => dateWords(...civil(day));

// A date of the records (EDTF) in words where it is a plain one, as it stands where it is not.
function edtfWords(text) {
    const sign = /[~?%]$/.exec(text), bare = sign ? text.slice(0, -1) : text;
    const one = (part) => {
        const m = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(part);
        return m && !(m[2] > 12) ? dateWords(+m[1], +m[2] || 0, +m[3] || 0) : part;
    };
    const range = /^\[(-?\d[\d-]*)\.\.(-?\d[\d-]*)\]$/.exec(bare);
    const plain = range ? fill(w.between, one(range[1]), one(range[2])) : one(bare);
    const doubt = {'?': w.doubt_sign, '~': w.about_sign, '%': w.both_sign}[sign?.[0]];
    return doubt ? `${plain} (${doubt})` : plain;
}

// Text of another language than the page's says so.
const inLang = (text, lang) => (lang === L ? esc(text) : `<span lang="${LANGS[lang]}">${esc(text)}</span>`);

// Bars. Height says how sure, fill says as what, the tip says whether it goes on. Statuses whose ids
// are known keep their fill; others get the next of their class.
const KNOWN = ['member', 'party', 'associate', 'observer', 'partner', 'candidate', 'signatory', 'suspended', 'guest', 'dormant'];
const fills = [];
{
    let full = 0, partial = 0;
    status.id.forEach((id, s) => {
        if (KNOWN.includes(id)) fills[s] = id;
        else fills[s] = FULL[s] ? KNOWN[full++ % 2] : KNOWN[2 + (partial++ % 7)];
    });
}
const num = (x) => String(round(x * 10) / 10);

// One bar from x1 to x2, `h` high; thin where it is only possible.
function bar(fill, x1, x2, y, h, thin) {
    if (x2 - x1 < 2) { const m = (x1 + x2) / 2; x1 = m - 1; x2 = m + 1; }
    if (thin) { y += h * 0.31; h *= 0.38; }
    const box = (more, by = 0) => `<rect class="${fill} ${more}" x="${num(x1 + by)}" y="${num(y + by)}" width="${num(max(x2 - x1 - 2 * by, 0.5))}" height="${num(h - 2 * by)}"/>`;
    if (fill === 'member') return box('fill');
    if (fill === 'party') return box('fill') + (thin || x2 - x1 < 4 ? '' : `<path class="mid" d="M${num(x1)} ${num(y + h / 2)}H${num(x2)}"/>`);
    const frame = box('out', 0.5), left = x1 + 1, right = x2 - 1, top = y + 1, bottom = y + h - 1, k = bottom - top;
    if (right - left < 2 || fill === 'signatory') return frame;
    if (thin) return frame + box('pale', 0.5);
    return `${frame}<path class="${fill} ln" d="${hatch(fill, left, right, top, bottom, k)}"/>`;
}
// Hatches are cut by arithmetic: no patterns, which some programs draw wrongly.
function hatch(fill, left, right, top, bottom, k) {
    let d = '';
    const slant = (up) => {
        for (let x = left - k; x < right; x += 5) {
            const a = max(x, left), b = min(x + k, right);
            if (b <= a) continue;
            d += up ? `M${num(a)} ${num(bottom - (a - x))}L${num(b)} ${num(bottom - (b - x))}`
                : `M${num(a)} ${num(top + (a - x))}L${num(b)} ${num(top + (b - x))}`;
        }
    };
    if (fill === 'observer') slant(true);
    else if (fill === 'suspended') { slant(true); slant(false); }
    else if (fill === 'associate') for (let x = left + 2, i = 0; x < right; x += 3.5, i ^= 1) d += `M${num(x)} ${num(top + k * (i ? 0.3 : 0.7))}h1.6`;
    else if (fill === 'partner') d = `M${num(left)} ${num(top + k * 0.33)}H${num(right)}M${num(left)} ${num(top + k * 0.67)}H${num(right)}`;
    else if (fill === 'candidate') for (let x = left + 2; x < right; x += 4) d += `M${num(x)} ${num(top)}V${num(bottom)}`;
    else if (fill === 'dormant') for (let x = left + 1, i = 0; x < right - 1; i ^= 1) { d += `M${num(x)} ${num(top + k / 2)}H${num(min(x + (i ? 1.5 : 6), right))}`; x += i ? 4 : 8.5; }
    else for (let x = left + 1; x < right - 1; x += 6) d += `M${num(x)} ${num(top + k / 2)}H${num(min(x + 3, right))}`;
    return d;
}
// A spell: its certain days, those that are only possible, and the tip.
function spellMarks(i, sc, y, h) {
    const [a, b, c, d] = [SLO[i], SHI[i], ELO[i], EHI[i]].map(sc), fill = fills[ST[i]];
    let marks = '';
    if (SHI[i] < ELO[i]) {
        if (b - a >= 1) marks += bar(fill, a, b, y, h, true);
        marks += bar(fill, b, c, y, h);
        if (d - c >= 1) marks += bar(fill, c, d, y, h, true);
    } else {
        marks = bar(fill, a, d, y, h, true);
    }
    const tip = FULL[ST[i]] ? 'fill' : 'out';
    if (EHI[i] >= INF) marks += `<path class="${fill} ${tip}" d="M${num(d)} ${y}l6 ${h / 2}l-6 ${h / 2}Z"/>`;
    if (SLO[i] <= -INF) marks += `<path class="${fill} ${tip}" d="M${num(a)} ${y}l-6 ${h / 2}l6 ${h / 2}Z"/>`;
    return marks;
}
// How many full members, as a band around the middle of its row; pale what is only possible.
function band(list, sc, h, most) {
    let marks = '';
    for (const k of [2, 1]) {
        let up = '', down = '';
        list.forEach((s, i) => {
            const a = num(sc(s[0])), z = num(sc(list[i + 1] ? list[i + 1][0] : LAST)), y = (sqrt(max(s[k], 0) / most) * h) / 2;
            up += `${i ? 'L' : 'M'}${a} ${num(h / 2 - y)}H${z}`;
            down = `L${z} ${num(h / 2 + y)}H${a}${down}`;
        });
        if (up) marks += `<path class="member ${k === 2 ? 'pale' : 'fill'}" d="${up}${down}Z"/>`;
    }
    return marks;
}
const swatch = (marks) => `<svg width="26" height="12" aria-hidden="true">${marks}</svg>`;
const legend = (used, more = '') => `<ul class="legend">${used.map((s) => `<li>${swatch(bar(fills[s], 0, 26, 0, 12))}${esc(statusName(s))}</li>`).join('')}${more}</ul>`;
const thinKey = () => `<li>${swatch(bar('member', 0, 10, 0, 12, true) + bar('member', 10, 26, 0, 12))}${esc(w.thin)}</li>`;
const usedStatuses = (list) => [...new Set(list.map((i) => ST[i]))].sort((p, q) => p - q);
function tipOf(i) {
    const parts = [nameOf(actors, A[i]), nameOf(blocs, B[i]), statusName(ST[i]), edtfWords(dateOf(SA[i]))];
    return EA[i] < 0 ? fill(w.tip_open, ...parts) : fill(w.tip, ...parts, edtfWords(dateOf(EA[i])));
}
// Beside an end of doubt stands its sign; where the next spell begins with it, there.
function signs(i, sc, y, next) {
    const sign = (a) => (a < 0 ? '' : /[~?%]$/.exec(account.date[a])?.[0] ?? '');
    const start = sign(SA[i]), end = EA[i] < 0 || EA[i] === SA[next] ? '' : sign(EA[i]);
    return (start ? `<text class="sm sign" x="${num(sc(SLO[i]) - 3)}" y="${y}" text-anchor="end">${start}</text>` : '') +
        (end ? `<text class="sm sign" x="${num(sc(EHI[i]) + 3)}" y="${y}">${end}</text>` : '');
}

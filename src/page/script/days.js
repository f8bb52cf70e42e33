// Days are whole numbers of the proleptic Gregorian calendar, as in the records: day 0 is 1970-01-01.
// `Date` is not asked: it knows neither days without a zone nor years before 100.
const INF = 1e15;
const {floor, min, max, round, sqrt, abs} = Math;

function dayOf(year, month = 1, day = 1) {
    const y = month <= 2 ? year - 1 : year;
    const era = floor(y / 400), ofEra = y - era * 400;
    const ofYear = floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + ofEra * 365 + floor(ofEra / 4) - floor(ofEra / 100) + ofYear - 719468;
}

// [year, month, day]; year 0 is 1 BCE.
function civil(number) {
    const z = number + 719468, era = floor(z / 146097), ofEra = z - era * 146097;
    const y = floor((ofEra - floor(ofEra / 1460) + floor(ofEra / 36524) - floor(ofEra / 146096)) / 365);
    const ofYear = ofEra - (365 * y + floor(y / 4) - floor(y / 100)), p = floor((5 * ofYear + 2) / 153);
    const month = p < 10 ? p + 3 : p - 9;
    return [y + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - floor((153 * p + 2) / 5) + 1];
}

const two = (n) => String(n).padStart(2, '0');
const isoYear = (y) => (y < 0 ? '-' : '') + String(abs(y)).padStart(4, '0');

function iso(number) {
    const [y, m, d] = civil(number);
    return `${isoYear(y)}-${two(m)}-${two(d)}`;
}

// A year, month or day as it is typed: its first and its last day, or null.
function parseDay(text) {
    const match = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.trim());
    if (!match) return null;
    const y = +match[1], m = +match[2] || 1, d = +match[3] || 1, first = dayOf(y, m, d);
    const found = civil(first);
    if (found[1] !== m || found[2] !== d || match[2] === '00' || match[3] === '00') return null;
    const after = match[3] ? first + 1 : match[2] ? dayOf(m < 12 ? y : y + 1, m < 12 ? m + 1 : 1) : dayOf(y + 1);
    return [first, after - 1];
}

// The same day so many months later, or the last day of that month before it.
function addMonths(number, months) {
    const [y, m, d] = civil(number), at = y * 12 + m - 1 + months;
    const year = floor(at / 12), month = at - year * 12 + 1;
    const length = dayOf(month < 12 ? year : year + 1, month < 12 ? month + 1 : 1) - dayOf(year, month);
    return dayOf(year, month, min(d, length));
}

// Ticks of an axis so many pixels wide: [day, label], labels at least `space` pixels from each other.
// Before year 1 they are round years BCE; there is no year 0. Short spans have months, then days.
function ticks(width, lo, hi, space) {
    const steps = (list, unit) => list.find((s) => (width * s * unit) / (hi - lo) >= space);
    const marks = [];
    const yearStep = steps([1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1e3, 2e3, 5e3, 1e4, 1e5, 1e6], 365.2425) || 1e7;
    if (hi - lo > 731) {
        const first = civil(lo)[0], last = civil(hi)[0];
        const add = (y) => {
            const at = dayOf(y);
            if (at >= lo && at <= hi) marks.push([at, yearLabel(y)]);
        };
        for (let k = floor((1 - first) / yearStep) * yearStep; k > 0 && k >= 1 - last; k -= yearStep) add(1 - k);
        for (let y = max(yearStep, floor(first / yearStep) * yearStep); y <= last; y += yearStep) add(y);
        return marks;
    }
    const months = steps([1, 2, 3, 6, 12, 24], 30.44) || 24;
    if (hi - lo > 61) {
        const [y, m] = civil(lo);
        for (let at = floor((y * 12 + m - 1) / months) * months; ; at += months) {
            const year = floor(at / 12), number = dayOf(year, at - year * 12 + 1);
            if (number > hi) return marks;
            if (number >= lo) marks.push([number, iso(number).slice(0, -3)]);
        }
    }
    const days = steps([1, 2, 5, 10, 20, 40], 1) || 80;
    for (let at = lo; at <= hi; at += days) marks.push([at, iso(at)]);
    return marks;
}

const scaleOf = (x1, x2, lo, hi) => (day) => x1 + ((min(max(day, lo), hi) - lo) * (x2 - x1)) / (hi - lo);

#!/usr/bin/env python3
"""oracle.py BUILD DATABASE PACKAGE ITEMS.jsonl...: are the claims of exercises true?

Answers the claim of every item again, from the CSV answers of blocline alone (history, chronology,
lineage, list, date) and the names*.csv of the PACKAGE: in the reading that the item was made by, and in every other reading of the
DATABASE, none of which may contradict it. Knows nothing of how items are made.
With --spoil each claim is made wrong first, and must be found wrong.
Prints a line for each wrong claim, then how many were looked at. Status 1: some were wrong (or,
spoiled, not found)."""
import csv, glob, io, json, os, sqlite3, subprocess, sys
from datetime import date

from spoil import spoil

BUILD, DB, PACKAGE = sys.argv[1:4]
SPOIL = '--spoil' in sys.argv
FILES = [a for a in sys.argv[4:] if not a.startswith('--')]
NEG, POS = -10**9, 10**9


def ask(*words):
    out = subprocess.run([os.path.join(BUILD, 'blocline'), '-q', '-d', DB, *words, '-f', 'csv'],
                         capture_output=True, text=True)
    if out.returncode:
        raise SystemExit(f'blocline {" ".join(words)}: {out.stderr}')
    return list(csv.DictReader(io.StringIO(out.stdout)))


def day(text):
    return date.fromisoformat(text).toordinal()


DATES = {}


def learn(dates):
    new = sorted({d for d in dates if d and d not in DATES})
    for i in range(0, len(new), 200):
        for row in ask('date', *new[i:i + 200]):
            lo = NEG if row['earliest'] in ('-inf', 'unknown') else day(row['earliest'])
            hi = POS if row['latest'] in ('inf', 'unknown') else day(row['latest'])
            DATES[row['edtf']] = (lo, hi)


READINGS = [r['reading'] for r in ask('list', 'readings')]
FULL = {r['status'] for r in ask('list', 'statuses') if r['class'] == 'full'}
BLOCS = [r['bloc'] for r in ask('list', 'blocs')]
STATES = {r['actor'] for r in ask('list', 'actors') if r['kind'] in ('state', '')}
HISTORY, CHRON, RUNS = {}, {}, {}


def history(reading, bloc):
    """{actor: [(status, start_lo, start_hi, end_lo, end_hi, start_event, end_event)]}"""
    key = reading, bloc
    if key not in HISTORY:
        rows = ask('history', bloc, '--status', 'all', '--reading', reading)
        learn([r['start'] for r in rows] + [r['end'] for r in rows if r['end'] != '..'])
        pairs = {}
        for r in rows:
            end = (POS, POS) if r['end'] == '..' else DATES[r['end']]
            pairs.setdefault(r['actor'], []).append(
                (r['status'], *DATES[r['start']], *end, r['start_event'], r['end_event']))
        HISTORY[key] = pairs
    return HISTORY[key]


def runs(reading, bloc, actor):
    """Full spells of a pair, those that touch joined: [start_lo, start_hi, end_lo, end_hi]."""
    if (reading, bloc, actor) in RUNS:
        return RUNS[reading, bloc, actor]
    found = RUNS[reading, bloc, actor] = []
    last = None
    for s in history(reading, bloc).get(actor, []):
        if s[0] in FULL:
            if last and last[6] and last[6] == s[5]:
                found[-1][2:] = list(s[3:5])
            else:
                found.append(list(s[1:5]))
            last = s
    return found


def full(reading, bloc, actor, d):
    """2 certain, 1 possible, 0 absent; None: the reading has no spell of the pair."""
    if actor not in history(reading, bloc):
        return None
    best = 0
    for lo, hi, end_lo, end_hi in runs(reading, bloc, actor):
        best = max(best, 2 if hi <= d < end_lo else 1 if lo <= d < end_hi else 0)
    return best


def open_signature(reading, bloc, actor, d):
    spells = history(reading, bloc).get(actor, [])
    for i, s in enumerate(spells):
        if s[0] in ('signatory', 'candidate') and s[1] <= d and \
                not any(t[0] in FULL for t in spells[i + 1:]):
            return True
    return False


def is_yes(own, reading, bloc, actor, d):
    said = full(reading, bloc, actor, d)
    return said == 2 if reading == own else said is None or said > 0


def is_no(own, reading, bloc, actor, d):
    if reading == own:
        has_full = any(runs(reading, bloc, a) for a in history(reading, bloc))
        return has_full and not full(reading, bloc, actor, d) and \
            not open_signature(reading, bloc, actor, d)
    return full(reading, bloc, actor, d) != 2


def chronology(reading):
    if reading not in CHRON:
        rows = ask('chronology', '--reading', reading)
        learn(r['date'] for r in rows)
        CHRON[reading] = {r['event']: DATES[r['date']] for r in rows}
    return CHRON[reading]


def in_order(reading, events):
    known = [chronology(reading)[e] for e in events if e in chronology(reading)]
    return all(a[1] < b[0] for a, b in zip(known, known[1:]))


def years(a, b):
    a, b = date.fromordinal(a), date.fromordinal(b)
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day))


def counted(own, reading, bloc, d, n):
    if reading == own:
        said = [full(reading, bloc, a, d) for a in history(reading, bloc)]
        return said.count(2) == n and 1 not in said and not any(
            open_signature(reading, bloc, a, d) for a in history(reading, bloc) if
            not full(reading, bloc, a, d))
    return all(is_yes(own, reading, bloc, a, d) if full(own, bloc, a, d) == 2 else
               is_no(own, reading, bloc, a, d) for a in history(own, bloc))


def status_on(reading, bloc, actor, d):
    if actor not in history(reading, bloc):
        return None
    for s in history(reading, bloc)[actor]:
        if s[2] <= d < s[3]:
            return s[0]
        if s[1] <= d < s[4]:
            return 'possibly ' + s[0]
    return ''


def lineage(bloc):
    return [(r['from'], r['to'], r['relation']) for r in ask('lineage', bloc)]


NAMES = {}


def names():
    """names.csv of the package: [(owner, lang, form, text, lo, hi)] by folded text."""
    if not NAMES:
        rows = []
        for path in sorted(glob.glob(os.path.join(PACKAGE, 'names*.csv'))):
            with open(path, newline='', encoding='utf-8') as f:
                rows += csv.DictReader(f)
        learn(r['used'] for r in rows)
        for r in rows:
            lo, hi = DATES[r['used']] if r['used'] else (NEG, POS)
            NAMES.setdefault(r['name'].casefold(), []).append(
                (r['of'], r['id'], r['lang'], r['form'], lo, hi))
    return NAMES


def check(kind, c, own, r):
    """Whether the claim stands in reading r."""
    d = day(c['day']) if c.get('day') else None
    if kind in ('members', 'odd', 'all'):
        return all(is_yes(own, r, c['bloc'], a, d) for a in c['yes']) and \
            all(is_no(own, r, c['bloc'], a, d) for a in c['no'])
    if kind == 'blocs':
        return all(is_yes(own, r, b, c['actor'], d) for b in c['yes']) and \
            all(is_no(own, r, b, c['actor'], d) for b in c['no'])
    if kind == 'together':
        return all(is_yes(own, r, b, a, d) for b in c['yes'] for a in c['actors']) and \
            all(any(is_no(own, r, b, a, d) for a in c['actors']) for b in c['no'])
    if kind == 'left':
        first, last = day(f"{c['year']}-01-01"), day(f"{c['year']}-12-31")
        return is_yes(own, r, c['left'], c['actor'], first - 1) and \
            is_no(own, r, c['left'], c['actor'], last + 1) and \
            all(is_yes(own, r, b, c['actor'], x) for b in c['stayed']
                for x in [*range(first, last, 5), last])
    if kind == 'when':
        found = runs(r, c['bloc'], c['actor'])
        if not found:
            return r != own
        span = (day(f"{c['year']}-01-01"), day(f"{c['year']}-12-31"))
        if r == own:
            return len(found) == 1 and span[0] <= found[0][0] and found[0][1] <= span[1]
        return found[0][0] <= span[1] and found[0][1] >= span[0]
    if kind == 'truefalse':
        return (is_yes if c['full'] else is_no)(own, r, c['bloc'], c['actor'], d)
    if kind == 'gap':
        mine = runs(r, c['bloc'], c['actor'])
        starts = any(run[0] == d == run[1] for run in mine) if r == own else \
            not mine or any(run[0] <= d <= run[1] for run in mine)
        return starts and not any(run[0] == d == run[1] for b in BLOCS if b != c['bloc']
                                  for run in runs(r, b, c['actor']))
    if kind == 'count':
        return counted(own, r, c['bloc'], d, c['count'])
    if kind == 'duration':
        found = runs(r, c['bloc'], c['actor'])
        if not found:
            return r != own
        lo, hi, end_lo, end_hi = found[0]
        if end_hi == POS:
            return r != own and False
        least, most = years(hi, end_lo), years(lo, end_hi)
        return least == most == c['years'] and len(found) == 1 if r == own else \
            least <= c['years'] <= most
    if kind in ('order', 'timeline', 'cards'):
        return in_order(r, c['order'])
    if kind == 'match-dates':
        known = chronology(r)
        return len(set(c['years'].values())) == len(c['years']) and all(
            e not in known or date.fromordinal(known[e][0]).year ==
            date.fromordinal(known[e][1]).year == y for e, y in c['years'].items())
    if kind == 'status':
        for a, s in c['status'].items():
            said = status_on(r, c['bloc'], a, d)
            if said != s and (r == own or (said is not None and said != 'possibly ' + s)):
                return False
        return True
    if kind == 'lineage':
        steps = lineage(c['from'])
        near = {x for s in steps for x in s[:2]}
        return (c['from'], c['to'], c['relation']) in steps and not near & set(c['no'])
    if kind == 'certain':
        if r != own:
            return True
        said = [s for s in history(r, c['bloc']).get(c['actor'], []) if s[0] == c['status']]
        found = max((2 if s[2] <= d < s[3] else 1 if s[1] <= d < s[4] else 0) for s in said) \
            if said else -1
        return found == {'certainly': 2, 'possibly': 1, 'certainly not': 0}[c['answer']]
    if kind == 'table':
        return all((is_yes if cell else is_no)(own, r, c['bloc'], a, day(f'{y}-07-01'))
                   for a, row in c['rows'].items() for y, cell in zip(c['years'], row))
    if kind in ('chart', 'curve'):
        return all(counted(own, r, c['bloc'], day(f'{y}-07-01'), n) for y, n in c['series'])
    if kind in ('match-names', 'match-langs'):
        for b, sides in c['names'].items():
            for side in sides:
                owners = {x[:2] for x in names().get(side.casefold(), [])}
                if owners != {('bloc', b)}:
                    return False
        return True
    if kind == 'homonym':
        owners = {x[1] for x in names().get(c['name'].casefold(), [])
                  if x[0] == 'bloc' and x[4] <= d <= x[5]}
        every = {x[1] for x in names().get(c['name'].casefold(), []) if x[0] == 'bloc'}
        return owners == {c['bloc']} and set(c['owners']) == every
    if kind == 'sources':
        rows = [x for x in ask('disagreements', '--reading', r) if x['event'] == c['event'] and
                x['aspect'] == 'date']
        said = {}
        for x in rows:
            said.setdefault(x['source'], []).append(x['value'])
        learn(v for vs in said.values() for v in vs)
        if r != own:
            return True
        for a, b in c['clash']:
            x, y = DATES[said[a][0]], DATES[said[b][0]]
            if x[0] <= y[1] and y[0] <= x[1]:
                return False
        alone = c['alone']
        mine = said[alone][0]
        return not any(mine in vs for s, vs in said.items() if s != alone) and \
            any(x['source'] == c['used'] and x['used'] == 'yes' for x in rows)
    if kind == 'sql':
        if r != own:
            return True
        with sqlite3.connect(f'file:{DB}?mode=ro', uri=True) as db:
            rows = ['|'.join(str(x) for x in row) for row in db.execute(c['sql'])]
        if rows != c['rows'] or d is None:
            return rows == c['rows']
        sure = {(a, s[0]) for a, spells in history(r, c['bloc']).items()
                for s in spells if s[2] <= d < s[3]}
        if 'count' in c['sql']:
            return rows == sorted(f'{s}|{sum(t == s for _, t in sure)}'
                                  for s in {t for _, t in sure})
        return rows == sorted({a for a, s in sure if s in FULL})
    raise SystemExit(f'no oracle for the kind {kind}')


def deck(lines):
    """The items of a sheet; cards, of which all are to be put in order, as one."""
    items = [x for x in lines if 'kind' in x]
    cards = [x for x in items if x['kind'] == 'cards']
    if len(cards) > 1:
        when = chronology(cards[0]['reading'])
        order = sorted({e for x in cards for e in x['claim']['order']}, key=lambda e: when[e])
        cards[0]['claim'] = {'order': order}
        items = [x for x in items if x['kind'] != 'cards'] + cards[:1]
    return items


def main():
    items, wrong, seen = 0, 0, set()
    for path in FILES:
        for item in deck([json.loads(line) for line in open(path, encoding='utf-8')]):
            items += 1
            if not item['stem'].strip():
                print(f'{path}: {item["id"]}: the stem is empty')
                wrong += 1
            text = json.dumps(item['claim'], sort_keys=True)
            if (item['kind'], text, item['reading']) in seen:
                continue
            seen.add((item['kind'], text, item['reading']))
            claim = spoil(item['kind'], item['claim']) if SPOIL else item['claim']
            own = item['reading']
            bad = [r for r in READINGS if not check(item['kind'], claim, own, r)]
            if bool(bad) != SPOIL:
                wrong += 1
                print(f'{path}: {item["id"]}: {"not found" if SPOIL else "wrong"}: '
                      f'{json.dumps(claim)} {" ".join(bad[:5])}')
    print(f'{items} items, {len(seen)} claims, {len(READINGS)} readings, {wrong} '
          f'{"not found" if SPOIL else "wrong"}')
    return 1 if wrong else 0


sys.exit(main())

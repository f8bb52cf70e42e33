#!/usr/bin/env python3
"""spoil.py ITEMS.jsonl: the same items with claims that are wrong."""
import json, sys
from datetime import date, timedelta


def spoil(kind, c):
    """A claim like it that is wrong."""
    c = json.loads(json.dumps(c))
    if kind in ('members', 'odd', 'all', 'blocs', 'together'):
        c['yes'], c['no'] = c['no'], c['yes']
    elif kind == 'left':
        c['left'], c['stayed'][0] = c['stayed'][0], c['left']
    elif kind == 'when':
        c['year'] += 1
    elif kind == 'truefalse':
        c['full'] = not c['full']
    elif kind == 'gap':
        c['day'] = (date.fromisoformat(c['day']) + timedelta(days=1)).isoformat()
    elif kind == 'count':
        c['count'] += 1
    elif kind == 'duration':
        c['years'] += 1
    elif kind in ('order', 'timeline', 'cards'):
        c['order'][0], c['order'][1] = c['order'][1], c['order'][0]
    elif kind == 'match-dates':
        first = sorted(c['years'])[0]
        c['years'][first] += 100
    elif kind in ('match-names', 'match-langs'):
        a, b = sorted(c['names'])[:2]
        c['names'][a], c['names'][b] = c['names'][b], c['names'][a]
    elif kind == 'status':
        a = sorted(c['status'])[0]
        for x in sorted(c['status']):
            if c['status'][x] != c['status'][a]:
                c['status'][a], c['status'][x] = c['status'][x], c['status'][a]
                break
    elif kind == 'lineage':
        c['to'], c['no'][0] = c['no'][0], c['to']
    elif kind == 'homonym':
        c['bloc'] = [o for o in c['owners'] if o != c['bloc']][0]
    elif kind == 'certain':
        c['answer'] = {'certainly': 'possibly', 'possibly': 'certainly not',
                       'certainly not': 'certainly'}[c['answer']]
    elif kind == 'table':
        a = sorted(c['rows'])[0]
        c['rows'][a][0] = not c['rows'][a][0]
    elif kind in ('chart', 'curve'):
        c['series'][0][1] += 1
    elif kind == 'sql':
        c['rows'][0] += 'X'
    elif kind == 'sources':
        c['alone'], c['used'] = c['used'], c['alone']
        c['clash'] = [[a, a] for a, _ in c['clash']]
    return c


if __name__ == '__main__':
    for line in open(sys.argv[1], encoding='utf-8'):
        item = json.loads(line)
        if 'kind' in item:
            item['claim'] = spoil(item['kind'], item['claim'])
        print(json.dumps(item, ensure_ascii=False))
